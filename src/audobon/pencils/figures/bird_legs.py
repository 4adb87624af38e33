"""Legs of birds: feathered thigh, scaly shank, song bird's, webbed, taloned and long toes.

Knows: standing, striding, tucked, kicking legs.  Does not know: bodies.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.bird_stance import Stance
from audobon.pencils.figures.ink import Points, Sketch, array, darker, tube
from audobon.pencils.shapes import smooth

_FOUR_TOES = ((-1.0, 0.86), (0.0, 1.0), (1.0, 0.86), (0.2, -0.5))
_TWO_TOES = ((-0.5, 0.8), (0.3, 1.0))


def draw_bird_legs(sketch: Sketch, bird: Bird, stance: Stance, *, coat: str, side: float) -> Points:
    """One leg, `side` 1 the near one; returns its foot."""
    near = side > 0
    spread = stance.deep * 0.42 * side
    base = stance.body - stance.axis * stance.long * 0.10 - stance.upward * stance.deep * 0.62
    shift = (0.10 if near else -0.14) * stance.deep + (0.012 if near else -0.014)
    base = array([base[0] * 0.6 + shift, base[1]])
    foot = _foot(bird, stance, base, near=near)
    knee = (base + foot) / 2 + array([-0.10 * (base[1] - foot[1]) - 0.01, 0.02])
    hip_at, knee_at, foot_at = (stance.turn.at(p[0], p[1], spread) for p in (base, knee, foot))
    part = f"leg {0 if near else 1}"
    if stance.legs == "sit":
        _toes(sketch, bird, stance, stance.turn.at(stance.long * 0.30, 0.004, spread), part=part)
        return foot_at
    top = hip_at + array([0.0, -stance.deep * 0.25])
    tone = coat if near else darker(coat, 0.14)
    thigh = bird.thigh * (0.9 if bird.toes != "claw" else 1.3)
    low = knee_at if bird.toes != "claw" else knee_at * 0.6 + foot_at * 0.4
    if base[1] > 0.38:
        low = hip_at * 0.45 + knee_at * 0.55
    shank = [hip_at, knee_at, knee_at * 0.4 + foot_at * 0.6, foot_at + array([0.0, -0.006])]
    width = bird.shank
    sketch.form(tube(shank, [width, width * 1.15, width * 0.86, width * 0.9], samples=4), bird.legs, part=part,
        ink=0.85, shade=0.25)  # fmt: skip
    for share in (0.3, 0.5, 0.7):
        spot = knee_at + (foot_at - knee_at) * share
        sketch.stroke(array([spot + [-width * 0.6, 0.0], spot + [width * 0.7, 0.003]]), ink=0.45,
            color=darker(bird.legs, 0.55), part=part)  # fmt: skip
    sketch.form(tube([top, hip_at * 0.75 + low * 0.25, low], [thigh, thigh * 0.86, width * 1.25], samples=4), tone,
        part=part, ink=0.85, shade=0.3)  # fmt: skip
    for share in (0.25, 0.5, 0.75):
        spot = top + (low - top) * share
        sketch.curve([spot + [-thigh * 0.5, 0.0], spot + [0.0, thigh * 0.3], spot + [thigh * 0.4, -0.004]], ink=0.5,
            color=darker(tone, 0.5), part=part)  # fmt: skip
    _toes(sketch, bird, stance, foot_at, part=part)
    return foot_at


def _foot(bird: Bird, stance: Stance, base: Points, *, near: bool) -> Points:
    """Where the foot is (forward, up)."""
    height = max(bird.middle - bird.deep, 0.12)
    if stance.legs == "walk":
        return array([base[0] + (0.34 if near else -0.32) * height + 0.02, 0.0 if near else height * 0.10])
    if stance.legs == "run":
        return array([base[0] + (0.75 if near else -0.70) * height, height * (0.12 if near else 0.34)])
    if stance.legs == "tuck":
        long_legged = height > 0.38
        trail = height * (1.15 if long_legged else 0.5)
        return base + array([-trail * (0.96 if long_legged else 0.6) - (0.03 if near else 0.0), -0.05 - 0.02 * near
            - (0.0 if long_legged else 0.08)])  # fmt: skip
    if stance.legs == "kick":
        return base + (array([height * 0.85, -height * 0.30]) if near else array([height * 0.25, -height * 0.85]))
    if bird.toes == "long" and not near and height > 0.4:
        return array([base[0] - 0.01, 0.0])
    return array([base[0] + (0.04 if near else -0.015) + 0.02 * height, 0.0])


def _toes(sketch: Sketch, bird: Bird, stance: Stance, foot: Points, *, part: str) -> None:
    size = {"song": 0.10, "webbed": 0.125, "claw": 0.105, "long": 0.115, "none": 0.0, "two": 0.12}[bird.toes]
    size *= 1.45 if bird.mark("long toes") else 1.0
    flat = float(np.cos(np.radians(stance.turn.degrees)))
    forward = array([flat, 0.10 * float(np.sin(np.radians(stance.turn.degrees)))])
    hang = 0.06 if stance.legs in ("tuck", "kick") else 0.0
    dark = darker(bird.legs, 0.6)
    if bird.toes == "webbed":
        fan = [forward * size + [s * size * 0.32, 0.012 + abs(s) * 0.006] for s in (-0.9, 0.0, 0.9)]
        if flat > 0.9:
            fan = [array([size * k, d]) for k, d in ((1.0, -0.002), (0.92, 0.014), (0.62, 0.024))]
        tips = [foot + ray + [0.0, hang] for ray in fan]
        web = np.vstack([foot + [-0.018, -0.010], *tips, foot + [-0.02, 0.012]])
        sketch.form(smooth(web, samples=3), bird.legs, part=part, ink=0.85, shade=0.2)
        for tip in tips:
            sketch.stroke(array([foot, tip * 0.92 + foot * 0.08]), ink=0.6, color=dark, part=part)
        return
    thick = bird.shank * 0.85
    spreads = _TWO_TOES if bird.toes == "two" else _FOUR_TOES
    for aside, reach in spreads:
        end = (
            foot
            + forward * size * reach
            + array([aside * size * (0.18 + 0.5 * (1 - flat)), aside * 0.016 + 0.006 + hang])
        )
        arch = (foot + end) / 2 + array([0.0, -0.010])
        sketch.form(tube([foot, arch, end], [thick, thick * 0.95, thick * 0.5], samples=3), bird.legs, part=part,
            ink=0.75, shade=0.15)  # fmt: skip
        if bird.toes == "claw":
            sketch.curve([end, end + [0.016, 0.002], end + [0.022, 0.016]], ink=1.5, color=dark, part=part)
