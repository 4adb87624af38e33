"""A text cut into paragraphs, sentences and tokens, with its quotations marked.

Knows: where sentences begin and end.  Does not know: what they mean.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from audobon.comic.span import Span
from audobon.understanding.lexicon.grammar import DOTTED
from audobon.understanding.quotations import Quotation, find_quotations, homed
from audobon.understanding.spaced_quotations import changes_of_speaker, cut_at, is_spaced
from audobon.understanding.tokens import Token, tokens_between

_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\n))*")
# A run of marks is tried once, at its beginning, so that a page of dots costs no more than a page of words.
_SENTENCE_END = re.compile(
    r"(?:(?<![.!?\u2026])[.!?\u2026]+|--|\u2014)[\"'\u201d\u2019)\]]*(?=\s)|[:;](?=[\"\u201c\u2018]?\s*$)"
)
_SPACE = re.compile(r"\s*")
_OPENERS = re.compile(r"[\"'\u201c\u2018(\[_\u2014-]*")
_BREAK = re.compile(r"^(?:\W|_)+$")
CUT = 2.0
"""A paragraph is cut where the logarithm of the odds is above this; what is less sure counts in talk alone."""
_MOST_ODDS = 30.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """Characters `[start, end)` and tokens `[first, last)`."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


class Openings(Protocol):
    """Who tells where paragraphs begin."""

    def __call__(self, text: str, quotations: Sequence[Span]) -> Mapping[int, float]:
        """The logarithm of the odds that a paragraph begins, at each offset where one may, in order."""


