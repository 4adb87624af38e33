"""The letterer: all balloons, captions and sounds of a page, or a refusal by name.

Knows: the order of the work (set, place, draw, check) and when to give up.  Does not know: how a story is shortened.
"""

from __future__ import annotations

import logging
import math
import unicodedata
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from audobon.comic.fold import fold_strip
from audobon.comic.geometry import Box, Outline, Point
from audobon.comic.insets import insets_in
from audobon.comic.page import Balloon, Frame, Page, Refusal, RuleBroken, TextLine
from audobon.comic.pencils import Marked
from audobon.comic.storyboard import LetteringKind, LetteringLine, PagePlan, PanelBrief
from audobon.errors import GenerationError, ResourceError
from audobon.lettering.bodies import Body, bodies
from audobon.lettering.by_hand import width_asked
from audobon.lettering.hands import Hand, SetText, hand_for, set_lines, set_text
from audobon.lettering.heading import cover_headings, title_headings
from audobon.lettering.joining import join_turns
from audobon.lettering.order import Told, jumps_in, tier_of
from audobon.lettering.outlines import (
    body_polygon,
    bolt_polygon,
    joined,
    notes,
    outline_of,
    tail_polygon,
    thought_bubbles,
)
from audobon.lettering.page_format import US_COMIC, PageFormat
from audobon.lettering.panel_space import PanelSpace, panel_space
from audobon.lettering.placement import NARROW_BEAM, WIDE_BEAM, place_lines
from audobon.lettering.places import EDGE_PT, Placed, Wanted
from audobon.lettering.rules import broken_rules
from audobon.typography.faces import LETTERING, face
from audobon.typography.scripts import Script
from audobon.typography.setting import is_unseen, measure, uncovered, way_out

_LOG = logging.getLogger(__name__)
_NAMED = 8
"""Characters that an error names."""
_BISECTIONS = 5
"""Steps to find how many words would have fitted: to a thirty-second of the panel's words."""


_Lettered = dict[str, list[Balloon]]
"""Balloons by panel, in the order that the panels are told."""


