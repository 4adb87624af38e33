"""Trees, bushes, flowers, grasses: everything that grows wild.

Knows: how a trunk flares, how foliage clumps catch light from the upper left.  Does not know: where it stands.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.season import LEAF_INK as LEAF_INK
from audobon.pencils.shapes import Points, Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, blob, curve, leafy, oval

BARK_INK = "#463629"


def leaf_marks(s: Sketch, x: float, y: float, rx: float, ry: float, *, count: int, size: float) -> None:
    """Small scallops, as an inker suggests leaves: thicker where the clump is in shade, at the lower right."""
    angle = s.rng.normal(0.22, 0.24, count) * 2 * np.pi
    reach = np.sqrt(s.rng.uniform(0.12, 0.92, count))
    width = size * s.rng.uniform(0.7, 1.3, (count, 1, 1))
    middle = np.stack([x + rx * reach * np.cos(angle), y + ry * reach * np.sin(angle)], axis=1)
    scallops = middle[:, None, :] + _SCALLOPS * width
    s.stroke(scallops.reshape(-1, 2)[:-1], width=PEN * 0.55, color=LEAF_INK, taper=False)


_SCALLOPS = np.array(
    [(-1, -0.2), (-0.5, 0.45), (0, -0.1), (np.nan, np.nan), (0, -0.1), (0.55, 0.45), (1, -0.15), (np.nan, np.nan)]
)
"""Two bows side by side, a row of NaN after each."""


def clump(s: Sketch, x: float, y: float, rx: float, ry: float, *, color: str, part: str) -> None:
    """One mass of leaves: scalloped edge, shade below, light above, marks inside."""
    leaf = float(np.clip(0.30 * min(rx, ry), 0.05, 0.22))
    s.form(leafy(s.rng, x, y, rx, ry, scallop=leaf), color, ink=PEN * 0.75, ink_color=LEAF_INK, part=part)
    s.shade(oval(x + 0.28 * rx, y + 0.55 * ry, 0.95 * rx, 0.62 * ry), part=part, strength=0.42, soft=0.20 * ry)
    s.light(oval(x - 0.35 * rx, y - 0.45 * ry, 0.55 * rx, 0.42 * ry), part=part, strength=0.45, soft=0.20 * ry)
    leaf_marks(s, x, y, rx, ry, count=int(np.clip(rx * ry * 26, 5, 22)), size=leaf * 0.42)


def trunk(s: Sketch, *, height: float, foot: float, top: float, lean: float = 0.0, color: str = pal.BARK) -> None:
    """A trunk with flaring roots, bark lines and a shaded side."""
    rng = s.rng
    before, s.label = s.label, "tree"
    bend = rng.normal(0, 0.12) * foot
    outline = smooth(
        np.array(
            [
                (-foot * 1.35, 0.02),
                (-foot * 0.75, -0.10 * height),
                (-(foot + top) * 0.42 + bend, -0.5 * height),
                (lean - top, -height),
                (lean + top, -height),
                ((foot + top) * 0.42 + bend, -0.5 * height),
                (foot * 0.72, -0.10 * height),
                (foot * 1.30, 0.03),
                (foot * 0.45, -0.02),
                (0.0, 0.035),
                (-foot * 0.5, -0.01),
            ]
        ),
        samples=3,
    )
    s.form(outline, color, part="trunk", ink_color=BARK_INK, ink=PEN * 1.1)
    s.shade(
        [(foot * 0.1, 0), (foot * 1.5, 0.05), (lean + top * 1.2, -height), (lean + top * 0.1, -height)],
        part="trunk",
        strength=0.55,
        soft=foot * 0.16,
    )
    s.light(
        [(-foot * 0.8, 0), (-foot * 0.3, 0), (lean - top * 0.4, -height), (lean - top, -height)],
        part="trunk",
        strength=0.35,
        soft=foot * 0.12,
    )
    runs = []
    for _ in range(int(np.clip(foot * 70, 6, 16))):
        u, v = rng.uniform(-0.8, 0.85), rng.uniform(0.02, 0.85)
        length = rng.uniform(0.06, 0.22)
        runs.append(
            [_on_trunk(u, v + length * k, height, foot, top, lean) + rng.normal(0, foot * 0.03, 2) for k in (0, 0.5, 1)]
        )
    s.strokes(runs, width=PEN * 0.7, color=BARK_INK)
    s.label = before


def _on_trunk(u: float, v: float, height: float, foot: float, top: float, lean: float) -> Points:
    half = foot + (top - foot) * min(v * 1.3, 1.0)
    return np.array([lean * v + u * half, -v * height])


def branch(
    s: Sketch, start: tuple[float, float], end: tuple[float, float], *, thick: float, color: str = pal.BARK
) -> None:
    """A limb that thins to its tip, with a slight bend."""
    a, b = np.array(start), np.array(end)
    along = b - a
    normal = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-6)
    middle = (a + b) / 2 + normal * s.rng.normal(0, 0.10) * float(np.hypot(*along))
    outline = smooth(
        np.array(
            [a - normal * thick, middle - normal * thick * 0.6, b, middle + normal * thick * 0.6, a + normal * thick]
        ),
        samples=3,
    )
    s.form(outline, color, part="trunk", ink=PEN * 0.8, ink_color=BARK_INK)


def tree(rng: Random, *, height: float = 5.0, color: str = pal.LEAF) -> list[Shape]:
    """A broad-leaved tree: flared trunk, forked limbs, three tiers of leaf masses."""
    s = Sketch(rng, label="tree")
    bole = 0.42 * height
    foot = 0.055 * height
    lean = float(rng.normal(0, 0.03)) * height
    crown_y, rx, ry = -0.68 * height, 0.36 * height, 0.30 * height
    dark, light = mixed(color, pal.LEAF_DARK, 0.6), mixed(color, pal.LEAF_LIGHT, 0.65)
    for k in range(4):
        angle = (0.10 + 0.27 * k) * np.pi
        clump(
            s,
            lean + 0.62 * rx * np.cos(angle) * (1 if k % 2 else -1),
            crown_y + 0.30 * ry * np.sin(angle * 2),
            0.50 * rx,
            0.46 * ry,
            color=dark,
            part=f"dark{k}",
        )
    trunk(s, height=bole * 1.12, foot=foot, top=foot * 0.62, lean=lean)
    for side in (-1, 1):
        branch(s, (lean + side * foot * 0.2, -bole), (lean + side * 0.5 * rx, crown_y + 0.15 * ry), thick=foot * 0.5)
    places = [
        (-0.62, 0.10, 0.46, 0.42),
        (0.60, 0.02, 0.48, 0.44),
        (-0.30, -0.48, 0.50, 0.46),
        (0.34, -0.50, 0.46, 0.42),
        (0.02, -0.10, 0.56, 0.46),
    ]
    for k, (ux, uy, sx, sy) in enumerate(places):
        x = lean + (ux + rng.normal(0, 0.05)) * rx
        tint = light if k in (2, 4) else color
        clump(s, x, crown_y + (uy + rng.normal(0, 0.05)) * ry, sx * rx, sy * ry, color=tint, part=f"leaf{k}")
    s.grass(0, 0.03, width=foot * 4, height=0.14, blades=9, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def fir(rng: Random, *, height: float = 6.0, color: str = pal.FIR) -> list[Shape]:
    """A fir: drooping tiers of branches, lighter tips, a bare foot."""
    s = Sketch(rng, label="tree")
    trunk(s, height=0.45 * height, foot=0.035 * height, top=0.02 * height, color=pal.BARK_DARK)
    tiers = 6
    for k in range(tiers):
        t = k / (tiers - 1)
        y = -0.16 * height - t * 0.66 * height
        half = (0.27 - 0.21 * t) * height * rng.uniform(0.92, 1.08)
        drop = (0.20 - 0.06 * t) * height
        tint = mixed(mixed(color, pal.FIR_DARK, 0.55 * (1 - t)), pal.FIR_LIGHT, 0.25 * t)
        points = [(0.0, y - drop), (0.35 * half, y - 0.45 * drop)]
        count = 7
        for i in range(count):
            u = 1 - 2 * i / (count - 1)
            points.append((u * half * 1.02, y + 0.10 * drop * (1 - abs(u)) + rng.normal(0, 0.01) * height * 0.3))
            if i < count - 1:
                points.append(((u - 1 / (count - 1)) * half, y - 0.16 * drop))
        points.append((-0.35 * half, y - 0.45 * drop))
        part = f"tier{k}"
        s.form(np.array(points), tint, part=part, ink=PEN * 0.8, ink_color="#3c4230")
        s.shade(oval(0.2 * half, y + 0.02 * height, 0.9 * half, 0.34 * drop), part=part, strength=0.42, soft=0.1 * drop)
        s.light(oval(-0.4 * half, y - 0.34 * drop, 0.4 * half, 0.3 * drop), part=part, strength=0.28, soft=0.1 * drop)
        _needles(s, half=half, y=y, drop=drop, count=int(np.clip(half * 12, 6, 20)))
    return s.shapes


def _needles(s: Sketch, *, half: float, y: float, drop: float, count: int) -> None:
    runs = []
    for u in s.rng.uniform(-0.92, 0.92, count):
        x0, y0 = u * half * 0.72, y - drop * (0.55 - 0.40 * abs(u)) * s.rng.uniform(0.5, 1.0)
        runs.append([(x0, y0), (x0 + u * half * 0.12, y0 + 0.14 * drop), (x0 + u * half * 0.26, y0 + 0.24 * drop)])
    s.strokes(runs, width=PEN * 0.6, color="#3c4230")


def bush(
    rng: Random, *, width: float = 1.2, height: float = 0.9, color: str = pal.LEAF, flowers: str = ""
) -> list[Shape]:
    """A round shrub of four clumps, with blossoms where asked."""
    s = Sketch(rng, label="plant")
    for k, (ux, uy, share) in enumerate(
        ((-0.26, -0.42, 0.62), (0.28, -0.40, 0.60), (0.0, -0.60, 0.66), (-0.02, -0.30, 0.66))
    ):
        tint = (pal.LEAF_DARK, color, mixed(color, pal.LEAF_LIGHT, 0.5), color)[k]
        clump(s, ux * width, uy * height, share * 0.5 * width, share * 0.62 * height, color=tint, part=f"clump{k}")
    if flowers:
        for _ in range(9):
            x, y = rng.normal(0, 0.22) * width, -rng.uniform(0.15, 0.85) * height
            blossom(s, x, y, size=0.05 * width, color=flowers)
    s.grass(0, 0.02, width=width * 0.9, height=0.10 * height + 0.05, blades=8, color="#6f7648", pen=PEN * 0.6)
    return s.shapes


def blossom(s: Sketch, x: float, y: float, *, size: float, color: str) -> None:
    """A five-petalled flower seen from the front."""
    turn = np.linspace(0, 2 * np.pi, 21)
    reach = size * (0.72 + 0.28 * np.abs(np.cos(2.5 * turn + s.rng.uniform(0, 3))))
    s.form(np.stack([x + reach * np.cos(turn), y + reach * 0.9 * np.sin(turn)], axis=1), color, ink=PEN * 0.5)
    s.form(oval(x, y, size * 0.26, size * 0.22, points=8), pal.FLOWER_YELLOW, ink=PEN * 0.3)


def flower(rng: Random, *, height: float = 0.45, color: str = pal.FLOWER_ROSE) -> list[Shape]:
    """Three stems from one root, leaves at the foot."""
    s = Sketch(rng, label="plant")
    for lean in (-0.22, 0.20, 0.0):
        tall = height * rng.uniform(0.75, 1.0)
        tip = (lean * height + rng.normal(0, 0.02), -tall)
        s.stroke(curve((0, 0), (lean * 0.3 * height, -0.5 * tall), tip), width=PEN * 0.9, color="#68744a", taper=False)
        blossom(s, *tip, size=0.13 * height, color=color)
    for side in (-1, 1):
        leaf(s, (0, -0.02), (side * 0.30 * height, -0.26 * height), width=0.10 * height, color=pal.LEAF)
    return s.shapes


def leaf(s: Sketch, start: tuple[float, float], end: tuple[float, float], *, width: float, color: str) -> None:
    """A pointed leaf with its midrib."""
    a, b = np.array(start), np.array(end)
    normal = np.array([-(b - a)[1], (b - a)[0]]) / max(float(np.hypot(*(b - a))), 1e-6)
    belly = a + 0.45 * (b - a)
    outline = smooth(np.array([a, belly + normal * width, b, belly - normal * width]), samples=4)
    s.form(outline, color, ink=PEN * 0.6, ink_color=LEAF_INK)
    s.stroke(np.array([a, belly, a + 0.92 * (b - a)]), width=PEN * 0.4, color=LEAF_INK)


def hedge(rng: Random, *, width: float = 2.4, height: float = 1.2, color: str = pal.LEAF_DARK) -> list[Shape]:
    """A length of clipped hedge: overlapping clumps, level top."""
    s = Sketch(rng, label="plant")
    count = max(int(width / (0.55 * height)), 2)
    for row, lift in ((0, 0.66), (1, 0.34)):
        for k in range(count):
            x = -width / 2 + (k + 0.5 + 0.25 * row) * width / count + rng.normal(0, 0.04)
            tint = mixed(color, pal.LEAF_LIGHT, rng.uniform(0.05, 0.45) if row == 0 else rng.uniform(0, 0.2))
            clump(s, x, -lift * height, 0.68 * width / count, 0.40 * height, color=tint, part=f"h{row}{k}")
    s.grass(0, 0.03, width=width, height=0.16, blades=int(width * 10), color="#6f7648", pen=PEN * 0.6)
    return s.shapes


def rock(rng: Random, *, width: float = 0.8, height: float = 0.5, color: str = pal.STONE) -> list[Shape]:
    """A boulder: a lit top facet, cracks, moss and grass at its foot."""
    s = Sketch(rng, label="rock")
    outline = blob(rng, 0, -0.45 * height, 0.5 * width, 0.55 * height, lobes=8, rough=0.12)
    outline[:, 1] = np.minimum(outline[:, 1], 0.04 * height)
    s.form(outline, color, part="rock")
    s.light(
        oval(-0.15 * width, -0.78 * height, 0.30 * width, 0.20 * height), part="rock", strength=0.6, soft=0.06 * height
    )
    s.shade(
        oval(0.25 * width, -0.15 * height, 0.40 * width, 0.40 * height), part="rock", strength=0.5, soft=0.09 * height
    )
    s.wash(
        oval(-0.25 * width, -0.06 * height, 0.3 * width, 0.14 * height),
        pal.MOSS,
        part="rock",
        strength=0.5,
        soft=0.05 * height,
    )
    s.stroke(
        curve((-0.10 * width, -0.95 * height), (0.02 * width, -0.6 * height), (-0.04 * width, -0.35 * height)),
        width=PEN * 0.7,
    )
    s.stroke(
        curve((0.02 * width, -0.6 * height), (0.2 * width, -0.5 * height), (0.3 * width, -0.3 * height)),
        width=PEN * 0.6,
    )
    s.hatch(0.08 * width, -0.34 * height, 0.38 * width, -0.05 * height, count=7)
    s.grass(-0.3 * width, 0.02, width=0.4 * width, height=0.3 * height, blades=7, color="#6f7648", pen=PEN * 0.7)
    s.grass(0.34 * width, 0.02, width=0.25 * width, height=0.25 * height, blades=5, color="#6f7648", pen=PEN * 0.7)
    return s.shapes


def tuft(rng: Random, *, height: float = 0.3, flowers: str = "") -> list[Shape]:
    """Long grass with a few seed heads or blossoms."""
    s = Sketch(rng, label="grass")
    s.grass(0, 0, width=height * 1.1, height=height, blades=13, color="#7b8450")
    s.grass(0, 0, width=height * 0.9, height=height * 0.8, blades=8, color="#5f6a40", pen=PEN * 0.8)
    if flowers:
        for _ in range(4):
            blossom(s, rng.normal(0, 0.35) * height, -rng.uniform(0.5, 1.0) * height, size=0.10 * height, color=flowers)
    return s.shapes


def reeds(rng: Random, *, height: float = 1.4) -> list[Shape]:
    """Bulrushes by water."""
    s = Sketch(rng, label="plant")
    s.grass(0, 0, width=height * 0.55, height=height, blades=16, color="#7e8a5a", pen=PEN * 1.3)
    for x in rng.normal(0, 0.16, 4) * height:
        tall = height * rng.uniform(0.8, 1.05)
        s.stroke(curve((x * 0.6, 0), (x * 0.8, -tall * 0.5), (x, -tall)), width=PEN, color="#66704a", taper=False)
        s.form(oval(x, -tall, 0.022 * height, 0.085 * height, points=10), pal.BARK_DARK, ink=PEN * 0.6)
    return s.shapes


def pond(rng: Random, *, width: float = 2.2) -> list[Shape]:
    """A still pond seen at a slant: reflections, lily pads, a reedy rim."""
    s = Sketch(rng, label="water")
    half = width / 2
    s.form(blob(rng, 0, -0.12, half, 0.22, lobes=11, rough=0.08), pal.MOSS, ink=PEN * 0.6)
    s.form(blob(rng, 0, -0.11, half * 0.92, 0.18, lobes=11, rough=0.08), pal.WATER, part="water", ink=PEN * 0.8)
    s.shade(oval(0.2 * half, -0.22, 0.8 * half, 0.06), part="water", strength=0.4, soft=0.04)
    s.light(oval(-0.3 * half, -0.07, 0.4 * half, 0.03), part="water", strength=0.5, soft=0.02)
    s.strokes(
        [
            curve((x, y), (x + 0.12, y - 0.01), (x + 0.25, y))
            for x, y in ((-0.5 * half, -0.09), (0.1 * half, -0.05), (-0.1 * half, -0.15))
        ],
        width=PEN * 0.5,
        color="#7d989a",
    )
    for x, y in ((0.45, -0.1), (0.62, -0.14), (0.3, -0.07)):
        s.form(oval(x * half, y, 0.1, 0.028, start=0.06, end=0.96, points=14), pal.LEAF, ink=PEN * 0.6)
    blossom(s, 0.47 * half, -0.14, size=0.05, color=pal.FLOWER_WHITE)
    s.label = "plant"
    for x in (-0.9, -0.75, 0.88):
        s.grass(x * half, -0.08, width=0.25, height=0.42, blades=9, color="#6f7a48", pen=PEN * 0.8)
    return s.shapes


def toadstools(rng: Random) -> list[Shape]:
    """Two or three mushrooms in leaf litter."""
    s = Sketch(rng, label="plant")
    s.grass(0, 0, width=0.4, height=0.14, blades=8, color="#7b7048", pen=PEN * 0.7)
    for x, tall in ((-0.09, 0.13), (0.08, 0.19), (0.17, 0.10)):
        s.form(
            np.array([(x - 0.02, 0), (x - 0.014, -tall), (x + 0.014, -tall), (x + 0.024, 0)]), pal.LINEN, ink=PEN * 0.6
        )
        s.form(
            np.vstack(
                [
                    oval(x, -tall, 0.075, 0.08, start=0.5, end=1.0, points=10),
                    [(x + 0.05, -tall + 0.015), (x - 0.05, -tall + 0.015)],
                ]
            ),
            pal.CLOTH_RED,
            ink=PEN * 0.6,
            part=f"cap{x}",
        )
        for dx in (-0.03, 0.025):
            s.form(oval(x + dx, -tall - 0.04, 0.012, 0.01, points=7), pal.LINEN, ink=0)
    return s.shapes
