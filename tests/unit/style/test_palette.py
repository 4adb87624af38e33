"""Palettes: read off pictures, and colours brought towards them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.style.palette import Palette, palette_of, transported

START = Palette(mean=(4.0, 16.0), spread=(90.0, 20.0, 170.0))
CHANNEL = st.floats(0, 255)


def coloured(seed: int, *, tint: tuple[int, int, int]) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, 18, (96, 96, 3))
    return np.clip(np.array(tint) + noise, 0, 255).astype(np.uint8)


def lab(colours: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(colours.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)


def test_a_palette_brought_all_the_way_is_the_other() -> None:
    first, last = (coloured(seed, tint=tint) for seed, tint in ((1, (170, 120, 90)), (2, (90, 130, 150))))
    start, end = palette_of([first]), palette_of([last])
    moved = transported(first.astype(np.float32), start=start, end=end, strength=1.0)
    reached = palette_of([moved.round().astype(np.uint8)])
    assert reached.mean == pytest.approx(end.mean, abs=2.0)
    assert reached.spread == pytest.approx(end.spread, rel=0.35, abs=10)
    half = palette_of([transported(first.astype(np.float32), start=start, end=end, strength=0.5).astype(np.uint8)])
    for channel in range(2):
        assert min(start.mean[channel], end.mean[channel]) < half.mean[channel]
        assert half.mean[channel] < max(start.mean[channel], end.mean[channel])


@settings(deadline=None, max_examples=40)
@given(colour=st.tuples(CHANNEL, CHANNEL, CHANNEL), mean=st.tuples(st.floats(-12, 12), st.floats(-12, 12)))
def test_lightness_stays(colour: tuple[float, float, float], mean: tuple[float, float]) -> None:
    picture = np.full((4, 4, 3), colour, np.float32)
    end = Palette(mean=mean, spread=(60.0, 0.0, 60.0))
    moved = transported(picture, start=START, end=end, strength=0.5)
    assert moved.min() >= 0
    assert moved.max() <= 255
    in_gamut = moved.min() > 0.5 and moved.max() < 254.5
    assert not in_gamut or abs(float(lab(moved)[0, 0, 0] - lab(picture)[0, 0, 0])) < 1.0


@pytest.mark.parametrize("grey", [0.0, 255.0])
def test_paper_and_ink_stay(grey: float) -> None:
    picture = np.full((4, 4, 3), grey, np.float32)
    end = Palette(mean=(30.0, -20.0), spread=(60.0, 0.0, 60.0))
    assert np.allclose(transported(picture, start=START, end=end, strength=1.0), picture, atol=1.0)


def test_no_strength_gives_back_the_very_colours_and_the_same_palette_hardly_moves() -> None:
    picture = coloured(3, tint=(150, 140, 100)).astype(np.float32)
    assert transported(picture, start=START, end=START, strength=0.0) is picture
    assert np.abs(transported(picture, start=START, end=START, strength=1.0) - picture).max() < 1.0


def test_a_colour_goes_the_same_way_in_every_picture() -> None:
    end = Palette(mean=(-5.0, 5.0), spread=(60.0, 0.0, 60.0))
    coat = (160.0, 80.0, 70.0)
    among = coloured(4, tint=(100, 140, 90)).astype(np.float32)
    among[10, 10] = coat
    alone = np.full((3, 3, 3), coat, np.float32)
    seen = [transported(one, start=START, end=end, strength=0.5) for one in (among, alone)]
    assert np.allclose(seen[0][10, 10], seen[1][0, 0], atol=1e-3)


def test_a_blank_sheet_has_a_palette_of_no_hue_and_none_needs_a_picture() -> None:
    blank = palette_of([np.full((64, 64, 3), 255, np.uint8)])
    assert (blank.mean, blank.spread) == ((0.0, 0.0), (0.0, 0.0, 0.0))
    with pytest.raises(ValueError, match="at least one picture"):
        palette_of([])
