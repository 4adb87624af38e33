"""Ears, horns and feelers of beasts, on a head's sheet.

Knows: one shape for every kind of ear that a species names, near and far, front and side.  Does not know: faces.
"""

from __future__ import annotations

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, mix, tube, unit
from audobon.pencils.figures.species import Species
from audobon.pencils.shapes import smooth

PINK = "#d99a8c"
BEHIND = ("long", "donkey", "prick", "pointed", "tufted", "knob")
"""Kinds that rise behind the brow and are drawn before the head."""

_EARS: dict[str, dict[str, tuple[tuple[float, float], tuple[float, float], float, float]]] = {
    "long": {"near": ((-0.15, -0.38), (-0.27, -1.12), 0.112, -0.10), "far": ((0.07, -0.42), (0.16, -1.06), 0.092, 0.10),
             "side": ((-0.13, -0.38), (-0.36, -1.08), 0.110, -0.08), "side far": ((-0.05, -0.40), (-0.13, -1.10),
                 0.08, -0.08)},
    "donkey": {"near": ((-0.15, -0.40), (-0.33, -0.95), 0.085, -0.08), "far": ((0.04, -0.44), (0.18, -0.92), 0.070,
        0.08),
               "side": ((-0.16, -0.42), (-0.36, -0.94), 0.085, -0.05), "side far": ((-0.10, -0.43), (-0.18, -0.97),
                   0.07, -0.05)},
    "prick": {"near": ((-0.16, -0.42), (-0.21, -0.72), 0.070, 0.06), "far": ((0.02, -0.46), (0.07, -0.73), 0.055, 0.06),
              "side": ((-0.18, -0.42), (-0.22, -0.72), 0.065, 0.06), "side far": ((-0.10, -0.44), (-0.10, -0.71),
                  0.05, 0.06)},
    "side": {"near": ((-0.25, -0.22), (-0.58, -0.10), 0.085, 0.12), "far": ((0.24, -0.26), (0.47, -0.24), 0.060, -0.12),
             "side": ((-0.22, -0.24), (-0.50, -0.06), 0.08, 0.12), "side far": ((-0.12, -0.34), (-0.2, -0.5), 0.05,
                 0.0)},
    "leaf": {"near": ((-0.20, -0.36), (-0.32, -0.62), 0.125, 0.16), "far": ((0.16, -0.38), (0.30, -0.58), 0.095, -0.16),
             "side": ((-0.14, -0.36), (-0.12, -0.62), 0.12, 0.14), "side far": ((-0.02, -0.40), (0.06, -0.58), 0.09,
                 0.1)},
}  # fmt: skip


def draw_ear(sketch: Sketch, species: Species, *, view: str, coat: str, far: bool) -> None:
    """One ear: those that rise behind the brow are drawn before the head, those at its side over it."""
    kind = species.ears
    if kind in ("none", "antennae"):
        if kind == "antennae":
            _antenna(sketch, view=view, far=far, line=darker(coat, 0.5))
        return
    lining = mix(coat, PINK, 0.6)
    line = darker(coat, 0.62)
    which = ("far" if far else "near") if view == "three" else ("side far" if far else "side")
    if kind in _EARS:
        _leaf_ear(sketch, kind, which, coat=coat, lining=lining, line=line)
        return
    if kind == "round":
        _round_ear(sketch, which, coat=coat, lining=lining, line=line)
    elif kind == "knob":
        _knob_ear(sketch, which, coat=coat, lining=lining)
    elif kind == "flop":
        _flop_ear(sketch, which, coat=coat)
    else:
        _pointed_ear(sketch, kind, which, coat=coat, lining=lining, line=line)


def _leaf_ear(sketch: Sketch, kind: str, which: str, *, coat: str, lining: str, line: str) -> None:
    """Long and leaf-shaped ears: rabbit, donkey, horse, goat, pig."""
    base, tip, width, bow = _EARS[kind][which]
    outer = _leaf(array(base), array(tip), float(width), bow=float(bow))
    sketch.form(outer, coat, part="ear", shade=0.3)
    way = array(tip) - array(base)
    inner = _leaf(
        array(base) + way * 0.16 + [0.012, 0],
        array(base) + way * 0.90 + [0.008, 0],
        float(width) * 0.55,
        bow=float(bow),
    )
    sketch.form(inner, lining, part="ear", ink=0.35, shade=0.25)
    sketch.curve(
        [array(base) + way * 0.2, array(base) + way * 0.5 + [0.01, 0], array(base) + way * 0.8],
        ink=0.5,
        color=line,
        part="ear",
    )


