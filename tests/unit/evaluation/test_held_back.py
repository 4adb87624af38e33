"""Panels and illustrations that no training saw."""

from pathlib import Path

import numpy as np
from PIL import Image

from audobon.evaluation.held_back import held_back_crops, held_back_orders, repainting_order
from tests.builders import SmallPenciller, a_picture


def test_made_up_books_keep_their_cast_and_come_the_same_every_time() -> None:
    orders, again = (held_back_orders(SmallPenciller(), books=2, panels=3) for _ in range(2))
    assert [order.brief for _, order in orders] == [order.brief for _, order in again]
    assert [book for book, _ in orders] == ["held-back 0"] * 3 + ["held-back 1"] * 3
    assert len({order.brief.id for _, order in orders}) == 6
    assert all(1 <= len(order.brief.placements) <= 3 for _, order in orders)


def test_crops_take_turns_between_books(tmp_path: Path) -> None:
    for name, side in (("a", 90), ("b", 90), ("c", 40)):
        Image.fromarray(np.full((side, side, 3), ord(name), np.uint8)).save(tmp_path / f"{name}.png")
    by_book = {1: [tmp_path / "a.png", tmp_path / "a.png"], 2: [tmp_path / "c.png", tmp_path / "b.png"]}
    crops = held_back_crops(by_book, count=5, side_px=64)
    assert [int(crop[0, 0, 0]) for crop in crops] == [ord("a"), ord("a"), ord("b")]


def test_an_illustration_is_ordered_by_its_line_and_flat_colour_alone() -> None:
    picture = np.asarray(a_picture(width=96, height=96).array, np.uint8)
    order = repainting_order(picture, name="i", completeness=0.6)
    assert order.pencils.draft.array.shape == (96, 96, 3)
    assert {control.name for control in order.pencils.controls} == {"line", "flat"}
    assert not np.array_equal(order.pencils.draft.array, picture)
