"""What stands by roads and in squares: mills, towers, fountains, stalls, tents, swings, graves, flags.

Knows: stone, timber, canvas.  Does not know: streets or villages.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.joinery import masonry
from audobon.pencils.props.shaping import ball, bent, block, grain, rod, studs, turned, volume
from audobon.pencils.props.victuals import cherries, pear
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle


def fountain(rng: Random) -> list[Shape]:
    """A stone fountain of two basins, water falling."""
    s = Sketch(rng, label="building")
    s.form(oval(0, -0.42, 1.05, 0.2), pal.WATER, part="pool")
    turned(s, [(0.12, -0.95), (0.16, -0.7), (0.22, -0.4)], pal.STONE_PALE, part="stem")
    turned(s, [(0.5, -1.08), (0.42, -0.96), (0.1, -0.88)], pal.STONE_PALE, part="basin", inside=pal.WATER)
    turned(s, [(0.05, -1.5), (0.09, -1.36), (0.06, -1.1)], pal.STONE_PALE, part="spout")
    ball(s, 0, -1.54, 0.08, pal.STONE_PALE, part="knob")
    jets = [curve((0, -1.62), (0.5 * x, -1.82 + 0.2 * abs(x)), (x, -1.1)) for x in (-0.42, -0.22, 0.22, 0.42)]
    jets += [curve((x, -1.06), (1.25 * x, -0.9), (1.4 * x, -0.44)) for x in (-0.5, -0.25, 0.25, 0.5)]
    s.strokes(jets, width=PEN * 1.6, color="#9fbcc2")
    rim = np.vstack([oval(0, -0.42, 1.1, 0.22, start=0.5, end=0.0, points=16), [(1.05, -0.02)],
                     oval(0, -0.02, 1.05, 0.16, start=0.0, end=0.5, points=14)])  # fmt: skip
    s.form(rim, pal.STONE, part="wall")
    s.shade(rectangle(0.2, -0.45, 1.1, 0.2), part="wall", strength=0.4, soft=0.15)
    s.strokes([[(x, -0.24 + 0.08 * (1 - abs(x))), (x, 0.06 + 0.08 * (1 - abs(x)))] for x in (-0.8, -0.4, 0.0, 0.4,
            0.8)],
              width=PEN * 0.7)  # fmt: skip
    return s.shapes


def windmill(rng: Random) -> list[Shape]:
    """A tower mill with a cap and four lattice sails."""
    s = Sketch(rng, label="building")
    turned(s, [(0.85, -3.6), (1.25, 0.0)], pal.PLASTER, part="tower", samples=1)
    for x, y in ((-0.3, -2.8), (0.35, -1.9), (-0.35, -1.5)):
        s.box(x - 0.16, y - 0.22, x + 0.16, y + 0.2, pal.SLATE, ink=PEN * 0.9)
        s.strokes([[(x, y - 0.22), (x, y + 0.2)], [(x - 0.16, y), (x + 0.16, y)]], width=PEN * 0.7)
    door = [(-0.26, 0.0), (-0.26, -0.75), (0, -0.95), (0.26, -0.75), (0.26, 0.0)]
    s.form(smooth(np.array(door), samples=2), pal.WOOD, part="door")
    grain(s, -0.24, -0.8, 0.24, 0, count=6, upright=True)
    volume(s, [(-0.95, -3.55), (-0.7, -4.1), (0.0, -4.4), (0.7, -4.1), (0.95, -3.55)], pal.TILE, part="roof", samples=3)
    for turn in (0.6, 2.17, 3.74, 5.31):
        way = np.array([np.cos(turn), np.sin(turn)])
        side = np.array([-way[1], way[0]])
        hub = np.array([0.0, -3.75])
        frame = [hub + way * 0.35, hub + way * 2.3, hub + way * 2.3 + side * 0.45, hub + way * 0.35 + side * 0.4]
        s.form(np.array(frame), pal.LINEN, ink=PEN * 0.8, part=f"sail{turn}")
        bars = [[hub + way * u, hub + way * u + side * 0.43] for u in np.linspace(0.6, 2.1, 6)]
        s.strokes([*bars, [hub + way * 0.4 + side * 0.21, hub + way * 2.25 + side * 0.23]], width=PEN * 0.7)
        a, b = hub, hub + way * 2.35
        rod(s, (float(a[0]), float(a[1])), (float(b[0]), float(b[1])), 0.045, pal.WOOD_DARK)
    ball(s, 0, -3.75, 0.15, pal.WOOD_DARK, part="hub")
    s.grass(0, 0.08, width=2.6, height=0.2, blades=22, color="#75804b")
    return s.shapes


def stone_tower(rng: Random) -> list[Shape]:
    """A round keep with one high window, a flag and ivy."""
    s = Sketch(rng, label="building")
    s.form(rectangle(-0.95, -4.8, 0.95, 0), pal.STONE, part="keep")
    masonry(s, face=(-0.95, -4.8, 0.95, 0), high=0.28, long=0.5, color=pal.STONE_PALE, part="keep")
    s.shade(rectangle(0.3, -4.8, 1.0, 0), part="keep", strength=0.45, soft=0.3)
    teeth = [rectangle(x, -5.4, x + 0.34, -5.0) for x in (-1.15, -0.55, 0.05, 0.65)]
    for tooth in teeth:
        s.form(tooth, pal.STONE_PALE)
    s.box(-1.15, -5.1, 1.1, -4.75, pal.STONE_PALE, part="crown")
    rod(s, (0, -6.4), (0, -5.1), 0.035, pal.WOOD_DARK)
    s.form(smooth(np.array([(0.02, -6.35), (0.5, -6.28), (0.9, -6.4), (0.9, -6.0), (0.5, -5.9), (0.02, -5.98)]),
            samples=3),
           pal.CLOTH_RED, ink=PEN)  # fmt: skip
    window = [(-0.22, -3.6), (-0.22, -4.05), (0, -4.32), (0.22, -4.05), (0.22, -3.6)]
    s.form(smooth(np.array(window), samples=2), "#4f5560", ink=PEN)
    s.box(-0.34, -3.6, 0.34, -3.5, pal.STONE_PALE, ink=PEN * 0.8)
    door = [(-0.34, 0), (-0.34, -0.95), (0, -1.25), (0.34, -0.95), (0.34, 0)]
    s.form(smooth(np.array(door), samples=2), pal.WOOD_DARK, part="door")
    s.strokes([[(x, -1.1), (x, 0)] for x in (-0.17, 0.0, 0.17)], width=PEN * 0.7, taper=False)
    s.grass(0, 0.05, width=2.1, height=0.25, blades=20, color="#75804b")
    return s.shapes


def statue(rng: Random) -> list[Shape]:
    """A marble figure of a lady with a jar, on a pedestal."""
    s = Sketch(rng, label="building")
    block(s, (-0.4, -0.9, 0.4, 0.0), pal.STONE_PALE, part="plinth", back=(0.0, 0.06))
    s.box(-0.48, -0.98, 0.48, -0.88, pal.STONE, ink=PEN)
    s.strokes([rectangle(-0.26, -0.7, 0.26, -0.2)[[0, 1, 2, 3, 0]]], width=PEN * 0.6, taper=False)
    gown = [
        (-0.12, -2.05),
        (-0.2, -1.75),
        (-0.14, -1.5),
        (-0.3, -0.98),
        (0.3, -0.98),
        (0.16, -1.5),
        (0.2, -1.75),
        (0.12, -2.05),
    ]
    volume(s, gown, pal.LINEN, part="gown", samples=3)
    s.strokes([curve((x, -1.5), (1.4 * x, -1.2), (1.9 * x, -1.0)) for x in (-0.1, -0.04, 0.03, 0.09)], width=PEN * 0.7)
    bent(s, [(-0.16, -1.95), (-0.34, -1.72), (-0.18, -1.56)], 0.05, pal.LINEN, part="arm")
    bent(s, [(0.14, -1.98), (0.34, -2.1), (0.28, -2.36)], 0.045, pal.LINEN, part="raised")
    turned(s, [(0.05, -2.62), (0.12, -2.45), (0.06, -2.28)], pal.STONE_PALE, part="jar", x=0.3)
    ball(s, 0, -2.22, 0.13, pal.LINEN, part="head", ry=0.16)
    volume(s, [(-0.14, -2.24), (-0.1, -2.4), (0.08, -2.42), (0.14, -2.26), (0.0, -2.32)], pal.STONE_PALE, part="hair")
    s.strokes([curve((-0.06, -2.24), (-0.035, -2.25), (-0.015, -2.24)), curve((0.015, -2.24), (0.035, -2.25),
            (0.06, -2.24)),
               curve((-0.03, -2.14), (0, -2.13), (0.03, -2.14))], width=PEN * 0.6)  # fmt: skip
    return s.shapes


def market_stall(rng: Random) -> list[Shape]:
    """A stall under a striped awning, heaped with fruit."""
    s = Sketch(rng)
    for x in (-0.92, 0.92):
        rod(s, (x, -2.1), (x, 0.0), 0.035, pal.WOOD)
    s.box(-1.0, -0.85, 1.0, -0.1, pal.WOOD_PALE, part="front")
    s.strokes([[(x, -0.83), (x, -0.12)] for x in np.linspace(-0.8, 0.8, 9)], width=PEN * 0.6, taper=False)
    s.form(np.array([(-1.0, -0.85), (-0.88, -1.08), (0.88, -1.08), (1.0, -0.85)]), pal.WOOD, part="top")
    for k, x in enumerate((-0.66, -0.22, 0.22, 0.66)):
        for dx, dy in ((-0.1, -0.95), (0.1, -0.95), (0.0, -1.0), (-0.05, -0.9), (0.08, -0.89)):
            color = (pal.FLOWER_RED, "#d98f45", pal.LEAF_YELLOW, pal.FLOWER_YELLOW)[k]
            ball(s, x + dx, dy, 0.062, color, part=f"fruit{k}{dx}")
    s.add(pear(rng), x=0.02, y=-0.98, scale=1.2)
    s.add(cherries(rng), x=-0.44, y=-0.9)
    top, low = -2.3, -1.72
    for k in range(8):
        x0, x1 = -0.95 + 0.2375 * k, -0.95 + 0.2375 * (k + 1)
        scallop = oval((1.12 * (x0 + x1)) / 2, low, 0.133, 0.09, start=0.0, end=0.5, points=7)
        gore = np.vstack([[(x0, top), (x1, top), (1.12 * x1, low)], scallop, [(1.12 * x0, low)]])
        s.form(gore, (pal.CLOTH_RED, pal.LINEN)[k % 2], ink=PEN * 0.8, part="roof")
    s.shade(rectangle(-1.1, -1.9, 1.1, -1.6), part="roof", strength=0.3, soft=0.06)
    return s.shapes


def mailbox(rng: Random) -> list[Shape]:
    """A red pillar box with its slot and plate."""
    s = Sketch(rng)
    turned(s, [(0.24, -1.28), (0.24, -0.14), (0.28, -0.12), (0.28, 0.0)], "#b5483c", part="pillar", samples=1)
    volume(s, [(-0.3, -1.26), (-0.26, -1.36), (0.0, -1.46), (0.26, -1.36), (0.3, -1.26)], "#b5483c", part="cap")
    s.form(rectangle(-0.14, -1.12, 0.14, -1.06), pal.SOOT, ink=PEN * 0.8)
    s.form(rectangle(-0.1, -0.98, 0.1, -0.76), pal.LINEN, ink=PEN * 0.7)
    s.strokes([[(-0.07, y), (0.07, y)] for y in (-0.93, -0.88, -0.83)], width=PEN * 0.4)
    s.form(np.array([(-0.06, -1.12), (0.02, -1.22), (0.12, -1.16), (0.05, -1.08)]), pal.LINEN, ink=PEN * 0.6)
    return s.shapes


def flag(rng: Random) -> list[Shape]:
    """A flag flying from its pole."""
    s = Sketch(rng)
    rod(s, (0, -2.4), (0, 0.0), 0.025, pal.WOOD_PALE)
    ball(s, 0, -2.44, 0.045, pal.BRASS, part="knob")
    cloth = [
        (0.02, -2.36),
        (0.35, -2.28),
        (0.7, -2.4),
        (1.0, -2.32),
        (1.0, -1.72),
        (0.7, -1.8),
        (0.35, -1.68),
        (0.02, -1.76),
    ]
    s.form(smooth(np.array(cloth), samples=3), pal.CLOTH_BLUE, part="cloth")
    s.wash(rectangle(0.0, -2.16, 1.1, -1.94), pal.LINEN, part="cloth", strength=0.95, soft=0.0)
    s.shade(np.array([(0.25, -2.35), (0.5, -2.38), (0.48, -1.7), (0.22, -1.7)]), part="cloth", strength=0.35, soft=0.06)
    s.strokes(
        [curve((0.33, -2.24), (0.3, -2.0), (0.34, -1.74)), curve((0.7, -2.34), (0.72, -2.1), (0.69, -1.84))],
        width=PEN * 0.5,
    )
    return s.shapes


def tent(rng: Random) -> list[Shape]:
    """A canvas tent with its flap open, guyed to pegs."""
    s = Sketch(rng)
    s.strokes(
        [[(-0.9, -1.0), (-1.55, 0.0)], [(0.95, -1.1), (1.65, 0.0)]], width=PEN * 0.9, color="#8d7a55", taper=False
    )
    s.form(
        np.array([(0.0, -1.6), (0.9, -1.75), (1.45, -0.05), (0.95, 0.0)]), mixed(pal.LINEN, pal.STONE, 0.4), part="side"
    )
    s.form(np.array([(0.0, -1.6), (-1.05, 0.0), (0.95, 0.0)]), pal.LINEN, part="front")
    s.form(np.array([(0.0, -1.5), (-0.42, 0.0), (0.4, 0.0)]), "#5c5148", part="dark")
    s.form(smooth(np.array([(0.0, -1.52), (-0.16, -0.7), (-0.62, 0.0), (-0.4, 0.0), (-0.1, -0.6)]), samples=3),
            pal.LINEN,
           ink=PEN * 0.9)  # fmt: skip
    s.form(smooth(np.array([(0.0, -1.52), (0.2, -0.8), (0.62, 0.0), (0.36, 0.0), (0.1, -0.7)]), samples=3), pal.LINEN,
           ink=PEN * 0.9)  # fmt: skip
    s.strokes([[(0.02, -1.6), (0.9, -1.74)], [(0.5, -1.1), (1.15, -1.0)]], width=PEN * 0.6)
    rod(s, (0, -1.75), (0, -1.5), 0.02, pal.WOOD)
    for x in (-1.55, 1.65):
        rod(s, (x, -0.06), (x + 0.03, 0.02), 0.016, pal.WOOD_DARK)
    return s.shapes


def gravestone(rng: Random) -> list[Shape]:
    """A mossy headstone with a carved cross."""
    s = Sketch(rng, label="rock")
    stone = np.vstack([[(-0.32, 0.02)], oval(0, -0.72, 0.32, 0.26, start=0.5, end=1.0, points=14), [(0.34, 0.02)]])
    s.form(stone, pal.STONE, part="stone")
    s.shade(rectangle(0.08, -1, 0.4, 0.05), part="stone", strength=0.4, soft=0.1)
    s.wash(oval(-0.24, -0.12, 0.2, 0.14), pal.MOSS, part="stone", strength=0.7, soft=0.05)
    s.strokes([[(0, -0.84), (0, -0.56)], [(-0.09, -0.74), (0.09, -0.74)]], width=PEN * 2, color="#6f675c", taper=False)
    s.strokes([[(-0.16, y), (0.16, y)] for y in (-0.44, -0.36, -0.28)], width=PEN * 0.6)
    s.grass(0, 0.04, width=0.9, height=0.2, blades=14, color="#6f7648", pen=PEN * 0.8)
    return s.shapes


def milestone(rng: Random) -> list[Shape]:
    """A squat milestone with its number."""
    s = Sketch(rng, label="rock")
    volume(s, [(-0.2, 0.0), (-0.22, -0.4), (-0.12, -0.54), (0.1, -0.55), (0.21, -0.42), (0.22, 0.0)],
            pal.STONE_PALE, part="stone",
           samples=3)  # fmt: skip
    s.strokes([[(-0.08, -0.38), (0.0, -0.18)], [(0.0, -0.18), (0.06, -0.38)], [(0.1, -0.38), (0.1, -0.18)]],
            width=PEN * 1.2,
              color="#5b534a", taper=False)  # fmt: skip
    s.grass(0, 0.03, width=0.6, height=0.16, blades=11, color="#6f7648", pen=PEN * 0.8)
    return s.shapes


def kennel(rng: Random) -> list[Shape]:
    """A dog's house with a bowl and a bone."""
    s = Sketch(rng)
    s.form(np.array([(0.35, -0.6), (0.75, -0.72), (0.75, -0.08), (0.35, 0.0)]), pal.WOOD_DARK, part="side")
    s.form(np.array([(-0.45, 0), (-0.45, -0.6), (-0.05, -0.98), (0.35, -0.6), (0.35, 0)]), pal.WOOD_RED, part="front")
    s.strokes([[(-0.44, y), (0.34, y)] for y in (-0.15, -0.32, -0.48)], width=PEN * 0.6, taper=False)
    hole = [(-0.24, 0), (-0.24, -0.36), (-0.05, -0.52), (0.14, -0.36), (0.14, 0)]
    s.form(smooth(np.array(hole), samples=2), "#4d4138", ink=PEN)
    s.form(np.array([(-0.05, -1.05), (0.42, -1.15), (0.84, -0.72), (0.4, -0.56)]), pal.TILE, part="roof")
    s.form(np.array([(-0.05, -1.05), (-0.54, -0.58), (-0.46, -0.52), (-0.05, -0.92), (0.37, -0.52), (0.42, -0.58)]),
            pal.TILE,
           part="roof front")  # fmt: skip
    turned(s, [(0.13, -0.08), (0.16, 0.02)], pal.CLOTH_BLUE, part="bowl", x=-0.62, inside=pal.WOOD_DARK)
    return s.shapes


