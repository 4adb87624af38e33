"""What a named style does with colour."""

import numpy as np
import pytest

from audobon.painting.manners import MANNERS, PLAIN, in_manner, manner_of
from audobon.training.export import NAMED_STYLES
from tests.unit.painting.test_painter import an_order

PENCILS = an_order().pencils


def _hue(picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> float:
    return float(np.ptp(picture.astype(np.int16), axis=2).mean())


def test_every_manner_is_of_a_style_that_the_weights_name() -> None:
    assert set(MANNERS) <= set(NAMED_STYLES)
    assert manner_of("a hand of one's own") == PLAIN


def test_a_plain_manner_leaves_the_pencils_alone() -> None:
    assert in_manner(PENCILS, manner_of("storybook")) is PENCILS


@pytest.mark.parametrize("style", ["ink", "engraving", "wash"])
def test_monochrome_media_have_tone_and_no_hue(style: str) -> None:
    found = in_manner(PENCILS, manner_of(style))
    draft, flat = (np.asarray(r.array, np.uint8) for r in (found.draft, found.control("flat")))
    assert _hue(draft) == _hue(flat) == 0
    assert np.array_equal(found.control("line").array, PENCILS.control("line").array)
    assert found.masks == PENCILS.masks


def test_paper_shows_through_and_hue_may_be_stronger() -> None:
    draft = np.asarray(PENCILS.draft.array, np.uint8)
    pale = np.asarray(in_manner(PENCILS, manner_of("watercolour")).draft.array, np.uint8)
    assert pale.mean() > draft.mean()
    plate = np.asarray(in_manner(PENCILS, manner_of("colour_plate")).draft.array, np.uint8)
    assert _hue(plate) >= _hue(draft)


def test_a_comic_has_flat_colour_under_its_lines() -> None:
    found = in_manner(PENCILS, manner_of("comic"))
    clear = np.asarray(PENCILS.control("line").array) == 255
    draft, flat = (np.asarray(r.array, np.uint8) for r in (found.draft, found.control("flat")))
    assert np.array_equal(draft[clear], flat[clear])
