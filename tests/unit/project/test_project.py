"""The book's folder: what is committed, what counts as done."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.comic.panel import PanelArt, Provenance
from audobon.errors import ResourceError
from audobon.project import BookFolder, slug_of
from tests.builders import SmallPenciller, a_board, a_brief, a_design, a_picture


@pytest.fixture
def folder(tmp_path: Path) -> BookFolder:
    return BookFolder(tmp_path / "walk.book")


def test_pencils_come_back_as_they_were_kept(folder: BookFolder) -> None:
    pencils = SmallPenciller().draw(a_brief(), (a_design(),), width_px=64, height_px=64)
    record = folder.keep_pencils(pencils, key="k")
    back = folder.pencils(record)
    assert folder.pencils_record("p1", key="k") == record
    assert (back.anchors, back.reserved) == (pencils.anchors, record.reserved)
    assert (back.draft.array == pencils.draft.array).all()
    assert [control.name for control in back.controls] == ["line", "depth"]
    assert (back.control("depth").array == pencils.control("depth").array).all()
    assert [mask.character for mask in back.masks] == ["anna"]


def test_pencils_with_another_key_do_not_count(folder: BookFolder) -> None:
    folder.keep_pencils(SmallPenciller().draw(a_brief(), (), width_px=64, height_px=64), key="k")
    assert folder.pencils_record("p1", key="other") is None


def test_pencils_with_a_lost_picture_do_not_count(folder: BookFolder) -> None:
    folder.keep_pencils(SmallPenciller().draw(a_brief(), (), width_px=64, height_px=64), key="k")
    (folder.root / "panels/p1/line.png").unlink()
    assert folder.pencils_record("p1", key="k") is None


def test_art_counts_only_with_its_key_and_its_bytes(folder: BookFolder) -> None:
    provenance = Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=0.5)
    folder.keep_art(PanelArt(panel="p1", image=a_picture(), provenance=provenance, attempts=()), key="k")
    assert folder.art_record("p1", key="k") is not None
    assert folder.art_record("p1", key="other") is None
    (folder.root / "panels/p1/art.png").write_bytes(b"x")
    assert folder.art_record("p1", key="k") is None


def test_art_without_its_record_does_not_count(folder: BookFolder) -> None:
    provenance = Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=0.5)
    folder.keep_art(PanelArt(panel="p1", image=a_picture(), provenance=provenance, attempts=()), key="k")
    (folder.root / "panels/p1/art.json").write_text("{")
    assert folder.art_record("p1") is None


def test_opened_folder_without_a_book_is_removed_again(tmp_path: Path) -> None:
    with BookFolder.opened(tmp_path / "new" / "walk.book") as folder:
        folder.keep_storyboard(a_board())
    assert not (tmp_path / "new").exists()


def test_second_run_on_the_same_book_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "walk.book"
    with (
        BookFolder.opened(root),
        pytest.raises(ResourceError, match="AUD-553"),
        BookFolder.opened(root),
    ):
        pass


SLUGS = {
    "The Tale of Peter Rabbit": "the-tale-of-peter-rabbit",
    "L'\u00c9t\u00e9: a \u201cs\u00f6ng\u201d!": "lete-a-song",
    "\u7af9\u53d6\u7269\u8a9e": "story",
    "../../etc": "etc",
    "x" * 200: "x" * 60,
    "word " * 30: "-".join(["word"] * 12),
}


@pytest.mark.parametrize(("title", "slug"), SLUGS.items())
def test_slug_is_a_plain_file_name(title: str, slug: str) -> None:
    assert slug_of(title, fallback="story") == slug


def test_slug_of_nothing_is_still_a_name() -> None:
    assert slug_of("\u7af9", fallback="\u7af9").startswith("book-")
