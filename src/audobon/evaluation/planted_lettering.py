"""Faults planted in lettered pages, one for each check of pages, to see whether it finds them.

Knows: pages as layers, panels' anchors.  Does not know: checks, thresholds, how pages are lettered.  Units: points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.page import Balloon, Page
from audobon.comic.pencils import Marked

PlantOnPage = Callable[[Page, Sequence[Marked], np.random.Generator], tuple[Page, str] | None]
"""A page with a fault, and the panel that it is in; None where it cannot be planted."""

_LEAST_FACE = 0.004
_UNIT = Box(x=0.0, y=0.0, width=1.0, height=1.0)


def balloon_on_face(page: Page, marks: Sequence[Marked], generator: np.random.Generator) -> tuple[Page, str] | None:
    """A balloon or caption pushed over a face of its own panel."""
    frames = {frame.panel: frame.box for frame in page.frames}
    faces = [
        (balloon, figure.face.placed_in(frames[balloon.panel]))
        for balloon in page.balloons
        for one in marks
        if one.panel == balloon.panel
        for figure in one.anchors
        if figure.face.area >= _LEAST_FACE and figure.face.intersection_area(_UNIT) > 0.9 * figure.face.area
    ]
    if not faces:
        return None
    balloon, face = faces[int(generator.integers(len(faces)))]
    body = balloon.body
    across = face.x + face.width / 2 - body.x - body.width / 2
    down = face.y + face.height / 2 - body.y - body.height / 2
    return _with(page, _moved(balloon, across, down)), balloon.panel


def words_outside(page: Page, marks: Sequence[Marked], generator: np.random.Generator) -> tuple[Page, str] | None:
    """A set line that runs out of its balloon by a fifth of its length to its whole."""
    able = [balloon for balloon in page.balloons if any(line.text.strip() for line in balloon.lines)]
    if not able:
        return None
    balloon = able[int(generator.integers(len(able)))]
    number = max(range(len(balloon.lines)), key=lambda one: balloon.lines[one].width_pt)
    line = balloon.lines[number]
    room = balloon.body.right - line.origin.x if line.origin.x < balloon.body.right else 0.0
    out = room - line.width_pt * (1 - generator.uniform(0.2, 1.0))
    lines = list(balloon.lines)
    lines[number] = replace(line, origin=Point(x=line.origin.x + max(out, 0.0) + 2.0, y=line.origin.y))
    return _with(page, replace(balloon, lines=tuple(lines))), balloon.panel


PAGE_PLANTS: Mapping[str, PlantOnPage] = {"AUD-Q101": balloon_on_face, "AUD-Q102": words_outside}
"""Code of the check that is to find it -> how it is planted."""


def _moved(balloon: Balloon, across: float, down: float) -> Balloon:
    def shifted(outline: Outline) -> Outline:
        return Outline(points=tuple(Point(x=point.x + across, y=point.y + down) for point in outline.points))

    body = balloon.body
    return replace(
        balloon,
        outline=shifted(balloon.outline),
        extras=tuple(shifted(extra) for extra in balloon.extras),
        body=Box(x=body.x + across, y=body.y + down, width=body.width, height=body.height),
        lines=tuple(
            replace(line, origin=Point(x=line.origin.x + across, y=line.origin.y + down)) for line in balloon.lines
        ),
    )


def _with(page: Page, changed: Balloon) -> Page:
    balloons = tuple(changed if balloon.order == changed.order else balloon for balloon in page.balloons)
    return replace(page, balloons=balloons)
