"""`audobon export`: what it prints, what it refuses, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.evaluation.exported_pictures import NETS
from audobon.evaluation.net_work import sampling
from audobon.export.asked import Asked
from audobon.export.catalogue import NET_NAMES, exportable_nets
from audobon.export.formats import calibration_of
from audobon.export.samples import digest_of, load_held_back, load_samples
from tests.tiny import save_tiny_models

TOY = "valence"


def export(*words: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["export", *words])
    return found.exit_code, found.output


def test_without_a_net_it_lists_them() -> None:
    code, output = export()
    assert code == 0
    assert output.split() == list(NET_NAMES)


def test_it_exports_and_checks_and_a_changed_export_fails(tmp_path: Path) -> None:
    out = str(tmp_path)
    code, output = export(TOY, "--format", "pt2,onnx", "--dynamic-batch", "-o", out, "--json")
    assert code == 0
    assert [(row["net"], row["format"], row["passes"]) for row in json.loads(output)] == [
        (TOY, "pt2", True), (TOY, "onnx", True),
    ]  # fmt: skip
    code, output = export("--check", out)
    assert code == 0
    assert output.count("equal") == 2
    (tmp_path / TOY / "pt2-fp32" / "model.pt2").unlink()
    code, output = export("--check", out)
    assert code == 2
    assert "AUD-134" in output


def test_export_that_is_too_far_off_ends_with_its_own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from audobon.export import parity
    from audobon.export.asked import Precision

    monkeypatch.setitem(parity.GATES, Precision.BF16, ("relative_l2", 1e-9))  # type: ignore[arg-type]
    code, output = export(TOY, "--format", "pt2", "--quantize", "bf16", "-o", str(tmp_path))
    assert code == 3
    assert output.startswith("NOT EQUAL")


def test_samples_are_what_the_painters_nets_are_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDOBON_MODELS", str(save_tiny_models(tmp_path / "models")))
    monkeypatch.setattr(sampling, "PANELS", 4)
    monkeypatch.setattr(sampling, "HELD_PANELS", 1)
    code, output = export(*NETS, "--samples", str(tmp_path / "samples"))
    assert code == 0, output
    for net in exportable_nets(NETS, folder=tmp_path / "models"):
        samples = load_samples(tmp_path / "samples" / net.name)
        assert 3 < len(samples) <= sampling.CALIBRATION
        assert calibration_of(net, Asked(dynamic_batch=True, calibration=samples)) == samples, "they fit the net"
        back = load_held_back(tmp_path / "samples" / net.name)
        assert 0 < len(back) <= sampling.HELD_BACK
        assert digest_of(back) != digest_of(samples)


def test_profile_says_what_is_exported(tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text(f'dynamic_batch = true\n[nets.{TOY}]\nformats = ["pt2"]\nmost_at_once = 3\n', "utf-8")
    code, output = export("--profile", str(profile), "-o", str(tmp_path / "out"), "--json")
    assert code == 0
    (row,) = json.loads(output)
    assert {one["sizes"]["batch"] for one in row["deviations"]} == {1, 3}
    manifest = json.loads((tmp_path / "out" / TOY / "pt2-fp32" / "export.json").read_text("utf-8"))
    assert manifest["axes"] == [{"name": "batch", "least": 1, "most": 3, "multiple": 1}]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["unet"], "AUD-281"),
        ([TOY, "--format", "tflite"], "AUD-287"),
        ([TOY, "--format", "bundle"], "AUD-278"),
        (["all", "--format", "bundle,onnx"], "AUD-278"),
        ([TOY, "--format", "pt2", "--quantize", "int8"], "AUD-283"),
        ([TOY, "--quantize", "int3"], "AUD-289"),
        ([TOY, "--format", "openvino", "--target", "cuda"], "AUD-283"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(words: list[str], code: str, tmp_path: Path) -> None:
    found, output = export(*words, "-o", str(tmp_path / "out"))
    assert found == 2
    assert code in output
    assert not (tmp_path / "out").exists()
