"""Hair of people: masses with strands for every style and view.

Knows: a head's sheet.  Does not know: faces' expressions.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, drawn_on, ellipse, lighter, tube
from audobon.pencils.figures.locks import draw_locks, draw_locks_behind, draw_scant
from audobon.pencils.shapes import smooth

HAIR_STYLES: tuple[str, ...] = (
    "short", "long", "curly", "bob", "braids", "bun", "ponytail", "bald", "wild", "wavy", "parted", "fringe",
    "pigtails", "ringlets", "topknot", "plait", "thin", "tonsure", "slick", "afro",
)  # fmt: skip
_NEAREST = {
    "plaits": "braids", "bunches": "pigtails", "plaited": "plait", "pageboy": "bob", "balding": "thin",
    "receding": "thin", "greased": "slick", "smooth": "slick", "oiled": "slick", "bushy": "afro",
    "braided": "braids", "tied": "ponytail", "loose": "long",
        "straight": "long",
    "flowing": "long", "tangled": "wild", "tousled": "wild", "messy": "wild", "shaggy": "wild", "spiky": "wild",
    "curls": "curly", "frizzy": "curly", "chignon": "bun", "up": "bun",
        "shaven": "bald",
    "none": "bald", "cropped": "short", "neat": "parted", "bangs": "fringe", "": "short",
}  # fmt: skip


def style_named(word: str, *, features: tuple[str, ...], female: bool) -> str:
    """The known style a word (or a feature such as `long hair`) means; short, or long for women, if nothing fits."""
    words = (
        f"{word} {' '.join(feature for feature in features if 'hair' in feature or 'bald' in feature)}".lower().split()
    )
    for candidate in words:
        if candidate in HAIR_STYLES:
            if candidate == "short" and female:
                return "bob"
            return candidate
        if candidate in _NEAREST:
            return _NEAREST[candidate]
    return "bun" if female else "short"


_OUTER = {
    "three": array([(0.345, -0.13), (0.385, -0.30), (0.285, -0.485), (0.05, -0.575), (-0.20, -0.545), (-0.40, -0.37),
                    (-0.45, -0.10), (-0.385, 0.13), (-0.29, 0.22)]),
    "side": array([(0.295, -0.30), (0.255, -0.455), (0.02, -0.575), (-0.28, -0.505), (-0.455, -0.28), (-0.48, 0.0),
                   (-0.40, 0.20), (-0.27, 0.29), (-0.20, 0.27)]),
}  # fmt: skip
_INNER = {
    "three": array([(0.335, -0.15), (0.30, -0.255), (0.19, -0.325), (0.03, -0.315), (-0.115, -0.235), (-0.175, -0.10),
                    (-0.215, -0.01), (-0.25, 0.06), (-0.275, 0.16)]),
    "side": array([(0.285, -0.31), (0.21, -0.34), (0.09, -0.27), (0.01, -0.13), (-0.055, -0.05), (-0.085, 0.04),
        (-0.15, 0.06),
                   (-0.165, 0.18), (-0.19, 0.26)]),
}  # fmt: skip


def _edge(points: Points, style: str, rng: np.random.Generator) -> Points:
    """The outer contour as the style breaks it: scallops for curls, tongues for wild hair."""
    count = {"curly": 3, "afro": 3, "wild": 2, "wavy": 3}.get(style, 0)
    curve = smooth(points, closed=False, samples=count * 2 if count else 5)
    if not count:
        ragged = rng.normal(0.0, 0.007, len(curve))
        ragged[[0, -1]] = 0.0
        return curve + unit_rows(curve - array([-0.03, -0.05])) * ragged[:, None] if style == "short" else curve
    away = unit_rows(curve - array([-0.03, -0.05]))
    curl = np.array([0.0, 0.75, 1.0, 0.75])[np.arange(len(curve)) % 4]
    spike = np.where(np.arange(len(curve)) % 2 == 0, 1.0, -0.5)
    bump = {"curly": 0.075 * curl, "afro": 0.065 * curl, "wild": 0.052 * spike, "wavy": 0.030 * curl}[
        style
    ] * rng.uniform(0.75, 1.25, len(curve))
    bump = bump + {"curly": 0.03, "afro": 0.13, "wild": 0.03, "wavy": 0.0}[style]
    bump[[0, -1]] = 0.0
    return smooth(curve + away * bump[:, None], closed=False, samples=4)


def unit_rows(vectors: Points) -> Points:
    """Each row at length one."""
    rows: Points = vectors / np.maximum(np.hypot(vectors[:, 0], vectors[:, 1]), 1e-6)[:, None]
    return rows


def _tousled(line: Points, rng: np.random.Generator) -> Points:
    """A hairline broken into locks that point into the face."""
    step = np.gradient(line, axis=0)
    across = unit_rows(np.stack([-step[:, 1], step[:, 0]], axis=1))
    across *= np.sign(across @ array([0.3, 1.0]))[:, None]
    depth = np.where(np.arange(len(line)) % 3 == 0, 0.045, -0.004) * rng.uniform(0.5, 1.2, len(line))
    depth[[0, 1, -2, -1]] = 0.0
    return line + across * depth[:, None]


def _strands(sketch: Sketch, outer: Points, inner: Points, *, color: str, count: int) -> None:
    """Hair lines that flow between two edges of the mass."""
    steps = np.linspace(0, 1, 22)
    one, two = (
        np.stack([np.interp(steps, np.linspace(0, 1, len(edge)), edge[:, k]) for k in range(2)], axis=1)
        for edge in (outer, inner)
    )
    for k in range(count):
        share = (k + 0.6) / (count + 0.4)
        start = int(sketch.rng.integers(1, 9))
        stop = int(sketch.rng.integers(13, 21))
        path = one * (1 - share) + two * share
        sketch.stroke(path[start:stop], ink=0.65, color=color, part="hair")


def draw_hair_behind(sketch: Sketch, *, style: str, color: str, view: str) -> None:
    """The mass that falls behind head and shoulders (drawn before the trunk, or over it from behind)."""
    masses = {
        "long": [(-0.40, -0.25), (-0.50, 0.15), (-0.54, 0.60), (-0.46, 1.02), (-0.2, 1.10), (0.12, 1.06), (0.36,
            0.92), (0.44, 0.45),
                 (0.40, 0.0), (0.34, -0.3)],
        "bob": [(-0.42, -0.25), (-0.50, 0.10), (-0.47, 0.40), (-0.34, 0.50), (0.0, 0.46), (0.30, 0.46), (0.41, 0.32),
            (0.41, 0.0),
                (0.34, -0.3)],
    }  # fmt: skip
    masses["wavy"] = [*masses["long"]]
    masses["curly"] = [(x * 1.12, min(y, 0.42)) for x, y in masses["bob"]]
    masses["afro"] = [(x * 1.30, min(y * 1.1, 0.34) - 0.05) for x, y in masses["bob"]]
    masses["wild"] = [(x * 1.1, y) for x, y in masses["bob"]]
    if style == "braids" and view == "three":
        _draw_braid(sketch, [(0.30, 0.20), (0.40, 0.45), (0.40, 0.95)], color=color, line=drawn_on(color))
    draw_locks_behind(sketch, style=style, color=color, line=drawn_on(color), view=view)
    if style not in masses:
        return
    points = array(masses[style])
    if view == "side":
        points = points * [0.72, 1.0] + [-0.17, 0.0]
    if view == "back":
        points[:, 0] = points[:, 0] * 0.98 + 0.05
    edge = _edge(points, style if style in ("wavy", "curly", "wild", "afro") else "", sketch.rng)
    sketch.form(edge, color, part="hair", shade=0.4)
    middle = points.mean(axis=0)
    line = drawn_on(color)
    low = float(points[:, 1].max())
    for x in np.linspace(points[:, 0].min() + 0.06, points[:, 0].max() - 0.06, 8):
        top = 0.05 + 0.1 * float(sketch.rng.random())
        sketch.curve([(middle[0] + (x - middle[0]) * 0.9, top), (x, (top + low) / 2),
            (middle[0] + (x - middle[0]) * 0.96, low * 0.93)],
                     ink=0.6, color=line, part="hair")  # fmt: skip


def draw_hair(sketch: Sketch, *, style: str, color: str, view: str) -> None:
    """The mass on the skull, and plaits, bun or tail."""
    if style == "none":
        return
    line = drawn_on(color)
    if style in ("thin", "tonsure"):
        draw_scant(sketch, style=style, color=color, line=line, view=view)
        return
    if view == "back":
        _draw_hair_back(sketch, style=style, color=color, line=line)
        draw_locks(sketch, style=style, color=color, line=line, view=view)
        return
    if style == "bald":
        draw_scant(sketch, style=style, color=color, line=line, view=view)
        return
    _draw_knot(sketch, style=style, color=color, line=line, view=view)
    outline = _OUTER[view].copy()
    if style == "short":
        outline[-3:] = outline[-3:] * array([0.97, 1.0]) + array([0.015, -0.055])
    outer = _edge(outline, style, sketch.rng)
    inner = _hairline(style, view)
    edge = smooth(inner, closed=False, samples=4)
    brow = edge
    if style in ("short", "wild", "curly", "fringe", "bob"):
        brow = smooth(_tousled(edge, np.random.default_rng(7)), closed=False, samples=2)
    sketch.form(np.vstack([outer, brow[::-1]]), color, part="hair", shade=0.36, width=0.13)
    _strands(sketch, smooth(outline, closed=False, samples=4), edge, color=line, count=7 if style != "bald" else 2)
    shine = smooth(array([(-0.27, -0.36), (-0.1, -0.475), (0.08, -0.49), (-0.08, -0.42), (-0.24, -0.29)]), samples=4)
    sketch.light(shine, lighter(color, 0.75), part="hair", strength=0.4, softness=0.025)
    if style in ("long", "wavy", "bob"):
        low = {"bob": 0.42, "long": 0.82, "wavy": 0.80}[style]
        x = -0.36 if view == "three" else -0.30
        lock = tube(
            [(x + 0.05, -0.30), (x, -0.06), (x - 0.04, low * 0.4), (x + 0.02, low)], [0.012, 0.060, 0.085, 0.070, 0.02]
        )
        sketch.form(lock, color, part="hair", ink=0.8, shade=0.3)
        sketch.curve([(x, 0.0), (x - 0.035, low * 0.45), (x + 0.01, low * 0.9)], ink=0.6, color=line, part="hair")
    draw_locks(sketch, style=style, color=color, line=line, view=view)
    if style == "braids":
        _draw_braid(sketch, [(-0.33, 0.18), (-0.40, 0.45), (-0.36, 0.92)], color=color, line=line)


def _draw_knot(sketch: Sketch, *, style: str, color: str, line: str, view: str) -> None:
    """A bun or a tail at the back of the head."""
    if style == "bun":
        spot = (-0.30, -0.47) if view == "three" else (-0.44, -0.36)
        ball = ellipse(spot, 0.155, 0.145)
        sketch.form(ball, color, part="hair", shade=0.4)
        for turn in (0.3, 0.65):
            sketch.curve(ellipse(spot, 0.155 * turn, 0.145 * turn)[3:16], ink=0.6, color=line, part="hair")
    if style == "ponytail":
        x = -0.40 if view == "three" else -0.46
        tail = tube([(x, -0.16), (x - 0.16, 0.05), (x - 0.14, 0.38), (x - 0.02, 0.62)], [0.06, 0.12, 0.11, 0.03])
        sketch.form(tail, color, part="hair", shade=0.4)
        for shift in (-0.03, 0.03):
            sketch.curve(
                [(x - 0.02 + shift, -0.08), (x - 0.15 + shift, 0.1), (x - 0.12 + shift, 0.4)],
                ink=0.6,
                color=line,
                part="hair",
            )


def _hairline(style: str, view: str) -> Points:
    inner = _INNER[view].copy()
    if style in ("fringe", "bob") and view == "three":
        inner[1:5] = array([(0.315, -0.15), (0.20, -0.135), (0.04, -0.125), (-0.10, -0.115)])
    elif style in ("fringe", "bob"):
        inner[1:4] = array([(0.26, -0.17), (0.16, -0.14), (0.05, -0.08)])
        inner[0] = (0.325, -0.20)
    elif style in ("curly", "wild", "afro") and view == "three":
        inner[1:5] = array([(0.30, -0.20), (0.20, -0.27), (0.06, -0.20), (-0.08, -0.23)])
    elif style == "slick" and view == "three":
        inner[0:5] = array([(0.335, -0.19), (0.29, -0.33), (0.20, -0.40), (0.10, -0.27), (-0.09, -0.33)])
    elif style in ("parted", "pigtails", "plait", "ringlets") and view == "three":
        inner[1:5] = array([(0.315, -0.24), (0.21, -0.40), (0.05, -0.27), (-0.10, -0.17)])
    return inner


def _draw_braid(sketch: Sketch, path: list[tuple[float, float]], *, color: str, line: str) -> None:
    curve = smooth(array(path), closed=False, samples=4)
    sketch.form(tube(path, [0.062, 0.066, 0.058, 0.040], round_root=True, samples=5), color, part="hair", shade=0.35)
    for k, point in enumerate(curve[1:-1]):
        sketch.curve(
            [point + [-0.055, -0.02], point + [0.0, 0.03], point + [0.055, -0.02]], ink=0.65, color=line, part="hair"
        )
        if k == len(curve) - 3:
            sketch.form(ellipse(point + [0, 0.05], 0.06, 0.025), "#b5493c", part="ribbon", ink=0.7, shade=0)


def _draw_hair_back(sketch: Sketch, *, style: str, color: str, line: str) -> None:
    low = {"long": 0.98, "wavy": 0.96, "bob": 0.36}.get(style, 0.24)
    wide = 0.40 if style in ("long", "wavy") else 0.34
    mass = array([(0.0, -0.575), (0.25, -0.51), (0.395, -0.30), (0.41, -0.02), (wide, low), (0.12, low + 0.07),
                  (-0.12, low + 0.07), (-wide, low), (-0.41, -0.02), (-0.395, -0.30), (-0.25, -0.51)])  # fmt: skip
    if style == "bald":
        mass = array([(0.0, 0.02), (0.22, -0.02), (0.36, -0.12), (0.415, -0.04), (0.35, 0.2), (0.12, 0.29), (-0.12,
            0.29),
                      (-0.35, 0.2), (-0.415, -0.04), (-0.36, -0.12), (-0.22, -0.02)])  # fmt: skip
    edge = _edge(np.vstack([mass, mass[:1]]), style, sketch.rng)
    sketch.form(edge, color, part="hair", shade=0.38, width=0.16)
    for x in np.linspace(-0.34, 0.34, 12) if style != "bald" else ():
        top, stop = sketch.rng.uniform(-0.44, -0.30), low * sketch.rng.uniform(0.45, 1.0)
        sketch.curve(
            [(x * 0.62, top + abs(x) * 0.5), (x * 1.06, -0.12 + abs(x) * 0.2), (x * 0.98, stop)],
            ink=0.6,
            color=line,
            part="hair",
        )
    if style == "bun":
        sketch.form(ellipse((0, -0.22), 0.16, 0.15), color, part="hair", shade=0.4)
        sketch.curve(ellipse((0, -0.22), 0.09, 0.08)[2:15], ink=0.6, color=line, part="hair")
    if style == "ponytail":
        sketch.form(
            tube([(0, -0.14), (0.03, 0.25), (-0.02, 0.7)], [0.06, 0.12, 0.10, 0.03]), color, part="hair", shade=0.4
        )
    if style == "braids":
        for side in (-1, 1):
            _draw_braid(sketch, [(0.22 * side, 0.24), (0.27 * side, 0.5), (0.24 * side, 0.92)], color=color, line=line)
