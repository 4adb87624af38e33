"""Setting a line: which face each character takes, and how wide the line comes out, in points.

Knows: the crossbar-I rule, coverage and the named fallback, kerning.  Does not know: where the line goes.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from audobon.typography.faces import FALLBACK, LETTERING, PLAIN_I, face

_LOG = logging.getLogger(__name__)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """One glyph of a run: its id, its pen position from the line's start and its kerned advance, in points."""

    id: int
    x_pt: float
    advance_pt: float
    char: int


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of one face within a line."""

    text: str
    face: str
    x_pt: float
    width_pt: float
    glyphs: tuple[Glyph, ...]


def measure(text: str, *, font: str, size_pt: float) -> float:
    """The advance width of a line in points."""
    return _em_width(text, font) * size_pt


def set_line(text: str, *, font: str, size_pt: float) -> tuple[Run, ...]:
    """Cut a line into runs of one face each and place every glyph. Deterministic.

    Args:
        text: What is to be set; set as it is, capitals are the caller's choice.
        font: The wanted family; characters it lacks are taken from `FALLBACK`.
        size_pt: Type size in points.
    """
    runs: list[Run] = []
    pen = 0.0
    for name, stretch in _stretches(text, font):
        glyphs = []
        start = pen
        for glyph, cluster, advance in face(name).shape(stretch):
            glyphs.append(Glyph(id=glyph, x_pt=pen, advance_pt=advance * size_pt, char=cluster))
            pen += advance * size_pt
        runs.append(Run(text=stretch, face=name, x_pt=start, width_pt=pen - start, glyphs=tuple(glyphs)))
    return tuple(runs)


def uncovered(text: str, *, font: str) -> tuple[str, ...]:
    """The characters that neither the family nor the fallback can draw, each once, in order."""
    missing = dict.fromkeys(
        char for char in text if not char.isspace() and not face(font).covers(char) and not face(FALLBACK).covers(char)
    )
    return tuple(missing)


def drawable(text: str, *, font: str) -> str:
    """The text without the characters that no face can draw; they are named in the log."""
    missing = uncovered(text, font=font)
    if not missing:
        return text
    _LOG.warning("no typeface draws %s; left out", ", ".join(f"U+{ord(char):04X}" for char in missing))
    return "".join(char for char in text if char not in missing)


@lru_cache(maxsize=65536)
def _em_width(text: str, font: str) -> float:
    return sum(advance for name, stretch in _stretches(text, font) for _, _, advance in face(name).shape(stretch))


def _stretches(text: str, font: str) -> list[tuple[str, str]]:
    """The line as (face, text) pairs, neighbours of one face joined."""
    wanted = face(font)
    plain = _plain_i_places(text) if font == LETTERING else frozenset()
    out: list[tuple[str, str]] = []
    for index, cluster in _clusters(text):
        name = PLAIN_I if index in plain and len(cluster) == 1 else font
        if not all(char.isspace() or wanted.covers(char) for char in cluster):
            name = FALLBACK
        if out and out[-1][0] == name:
            out[-1] = (name, out[-1][1] + cluster)
        else:
            out.append((name, cluster))
    return out


def _clusters(text: str) -> list[tuple[int, str]]:
    """Characters with the combining marks that follow them, which one face must draw together."""
    out: list[tuple[int, str]] = []
    for index, char in enumerate(text):
        if out and unicodedata.combining(char):
            out[-1] = (out[-1][0], out[-1][1] + char)
        else:
            out.append((index, char))
    return out


def _plain_i_places(text: str) -> frozenset[int]:
    """Where a capital I stands inside an all-capital word: crossbars are for the pronoun and Roman numerals alone.

    Source: Blambot, Comic Book Grammar & Tradition, "Crossbar I".
    """
    places: set[int] = set()
    for word in _WORD.finditer(text):
        letters = word.group()
        if len(letters) > 1 and letters.isupper() and not _ROMAN.fullmatch(letters):
            places.update(word.start() + offset for offset, letter in enumerate(letters) if letter == "I")
    return frozenset(places)
