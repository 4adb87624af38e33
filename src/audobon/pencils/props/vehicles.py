"""What rolls, sails, slides and flies: from sledge and ship to bicycle, bus, train and rocket.

Knows: bodies, wheels, sails.  Does not know: roads and waters.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, grain, ring, rod, studs, turned, volume
from audobon.pencils.props.street_things import wheel
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle

TYRE = "#57514d"


def _tyre(s: Sketch, x: float, y: float, r: float) -> None:
    """A rubber tyre with a bright hub."""
    s.form(oval(x, y, r, r, points=26), TYRE, ink=PEN, part=f"tyre{x}")
    s.light(oval(x - 0.4 * r, y - 0.5 * r, 0.3 * r, 0.25 * r), part=f"tyre{x}", strength=0.35, soft=0.1 * r)
    s.form(oval(x, y, 0.52 * r, 0.52 * r, points=20), pal.TIN, ink=PEN * 0.7)
    s.form(oval(x, y, 0.18 * r, 0.18 * r, points=12), pal.STEEL, ink=PEN * 0.6)


def _pane(s: Sketch, points: list[tuple[float, float]]) -> None:
    """A window of a car: pale glass with a streak."""
    part = f"pane{points[0][0]:.2f}{points[0][1]:.2f}"
    outline = np.array(points)
    s.form(outline, pal.GLASS, ink=PEN * 0.8, part=part)
    low, high = outline.min(axis=0), outline.max(axis=0)
    x, w = low[0] + 0.3 * (high[0] - low[0]), 0.12 * (high[0] - low[0])
    streak = np.array([(x, high[1]), (x + w, high[1]), (x + 3 * w, low[1]), (x + 2 * w, low[1])])
    s.light(streak, part=part, strength=0.8, soft=0.01)


def bicycle(rng: Random) -> list[Shape]:
    """A bicycle with basket, lamp and bell."""
    s = Sketch(rng)
    for x in (-0.55, 0.55):
        s.stroke(oval(x, -0.34, 0.33, 0.33, points=34), width=PEN * 2.6, color=TYRE, closed=True, taper=False)
        s.strokes([[(x, -0.34), (x + 0.31 * np.cos(a), -0.34 + 0.31 * np.sin(a))] for a in np.arange(12) * np.pi / 6],
                  width=PEN * 0.4, color="#8a8a86")  # fmt: skip
    frame = pal.CLOTH_RED
    for a, b in (((-0.55, -0.34), (-0.08, -0.32)), ((-0.55, -0.34), (-0.2, -0.78)), ((-0.08, -0.32), (-0.2, -0.82)),
                 ((-0.08, -0.32), (0.4, -0.78)), ((-0.19, -0.76), (0.39, -0.84)), ((0.55, -0.34),
                 (0.38, -0.98))):  # fmt: skip
        rod(s, a, b, 0.018, frame)
    bent(s, [(0.3, -1.02), (0.38, -1.0), (0.46, -1.04), (0.34, -1.1)], 0.014, pal.STEEL, part="bars")
    volume(s, [(-0.34, -0.88), (-0.2, -0.93), (-0.05, -0.88), (-0.18, -0.83)], pal.CLOTH_BROWN, part="saddle")
    s.stroke(oval(-0.08, -0.32, 0.08, 0.08), width=PEN * 1.6, color=pal.IRON, closed=True, taper=False)
    rod(s, (-0.08, -0.32), (0.0, -0.16), 0.012, pal.IRON)
    s.form(rectangle(-0.05, -0.17, 0.07, -0.14), pal.IRON, ink=PEN * 0.7)
    s.form(np.array([(0.46, -0.98), (0.74, -0.98), (0.7, -0.76), (0.5, -0.76)]), pal.THATCH, part="basket")
    s.strokes([[(0.47, y), (0.73, y)] for y in (-0.92, -0.86, -0.8)], width=PEN * 0.6, color="#8d7040")
    ball(s, 0.46, -0.72, 0.045, pal.BRASS, part="lamp")
    return s.shapes


def car(rng: Random) -> list[Shape]:
    """A rounded little motor-car."""
    s = Sketch(rng)
    body = [(-1.5, -0.3), (-1.52, -0.62), (-1.3, -0.78), (-0.85, -0.84), (-0.5, -1.3), (0.0, -1.42), (0.55, -1.34),
            (0.95, -0.86), (1.42, -0.74), (1.52, -0.5), (1.48, -0.28), (0.0, -0.24)]  # fmt: skip
    volume(s, body, pal.CLOTH_RED, part="body", samples=4)
    _pane(s, [(-0.74, -0.86), (-0.44, -1.24), (-0.06, -1.32), (-0.06, -0.86)])
    _pane(s, [(0.04, -0.86), (0.04, -1.32), (0.48, -1.26), (0.76, -0.86)])
    s.strokes([curve((-0.02, -0.86), (-0.04, -0.5), (0.0, -0.3)), curve((-0.8, -0.84), (-0.78, -0.5), (-0.7, -0.32)),
               curve((0.8, -0.84), (0.84, -0.6), (0.8, -0.36))], width=PEN * 0.7)  # fmt: skip
    s.form(rectangle(0.06, -0.74, 0.2, -0.71), pal.STEEL, ink=PEN * 0.5)
    ball(s, 1.44, -0.62, 0.08, pal.CREAM, part="lamp")
    s.form(oval(-1.5, -0.6, 0.03, 0.06), pal.EMBER, ink=PEN * 0.7)
    for x in (-0.92, 0.95):
        s.form(np.vstack([oval(x, -0.32, 0.36, 0.36, start=0.5, end=1.0, points=14)]),
                mixed(pal.CLOTH_RED, pal.SOOT, 0.45),
               ink=PEN * 0.8)  # fmt: skip
        _tyre(s, x, -0.28, 0.28)
    for x in (-1.5, 1.46):
        bent(s, [(x - 0.06, -0.34), (x, -0.3), (x + 0.08, -0.34)], 0.035, pal.TIN, part=f"bumper{x}")
    return s.shapes


def bus(rng: Random) -> list[Shape]:
    """A two-storeyed omnibus with a stair and faces of glass."""
    s = Sketch(rng)
    body = [(-2.0, -0.35), (-2.02, -2.5), (-1.9, -2.68), (1.7, -2.68), (1.95, -2.5), (2.05, -1.2), (2.1, -0.35)]
    s.form(smooth(np.array(body), samples=2), "#b85a4a", part="body")
    s.shade(rectangle(-2.1, -0.8, 2.1, -0.3), part="body", strength=0.4, soft=0.15)
    s.light(rectangle(-2.0, -2.66, 1.8, -2.5), part="body", strength=0.5, soft=0.06)
    s.form(rectangle(-2.0, -1.62, 2.0, -1.46), pal.CREAM, ink=PEN * 0.7)
    for k in range(6):
        x = -1.8 + 0.6 * k
        _pane(s, [(x, -2.4), (x + 0.48, -2.4), (x + 0.48, -1.8), (x, -1.8)])
    for k in range(4):
        x = -1.2 + 0.6 * k
        _pane(s, [(x, -1.34), (x + 0.48, -1.34), (x + 0.48, -0.86), (x, -0.86)])
    _pane(s, [(1.36, -1.34), (1.92, -1.34), (1.98, -0.8), (1.36, -0.8)])
    s.box(-1.92, -1.36, -1.36, -0.35, mixed("#b85a4a", pal.SOOT, 0.6), part="entry")
    s.strokes(
        [[(-1.86, -0.5 - 0.2 * k), (-1.42, -0.5 - 0.2 * k)] for k in range(4)], width=PEN * 1.2, color=pal.WOOD_PALE
    )
    s.stroke([(-1.4, -1.3), (-1.4, -0.4)], width=PEN * 2, color=pal.BRASS, taper=False)
    ball(s, 2.06, -0.6, 0.1, pal.CREAM, part="lamp")
    for x in (-1.1, 1.3):
        _tyre(s, x, -0.36, 0.36)
    return s.shapes


def train(rng: Random) -> list[Shape]:
    """A green steam engine with a tender of coal, on its rails."""
    s = Sketch(rng)
    for k in range(5):
        x, r = 1.2 - 0.36 * k, 0.16 + 0.06 * k
        s.wash(oval(x, -2.5 - 0.1 * k, r * 1.5, r), "#dfdcd4", part="*", strength=0.6, soft=0.08)
    rod(s, (-2.7, -0.02), (2.1, -0.02), 0.025, pal.IRON)
    s.box(-2.6, -1.25, -1.55, -0.42, "#5f7a5c", part="tender")
    volume(s, [(-2.5, -1.22), (-2.3, -1.42), (-1.9, -1.48), (-1.62, -1.22)], pal.SOOT, part="coal", samples=2)
    s.box(-1.4, -2.05, -0.55, -0.42, "#5f7a5c", part="cab")
    s.box(-1.5, -2.16, -0.45, -2.04, pal.IRON, ink=PEN)
    _pane(s, [(-1.22, -1.85), (-0.76, -1.85), (-0.76, -1.4), (-1.22, -1.4)])
    s.form(rectangle(-0.55, -1.5, 1.3, -0.8), "#6d8a68", part="boiler")
    s.light(rectangle(-0.55, -1.42, 1.3, -1.3), part="boiler", strength=0.6, soft=0.05)
    s.shade(rectangle(-0.55, -1.05, 1.3, -0.78), part="boiler", strength=0.5, soft=0.08)
    for x in (-0.1, 0.4, 0.9):
        s.form(rectangle(x, -1.51, x + 0.06, -0.79), pal.BRASS, ink=PEN * 0.6)
    s.form(oval(1.3, -1.15, 0.12, 0.36, points=24), pal.IRON, part="front")
    turned(s, [(0.2, -2.3), (0.13, -2.1), (0.12, -1.48)], pal.IRON, part="stack", x=0.95, inside=pal.SOOT, samples=1)
    turned(s, [(0.06, -1.86), (0.16, -1.76), (0.17, -1.48)], pal.BRASS, part="dome", x=0.25)
    ball(s, 1.42, -1.36, 0.1, pal.CREAM, part="lamp")
    s.box(-1.5, -0.8, 1.45, -0.55, pal.CLOTH_RED, part="frame")
    s.form(np.array([(1.4, -0.55), (1.95, -0.04), (1.35, -0.04)]), pal.IRON, part="catcher")
    s.strokes([[(1.42, -0.48), (1.5 + 0.1 * k, -0.05)] for k in range(4)], width=PEN * 0.8, color="#8a8a86")
    for x, r in ((-2.3, 0.24), (-1.8, 0.24), (-0.95, 0.4), (-0.05, 0.4), (0.75, 0.26), (1.2, 0.22)):
        wheel(s, x, -r - 0.02, radius=r, spokes=8, color=pal.CLOTH_RED)
    rod(s, (-0.95, -0.42), (0.75, -0.36), 0.03, pal.STEEL)
    return s.shapes


def raft(rng: Random) -> list[Shape]:
    """A raft of lashed logs with a mast and a patched sail."""
    s = Sketch(rng)
    rod(s, (0.1, -2.0), (0.1, -0.2), 0.035, pal.WOOD)
    sail = [(0.12, -1.95), (0.7, -1.6), (0.95, -0.75), (0.5, -0.7), (0.12, -0.8)]
    volume(s, sail, pal.LINEN, part="sail", samples=3)
    s.form(rectangle(0.4, -1.2, 0.6, -1.0), pal.CLOTH_RED, ink=PEN * 0.6)
    s.form(np.array([(0.1, -2.05), (-0.3, -1.96), (0.1, -1.86)]), pal.CLOTH_BLUE, ink=PEN * 0.7)
    for k, y in enumerate((-0.3, -0.2, -0.1)):
        left, right = -1.1 - 0.06 * k, 1.05 + 0.05 * k
        rod(s, (left, y), (right, y), 0.06, (pal.BARK_PALE, pal.WOOD, pal.BARK)[k], part=f"log{k}")
        grain(s, left, y - 0.05, right, y + 0.05, count=4)
        s.form(oval(right, y, 0.03, 0.06, points=12), pal.WOOD_PALE, ink=PEN * 0.7)
    for x in (-0.75, 0.7):
        for d in (0.0, 0.06):
            s.stroke(curve((x + d, -0.36), (x + d + 0.03, -0.2), (x + d, -0.04)), width=PEN * 1.6, color="#c3a774")
    return s.shapes


def ship(rng: Random) -> list[Shape]:
    """A three-masted ship under sail, with a gilded stern and a pennant."""
    s = Sketch(rng)
    masts = ((-1.4, -4.1), (0.2, -4.8), (1.7, -4.0))
    for x, top in masts:
        rod(s, (x, top), (x, -0.8), 0.06, pal.WOOD_DARK)
    s.strokes([[(x, top), (x + d, -1.1)] for x, top in masts for d in (-0.7, -0.4, 0.4, 0.7)], width=PEN * 0.7,
              color="#7c6a4e")  # fmt: skip
    for k, (x, top) in enumerate(masts):
        for j, share in enumerate((0.55, 0.85)):
            y0, y1 = top + 0.35 + 1.25 * j, top + 1.35 + 1.35 * j
            if y1 > -1.1:
                continue
            half = share * (0.95 if k == 1 else 0.8)
            sail = [(x - 0.85 * half, y0), (x + 0.85 * half, y0), (x + half * 1.05, (y0 + y1) / 2), (x + half, y1),
                    (x, y1 - 0.14), (x - half, y1), (x - 0.8 * half, (y0 + y1) / 2)]  # fmt: skip
            s.form(smooth(np.array(sail), samples=3), pal.LINEN, part=f"sail{k}{j}")
            s.shade(oval(x + 0.45 * half, (y0 + y1) / 2, 0.4 * half, 0.45 * (y1 - y0)),
                    part=f"sail{k}{j}", strength=0.35,
                    soft=0.12)  # fmt: skip
            rod(s, (x - half, y0), (x + half, y0), 0.035, pal.WOOD)
    s.form(
        smooth(np.array([(0.2, -4.85), (-0.3, -4.95), (-0.8, -4.85), (-0.3, -4.72)]), samples=3), pal.CLOTH_RED, ink=PEN
    )
    rod(s, (2.2, -1.2), (3.5, -1.9), 0.05, pal.WOOD_DARK, tip=0.02)
    jib = np.array([(1.75, -3.8), (3.3, -1.85), (2.1, -1.6)])
    s.form(smooth(jib, samples=3), pal.LINEN, part="jib", ink=PEN)
    hull = [(-2.9, -1.9), (-2.2, -1.7), (-1.9, -1.15), (0.0, -0.98), (1.8, -1.12), (2.6, -1.5), (2.3, -0.5), (1.7, 0.0),
            (-2.2, 0.0), (-2.7, -0.8)]  # fmt: skip
    volume(s, hull, pal.WOOD_RED, part="hull", samples=3)
    for t in (0.3, 0.6):
        s.stroke(curve((-2.75, -1.5 + t), (-1.8, -0.95 + 0.7 * t), (0, -0.82 + 0.6 * t), (1.9, -0.95 + 0.7 * t)),
                width=PEN,
                 color="#5d3d28", taper=False)  # fmt: skip
    s.stroke(curve((-2.3, -1.45), (-1.8, -1.02), (0, -0.86), (1.9, -1.0), (2.5, -1.3)), width=PEN * 3, color=pal.BRASS)
    for x in (-1.5, -0.8, -0.1, 0.6, 1.3):
        s.form(rectangle(x - 0.1, -0.66, x + 0.1, -0.48), pal.SOOT, ink=PEN * 0.8)
    for x in (-2.72, -2.45):
        s.form(rectangle(x, -1.5, x + 0.18, -1.25), pal.FLAME, ink=PEN * 0.8)
    return s.shapes


def sailing_boat(rng: Random) -> list[Shape]:
    """A little sailing boat with two red sails."""
    s = Sketch(rng)
    rod(s, (0.0, -3.0), (0.0, -0.5), 0.03, pal.WOOD)
    main = [(0.06, -2.85), (1.2, -0.8), (0.06, -0.75)]
    s.form(np.array(main), "#b9705a", part="main")
    s.shade(np.array([(0.5, -1.9), (1.2, -0.8), (0.6, -0.78)]), part="main", strength=0.35, soft=0.12)
    s.strokes(
        [[(0.06, y), (0.06 + 0.55 * (2.85 + y), y)] for y in (-2.2, -1.7, -1.2)], width=PEN * 0.5, color="#7a4334"
    )
    s.form(smooth(np.array([(-0.06, -2.6), (-0.06, -0.75), (-1.0, -0.7)]), samples=3), "#c98a72", part="fore")
    rod(s, (0.0, -0.72), (1.25, -0.72), 0.022, pal.WOOD)
    hull = [(-1.25, -0.55), (1.35, -0.5), (1.15, -0.1), (0.8, 0.0), (-0.7, 0.0), (-1.1, -0.25)]
    volume(s, hull, pal.LINEN, part="hull", samples=2)
    s.stroke([(-1.2, -0.46), (1.3, -0.42)], width=PEN * 2.4, color=pal.CLOTH_BLUE, taper=False)
    s.form(np.array([(0.0, -3.02), (0.4, -2.94), (0.0, -2.84)]), pal.FLOWER_YELLOW, ink=PEN * 0.7)
    return s.shapes


def canoe(rng: Random) -> list[Shape]:
    """A birch-bark canoe with a paddle."""
    s = Sketch(rng)
    s.form(smooth(np.array([(-1.4, -0.55), (-0.7, -0.4), (0.7, -0.4), (1.4, -0.55), (0.7, -0.48), (-0.7, -0.48)]),
            samples=3),
           pal.WOOD_DARK, ink=PEN)  # fmt: skip
    hull = [(-1.45, -0.62), (-1.1, -0.44), (-0.5, -0.38), (0.5, -0.38), (1.1, -0.44), (1.45, -0.62), (1.3, -0.16),
            (0.8, 0.0),
            (-0.8, 0.0), (-1.3, -0.16)]  # fmt: skip
    volume(s, hull, "#d9c8a2", part="hull", samples=3)
    s.strokes([[(x, -0.36), (x * 1.02, -0.03)] for x in (-0.8, -0.25, 0.3, 0.85)], width=PEN * 0.7, color="#8a7350")
    zigzag = [(x, -0.3 + (0.05 if k % 2 else 0)) for k, x in enumerate(np.linspace(-1.1, 1.1, 17))]
    s.stroke(np.array(zigzag), width=PEN, color="#a8553f", taper=False)
    rod(s, (-0.3, -0.5), (0.85, -0.18), 0.018, pal.WOOD)
    volume(s, [(0.8, -0.24), (1.1, -0.2), (1.16, -0.08), (0.95, -0.06), (0.82, -0.14)], pal.WOOD, part="blade")
    return s.shapes


def sledge(rng: Random) -> list[Shape]:
    """A child's sledge with curled runners and a rope."""
    s = Sketch(rng)
    for dy, part in ((-0.07, "far"), (0.0, "near")):
        runner = [(-0.5, -0.03 + dy), (0.3, -0.02 + dy), (0.5, -0.08 + dy), (0.58, -0.22 + dy), (0.5, -0.3 + dy)]
        bent(s, runner, 0.02, pal.IRON if part == "near" else pal.WOOD_DARK, part=part)
        for x in (-0.36, 0.24):
            rod(s, (x, -0.04 + dy), (x, -0.24 + dy), 0.018, pal.WOOD)
    for k in range(4):
        y = -0.24 - 0.028 * k
        s.form(np.array([(-0.5 + 0.03 * k, y), (0.4 + 0.03 * k, y), (0.41 + 0.03 * k, y - 0.025),
                (-0.49 + 0.03 * k, y - 0.025)]),
               pal.WOOD_RED, ink=PEN * 0.7)  # fmt: skip
    s.stroke(curve((0.5, -0.3), (0.72, -0.2), (0.7, -0.02), (0.86, 0.0)), width=PEN * 1.4, color="#c3a774", taper=False)
    return s.shapes


