"""Beasts on four legs without their heads: one skin over trunk, neck and legs, feet, tail, in every view.

Knows: the order of parts by nearness, how haunch and shoulder melt into the trunk, feet of every sort.
Does not know: measures (see `beast_rig`), coats (see `beast_pelt`), heads.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from audobon.pencils.figures.beast_pelt import draw_leg_pelt, draw_pelt, draw_spines, shagged, woolly
from audobon.pencils.figures.beast_rig import Stance
from audobon.pencils.figures.ink import LIGHT, Points, Sketch, array, darker, inside, longest_run, mix, outward, sample
from audobon.pencils.figures.solid import View, ball, discs, lump, outline, rounded
from audobon.pencils.figures.species import Species
from audobon.pencils.figures.tails import Hang, draw_tail
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class Body:
    """A species in a stance, seen under a view, in its colours."""

    species: Species
    stance: Stance
    view: View
    coat: str
    pale: str

    @property
    def away(self) -> bool:
        return self.view.yaw < 0

    def flat(self, point: Points, z: float = 0.0) -> Points:
        """A point of the middle plane (shifted sideways by z) on paper."""
        return self.view.flat(array((point[0], point[1], z)))


def draw_body(sketch: Sketch, body: Body) -> Points:
    """All but the head, back to front; returns the contour of trunk and neck."""
    far: tuple[int, ...] = (3, 1) if not body.away else (1, 3)
    near: tuple[int, ...] = (2, 0) if not body.away else (0, 2)
    sketch.depth = 0.1
    winged = "wings" in body.species.extras
    if winged:
        far, near = (3,), (2,)
        draw_wing(sketch, body, far=not body.away)
    if not body.away:
        _draw_tail(sketch, body)
    for index in far:
        draw_leg(sketch, body, index)
    sketch.depth = 0.4
    woolen = "fleece" in body.species.extras
    for index in near if woolen else ():
        draw_leg(sketch, body, index)
    trunk = _draw_trunk(sketch, body)
    sketch.depth = 0.6
    for index in near if not woolen else ():
        draw_leg(sketch, body, index, trunk=trunk)
    if body.away:
        _draw_tail(sketch, body)
    if winged:
        draw_wing(sketch, body, far=body.away)
    if body.species.extras & {"spines", "quills"}:
        draw_spines(sketch, body.species, body.stance, body.view)
    return trunk


def _draw_trunk(sketch: Sketch, body: Body) -> Points:
    """The skin over trunk, neck, humps; returns its contour."""
    stance, species = body.stance, body.species
    contour = _trunk_contour(stance, body.view, shag=species.shag, fleece="fleece" in species.extras)
    width = stance.build.belly * stance.unit * 0.75
    sketch.form(contour, body.coat, part="trunk", shade=0.42, width=width, hatch=12)
    draw_pelt(sketch, species, stance, body.view, contour=contour, coat=body.coat, pale=body.pale)
    return contour


@lru_cache(maxsize=512)
def _trunk_contour(stance: Stance, view: View, *, shag: float, fleece: bool) -> Points:
    chains: list[Points | list[Points]] = [stance.trunk.rings(view), stance.neck.rings(view)]
    build, size = stance.build, stance.unit
    for along, high, long in build.hump:
        base = stance.trunk.at([along], [0.0])[0]
        middle = base + array([0.0, 0.10 * size, 0.0])
        top = base + array([0.0, -high * size * 0.62, 0.0])
        chains.append([
            ball(middle, (long * size * 1.1, high * size * 0.3, build.belly * build.wide * size * 0.8), view),
            ball(top, (long * size * 0.48, high * size * 0.38, build.belly * build.wide * size * 0.5), view),
        ])  # fmt: skip
    contour = outline(*chains, count=110, rounds=2)
    if fleece:
        contour = woolly(contour)
    elif shag:
        contour = shagged(contour, shag)
    if not stance.posture.lift:
        ground = view.flat(array([0.0, 0.0, build.wide * build.belly * size * 0.5]))[1]
        contour[:, 1] = np.minimum(contour[:, 1], float(ground))
    return contour


@lru_cache(maxsize=2048)
def _leg_contour(stance: Stance, view: View, index: int, *, feet: str) -> Points:
    build, size = stance.build, stance.unit
    hind = index >= 2
    thick, root = build.leg * size, (build.thigh if hind else build.arm) * size
    joints = view.flat(stance.legs[index])
    radii = [root, root * (0.74 if hind else 0.66), thick * (1.25 if hind else 1.12), thick * 0.82, thick * 0.92, thick]
    places = [0.0, 0.52, 1.15, 2.0, 2.5, 2.78 if feet in ("hoof", "cloven") else 2.96]
    if feet == "column":
        radii = [root, root * 0.86, thick * 1.0, thick * 0.96, thick * 1.0, thick * 1.12]
    at = np.linspace(0, 5, 12)
    share = sample(places, at)
    axis = np.stack([np.interp(share, range(4), joints[:, k]) for k in range(2)], axis=1)
    axis[1:-1] = (axis[:-2] + 2 * axis[1:-1] + axis[2:]) / 4
    leg = outline(discs(axis, np.maximum(sample(radii, at), 1e-4)), count=64, rounds=1)
    if stance.legs[index][3, 1] > -thick:
        leg[:, 1] = np.minimum(leg[:, 1], float(joints[3, 1]))
    return leg


def _draw_tail(sketch: Sketch, body: Body) -> None:
    stance = body.stance
    squash = float(np.cos(np.radians(body.view.yaw)))
    hang = Hang(
        scale=stance.build.tail * stance.unit,
        squash=max(squash, 0.45),
        lift=stance.posture.tail,
        dark=body.species.dark,
    )
    root = body.flat(stance.tail) + array([0.03, 0.0]) * squash
    draw_tail(sketch, body.species.tail, root=root, coat=body.coat, pale=body.pale, hang=hang)


def draw_leg(sketch: Sketch, body: Body, index: int, *, trunk: Points | None = None) -> None:
    """One leg with its foot; a near one (given the `trunk`) melts into it at haunch or shoulder."""
    stance, view = body.stance, body.view
    build, size = stance.build, stance.unit
    hind = index >= 2
    near = trunk is not None
    color = body.coat if near or index % 2 == 0 else darker(body.coat, 0.16)
    color = body.species.limb_color(color)
    name = f"leg {index}"
    chain = stance.legs[index]
    if body.species.feet == "flipper":
        _draw_flipper(sketch, body, index, color=color)
        return
    thick, root = build.leg * size, (build.thigh if hind else build.arm) * size
    foot_color = body.species.paw_color(color)
    joints = view.flat(chain)
    hooved = body.species.hoofed
    if body.species.feet != "column" and not hooved:
        _draw_foot(sketch, body, chain, color=foot_color, name=name)
    leg = _leg_contour(stance, view, index, feet=body.species.feet)
    _melted(sketch, leg, color, part=name, trunk=trunk, root=joints[0], reach=root)
    if hooved:
        _draw_foot(sketch, body, chain, color=foot_color, name=name)
    draw_leg_pelt(sketch, body.species, leg, name=name, coat=color, toe=joints[3], thick=thick)
    if body.species.feet == "column":
        _nails(sketch, joints[3], thick, color=color, name=name, view=view)


def _melted(
    sketch: Sketch, contour: Points, color: str, *, part: str, trunk: Points | None, root: Points, reach: float
) -> None:
    """A limb's volume; where it grows out of the trunk its contour stays open."""
    if trunk is None:
        sketch.form(contour, color, part=part, shade=0.36)
        return
    sketch.form(contour, color, part=part, ink=0.0, shade=0.30, width=reach * 0.7)
    line = mix(color, "#241613", 0.80)
    apart = contour - root
    hind = part in ("leg 2", "leg 3")
    front = apart[:, 0] > 0
    height = np.where(front == hind, -0.30, 0.25) * reach
    melting = inside(contour, trunk) & (apart[:, 1] < height)
    run = longest_run(~melting)
    if len(run) >= 4:
        edge = contour[run]
        sketch.stroke(edge, ink=1.0, color=line, part=part, taper=not (~melting).all())
        lit = outward(contour)[run] @ -LIGHT > 0.25
        heavy = longest_run(lit)
        if 4 <= len(heavy) < len(edge):
            sketch.stroke(edge[np.sort(heavy)], ink=1.7, color=line, part=part)