def swing(rng: Random) -> list[Shape]:
    """A swing hung from a beam on two trestles."""
    s = Sketch(rng)
    for x in (-0.9, 0.9):
        rod(s, (x, -2.3), (x - 0.3, 0.0), 0.04, pal.WOOD)
        rod(s, (x, -2.3), (x + 0.3, 0.0), 0.04, pal.WOOD)
    rod(s, (-1.1, -2.3), (1.1, -2.3), 0.055, pal.WOOD_RED)
    for x in (-0.24, 0.24):
        s.stroke([(x, -2.26), (x, -0.46)], width=PEN * 1.8, color="#c3a774", taper=False)
    block(s, (-0.32, -0.48, 0.32, -0.43), pal.WOOD_PALE, part="seat", back=(0.0, 0.05))
    return s.shapes


def seesaw(rng: Random) -> list[Shape]:
    """A plank across a log."""
    s = Sketch(rng)
    s.form(np.array([(-0.2, 0.0), (0.0, -0.5), (0.2, 0.0)]), pal.WOOD_DARK, part="trestle")
    rod(s, (-1.4, -0.2), (1.4, -0.8), 0.04, pal.WOOD_RED)
    grain(s, -1.0, -0.6, 1.0, -0.45, count=4)
    for x, y in ((-1.1, -0.3), (1.1, -0.78)):
        rod(s, (x, y), (x, y - 0.22), 0.014, pal.IRON)
        rod(s, (x - 0.06, y - 0.22), (x + 0.06, y - 0.22), 0.016, pal.IRON)
    return s.shapes


