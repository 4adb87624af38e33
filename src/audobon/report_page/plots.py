"""Plots over a whole book, as drawings in the page: scores, seconds, findings, stages.

Knows: SVG 1.1, the geometry of the plots.  Does not know: the page around them, colours (they are the style sheet's).

What a plot says is told by shapes and figures as well as by colour, and again in words in its `desc`. All have the
width that their panels or pages need, at a size to be read; what is too wide for its page is scrolled.
Source: W3C, SVG Accessibility API Mappings, 5 (`role="img"`, named by `title` and described by `desc`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from audobon.binding.drawing import number
from audobon.binding.markup import Element, put
from audobon.comic.phrases import joined
from audobon.report_page.gathering import BookMade, KindMade, Outcome, PanelMade
from audobon.report_page.wording import OUTCOMES, counted, score_told, seconds_told

LEFT, TOP, HEIGHT, BOTTOM, RIGHT = 44.0, 22.0, 150.0, 38.0, 84.0
ROOM, NARROW, BROAD = 860.0, 14.0, 56.0
"""The room that columns share, and how narrow and how broad one may be."""
MOST_FIGURES = 40
"""With more panels than these the figures stand in the table alone, and not in the plot too."""
ROW, NAMES, PAGE_PITCH = 30.0, 190.0, 44.0


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Where the panels stand across a plot."""

    panels: Sequence[PanelMade]
    pitch: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pitch", min(BROAD, max(NARROW, ROOM / max(len(self.panels), 1))))

    @property
    def width(self) -> float:
        return LEFT + self.pitch * len(self.panels) + RIGHT

    @property
    def end(self) -> float:
        """Where the last column ends."""
        return LEFT + self.pitch * len(self.panels)

    @property
    def is_roomy(self) -> bool:
        """Whether there is room for a figure at each panel."""
        return len(self.panels) <= MOST_FIGURES and self.pitch >= 20

    def middle(self, place: int) -> float:
        return LEFT + self.pitch * (place + 0.5)

    def pages(self) -> Iterator[tuple[int, float, float]]:
        """Every page's number, and where its columns begin and end."""
        place = 0
        for page, panels in groupby(self.panels, key=lambda panel: panel.page):
            count = len(list(panels))
            yield page, LEFT + self.pitch * place, LEFT + self.pitch * (place + count)
            place += count


def put_scores(parent: Element, book: BookMade) -> None:
    """The score of every panel, its outcome as a shape, and the median as a line."""
    columns = Columns(panels=book.panels)
    middle = book.median_score
    scored = [panel for panel in book.panels if panel.verdict.score is not None]
    low = min(scored, key=lambda one: one.verdict.score or 0.0, default=None)
    told = f"{counted(len(scored), 'panel')} of {len(book.panels)} scored, 0 to 10; the median is {middle or 0.0:.1f}"
    told += f", the lowest is panel {low.id} with {low.verdict.score or 0.0:.1f}." if low else "."
    drawing = _drawing(parent, "scores", columns.width, title="Score of every panel", told=told)
    y = _axes(drawing, columns, most=10.0, step=2.0, label=lambda value: f"{value:g}")
    if middle is not None:
        _put_line(drawing, "median", LEFT, y(middle), columns.end, y(middle))
        _put_text(drawing, "figure", columns.end + 6, y(middle) + 4, f"median {middle:.1f}")
    for place, panel in enumerate(columns.panels):
        x, score = columns.middle(place), panel.verdict.score
        mark = put(drawing, "g", attributes={"class": panel.outcome.value})
        put(mark, "title", f"Panel {panel.id}, {OUTCOMES[panel.outcome]}: {score_told(score)}")
        if score is None:
            _put_text(mark, "figure middle", x, y(0.0) - 5, "\u2013")
            continue
        _put_line(mark, "stem", x, y(0.0), x, y(score))
        put_shape(mark, panel.outcome, x, y(score))
        if columns.is_roomy:
            _put_text(mark, "figure middle", x, y(score) - 9, f"{score:.1f}")