def _draw_foot(sketch: Sketch, body: Body, chain: Points, *, color: str, name: str) -> None:
    """A paw with toes, a hoof, a hand, a web or a spade, at the end of a leg."""
    species, view = body.species, body.view
    thick = body.stance.build.leg * body.stance.unit
    way = chain[3, :2] - chain[2, :2]
    length = max(float(np.hypot(*way)), 1e-6)
    flat = abs(way[0]) / length > 0.80
    hanging = chain[3, 1] < -thick * 2.0
    toe = chain[3]
    if species.feet in ("hoof", "cloven", "soft"):
        _draw_hoof(
            sketch, body, toe, way=way / length, thick=thick, color=color if species.feet != "soft" else body.coat
        )
        return
    ahead = array([way[0] / length, way[1] / length, 0.0]) if hanging else array([1.0, 0.0, 0.0])
    long = {"web": 1.9, "hand": 1.9, "spade": 2.1}.get(species.feet, 1.5) * thick
    middle = toe + ahead * thick * 0.7 + array([0.0, -thick * 0.72 if not hanging else 0.0, 0.0])
    tip = toe + ahead * (long + thick * 0.3) + array([0.0, -thick * 0.5 if not hanging else 0.0, 0.0])
    parts = [ball(middle, (thick * 1.05, thick * 0.85, thick * 1.10), view),
             ball(tip, (thick * 0.62, thick * 0.55, thick * 1.12), view)]  # fmt: skip
    if flat:
        parts.insert(0, ball(chain[2] + array([0.0, 0.0, 0.0]), (thick * 0.95, thick * 0.95, thick * 0.95), view))
    shape = lump(*parts)
    sketch.form(shape, color, part=name, shade=0.3)
    line = darker(color, 0.6)
    front = tip + ahead * thick * 0.55
    spread = (-0.62, 0.0, 0.62) if species.feet in ("hand", "spade", "web") else (-0.40, 0.40)
    for z in spread:
        root = view.flat(front + array([0.0, 0.0, z * thick]))
        top = view.flat(front - ahead * thick * 0.75 + array([0.0, -thick * 0.30, z * thick * 0.8]))
        sketch.stroke(np.stack([top, (root + top) / 2 + [0.0, -thick * 0.10], root]), ink=0.75, color=line, part=name)
        if species.feet == "spade":
            claw = view.flat(front + ahead * thick * 0.7 + array([0.0, thick * 0.1, z * thick * 1.3]))
            sketch.form(
                array([root + [0, -thick * 0.22], claw, root + [0, thick * 0.22]]),
                "#efe2cf",
                part=name,
                ink=0.6,
                shade=0,
            )


