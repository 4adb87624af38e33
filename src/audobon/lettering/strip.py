"""A book as one long strip to scroll: a panel a tier, lettered anew for a narrow screen.

Knows: the strip's format, how wide its gutters are, and what to do where a panel's words do not fit beside its figures.
Does not know: pixels or files.

The drawings stay as they are.  Words that find no room in a picture get air above it: balloons then hang over its top
edge, as they do in strips made for scrolling.  Where a mouth lies so deep that no tail comes down to it past the other
faces, there is air below as well.  Gutters carry time: a breath between the panels of a scene, a longer one
where the page turned, the longest where time or place changes.
Source: McCloud, Understanding Comics (1993), chapter 4; the WEBTOON Canvas guide for width and type size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from audobon.comic.geometry import Box, Point
from audobon.comic.page import Frame, Page, Refusal
from audobon.comic.pencils import FigureAnchors, Pencils
from audobon.comic.storyboard import PagePlan, PanelBrief
from audobon.lettering.heading import heading_height
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.page_format import PageFormat
from audobon.typography.scripts import Script, main_script

STRIP = PageFormat(
    width_pt=360.0,
    height_pt=576.0,
    margin_side_pt=14.0,
    margin_top_pt=40.0,
    margin_bottom_pt=40.0,
    pixels_per_point=800 / 360,
    type_size_pt=9.0,
    smallest_type_pt=8.1,
)
"""A strip of 800 pixels: letters of 20 px, and of 18 px at the least. Its height is that of a screenful, 1,280 px."""
BREATH_PT, TURN_PT, PASSAGE_PT = 54.0, 90.0, 180.0
"""Gutters within a scene, where the book's page turns within it, and where time or place changes."""
_AIR_PT = (0.0, 30.0, 60.0, 95.0, 135.0, 180.0, 240.0, 320.0, 420.0)
_AIR_BELOW_PT = (60.0, 135.0, 240.0)
_SEEN_SHARE = 0.25
"""A face of which less lies in the picture is no face to the reader."""
_WORD_PT2 = 1100.0
"""Room that a word may take with its share of balloon: less is not worth a try."""


class StripLetterer:
    """Letters strips. Deterministic.

    Args:
        page_format: The strip's width, margins and type sizes.
    """

    def __init__(self, page_format: PageFormat = STRIP) -> None:
        self.page_format = page_format
        self._letterer = BalloonLetterer(page_format)

    @property
    def dpi(self) -> int:
        """The resolution at which the strip is 800 pixels wide."""
        return self.page_format.dpi

    def sections(self, plans: Sequence[PagePlan], pencils: Callable[[str], Pencils]) -> tuple[Page, ...] | Refusal:
        """The strip, cut into a section a panel: its gutter, its picture, its words.

        Args:
            plans: The book's pages.
            pencils: Gives a panel's pencils by id; only the draft's size, anchors and reserved boxes are looked at.

        Returns:
            The sections from the top down, each a page as wide as the strip; or the refusal of the first panel whose
            words fit at no height.
        """
        sections: list[Page] = []
        before: PanelBrief | None = None
        title = ""
        for number, plan in enumerate(plans):
            after_cover = number > 0 and bool(plans[number - 1].ground)
            for index, brief in enumerate(plan.panels):
                # A title that stands over the cover is not set again over the first page.
                headed = index == 0 and plan.heading != title
                head = plan if headed else replace(plan, heading="", byline="")
                title = plan.heading or title
                gutter_pt = 0.0 if before is None else _gutter(before, brief, turned=index == 0)
                gutter_pt = PASSAGE_PT if after_cover and index == 0 else gutter_pt
                section = self._section(brief, pencils(brief.id), head=head, gutter_pt=gutter_pt)
                if isinstance(section, Refusal):
                    return section
                sections.append(replace(section, number=len(sections) + 1))
                before = brief
        if sections:
            last = sections[-1]
            sections[-1] = replace(last, height_pt=last.height_pt + self.page_format.margin_bottom_pt)
        return tuple(sections)

    def _section(self, brief: PanelBrief, pencils: Pencils, *, head: PagePlan, gutter_pt: float) -> Page | Refusal:
        form = self.page_format
        heading_pt = heading_height(head.heading, author=head.byline, page_format=form, language=head.language)
        top = gutter_pt or form.margin_top_pt
        if heading_pt:
            top = form.margin_top_pt + heading_pt
        width = form.width_pt - 2 * form.margin_side_pt
        height = width * pencils.draft.height_px / pencils.draft.width_px
        words = sum(_words(line.text) for line in brief.lettering)
        answer: Page | Refusal = Refusal(panel=brief.id, reason="no height was tried", words_that_fit=0)
        for air in _airs(height_pt=height, least_pt=words * _WORD_PT2 / width):
            box = Box(x=form.margin_side_pt, y=top, width=width, height=air.above_pt + height + air.below_pt)
            answer = self._letterer.letter(
                replace(head, panels=(brief,), ground="", double=False),
                (Frame(panel=brief.id, box=box),),
                (_in_air(pencils, above=air.above_pt / box.height, below=air.below_pt / box.height),),
            )
            if isinstance(answer, Page):
                picture = Box(x=box.x, y=top + air.above_pt, width=width, height=height)
                return replace(
                    answer,
                    height_pt=box.bottom,
                    frames=(Frame(panel=brief.id, box=picture),),
                    folio=None,
                )
        return answer


