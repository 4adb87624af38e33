"""The options that name a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from audobon import keys
from audobon.cli.app import app
from audobon.cli.stock import stocked_models
from audobon.comic.codec import to_json
from audobon.errors import SettingsError, WeightsError
from audobon.hire import hire_painter
from audobon.model_asked import ModelAsked, control_asked, scaled
from audobon.models.zoo import CONTROL_NAMES
from tests.builders import a_board, a_brief
from tests.tiny import save_tiny_models
from tests.tiny_stable import save_controlnet, save_folder

runner = CliRunner()


def test_a_controlnet_is_read_with_scale_and_share() -> None:
    asked = control_asked("depth=C:/nets/depth@0.75:0.1-0.6")
    assert (asked.kind, asked.source, asked.scale, asked.start, asked.end) == ("depth", "C:/nets/depth", 0.75, 0.1, 0.6)
    assert control_asked("openpose=me/net") == control_asked("openpose=me/net@1.0:0-1")


@pytest.mark.parametrize("text", ["depth", "=x", "depth=x@1:0.8-0.2", "depth=x@1:0-2"])
def test_malformed_controlnets_are_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="AUD-233"):
        control_asked(text)


def test_a_scale_may_follow_a_path() -> None:
    assert scaled("a/b.safetensors") == ("a/b.safetensors", 1.0)
    assert scaled("a@b.safetensors@-0.5") == ("a@b.safetensors", -0.5)
    with pytest.raises(SettingsError, match="AUD-233"):
        scaled("")


def test_attachments_want_a_model() -> None:
    with pytest.raises(SettingsError, match="AUD-232: --ip-adapter was given without a model"):
        ModelAsked(ip_adapter="x")
    with pytest.raises(SettingsError, match="AUD-232: --steps was given without a model"):
        ModelAsked(steps=0)
    with pytest.raises(SettingsError, match="AUD-232: --controlnet was given without a model"):
        ModelAsked(controlnets=("depth=x",))


def test_the_embedded_painters_control_goes_without_a_model() -> None:
    assert ModelAsked(control_by="adapter@0.8").control_by == "adapter@0.8"
    with pytest.raises(SettingsError, match="AUD-237"):
        ModelAsked(model="m", control_by="adapter")


def test_a_way_of_control_is_refused_by_the_command_before_anything_is_drawn(tmp_path: Path) -> None:
    board = tmp_path / "board.json"
    board.write_text(to_json(a_board(pages=[[a_brief("p1")]])), "utf-8")
    told = runner.invoke(app, ["draw", str(board), "-o", str(tmp_path / "out"), "--control-by", "magic", "--quiet"])
    assert told.exit_code == 2
    assert told.stderr.startswith("AUD-217: ")
    assert not list((tmp_path / "out").rglob("*.png"))


def test_anchoring_wants_no_model() -> None:
    assert ModelAsked(anchoring=0.5).model == ""


def test_a_book_is_drawn_and_redrawn_with_the_users_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the command to the book: the recipe stands in the record, print has plates, and redraw needs no options."""
    monkeypatch.setattr(keys, "MAX_PANEL_PIXELS", 10_000)  # a small panel is the same work in a tenth of the time
    for name in ("PLATE_PX", "SHEET_PX"):
        monkeypatch.setattr(f"audobon.anchors.{name}", (64, 64))
    board = tmp_path / "board.json"
    board.write_text(to_json(a_board(pages=[[a_brief("p1")]])), "utf-8")
    model, pose = save_folder(tmp_path / "model"), save_controlnet(tmp_path / "pose")
    options = [
        "--model",
        str(model),
        "--controlnet",
        f"openpose={pose}@0.9",
        "--scheduler",
        "lightning",
        "--steps",
        "1",
        "--anchoring",
        "0.5",
    ]
    more = ["--dpi", "72", "--quiet", "--format", "cbz,pdf", "--json", *options]
    more += ["--previews", str(tmp_path / "looks"), "--every-step"]
    made = runner.invoke(app, ["draw", str(board), "-o", str(tmp_path), *more])
    assert made.exit_code == 0, made.output
    book = Path(json.loads(made.stdout)["book"])
    record = json.loads((book / "book.json").read_text("utf-8"))
    assert record["model"]["model"] == str(model)
    assert record["model"]["controlnets"] == [f"openpose={pose}@0.9"]
    art = json.loads(next(book.rglob("art.json")).read_text("utf-8"))
    assert {"model: unet", "model: controlnet openpose"} <= {used["name"] for used in art["provenance"]["weights"]}
    looks = sorted(path.name for path in (tmp_path / "looks").glob("p1-*"))
    assert looks[:3] == ["p1-try1-1-draft.png", "p1-try1-3-painted-step01of01.png", "p1-try1-3-painted.png"]
    painted, plate = Image.open(next(book.rglob("art.png"))), Image.open(next(book.glob("encoded/*.jpeg-92-*")))
    assert plate.width > 3 * painted.width
    assert "anchored by 0.5" in art["provenance"]["recipe"]
    assert (book / "anchors" / "style-plate.png").is_file()
    redrawn = runner.invoke(app, ["redraw", str(book), "--panel", art["panel"], "--quiet", "--json"])
    assert redrawn.exit_code == 0, redrawn.output
    assert json.loads(redrawn.stdout)["painted"] == 1


def test_wrong_models_are_told_by_the_command(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A fox ran to the garden.", "utf-8")
    (tmp_path / "m.ckpt").write_bytes(b"x")
    told = runner.invoke(app, ["make", str(story), "-o", str(tmp_path), "--model", str(tmp_path / "m.ckpt"), "--quiet"])
    assert told.exit_code == 2
    assert told.stderr.startswith("AUD-321: ")


def test_hiring_a_painter_by_a_way_without_its_weights_names_the_missing_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDOBON_MODELS", str(save_tiny_models(tmp_path)))
    with pytest.raises(WeightsError, match="AUD-311.*controlnet"):
        hire_painter(style="ink", draft=False, model=ModelAsked(control_by="controlnet"))


def test_the_stock_lists_the_controls_that_come_with_the_program_and_those_of_a_folder_that_has_them(
    tmp_path: Path,
) -> None:
    stock = {model.name: model.state for model in stocked_models(None)}
    assert {name: stock.get(name) for name in CONTROL_NAMES} == dict.fromkeys(CONTROL_NAMES, "whole")
    assert not {model.name for model in stocked_models(save_tiny_models(tmp_path))} & set(CONTROL_NAMES)
