"""The recipe of the assessor on a few small pictures and a toy painter."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audobon.models.assessor_zoo import load_assessor_in
from audobon.quality.assessor import Assessor
from audobon.training import assessor_recipe
from audobon.training.assessor_batch import SCALES, AssessorDrawing, Counts, spoilt_series
from audobon.training.assessor_pack import FORGOTTEN, decoded, own_pictures
from audobon.training.assessor_recipe import Amounts, assessor, rising_points
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from tests.tiny import save_tiny_models


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "illustrations"
    (folder / "images").mkdir(parents=True)
    generator = np.random.default_rng(0)
    records = []
    for number in range(6):
        file = f"images/{number}.png"
        coarse = Image.fromarray(generator.integers(0, 255, (12, 14, 3), np.uint8))
        coarse.resize((210, 180)).save(folder / file)
        records.append({"file": file, "pg_id": 1 + number % 3, "medium": "ink"})
    (folder / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records))
    (folder / "splits.json").write_text(json.dumps({"train": [1, 2], "dev": [3]}))
    return folder


@pytest.fixture
def options(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TrainingOptions:
    monkeypatch.setattr(assessor_recipe, "AMOUNTS", Amounts(drafts=2, panels=1, calibrated_on=2, scored=1, spoilt=1))
    monkeypatch.setattr(assessor_recipe, "COUNTS", Counts(real=2, drafts=1, painted=1))
    models = tmp_path / "models"
    models.mkdir()
    length, start = Length(minutes=5.0, steps=2), save_tiny_models(models)
    return TrainingOptions(length=length, device="cpu", data=data, out=tmp_path / "run", start=start)


def test_a_run_leaves_weights_that_score_and_a_card(options: TrainingOptions) -> None:
    folder = assessor(options)
    loaded = load_assessor_in(folder)
    assert 0 <= Assessor(loaded).score(np.zeros((140, 150, 3), np.uint8)) <= 10
    assert all(one < other for (one, _), (other, _) in pairwise(loaded.calibration))
    assert {"MODEL_CARD.md", "curve.png"} <= {path.name for path in folder.iterdir()}


def test_our_own_pictures_are_kept_and_forgetting_changes_them(options: TrainingOptions, tmp_path: Path) -> None:
    studio = assessor_recipe._studio(options)
    own = own_pictures(studio, drafts=2, panels=1, cache=tmp_path / "cache")
    assert own == own_pictures(studio, drafts=2, panels=1, cache=tmp_path / "cache")
    (stages,) = own.painted
    assert len(stages) == len(FORGOTTEN)
    first, *_, last = (decoded(one).astype(int) for one in stages)
    assert np.abs(first - last).mean() > 1


def test_a_batch_says_how_far_each_picture_is_spoilt_and_which_look_better(
    data: Path, options: TrainingOptions, tmp_path: Path
) -> None:
    own = own_pictures(assessor_recipe._studio(options), drafts=2, panels=1, cache=tmp_path / "cache")
    files = sorted((data / "images").iterdir())
    batch = AssessorDrawing(files, own, Counts(real=2, drafts=1, painted=1)).batch(np.random.default_rng(0))
    assert batch.views.shape[:2] == (9, len(SCALES))
    assert batch.levels[0] == batch.levels[3] == 0
    assert batch.levels[-2:].isnan().all()
    assert batch.pairs.tolist()[-1] == [7, 8]
    known = [pair for pair in batch.pairs.tolist() if not torch.isnan(batch.levels[pair[0]])]
    assert all(batch.levels[better] < batch.levels[worse] for better, worse in known)


def test_a_series_gets_worse_and_worse() -> None:
    picture = np.random.default_rng(1).integers(0, 255, (160, 160, 3), np.uint8)
    for seed in range(12):
        (clean, none), (_, little), (_, much) = spoilt_series(picture, np.random.default_rng(seed))
        assert clean is picture
        assert 0 == none < little <= much <= 1


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(0, 1)), min_size=2, max_size=40))
def test_calibration_rises_whatever_the_net_gave(rows: list[tuple[float, float]]) -> None:
    given_ = np.array([one for one, _ in rows])
    levels = np.array([0.0, *[level for _, level in rows[1:]]])
    points = rising_points(given_, levels)
    assert len(points) >= 2
    assert all(a < c and b <= d for (a, b), (c, d) in pairwise(points))
    assert points[0][1] == 0
    assert points[-1][1] == 10