def put_seconds(parent: Element, book: BookMade) -> None:
    """How long every panel was painted, its attempts one on the other."""
    columns = Columns(panels=book.panels)
    times = [panel.report.seconds for panel in book.panels]
    slowest = max(book.panels, key=lambda one: one.report.seconds)
    told = (
        f"{seconds_told(sum(times))} in all, {seconds_told(median(times))} a panel in the middle; the longest is panel "
        f"{slowest.id} with {seconds_told(slowest.report.seconds)} in {counted(len(slowest.tries), 'attempt')}."
    )
    drawing = _drawing(parent, "seconds", columns.width, title="Seconds of painting, panel by panel", told=told)
    pattern = put(put(drawing, "defs"), "pattern", attributes={
        "id": "again", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)",
    })  # fmt: skip
    put(pattern, "rect", attributes={"width": "6", "height": "6", "class": "again-ground"})
    put(pattern, "rect", attributes={"width": "2.5", "height": "6", "class": "again-line"})
    step = nice_step(max(times))
    y = _axes(drawing, columns, most=step * max(1, math.ceil(max(times) / step)), step=step, label=_short)
    breadth = min(28.0, columns.pitch * 0.62)
    for place, panel in enumerate(columns.panels):
        x, below = columns.middle(place), 0.0
        mark = put(drawing, "g")
        parts = ", ".join(
            f"attempt {one.attempt.number + 1} {seconds_told(one.attempt.seconds)}" for one in panel.tries
        )
        put(mark, "title", f"Panel {panel.id}: {parts}")
        for order, one in enumerate(panel.tries):
            top = below + one.attempt.seconds
            box = {"x": x - breadth / 2, "y": y(top), "width": breadth, "height": y(below) - y(top)}
            sides = {name: number(value) for name, value in box.items()}
            put(mark, "rect", attributes={**sides, "class": "bar again" if order else "bar"})
            below = top
        if columns.is_roomy:
            _put_text(mark, "figure middle", x, y(below) - 5, _short(below))


def put_findings(parent: Element, book: BookMade, kinds: Sequence[KindMade]) -> None:
    """How often each kind of fault was found on each page: a disc for what stands, a ring for what was set aside."""
    pages = [one.plan.number for one in book.pages]
    width, height = NAMES + PAGE_PITCH * len(pages) + 12, TOP + ROW * len(kinds) + 10
    sums = [
        f"{kind.name}: {sum(kind.standing.values())} in the book, {sum(kind.mended.values())} set aside"
        for kind in kinds
    ]
    told = "; ".join(sums) + "."
    drawing = _drawing(parent, "findings", width, title="Findings by kind and page", told=told, height=height)
    for column, page in enumerate(pages):
        _put_text(drawing, "tick middle", NAMES + PAGE_PITCH * (column + 0.5), TOP - 8, f"{page}")
    for row, kind in enumerate(kinds):
        y = TOP + ROW * (row + 0.5)
        _put_line(drawing, "grid", 0, TOP + ROW * row, width, TOP + ROW * row)
        _put_text(drawing, "name", 0, y + 4, kind.name)
        for column, page in enumerate(pages):
            x = NAMES + PAGE_PITCH * (column + 0.5)
            standing, mended = kind.standing.get(page, 0), kind.mended.get(page, 0)
            apart = 10.5 if standing and mended else 0.0
            if standing:
                worst = "error" if page in kind.errors else "warning"
                _put_count(drawing, f"disc {worst}", x - apart, y, standing)
            if mended:
                _put_count(drawing, "ring", x + apart, y, mended)


def put_stages(parent: Element, book: BookMade) -> None:
    """How long each stage of the last run took, as bars with their figures."""
    stages, most = book.report.stages, max((one.seconds for one in book.report.stages), default=0.0)
    told = joined([f"{one.stage} {seconds_told(one.seconds)}" for one in stages]) + "."
    room, height = 420.0, 8 + 26.0 * len(stages)
    drawing = _drawing(parent, "stages", 100 + room + 90, title="Seconds by stage", told=told, height=height)
    for row, stage in enumerate(stages):
        y = 4 + 26.0 * row
        length = room * stage.seconds / most if most else 0.0
        _put_text(drawing, "name", 0, y + 16, stage.stage.capitalize())
        box = {"x": number(100), "y": number(y + 3), "width": number(max(length, 1.0)), "height": "18", "class": "bar"}
        put(drawing, "rect", attributes=box)
        _put_text(drawing, "figure", 100 + max(length, 1.0) + 8, y + 16, seconds_told(stage.seconds))


