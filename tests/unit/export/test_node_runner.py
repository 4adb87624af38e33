"""The Node.js runner of the examples paints a panel with onnxruntime-node alone, as the loop painted it.

It needs `make test-node`: onnxruntime-node comes by npm, and neither pip nor apt has it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.export.panel import DECODE_NET, SHALLOW_NET, STEP_NET, write_panel
from tests.unit.export.painted_panel import painted_panel, write_onnx_nets

pytestmark = pytest.mark.node
RUNNER = Path(__file__).parents[3] / "examples" / "runners" / "onnx_panel.mjs"
PACKAGES = Path(__file__).parents[3] / ".node" / "node_modules"


@pytest.mark.parametrize("every", [1, 2])
def test_runner_paints_the_panel_that_the_program_painted(every: int, tmp_path: Path) -> None:
    assert (PACKAGES / "onnxruntime-node").is_dir(), "make test-node brings it"
    made = painted_panel(every=every)
    write_panel(made.panel, expected=made.picture, folder=tmp_path / "panel")
    nets = (STEP_NET, DECODE_NET) if every == 1 else (STEP_NET, SHALLOW_NET, DECODE_NET)
    write_onnx_nets(made, tmp_path / "nets", nets)
    # Node looks for packages beside the program, not where it is called.
    runner, out = tmp_path / RUNNER.name, tmp_path / "picture.png"
    runner.write_bytes(RUNNER.read_bytes())
    (tmp_path / "node_modules").symlink_to(PACKAGES)
    told = subprocess.run(
        ["node", str(runner), str(tmp_path / "nets"), str(tmp_path / "panel"), str(out)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "at most" in told.stdout
    found = np.asarray(Image.open(out)).astype(int)
    want = (made.picture[0].permute(1, 2, 0).numpy() * 255 + 0.5).astype(int)
    assert found.shape == want.shape
    assert np.abs(found - want).max() <= 1
    assert want.std() > 5
