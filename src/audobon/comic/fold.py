"""The fold of a double page: the strip in which a bound book shows nothing well.

Knows: that two facing pages meet in the middle of a double page.  Does not know: how pages are composed.

Source: publishers' guides for spreads (Blurb, IngramSpark, Kindle Direct Publishing: keep words and faces out of the
gutter), of which the mildest asks an eighth to a quarter of an inch a side; 12 pt are a sixth.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.geometry import Box
from audobon.comic.page import Frame
from audobon.comic.pencils import Marked

FOLD_PT = 12.0
"""So far on either side of the fold stand no words and no face."""
_UNIT = Box(x=0.0, y=0.0, width=1.0, height=1.0)


def fold_strip(*, width_pt: float, height_pt: float) -> Box:
    """The strip about the fold of a double page of this size, in points, from the head of its bleed to the foot."""
    return Box(x=width_pt / 2 - FOLD_PT, y=-height_pt, width=2 * FOLD_PT, height=3 * height_pt)


def lost_in_fold(frames: Sequence[Frame], pencils: Sequence[Marked], strip: Box) -> tuple[tuple[str, str], ...]:
    """Every panel and character whose face would lie in the fold."""
    boxes = {frame.panel: frame.box for frame in frames}
    return tuple(
        (panel.panel, figure.character)
        for panel in pencils
        for figure in panel.anchors
        if figure.face.intersection(_UNIT).placed_in(boxes[panel.panel]).intersection_area(strip) > 0
    )
