"""Beasts on four legs, seen from the side: trunk, neck, legs with hocks, tail; standing, going, running, resting.

Knows: builds by species, leg angles by pose, how haunch and shoulder melt into the trunk.  Does not know: heads,
    clothes.
One unit is the crown's height over the ground when standing; x is the way the beast faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.ink import (
    Points,
    Sketch,
    array,
    darker,
    ellipse,
    inside,
    mix,
    outward,
    softened,
    tube,
    union,
    unit,
)
from audobon.pencils.figures.species import Species
from audobon.pencils.figures.tails import draw_tail
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class Build:
    """Side view measures in crown heights. `withers` and `rump` are heights of shoulder and hip, `long` their distance,
    `chest` and `loin` half depths, `neck` its length, `neck_angle` over the horizontal, `head` the head's height."""

    withers: float
    rump: float
    long: float
    chest: float
    loin: float
    neck: float
    neck_angle: float
    head: float
    leg: float
    thigh: float
    nose_down: float = 0.0
    hoof: bool = False
    tail: float = 1.0


_BUILDS: dict[str, Build] = {
    "wolf": Build(withers=0.66, rump=0.64, long=0.60, chest=0.165, loin=0.115, neck=0.20, neck_angle=40, head=0.335,
        leg=0.052, thigh=0.125, tail=1.1),
    "fox": Build(withers=0.60, rump=0.58, long=0.62, chest=0.145, loin=0.115, neck=0.20, neck_angle=42, head=0.36,
        leg=0.042, thigh=0.11, tail=1.35),
    "dog": Build(withers=0.64, rump=0.62, long=0.54, chest=0.165, loin=0.12, neck=0.19, neck_angle=52, head=0.36,
        leg=0.050, thigh=0.115, tail=1.1),
    "cat": Build(withers=0.58, rump=0.60, long=0.60, chest=0.145, loin=0.13, neck=0.15, neck_angle=50, head=0.40,
        leg=0.044, thigh=0.12, tail=1.2),
    "lion": Build(withers=0.66, rump=0.62, long=0.66, chest=0.185, loin=0.14, neck=0.17, neck_angle=45, head=0.36,
        leg=0.060, thigh=0.13, tail=1.2),
    "bear": Build(withers=0.74, rump=0.70, long=0.58, chest=0.24, loin=0.22, neck=0.13, neck_angle=18, head=0.37,
        leg=0.082, thigh=0.17, tail=1.0),
    "rabbit": Build(withers=0.42, rump=0.44, long=0.48, chest=0.175, loin=0.215, neck=0.12, neck_angle=50, head=0.47,
        leg=0.050, thigh=0.19, tail=1.4),
    "mouse": Build(withers=0.40, rump=0.44, long=0.50, chest=0.185, loin=0.235, neck=0.12, neck_angle=30, head=0.50,
        leg=0.040, thigh=0.17, tail=1.5),
    "squirrel": Build(withers=0.44, rump=0.46, long=0.48, chest=0.165, loin=0.205, neck=0.12, neck_angle=50,
        head=0.44, leg=0.045, thigh=0.18, tail=1.3),
    "pig": Build(withers=0.70, rump=0.68, long=0.72, chest=0.27, loin=0.26, neck=0.10, neck_angle=10, head=0.50,
        leg=0.058, thigh=0.16, hoof=True, tail=1.6),
    "sheep": Build(withers=0.62, rump=0.62, long=0.58, chest=0.24, loin=0.235, neck=0.20, neck_angle=48, head=0.33,
        leg=0.040, thigh=0.12, hoof=True),
    "goat": Build(withers=0.62, rump=0.63, long=0.56, chest=0.185, loin=0.175, neck=0.26, neck_angle=55, head=0.31,
        leg=0.040, thigh=0.11, hoof=True, nose_down=14),
    "horse": Build(withers=0.64, rump=0.64, long=0.58, chest=0.150, loin=0.140, neck=0.32, neck_angle=52, head=0.25,
        leg=0.040, thigh=0.115, hoof=True, nose_down=12),
    "donkey": Build(withers=0.62, rump=0.62, long=0.56, chest=0.150, loin=0.145, neck=0.29, neck_angle=50, head=0.29,
        leg=0.040, thigh=0.11, hoof=True, nose_down=14),
    "cow": Build(withers=0.74, rump=0.72, long=0.74, chest=0.215, loin=0.205, neck=0.22, neck_angle=24, head=0.32,
        leg=0.050, thigh=0.14, hoof=True, nose_down=10),
    "grasshopper": Build(withers=0.58, rump=0.40, long=0.62, chest=0.13, loin=0.11, neck=0.04, neck_angle=40,
        head=0.40, leg=0.030, thigh=0.07),
    "ant": Build(withers=0.55, rump=0.50, long=0.62, chest=0.12, loin=0.17, neck=0.05, neck_angle=35, head=0.44,
        leg=0.028, thigh=0.06),
    "frog": Build(withers=0.55, rump=0.34, long=0.50, chest=0.22, loin=0.20, neck=0.05, neck_angle=30, head=0.52,
        leg=0.050, thigh=0.13),
}  # fmt: skip