def slide(rng: Random) -> list[Shape]:
    """A playground slide with its ladder."""
    s = Sketch(rng)
    for x0, x1 in ((-0.8, -1.1), (-0.55, -0.85)):
        rod(s, (x0, -1.7), (x1, 0.0), 0.026, pal.STEEL)
    for k in range(6):
        y = -0.25 - 0.26 * k
        rod(s, (-1.06 - 0.18 * y - 0.0, y), (-0.81 - 0.18 * y, y), 0.016, pal.STEEL)
    bent(s, [(-0.7, -1.5), (-0.3, -1.45), (0.5, -0.5), (1.2, -0.12), (1.5, -0.12)], 0.07, pal.CLOTH_RED, part="chute")
    s.stroke(
        curve((-0.7, -1.52), (-0.28, -1.47), (0.52, -0.52), (1.2, -0.14), (1.5, -0.14)),
        width=PEN * 1.6,
        color=pal.CREAM,
    )
    rod(s, (0.7, -0.42), (0.7, 0.0), 0.026, pal.STEEL)
    return s.shapes


def ladder_bridge(rng: Random) -> list[Shape]:
    """A plank footbridge with a rope rail."""
    s = Sketch(rng, label="building")
    for x in (-1.3, -0.45, 0.45, 1.3):
        rod(s, (x, -0.95), (x, 0.02), 0.045, pal.BARK)
    s.stroke(curve((-1.3, -0.88), (-0.9, -0.74), (-0.45, -0.86), (0, -0.74), (0.45, -0.86), (0.9, -0.74), (1.3, -0.88)),
             width=PEN * 2.2, color="#c3a774", taper=False)  # fmt: skip
    for k in range(13):
        x = -1.5 + 0.235 * k
        s.form(np.array([(x, -0.2), (x + 0.05, -0.36), (x + 0.26, -0.36), (x + 0.21, -0.2)]),
               (pal.WOOD_PALE, pal.WOOD)[k % 2], ink=PEN * 0.7)  # fmt: skip
    rod(s, (-1.55, -0.17), (1.6, -0.17), 0.04, pal.WOOD_DARK, part="near beam")
    return s.shapes


