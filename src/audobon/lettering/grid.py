"""Pages into tiers, tiers into frames.

Knows: importance, shots, words, gutters and pleasant shapes of frames.  Does not know: what is drawn in them.
A page is a stack of tiers of one to three frames. Rows alone: no frame stands beside a stack of others, so that the
reading order is never in doubt (Cohn, Navigating Comics, 2013: "blockage"). A near view may lie in the wide view that
leads the page, if it is asked for (see `insets.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from audobon.comic.geometry import Box
from audobon.comic.page import Frame
from audobon.comic.page_room import PageRoom
from audobon.comic.storyboard import PagePlan, PanelBrief, Shot
from audobon.errors import GenerationError
from audobon.lettering.heading import cover_picture, heading_height
from audobon.lettering.insets import detail_pairs, inset_boxes
from audobon.lettering.page_format import US_COMIC, PageFormat

ASPECTS = (0.6, 2.4)
"""Narrowest and widest frame, width over height."""
_WANTED_ASPECT = {
    Shot.EXTREME_WIDE: 2.1,
    Shot.WIDE: 1.75,
    Shot.FULL: 1.1,
    Shot.MEDIUM: 1.15,
    Shot.CLOSE_UP: 0.95,
    Shot.EXTREME_CLOSE_UP: 1.3,
}
_SHOT_WEIGHT = {
    Shot.EXTREME_WIDE: 1.3,
    Shot.WIDE: 1.15,
    Shot.FULL: 1.0,
    Shot.MEDIUM: 0.95,
    Shot.CLOSE_UP: 0.85,
    Shot.EXTREME_CLOSE_UP: 0.7,
}
_DOMINANT_SHARE = (0.30, 0.45)
_POINTS2_A_WORD = 560.0
"""Room a lettered word takes with its share of balloon, in square points."""
_AREA_SAY = 0.65
"""How far frames follow the area their panels ask for; the rest follows the aspect."""
_MOST_OTHERS = 4
_FAR_WORSE = 2.0
"""A cut whose badness lies so far over the best one's has frames too narrow, or words without room."""
_WORDS_SHARE = 0.45
"""How much of a frame may be given to words."""


@dataclass(frozen=True, kw_only=True)
class _Wish:
    """What a panel would like: its share of the page, its aspect, and the least area its words need."""

    share: float
    aspect: float
    least_area: float
    leads: bool


