"""Whole limbs as the layers want them: an arm with its hand, sleeve and what it holds; a leg with its foot; a stool.

Knows: which garment covers which limb, which hand holds.  Does not know: order of layers, single garments' cut.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import replace

import numpy as np

from audobon.pencils.figures.body import Body
from audobon.pencils.figures.creatures.odd_limbs import draw_odd_end, draw_odd_limb
from audobon.pencils.figures.hands import draw_hand, draw_hoof, draw_paw
from audobon.pencils.figures.held import LONG, TWO_HANDED, draw_held, stands_upright
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.figures.limbs import LimbLook, draw_arm, draw_foot, draw_leg
from audobon.pencils.figures.poses import Pose, Reach
from audobon.pencils.figures.rig import SIDES, Skeleton
from audobon.pencils.figures.tools import TOOLS, draw_tool
from audobon.pencils.figures.wardrobe import FULL, OVER

_GOAT = "#7a5a3c"
_TRUNK_DEPTH = 0.45


def draw_whole_leg(sketch: Sketch, body: Body, side: str) -> None:
    """Foot and leg, bare or clothed."""
    wardrobe, name = body.wardrobe, f"leg {side}"
    boots = wardrobe.color("boots")
    cloth = wardrobe.color("trousers", "dungarees", "breeches")
    if body.creature is not None and body.creature.limbs:
        _draw_odd_leg(sketch, body, side, cloth=cloth, boots=boots)
        return
    if not boots:
        kind, color = _foot(body)
        draw_foot(sketch, body.skeleton, side=side, kind=kind, color=color, part=name)
        if wardrobe.wears("sandals"):
            _draw_straps(sketch, body, side, wardrobe.color("sandals"))
    draw_leg(sketch, body.skeleton, side=side, look=_leg_look(body, cloth), part=name)
    if boots:
        draw_foot(sketch, body.skeleton, side=side, kind="boot", color=boots, part=name)


def _leg_look(body: Body, cloth: str) -> LimbLook:
    wardrobe, beast = body.wardrobe, body.species
    goat = body.creature is not None and body.creature.legs == "goat"
    stockings = wardrobe.color("stockings")
    long = wardrobe.wears("trousers", "dungarees", "armour")
    look = LimbLook(
        bare=body.skin if beast is None else beast.limb_color(body.skin),
        cloth=cloth or (darker(wardrobe.color("armour"), 0.1) if wardrobe.wears("armour") else ""),
        reach=1.0 if long else 0.5,
        ease=0.006 if long else 0.012,
        fur="" if beast is None or not beast.fur else darker(body.skin, 0.5),
        lower=stockings if beast is None or cloth else "",
    )
    if goat:
        return replace(look, bare=_GOAT, fur=darker(_GOAT, 0.45), lower="")
    return look


def _foot(body: Body) -> tuple[str, str]:
    """The shape and the colour of a foot without boots."""
    shoes, beast = body.wardrobe.color("shoes"), body.species
    if shoes:
        return "shoe", shoes
    if beast is not None:
        return ("hoof" if beast.hoofed else "paw"), beast.paw_color(body.skin)
    if body.creature is not None and body.creature.legs == "goat":
        return "hoof", "#5a4a3c"
    return "bare", body.skin


def _draw_straps(sketch: Sketch, body: Body, side: str, color: str) -> None:
    """A sandal's sole and straps on a bare foot."""
    heel, toe, ankle = (body.skeleton.flat(f"{name}_{side}") for name in ("heel", "toe", "ankle"))
    lines = [np.stack([heel, (heel + toe) / 2, toe])]
    for share in (0.35, 0.68):
        spot = heel + (toe - heel) * share
        lines.append(np.stack([spot, spot + (ankle - spot) * 0.62 + array([0.012, 0.0])]))
    for line in lines:
        sketch.form(tube(line, [0.007], samples=3), color, part=f"leg {side}", ink=0.6, shade=0)


