"""Pictures painted by exported nets alone: the program's own from whole exports, others from wrong ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from audobon.errors import InputError
from audobon.evaluation.exported_pictures import NETS, PictureTools, exported_pictures, too_far, was_painted
from audobon.export.asked import Asked
from audobon.export.catalogue import exportable_nets
from audobon.export.exporting import FORMATS, export_net
from audobon.hire import hire_penciller
from audobon.models.text_encoder import shared_text_encoder
from audobon.models.zoo import load_embedded_painter
from tests.tiny import save_tiny_models


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_models(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def exports(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports")
    for one in exportable_nets(NETS, folder=models):
        export_net(one, out, format=FORMATS["pt2"], asked=Asked(dynamic_batch=True))
    return out


def tools_of(models: Path) -> PictureTools:
    return PictureTools(
        model=load_embedded_painter(models), encoder=shared_text_encoder(), penciller=hire_penciller(), panels=2
    )


def test_exported_nets_paint_the_programs_own_picture(models: Path, exports: Path) -> None:
    found = exported_pictures(exports, tools=tools_of(models), tell=lambda what: None)
    assert set(found) == {"levels_one_step_fewer", "levels_pt2_fp32"}
    assert (found["levels_one_step_fewer"].value or 0) > 0.05
    assert (found["levels_pt2_fp32"].value or 1) < 0.01
    with np.load(exports / "panel" / "panel.npz", allow_pickle=False) as panel:
        assert panel["expected"].ndim == 3, "the runners have their panel"
        with Image.open(exports / "panel" / "pt2-fp32.png") as picture:
            assert np.abs(np.asarray(picture).astype(int) - panel["expected"]).max() <= 1
    told = json.loads((exports / "panel" / "parity.json").read_text("utf-8"))
    assert told["passes"] is True
    assert told["measures"]["levels_pt2_fp32"]["value"] == found["levels_pt2_fp32"].value
    assert was_painted(exports)
    assert not was_painted(models)


@torch.no_grad()
def test_nets_of_another_painter_paint_another_picture(models: Path, exports: Path) -> None:
    tools = tools_of(models)
    for parameter in tools.model.painter.parameters():
        parameter.mul_(1.3)
    found = exported_pictures(exports, tools=tools, tell=lambda what: None)
    assert (found["levels_pt2_fp32"].value or 0) > (found["levels_one_step_fewer"].value or 0)
    assert too_far(found) == ("levels_pt2_fp32",)
    assert json.loads((exports / "panel" / "parity.json").read_text("utf-8"))["passes"] is False


def test_a_format_without_all_three_nets_is_told(models: Path, exports: Path, tmp_path: Path) -> None:
    shutil.copytree(exports / NETS[0], tmp_path / NETS[0])
    with pytest.raises(InputError, match="AUD-174: .* has no format with all of painter_step"):
        exported_pictures(tmp_path, tools=tools_of(models), tell=lambda what: None)
