"""LitBank's books: text, tokens and sentences, with entities, coreference, events and quotations where they are given.

Knows: the corpus's files.  Does not know: who is scored on it or trained with it.

Source: Bamman et al. 2019, NAACL (entities); Sims et al. 2019, ACL (events); Bamman et al. 2020, LREC,
arXiv:1912.01140 (coreference and quotations). https://github.com/dbamman/litbank, CC BY 4.0.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from audobon.comic.annotation import MentionForm
from audobon.comic.span import Span
from audobon.comic.story import EntityKind
from audobon.errors import InputError

TokenRange = tuple[int, int]
"""Tokens `[first, last)` of a book."""

_ENDING = "_brat"
_TEXTS = ("coref/tsv", "coref/brat", "quotations/tsv", "entities/brat", "events/brat")
_LAYERS = (("coref/tsv", ".ann"), ("quotations/tsv", ".ann"), ("entities/tsv", ".tsv"), ("events/tsv", ".tsv"))


@dataclass(frozen=True, kw_only=True)
class BookMention:
    """A mention as annotated; `entity` is the annotators' name of who or what is meant."""

    tokens: TokenRange
    kind: EntityKind
    form: MentionForm
    entity: str


@dataclass(frozen=True, kw_only=True)
class BookQuotation:
    """A quotation with its marks; `speaker` is an entity as the mentions name it, None where none is annotated."""

    tokens: TokenRange
    speaker: str | None


