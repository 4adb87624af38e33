"""The colours of a figure are read off it, whatever the ground is and wherever it stands."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audobon.style.figure_colours import FigureColours, distance

SHADES = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def painted(ground: str, bands: list[str], *, left: int = 60, lines: bool = False) -> NDArray[np.uint8]:
    """A figure 80 px wide and 240 px tall of bands, on a ground."""
    picture = np.empty((300, 220, 3), np.uint8)
    picture[:] = rgb(ground)
    tall = 240 // len(bands)
    for place, band in enumerate(bands):
        picture[30 + place * tall : 30 + (place + 1) * tall, left : left + 80] = rgb(band)
    if lines:
        picture[30:270, left : left + 80 : 12] = 0
    return picture


def rgb(color: str) -> list[int]:
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


@settings(max_examples=25)
@given(st.lists(SHADES, min_size=4, max_size=4), st.integers(10, 120))
def test_bands_have_the_colours_that_were_painted(shades: list[str], left: int) -> None:
    ground, *bands = shades
    if min(distance(one, other) for at, one in enumerate(shades) for other in shades[at + 1 :]) < 30:
        return
    figure = FigureColours(painted(ground, bands, left=left))
    assert figure.is_tall
    for place, band in enumerate(bands):
        (first, *_) = figure.between((place + 0.2) / 3, (place + 0.8) / 3)
        assert distance(first.color, band) < 3
        assert first.share > 0.9
    assert len(figure.colours) == 3


def test_lines_are_no_colour() -> None:
    figure = FigureColours(painted("#f7efe0", ["#7b1e2e", "#2f5a8c"], lines=True))
    assert [distance(one.color, wanted) < 3 for one, wanted in zip(figure.colours, ["#7b1e2e", "#2f5a8c"], strict=True)]
    assert all(distance(one.color, "#000000") > 20 for one in figure.colours)


def test_blank_sheet_has_no_figure() -> None:
    assert FigureColours(np.full((120, 90, 3), 240, np.uint8)).colours == ()
    assert FigureColours(np.full((1, 1, 3), 7, np.uint8)).between(0, 1) == ()


def test_picture_without_a_plain_ground_counts_whole() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3)).astype(np.uint8)
    assert not FigureColours(noise).is_tall
