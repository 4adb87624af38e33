"""The ONNX runner of the examples paints a panel without this program, as the loop painted it."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from audobon.export.panel import DECODE_NET, STEP_NET, write_panel
from tests.unit.export.painted_panel import painted_panel

pytestmark = pytest.mark.slow
RUNNER = Path(__file__).parents[3] / "examples" / "runners" / "onnx_panel.py"
ALONE = (
    "import runpy, sys; sys.modules['torch'] = sys.modules['audobon'] = None; sys.argv = sys.argv[1:];"
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)


def test_runner_paints_the_panel_that_the_program_painted(tmp_path: Path) -> None:
    made = painted_panel(every=1)
    write_panel(made.panel, expected=made.picture, folder=tmp_path / "panel")
    for name in (STEP_NET, DECODE_NET):
        net, inputs, outputs = made.nets[name]
        single = {key: value[:1] for key, value in inputs.items()}
        with torch.no_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                net.eval(), (), kwargs=single, input_names=list(single), output_names=list(outputs), dynamo=True,
                verbose=False,
            )  # fmt: skip
        assert program is not None
        folder = tmp_path / "nets" / name / "onnx-fp32"
        folder.mkdir(parents=True)
        program.save(str(folder / "model.onnx"))
    out = tmp_path / "picture.png"
    told = subprocess.run(
        [sys.executable, "-c", ALONE, str(RUNNER), str(tmp_path / "nets"), str(tmp_path / "panel"), str(out)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "at most" in told.stdout
    found = np.asarray(Image.open(out)).astype(int)
    want = (made.picture[0].permute(1, 2, 0).numpy() * 255 + 0.5).astype(int)
    assert found.shape == want.shape
    assert np.abs(found - want).max() <= 1
