"""Stressed words: those that the source sets in italics or bold, and those that it shouts in capitals.

Knows: how print stresses, and which capitals are no stress.  Does not know: how stress is lettered.

In balloons all words are capitals, so a word that only its capitals stressed would be lost among them.
Source: Blambot, "Comic Book Grammar & Tradition" (emphasis is bold italic).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.storyboard import LetteringKind, LetteringLine, PanelBrief, Storyboard
from audobon.comic.stress import WORD, unstressed, with_stress
from audobon.staging.listing import listed

_ROMAN = re.compile(r"[IVXLCDM]+")
_LONG = 5
"""Capitals of so many letters are a word, whether or not it is found in small letters too."""
_SHORT_WORDS = listed(
    """all am and any are be best big but can did do even ever for from get go had has he her here him his how if
    is it its just last least less me more most much must my next no none nor not now of off oh on one only or
    our out own run same she so some stop such that the them then they this to too two up us very want was we
    well were what when who why will with yes yet you your"""
)
_MOST_WHOLE = 3
"""A line that is stressed from end to end stands out by itself, if it has more words than this."""


def stressed(board: Storyboard, manuscript: Manuscript) -> Storyboard:
    """The plan with marks around the words of its lines that the manuscript stresses."""
    found = stressed_words(manuscript)
    if not found:
        return board
    pages = [
        replace(page, panels=tuple(_panel(panel, manuscript.text, found) for panel in page.panels))
        for page in board.pages
    ]
    return replace(board, pages=tuple(pages))


def stressed_words(manuscript: Manuscript) -> tuple[Span, ...]:
    """The words of a manuscript that are stressed, in order."""
    text = manuscript.text
    found = {word for span in manuscript.stressed for word in _words(text, span)}
    small = {word.casefold() for word in WORD.findall(text) if not word.isupper()}
    for paragraph in re.finditer(r"[^\n]+", text):
        words = _words(text, Span(start=paragraph.start(), end=paragraph.end()))
        found.update(_capital_words(text, words, small=small))
    return tuple(sorted(found))


def _words(text: str, within: Span) -> list[Span]:
    return [
        Span(start=within.start + word.start(), end=within.start + word.end())
        for word in WORD.finditer(within.text(text))
    ]


def _capital_words(text: str, words: Sequence[Span], *, small: set[str]) -> Iterator[Span]:
    """A paragraph's words in capitals among others that are not; those at its very head are print's own."""
    first = next((index for index, span in enumerate(words) if not span.text(text).isupper()), None)
    if first is None:
        return
    is_printed = text[words[0].start - 1 : words[0].start] in ("", "\n")
    for span in words[first:] if is_printed else words:
        if _is_shouted(span.text(text), after=text[span.end : span.end + 1], small=small):
            yield span


def _is_shouted(word: str, *, after: str, small: set[str]) -> bool:
    """Whether capitals spell a word, not a number, initials or an abbreviation."""
    if not word.isupper() or len(word) < 2 or any(char.isdigit() for char in word):
        return False
    if word.casefold() in _SHORT_WORDS:
        return True
    if _ROMAN.fullmatch(word) or (after == "." and len(word) < _LONG):
        return False
    return len(word) >= _LONG or word.casefold() in small


def _panel(panel: PanelBrief, text: str, found: Sequence[Span]) -> PanelBrief:
    return replace(panel, lettering=tuple(_line(line, text, found) for line in panel.lettering))


def _line(line: LetteringLine, text: str, found: Sequence[Span]) -> LetteringLine:
    """A line, marked: its words are found again in the stretches that it comes from."""
    here = {span for span in found if any(span.overlaps(own) for own in line.spans)}
    if not here or line.kind is LetteringKind.SOUND:
        return line
    bare = unstressed(line.text)
    said = list(WORD.finditer(bare))
    told = [word for own in line.spans for word in _words(text, own)]
    matcher = SequenceMatcher(
        None, [span.text(text).casefold() for span in told], [word.group().casefold() for word in said], autojunk=False
    )
    pairs = [
        (told[block.a + offset], said[block.b + offset])
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    ]
    marked = [(span, word) for span, word in pairs if span in here]
    is_whole = len(marked) == len(said)
    if is_whole and (len(said) > _MOST_WHOLE or all(span.text(text).isupper() for span, _ in marked)):
        return line
    return replace(line, text=with_stress(bare, [word.span() for _, word in marked])) if marked else line