def _leaf(base: Points, tip: Points, width: float, *, bow: float = 0.0) -> Points:
    """A leaf-shaped ear from base to tip."""
    way = tip - base
    side = array([-way[1], way[0]]) * bow
    return tube(
        [base, base + way * 0.35 + side, base + way * 0.75 + side * 0.8, tip],
        [width * 0.62, width, width * 0.8, width * 0.12],
        samples=5,
    )


def _round_ear(sketch: Sketch, which: str, *, coat: str, lining: str, line: str) -> None:
    """A mouse's saucer."""
    x, y, r = {
        "near": (-0.33, -0.40, 0.255),
        "far": (0.20, -0.46, 0.20),
        "side": (-0.20, -0.42, 0.255),
        "side far": (0.0, -0.46, 0.18),
    }[which]
    sketch.form(ellipse((x, y), r, r * 1.05, count=24), coat, part="ear", shade=0.3)
    sketch.form(ellipse((x + 0.02, y + 0.02), r * 0.72, r * 0.76, count=22), lining, part="ear", ink=0.4, shade=0.3)
    sketch.curve(
        [(x - r * 0.3, y + r * 0.5), (x - r * 0.1, y - r * 0.05), (x + r * 0.15, y - r * 0.35)],
        ink=0.5,
        color=line,
        part="ear",
    )


def _knob_ear(sketch: Sketch, which: str, *, coat: str, lining: str) -> None:
    """A bear's small round ear."""
    x, y, r = {
        "near": (-0.29, -0.37, 0.125),
        "far": (0.22, -0.38, 0.10),
        "side": (-0.17, -0.41, 0.125),
        "side far": (0.02, -0.43, 0.09),
    }[which]
    sketch.form(ellipse((x, y), r, r, count=18), coat, part="ear", shade=0.3)
    sketch.form(ellipse((x + 0.01, y + 0.015), r * 0.6, r * 0.6), lining, part="ear", ink=0.4, shade=0.25)


def _flop_ear(sketch: Sketch, which: str, *, coat: str) -> None:
    """A hound's hanging ear."""
    path = {"near": [(-0.22, -0.34), (-0.42, -0.26), (-0.46, 0.02), (-0.36, 0.22)], "far": [(0.22, -0.32),
        (0.36, -0.24), (0.39, -0.05), (0.34, 0.06)],
            "side": [(-0.10, -0.34), (-0.24, -0.24), (-0.26, 0.06), (-0.14, 0.26)], "side far": [(0.0, -0.4),
                (0.06, -0.3), (0.08, -0.2)]}[which]  # fmt: skip
    color = darker(coat, 0.28)
    sketch.form(tube(path, [0.06, 0.12, 0.135, 0.07], samples=5), color, part="ear", shade=0.35)
    if "far" not in which:
        start = array(path[0])
        sketch.curve(
            [start + [-0.04, 0.04], array(path[1]) + [0.03, 0.1], array(path[2]) + [0.02, 0.1]],
            ink=0.55,
            color=darker(color, 0.6),
            part="ear",
        )


def _pointed_ear(sketch: Sketch, kind: str, which: str, *, coat: str, lining: str, line: str) -> None:
    """A cat's or a wolf's ear, a squirrel's with its tuft."""
    corners = {"near": [(-0.34, -0.20), (-0.36, -0.46), (-0.31, -0.66), (-0.17, -0.54), (-0.03, -0.38)],
               "far": [(0.10, -0.38), (0.17, -0.54), (0.27, -0.64), (0.31, -0.44), (0.29, -0.22)],
               "side": [(-0.28, -0.26), (-0.32, -0.48), (-0.28, -0.68), (-0.12, -0.55), (0.02, -0.37)],
               "side far": [(-0.04, -0.38), (0.0, -0.52), (0.06, -0.60), (0.12, -0.45), (0.13,
                   -0.34)]}[which]  # fmt: skip
    outer = array(corners)
    sketch.form(smooth(outer, samples=3), coat, part="ear", shade=0.3)
    center = outer.mean(axis=0) + [0.0, 0.03]
    sketch.form(smooth(center + (outer - center) * 0.58, samples=3), lining, part="ear", ink=0.4, shade=0.25)
    for k in (0.3, 0.55):
        root = outer[0] * (1 - k) + outer[-1] * k
        sketch.curve(
            [root, root * 0.6 + outer[2] * 0.4, root * 0.35 + outer[2] * 0.65],
            ink=0.55,
            color=lighter(coat, 0.4),
            part="ear",
        )
    if kind == "tufted":
        for k in (-0.03, 0.0, 0.03):
            sketch.curve(
                [outer[2] + [k * 0.4, 0.02], outer[2] + [k, -0.08], outer[2] + [k * 1.6, -0.14]],
                ink=0.9,
                color=line,
                part="ear",
            )


