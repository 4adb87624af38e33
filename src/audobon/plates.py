"""Print plates: a panel's art with enough pixels for paper, kept where it is asked for more than once.

Knows: how large a frame is printed, and what may be kept.  Does not know: how pictures are enlarged, or the order.
"""

from __future__ import annotations

from collections.abc import Iterable

from audobon.comic.page import Frame, Page
from audobon.comic.raster import Raster
from audobon.crew import Enlarger
from audobon.files import sha256_hex
from audobon.project import BookFolder

PLATE_DPI = 305
"""The least that a plate has: a panel of the page's whole width (427 of 477 points) comes to 1,808 px."""


class PrintPlates:
    """Gives a panel's pixels by id at the size that print needs.

    Args:
        folder: Where art lies and plates are kept.
        enlarger: Who enlarges; nobody leaves the art as it was painted.
        pages: The pages, with their frames.
        dpi: Pixels an inch of the printed pages; plates have at least 305.
        keeping: Whether plates are kept as pixels: for pages that are printed from them. A binder's form of a plate is
            kept by itself (`artworks.py`); to write a plate and read it back takes a fifth of the time of enlarging it.
    """

    def __init__(
        self, folder: BookFolder, enlarger: Enlarger | None, pages: Iterable[Page], *, dpi: int, keeping: bool
    ) -> None:
        self._keeping = keeping
        self._folder = folder
        self._enlarger = enlarger
        self._frames = {frame.panel: frame for page in pages for frame in page.frames}
        self._dpi = max(dpi, PLATE_DPI)

    def __call__(self, panel: str) -> Raster:
        """The panel's plate, or its art where that is large enough already or nobody enlarges.

        Raises:
            ResourceError: AUD-520, if memory does not suffice for enlarging even piece by piece.
        """
        art = self._folder.art_image(panel)
        if self._enlarger is None or panel not in self._frames:
            return art
        wanted = long_side_px(self._frames[panel], dpi=self._dpi)
        if max(art.height_px, art.width_px) >= wanted:
            return art
        record = self._folder.art_record(panel)
        key = self.key(panel, record.image.sha256 if record else "")
        kept = self._folder.plate(panel, key=key)
        if kept is not None:
            return kept
        plate = self._enlarger.enlarge(art, long_side_px=wanted)
        if self._keeping:
            self._folder.keep_plate(panel, plate, key=key)
        return plate

    def lacking(self, panels: Iterable[str]) -> tuple[str, ...]:
        """Those of these panels whose plates are still to be made."""
        return tuple(panel for panel in panels if not self._is_made(panel))

    def _is_made(self, panel: str) -> bool:
        record = self._folder.art_record(panel)
        if record is None or self._enlarger is None or panel not in self._frames:
            return True
        return self._folder.plate_key(panel) == self.key(panel, record.image.sha256)

    def key(self, panel: str, art_sha256: str) -> str:
        """What the panel's picture for print is made of: the art's own file, who enlarges it and how far.

        Args:
            panel: The panel.
            art_sha256: The sha256 of its art.
        """
        if self._enlarger is None or panel not in self._frames:
            return art_sha256
        wanted = long_side_px(self._frames[panel], dpi=self._dpi)
        return sha256_hex("plate", art_sha256, self._enlarger.fingerprint, str(wanted))


def long_side_px(frame: Frame, *, dpi: int) -> int:
    """The longer side of a frame as printed, in pixels."""
    return round(max(frame.box.width, frame.box.height) / 72 * dpi)
