"""Hands: in which family, size and spacing a line is lettered, by its script, and where its set lines stand in a body.

Knows: scripts, families, leading, which way lines and columns run.  Does not know: outlines, frames or tails.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audobon.comic.geometry import Point
from audobon.comic.page import TextLine
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.comic.stress import Stretch, pieces_of_stress, unstressed
from audobon.typography.bidi import levels, line_levels
from audobon.typography.faces import LETTERING, face, family_for
from audobon.typography.line_breaking import Stack
from audobon.typography.pieces import unmarked
from audobon.typography.scripts import COLUMN_LEADING, RIGHT_TO_LEFT, UPRIGHT, Script, capitals, main_script, manner
from audobon.typography.setting import base_of, ink_of, is_turning, own_levels

_LEADING = {LetteringKind.CAPTION: 1.24, LetteringKind.SOUND: 0.98}
_SPEECH_LEADING = 1.13
_ACCENT, _DESCENDER = 0.3, 0.34
"""How far accents reach over capitals, and descenders under the base line, in em."""
_TALL, _APART = 1.0, 0.08
"""Lines that are taller than this, in em, need their own height and so much more."""
_LARGEST_PT = 9.5
"""No hand makes dialogue larger than this (Blambot, tip 17)."""
_NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Hand:
    """How one line is lettered. Lengths in em of the size that it is set in.

    Attributes:
        font: The family.
        script: Of most of its letters.
        language: A BCP 47 tag, or nothing.
        vertical: Whether it stands in columns.
        scale: Its size beside Latin capitals.
        leading: From line to line, or from column to column.
        above: What letters take over their base line.
        below: What they take under it.
    """

    font: str
    script: Script
    language: str
    vertical: bool
    scale: float
    leading: float
    above: float
    below: float

    def size_pt(self, size_pt: float, *, ease: float = 1.0) -> float:
        """The size of its letters where Latin ones have this size; `ease` is 1 where they may be as large as they like,
        0 where room is so short that they may be no larger than those."""
        scale = 1 + ease * (self.scale - 1)
        return max(size_pt, min(scale * size_pt, _LARGEST_PT))

    @property
    def is_turned(self) -> bool:
        """Whether its lines run from right to left."""
        return self.script in RIGHT_TO_LEFT


def hand_for(line: LetteringLine, text: str, *, language: str = "", vertical: bool = False) -> Hand:
    """The hand of a line.

    Args:
        line: What kind of line it is.
        text: As it is set.
        language: A BCP 47 tag, or nothing.
        vertical: Whether lines stand in columns, where their script can; sounds never do.
    """
    script = main_script(text, language=language)
    font = family_for(script, language=language, heavy=line.kind is LetteringKind.SOUND)
    is_column = vertical and script in UPRIGHT and line.kind is not LetteringKind.SOUND
    leading = _LEADING.get(line.kind, _SPEECH_LEADING)
    own = manner(script)
    low, high = ink_of(text, font=font)
    if own is None:
        scale, above, below = 1.0, face(font).cap_height, 0.0
        # Accents and descenders stand in the air that lines have anyway; towers of marks do not.
        above, below = (high if high > above + _ACCENT else above), (-low if -low > _DESCENDER else below)
    else:
        scale, above, below = own.scale, max(own.above, high), max(own.below, -low)
        leading *= own.leading / _SPEECH_LEADING
    leading = max(leading, above + below + _APART) if above + below > _TALL else leading
    return Hand(
        font=font,
        script=script,
        language=language,
        vertical=is_column,
        scale=scale,
        leading=COLUMN_LEADING if is_column else leading,
        above=above,
        below=below,
    )


@dataclass(frozen=True, kw_only=True)
class SetText:
    """A line's words as they are lettered, and where those that are stressed lie in them."""

    text: str
    stressed: tuple[Stretch, ...] = ()


