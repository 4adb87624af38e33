"""Balloon bodies: a line's words broken into a few good stacks, and the smallest oval or box around each.

Knows: type size, leading, insets, superellipses.  Does not know: frames, faces or tails.
"""

from __future__ import annotations

import math
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.typography.faces import DISPLAY, LETTERING, face
from audobon.typography.line_breaking import Stack, block_profile, break_lines, lens_profile, split_words
from audobon.typography.marks import SOUND_HALO_PT
from audobon.typography.setting import drawable, measure

OVAL_POWER = 2.4
"""Superellipse exponent of a balloon: a little squarer than an ellipse, as hand-lettered balloons are."""
BOX_POWER = 12.0
REACH = {LetteringKind.SHOUT: 1.26, LetteringKind.THOUGHT: 1.1}
"""How far spikes and puffs stand out over the oval, as a share of its half axes."""
LOUDNESS = {LetteringKind.SHOUT: 1.16}
"""How much larger than speech a kind is lettered; all the rest of a book has one size."""
_KEPT_STACKS = 6
_MOST_LINES = 12
_SOUND_SIZES_PT = (30.0, 25.0, 21.0, 17.5, 14.5)


@dataclass(frozen=True, kw_only=True)
class Body:
    """One way to set a line: stack, type, and the half axes of what surrounds it, in points.

    `power` is the superellipse exponent of the region that is taken (`BOX_POWER` for captions and sounds). `reach`
    scales the taken region over the drawn oval: spikes and puffs stand out. `cost` is 0 for a beautiful setting.
    """

    kind: LetteringKind
    stack: Stack
    font: str
    size_pt: float
    leading_pt: float
    half_width: float
    half_height: float
    power: float
    reach: float
    cost: float
    rotation_degrees: float = 0.0


def set_text(line: LetteringLine) -> str:
    """The text as it is lettered: capitals for speech and sounds, mixed case for captions.

    Characters that no face can draw are left out.

    Western comics letter speech in capitals (Blambot, Comic Book Grammar & Tradition); captions here keep the prose's
    own case, so that the teller's voice looks unlike the speakers'.
    """
    text = unicodedata.normalize("NFC", " ".join(line.text.split()))
    if line.kind is not LetteringKind.CAPTION:
        text = text.upper()
    return " ".join(drawable(text, font=font_of(line.kind)).split())


def font_of(kind: LetteringKind) -> str:
    """The family that letters this kind of line."""
    return DISPLAY if kind is LetteringKind.SOUND else LETTERING


def bodies(line: LetteringLine, *, text: str, size_pt: float, room: tuple[float, float]) -> tuple[Body, ...]:
    """The best few settings of a text that fit into a room (width, height) in points, best first.

    Returns:
        At most six bodies; none if the text fits in no way.
    """
    if line.kind is LetteringKind.SOUND:
        return _sound_bodies(text, room=room)
    size_pt *= LOUDNESS.get(line.kind, 1.0)
    width_of = _width(LETTERING, size_pt)
    limit = (room[0] / REACH.get(line.kind, 1.0)) - 2 * _inset(size_pt)
    if limit < 2 * size_pt:
        return ()
    # A word that must be hyphenated may have to be cut shorter than the room: ovals are narrow at the top and bottom.
    for share in (1.0, 0.85, 0.7, 0.55):
        words = split_words(text, width_of=width_of, limit_pt=limit * share)
        made = [body for body in _settings(words, line=line, size_pt=size_pt, limit_pt=limit) if _fits(body, room)]
        if made:
            return tuple(sorted(made, key=lambda body: body.cost)[:_KEPT_STACKS])
    return ()


def _settings(words: tuple[str, ...], *, line: LetteringLine, size_pt: float, limit_pt: float) -> Iterator[Body]:
    """The words in one line, two lines, and so on."""
    width_of = _width(LETTERING, size_pt)
    boxed = line.kind is LetteringKind.CAPTION
    for count in range(1, min(len(words), _MOST_LINES) + 1):
        profile = block_profile(count) if boxed else lens_profile(count)
        stack = break_lines(words, count, width_of=width_of, profile=profile, limit_pt=limit_pt)
        if stack is not None:
            yield _boxed(stack, size_pt=size_pt) if boxed else _oval(stack, kind=line.kind, size_pt=size_pt)


def _fits(body: Body, room: tuple[float, float]) -> bool:
    return 2 * body.half_width * body.reach <= room[0] and 2 * body.half_height * body.reach <= room[1]


def _width(font: str, size_pt: float) -> Callable[[str], float]:
    return lambda text: measure(text, font=font, size_pt=size_pt)


