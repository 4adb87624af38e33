"""Fish, and the beasts of the sea that are built like them: salmon, pike, goldfish, shark, whale, dolphin.

Knows: outlines from a profile of heights, fins, scales, how a fish hangs in the water and speaks with its fins.
Does not know: how a mouth is drawn.
One unit is the back's height when it hangs level, its belly a little over the ground; x is the way it faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.human_head import HIDDEN, HeadMarks
from audobon.pencils.figures.ink import (
    Points,
    Sketch,
    array,
    darker,
    drawn_on,
    ellipse,
    inside,
    lighter,
    mix,
    resample,
    tube,
)
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.trim import carry, neckwear, put_on_hat, put_on_spectacles, tie_scarf
from audobon.pencils.figures.visage import Gaze, Sight, draw_cheek, draw_eyes, draw_lips
from audobon.pencils.shapes import Figure, smooth

SHARE = 0.5
_MIDDLE = -0.56


@dataclass(frozen=True, kw_only=True)
class Fish:
    """One kind. `back` and `belly` are heights over and under the middle line from nose to tail's root; `long` the half
    length; `tail` names the tail fin, `dorsal` the back's: from, to (shares of the length), height and `sail` shape."""

    name: str
    long: float
    back: tuple[float, ...]
    belly: tuple[float, ...]
    tail: str = "fork"
    tail_size: float = 0.30
    dorsal: tuple[float, float, float, str] = (0.32, 0.66, 0.16, "sail")
    fin: float = 0.22
    eye: float = 0.085
    eye_at: tuple[float, float] = (0.24, -0.10)
    mouth: tuple[float, float] = (0.10, 0.07)
    iris: str = "#2a2020"
    marks: tuple[str, ...] = ("scales",)
    teeth: bool = False


_PLAIN = Fish(name="fish", long=0.66, back=(0.06, 0.22, 0.34, 0.38, 0.32, 0.20, 0.09), belly=(0.08, 0.22, 0.34, 0.38,
    0.30, 0.18, 0.09))  # fmt: skip
FISHES: dict[str, Fish] = {
    fish.name: fish
    for fish in (
        _PLAIN,
        replace(_PLAIN, name="salmon", long=0.94, back=(0.07, 0.21, 0.30, 0.33, 0.28, 0.17, 0.09), belly=(0.08, 0.18,
            0.27, 0.31, 0.26, 0.15, 0.08), dorsal=(0.42, 0.58, 0.17, "sail"), marks=("scales", "specks", "adipose"),
            tail_size=0.28, eye_at=(0.17, -0.09), mouth=(0.06, 0.05)),
        replace(_PLAIN, name="trout", long=0.80, back=(0.06, 0.19, 0.29, 0.32, 0.26, 0.16, 0.10), belly=(0.07, 0.18,
            0.29, 0.33, 0.25, 0.15, 0.10), tail="fan", tail_size=0.24, marks=("dots", "adipose"), eye_at=(0.18, -0.08)),
        replace(_PLAIN, name="goldfish", long=0.52, back=(0.12, 0.32, 0.42, 0.43, 0.34, 0.20, 0.11), belly=(0.12, 0.30,
            0.42, 0.44, 0.36, 0.20, 0.11), tail="veil", tail_size=0.62, dorsal=(0.26, 0.78, 0.26, "sail"), fin=0.30,
            eye=0.115, eye_at=(0.28, -0.10), mouth=(0.09, 0.08)),
        replace(_PLAIN, name="pike", long=1.15, back=(0.05, 0.08, 0.12, 0.22, 0.27, 0.25, 0.11), belly=(0.06, 0.10,
            0.14,
            0.22, 0.26, 0.22, 0.11), dorsal=(0.74, 0.90, 0.20, "sail"), tail_size=0.28, marks=("bars", "scales"),
            eye=0.075, eye_at=(0.21, -0.055), mouth=(0.02, 0.035), teeth=True),
        replace(_PLAIN, name="shark", long=1.12, back=(0.03, 0.17, 0.30, 0.34, 0.26, 0.13, 0.06), belly=(0.06, 0.15,
            0.26,
            0.29, 0.21, 0.11, 0.06), tail="sickle", tail_size=0.48, dorsal=(0.38, 0.56, 0.34, "blade"), fin=0.40,
            marks=("gills", "pale"), eye=0.075, eye_at=(0.17, -0.06), mouth=(0.14, 0.13), teeth=True),
        replace(_PLAIN, name="whale", long=1.00, back=(0.22, 0.42, 0.46, 0.42, 0.30, 0.16, 0.07), belly=(0.26, 0.44,
            0.46,
            0.38, 0.24, 0.12, 0.06), tail="fluke", tail_size=0.40, dorsal=(0.70, 0.80, 0.05, "blade"), fin=0.34,
            marks=("pale", "grooves", "spout"), eye=0.075, eye_at=(0.20, 0.02), mouth=(0.10, 0.13)),
        replace(_PLAIN, name="dolphin", long=0.88, back=(0.05, 0.13, 0.29, 0.32, 0.26, 0.14, 0.06), belly=(0.06, 0.11,
            0.24, 0.28, 0.21, 0.10, 0.05), tail="fluke", tail_size=0.30, dorsal=(0.46, 0.60, 0.20, "blade"), fin=0.28,
            marks=("pale", "beak"), eye=0.085, eye_at=(0.23, -0.06), mouth=(0.05, 0.02)),
    )
}  # fmt: skip


