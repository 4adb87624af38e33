"""Columns from the top down: which characters stand upright, which lie on their side, and what stands across.

Knows: how Japanese and Chinese letterers set numbers, signs and foreign words in a column.  Does not know: faces.
Source: W3C, Requirements for Japanese Text Layout (JLREQ), sections 2.3 and 3.2; Unicode Standard Annex 50.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from audobon.typography.scripts import UPRIGHT, script_of

_MOST_ACROSS = 3
"""Figures that are set across a column in the room of one character; more stand one below the other."""
_MOST_STACKED = 4
"""Capitals of an abbreviation that stand one below the other; more lie on their side, as words do."""
_TO_WIDE = 0xFEE0
"""From a printing ASCII character to its wide form."""
_SIGNS = "!?\uff01\uff1f"
_WITHIN_WORDS = " -'\u2019.,&/"
_PIECES = re.compile("w(?:[wdp]*[wd])?|s{2,3}|d+|.")


class Stance(Enum):
    """How characters stand in a column."""

    UPRIGHT = "upright"
    ACROSS = "across"
    LYING = "lying"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of a column of one stance: its characters, the place of the first, and the characters whose shapes are
    drawn for them, one for one (a figure that stands upright is drawn wide)."""

    text: str
    start: int
    drawn: str
    stance: Stance


def column_pieces(text: str) -> tuple[Piece, ...]:
    """A column's pieces, from the top down."""
    return tuple(_joined(_pieces(text)))


def _pieces(text: str) -> Iterator[Piece]:
    for found in _PIECES.finditer("".join(map(_code, text))):
        part, kind = text[found.start() : found.end()], found.group()
        stance = Stance.UPRIGHT
        if (kind[0] == "s" and len(part) > 1) or (kind[0] == "d" and 1 < len(part) <= _MOST_ACROSS):
            stance = Stance.ACROSS
        elif kind[0] == "w" and not _is_stacked(part):
            stance = Stance.LYING
        drawn = _wide(part) if stance is Stance.UPRIGHT else _narrow(part) if stance is Stance.ACROSS else part
        yield Piece(text=part, start=found.start(), drawn=drawn, stance=stance)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Upright neighbours as one piece, so that they are shaped together."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and held.stance is piece.stance is Stance.UPRIGHT:
            held = Piece(
                text=held.text + piece.text, start=held.start, drawn=held.drawn + piece.drawn, stance=Stance.UPRIGHT
            )
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _code(char: str) -> str:
    """`w` for a letter of a word that is foreign to columns, `d` a figure, `s` a sign, `p` what stands within words."""
    if char in _SIGNS:
        return "s"
    if "0" <= char <= "9" or "\uff10" <= char <= "\uff19":
        return "d"
    if char in _WITHIN_WORDS:
        return "p"
    script = script_of(char)
    is_wide = "\uff01" <= char <= "\uff5e"
    return "u" if script is None or script in UPRIGHT or is_wide else "w"


def _is_stacked(part: str) -> bool:
    """Whether letters stand one below the other: a single one, or the capitals of an abbreviation."""
    return part.isascii() and part.isalpha() and (len(part) == 1 or (part.isupper() and len(part) <= _MOST_STACKED))


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + _TO_WIDE) if "!" <= char <= "~" else char for char in text)


def _narrow(text: str) -> str:
    return "".join(chr(ord(char) - _TO_WIDE) if "\uff01" <= char <= "\uff5e" else char for char in text)