def sleigh(rng: Random) -> list[Shape]:
    """A swan-necked sleigh with a fur rug."""
    s = Sketch(rng)
    bent(s, [(-0.95, -0.05), (0.5, -0.03), (1.0, -0.1), (1.2, -0.4), (1.1, -0.56)], 0.03, pal.BRASS, part="runner")
    for x in (-0.5, 0.4):
        rod(s, (x, -0.4), (x - 0.06, -0.06), 0.025, pal.BRASS)
    volume(s, [(-0.7, -0.7), (-0.5, -0.98), (-0.1, -0.9), (0.1, -0.66)], "#cbb79a", part="fur", samples=3)
    body = [(-0.95, -1.15), (-0.78, -0.7), (0.2, -0.6), (0.7, -0.78), (0.95, -1.1), (1.02, -0.8), (0.75, -0.42),
            (-0.6, -0.36),
            (-0.98, -0.6), (-1.12, -1.18)]  # fmt: skip
    volume(s, body, pal.CLOTH_RED, part="body", samples=3)
    s.stroke(curve((-0.9, -0.66), (0.1, -0.48), (0.8, -0.62)), width=PEN * 1.6, color=pal.BRASS)
    s.stroke(curve((-0.4, -0.5), (-0.2, -0.62), (0.0, -0.5), (0.2, -0.6)), width=PEN, color=pal.BRASS)
    studs(s, [(1.0, -0.92), (1.04, -0.82)], 0.03, pal.FLOWER_YELLOW)
    return s.shapes


