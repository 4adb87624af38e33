"""A book's anchors: a cast sheet for everyone who stands in a panel and one style plate, pencilled and painted once.

Knows: what is on an anchor, which panels look at which, what its key is made of.
Does not know: how anything is drawn or painted, or how a painter looks at an anchor.

A panel looks at the style plate and at the sheets of those who stand in it, so a changed design repaints its own
character's panels alone.  The plate is of no story's place: whatever happens to a storyboard, it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from audobon.anchor_folder import AnchorFolder, AnchorRecord
from audobon.comic.codec import canonical, to_json
from audobon.comic.pencils import Marks
from audobon.comic.raster import Raster
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import CastDesign, PanelBrief, Placement, Shot
from audobon.crew import Anchor, Painter, PaintOrder, Penciller
from audobon.files import sha256_hex
from audobon.keys import panel_seed
from audobon.planning import looks_in
from audobon.staging.prompts import prompt_for, setting_phrase
from audobon.versions import PAINT_ROOMS, PENCIL_ROOMS, source_digest

PLATE = "style-plate"
PLATE_PLACE = "garden"
SHEET_PX, PLATE_PX = (384, 512), (512, 384)
"""Width and height: with whole multiples of 64 px nothing is padded."""
CONTROL = 0.7


@dataclass(frozen=True, kw_only=True)
class AnchorPlan:
    """An anchor to paint: its picture in words, and its size."""

    brief: PanelBrief
    width_px: int
    height_px: int

    @property
    def name(self) -> str:
        """What it is called in the book's folder."""
        return self.brief.id


def sheet_name(character: str) -> str:
    """What the sheet of a character is called."""
    return f"cast-{character}"


def anchor_plans(cast: Sequence[CastDesign]) -> tuple[AnchorPlan, ...]:
    """The style plate, then a sheet for each of the cast."""
    return (_plate(), *(_sheet(design) for design in cast))


def _plate() -> AnchorPlan:
    """A small scene with nobody in it, in daylight."""
    setting = setting_phrase(PLATE_PLACE, inside=False)
    brief = PanelBrief(
        id=PLATE, shot=Shot.WIDE, place=PLATE_PLACE, place_kind=PLATE_PLACE, time=DayTime.DAY,
        prompt=prompt_for(
            (), {}, shot=Shot.WIDE, setting=setting, props=(), time=DayTime.DAY, emotion=Emotion.NEUTRAL
        ),
    )  # fmt: skip
    return AnchorPlan(brief=brief, width_px=PLATE_PX[0], height_px=PLATE_PX[1])


def _sheet(design: CastDesign) -> AnchorPlan:
    """One figure from head to foot, standing at ease in daylight, nowhere."""
    placement = Placement(character=design.character, x=0.5)
    brief = PanelBrief(
        id=sheet_name(design.character), shot=Shot.FULL, placements=(placement,), time=DayTime.DAY,
        prompt=prompt_for(
            (placement,), {design.character: design}, shot=Shot.FULL, setting="", props=(), time=DayTime.DAY,
            emotion=Emotion.NEUTRAL,
        ),
    )  # fmt: skip
    return AnchorPlan(brief=brief, width_px=SHEET_PX[0], height_px=SHEET_PX[1])


def style_plate(penciller: Penciller, painter: Painter) -> Raster:
    """A style plate that belongs to no book, as every book's is planned."""
    plan = _plate()
    pencils = penciller.draw(plan.brief, (), width_px=plan.width_px, height_px=plan.height_px)
    (art,) = painter.paint(
        [PaintOrder(brief=plan.brief, pencils=pencils, seed=0, attempt=0, control=CONTROL)],
        progress=lambda done, of: None,
    )
    return art.image


