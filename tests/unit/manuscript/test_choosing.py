"""Chapters taken out of a book by number, range or words of a title."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import InputError
from audobon.manuscript import open_manuscript

BOOK = (
    "Title: Hares\n\nPREFACE OF MINE\n\nRead on.\n\nCHAPTER I. The Hare\n\nA hare ran.\n\n"
    "CHAPTER II. The Fox\n\nA fox _came_.\n\nCHAPTER III. The Fox's Wife\n\nShe laughed."
)


def taken(folder: Path, wanted: str, *, book: str = BOOK) -> tuple[str, str]:
    path = folder / "hares.txt"
    path.write_text(book, encoding="utf-8")
    manuscript = open_manuscript(path, chapter=wanted)
    for run in manuscript.source_runs:
        copied = manuscript.text[run.text_start : run.text_start + run.length]
        assert copied == book[run.source_start : run.source_start + run.length]
    first = manuscript.chapters[0].span
    assert first.start == 0
    assert manuscript.text.startswith(first.text(manuscript.text))
    return manuscript.title, manuscript.text


@pytest.mark.parametrize(
    ("wanted", "title", "text"),
    [
        ("2", "Hares: CHAPTER II. The Fox", "A fox came."),
        ("1-2", "Hares: CHAPTER I. The Hare to CHAPTER II. The Fox", "A hare ran.\n\nA fox came."),
        ("the foxs WIFE", "Hares: CHAPTER III. The Fox's Wife", "She laughed."),
        ("4", "Hares: CHAPTER III. The Fox's Wife", "She laughed."),
    ],
)
def test_chapters_are_taken(tmp_path: Path, wanted: str, title: str, text: str) -> None:
    assert taken(tmp_path, wanted) == (title, text)


@pytest.mark.parametrize("wanted", ["9", "3-1", "owl", "the fox", "0"])
def test_no_such_chapter_is_told_with_those_there_are(tmp_path: Path, wanted: str) -> None:
    with pytest.raises(InputError) as caught:
        taken(tmp_path, wanted)
    assert (caught.value.code, "The Fox" in caught.value.hint) == ("AUD-119", True)


@pytest.mark.parametrize(("number", "spelt"), [("13", "Thirteen"), ("21", "Twenty-One"), ("60", "Sixty")])
def test_chapter_whose_number_is_spelt_is_taken(tmp_path: Path, number: str, spelt: str) -> None:
    book = f"Chapter Five\n\nA fox came.\n\nChapter {spelt}\n\nA hare ran.\n\nChapter Ninety\n\nAn owl slept."
    assert taken(tmp_path, number, book=book)[1] == "A hare ran."


def test_text_without_chapters_has_one(tmp_path: Path) -> None:
    assert taken(tmp_path, "1", book="A hare ran.")[1] == "A hare ran."
