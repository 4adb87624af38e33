"""`audobon check` as a user meets it: ticks, findings, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audobon.cli.app import app
from audobon.evaluation.planted_files import planted_file_faults
from tests.unit.quality.bound_files import bound_files

runner = CliRunner()
PAGE = Path(__file__).parents[3] / "docs" / "checking.md"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return bound_files(tmp_path_factory.mktemp("bound"), pages=3)


def check(*words: str | Path) -> tuple[int, str, str]:
    result = runner.invoke(app, ["check", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


def test_sound_book_gets_a_tick_a_stage(files: dict[str, Path]) -> None:
    exit_code, told, _ = check(files[".cbz"])
    assert exit_code == 0
    lines = told.splitlines()
    assert lines[0] == "a-winter-walk.cbz: CBZ, 4 pages"
    assert [line.split()[:2] for line in lines if line[0] != " "][1:5] == [
        ["\u2713", "primary"], ["\u2013", "secondary"], ["\u2713", "tertiary"], ["\u2713", "final"],
    ]  # fmt: skip
    assert "not checked, a bound file holds no pencils" in told
    assert lines[-1] == "It passes."


def test_faulty_book_fails_with_a_line_a_finding(files: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "half.pdf"
    file.write_bytes(files[".pdf"].read_bytes()[:2000])
    exit_code, told, _ = check(file)
    assert exit_code == 2
    assert "\u2717 tertiary" in told
    assert "    AUD-Q230 error: the file cannot be read" in told
    assert told.splitlines()[-1].startswith("It fails: ")


def test_warnings_are_told_and_pass(files: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    text = files[".html"].read_text(encoding="utf-8")
    file.write_text(text.replace('<html lang="en"', "<html"), encoding="utf-8")
    exit_code, told, _ = check(file)
    assert (exit_code, told.splitlines()[-1]) == (0, "It passes, with warnings: 0 errors, 1 warning.")


def test_json_is_one_object_with_all_that_is_told(files: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "empty.cbz"
    file.write_bytes(b"")
    exit_code, told, _ = check(file, "--json")
    found = json.loads(told)
    assert exit_code == 2
    assert (found["verdict"], found["kind"], found["pages"]) == ("fail", "CBZ", 0)
    assert [stage["stage"] for stage in found["stages"]] == ["primary", "secondary", "tertiary", "final"]
    tertiary = found["stages"][2]
    assert tertiary["outcome"] == "fail"
    assert tertiary["findings"][0]["code"] == "AUD-Q210"
    assert set(tertiary["findings"][0]) == {"code", "severity", "what", "where", "way_out", "measured", "threshold"}
    assert found["stages"][1]["unchecked"][0]["why"]


def test_file_that_cannot_be_checked_is_a_coded_error(tmp_path: Path) -> None:
    exit_code, told, said = check(tmp_path / "nothing.cbz", "--json")
    assert (exit_code, told) == (2, "")
    assert json.loads(said)["error"]["code"] == "AUD-180"


def test_example_of_the_page_is_what_is_printed(files: dict[str, Path], tmp_path: Path) -> None:
    fault = next(
        one for one in planted_file_faults() if one.name == "a picture that is cut off" and one.ending == ".cbz"
    )
    (tmp_path / "faulty.cbz").write_bytes(fault.plant(files[".cbz"].read_bytes()))
    _, told, _ = check(tmp_path / "faulty.cbz")
    assert told in PAGE.read_text(encoding="utf-8")
