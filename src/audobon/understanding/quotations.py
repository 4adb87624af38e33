"""Finding quotations: what somebody says, in any style of marks, and nothing that is only in marks.

Knows: quotation marks, apostrophes, speeches over several paragraphs, scare quotes.  Does not know: who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.span import Span
from audobon.understanding.dash_speech import dash_quotations, speaks_in_dashes
from audobon.understanding.lexicon.grammar import DETERMINERS, PREPOSITIONS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.spaced_quotations import spaced_quotations

_LINE = re.compile(r"[^\n]+")
_MARKS = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019']")
_DOUBLE_OPEN = '"\u201c\u201e\u00ab'
_DOUBLE_CLOSE = '"\u201d\u201c\u00bb'
_ELISIONS = re.compile(
    r"['\u2019\u2018](?:tis|twas|twere|twill|twould|em|bout|cause|til|till|un|ere|im|er|is|e|way|nother)\b",
    re.IGNORECASE,
)
_BEFORE_OPEN = " \t\n(-\u2014\u2013[/"
_LOOK_AHEAD = 3
_TERMINAL = ".,!?;:-\u2014\u2013\u2026"
_NAMING = listed(
    "called named term termed word words name title entitled titled sign signed phrase labelled labeled marked"
)


_WORD_BEFORE = 60
"""How far back the last word before a quotation is looked for, in characters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """One outer quotation, its marks inside the span. `continues`: the speech goes on in the next paragraph."""

    span: Span
    paragraph: int
    continues: bool


def find_quotations(text: str, paragraphs: Sequence[Span], *, is_spaced: bool) -> list[Quotation]:
    """All outer quotations of a text, in order; scare quotes, titles and names mentioned are left out.

    A speech over several paragraphs gives one quotation a paragraph; all but the last have `continues`.

    Args:
        text: The text.
        paragraphs: Its paragraphs.
        is_spaced: Whether its marks stand apart from words.
    """
    units = _lines(text) if is_spaced else paragraphs
    if speaks_in_dashes(text, units):
        return homed(dash_quotations(text, units), paragraphs)
    if is_spaced:
        quotations = homed(spaced_quotations(text, paragraphs), paragraphs)
        return [
            one for one in quotations if not _is_mention(text, one.span.start, one.span.end, paragraphs[one.paragraph])
        ]
    is_single = _single_style(text)
    found: list[Quotation] = []
    held: tuple[int, int] | None = None
    for number, paragraph in enumerate(paragraphs):
        spans, open_start = _paragraph_quotes(text, paragraph, is_single=is_single, held=held)
        start_of_held, paragraph_of_held = held or (-1, number)
        held = None
        for start, end in spans:
            if start == start_of_held or not _is_mention(text, start, end, paragraph):
                home = paragraph_of_held if start == start_of_held else number
                found.append(Quotation(span=Span(start=start, end=end), paragraph=home, continues=False))
        if open_start is None:
            continue
        if _runs_on(text, paragraphs[number + 1 : number + 1 + _LOOK_AHEAD], is_single=is_single):
            held = (open_start, paragraph_of_held if open_start == start_of_held else number)
            continue
        continues = number + 1 < len(paragraphs) and _opens(text, paragraphs[number + 1].start, is_single=is_single)
        if paragraph.end - open_start > 2:
            span = Span(start=open_start, end=paragraph.end)
            found.append(Quotation(span=span, paragraph=number, continues=continues))
    return found


def _lines(text: str) -> list[Span]:
    """Such texts have a sentence on each line, and no paragraphs."""
    return [Span(start=line.start(), end=line.end()) for line in _LINE.finditer(text)]


def homed(spans: Sequence[Span], paragraphs: Sequence[Span]) -> list[Quotation]:
    """Whole speeches with the paragraphs that they begin in."""
    starts = [paragraph.start for paragraph in paragraphs]
    return [
        Quotation(span=span, paragraph=max(bisect_right(starts, span.start) - 1, 0), continues=False) for span in spans
    ]


def _single_style(text: str) -> bool:
    """Whether speech stands in single marks: more words open with a single mark than with a double one."""
    doubles = len(re.findall(r"(?:^|[\s(\u2014-])[\"\u201c\u201e\u00ab](?=[^\s])", text))
    singles = len(re.findall(r"(?:^|[\s(\u2014-])[\u2018'](?=[A-Z])(?!(?:Tis|Twas|Twere|Twill|Em|Arry|Im)\b)", text))
    return singles > doubles


def _opens(text: str, offset: int, *, is_single: bool) -> bool:
    return text[offset] in ("'\u2018" if is_single else _DOUBLE_OPEN)


