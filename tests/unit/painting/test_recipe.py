"""Refusals of the painting recipe."""

import pytest

from audobon.errors import SettingsError
from audobon.painting.recipe import PaintingRecipe


@pytest.mark.parametrize("steps", [0, 51, 1000])
def test_step_counts_out_of_range_are_refused(steps: int) -> None:
    with pytest.raises(SettingsError, match=f"AUD-210: {steps} denoising steps"):
        PaintingRecipe(steps=steps)


def test_strength_out_of_range_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"AUD-211: strength 1\.5"):
        PaintingRecipe(strength=1.5)


def test_a_firmer_hold_starts_nearer_to_the_draft() -> None:
    recipe = PaintingRecipe(strength=0.9)
    assert recipe.start(control=0.5) == recipe.start(control=0.7) == 0.9
    assert recipe.start(control=1.0) < recipe.start(control=0.8) < 0.9


def test_line_guidance_out_of_range_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"AUD-213: line guidance 9"):
        PaintingRecipe(line_guidance=9.0)


def test_a_part_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="AUD-214: shadow is no part"):
        PaintingRecipe(parts_off=("shadow",))


def test_parts_left_out_are_recorded_and_none_leave_the_record_as_it_was() -> None:
    assert PaintingRecipe(parts_off=("flat", "words")).label.endswith(", without flat and words")
    assert "without" not in PaintingRecipe().label


def test_the_record_says_how_complete_the_net_is_told_the_line_is() -> None:
    assert ", completeness 0.6, " in PaintingRecipe(style="engraving").label
    assert ", completeness 0.2, " in PaintingRecipe(style="engraving", completeness=0.2).label
    assert ", completeness 1, " in PaintingRecipe().label
