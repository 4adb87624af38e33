"""The recipe that measures what tells a painter's styles apart, and that it is taken with that painter alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from audobon.errors import WeightsError
from audobon.models.style_zoo import NAMED_HANDS, load_named_hands
from audobon.models.zoo import load_embedded_painter, packaged_models
from audobon.quality.style_check import StrayHand
from audobon.style.named_hands import NamedHands
from audobon.training.length import Length
from audobon.training.named_hands_recipe import named_hands
from audobon.training.options import TrainingOptions
from tests.tiny import save_tiny_models


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of small models with the styles of its own painter told apart."""
    folder = tmp_path_factory.mktemp("named_hands")
    root = save_tiny_models(folder / "models")
    options = TrainingOptions(
        length=Length(minutes=None, steps=3), device="cpu", data=folder, out=folder / "run", start=root
    )
    shutil.copytree(named_hands(options), root / NAMED_HANDS)
    return root


def test_every_named_style_is_measured_and_the_card_says_how_well(models: Path) -> None:
    loaded = load_named_hands(models)
    assert loaded is not None
    assert loaded.names == tuple(sorted(load_embedded_painter(models).styles))
    assert loaded.means.shape == (len(loaded.names), len(loaded.names) - 1)
    card = (models / NAMED_HANDS / "MODEL_CARD.md").read_text()
    assert f"| told right, {loaded.names[0]}, 1 scenes held back |" in card


def test_numbers_of_another_painter_are_not_taken(models: Path, tmp_path: Path) -> None:
    assert load_named_hands(save_tiny_models(tmp_path / "other")) is None
    assert load_named_hands() is not None, "the packaged painter has its own"
    (tmp_path / "own").mkdir()
    shutil.copytree(packaged_models() / "painter", tmp_path / "own" / "painter")
    assert load_named_hands(tmp_path / "own") is not None, "a copy of it takes them too"


def test_numbers_that_do_not_fit_are_refused(models: Path, tmp_path: Path) -> None:
    root = shutil.copytree(models, tmp_path / "models")
    config = root / NAMED_HANDS / "config.json"
    config.write_text(config.read_text().replace('"names": [', '"names": ["one more", '))
    with pytest.raises(WeightsError, match="AUD-315"):
        load_named_hands(root)


def test_the_packaged_numbers_are_a_check_of_every_named_style() -> None:
    loaded = load_named_hands()
    assert loaded is not None
    assert loaded.names == tuple(sorted(load_embedded_painter().styles))
    hands = NamedHands(names=loaded.names, directions=loaded.directions.numpy(), means=loaded.means.numpy())
    centre = np.linalg.lstsq(hands.directions.T, hands.means[0], rcond=None)[0].astype(np.float32)
    assert StrayHand(hands=hands, name=loaded.names[0]).hands.told(centre, loaded.names[0]).own < 1e-3
