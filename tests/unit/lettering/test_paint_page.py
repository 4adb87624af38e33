"""Pages as pixels."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.comic.page import Page
from audobon.comic.raster import Raster
from audobon.comic.storyboard import LetteringKind
from audobon.errors import SettingsError
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.paint_page import PagePrinter
from tests.unit.lettering.lettering_cases import a_figure, a_frame, a_lettered_line, a_panel, a_plan, some_pencils

ART = Raster(array=np.full((20, 20, 3), (40, 90, 160), np.uint8))


def a_lettered_page() -> Page:
    lines = [a_lettered_line("Once...", kind=LetteringKind.CAPTION), a_lettered_line("Good day", speaker="ada")]
    page = BalloonLetterer().letter(
        a_plan(a_panel("p1", lines=lines)), [a_frame()], [some_pencils("p1", figures=(a_figure("ada", y=0.7),))]
    )
    assert isinstance(page, Page)
    return page


def test_page_has_the_size_of_its_paper() -> None:
    raster = PagePrinter().raster(a_lettered_page(), lambda _: ART, dpi=72)
    assert raster.array.shape == (738, 477, 3)


def test_page_shows_art_in_frames_and_paper_outside() -> None:
    pixels = PagePrinter().raster(a_lettered_page(), lambda _: ART, dpi=144).array
    assert tuple(pixels[2 * 230, 2 * 30]) == (40, 90, 160)
    assert pixels[20, 20].min() > 240


def test_balloon_is_white_and_caption_tinted_with_dark_letters() -> None:
    page = a_lettered_page()
    pixels = PagePrinter().raster(page, lambda _: ART, dpi=144).array.astype(int)
    for balloon, low_blue in zip(page.balloons, (True, False), strict=True):
        box = balloon.body.inset(2.5)
        inside = pixels[int(2 * box.y) : int(2 * box.bottom), int(2 * box.x) : int(2 * box.right)].reshape(-1, 3)
        paper = np.median(inside, axis=0)
        assert paper[0] > 245
        assert (paper[2] < 220) == low_blue
        assert inside.min() < 70


def test_dpi_out_of_range_is_a_coded_error() -> None:
    with pytest.raises(SettingsError, match="AUD-240"):
        PagePrinter().raster(a_lettered_page(), lambda _: ART, dpi=5)
