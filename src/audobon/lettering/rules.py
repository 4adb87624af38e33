"""The hard rules, measured on drawn outlines, whoever placed them.

Knows: what may never happen on a page.  Does not know: how placing works; it shares no geometry with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.geometry import Box, Outline
from audobon.comic.page import Balloon, RuleBroken
from audobon.comic.storyboard import LetteringKind
from audobon.lettering.panel_space import PanelSpace

_CELLS_PER_PT = 2.0
Mask = NDArray[np.uint8]


def broken_rules(balloons: Sequence[Balloon], *, space: PanelSpace) -> tuple[RuleBroken, ...]:
    """Every hard rule that a panel's balloons break; empty if all hold.

    The rules: outlines stay inside the frame and clear of any frame or fold in it; no face is covered, by balloon or
    tail; no outline meets another, tails included, unless they are joined; every set line lies inside its own outline.
    """
    faults: list[RuleBroken] = []

    def found(words: str, *orders: int) -> None:
        faults.append(RuleBroken(panel=balloons[0].panel, orders=orders, words=words))

    masks = [_filled((balloon.outline, *balloon.extras), space.frame) for balloon in balloons]
    for balloon, mask in zip(balloons, masks, strict=True):
        if not _inside_frame(balloon, space.frame):
            found("it leaves the frame", balloon.order)
        for name, face in space.faces.items():
            if _covered(mask, face, frame=space.frame):
                found(f"it covers the face of {name}", balloon.order)
        if any(_covered(mask, box, frame=space.frame) for box in space.taken):
            found("it runs into an inset or the fold", balloon.order)
        if balloon.kind is not LetteringKind.SOUND and not _text_inside(balloon, mask, frame=space.frame):
            found("its words overflow its outline", balloon.order)
    for (one, first), (other, second) in combinations(zip(balloons, masks, strict=True), 2):
        if not one.shares_outline(other) and bool(np.any(first & second)):
            found("they overlap", one.order, other.order)
    return tuple(faults)


def _cells(points: NDArray[np.float64], frame: Box) -> NDArray[np.int32]:
    return np.asarray(np.round((points - np.array([frame.x, frame.y])) * _CELLS_PER_PT), dtype=np.int32)


def _blank(frame: Box) -> Mask:
    return np.zeros((int(frame.height * _CELLS_PER_PT) + 2, int(frame.width * _CELLS_PER_PT) + 2), dtype=np.uint8)


def _filled(outlines: Sequence[Outline], frame: Box) -> Mask:
    mask = _blank(frame)
    for outline in outlines:
        points = np.array([(point.x, point.y) for point in outline.points])
        cv2.fillPoly(mask, [_cells(points, frame)], 1)
    return mask


def _covered(mask: Mask, face: Box, *, frame: Box) -> bool:
    left, top = _cells(np.array([[face.x, face.y]]), frame)[0]
    right, bottom = _cells(np.array([[face.right, face.bottom]]), frame)[0]
    return bool(mask[max(0, top) : max(0, bottom), max(0, left) : max(0, right)].any())


def _inside_frame(balloon: Balloon, frame: Box) -> bool:
    points = [point for outline in (balloon.outline, *balloon.extras) for point in outline.points]
    return all(frame.contains(point) for point in points)


def _text_inside(balloon: Balloon, mask: Mask, *, frame: Box) -> bool:
    for box in (line.box(above=0.7) for line in balloon.lines):
        for x in (box.x, box.right):
            for y in (box.bottom, box.y):
                column, row = _cells(np.array([[x, y]]), frame)[0]
                if not (0 <= row < mask.shape[0] and 0 <= column < mask.shape[1]) or not mask[row, column]:
                    return False
    return True
