"""A panel as the letterer sees it: its frame, and where faces, mouths, hands and calm places lie, in page points.

Knows: how pencils' unit coordinates map to the page.  Does not know: words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audobon.comic.geometry import Box, Point, point_in
from audobon.comic.page import Frame
from audobon.comic.pencils import FigureAnchors, Marked
from audobon.lettering.page_format import PageFormat

_FACE_GROWTH = 0.05
"""Faces are kept clear with some hair and chin: a twentieth of the box on every side."""
_HEADWEAR = 1.5
_LEAST_FACE_SHARE = 0.25
"""A face of which less lies in the frame is no face to the reader."""


@dataclass(frozen=True, kw_only=True)
class PanelSpace:
    """What must and should be kept clear.

    `panel` is all of it, `frame` where words may stand: of a panel that bleeds the part within the page's margins.
    `heads` are faces with what stands on them (hair, hat, ears); `mouths` holds speakers in view, `sides` where the
    others are.
    `taken` is what words may not touch besides: frames that lie in this one, with the paper around them, and a fold.
    `read` and `unread` are the balloons of the panels before and after it in its tier, in the order that they are told.
    """

    panel: Box
    frame: Box
    faces: Mapping[str, Box]
    heads: Mapping[str, Box]
    mouths: Mapping[str, tuple[float, float]]
    sides: Mapping[str, str]
    hands: tuple[tuple[float, float], ...]
    bodies: tuple[Box, ...]
    reserved: tuple[Box, ...]
    taken: tuple[Box, ...] = ()
    read: tuple[Box, ...] = ()
    unread: tuple[Box, ...] = ()


def panel_space(frame: Frame, pencils: Marked, *, page_format: PageFormat, taken: tuple[Box, ...] = ()) -> PanelSpace:
    """Map a panel's anchors onto the page; words keep out of what is `taken`, in points."""
    box = frame.box
    faces: dict[str, Box] = {}
    heads: dict[str, Box] = {}
    mouths: dict[str, tuple[float, float]] = {}
    sides: dict[str, str] = {}
    for figure in pencils.anchors:
        face = _in_view(figure.face)
        if face is not None:
            faces[figure.character] = face.placed_in(box)
            heads[figure.character] = _head(face, body=_clipped(figure.body)).placed_in(box)
        if _sees(figure.mouth):
            mouth = point_in(box, figure.mouth)
            mouths[figure.character] = (mouth.x, mouth.y)
        else:
            sides[figure.character] = _side(figure)
    hands = [point_in(box, hand) for figure in pencils.anchors for hand in figure.hands if _sees(hand)]
    return PanelSpace(
        panel=box,
        frame=box.intersection(page_format.live_area()) if page_format.bleeds(box) else box,
        faces=faces,
        heads=heads,
        mouths=mouths,
        sides=sides,
        hands=tuple((hand.x, hand.y) for hand in hands),
        bodies=tuple(_clipped(figure.body).placed_in(box) for figure in pencils.anchors),
        reserved=tuple(_clipped(each).placed_in(box) for each in pencils.reserved),
        taken=taken,
    )


def _head(face: Box, *, body: Box) -> Box:
    """The face up to the top of the figure, but no higher than one and a half faces more: then it is a raised arm."""
    top = min(face.y, max(body.y, face.y - _HEADWEAR * face.height))
    return Box(x=face.x, y=top, width=face.width, height=face.bottom - top)


def _sees(point: Point) -> bool:
    return 0.01 <= point.x <= 0.99 and 0.01 <= point.y <= 0.99


def _side(figure: FigureAnchors) -> str:
    return "left" if figure.mouth.x + figure.body.center.x < 1.0 else "right"


def _clipped(box: Box) -> Box:
    x, y = min(max(box.x, 0.0), 1.0), min(max(box.y, 0.0), 1.0)
    return Box(x=x, y=y, width=max(0.0, min(box.right, 1.0) - x), height=max(0.0, min(box.bottom, 1.0) - y))


def _in_view(face: Box) -> Box | None:
    """The part of a face in the frame, grown a little; None if hardly any of it is."""
    seen = _clipped(face)
    if face.area <= 0 or seen.area < _LEAST_FACE_SHARE * face.area:
        return None
    dx, dy = _FACE_GROWTH * face.width, _FACE_GROWTH * face.height
    return _clipped(Box(x=seen.x - dx, y=seen.y - dy, width=seen.width + 2 * dx, height=seen.height + 2 * dy))
