"""The sheet a book is made for: trim, margins, gutters, type sizes.

Knows: lengths.  Does not know: panels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from audobon.comic.geometry import Box
from audobon.comic.page import BLEED_PT
from audobon.comic.page_room import PageRoom
from audobon.errors import SettingsError


@dataclass(frozen=True, kw_only=True)
class PageFormat:
    """A page in points. The defaults are the US comic book's trim, 6.625 x 10.25 in.

    `tiers` is how many rows of frames a full page has by rights.

    Row gutters are wider than column gutters so that the eye goes across before it goes down.
    Source: Cohn, Navigating Comics (2013); print sizes as US comic publishers give them.
    """

    width_pt: float = 477.0
    height_pt: float = 738.0
    margin_side_pt: float = 25.0
    margin_top_pt: float = 25.0
    margin_bottom_pt: float = 33.0
    column_gutter_pt: float = 5.5
    row_gutter_pt: float = 13.0
    pixels_per_point: float = 2.6
    type_size_pt: float = 8.2
    smallest_type_pt: float = 8.0
    folio_size_pt: float = 7.5
    tiers: int = 3

    @property
    def dpi(self) -> int:
        """The default print scale in dots an inch."""
        return round(self.pixels_per_point * 72)

    @property
    def room(self) -> PageRoom:
        """How much it holds."""
        return PageRoom.of(self.live_area().area / US_COMIC.live_area().area)

    @property
    def doubled(self) -> PageFormat:
        """Two facing pages as one."""
        return replace(self, width_pt=2 * self.width_pt)

    def bleeds(self, frame: Box) -> bool:
        """Whether a frame runs over an edge of the page."""
        return frame.x < 0 or frame.y < 0 or frame.right > self.width_pt or frame.bottom > self.height_pt

    def bled(self, frame: Box, *, top: bool, bottom: bool) -> Box:
        """A frame of the live area's width run out over both side edges, and over the top or the foot if so asked."""
        y = -BLEED_PT if top else frame.y
        foot = self.height_pt + BLEED_PT if bottom else frame.bottom
        return Box(x=-BLEED_PT, y=y, width=self.width_pt + 2 * BLEED_PT, height=foot - y)

    def bled_all_round(self) -> Box:
        """A frame that fills the page and its bleed."""
        return self.bled(self.live_area(), top=True, bottom=True)

    def live_area(self, *, heading_pt: float = 0.0) -> Box:
        """Where frames may lie, below a heading of the given height."""
        return Box(
            x=self.margin_side_pt,
            y=self.margin_top_pt + heading_pt,
            width=self.width_pt - 2 * self.margin_side_pt,
            height=self.height_pt - self.margin_top_pt - self.margin_bottom_pt - heading_pt,
        )


US_COMIC = PageFormat()
TRIMS: Mapping[str, PageFormat] = {
    "us-comic": US_COMIC,
    "manga": PageFormat(
        width_pt=360.0, height_pt=540.0, margin_side_pt=20.0, margin_top_pt=20.0, margin_bottom_pt=28.0,
        column_gutter_pt=4.5, row_gutter_pt=11.0,
    ),
    "a5": PageFormat(
        width_pt=419.53, height_pt=595.28, margin_side_pt=23.0, margin_top_pt=23.0, margin_bottom_pt=31.0,
        column_gutter_pt=5.0, row_gutter_pt=12.0,
    ),
    "a4": PageFormat(
        width_pt=595.28, height_pt=841.89, margin_side_pt=34.0, margin_top_pt=34.0, margin_bottom_pt=44.0,
        column_gutter_pt=6.5, row_gutter_pt=15.0, type_size_pt=9.0, smallest_type_pt=8.0, folio_size_pt=8.5, tiers=4,
    ),
    "square": PageFormat(
        width_pt=594.0, height_pt=594.0, margin_side_pt=30.0, margin_top_pt=30.0, margin_bottom_pt=38.0,
        column_gutter_pt=6.0, row_gutter_pt=14.0, type_size_pt=8.6, smallest_type_pt=8.0,
    ),
    "screen": PageFormat(
        width_pt=768.0, height_pt=480.0, margin_side_pt=24.0, margin_top_pt=24.0, margin_bottom_pt=32.0,
        column_gutter_pt=6.0, row_gutter_pt=14.0, type_size_pt=9.5, smallest_type_pt=8.5, folio_size_pt=9.0, tiers=2,
    ),
}  # fmt: skip
"""The sheets by name: the US comic book; manga's 5 x 7.5 in; ISO 216's A5 and A4; 8.25 in square; a screen of 16:10.

Source: trims of US publishers and of English manga; ISO 216:2007.
"""


def trim_named(name: str) -> PageFormat:
    """The sheet of a name.

    Raises:
        SettingsError: AUD-242, if there is none.
    """
    try:
        return TRIMS[name]
    except KeyError as error:
        raise SettingsError("AUD-242", f'there is no trim "{name}"', hint=f"--trim takes {', '.join(TRIMS)}") from error
