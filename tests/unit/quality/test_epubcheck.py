"""EPUBCheck is asked where it is, its answer becomes findings, and where it is not that is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audobon.comic.inspection import StageName, Unchecked
from audobon.comic.verdict import Severity
from audobon.quality.files import inspected_file
from audobon.quality.files.epubcheck import EpubValidator
from tests.unit.quality.bound_files import bound_files

MESSAGES = [
    {"ID": "RSC-005", "severity": "ERROR", "message": "no such thing", "locations": [{"path": "EPUB/a.xhtml"}]},
    {"ID": "OPF-003", "severity": "WARNING", "message": "not listed", "locations": []},
    {"ID": "ACC-004", "severity": "USAGE", "message": "a remark", "locations": []},
]


def program(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the path; it has a `java`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program(folder, "java", "exit 1")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_its_errors_and_warnings_are_findings(programs: Path, tmp_path: Path) -> None:
    program(programs, "epubcheck", f"printf '%s' '{json.dumps({'messages': MESSAGES})}'")
    answer = EpubValidator().answer(tmp_path / "book.epub")
    assert not isinstance(answer, Unchecked)
    assert [(one.severity, one.what, one.where) for one in answer] == [
        (Severity.ERROR, "RSC-005: no such thing", "EPUB/a.xhtml"),
        (Severity.WARNING, "OPF-003: not listed", ""),
    ]


@pytest.mark.parametrize("said", ["", "not json", "[1, 2]", '{"messages": [{}]}', '{"messages": 3}'])
def test_answer_that_is_none_is_said(programs: Path, tmp_path: Path, said: str) -> None:
    program(programs, "epubcheck", f"printf '%s' '{said}'")
    answer = EpubValidator().answer(tmp_path / "book.epub")
    assert isinstance(answer, Unchecked)
    assert "no answer" in answer.why


def test_program_that_is_not_there_is_said_in_the_stage(programs: Path, tmp_path: Path) -> None:
    found = inspected_file(bound_files(tmp_path, pages=3)[".epub"])
    (unchecked,) = found.stage(StageName.TERTIARY).unchecked
    assert (unchecked.what, unchecked.why) == ("EPUBCheck", "there is no `epubcheck` on the path")
    assert EpubValidator.code not in found.stage(StageName.TERTIARY).checked


def test_damaged_archive_is_not_given_to_it(programs: Path, tmp_path: Path) -> None:
    program(programs, "epubcheck", "exit 3")
    file = tmp_path / "half.epub"
    data = bound_files(tmp_path, pages=3)[".epub"].read_bytes()
    file.write_bytes(data[: len(data) // 2])
    (unchecked,) = inspected_file(file).stage(StageName.TERTIARY).unchecked
    assert "not sound enough" in unchecked.why
