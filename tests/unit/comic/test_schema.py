"""The storyboard as a document: its schema, its page, and what both promise."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from audobon.comic.codec import from_json, to_json
from audobon.comic.field_notes import NOTES
from audobon.comic.schema import FILES, fields_told, json_schema, schema_text
from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import Storyboard
from audobon.errors import InputError
from audobon.pencils.penciller import ScenePenciller
from tests.builders import a_board

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "storyboard.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
BAD_EDITS = re.findall(r"^\| `(\".*?)` \| (AUD-\d+: .*?); \*hint: (.*?)\* \|$", PAGE, re.MULTILINE)
VALIDATOR = Draft202012Validator(json_schema(Storyboard))


def test_schema_in_docs_is_up_to_date() -> None:
    assert (DOCS / "storyboard.schema.json").read_text(encoding="utf-8") == schema_text("storyboard")


@pytest.mark.parametrize("name", FILES)
def test_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json_schema(FILES[name]))


def test_page_tells_of_every_field_as_it_is() -> None:
    assert [cls.__name__ for cls in NOTES if fields_told(cls) not in PAGE] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_valid_and_can_be_drawn(example: str) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(example))) == []
    board = check_storyboard(from_json(Storyboard, example, source="example"), source="example")
    for brief in board.panels():
        pencils = ScenePenciller().draw(brief, board.cast, width_px=96, height_px=96)
        assert [mask.character for mask in pencils.masks] == [one.character for one in brief.placements]


def test_there_are_examples_and_bad_edits() -> None:
    assert len(EXAMPLES) >= 3
    assert len(BAD_EDITS) >= 6


@pytest.mark.parametrize(("edit", "message", "hint"), BAD_EDITS)
def test_bad_edit_is_told_as_the_page_says(edit: str, message: str, hint: str) -> None:
    field, value = edit.split(": ", 1)
    if field == '"posse"':
        text = EXAMPLES[1].replace('"pose"', field, 1)
    else:
        wrong = {'"speaker"': '"hen"', '"id"': '"p2"'}.get(field, r"[^,}\s]+")
        text = re.sub(rf"{field}: {wrong}", lambda match: f"{field}: {value}", EXAMPLES[1], count=1)
    with pytest.raises(InputError) as caught:
        check_storyboard(from_json(Storyboard, text, source="board.json"), source="board.json")
    assert (str(caught.value), caught.value.hint) == (message, hint)


@pytest.mark.parametrize("terse", [False, True])
def test_what_we_write_keeps_to_the_schema(terse: bool) -> None:
    text = to_json(a_board(), terse=terse)
    assert list(VALIDATOR.iter_errors(json.loads(text))) == []
    assert from_json(Storyboard, text, source="test") == a_board()


WRONG = {
    "shot": lambda panel: panel.update(shot="huge"),
    "number": lambda panel: panel["placements"][0].update(x=9),
    "crowd": lambda panel: panel.update(placements=panel["placements"] * 40),
    "unknown field": lambda panel: panel.update(shots="wide"),
    "no id": lambda panel: panel.pop("id"),
    "path": lambda panel: panel.update(id="../x"),
}


@pytest.mark.parametrize("name", WRONG)
def test_schema_and_reader_refuse_alike(name: str) -> None:
    data = json.loads(to_json(a_board()))
    WRONG[name](data["pages"][0]["panels"][0])
    assert list(VALIDATOR.iter_errors(data)) != []
    with pytest.raises(InputError):
        check_storyboard(from_json(Storyboard, json.dumps(data), source="b.json"), source="b.json")


def test_file_may_name_its_schema() -> None:
    data = {"$schema": "storyboard.schema.json", **json.loads(to_json(a_board()))}
    assert from_json(Storyboard, json.dumps(data), source="b.json") == a_board()
    assert list(VALIDATOR.iter_errors(data)) == []