class BookAnchors:
    """The anchors of one book; each is painted when it is first asked for, and kept in the book's folder.

    Args:
        folder: Where they are kept.
        penciller: Draws them.
        painter: Paints them, looking at nothing.
        cast: The designs that panels are drawn from; a sheet is painted of those who stand in a panel.
        book_seed: The book's seed, whatever seeds single panels were given.
    """

    def __init__(
        self,
        folder: AnchorFolder,
        *,
        penciller: Penciller,
        painter: Painter,
        cast: Sequence[CastDesign],
        book_seed: int,
    ) -> None:
        self._folder = folder
        self._penciller = penciller
        self._painter = painter
        self._cast = cast
        self._book_seed = book_seed
        self._plans = {plan.name: plan for plan in anchor_plans(cast)}
        self._records: dict[str, AnchorRecord] = {}
        self._anchors: dict[str, Anchor] = {}

    def names_for(self, briefs: Iterable[PanelBrief]) -> tuple[str, ...]:
        """The anchors that these panels look at, in the anchors' own order."""
        placed = {sheet_name(placement.character) for brief in briefs for placement in brief.placements}
        return tuple(name for name in self._plans if name == PLATE or name in placed)

    def key(self, name: str) -> str:
        """What an anchor is, down to the file that was painted; painted now if it is not there."""
        record = self._record(name)
        return sha256_hex("anchor", record.key, record.sha256)

    def keys_of(self, brief: PanelBrief) -> tuple[str, ...]:
        """The keys of what a panel looks at."""
        return tuple(self.key(name) for name in self.names_for([brief]))

    def of(self, brief: PanelBrief) -> tuple[Anchor, ...]:
        """What a panel looks at."""
        return tuple(self._anchor(name) for name in self.names_for([brief]))

    def plate(self) -> Raster:
        """The style plate's pixels; painted now if it is not there."""
        self._record(PLATE)
        return self._folder.image(PLATE)

    def _anchor(self, name: str) -> Anchor:
        if name not in self._anchors:
            key, order = self.key(name), self._order(self._plans[name])
            self._anchors[name] = Anchor(key=key, order=order, art=self._folder.image(name))
        return self._anchors[name]

    def _record(self, name: str) -> AnchorRecord:
        if name not in self._records:
            plan = self._plans[name]
            key = self._made_of(plan)
            self._records[name] = self._folder.record(name, key=key) or self._painted(plan, key=key)
        return self._records[name]

    def _made_of(self, plan: AnchorPlan) -> str:
        """The sha256 of everything that decides an anchor's pixels."""
        placed = {placement.character for placement in plan.brief.placements}
        designs = [to_json(design) for design in self._cast if design.character in placed]
        size = f"{plan.width_px}x{plan.height_px}"
        code = source_digest((*PENCIL_ROOMS, *PAINT_ROOMS))
        return sha256_hex(
            "anchor", to_json(plan.brief), *designs, size, str(self._book_seed), self._painter.fingerprint, code
        )

    def _painted(self, plan: AnchorPlan, *, key: str) -> AnchorRecord:
        (art,) = self._painter.paint([self._order(plan)], progress=_unwatched)
        return self._folder.keep(plan.name, art, key=key)

    def _order(self, plan: AnchorPlan) -> PaintOrder:
        return _order_of(plan, self._penciller, cast=self._cast, book_seed=self._book_seed)


def plate_order(penciller: Penciller, *, book_seed: int) -> PaintOrder:
    """The style plate as a painter is asked for it."""
    return _order_of(_plate(), penciller, cast=(), book_seed=book_seed)


def _order_of(plan: AnchorPlan, penciller: Penciller, *, cast: Sequence[CastDesign], book_seed: int) -> PaintOrder:
    drawn = penciller.draw(plan.brief, cast, width_px=plan.width_px, height_px=plan.height_px)
    # As a panel's pencils are once they were kept: whoever paints elsewhere is sent no more digits.
    marks = canonical(Marks(panel=drawn.panel, anchors=drawn.anchors, reserved=drawn.reserved))
    pencils = replace(drawn, anchors=marks.anchors, reserved=marks.reserved)
    seed = panel_seed(book_seed, plan.name, attempt=0)
    looks = looks_in(plan.brief, cast)
    return PaintOrder(brief=plan.brief, pencils=pencils, seed=seed, attempt=0, control=CONTROL, looks=looks)


def _unwatched(done: int, of: int) -> None:
    """An anchor is told of before it is painted."""
