"""`audobon bundle`: what its commands print, write and answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audobon.cli.app import app
from tests.bundles import header_of, small_bundle, with_header
from tests.tiny import save_tiny_models

RUN = CliRunner()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_models(tmp_path_factory.mktemp("tiny"))


def test_a_bundle_is_built_looked_into_verified_and_taken_apart(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "tiny.audobon"
    built = RUN.invoke(app, ["bundle", "build", "-o", str(path), "--models", str(tiny), "--quantize", "none", "--json"])
    assert built.exit_code == 0, built.output
    told = json.loads(built.stdout)
    assert [net["name"] for net in told["nets"]] == ["autoencoder", "painter", "upscaler"]
    assert told["about"]["precision"] == "none"
    assert told["left_out"] == []
    inspected = RUN.invoke(app, ["bundle", "inspect", str(path), "--json"])
    assert {key: one for key, one in told.items() if key != "left_out"} == json.loads(inspected.stdout)
    verified = RUN.invoke(app, ["bundle", "verify", str(path), "--json"])
    assert json.loads(verified.stdout)["state"] == "whole"
    extracted = RUN.invoke(app, ["bundle", "extract", str(path), "-o", str(tmp_path / "out"), "--json"])
    assert len(json.loads(extracted.stdout)["files"]) == sum(one.is_file() for one in (tmp_path / "out").rglob("*"))
    assert (tmp_path / "out" / "painter" / "weights.json").is_file()


def test_the_answers_for_people(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "tiny.audobon"
    assert "3 nets, 9 files" in RUN.invoke(app, ["bundle", "build", "-o", str(path), "--models", str(tiny)]).stdout
    told = RUN.invoke(app, ["bundle", "inspect", str(path)]).stdout
    assert "requires: scales-per-channel" in told
    assert "net   painter" in told
    assert RUN.invoke(app, ["bundle", "verify", str(path)]).stdout == f"{path} is whole\n"
    assert "15 files" in RUN.invoke(app, ["bundle", "extract", str(path), "-o", str(tmp_path / "out")]).stdout


def test_an_unknown_optional_feature_is_a_warning(tmp_path: Path) -> None:
    data = small_bundle(tmp_path / "b").read_bytes()
    assert header_of(data)["features"]["optional"] == ["audobon-models"]
    (tmp_path / "c").write_bytes(with_header(data, lambda tree: tree["features"]["optional"].append("holograms")))
    found = RUN.invoke(app, ["bundle", "inspect", str(tmp_path / "c")])
    assert found.exit_code == 0
    assert "warning: this version does not know holograms, and does without" in found.stdout


def test_damage_is_exit_code_two_and_an_error_in_json(tmp_path: Path) -> None:
    path = small_bundle(tmp_path / "b")
    data = bytearray(path.read_bytes())
    data[4096] ^= 1
    path.write_bytes(data)
    found = RUN.invoke(app, ["bundle", "verify", str(path), "--json"])
    assert found.exit_code == 2
    assert json.loads(found.stderr)["error"]["code"] == "AUD-387"
    assert RUN.invoke(app, ["bundle", "inspect", str(path)]).exit_code == 0
    path.write_bytes(data[:5000])
    assert "AUD-383" in RUN.invoke(app, ["bundle", "verify", str(path)]).stderr
