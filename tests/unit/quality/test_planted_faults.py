"""Every planted fault is found by its own check, and a panel without one is let through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.panel import PanelArt, Provenance
from audobon.comic.raster import Raster
from audobon.comic.verdict import Remedy
from audobon.crew import PaintOrder
from audobon.evaluation.held_back import held_back_orders
from audobon.evaluation.planted_faults import PLANTS, planted
from audobon.pencils.penciller import ScenePenciller
from audobon.quality.art_checks import ArtView
from audobon.quality.editor import ART_CHECKS
from audobon.quality.face_check import BrokenFace, face_area
from audobon.quality.place_check import MissingPlace

CHECKS = {check.code: check for check in ART_CHECKS}


@pytest.fixture(scope="module")
def views() -> Sequence[ArtView]:
    """Drafts as if they were paintings."""
    return [drawn(order) for _, order in held_back_orders(ScenePenciller(), books=8, panels=2)]


def drawn(order: PaintOrder) -> ArtView:
    made = Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=0.0)
    art = PanelArt(panel=order.brief.id, image=order.pencils.draft, provenance=made, attempts=())
    return ArtView(brief=order.brief, pencils=order.pencils, art=art)


def test_there_is_a_plant_for_every_check_of_single_pictures() -> None:
    assert set(PLANTS) == set(CHECKS)


@pytest.mark.parametrize("code", PLANTS)
def test_a_planted_fault_is_found_and_a_clean_panel_let_through(views: Sequence[ArtView], code: str) -> None:
    found, tried = 0, 0
    for number, view in enumerate(views):
        assert CHECKS[code].findings(view) == [], view.brief.id
        other = np.asarray(views[number - 1].art.image.array, np.uint8)
        faulty = planted(view, PLANTS[code], other=other, generator=np.random.default_rng((5, number)))
        if faulty is None:
            continue
        tried += 1
        found += bool(CHECKS[code].findings(faulty))
    assert tried >= 3
    assert found >= 0.8 * tried


def test_planting_leaves_the_panel_itself_as_it_is(views: Sequence[ArtView]) -> None:
    before = np.array(views[0].art.image.array)
    for plant in PLANTS.values():
        planted(views[0], plant, other=np.zeros((8, 8, 3), np.uint8), generator=np.random.default_rng(0))
    assert np.array_equal(views[0].art.image.array, before)


def test_a_face_that_is_mended_alone_names_its_figure(views: Sequence[ArtView]) -> None:
    view = next(one for one in views if any(face_area(one, figure) for figure in one.pencils.anchors))
    faulty = planted(view, PLANTS["AUD-Q007"], other=np.zeros((8, 8, 3), np.uint8), generator=np.random.default_rng(1))
    assert faulty is not None
    (finding,) = BrokenFace().findings(faulty)
    assert finding.remedy is Remedy.REPAINT
    assert finding.character in {figure.character for figure in view.pencils.anchors}


def test_art_of_another_size_is_left_to_its_own_check(views: Sequence[ArtView]) -> None:
    art = np.asarray(views[0].art.image.array, np.uint8)
    smaller = replace(views[0], art=replace(views[0].art, image=Raster(array=art[:-10])))
    assert MissingPlace().findings(smaller) == BrokenFace().findings(smaller) == []
    assert CHECKS["AUD-Q002"].findings(smaller)
