"""The runner of the examples paints a panel through SavedModels alone, without this program, as the loop painted it."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch.export import Dim

from audobon.export.panel import write_panel
from audobon.export.tensorflow.saved_model import write_saved_model
from tests.unit.export.painted_panel import PaintedPanel, painted_panel

pytestmark = pytest.mark.tensorflow
RUNNER = Path(__file__).parents[4] / "examples" / "runners" / "saved_model.py"
ALONE = (
    "import runpy, sys; sys.modules['torch'] = sys.modules['audobon'] = None; sys.argv = sys.argv[1:];"
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)


@pytest.fixture(scope="module")
def made() -> PaintedPanel:
    return painted_panel()


@pytest.fixture(scope="module")
def nets(made: PaintedPanel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("nets")
    for name, (net, inputs, outputs) in made.nets.items():
        shapes = {key: {axis: Dim.AUTO for axis in _open(key, value.dim())} for key, value in inputs.items()}
        with torch.no_grad():
            program = torch.export.export(net.eval(), (), inputs, dynamic_shapes=shapes, strict=False)
        write_saved_model(program, name=name, outputs=outputs, notes={}, folder=root / name / "savedmodel-fp32")
    return root


def _open(name: str, rank: int) -> list[int]:
    return [0, 1] if name in ("tokens", "mask") else [axis for axis in range(rank) if axis != 1]


def test_runner_paints_the_panel_that_the_program_painted(made: PaintedPanel, nets: Path, tmp_path: Path) -> None:
    write_panel(made.panel, expected=made.picture, folder=tmp_path / "panel")
    out = tmp_path / "picture.png"
    told = subprocess.run(
        [sys.executable, "-c", ALONE, str(RUNNER), "paint", str(nets), str(tmp_path / "panel"), str(out)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "at most" in told.stdout
    found = np.asarray(Image.open(out)).astype(int)
    want = (made.picture[0].permute(1, 2, 0).numpy() * 255 + 0.5).astype(int)
    assert found.shape == want.shape
    assert np.abs(found - want).max() <= 1
    assert want.std() > 5


def test_runner_calls_one_net_once(made: PaintedPanel, nets: Path, tmp_path: Path) -> None:
    latents = made.panel.latents
    np.savez(tmp_path / "in.npz", latents=latents.numpy())
    main = runpy.run_path(str(RUNNER))["main"]
    sys_argv, sys.argv = sys.argv, [
        "saved_model.py", "call", str(nets / "autoencoder_decode"), str(tmp_path / "in.npz"), str(tmp_path / "out.npz"),
    ]  # fmt: skip
    try:
        main()
    finally:
        sys.argv = sys_argv
    with torch.no_grad():
        want = made.nets["autoencoder_decode"][0](latents)
    np.testing.assert_allclose(np.load(tmp_path / "out.npz")["image"], want.numpy(), atol=1e-4)
