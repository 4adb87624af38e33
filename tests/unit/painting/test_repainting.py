"""The part that a local repaint's net runs over: all that is masked and room about it, within the picture."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.raster import Raster
from audobon.crew import Repaint
from audobon.painting.repainting import ROOM_PX, local_repaint, part_painted

SIDES = st.integers(20, 700)


@given(height=SIDES, width=SIDES, data=st.data())
def test_the_part_holds_the_mask_and_room_and_lies_on_the_grid(height: int, width: int, data: st.DataObject) -> None:
    top, left = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    bottom, right = data.draw(st.integers(top + 1, height)), data.draw(st.integers(left + 1, width))
    inside = np.zeros((height, width), bool)
    inside[top:bottom, left:right] = True
    cut = part_painted(inside)
    assert 0 <= cut.top <= max(0, top - ROOM_PX)
    assert 0 <= cut.left <= max(0, left - ROOM_PX)
    assert min(height, bottom + ROOM_PX) <= cut.bottom <= height
    assert min(width, right + ROOM_PX) <= cut.right <= width
    assert cut.top % 8 == cut.left % 8 == 0, "patches of the part are patches of the picture"
    for first, end, needed, of in (
        (cut.top, cut.bottom, bottom - top, height), (cut.left, cut.right, right - left, width),
    ):  # fmt: skip
        assert end - first <= needed + 2 * ROOM_PX + 64 + 8, "hardly more is painted than is asked for"
        assert end == of or (end - first) % 64 == 0


def test_an_empty_mask_is_about_the_whole_picture() -> None:
    cut = part_painted(np.zeros((70, 90), bool))
    assert (cut.height_px, cut.width_px) == (70, 90)


def test_a_painter_that_needs_the_whole_picture_gets_it() -> None:
    art, mask = np.full((512, 384, 3), 90, np.uint8), np.zeros((512, 384), np.uint8)
    mask[100:120, 100:120] = 255
    repaint, draft = Repaint(art=Raster(array=art), mask=Raster(array=mask)), Raster(array=art)
    whole = local_repaint(repaint, draft, panel="p001", apart=False)
    part = local_repaint(repaint, draft, panel="p001", apart=True)
    assert whole.start.shape == (1, 3, 512, 384)
    assert part.start.shape == (1, 3, 192, 192)
