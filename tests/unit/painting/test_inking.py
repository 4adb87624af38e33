"""Lines that a medium draws: hatching that tells tones, faces kept readable, heavy outlines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.painting.inking import Hatching, hatched, ink_of, lit_faces, outlined
from audobon.painting.manners import BURIN, PEN
from tests.unit.painting.test_painter import an_order

PENCILS = an_order().pencils
SIZE = PENCILS.draft.array.shape[:2]
FLAT = np.full((120, 160, 3), 128, np.uint8)
HATCHINGS = pytest.mark.parametrize("hatching", [PEN, BURIN], ids=["pen", "burin"])


def _ink(tone: float, hatching: Hatching) -> float:
    return float(hatched(np.full((120, 160), tone, np.float32), FLAT, hatching).mean())


@HATCHINGS
@given(tones=st.lists(st.floats(0, 1), min_size=2, max_size=2))
def test_darker_tones_are_never_told_by_less_ink(hatching: Hatching, tones: list[float]) -> None:
    dark, light = sorted(tones)
    assert _ink(dark, hatching) >= _ink(light, hatching) - 1e-3


@HATCHINGS
def test_light_is_paper_and_black_is_ink(hatching: Hatching) -> None:
    assert _ink(hatching.begins + 0.01, hatching) == 0
    assert _ink(max(hatching.solid - 0.05, 0), hatching) == pytest.approx(1)
    middle = _ink((hatching.begins + hatching.solid) / 2, hatching)
    assert 0.1 < middle < 0.7


def test_surfaces_of_other_colours_are_hatched_in_other_directions() -> None:
    flat = FLAT.copy()
    flat[:, 80:] = (200, 60, 60)
    tone = np.full((120, 160), 0.5, np.float32)
    across = [
        [np.abs(np.diff(hatched(tone, flat, one)[:, half], axis=1)).mean() for half in (slice(70), slice(90, 160))]
        for one in (BURIN, replace(BURIN, turning=0.0))
    ]
    turned, straight = (abs(left - right) / max(left, right) for left, right in across)
    assert straight < 0.1 < turned


def test_faces_are_lit_within_their_figures_alone() -> None:
    tone = np.full(SIZE, 0.2, np.float32)
    lit = lit_faces(tone, PENCILS)
    anchors = next(one for one in PENCILS.anchors if 0 < one.face.x < 1 - one.face.width)
    row = round((anchors.face.y + anchors.face.height / 2) * SIZE[0])
    column = round((anchors.face.x + anchors.face.width / 2) * SIZE[1])
    assert lit[row, column] > 0.7
    outside = np.all([np.asarray(mask.image.array) == 0 for mask in PENCILS.masks], axis=0)
    assert np.array_equal(lit[outside], tone[outside])


def test_outlines_grow_at_figures_edges_alone() -> None:
    ink = ink_of(np.asarray(PENCILS.control("line").array))
    heavy = outlined(ink, PENCILS, by_px=1.5)
    assert (heavy >= ink).all()
    far = np.ones(SIZE, bool)
    for mask in PENCILS.masks:
        rows, columns = np.nonzero(np.asarray(mask.image.array))
        far[max(rows.min() - 12, 0) : rows.max() + 12, max(columns.min() - 12, 0) : columns.max() + 12] = False
    assert heavy.sum() > 1.05 * ink.sum()
    assert np.array_equal(heavy[far], ink[far])
    assert outlined(ink, PENCILS, by_px=0.0) is ink
    assert outlined(ink, replace(PENCILS, masks=()), by_px=1.5) is ink
