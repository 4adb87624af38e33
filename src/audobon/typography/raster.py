"""Marks to pixels, anti-aliased.

Knows: how to draw pictures, shapes, strokes and glyph outlines at any scale.  Does not know: what a page or book is.
Letters are drawn from their outlines, unhinted, so that they stand exactly where a PDF has them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import aggdraw
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from audobon.comic.geometry import Box, Point
from audobon.comic.raster import Raster
from audobon.errors import ShapeError
from audobon.typography.faces import face
from audobon.typography.marks import PAPER, Mark, Picture, Shape, Stroke, Words
from audobon.typography.setting import line_runs

_SYMBOL_EM = 1000.0


def paint_marks(
    marks: Iterable[Mark],
    *,
    width_pt: float,
    height_pt: float,
    pixels_per_point: float,
    art: Callable[[str], Raster],
    paper: str = PAPER,
) -> Raster:
    """Paint marks in order on paper.

    Args:
        marks: What to paint, first painted first.
        width_pt: Page width in points.
        height_pt: Page height in points.
        pixels_per_point: Scale; 2.6 is about 187 dpi.
        art: Gives a panel's pixels by its id; they are resampled to the frame if they do not fit it.
        paper: Colour under everything.

    Returns:
        H W 3 uint8.

    Raises:
        ShapeError: AUD-420 if a panel's art is no H W 3 or H W uint8 raster.
    """
    size = (round(width_pt * pixels_per_point), round(height_pt * pixels_per_point))
    image = Image.new("RGB", size, paper)
    marks = tuple(marks)
    pending: list[Mark] = []
    with ThreadPoolExecutor() as fitting:
        # Resampling leaves the interpreter free, so while one picture is fetched others are brought to their size.
        fitted = {
            at: fitting.submit(_fitted, _pixels(mark, art=art), pixel_box(mark.box, pixels_per_point=pixels_per_point))
            for at, mark in enumerate(marks)
            if isinstance(mark, Picture)
        }
        for at, mark in enumerate(marks):
            if isinstance(mark, Picture):
                _flush(image, pending, scale=pixels_per_point)
                pending = []
                left, top, _, _ = pixel_box(mark.box, pixels_per_point=pixels_per_point)
                image.paste(fitted[at].result(), (left, top))
            else:
                pending.append(mark)
    _flush(image, pending, scale=pixels_per_point)
    return Raster(array=np.asarray(image))


def pixel_box(box: Box, *, pixels_per_point: float) -> tuple[int, int, int, int]:
    """The pixels a box covers: left, top, right, bottom, rounded to whole pixels."""
    return (
        round(box.x * pixels_per_point),
        round(box.y * pixels_per_point),
        round(box.right * pixels_per_point),
        round(box.bottom * pixels_per_point),
    )


def _pixels(mark: Picture, *, art: Callable[[str], Raster]) -> NDArray[np.uint8]:
    pixels = art(mark.panel).array
    if pixels.dtype != np.uint8 or pixels.ndim not in (2, 3) or (pixels.ndim == 3 and pixels.shape[2] != 3):
        raise ShapeError(
            "AUD-420",
            f"the art of panel {mark.panel} has shape {pixels.shape} and type {pixels.dtype}",
            hint="give H W 3 or H W pixels of 8 bits",
        )
    return np.asarray(pixels, np.uint8)


def _fitted(pixels: NDArray[np.uint8], box: tuple[int, int, int, int]) -> Image.Image:
    """A picture as large as the pixels that it covers."""
    left, top, right, bottom = box
    picture = Image.fromarray(pixels).convert("RGB")
    if picture.size == (right - left, bottom - top):
        return picture
    return picture.resize((right - left, bottom - top), Image.Resampling.LANCZOS)


def _flush(image: Image.Image, marks: Sequence[Mark], *, scale: float) -> None:
    """Draw vector marks in one go."""
    if not marks:
        return
    canvas = aggdraw.Draw(image)
    for mark in marks:
        if isinstance(mark, Shape):
            _draw_shape(canvas, mark, scale=scale)
        elif isinstance(mark, Stroke):
            pen = aggdraw.Pen(mark.color, mark.width_pt * scale)
            for path in mark.paths:
                canvas.line(_flat(path, scale=scale), pen)
        elif isinstance(mark, Words):
            _draw_words(canvas, mark, scale=scale)
    canvas.flush()


def _draw_shape(canvas: aggdraw.Draw, mark: Shape, *, scale: float) -> None:
    pen = aggdraw.Pen(mark.line, mark.line_pt * scale) if mark.line is not None else None
    brush = aggdraw.Brush(mark.fill) if mark.fill is not None else None
    for outline in mark.outlines:
        canvas.polygon(_flat(outline.points, scale=scale), pen, brush)


def _draw_words(canvas: aggdraw.Draw, mark: Words, *, scale: float) -> None:
    runs = line_runs(mark.line, font=mark.font)
    size = mark.line.size_pt
    layers = [
        *((contour.color, contour.width_pt / size) for contour in mark.contours),
        (mark.color, mark.weight_pt / size),
    ]
    for color, contour_em in layers:
        brush = aggdraw.Brush(color)
        for run in runs:
            for glyph in run.glyphs:
                symbol = _symbol(run.face, glyph.id, contour_em)
                if symbol is not None:
                    origin = Point(x=mark.line.origin.x + glyph.x_pt, y=mark.line.origin.y + glyph.y_pt)
                    em = size * scale / _SYMBOL_EM
                    canvas.settransform(_placing(mark, origin, em=em, scale=scale, is_lying=run.turned))
                    canvas.symbol((0, 0), symbol, None, brush)
    canvas.settransform()


def _placing(mark: Words, origin: Point, *, em: float, scale: float, is_lying: bool) -> tuple[float, ...]:
    """The affine map from symbol units (y up) to pixels, turned about the mark's pivot; letters that lie are turned a
    quarter further, each about its own origin."""
    turn = math.radians(mark.rotation_degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (origin.x - mark.pivot.x) * scale, (origin.y - mark.pivot.y) * scale
    x = mark.pivot.x * scale + cos * dx - sin * dy
    y = mark.pivot.y * scale + sin * dx + cos * dy
    if is_lying:
        cos, sin = -sin, cos
    return (cos * em, sin * em, x, sin * em, -cos * em, y)


@lru_cache(maxsize=4096)
def _symbol(name: str, glyph: int, contour_em: float) -> aggdraw.Symbol | None:
    """A glyph ready to stamp, `_SYMBOL_EM` units to the em; None for a space."""
    polygons = face(name).outline(glyph, contour=contour_em)
    parts = ["M" + " L".join(f"{x * _SYMBOL_EM:.2f},{y * _SYMBOL_EM:.2f}" for x, y in each) + " Z" for each in polygons]
    return aggdraw.Symbol(" ".join(parts)) if parts else None


def _flat(points: Iterable[Point], *, scale: float) -> list[float]:
    return [value * scale for point in points for value in (point.x, point.y)]
