"""Who stands there: a character's design, bones, trunk, clothes and frame of mind, made once for all who draw it.

Knows: bearing, proportions by age, which way a head looks.  Does not know: how any part is drawn, or in what order.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures.acting.moods import in_mood
from audobon.pencils.figures.ages import YOUNG, grown_to
from audobon.pencils.figures.anchors import STATURE_M
from audobon.pencils.figures.creatures.build import Creature
from audobon.pencils.figures.creatures.catalogue import CREATURES
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.hair import style_named
from audobon.pencils.figures.held import HANGING, HELD, LONG, TWO_HANDED
from audobon.pencils.figures.ink import mix
from audobon.pencils.figures.menagerie import BEASTS, beast_of
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.poses import Limb, Pose, pose_named
from audobon.pencils.figures.rig import GROWN, Proportions, Skeleton, build_skeleton, fitted
from audobon.pencils.figures.species import Species
from audobon.pencils.figures.tint import own_or_said
from audobon.pencils.figures.tools import TOOLS
from audobon.pencils.figures.trunk import Trunk, build_trunk
from audobon.pencils.figures.wardrobe import Wardrobe, dress_up

_YAW = {Facing.FRONT: 30.0, Facing.LEFT: 66.0, Facing.RIGHT: 66.0, Facing.BACK: 152.0}
LOOK_NOD = 14.0
"""How far the head goes up or down with a look straight up or down (degrees)."""
_PLAIN = (
    "standing",
    "walking",
    "talking",
    "sitting",
    "listening",
    "laughing",
    "peeping",
    "running",
    "dancing",
    "kneeling",
)

_PLAIN_PERSON = Creature(name="human")


@dataclass(frozen=True, kw_only=True)
class Body:
    """Everything that the drawing of one figure shares."""

    design: CastDesign
    species: Species | None
    creature: Creature | None
    wardrobe: Wardrobe
    skeleton: Skeleton
    trunk: Trunk
    acting: Acting
    view: str
    skin: str
    pale: str
    hair: str
    style: str
    features: tuple[str, ...]
    thing: str
    seed: int
    warnings: tuple[str, ...]

    @property
    def back(self) -> bool:
        return self.skeleton.yaw > 100

    @property
    def walks(self) -> bool:
        """Whether there are legs to stand on."""
        return self.creature is None or self.creature.legs not in ("wisp", "fish")

    @property
    def female(self) -> bool:
        return self.design.gender == "female"


def embody(design: CastDesign, species: str, moment: Moment) -> Body:
    """The body of a person, of a being of tale and fable, or of a beast that stands up like one, in a moment.

    Args:
        design: How it looks.
        species: The name of its kind.
        moment: What it does.
    """
    beast = beast_of(species, age=design.age) if species in BEASTS else None
    creature = CREATURES.get(species)
    own = creature or _PLAIN_PERSON
    bare = beast is not None or own.bare
    wardrobe, warnings = dress_up(design, beast=bare, outfit=own.outfit, sign=own.sign)
    moment = _with_sign(own, moment)
    stance, yaw = bear(design, moment, stoop=own.stoop)
    partner = moment.partner(STATURE_M * design.height)
    base = beast.body if beast else creature.body if creature else None
    skeleton = build_skeleton(stance, _proportions(design, base), yaw=yaw, partner=partner)
    female = design.gender == "female"
    features = (*design.features, *(own.features if design.gender != "female" and design.age != "child" else ()))
    return Body(
        design=design,
        species=beast,
        creature=creature,
        wardrobe=wardrobe,
        skeleton=skeleton,
        trunk=build_trunk(skeleton, female=female and design.age != "child" and not beast and not own.torso),
        acting=moment.acting(eyes_shut=stance.eyes_shut),
        view=head_view(moment),
        skin=own_or_said(own.tone, design.skin, number=number_of(design)) if own.tone else design.skin,
        pale=mix(design.skin, beast.pale, 0.75) if beast else design.skin,
        hair=own.hair_color or design.hair,
        style=own.hair or style_named(design.hair_style, features=design.features, female=female),
        features=features,
        thing=held_by(stance, moment.holds),
        seed=number_of(design),
        warnings=warnings,
    )


def _with_sign(own: Creature, moment: Moment) -> Moment:
    """The moment with what this being always has in hand, where the hands are free."""
    if own.holds in HELD and not moment.holds and moment.pose in ("standing", "walking", "talking", "listening"):
        return replace(moment, holds=own.holds)
    return moment


def _proportions(design: CastDesign, own: Proportions | None) -> Proportions:
    """The body's measures: a kind's `own`, or a person's by age."""
    if own is not None and own is not GROWN:
        base = own
        if design.age == "child" and own.head < 0.26:
            base = replace(base, head=base.head * 1.12, torso=base.torso * 0.94)
    elif design.age == "child" or design.height < 0.7:
        base = grown_to(design.height)
    elif design.age == "young":
        base = YOUNG
    else:
        base = GROWN
    return fitted(base, build=design.build, gender=design.gender, age=design.age)


