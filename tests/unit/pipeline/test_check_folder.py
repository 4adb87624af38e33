"""A book's folder under `check_book`: a finished one passes, and what goes wrong with its parts is found and placed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.binding.cbz import CbzBinder
from audobon.checking import check_book
from audobon.comic.codec import to_json
from audobon.comic.geometry import Outline, Point
from audobon.comic.inspection import Inspection, Outcome, StageName
from audobon.comic.panel import PanelArt
from audobon.comic.raster import Raster
from audobon.crew import PaintOrder, Progress
from audobon.errors import InputError
from audobon.evaluation.planted_files import entries, packed
from audobon.hire import hire_style_space
from audobon.pipeline import MakeOptions, draw_board
from audobon.project import BookFolder
from audobon.quality import HouseEditor
from tests.builders import SmallPainter, a_board, a_brief, a_crew
from tests.hands_folder import drawn_by
from tests.unit.pipeline.test_stray_style import OneHand

PANEL = "p2"


def made(folder: Path, painter: SmallPainter, *, draft: bool = False, judged: bool = False) -> Path:
    path = folder / "board.json"
    board = a_board(pages=[[a_brief("p1"), a_brief("p2")], [a_brief("p3")]])
    path.write_text(to_json(replace(board, author="A. Walker")), encoding="utf-8")
    editor = HouseEditor(hire_style_space if judged else None)
    crew = replace(a_crew(painter), editor=editor, binders=(("cbz", CbzBinder()),))
    options = MakeOptions(formats=("cbz",), dpi=180, cover=False, draft=draft)
    return draw_board(path, folder / "out", options=options, crew=crew).folder


class EvenPainter(SmallPainter):
    """Lays the same colour over every draft, so that everybody looks the same throughout."""

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        arts = super().paint([replace(order, seed=1) for order in orders], progress=progress)
        return tuple(
            replace(art, provenance=replace(art.provenance, seed=order.seed))
            for art, order in zip(arts, orders, strict=True)
        )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("whole"), EvenPainter())


@pytest.fixture
def book(whole: Path, tmp_path: Path) -> Path:
    """A copy of the book and its file, to be spoilt."""
    shutil.copytree(whole.parent, tmp_path / "out")
    return tmp_path / "out" / whole.name


def looked_at(root: Path) -> Inspection:
    return check_book(root, outside=False, editor=HouseEditor())


def codes(found: Inspection, stage: StageName) -> set[str]:
    return {fault.code for fault in found.stage(stage).faults}


def files_of(root: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in root.rglob("*")}


def test_finished_book_passes_and_nothing_of_it_is_touched(whole: Path) -> None:
    before = files_of(whole.parent)
    found = looked_at(whole)
    assert found.faults == ()
    assert found.outcome is Outcome.PASS
    assert (found.kind, found.pages) == ("book folder", 2)
    assert all(stage.outcome is Outcome.PASS for stage in found.stages)
    assert {"AUD-Q001", "AUD-Q280", "AUD-Q202"} <= set(found.stage(StageName.PRIMARY).checked)
    assert {"AUD-Q004", "AUD-Q101"} <= set(found.stage(StageName.SECONDARY).checked)
    assert {"AUD-Q281", "AUD-Q210"} <= set(found.stage(StageName.TERTIARY).checked)
    unchecked = [one.what for one in found.stage(StageName.SECONDARY).unchecked]
    assert unchecked == ["style", "order of the story"]
    assert files_of(whole.parent) == before


def repainted(root: Path, image: Callable[[Raster], Raster]) -> None:
    """Another picture in a panel's place, committed as a painter's would be."""
    folder = BookFolder(root)
    record = folder.art_record(PANEL)
    assert record is not None
    art = PanelArt(
        panel=PANEL, image=image(folder.art_image(PANEL)), provenance=record.provenance, attempts=record.attempts
    )
    folder.keep_art(art, key=record.key)


def test_blank_panel_is_found_where_it_is(book: Path) -> None:
    repainted(book, lambda image: Raster(array=np.full_like(image.array, 200)))
    found = looked_at(book)
    assert "AUD-Q001" in codes(found, StageName.PRIMARY)
    blank = next(fault for fault in found.faults if fault.code == "AUD-Q001")
    assert blank.where == "page 1, panel p2"
    assert "audobon redraw BOOK --panel p2" in blank.way_out
    assert found.outcome is Outcome.FAIL


def test_strange_colours_are_the_second_stages(book: Path) -> None:
    def turned(image: Raster) -> Raster:
        pixels = image.array.copy()
        mask = BookFolder(book).pencils(BookFolder(book).pencils_record(PANEL)).masks[0].image.array > 127  # type: ignore[arg-type]
        pixels[mask] = (250, 20, 20)
        return Raster(array=pixels)

    repainted(book, turned)
    assert "AUD-Q004" in codes(looked_at(book), StageName.SECONDARY)


def test_words_over_a_face_are_the_second_stages(book: Path) -> None:
    folder = BookFolder(book)
    lettered = folder.lettered()
    assert lettered is not None
    page = lettered.book.pages[0]
    frame = page.frames[0].box
    corners = ((frame.x, frame.y), (frame.right, frame.y), (frame.right, frame.bottom), (frame.x, frame.bottom))
    cover = Outline(points=tuple(Point(x=x, y=y) for x, y in corners))
    balloons = tuple(replace(balloon, outline=cover) for balloon in page.balloons)
    pages = (replace(page, balloons=balloons), *lettered.book.pages[1:])
    folder.keep_lettered(replace(lettered, book=replace(lettered.book, pages=pages)))
    assert "AUD-Q101" in codes(looked_at(book), StageName.SECONDARY)


def lose_art(root: Path) -> None:
    (root / "panels" / PANEL / "art.png").unlink()


def change_pencils(root: Path) -> None:
    with (root / "panels" / PANEL / "draft.png").open("ab") as stream:
        stream.write(b"x")


def lose_layers(root: Path) -> None:
    (root / "lettered.json").unlink()


def lose_report(root: Path) -> None:
    (root / "report.json").unlink()


def paint_elsewhere(root: Path) -> None:
    path = root / "panels" / PANEL / "art.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["provenance"]["seed"] += 1
    path.write_text(json.dumps(record), encoding="utf-8")


def change_page(root: Path) -> None:
    with (root / "pages" / "001.png").open("ab") as stream:
        stream.write(b"x")


def lose_page(root: Path) -> None:
    (root / "pages" / "002.png").unlink()


def print_small(root: Path) -> None:
    folder = BookFolder(root)
    folder.pages.keep(1, Raster(array=folder.pages.raster(1).array[::2, ::2]), key="another")


def shorten_file(root: Path) -> None:
    file = next(root.parent.glob("*.cbz"))
    members = [(name, data) for name, data in entries(file.read_bytes()) if name not in ("002.jpg", "003.jpg")]
    file.write_bytes(packed(members))


FAULTS: dict[str, tuple[Callable[[Path], None], str, StageName]] = {
    "art is gone": (lose_art, "AUD-Q280", StageName.PRIMARY),
    "pencils have changed": (change_pencils, "AUD-Q280", StageName.PRIMARY),
    "layers are gone": (lose_layers, "AUD-Q281", StageName.TERTIARY),
    "no run has ended": (lose_report, "AUD-Q281", StageName.TERTIARY),
    "art of another run": (paint_elsewhere, "AUD-Q281", StageName.TERTIARY),
    "a printed page has changed": (change_page, "AUD-Q282", StageName.TERTIARY),
    "a printed page is gone": (lose_page, "AUD-Q201", StageName.PRIMARY),
    "a page is printed small": (print_small, "AUD-Q282", StageName.TERTIARY),
    "the file has too few pages": (shorten_file, "AUD-Q283", StageName.FINAL),
}


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_of_a_folder_is_found(name: str, book: Path) -> None:
    spoil, code, stage = FAULTS[name]
    spoil(book)
    found = looked_at(book)
    assert code in codes(found, stage), found.faults
    assert found.outcome is Outcome.FAIL


def test_file_that_does_not_lie_beside_is_said(book: Path) -> None:
    next(book.parent.glob("*.cbz")).unlink()
    found = looked_at(book)
    assert found.outcome is Outcome.PASS
    assert [one.why for one in found.stage(StageName.TERTIARY).unchecked] == [
        "it does not lie beside the book's folder"
    ]


def test_damaged_storyboard_is_a_coded_error(book: Path) -> None:
    (book / "storyboard.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="AUD-140"):
        looked_at(book)


def test_draft_is_not_held_to_a_style(tmp_path: Path) -> None:
    found = check_book(made(tmp_path, SmallPainter(), draft=True), outside=False)
    unchecked, _ = found.stage(StageName.SECONDARY).unchecked
    assert (unchecked.what, unchecked.why) == ("style", "a draft is not painted")


def test_panels_are_held_to_the_style_plate_that_the_folder_keeps(tmp_path: Path) -> None:
    root = made(tmp_path, OneHand(), judged=True)
    editor = HouseEditor(hire_style_space)
    assert "AUD-Q005" in check_book(root, outside=False, editor=editor).stage(StageName.SECONDARY).checked

    def by_another(image: Raster) -> Raster:
        drawn = drawn_by("Crosser", 5)
        often = (-(-image.height_px // drawn.shape[0]), -(-image.width_px // drawn.shape[1]), 1)
        return Raster(array=np.tile(drawn, often)[: image.height_px, : image.width_px])

    repainted(root, by_another)
    found = check_book(root, outside=False, editor=editor)
    assert ("AUD-Q005", "page 1, panel p2") in {(fault.code, fault.where) for fault in found.faults}
