"""Balloon bodies: a line's words broken into a few good stacks, and the smallest oval or box around each.

Knows: type size, insets, superellipses.  Does not know: frames, faces or tails.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from audobon.comic.geometry import Box
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.lettering.hands import Hand, SetText, air_pt, set_lines
from audobon.typography.line_breaking import Stack, block_profile, break_lines, lens_profile
from audobon.typography.marks import SOUND_HALO_PT
from audobon.typography.pieces import Pieces, pieces_of, unmarked
from audobon.typography.setting import measure

OVAL_POWER = 2.4
"""Superellipse exponent of a balloon: a little squarer than an ellipse, as hand-lettered balloons are."""
BOX_POWER = 12.0
REACH = {LetteringKind.SHOUT: 1.26, LetteringKind.THOUGHT: 1.1, LetteringKind.RADIO: 1.17}
"""How far spikes, puffs and teeth stand out over the oval, as a share of its half axes."""
NOTE_PT, NOTE_AIR_PT = 6.0, 3.2
"""Width of the note on either side of a song's words, and its distance from the rim."""
LOUDNESS = {LetteringKind.SHOUT: 1.16}
"""How much larger than speech a kind is lettered; all the rest of a book has one size."""
_KEPT_STACKS = 6
_MOST_LINES = 12
_SOUND_SIZES_PT = (30.0, 25.0, 21.0, 17.5, 14.5)
_SOUND_WIDTH, _SOUND_HEIGHT, _SOUND_LINES = 0.9, 0.6, 4
"""The most of a room that a noise may take, across and down, and its most lines."""
_COLUMN_ASPECT = 0.75
"""Width over height of a balloon whose words stand in columns."""


@dataclass(frozen=True, kw_only=True)
class Body:
    """One way to set a line: stack, hand, type, and the half axes of what surrounds it, in points.

    `power` is the superellipse exponent of the region that is taken (`BOX_POWER` for captions and sounds). `reach`
    scales the taken region over the drawn oval: spikes and puffs stand out. `cost` is 0 for a beautiful setting.
    """

    kind: LetteringKind
    stack: Stack
    hand: Hand
    size_pt: float
    half_width: float
    half_height: float
    power: float
    reach: float
    cost: float
    rotation_degrees: float = 0.0


def bodies(
    line: LetteringLine,
    *,
    said: SetText,
    hand: Hand,
    size_pt: float,
    room: tuple[float, float],
    ease: float = 1.0,
) -> tuple[Body, ...]:
    """The best few settings of a text that fit into a room (width, height) in points, best first.

    Args:
        line: What kind of line it is.
        said: Its words as they are set.
        hand: In which hand.
        size_pt: The size of Latin letters beside it.
        room: Width and height.
        ease: How far letters of other scripts may be larger than those (see `Hand.size_pt`).

    Returns:
        At most six bodies; none if the text fits in no way.
    """
    if line.kind is LetteringKind.SOUND:
        return _sound_bodies(said.text, hand=hand, room=room)
    size = hand.size_pt(size_pt, ease=ease) * LOUDNESS.get(line.kind, 1.0)
    along = room[1] if hand.vertical else room[0]
    limit = (along / REACH.get(line.kind, 1.0)) - 2 * air_pt(size)
    if limit < 2 * size:
        return ()
    # A word that must be hyphenated may have to be cut shorter than the room: ovals are narrow at the top and bottom.
    for share in (1.0, 0.85, 0.7, 0.55):
        pieces = pieces_of(
            said.text,
            width_of=_width(hand, size),
            limit_pt=limit * share,
            language=hand.language,
            stressed=said.stressed,
        )
        settings = _settings(pieces, line=line, hand=hand, size_pt=size, limit_pt=limit)
        made = [body for body in settings if _fits(body, room)]
        if made:
            return tuple(sorted(made, key=lambda body: body.cost)[:_KEPT_STACKS])
    return ()


def _settings(pieces: Pieces, *, line: LetteringLine, hand: Hand, size_pt: float, limit_pt: float) -> Iterator[Body]:
    """The words in one line, two lines, and so on."""
    boxed = line.kind is LetteringKind.CAPTION
    for count in range(1, min(len(pieces.words), _MOST_LINES) + 1):
        # Columns begin at one height, so no lens can be made of them.
        profile = block_profile(count) if boxed or hand.vertical else lens_profile(count)
        stack = break_lines(
            pieces.words,
            count,
            width_of=_width(hand, size_pt),
            profile=profile,
            limit_pt=limit_pt,
            seams=pieces.seams,
        )
        if stack is not None:
            make = _boxed if boxed else _oval
            yield make(stack, kind=line.kind, hand=hand, size_pt=size_pt)


def _fits(body: Body, room: tuple[float, float]) -> bool:
    return 2 * body.half_width * body.reach <= room[0] and 2 * body.half_height * body.reach <= room[1]


def _width(hand: Hand, size_pt: float) -> Callable[[str], float]:
    def width_of(text: str) -> float:
        bare, stressed = unmarked(text)
        return measure(bare, font=hand.font, size_pt=size_pt, vertical=hand.vertical, stressed=stressed)

    return width_of


def _line_boxes(stack: Stack, *, hand: Hand, kind: LetteringKind, size_pt: float) -> list[Box]:
    """What a stack's lines take around the origin."""
    lines = set_lines(stack, hand=hand, kind=kind, size_pt=size_pt)
    return [line.box(above=hand.above, below=hand.below) for line in lines]


def _half_sizes(boxes: Sequence[Box]) -> tuple[float, float]:
    """How far boxes reach from the origin, across and down."""
    across = max(max(-box.x, box.right) for box in boxes)
    down = max(max(-box.y, box.bottom) for box in boxes)
    return across, down


