"""Painted contact sheets, by a toy-sized painter, beside a handful of pictures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.errors import InputError
from audobon.evaluation.painted_sheets import chosen_panels, chosen_picture, credit, real_of
from audobon.training.illustrations import Credited
from tests.builders import a_board, a_brief
from tests.tiny import save_tiny_models

runner = CliRunner()


def some_data(root: Path) -> Path:
    """Two held-back books of a picture each, in ink and in watercolour, and a frieze too long to show."""
    (root / "images").mkdir(parents=True)
    records = []
    for book, (medium, size) in enumerate((("ink", (250, 300)), ("watercolour", (260, 260)), ("ink", (900, 250)))):
        Image.fromarray(np.full((size[1], size[0], 3), 200, np.uint8)).save(root / "images" / f"{book}.png")
        name = {"file": f"images/{book}.png", "pg_id": book, "title": f"Book {book}", "illustrator": "A. Hand"}
        records.append({**name, "year": 1900, "medium": medium, "width": size[0], "height": size[1]})
    (root / "illustrations.jsonl").write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    (root / "splits.json").write_text(json.dumps({"train": [], "dev": [0, 1, 2]}), "utf-8")
    return root


def test_the_weightiest_panels_with_figures_in_two_places_are_chosen() -> None:
    empty = replace(a_brief("p1"), placements=(), importance=0.9)
    first, same = replace(a_brief("p2"), importance=0.7), replace(a_brief("p3"), importance=0.6)
    elsewhere = replace(a_brief("p4"), importance=0.2, place_kind="forest")
    board = a_board(pages=[[empty, first], [same, elsewhere]])
    assert [brief.id for _, brief in chosen_panels(board)] == ["p2", "p4"]
    assert [brief.id for _, brief in chosen_panels(a_board(pages=[[first, same]]))] == ["p2", "p3"]
    assert [brief.id for _, brief in chosen_panels(a_board(pages=[[empty]]))] == ["p1"]


def test_real_pictures_are_of_the_styles_media_and_fit_a_cell(tmp_path: Path) -> None:
    data = some_data(tmp_path)
    assert [one.path.name for one in real_of(data, "ink")] == ["0.png"]
    assert [one.path.name for one in real_of(data, "storybook")] == ["1.png"]
    with pytest.raises(InputError, match="AUD-163: .* no held-back picture in engraving to show beside engraving"):
        real_of(data, "engraving")


def test_the_choice_of_a_picture_is_by_its_key() -> None:
    pictures = tuple(
        Credited(path=Path(f"{n}.png"), illustrator=f"hand {n % 3}", title="T", year=1900, width_px=9, height_px=9)
        for n in range(12)
    )
    chosen = [chosen_picture(pictures, key=f"key {n}").path for n in range(9)]
    assert chosen == [chosen_picture(tuple(reversed(pictures)), key=f"key {n}").path for n in range(9)]
    assert len(set(chosen)) > 3


def test_a_long_title_is_cut_between_words_in_the_credit() -> None:
    one = Credited(path=Path("x"), illustrator="A. Hand", title="Short", year=1901, width_px=9, height_px=9)
    assert credit(one) == "A. Hand, Short, 1901"
    assert credit(replace(one, year=None)) == "A. Hand, Short, year unknown"
    long = replace(one, title="The Sleeping Beauty, and other fairy tales from the Old French, retold")
    assert credit(long) == "A. Hand, The Sleeping Beauty, and other fairy tales from the Old ..., 1901"


def test_a_sheet_is_painted_and_goes_on_from_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDOBON_MODELS", str(save_tiny_models(tmp_path / "models")))
    story = tmp_path / "fox.txt"
    story.write_text("A fox ran into the garden. Anna saw the fox. “Stop!” she said.", "utf-8")
    out = tmp_path / "out"
    asked = ["painted-sheets", str(story), "-o", str(out), "--data", str(some_data(tmp_path / "data"))]
    result = runner.invoke(app, [*asked, "--styles", "storybook,ink"])
    assert result.exit_code == 0, result.output
    with Image.open(out / "fox.webp") as sheet:
        assert (sheet.width, sheet.format) == (1800, "WEBP")
    kept = {path: path.stat().st_mtime_ns for path in (out / ".paintings").glob("*.png")}
    assert len(kept) in (2, 4)
    assert runner.invoke(app, [*asked, "--styles", "storybook,ink"]).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in (out / ".paintings").glob("*.png")} == kept


def test_no_style_is_refused(tmp_path: Path) -> None:
    asked = ["painted-sheets", str(tmp_path / "x.txt"), "-o", str(tmp_path), "--data", str(tmp_path)]
    result = runner.invoke(app, [*asked, "--styles", " , "])
    assert (result.exit_code, result.stderr[:7]) == (2, "AUD-249")
