"""Books lettered in other scripts under other people's programs: poppler reads them, qpdf and EPUBCheck check them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from audobon.hire import hire_press
from audobon.pipeline import BookResult, MakeOptions, make_book
from audobon.plan_asked import US_SHEET
from audobon.relettering import book_rows, reletter_book
from tests.system.programs import epubcheck, run

pytestmark = pytest.mark.system

STORY = """Anna ran into the garden with her red kite. "Look!" cried Anna. "It flies as high as the church!"

Suddenly the string broke, and the kite sailed over the wall. "Oh no," said Anna sadly.
"""
SAID = {
    "he": "למה לא באת אתמול?",
    "ar": "لماذا لم تأت أمس؟",
    "ja": "12時まで待ってたのに！",
    "zh-Hans": "你昨天为什么没有来？",
}
EVERY = pytest.mark.parametrize("language", list(SAID))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> BookResult:
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "kite.txt").write_text(STORY, encoding="utf-8")
    return make_book(folder / "kite.txt", folder, options=MakeOptions(draft=True, dpi=72, formats=("pdf",)))


def relettered(made: BookResult, language: str, folder: Path) -> dict[str, Path]:
    """The book with the same words in every line, as files by their ending."""
    rows = [{"panel": row.panel, "line": row.line, "text": SAID[language]} for row in book_rows(made.folder)]
    table = folder / "words.json"
    table.write_text(json.dumps(rows), encoding="utf-8")
    done = reletter_book(
        made.folder, table, formats=("pdf", "epub"), language=language, vertical=True,
        press=hire_press(enlarging=False, sheet=US_SHEET),
    )  # fmt: skip
    return {path.suffix: path for path in done.files}


@EVERY
def test_other_programs_read_and_pass_the_files(language: str, made: BookResult, tmp_path: Path) -> None:
    files = relettered(made, language, tmp_path)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", files[".pdf"])
    assert "No errors or warnings detected" in epubcheck(files[".epub"])
    # What poppler adds to say which way a line runs is no letter of it.
    read = "".join(char for char in run("pdftotext", files[".pdf"], "-") if unicodedata.category(char) != "Cf")
    squeezed = "".join(read.split())
    assert squeezed.count("".join(SAID[language].split())) >= 3, read