def head_view(moment: Moment) -> str:
    """Which of the three head sheets: people look along their gaze, at the reader they turn three quarters."""
    gaze = moment.local_gaze
    if moment.facing is Facing.BACK:
        return "side" if gaze[0] > 0.75 else "back"
    if moment.facing is Facing.FRONT:
        return "three"
    return "side" if gaze[0] > 0.25 else "three"


def number_of(design: CastDesign) -> int:
    """The number a character's own small measures come from, the same in every panel."""
    return zlib.crc32(design.character.encode()) & 0xFFFF


def bear(design: CastDesign, moment: Moment, *, stoop: float = 0.0) -> tuple[Pose, float]:
    """The pose as this character takes it in a moment, and how far its body is turned (yaw, degrees)."""
    number = zlib.crc32(design.character.encode())
    bearing = number if moment.bearing is None else moment.bearing
    stance = _with_thing(pose_named(moment.pose, bearing=bearing), moment.pose, moment.holds)
    yaw = _YAW[moment.facing]
    yaw = max(yaw, stance.min_yaw) if moment.facing is not Facing.BACK else min(yaw, 180 - stance.min_yaw * 0.7)
    emotion, intensity = moment.feeling
    if emotion is moment.expression:
        free = not held_by(stance, moment.holds)
        stance = in_mood(stance, moment.pose, emotion, intensity, bearing=bearing, hands_free=free)
    stoop = 0.0 if stance.lying else max(stoop, 13.0 if design.age == "old" else 0.0)
    stance = _personal(replace(stance, nod=stance.nod + LOOK_NOD * moment.gaze[1]), number, stoop=stoop)
    if moment.bears:
        stance = replace(stance, wants="")
    if moment.borne:
        stance = replace(stance, seat=False, mount=False, boat=False, swims=False, leans=False)
    return stance, yaw


def held_by(pose: Pose, holds: str) -> str:
    """What is in hand: the tool of a pose that is done with one, else what is asked for, else what the pose wants."""
    return pose.wants if pose.wants in TOOLS else holds or pose.wants


def _personal(pose: Pose, number: int, *, stoop: float) -> Pose:
    """The pose as this character holds it: a few degrees of its own in trunk and head, a `stoop` in the back."""
    lean, sway, tilt, nod = np.random.default_rng(number).uniform(-1.0, 1.0, 4)
    return replace(
        pose,
        lean=pose.lean + 1.5 * lean + 0.3 * stoop,
        curl=pose.curl + 0.7 * stoop,
        sway=pose.sway + 1.5 * sway,
        tilt=pose.tilt + 3.0 * tilt,
        nod=pose.nod + 2.0 * nod,
    )


def _with_thing(pose: Pose, name: str, thing: str) -> Pose:
    """A plain pose with an arm (or two) bent to hold something."""
    if not thing or name not in _PLAIN:
        return pose
    if thing in TWO_HANDED and thing not in LONG:
        return replace(pose, right_arm=Limb(16, 11, 90, -12), left_arm=Limb(16, 10, 88, -12), hands=("grip", "grip"))
    arm = Limb(-2, 14, 30, 2) if thing in HANGING else Limb(10, 13, 82, 0)
    if name == "running":
        arm = Limb(20, 14, 96, 4)
    return replace(pose, right_arm=arm, hands=("grip", pose.hands[1]))