# Absolute pitches (0 down, 90 forward) of the three bones: fore near, fore far, hind near, hind far.
_Legs = tuple[
    tuple[float, float, float], tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]
]
_POSES: dict[str, tuple[_Legs, float, float, float]] = {
    # name: legs, spine tilt (rump lower than withers, degrees), lift, how far the trunk sinks (share of leg length)
    "standing": (((-16, 6, 2), (-10, 10, 6), (28, -34, 2), (34, -28, 8)), 0, 0.0, 0.0),
    "walking": (((8, 22, 12), (-30, -14, -32), (6, -52, -18), (46, -18, 18)), 0, 0.0, 0.0),
    "running": (((58, 74, 62), (40, 60, 40), (-30, -74, -66), (-16, -60, -58)), -4, 0.13, 0.12),
    "jumping": (((50, 40, -30), (62, 56, -10), (-34, -70, -58), (-24, -60, -50)), 22, 0.26, 0.08),
    "sitting": (((-6, 6, 2), (0, 10, 6), (82, -62, 84), (88, -56, 86)), 38, 0.0, 0.0),
    "lying": (((20, 86, 88), (30, 88, 90), (80, -70, 86), (86, -64, 88)), 0, 0.0, 0.98),
}  # fmt: skip
_TO_POSE = {
    "running": "running", "jumping": "jumping", "falling": "jumping", "dancing": "jumping", "fighting": "jumping",
        "climbing": "jumping",
    "walking": "walking", "carrying": "walking", "riding": "walking", "digging": "walking",
    "sitting": "sitting", "talking": "standing", "listening": "sitting", "thinking": "sitting", "crying": "sitting",
        "eating": "standing",
    "lying": "lying", "sleeping": "lying", "hiding": "lying", "kneeling": "lying",
}  # fmt: skip
_HEAD_LOW = {"eating": -62.0, "drinking": -62.0, "sleeping": -38.0, "crying": -22.0, "digging": -50.0,
    "hiding": -26.0, "peeping": -20.0,
             "shouting": 14.0, "laughing": 10.0, "reaching": 12.0}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Stance:
    """Where a posed quadruped's parts are (crown heights): `head` is the head sheet's middle, its angle in degrees."""

    hip: Points
    shoulder: Points
    legs: tuple[Points, Points, Points, Points]
    head: Points
    head_size: float
    head_angle: float
    build: Build
    pose: str


def four_legged_pose(pose: str) -> str:
    """The quadruped's pose nearest to one of the figure poses."""
    return _TO_POSE.get(pose, "standing")


