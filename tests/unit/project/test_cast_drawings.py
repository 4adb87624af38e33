"""What is offered from a drawing is what it was drawn with, as the house's own pen draws designs that are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.cast_drawings import drawn_look
from audobon.comic.raster import Raster
from audobon.comic.storyboard import CastDesign, Garment, Sort
from audobon.pencils.figures import draw_figure
from audobon.pencils.specimen import drawn_whole, moment_of
from audobon.style.figure_colours import distance

ANNA = CastDesign(
    character="anna", name="Anna", gender="female", age="child", height=0.65, skin="#e8c39e", hair="#d9a441",
    hair_style="braids", garments=(Garment(name="dress", color="#b03a4a"), Garment(name="shoes", color="#3a2a20")),
)  # fmt: skip
TOM = CastDesign(
    character="tom", name="Tom", gender="male", skin="#8d5a3a", hair="#20160f",
    garments=(
        Garment(name="jacket", color="#2f5a8c"), Garment(name="trousers", color="#6b6b45"),
        Garment(name="boots", color="#402a1a"),
    ),
)  # fmt: skip
GRANNY = CastDesign(
    character="w", name="W", gender="female", age="old", skin="#f0d0b8", hair="#d8d8d8", hair_style="bun",
    garments=(Garment(name="shawl", color="#5a7a4a"), Garment(name="dress", color="#4a3a6a")),
)  # fmt: skip
HATTER = CastDesign(
    character="h", name="H", gender="male",
    garments=(
        Garment(name="top hat", color="#222266"), Garment(name="coat", color="#7b1e2e"),
        Garment(name="trousers", color="#c0b080"),
    ),
)  # fmt: skip
RABBIT = CastDesign(
    character="r", name="R", species="rabbit", sort=Sort.ANIMAL, skin="#a08060",
    garments=(Garment(name="jacket", color="#3a6ab0"),),
)  # fmt: skip
AS_SEEN = 13.0
"""In CIELAB: light and hatching lie on what is drawn."""


def drawing_of(design: CastDesign) -> Raster:
    shapes = draw_figure(design, moment_of(design)).shapes
    return Raster(array=drawn_whole(shapes, width_px=640, height_px=960, largest=1e9))


def in_grey(design: CastDesign) -> CastDesign:
    garments = tuple(replace(one, color="#808080") for one in design.garments)
    return replace(design, skin="#808080", hair="#808080", garments=garments)


@pytest.mark.parametrize("design", [ANNA, TOM, GRANNY, HATTER, RABBIT], ids=lambda one: one.name)
def test_colours_of_a_drawn_design_are_found_again(design: CastDesign) -> None:
    look = drawn_look(drawing_of(design), in_grey(design))
    found = {"skin": look.design.skin, "hair": look.design.hair} | {one.name: one.color for one in look.design.garments}
    drawn = {"skin": design.skin, "hair": design.hair} | {one.name: one.color for one in design.garments}
    assert {"skin", *(one.name for one in design.garments)} <= set(look.taken)
    assert ("hair" in look.taken) == (design in (ANNA, TOM, GRANNY))
    far = {name: distance(found[name], drawn[name]) for name in look.taken}
    assert max(far.values()) < AS_SEEN, far
    assert replace(look.design, skin=design.skin, hair=design.hair, garments=design.garments) == design


def test_nothing_is_offered_of_a_blank_sheet() -> None:
    look = drawn_look(Raster(array=np.full((200, 100, 3), 255, np.uint8)), ANNA)
    assert (look.colours, look.taken, look.design) == ((), (), ANNA)
