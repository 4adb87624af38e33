"""A lettered page as pixels.

Knows: paper, art in frames, lettering on top.  Does not know: files.
"""

from __future__ import annotations

from collections.abc import Callable

from audobon.comic.page import Page
from audobon.comic.raster import Raster
from audobon.errors import SettingsError
from audobon.typography.marks import page_marks
from audobon.typography.raster import paint_marks

_DPI = (36, 1200)


class PagePrinter:
    """Paints composed pages. Deterministic; the same outlines and letters as every other format."""

    def raster(self, page: Page, art: Callable[[str], Raster], *, dpi: int) -> Raster:
        """One whole page, anti-aliased.

        Args:
            page: The page, in points.
            art: Gives a panel's pixels by id; resampled where they do not fit the frame.
            dpi: Pixels an inch, 36..1200; 187 makes a US comic page 1239 x 1917.

        Returns:
            H W 3 uint8.

        Raises:
            SettingsError: AUD-240 if `dpi` is out of its range.
            ShapeError: AUD-420 if a panel's art is no picture.
        """
        if not _DPI[0] <= dpi <= _DPI[1]:
            raise SettingsError("AUD-240", f"{dpi} dpi is outside {_DPI[0]}..{_DPI[1]}", hint="187 suits screens")
        return paint_marks(
            page_marks(page), width_pt=page.width_pt, height_pt=page.height_pt, pixels_per_point=dpi / 72, art=art
        )
