"""The recipe of the joint reader."""

from pathlib import Path

import numpy as np
import pytest
import torch

from audobon.models.keypoint_net import load_keypoint_net
from audobon.training import keypoints as recipe
from audobon.training.figure_pack import FigurePack
from audobon.training.keypoints import MIRRORED, FigureBatch, figure_batch, joint_loss, keypoints
from audobon.training.length import Length
from audobon.training.options import TrainingOptions


def a_pack() -> FigurePack:
    places = np.full((2, 18, 2), np.nan, np.float32)
    places[:, 2], places[:, 5] = (0.3, 0.4), (0.7, 0.4)
    return FigurePack(crops=np.full((2, 112, 112, 3), 200, np.uint8), places=places)


def test_the_mirror_swaps_left_and_right_and_is_its_own_inverse() -> None:
    assert [MIRRORED[MIRRORED[index]] for index in range(18)] == list(range(18))
    assert MIRRORED[2] == 5


def test_varied_figures_keep_their_right_shoulder_on_its_side() -> None:
    for seed in range(8):
        batch = figure_batch(a_pack(), np.array([0, 1]), generator=np.random.default_rng(seed))
        assert bool((batch.places[:, 2, 0] < batch.places[:, 5, 0]).all())


def test_only_joints_that_are_seen_are_learnt() -> None:
    batch = figure_batch(a_pack(), np.array([0]))
    assert batch.seen.sum() == 2
    assert float(joint_loss(batch.places, batch)) == 0.0
    wrong = torch.where(batch.seen[..., None] > 0, batch.places + 0.1, batch.places + 9)
    assert float(joint_loss(wrong, batch)) == pytest.approx(0.2, abs=1e-5)
    assert isinstance(batch, FigureBatch)


def test_the_recipe_leaves_weights_that_load_with_card_curve_and_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("PANELS", 4), ("KEPT_PANELS", 3), ("BATCH", 4)):
        monkeypatch.setattr(recipe, name, value)
    out = tmp_path / "keypoints"
    folder = keypoints(TrainingOptions(length=Length(minutes=0.01), device="cpu", data=tmp_path, out=out, seed=0))
    assert {"MODEL_CARD.md", "curve.png", "sheet.jpg", "config.json"} <= {path.name for path in folder.iterdir()}
    (tmp_path / "models").mkdir()
    folder.rename(tmp_path / "models" / "keypoints")
    load_keypoint_net(tmp_path / "models")
    begun = TrainingOptions(
        length=Length(minutes=0.0),
        device="cpu",
        data=tmp_path,
        out=tmp_path / "again",
        seed=1,
        start=tmp_path / "models",
    )
    again = keypoints(begun)
    assert (again / "weights.json").read_bytes() == (tmp_path / "models" / "keypoints" / "weights.json").read_bytes()
