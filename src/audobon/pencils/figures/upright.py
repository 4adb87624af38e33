"""A body that stands up: people, and beasts in clothes; skeleton, flesh, clothes, head and things back to front.

Knows: the order of layers, views.  Does not know: other ways of being built, how single parts are drawn.
Figures are always built turned to the right and mirrored for the left; the light stays where it is.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures.anchors import STATURE_M, finish, open_sketch
from audobon.pencils.figures.animal_head import draw_beast_head
from audobon.pencils.figures.beast_coat import coat_of
from audobon.pencils.figures.clothing import WINGED, draw_cloak, draw_cloak_front, draw_clothes, draw_wings
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.hair import draw_face_features, draw_hair, draw_hair_behind, style_named
from audobon.pencils.figures.hands import draw_hand, draw_hoof, draw_paw
from audobon.pencils.figures.headwear import draw_headwear
from audobon.pencils.figures.held import LONG, TWO_HANDED, UPRIGHT, draw_held
from audobon.pencils.figures.human_head import HeadMarks, draw_human_head, plan_face
from audobon.pencils.figures.ink import Frame, Sketch, array, darker, ellipse, lighter, mix, tube
from audobon.pencils.figures.limbs import LimbLook, draw_arm, draw_foot, draw_leg
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.mouth import draw_mouth
from audobon.pencils.figures.poses import Limb, Pose, Reach, pose_named
from audobon.pencils.figures.rig import CHILD, GROWN, SIDES, Proportions, Skeleton, build_skeleton, fitted
from audobon.pencils.figures.species import BEASTS, Species
from audobon.pencils.figures.tails import draw_tail
from audobon.pencils.figures.trunk import Trunk, build_trunk
from audobon.pencils.figures.wardrobe import FULL, HEADWEAR, Wardrobe, dress_up
from audobon.pencils.figures.wild import draw_mount
from audobon.pencils.shapes import Figure

_YAW = {Facing.FRONT: 30.0, Facing.LEFT: 66.0, Facing.RIGHT: 66.0, Facing.BACK: 152.0}
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
_JOINTS = ("neck", "shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle")
_HEAD_SHIFT = {"three": 0.05, "side": 0.13, "back": 0.0}


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Everything that the drawing of one figure shares."""

    design: CastDesign
    species: Species | None
    wardrobe: Wardrobe
    skeleton: Skeleton
    trunk: Trunk
    acting: Acting
    view: str
    skin: str
    pale: str
    hair: str
    style: str
    thing: str
    seed: int

    @property
    def back(self) -> bool:
        return self.skeleton.yaw > 100

    @property
    def female(self) -> bool:
        return self.design.gender == "female"


def draw_upright(design: CastDesign, species: str, moment: Moment) -> Figure:
    """A person, or a beast (named by `species`) that stands up like one."""
    beast = BEASTS.get(species)
    wardrobe, warnings = dress_up(design, beast=beast is not None)
    facing = moment.facing
    stance = _with_thing(pose_named(moment.pose), moment.pose, moment.holds)
    yaw = _YAW[facing]
    yaw = max(yaw, stance.min_yaw) if facing is not Facing.BACK else min(yaw, 180 - stance.min_yaw * 0.7)
    stance = _personal(stance, zlib.crc32(design.character.encode()), old=design.age == "old" and not stance.lying)
    skeleton = build_skeleton(stance, _proportions(design, beast), yaw=yaw)
    part = _Part(
        design=design,
        species=beast,
        wardrobe=wardrobe,
        skeleton=skeleton,
        trunk=build_trunk(skeleton, female=design.gender == "female" and design.age != "child" and beast is None),
        acting=moment.acting(eyes_shut=stance.eyes_shut),
        view=_head_view(facing, moment.local_gaze),
        skin=design.skin,
        pale=mix(design.skin, beast.pale, 0.75) if beast else design.skin,
        hair=design.hair,
        style=style_named(design.hair_style, features=design.features, female=design.gender == "female"),
        thing=moment.holds or stance.wants,
        seed=zlib.crc32(design.character.encode()) & 0xFFFF,
    )
    sketch = open_sketch(
        STATURE_M * design.height,
        mirror=moment.mirror,
        label="animal" if beast else "person",
        seed=part.seed * 7919 + moment.seed,
    )
    marks, head_frame = _draw_layers(sketch, part)
    joints = {name: skeleton.flat(name) for name in skeleton.at if name.rsplit("_", 1)[0] in _JOINTS}
    return finish(sketch, joints, marks=marks, head=head_frame, mirror=moment.mirror, warnings=warnings)


