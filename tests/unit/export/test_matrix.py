"""The matrix: small nets of the program in every format, at three batches and two sizes, and what fixes a batch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from audobon.errors import InputError, SettingsError, ShapeError, WeightsError
from audobon.export.asked import Asked, Precision, Target, asked_for
from audobon.export.exportable import ExportableNet
from audobon.export.exporting import FORMATS, checked, export_net, format_named, manifests_in
from tests.unit.export.conftest import MATRIX

FREE = Asked(dynamic_batch=True)
TOY = "valence"
EVERY = [pytest.param(name, marks=pytest.mark.tensorflow) if name == "savedmodel" else name for name in FORMATS]


@pytest.mark.parametrize("form", EVERY)
@pytest.mark.parametrize("name", MATRIX)
def test_small_net_is_itself_in_every_format_at_every_size(
    name: str, form: str, small_nets: dict[str, ExportableNet], tmp_path: Path
) -> None:
    made = export_net(small_nets[name], tmp_path, format=FORMATS[form], asked=FREE)
    assert made.parity.passes, made.parity.worst
    assert {tuple(one.sizes.items()) for one in made.parity.deviations} == {
        tuple(sizes.items()) for sizes in small_nets[name].tried
    }
    assert min(one.cosine for one in made.parity.deviations) > 0.99999


@pytest.mark.parametrize("form", EVERY)
def test_export_is_held_against_its_net_again(form: str, small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    one = small_nets[TOY]
    made = export_net(one, tmp_path, format=FORMATS[form], asked=FREE)
    ((folder, manifest),) = manifests_in(tmp_path)
    again = checked(folder, manifest, one)
    assert (again.folder, again.net, again.format, again.size_bytes) == (
        made.folder, made.net, made.format, made.size_bytes,
    )  # fmt: skip
    assert again.parity.passes
    told = json.loads((folder / "parity.json").read_text("utf-8"))
    assert told["passes"] is True
    assert {row["sizes"]["batch"] for row in told["deviations"]} == {1, 3, 5}


@pytest.mark.parametrize("form", ["onnx", pytest.param("savedmodel", marks=pytest.mark.tensorflow), "openvino", "pt2"])
def test_without_a_dynamic_batch_an_export_takes_one_batch_alone(
    form: str, small_nets: dict[str, ExportableNet], tmp_path: Path
) -> None:
    one = small_nets[TOY]
    made = export_net(one, tmp_path, format=FORMATS[form], asked=Asked(batch=2))
    assert {one.sizes["batch"] for one in made.parity.deviations} == {2}
    run = FORMATS[form].opened(made.folder, ("features",), one.outputs)
    with pytest.raises(Exception, match="(?i)shape|dimension|guard|size"):
        run(one.example({"batch": 3}, seed=0))


@pytest.mark.parametrize("precision", [Precision.FP16, Precision.BF16])
@pytest.mark.parametrize("form", EVERY)
def test_weights_in_half_as_many_bits_take_half_the_room(
    form: str, precision: Precision, small_nets: dict[str, ExportableNet], tmp_path: Path
) -> None:
    whole = export_net(small_nets[TOY], tmp_path, format=FORMATS[form], asked=FREE)
    half = export_net(
        small_nets[TOY], tmp_path, format=FORMATS[form], asked=Asked(dynamic_batch=True, precision=precision)
    )
    assert half.parity.passes, half.parity.worst
    assert half.size_bytes < 0.56 * whole.size_bytes
    assert half.parity.worst.relative_l2 > 0
    assert half.folder != whole.folder


def test_narrowing_leaves_the_net_as_it_was(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    one = small_nets[TOY]
    before = {name: value.clone() for name, value in one.net.state_dict().items()}
    export_net(one, tmp_path, format=FORMATS["pt2"], asked=Asked(precision=Precision.BF16))
    after = one.net.state_dict()
    assert list(before) == list(after)
    assert all(torch.equal(value, after[name]) for name, value in before.items())


@pytest.mark.parametrize("form", ["onnx", "openvino"])
def test_eight_bits_take_a_quarter_of_the_room(form: str, small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    one = small_nets[TOY]
    whole = export_net(one, tmp_path, format=FORMATS[form], asked=FREE)
    eighth = export_net(one, tmp_path, format=FORMATS[form], asked=Asked(dynamic_batch=True, precision=Precision.INT8))
    assert eighth.size_bytes < 0.3 * whole.size_bytes
    assert eighth.parity.worst.relative_l2 < 0.05


def test_what_a_format_cannot_be_is_refused() -> None:
    with pytest.raises(SettingsError, match="AUD-283: pt2 is not written in int8"):
        FORMATS["pt2"].check(Asked(precision=Precision.INT8))
    with pytest.raises(SettingsError, match="AUD-283: openvino does not run on web"):
        FORMATS["openvino"].check(Asked(target=Target.WEB))
    with pytest.raises(SettingsError, match='AUD-287: there is no format "caffe"'):
        format_named("caffe")
    with pytest.raises(SettingsError, match='AUD-289: there is no precision "int4"'):
        asked_for("int4", target="cpu", dynamic_batch=False)
    with pytest.raises(SettingsError, match='AUD-289: there is no target "tpu"'):
        asked_for("none", target="tpu", dynamic_batch=False)


def test_export_that_its_runtime_cannot_run_is_refused(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    made = export_net(small_nets[TOY], tmp_path, format=FORMATS["pt2"], asked=Asked(batch=2))
    manifest = made.folder / "export.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"batch": 2', '"batch": null'), "utf-8")
    ((folder, read),) = manifests_in(tmp_path)
    with pytest.raises(ShapeError, match="AUD-444: pt2 fails over valence"):
        checked(folder, read, small_nets[TOY])


def test_export_for_few_at_once_is_checked_with_no_more(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    export_net(small_nets[TOY].limited(3), tmp_path, format=FORMATS["pt2"], asked=FREE)
    ((folder, manifest),) = manifests_in(tmp_path)
    again = checked(folder, manifest, small_nets[TOY])
    assert {one.sizes["batch"] for one in again.parity.deviations} == {1, 3}


def test_changed_file_is_refused_before_it_is_opened(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    made = export_net(small_nets[TOY], tmp_path, format=FORMATS["torchscript"], asked=FREE)
    file = made.folder / "model.ts"
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    with pytest.raises(InputError, match="AUD-134: .*model.ts is missing or was changed"):
        list(manifests_in(tmp_path))


@pytest.mark.parametrize("damage", ["", "{}", "[1]", '{"form": 2}', "no json"])
def test_damaged_manifest_is_refused(damage: str, tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(damage, "utf-8")
    with pytest.raises(InputError, match="AUD-133"):
        list(manifests_in(tmp_path))


def test_manifest_that_names_files_elsewhere_is_refused(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    made = export_net(small_nets[TOY], tmp_path / "a", format=FORMATS["pt2"], asked=FREE)
    manifest = made.folder / "export.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"model.pt2": ', '"../pt2-fp32/model.pt2": '), "utf-8")
    with pytest.raises(InputError, match="AUD-134"):
        list(manifests_in(tmp_path))


def test_folder_without_an_export_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError, match="AUD-133: .* holds no export"):
            list(manifests_in(folder))


def test_export_of_other_weights_is_refused(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    export_net(small_nets[TOY], tmp_path, format=FORMATS["pt2"], asked=FREE)
    ((folder, manifest),) = manifests_in(tmp_path)
    with pytest.raises(WeightsError, match="AUD-346"):
        checked(folder, manifest, small_nets["upscaler"])


def test_failed_export_leaves_the_one_before_it_whole(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    one = small_nets["upscaler"]
    made = export_net(one, tmp_path, format=FORMATS["pt2"], asked=FREE)
    with pytest.raises(SettingsError):
        export_net(one, tmp_path, format=FORMATS["pt2"], asked=Asked(precision=Precision.INT8))
    assert [folder for folder, _ in manifests_in(tmp_path)] == [made.folder]
    assert {path.name for path in made.folder.parent.iterdir()} == {made.folder.name}
