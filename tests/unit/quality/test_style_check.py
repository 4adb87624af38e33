"""The check of a book's style: what it sees, and what it leaves alone."""

from __future__ import annotations

import pytest

from audobon.comic.raster import Raster
from audobon.comic.verdict import Remedy, Severity
from audobon.hire import hire_style_space
from audobon.quality.style_check import StrayStyle, stray_style
from tests.hands_folder import drawn_by
from tests.unit.quality.test_art_checks import a_view, pencils_of


@pytest.fixture(scope="module")
def check() -> StrayStyle:
    return stray_style(Raster(array=drawn_by("Washer", 7)), hire_style_space())


@pytest.mark.parametrize("seed", range(3))
def test_another_hand_strays_and_the_same_does_not(check: StrayStyle, seed: int) -> None:
    assert check.findings(a_view(drawn_by("Washer", seed), pencils_of())) == []
    (found,) = check.findings(a_view(drawn_by("Crosser", seed), pencils_of()))
    assert (found.code, found.severity, found.remedy) == ("AUD-Q005", Severity.ERROR, Remedy.OTHER_SEED)
    assert found.measured < found.threshold == check.least_likeness


def test_a_picture_too_small_to_tell_is_left_alone(check: StrayStyle) -> None:
    assert check.findings(a_view(drawn_by("Crosser", 1)[:60], pencils_of())) == []
