"""A book's anchors: painted once, kept beside the panels, looked at by those who are on them, and shown on no page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from audobon.anchors import PLATE, anchor_plans, sheet_name
from audobon.comic.codec import to_json
from audobon.comic.panel import PanelArt
from audobon.comic.storyboard import CastDesign, Placement, Storyboard
from audobon.crew import PaintOrder, Progress
from audobon.errors import GenerationError
from audobon.model_asked import ModelAsked
from audobon.pipeline import BookResult, MakeOptions, draw_board, redraw_panel
from audobon.project import BookFolder
from tests.builders import SmallPainter, a_board, a_brief, a_crew, a_design

OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False, model=ModelAsked(anchoring=1.0))
ANCHORS = ["style-plate", "cast-anna", "cast-bob"]
PANELS = ["p1", "p2", "p3"]


@dataclass
class Looking(SmallPainter):
    """Notes which anchors each panel was given; fails at a panel, if one is named."""

    looked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fails_at: str = ""

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        for order in orders:
            if order.brief.id == self.fails_at:
                raise GenerationError("AUD-601", "stopped", hint="none")
            self.looked[order.brief.id] = tuple(anchor.order.brief.id for anchor in order.anchors)
        return super().paint(orders, progress=progress)


def the_board(*, bob: CastDesign | None = None) -> Storyboard:
    """Three panels: Anna, Bob, nobody; and Cid of the cast, who stands in none."""
    of_bob = a_brief("p2", placements=(Placement(character="bob", x=0.5),))
    board = a_board(pages=[[a_brief("p1"), of_bob], [a_brief("p3", placements=(), lettering=())]])
    return replace(board, cast=(a_design(), bob or a_design("bob"), a_design("cid")))


def drawn(
    tmp_path: Path, painter: SmallPainter, *, board: Storyboard | None = None, options: MakeOptions = OPTIONS
) -> BookResult:
    path = tmp_path / "board.json"
    path.write_text(to_json(board or the_board()))
    return draw_board(path, tmp_path / "out", options=options, crew=a_crew(painter))


def test_the_plate_shows_nobody_and_a_sheet_one_whole_figure_at_ease() -> None:
    plate, sheet, _ = anchor_plans((a_design(), a_design("bob")))
    assert (plate.name, plate.brief.placements) == (PLATE, ())
    assert sheet.name == sheet_name("anna")
    assert [(one.character, one.pose) for one in sheet.brief.placements] == [("anna", "standing")]
    for plan in (plate, sheet):
        assert plan.width_px % 64 == plan.height_px % 64 == 0
        assert plan.brief.prompt


def test_each_is_painted_once_and_panels_look_at_the_plate_and_at_their_own(tmp_path: Path) -> None:
    painter = Looking()
    result = drawn(tmp_path, painter)
    assert painter.painted == ANCHORS + PANELS
    assert painter.looked == {
        "style-plate": (), "cast-anna": (), "cast-bob": (),
        "p1": ("style-plate", "cast-anna"), "p2": ("style-plate", "cast-bob"), "p3": ("style-plate",),
    }  # fmt: skip
    kept = sorted(path.name for path in (result.folder / "anchors").iterdir())
    assert kept == sorted(f"{name}.{end}" for name in ANCHORS for end in ("json", "png"))
    assert len(list((result.folder / "pages").glob("*.png"))) == 2
    assert [panel.panel for panel in result.report.panel_reports] == PANELS
    assert "anchors" in {stage.stage for stage in result.report.stages}


def test_a_second_run_and_a_redrawn_panel_paint_no_anchor_again(tmp_path: Path) -> None:
    book = drawn(tmp_path, Looking()).folder
    again = Looking()
    drawn(tmp_path, again)
    assert again.painted == []
    redrawn = Looking()
    redraw_panel(book, "p2", crew=a_crew(redrawn))
    assert redrawn.looked == {"p2": ("style-plate", "cast-bob")}


@pytest.mark.parametrize(("stop", "left"), [("cast-anna", ["cast-anna", "cast-bob", *PANELS]), ("p1", PANELS)])
def test_a_book_that_was_stopped_goes_on_where_it_was(tmp_path: Path, stop: str, left: list[str]) -> None:
    with pytest.raises(GenerationError, match="AUD-601"):
        drawn(tmp_path, Looking(fails_at=stop))
    painter = Looking()
    drawn(tmp_path, painter)
    assert painter.painted == left


def test_a_changed_design_repaints_its_sheet_and_its_own_panels(tmp_path: Path) -> None:
    drawn(tmp_path, Looking())
    painter = Looking()
    drawn(tmp_path, painter, board=the_board(bob=a_design("bob", skin="#102030")))
    assert painter.painted == ["cast-bob", "p2"]


def test_a_changed_plate_repaints_every_panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(tmp_path, Looking())
    monkeypatch.setattr("audobon.anchors.PLATE_PX", (448, 320))
    painter = Looking()
    drawn(tmp_path, painter)
    assert painter.painted == ["style-plate", *PANELS]


@pytest.mark.parametrize("end", ["png", "json"])
def test_a_damaged_anchor_is_painted_again_and_nothing_else(tmp_path: Path, end: str) -> None:
    book = drawn(tmp_path, Looking()).folder
    (book / "anchors" / f"cast-bob.{end}").write_bytes(b"nonsense")
    painter = Looking()
    drawn(tmp_path, painter)
    assert painter.painted == ["cast-bob"]


def test_another_book_seed_is_another_set_of_anchors(tmp_path: Path) -> None:
    drawn(tmp_path, Looking())
    painter = Looking()
    drawn(tmp_path, painter, options=replace(OPTIONS, seed=4))
    assert painter.painted == ANCHORS + PANELS


def test_anchors_of_those_who_left_are_removed(tmp_path: Path) -> None:
    book = drawn(tmp_path, Looking()).folder
    board = the_board()
    drawn(tmp_path, Looking(), board=replace(board, pages=(replace(board.pages[1], number=1),)))
    assert sorted(path.stem for path in (book / "anchors").glob("*.png")) == ["style-plate"]


@pytest.mark.parametrize("options", [replace(OPTIONS, draft=True), replace(OPTIONS, model=ModelAsked())])
def test_drafts_and_books_that_ask_for_none_have_none(tmp_path: Path, options: MakeOptions) -> None:
    painter = Looking()
    book = drawn(tmp_path, painter, options=options).folder
    assert painter.painted == PANELS
    assert set(painter.looked.values()) == {()}
    assert not (book / "anchors").exists()
    record = BookFolder(book).record()
    assert record is not None
    assert record.model.anchoring == options.model.anchoring