def _oval(stack: Stack, *, kind: LetteringKind, hand: Hand, size_pt: float) -> Body:
    """The superellipse of least area that keeps its distance from every line's corners."""
    inset = air_pt(size_pt)
    boxes = _line_boxes(stack, hand=hand, kind=kind, size_pt=size_pt)
    corners = [
        (max(-box.x, box.right) + 0.8 * inset, abs(edge) + 0.5 * inset) for box in boxes for edge in (box.y, box.bottom)
    ]
    across, down = _half_sizes(boxes)
    best = (math.inf, 0.0, 0.0)
    for step in range(24):
        half_height = (down + 0.85 * inset) * (1 + step * 0.04)
        half_width = max(
            across + inset,
            *(x / (1 - min(0.97, y / half_height) ** OVAL_POWER) ** (1 / OVAL_POWER) for x, y in corners),
        )
        if half_width * half_height < best[0]:
            best = (half_width * half_height, half_width, half_height)
    _, half_width, half_height = best
    if kind is LetteringKind.SONG:
        half_width = max(half_width, across + 2 + NOTE_PT + NOTE_AIR_PT)
    # A few words stand well on one line; a speech wants a rounder balloon.
    short = 0.0 if kind is LetteringKind.SHOUT else math.exp(-sum(stack.widths_pt) / (7 * size_pt))
    wished = _COLUMN_ASPECT * (1 - 0.4 * short) if hand.vertical else 1.55 + 1.9 * short
    cost = 4 * stack.cost + 0.5 * math.log(half_width / half_height / wished) ** 2
    return Body(
        kind=kind,
        stack=stack,
        hand=hand,
        size_pt=size_pt,
        half_width=half_width,
        half_height=half_height,
        power=OVAL_POWER,
        reach=REACH.get(kind, 1.0),
        cost=cost,
    )


def _boxed(stack: Stack, *, kind: LetteringKind, hand: Hand, size_pt: float) -> Body:
    inset = air_pt(size_pt)
    across, down = _half_sizes(_line_boxes(stack, hand=hand, kind=kind, size_pt=size_pt))
    half_width, half_height = across + inset, down + 0.95 * inset
    wished = 1 / 3.0 if hand.vertical else 3.0
    return Body(
        kind=kind,
        stack=stack,
        hand=hand,
        size_pt=size_pt,
        half_width=half_width,
        half_height=half_height,
        power=BOX_POWER,
        reach=1.0,
        cost=2 * stack.cost + 0.22 * math.log(half_width / half_height / wished) ** 2,
    )


def _sound_bodies(text: str, *, hand: Hand, room: tuple[float, float]) -> tuple[Body, ...]:
    """One or two lines of display letters at a slant taken from the word itself, as large as a third of the room.

    A noise that is too long for that is cut like any other word, into a few lines of the smallest letters.
    """
    made = [
        body
        for size in _SOUND_SIZES_PT
        for body in _sounds_of(text, hand=hand, room=room, size_pt=size, limit_pt=math.inf, most=2)
    ]
    if not made:
        limit = _SOUND_WIDTH * room[0]
        made = list(
            _sounds_of(text, hand=hand, room=room, size_pt=_SOUND_SIZES_PT[-1], limit_pt=limit, most=_SOUND_LINES)
        )
    return tuple(sorted(made, key=lambda body: body.cost)[:_KEPT_STACKS])


def _sounds_of(
    text: str, *, hand: Hand, room: tuple[float, float], size_pt: float, limit_pt: float, most: int
) -> Iterator[Body]:
    """A noise at one size, in one line, two, and so on up to `most`; words wider than the limit are cut."""
    turn = (-1 if zlib.crc32(text.encode("utf-8")) % 2 else 1) * (4.0 + zlib.crc32(text.encode("utf-8")) % 7)
    width_of = _width(hand, size_pt)
    pieces = pieces_of(text, width_of=width_of, limit_pt=limit_pt, language=hand.language)
    for count in range(1, min(most, len(pieces.words)) + 1):
        stack = break_lines(
            pieces.words,
            count,
            width_of=width_of,
            profile=block_profile(count),
            limit_pt=_SOUND_WIDTH * room[0],
            seams=pieces.seams,
        )
        if stack is None:
            continue
        body = _sound(stack, hand=hand, size_pt=size_pt, turn_degrees=turn)
        if 2 * body.half_width <= room[0] and 2 * body.half_height <= _SOUND_HEIGHT * room[1]:
            share = 4 * body.half_width * body.half_height / (room[0] * room[1])
            yield replace(body, cost=0.3 * (_SOUND_SIZES_PT[0] / size_pt - 1) + 6 * max(0.0, share - 0.2))


def _sound(stack: Stack, *, hand: Hand, size_pt: float, turn_degrees: float) -> Body:
    across, down = _half_sizes(_line_boxes(stack, hand=hand, kind=LetteringKind.SOUND, size_pt=size_pt))
    turn = math.radians(abs(turn_degrees))
    width, height = 2 * across + SOUND_HALO_PT, 2 * down + SOUND_HALO_PT
    return Body(
        kind=LetteringKind.SOUND,
        stack=stack,
        hand=hand,
        size_pt=size_pt,
        half_width=(width * math.cos(turn) + height * math.sin(turn)) / 2,
        half_height=(width * math.sin(turn) + height * math.cos(turn)) / 2,
        power=BOX_POWER,
        reach=1.0,
        cost=0.0,
        rotation_degrees=turn_degrees,
    )
