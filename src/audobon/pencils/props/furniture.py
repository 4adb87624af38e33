"""Tables, chairs, beds, dressers, clocks, lamps: what furnishes a room.

Knows: joinery, cloth and metal.  Does not know: where it stands.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle


def table(
    rng: Random, *, width: float = 1.4, height: float = 0.74, color: str = pal.WOOD, cloth: str = ""
) -> list[Shape]:
    """A plank-topped table seen a little from above, with turned legs and a cloth where a colour is given."""
    s = Sketch(rng, label="table")
    depth = 0.20
    half = width / 2
    for x in (-half * 0.74, half * 0.74):
        _leg(s, x, top=-height, foot=-0.13, color=mixed(color, pal.WOOD_DARK, 0.45))
    for x in (-half * 0.90, half * 0.90):
        _leg(s, x, top=-height, foot=0.0, color=color)
    s.box(-half * 0.93, -height, half * 0.93, -height + 0.13, mixed(color, pal.WOOD_DARK, 0.25), part="apron")
    s.shade(rectangle(-half, -height, half, -height + 0.06), part="apron", strength=0.5, soft=0.02)
    top = np.array([(-half, -height), (-half * 0.86, -height - depth), (half * 0.86, -height - depth), (half, -height)])
    if cloth:
        _tablecloth(s, top, width=width, height=height, color=cloth)
        return s.shapes
    s.form(top, mixed(color, pal.CREAM, 0.25), part="top")
    s.light(oval(-0.2 * width, -height - 0.6 * depth, 0.3 * width, 0.3 * depth), part="top", strength=0.5, soft=0.04)
    s.strokes(
        [
            [(-half * (1 - 0.14 * t), -height - depth * t), (half * (1 - 0.14 * t), -height - depth * t)]
            for t in (0.3, 0.65)
        ],
        width=PEN * 0.5,
        taper=False,
    )
    s.box(-half, -height, half, -height + 0.045, color, part="edge")
    return s.shapes


def _leg(s: Sketch, x: float, *, top: float, foot: float, color: str) -> None:
    tall = foot - top
    profile = [
        (0.035, 0.0),
        (0.035, 0.22),
        (0.022, 0.28),
        (0.036, 0.40),
        (0.026, 0.62),
        (0.034, 0.80),
        (0.02, 0.88),
        (0.03, 1.0),
    ]
    right = [(x + w, top + t * tall) for w, t in profile]
    left = [(x - w, top + t * tall) for w, t in reversed(profile)]
    part = f"leg{x:.2f}{foot:.2f}"
    s.form(np.array(right + left), color, part=part, ink=PEN * 0.8)
    s.shade(rectangle(x + 0.005, top, x + 0.05, foot), part=part, strength=0.45, soft=0.01)


def _tablecloth(s: Sketch, top: np.ndarray, *, width: float, height: float, color: str) -> None:
    half, drop = width / 2, 0.34
    hem = [(half * 1.03 - k * width * 1.03 / 10, -height + drop + (0.035 if k % 2 else -0.01)) for k in range(11)]
    s.form(
        np.vstack([[(-half * 1.01, -height), (half * 1.01, -height)], smooth(np.array(hem), closed=False, samples=3)]),
        color,
        part="fall",
    )
    s.form(top, mixed(color, "#ffffff", 0.35), part="top")
    folds = [
        curve((x * 0.98, -height + 0.02), (x * 1.0, -height + 0.5 * drop), (x * 1.03, -height + drop * 0.95))
        for x in np.linspace(-half, half, 9)
    ]
    s.strokes(folds, width=PEN * 0.55)
    s.shade(rectangle(0.1 * width, -height, half * 1.1, -height + drop * 1.2), part="fall", strength=0.28, soft=0.08)
    for x in np.linspace(-half, half, 6)[1:-1]:
        s.shade(oval(x + 0.05, -height + 0.6 * drop, 0.03, 0.5 * drop), part="fall", strength=0.25, soft=0.02)
    s.strokes(
        [[(-half * 1.02, -height + drop - 0.06), (half * 1.02, -height + drop - 0.06)]],
        width=PEN * 0.8,
        color=pal.CLOTH_RED,
        taper=False,
    )


def chair(rng: Random, *, height: float = 0.98, color: str = pal.WOOD_RED, seat: str = "") -> list[Shape]:
    """A ladder-back chair, three-quarter view; rush seat or a cushion."""
    s = Sketch(rng, label="chair")
    mid = -0.46 * height
    dark = mixed(color, pal.WOOD_DARK, 0.4)
    for x in (-0.15, 0.25):
        s.box(x - 0.02, mid, x + 0.02, -0.08, dark, ink=PEN * 0.7)
    for x in (-0.17, 0.19):
        s.form(
            np.array([(x - 0.022, mid), (x - 0.03, -height), (x + 0.012, -height - 0.03), (x + 0.022, mid)]),
            color,
            ink=PEN * 0.8,
            part=f"post{x}",
        )
    for t in (0.62, 0.76, 0.90):
        y = -height * t
        s.form(
            np.array(
                [(-0.17, y), (0.01, y - 0.035), (0.19, y), (0.19, y + 0.055), (0.01, y + 0.03), (-0.17, y + 0.055)]
            ),
            color,
            ink=PEN * 0.7,
        )
    seat_points = np.array([(-0.25, mid + 0.02), (-0.17, mid - 0.10), (0.24, mid - 0.10), (0.22, mid + 0.02)])
    s.form(seat_points, seat or pal.THATCH, part="seat")
    s.strokes(
        [
            [(-0.24 + 0.02 * k, mid + 0.01 - 0.02 * k), (0.0, mid - 0.04), (0.22, mid + 0.005 - 0.02 * k)]
            for k in range(5)
        ],
        width=PEN * 0.4,
    )
    s.box(-0.26, mid + 0.01, 0.23, mid + 0.06, color, ink=PEN * 0.8, part="rail")
    for x in (-0.24, 0.20):
        s.box(x - 0.023, mid + 0.04, x + 0.023, 0, color, ink=PEN * 0.8, part=f"front{x}")
        s.shade(rectangle(x, mid, x + 0.03, 0), part=f"front{x}", strength=0.4, soft=0.01)
    s.stroke([(-0.23, -0.18), (0.20, -0.18)], width=PEN * 1.6, color=dark, taper=False)
    return s.shapes


def armchair(rng: Random, *, color: str = pal.CLOTH_GREEN) -> list[Shape]:
    """A buttoned easy chair with rolled arms."""
    s = Sketch(rng, label="chair")
    s.form(
        smooth(np.array([(-0.36, -0.35), (-0.38, -0.95), (-0.20, -1.12), (0.20, -1.12), (0.38, -0.95), (0.36, -0.35)])),
        color,
        part="back",
    )
    s.shade(oval(0.2, -0.7, 0.2, 0.4), part="back", strength=0.4, soft=0.08)
    buttons = [(x, y) for y in (-0.92, -0.75, -0.60) for x in (-0.2, 0.0, 0.2)]
    s.strokes([curve((x - 0.06, y + 0.05), (x, y), (x + 0.06, y + 0.05)) for x, y in buttons], width=PEN * 0.5)
    s.form(
        smooth(np.array([(-0.30, -0.28), (-0.32, -0.48), (0.32, -0.48), (0.30, -0.28)]), samples=4),
        mixed(color, pal.CREAM, 0.25),
        part="seat",
    )
    s.form(rectangle(-0.40, -0.32, 0.40, -0.10), color, part="front")
    s.shade(rectangle(-0.4, -0.2, 0.4, -0.08), part="front", strength=0.4, soft=0.04)
    for side in (-1, 1):
        s.form(oval(side * 0.40, -0.56, 0.11, 0.10), mixed(color, pal.CREAM, 0.12), part=f"arm{side}")
        s.form(rectangle(side * 0.40 - 0.09, -0.52, side * 0.40 + 0.09, -0.10), color, part=f"side{side}")
        s.stroke(oval(side * 0.40, -0.56, 0.05, 0.045, end=0.8), width=PEN * 0.5)
        s.box(side * 0.36 - 0.03, -0.10, side * 0.36 + 0.03, 0, pal.WOOD_DARK, ink=PEN * 0.7)
    s.strokes([[(x, -0.30), (x, -0.12)] for x in np.linspace(-0.28, 0.28, 9)], width=PEN * 0.4)
    return s.shapes


def sofa(rng: Random, *, color: str = pal.CLOTH_ROSE) -> list[Shape]:
    """A camel-backed couch on turned feet, with a cushion."""
    s = Sketch(rng, label="furniture")
    back = smooth(
        np.array(
            [(-0.95, -0.40), (-0.96, -0.78), (-0.50, -0.86), (0.0, -1.00), (0.50, -0.86), (0.96, -0.78), (0.95, -0.40)]
        ),
        samples=5,
    )
    s.form(back, color, part="back")
    s.light(oval(-0.35, -0.78, 0.4, 0.1), part="back", strength=0.4, soft=0.05)
    s.shade(rectangle(-1.0, -0.55, 1.0, -0.40), part="back", strength=0.45, soft=0.06)
    s.form(
        smooth(np.array([(-0.90, -0.30), (-0.90, -0.46), (0.90, -0.46), (0.90, -0.30)]), samples=3),
        mixed(color, pal.CREAM, 0.22),
        part="seat",
    )
    s.stroke([(0.0, -0.46), (0.01, -0.30)], width=PEN * 0.6)
    s.form(rectangle(-0.98, -0.31, 0.98, -0.12), color, part="front")
    s.shade(rectangle(-1, -0.2, 1, -0.1), part="front", strength=0.4, soft=0.04)
    for side in (-1, 1):
        s.form(oval(side * 1.0, -0.62, 0.12, 0.11), mixed(color, pal.CREAM, 0.1), part=f"roll{side}")
        s.form(rectangle(side * 1.0 - 0.10, -0.58, side * 1.0 + 0.10, -0.12), color, part=f"arm{side}")
        s.stroke(oval(side * 1.0, -0.62, 0.06, 0.05, end=0.85), width=PEN * 0.5)
        s.box(side * 0.92 - 0.04, -0.12, side * 0.92 + 0.04, 0, pal.WOOD_DARK, ink=PEN * 0.7)
    spots = [(x, y) for x in np.linspace(-0.8, 0.8, 9) for y in (-0.60, -0.74)]
    s.strokes([curve((x - 0.03, y), (x, y - 0.03), (x + 0.03, y)) for x, y in spots], width=PEN * 0.4, color="#8a6a60")
    s.form(
        smooth(np.array([(0.48, -0.44), (0.50, -0.72), (0.80, -0.70), (0.82, -0.42)]), samples=4),
        pal.CLOTH_MUSTARD,
        part="cushion",
    )
    s.shade(oval(0.72, -0.5, 0.1, 0.15), part="cushion", strength=0.35, soft=0.04)
    return s.shapes


def bed(rng: Random, *, length: float = 2.0, color: str = pal.WOOD, quilt: str = pal.CLOTH_BLUE) -> list[Shape]:
    """A bed from its side: head and foot boards, pillow, patchwork quilt."""
    s = Sketch(rng, label="bed")
    half = length / 2
    s.box(-half - 0.07, -1.15, -half + 0.05, 0, color, part="head")
    s.form(oval(-half - 0.01, -1.18, 0.08, 0.07, points=12), color)
    s.box(-half, -0.42, half, -0.16, mixed(color, pal.WOOD_DARK, 0.2), part="rail")
    s.form(
        smooth(
            np.array([(-half + 0.05, -0.42), (-half + 0.05, -0.62), (half - 0.05, -0.60), (half, -0.42)]), samples=3
        ),
        pal.LINEN,
        part="mattress",
    )
    s.form(
        smooth(
            np.array([(-half + 0.08, -0.60), (-half + 0.12, -0.82), (-half + 0.52, -0.80), (-half + 0.58, -0.60)]),
            samples=5,
        ),
        pal.LINEN,
        part="pillow",
    )
    s.shade(oval(-half + 0.42, -0.62, 0.2, 0.06), part="pillow", strength=0.35, soft=0.03)
    s.strokes([curve((-half + 0.5, -0.75), (-half + 0.42, -0.70), (-half + 0.45, -0.64))], width=PEN * 0.5)
    hem = [(half - k * (length - 0.55) / 8, -0.24 + (0.03 if k % 2 else 0.0)) for k in range(9)]
    fall = np.vstack(
        [[(-half + 0.55, -0.66), (0, -0.72), (half, -0.64)], smooth(np.array(hem), closed=False, samples=3)]
    )
    s.form(fall, quilt, part="quilt")
    patches = (pal.CLOTH_ROSE, pal.CLOTH_MUSTARD, pal.LINEN, pal.CLOTH_GREEN)
    for i, x in enumerate(np.arange(-half + 0.6, half, 0.2)):
        for j in range(2):
            if (i + j) % 2:
                s.wash(
                    rectangle(x, -0.66 + 0.2 * j, x + 0.19, -0.47 + 0.2 * j),
                    patches[(i + 3 * j) % 4],
                    part="quilt",
                    strength=0.75,
                    soft=0.006,
                )
    s.strokes(
        [curve((x, -0.68), (x + 0.01, -0.45), (x + 0.03, -0.26)) for x in np.arange(-half + 0.6, half, 0.2)],
        width=PEN * 0.45,
    )
    s.shade(rectangle(-half, -0.4, half + 0.1, -0.2), part="quilt", strength=0.3, soft=0.06)
    s.form(
        np.array([(-half + 0.50, -0.66), (-half + 0.72, -0.69), (-half + 0.74, -0.26), (-half + 0.52, -0.26)]),
        pal.LINEN,
        part="fold",
    )
    s.box(half - 0.05, -0.78, half + 0.07, 0, color, part="foot")
    s.form(oval(half + 0.01, -0.81, 0.08, 0.07, points=12), color)
    return s.shapes


def dresser(rng: Random, *, color: str = pal.WOOD) -> list[Shape]:
    """A kitchen dresser: racks of plates and hanging cups above, drawers and doors below."""
    s = Sketch(rng, label="cabinet")
    half, top = 0.75, -2.05
    s.box(-half, top, half, -0.85, mixed(color, pal.WOOD_DARK, 0.5), part="hutch")
    s.shade(rectangle(-half, top, half, -0.85), part="hutch", strength=0.3, soft=0.1)
    for row, y in enumerate((-1.62, -1.24)):
        s.box(-half, y, half, y + 0.045, color, ink=PEN * 0.7)
        for k in range(5):
            x = -0.58 + 0.29 * k
            if row == 0 or k % 2 == 0:
                plate_on_edge(s, x, y - 0.145, color=(pal.LINEN, pal.PLASTER_BLUE)[(k + row) % 2])
            else:
                s.form(
                    np.array([(x - 0.05, y), (x - 0.06, y - 0.11), (x + 0.06, y - 0.11), (x + 0.05, y)]),
                    pal.CLOTH_BLUE,
                    ink=PEN * 0.6,
                )
                s.stroke(oval(x + 0.07, y - 0.06, 0.03, 0.03, start=-0.25, end=0.25), width=PEN * 0.6)
        for k in range(4):
            x = -0.45 + 0.3 * k
            s.form(
                np.array([(x - 0.035, y + 0.08), (x + 0.035, y + 0.08), (x + 0.03, y + 0.15), (x - 0.03, y + 0.15)]),
                pal.LINEN,
                ink=PEN * 0.5,
            )
    for x in (-half, half - 0.06):
        s.box(x, top, x + 0.06, -0.85, color, ink=PEN * 0.7)
    s.form(
        np.array([(-half - 0.06, top - 0.08), (half + 0.06, top - 0.08), (half, top + 0.02), (-half, top + 0.02)]),
        color,
    )
    s.box(-half - 0.04, -0.90, half + 0.04, -0.83, mixed(color, pal.CREAM, 0.2))
    s.box(-half, -0.83, half, -0.06, color, part="base")
    s.shade(rectangle(0.1, -0.83, half, -0.06), part="base", strength=0.25, soft=0.1)
    for k in range(3):
        x = -half + 0.04 + 0.49 * k
        s.box(x, -0.79, x + 0.44, -0.60, mixed(color, pal.CREAM, 0.12), ink=PEN * 0.6)
        s.form(oval(x + 0.22, -0.69, 0.022, 0.022, points=8), pal.BRASS, ink=PEN * 0.5)
        s.box(x, -0.56, x + 0.44, -0.10, mixed(color, pal.CREAM, 0.08), ink=PEN * 0.6, part=f"panel{k}")
        s.strokes([rectangle(x + 0.06, -0.50, x + 0.38, -0.16)[[0, 1, 2, 3, 0]]], width=PEN * 0.5, taper=False)
    return s.shapes


def plate_on_edge(s: Sketch, x: float, y: float, *, color: str) -> None:
    s.form(oval(x, y, 0.125, 0.135), color, ink=PEN * 0.6)
    s.stroke(oval(x, y, 0.085, 0.09), width=PEN * 0.5, color="#7d8fa0", taper=False, closed=True)
    s.strokes([curve((x - 0.04, y + 0.02), (x, y - 0.04), (x + 0.04, y + 0.02))], width=PEN * 0.5, color="#7d8fa0")


def clock(rng: Random, *, color: str = pal.WOOD_RED) -> list[Shape]:
    """A long-case clock with its face, glass door and pendulum."""
    s = Sketch(rng, label="furniture")
    s.form(np.array([(-0.24, -1.98), (0.0, -2.16), (0.24, -1.98)]), color)
    s.box(-0.23, -1.98, 0.23, -1.52, color, part="hood")
    s.form(oval(0, -1.75, 0.17, 0.17, points=26), pal.CREAM, part="face")
    s.strokes(
        [
            [(0.13 * np.cos(a), -1.75 + 0.13 * np.sin(a)), (0.155 * np.cos(a), -1.75 + 0.155 * np.sin(a))]
            for a in np.arange(12) * np.pi / 6
        ],
        width=PEN * 0.8,
        taper=False,
    )
    s.strokes([[(0, -1.75), (0.06, -1.82)], [(0, -1.75), (-0.03, -1.88)]], width=PEN * 0.9, taper=False)
    s.box(-0.16, -1.52, 0.16, -0.50, color, part="case")
    s.shade(rectangle(0.02, -1.52, 0.2, -0.5), part="case", strength=0.4, soft=0.05)
    s.box(-0.11, -1.45, 0.11, -0.62, mixed(color, pal.SOOT, 0.55), ink=PEN * 0.6)
    s.stroke([(0.0, -1.45), (0.02, -0.85)], width=PEN * 0.9, color=pal.BRASS, taper=False)
    s.form(oval(0.02, -0.82, 0.055, 0.055, points=14), pal.BRASS, ink=PEN * 0.6)
    s.box(-0.22, -0.50, 0.22, -0.06, color, part="plinth")
    s.strokes([rectangle(-0.15, -0.43, 0.15, -0.14)[[0, 1, 2, 3, 0]]], width=PEN * 0.5, taper=False)
    s.box(-0.25, -0.08, 0.25, 0, color)
    return s.shapes


def lamp(rng: Random, *, lit: bool = False) -> list[Shape]:
    """An oil lamp with a pleated shade, for a table top."""
    s = Sketch(rng, label="lamp")
    s.form(
        smooth(
            np.array(
                [(-0.09, 0), (-0.03, -0.05), (-0.06, -0.14), (0.0, -0.20), (0.06, -0.14), (0.03, -0.05), (0.09, 0)]
            ),
            samples=4,
        ),
        pal.BRASS,
    )
    s.form(
        np.array([(-0.17, -0.20), (-0.08, -0.40), (0.08, -0.40), (0.17, -0.20)]),
        pal.FLAME if lit else pal.CREAM,
        part="shade",
    )
    s.strokes([[(0.16 * t, -0.20), (0.075 * t, -0.40)] for t in np.linspace(-0.8, 0.8, 6)], width=PEN * 0.4)
    return s.shapes


def candle(rng: Random, *, lit: bool = True) -> list[Shape]:
    """A candle in a saucer stick."""
    s = Sketch(rng, label="lamp")
    s.form(oval(0, -0.02, 0.10, 0.028), pal.BRASS, ink=PEN * 0.7)
    s.stroke(oval(0.10, -0.04, 0.03, 0.025, start=-0.3, end=0.4), width=PEN * 0.8, color=pal.BRASS)
    s.box(-0.026, -0.24, 0.026, -0.03, pal.LINEN, ink=PEN * 0.7)
    s.strokes([curve((0.012, -0.23), (0.02, -0.18), (0.014, -0.15))], width=PEN * 0.4)
    if lit:
        s.form(
            smooth(np.array([(0, -0.245), (-0.022, -0.28), (0, -0.345), (0.022, -0.28)]), samples=4),
            pal.FLAME,
            ink=PEN * 0.5,
            ink_color="#b4743c",
        )
    return s.shapes


def mirror(rng: Random) -> list[Shape]:
    """A hanging oval glass in a carved frame; its foot is its lower edge."""
    s = Sketch(rng, label="mirror")
    s.form(oval(0, -0.46, 0.34, 0.46, points=30), pal.BRASS)
    s.form(oval(0, -0.46, 0.27, 0.38, points=30), pal.GLASS, part="glass", ink=PEN * 0.7)
    s.shade(oval(0.1, -0.3, 0.18, 0.25), part="glass", strength=0.25, soft=0.06)
    s.light(
        np.array([(-0.22, -0.45), (-0.05, -0.80), (0.05, -0.78), (-0.15, -0.35)]), part="glass", strength=0.6, soft=0.02
    )
    s.strokes([[(-0.15, -0.45), (-0.02, -0.70)], [(-0.10, -0.38), (0.03, -0.62)]], width=PEN * 0.4, color="#8fa0a0")
    for angle in np.linspace(0, 2 * np.pi, 16, endpoint=False):
        s.stroke(
            oval(0.305 * np.cos(angle), -0.46 + 0.42 * np.sin(angle), 0.022, 0.022, end=0.7, points=7), width=PEN * 0.4
        )
    return s.shapes


def picture(rng: Random, *, width: float = 0.6, height: float = 0.46) -> list[Shape]:
    """A framed landscape; its foot is its lower edge."""
    s = Sketch(rng, label="painting")
    s.stroke([(0, -height - 0.22), (-0.4 * width, -height)], width=PEN * 0.5, taper=False)
    s.stroke([(0, -height - 0.22), (0.4 * width, -height)], width=PEN * 0.5, taper=False)
    s.box(-width / 2, -height, width / 2, 0, pal.BRASS)
    left, right, top, bottom = -width / 2 + 0.06, width / 2 - 0.06, -height + 0.06, -0.06
    s.form(rectangle(left, top, right, bottom), pal.PLASTER_BLUE, part="scene", ink=PEN * 0.6)
    hill = curve((left, bottom - 0.12), (left + 0.35 * width, bottom - 0.19), (right, bottom - 0.10))
    s.wash(np.vstack([hill, [(right, bottom), (left, bottom)]]), pal.LEAF, part="scene", strength=0.9, soft=0.005)
    s.wash(oval(left + 0.18 * width, bottom - 0.19, 0.07, 0.09), pal.LEAF_DARK, part="scene", strength=0.9, soft=0.01)
    s.stroke(hill, width=PEN * 0.5)
    return s.shapes


def shelf(
    rng: Random, *, width: float = 1.3, rows: int = 3, color: str = pal.WOOD, goods: str = "books"
) -> list[Shape]:
    """A case of shelves full of books, bottles or jars."""
    s = Sketch(rng, label="shelf")
    step = 0.44
    height = rows * step + 0.12
    half = width / 2
    s.box(-half, -height, half, 0, mixed(color, pal.WOOD_DARK, 0.55), part="case")
    s.shade(rectangle(-half, -height, half, 0), part="case", strength=0.25, soft=0.1)
    for row in range(rows):
        y = -0.10 - row * step
        _row_of_goods(
            s,
            left=-half + 0.06,
            right=half - 0.06,
            y=y,
            high=0.36,
            goods=goods if goods != "mixed" else ("bottles", "books", "jars")[row % 3],
        )
        s.box(-half, y, half, y + 0.05, color, ink=PEN * 0.7)
    for x in (-half, half - 0.05):
        s.box(x, -height, x + 0.05, 0, color, ink=PEN * 0.7)
    s.box(-half - 0.05, -height - 0.05, half + 0.05, -height + 0.02, color)
    return s.shapes


def _row_of_goods(s: Sketch, *, left: float, right: float, y: float, high: float, goods: str) -> None:
    rng = s.rng
    x = left
    tints = {
        "books": (pal.CLOTH_RED, pal.CLOTH_GREEN, pal.CLOTH_BROWN, pal.CLOTH_BLUE, pal.CLOTH_MUSTARD),
        "bottles": (pal.GLASS_GREEN, pal.GLASS_BROWN, pal.GLASS, pal.CLOTH_BLUE),
        "jars": (pal.LINEN, pal.COPPER, pal.PLASTER_BLUE, pal.STONE_PALE),
    }[goods]
    while x < right - 0.05:
        color = tints[int(rng.integers(len(tints)))]
        tall = high * rng.uniform(0.68, 1.0)
        if goods == "books":
            wide = rng.uniform(0.035, 0.07)
            s.form(rectangle(x, y - tall * 0.92, x + wide, y) + rng.normal(0, 0.003, (4, 2)), color, ink=PEN * 0.5)
            s.strokes(
                [[(x, y - 0.75 * tall), (x + wide, y - 0.75 * tall)]], width=PEN * 0.5, color=pal.BRASS, taper=False
            )
            x += wide + (0.06 if rng.uniform() < 0.08 else 0.0)
        elif goods == "bottles":
            bottle(s, x + 0.05, y, height=tall, color=color)
            x += rng.uniform(0.11, 0.15)
        else:
            s.form(
                smooth(
                    np.array(
                        [
                            (x, y),
                            (x - 0.01, y - 0.7 * tall),
                            (x + 0.02, y - 0.85 * tall),
                            (x + 0.11, y - 0.85 * tall),
                            (x + 0.14, y - 0.7 * tall),
                            (x + 0.13, y),
                        ]
                    ),
                    samples=3,
                ),
                color,
                ink=PEN * 0.6,
            )
            s.form(rectangle(x + 0.02, y - 0.95 * tall, x + 0.11, y - 0.85 * tall), pal.WOOD_PALE, ink=PEN * 0.5)
            x += rng.uniform(0.16, 0.2)


def bottle(s: Sketch, x: float, y: float, *, height: float, color: str) -> None:
    """A corked bottle with a label and a glint."""
    w, h = 0.15 * height + 0.012, height
    outline = [
        (x - w, y),
        (x - w, y - 0.55 * h),
        (x - 0.4 * w, y - 0.72 * h),
        (x - 0.4 * w, y - 0.93 * h),
        (x + 0.4 * w, y - 0.93 * h),
        (x + 0.4 * w, y - 0.72 * h),
        (x + w, y - 0.55 * h),
        (x + w, y),
    ]
    s.form(np.array(outline), color, ink=PEN * 0.6)
    s.form(rectangle(x - 0.3 * w, y - h, x + 0.3 * w, y - 0.92 * h), pal.WOOD_PALE, ink=PEN * 0.4)
    s.form(rectangle(x - 0.8 * w, y - 0.42 * h, x + 0.8 * w, y - 0.16 * h), pal.CREAM, ink=PEN * 0.35)
    s.stroke([(x - 0.6 * w, y - 0.1 * h), (x - 0.6 * w, y - 0.54 * h)], width=PEN * 0.5, color="#f6f2e4", taper=False)