@dataclass(frozen=True, kw_only=True)
class LitbankBook:
    """One annotated stretch of a book; a layer that was not annotated is None.

    Attributes:
        name: As the corpus names it (`105_persuasion`).
        text: Tokens with one space between them, a sentence a line.
        tokens: Where each token stands in the text.
        sentences: The tokens of each sentence.
        mentions: The coreference layer, pronouns among them, in the order of the text.
        entities: The entity layer: spans with kinds, nested ones kept, no pronouns.
        events: Tokens by which something asserted happens.
        quotations: In the order of the text.
    """

    name: str
    text: str
    tokens: tuple[Span, ...]
    sentences: tuple[TokenRange, ...]
    mentions: tuple[BookMention, ...] | None
    entities: frozenset[tuple[int, int, EntityKind]] | None
    events: frozenset[int] | None
    quotations: tuple[BookQuotation, ...] | None

    def words(self, tokens: TokenRange) -> tuple[str, ...]:
        """The tokens' own letters."""
        return tuple(span.text(self.text) for span in self.tokens[slice(*tokens)])

    def span(self, tokens: TokenRange) -> Span:
        """The characters of a range of tokens, which holds at least one."""
        return Span(start=self.tokens[tokens[0]].start, end=self.tokens[tokens[1] - 1].end)

    def covering(self, span: Span) -> TokenRange:
        """The tokens that a stretch of text touches, so that a span off the tokens' borders is widened to them."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(token.end for token in self.tokens)


def litbank_books(folder: Path, split: str = "all") -> Iterator[LitbankBook]:
    """The books of a folder laid out like LitBank, in the order of their names.

    Args:
        folder: Holds some of `coref/tsv`, `quotations/tsv`, `entities/tsv` and `events/tsv`.
        split: `train`, `dev` or `all`; a folder without `splits.json` is not split, and gives all books.

    Raises:
        InputError: AUD-122, a file does not say what its kind of file says; AUD-123, `splits.json` cannot be read.
    """
    chosen = _chosen(folder, split)
    names = {
        path.stem.removesuffix(_ENDING) for layer, ending in _LAYERS for path in (folder / layer).glob(f"*{ending}")
    }
    for name in sorted(names):
        if chosen is None or name in chosen:
            yield read_book(folder, name)


def _chosen(folder: Path, split: str) -> frozenset[str] | None:
    """The names of a split's books; None for all of them."""
    file = folder / "splits.json"
    if split == "all" or not file.is_file():
        return None
    try:
        return frozenset(str(name) for name in json.loads(file.read_text("utf-8"))[f"suggested_{split}"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "AUD-123", f"{file} names no books as suggested_{split}", hint="mend the file, or score with --split all"
        ) from error


def read_book(folder: Path, name: str) -> LitbankBook:
    """One book of LitBank with all its layers.

    Raises:
        InputError: AUD-122, as for `litbank_books`.
    """
    coreference = _lines(folder / "coref/tsv", name, ".ann")
    quoted = _lines(folder / "quotations/tsv", name, ".ann")
    marked = _lines(folder / "entities/tsv", name, ".tsv")
    told = _lines(folder / "events/tsv", name, ".tsv")
    text = _text(folder, name, marked or told or [])
    tokens, sentences = _cut(text)
    try:
        for column in (marked, told):
            _check_tokens(text, tokens, column)
        return LitbankBook(
            name=name,
            text=text,
            tokens=tokens,
            sentences=sentences,
            mentions=None if coreference is None else _mentions(coreference, sentences),
            entities=None if marked is None else _entities(marked),
            events=None if told is None else frozenset(at for at, row in enumerate(_rows(told)) if row[1] == "EVENT"),
            quotations=None if quoted is None else _quotations(quoted, sentences),
        )
    except (ValueError, IndexError) as error:
        raise InputError(
            "AUD-122", f"LitBank's {name} in {folder} cannot be read: {error}", hint="compare the file with LitBank's"
        ) from error


def _lines(folder: Path, name: str, ending: str) -> list[str] | None:
    file = folder / f"{name}{_ENDING}{ending}"
    if not file.is_file():
        file = folder / f"{name}{ending}"
    return file.read_text("utf-8").split("\n") if file.is_file() else None


def _text(folder: Path, name: str, column: list[str]) -> str:
    """The text as it lies in the corpus, else as the tokens of a column make it."""
    for layer in _TEXTS:
        lines = _lines(folder / layer, name, ".txt")
        if lines is not None:
            return "\n".join(lines)
    sentences: list[list[str]] = [[]]
    for line in column:
        if line.strip():
            sentences[-1].append(line.split("\t")[0])
        elif sentences[-1]:
            sentences.append([])
    return "\n".join(" ".join(words) for words in sentences)


def _cut(text: str) -> tuple[tuple[Span, ...], tuple[TokenRange, ...]]:
    """Tokens at single spaces, sentences at line ends. A line is a row even if it is empty, for rows are numbered."""
    tokens: list[Span] = []
    sentences: list[TokenRange] = []
    start = 0
    for line in text.split("\n"):
        first, at = len(tokens), start
        for word in line.split(" "):
            if word:
                tokens.append(Span(start=at, end=at + len(word)))
            at += len(word) + 1
        sentences.append((first, len(tokens)))
        start += len(line) + 1
    return tuple(tokens), tuple(sentences)


def _rows(lines: list[str]) -> list[list[str]]:
    return [line.split("\t") for line in lines if line.strip()]


def _check_tokens(text: str, tokens: tuple[Span, ...], lines: list[str] | None) -> None:
    words = None if lines is None else [row[0] for row in _rows(lines)]
    if words is not None and words != [token.text(text) for token in tokens]:
        raise ValueError(f"a layer has {len(words)} tokens that are not the text's {len(tokens)}")


def _range(sentences: tuple[TokenRange, ...], numbers: list[str]) -> TokenRange:
    """Tokens from (sentence, token, sentence, token), the last of them inside."""
    sentence, token, last_sentence, last_token = (int(number) for number in numbers)
    first, last = sentences[sentence][0] + token, sentences[last_sentence][0] + last_token + 1
    if not first < last <= sentences[-1][1]:
        raise ValueError(f"tokens {first} to {last} are none of {sentences[-1][1]}")
    return first, last


def _mentions(lines: list[str], sentences: tuple[TokenRange, ...]) -> tuple[BookMention, ...]:
    """A mention that no line joins to an entity (attributes and appositions) is an entity of its own, as in CoNLL."""
    rows = _rows(lines)
    entity = {row[1]: row[2] for row in rows if row[0] == "COREF"}
    found = [
        BookMention(
            tokens=_range(sentences, row[2:6]),
            kind=EntityKind(row[7].strip()),
            form=MentionForm(row[8].strip()),
            entity=entity.get(row[1], f"{row[1]} alone"),
        )
        for row in rows
        if row[0] == "MENTION"
    ]
    return tuple(sorted(found, key=lambda mention: mention.tokens))


def _quotations(lines: list[str], sentences: tuple[TokenRange, ...]) -> tuple[BookQuotation, ...]:
    rows = _rows(lines)
    speaker = {row[1]: row[2].strip() for row in rows if row[0] == "ATTRIB"}
    found = [
        BookQuotation(tokens=_range(sentences, row[2:6]), speaker=speaker.get(row[1]))
        for row in rows
        if row[0] == "QUOTE"
    ]
    return tuple(sorted(found, key=lambda quotation: quotation.tokens))


def _entities(lines: list[str]) -> frozenset[tuple[int, int, EntityKind]]:
    """The union of the nested BIO columns."""
    rows = _rows(lines)
    found: set[tuple[int, int, EntityKind]] = set()
    for column in range(1, len(rows[0]) if rows else 1):
        start = -1
        labels = [row[column].strip() for row in rows]
        for at, label in enumerate([*labels, "O"]):
            if start >= 0 and not label.startswith("I-"):
                found.add((start, at, EntityKind(labels[start][2:])))
                start = -1
            if label.startswith("B-"):
                start = at
    return frozenset(found)
