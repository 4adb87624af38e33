"""The recipe of the upscaler, its degradations and its scores, on a folder of small pictures."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from audobon.errors import WeightsError
from audobon.models.zoo import load_upscaler
from audobon.training.degrading import MARGIN_PX, sharp_crops, shrunk, softened
from audobon.training.fidelity import edge_error, psnr_db, ssim
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from audobon.training.upscaler_recipe import degraded_pair, upscaler
from tests.tiny import save_tiny_models, tiny_autoencoder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    generator = np.random.default_rng(0)
    records = []
    for book in (1, 2):
        coarse = generator.integers(0, 256, (40, 40, 3), dtype=np.uint8)
        Image.fromarray(coarse).resize((280, 270), Image.Resampling.NEAREST).save(folder / f"{book}.png")
        records.append({"file": f"{book}.png", "pg_id": book, "medium": "ink"})
    (folder / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    (folder / "splits.json").write_text(json.dumps({"train": [1], "dev": [2]}))
    return folder


def test_a_run_leaves_weights_that_load_a_card_and_pictures(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "models"
    options = TrainingOptions(length=Length(minutes=0.01), device="cpu", data=data, out=out / "upscaler")
    folder = upscaler(options)
    folder.rename(out / "loaded")
    (out / "upscaler").rename(out / "run")
    (out / "loaded").rename(out / "upscaler")
    assert load_upscaler(out).net.shape.width == 48
    card = (out / "upscaler" / "MODEL_CARD.md").read_text()
    assert "psnr, shrunk by area, 1 crops of kept-out books" in card
    assert "(bicubic " in card
    assert {"curve.png", "sheet.jpg"} <= {path.name for path in (out / "upscaler").iterdir()}


def test_the_autoencoder_is_that_of_the_models_to_begin_with(data: Path, tmp_path: Path) -> None:
    start = tmp_path / "models"
    asked = TrainingOptions(length=Length(minutes=0.01), device="cpu", data=data, out=tmp_path / "run", start=start)
    start.mkdir()
    with pytest.raises(WeightsError, match=r"autoencoder"):
        upscaler(asked)
    assert upscaler(replace(asked, start=save_tiny_models(start))).is_dir()


def test_crops_are_a_function_of_the_generator(data: Path) -> None:
    one, other = (sharp_crops([data / "1.png"], side=64, count=6, generator=np.random.default_rng(3)) for _ in range(2))
    assert one.shape == (6, 64, 64, 3)
    assert np.array_equal(one, other)


def test_a_pair_shows_the_same_place_at_two_sizes() -> None:
    across = torch.linspace(0.2, 0.8, 96).expand(4, 3, 96, 96)
    small, sharp = degraded_pair(across, tiny_autoencoder(), noise=torch.Generator().manual_seed(0))
    assert small.shape[-1] == 48 - 2 * MARGIN_PX
    assert sharp.shape[-1] == 2 * small.shape[-1]
    assert torch.allclose(shrunk(sharp)[:2], small[:2], atol=0.01)


def test_softening_keeps_what_is_even() -> None:
    even = torch.full((1, 3, 8, 8), 0.4)
    assert torch.allclose(softened(even, sigma_px=0.7), even, atol=1e-6)
    spot = torch.zeros(1, 3, 9, 9)
    spot[..., 4, 4] = 1
    assert 0.1 < float(softened(spot, sigma_px=0.7)[0, 0, 4, 4]) < 0.9


def test_the_truth_scores_best() -> None:
    truth = torch.rand(2, 3, 24, 24)
    worse = (truth + 0.1).clamp(0, 1)
    assert float(ssim(truth, truth).min()) > 0.9999
    assert float(ssim(worse, truth).max()) < 1
    assert float(edge_error(truth, truth).max()) == 0
    assert float(edge_error(torch.full_like(truth, 0.5), truth)[0]) == pytest.approx(1.0, abs=1e-4)
    assert float(psnr_db(truth + 0.1, truth)[0]) >= 20.0 - 1e-3
