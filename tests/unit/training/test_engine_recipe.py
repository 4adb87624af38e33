"""The recipe of the engine's graphs, on small real nets."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audobon.compute.plan import ComputePlan
from audobon.errors import SettingsError, WeightsError
from audobon.models.painter_engines import ENGINE, GRAPHS
from audobon.models.zoo import load_embedded_painter, with_engines
from audobon.training import engine_recipe
from audobon.training.engine_recipe import _check, engine, picture_distance
from audobon.training.length import Length
from audobon.training.options import TrainingOptions
from tests.hands_folder import hands_folder
from tests.tiny import save_tiny_models

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TrainingOptions:
    for name, count in (("CALIBRATED_PANELS", 2), ("GATE_BOOKS", 1), ("GATE_PANELS", 1)):
        monkeypatch.setattr(engine_recipe, name, count)
    data = hands_folder(tmp_path / "data")
    records = data / "illustrations.jsonl"
    records.write_text(records.read_text().replace('"ink"', '"watercolour"'))
    return TrainingOptions(
        length=Length(minutes=1), device="cpu", data=data, out=tmp_path / "run",
        start=save_tiny_models(tmp_path / "models"),
    )  # fmt: skip


@pytest.mark.long
def test_graphs_are_made_that_the_painter_takes(options: TrainingOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    for share in ("SHARE", "SHARE_OF_ALL"):  # nets of noise do not paint alike in 8 bits
        monkeypatch.setattr(engine_recipe, share, 100.0)
    folder = engine(options)
    assert options.start is not None
    folder.rename(options.start / ENGINE)
    model = with_engines(load_embedded_painter(options.start), PLAN, folder=options.start)
    assert model.engines is not None
    for name in GRAPHS:
        card = (options.start / ENGINE / name / "MODEL_CARD.md").read_text()
        assert "| levels moved by all graphs together, the usual recipe |" in card
        assert all(line.count("|") == 3 for line in card.splitlines() if line.startswith("|"))


def test_graphs_that_move_pictures_too_far_are_refused() -> None:
    _check("all nets together", 0.5, bar=0.5)
    with pytest.raises(WeightsError, match="AUD-330: in 8 bits all nets together move pictures by 0.60 levels"):
        _check("all nets together", 0.6, bar=0.5)


def test_without_the_quantiser_the_way_to_it_is_told(options: TrainingOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def lacking(name: str, *given: Any, **named: Any) -> Any:
        if name == "nncf":
            raise ImportError("no module named nncf")
        return load(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(SettingsError, match="AUD-273: graphs are quantised by NNCF, which does not load here"):
        engine(options)


def test_a_distance_is_in_levels() -> None:
    black, grey = np.zeros((4, 4, 3), np.uint8), np.full((4, 4, 3), 3, np.uint8)
    assert picture_distance([black, grey], [grey, grey]) == 1.5