def stile(rng: Random) -> list[Shape]:
    """Two steps over a rail fence."""
    s = Sketch(rng, label="fence")
    for x in (-1.0, -0.35, 0.35, 1.0):
        rod(s, (x, -1.1), (x, 0.0), 0.05, pal.WOOD)
    for y in (-0.95, -0.65, -0.35):
        rod(s, (-1.05, y), (1.05, y), 0.03, pal.WOOD_PALE)
    for y, x in ((-0.25, 0.1), (-0.5, -0.1)):
        block(s, (x - 0.32, y, x + 0.32, y + 0.06), pal.WOOD, part=f"step{y}", back=(0.06, 0.05))
        rod(s, (x - 0.2, y + 0.06), (x - 0.2, 0.0), 0.03, pal.WOOD_DARK)
    s.grass(0, 0.03, width=2.1, height=0.18, blades=18, color="#6f7648", pen=PEN * 0.8)
    return s.shapes


def crate(rng: Random) -> list[Shape]:
    """A slatted crate with a stencilled arrow."""
    s = Sketch(rng)
    block(s, (-0.35, -0.56, 0.3, 0.0), pal.WOOD_PALE, part="crate", back=(0.12, 0.09))
    for y in (-0.56, -0.37, -0.19):
        s.box(-0.35, y, 0.3, y + 0.155, pal.WOOD_PALE, ink=PEN * 0.7)
        grain(s, -0.33, y, 0.28, y + 0.15, count=3)
    for x in (-0.33, 0.2):
        s.box(x, -0.56, x + 0.08, 0.0, pal.WOOD, ink=PEN * 0.8)
    s.form(np.array([(-0.02, -0.42), (-0.1, -0.32), (-0.05, -0.32), (-0.05, -0.18), (0.01, -0.18), (0.01, -0.32),
            (0.06, -0.32)]),
           pal.WOOD_DARK, ink=0)  # fmt: skip
    studs(s, [(x + 0.04, y) for x in (-0.33, 0.2) for y in (-0.49, -0.3, -0.1)], 0.012, pal.IRON)
    return s.shapes


