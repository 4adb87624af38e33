"""How much room the words will want, before anything is drawn, and where in the frame it is kept calm.

Knows: a rough measure of set lettering; reading order, first speaker left and top.
Does not know: fonts, balloon shapes, pages: the letterer measures exactly and may go elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from audobon.comic.geometry import Box, Point
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.comic.stress import unstressed

PANEL_HEIGHT_PT = 195.0
PAGE_WIDTH_PT = 427.0
FINEST_PX_PER_PT = 220 / 72
LETTER_PT = 8.6
LOW_ENOUGH = 0.26
MOST_SHARE = 0.46
"""No more of the frame's height than this is kept for balloons."""
_HAND = 0.025
_WORTH_A_HAND = 0.65
"""Half the unit size of a hand, and the share of a balloon's room that must be left for a hand to be kept clear."""


@dataclass(frozen=True, kw_only=True)
class BalloonSize:
    """Unit width and height that one line of lettering asks for, and the speaker's wished middle x."""

    width: float
    height: float
    x: float
    kind: LetteringKind


def balloon_sizes(
    lettering: Sequence[LetteringLine], *, aspect: float, speakers: Mapping[str, float], width_px: int = 0
) -> tuple[BalloonSize, ...]:
    """Estimate each balloon.

    Args:
        lettering: In reading order; sounds float over the art and reserve nothing.
        aspect: Frame width / height.
        speakers: Unit x of every placed character.
        width_px: Frame width in pixels, where it is known: large pictures are for large panels.
    """
    width_pt, height_pt = _panel_pt(aspect, width_px=width_px)
    sizes = []
    for line in lettering:
        if line.kind is LetteringKind.SOUND or not line.text.strip():
            continue
        characters = len(unstressed(line.text.strip()))
        advance = characters * LETTER_PT * 0.52
        caption = line.kind is LetteringKind.CAPTION
        most = max(0.58 * width_pt, 84.0) if caption else min(0.62 * width_pt, 190.0)
        # A balloon is rounder than a caption: so many lines give it a pleasant shape.
        rows = int(np.ceil(np.sqrt(advance / (LETTER_PT * (6.5 if caption else 4.2)))))
        rows = max(rows, int(np.ceil(advance / most)), 1)
        wide = advance / rows * 1.12 + (10.0 if caption else 20.0)
        high = rows * LETTER_PT * 1.22 + (8.0 if caption else 16.0)
        sizes.append(
            BalloonSize(
                width=min(wide / width_pt, 0.94),
                height=min(high / height_pt, MOST_SHARE),
                x=0.0 if caption else speakers.get(line.speaker or "", 0.5),
                kind=line.kind,
            )
        )
    return tuple(sizes)


def _panel_pt(aspect: float, *, width_px: int) -> tuple[float, float]:
    """A guess at the panel's printed size: from its shape, as rows of a page are about equally high, and from its
    pixels, which are seldom finer than print asks."""
    height = PANEL_HEIGHT_PT if aspect >= 0.75 else PANEL_HEIGHT_PT * 1.45
    width = min(max(height * aspect, width_px / FINEST_PX_PER_PT), PAGE_WIDTH_PT)
    return width, width / aspect


def place_balloons(sizes: Sequence[BalloonSize]) -> tuple[Box, ...]:
    """Flow balloons from the top left in reading order, each as near above its speaker as the order allows.

    A closing caption that would press on the heads goes to the lower right corner instead.
    """
    flowing = list(sizes)
    closing: list[Box] = []
    last = flowing[-1] if flowing else None
    if last is not None and len(flowing) > 1 and last.kind is LetteringKind.CAPTION:
        whole = _flow(flowing)
        if head_room(whole) > LOW_ENOUGH or len(whole) < len(flowing):
            flowing.pop()
            closing = [Box(x=0.98 - last.width, y=0.98 - last.height, width=last.width, height=last.height)]
    return (*_flow(flowing), *closing)


def _flow(sizes: Sequence[BalloonSize]) -> list[Box]:
    boxes: list[Box] = []
    top, row_height, cursor = 0.02, 0.0, 0.02
    for size in sizes:
        wished = size.x - size.width / 2
        x = float(np.clip(wished, 0.02, max(0.98 - size.width, 0.02)))
        if x < cursor and cursor + size.width <= 0.98:
            x = cursor
        if x < cursor and boxes:
            top, row_height, cursor = top + row_height + 0.015, 0.0, 0.02
        if top + size.height > MOST_SHARE + 0.04 and boxes:
            break
        boxes.append(Box(x=x, y=top, width=size.width, height=size.height))
        row_height = max(row_height, size.height)
        cursor = x + size.width + 0.015
    return boxes


def head_room(boxes: Sequence[Box]) -> float:
    """Share of the frame's height, from the top, that the balloons of its upper half fill."""
    return max((box.bottom for box in boxes if box.center.y < 0.5), default=0.0)


def open_band(boxes: Sequence[Box]) -> tuple[float, float]:
    """Unit left and right of the widest upright band of the frame that no balloon of its upper half reaches into."""
    upper = sorted((box for box in boxes if box.center.y < 0.5), key=lambda box: box.x)
    bands, left = [], 0.0
    for box in upper:
        bands.append((left, box.x - 0.01))
        left = max(left, box.right + 0.01)
    return max([*bands, (left, 1.0)], key=lambda band: band[1] - band[0])


def clear_of_figures(boxes: Sequence[Box], faces: Sequence[Box], hands: Sequence[Point]) -> tuple[Box, ...]:
    """The boxes with any face that came to lie under them cut away, and hands where that costs little; the side that
    keeps more area stays."""
    kept = []
    for box in boxes:
        for face in faces:
            if box.intersection_area(face) > 0:
                box = _largest_rest(box, face)
        for hand in hands:
            if box.contains(hand):
                around = Box(x=hand.x - _HAND, y=hand.y - _HAND, width=2 * _HAND, height=2 * _HAND)
                rest = _largest_rest(box, around)
                box = rest if rest.area > _WORTH_A_HAND * box.area else box
        if box.width > 0.08 and box.height > 0.04:
            kept.append(box)
    return tuple(kept)


def _largest_rest(box: Box, face: Box) -> Box:
    above = Box(x=box.x, y=box.y, width=box.width, height=max(face.y - box.y, 0.0))
    below = Box(x=box.x, y=face.bottom, width=box.width, height=max(box.bottom - face.bottom, 0.0))
    left = Box(x=box.x, y=box.y, width=max(face.x - box.x, 0.0), height=box.height)
    right = Box(x=face.right, y=box.y, width=max(box.right - face.right, 0.0), height=box.height)
    return max((above, below, left, right), key=lambda rest: rest.area)