def pram(rng: Random) -> list[Shape]:
    """A perambulator with its hood up."""
    s = Sketch(rng)
    bent(s, [(0.42, -0.72), (0.68, -0.92), (0.8, -0.9)], 0.016, pal.STEEL, part="handle")
    hood = [(-0.02, -0.64), (-0.5, -0.62), (-0.52, -0.9), (-0.34, -1.12), (-0.08, -1.1)]
    volume(s, hood, pal.SLATE, part="hood", samples=3)
    s.strokes([curve((-0.05, -0.66), (-0.32, -0.8), (-0.5, -0.84)), curve((-0.04, -0.66), (-0.24, -0.9),
            (-0.36, -1.08))],
              width=PEN * 0.8)  # fmt: skip
    volume(s, [(-0.04, -0.64), (0.06, -0.76), (0.36, -0.72), (0.42, -0.62)], pal.LINEN, part="cover")
    volume(s, [(-0.55, -0.64), (0.5, -0.64), (0.42, -0.4), (0.15, -0.3), (-0.3, -0.3), (-0.5, -0.42)], pal.CLOTH_BLUE,
           part="body", samples=3)  # fmt: skip
    for x in (-0.3, 0.26):
        wheel(s, x, -0.18, radius=0.18, spokes=8, color=pal.STEEL)
    return s.shapes


