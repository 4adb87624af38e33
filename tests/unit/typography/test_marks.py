"""Marks and their pixels."""

import math
from itertools import pairwise

import numpy as np
import pytest

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import TextLine
from audobon.comic.raster import Raster
from audobon.errors import ShapeError
from audobon.typography.faces import DISPLAY, LETTERING
from audobon.typography.marks import Contour, Mark, Picture, Shape, Words, dashes, drawn_border, words
from audobon.typography.paths import signed_area, united
from audobon.typography.raster import paint_marks
from audobon.typography.setting import measure

SQUARE = Box(x=10, y=10, width=40, height=30)


def no_art(panel: str) -> Raster:
    raise KeyError(panel)


def painted(*marks: Mark, scale: float = 2.0) -> np.ndarray:
    raster = paint_marks(marks, width_pt=100, height_pt=60, pixels_per_point=scale, art=no_art, paper="#ffffff")
    return raster.array.astype(int)


def a_set_line(text: str, *, size_pt: float = 12.0, font: str = LETTERING) -> TextLine:
    return TextLine(
        text=text, origin=Point(x=10, y=40), width_pt=measure(text, font=font, size_pt=size_pt), size_pt=size_pt
    )


def test_paint_marks_makes_a_page_of_the_asked_size() -> None:
    assert painted(scale=1.5).shape == (90, 150, 3)


def test_paint_marks_is_deterministic() -> None:
    mark = words(a_set_line("HELLO"), font=LETTERING)
    assert (painted(mark) == painted(mark)).all()


def test_words_reach_as_far_as_they_measure() -> None:
    line = a_set_line("HAM")
    ink = painted(words(line, font=LETTERING), scale=4).min(axis=2) < 128
    columns = np.flatnonzero(ink.any(axis=0)) / 4
    assert columns[0] == pytest.approx(10, abs=1.0)
    assert columns[-1] == pytest.approx(10 + line.width_pt, abs=1.5)


def test_words_stand_on_their_baseline() -> None:
    ink = painted(words(a_set_line("HAM"), font=LETTERING), scale=4).min(axis=2) < 128
    assert np.flatnonzero(ink.any(axis=1))[-1] / 4 == pytest.approx(40, abs=0.5)


def test_contour_surrounds_letters_on_all_sides() -> None:
    line = a_set_line("O", size_pt=30, font=DISPLAY)
    plain = Words(line=line, font=DISPLAY, color="#000000", pivot=line.origin)
    rimmed = Words(
        line=line,
        font=DISPLAY,
        color="#000000",
        pivot=line.origin,
        contours=(Contour(color="#ff0000", width_pt=6),),
    )
    inner, outer = painted(plain)[..., 1] < 128, painted(rimmed)[..., 1] < 128
    assert outer[inner].all()
    for axis in (0, 1):
        first, wide = np.flatnonzero(inner.any(axis=axis)), np.flatnonzero(outer.any(axis=axis))
        assert first[0] - wide[0] == pytest.approx(6, abs=1)
        assert wide[-1] - first[-1] == pytest.approx(6, abs=1)


def test_turned_words_turn_about_their_pivot() -> None:
    line = a_set_line("I", size_pt=20)
    turned = Words(line=line, font=LETTERING, color="#000000", pivot=Point(x=50, y=30), rotation_degrees=180)
    upright = Words(line=line, font=LETTERING, color="#000000", pivot=Point(x=50, y=30))
    assert np.abs(painted(turned)[::-1, ::-1] - painted(upright)).mean() < 1.0


def test_picture_fills_its_box() -> None:
    art = Raster(array=np.full((7, 9, 3), 40, np.uint8))
    page = paint_marks(
        (Picture(panel="p", box=SQUARE),),
        width_pt=100,
        height_pt=60,
        pixels_per_point=2,
        art=lambda _: art,
        paper="#ffffff",
    ).array
    assert (page[20:80, 20:100] == 40).all()
    assert (page[:20] == 255).all()


def test_picture_of_the_wrong_shape_is_refused() -> None:
    art = Raster(array=np.zeros((4, 4, 2), np.uint8))
    mark = Picture(panel="p7", box=SQUARE)
    with pytest.raises(ShapeError, match="p7"):
        paint_marks((mark,), width_pt=100, height_pt=60, pixels_per_point=1, art=lambda _: art)


def test_drawn_border_stays_within_a_third_of_a_point() -> None:
    border = drawn_border(SQUARE, seed_text="p1")
    for point in border.points:
        off = min(
            abs(point.x - SQUARE.x), abs(point.x - SQUARE.right), abs(point.y - SQUARE.y), abs(point.y - SQUARE.bottom)
        )
        assert off < 0.34
    assert border != drawn_border(SQUARE, seed_text="p2")


def test_dashes_are_even_and_close_without_a_seam() -> None:
    circle = Outline(
        points=tuple(Point(x=20 * math.cos(a / 50 * math.pi), y=20 * math.sin(a / 50 * math.pi)) for a in range(100))
    )
    lengths = [sum(math.dist((a.x, a.y), (b.x, b.y)) for a, b in pairwise(dash)) for dash in dashes(circle)]
    assert max(lengths) - min(lengths) < 0.05


def test_shape_is_filled_and_lined() -> None:
    outline = Outline(points=(Point(x=10, y=10), Point(x=60, y=10), Point(x=60, y=40), Point(x=10, y=40)))
    page = painted(Shape(outlines=(outline,), fill="#00ff00", line="#ff0000", line_pt=4))
    assert tuple(page[50, 70]) == (0, 255, 0)
    assert tuple(page[50, 20]) == (255, 0, 0)


def test_united_squares_are_one_contour_without_holes() -> None:
    one = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    other = ((5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0))
    contours = united((one, other))
    assert len(contours) == 1
    assert abs(signed_area(contours[0])) == pytest.approx(175)


def test_what_runs_the_other_way_round_is_added_not_cut_out() -> None:
    one = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    other = ((15.0, 3.0), (5.0, 3.0), (5.0, 7.0), (15.0, 7.0))
    for contours in (united((one, other)), united((one, other[::-1]))):
        assert len(contours) == 1
        assert abs(signed_area(contours[0])) == pytest.approx(120)