@dataclass(frozen=True, kw_only=True)
class _Air:
    """Bare paper over and under a picture, where balloons may stand too."""

    above_pt: float
    below_pt: float = 0.0


def _airs(*, height_pt: float, least_pt: float) -> Iterator[_Air]:
    """What air to try round a picture of this height: as little as can be, and below it only where none above will do.

    A mouth that lies deep in a picture, under other faces, is reached from below.

    Args:
        height_pt: The picture's height.
        least_pt: Height that the words alone take.
    """
    above = [air for air in _AIR_PT if height_pt + air >= least_pt] or [_AIR_PT[-1]]
    yield from (_Air(above_pt=air) for air in above)
    for below in _AIR_BELOW_PT:
        yield from (_Air(above_pt=air, below_pt=below) for air in _AIR_PT if height_pt + air + below >= least_pt)


def _words(text: str) -> float:
    """How many words a text says; two Chinese or Japanese characters say about as much as one."""
    return len(text) / 2 if main_script(text) is Script.HAN else len(text.split())


def _gutter(before: PanelBrief, after: PanelBrief, *, turned: bool) -> float:
    """The height between two panels, in points."""
    if before.scene != after.scene or (before.place, before.time) != (after.place, after.time):
        return PASSAGE_PT
    return TURN_PT if turned else BREATH_PT


def _in_air(pencils: Pencils, *, above: float, below: float) -> Pencils:
    """The pencils with air above and below them, which balloons may take freely: shares of the whole height."""
    if not above and not below:
        return pencils
    kept = 1 - above - below

    def down(y: float) -> float:
        # What the picture cuts off stays cut off: it does not look out into the air.
        if 0 <= y <= 1:
            return above + kept * y
        return y - 1 if y < 0 else y + 1

    def point(one: Point) -> Point:
        return Point(x=one.x, y=down(one.y))

    def box(one: Box) -> Box:
        top, bottom = max(one.y, 0.0), min(one.bottom, 1.0)
        if bottom - top < _SEEN_SHARE * one.height:
            return replace(one, y=-1 - one.height)
        return Box(x=one.x, y=above + kept * top, width=one.width, height=kept * (bottom - top))

    def figure(one: FigureAnchors) -> FigureAnchors:
        return replace(
            one,
            mouth=point(one.mouth),
            eyes=point(one.eyes),
            face=box(one.face),
            body=box(one.body),
            hands=tuple(point(hand) for hand in one.hands),
        )

    airs = (
        Box(x=0.0, y=0.0, width=1.0, height=above),
        Box(x=0.0, y=1 - below, width=1.0, height=below),
    )
    return replace(
        pencils,
        anchors=tuple(figure(one) for one in pencils.anchors),
        reserved=(*(air for air in airs if air.height > 0), *(box(one) for one in pencils.reserved)),
    )
