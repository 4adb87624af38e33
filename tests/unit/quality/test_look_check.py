"""Somebody whose look shifts is found, in the panel where it does."""

from __future__ import annotations

import numpy as np

from audobon.comic.raster import Raster
from audobon.quality.look_check import ShiftingLook
from audobon.quality.looks import Appearance, appearances_in, figure_embedding
from tests.builders import SmallPenciller, a_brief

RED, GREEN, BLUE = (190, 40, 40), (40, 150, 60), (40, 60, 180)


def dressed(color: tuple[int, int, int], *, panel: str, character: str = "ann") -> Appearance:
    picture = np.full((60, 50, 3), 230, np.uint8)
    mask = np.zeros((60, 50), np.uint8)
    mask[10:50, 10:40] = 255
    picture[10:50, 10:40] = color
    return Appearance(panel=panel, character=character, embedding=figure_embedding(picture, mask))


def test_the_panel_where_a_look_shifts_is_named() -> None:
    book = [dressed(RED, panel="p1"), dressed(RED, panel="p2"), dressed(GREEN, panel="p3")]
    ((panel, finding),) = ShiftingLook().findings(book)
    assert panel == "p3"
    assert (finding.code, finding.character) == ("AUD-Q302", "ann")
    assert finding.measured < finding.threshold


def test_each_keeps_their_own_look_and_one_panel_tells_nothing() -> None:
    book = [
        dressed(RED, panel="p1"),
        dressed(BLUE, panel="p1", character="bob"),
        dressed(RED, panel="p2"),
        dressed(BLUE, panel="p2", character="bob"),
        dressed(GREEN, panel="p2", character="cat"),
    ]
    assert ShiftingLook().findings(book) == []
    assert ShiftingLook().findings([]) == []


def test_figures_are_read_off_a_panel_and_art_of_another_size_has_none() -> None:
    pencils = SmallPenciller().draw(a_brief(), (), width_px=120, height_px=90)
    names = {one.character for one in appearances_in(pencils, pencils.draft)}
    assert names == {mask.character for mask in pencils.masks}
    smaller = Raster(array=np.asarray(pencils.draft.array)[:-5])
    assert appearances_in(pencils, smaller) == []