def _draw_hoof(sketch: Sketch, body: Body, toe: Points, *, way: Points, thick: float, color: str) -> None:
    view = body.view
    up = array([-way[0], -way[1], 0.0]) if toe[1] < -thick * 1.5 else array([-0.15, -1.0, 0.0])
    sole = toe + array([thick * 0.22, 0.0, 0.0])
    wide = 1.5 if body.species.feet == "soft" else 1.18
    shape = lump(
        ball(toe + up * thick * 1.75, (thick * 1.0, thick * 0.30, thick * 1.0), view),
        ball(sole + up * thick * 0.25, (thick * wide * 1.12, thick * 0.30, thick * wide * 1.05), view),
    )
    sketch.form(shape, color, part="hoof 0", shade=0.3)
    if body.species.feet == "cloven":
        front = sole + array([thick * wide, 0.0, 0.0])
        low, high = view.flat(np.stack([front, front + up * thick * 1.1 - array([thick * 0.3, 0, 0])]))
        sketch.stroke(np.stack([low, (low + high) / 2, high]), ink=0.9, color=darker(color, 0.6), part="hoof 0")


def _nails(sketch: Sketch, toe: Points, thick: float, *, color: str, name: str, view: View) -> None:
    for k in (-0.75, -0.05, 0.60):
        spot = toe + array([k * thick + thick * 0.3 * np.cos(np.radians(view.yaw)), -thick * 0.16])
        nail = np.stack(
            [spot + [-thick * 0.24, thick * 0.14], spot + [0.0, -thick * 0.22], spot + [thick * 0.24, thick * 0.14]]
        )
        sketch.form(smooth(nail, samples=3), "#d9ccb6", part=name, ink=0.6, shade=0)