class TierComposer:
    """Cuts pages into frames. Deterministic.

    Args:
        page_format: The sheet.
    """

    def __init__(self, page_format: PageFormat = US_COMIC) -> None:
        self.page_format = page_format

    @property
    def room(self) -> PageRoom:
        """How much the sheet holds."""
        return self.page_format.room

    def frames(self, plan: PagePlan) -> tuple[Frame, ...]:
        """Cut one page into frames, in points; a heading's height is kept free above them.

        Raises:
            GenerationError: AUD-640 if the page has no panels or more than nine.
        """
        return self._ways(plan, first=0, most=1)[0]

    def others(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        """Other ways to cut it into tiers, the best first; at most four, and none that is far worse.

        Raises:
            GenerationError: AUD-640, as `frames`.
        """
        return self._ways(plan, first=1, most=_MOST_OTHERS)

    def _ways(self, plan: PagePlan, *, first: int, most: int) -> tuple[tuple[Frame, ...], ...]:
        """The cuts from number `first` on in the order of how good they are."""
        panels = plan.panels
        if not 1 <= len(panels) <= 9:
            raise GenerationError(
                "AUD-640", f"page {plan.number} has {len(panels)} panels", hint="give every page 1 to 9 panels"
            )
        if plan.ground:
            box = cover_picture(plan.heading, author=plan.byline, page_format=self.page_format, language=plan.language)
            return (tuple(Frame(panel=panel.id, box=box) for panel in panels[:1]),)[first:]
        if plan.double:
            return ((Frame(panel=panels[0].id, box=self.page_format.doubled.bled_all_round()),),)[first:]
        heading_pt = heading_height(
            plan.heading, author=plan.byline, page_format=self.page_format, language=plan.language
        )
        area = self.page_format.live_area(heading_pt=heading_pt)
        wishes = _wishes(panels, area=area)
        cuts = sorted(
            (self._cut(tiers, wishes, area=area) for tiers in _tierings(len(panels))), key=lambda scored: scored[0]
        )
        near = [boxes for badness, boxes in cuts if badness <= cuts[0][0] + _FAR_WORSE]
        return tuple(
            self._framed(panels, boxes, wishes, has_heading=heading_pt > 0) for boxes in near[first : first + most]
        )

    def _framed(
        self, panels: Sequence[PanelBrief], cut: Sequence[Box], wishes: Sequence[_Wish], *, has_heading: bool
    ) -> tuple[Frame, ...]:
        """The frames of a cut, with the one that bleeds run out over the edges."""
        boxes = list(cut)
        bleeding = _bleeding(panels, boxes, wishes)
        if bleeding is not None:
            boxes[bleeding] = self.page_format.bled(
                boxes[bleeding], top=bleeding == 0 and not has_heading, bottom=bleeding == len(boxes) - 1
            )
        return tuple(Frame(panel=panel.id, box=box) for panel, box in zip(panels, boxes, strict=True))

    def with_inset(self, plan: PagePlan) -> tuple[tuple[Frame, ...], ...]:
        """Ways to cut a page so that a near view lies in the wide view that leads it, the best first.

        Returns:
            Frames in the order of the panels, for every way; none where the page has no such pair. Whether a figure of
            the wide view is hidden, only its pencils show.

        Raises:
            GenerationError: AUD-640, as `frames`.
        """
        ways: list[tuple[Frame, ...]] = []
        for host, detail in () if plan.ground else detail_pairs(plan.panels):
            inner = plan.panels[detail]
            others = replace(plan, panels=(*plan.panels[:detail], *plan.panels[detail + 1 :]))
            frames = self.frames(others)
            at = host - (detail < host)
            room = self._room_for_inset(others.panels, frames, at=at)
            if room is None:
                continue
            boxes = inset_boxes(room, inner, aspect=_WANTED_ASPECT[inner.shot], follows=detail > host)
            for box in boxes:
                inset = Frame(panel=inner.id, box=box, host=plan.panels[host].id)
                ways.append((*frames[:detail], inset, *frames[detail:]))
        return tuple(ways)

    def _room_for_inset(self, panels: Sequence[PanelBrief], frames: Sequence[Frame], *, at: int) -> Box | None:
        """The part of a frame within the margins, if its panel leads the page and has a tier of its own."""
        area, box = self.page_format.live_area(), frames[at].box
        if not _wishes(panels, area=area)[at].leads or not _is_alone([frame.box for frame in frames], at=at):
            return None
        return box.intersection(area)

    def _cut(self, tiers: tuple[int, ...], wishes: Sequence[_Wish], *, area: Box) -> tuple[float, tuple[Box, ...]]:
        """Boxes for one way of dealing the panels to tiers, and how bad they are."""
        form = self.page_format
        starts = [sum(tiers[:index]) for index in range(len(tiers))]
        rows = [wishes[start : start + count] for start, count in zip(starts, tiers, strict=True)]
        room = area.height - form.row_gutter_pt * (len(tiers) - 1)
        heights = _fit(
            [self._row_height(row, area=area) for row in rows],
            total=room,
            bounds=[self._row_bounds(len(row), width=area.width) for row in rows],
        )
        boxes: list[Box] = []
        y = area.y
        for row, height in zip(rows, heights, strict=True):
            widths = self._row_widths(row, width=area.width, height=height)
            x = area.x
            for width in widths:
                boxes.append(Box(x=x, y=y, width=width, height=height))
                x += width + form.column_gutter_pt
            y += height + form.row_gutter_pt
        return _badness(boxes, wishes, tiers=tiers, rows=form.tiers, page_area=area.area), tuple(boxes)

    def _row_height(self, row: Sequence[_Wish], *, area: Box) -> float:
        """A compromise between the area the row's panels want and the aspects they want, in points."""
        by_area = sum(wish.share for wish in row) * area.height
        by_aspect = area.width / sum(wish.aspect for wish in row)
        return float(by_area**_AREA_SAY * by_aspect ** (1 - _AREA_SAY))

    def _row_bounds(self, count: int, *, width: float) -> tuple[float, float]:
        """The least and the most height of a row of this many frames, so that their aspects stay pleasant."""
        each = (width - self.page_format.column_gutter_pt * (count - 1)) / count
        return each / ASPECTS[1], each / ASPECTS[0]

    def _row_widths(self, row: Sequence[_Wish], *, width: float, height: float) -> list[float]:
        room = width - self.page_format.column_gutter_pt * (len(row) - 1)
        wanted = [wish.share**_AREA_SAY * wish.aspect ** (1 - _AREA_SAY) for wish in row]
        return _fit(wanted, total=room, bounds=[(ASPECTS[0] * height, ASPECTS[1] * height)] * len(row))


def _fit(wanted: Sequence[float], *, total: float, bounds: Sequence[tuple[float, float]]) -> list[float]:
    """Lengths in proportion to what is wanted, each within its bounds, that sum to the total.

    Where the bounds leave no way, the total wins and the bounds are missed by as little as can be.
    """
    low, high = sum(bound[0] for bound in bounds), sum(bound[1] for bound in bounds)
    if total <= low:
        return [bound[0] * total / low for bound in bounds]
    if total >= high:
        return [bound[1] * total / high for bound in bounds]
    least, most = 0.0, max(bound[1] / want for bound, want in zip(bounds, wanted, strict=True))
    for _ in range(60):
        scale = (least + most) / 2
        lengths = [min(max(want * scale, low), high) for want, (low, high) in zip(wanted, bounds, strict=True)]
        least, most = (scale, most) if sum(lengths) < total else (least, scale)
    return [length * total / sum(lengths) for length in lengths]


def _tierings(count: int) -> Iterator[tuple[int, ...]]:
    """Every way to deal `count` panels to tiers of one to three, in order."""
    if count == 0:
        yield ()
        return
    for first in range(1, min(3, count) + 1):
        for rest in _tierings(count - first):
            yield (first, *rest)


def _wishes(panels: Sequence[PanelBrief], *, area: Box) -> list[_Wish]:
    """Shares from importance, shot and words; a panel that clearly leads gets 30-45 % of the page.

    Source: Dark Horse script guide and Dixon on the dominant panel.
    """
    words = [sum(len(line.text.split()) for line in panel.lettering) for panel in panels]
    weights = [
        (0.45 + panel.importance) * _SHOT_WEIGHT[panel.shot] * (1 + min(count, 50) / 50)
        for panel, count in zip(panels, words, strict=True)
    ]
    shares = [weight / sum(weights) for weight in weights]
    leader = max(range(len(panels)), key=lambda index: (panels[index].importance, -index))
    lead = 0.0
    others = [panel.importance for index, panel in enumerate(panels) if index != leader]
    if 3 <= len(panels) <= 6 and panels[leader].importance > max(others) + 0.1:
        lead = min(max(shares[leader], _DOMINANT_SHARE[0] + 0.03), _DOMINANT_SHARE[1])
        rest = 1 - shares[leader]
        shares = [lead if i == leader else share * (1 - lead) / rest for i, share in enumerate(shares)]
    leads = [3 <= len(panels) <= 6 and index == leader and lead > 0 for index in range(len(panels))]
    return [
        _Wish(
            share=share,
            aspect=_WANTED_ASPECT[panel.shot],
            least_area=count * _POINTS2_A_WORD / _WORDS_SHARE,
            leads=leading,
        )
        for share, panel, count, leading in zip(shares, panels, words, leads, strict=True)
    ]


def _bleeding(panels: Sequence[PanelBrief], boxes: Sequence[Box], wishes: Sequence[_Wish]) -> int | None:
    """The panel whose art runs out over the page's edges, if any: alone on its page, or a wide view that leads it and
    has a tier of its own, at the top or at the foot.

    Source: McCloud 1993, Understanding Comics, chapter 4 (a bleed lets time out of the panel, so it opens a scene).
    """
    if len(panels) == 1:
        return 0
    for index in (0, len(panels) - 1):
        if _is_alone(boxes, at=index) and wishes[index].leads and panels[index].shot in (Shot.WIDE, Shot.EXTREME_WIDE):
            return index
    return None


def _is_alone(boxes: Sequence[Box], *, at: int) -> bool:
    """Whether a frame has a tier of its own."""
    return sum(box.y < boxes[at].bottom - 1.0 and box.bottom > boxes[at].y + 1.0 for box in boxes) == 1


def _badness(
    boxes: Sequence[Box], wishes: Sequence[_Wish], *, tiers: tuple[int, ...], rows: int, page_area: float
) -> float:
    """Lower is better: aspects off the wanted ones, areas off the wanted shares, words without room, odd tierings."""
    cost = 0.0
    for box, wish in zip(boxes, wishes, strict=True):
        aspect = box.width / box.height
        cost += math.log(aspect / wish.aspect) ** 2
        share = box.area / page_area
        cost += 0.8 * math.log(share / wish.share) ** 2
        if wish.leads:
            cost += 6 * len(boxes) * max(0.0, _DOMINANT_SHARE[0] - share, share - _DOMINANT_SHARE[1])
        cost += 40 * max(0.0, ASPECTS[0] - aspect, aspect - ASPECTS[1])
        if wish.least_area > box.area:
            cost += 2.0 * math.log(wish.least_area / box.area) ** 2 + 0.5
    cost /= len(boxes)
    # Every sheet has its measure of tiers, a comic page three; a tier of three only where panels are small in any case.
    cost += 0.06 * abs(len(tiers) - min(rows, len(boxes)))
    cost += 0.05 * sum(count == 3 for count in tiers)
    cost += 0.04 * sum(a == b for a, b in pairwise(tiers))
    return cost
