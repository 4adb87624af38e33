"""Edits are of the state that was seen, of a book that is planned, and choices can be carried out twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import JobError
from audobon.project import BookFolder, BookRecord
from audobon.serving.book_edits import Edit, planned_folder
from audobon.serving.book_work import book_in
from audobon.serving.jobs.job import Job, JobState, Priority
from audobon.serving.made_book import MadeBook
from audobon.serving.panel_work import PanelAsked, PanelWish

RECORD = BookRecord(
    title="A Walk", author="", slug="a-walk", language="en", style="ink", seed=1, draft=False, pages_asked=None,
    formats=("cbz",), dpi=72, text_sha256="", source_name="", source_sha256="", storyboard_sha256="", version="",
)  # fmt: skip
JOB = Job(
    number=1, id="0" * 32, client="anna", priority=Priority.BATCH, state=JobState.DONE, body="{}", key="",
    submitted=0.0, changed=0.0,
)  # fmt: skip


def wrote(folder: BookFolder) -> None:
    (folder.root / "wrote").write_text("it")


@pytest.mark.parametrize("match", ['"abc"', '"x", "abc"', "*"])
def test_edit_of_what_is_there_is_made(tmp_path: Path, match: str) -> None:
    Edit(changed=wrote, tag=lambda _: "abc", match=match)(BookFolder(tmp_path))
    assert (tmp_path / "wrote").read_text() == "it"


@pytest.mark.parametrize(
    ("match", "code"), [(None, "AUD-741"), ('"other"', "AUD-742"), ("abc", "AUD-742"), ('W/"abc"', "AUD-742")]
)
def test_edit_of_another_state_changes_nothing(tmp_path: Path, match: str | None, code: str) -> None:
    with pytest.raises(JobError, match=code):
        Edit(changed=wrote, tag=lambda _: "abc", match=match)(BookFolder(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_book_that_is_not_there_yet_is_told(tmp_path: Path) -> None:
    with pytest.raises(JobError, match="AUD-743"):
        planned_folder(MadeBook(JOB, tmp_path))
    with pytest.raises(JobError, match="AUD-747"):
        book_in(tmp_path)


def test_repaint_without_its_mask_is_told(tmp_path: Path) -> None:
    asked = PanelAsked(panel="p1", wish=PanelWish.REPAINT, version="a" * 64, mask_sha256="b" * 64)
    with pytest.raises(JobError, match="AUD-746"):
        asked.choice()(BookFolder(tmp_path), RECORD)


def test_redraw_that_is_begun_twice_chooses_the_same_seed(tmp_path: Path) -> None:
    choice = PanelAsked(panel="p1", wish=PanelWish.REDRAW, seed=7).choice()
    once = RECORD.choosing(choice(BookFolder(tmp_path), RECORD))
    assert choice(BookFolder(tmp_path), once) == once.choices
    assert once.seed_of("p1") == 7
