"""Graphs on disk: read back as they were, small beside their net, and for that very net alone."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import openvino
import pytest
import torch

from audobon.compute.engine import OpenVinoEngine
from audobon.compute.plan import ComputePlan
from audobon.errors import WeightsError
from audobon.models.engine_graph import load_graph, save_graph
from audobon.models.engine_nets import DecodeNet, StepNet, decode_example, step_example
from audobon.models.weights import load_weights, read_config, save_weights
from tests.tiny import tiny_autoencoder, tiny_painter_net

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


@pytest.fixture(scope="module")
def net() -> DecodeNet:
    return DecodeNet(tiny_autoencoder()).eval()


@pytest.fixture
def folder(net: DecodeNet, tmp_path: Path) -> Path:
    graph = openvino.convert_model(net, example_input=decode_example(net.autoencoder))
    save_graph(graph, tmp_path / "decode", lending=net.state_dict(), config={"model": "engine decode"})
    return tmp_path / "decode"


def test_a_graph_read_back_gives_what_its_net_gives(net: DecodeNet, folder: Path) -> None:
    engine, latents = OpenVinoEngine(load_graph(folder, lending=net.state_dict()), plan=PLAN), torch.rand(1, 48, 16, 8)
    with torch.no_grad():
        assert torch.allclose(engine({"latents": latents})[0], net(latents), atol=1e-4)


def test_a_denoiser_read_back_gives_what_its_net_gives_at_another_size(tmp_path: Path) -> None:
    painter = tiny_painter_net()
    net, inputs = StepNet(painter).eval(), step_example(painter)
    save_graph(openvino.convert_model(net, example_input=inputs), tmp_path, lending=net.state_dict(), config={})
    inputs |= {name: inputs[name].repeat(1, 1, 2, 1)[..., :8] for name in ("latents", "head")}
    inputs["mask"][:, 9:] = False
    with torch.no_grad():
        expected = net(**inputs)
    found = OpenVinoEngine(load_graph(tmp_path, lending=net.state_dict()), plan=PLAN)(inputs)
    assert all(torch.allclose(one, other, atol=1e-4) for one, other in zip(found, expected, strict=True))


def test_weights_are_borrowed_from_the_net(net: DecodeNet, folder: Path) -> None:
    borrowed = json.loads((folder / "config.json").read_text())["borrowed"]
    held = sum(tensor.numel() * 4 for tensor in net.state_dict().values())
    assert sum(size for _, size, _ in borrowed) > 0.6 * held
    assert sum(path.stat().st_size for path in folder.iterdir()) < 0.5 * held


def test_another_net_does_not_fit(net: DecodeNet, folder: Path) -> None:
    with pytest.raises(WeightsError, match=r"AUD-315.*it borrows .* which its net does not hold"):
        load_graph(folder, lending={})


def test_a_folder_without_a_graph_is_refused(net: DecodeNet, folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    del config["borrowed"]
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(WeightsError, match="AUD-315.*it holds no graph"):
        load_graph(folder, lending=net.state_dict())


def test_constants_of_another_length_are_refused(net: DecodeNet, folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "bytes": config["bytes"] + 1}))
    with pytest.raises(WeightsError, match="AUD-315.*bytes long, and should be"):
        load_graph(folder, lending=net.state_dict())


def test_a_damaged_graph_is_refused_before_it_is_parsed(net: DecodeNet, folder: Path) -> None:
    shard = folder / "weights-01-of-01.safetensors"
    data = bytearray(shard.read_bytes())
    data[-1] ^= 1
    shard.write_bytes(data)
    with pytest.raises(WeightsError, match="AUD-313"):
        load_graph(folder, lending=net.state_dict())


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"borrowed": [[0, 64, "a"], [32, 64, "a"]]}, "it does not say in order what it borrows"),
        ({"borrowed": [[-64, 64, "a"]]}, "it does not say in order what it borrows"),
        ({"borrowed": [[0, 1 << 40, "a"]]}, "it does not say in order what it borrows"),
        ({"borrowed": [[0, "64", "a"]]}, "it does not say in order what it borrows"),
        ({"borrowed": ["all"]}, "it does not say in order what it borrows"),
        ({"bytes": 1 << 40}, "its constants would have 1099511627776 bytes, more than 1073741824"),
    ],
)
def test_what_is_borrowed_lies_in_order_within_the_constants(
    changed: dict[str, object], why: str, net: DecodeNet, folder: Path
) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | changed))
    with pytest.raises(WeightsError, match=f"AUD-315.*{why}"):
        load_graph(folder, lending=net.state_dict())


@pytest.mark.parametrize(
    ("layers", "why"),
    [
        (zlib.compress(bytes(1 << 27), 9), "more than 67108864 bytes"),
        (zlib.compress(b"<net/>")[:-4], "they are cut off"),
        (b"no stream", "its layers cannot be read"),
        (zlib.compress(b"<net"), "its layers cannot be read"),
    ],
)
def test_layers_that_burst_or_are_none_are_refused(layers: bytes, why: str, net: DecodeNet, folder: Path) -> None:
    stored, config = load_weights(folder), read_config(folder)
    stored["layers"] = torch.frombuffer(bytearray(layers), dtype=torch.uint8)
    save_weights(folder, stored, config=config)
    with pytest.raises(WeightsError, match=f"AUD-315.*{why}"):
        load_graph(folder, lending=net.state_dict())
