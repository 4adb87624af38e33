"""What `audobon evaluate quality` is made of: scores, planted faults, sending back; on drafts in place of paintings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audobon.comic.page import Page
from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.crew import PaintOrder, Progress
from audobon.drafting import DraftPainter
from audobon.errors import InputError
from audobon.evaluation.file_faults import file_faults_found
from audobon.evaluation.held_back import held_back_orders
from audobon.evaluation.judged import Judged, art_checks_judged, page_checks_judged, shares
from audobon.evaluation.lettered_texts import lettered_pages, panel_orders, texts_in
from audobon.evaluation.losses import faults_in
from audobon.evaluation.planted_files import planted_file_faults
from audobon.evaluation.repairing import AccidentProne, repair_gains, tried
from audobon.evaluation.scores import flattery, unseen_damage
from audobon.hire import hire_crew
from audobon.pencils.penciller import ScenePenciller
from audobon.quality import HouseEditor
from audobon.quality.art_checks import ArtView
from audobon.quality.editor import ART_CHECKS, PAGE_CHECKS

FABLES = Path(__file__).parents[3] / "examples" / "stories" / "03_three_aesop_fables.txt"
TALE = (
    'A fox met a crow in a wood. "Good morning," said the fox. "What a fine voice you must have!"\n\n'
    '"Do you think so?" asked the crow, and she opened her beak. The cheese fell, and the fox ate it.\n\n'
    "In the evening the crow sat in the garden and was sad.\n"
)


@pytest.fixture(scope="module")
def orders() -> Sequence[PaintOrder]:
    found = held_back_orders(ScenePenciller(), books=14, panels=1)
    return [replace(order, seed=number) for number, (_, order) in enumerate(found)]


@pytest.fixture(scope="module")
def pages() -> Sequence[tuple[Page, tuple[Pencils, ...]]]:
    return lettered_pages(TALE, hire_crew(draft=True))


def test_a_score_that_sees_damage_ranks_it_and_a_blind_one_does_not(orders: Sequence[PaintOrder]) -> None:
    pictures = [np.asarray(order.pencils.draft.array, np.uint8) for order in orders[:2]]
    clean = {picture.shape: picture for picture in pictures}

    def sees(picture: np.ndarray) -> float:
        return -float(np.abs(picture.astype(float) - clean[picture.shape]).mean())

    seeing = unseen_damage(pictures[:1], sees)
    assert (seeing["spearman_unseen_damage"].value or 0) > 0.85
    assert (seeing["spearman_within_pictures"].value or 0) > 0.85
    dice = np.random.default_rng(0)
    blind = unseen_damage(pictures[:1], lambda picture: float(dice.random()))
    assert abs(blind["spearman_unseen_damage"].value or 0) < 0.6
    assert flattery(pictures, lambda picture: 1.0)["flattered_by_sharpening"].value == 0


def test_shares_name_every_check_and_the_least(orders: Sequence[PaintOrder]) -> None:
    arts = DraftPainter().paint(orders, progress=lambda done, of: None)
    views = [
        ArtView(brief=order.brief, pencils=order.pencils, art=art) for order, art in zip(orders, arts, strict=True)
    ]
    found = shares(art_checks_judged(views, ART_CHECKS))
    assert {f"recall_{check.code.removeprefix('AUD-')}" for check in ART_CHECKS} <= set(found)
    assert found["recall_Q001"].value == found["precision_Q001"].value == 1
    least = found["check_recall_min"].value
    recalls = [one.value for name, one in found.items() if name.startswith("recall_")]
    assert least == min(value for value in recalls if value is not None)


def test_precision_counts_what_is_found_in_clean_things() -> None:
    half = Judged(on_faulty=(1.0, 1.0), on_clean=(1.0, 1.0))
    assert half.precision.value == 0.5
    assert Judged(on_faulty=(), on_clean=(0.0,)).precision.value is None
    assert Judged(on_faulty=(0.0,), on_clean=(0.0,)).precision.value == 0


def test_faults_of_lettering_are_found_on_real_pages(pages: Sequence[tuple[Page, tuple[Pencils, ...]]]) -> None:
    judged = page_checks_judged(list(pages) * 3, PAGE_CHECKS)
    for code in ("AUD-Q101", "AUD-Q102"):
        assert judged[code].on_faulty
        assert np.mean(judged[code].on_faulty) >= 0.8
        assert not any(judged[code].on_clean)


class Counting(DraftPainter):
    """Counts the panels that it is asked for."""

    asked = 0

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        self.asked += len(orders)
        return super().paint(orders, progress=progress)


def test_sending_back_takes_accidents_away_and_is_counted(orders: Sequence[PaintOrder]) -> None:
    painter = Counting()
    panels = tried(orders, painter, HouseEditor(), read=lambda: painter.asked)
    again = sum(len(one.took) - 1 for one in panels)
    assert again > 0, "some were sent back"
    found = repair_gains(panels, of="made_up_")
    assert (found["made_up_repair_findings_down"].value or 0) > 0
    assert found["made_up_repair_extra_panels"].value == pytest.approx(again / len(panels))
    assert found["made_up_repair_extra_calls"].value == pytest.approx(again / len(panels)), "each took as much"
    assert found["made_up_repair_worse"].value == 0


def test_an_accident_is_the_same_each_time_and_spares_most(orders: Sequence[PaintOrder]) -> None:
    def painted() -> list[np.ndarray]:
        painter = Counting()
        careless = AccidentProne(painter, lambda: painter.asked)
        arts = careless.paint(orders, progress=lambda done, of: None)
        assert careless.took == [len(orders)]
        return [np.asarray(art.image.array) for art in arts]

    once, again = painted(), painted()
    assert all(np.array_equal(one, other) for one, other in zip(once, again, strict=True))
    spared = [np.array_equal(one, order.pencils.draft.array) for one, order in zip(once, orders, strict=True)]
    assert 0 < sum(spared) < len(orders)


def test_a_panel_as_drawn_has_no_faults_and_a_lost_one_has(orders: Sequence[PaintOrder]) -> None:
    (art,) = DraftPainter().paint(orders[:1], progress=lambda done, of: None)
    assert faults_in(orders[0], art) == 0


def test_planted_file_faults_are_counted_and_sound_files_pass() -> None:
    few = [fault for fault in planted_file_faults() if fault.ending == ".cbz"][:3]
    unfound = replace(few[0], code="AUD-Q000")
    found = file_faults_found(FABLES.read_text()[:1500], [*few, unfound])
    assert found["file_fault_recall"].value == 0.75
    assert found["file_fault_precision"].value == 1


def test_every_panel_of_a_text_is_ordered_once() -> None:
    orders = panel_orders(TALE, hire_crew(draft=True))
    assert len(orders) >= 3
    assert len({order.brief.id for order in orders}) == len({order.seed for order in orders}) == len(orders)
    assert all(order.pencils.panel == order.brief.id for order in orders)


def test_a_folder_of_texts_is_read_by_name_and_an_empty_one_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-169"):
        texts_in(tmp_path)
    (tmp_path / "b.txt").write_text("two")
    (tmp_path / "a.txt").write_text("one")
    assert texts_in(tmp_path) == ("one", "two")
