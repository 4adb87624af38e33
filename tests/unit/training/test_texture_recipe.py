"""The recipe that measures textures, and that the painter takes them with the autoencoder that they belong to alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from audobon.errors import WeightsError
from audobon.models.zoo import TEXTURES, load_embedded_painter, packaged_models
from audobon.training.export import NAMED_STYLES
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from audobon.training.texture_recipe import textures
from tests.hands_folder import hands_folder
from tests.tiny import save_tiny_models


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of small models with textures measured by its own autoencoder."""
    folder = tmp_path_factory.mktemp("textures")
    root = save_tiny_models(folder / "models")
    options = TrainingOptions(
        length=Length(minutes=None, steps=1),
        device="cpu",
        data=hands_folder(folder / "data"),
        out=folder / "run",
        start=root,
    )
    shutil.copytree(textures(options), root / TEXTURES)
    return root


def test_styles_that_have_pictures_are_measured(models: Path) -> None:
    model = load_embedded_painter(models)
    assert set(model.textures) == {"ink"}
    assert model.textures["ink"].shape == (48,)
    assert torch.isfinite(model.textures["ink"]).all()
    assert TEXTURES in dict(model.fingerprints)
    card = (models / TEXTURES / "MODEL_CARD.md").read_text()
    assert "| pictures, ink | 20 |" in card


def test_textures_of_another_autoencoder_are_refused(models: Path, tmp_path: Path) -> None:
    root = shutil.copytree(models, tmp_path / "models")
    config = root / TEXTURES / "config.json"
    config.write_text(config.read_text().replace('"autoencoder": "', '"autoencoder": "0'))
    with pytest.raises(WeightsError, match=r"AUD-315.*another autoencoder"):
        load_embedded_painter(root)


def test_models_without_textures_take_the_packaged_ones_of_their_own_autoencoder(tmp_path: Path) -> None:
    assert load_embedded_painter(save_tiny_models(tmp_path / "tiny")).textures == {}
    for name in ("autoencoder", "painter"):
        shutil.copytree(packaged_models() / name, tmp_path / "own" / name)
    assert set(load_embedded_painter(tmp_path / "own").textures) == set(NAMED_STYLES)


def test_packaged_textures_tell_media_apart() -> None:
    found = load_embedded_painter().textures
    fine = {name: float(np.mean(value.numpy()[24:])) for name, value in found.items()}
    assert fine["ink"] > fine["engraving"] > fine["watercolour"]