def pump(rng: Random) -> list[Shape]:
    """A village pump over a stone trough."""
    s = Sketch(rng)
    rod(s, (-0.1, -1.25), (-0.1, 0.0), 0.1, pal.CLOTH_GREEN)
    volume(
        s, [(-0.24, -1.22), (-0.18, -1.36), (-0.1, -1.5), (-0.02, -1.36), (0.04, -1.22)], pal.CLOTH_GREEN, part="cap"
    )
    bent(s, [(-0.2, -1.05), (-0.4, -1.12), (-0.55, -0.8), (-0.56, -0.5)], 0.022, pal.IRON, part="handle")
    bent(s, [(0.0, -0.95), (0.22, -0.96), (0.28, -0.82)], 0.04, pal.IRON, part="spout")
    s.strokes([curve((0.28, -0.8), (0.3, -0.6), (0.29, -0.36)), curve((0.31, -0.8), (0.33, -0.6), (0.32, -0.36))],
            width=PEN * 1.2,
              color="#9fbcc2")  # fmt: skip
    s.form(oval(0.36, -0.34, 0.4, 0.08), pal.WATER, ink=PEN * 0.7)
    block(s, (-0.08, -0.32, 0.82, 0.0), pal.STONE, part="trough", back=(0.0, 0.0))
    return s.shapes


