"""What a person decides of one panel: another painting, an earlier one, a part painted over; no other is painted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.art_versions import MAX_VERSIONS
from audobon.choosing import Choice, another_seed, as_briefed, kept_version, repainted_part
from audobon.cli.redrawing import versions_told
from audobon.comic.codec import to_json
from audobon.comic.panel import PanelArt
from audobon.comic.raster import Raster
from audobon.crew import PaintOrder, Progress
from audobon.errors import InputError
from audobon.files import raster_from_png
from audobon.pipeline import BookResult, MakeOptions, choose_for_panel, draw_board
from audobon.project import BookFolder
from tests.builders import SmallPainter, a_board, a_crew

OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)


class RepaintingPainter(SmallPainter):
    """Keeps what a repaint keeps."""

    def paint(self, orders: list[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:  # type: ignore[override]
        arts = super().paint(orders, progress=progress)
        return tuple(
            art
            if order.repaint is None
            else replace(
                art,
                image=Raster(
                    array=np.where(order.repaint.mask.array[..., None], art.image.array, order.repaint.art.array)
                ),
            )
            for order, art in zip(orders, arts, strict=True)
        )


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "board.json"
    path.write_text(to_json(a_board()))
    return path


@pytest.fixture
def book(board: Path) -> Path:
    return drawn(board).folder


def drawn(board: Path, painter: SmallPainter | None = None) -> BookResult:
    return draw_board(board, board.parent / "out", options=OPTIONS, crew=a_crew(painter or RepaintingPainter()))


def chosen(book: Path, choice: Choice, *, panel: str = "p1") -> list[str]:
    """Which panels were painted for a choice."""
    painter = RepaintingPainter()
    choose_for_panel(book, panel, choice, crew=a_crew(painter))
    return painter.painted


def art(book: Path, panel: str = "p1") -> np.ndarray:
    return raster_from_png((book / f"panels/{panel}/art.png").read_bytes(), name="art").array


def key(book: Path, panel: str = "p1") -> str:
    record = BookFolder(book).art_record(panel)
    assert record is not None
    return record.key


def a_mask(book: Path, *, fill: int = 255) -> Raster:
    mask = np.zeros(art(book).shape[:2], np.uint8)
    mask[: mask.shape[0] // 2] = fill
    return Raster(array=mask)


def test_an_earlier_painting_comes_back_without_painting(book: Path) -> None:
    first, first_key = art(book), key(book)
    assert chosen(book, another_seed("p1", seed=5)) == ["p1"]
    assert not np.array_equal(art(book), first)
    assert chosen(book, kept_version("p1", version=first_key[:10])) == []
    assert np.array_equal(art(book), first)
    assert {one.key for one in BookFolder(book).versions("p1").records()} >= {first_key}


def test_a_seed_that_was_painted_before_costs_nothing(book: Path) -> None:
    chosen(book, another_seed("p1", seed=5))
    fifth = art(book)
    chosen(book, another_seed("p1", seed=6))
    assert chosen(book, another_seed("p1", seed=5)) == []
    assert np.array_equal(art(book), fifth)


def test_what_is_kept_stays_when_its_brief_changes(book: Path, board: Path) -> None:
    first = art(book)
    chosen(book, kept_version("p1", version=key(book)))
    plan = BookFolder(book).storyboard()
    first_page = plan.pages[0]
    briefs = (replace(first_page.panels[0], prompt="at night"), *first_page.panels[1:])
    changed = replace(plan, pages=(replace(first_page, panels=briefs), *plan.pages[1:]))
    (book / "storyboard.json").write_text(to_json(changed))
    painter = RepaintingPainter()
    choose_for_panel(book, "p2", another_seed("p2", seed=3), crew=a_crew(painter))
    assert "p1" not in painter.painted
    assert np.array_equal(art(book), first)
    assert chosen(book, as_briefed("p1")) == ["p1"]
    assert not np.array_equal(art(book), first)


def test_a_part_is_painted_again_and_the_rest_stays(book: Path) -> None:
    before = art(book)
    half = before.shape[0] // 2
    assert chosen(book, repainted_part("p1", a_mask(book), seed=None)) == ["p1"]
    after = art(book)
    assert np.array_equal(after[half:], before[half:])
    assert not np.array_equal(after[:half], before[:half])
    assert chosen(book, as_briefed("p2"), panel="p2") == []
    assert np.array_equal(art(book), after)


def test_parts_are_painted_over_one_another(book: Path) -> None:
    chosen(book, repainted_part("p1", a_mask(book), seed=11))
    first = art(book)
    lower = Raster(array=255 - a_mask(book).array)
    assert chosen(book, repainted_part("p1", lower, seed=12)) == ["p1"]
    half = first.shape[0] // 2
    assert np.array_equal(art(book)[:half], first[:half])
    assert not np.array_equal(art(book)[half:], first[half:])


def test_a_repaint_ends_when_the_panel_is_another(book: Path) -> None:
    chosen(book, repainted_part("p1", a_mask(book), seed=11))
    assert chosen(book, another_seed("p1", seed=7)) == ["p1"]
    assert BookFolder(book).record().repaints == ()  # type: ignore[union-attr]


def test_a_lost_version_is_told_and_painted_anew(book: Path) -> None:
    chosen(book, another_seed("p1", seed=5))
    chosen(book, kept_version("p1", version=BookFolder(book).versions("p1").records()[1].key))
    for path in (book / "panels/p1").rglob("art.png"):
        path.unlink()
    painter = RepaintingPainter()
    result = choose_for_panel(book, "p2", as_briefed("p2"), crew=a_crew(painter))
    assert painter.painted == ["p1"]
    assert any("is lost" in one for one in result.report.warnings)


def test_versions_are_bounded(book: Path) -> None:
    for seed in range(MAX_VERSIONS + 3):
        chosen(book, another_seed("p1", seed=100 + seed))
    assert len(list((book / "panels/p1/versions").iterdir())) == MAX_VERSIONS


@pytest.mark.parametrize(("version", "said"), [("ffffffffff", "no version"), ("", "no version"), ("12", "no version")])
def test_a_version_that_is_not_there_is_refused(book: Path, version: str, said: str) -> None:
    with pytest.raises(InputError, match=f"AUD-179: panel p1 has {said}") as caught:
        chosen(book, kept_version("p1", version=version))
    assert key(book)[:12] in caught.value.hint


def test_masks_that_cannot_be_are_refused(book: Path) -> None:
    small = Raster(array=np.full((4, 4), 255, np.uint8))
    with pytest.raises(InputError, match="AUD-178: the mask has 4 x 4 pixels"):
        chosen(book, repainted_part("p1", small, seed=None))
    with pytest.raises(InputError, match="AUD-178: the mask marks nothing"):
        chosen(book, repainted_part("p1", a_mask(book, fill=40), seed=None))


def test_an_unpainted_panel_cannot_be_painted_over(board: Path) -> None:
    draft = draw_board(board, board.parent / "out", options=replace(OPTIONS, draft=True), crew=a_crew())
    with pytest.raises(InputError, match="AUD-173"):
        chosen(draft.folder, repainted_part("p1", Raster(array=np.full((4, 4), 255, np.uint8)), seed=None))


def test_versions_are_told(book: Path) -> None:
    first = key(book)
    chosen(book, another_seed("p1", seed=5))
    told = versions_told(book, "p1")
    assert [(one["panel"], one["version"], one["now"]) for one in told] == [
        ("p1", key(book)[:12], True),
        ("p1", first[:12], False),
    ]
    assert all(Path(str(one["picture"])).is_file() for one in told)
    assert {one["panel"] for one in versions_told(book, "")} >= {"p1", "p2", "p3"}
    with pytest.raises(InputError, match="AUD-155"):
        versions_told(book, "p99")