def _draw_odd_leg(sketch: Sketch, body: Body, side: str, *, cloth: str, boots: str) -> None:
    """A leg that is not of flesh, in trousers and boots where it wears any."""
    assert body.creature is not None
    stuff, name, skeleton = body.creature.limbs, f"leg {side}", body.skeleton
    joints = np.stack([skeleton.flat(f"{joint}_{side}") for joint in ("hip", "knee", "ankle")])
    shoes = boots or body.wardrobe.color("shoes")
    if shoes:
        draw_foot(sketch, skeleton, side=side, kind="shoe", color=shoes, part=name)
    else:
        draw_odd_end(sketch, joints[2], skeleton.flat(f"toe_{side}"), stuff=stuff, color=body.skin, part=name, leg=True)
    draw_odd_limb(sketch, joints, stuff=stuff, color=body.skin, part=name, leg=True)
    if cloth:
        draw_leg(sketch, skeleton, side=side, look=LimbLook(bare=body.skin, cloth=cloth, reach=0.92), part=name)


def draw_whole_arm(sketch: Sketch, body: Body, side: str) -> None:
    """Held thing, hand and sleeve of one arm. The near hand (right) holds unless it is busy."""
    skeleton, name = body.skeleton, f"arm {side}"
    holder = holding_side(skeleton.pose)
    if body.thing and (side == holder if body.thing not in TWO_HANDED else side == "r"):
        scale = 1.0 if body.species is None and body.design.age != "child" else 1.15
        put_in_hand(sketch, skeleton, body.thing, side=holder, scale=scale)
    held = bool(body.thing) and (side == holder or body.thing in TWO_HANDED)
    _draw_whole_hand(sketch, body, side, shape="grip" if held else skeleton.pose.hand(side))
    look = _arm_look(body)
    stuff = body.creature.limbs if body.creature is not None else ""
    if stuff:
        joints = np.stack([skeleton.flat(f"{joint}_{side}") for joint in ("shoulder", "elbow", "wrist")])
        draw_odd_limb(sketch, joints, stuff=stuff, color=body.skin, part=name, leg=False)
    if not stuff or look.cloth:
        draw_arm(sketch, skeleton, side=side, look=look, part=name)
        if sketch.depth > _TRUNK_DEPTH:
            _blend_shoulder(sketch, body, side, look)


def _blend_shoulder(sketch: Sketch, body: Body, side: str, look: LimbLook) -> None:
    """Cloth that runs on from shoulder to breast: the seam is left open but for the armpit."""
    skeleton, trunk = body.skeleton, body.trunk
    shoulder, elbow = skeleton.flat(f"shoulder_{side}"), skeleton.flat(f"elbow_{side}")
    inward = trunk.center(3.7) - shoulder
    reach = float(np.hypot(*inward))
    radius = 0.034 * (skeleton.proportions.thick * 0.85 + 0.15) + (look.ease if look.cloth else 0.0)
    if reach < radius * 0.6 or (not look.cloth and body.wardrobe.wears("swimsuit", "drapery")):
        return
    way = inward / reach
    fall = (elbow - shoulder) / max(float(np.hypot(*(elbow - shoulder))), 1e-6)
    start = shoulder + fall * radius * 0.10
    patch = tube(np.stack([start, start + way * radius * 0.45, start + way * radius * 0.85]),
                 [radius * 0.88, radius * 0.74, radius * 0.42], samples=3)  # fmt: skip
    sketch.form(patch, look.cloth or look.bare, part=f"arm {side}", ink=0.0, shade=0.0)


def _arm_look(body: Body) -> LimbLook:
    """Which sleeve covers the arm, how far, with what cuff."""
    wardrobe, beast = body.wardrobe, body.species
    cloth = wardrobe.color(*OVER, *(name for name in FULL if name != "drapery"), "jumper", "hoodie", "shirt",
                           "t-shirt", "tunic", "rags", "armour")  # fmt: skip
    over = wardrobe.wears(*OVER)
    full = over or wardrobe.wears("robe", "gown", "nightshirt", "hoodie", "jumper")
    reach = 1.0
    if not full and wardrobe.wears("t-shirt") and not wardrobe.wears("shirt", "dress"):
        reach = 0.40
    elif not full and wardrobe.wears("rags"):
        reach = 0.72
    elif not over and body.design.age == "child" and wardrobe.wears("dress"):
        reach = 0.36
    cuff = ""
    if cloth and reach > 0.9:
        if over:
            cuff = darker(cloth, 0.25) if wardrobe.wears("uniform") else wardrobe.color("shirt") or "#f6efe0"
        elif wardrobe.wears("dress", "gown", "shirt"):
            cuff = lighter(cloth, 0.55)
        else:
            cuff = darker(cloth, 0.2)
    return LimbLook(
        bare=body.skin if beast is None else beast.limb_color(body.skin),
        cloth=cloth,
        reach=reach,
        ease=0.013 if full else 0.008,
        cuff=cuff,
        fur="" if beast is None or not beast.fur else darker(body.skin, 0.5),
    )