def traffic_light(rng: Random) -> list[Shape]:
    """A street's three lights on a post."""
    s = Sketch(rng)
    rod(s, (0, -1.7), (0, 0.0), 0.045, pal.IRON)
    s.box(-0.17, -2.5, 0.17, -1.68, mixed(pal.IRON, pal.SOOT, 0.4), part="case")
    for y, color in ((-2.34, "#b5483c"), (-2.09, pal.FLOWER_YELLOW), (-1.84, "#7fa568")):
        ball(s, 0, y, 0.085, color, part=f"light{y}")
        s.stroke(
            oval(0, y - 0.01, 0.1, 0.1, start=0.52, end=0.98, points=10), width=PEN * 2, color=pal.SOOT, taper=False
        )
    return s.shapes


def cannon(rng: Random) -> list[Shape]:
    """A cannon on its carriage, with a pile of shot."""
    s = Sketch(rng)
    s.form(
        np.array([(-0.7, -0.42), (-0.2, -0.5), (0.35, -0.5), (0.42, -0.2), (-0.75, -0.14)]),
        pal.WOOD_RED,
        part="carriage",
    )
    barrel = [
        (-0.62, -0.7),
        (-0.5, -0.76),
        (0.9, -0.86),
        (0.98, -0.9),
        (0.98, -0.64),
        (0.9, -0.66),
        (-0.5, -0.48),
        (-0.62, -0.54),
    ]
    s.form(np.array(barrel), pal.IRON, part="barrel")
    s.light(
        np.array([(-0.5, -0.72), (0.9, -0.82), (0.9, -0.78), (-0.5, -0.67)]), part="barrel", strength=0.6, soft=0.02
    )
    s.form(oval(0.98, -0.77, 0.04, 0.13), pal.SOOT, ink=PEN * 0.8)
    ball(s, -0.68, -0.62, 0.07, pal.IRON, part="knob")
    for x in (-0.5, 0.2):
        s.form(oval(x, -0.2, 0.2, 0.2), pal.WOOD_DARK, part=f"wheel{x}")
        s.form(oval(x, -0.2, 0.06, 0.06, points=12), pal.IRON, ink=PEN * 0.7)
    for x, y in ((0.62, -0.08), (0.78, -0.08), (0.94, -0.08), (0.7, -0.21), (0.86, -0.21), (0.78, -0.34)):
        ball(s, x, y, 0.08, pal.IRON, part=f"shot{x}{y}")
    return s.shapes