def tractor(rng: Random) -> list[Shape]:
    """A farm tractor with its great rear wheel."""
    s = Sketch(rng)
    rod(s, (0.62, -1.3), (0.62, -1.85), 0.045, pal.IRON)
    s.box(0.1, -1.3, 1.15, -0.66, "#b4583f", part="bonnet")
    s.strokes([[(1.0, y), (1.14, y)] for y in (-1.2, -1.1, -1.0, -0.9)], width=PEN, taper=False)
    s.shade(rectangle(0.1, -0.85, 1.2, -0.6), part="bonnet", strength=0.4, soft=0.06)
    bent(s, [(-0.1, -1.05), (0.12, -1.5), (0.26, -1.6)], 0.02, pal.IRON, part="column")
    s.stroke(oval(0.06, -1.56, 0.06, 0.15), width=PEN * 2.2, color=pal.IRON, closed=True, taper=False)
    volume(s, [(-0.7, -1.12), (-0.72, -1.5), (-0.58, -1.5), (-0.52, -1.18), (-0.2, -1.14), (-0.2, -1.02)],
            pal.CLOTH_BROWN,
           part="seat", samples=2)  # fmt: skip
    s.box(-0.75, -1.0, 0.15, -0.6, "#b4583f", part="body")
    _tyre(s, 0.92, -0.34, 0.34)
    _tyre(s, -0.45, -0.6, 0.6)
    lugs = [[(-0.45 + 0.52 * np.cos(a), -0.6 + 0.52 * np.sin(a)), (-0.45 + 0.6 * np.cos(a + 0.1),
            -0.6 + 0.6 * np.sin(a + 0.1))]
            for a in np.arange(20) * np.pi / 10]  # fmt: skip
    s.strokes(lugs, width=PEN * 1.4, color="#3c3733", taper=False)
    fender = oval(-0.45, -0.6, 0.68, 0.68, start=0.52, end=0.95, points=14)
    s.stroke(fender, width=PEN * 4, color="#b4583f", taper=False)
    return s.shapes


