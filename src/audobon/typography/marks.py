"""A page as marks: pictures, shapes, strokes and words in painting order, the same for every output format.

Knows: how each kind of lettering looks (ink, tint, line width, dashes).  Does not know: pixels, PDF, or placement.
All lengths in points, y down; colours are `#rrggbb`.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Balloon, Frame, Heading, Page, TextLine
from audobon.comic.storyboard import LetteringKind
from audobon.typography.faces import DERIVED, DISPLAY, LETTERING
from audobon.typography.setting import line_runs

INK = "#15130f"
PAPER = "#fffdf6"
WHITE = "#ffffff"
CAPTION_TINT = "#fff1c9"
SOUND_FILL = "#ffd23c"
BALLOON_LINE_PT = 1.1
CAPTION_LINE_PT = 0.8
BORDER_LINE_PT = 1.35
SOUND_INK_PT = 2.2
SOUND_HALO_PT = 4.4
PEN_WEIGHT_PT = 0.2
"""Delius is a light hand; on coloured pages its strokes are drawn this much broader. Other faces are not."""
DASH_PT = (3.4, 2.3)
COVER_RIM_PT = 5.0
"""A cover's picture stands on a mount of paper so much wider on every side."""
COVER_INK = 0.13
"""The ink around a cover's title, in em."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A panel's art, filling a box."""

    panel: str
    box: Box


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Closed outlines with an optional fill and an optional line around them; `parts_art` is a gutter within a picture,
    which lies among the art."""

    outlines: tuple[Outline, ...]
    fill: str | None
    line: str | None = None
    line_pt: float = 0.0
    parts_art: bool = False


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """Open lines of one width, round at the ends."""

    paths: tuple[tuple[Point, ...], ...]
    color: str
    width_pt: float


@dataclass(frozen=True, kw_only=True)
class Contour:
    """A line of ink around letters, under their fill: colour and full width in points."""

    color: str
    width_pt: float


@dataclass(frozen=True, kw_only=True)
class Words:
    """A set line. `rotation_degrees` turns it clockwise about `pivot`; `contours` lie under it, widest first.

    `weight_pt` is a line of the letters' own colour around them: the pen that draws them is that much broader.
    """

    line: TextLine
    font: str
    color: str
    pivot: Point
    rotation_degrees: float = 0.0
    contours: tuple[Contour, ...] = ()
    weight_pt: float = 0.0


Mark = Picture | Shape | Stroke | Words


def page_marks(page: Page) -> tuple[Mark, ...]:
    """Everything on a composed page, first painted first: art, borders, insets with theirs, balloons in reading order,
    headings, folio."""
    marks: list[Mark] = _ground(page)
    wide = [frame for frame in page.frames if not frame.host]
    marks += [Picture(panel=frame.panel, box=frame.box) for frame in wide]
    marks += [_border(frame) for frame in wide]
    for frame in page.frames:
        if frame.host:
            marks.append(Shape(outlines=(_corners(frame.covers),), fill=PAPER, parts_art=True))
            marks += [Picture(panel=frame.panel, box=frame.box), _border(frame)]
    for balloon in sorted(page.balloons, key=lambda balloon: balloon.order):
        marks += balloon_marks(balloon)
    for heading in page.headings:
        marks += [_heading(line, heading) for line in heading.lines]
    if page.folio is not None:
        marks.append(words(page.folio, font=LETTERING))
    return tuple(marks)


def typefaces(page: Page) -> tuple[str, ...]:
    """The families that a page is lettered in, those that stand in for others included."""
    lines = [(line, balloon.font) for balloon in page.balloons for line in balloon.lines]
    lines += [(line, heading.font) for heading in page.headings for line in heading.lines]
    lines += [(page.folio, LETTERING)] if page.folio is not None else []
    names = {run.face for line, font in lines for run in line_runs(line, font=font)}
    return tuple(sorted({DERIVED.get(name, name) for name in names}))


def _ground(page: Page) -> list[Mark]:
    """The page's own colour to its edges, and a thin light line around the frames of a page that has one."""
    if not page.ground:
        return []
    sheet = Box(x=0.0, y=0.0, width=page.width_pt, height=page.height_pt)
    rims = [
        Shape(outlines=(_corners(_grown(frame.box, COVER_RIM_PT)),), fill=PAPER, line=INK, line_pt=BORDER_LINE_PT)
        for frame in page.frames
    ]
    return [Shape(outlines=(_corners(sheet),), fill=page.ground), *rims]


def _border(frame: Frame) -> Shape:
    drawn = drawn_border(frame.box, seed_text=frame.panel)
    return Shape(outlines=(drawn,), fill=None, line=INK, line_pt=BORDER_LINE_PT)