class BalloonLetterer:
    """Letters pages. Deterministic.

    Args:
        page_format: The sheet, with type sizes.
    """

    def __init__(self, page_format: PageFormat = US_COMIC) -> None:
        self.page_format = page_format

    def letter(self, plan: PagePlan, frames: Sequence[Frame], pencils: Sequence[Marked]) -> Page | Refusal:
        """Set a page.

        Args:
            plan: The page's panels with their lettering lines.
            frames: One frame a panel, in points.
            pencils: One a panel, with anchors and reserved boxes in unit coordinates.

        Returns:
            The page, on which every hard rule holds; or a refusal that names the first panel whose words do not fit.

        Raises:
            GenerationError: AUD-641 if a panel has no frame or no pencils.
            ResourceError: AUD-512 if no typeface here draws some characters: they are named.
        """
        boxes = {frame.panel: frame for frame in frames}
        drawn = {each.panel: each for each in pencils}
        spaces: dict[str, PanelSpace] = {}
        form = self.page_format.doubled if plan.double else self.page_format
        for panel in plan.panels:
            if panel.id not in boxes or panel.id not in drawn:
                raise GenerationError(
                    "AUD-641",
                    f"panel {panel.id} on page {plan.number} has no {'frame' if panel.id not in boxes else 'pencils'}",
                    hint="compose and pencil every panel of the page before lettering it",
                )
            spaces[panel.id] = _space(boxes[panel.id], frames, drawn[panel.id], page_format=form, double=plan.double)
        lettered = self._in_order(plan, spaces)
        if isinstance(lettered, Refusal):
            return lettered
        balloons: list[Balloon] = []
        for panel in plan.panels:
            balloons += [_numbered(one, first_order=len(balloons)) for one in lettered[panel.id]]
        headings_of = cover_headings if plan.ground else title_headings
        return Page(
            number=plan.number,
            width_pt=form.width_pt,
            height_pt=form.height_pt,
            frames=tuple(frames),
            balloons=tuple(balloons),
            folio=None if plan.ground or self._is_bled(frames) else self._folio(plan.number),
            headings=headings_of(
                plan.heading,
                author=plan.byline,
                page_format=form,
                language=plan.language,
                foot_pt=min(frame.box.y for frame in frames) if frames else form.height_pt,
            ),
            ground=plan.ground,
            double=plan.double,
        )

    def broken(self, page: Page, pencils: Sequence[Marked]) -> tuple[RuleBroken, ...]:
        """Every hard rule that a page's balloons break: none but where a person has placed one."""
        drawn = {each.panel: each for each in pencils}
        form = self.page_format.doubled if page.double else self.page_format
        faults: list[RuleBroken] = []
        for frame in page.frames:
            space = _space(frame, page.frames, drawn[frame.panel], page_format=form, double=page.double)
            faults += broken_rules([one for one in page.balloons if one.panel == frame.panel], space=space)
        return tuple(faults)

    def jumps(self, page: Page) -> int:
        """After how many of a page's balloons the eye goes to another than the one that is told next (`order.py`)."""
        frames = {frame.panel: frame.box for frame in page.frames}
        return jumps_in(
            [
                Told(frame=frames[one.panel], body=one.body)
                for one in page.balloons
                if one.kind is not LetteringKind.SOUND
            ]
        )

    def _in_order(self, plan: PagePlan, spaces: Mapping[str, PanelSpace]) -> _Lettered | Refusal:
        """The page's balloons by panel. Where the eye would leave their order, panels are set once more, in view of
        what then stands after them."""
        first = self._panels(plan, spaces, later={})
        if isinstance(first, Refusal) or not (jumps := jumps_in(_told(first, spaces))):
            return first
        second = self._panels(plan, spaces, later=first)
        if isinstance(second, Refusal) or jumps_in(_told(second, spaces)) >= jumps:
            return first
        return second

    def _panels(self, plan: PagePlan, spaces: Mapping[str, PanelSpace], *, later: _Lettered) -> _Lettered | Refusal:
        """One panel after the other, each in view of those before it, and of those after it as they stood before."""
        made: _Lettered = {}
        for at, panel in enumerate(plan.panels):
            space = spaces[panel.id]
            after = {one.id: later[one.id] for one in plan.panels[at + 1 :] if one.id in later}
            answer = self._panel(
                panel,
                plan,
                space=replace(
                    space,
                    read=tier_of(space.frame, _told(made, spaces)),
                    unread=tier_of(space.frame, _told(after, spaces)),
                ),
            )
            if isinstance(answer, Refusal):
                return answer
            made[panel.id] = answer
        return made

    def _panel(self, panel: PanelBrief, plan: PagePlan, *, space: PanelSpace) -> list[Balloon] | Refusal:
        lines = _scripted(panel, plan)
        form = self.page_format
        middling = (form.type_size_pt + form.smallest_type_pt) / 2
        alone = replace(space, read=(), unread=())
        # Nothing is refused for its neighbours' sake.
        for view in (space, alone) if space.read or space.unread else (alone,):
            for size, ease, beam in (
                (form.type_size_pt, 1.0, NARROW_BEAM),
                (form.type_size_pt, 1.0, WIDE_BEAM),
                (middling, 0.5, NARROW_BEAM),
                (form.smallest_type_pt, 0.0, NARROW_BEAM),
                (form.smallest_type_pt, 0.0, WIDE_BEAM),
            ):
                balloons = _attempt(panel.id, lines, space=view, size_pt=size, ease=ease, beam=beam)
                if balloons is not None:
                    return balloons
        return self._refusal(panel, lines, space=alone)

    def _refusal(self, panel: PanelBrief, lines: Sequence[_Scripted], *, space: PanelSpace) -> Refusal:
        words = sum(len(line.parts) for line in lines)
        unit = "characters" if any(line.hand.script is Script.HAN for line in lines) else "words"
        fits = self._fitting_share(panel, lines, space=space) or self._fitting_lines(panel, lines, space=space)
        reason = (
            f"{len(lines)} lines of {words} {unit} do not fit a frame of "
            f"{space.frame.width:.0f} x {space.frame.height:.0f} pt beside {len(space.faces)} faces"
        )
        _LOG.info("panel %s refused: %s", panel.id, reason)
        return Refusal(panel=panel.id, reason=reason, words_that_fit=min(fits, max(0, words - 1)), unit=unit)

    def _fitting_share(self, panel: PanelBrief, lines: Sequence[_Scripted], *, space: PanelSpace) -> int:
        """Words that fit when every line is cut alike, by bisection; 0 if not even a word of each line does."""
        smallest = self.page_format.smallest_type_pt
        fits, least, most, share = 0, 0.0, 1.0, 0.0
        for _ in range(_BISECTIONS + 1):
            shorter = [line.shortened(share) for line in lines]
            if _attempt(panel.id, shorter, space=space, size_pt=smallest, beam=NARROW_BEAM) is not None:
                fits, least = sum(len(line.parts) for line in shorter), share
            elif share == 0.0:
                break
            else:
                most = share
            share = (least + most) / 2
        return fits

    def _fitting_lines(self, panel: PanelBrief, lines: Sequence[_Scripted], *, space: PanelSpace) -> int:
        """Words of the most first lines that fit together, whole."""
        smallest = self.page_format.smallest_type_pt
        for count in range(len(lines) - 1, 0, -1):
            some = lines[:count]
            if _attempt(panel.id, some, space=space, size_pt=smallest, beam=NARROW_BEAM) is not None:
                return sum(len(line.parts) for line in some)
        return 0

    def _is_bled(self, frames: Sequence[Frame]) -> bool:
        """Whether art runs over the foot of the page, where its number would stand."""
        return any(frame.box.bottom > self.page_format.height_pt for frame in frames)

    def _folio(self, number: int) -> TextLine:
        form = self.page_format
        width = measure(str(number), font=LETTERING, size_pt=form.folio_size_pt)
        y = form.height_pt - form.margin_bottom_pt / 2 + face(LETTERING).cap_height * form.folio_size_pt / 2
        origin = Point(x=(form.width_pt - width) / 2, y=y)
        return TextLine(text=str(number), origin=origin, width_pt=width, size_pt=form.folio_size_pt)