def _draw_whole_hand(sketch: Sketch, body: Body, side: str, *, shape: str) -> None:
    """Hand, paw, hoof or claw at the end of an arm."""
    skeleton, beast, part = body.skeleton, body.species, f"hand {side}"
    wrist, tip = skeleton.flat(f"wrist_{side}"), skeleton.flat(f"hand_{side}")
    size = skeleton.proportions.hand
    if np.hypot(*(tip - wrist)) < 0.62 * size:
        way = tip - wrist
        tip = wrist + way / max(float(np.hypot(*way)), 1e-6) * size * 0.62
    if body.creature is not None and body.creature.limbs:
        draw_odd_end(sketch, wrist, tip, stuff=body.creature.limbs, color=body.skin, part=part, leg=False)
    elif beast is None:
        draw_hand(sketch, wrist=wrist, tip=tip, shape=shape, color=body.skin, thumb_up=True, part=part)
    elif beast.hoofed:
        draw_hoof(sketch, wrist=wrist, tip=tip, color=beast.paw_color(body.skin), part=part)
    else:
        color = beast.paw_color(body.skin)
        draw_paw(sketch, wrist=wrist, tip=tip, shape=shape, color=color, thumb_up=True, part=part)


def arm_in_front(skeleton: Skeleton, side: str) -> bool:
    """Whether an arm is nearer the reader than the trunk."""
    body = (skeleton.near("chest") + skeleton.near("pelvis")) / 2
    arm = 0.5 * skeleton.near(f"wrist_{side}") + 0.5 * skeleton.near(f"elbow_{side}")
    return arm > body - 0.015


def legs_back_to_front(skeleton: Skeleton) -> list[str]:
    """The two sides, the far leg's first."""
    return sorted(SIDES, key=lambda side: skeleton.near(f"knee_{side}") + skeleton.near(f"ankle_{side}"))


def holding_side(pose: Pose) -> str:
    """Which hand holds: the near one (right) unless it is busy."""
    if pose.wants or not isinstance(pose.right_arm, Reach):
        return "r"
    return "l"


def put_in_hand(sketch: Sketch, skeleton: Skeleton, thing: str, *, side: str, scale: float) -> None:
    """The thing on its own sheet, upright or along the arm."""
    fist = {s: skeleton.flat(f"wrist_{s}") * 0.5 + skeleton.flat(f"hand_{s}") * 0.5 for s in SIDES}
    if thing in TOOLS and thing == skeleton.pose.wants:
        draw_tool(sketch, thing, right=fist["r"], left=fist["l"])
        return
    origin, angle = fist[side], 0.0
    if thing in TWO_HANDED:
        origin = (fist["r"] + fist["l"]) / 2
        if thing in LONG:
            way = fist["l"] - fist["r"]
            angle = float(np.degrees(np.arctan2(-way[0], way[1]))) if way[1] > 0.02 else -18.0
            origin = origin + way / max(float(np.hypot(*way)), 1e-6) * 0.10
    elif not stands_upright(thing):
        angle = 24.0
    outer = sketch.frame
    sketch.frame = outer.child(origin, scale=scale, angle=angle)
    draw_held(sketch, thing)
    sketch.frame = outer


def draw_stool(sketch: Sketch, skeleton: Skeleton) -> None:
    """A three-legged stool under a sitting figure."""
    label, sketch.label = sketch.label, "furniture"
    seat = skeleton.flat("pelvis") + array([0.0, skeleton.proportions.depth * 0.95])
    wide = skeleton.proportions.hip * 1.9
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
