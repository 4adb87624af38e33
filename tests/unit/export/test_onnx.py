"""What an ONNX graph says of itself, and how it is quantised."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import pytest
import torch

from audobon.errors import InputError, SettingsError, ShapeError
from audobon.export import onnx_format, onnx_targets
from audobon.export.asked import Asked, Precision, Target
from audobon.export.exportable import ExportableNet
from audobon.export.exporting import FORMATS, export_net
from audobon.export.formats import calibration_of
from audobon.export.missing import needed
from audobon.export.onnx_format import check_graph
from audobon.export.samples import load_samples, save_samples

FREE = Asked(dynamic_batch=True)


def test_graph_names_its_axes_and_says_what_it_is(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    one = small_nets["autoencoder_decode"]
    made = export_net(one, tmp_path, format=FORMATS["onnx"], asked=FREE)
    graph = onnx.load(str(made.folder / "model.onnx"))
    told = {prop.key: prop.value for prop in graph.metadata_props}
    assert told["audobon.net"] == one.name
    assert json.loads(told["audobon.weights"]) == dict(one.provenance.weights)
    assert json.loads(told["audobon.before"]) == one.before
    assert json.loads(told["audobon.after"]) == one.after
    assert told["audobon.licence"] == "Apache-2.0"
    shapes = {
        value.name: [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]
        for value in (*graph.graph.input, *graph.graph.output)
    }
    assert shapes == {"latents": ["batch", 48, "height", "width"], "image": ["batch", 3, "8*height", "8*width"]}
    assert {node.domain for node in graph.graph.node} <= {"", "ai.onnx"}


def test_quantised_graph_keeps_what_it_says_and_holds_integers(
    small_nets: dict[str, ExportableNet], tmp_path: Path
) -> None:
    one = small_nets["valence"]
    asked = Asked(dynamic_batch=True, precision=Precision.INT8)
    made = export_net(one, tmp_path, format=FORMATS["onnx"], asked=asked)
    graph = onnx.load(str(made.folder / "model.onnx"))
    assert {prop.key for prop in graph.metadata_props} >= {"audobon.net", "audobon.weights"}
    kinds = [node.op_type for node in graph.graph.node]
    assert kinds.count("QuantizeLinear") >= 2
    large = [value for value in graph.graph.initializer if len(value.raw_data) > 10_000]
    assert {value.data_type for value in large} == {onnx.TensorProto.INT8}


def test_ranges_are_taken_from_what_is_handed_in(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    one = small_nets["valence"]
    samples = [{"features": one.example({"batch": 1}, seed=seed)["features"] * 0.01} for seed in range(4)]
    save_samples(samples, tmp_path / "samples")
    read = load_samples(tmp_path / "samples")
    assert all(torch.equal(a["features"], b["features"]) for a, b in zip(samples, read, strict=True))
    asked = Asked(dynamic_batch=True, precision=Precision.INT8, calibration=read)
    narrow = export_net(one, tmp_path / "a", format=FORMATS["onnx"], asked=asked)
    usual = export_net(
        one, tmp_path / "b", format=FORMATS["onnx"], asked=Asked(dynamic_batch=True, precision=Precision.INT8)
    )
    assert narrow.parity.worst.relative_l2 > usual.parity.worst.relative_l2


def test_graph_that_is_not_sound_is_refused(tmp_path: Path) -> None:
    value = onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1])
    out = onnx.helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [1])
    graph = onnx.helper.make_graph([onnx.helper.make_node("Nothing", ["x"], ["y"])], "toy", [value], [out])
    onnx.save(onnx.helper.make_model(graph), str(tmp_path / "model.onnx"))
    with pytest.raises(ShapeError, match="AUD-443: model.onnx does not pass ONNX's checker"):
        check_graph(tmp_path / "model.onnx")


def test_net_too_large_for_a_browser_is_refused(
    small_nets: dict[str, ExportableNet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(dynamic_batch=True, target=Target.WEB)
    export_net(small_nets["valence"], tmp_path, format=FORMATS["onnx"], asked=asked)
    with monkeypatch.context() as tight:
        tight.setattr(onnx_format, "LARGEST_INSIDE", 1000)
        with pytest.raises(SettingsError, match="AUD-284: valence takes 2 MB in 2 files"):
            export_net(small_nets["valence"], tmp_path, format=FORMATS["onnx"], asked=asked)
    monkeypatch.setattr(onnx_targets, "LARGEST_WEB", 1_000_000)
    with pytest.raises(SettingsError, match="AUD-284: valence takes 2 MB in 1 files"):
        export_net(small_nets["valence"], tmp_path, format=FORMATS["onnx"], asked=asked)


def test_target_decides_how_a_graph_is_computed(small_nets: dict[str, ExportableNet], tmp_path: Path) -> None:
    def kinds(precision: Precision, target: Target) -> tuple[set[str], set[int]]:
        asked = Asked(dynamic_batch=True, precision=precision, target=target)
        made = export_net(small_nets["upscaler"], tmp_path / target, format=FORMATS["onnx"], asked=asked)
        assert made.parity.passes, made.parity.worst
        graph = onnx.load(str(made.folder / "model.onnx")).graph
        given = {value.type.tensor_type.elem_type for value in graph.input}
        assert given == {onnx.TensorProto.FLOAT}
        return {node.domain for node in graph.node}, {weight.data_type for weight in graph.initializer}

    floats, halves = onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16
    domains, types = kinds(Precision.NONE, Target.CPU)
    assert "com.microsoft" in domains or any(domain.startswith("com.microsoft") for domain in domains)
    domains, types = kinds(Precision.FP16, Target.CUDA)
    assert halves in types
    domains, types = kinds(Precision.NONE, Target.ANY)
    assert domains <= {"", "ai.onnx"}
    assert halves not in types
    assert floats in types


@pytest.mark.parametrize("sample", [{}, {"features": torch.ones(3)}, {"features": torch.ones(1, 3)}])
def test_samples_of_another_net_are_refused(
    sample: dict[str, torch.Tensor], small_nets: dict[str, ExportableNet], tmp_path: Path
) -> None:
    one = small_nets["valence"]
    asked = Asked(precision=Precision.INT8, calibration=[sample])
    with pytest.raises(InputError, match="AUD-136: sample 0 for valence has no features of batch x 2183"):
        calibration_of(one, asked)


def test_samples_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-135: there are no samples"):
        load_samples(tmp_path)
    (tmp_path / "0.safetensors").write_bytes(b"no tensors")
    with pytest.raises(InputError, match="AUD-135: .* is no sample"):
        load_samples(tmp_path)


def test_package_that_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnxscript", None)
    with pytest.raises(SettingsError, match="AUD-282: onnxscript does not load here") as found:
        needed("onnxscript")
    assert found.value.hint == "pip install 'audobon[export]'"
