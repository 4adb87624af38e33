"""A design that a person edits in the book's folder changes the character everywhere, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audobon.comic.codec import from_json, to_json
from audobon.comic.storyboard import CastDesign
from audobon.errors import InputError
from audobon.pipeline import BookResult, MakeOptions, draw_board
from audobon.project import BookFolder
from tests.builders import a_board, a_brief, a_crew

OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    path = tmp_path / "board.json"
    path.write_text(to_json(a_board(pages=[[a_brief("p1"), a_brief("p2", placements=(), lettering=())]])))
    return path


def drawn(board_path: Path) -> BookResult:
    return draw_board(board_path, board_path.parent / "out", options=OPTIONS, crew=a_crew())


def edit(book: Path, **changes: object) -> Path:
    path = book / "cast" / "anna.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}, indent=4))
    return path


def times(book: Path) -> dict[str, int]:
    names = ("panels/p1/pencils.json", "panels/p2/pencils.json", "cast/anna.png", "storyboard.json")
    return {name: (book / name).stat().st_mtime_ns for name in names}


def test_edited_design_redraws_its_panels_and_sheet_alone(board_path: Path) -> None:
    book = drawn(board_path).folder
    path, before = edit(book, skin="#aa8866"), times(book)
    by_hand, result = path.read_text(), drawn(board_path)
    changed = {name for name, time in times(book).items() if time != before[name]}
    assert {"panels/p1/pencils.json", "cast/anna.png"} <= changed
    assert "panels/p2/pencils.json" not in changed
    assert path.read_text() == by_hand
    assert any("cast/anna.json was edited by hand" in warning for warning in result.report.warnings)


def test_edited_design_stays_out_of_the_storyboard_and_its_deletion_goes_back(board_path: Path) -> None:
    book = drawn(board_path).folder
    path = edit(book, skin="#aa8866")
    drawn(board_path)
    assert BookFolder(book).storyboard().cast[0].skin == a_board().cast[0].skin
    path.unlink()
    result = drawn(board_path)
    assert from_json(CastDesign, path.read_text(), source="anna.json") == a_board().cast[0]
    assert not any("edited by hand" in warning for warning in result.report.warnings)


def test_unchanged_cast_is_not_drawn_again(board_path: Path) -> None:
    book = drawn(board_path).folder
    before = times(book)["cast/anna.png"]
    drawn(board_path)
    assert times(book)["cast/anna.png"] == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"skin": "pink"}, 'AUD-147: cast/anna.json: skin: "pink" is not a colour'),
        ({"heigth": 1.0}, "AUD-141: cast/anna.json: heigth: unknown field"),
        ({"height": -1.0}, "AUD-147: cast/anna.json: height: -1 is outside 0.02 .. 10"),
        ({"character": "ben"}, 'AUD-156: cast/anna.json: character: "ben" is not the file'),
    ],
)
def test_bad_edit_names_file_and_field(board_path: Path, change: dict[str, object], message: str) -> None:
    edit(drawn(board_path).folder, **change)
    with pytest.raises(InputError, match=message):
        drawn(board_path)


def test_edited_design_of_somebody_who_has_left_is_kept(board_path: Path) -> None:
    book = drawn(board_path).folder
    path = edit(book, skin="#aa8866")
    text = board_path.read_text().replace('"anna"', '"ben"')
    board_path.write_text(text)
    drawn(board_path)
    assert path.exists()
    assert (book / "cast" / "ben.png").exists()
