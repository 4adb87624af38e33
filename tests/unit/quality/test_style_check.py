"""The check of a book's style: what it sees, and what it leaves alone."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.comic.raster import Raster
from audobon.comic.verdict import Remedy, Severity
from audobon.hire import hire_style_space
from audobon.quality.editor import HouseEditor
from audobon.quality.style_check import StrayHand, StrayStyle, stray_style
from audobon.style.named_hands import hands_told_apart
from audobon.style.space import view_statistics
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


HANDS = ("Washer", "Crosser")


@pytest.fixture(scope="module")
def named() -> StrayHand:
    rows = [[view_statistics(drawn_by(hand, seed)).mean(axis=0) for hand in HANDS] for seed in range(20, 26)]
    return StrayHand(hands=hands_told_apart(HANDS, np.asarray(rows, np.float64), shrinkage=1.0), name="Washer")


@pytest.mark.parametrize("seed", range(3))
def test_a_panel_nearer_to_another_named_style_strays(named: StrayHand, seed: int) -> None:
    assert named.findings(a_view(drawn_by("Washer", seed), pencils_of())) == []
    (found,) = named.findings(a_view(drawn_by("Crosser", seed), pencils_of()))
    assert (found.code, found.severity, found.remedy) == ("AUD-Q005", Severity.ERROR, Remedy.OTHER_SEED)
    assert found.measured > found.threshold == named.most_nearness
    assert "nearer to Crosser than to Washer" in found.message
    assert named.findings(a_view(drawn_by("Crosser", seed)[:60], pencils_of())) == []


def test_an_editor_takes_the_named_style_before_the_plate(named: StrayHand) -> None:
    crossed = Raster(array=drawn_by("Crosser", 7))
    view = a_view(drawn_by("Crosser", 1), pencils_of())

    def strays(editor: HouseEditor) -> list[str]:
        verdict = editor.beside(lambda: crossed).judge_art(view.brief, view.pencils, view.art)
        return [found.code for found in verdict.findings if found.code == "AUD-Q005"]

    assert strays(HouseEditor(hire_style_space, hand=lambda: named)) == ["AUD-Q005"]
    assert strays(HouseEditor(hire_style_space, hand=lambda: None)) == [], "the plate is crossed, too"
    assert strays(HouseEditor(hire_style_space)) == []


def test_a_large_panel_is_looked_at_as_large_as_it_was_drawn(named: StrayHand) -> None:
    small = drawn_by("Washer", 3)
    often = (-(-700 // small.shape[0]), -(-1700 // small.shape[1]), 1)
    wide = np.ascontiguousarray(np.tile(small, often)[:700, :1700])
    assert named.findings(a_view(wide, pencils_of())) == []
    crossed = np.ascontiguousarray(np.tile(drawn_by("Crosser", 3), often)[:700, :1700])
    assert [found.code for found in named.findings(a_view(crossed, pencils_of()))] == ["AUD-Q005"]
