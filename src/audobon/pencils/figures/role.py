"""An animal on stage: its design and moment made ready for a body plan, and the sheet it is drawn on.

Knows: views, clothes sorted, seeds.  Does not know: any body.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures.anchors import STATURE_M, open_sketch
from audobon.pencils.figures.bearing import Bearing, bearing_of
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.ink import Sketch
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.poses import pose_named
from audobon.pencils.figures.wardrobe import HEADWEAR, Wardrobe, dress_up

_VIEWS = {Facing.FRONT: "three", Facing.BACK: "back", Facing.LEFT: "side", Facing.RIGHT: "side"}


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a body plan needs to know. `view` is `side`, `three` (towards the reader) or `back`; `thing` is a held
    thing's known name or empty; `number` is the character's own, the same in every panel."""

    design: CastDesign
    wardrobe: Wardrobe
    pose: str
    bearing: Bearing
    acting: Acting
    thing: str
    view: str
    number: int
    warnings: tuple[str, ...]

    @property
    def coat(self) -> str:
        return self.design.skin

    @property
    def hat(self) -> str:
        return next((name for name in HEADWEAR if self.wardrobe.wears(name)), "")

    @property
    def spectacles(self) -> bool:
        return any(word in feature for feature in self.design.features for word in ("glasses", "spectacles"))


def take_role(design: CastDesign, moment: Moment) -> Role:
    """The role of a design in a moment whose pose and thing are known words."""
    wardrobe, warnings = dress_up(design, beast=True)
    return Role(
        design=design,
        wardrobe=wardrobe,
        pose=moment.pose,
        bearing=bearing_of(moment.pose),
        acting=moment.acting(eyes_shut=pose_named(moment.pose).eyes_shut),
        thing=moment.holds,
        view=_VIEWS[moment.facing],
        number=zlib.crc32(design.character.encode()) & 0xFFFF,
        warnings=warnings,
    )


def open_sheet(role: Role, moment: Moment, *, share: float) -> Sketch:
    """An empty sheet whose unit is `share` of the design's height."""
    stature = STATURE_M * role.design.height * share
    return open_sketch(stature, mirror=moment.mirror, label="animal", seed=role.number * 7919 + moment.seed)