def aeroplane(rng: Random) -> list[Shape]:
    """A biplane with its propeller."""
    s = Sketch(rng)
    rod(s, (0.5, -0.5), (0.42, -0.16), 0.02, pal.WOOD_DARK)
    _tyre(s, 0.42, -0.18, 0.18)
    body = [(1.1, -0.85), (0.7, -1.05), (0.0, -1.02), (-1.5, -0.78), (-1.62, -0.66), (0.2, -0.5), (0.9, -0.55)]
    volume(s, body, pal.CLOTH_MUSTARD, part="body", samples=3)
    s.form(
        smooth(np.array([(-1.35, -0.8), (-1.75, -1.3), (-1.5, -1.36), (-1.05, -0.86)]), samples=3),
        pal.CLOTH_RED,
        ink=PEN,
    )
    s.form(np.array([(-1.2, -0.72), (-1.85, -0.66), (-1.8, -0.58), (-1.1, -0.62)]), pal.CLOTH_RED, ink=PEN)
    s.form(oval(-0.1, -1.0, 0.2, 0.06), pal.SOOT, ink=PEN)
    s.form(np.array([(0.02, -1.02), (0.1, -1.18), (0.14, -1.0)]), pal.GLASS, ink=PEN * 0.7)
    for x in (0.2, 0.62):
        rod(s, (x, -1.55), (x + 0.06, -0.6), 0.018, pal.WOOD)
    for y in (-1.6, -0.66):
        wing = [(0.0, y - 0.05), (0.9, y - 0.05), (0.96, y + 0.03), (0.9, y + 0.08), (0.0, y + 0.06), (-0.04, y)]
        volume(s, wing, pal.CLOTH_RED, part=f"wing{y}", samples=2)
    s.form(oval(1.12, -0.82, 0.04, 0.52, points=20), mixed(pal.CREAM, pal.STONE, 0.4), ink=PEN * 0.6)
    ball(s, 1.12, -0.82, 0.07, pal.IRON, part="hub")
    return s.shapes


