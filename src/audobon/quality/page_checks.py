"""Faults of a lettered page: words that cover what matters, or that leave their balloon.

Knows: the page's vector layers and its panels' anchors.  Does not know: how words are set.  Units: points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Balloon, Page, TextLine
from audobon.comic.pencils import FigureAnchors, Pencils
from audobon.comic.storyboard import LetteringKind
from audobon.comic.verdict import Finding, Remedy, Severity

UNIT = Box(x=0.0, y=0.0, width=1.0, height=1.0)
GRID = 16


class PageCheck(Protocol):
    code: str

    def findings(self, page: Page, pencils: Sequence[Pencils]) -> list[tuple[str, Finding]]:
        """(panel, fault) pairs of this kind, in reading order."""
        ...


class BalloonOverFace:
    """A balloon, caption or sound lies over somebody's face.

    What it sees: the share of a face's box that lies inside a lettering outline of the same panel.
    Why it matters: the face carries the feeling of the panel; nothing may be lettered over it.
    Threshold: 0.12 of the face's box: its corners hold no face, and a tail may touch the hair.
    Blind spots: lettering that runs over from a neighbouring panel; faces that are turned away or tiny (below 0.2
        percent of the panel).
    Remedy: letter again.
    """

    code = "AUD-Q101"
    most_covered = 0.12
    least_face = 0.002

    def findings(self, page: Page, pencils: Sequence[Pencils]) -> list[tuple[str, Finding]]:
        frames = {frame.panel: frame.box for frame in page.frames}
        anchors = {one.panel: one.anchors for one in pencils}
        return [
            (balloon.panel, finding)
            for balloon in page.balloons
            for figure in anchors.get(balloon.panel, ())
            for finding in self._judge(balloon, figure, frame=frames[balloon.panel])
        ]

    def _judge(self, balloon: Balloon, figure: FigureAnchors, *, frame: Box) -> list[Finding]:
        seen = figure.face.intersection_area(UNIT)
        if seen < max(self.least_face, 0.5 * figure.face.area):
            return []
        covered = covered_share(figure.face.placed_in(frame), balloon.outline)
        if covered <= self.most_covered:
            return []
        return [
            Finding(
                code=self.code,
                message=f"lettering {balloon.order} covers {covered:.0%} of {figure.character}'s face",
                severity=Severity.ERROR,
                measured=covered,
                threshold=self.most_covered,
                remedy=Remedy.RELETTER,
                character=figure.character,
            )
        ]


class TextOverflow:
    """Set words stick out of their balloon or off the page.

    What it sees: for each set line, the share of its core (between baseline and x-height) that lies outside its
        outline; for sounds, which have no body, outside the page.
    Why it matters: words on the drawing cannot be read, and words off the page are lost in print.
    Threshold: 0.02 of a line.
    Blind spots: words that are inside but too small.
    Remedy: letter again.
    """

    code = "AUD-Q102"
    most_outside = 0.02

    def findings(self, page: Page, pencils: Sequence[Pencils]) -> list[tuple[str, Finding]]:
        paper = _outline_of(Box(x=0.0, y=0.0, width=page.width_pt, height=page.height_pt))
        found = []
        for balloon in page.balloons:
            bounds = paper if balloon.kind is LetteringKind.SOUND else balloon.outline
            outside = max((self._outside(line, bounds) for line in balloon.lines), default=0.0)
            if outside > self.most_outside:
                finding = Finding(
                    code=self.code,
                    message=f"lettering {balloon.order}: {outside:.0%} of a line lies outside its balloon",
                    severity=Severity.ERROR,
                    measured=outside,
                    threshold=self.most_outside,
                    remedy=Remedy.RELETTER,
                )
                found.append((balloon.panel, finding))
        return found

    def _outside(self, line: TextLine, bounds: Outline) -> float:
        if not line.text.strip() or line.width_pt <= 0:
            return 0.0
        return 1.0 - covered_share(line.box(above=0.5), bounds)


def covered_share(box: Box, outline: Outline) -> float:
    """The share of a box that lies inside an outline, by a grid of 16 x 16 points (non-zero winding)."""
    steps = (np.arange(GRID) + 0.5) / GRID
    grid_x, grid_y = np.meshgrid(box.x + steps * box.width, box.y + steps * box.height)
    return float(_inside(grid_x.ravel(), grid_y.ravel(), outline).mean())


def _inside(x: NDArray[np.float64], y: NDArray[np.float64], outline: Outline) -> NDArray[np.bool_]:
    """Winding number test, every point against every edge."""
    corners = np.array([(point.x, point.y) for point in outline.points], np.float64)
    if len(corners) < 3:
        return np.zeros(x.shape, np.bool_)
    ends = np.roll(corners, -1, axis=0)
    x0, y0, x1, y1 = corners[:, :1], corners[:, 1:], ends[:, :1], ends[:, 1:]
    side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
    up = (y0 <= y) & (y1 > y) & (side > 0)
    down = (y0 > y) & (y1 <= y) & (side < 0)
    return np.asarray(up.sum(axis=0) != down.sum(axis=0), np.bool_)


def _outline_of(box: Box) -> Outline:
    return Outline(
        points=(
            Point(x=box.x, y=box.y),
            Point(x=box.right, y=box.y),
            Point(x=box.right, y=box.bottom),
            Point(x=box.x, y=box.bottom),
        )
    )
