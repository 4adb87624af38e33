"""The benchmark of other words: which lines it changes."""

from __future__ import annotations

from pathlib import Path

from audobon.comic.codec import to_json
from benchmarks.relettering import other_words
from tests.builders import a_board, a_brief, a_line


def test_one_line_of_each_page_loses_its_last_word(tmp_path: Path) -> None:
    told = [f"Line of page {number}" for number in range(1, 8)]
    pages = [
        [a_brief(f"p{at}", lettering=(a_line("Hm."), a_line(text), a_line("No more.")))] for at, text in enumerate(told)
    ]
    (tmp_path / "storyboard.json").write_text(to_json(a_board(pages=pages)))
    rows = other_words(tmp_path, step=3)
    assert [(row.panel, row.line, row.text) for row in rows] == [(f"p{at}", 2, "Line of page") for at in (0, 3, 6)]
    assert len(other_words(tmp_path, step=1)) == 7
    assert [row.panel for row in other_words(tmp_path, step=0)] == ["p0"]
