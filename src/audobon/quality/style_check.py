"""Is a panel in its book's style?

Knows: the book's style plate, the style space, the named styles of the book's painter.  Does not know: how any of them
came about, other panels.
A panel is held to the plate or to its style's name, never to its neighbours, so a verdict hangs on no order and no
other panel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.comic.raster import Raster
from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.art_checks import ArtView
from audobon.style.named_hands import NamedHands
from audobon.style.space import Direction, StyleSpace, likeness, view_statistics

CODE = "AUD-Q005"
_LEAST_SIDE_PX = 64
_LARGEST_SIDE_PX = 832
"""The longest side of the panels that the styles were measured on."""


@dataclass(frozen=True, kw_only=True)
class StrayStyle:
    """A panel looks as if another hand had drawn it than the book's style plate.

    What it sees: the likeness, in the style space, of panel and style plate.
    Why it matters: a book is one hand's throughout; a reader sees at once where another takes the pen.
    Threshold: 0.25. Of 142 held-back panels in their book's style, night, rain and snow among them, the least lies at
        0.30; of ten panels in each of the six other styles half lie below.
    Blind spots: styles that lie near each other; a panel of little but one thing (a head before grass) is unlike a
        plate in the same style; a panel under 64 px.
    Remedy: another seed.

    Attributes:
        plate: Where the book's style plate lies in the space.
        space: The space.
    """

    plate: Direction
    space: StyleSpace

    code = CODE
    least_likeness = 0.25

    def findings(self, view: ArtView) -> list[Finding]:
        pixels = view.art.image.array
        if not _is_judged(pixels):
            return []
        found = likeness(self.space.directions([np.asarray(pixels, np.uint8)])[0], self.plate)
        if found >= self.least_likeness:
            return []
        return [
            Finding(
                code=self.code,
                message=f"the panel strays from the book's style: it is like the style plate only to {found:.2f}",
                severity=Severity.ERROR,
                measured=found,
                threshold=self.least_likeness,
                remedy=Remedy.OTHER_SEED,
            )
        ]


@dataclass(frozen=True, kw_only=True)
class StrayHand:
    """A panel looks more like another of the painter's named styles than like the book's.

    What it sees: where the panel's statistics lie among those of panels that the same painter painted in each of its
        named styles.
    Why it matters: as for `StrayStyle`; the painter's own styles are told apart more surely by where they differ than
        by one plate, for a plate shows one place, and half of what makes panels unlike is what they show.
    Threshold: 1.6 times as far from the book's style as from another. Of 448 scenes, each held back in turn from what
        the styles were measured on, 2 in a thousand lie beyond in their own style, 99 of 100 in any other
        (`audobon evaluate quality` has both for the house's style).
    A panel of more than 832 px a side is looked at in pieces, for strokes seen smaller than they were measured look
        like a finer hand's.
    Blind spots: a hand that is none of the painter's; a panel under 64 px.
    Remedy: another seed.

    Attributes:
        hands: The painter's named styles.
        name: The book's.
    """

    hands: NamedHands
    name: str

    code = CODE
    most_nearness = 1.6

    def findings(self, view: ArtView) -> list[Finding]:
        pixels = view.art.image.array
        if not _is_judged(pixels):
            return []
        seen = [view_statistics(part).mean(axis=0) for part in _pieces(np.asarray(pixels, np.uint8))]
        told = self.hands.told(np.mean(seen, axis=0).astype(np.float32), self.name)
        found = told.own / max(told.other, 1e-9)
        if found <= self.most_nearness:
            return []
        return [
            Finding(
                code=self.code,
                message=(
                    f"the panel strays from the book's style: it is nearer to {told.nearest_other} than to {self.name} "
                    f"(distances {told.other:.0f} and {told.own:.0f})"
                ),
                severity=Severity.ERROR,
                measured=found,
                threshold=self.most_nearness,
                remedy=Remedy.OTHER_SEED,
            )
        ]


StyleCheck = StrayStyle | StrayHand


def stray_style(plate: Raster, space: StyleSpace) -> StrayStyle:
    """The check for a book of this style plate."""
    return StrayStyle(plate=space.directions([np.asarray(plate.array, np.uint8)])[0], space=space)


def _is_judged(pixels: NDArray[np.generic]) -> bool:
    return pixels.ndim == 3 and min(pixels.shape[:2]) >= _LEAST_SIDE_PX


def _pieces(picture: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """A picture H W 3 in equal pieces whose sides are no longer than what the styles were measured on."""
    rows, columns = (-(-side // _LARGEST_SIDE_PX) for side in picture.shape[:2])
    bands = np.array_split(picture, rows, axis=0)
    return [np.ascontiguousarray(piece) for band in bands for piece in np.array_split(band, columns, axis=1)]
