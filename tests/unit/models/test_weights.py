"""Weights on disk: packing, sharding, verifying."""

import re
from pathlib import Path

import pytest
import torch

from audobon.errors import WeightsError
from audobon.models.weights import (
    fingerprint,
    load_weights,
    packed,
    save_weights,
    tensor_names,
    unpacked,
    weights_files,
)
from audobon.models.zoo import load_embedded_painter
from tests.tiny import save_tiny_models


def test_eight_bits_keep_a_matrix_within_one_percent() -> None:
    matrix = torch.randn(128, 256, generator=torch.Generator().manual_seed(0))
    back = unpacked(packed({"w": matrix}, eight_bit=True))["w"]
    assert float((back - matrix).norm() / matrix.norm()) < 0.01


def test_exact_tensors_come_back_bit_for_bit(tmp_path: Path) -> None:
    tensor = torch.randn(70, 70)
    save_weights(tmp_path, packed({"w": tensor}, eight_bit=True, exact=frozenset({"w"})), config={})
    assert torch.equal(load_weights(tmp_path)["w"], tensor)


def test_large_weights_are_split_below_sixteen_megabytes(tmp_path: Path) -> None:
    tensors = {f"w{i}": torch.zeros(1_500_000) for i in range(4)}
    save_weights(tmp_path, tensors, config={})
    files = weights_files(tmp_path)
    assert len(files) == 2
    assert all(file.path.stat().st_size < 16_000_000 for file in files)


def test_a_changed_byte_is_found_and_the_file_named(tmp_path: Path) -> None:
    save_weights(tmp_path, {"w": torch.zeros(8)}, config={})
    (file,) = weights_files(tmp_path)
    data = bytearray(file.path.read_bytes())
    data[-1] ^= 1
    file.path.write_bytes(bytes(data))
    with pytest.raises(WeightsError, match=f"AUD-313: .*{re.escape(file.path.name)} is damaged"):
        load_weights(tmp_path)


def test_a_missing_shard_is_named(tmp_path: Path) -> None:
    save_weights(tmp_path, {"w": torch.zeros(8)}, config={})
    weights_files(tmp_path)[0].path.unlink()
    with pytest.raises(WeightsError, match=r"AUD-311: .*weights-01-of-01\.safetensors is missing"):
        load_weights(tmp_path)


def test_a_damaged_manifest_is_named(tmp_path: Path) -> None:
    (tmp_path / "weights.json").write_text("{")
    with pytest.raises(WeightsError, match=r"AUD-312: .*weights\.json is damaged"):
        load_weights(tmp_path)


def test_a_file_that_is_no_safetensors_is_refused(tmp_path: Path) -> None:
    import hashlib
    import json

    (tmp_path / "weights-01-of-01.safetensors").write_bytes(b"not tensors")
    digest = hashlib.sha256(b"not tensors").hexdigest()
    (tmp_path / "weights.json").write_text(json.dumps({"weights-01-of-01.safetensors": digest}))
    with pytest.raises(WeightsError, match="AUD-314"):
        load_weights(tmp_path)


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    root = save_tiny_models(tmp_path)
    config = (root / "painter" / "config.json").read_text()
    (root / "painter" / "config.json").write_text(config.replace("16,", "24,", 1))
    with pytest.raises(WeightsError, match="AUD-315"):
        load_embedded_painter(root)


def test_fingerprint_changes_with_the_weights(tmp_path: Path) -> None:
    save_weights(tmp_path / "a", {"w": torch.zeros(8)}, config={})
    save_weights(tmp_path / "b", {"w": torch.ones(8)}, config={})
    assert fingerprint(tmp_path / "a") != fingerprint(tmp_path / "b")


def test_names_are_told_from_heads_alone(tmp_path: Path) -> None:
    state = {"net.big": torch.randn(64, 64), "net.small": torch.randn(3)}
    save_weights(tmp_path, packed(state, eight_bit=True), config={})
    assert sorted(tensor_names(tmp_path)) == sorted(load_weights(tmp_path)) == ["net.big", "net.small"]
    (shard,) = tmp_path.glob("*.safetensors")
    shard.write_bytes(b"\xff" * 100)
    with pytest.raises(WeightsError, match="AUD-314"):
        tensor_names(tmp_path)
    shard.unlink()
    with pytest.raises(WeightsError, match="AUD-311"):
        tensor_names(tmp_path)
