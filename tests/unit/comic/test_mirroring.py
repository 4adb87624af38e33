"""The mirror: what is turned twice is as it was, and letters are never turned."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.mirroring import mirrored_board, mirrored_frame, mirrored_page
from audobon.comic.page import Balloon, Frame, Page, TextLine
from audobon.comic.span import Span
from audobon.comic.storyboard import Camera, Facing, LetteringKind, Placement, Prop
from tests.builders import a_board, a_brief

WIDTH = 477.0
points = st.builds(Point, x=st.integers(0, 400).map(float), y=st.integers(0, 700).map(float))


def a_line(x: float, y: float, width: float) -> TextLine:
    return TextLine(text="HELLO", origin=Point(x=x, y=y), width_pt=width, size_pt=8.0)


def a_page(kind: LetteringKind, corners: list[Point], *, widths: tuple[float, ...] = (40.0,)) -> Page:
    balloon = Balloon(
        panel="p1", order=0, kind=kind, speaker="anna", outline=Outline(points=tuple(corners)), extras=(),
        body=Box(x=10, y=20, width=80, height=40), mouth=Point(x=30, y=90),
        lines=tuple(a_line(20.0, 40.0 + 10 * at, width) for at, width in enumerate(widths)), font="Delius",
        spans=(Span(start=0, end=5),), rotation_degrees=-4.0,
    )  # fmt: skip
    frame = Frame(panel="p1", box=Box(x=5, y=5, width=200, height=300))
    return Page(number=1, width_pt=WIDTH, height_pt=738, frames=(frame,), balloons=(balloon,))


@given(st.lists(points, min_size=3, max_size=6), st.sampled_from(list(LetteringKind)))
def test_a_page_turned_twice_is_as_it_was(corners: list[Point], kind: LetteringKind) -> None:
    page = a_page(kind, corners)
    assert mirrored_page(mirrored_page(page)) == page


def test_a_page_changes_sides_and_its_words_stay_words() -> None:
    page = a_page(LetteringKind.SPEECH, [Point(x=0, y=0), Point(x=9, y=0), Point(x=9, y=9)])
    turned = mirrored_page(page)
    assert turned.frames[0].box.right == WIDTH - 5
    (balloon,) = turned.balloons
    assert balloon.mouth == Point(x=WIDTH - 30, y=90)
    assert balloon.rotation_degrees == 4.0
    assert (balloon.lines[0].text, balloon.lines[0].origin.x) == ("HELLO", WIDTH - 20 - 40)


def test_a_captions_lines_begin_below_one_another() -> None:
    page = a_page(LetteringKind.CAPTION, [Point(x=0, y=0)] * 3, widths=(60.0, 30.0))
    first, second = mirrored_page(page).balloons[0].lines
    assert first.origin.x == second.origin.x == WIDTH - 20 - 60


def test_a_frame_lies_as_far_from_the_other_edge() -> None:
    turned = mirrored_frame(Frame(panel="p", box=Box(x=20, y=1, width=100, height=50)), width_pt=300)
    assert turned.box == Box(x=180, y=1, width=100, height=50)


def test_figures_and_things_change_sides_and_look_the_other_way() -> None:
    brief = replace(
        a_brief("p1"),
        camera=Camera(tilt_degrees=5.0),
        placements=(Placement(character="anna", x=0.25, facing=Facing.RIGHT, gaze="right"),),
        props=(Prop(name="chair", x=0.75),),
    )
    board = a_board(pages=[[brief]])
    (turned,) = mirrored_board(board).panels()
    (anna,) = turned.placements
    assert (anna.x, anna.facing, anna.gaze) == (0.75, Facing.LEFT, "left")
    assert turned.props[0].x == 0.25
    assert turned.camera.tilt_degrees == -5.0
    assert mirrored_board(mirrored_board(board)) == board