def _proportions(design: CastDesign, beast: Species | None) -> Proportions:
    if beast is not None:
        base = beast.body
        if design.age == "child":
            base = replace(base, head=base.head * 1.12, torso=base.torso * 0.94)
    else:
        base = CHILD if design.age == "child" or design.height < 0.7 else GROWN
        if design.age == "young":
            base = replace(base, head=0.165, torso=0.30, shin=0.225)
    return fitted(base, build=design.build, gender=design.gender, age=design.age)


def _head_view(facing: Facing, gaze: tuple[float, float]) -> str:
    """Which of the three head sheets: people look along their gaze, at the reader they turn three quarters."""
    if facing is Facing.BACK:
        return "side" if gaze[0] > 0.75 else "back"
    if facing is Facing.FRONT:
        return "three"
    return "side" if gaze[0] > 0.25 else "three"


def _personal(pose: Pose, number: int, *, old: bool) -> Pose:
    """The pose as this character holds it: a few degrees of its own in trunk and head, a stoop if `old`."""
    lean, sway, tilt, nod = np.random.default_rng(number).uniform(-1.0, 1.0, 4)
    return replace(
        pose,
        lean=pose.lean + 1.5 * lean + (4.0 if old else 0.0),
        curl=pose.curl + (9.0 if old else 0.0),
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
    arm = Limb(-2, 14, 30, 2) if thing in ("basket", "bag", "lantern") else Limb(10, 13, 82, 0)
    if name == "running":
        arm = Limb(20, 14, 96, 4)
    return replace(pose, right_arm=arm, hands=("grip", pose.hands[1]))


def _draw_layers(sketch: Sketch, part: _Part) -> tuple[HeadMarks, Frame]:
    """All marks of the figure, back to front; returns the head's marks and its sheet."""
    skeleton, trunk, wardrobe = part.skeleton, part.trunk, part.wardrobe
    head_frame = _head_sheet(sketch.frame, part)
    cloak = wardrobe.color("cloak") or (
        wardrobe.color("hood") if wardrobe.wears("hood") and not wardrobe.wears("coat", "jacket") else ""
    )
    behind = [side for side in ("l", "r") if not _arm_in_front(skeleton, side)]
    before = [side for side in ("l", "r") if _arm_in_front(skeleton, side)]
    sketch.depth = 0.05
    if skeleton.pose.seat:
        _draw_stool(sketch, part)
    if not part.back:
        _draw_behind(sketch, part, cloak, head_frame)
    sketch.depth = 0.15
    for side in behind:
        _draw_whole_arm(sketch, part, side)
    for depth, side in zip((0.25, 0.35), _legs_back_to_front(skeleton), strict=True):
        sketch.depth = depth
        _draw_whole_leg(sketch, part, side)
        if skeleton.pose.mount and depth < 0.3:
            draw_mount(sketch, seat=skeleton.flat("pelvis"))
    sketch.depth = 0.45
    _draw_trunk(sketch, part)
    if cloak and not part.back:
        draw_cloak_front(sketch, trunk, cloak)
    if part.back:
        _draw_back_things(sketch, part, cloak)
    if 50 < skeleton.yaw < 100 and "l" in before:
        before.remove("l")
        sketch.depth = 0.6
        _draw_whole_arm(sketch, part, "l")
    sketch.depth = 0.65
    outer, sketch.frame = sketch.frame, head_frame
    marks = _draw_head(sketch, part)
    sketch.frame = outer
    for depth, side in zip((0.75, 0.9), before, strict=False):
        sketch.depth = depth
        _draw_whole_arm(sketch, part, side)
    return marks, head_frame


def _draw_behind(sketch: Sketch, part: _Part, cloak: str, head: Frame) -> None:
    """What hangs behind a figure that is seen from the front: wings, cloak, hair, tail."""
    if part.design.species in WINGED:
        draw_wings(sketch, part.trunk, color=lighter(part.wardrobe.color(*FULL, "shirt") or part.skin, 0.7))
    if cloak:
        draw_cloak(sketch, part.skeleton, part.trunk, cloak, over=False)
    if part.species is not None:
        _draw_tail(sketch, part)
        return
    outer, sketch.frame = sketch.frame, head
    draw_hair_behind(sketch, style=part.style, color=part.hair, view=part.view)
    sketch.frame = outer


def _head_sheet(frame: Frame, part: _Part) -> Frame:
    size = part.skeleton.proportions.head
    shift = _HEAD_SHIFT[part.view] * size * (1.0 if part.species is None else 0.8)
    return frame.child(
        part.skeleton.flat("head") + array([shift, size * 0.02]), scale=size, angle=part.skeleton.head_angle * 0.85
    )


def _arm_in_front(skeleton: Skeleton, side: str) -> bool:
    body = (skeleton.near("chest") + skeleton.near("pelvis")) / 2
    arm = 0.5 * skeleton.near(f"wrist_{side}") + 0.5 * skeleton.near(f"elbow_{side}")
    return arm > body - 0.015


def _legs_back_to_front(skeleton: Skeleton) -> list[str]:
    return sorted(SIDES, key=lambda side: skeleton.near(f"knee_{side}") + skeleton.near(f"ankle_{side}"))


def _draw_back_things(sketch: Sketch, part: _Part, cloak: str) -> None:
    if part.design.species in WINGED:
        draw_wings(sketch, part.trunk, color=lighter(part.wardrobe.color(*FULL, "shirt") or part.skin, 0.7))
    if part.species is not None:
        _draw_tail(sketch, part)
    if cloak:
        draw_cloak(sketch, part.skeleton, part.trunk, cloak, over=True)


def _draw_tail(sketch: Sketch, part: _Part) -> None:
    assert part.species is not None
    if part.wardrobe.wears(*FULL) and part.species.tail in ("scut", "stub", "curl"):
        return
    root = part.trunk.point(0.7, 180, ease=-0.01)
    draw_tail(sketch, part.species.tail, root=root, coat=part.skin, pale=part.pale)


def _draw_whole_leg(sketch: Sketch, part: _Part, side: str) -> None:
    wardrobe, name = part.wardrobe, f"leg {side}"
    stockings = wardrobe.color("stockings")
    trousers, breeches = wardrobe.color("trousers"), wardrobe.color("breeches")
    beast = part.species
    look = LimbLook(
        bare=part.skin,
        cloth=trousers or breeches or (darker(wardrobe.color("armour"), 0.1) if wardrobe.wears("armour") else ""),
        reach=1.0 if trousers or wardrobe.wears("armour") else 0.5,
        ease=0.006 if trousers else 0.012,
        fur="" if beast is None or not beast.fur else darker(part.skin, 0.5),
        lower=stockings if beast is None or trousers or breeches else "",
    )
    if "socks" in (beast.extras if beast else ()) and not look.lower:
        look = replace(look, bare=mix(part.skin, "#3a2a22", 0.35))
    boots, shoes = wardrobe.color("boots"), wardrobe.color("shoes")
    if not boots:
        kind = (
            "shoe"
            if shoes
            else "hoof"
            if beast is not None and beast.feet == "hoof"
            else "paw"
            if beast is not None
            else "bare"
        )
        color = shoes or ("#5a4a3c" if kind == "hoof" else part.skin)
        draw_foot(sketch, part.skeleton, side=side, kind=kind, color=color, part=name)
    draw_leg(sketch, part.skeleton, side=side, look=look, part=name)
    if boots:
        draw_foot(sketch, part.skeleton, side=side, kind="boot", color=boots, part=name)


def _draw_trunk(sketch: Sketch, part: _Part) -> None:
    trunk, wardrobe, beast = part.trunk, part.wardrobe, part.species
    size = part.skeleton.proportions.head
    neck = tube(
        np.stack([trunk.center(4.6), trunk.center(5.0), part.skeleton.flat("skull"), part.skeleton.flat("head")]),
        [0.24 * size, 0.20 * size, 0.19 * size, 0.2 * size], samples=4,
    )  # fmt: skip
    sketch.form(neck, part.skin, part="neck", shade=0.45)
    if beast is not None:
        body = trunk.contour(0.1, 5.0, ease=0.004, neck_ease=0.02)
        sketch.form(body, part.skin, part="trunk", shade=0.36)
        if not part.back:
            belly = np.vstack([trunk.line((0.5, 4.4), (-42, -30)), trunk.line((4.4, 0.5), (30, 42))])
            sketch.wash(belly, part.pale, part="trunk", strength=0.8, softness=0.02)
        if beast.fur:
            sketch.ticks(
                body, flow=(0.15, 1.0), color=darker(part.skin, 0.5), count=34, length=0.024, ink=0.55, part="trunk"
            )
    hips = wardrobe.color("trousers", "breeches") or (wardrobe.color("armour") if beast is None else "")
    if hips:
        sketch.form(trunk.contour(0.15, 2.1, ease=0.012), hips, part="hips", shade=0.36)
        if not part.back and trunk.yaw < 80:
            sketch.curve(trunk.line((1.8, 0.6), (3, 3), ease=0.012)[::2], ink=0.7, color=darker(hips, 0.6), part="hips")
    elif beast is None:
        sketch.form(
            trunk.contour(0.15, 2.1, ease=0.002),
            wardrobe.color("skirt", "tunic", *FULL) or part.skin,
            part="hips",
            shade=0.3,
        )
    draw_clothes(
        sketch,
        part.skeleton,
        trunk,
        wardrobe,
        bust=part.female and beast is None and part.design.age != "child",
        number=part.seed,
    )


def _draw_head(sketch: Sketch, part: _Part) -> HeadMarks:
    wardrobe, view = part.wardrobe, part.view
    hat = next((name for name in HEADWEAR if wardrobe.wears(name)), "")
    if part.species is not None:
        coat = coat_of(part.species, color=part.skin, female=part.female, number=part.seed)
        marks = draw_beast_head(sketch, part.species, part.acting, view=view, coat=coat)
        draw_face_features(
            sketch, features=_plain_features(part), color=part.pale, view=view, eye_y=-0.06, mouth_y=0.30, gape=0.0
        )
    else:
        marks = _draw_person_head(sketch, part, covered=hat in ("bonnet", "hood", "cap", "top hat", "hat"))
    if hat:
        draw_headwear(sketch, hat, wardrobe.color(hat), view=view, beast=part.species is not None)
    return marks


def _plain_features(part: _Part) -> tuple[str, ...]:
    return tuple(feature for feature in part.design.features if "glass" in feature or "spectacle" in feature)


def _draw_person_head(sketch: Sketch, part: _Part, *, covered: bool) -> HeadMarks:
    design, view = part.design, part.view
    plan = plan_face(age=design.age, gender=design.gender, seed=part.seed)
    if part.back and part.style in ("curly", "wild"):
        draw_hair_behind(sketch, style=part.style, color=part.hair, view="back")
    brows = darker(part.hair, 0.35)
    iris = ("#4a6a86", "#5a4632", "#5f7350", "#3f3328")[part.seed % 4]
    marks = draw_human_head(sketch, plan, part.acting, view=view, skin=part.skin, brows=brows, iris=iris)
    words = " ".join(design.features).lower()
    draw_face_features(
        sketch,
        features=design.features,
        color=part.hair,
        view=view,
        eye_y=plan.eye_y,
        mouth_y=plan.mouth_y,
        gape=part.acting.gape,
    )
    if "beard" in words and view == "three":
        draw_mouth(sketch, part.acting, center=(0.125, plan.mouth_y), half=plan.mouth * 0.9, squeeze=0.28,
            skin=part.skin,
                   lips=mix(part.skin, "#b8443c", 0.4))  # fmt: skip
    style = part.style if not (covered and part.style in ("wild", "bun")) else "short" if not part.female else "parted"
    draw_hair(sketch, style=style, color=part.hair, view=view)
    return marks


def _draw_whole_arm(sketch: Sketch, part: _Part, side: str) -> None:
    """Held thing, hand and sleeve of one arm. The near hand (right) holds unless it is busy."""
    wardrobe, skeleton, beast = part.wardrobe, part.skeleton, part.species
    name = f"arm {side}"
    cloth = wardrobe.color("coat", "jacket", "dress", "gown", "robe", "shirt", "tunic", "armour")
    over = wardrobe.wears("coat", "jacket")
    short = part.design.age == "child" and wardrobe.wears("dress") and not over
    cuff = ""
    if cloth:
        cuff = (
            (wardrobe.color("shirt") or "#f6efe0")
            if over
            else lighter(cloth, 0.55)
            if wardrobe.wears("dress", "gown", "shirt")
            else darker(cloth, 0.2)
        )
    look = LimbLook(
        bare=part.skin, cloth=cloth, reach=0.36 if short else 1.0, ease=0.013 if over or wardrobe.wears("robe",
            "gown") else 0.008, cuff=cuff,
        fur="" if beast is None or not beast.fur else darker(part.skin, 0.5),
    )  # fmt: skip
    holder = _holding_side(skeleton.pose)
    if part.thing and (side == holder if part.thing not in TWO_HANDED else side == "r"):
        _draw_thing(sketch, part, holder)
    wrist, tip = skeleton.flat(f"wrist_{side}"), skeleton.flat(f"hand_{side}")
    size = skeleton.proportions.hand
    if np.hypot(*(tip - wrist)) < 0.62 * size:
        way = tip - wrist
        tip = wrist + way / max(float(np.hypot(*way)), 1e-6) * size * 0.62
    shape = skeleton.pose.hand(side)
    if part.thing and (side == holder or part.thing in TWO_HANDED):
        shape = "grip"
    if beast is None:
        draw_hand(sketch, wrist=wrist, tip=tip, shape=shape, color=part.skin, thumb_up=True, part=f"hand {side}")
    elif beast.feet == "hoof":
        draw_hoof(sketch, wrist=wrist, tip=tip, color="#5a4a3c", part=f"hand {side}")
    else:
        draw_paw(sketch, wrist=wrist, tip=tip, shape=shape, color=part.skin, thumb_up=True, part=f"hand {side}")
    draw_arm(sketch, skeleton, side=side, look=look, part=name)


def _holding_side(pose: Pose) -> str:
    if pose.wants or not isinstance(pose.right_arm, Reach):
        return "r"
    return "l"


def _draw_thing(sketch: Sketch, part: _Part, side: str) -> None:
    """The thing on its own sheet, upright or along the arm."""
    skeleton = part.skeleton
    fist = {s: skeleton.flat(f"wrist_{s}") * 0.5 + skeleton.flat(f"hand_{s}") * 0.5 for s in SIDES}
    origin, angle = fist[side], 0.0
    if part.thing in TWO_HANDED:
        origin = (fist["r"] + fist["l"]) / 2
        if part.thing in LONG:
            way = fist["l"] - fist["r"]
            angle = float(np.degrees(np.arctan2(-way[0], way[1]))) if way[1] > 0.02 else -18.0
            origin = origin + way / max(float(np.hypot(*way)), 1e-6) * 0.10
    elif part.thing not in UPRIGHT:
        angle = 24.0
    outer = sketch.frame
    scale = 1.0 if part.species is None and part.design.age != "child" else 1.15
    sketch.frame = outer.child(origin, scale=scale, angle=angle)
    draw_held(sketch, part.thing)
    sketch.frame = outer


def _draw_stool(sketch: Sketch, part: _Part) -> None:
    """A three-legged stool under a sitting figure."""
    label, sketch.label = sketch.label, "furniture"
    seat = part.skeleton.flat("pelvis") + array([0.0, part.skeleton.proportions.depth * 0.95])
    wide = part.skeleton.proportions.hip * 1.9
    wood = "#8f6a45"
    for x, foot in ((-0.75, -1.05), (0.75, 1.0), (0.1, 0.2)):
        leg = tube(
            [seat + [x * wide, 0.0], array([seat[0] + foot * wide, -0.012 if foot < 0.5 else 0.0])],
            [0.016, 0.011],
            samples=4,
        )
        sketch.form(leg, darker(wood, 0.15), part="stool", ink=0.9, shade=0.35)
    sketch.form(ellipse(seat + [0, 0.016], wide * 1.15, 0.030, count=24), darker(wood, 0.25), part="stool", shade=0.3)
    sketch.form(ellipse(seat, wide * 1.15, 0.028, count=24), wood, part="stool", shade=0)
    sketch.curve(
        [seat + [-wide * 0.6, 0.004], seat + [0, 0.012], seat + [wide * 0.6, 0.006]],
        ink=0.5,
        color=darker(wood, 0.5),
        part="stool",
    )
    sketch.label = label
