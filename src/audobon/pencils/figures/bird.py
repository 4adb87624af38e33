"""Birds: crow, hen, goose and duck; standing, going, sitting, flying, sleeping; a scarf, shawl or hat if they dress.

Knows: a bird's whole body on one sheet.  Does not know: other beasts.
One unit is the crown's height over the ground when standing; x is the way the bird faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.eyes import Eye, brow_marks, draw_bead
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, darker, ellipse, lighter, luminance, tube, union
from audobon.pencils.figures.mouth import CAVE
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class Bird:
    """A bird's build: body middle height, half length and half depth, neck length and radius, head radius, beak."""

    name: str
    coat: str
    beak: str
    leg_color: str
    middle: float
    long: float
    deep: float
    head: Points
    skull: float
    bill: str
    webbed: bool
    tail: str


BIRD_BUILDS: dict[str, Bird] = {
    b.name: b
    for b in (
        Bird(name="crow", coat="#3c3f4a", beak="#2c2b2e", leg_color="#3a3636", middle=0.50, long=0.38, deep=0.185,
            head=array((0.30, -0.84)),
             skull=0.145, bill="dagger", webbed=False, tail="fan"),
        Bird(name="hen", coat="#b4703c", beak="#d9a345", leg_color="#d0a040", middle=0.46, long=0.34, deep=0.25,
            head=array((0.30, -0.86)),
             skull=0.120, bill="short", webbed=False, tail="cock"),
        Bird(name="sparrow", coat="#9a7350", beak="#5a4a3a", leg_color="#a0764e", middle=0.44, long=0.36, deep=0.235,
             head=array((0.26, -0.79)), skull=0.185, bill="short", webbed=False, tail="fan"),
        Bird(name="goose", coat="#eeeadf", beak="#e0913c", leg_color="#e0913c", middle=0.38, long=0.40, deep=0.215,
            head=array((0.34, -0.90)),
             skull=0.098, bill="broad", webbed=True, tail="short"),
        Bird(name="duck", coat="#ece6d6", beak="#e2a53f", leg_color="#e0913c", middle=0.38, long=0.42, deep=0.22,
            head=array((0.36, -0.84)),
             skull=0.125, bill="broad", webbed=True, tail="short"),
    )
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class BirdMarks:
    """A drawn bird's anchors in its own units: head marks already in body units, joints by name, wing tips."""

    head: HeadMarks
    joints: dict[str, Points]
    head_middle: Points
    head_angle: float


def draw_bird(
    sketch: Sketch, bird: Bird, acting: Acting, *, pose: str, coat: str, collar: str, shawl: str
) -> BirdMarks:
    """A whole bird turned to the right; `collar` and `shawl` are colours or empty."""
    flying = pose in ("jumping", "falling", "fighting", "climbing")
    resting = pose in ("sitting", "lying", "sleeping", "hiding", "kneeling")
    tilt = {"running": 14.0, "eating": 30.0, "drinking": 30.0, "digging": 34.0}.get(pose, 0.0) - (
        18.0 if flying else 0.0
    )
    lift = 0.34 if flying else 0.0
    drop = bird.middle - bird.deep * 0.96 if resting else 0.0
    base = 16.0 if bird.name in ("crow", "hen", "sparrow") else 8.0
    body = array([0.0, -bird.middle - lift + drop])
    turn = np.radians(base - tilt)
    along = array([np.cos(turn), -np.sin(turn)])
    head = _head_place(bird, pose, body=body, along=along)
    sketch.depth = 0.2
    _tail(sketch, bird, body - along * bird.long * 0.86, along, coat=coat)
    if not resting:
        _legs(sketch, bird, body, pose=pose, flying=flying)
    if flying:
        _raised_wing(sketch, bird, body + array([0.06, -bird.deep * 0.5]), coat=darker(coat, 0.15))
    sketch.depth = 0.45
    _body(sketch, bird, body, along, head, coat=coat)
    if shawl:
        cape = hull_cape(body, along, bird)
        sketch.form(cape, shawl, part="shawl", shade=0.35)
    elif flying:
        _raised_wing(sketch, bird, body + array([-0.02, -bird.deep * 0.35]), coat=coat)
    else:
        _folded_wing(sketch, bird, body, along, coat=coat)
    if collar:
        neck = body + (head - body) * 0.62
        band = tube(
            [neck + [-bird.skull * 0.9, -0.01], neck + [0, 0.035], neck + [bird.skull * 0.8, 0.0]],
            [0.022, 0.030, 0.022],
        )
        sketch.form(band, collar, part="scarf", shade=0.25)
    sketch.depth = 0.7
    angle = {"eating": 48.0, "drinking": 40.0, "sleeping": 20.0, "digging": 50.0, "shouting": -22.0}.get(pose, 0.0)
    outer = sketch.frame
    sketch.frame = outer.child(head, scale=bird.skull * 2, angle=angle)
    local = _bird_head(sketch, bird, acting, coat=coat)
    marks = HeadMarks(
        nose=_back(outer, sketch.frame, local.nose), mouth=_back(outer, sketch.frame, local.mouth),
        eyes=(_back(outer, sketch.frame, local.eyes[0]), HIDDEN), ears=(HIDDEN, HIDDEN),
        extent=np.stack([_back(outer, sketch.frame, p) for p in array([(x, y) for x in local.extent[:,
            0] for y in local.extent[:, 1]])]),
    )  # fmt: skip
    sketch.frame = outer
    joints = {"neck": body + (head - body) * 0.55, "shoulder": body + along * bird.long * 0.45,
        "elbow": body - along * 0.05,
              "wrist": body - along * bird.long * 0.6, "hip": body - along * bird.long * 0.15,
                  "ankle": array([0.02, -0.06 - lift])}  # fmt: skip
    if resting:
        joints["ankle"] = body + array([0.0, bird.deep * 0.7])
    return BirdMarks(head=marks, joints=joints, head_middle=head, head_angle=angle)


def _back(outer: Frame, inner: Frame, point: Points) -> Points:
    """A point of the head's sheet in the body's sheet."""
    placed: Points = (inner.apply(point) - outer.origin) @ np.linalg.inv(outer.matrix)
    return placed


def _head_place(bird: Bird, pose: str, *, body: Points, along: Points) -> Points:
    rest = body + (bird.head - array([0.0, -bird.middle]))
    if pose in ("eating", "drinking", "digging"):
        return np.array([bird.long * 1.15, body[1] + bird.deep * 0.7])
    if pose == "sleeping":
        return body + along * bird.long * 0.45 + array([0.0, -bird.deep * 1.05])
    if pose == "running":
        return rest + array([0.09, 0.07])
    return rest


def hull_cape(body: Points, along: Points, bird: Bird) -> Points:
    """A shawl over a bird's shoulders."""
    up = array([along[1], -along[0]])
    points = [body + along * bird.long * 0.72 + up * bird.deep * 0.75, body + up * bird.deep * 1.05,
        body - along * bird.long * 0.55 + up * bird.deep * 0.75,
              body - along * bird.long * 0.30 - up * bird.deep * 0.25,
                  body + along * bird.long * 0.25 - up * bird.deep * 0.55,
              body + along * bird.long * 0.85 - up * bird.deep * 0.1]  # fmt: skip
    return smooth(array(points), samples=4)


def _body(sketch: Sketch, bird: Bird, body: Points, along: Points, head: Points, *, coat: str) -> None:
    breast = body + along * bird.long * 0.55
    neck_low = breast + array([0.0, -bird.deep * 0.15])
    mid = (neck_low + head) / 2 + array([-0.05 if bird.bill == "broad" else -0.02, 0.0])
    wide = bird.deep * (0.80 if bird.name in ("crow", "hen", "sparrow") else 0.62)
    neck = tube(
        [neck_low, mid, head],
        array([wide, bird.skull * (1.0 if bird.name in ("crow", "hen", "sparrow") else 0.70), bird.skull * 0.72]),
        round_root=True,
    )
    axis = [
        body - along * bird.long,
        body - along * bird.long * 0.45,
        body + along * bird.long * 0.25,
        body + along * bird.long * 0.75,
    ]
    trunk = tube(
        axis, array([0.18, 0.80, 1.0, 0.52]) * bird.deep, array([0.14, 0.86, 1.06, 0.66]) * bird.deep, round_root=True
    )
    sketch.form(union(trunk, neck), coat, part="body", shade=0.42, width=bird.deep * 0.6, hatch=12)
    line = darker(coat, 0.55) if luminance(coat) > 0.35 else lighter(coat, 0.4)
    for _ in range(26):
        spot = (
            body
            + along * bird.long * sketch.rng.uniform(-0.5, 0.75)
            + array([0.0, bird.deep * sketch.rng.uniform(-0.2, 0.8)])
        )
        if float(np.hypot(*((spot - body) / array([bird.long, bird.deep])))) > 0.82:
            continue
        sketch.curve(
            [spot + [0.014, -0.014], spot + [-0.004, 0.010], spot + [-0.026, 0.006]], ink=0.6, color=line, part="body"
        )


def _feathers(sketch: Sketch, roots: Points, tips: Points, *, color: str, width: float, part: str) -> None:
    for root, tip in zip(roots, tips, strict=True):
        sketch.form(
            tube([root, root * 0.45 + tip * 0.55, tip], [width * 0.6, width, width * 0.35], samples=4),
            color,
            part=part,
            ink=0.75,
            shade=0.22,
        )
        sketch.stroke(np.stack([root, tip]), ink=0.45, color=darker(color, 0.5), part=part)


def _folded_wing(sketch: Sketch, bird: Bird, body: Points, along: Points, *, coat: str) -> None:
    up = array([along[1], -along[0]])
    tone = darker(coat, 0.12)
    count = 5
    roots = array(
        [body + along * bird.long * (0.22 - 0.10 * k) + up * bird.deep * (0.20 - 0.12 * k) for k in range(count)]
    )
    tips = array(
        [body - along * bird.long * (1.02 - 0.09 * k) + up * bird.deep * (0.28 - 0.20 * k) for k in range(count)]
    )
    _feathers(sketch, roots[::-1], tips[::-1], color=tone, width=bird.deep * 0.17, part="wing")
    cover = [body + along * bird.long * 0.60 + up * bird.deep * 0.30,
        body + along * bird.long * 0.1 + up * bird.deep * 0.60,
             body - along * bird.long * 0.45 + up * bird.deep * 0.42,
                 body - along * bird.long * 0.35 - up * bird.deep * 0.18,
             body + along * bird.long * 0.15 - up * bird.deep * 0.42,
                 body + along * bird.long * 0.55 - up * bird.deep * 0.15]  # fmt: skip
    sketch.form(smooth(array(cover), samples=4), coat, part="wing", shade=0.3)
    line = darker(coat, 0.55) if luminance(coat) > 0.35 else lighter(coat, 0.4)
    for row, shift in enumerate((0.38, 0.14, -0.12)):
        for k in range(4):
            spot = body + along * bird.long * (shift - 0.02 * k) + up * bird.deep * (0.30 - 0.19 * k)
            sketch.curve(
                [spot + up * 0.025, spot - along * 0.03, spot - up * 0.025],
                ink=0.6 + 0.05 * row,
                color=line,
                part="wing",
            )


def _raised_wing(sketch: Sketch, bird: Bird, root: Points, *, coat: str) -> None:
    count = 7
    angles = np.radians(np.linspace(150, 78, count))
    reach = bird.long * np.linspace(0.95, 1.25, count)
    tips = root + np.stack([np.cos(angles) * reach, -np.sin(angles) * reach], axis=1)
    roots = root + np.stack([np.linspace(-0.10, 0.12, count), np.linspace(0.02, -0.06, count)], axis=1)
    _feathers(sketch, roots, tips, color=coat, width=bird.deep * 0.20, part="wing")
    cover = smooth(
        array(
            [
                root + [-0.16, 0.04],
                root + [-0.12, -0.16],
                root + [0.06, -0.24],
                root + [0.18, -0.08],
                root + [0.10, 0.05],
            ]
        ),
        samples=4,
    )
    sketch.form(cover, coat, part="wing", shade=0.3)


def _tail(sketch: Sketch, bird: Bird, root: Points, along: Points, *, coat: str) -> None:
    tone = darker(coat, 0.2)
    spread = {"fan": (-22, 8, 4, 0.30), "cock": (-78, -18, 5, 0.26), "short": (-40, -4, 4, 0.15)}[bird.tail]
    base = np.degrees(np.arctan2(-along[1], -along[0]))
    angles = np.radians(base - np.linspace(spread[0], spread[1], spread[2]) * -1.0)
    way = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    tips = root + way * spread[3]
    _feathers(
        sketch, np.repeat(root[None] + along * 0.06, spread[2], axis=0), tips, color=tone, width=0.035, part="tail"
    )


def _legs(sketch: Sketch, bird: Bird, body: Points, *, pose: str, flying: bool) -> None:
    stride = {"walking": 0.09, "running": 0.15}.get(pose, 0.03)
    for side, x in ((1, 0.05), (-1, -0.03)):
        hip = body + array([x - 0.02, bird.deep * 0.72])
        ground = array([x + stride * side, -0.012 if side > 0 else 0.0])
        foot = hip + array([-0.16, 0.16]) if flying else ground
        knee = (hip + foot) / 2 + array([-0.035, -0.01])
        thigh = tube([hip + [0, -0.05], hip + [0, 0.02], knee], [0.07, 0.055, 0.018], samples=4)
        sketch.form(
            thigh,
            bird.coat if luminance(bird.coat) > 0.3 else darker(bird.coat, 0.1),
            part=f"leg {side}",
            ink=0.8,
            shade=0.3,
        )
        shank = tube([knee + [0, -0.02], knee * 0.4 + foot * 0.6, foot + [0, -0.01]], [0.014, 0.012, 0.012], samples=4)
        sketch.form(shank, bird.leg_color, part=f"leg {side}", ink=0.8, shade=0.25)
        toes = [(0.11, 0.0), (0.08, 0.022), (-0.045, 0.006)]
        if bird.webbed:
            web = array(
                [
                    foot + [-0.02, -0.014],
                    foot + [0.04, -0.014],
                    foot + [0.125, 0.004],
                    foot + [0.08, 0.018],
                    foot + [-0.01, 0.008],
                ]
            )
            sketch.form(smooth(web, samples=3), bird.leg_color, part=f"leg {side}", ink=0.8, shade=0.2)
            sketch.curve(
                [foot + [0.0, -0.006], foot + [0.06, 0.0], foot + [0.11, 0.006]],
                ink=0.6,
                color=darker(bird.leg_color, 0.5),
                part=f"leg {side}",
            )
        else:
            for dx, dy in toes:
                toe = tube(
                    [foot, foot + [dx * 0.6, dy * 0.4 - 0.008], foot + [dx, dy]], [0.010, 0.009, 0.004], samples=3
                )
                sketch.form(toe, bird.leg_color, part=f"leg {side}", ink=0.7, shade=0)


def _bird_head(sketch: Sketch, bird: Bird, acting: Acting, *, coat: str) -> HeadMarks:
    """The head on its own sheet, its height one unit, turned to the right."""
    line = darker(coat, 0.6) if luminance(coat) > 0.3 else lighter(coat, 0.35)
    gape = acting.gape
    length = {"dagger": 0.80, "short": 0.40, "broad": 0.62}[bird.bill]
    tall = {"dagger": 0.17, "short": 0.15, "broad": 0.15}[bird.bill]
    drop = 0.34 * gape
    root = 0.36
    if bird.name == "hen":
        comb = array(
            [
                (-0.30, -0.42),
                (-0.32, -0.70),
                (-0.16, -0.58),
                (-0.08, -0.86),
                (0.06, -0.62),
                (0.18, -0.80),
                (0.26, -0.56),
                (0.34, -0.56),
                (0.28, -0.32),
            ]
        )
        sketch.form(smooth(comb, samples=3), "#c0392f", part="comb", shade=0.25)
    lower = array([(root - 0.06, 0.10), (root + length * 0.55, 0.12 + drop * 0.8), (root + length * 0.86,
        0.12 + drop), (root + length * 0.3, 0.22 + drop * 0.7),
                   (root - 0.08, 0.26)])  # fmt: skip
    if gape > 0.08:
        cave = array(
            [(root - 0.02, 0.04), (root + length * 0.7, 0.06), (root + length * 0.8, 0.12 + drop), (root, 0.20)]
        )
        sketch.form(cave, CAVE, part="beak", ink=0.7, shade=0)
    sketch.form(smooth(lower, samples=4), darker(bird.beak, 0.12), part="beak", ink=0.9, shade=0.2)
    hook = 0.06 if bird.bill != "broad" else -0.02
    upper = array([(root - 0.10, -tall), (root + length * 0.45, -tall * 0.55), (root + length * 0.92, 0.02),
        (root + length, 0.08 + hook), (root + length * 0.80, 0.10),
                   (root + length * 0.3, 0.09), (root - 0.08, 0.13)])  # fmt: skip
    sketch.form(ellipse((0.0, -0.02), 0.46, 0.47, count=26), coat, part="head", shade=0.3)
    sketch.form(smooth(upper, samples=4), bird.beak, part="beak", ink=0.95, shade=0.25)
    sketch.curve([(root + length * 0.18, -tall * 0.30), (root + length * 0.26, -tall * 0.36), (root + length * 0.33,
        -tall * 0.22)], ink=0.9,
                 color=darker(bird.beak, 0.7), part="beak")  # fmt: skip
    corner = (root - 0.05, 0.12 - acting.smile * 0.08)
    sketch.curve(
        [(root + length * 0.3, 0.10), (root + 0.02, 0.12), corner], ink=1.0, color=darker(bird.beak, 0.75), part="beak"
    )
    if bird.name == "hen":
        wattle = array(
            [(root - 0.04, 0.24), (root + 0.08, 0.26), (root + 0.09, 0.48), (root - 0.02, 0.54), (root - 0.10, 0.38)]
        )
        sketch.form(smooth(wattle, samples=4), "#c0392f", part="comb", shade=0.25)
    rim = lighter(coat, 0.35) if luminance(coat) < 0.4 else darker(coat, 0.12)
    eye = Eye(x=0.12, y=-0.10, rx=0.105, ry=0.115, outer=-1)
    draw_bead(
        sketch, eye, acting, color="#1c1618" if luminance(coat) > 0.4 else "#d0a040", rim=rim, line=darker(coat, 0.7)
    )
    sketch.stroke(
        smooth(brow_marks(eye, acting, height=1.7), closed=False, samples=5), ink=1.5, color=line, part="head"
    )
    for _ in range(9):
        spot = array([sketch.rng.uniform(-0.34, 0.05), sketch.rng.uniform(-0.2, 0.32)])
        sketch.curve([spot, spot + [-0.03, 0.02], spot + [-0.07, 0.02]], ink=0.5, color=line, part="head")
    tip = array([root + length, 0.1])
    return HeadMarks(
        nose=array([root + length * 0.3, -0.02]), mouth=array([root + length * 0.4, 0.11 + drop * 0.4]),
            eyes=(array([eye.x, eye.y]), HIDDEN),
        ears=(HIDDEN, HIDDEN), extent=array([(-0.5, -0.55), (float(tip[0]) + 0.03, 0.5 + drop * 0.3)]),
    )  # fmt: skip