@dataclass(frozen=True, kw_only=True)
class Prose:
    """Everything that later steps look things up in. All lists are in text order.

    `is_spaced`: marks stand apart from words, as in annotated corpora, and paragraphs are guessed; `openings` and
    `odds` are then where one may begin and the logarithm of the odds that it does, if somebody was asked.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    token_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    is_spaced: bool
    openings: tuple[int, ...] = ()
    odds: tuple[float, ...] = ()

    def parted(self, start: int, end: int) -> float | None:
        """How likely a paragraph begins at an offset in `(start, end]`, 0..1; None if nobody was asked."""
        if not self.openings:
            return None
        rows = slice(bisect_right(self.openings, start), bisect_right(self.openings, end))
        return 1.0 - math.prod(1.0 / (1.0 + math.exp(min(one, _MOST_ODDS))) for one in self.odds[rows])

    def tokens_in(self, start: int, end: int) -> range:
        """Numbers of the tokens that begin in `[start, end)`."""
        return range(bisect_right(self.token_starts, start - 1), bisect_right(self.token_starts, end - 1))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset (or the one before it)."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    def closing(self, quotation: Quotation) -> str:
        """The mark or letter that a quotation ends with, inside of its marks."""
        inner = quotation.span.text(self.text)[:-1].rstrip()
        return inner[-1:]

    def is_break(self, paragraph: int) -> bool:
        """Whether a paragraph is only a drawn line between scenes."""
        return bool(_BREAK.match(self.paragraphs[paragraph].text(self.text)))


def parse_prose(text: str, quoted: Sequence[Span] | None = None, *, openings: Openings | None = None) -> Prose:
    """Cut a text up. Linear in its length.

    Args:
        text: Paragraphs between blank lines.
        quoted: Where the quotations are, if that is known: in the order of the text, none in another.
        openings: Asked where paragraphs begin if the text has lost them; None goes by the marks alone.
    """
    paragraphs = tuple(Span(start=match.start(), end=match.end()) for match in _PARAGRAPH.finditer(text))
    spaced = is_spaced(text)
    found = find_quotations(text, paragraphs, is_spaced=spaced) if quoted is None else homed(quoted, paragraphs)
    quotations = tuple(found)
    said: Mapping[int, float] = {}
    if spaced:
        spans = [quotation.span for quotation in quotations]
        said = openings(text, spans) if openings is not None else {}
        cuts = [at for at, odds in said.items() if odds > CUT] if said else changes_of_speaker(text, spans)
        paragraphs = cut_at(cuts, paragraphs)
        quotations = tuple(homed(spans, paragraphs))
    quote_starts = [quotation.span.start for quotation in quotations]
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for number, paragraph in enumerate(paragraphs):
        for start, end in _sentence_bounds(text, paragraph, quotations, quote_starts):
            first = len(tokens)
            tokens += tokens_between(text, start, end, sentence=len(sentences), paragraph=number)
            sentences.append(Sentence(start=start, end=end, first=first, last=len(tokens), paragraph=number))
    marked = [_with_quote(token, quotations, quote_starts) for token in tokens]
    return Prose(
        text=text,
        paragraphs=paragraphs,
        sentences=tuple(sentences),
        tokens=tuple(marked),
        quotations=quotations,
        token_starts=tuple(token.start for token in marked),
        sentence_starts=tuple(sentence.start for sentence in sentences),
        is_spaced=spaced,
        openings=tuple(said),
        odds=tuple(said.values()),
    )


def _with_quote(token: Token, quotations: tuple[Quotation, ...], starts: list[int]) -> Token:
    index = bisect_right(starts, token.start) - 1
    if index < 0 or token.start >= quotations[index].span.end:
        return token
    return Token(
        text=token.text,
        low=token.low,
        start=token.start,
        end=token.end,
        sentence=token.sentence,
        paragraph=token.paragraph,
        quote=index,
        is_word=token.is_word,
        opens=token.opens,
        is_clitic=token.is_clitic,
    )


def _after_space(text: str, start: int, end: int) -> int:
    """Where the white space from `start` on ends, at `end` at the latest."""
    space = _SPACE.match(text, start, end)
    return space.end() if space else start


def _sentence_bounds(
    text: str, paragraph: Span, quotations: tuple[Quotation, ...], quote_starts: list[int]
) -> list[tuple[int, int]]:
    """Sentence borders of a paragraph; a speech tag stays with its quotation."""
    bounds: list[tuple[int, int]] = []
    start = paragraph.start
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if not _ends_sentence(text, match, paragraph):
            continue
        if _splits_tag(text, match.end(), paragraph, quotations, quote_starts):
            continue
        bounds.append((start, match.end()))
        start = _after_space(text, match.end(), paragraph.end)
    if start < paragraph.end:
        bounds.append((start, paragraph.end))
    return bounds


def _ends_sentence(text: str, match: re.Match[str], paragraph: Span) -> bool:
    mark = match.group()
    begins = _after_space(text, match.end(), paragraph.end)
    if begins == paragraph.end:
        return False
    if mark[0] in "-\u2014:;":
        return False
    before = re.search(r"([^\W\d_]+)$", text[max(paragraph.start, match.start() - 15) : match.start()])
    is_period = mark.startswith(".") and len(mark.rstrip("\"'\u201d\u2019)]")) == 1
    if (
        is_period
        and before
        and (
            before.group(1).lower() in DOTTED
            or (len(before.group(1)) == 1 and before.group(1).isupper() and before.group(1) != "I")
        )
    ):
        return False
    opened = _OPENERS.match(text, begins, paragraph.end)
    head = text[opened.end() : min(opened.end() + 1, paragraph.end)] if opened else ""
    return head.isupper() or head.isdigit() or not head


_TAG_AFTER = re.compile(
    r"\s+(?:[A-Z][\w'\u2019.-]*\s+){1,4}(?:\w+ly\s+)?(?:said|asked|cried|replied|answered|exclaimed|remarked|shouted|called"
    r"|whispered|murmured|muttered|observed|returned|continued|added|began|inquired|enquired|thought|went on"
    r"|repeated|interrupted)\b"
)


def _splits_tag(
    text: str, end: int, paragraph: Span, quotations: tuple[Quotation, ...], quote_starts: list[int]
) -> bool:
    """Whether a border at `end` would cut `"...!" Peter said` in two."""
    index = bisect_right(quote_starts, end - 1) - 1
    if index < 0 or quotations[index].span.end != end:
        return False
    return bool(_TAG_AFTER.match(text, end, paragraph.end))