def take_stance(species: Species, pose: str, *, girth: float) -> Stance:
    """Joints of a quadruped in a pose; `girth` 0..1 makes it thinner or stouter (0.5 as it is)."""
    build = _BUILDS[species.name]
    name = four_legged_pose(pose)
    legs, tilt, lift, sink = _POSES[name]
    if species.name in ("rabbit", "mouse", "squirrel", "frog", "grasshopper") and name in ("standing", "walking"):
        legs = (
            (legs[0], legs[1], (78, -58, 78), (84, -52, 82))
            if name == "standing"
            else (legs[0], legs[1], (70, -66, 40), (84, -40, 80))
        )
        tilt = 8
    elif species.name in ("rabbit", "mouse", "squirrel", "frog", "grasshopper") and name == "sitting":
        tilt = 44
    if build.hoof and name == "sitting":
        legs, tilt, sink = _POSES["lying"][0], 0, 0.98
    turn = np.radians(tilt)
    along = array([np.cos(turn), -np.sin(turn)])
    fore = build.withers - build.chest * 0.55
    hind = build.rump - build.loin * 0.55
    lengths = (array([0.36, 0.40, 0.24]) * fore / 0.985, array([0.40, 0.38, 0.30]) * hind / 0.945)
    hip = array([0.0, 0.0])
    shoulder = hip + along * build.long
    if name not in ("sitting", "lying") and not tilt:
        shoulder = shoulder + array([0.0, hind - fore])
    chains = []
    for index, angles in enumerate(legs):
        base = shoulder if index < 2 else hip
        shift = array([0.045 if index % 2 else 0.0, -0.012 if index % 2 else 0.0])
        bones = lengths[0 if index < 2 else 1]
        steps = [base + shift]
        for bone, angle in zip(bones, angles, strict=True):
            a = np.radians(angle)
            steps.append(steps[-1] + array([np.sin(a), np.cos(a)]) * bone)
        chains.append(np.stack(steps))
    if name in ("lying",):
        floor = max(build.chest, build.loin) * 0.9
    else:
        floor = max(float(c[:, 1].max()) for c in chains)
        if name == "sitting":
            floor = max(floor, build.loin * 1.0)
    del sink
    middle = (hip[0] + shoulder[0]) / 2
    move = array([-middle, -floor - lift])
    if name == "lying":
        chains = [
            _folded(base, bones=build.leg, fore=k < 2, build=build, far=bool(k % 2))
            for k, base in enumerate((shoulder, shoulder, hip, hip))
        ]
    hip, shoulder = hip + move, shoulder + move
    placed = tuple(c + move for c in chains)
    angle = np.radians(
        build.neck_angle
        + tilt * 0.5
        + _HEAD_LOW.get(pose, 0.0) * (1.0 if pose in ("sleeping", "eating", "drinking") else 0.5)
    )
    size = build.head * (0.97 + 0.06 * girth)
    crest = shoulder + array([build.chest * 0.25, -build.chest * 0.45])
    head = crest + array([np.cos(angle), -np.sin(angle)]) * (build.neck + size * 0.22)
    head = np.array([head[0], min(float(head[1]), -size * 0.44)])
    nose = build.nose_down - _HEAD_LOW.get(pose, 0.0) * 0.45
    return Stance(
        hip=hip, shoulder=shoulder, legs=(placed[0], placed[1], placed[2], placed[3]), head=head, head_size=size,
            head_angle=nose, build=build,
        pose=name,
    )  # fmt: skip


def _folded(base: Points, *, bones: float, fore: bool, build: Build, far: bool) -> Points:
    """A leg tucked along the ground of a lying beast (before the shift to the floor)."""
    floor = max(build.chest, build.loin) * 0.9 - bones * 0.5
    shift = 0.06 if far else 0.0
    steps = (
        [(-0.02, floor - 0.03), (0.16, floor), (0.30, floor)]
        if fore
        else [(0.17, floor - 0.10), (-0.02, floor), (0.16, floor)]
    )
    reach = array([0.0, shift, shift])
    ends = array(steps) + np.stack([reach, np.zeros(3)], axis=1)
    return np.vstack([base, np.stack([base[0] + ends[:, 0], ends[:, 1]], axis=1)])


def draw_four_legs(sketch: Sketch, species: Species, stance: Stance, *, coat: str, pale: str, girth: float) -> None:
    """Body without head: far legs, tail, trunk and neck, near legs."""
    build = stance.build
    shadow = darker(coat, 0.16)
    sketch.depth = 0.1
    _draw_leg(sketch, stance, 3, color=shadow, species=species)
    _draw_leg(sketch, stance, 1, color=shadow, species=species)
    sketch.depth = 0.3
    back = stance.hip + array([-build.loin * 0.95, -build.loin * 0.42])
    draw_tail(sketch, species.tail, root=back + array([0.03, 0.0]), coat=coat, pale=pale, scale=build.tail)
    trunk, neck = _trunk(stance, girth)
    sketch.depth = 0.5
    outline = union(trunk, neck)
    if "fleece" in species.extras:
        outline = _woolly(outline)
    sketch.form(outline, coat, part="trunk", shade=0.42, width=build.loin * 0.75, hatch=14)
    _underside(sketch, stance, pale)
    _coat(sketch, species, trunk, neck, coat=coat)
    sketch.depth = 0.7
    _draw_leg(sketch, stance, 2, color=coat, species=species)
    _draw_leg(sketch, stance, 0, color=coat, species=species)