def hot_air_balloon(rng: Random) -> list[Shape]:
    """A striped balloon with its wicker car."""
    s = Sketch(rng)
    s.strokes(
        [[(x, -1.35), (0.3 * np.sign(x), -0.5)] for x in (-0.55, -0.2, 0.2, 0.55)], width=PEN * 0.9, color="#7c6a4e"
    )
    envelope = [(0, -4.3), (1.0, -3.9), (1.4, -3.0), (1.1, -2.1), (0.45, -1.35), (-0.45, -1.35), (-1.1, -2.1),
            (-1.4, -3.0),
                (-1.0, -3.9)]  # fmt: skip
    volume(s, envelope, pal.CLOTH_MUSTARD, part="bag", samples=5)
    for u, v in ((-0.75, -0.4), (0.0, 0.36), (0.72, 1.05)):
        gore = np.vstack([curve((0.1 * u, -4.28), (1.35 * u, -3.0), (0.42 * u, -1.36)),
                          curve((0.1 * v, -4.28), (1.35 * min(v, 1.0), -3.0), (0.42 * min(v, 1.0),
                          -1.36))[::-1]])  # fmt: skip
        s.wash(gore, pal.CLOTH_RED, part="bag", strength=0.85, soft=0.01)
    s.strokes([curve((0.1 * u, -4.28), (1.35 * u, -3.0), (0.42 * u, -1.36)) for u in (-0.75, -0.4, 0.0, 0.36, 0.72)],
              width=PEN * 0.8)  # fmt: skip
    s.shade(oval(0.7, -2.7, 0.7, 1.2), part="bag", strength=0.35, soft=0.3)
    s.box(-0.34, -0.52, 0.34, 0.0, pal.THATCH, part="car")
    s.strokes([[(-0.34, y), (0.34, y)] for y in (-0.4, -0.3, -0.2, -0.1)], width=PEN * 0.7, color="#8d7040")
    bent(s, [(-0.38, -0.52), (0, -0.5), (0.38, -0.52)], 0.035, pal.WOOD_RED, part="rim")
    for x in (-0.28, 0.28):
        volume(
            s, [(x - 0.07, -0.36), (x + 0.07, -0.36), (x + 0.06, -0.18), (x - 0.06, -0.18)], pal.CREAM, part=f"bag{x}"
        )
    return s.shapes


