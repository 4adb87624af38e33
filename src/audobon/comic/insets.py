"""Frames that lie in other frames: which those are, and whom of the larger picture they would hide.

Knows: frames on the page, anchors in the panel.  Does not know: who composes pages, or how pictures are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audobon.comic.geometry import Box
from audobon.comic.page import Frame
from audobon.comic.pencils import FigureAnchors, Marked

MOST_BODY = 0.1
"""The share of a figure that an inset may lie over: a foot, the end of a coat."""
_HEAD = 0.3
"""A figure that is turned away has its head in so much of it, from the top."""
_FACE_AIR = 0.15
"""Hair and chin are kept clear with the face: so much of its box on every side."""
_UNIT = Box(x=0.0, y=0.0, width=1.0, height=1.0)


def insets_in(frames: Sequence[Frame], host: str) -> tuple[Box, ...]:
    """What insets take of a panel's frame, with the paper around them, in points of the page."""
    return tuple(frame.covers for frame in frames if frame.host == host)


def hidden_by_insets(frames: Sequence[Frame], pencils: Sequence[Marked]) -> tuple[tuple[str, str], ...]:
    """Every panel and character of whom an inset would hide the face, or more than a little of the body."""
    boxes = {frame.panel: frame.box for frame in frames}
    return tuple(
        (panel.panel, figure.character)
        for panel in pencils
        for inset in insets_in(frames, panel.panel)
        for figure in panel.anchors
        if any(_hides(inset, part, host=boxes[panel.panel], most=most) for part, most in _parts(figure))
    )


def _parts(figure: FigureAnchors) -> Iterator[tuple[Box, float]]:
    """What of a figure is in view, in unit coordinates, each with the share of it that may be hidden."""
    body = figure.body.intersection(_UNIT)
    yield body, MOST_BODY
    yield Box(x=body.x, y=body.y, width=body.width, height=_HEAD * body.height), 0.0
    air = _FACE_AIR * max(figure.face.width, figure.face.height)
    yield figure.face.inset(-air).intersection(_UNIT), 0.0


def _hides(inset: Box, part: Box, *, host: Box, most: float) -> bool:
    placed = part.placed_in(host)
    return inset.intersection_area(placed) > most * placed.area