def _trunk(stance: Stance, girth: float) -> tuple[Points, Points]:
    build = stance.build
    stout = 0.86 + 0.28 * girth
    hip, shoulder = stance.hip, stance.shoulder
    way = unit(shoulder - hip)
    up = array([way[1], -way[0]])
    axis = [hip - way * build.loin * 0.75, hip - way * build.loin * 0.25, hip + (shoulder - hip) * 0.35,
        hip + (shoulder - hip) * 0.7,
            shoulder + way * build.chest * 0.15, shoulder + way * build.chest * 0.72]  # fmt: skip
    top = array(
        [
            build.loin * 0.52,
            build.loin * 0.98,
            build.loin * 0.92,
            build.chest * 0.90,
            build.chest * 0.98,
            build.chest * 0.42,
        ]
    )
    low = array(
        [
            build.loin * 0.40,
            build.loin * 0.90,
            build.loin * 1.02 * stout,
            build.chest * 1.04 * stout,
            build.chest * 1.02,
            build.chest * 0.58,
        ]
    )
    trunk = tube(axis, top, low, round_root=True, samples=5)
    root = shoulder - way * build.chest * 0.10 + up * build.chest * 0.20
    end = stance.head + array([-0.20, -0.02]) * stance.head_size
    middle = (root + end) / 2 + up * build.neck * 0.10
    neck = tube([root, middle, end], array([build.chest * 0.98, (build.chest + stance.head_size * 0.5) * 0.45,
        stance.head_size * 0.34]),
                round_root=True, samples=6)  # fmt: skip
    return trunk, neck


def _woolly(outline: Points) -> Points:
    """The outline broken into scallops, as fleece is."""
    path = softened(np.vstack([outline, outline[:1]]), count=85, rounds=1)[:-1]
    bulge = np.where(np.arange(84) % 3 == 1, 0.022, np.where(np.arange(84) % 3 == 2, 0.012, -0.006))
    return smooth(path + outward(path) * bulge[:, None], samples=3)


def _underside(sketch: Sketch, stance: Stance, pale: str) -> None:
    build = stance.build
    low = stance.hip * 0.45 + stance.shoulder * 0.55 + array([0.0, build.loin * 0.92])
    sketch.wash(ellipse(low, build.long * 0.42, build.loin * 0.30), pale, part="trunk", strength=0.65, softness=0.03)
    throat = stance.shoulder * 0.5 + stance.head * 0.5 + array([build.chest * 0.55, build.chest * 0.45])
    sketch.wash(
        ellipse(throat, build.chest * 0.40, build.chest * 0.6, angle=30),
        pale,
        part="trunk",
        strength=0.6,
        softness=0.03,
    )