def rocket(rng: Random) -> list[Shape]:
    """A pointed rocket on three fins, with a porthole."""
    s = Sketch(rng)
    for side in (-1, 1):
        fin = [(side * 0.3, -1.1), (side * 0.75, -0.5), (side * 0.8, 0.0), (side * 0.55, -0.18), (side * 0.28, -0.3)]
        volume(s, fin, pal.CLOTH_RED, part=f"fin{side}", samples=2)
    turned(s, [(0.02, -3.1), (0.2, -2.7), (0.42, -1.9), (0.42, -1.0), (0.26, -0.24)], pal.TIN, part="body", samples=5)
    nose = [(0, -3.12), (0.2, -2.7), (0.3, -2.4), (0.0, -2.34), (-0.3, -2.4), (-0.2, -2.7)]
    volume(s, nose, pal.CLOTH_RED, part="nose", samples=3)
    s.form(oval(0, -1.9, 0.2, 0.2), pal.BRASS, ink=PEN)
    s.form(oval(0, -1.9, 0.14, 0.14), pal.GLASS, ink=PEN * 0.8, part="port")
    s.light(oval(-0.05, -1.95, 0.05, 0.04), part="port", strength=0.9, soft=0.02)
    for y, half in ((-1.3, 0.43), (-0.9, 0.4)):
        ring(s, 0, y, half, color="#7d8583", width=PEN)
    studs(s, [(0.34 * np.cos(a), -1.1 + 0.05 * np.sin(a)) for a in (0.3, 0.9, 1.6, 2.2, 2.8)], 0.016, pal.STEEL)
    s.form(np.array([(-0.06, -1.0), (0.06, -1.0), (0.08, -0.02), (-0.08, -0.02)]), pal.CLOTH_RED, part="front")
    turned(s, [(0.2, -0.24), (0.28, -0.1)], pal.IRON, part="nozzle", samples=1)
    return s.shapes


