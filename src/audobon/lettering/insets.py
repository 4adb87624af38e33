"""Insets: a near view as a small frame within the wide view that leads the page.

Knows: which two panels of a page are a wide view and its detail, and in which corner a small frame lies so that the
order of reading is not in doubt.  Does not know: what is drawn there; whether that is a face, only the pencils show.

Sources: McCloud 1993, Understanding Comics, chapter 4 (a frame within a frame is a moment within a moment); Cohn 2013,
Navigating Comics (an inset is read with the panel that holds it; readers begin at the upper left and end at the lower
right).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from audobon.comic.geometry import Box
from audobon.comic.page import INSET_PAPER_PT
from audobon.comic.storyboard import PanelBrief, Shot

MOST_WORDS = 10
"""An inset says no more than this."""
SHARES = (0.22, 0.32)
"""How much of its host an inset takes, at least and at most."""
_WIDE = (Shot.WIDE, Shot.EXTREME_WIDE)
_NEAR = (Shot.CLOSE_UP, Shot.EXTREME_CLOSE_UP)
_SHARE_A_WORD = 0.008
_MOST_OF_HEIGHT, _MOST_OF_WIDTH = 0.66, 0.46
_LEAST_PT = (96.0, 84.0)
"""Width and height of the smallest frame that a near view stands in."""
_MARGIN_PT = 7.0
"""The host's picture goes on so far between the inset's paper and the host's border."""


def detail_pairs(panels: Sequence[PanelBrief]) -> Iterator[tuple[int, int]]:
    """Neighbours that are a wide view and a near one of the same scene with few words: places of both in the page."""
    for at in range(len(panels) - 1):
        for host, detail in ((at, at + 1), (at + 1, at)):
            if _is_detail(panels[host], panels[detail]):
                yield host, detail


def _is_detail(host: PanelBrief, detail: PanelBrief) -> bool:
    words = sum(len(line.text.split()) for line in detail.lettering)
    one_place = (host.scene, host.place, host.time) == (detail.scene, detail.place, detail.time)
    return host.shot in _WIDE and detail.shot in _NEAR and one_place and words <= MOST_WORDS


def inset_boxes(host: Box, detail: PanelBrief, *, aspect: float, follows: bool) -> tuple[Box, ...]:
    """Where in its host a detail may lie, the best place first; none if the host is too small.

    Args:
        host: What of the host lies within the page's margins, in points.
        detail: The near view.
        aspect: The width over the height that its shot likes best.
        follows: Whether it is told after its host: then it lies in a lower corner, best where reading ends; else in
            the upper one where reading begins.
    """
    words = sum(len(line.text.split()) for line in detail.lettering)
    area = min(SHARES[0] + _SHARE_A_WORD * words, SHARES[1]) * host.area
    height = min(math.sqrt(area / aspect), _MOST_OF_HEIGHT * host.height)
    width = min(area / height, _MOST_OF_WIDTH * host.width)
    if width < _LEAST_PT[0] or height < _LEAST_PT[1] or width * height < SHARES[0] * 0.9 * host.area:
        return ()
    off = INSET_PAPER_PT + _MARGIN_PT
    left, right = host.x + off, host.right - off - width
    if not follows:
        return (Box(x=left, y=host.y + off, width=width, height=height),)
    foot = host.bottom - off - height
    return tuple(Box(x=x, y=foot, width=width, height=height) for x in (right, left))
