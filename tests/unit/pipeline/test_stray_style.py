"""A book's panels are held to its style plate: a stray one is found, painted again, and told of if it stays."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from audobon.anchors import PLATE
from audobon.checking import check_book
from audobon.comic.codec import to_json
from audobon.comic.panel import PanelArt
from audobon.comic.raster import Raster
from audobon.crew import PaintOrder, Progress
from audobon.hire import hire_style_space
from audobon.painting_rounds import ATTEMPTS
from audobon.pipeline import BookResult, MakeOptions, draw_board
from audobon.quality import HouseEditor
from audobon.quality.style_check import StrayHand
from audobon.style.named_hands import hands_told_apart
from audobon.style.space import view_statistics
from tests.builders import SmallPainter, a_board, a_brief, a_crew
from tests.hands_folder import drawn_by

OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)
STRAY = "AUD-Q005"


@dataclass
class OneHand(SmallPainter):
    """Paints all in washes, whatever is asked for; a panel in `crossed` in crosses, for so many attempts."""

    crossed: dict[str, int] = field(default_factory=dict)

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        return tuple(
            replace(art, image=self._image(order, art))
            for order, art in zip(orders, super().paint(orders, progress=progress), strict=True)
        )

    def _image(self, order: PaintOrder, art: PanelArt) -> Raster:
        strays = order.attempt < self.crossed.get(order.brief.id, 0)
        seed = zlib.crc32(order.brief.id.encode()) % 100
        drawn = drawn_by("Crosser" if strays else "Washer", seed)
        rows, columns = art.image.height_px, art.image.width_px
        often = (-(-rows // drawn.shape[0]), -(-columns // drawn.shape[1]), 1)
        return Raster(array=np.tile(drawn, often)[:rows, :columns])


HANDS = ("Washer", "Crosser")


def drawn(
    tmp_path: Path,
    painter: SmallPainter,
    *,
    judged: bool = True,
    draft: bool = False,
    editor: HouseEditor | None = None,
) -> BookResult:  # fmt: skip
    path = tmp_path / "board.json"
    path.write_text(to_json(a_board(pages=[[a_brief("p1"), a_brief("p2")], [a_brief("p3")]])))
    crew = replace(a_crew(painter), editor=editor or HouseEditor(hire_style_space if judged else None))
    return draw_board(path, tmp_path / "out", options=replace(OPTIONS, draft=draft), crew=crew)


def strays(result: BookResult) -> dict[str, list[int]]:
    """Panel -> the attempts that strayed."""
    found = {
        panel.panel: [
            attempt.number
            for attempt in panel.attempts
            if STRAY in {finding.code for finding in attempt.verdict.findings}
        ]
        for panel in result.report.panel_reports
    }
    return {panel: attempts for panel, attempts in found.items() if attempts}


def test_one_hand_strays_nowhere_and_the_plate_is_painted_once(tmp_path: Path) -> None:
    painter = OneHand()
    result = drawn(tmp_path, painter)
    assert strays(result) == {}
    assert painter.painted[0] == PLATE
    drawn(tmp_path, painter)
    assert painter.painted.count(PLATE) == 1


def test_a_stray_panel_is_found_and_painted_again(tmp_path: Path) -> None:
    painter = OneHand(crossed={"p2": 1})
    assert strays(drawn(tmp_path, painter)) == {"p2": [0]}
    assert painter.painted.count("p2") == ATTEMPTS, "other faults of these flat pictures stay"


def test_a_panel_that_goes_on_straying_is_told_of(tmp_path: Path) -> None:
    result = drawn(tmp_path, OneHand(crossed={"p2": 9}))
    assert strays(result) == {"p2": list(range(ATTEMPTS))}


def test_the_verdict_on_a_panel_hangs_on_no_other_panel(tmp_path: Path) -> None:
    most = OneHand(crossed={"p1": 9, "p3": 9})
    assert set(strays(drawn(tmp_path, most))) == {"p1", "p3"}, "most panels stray, and still it is they that do"


def test_a_draft_or_an_editor_without_the_space_paints_no_plate(tmp_path: Path) -> None:
    for number, how in enumerate(({"judged": False}, {"draft": True})):
        painter = OneHand(crossed={"p2": 9})
        (tmp_path / str(number)).mkdir()
        result = drawn(tmp_path / str(number), painter, **how)
        assert strays(result) == {}
        assert PLATE not in painter.painted
        assert not (result.folder / "anchors").exists()


def test_a_style_known_by_its_name_needs_no_plate(tmp_path: Path) -> None:
    rows = [[view_statistics(drawn_by(hand, seed)).mean(axis=0) for hand in HANDS] for seed in range(20, 26)]
    named = StrayHand(hands=hands_told_apart(HANDS, np.asarray(rows, np.float64), shrinkage=1.0), name="Washer")
    painter = OneHand(crossed={"p2": 1})
    editor = HouseEditor(hire_style_space, hand=lambda: named)
    result = drawn(tmp_path, painter, editor=editor)
    assert strays(result) == {"p2": [0]}
    assert PLATE not in painter.painted
    codes = {code for stage in check_book(result.folder, editor=editor).stages for code in stage.checked}
    assert "AUD-Q005" in codes, "it is checked without one, too"
