"""The book's folder: what is committed, what counts as done."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audobon.comic.panel import PanelArt, Provenance
from audobon.comic.raster import Raster
from audobon.errors import InputError, ResourceError
from audobon.files import sha256_hex, small_webp
from audobon.panel_records import ArtRecord, PictureFile
from audobon.project import BookFolder, slug_of
from tests.builders import SmallPenciller, a_board, a_brief, a_design, a_picture


@pytest.fixture
def folder(tmp_path: Path) -> BookFolder:
    return BookFolder(tmp_path / "walk.book")


def test_pencils_come_back_as_they_were_kept(folder: BookFolder) -> None:
    pencils = SmallPenciller().draw(a_brief(), (a_design(),), width_px=64, height_px=64)
    record, committed = folder.keep_pencils(pencils, key="k")
    back = folder.pencils(record)
    assert folder.pencils_record("p1", key="k") == record
    assert (back.anchors, back.reserved) == (pencils.anchors, record.reserved)
    assert (back.draft.array == pencils.draft.array).all()
    assert [control.name for control in back.controls] == ["line", "depth"]
    assert (back.control("depth").array == pencils.control("depth").array).all()
    assert [mask.character for mask in back.masks] == ["anna"]
    assert replace(committed, draft=back.draft, controls=back.controls, masks=back.masks) == back
    for one, other in zip((*committed.controls, *committed.masks), (*back.controls, *back.masks), strict=True):
        assert one.image.array.dtype == other.image.array.dtype
        assert np.array_equal(one.image.array, other.image.array)


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


def keep_tried(folder: BookFolder, *tries: Raster) -> ArtRecord:
    provenance = Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=0.5)
    art = PanelArt(panel="p1", image=a_picture(), provenance=provenance, attempts=(), tries=tries)
    return folder.keep_art(art, key="k")


@given(st.integers(1, 1300), st.integers(1, 1300))
def test_small_picture_keeps_its_shape_within_its_bound(width: int, height: int) -> None:
    raster = Raster(array=np.full((height, width, 3), 90, np.uint8))
    with Image.open(io.BytesIO(small_webp(raster, longest_px=512))) as small:
        assert max(small.size) == min(max(width, height), 512)
        shrink = max(small.size) / max(width, height)
        assert abs(small.width - width * shrink) < 1
        assert abs(small.height - height * shrink) < 1


def test_attempts_are_kept_small_and_in_order(folder: BookFolder) -> None:
    dark, light = (Raster(array=np.full((700, 1024, 3), gray, np.uint8)) for gray in (20, 220))
    record = keep_tried(folder, dark, light)
    pictures = [picture for place in range(2) if (picture := folder.try_image(record, place)) is not None]
    assert [picture.array.shape for picture in pictures] == [(350, 512, 3), (350, 512, 3)]
    assert [round(float(picture.array.mean()), -1) for picture in pictures] == [20, 220]
    assert folder.art_record("p1", key="k") == record


def test_new_art_takes_the_attempts_at_the_old_away(folder: BookFolder) -> None:
    keep_tried(folder, a_picture(1), a_picture(2))
    keep_tried(folder)
    assert sorted(path.name for path in (folder.root / "panels/p1").iterdir()) == ["art.json", "art.png"]


def test_attempts_go_with_their_panel(folder: BookFolder) -> None:
    keep_tried(folder, a_picture(1), a_picture(2))
    folder.prune(a_board(pages=[[a_brief("p2")]]))
    assert not (folder.root / "panels/p1").exists()


def test_lost_attempt_costs_no_painting(folder: BookFolder) -> None:
    record = keep_tried(folder, a_picture(1), a_picture(2))
    (folder.root / "panels/p1/art-try1.webp").unlink()
    assert folder.art_record("p1", key="k") == record
    assert [folder.try_image(record, place) is None for place in range(3)] == [True, False, True]


def test_attempt_that_is_no_picture_is_refused(folder: BookFolder) -> None:
    record = keep_tried(folder, a_picture(1), a_picture(2))
    (folder.root / "panels/p1/art-try1.webp").write_bytes(b"GIF89a")
    told = replace(record, tries=(PictureFile(name="art-try1.webp", sha256=sha256_hex(b"GIF89a")),))
    with pytest.raises(InputError, match="AUD-152: .*damaged or no WEBP"):
        folder.try_image(told, 0)


def test_art_of_an_older_book_counts(folder: BookFolder) -> None:
    record = keep_tried(folder)
    path = folder.root / "panels/p1/art.json"
    older = json.loads(path.read_text())
    assert older.pop("tries") == []
    attempt = {"number": 0, "seed": 1, "seconds": 0.5, "verdict": {"panel": "p1", "findings": []}}
    path.write_text(json.dumps({**older, "attempts": [attempt]}))
    back = folder.art_record("p1", key="k")
    assert back is not None
    assert (back.image, back.tries, back.attempts[0].control) == (record.image, (), None)


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