def _space(
    frame: Frame, frames: Sequence[Frame], pencils: Marked, *, page_format: PageFormat, double: bool
) -> PanelSpace:
    """A panel on its page: what lies in its frame, and the fold that runs through it, is taken."""
    fold = (fold_strip(width_pt=page_format.width_pt, height_pt=page_format.height_pt),) if double else ()
    return panel_space(frame, pencils, page_format=page_format, taken=(*insets_in(frames, frame.panel), *fold))


def _numbered(balloon: Balloon, *, first_order: int) -> Balloon:
    """A panel's balloon with its order on the page."""
    joined_to = None if balloon.joined is None else first_order + balloon.joined
    return replace(balloon, order=first_order + balloon.order, joined=joined_to)


@dataclass(frozen=True, kw_only=True)
class _Scripted:
    """A line with its words as they are set, and the hand that sets them."""

    line: LetteringLine
    said: SetText
    hand: Hand

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words; its characters where it has no words."""
        return tuple(self.said.text) if self.hand.script is Script.HAN else tuple(self.said.text.split())

    def shortened(self, share: float) -> _Scripted:
        """The same with its first words alone."""
        kept = self.parts[: max(1, math.floor(len(self.parts) * share))]
        text = ("" if self.hand.script is Script.HAN else " ").join(kept)
        return replace(self, said=replace(self.said, text=text))


def _scripted(panel: PanelBrief, plan: PagePlan) -> list[_Scripted]:
    """The lines of a panel that say anything."""
    lines = []
    for line in panel.lettering:
        said = set_text(line, language=plan.language)
        if all(is_unseen(char) for char in said.text):
            continue
        hand = hand_for(line, said.text, language=plan.language, vertical=plan.vertical)
        missing = uncovered(said.text, font=hand.font)
        if missing:
            named = ", ".join(f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip() for char in missing[:_NAMED])
            more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            raise ResourceError(
                "AUD-512", f"panel {panel.id}: no typeface here draws {named}{more}", hint=way_out(missing)
            )
        lines.append(_Scripted(line=line, said=said, hand=hand))
    return lines


def _told(lettered: _Lettered, spaces: Mapping[str, PanelSpace]) -> list[Told]:
    """The balloons that are read in an order, which sounds are not."""
    return [
        Told(frame=spaces[panel].frame, body=one.body)
        for panel, balloons in lettered.items()
        for one in balloons
        if one.kind is not LetteringKind.SOUND
    ]


def _bodies(
    scripted: _Scripted, *, space: PanelSpace, size_pt: float, room: tuple[float, float], ease: float
) -> tuple[Body, ...]:
    """The settings of a line: those no wider than a person asked for, or all that fit where none is so narrow."""
    line, said, hand = scripted.line, scripted.said, scripted.hand
    width = width_asked(line.place, space=space)
    narrow = None if width is None else (min(width, room[0]), room[1])
    for within in (narrow, room):
        if within is not None and (ways := bodies(line, said=said, hand=hand, size_pt=size_pt, room=within, ease=ease)):
            return ways
    return ()


def _attempt(
    panel: str, lines: Sequence[_Scripted], *, space: PanelSpace, size_pt: float, beam: int, ease: float = 0.0
) -> list[Balloon] | None:
    """The panel's balloons at one type size, or None if no arrangement keeps all rules."""
    room = (space.frame.width - 2 * EDGE_PT, space.frame.height - 2 * EDGE_PT)
    wanted = []
    for index, scripted in enumerate(lines):
        line = scripted.line
        ways = _bodies(scripted, space=space, size_pt=size_pt, room=room, ease=ease)
        if not ways:
            return None
        tailed = line.kind not in (LetteringKind.CAPTION, LetteringKind.SOUND)
        wanted.append(
            Wanted(
                index=index,
                kind=line.kind,
                # Speech that nobody in the cast is known to say still has a tail: to the border.
                speaker=(line.speaker or "") if tailed else None,
                bodies=ways,
                first=index == 0,
                last=index == len(lines) - 1,
                asked=line.place,
            )
        )
    for placed in place_lines(wanted, space=space, beam=beam):
        balloons = [_balloon(panel, lines[each.wanted.index].line, each) for each in placed]
        joined_up = join_turns(balloons, placed)
        by_hand = {one.index for one in wanted if one.asked is not None}
        if joined_up != balloons and not _broken(joined_up, space=space, by_hand=by_hand):
            return joined_up
        faults = _broken(balloons, space=space, by_hand=by_hand)
        if not faults:
            return balloons
        _LOG.debug("panel %s: an arrangement fell: %s", panel, "; ".join(fault.words for fault in faults))
    return None


