"""Finding speech that a dash opens and nothing closes: `\u2014 Come up, he said. Come up!`

Knows: dashes, words of saying.  Does not know: quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audobon.comic.span import Span
from audobon.understanding.lexicon.grammar import DETERMINERS, SECOND_PRONOUNS, SUBJECT_PRONOUNS
from audobon.understanding.morphology import is_past_form, is_saying

_DASH = r"(?:--+|\u2014|\u2013|\u2015)"
_OPENS = re.compile(rf"\s*({_DASH})\s*(?=\w)")
_LED_IN = re.compile(rf":\s+({_DASH})\s*(?=\w)")
_MARKS = re.compile('["\u201c\u201d\u00ab\u00bb]')
_LEAST_SPEECHES = 3
_PIECE = re.compile(r"[^,.!?;\u2026]+[,.!?;\u2026]*")
_WORD = re.compile(r"[\w'\u2019-]+")
_TAG_WORDS = 5
"""A verb of saying stands among so many words of its tag."""


def speaks_in_dashes(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether speech is opened by dashes: some paragraphs begin with one, and more than hold quotation marks."""
    dashed = sum(_begins(text, paragraph) is not None for paragraph in paragraphs)
    if dashed < _LEAST_SPEECHES:
        return False
    return dashed > sum(_MARKS.search(text, paragraph.start, paragraph.end) is not None for paragraph in paragraphs)


def dash_quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """What is said, the dash inside; a tag within the paragraph cuts it in two."""
    spans: list[Span] = []
    for paragraph in paragraphs:
        begins = _begins(text, paragraph)
        if begins is not None:
            spans += _said(text, begins, paragraph.end)
    return spans


def _begins(text: str, paragraph: Span) -> int | None:
    """Where a paragraph's dash stands: at its beginning, or behind the colon that leads to speech."""
    opens = _OPENS.match(text, paragraph.start, paragraph.end) or _LED_IN.search(text, paragraph.start, paragraph.end)
    return opens.start(1) if opens else None


def _said(text: str, start: int, end: int) -> list[Span]:
    """What is said of `[start, end)`, without the tags; a tag goes to the end of its sentence."""
    spans: list[Span] = []
    begun: int | None = start
    in_tag = False
    for piece in _PIECE.finditer(text, start, end):
        ends_sentence = piece.group()[-1] in ".!?\u2026"
        if in_tag:
            in_tag = not ends_sentence
        elif piece.start() > start and _is_tag(piece.group()):
            if begun is not None:
                spans.append(Span(start=begun, end=begun + len(text[begun : piece.start()].rstrip())))
            begun, in_tag = None, not ends_sentence
        elif begun is None:
            begun = piece.start() + len(piece.group()) - len(piece.group().lstrip())
    if begun is not None:
        spans.append(Span(start=begun, end=begun + len(text[begun:end].rstrip())))
    return [span for span in spans if _WORD.search(text, span.start, span.end)]


def _is_tag(piece: str) -> bool:
    """`he said gaily`, `Buck Mulligan said`, `said the old man`: somebody and a verb of saying, and no word before."""
    words = _WORD.findall(piece)[:_TAG_WORDS]
    says = next((number for number, word in enumerate(words) if is_saying(word.lower())), None)
    if says is None:
        return False
    who = words[:says] or words[says + 1 :]
    first = who[0] if who else ""
    if not is_past_form(words[says].lower()) or first.lower() in SECOND_PRONOUNS:
        return False
    return first.lower() in SUBJECT_PRONOUNS | DETERMINERS or first[:1].isupper()
