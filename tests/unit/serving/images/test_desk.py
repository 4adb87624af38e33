"""The desk where pictures are asked for: places, time, giving up, closing; and what is cut out to be painted again."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.comic.raster import Raster
from audobon.picture_studio import PictureStudio, Quality
from audobon.serving.images.asked import EditedPicture, ImageAsked, ImageLimits
from audobon.serving.images.desk import ImageDesk, Made, Preview
from audobon.serving.images.refusals import DeskFullError, TooManyPicturesError, TooSlowError, UnusableRequestError
from audobon.serving.images.retouching import ROOM_PX, cutting_of
from tests.unit.serving.images.tiny_studio import tiny_studio

LIMITS = ImageLimits(places=3, client_places=2, seconds=240)
WAIT_S = 240
FOX = ImageAsked(
    prompt="a fox under a vine", count=1, width_px=256, height_px=256, style="ink", quality=Quality.LOW, seed=2
)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PictureStudio]:
    studio = tiny_studio(tmp_path_factory.mktemp("models"))
    yield studio
    studio.close()


def silent(event: Preview | Made) -> None:
    """Nobody listens."""


def test_places_are_counted_by_client_and_in_all_and_given_back(studio: PictureStudio) -> None:
    desk = ImageDesk(studio, limits=LIMITS)
    with desk._drafting:
        taken = [desk.ask(replace(FOX, count=2), client="anna", hear=silent)]
        with pytest.raises(TooManyPicturesError, match="AUD-778") as mine:
            desk.ask(FOX, client="anna", hear=silent)
        taken.append(desk.ask(FOX, client="ben", hear=silent))
        with pytest.raises(DeskFullError, match="AUD-779") as full:
            desk.ask(FOX, client="carl", hear=silent)
        assert (mine.value.http_status, full.value.http_status) == (429, 503)
        assert 1 <= full.value.retry_after_s <= 60
    assert [len(one.future.result(WAIT_S)) for one in taken] == [2, 1]
    assert desk.waiting == 0


def test_a_request_has_so_much_time(studio: PictureStudio) -> None:
    desk = ImageDesk(studio, limits=replace(LIMITS, seconds=0.3))
    commission = desk.ask(replace(FOX, steps=50, width_px=512, height_px=512), client="anna", hear=silent)
    with pytest.raises(TooSlowError, match="AUD-780"):
        commission.future.result(WAIT_S)
    assert desk.waiting == 0


def test_nets_are_held_while_they_are_used_and_loaded_anew_after_they_were_let_go(tmp_path: Path) -> None:
    held: list[str] = []

    @contextlib.contextmanager
    def lend(name: str) -> Iterator[None]:
        held.append(f"{name} taken")
        yield
        held.append("given back")

    own = tiny_studio(tmp_path)
    desk = ImageDesk(own, limits=LIMITS, lend=lend)
    assert not own.is_loaded
    first = desk.ask(FOX, client="anna", hear=silent).future.result(WAIT_S)
    assert held == ["audobon-painter taken", "given back"]
    assert own.is_loaded
    own.unload()
    assert not own.is_loaded
    again = desk.ask(FOX, client="anna", hear=silent).future.result(WAIT_S)
    assert np.array_equal(first[0].image.array, again[0].image.array)
    desk.close()
    assert not own.is_loaded


def test_a_desk_that_is_closed_gives_up_what_it_has(tmp_path: Path) -> None:
    desk = ImageDesk(tiny_studio(tmp_path), limits=LIMITS)
    commission = desk.ask(replace(FOX, steps=50, count=2), client="anna", hear=silent)
    desk.close()
    with pytest.raises(CancelledError):
        commission.future.result(WAIT_S)
    with pytest.raises(CancelledError):
        desk.ask(FOX, client="anna", hear=silent).future.result(WAIT_S)


def test_pictures_that_wait_together_share_calls_of_the_net(tmp_path: Path) -> None:
    own = tiny_studio(tmp_path)
    desk = ImageDesk(own, limits=replace(LIMITS, places=8, client_places=8))
    asked = [replace(FOX, count=2, seed=seed, steps=steps) for seed, steps in ((2, 40), (4, 50))]
    alone = [desk.ask(one, client="anna", hear=silent).future.result(WAIT_S) for one in asked]
    before = own.tally
    together = [desk.ask(one, client="anna", hear=silent) for one in asked]
    for one, other in zip(together, alone, strict=True):
        for made, known in zip(one.future.result(WAIT_S), other, strict=True):
            assert np.abs(np.asarray(made.image.array, np.int16) - known.image.array).max() <= 1
    after = own.tally
    assert before is not None
    assert after is not None
    assert after.rows - before.rows == 2 * 40 + 2 * 50
    assert after.calls - before.calls < 0.8 * (after.rows - before.rows)
    desk.close()


def test_who_gives_up_before_anything_was_drawn_costs_nothing(studio: PictureStudio) -> None:
    desk = ImageDesk(studio, limits=LIMITS)
    before = studio.tally
    with desk._drafting:
        commission = desk.ask(FOX, client="anna", hear=silent)
        commission.give_up()
    with pytest.raises(CancelledError):
        commission.future.result(WAIT_S)
    time.sleep(0.05)
    assert studio.tally == before


@settings(max_examples=30)
@given(
    size=st.tuples(st.integers(64, 450), st.integers(64, 450)),
    corner=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    extent=st.tuples(st.integers(1, 300), st.integers(1, 300)),
)
def test_a_cutting_holds_its_mask_with_room_and_is_laid_back_in_its_place(
    size: tuple[int, int], corner: tuple[float, float], extent: tuple[int, int]
) -> None:
    height, width = size
    top, left = (int(share * (side - 1)) for share, side in zip(corner, size, strict=True))
    mask = np.zeros(size, np.uint8)
    mask[top : top + extent[0], left : left + extent[1]] = 255
    art = Raster(array=np.full((height, width, 3), 90, np.uint8))
    cutting = cutting_of(EditedPicture(art=art, mask=Raster(array=mask)), LIMITS)
    wide, high = cutting.part.width, cutting.part.height
    assert (min(wide, width), min(high, height)) == (wide, high)
    assert int((np.asarray(cutting.repaint.mask.array) > 0).sum()) == int((mask > 0).sum())
    rows = np.flatnonzero(mask.any(axis=1))
    assert cutting.part.top <= max(0, rows[0] - ROOM_PX + 8)
    painted = Raster(array=np.full((high, wide, 3), 200, np.uint8))
    found = np.asarray(cutting.laid_back(art, painted).array)
    assert int((found == 200).all(axis=2).sum()) == wide * high


def test_masks_that_show_nothing_or_too_much_are_refused() -> None:
    art = Raster(array=np.zeros((900, 900, 3), np.uint8))
    small = replace(LIMITS, picture_px=300 * 300)
    for value, limits in ((0, LIMITS), (255, small)):
        mask = Raster(array=np.full((900, 900), value, np.uint8))
        with pytest.raises(UnusableRequestError, match="AUD-774"):
            cutting_of(EditedPicture(art=art, mask=mask), limits)