def _corners(box: Box) -> Outline:
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return Outline(points=tuple(Point(x=x, y=y) for x, y in corners))


def _grown(box: Box, by: float) -> Box:
    return Box(x=box.x - by, y=box.y - by, width=box.width + 2 * by, height=box.height + 2 * by)


def _heading(line: TextLine, heading: Heading) -> Words:
    if not heading.light:
        return words(line, font=heading.font)
    rims = (Contour(color=INK, width_pt=line.size_pt * COVER_INK),) if heading.font == DISPLAY else ()
    return replace(words(line, font=heading.font, color=PAPER), contours=rims)


def words(line: TextLine, *, font: str, color: str = INK) -> Words:
    """A plain horizontal line of ink."""
    return Words(line=line, font=font, color=color, pivot=line.origin)


def balloon_marks(balloon: Balloon) -> list[Mark]:
    """One balloon: its outline filled and inked after its kind, then its words; a joined one has words alone."""
    is_sound = balloon.kind is LetteringKind.SOUND
    contours = (Contour(color=WHITE, width_pt=SOUND_HALO_PT), Contour(color=INK, width_pt=SOUND_INK_PT))
    said = [
        Words(
            line=line,
            font=balloon.font,
            color=SOUND_FILL if is_sound else INK,
            pivot=balloon.body.center,
            rotation_degrees=balloon.rotation_degrees,
            contours=contours if is_sound else (),
            weight_pt=PEN_WEIGHT_PT if balloon.font == LETTERING else 0.0,
        )
        for line in balloon.lines
    ]
    return [*(_drawn(balloon) if balloon.joined is None else ()), *said]


def _drawn(balloon: Balloon) -> list[Mark]:
    """What is drawn of a balloon besides its words."""
    outlines = (balloon.outline, *balloon.extras)
    if balloon.kind is LetteringKind.SOUND:
        return []
    if balloon.kind is LetteringKind.CAPTION:
        return [Shape(outlines=outlines, fill=CAPTION_TINT, line=INK, line_pt=CAPTION_LINE_PT)]
    if balloon.kind is LetteringKind.WHISPER:
        paths = tuple(path for outline in outlines for path in dashes(outline))
        return [Shape(outlines=outlines, fill=WHITE), Stroke(paths=paths, color=INK, width_pt=BALLOON_LINE_PT)]
    if balloon.kind is LetteringKind.SONG:
        rim = Shape(outlines=(balloon.outline,), fill=WHITE, line=INK, line_pt=BALLOON_LINE_PT)
        return [rim, Shape(outlines=balloon.extras, fill=INK)]
    return [Shape(outlines=outlines, fill=WHITE, line=INK, line_pt=BALLOON_LINE_PT)]


def drawn_border(box: Box, *, seed_text: str) -> Outline:
    """A frame's border as a steady hand would rule it: straight, but for a third of a point."""
    rng = np.random.default_rng(zlib.crc32(seed_text.encode("utf-8")))
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    points: list[Point] = []
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        steps = max(4, round(math.hypot(x1 - x0, y1 - y0) / 9))
        phase = rng.uniform(0, 2 * math.pi, 2)
        for step in range(steps):
            t = step / steps
            off = 0.2 * math.sin(2.1 * math.pi * t + phase[0]) + 0.11 * math.sin(5.3 * math.pi * t + phase[1])
            # The sway fades at the corners, so that the four sides meet where the frame has its corners.
            off *= min(1.0, 6 * min(t, 1 - t))
            points.append(
                Point(
                    x=x0 + t * (x1 - x0) + off * (0 if y0 == y1 else 1),
                    y=y0 + t * (y1 - y0) + off * (1 if y0 == y1 else 0),
                )
            )
    return Outline(points=tuple(points))


def dashes(outline: Outline) -> tuple[tuple[Point, ...], ...]:
    """The outline cut into dashes of even length that close without a seam."""
    xy = np.array([(point.x, point.y) for point in (*outline.points, outline.points[0])])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(xy, axis=0).T))])
    period = sum(DASH_PT)
    count = max(3, round(along[-1] / period))
    scale = along[-1] / (count * period)
    return tuple(
        _stretch(xy, along, start=index * period * scale, end=(index * period + DASH_PT[0]) * scale)
        for index in range(count)
    )


def _stretch(
    xy: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    along: np.ndarray[tuple[int], np.dtype[np.float64]],
    *,
    start: float,
    end: float,
) -> tuple[Point, ...]:
    inner = along[(along > start) & (along < end)]
    places: Sequence[float] = [start, *inner.tolist(), end]
    xs, ys = np.interp(places, along, xy[:, 0]), np.interp(places, along, xy[:, 1])
    return tuple(Point(x=float(x), y=float(y)) for x, y in zip(xs, ys, strict=True))
