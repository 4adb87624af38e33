"""What ink there is under and around the letters of a printed page.

Knows: pixels, relative luminance, where glyphs lie.  Does not know: balloons, or what a page should look like.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.geometry import Box
from audobon.comic.page import TextLine
from audobon.comic.raster import Raster
from audobon.typography.faces import face
from audobon.typography.setting import Run, line_runs

_FINER = 4
_MARGIN_PT = 1.0
_CORE = 0.95
"""A pixel is the pen's where glyphs cover at least this much of it."""
_CLEAR_PX = 2
"""A pixel is ground where no glyph lies within this many pixels of it: the pen is a little broader than the glyph."""
_WORST_PERCENT = 5.0


def contrast(line: TextLine, *, font: str, page: Raster, width_pt: float) -> float | None:
    """How far a set line stands out from what really lies under it, 1 to 21.

    The pen's luminance is the median over pixels that glyphs fill; the ground's is the worse twentieth of the pixels
    between and around the letters, so that a dark patch of art under one letter counts.

    Args:
        line: A line that is not turned.
        font: Its family.
        page: The printed page, H W 3 uint8.
        width_pt: The page's width in points.

    Returns:
        None where no pixel is wholly the pen's, or none is ground.

    Source:
        WCAG 2.2, contrast ratio and relative luminance.
    """
    pixels = np.asarray(page.array, np.uint8)
    scale = pixels.shape[1] / width_pt
    box = line.box(above=0.75)
    left = max(0, int((box.x - _MARGIN_PT) * scale))
    top = max(0, int((box.y - _MARGIN_PT) * scale))
    right = min(pixels.shape[1], int(np.ceil((box.right + _MARGIN_PT) * scale)))
    bottom = min(pixels.shape[0], int(np.ceil((box.bottom + _MARGIN_PT) * scale)))
    if right <= left or bottom <= top:
        return None
    covered = _coverage(line, font=font, scale=scale, corner=(left, top), size=(right - left, bottom - top))
    light = _luminance(pixels[top:bottom, left:right, :3])
    near = cv2.dilate((covered > 0).astype(np.uint8), np.ones((2 * _CLEAR_PX + 1,) * 2, np.uint8))
    core, ground = light[covered >= _CORE], light[near == 0]
    if not core.size or not ground.size:
        return None
    pen = float(np.median(core))
    return min(_ratio(pen, float(np.percentile(ground, share))) for share in (_WORST_PERCENT, 100 - _WORST_PERCENT))


def ink_box(line: TextLine, *, font: str) -> Box:
    """What a set line's glyphs fill, in points."""
    corners = [
        (line.origin.x + at[0], line.origin.y + at[1])
        for run in line_runs(line, font=font)
        for glyph in run.glyphs
        for polygon in face(run.face).outline(glyph.id)
        for at in np.asarray(polygon) @ _axes(run, line.size_pt) + (glyph.x_pt, glyph.y_pt)
    ]
    left, top = np.min(corners, axis=0).tolist()
    right, bottom = np.max(corners, axis=0).tolist()
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _axes(run: Run, em: float) -> NDArray[np.float64]:
    """From a glyph's own em, y up, to the page, y down; what lies on its side is turned a quarter clockwise."""
    return np.array([(0.0, em), (em, 0.0)] if run.turned else [(em, 0.0), (0.0, -em)])


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance of sRGB pixels, 0..1: H W."""
    share = pixels.astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def _coverage(
    line: TextLine, *, font: str, scale: float, corner: tuple[int, int], size: tuple[int, int]
) -> NDArray[np.float64]:
    """How much of each pixel of a window the line's glyphs cover, 0..1: H W."""
    width, height = size
    fine = np.zeros((height * _FINER, width * _FINER), np.uint8)
    em = line.size_pt * scale * _FINER
    for run in line_runs(line, font=font):
        axes = _axes(run, em)
        for glyph in run.glyphs:
            at = (line.origin.x + glyph.x_pt, line.origin.y + glyph.y_pt)
            pen = np.array([at[0] * scale - corner[0], at[1] * scale - corner[1]])
            polygons = [
                np.round(np.asarray(polygon) @ axes + pen * _FINER).astype(np.int32)
                for polygon in face(run.face).outline(glyph.id)
            ]
            if polygons:
                cv2.fillPoly(fine, polygons, 1)
    return np.asarray(fine.reshape(height, _FINER, width, _FINER).mean(axis=(1, 3)))
