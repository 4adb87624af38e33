"""Noses, ears, horns and tusks on a face that is else a person's: trolls, goblins, elves, witches, devils.

Knows: a head's sheet in three views.  Does not know: faces, hair, hats.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from audobon.pencils.figures.creatures.build import OddFace
from audobon.pencils.figures.human_head import FacePlan
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, mix, tube
from audobon.pencils.shapes import smooth

IVORY = "#f1e6c8"


def draw_far_ear(sketch: Sketch, odd: OddFace, *, view: str, skin: str) -> None:
    """The tip of the far ear that shows behind the face (drawn before the head)."""
    if odd.ears and view == "three":
        _ear(sketch, odd.ears, root=array([0.30, 0.06]), way=1.0, size=0.72, skin=darker(skin, 0.06))
    if odd.ears and view == "back":
        for side in (-1.0, 1.0):
            _ear(sketch, odd.ears, root=array([0.30 * side, 0.06]), way=side, size=1.0, skin=skin)


def draw_odd_marks(sketch: Sketch, odd: OddFace, plan: FacePlan, *, view: str, skin: str) -> None:
    """All that is odd, over the drawn head and its hair."""
    if odd.horns:
        _horns(sketch, odd.horns, view=view)
    if view == "back":
        return
    if odd.ears:
        x = -0.25 if view == "three" else -0.04
        _ear(sketch, odd.ears, root=array([x, 0.08]), way=-1.0, size=1.0, skin=skin)
    if odd.nose:
        _nose(sketch, odd, plan, view=view, skin=skin)
    if odd.warts:
        spots = ((-0.13, 0.24), (0.255, 0.03)) if view == "three" else ((0.16, 0.27), (0.30, -0.06))
        for x, y in spots:
            sketch.form(ellipse((x, y), 0.020, 0.019, count=10), mix(skin, "#8a4a3a", 0.35), part="head", ink=0.6,
                        shade=0.2)  # fmt: skip
    if odd.tusks or odd.fangs:
        _teeth(sketch, odd, plan, view=view)


def _ear(sketch: Sketch, kind: str, *, root: Points, way: float, size: float, skin: str) -> None:
    """An ear that reaches outward from `root` (`way` -1 left, 1 right)."""
    reach, rise, wide = {"point": (0.26, -0.20, 0.10), "long": (0.46, -0.12, 0.11), "leaf": (0.34, -0.34, 0.10)}[kind]
    flip = array([way, 1.0]) * size
    outline = array([(-0.02, -0.10), (reach * 0.45, rise * 0.62 - wide * 0.6), (reach, rise), (reach * 0.55, rise * 0.2
        + wide * 0.5), (reach * 0.15, wide * 0.95), (-0.03, 0.09)]) * flip + root  # fmt: skip
    sketch.form(smooth(outline, samples=4), skin, part="ear", ink=0.95, shade=0.3)
    inner = array([(0.02, -0.03), (reach * 0.42, rise * 0.55), (reach * 0.80, rise * 0.84), (reach * 0.45, rise * 0.30),
                   (reach * 0.12, wide * 0.4)]) * flip + root  # fmt: skip
    sketch.form(smooth(inner, samples=3), mix(skin, "#b5564a", 0.4), part="ear", ink=0.5, shade=0)


def _nose(sketch: Sketch, odd: OddFace, plan: FacePlan, *, view: str, skin: str) -> None:
    size = odd.nose_size
    ruddy = mix(skin, "#c4503c", 0.20)
    base = array([0.175, plan.nose_y]) if view == "three" else array([0.36, plan.nose_y])
    lean = 0.5 if view == "three" else 1.0
    if odd.nose == "bulb":
        tip = base + [0.055 * size * lean, -0.015]
        sketch.form(ellipse(tip + [-0.085 * size, 0.03], 0.055 * size, 0.05 * size), ruddy, part="head", ink=0.8,
                    shade=0.25)  # fmt: skip
        blob = tube([base + [-0.05, -0.17], base + [0.0, -0.06], tip], [0.035 * size, 0.06 * size, 0.105 * size],
                    samples=5)  # fmt: skip
        sketch.form(blob, ruddy, part="head", ink=0.95, shade=0.32)
        sketch.light(ellipse(tip + [-0.03, -0.04], 0.03 * size, 0.025 * size), "#ffffff", part="head", strength=0.5,
                     softness=0.015)  # fmt: skip
        return
    reach = {"hook": 0.16, "long": 0.34}[odd.nose] * size * (0.75 if view == "three" else 1.0)
    drop = 0.10 * size if odd.nose == "hook" else -0.03
    outline = array([(-0.05, -0.19), (0.03, -0.12), (reach * 0.7, -0.04), (reach, drop), (reach * 0.86, drop + 0.045),
                     (reach * 0.35, 0.055), (-0.02, 0.055), (-0.075, 0.025), (-0.04, -0.06)]) + base  # fmt: skip
    sketch.form(smooth(outline, samples=4), ruddy, part="head", ink=0.95, shade=0.3)
    sketch.curve([base + [-0.035, 0.045], base + [0.01, 0.015], base + [0.045, 0.04]], ink=0.75,
                 color=darker(skin, 0.7), part="head")  # fmt: skip


def _horns(sketch: Sketch, kind: str, *, view: str) -> None:
    roots = {"three": (-0.20, 0.19), "side": (-0.12, 0.12), "back": (-0.21, 0.21)}[view]
    for root, way in zip(roots, (-1.0, 1.0), strict=True):
        start = array([root, -0.40])
        if kind == "stub":
            path, radii = [start, start + [0.05 * way, -0.13], start + [0.03 * way, -0.24]], [0.055, 0.042, 0.008]
        elif kind == "curl":
            path = [start, start + [0.16 * way, -0.14], start + [0.24 * way, 0.02], start + [0.13 * way, 0.10]]
            radii = [0.075, 0.065, 0.045, 0.012]
        else:
            path = [start, start + [0.10 * way, -0.20], start + [0.24 * way, -0.34]]
            radii = [0.035, 0.028, 0.012]
            for k, out in ((0.45, 0.16), (0.75, 0.10)):
                spot = path[0] + (path[2] - path[0]) * k
                twig = tube([spot, spot + [out * 0.2 * way, -out]], [0.024, 0.008], samples=3)
                sketch.form(twig, "#8a6f4c", part="horn", ink=0.7, shade=0.2)
        color = "#8a6f4c" if kind == "antler" else "#6f6152" if kind == "curl" else IVORY
        sketch.form(tube(path, radii, samples=5), color, part="horn", ink=0.9, shade=0.35)


def _teeth(sketch: Sketch, odd: OddFace, plan: FacePlan, *, view: str) -> None:
    spots = (0.045, 0.185) if view == "three" else (0.27,)
    for x in spots:
        y = plan.mouth_y + (0.03 if odd.tusks else 0.012)
        shape = (
            array([(-0.024, 0.02), (-0.020, -0.05), (0.0, -0.10), (0.018, -0.04), (0.022, 0.02)])
            if odd.tusks
            else array([(-0.014, -0.012), (0.014, -0.012), (0.0, 0.055)])
        )
        sketch.form(smooth(shape + [x, y], samples=3) if odd.tusks else shape + [x, y], lighter(IVORY, 0.3),
                    part="tusk", ink=0.7, shade=0.15)  # fmt: skip