def _inset(size_pt: float) -> float:
    """Air between text and edge: nine tenths of a capital's height, constant over the book."""
    return float(0.9 * face(LETTERING).cap_height * size_pt)


def _oval(stack: Stack, *, kind: LetteringKind, size_pt: float) -> Body:
    """The superellipse of least area that keeps its distance from every line's corners."""
    leading = 1.13 * size_pt
    cap = face(LETTERING).cap_height * size_pt
    inset = _inset(size_pt)
    half_block = ((len(stack.lines) - 1) * leading + cap) / 2
    corners = []
    for index, width in enumerate(stack.widths_pt):
        top = -half_block + index * leading
        for edge in (abs(top), abs(top + cap)):
            corners.append((width / 2 + 0.8 * inset, edge + 0.5 * inset))
    widest = max(stack.widths_pt) / 2 + inset
    best = (math.inf, 0.0, 0.0)
    for step in range(24):
        half_height = (half_block + 0.85 * inset) * (1 + step * 0.04)
        half_width = max(
            widest, *(x / (1 - min(0.97, y / half_height) ** OVAL_POWER) ** (1 / OVAL_POWER) for x, y in corners)
        )
        if half_width * half_height < best[0]:
            best = (half_width * half_height, half_width, half_height)
    _, half_width, half_height = best
    # A few words stand well on one line; a speech wants a rounder balloon.
    short = 0.0 if kind is LetteringKind.SHOUT else math.exp(-sum(stack.widths_pt) / (7 * size_pt))
    wished = 1.55 + 1.9 * short
    cost = 4 * stack.cost + 0.5 * math.log(half_width / half_height / wished) ** 2
    return Body(
        kind=kind,
        stack=stack,
        font=LETTERING,
        size_pt=size_pt,
        leading_pt=leading,
        half_width=half_width,
        half_height=half_height,
        power=OVAL_POWER,
        reach=REACH.get(kind, 1.0),
        cost=cost,
    )


def _boxed(stack: Stack, *, size_pt: float) -> Body:
    leading = 1.24 * size_pt
    cap = face(LETTERING).cap_height * size_pt
    inset = _inset(size_pt)
    half_width = max(stack.widths_pt) / 2 + inset
    half_height = ((len(stack.lines) - 1) * leading + cap) / 2 + 0.95 * inset
    aspect = half_width / half_height
    return Body(
        kind=LetteringKind.CAPTION,
        stack=stack,
        font=LETTERING,
        size_pt=size_pt,
        leading_pt=leading,
        half_width=half_width,
        half_height=half_height,
        power=BOX_POWER,
        reach=1.0,
        cost=2 * stack.cost + 0.22 * math.log(aspect / 3.0) ** 2,
    )


def _sound_bodies(text: str, *, room: tuple[float, float]) -> tuple[Body, ...]:
    """One or two lines of display letters at a slant taken from the word itself, as large as a third of the room."""
    words = text.split()
    made = []
    turn = (-1 if zlib.crc32(text.encode("utf-8")) % 2 else 1) * (4.0 + zlib.crc32(text.encode("utf-8")) % 7)
    for size in _SOUND_SIZES_PT:
        width_of = _width(DISPLAY, size)
        for count in range(1, min(2, len(words)) + 1):
            limit = 0.9 * room[0]
            stack = break_lines(words, count, width_of=width_of, profile=block_profile(count), limit_pt=limit)
            if stack is not None:
                body = _sound(stack, size_pt=size, turn_degrees=turn)
                if 2 * body.half_width <= room[0] and 2 * body.half_height <= 0.6 * room[1]:
                    share = 4 * body.half_width * body.half_height / (room[0] * room[1])
                    cost = 0.3 * (_SOUND_SIZES_PT[0] / size - 1) + 6 * max(0.0, share - 0.2)
                    made.append(replace(body, cost=cost))
    return tuple(sorted(made, key=lambda body: body.cost)[:_KEPT_STACKS])


def _sound(stack: Stack, *, size_pt: float, turn_degrees: float) -> Body:
    leading = 0.98 * size_pt
    block = (len(stack.lines) - 1) * leading + face(DISPLAY).cap_height * size_pt
    turn = math.radians(abs(turn_degrees))
    width, height = max(stack.widths_pt) + SOUND_HALO_PT, block + SOUND_HALO_PT
    return Body(
        kind=LetteringKind.SOUND,
        stack=stack,
        font=DISPLAY,
        size_pt=size_pt,
        leading_pt=leading,
        half_width=(width * math.cos(turn) + height * math.sin(turn)) / 2,
        half_height=(width * math.sin(turn) + height * math.cos(turn)) / 2,
        power=BOX_POWER,
        reach=1.0,
        cost=0.0,
        rotation_degrees=turn_degrees,
    )