def draw_fish(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A fish, shark, whale or dolphin."""
    role, fish = take_role(design, moment), FISHES[kind]
    sketch = open_sheet(role, moment, share=SHARE)
    manner = role.bearing.manner
    tilt = {"bend": 26.0, "climb": -58.0, "leap": -34.0, "fly": -24.0, "fall": 62.0, "dance": -18.0, "run": -4.0,
        "sit": -14.0, "peep": 6.0}.get(manner, -10.0 if role.bearing.gesture else 0.0)  # fmt: skip
    if manner == "strike":
        tilt = -12.0
    lift = {"climb": 0.5, "leap": 0.55, "fly": 0.5, "fall": 0.5, "dance": 0.2}.get(manner, 0.0)
    lift += abs(np.sin(np.radians(tilt))) * fish.long * 0.35
    sink = 0.10 if manner in ("sleep", "low", "lie") else 0.0
    outer = sketch.frame
    sketch.frame = outer.child((0.0, _MIDDLE - lift + sink), angle=tilt)
    flat = 0.80 if role.view == "three" else 0.88 if role.view == "back" else 1.0
    outline, spine = _outline(fish, flat, bent=manner in ("leap", "strike", "run", "dance"))
    coat = role.coat
    sketch.depth = 0.3
    _tail(sketch, fish, spine, coat)
    _dorsal(sketch, fish, outline, flat, coat)
    _side_fin(sketch, fish, role, flat, coat, far=True)
    sketch.depth = 0.5
    sketch.form(outline, coat, part="body", shade=0.42, width=0.20, hatch=10)
    _skin(sketch, fish, outline, flat, coat)
    sketch.contour(outline, coat, part="body")
    sketch.depth = 0.7
    scarf = neckwear(role)
    if scarf:
        x = (fish.long - 0.56 * fish.long) * flat
        tie_scarf(sketch, scarf, array([x, -0.24]), array([x + 0.06, 0.22]), thick=0.08)
    body = sketch.frame
    marks = _face(sketch, fish, role, flat, coat)
    sketch.frame, sketch.depth = body, 0.8
    hand = _side_fin(sketch, fish, role, flat, coat, far=False)
    if role.thing:
        at = hand if role.bearing.gesture and role.view != "back" else marks.mouth + array([0.05, 0.05])
        carry(sketch, role, at=at, scale=0.75, angle=10 - tilt)
    joints = {
        "neck": array([(fish.long - 0.6 * fish.long) * flat, 0.0]), "shoulder_r": _fin_root(fish, flat),
        "wrist_r": hand, "hand_r": hand, "hip_r": spine[-3], "ankle_r": spine[-1],
    }  # fmt: skip
    return finish(sketch, joints, marks=marks, head=body, mirror=moment.mirror, warnings=role.warnings)


def _outline(fish: Fish, flat: float, *, bent: bool) -> tuple[Points, Points]:
    """The body's contour, and its middle line from nose to tail; a body that swims hard is bent."""
    count = 26
    share = np.linspace(0.0, 1.0, count)
    x = (fish.long - 2 * fish.long * share) * flat
    bow = 0.16 * np.sin(np.clip(share - 0.35, 0, 1) * 3.6) * (1.0 if bent else 0.12)
    back, belly = resample(fish.back, count), resample(fish.belly, count)
    upper, lower = np.stack([x, bow - back], axis=1), np.stack([x, bow + belly], axis=1)
    nose = array([(fish.long + 0.035) * flat, bow[0] + 0.01])
    outline = np.vstack([nose[None], upper, lower[::-1]])
    return outline, np.stack([x, bow], axis=1)


def _at(fish: Fish, spine: Points, share: float) -> Points:
    return array([np.interp(share, np.linspace(0, 1, len(spine)), spine[:, k]) for k in (0, 1)])


_TAILS: dict[str, list[tuple[float, float]]] = {
    "fork": [(0.10, -0.16), (-0.40, -0.52), (-0.95, -0.86), (-0.62, -0.30), (-0.52, 0.0), (-0.62, 0.30), (-0.95, 0.86),
        (-0.40, 0.52), (0.10, 0.16)],
    "fan": [(0.10, -0.20), (-0.40, -0.52), (-0.92, -0.70), (-0.88, -0.30), (-0.84, 0.0), (-0.88, 0.30), (-0.92, 0.70),
        (-0.40, 0.52), (0.10, 0.20)],
    "veil": [(0.10, -0.14), (-0.34, -0.50), (-0.96, -0.56), (-0.78, -0.20), (-1.02, 0.10), (-0.74, 0.30), (-0.90, 0.78),
        (-0.42, 0.56), (0.10, 0.14)],
    "sickle": [(0.10, -0.10), (-0.28, -0.44), (-0.80, -1.12), (-0.58, -0.40), (-0.42, 0.02), (-0.46, 0.30), (-0.60,
    0.70),
        (-0.24, 0.36), (0.10, 0.10)],
    "fluke": [(0.14, -0.14), (-0.20, -0.30), (-0.52, -0.62), (-1.0, -0.62), (-0.74, -0.32), (-0.62, -0.08), (-0.86,
    0.02),
        (-1.10, 0.24), (-0.66, 0.26), (-0.28, 0.16), (0.14, 0.12)],
}  # fmt: skip


def _tail(sketch: Sketch, fish: Fish, spine: Points, coat: str) -> None:
    root, size = spine[-1], fish.tail_size
    shape = smooth(array(_TAILS[fish.tail]) * size + root, samples=4)
    tone = coat if fish.tail in ("fluke", "sickle") else mix(coat, "#e88a4a", 0.2)
    sketch.form(shape, tone, part="tail", shade=0.3, width=size * 0.25)
    if fish.tail not in ("fluke", "sickle"):
        points = array(_TAILS[fish.tail])
        for k in np.linspace(1.2, len(points) - 2.2, 12):
            tip = array([np.interp(k, range(len(points)), points[:, j]) for j in (0, 1)]) * size * 0.93 + root
            sketch.curve([root + [-0.01, 0.0], (root + tip) / 2 + [0.0, 0.008], tip], ink=0.5, color=drawn_on(tone),
                part="tail")  # fmt: skip


def _dorsal(sketch: Sketch, fish: Fish, outline: Points, flat: float, coat: str) -> None:
    """The back's fin, and the belly's small ones."""
    start, end, high, cut = fish.dorsal
    upper = outline[1:27]

    def edge(share: float) -> Points:
        return array([np.interp(share, np.linspace(0, 1, 26), upper[:, k]) for k in (0, 1)])

    tone = coat if cut == "blade" else mix(coat, "#e88a4a", 0.2)
    a, b = edge(start) + [0.0, 0.06], edge(end) + [0.0, 0.06]
    if cut == "blade":
        fin = [a, edge(start + (end - start) * 0.4) + [-0.02, -high * 0.75], b + [-0.05 * flat, -high - 0.06], b
            + [0.01, -high * 0.4], b]  # fmt: skip
    else:
        fin = [a, edge(start + 0.02) + [-0.02, -high], edge((start + end) / 2) + [-0.03, -high * 0.92], edge(end)
            + [-0.05, -high * 0.6], b]  # fmt: skip
    sketch.form(smooth(array(fin), samples=4), tone, part="fin", shade=0.25)
    if cut == "sail":
        for k in np.linspace(0.08, 0.92, 7):
            root = edge(start + (end - start) * k)
            sketch.stroke(np.stack([root, root + [-0.035, -high * (0.95 - 0.35 * k)]]), ink=0.5, color=drawn_on(tone),
                part="fin")  # fmt: skip
    lower = outline[27:][::-1]
    for share, size in ((0.56, 0.13), (0.78, 0.11)):
        if fish.tail == "fluke":
            break
        root = array([np.interp(share, np.linspace(0, 1, 26), lower[:, k]) for k in (0, 1)])
        fin = [root + [0.05, -0.05], root + [-0.03, size], root + [-0.12, size * 0.8], root + [-0.08, -0.05]]
        sketch.form(smooth(array(fin), samples=4), tone, part="fin", ink=0.85, shade=0.2)
    if "adipose" in fish.marks:
        root = edge(0.82)
        sketch.form(smooth(array([root + [0.03, 0.03], root + [-0.05, -0.08], root + [-0.06, 0.02]]), samples=4), tone,
            part="fin", ink=0.8, shade=0)  # fmt: skip


def _fin_root(fish: Fish, flat: float) -> Points:
    return array([(fish.long - 0.74 * fish.long) * flat, 0.11])


def _side_fin(sketch: Sketch, fish: Fish, role: Role, flat: float, coat: str, *, far: bool) -> Points:
    """A breast fin that speaks; returns its tip."""
    bearing = role.bearing
    bones = bearing.far if far else bearing.near
    pitch = 0.4 * bones[0] + 0.6 * bones[1] if bearing.gesture else -46.0
    if far and not bearing.gesture:
        pitch = -70.0
    turn = np.radians(pitch)
    root = _fin_root(fish, flat) + array([0.06 if far else 0.0, 0.05 if far else 0.0])
    way = array([np.sin(turn), np.cos(turn)])
    side = array([-way[1], way[0]])
    size = fish.fin
    tip = root + way * size
    blade = [root + side * 0.05, root + way * size * 0.5 + side * size * 0.30, tip + side * size * 0.30,
        tip - side * size * 0.16, root + way * size * 0.5 - side * size * 0.22, root - side * 0.05]  # fmt: skip
    tone = coat if fish.tail in ("fluke", "sickle") else mix(coat, "#e88a4a", 0.2)
    sketch.form(smooth(array(blade), samples=4), darker(tone, 0.15) if far else tone, part="fin", shade=0.25)
    for k in (-0.7, -0.2, 0.3, 0.8):
        sketch.stroke(np.stack([root + way * size * 0.25 + side * size * 0.12 * k,
            tip * 0.94 + root * 0.06 + side * size
            * 0.2 * k]), ink=0.5, color=drawn_on(tone), part="fin")  # fmt: skip
    return tip


def _skin(sketch: Sketch, fish: Fish, outline: Points, flat: float, coat: str) -> None:
    """Pale belly, gill, and whatever marks the kind."""
    lower = outline[27:][::-1]
    white = "pale" in fish.marks
    belly = np.vstack([lower, lower[::-1] * array([1.0, 0.42 if white else 0.55])])
    sketch.wash(belly, lighter(coat, 0.62), part="body", strength=0.9 if white else 0.6, softness=0.03)
    nose, dark = fish.long * flat, darker(coat, 0.45)
    gill = nose - 0.56 * fish.long * flat
    if fish.tail != "fluke":
        sketch.curve([(gill + 0.02, -0.20), (gill - 0.05, 0.0), (gill + 0.02, 0.19)], ink=1.2, color=dark, part="body")
    if "scales" in fish.marks:
        _scales(sketch, outline, gill=gill, end=-nose * 0.86, line=drawn_on(coat))
    if "dots" in fish.marks or "specks" in fish.marks:
        _specks(sketch, outline, coat, gill=gill, nose=nose, ringed="dots" in fish.marks)
    _marks_of_the_large(sketch, fish, coat, gill=gill, nose=nose)
    gleam = tube([(nose * 0.5, -0.16), (0.0, -0.22), (-nose * 0.5, -0.13)], [0.012, 0.03, 0.008], samples=4)
    sketch.light(gleam, "#ffffff", part="body", strength=0.4, softness=0.02)


def _specks(sketch: Sketch, outline: Points, coat: str, *, gill: float, nose: float, ringed: bool) -> None:
    """A salmon's dark specks, a trout's red dots with pale rings."""
    spots = sketch.rng.uniform((-nose * 0.8, -0.30), (gill, 0.06), (26, 2))
    size, color = (0.022, "#b8432f") if ringed else (0.013, darker(coat, 0.45))
    for spot in spots[inside(spots, outline)]:
        if ringed:
            sketch.wash(ellipse(spot, size * 1.6, size * 1.6, count=10), lighter(coat, 0.62), part="body", strength=0.7)
        sketch.wash(ellipse(spot, size, size, count=8), color, part="body", strength=0.9)


def _marks_of_the_large(sketch: Sketch, fish: Fish, coat: str, *, gill: float, nose: float) -> None:
    """A shark's gill slits, a pike's bars, a whale's grooves and spout."""
    if "gills" in fish.marks:
        for k in (1, 2, 3):
            x = gill - 0.06 * k
            sketch.curve([(x, -0.10), (x - 0.03, 0.0), (x, 0.10)], ink=1.0, color=darker(coat, 0.45), part="body")
    if "bars" in fish.marks:
        for x in np.linspace(-nose * 0.75, gill - 0.06, 9):
            bar = tube([(x, -0.26), (x + 0.04, -0.06), (x + 0.02, 0.10)], [0.03, 0.026, 0.008], samples=3)
            sketch.wash(bar, lighter(coat, 0.4), part="body", strength=0.7)
    if "grooves" in fish.marks:
        for k in range(5):
            groove = [(nose * 0.86, 0.24 + 0.04 * k), (nose * 0.4, 0.30 + 0.035 * k), (-nose * 0.1, 0.26 + 0.03 * k)]
            sketch.curve(groove, ink=0.6, color=darker(lighter(coat, 0.62), 0.4), part="body")
    if "spout" in fish.marks:
        root = array([nose * 0.52, -0.46])
        for dx in (-0.16, -0.05, 0.07, 0.18):
            sketch.curve([root, root + [dx * 0.6, -0.26], root + [dx * 1.5, -0.24 + abs(dx) * 0.5]], ink=1.6,
                color="#8fb6c8")  # fmt: skip


def _scales(sketch: Sketch, outline: Points, *, gill: float, end: float, line: str) -> None:
    step = 0.092
    rows = [(x, y + (0.5 * step if k % 2 else 0.0)) for k, x in enumerate(np.arange(gill - 0.08, end, -step))
        for y in np.arange(-0.34, 0.36, step)]  # fmt: skip
    centers = array(rows)
    grown = centers * array([1.0, 1.22])
    for x, y in centers[inside(grown, outline)]:
        sketch.curve([(x + 0.012, y - 0.036), (x - 0.026, y), (x + 0.012, y + 0.036)], ink=0.5, color=line, part="body")


def fish_eyes(fish: Fish, flat: float, view: str) -> tuple[Sight, ...]:
    """Where the eyes are on the body's sheet, near first."""
    x, y = (fish.long - fish.eye_at[0] * 2 * fish.long) * flat, fish.eye_at[1]
    if view == "side":
        return ((x, y, fish.eye, fish.eye * 1.04),)
    reach = min(0.27, fish.long * flat - x - 0.02)
    return ((x - 0.05, y, fish.eye, fish.eye * 1.04), (x + reach * 0.72, y - 0.02, fish.eye * 0.62, fish.eye * 0.92))


def _face(sketch: Sketch, fish: Fish, role: Role, flat: float, coat: str) -> HeadMarks:
    nose = fish.long * flat
    extent = array([(nose - 0.62 * fish.long * flat, -0.44), (nose + 0.05, 0.34)])
    put_on_hat(sketch, role, at=(nose * 0.62, -0.10 - fish.back[1] * 0.2), scale=0.50, angle=14)
    if role.view == "back":
        return HeadMarks(nose=HIDDEN, mouth=array([nose, 0.05]), eyes=(HIDDEN, HIDDEN), ears=(HIDDEN, HIDDEN),
            extent=extent)  # fmt: skip
    eyes = fish_eyes(fish, flat, role.view)
    near, far = draw_eyes(sketch, Gaze(eyes=eyes, iris=fish.iris, rim=lighter(coat, 0.7), brow=1.8, weight=0.22),
        role.acting, coat=coat, part="body")  # fmt: skip
    x, y = nose - fish.mouth[0] * 2 * fish.long * flat, fish.mouth[1]
    half = 0.085 if not fish.teeth else 0.12
    mouth = draw_lips(sketch, role.acting, at=(x - half * 0.5, y), half=half, coat=coat, squeeze=0.35)
    if fish.teeth and role.acting.gape > 0.08:
        for k in (-0.6, -0.2, 0.2):
            spot = array([x - half * 0.5 + half * k, y - 0.004])
            sketch.form(array([spot + [-0.014, 0.0], spot + [0.0, 0.03], spot + [0.014, 0.0]]), "#fbf6ea", part="mouth",
                ink=0.4, shade=0)  # fmt: skip
    draw_cheek(sketch, role.acting, (eyes[0][0] - 0.03, y + 0.02), 0.055, part="body")
    put_on_spectacles(sketch, role, eyes, ear=(eyes[0][0] - 0.26, eyes[0][1]))
    return HeadMarks(nose=array([nose, -0.02]), mouth=mouth, eyes=(near, far if len(eyes) > 1 else HIDDEN),
        ears=(HIDDEN, HIDDEN), extent=extent)  # fmt: skip