def skateboard(rng: Random) -> list[Shape]:
    """A skateboard with red wheels."""
    s = Sketch(rng)
    for x in (-0.24, 0.24):
        s.form(rectangle(x - 0.03, -0.09, x + 0.03, -0.05), pal.STEEL, ink=PEN * 0.7)
        ball(s, x - 0.03, -0.035, 0.035, pal.CLOTH_RED, part=f"wheel{x}")
        ball(s, x + 0.05, -0.035, 0.035, pal.CLOTH_RED, part=f"wheel2{x}")
    bent(s, [(-0.42, -0.16), (-0.32, -0.1), (0.32, -0.1), (0.42, -0.16)], 0.014, pal.WOOD_PALE, part="deck")
    s.stroke(
        curve((-0.41, -0.172), (-0.32, -0.113), (0.32, -0.113), (0.41, -0.172)), width=PEN * 1.6, color=pal.CLOTH_BLUE
    )
    return s.shapes


def scooter(rng: Random) -> list[Shape]:
    """A child's scooter."""
    s = Sketch(rng)
    rod(s, (0.36, -0.12), (0.26, -0.84), 0.018, pal.STEEL)
    bent(s, [(0.14, -0.88), (0.26, -0.85), (0.36, -0.9)], 0.016, pal.CLOTH_RED, part="bars")
    s.form(np.array([(-0.42, -0.13), (0.3, -0.13), (0.36, -0.2), (0.4, -0.16), (0.32, -0.08), (-0.42, -0.09)]),
            pal.CLOTH_BLUE,
           part="deck")  # fmt: skip
    for x in (-0.4, 0.38):
        _tyre(s, x, -0.09, 0.09)
    return s.shapes


def wheelchair(rng: Random) -> list[Shape]:
    """A wheeled chair with a plaid rug over its arm."""
    s = Sketch(rng)
    rod(s, (-0.3, -0.48), (-0.36, -1.0), 0.02, pal.STEEL)
    bent(s, [(-0.36, -0.98), (-0.44, -1.0), (-0.52, -0.96)], 0.018, pal.WOOD_DARK, part="push")
    volume(s, [(-0.34, -0.94), (-0.26, -0.96), (-0.2, -0.5), (-0.3, -0.5)], pal.CLOTH_BLUE, part="back", samples=2)
    s.form(np.array([(-0.3, -0.5), (0.24, -0.5), (0.26, -0.43), (-0.3, -0.43)]), pal.CLOTH_BLUE, part="seat")
    bent(s, [(-0.28, -0.7), (0.1, -0.7), (0.2, -0.64), (0.22, -0.46)], 0.016, pal.STEEL, part="arm")
    bent(s, [(0.24, -0.45), (0.36, -0.2), (0.4, -0.08), (0.52, -0.08)], 0.016, pal.STEEL, part="foot")
    _tyre(s, 0.32, -0.09, 0.09)
    wheel(s, -0.14, -0.32, radius=0.32, spokes=12, color=pal.STEEL)
    return s.shapes
