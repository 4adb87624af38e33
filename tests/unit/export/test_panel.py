"""A panel as other programs paint it: the schedule walks as the loop does, and sizes that do not fit are refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from audobon.errors import ShapeError
from audobon.export.panel import PANEL, SCHEDULE, ExportedPanel, write_panel
from audobon.models.engine_nets import PreparedStep
from audobon.painting.denoise import FlowEuler, flow_times

HEIGHT, WIDTH = 30, 50
PICTURE = torch.linspace(0, 1, 3 * HEIGHT * WIDTH).view(1, 3, HEIGHT, WIDTH)


def a_panel(**changed: object) -> ExportedPanel:
    inputs = {name: torch.rand(1, 5) for name in ("head", "mask", "tokens", "vector")}
    panel = ExportedPanel(
        prepared=PreparedStep(inputs=inputs, flat=torch.rand(1, 2, 4, 8)),
        latents=torch.randn(1, 2, 4, 8),
        times=flow_times(5, start=0.8, shift=2.0),
        height_px=HEIGHT,
        width_px=WIDTH,
    )
    return replace(panel, **changed)  # type: ignore[arg-type]


def schedule_of(panel: ExportedPanel, folder: Path) -> dict[str, object]:
    write_panel(panel, expected=PICTURE, folder=folder)
    told: dict[str, object] = json.loads((folder / SCHEDULE).read_text("utf-8"))
    return told


def test_schedule_walks_as_the_loop_does(tmp_path: Path) -> None:
    panel = a_panel()
    steps = schedule_of(panel, tmp_path)["steps"]
    assert isinstance(steps, list)
    assert [step["t"] for step in steps] == list(panel.times[:-1])
    latents, other = torch.randn(1, 2, 4, 8).double(), torch.randn(1, 2, 4, 8).double()
    for step, later in zip(steps, panel.times[1:], strict=True):
        want = FlowEuler().advance(latents, other, now=step["t"], later=later).latents
        torch.testing.assert_close(step["keep"] * latents + step["take"] * other, want)


def test_deep_levels_run_at_every_so_manieth_step(tmp_path: Path) -> None:
    told = schedule_of(a_panel(every=3), tmp_path)
    nets, steps = told["nets"], told["steps"]
    assert isinstance(steps, list)
    assert isinstance(nets, dict)
    assert [step["net"] for step in steps] == [
        "painter_step", "painter_shallow", "painter_shallow", "painter_step", "painter_shallow",
    ]  # fmt: skip
    assert nets["painter_step"] == {"inputs": ["head", "mask", "tokens", "vector"], "kept": ["deep"]}
    assert nets["painter_shallow"] == {"inputs": ["head", "vector", "deep"], "kept": []}


def test_arrays_are_those_of_the_panel_and_the_picture_in_bytes(tmp_path: Path) -> None:
    panel = a_panel()
    schedule_of(panel, tmp_path)
    with np.load(tmp_path / PANEL, allow_pickle=False) as arrays:
        assert sorted(arrays) == ["expected", "flat", "head", "latents", "mask", "tokens", "vector"]
        np.testing.assert_array_equal(arrays["latents"], panel.latents.numpy())
        np.testing.assert_array_equal(arrays["head"], panel.prepared.inputs["head"].numpy())
        assert arrays["expected"].shape == (HEIGHT, WIDTH, 3)
        assert arrays["expected"].dtype == np.uint8
        assert np.abs(arrays["expected"] / 255 - PICTURE[0].permute(1, 2, 0).numpy()).max() <= 0.5 / 255 + 1e-6


@pytest.mark.parametrize("changed", [{"height_px": 33}, {"width_px": 49}, {"times": (0.5,)}, {"every": 0}])
def test_sizes_that_do_not_fit_are_refused(changed: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(ShapeError, match="AUD-445"):
        write_panel(a_panel(**changed), expected=PICTURE, folder=tmp_path / "panel")
    assert list(tmp_path.iterdir()) == []
