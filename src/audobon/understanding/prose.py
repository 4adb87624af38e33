"""A text cut into paragraphs, sentences and tokens, with its quotations marked.

Knows: where words and sentences begin and end.  Does not know: what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.span import Span
from audobon.understanding.lexicon.grammar import DOTTED
from audobon.understanding.quotations import Quotation, find_quotations, homed
from audobon.understanding.spaced_quotations import is_spaced, likely_paragraphs

_TOKEN = re.compile(
    r"(?P<apart>(?<=\s)['\u2019](?:s|S)(?![\w'\u2019]))"
    r"|(?P<word>[^\W\d_]+(?:['\u2019-][^\W\d_]+)*)|(?P<number>\d[\d,.]*\d|\d)"
    r""
    r"|(?P<dash>--+|\u2014|\u2013)|(?P<mark>[^\w\s]|_)"
)
_CLITIC = re.compile(r"(?<=[^\W\d_])['\u2019](?:s|S)$")
_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\n))*")
# A run of marks is tried once, at its beginning, so that a page of dots costs no more than a page of words.
_SENTENCE_END = re.compile(
    r"(?:(?<![.!?\u2026])[.!?\u2026]+|--|\u2014)[\"'\u201d\u2019)\]]*(?=\s)|[:;](?=[\"\u201c\u2018]?\s*$)"
)
_OPENING_MARKS = ('"', "\u201c", "\u2018", ":", "(", "!", "?")
_SPACE = re.compile(r"\s*")
_OPENERS = re.compile(r"[\"'\u201c\u2018(\[_\u2014-]*")
_BREAK = re.compile(r"^(?:\W|_)+$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A word, number or mark. `low` is lower case; `quote` numbers the quotation it is in, -1 for none."""

    text: str
    low: str
    start: int
    end: int
    sentence: int
    paragraph: int
    quote: int
    is_word: bool
    opens: bool
    is_clitic: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """Characters `[start, end)` and tokens `[first, last)`."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, kw_only=True)
class Prose:
    """Everything that later steps look things up in. All lists are in text order.

    `is_spaced`: marks stand apart from words, as in annotated corpora, and paragraphs are guessed.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    token_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    is_spaced: bool

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


def parse_prose(text: str, quoted: Sequence[Span] | None = None) -> Prose:
    """Cut a text up. Linear in its length.

    Args:
        text: Paragraphs between blank lines.
        quoted: Where the quotations are, if that is known: in the order of the text, none in another.
    """
    paragraphs = tuple(Span(start=match.start(), end=match.end()) for match in _PARAGRAPH.finditer(text))
    spaced = is_spaced(text)
    found = find_quotations(text, paragraphs, is_spaced=spaced) if quoted is None else homed(quoted, paragraphs)
    quotations = tuple(found)
    if spaced:
        paragraphs = likely_paragraphs(text, paragraphs, [quotation.span for quotation in quotations])
        quotations = tuple(homed([quotation.span for quotation in quotations], paragraphs))
    quote_starts = [quotation.span.start for quotation in quotations]
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for number, paragraph in enumerate(paragraphs):
        for start, end in _sentence_bounds(text, paragraph, quotations, quote_starts):
            first = len(tokens)
            tokens += _tokens(text, start, end, sentence=len(sentences), paragraph=number)
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


def _tokens(text: str, start: int, end: int, *, sentence: int, paragraph: int) -> list[Token]:
    tokens: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text, start, end):
        is_apart = match.lastgroup == "apart"
        is_word = is_apart or match.lastgroup in ("word", "number")
        parts = [(match.start(), match.end())]
        clitic = _CLITIC.search(match.group()) if is_word and not is_apart else None
        if clitic:
            parts = [(match.start(), match.start() + clitic.start()), (match.start() + clitic.start(), match.end())]
        for number, (begin, stop) in enumerate(parts):
            word = text[begin:stop]
            tokens.append(
                Token(
                    text=word,
                    low=word.lower().replace("\u2019", "'"),
                    start=begin,
                    end=stop,
                    sentence=sentence,
                    paragraph=paragraph,
                    quote=-1,
                    is_word=is_word,
                    opens=opens and is_word,
                    is_clitic=is_apart or number == 1,
                )
            )
        # A word after an opening mark, a colon or a dash may be capitalised without being a name.
        opens = (opens and not is_word) or match.group() in _OPENING_MARKS
    return tokens


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