def _draw_flipper(sketch: Sketch, body: Body, index: int, *, color: str) -> None:
    """A seal's fore flipper, spread on the ground; the hind ones are its tail."""
    if index >= 2:
        return
    if body.stance.posture.lift:
        joints = body.view.flat(body.stance.legs[index])[:2]
        long = body.stance.unit * body.stance.build.chest
        axis = np.stack([joints[0], joints[0] + [long * 0.1, long * 0.9], joints[0] + [-long * 0.3, long * 1.5]])
        hanging = outline(discs(axis, array([0.34, 0.26, 0.10]) * long), count=36)
        sketch.form(hanging, darker(color, 0.10), part=f"leg {index}", shade=0.3)
        return
    root, size = body.stance.legs[index][0], body.stance.unit * body.stance.build.chest
    side = -1.0 if index % 2 else 1.0
    base = root + array([0.0, size * 0.25, 0.0])
    points = np.stack([
        base + [size * 0.28, 0.0, 0.0], base + [size * 0.50, size * 0.55, side * size * 0.3],
        [base[0] + size * 0.95, -size * 0.12, base[2] + side * size * 0.55],
        [base[0] + size * 0.55, 0.0, base[2] + side * size * 0.60],
        [base[0] + size * 0.20, -size * 0.02, base[2] + side * size * 0.5],
        base + [-size * 0.15, size * 0.48, side * size * 0.25], base + [-size * 0.28, 0.0, 0.0],
    ])  # fmt: skip
    shape = rounded(smooth(body.view.flat(points), samples=5), count=44, rounds=0)
    sketch.form(shape, darker(color, 0.10), part=f"leg {index}", shade=0.3)
    tip, heel = body.view.flat(points[[2, 4]])
    for k in (0.3, 0.55, 0.8):
        end = tip * k + heel * (1 - k)
        start = end + (body.view.flat(base) - end) * 0.35
        sketch.stroke(np.stack([start, (start + end) / 2, end]), ink=0.6, color=darker(color, 0.6), part=f"leg {index}")


def draw_wing(sketch: Sketch, body: Body, *, far: bool) -> None:
    """A bat's wing: arm, three fingers and the skin between them, spread to one side."""
    stance, size = body.stance, body.stance.unit
    side = 1.0 if far else -1.0
    aloft = stance.posture.lift > 0
    rows = [(0.30, -0.50), (0.92, -0.74), (1.36, -0.26), (1.18, 0.20), (0.78, 0.36), (0.40, 0.34)]
    if not aloft:
        rows = [(0.24, -0.34), (0.58, -0.10), (0.70, 0.30), (0.56, 0.56), (0.38, 0.60), (0.22, 0.50)]
    start = body.flat(stance.shoulder, 0.08 * side * size)
    tips = start + array(rows) * [side, 1.0] * size
    if not aloft:
        tips[:, 1] = np.minimum(tips[:, 1], 0.0)
    wrist = tips[0]
    scallops: list[Points] = [start, wrist, tips[1]]
    for one, two in itertools.pairwise(tips):
        scallops += [(one + two) / 2 * 0.86 + wrist * 0.14, two]
    skin = np.vstack([*scallops, body.flat(stance.hip)])
    color = darker(body.coat, 0.28 if far else 0.14)
    name = f"wing {int(far)}"
    sketch.form(skin, color, part=name, shade=0.3)
    line = darker(color, 0.6)
    for tip in tips[1:-1]:
        sketch.curve([wrist, (wrist + tip) / 2 + [0.0, -0.02], tip], ink=1.0, color=line, part=name, taper=False)
    arm = outline(discs(np.stack([start, (start + wrist) / 2 + [0.0, 0.02], wrist]), array([0.05, 0.034,
    0.026]) * size),
                  count=30, rounds=0)  # fmt: skip
    sketch.form(arm, body.coat, part=name, shade=0.2)
