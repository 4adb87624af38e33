"""Print plates: made once, kept while art, enlarger and size stay."""

from pathlib import Path

import numpy as np
import pytest

from audobon.comic.geometry import Box
from audobon.comic.page import Frame, Page
from audobon.comic.panel import PanelArt, Provenance, WeightsUsed
from audobon.comic.raster import Raster
from audobon.plates import PLATE_DPI, PrintPlates, long_side_px
from audobon.project import BookFolder


class Repeater:
    """Repeats every pixel, and counts."""

    at_once = 1

    def __init__(self, fingerprint: str = "one") -> None:
        self.fingerprint = fingerprint
        self.weights = (WeightsUsed(name="upscaler", sha256=fingerprint),)
        self.asked: list[int] = []

    def enlarge(self, picture: Raster, *, long_side_px: int) -> Raster:
        self.asked.append(long_side_px)
        return Raster(array=picture.array.repeat(2, axis=0).repeat(2, axis=1))


PAGE = Page(
    number=1, width_pt=200, height_pt=300, frames=(Frame(panel="p1", box=Box(x=0, y=0, width=72, height=36)),),
    balloons=(),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> BookFolder:
    made = BookFolder(tmp_path / "a.book")
    keep(made, gray=10)
    return made


def keep(folder: BookFolder, *, gray: int) -> None:
    provenance = Provenance(seed=0, recipe="r", weights=(), compute="c", seconds=0.0)
    image = Raster(array=np.full((50, 100, 3), gray, np.uint8))
    folder.keep_art(PanelArt(panel="p1", image=image, provenance=provenance, attempts=()), key=str(gray))


def plates(folder: BookFolder, enlarger: Repeater | None, *, dpi: int = 220, keeping: bool = True) -> PrintPlates:
    return PrintPlates(folder, enlarger, [PAGE], dpi=dpi, keeping=keeping)


def test_a_plate_is_made_once_and_kept(folder: BookFolder) -> None:
    enlarger = Repeater()
    first = plates(folder, enlarger)("p1")
    second = plates(folder, enlarger)("p1")
    assert enlarger.asked == [PLATE_DPI]
    assert np.array_equal(first.array, second.array)
    assert first.width_px == 200


def test_other_art_another_enlarger_or_another_size_makes_another_plate(folder: BookFolder) -> None:
    plates(folder, Repeater())("p1")
    keep(folder, gray=20)
    other = Repeater()
    assert plates(folder, other)("p1").array[0, 0, 0] == 20
    newer = Repeater("two")
    plates(folder, newer)("p1")
    plates(folder, newer, dpi=400)("p1")
    assert (other.asked, newer.asked) == ([305], [305, 400])


def test_a_damaged_plate_is_made_again(folder: BookFolder) -> None:
    plates(folder, Repeater())("p1")
    (folder.panel_folder("p1") / "plate.png").write_bytes(b"torn")
    again = Repeater()
    plates(folder, again)("p1")
    assert again.asked == [305]


def test_a_plate_that_is_asked_for_once_leaves_nothing_behind(folder: BookFolder) -> None:
    passing = plates(folder, Repeater(), keeping=False)("p1")
    assert folder.plate_key("p1") == ""
    assert np.array_equal(plates(folder, Repeater())("p1").array, passing.array)


def test_where_nobody_enlarges_the_art_is_the_plate(folder: BookFolder) -> None:
    assert plates(folder, None)("p1").width_px == 100


def test_a_panel_of_the_whole_width_has_1800_px() -> None:
    assert long_side_px(Frame(panel="p", box=Box(x=25, y=0, width=427, height=200)), dpi=PLATE_DPI) >= 1800


def test_plates_are_lacking_until_they_are_made(folder: BookFolder) -> None:
    asked = plates(folder, Repeater())
    assert asked.lacking(["p1"]) == ("p1",)
    asked("p1")
    assert asked.lacking(["p1"]) == ()
    assert plates(folder, Repeater("another")).lacking(["p1"]) == ("p1",)
    assert plates(folder, None).lacking(["p1"]) == ()