def _broken(balloons: Sequence[Balloon], *, space: PanelSpace, by_hand: Set[int]) -> list[RuleBroken]:
    """The rules that an arrangement breaks, but for those that a person has chosen to break."""
    return [fault for fault in broken_rules(balloons, space=space) if not by_hand & set(fault.orders)]


def _balloon(panel: str, line: LetteringLine, placed: Placed) -> Balloon:
    body, (x, y) = placed.body, placed.center
    polygon = body_polygon(body, placed.center, words=" ".join(body.stack.lines))
    extras: tuple[Outline, ...] = ()
    outline = outline_of(polygon)
    if line.kind is LetteringKind.SONG:
        extras = tuple(outline_of(each) for each in notes(body, placed.center))
    if placed.edge is not None and placed.tip is not None:
        if line.kind is LetteringKind.THOUGHT:
            extras = tuple(outline_of(each) for each in thought_bubbles(placed.edge, placed.tip))
        else:
            tail = bolt_polygon if line.kind is LetteringKind.RADIO else tail_polygon
            outline = joined((polygon, tail(placed.center, placed.edge, placed.tip)))
    mouth = None if placed.mouth is None else Point(x=placed.mouth[0], y=placed.mouth[1])
    return Balloon(
        panel=panel,
        order=placed.wanted.index,
        kind=line.kind,
        speaker=line.speaker,
        outline=outline,
        extras=extras,
        body=Box(x=x - body.half_width, y=y - body.half_height, width=2 * body.half_width, height=2 * body.half_height),
        mouth=mouth,
        lines=set_lines(body.stack, hand=body.hand, kind=body.kind, size_pt=body.size_pt, center=placed.center),
        font=body.hand.font,
        spans=line.spans,
        rotation_degrees=body.rotation_degrees,
    )
