"""Schedulers by name."""

import pytest

from audobon.errors import SettingsError
from audobon.models.stable.schedulers import SCHEDULERS, scheduler_choice, scheduler_for

CONFIG = {"_class_name": "PNDMScheduler", "beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}


@pytest.mark.parametrize("name", ["turbo", "lightning", "hyper"])
def test_few_step_schedulers_start_at_the_very_end_and_are_not_guided(name: str) -> None:
    choice = scheduler_choice(name, config=CONFIG)
    scheduler = scheduler_for(choice, config=CONFIG, steps=4)
    assert [int(t) for t in scheduler.timesteps] == [999, 749, 499, 249]
    assert not choice.guided


def test_no_name_takes_the_models_own() -> None:
    assert scheduler_choice("", config=CONFIG).kind == "PNDMScheduler"


def test_a_models_own_trailing_euler_is_taken_as_few_step() -> None:
    config = {**CONFIG, "_class_name": "EulerAncestralDiscreteScheduler", "timestep_spacing": "trailing"}
    assert not scheduler_choice("", config=config).guided


@pytest.mark.parametrize("name", ["", "magic"])
def test_unknown_schedulers_are_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(SettingsError, match="AUD-230") as refused:
        scheduler_choice(name, config={"_class_name": "HeunDiscreteScheduler"})
    assert "dpmpp_2m_karras" in refused.value.hint


@pytest.mark.parametrize("name", SCHEDULERS)
@pytest.mark.parametrize("steps", [0, 1000])
def test_step_counts_out_of_range_are_refused(name: str, steps: int) -> None:
    with pytest.raises(SettingsError, match=f"AUD-231: {steps} denoising steps"):
        scheduler_for(scheduler_choice(name, config=CONFIG), config=CONFIG, steps=steps)


def test_the_models_own_prediction_type_is_kept() -> None:
    config = {**CONFIG, "prediction_type": "v_prediction"}
    scheduler = scheduler_for(scheduler_choice("euler", config=config), config=config, steps=3)
    assert scheduler.config.prediction_type == "v_prediction"