def put_shape(parent: Element, outcome: Outcome, x: float, y: float) -> None:
    """An outcome's shape, about 11 points across: disc, diamond, triangle, cross or ring."""
    if outcome in (Outcome.FIRST, Outcome.PROOF):
        shape = "shape hollow" if outcome is Outcome.PROOF else "shape"
        put(parent, "circle", attributes={"class": shape, "cx": number(x), "cy": number(y), "r": "4.5"})
    elif outcome is Outcome.LET_THROUGH:
        arms = f"M{number(x - 4.5)} {number(y - 4.5)}l9 9m0 -9l-9 9"
        put(parent, "path", attributes={"class": "shape cross", "d": arms})
    else:
        corners = ((0, -6), (6, 0), (0, 6), (-6, 0)) if outcome is Outcome.REPAIRED else ((0, -6), (6, 5), (-6, 5))
        points = " ".join(f"{number(x + across)},{number(y + down)}" for across, down in corners)
        put(parent, "polygon", attributes={"class": "shape", "points": points})


def nice_step(most: float, *, steps: int = 4) -> float:
    """The least of 1, 2 and 5 times a power of ten that reaches `most` in at most so many steps; 1 for nothing."""
    if most <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most / steps))
    return next(power * times for times in (1, 2, 5, 10, 20) if power * times * steps >= most * (1 - 1e-9))


def _drawing(
    parent: Element, name: str, width: float, *, title: str, told: str, height: float = TOP + HEIGHT + BOTTOM
) -> Element:
    labels = {"role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-desc"}
    size = {"viewBox": f"0 0 {number(width)} {number(height)}", "width": number(width), "height": number(height)}
    drawing = put(parent, "svg", attributes={**size, **labels, "class": f"plot {name}"})
    put(drawing, "title", title, attributes={"id": f"{name}-title"})
    put(drawing, "desc", told, attributes={"id": f"{name}-desc"})
    return drawing


def _axes(
    drawing: Element, columns: Columns, *, most: float, step: float, label: Callable[[float], str]
) -> Callable[[float], float]:
    """Ground, grid and labels of a plot over panels; gives the height of a value."""

    def y(value: float) -> float:
        return TOP + HEIGHT * (1 - value / most)

    spans = list(columns.pages())
    every = max(1, math.ceil(22 * len(spans) / max(columns.end - LEFT, 1.0)))
    for place, (page, begin, end) in enumerate(spans):
        if place % 2 == 0:
            box = {"x": number(begin), "y": number(TOP), "width": number(end - begin), "height": number(HEIGHT + 18)}
            put(drawing, "rect", attributes={**box, "class": "page-band"})
        if place % every == 0:
            _put_text(drawing, "tick middle", (begin + end) / 2, TOP + HEIGHT + 14, f"{page}")
    _put_text(drawing, "tick", LEFT, TOP + HEIGHT + 33, "Page")
    for count in range(round(most / step) + 1):
        value = step * count
        _put_line(drawing, "grid" if count else "ground-line", LEFT, y(value), columns.end, y(value))
        _put_text(drawing, "tick end", LEFT - 8, y(value) + 4, label(value))
    return y


def _put_count(parent: Element, name: str, x: float, y: float, count: int) -> None:
    mark = put(parent, "g", attributes={"class": name})
    put(mark, "circle", attributes={"cx": number(x), "cy": number(y), "r": "9.5"})
    _put_text(mark, "count middle", x, y + 4, f"{count}")


def _put_line(parent: Element, name: str, x1: float, y1: float, x2: float, y2: float) -> None:
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    put(parent, "line", attributes={"class": name, **ends})


def _put_text(parent: Element, name: str, x: float, y: float, text: str) -> None:
    put(parent, "text", text, attributes={"class": name, "x": number(x), "y": number(y)})


def _short(seconds: float) -> str:
    return f"{seconds:.1f}" if 0 < seconds < 9.95 and seconds % 1 else f"{seconds:.0f}"