def set_text(line: LetteringLine, *, language: str = "") -> SetText:
    """The text as it is lettered: capitals for speech and sounds, mixed case for captions.

    Western comics letter speech in capitals (Blambot, Comic Book Grammar & Tradition); captions here keep the prose's
    own case, so that the teller's voice looks unlike the speakers'. Scripts without capitals stay as they are. What is
    no character of a text (control characters) is left out.
    """
    tidy = unicodedata.normalize("NFC", " ".join(_NOT_PRINTED.sub(" ", line.text).split()))
    is_han = main_script(unstressed(tidy), language=language) is Script.HAN
    text, stressed = "", list[Stretch]()
    for piece, is_stressed in pieces_of_stress(tidy):
        if is_han:
            piece = re.sub(r"\.{3,}", "\u2026", re.sub(r"-{2,}", "\u2014\u2014", piece))
        elif line.kind is not LetteringKind.CAPTION:
            piece = capitals(piece, language=language)
        if is_stressed and line.kind is not LetteringKind.SOUND:
            stressed.append((len(text), len(text) + len(piece)))
        text += piece
    return SetText(text=text, stressed=tuple(stressed))


def air_pt(size_pt: float) -> float:
    """Air between text and edge: nine tenths of a capital's height, constant over the book."""
    return float(0.9 * face(LETTERING).cap_height * size_pt)


def set_lines(
    stack: Stack, *, hand: Hand, kind: LetteringKind, size_pt: float, center: tuple[float, float] = (0.0, 0.0)
) -> tuple[TextLine, ...]:
    """A stack's lines around a centre, in points.

    Lines are centred, but captions stand flush where their script begins; columns go from right to left and begin at
    one height.

    Args:
        stack: The lines and their widths.
        hand: How they are lettered.
        kind: What they say.
        size_pt: Of their letters.
        center: Of the block that they make.
    """
    if hand.vertical:
        return _columns(stack, hand=hand, size_pt=size_pt, center=center)
    said = [unmarked(line) for line in stack.lines]
    runs = _paragraph_levels([text for text, _ in said], hand)
    x, y = center
    block = ((len(stack.lines) - 1) * hand.leading + hand.above + hand.below) * size_pt
    widest = max(stack.widths_pt)
    lines = []
    for index, ((text, stressed), width) in enumerate(zip(said, stack.widths_pt, strict=True)):
        left = x - width / 2
        if kind is LetteringKind.CAPTION:
            left = x + widest / 2 - width if hand.is_turned else x - widest / 2
        baseline = y - block / 2 + hand.above * size_pt + index * hand.leading * size_pt
        origin = Point(x=left, y=baseline)
        line = TextLine(text=text, origin=origin, width_pt=width, size_pt=size_pt)
        lines.append(replace(line, levels=runs[index], stressed=stressed))
    return tuple(lines)


def _columns(stack: Stack, *, hand: Hand, size_pt: float, center: tuple[float, float]) -> tuple[TextLine, ...]:
    x, y = center
    block = ((len(stack.lines) - 1) * hand.leading + 1) * size_pt
    top = y - max(stack.widths_pt) / 2
    lines = []
    for index, (marked_text, height) in enumerate(zip(stack.lines, stack.widths_pt, strict=True)):
        text, stressed = unmarked(marked_text)
        middle = x + block / 2 - size_pt / 2 - index * hand.leading * size_pt
        origin = Point(x=middle, y=top)
        line = TextLine(text=text, origin=origin, width_pt=height, size_pt=size_pt, vertical=True)
        lines.append(replace(line, stressed=stressed))
    return tuple(lines)


def _paragraph_levels(lines: Sequence[str], hand: Hand) -> list[tuple[int, ...]]:
    """Each line's levels as those of one paragraph; empty where the line by itself would say the same."""
    text = " ".join(lines)
    if not is_turning(text):
        return [()] * len(lines)
    base = base_of(text, language=hand.language)
    found = levels(text, base=base)
    out = []
    start = 0
    for line in lines:
        here = line_levels(line, found[start : start + len(line)], base=base)
        out.append(() if here == (own_levels(line) or (0,) * len(line)) else here)
        start += len(line) + 1
    return out
