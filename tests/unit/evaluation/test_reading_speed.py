"""How fast a Reader reads, and in how much memory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import Story
from audobon.crew import Reader
from audobon.errors import ResourceError
from audobon.evaluation.reading_speed import long_text, reading_measures
from audobon.manuscript import open_manuscript
from audobon.understanding import HouseReader


def rule_reader() -> Reader:
    return HouseReader(uses_encoder=False)


class _Dying:
    def read(self, manuscript: Manuscript) -> Story:
        os._exit(3)


def dying_reader() -> Reader:
    return _Dying()


def test_speed_and_memory_are_measured_in_a_process_of_its_own() -> None:
    measures = reading_measures(rule_reader, "Anna met a fox. The fox ran.\n\n" * 40, open_story=open_manuscript)
    assert measures["tokens_per_second"].n == 40 * 9
    assert (measures["tokens_per_second"].value or 0) > 0
    assert 30 < (measures["peak_mb"].value or 0) < 4000


def test_process_that_dies_is_told() -> None:
    with pytest.raises(ResourceError, match="AUD-575"):
        reading_measures(dying_reader, "Anna met a fox.", open_story=open_manuscript)


def test_nothing_is_measured_without_a_text(tmp_path: Path) -> None:
    measures = reading_measures(rule_reader, long_text(tmp_path), open_story=open_manuscript)
    assert {measure.value for measure in measures.values()} == {None}


def test_long_text_is_a_whole_books_beginning_up_to_a_paragraphs_end(tmp_path: Path) -> None:
    folder = tmp_path / "litbank/original"
    folder.mkdir(parents=True)
    (folder / "1_short.txt").write_text("one two", encoding="utf-8")
    (folder / "2_long.txt").write_text("one two\nthree\n\nfour five", encoding="utf-8")
    assert long_text(tmp_path, words=3).split() == ["one", "two", "three"]


def test_short_books_are_joined(tmp_path: Path) -> None:
    for place in ("litbank/original", "gold"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "1.txt").write_text("one two", encoding="utf-8")
    assert long_text(tmp_path, words=99) == "one two\n\none two"
