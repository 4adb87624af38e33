"""Books whose paragraphs are known, set as if they had lost them: a sentence a line, marks apart from words.

Knows: LitBank's full texts, Standard Ebooks' stories, how annotated corpora set their texts.  Does not know: nets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from audobon.errors import InputError
from audobon.training.unmarked_books import full_texts
from audobon.understanding.prose import parse_prose

PASSAGE_CHARACTERS = 9000
"""About 2,000 words."""
_PARAGRAPH = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"\s+")
_SHORTENED = re.compile(r"(.+?)(n['\u2019]t|['\u2019](?:ll|re|ve|d|m))", re.IGNORECASE)
_XHTML = "{http://www.w3.org/1999/xhtml}"


def books_with_paragraphs(folder: Path, split: str) -> Iterator[tuple[str, ...]]:
    """The paragraphs of each book: LitBank's full texts of a split and, for `train`, Standard Ebooks' stories.

    Raises:
        InputError: AUD-122 or AUD-123, as for `litbank_books`; AUD-132, if there are no full texts.
    """
    texts = full_texts(folder, split)
    stories = sorted((folder / "standardebooks").rglob("*.xhtml")) if split == "train" else []
    if not texts and not stories:
        raise InputError(
            "AUD-132",
            f"{folder} holds no full texts of the split {split}: litbank/original and standardebooks are empty",
            hint="name the folder of story data with --data",
        )
    for text in texts:
        yield _tidy(_PARAGRAPH.split(text))
    for file in stories:
        page = ElementTree.parse(file)
        yield _tidy("".join(paragraph.itertext()) for paragraph in page.iter(f"{_XHTML}p"))


def passages(paragraphs: Sequence[str]) -> list[tuple[str, ...]]:
    """Paragraphs of a book in rows of about `PASSAGE_CHARACTERS`; what is left at the end is left out."""
    rows: list[tuple[str, ...]] = []
    held: list[str] = []
    for paragraph in paragraphs:
        held.append(paragraph)
        if sum(map(len, held)) >= PASSAGE_CHARACTERS:
            rows.append(tuple(held))
            held = []
    return rows or ([tuple(held)] if held else [])


def without_paragraphs(paragraphs: Sequence[str]) -> tuple[str, frozenset[int]]:
    """A text a sentence a line, every word and mark apart, and the offsets at which its paragraphs begin."""
    prose = parse_prose("\n\n".join(paragraphs))
    lines: list[str] = []
    begins: set[int] = set()
    length, before = 0, -1
    for sentence in prose.sentences:
        words = [part for at in range(sentence.first, sentence.last) for part in _apart(prose.tokens[at].text)]
        if not words:
            continue
        if sentence.paragraph != before:
            begins.add(length)
            before = sentence.paragraph
        lines.append(" ".join(words))
        length += len(lines[-1]) + 1
    return "\n".join(lines), frozenset(begins)


def _apart(word: str) -> tuple[str, ...]:
    """`don't` as `do` and `n't`."""
    found = _SHORTENED.fullmatch(word)
    return (found[1], found[2]) if found else (word,)


def _tidy(paragraphs: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    spaced = (_SPACE.sub(" ", paragraph.replace("\u2060", "")).strip() for paragraph in paragraphs)
    return tuple(paragraph for paragraph in spaced if paragraph)