def _antenna(sketch: Sketch, *, view: str, far: bool, line: str) -> None:
    """A feeler that rises from the brow and bends over."""
    x = {"three": -0.10, "side": 0.06}[view] + (0.20 if far and view == "three" else 0.06 if far else 0.0)
    lean = 1.0 if far or view == "side" else -1.0
    path = array([(x, -0.36), (x + 0.08 * lean, -0.66), (x + 0.22 * lean, -0.88), (x + 0.38 * lean, -0.84)])
    sketch.form(tube(path, [0.020, 0.017, 0.014, 0.022], samples=6), line, part="ear", ink=0.6, shade=0)


def draw_horn(sketch: Sketch, species: Species, *, view: str, far: bool) -> None:
    """One curved, ringed horn of a goat or a cow; nothing for others."""
    if "goat horns" in species.extras:
        path = {("three", False): [(-0.10, -0.38), (-0.14, -0.62), (-0.27, -0.82), (-0.44, -0.88)],
                ("three", True): [(0.07, -0.40), (0.11, -0.63), (0.10, -0.82), (0.0, -0.93)],
                ("side", False): [(-0.10, -0.38), (-0.16, -0.64), (-0.34, -0.82), (-0.54, -0.82)],
                ("side", True): [(-0.04, -0.40), (-0.08, -0.66), (-0.24, -0.86), (-0.42, -0.90)]}[(view,
                far)]  # fmt: skip
        radii = [0.062, 0.052, 0.036, 0.010]
    elif "cow horns" in species.extras:
        path = {("three", False): [(-0.16, -0.36), (-0.38, -0.44), (-0.44, -0.62)], ("three", True): [(0.16, -0.36),
            (0.33, -0.44), (0.36, -0.60)],
                ("side", False): [(-0.12, -0.38), (-0.10, -0.56), (0.04, -0.68)], ("side", True): [(-0.06, -0.40),
                (0.0, -0.55), (0.12, -0.62)]}[(view, far)]  # fmt: skip
        radii = [0.058, 0.042, 0.010]
    else:
        return
    color = "#cdb992"
    sketch.form(tube(path, radii, samples=5), color, part="horn", shade=0.4)
    curve = smooth(array(path), closed=False, samples=4)
    for k in range(1, len(curve) - 3, 2):
        way = unit(curve[k + 1] - curve[k])
        across = array([-way[1], way[0]]) * 0.045 * (1 - k / len(curve))
        sketch.curve(
            [curve[k] - across, curve[k] + way * 0.02, curve[k] + across],
            ink=0.55,
            color=darker(color, 0.55),
            part="horn",
        )


def draw_ear_behind(sketch: Sketch, species: Species, *, coat: str, line: str) -> None:
    kind = species.ears
    if kind in ("none", "antennae"):
        if kind == "antennae":
            _antenna(sketch, view="three", far=False, line=line)
        return
    if kind in _EARS:
        base, tip, width, bow = _EARS[kind]["near"]
        sketch.form(_leaf(array(base), array(tip), width * 1.05, bow=bow), coat, part="ear", shade=0.3)
        way = array(tip) - array(base)
        sketch.curve(
            [array(base) + way * 0.2, array(base) + way * 0.5, array(base) + way * 0.8],
            ink=0.55,
            color=line,
            part="ear",
        )
    elif kind in ("round", "knob"):
        r = 0.24 if kind == "round" else 0.125
        sketch.form(ellipse((-0.28, -0.40), r, r, count=20), coat, part="ear", shade=0.3)
    elif kind == "flop":
        sketch.form(
            tube([(-0.22, -0.34), (-0.42, -0.26), (-0.46, 0.02), (-0.36, 0.22)], [0.06, 0.12, 0.13, 0.07]),
            darker(coat, 0.28),
            part="ear",
        )
    else:
        sketch.form(
            smooth(array([(-0.34, -0.20), (-0.36, -0.46), (-0.31, -0.66), (-0.17, -0.54), (-0.03, -0.38)]), samples=3),
            coat,
            part="ear",
        )