def _coat(sketch: Sketch, species: Species, trunk: Points, neck: Points, *, coat: str) -> None:
    """What the skin wears: fleece curls, stripes, mane hair, fur marks."""
    line = darker(coat, 0.55)
    if "fleece" in species.extras:
        low, high = trunk.min(axis=0), trunk.max(axis=0)
        for row, y in enumerate(np.linspace(low[1] + 0.03, high[1] - 0.05, 6)):
            for x in np.arange(low[0] + 0.04 + 0.05 * (row % 2), high[0] - 0.02, 0.10):
                turn = sketch.rng.uniform(0, 360)
                if not inside(ellipse((x, y), 0.045, 0.045, count=4), trunk).all():
                    continue
                sketch.curve(ellipse((x, y), 0.036, 0.030, angle=turn)[3:15], ink=0.7, color=line, part="trunk")
        return
    if "stripes" in species.extras:
        low, high = trunk.min(axis=0), trunk.max(axis=0)
        for x in np.linspace(low[0] + 0.12, high[0] - 0.14, 6):
            top = float(trunk[np.abs(trunk[:, 0] - x).argsort()[:4], 1].min())
            stripe = tube([(x, top), (x - 0.02, top + 0.08), (x - 0.01, top + 0.15)], [0.020, 0.018, 0.004], samples=4)
            sketch.wash(stripe, darker(coat, 0.5), part="trunk", strength=0.6)
    if "horse mane" in species.extras:
        color = darker(coat, 0.5)
        crest = neck[np.argsort(neck @ array([-0.6, -0.8]))[::-1][:12]]
        crest = crest[np.argsort(crest[:, 1])]
        locks = np.vstack(
            [
                crest,
                (crest + array([0.055, 0.05]) + array([[0.02 * (k % 2), 0.03 * (k % 2)] for k in range(len(crest))]))[
                    ::-1
                ],
            ]
        )
        sketch.form(locks, color, part="mane", ink=0.8, shade=0.2)
    count = max(species.fur * 2, 14)
    sketch.ticks(trunk, flow=(-1.0, 0.45), color=line, count=count, length=0.034, ink=0.6, part="trunk")
    sketch.ticks(neck, flow=(-0.6, 0.9), color=line, count=count // 3, length=0.032, ink=0.6, part="trunk")


def _draw_leg(sketch: Sketch, stance: Stance, index: int, *, color: str, species: Species) -> None:
    """One leg; near ones melt into the trunk at haunch or shoulder."""
    build, chain = stance.build, stance.legs[index]
    hind, near = index >= 2, index % 2 == 0
    thick = build.leg
    root = build.thigh if hind else build.thigh * 0.78
    name = f"leg {index}"
    way = unit(chain[3] - chain[2])
    flat = abs(way[0]) > 0.75
    toe = array([thick * (0.85 if not build.hoof else 0.3), 0.0])
    foot_color = "#5a4a3c" if build.hoof else mix(color, "#3a2a22", 0.4) if "socks" in species.extras else color
    sole = chain[3] + (array([0.0, thick * 0.1]) if flat else array([0.0, 0.0]))
    foot = array(
        [
            (-thick * 1.0, -thick * 1.25),
            (thick * 0.5, -thick * 1.35),
            (thick * 1.35, -thick * 0.8),
            (thick * 1.5, 0.0),
            (-thick * 0.9, 0.0),
        ]
    )
    if build.hoof:
        foot = array(
            [(-thick * 0.75, -thick * 1.2), (thick * 0.75, -thick * 1.2), (thick * 1.05, 0.0), (-thick * 0.95, 0.0)]
        )
    lower = array([root, root * (0.66 if hind else 0.60), thick * 1.12, thick * 0.82, thick * 0.86, thick * 0.84])
    axis = [chain[0], chain[0] * 0.5 + chain[1] * 0.5, chain[1] * 0.65 + chain[2] * 0.35, chain[2],
        chain[2] * 0.4 + chain[3] * 0.6,
            chain[3] - way * thick * 0.6]  # fmt: skip
    sketch.form(smooth(sole + foot + toe * 0.2, samples=3), foot_color, part=name, shade=0.3)
    if not build.hoof:
        for k in (0.6, 1.0):
            spot = sole + array([thick * k, 0.0])
            sketch.curve([spot + [0.0, -thick * 0.6], spot + [thick * 0.14, -thick * 0.3], spot + [thick * 0.1,
                -0.002]], ink=0.6,
                         color=darker(foot_color, 0.6), part=name)  # fmt: skip
    leg = tube(axis, lower, round_root=True, round_end=False, samples=5)
    sketch.form(leg, color, part=name, shade=0.36)
    if not near:
        return
    blend = ellipse(chain[0] + array([0.0, -root * 0.18]), root * 1.10, root * 0.98)
    sketch.form(blend, color, part=name, ink=0.0, shade=0)
    line = darker(color, 0.6)
    side = -1.0 if not hind else 1.0
    arc = chain[0] + array(
        [(side * root * 0.55, -root * 0.75), (side * root * 1.0, -root * 0.1), (side * root * 0.78, root * 0.55)]
    )
    sketch.curve(arc, ink=0.85, color=line, part=name)
    sketch.ticks(leg, flow=chain[2] - chain[0], color=line, count=9, length=0.028, ink=0.55, part=name)
