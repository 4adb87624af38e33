"""The sheet a book is made for: trim, margins, gutters, type sizes.

Knows: lengths.  Does not know: panels.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.geometry import Box


@dataclass(frozen=True, kw_only=True)
class PageFormat:
    """A page in points. The defaults are the US comic book's trim, 6.625 x 10.25 in.

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
    smallest_type_pt: float = 7.2
    folio_size_pt: float = 7.5

    @property
    def dpi(self) -> int:
        """The default print scale in dots an inch."""
        return round(self.pixels_per_point * 72)

    def live_area(self, *, heading_pt: float = 0.0) -> Box:
        """Where frames may lie, below a heading of the given height."""
        return Box(
            x=self.margin_side_pt,
            y=self.margin_top_pt + heading_pt,
            width=self.width_pt - 2 * self.margin_side_pt,
            height=self.height_pt - self.margin_top_pt - self.margin_bottom_pt - heading_pt,
        )


US_COMIC = PageFormat()
