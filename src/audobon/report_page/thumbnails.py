"""A book's pictures made small enough that all of them together fit in one page.

Knows: how many bytes the pictures of a page may have.  Does not know: what they show, or where they stand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audobon.comic.raster import Raster
from audobon.files import small_webp

MOST_BYTES = 12_000_000
"""Of all pictures of a page together; they are a third larger as text."""
LONGEST_PX, SHORTEST_PX = 512, 24
_BYTES_PER_PX = 0.12
"""Of a painted panel as WebP, about; where a book has more, its pictures are made smaller once more."""


@dataclass(frozen=True, kw_only=True)
class Thumbnails:
    """Small pictures as WebP, by name, and the longest side that they may have. What is not there has no picture."""

    pictures: Mapping[str, bytes]
    longest_px: int

    @property
    def bytes(self) -> int:
        """Of all pictures together."""
        return sum(len(data) for data in self.pictures.values())


def thumbnails(
    wanted: Mapping[str, Callable[[], Raster | None]], *, longest_px: int = LONGEST_PX, most_bytes: int = MOST_BYTES
) -> Thumbnails:
    """Pictures made small: the longer side of each has as many pixels as all of them together leave room for.

    Args:
        wanted: Gives each picture by its name, or None for one that is lost; read one at a time, perhaps twice.
        longest_px: What no side is longer than.
        most_bytes: What all pictures together have at most, as long as no side must be shorter than 24 pixels for it.
    """
    room = math.sqrt(most_bytes / max(len(wanted), 1) / _BYTES_PER_PX)
    longest = max(SHORTEST_PX, min(longest_px, round(room)))
    while True:
        pictures = {
            name: small_webp(raster, longest_px=longest)
            for name, load in wanted.items()
            if (raster := load()) is not None
        }
        made = Thumbnails(pictures=pictures, longest_px=longest)
        if made.bytes <= most_bytes or longest == SHORTEST_PX:
            return made
        longest = max(SHORTEST_PX, min(longest - 1, int(longest * math.sqrt(most_bytes / made.bytes) * 0.95)))
