"""A user's own Stable Diffusion weights: the nets of both families, real ones at toy size."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import SettingsError
from audobon.export.asked import Asked
from audobon.export.exporting import FORMATS, export_net, manifests_in
from audobon.export.onnx_format import FILE, opened, saved
from audobon.export.onnx_graph import onnx_graph
from audobon.export.stable_catalogue import stable_nets
from tests.tiny_stable import save_controlnet, save_folder


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("weights")
    for sdxl in (False, True):
        name = "sdxl" if sdxl else "sd"
        save_folder(root / name, sdxl=sdxl)
        save_controlnet(root / f"{name}_control", sdxl=sdxl)
    return root


@pytest.mark.long
@pytest.mark.parametrize("family", ["sd", "sdxl"])
def test_every_part_is_itself_as_a_graph(family: str, weights: Path, tmp_path: Path) -> None:
    model, control = str(weights / family), str(weights / f"{family}_control")
    names = []
    for one in stable_nets(["all"], model=model, controlnet=control):
        made = export_net(one, tmp_path, format=FORMATS["pt2"], asked=Asked(dynamic_batch=True))
        assert made.parity.passes, made.parity.worst
        names.append(one.name)
    second = ["text_encoder_2"] if family == "sdxl" else []
    assert names == [
        "unet", "vae_encode", "vae_decode", "text_encoder", *second, "controlnet", "unet_with_controlnet",
    ]  # fmt: skip
    found = {manifest.net: manifest for _, manifest in manifests_in(tmp_path)}
    assert found["unet"].source == model
    assert (found["unet"].beside, found["controlnet"].beside) == ("", control)
    assert {"unet", "vae", "text_encoder"} <= set(found["unet"].weights)


@pytest.mark.parametrize("name", ["vae_decode", "text_encoder_2"])
def test_part_of_sdxl_is_itself_in_onnx(name: str, weights: Path, tmp_path: Path) -> None:
    (one,) = stable_nets([name], model=str(weights / "sdxl"))
    made = export_net(one, tmp_path, format=FORMATS["onnx"], asked=Asked(dynamic_batch=True))
    assert made.parity.passes, made.parity.worst


def test_graph_too_large_for_one_file_has_its_weights_beside_it(weights: Path, tmp_path: Path) -> None:
    (one,) = stable_nets(["text_encoder"], model=str(weights / "sd"))
    saved(onnx_graph(one, batch=None), tmp_path / FILE, largest=10_000)
    inside, beside = (tmp_path / name for name in (FILE, f"{FILE}.data"))
    assert beside.stat().st_size > inside.stat().st_size
    inputs = one.example(one.tried[-1], seed=1)
    found, wanted = opened(tmp_path, ("tokens",), one.outputs)(inputs), one.run(inputs)
    assert float((found["states"] - wanted["states"]).abs().max()) < 1e-4


def test_part_that_a_checkpoint_has_not_is_refused(weights: Path) -> None:
    with pytest.raises(SettingsError, match='AUD-281: .* has no net "text_encoder_2"'):
        list(stable_nets(["text_encoder_2"], model=str(weights / "sd")))
