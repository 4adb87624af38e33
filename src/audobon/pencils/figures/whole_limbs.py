"""Whole limbs as the layers want them: an arm with its hand, sleeve and what it holds; a leg with its foot; a stool.

Knows: which garment covers which limb, which hand holds.  Does not know: order of layers, single garments' cut.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.body import Body
from audobon.pencils.figures.hands import draw_hand, draw_hoof, draw_paw
from audobon.pencils.figures.held import LONG, TWO_HANDED, draw_held, stands_upright
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.figures.limbs import LimbLook, draw_arm, draw_foot, draw_leg
from audobon.pencils.figures.poses import Pose, Reach
from audobon.pencils.figures.rig import SIDES, Skeleton
from audobon.pencils.figures.tools import TOOLS, draw_tool


def draw_whole_leg(sketch: Sketch, body: Body, side: str) -> None:
    wardrobe, name = body.wardrobe, f"leg {side}"
    stockings = wardrobe.color("stockings")
    trousers, breeches = wardrobe.color("trousers"), wardrobe.color("breeches")
    beast = body.species
    look = LimbLook(
        bare=body.skin if beast is None else beast.limb_color(body.skin),
        cloth=trousers or breeches or (darker(wardrobe.color("armour"), 0.1) if wardrobe.wears("armour") else ""),
        reach=1.0 if trousers or wardrobe.wears("armour") else 0.5,
        ease=0.006 if trousers else 0.012,
        fur="" if beast is None or not beast.fur else darker(body.skin, 0.5),
        lower=stockings if beast is None or trousers or breeches else "",
    )
    boots, shoes = wardrobe.color("boots"), wardrobe.color("shoes")
    if not boots:
        kind = (
            "shoe"
            if shoes
            else "hoof"
            if beast is not None and beast.hoofed
            else "paw"
            if beast is not None
            else "bare"
        )
        color = shoes or (body.skin if beast is None else beast.paw_color(body.skin))
        draw_foot(sketch, body.skeleton, side=side, kind=kind, color=color, part=name)
    draw_leg(sketch, body.skeleton, side=side, look=look, part=name)
    if boots:
        draw_foot(sketch, body.skeleton, side=side, kind="boot", color=boots, part=name)


def draw_whole_arm(sketch: Sketch, body: Body, side: str) -> None:
    """Held thing, hand and sleeve of one arm. The near hand (right) holds unless it is busy."""
    wardrobe, skeleton, beast = body.wardrobe, body.skeleton, body.species
    name = f"arm {side}"
    cloth = wardrobe.color("coat", "jacket", "dress", "gown", "robe", "shirt", "tunic", "armour")
    over = wardrobe.wears("coat", "jacket")
    short = body.design.age == "child" and wardrobe.wears("dress") and not over
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
        bare=body.skin if beast is None else beast.limb_color(body.skin), cloth=cloth, reach=0.36 if short else 1.0,
        ease=0.013 if over or wardrobe.wears("robe",
            "gown") else 0.008, cuff=cuff,
        fur="" if beast is None or not beast.fur else darker(body.skin, 0.5),
    )  # fmt: skip
    holder = holding_side(skeleton.pose)
    if body.thing and (side == holder if body.thing not in TWO_HANDED else side == "r"):
        scale = 1.0 if beast is None and body.design.age != "child" else 1.15
        put_in_hand(sketch, skeleton, body.thing, side=holder, scale=scale)
    wrist, tip = skeleton.flat(f"wrist_{side}"), skeleton.flat(f"hand_{side}")
    size = skeleton.proportions.hand
    if np.hypot(*(tip - wrist)) < 0.62 * size:
        way = tip - wrist
        tip = wrist + way / max(float(np.hypot(*way)), 1e-6) * size * 0.62
    shape = skeleton.pose.hand(side)
    if body.thing and (side == holder or body.thing in TWO_HANDED):
        shape = "grip"
    if beast is None:
        draw_hand(sketch, wrist=wrist, tip=tip, shape=shape, color=body.skin, thumb_up=True, part=f"hand {side}")
    elif beast.hoofed:
        draw_hoof(sketch, wrist=wrist, tip=tip, color=beast.paw_color(body.skin), part=f"hand {side}")
    else:
        draw_paw(
            sketch,
            wrist=wrist,
            tip=tip,
            shape=shape,
            color=beast.paw_color(body.skin),
            thumb_up=True,
            part=f"hand {side}",
        )
    draw_arm(sketch, skeleton, side=side, look=look, part=name)


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