def _runs_on(text: str, paragraphs: Sequence[Span], *, is_single: bool) -> bool:
    """Whether the next marked paragraph closes before it opens: then the speech before it goes on (over verse, say)."""
    for paragraph in paragraphs:
        if _opens(text, paragraph.start, is_single=is_single):
            return False
        for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
            at = match.start()
            if (match.group() in "'\u2018\u2019") != is_single or (is_single and _is_apostrophe(text, at, paragraph)):
                continue
            return not _looks_open(text, at, paragraph) and _looks_closed(text, at, paragraph)
    return False


def _looks_open(text: str, at: int, paragraph: Span) -> bool:
    if text[at] in "\u201c\u201e\u2018\u00ab":
        return True
    if text[at] in "\u201d\u2019\u00bb":
        return False
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return before in _BEFORE_OPEN and not after.isspace()


def _looks_closed(text: str, at: int, paragraph: Span) -> bool:
    if text[at] in "\u201d\u2019\u00bb":
        return True
    if text[at] in "\u201e\u2018\u00ab":
        return False
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not before.isspace() and (after.isspace() or not after.isalnum())


def _is_apostrophe(text: str, at: int, paragraph: Span) -> bool:
    """A single mark that belongs to a word: `don't`, `'tis`, `the boys' hats`."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if before.isalnum() and after.isalnum():
        return True
    if text[at] != "\u2018" and _ELISIONS.match(text, at) and not before.isalnum() and before not in _TERMINAL:
        return True
    # Speech closes after a mark of punctuation; a bare letter before means a possessive plural or a dropped letter.
    is_dropped = before.isalpha() and after == " " and text[at] in "'\u2019"
    return is_dropped and text[at + 2 : at + 3].islower()


def _paragraph_quotes(
    text: str, paragraph: Span, *, is_single: bool, held: tuple[int, int] | None
) -> tuple[list[tuple[int, int]], int | None]:
    """Closed spans of a paragraph, and where a quotation that is still open began."""
    spans: list[tuple[int, int]] = []
    start: int | None = held[0] if held else None
    is_outer_double = not is_single
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        is_double = mark not in "'\u2018\u2019"
        if not is_double and (not is_single or _is_apostrophe(text, at, paragraph)):
            continue
        if start is None:
            if _can_open(text, at, paragraph):
                start, is_outer_double = at, is_double
        elif is_double == is_outer_double and _can_close(text, at, paragraph):
            spans.append((start, at + 1))
            start = None
    return spans, start


def _can_open(text: str, at: int, paragraph: Span) -> bool:
    after = text[at + 1] if at + 1 < paragraph.end else " "
    before = text[at - 1] if at > paragraph.start else " "
    if text[at] in "\u201d\u2019":
        return False
    if text[at] == "'":
        return before in _BEFORE_OPEN and not after.isspace()
    return not after.isspace() or before.isspace()


def _can_close(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if text[at] in "\u201d\u00bb":
        return True
    if text[at] in "\u201c\u2018\u00ab\u201e":
        return False
    if text[at] == '"':
        return not (before.isspace() and not after.isspace())
    return not before.isspace() and not after.isalnum()


def _is_mention(text: str, start: int, end: int, paragraph: Span) -> bool:
    """Words in marks that nobody says: scare quotes, titles, names mentioned."""
    inner = text[start + 1 : end - 1].strip()
    words = inner.split()
    if not words:
        return True
    before = re.findall(r"[\w'\u2019-]+|[^\w\s]", text[max(paragraph.start, start - _WORD_BEFORE) : start])
    last = before[-1].lower() if before else ""
    if len(words) > 6 or not last or not (last[0].isalnum()):
        return False
    ends_like_speech = inner[-1] in "!?\u2014-" or (
        inner[-1] in ".,;" and last not in DETERMINERS | PREPOSITIONS | _NAMING
    )
    if ends_like_speech and last not in _NAMING | DETERMINERS:
        return False
    after = text[end : end + 30].lstrip()
    if last == "read" and inner[-1].isalnum() and after[:1].islower():
        return True
    return last in DETERMINERS | PREPOSITIONS | _NAMING or (
        inner[-1].isalnum() and not _follows_saying(last) and bool(after) and (after[0].islower() or after[0] in ".,;)")
    )


def _follows_saying(word: str) -> bool:
    return word in _SAYING_FORMS or word.endswith("ing")


_SAYING_FORMS = listed(
    "said say says cried cry answered replied asked called shouted sang whispered thought read out exclaimed repeated"
)
