"""A bundle taken apart: everything inside the folder asked for, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from audobon.errors import ResourceError, WeightsError
from audobon.export.bundle.extracting import extract_bundle
from audobon.export.bundle.reader import open_bundle
from audobon.models.weights import load_weights
from tests.bundles import small_bundle, small_content


def test_nets_become_folders_of_weights_and_files_stay_as_they_are(tmp_path: Path) -> None:
    with open_bundle(small_bundle(tmp_path / "b")) as bundle:
        found = extract_bundle(bundle, tmp_path / "new" / "out")
    out = tmp_path / "new" / "out"
    assert [path.relative_to(out).as_posix() for path in found] == [
        "LICENSE", "painter/config.json", "painter/weights-01-of-01.safetensors", "painter/weights.json",
        "style/space/weights-01-of-01.safetensors", "style/space/weights.json",
    ]  # fmt: skip
    assert (out / "LICENSE").read_bytes() == small_content().files["LICENSE"].data
    weights = load_weights(out / "painter")
    assert torch.equal(weights["weight"], torch.tensor([[0.5, 1.0, 1.5], [-0.5, -1.0, -1.5]]))
    assert weights["bias"].tolist() == [1.0, 2.0, 3.0]
    assert load_weights(out / "style/space")["empty"].shape == (0, 4)


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with open_bundle(small_bundle(tmp_path / "b")) as bundle:
        assert len(extract_bundle(bundle, tmp_path / "out")) == 6


def test_files_that_are_there_are_not_mixed_with(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    with open_bundle(small_bundle(tmp_path / "b")) as bundle:
        with pytest.raises(WeightsError, match="AUD-390: .*out is not an empty folder"):
            extract_bundle(bundle, tmp_path / "out")
        with pytest.raises(WeightsError, match="AUD-390"):
            extract_bundle(bundle, tmp_path / "b")


def test_a_link_to_another_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    with open_bundle(small_bundle(tmp_path / "b")) as bundle, pytest.raises(WeightsError, match="AUD-390"):
        extract_bundle(bundle, tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_where_nothing_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with open_bundle(small_bundle(tmp_path / "b")) as bundle, pytest.raises(ResourceError, match="AUD-552"):
        extract_bundle(bundle, tmp_path / "file" / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "file"]
