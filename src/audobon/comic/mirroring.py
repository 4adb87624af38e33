"""Left and right exchanged: plans, frames, anchors and lettered pages of books that are read from right to left.

Knows: which fields lie on which side.  Does not know: how anything is staged, drawn or lettered.
Letters are never turned round: only the places where they stand change sides.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Balloon, Frame, Heading, Page, TextLine
from audobon.comic.pencils import FigureAnchors, Marked, Marks
from audobon.comic.storyboard import Facing, LetteringLine, PagePlan, PanelBrief, Placement, Storyboard

_SIDES = {"left": "right", "right": "left"}


def mirrored_board(board: Storyboard) -> Storyboard:
    """The plan with every figure and thing on the other side, so that who speaks first stands at the right."""
    return replace(board, pages=tuple(mirrored_plan(page) for page in board.pages))


def mirrored_plan(page: PagePlan) -> PagePlan:
    """One page of such a plan."""
    return replace(page, panels=tuple(_brief(panel) for panel in page.panels))


def _brief(brief: PanelBrief) -> PanelBrief:
    return replace(
        brief,
        camera=replace(brief.camera, tilt_degrees=-brief.camera.tilt_degrees + 0.0),
        placements=tuple(_placement(one) for one in brief.placements),
        props=tuple(replace(prop, x=1 - prop.x) for prop in brief.props),
        lettering=with_mirrored_places(brief).lettering,
    )


def with_mirrored_places(brief: PanelBrief) -> PanelBrief:
    """The panel with the places that a person has given its balloons on the other side, and all else as it is."""
    return replace(brief, lettering=tuple(_lettered(line) for line in brief.lettering))


def _lettered(line: LetteringLine) -> LetteringLine:
    if line.place is None:
        return line
    tip = None if line.place.tip is None else _point(line.place.tip, width=1.0)
    return replace(line, place=replace(line.place, x=1 - line.place.x, tip=tip))


def _placement(placement: Placement) -> Placement:
    return replace(
        placement,
        x=1 - placement.x,
        facing=Facing(_SIDES.get(placement.facing, placement.facing)),
        gaze=_SIDES.get(placement.gaze, placement.gaze),
    )


def mirrored_frame(frame: Frame, *, width_pt: float) -> Frame:
    """A frame on the other side of a page of this width."""
    return replace(frame, box=_box(frame.box, width=width_pt))


def mirrored_marks(pencils: Marked) -> Marks:
    """The anchors and calm places of a panel on the other side, for lettering; the pictures stay as they are."""
    return Marks(
        panel=pencils.panel,
        anchors=tuple(_anchors(one) for one in pencils.anchors),
        reserved=tuple(_box(one, width=1.0) for one in pencils.reserved),
    )


def _anchors(figure: FigureAnchors) -> FigureAnchors:
    return replace(
        figure,
        mouth=_point(figure.mouth, width=1.0),
        eyes=_point(figure.eyes, width=1.0),
        face=_box(figure.face, width=1.0),
        body=_box(figure.body, width=1.0),
        hands=tuple(_point(hand, width=1.0) for hand in figure.hands),
    )


def mirrored_page(page: Page) -> Page:
    """A lettered page with its sides exchanged; every line of words runs as it did."""
    width = page.width_pt
    return replace(
        page,
        frames=tuple(mirrored_frame(frame, width_pt=width) for frame in page.frames),
        balloons=tuple(_balloon(balloon, width=width) for balloon in page.balloons),
        headings=tuple(_heading(heading, width=width) for heading in page.headings),
        folio=None if page.folio is None else _line(page.folio, width=width),
    )


def _balloon(balloon: Balloon, *, width: float) -> Balloon:
    return replace(
        balloon,
        outline=_outline(balloon.outline, width=width),
        extras=tuple(_outline(one, width=width) for one in balloon.extras),
        body=_box(balloon.body, width=width),
        mouth=None if balloon.mouth is None else _point(balloon.mouth, width=width),
        lines=_block(balloon.lines, width=width),
        rotation_degrees=-balloon.rotation_degrees + 0.0,
    )


def _block(lines: tuple[TextLine, ...], *, width: float) -> tuple[TextLine, ...]:
    """Lines moved together: what is flush stays flush, and columns keep their order."""
    boxes = [line.box(above=1.0) for line in lines]
    by = width - min((box.x for box in boxes), default=0.0) - max((box.right for box in boxes), default=0.0)
    return tuple(replace(line, origin=Point(x=line.origin.x + by, y=line.origin.y)) for line in lines)


def _heading(heading: Heading, *, width: float) -> Heading:
    return replace(heading, lines=tuple(_line(line, width=width) for line in heading.lines))


def _line(line: TextLine, *, width: float) -> TextLine:
    return replace(line, origin=Point(x=width - line.origin.x - line.width_pt, y=line.origin.y))


def _outline(outline: Outline, *, width: float) -> Outline:
    return Outline(points=tuple(_point(point, width=width) for point in outline.points))


def _point(point: Point, *, width: float) -> Point:
    return Point(x=width - point.x, y=point.y)


def _box(box: Box, *, width: float) -> Box:
    return Box(x=width - box.right, y=box.y, width=box.width, height=box.height)
