"""Line and colour read back from a painting."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from audobon.evaluation.adherence import colour_error, line_f1

Picture = NDArray[np.uint8]


def a_circle(*, shift: int = 0) -> Picture:
    """A ring of ink, H W, 255 ink."""
    line = np.zeros((128, 128), np.uint8)
    cv2.circle(line, (64 + shift, 64), 40, 255, 2)
    return line


def on_paper(line: Picture) -> Picture:
    return cv2.cvtColor((240 - line // 255 * 220).astype(np.uint8), cv2.COLOR_GRAY2RGB)


def test_a_line_that_is_drawn_is_read_back() -> None:
    assert line_f1(on_paper(a_circle()), a_circle()) > 0.95


def test_two_pixels_beside_still_count_and_ten_do_not() -> None:
    assert line_f1(on_paper(a_circle(shift=2)), a_circle()) > 0.9
    assert line_f1(on_paper(a_circle(shift=10)), a_circle()) < 0.5


def test_blank_paper_keeps_to_no_line_and_to_an_empty_one() -> None:
    blank = np.full((128, 128, 3), 240, np.uint8)
    assert line_f1(blank, a_circle()) == 0.0
    assert line_f1(blank, np.zeros((128, 128), np.uint8)) == 1.0


def test_colour_error_is_the_distance_of_the_flat_colours() -> None:
    red = np.full((64, 64, 3), (200, 60, 50), np.uint8)
    lighter = np.full((64, 64, 3), (210, 70, 60), np.uint8)
    assert colour_error(red, red) == pytest.approx(0.0, abs=0.2)
    assert 2 < colour_error(lighter, red) < 6
