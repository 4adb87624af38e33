"""Bills: straight, conical, broad, hooked, bent, pouched; shut and open.

Knows: a bill's outline from its root on a head's sheet.  Does not know: heads, eyes.
Outlines: x 0 at the root .. 1 at the tip, y in bill heights, 0 on the line of the mouth, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.expression import Acting
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, luminance, tube
from audobon.pencils.figures.mouth import CAVE, TONGUE
from audobon.pencils.figures.visage import swung
from audobon.pencils.shapes import smooth

_Outline = list[tuple[float, float]]
BILLS: dict[str, tuple[_Outline, _Outline]] = {
    "dagger": ([(0, -0.55), (0.40, -0.46), (0.78, -0.22), (1.0, 0.06), (0.7, 0.04), (0.3, 0.02), (0, 0.04)],
        [(0, 0), (0.4, 0.02), (0.92, 0.06), (0.7, 0.22), (0.3, 0.40), (0, 0.46)]),
    "cone": ([(0, -0.62), (0.35, -0.50), (0.75, -0.20), (1.0, 0.08), (0.6, 0.0), (0.2, 0.10), (0, 0.14)],
        [(0, 0.10), (0.3, 0.06), (0.9, 0.08), (0.6, 0.34), (0.25, 0.50), (0, 0.50)]),
    "thin": ([(0, -0.42), (0.3, -0.34), (0.75, -0.16), (1.0, 0.05), (0.6, 0.06), (0, 0.06)],
        [(0, 0.02), (0.5, 0.06), (0.95, 0.07), (0.6, 0.26), (0, 0.40)]),
    "chisel": ([(0, -0.50), (0.5, -0.34), (1.0, -0.06), (1.0, 0.08), (0.5, 0.04), (0, 0.04)],
        [(0, 0), (0.5, 0.02), (0.98, 0.06), (0.9, 0.18), (0.4, 0.36), (0, 0.46)]),
    "broad": ([(0, -0.66), (0.22, -0.40), (0.55, -0.16), (0.88, -0.18), (1.02, 0.0), (0.96, 0.14), (0.5, 0.08),
        (0.2, 0.14), (0, 0.20)],
        [(0, 0.14), (0.3, 0.10), (0.90, 0.12), (0.96, 0.22), (0.6, 0.34), (0.2, 0.46), (0, 0.48)]),
    "hook": ([(0, -0.62), (0.35, -0.66), (0.72, -0.48), (0.96, -0.06), (0.94, 0.42), (0.80, 0.16), (0.45, 0.08),
        (0, 0.10)],
        [(0, 0.06), (0.45, 0.08), (0.78, 0.14), (0.66, 0.34), (0.3, 0.46), (0, 0.46)]),
    "parrot": ([(0, -0.66), (0.35, -0.78), (0.75, -0.58), (1.0, -0.05), (0.90, 0.62), (0.74, 0.26), (0.45, 0.10),
        (0, 0.06)],
        [(0, 0.04), (0.35, 0.10), (0.66, 0.24), (0.62, 0.46), (0.3, 0.62), (0, 0.52)]),
    "owl": ([(0, -0.40), (0.5, -0.30), (0.9, 0.05), (0.85, 0.70), (0.6, 0.40), (0.2, 0.20), (0, 0.2)],
        [(0, 0.16), (0.4, 0.26), (0.62, 0.42), (0.4, 0.62), (0, 0.5)]),
    "spear": ([(0, -0.55), (0.15, -0.42), (0.55, -0.26), (1.0, 0.04), (0.5, 0.04), (0, 0.06)],
        [(0, 0.02), (0.5, 0.04), (0.97, 0.06), (0.5, 0.28), (0.12, 0.46), (0, 0.5)]),
    "bent": ([(0, -0.50), (0.30, -0.46), (0.62, -0.28), (0.86, 0.26), (0.95, 0.98), (0.80, 0.84), (0.58, 0.36),
        (0.3, 0.08), (0, 0.04)],
        [(0, 0.02), (0.3, 0.08), (0.58, 0.36), (0.80, 0.86), (0.84, 0.98), (0.56, 0.90), (0.28, 0.52), (0, 0.42)]),
    "pouch": ([(0, -0.30), (0.3, -0.20), (0.9, -0.10), (1.02, 0.16), (0.94, 0.04), (0.4, 0.0), (0, 0.06)],
        [(0, 0.02), (0.5, 0.0), (0.96, 0.05), (0.84, 0.30), (0.55, 0.86), (0.22, 1.12), (0, 0.78)]),
    "triangle": ([(-0.04, -0.72), (0.30, -0.62), (0.72, -0.30), (1.0, 0.14), (0.5, 0.04), (0, 0.06)],
        [(0, 0.04), (0.5, 0.02), (0.94, 0.12), (0.6, 0.38), (0.2, 0.58), (-0.04, 0.62)]),
    "needle": ([(0, -0.30), (0.2, -0.22), (0.6, -0.16), (1.0, 0.10), (0.6, -0.02), (0, 0.08)],
        [(0, 0.02), (0.5, -0.02), (0.98, 0.11), (0.5, 0.14), (0, 0.32)]),
    "dodo": ([(0, -0.46), (0.3, -0.30), (0.62, -0.40), (0.9, -0.26), (1.02, 0.18), (0.96, 0.50), (0.82, 0.16),
        (0.4, 0.06), (0, 0.10)],
        [(0, 0.06), (0.4, 0.06), (0.82, 0.18), (0.86, 0.40), (0.5, 0.40), (0, 0.46)]),
}  # fmt: skip


def draw_bill(sketch: Sketch, bird: Bird, acting: Acting, *, root: Points, short: float) -> tuple[Points, Points]:
    """A bill at its root; `short` (0..1) foreshortens it. Returns the mouth's middle and the bill's furthest corner."""
    upper, lower = (array(outline) for outline in BILLS[bird.bill])
    length, tall = bird.bill_size[0] * short, bird.bill_size[1]
    scale = array([length, tall])
    opened = acting.gape if acting.gape >= 0.08 else 0.0
    wide = 46.0 / max(1.0, length**0.7)
    low = swung(root + lower * scale, root, wide * opened)
    high = swung(root + upper * scale, root, -wide * 0.35 * opened)
    if opened:
        _gullet(sketch, root, high, low)
    sketch.form(smooth(low, samples=3), darker(bird.beak, 0.14), part="beak", ink=0.9, shade=0.22)
    if bird.bill == "pouch":
        for k in (0.3, 0.45, 0.6):
            sketch.curve([root + scale * [k - 0.1, 0.15], root + scale * [k, 0.5], root + scale * [k - 0.06, 0.85]],
                ink=0.5, color=darker(bird.beak, 0.45), part="beak")  # fmt: skip
    sketch.form(smooth(high, samples=4), bird.beak, part="beak", ink=1.0, shade=0.26)
    _details(sketch, bird, high, root=root, scale=scale, corner=acting.smile * 0.06)
    tip = high[np.argmax(np.hypot(*(high - root).T))]
    mouth = (high[len(high) // 2] + low[1]) / 2 if opened else root + scale * [0.5, 0.1]
    return mouth, tip


def _gullet(sketch: Sketch, root: Points, high: Points, low: Points) -> None:
    hilt, point = high[len(high) * 3 // 5], low[2]
    cave = array([root + [-0.03, -0.02], hilt, (hilt + point) / 2, point, root + [-0.02, 0.08]])
    sketch.form(cave, CAVE, part="beak", ink=0.4, shade=0)
    middle = root * 0.45 + (hilt + point) * 0.275
    sketch.form(tube([root + [0.02, 0.03], middle, middle * 1.3 - root * 0.3], [0.03, 0.035, 0.012], samples=3),
        TONGUE, part="beak", ink=0.3, shade=0)  # fmt: skip


def _details(sketch: Sketch, bird: Bird, high: Points, *, root: Points, scale: Points, corner: float) -> None:
    """Nostril, a gleam, the mouth's line back into the cheek, and what else marks a bill."""
    dark = darker(bird.beak, 0.7) if luminance(bird.beak) > 0.25 else lighter(bird.beak, 0.25)
    nostril = root + scale * [0.26, -0.24]
    sketch.curve([nostril - [0.03, 0], nostril + [0.01, -0.015], nostril + [0.045, 0.008]], ink=0.9, color=dark,
        part="beak")  # fmt: skip
    gleam = root + scale * array([(0.12, -0.40), (0.4, -0.36), (0.62, -0.22)])
    sketch.light(tube(gleam, [0.01, 0.02, 0.006], samples=3), "#ffffff", part="beak", strength=0.4, softness=0.01)
    hinge = root + scale * [0.0, 0.06]
    sketch.curve([root + scale * [0.34, 0.05], hinge, hinge + [-0.06, 0.01 - corner * 0.8],
        hinge + [-0.10, -0.01 - corner * 2.4]], ink=1.1, color=dark, part="beak")  # fmt: skip
    if bird.bill == "triangle":
        for at, color in ((0.06, "#5a6b86"), (0.30, "#f0d890"), (0.48, "#e0562e")):
            band = root + scale * array([(at, -0.66 + at * 0.5), (at + 0.10, -0.62 + at * 0.5), (at + 0.12, 0.5 - at
                * 0.4), (at, 0.56 - at * 0.4)])  # fmt: skip
            sketch.wash(band, color, part="beak", strength=0.9)
    tipped = bird.mark("bill tip")
    if tipped:
        sketch.wash(ellipse(root + scale * [0.94, 0.2], length_of(scale, 0.3), scale[1] * 0.8, count=14), tipped,
            part="beak", strength=0.95)  # fmt: skip
    if bird.mark("knob"):
        sketch.form(ellipse(root + scale * [0.06, -0.46], 0.11, 0.13, count=16), bird.mark("knob"), part="beak",
            ink=0.8, shade=0.2)  # fmt: skip
        sketch.wash(high[:1] + array([(-0.05, 0.0), (0.20, 0.02), (0.10, 0.24), (-0.05, 0.3)]), bird.mark("knob"),
            part="beak", strength=0.9)  # fmt: skip


def length_of(scale: Points, share: float) -> float:
    return float(scale[0]) * share
