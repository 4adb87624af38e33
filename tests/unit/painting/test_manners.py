"""What a named style does with colour."""

import numpy as np
import pytest

from audobon.painting.inking import ink_of
from audobon.painting.manners import MANNERS, PLAIN, in_manner, manner_of
from audobon.painting.recipe import PaintingRecipe
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
    assert _hue(draft) <= 1
    assert _hue(flat) <= 1
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
    untouched = clear & (np.asarray(found.control("line").array) == 255)
    assert untouched.sum() > 1000
    assert np.array_equal(draft[untouched], flat[untouched])
    heavy, line = (ink_of(np.asarray(p.control("line").array)) for p in (found, PENCILS))
    assert (heavy >= line).all()
    assert heavy.sum() > line.sum()


@pytest.mark.parametrize("style", ["watercolour", "colour_plate", "wash"])
def test_media_of_tone_have_a_paler_line(style: str) -> None:
    pale, line = (ink_of(np.asarray(p.control("line").array)) for p in (in_manner(PENCILS, manner_of(style)), PENCILS))
    assert np.allclose(pale, manner_of(style).ink * line, atol=1 / 255)


@pytest.mark.parametrize("style", ["ink", "engraving"])
def test_media_of_line_tell_tone_in_lines_and_leave_colour_to_the_paper(style: str) -> None:
    found = in_manner(PENCILS, manner_of(style))
    ink, line = (ink_of(np.asarray(p.control("line").array)) for p in (found, PENCILS))
    more, grey = ink - line, np.asarray(PENCILS.control("flat").array, np.float32).mean(axis=2)
    dark, light = grey <= np.quantile(grey, 0.1), grey >= np.quantile(grey, 0.9)
    assert more[dark].mean() > 0.1 + more[light].mean()
    flat = [np.asarray(p.control("flat").array, np.float32) for p in (found, PENCILS)]
    assert flat[0].mean() > flat[1].mean()


def test_a_medium_of_even_colour_is_painted_close_over_its_draft() -> None:
    comic, plate = (PaintingRecipe(style=style) for style in ("comic", "colour_plate"))
    assert comic.start(control=0.5) == manner_of("comic").start < plate.start(control=0.5) == plate.strength
    assert "from 0.35" in comic.label
