"""The ONNX runner of the examples paints a panel without this program, as the loop painted it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.export.panel import DECODE_NET, STEP_NET, write_panel
from tests.unit.export.painted_panel import painted_panel, write_onnx_nets

pytestmark = pytest.mark.slow
RUNNER = Path(__file__).parents[3] / "examples" / "runners" / "onnx_panel.py"
ALONE = (
    "import runpy, sys; sys.modules['torch'] = sys.modules['audobon'] = None; sys.argv = sys.argv[1:];"
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)


def test_runner_paints_the_panel_that_the_program_painted(tmp_path: Path) -> None:
    made = painted_panel(every=1)
    write_panel(made.panel, expected=made.picture, folder=tmp_path / "panel")
    write_onnx_nets(made, tmp_path / "nets", (STEP_NET, DECODE_NET))
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
