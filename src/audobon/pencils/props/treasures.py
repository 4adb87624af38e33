"""Riches, papers, arms and magic: what quests are made of.

Knows: gold, parchment, steel, glass.  Does not know: who owns it.
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, ring, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle

PARCHMENT = "#ead9b0"


def jewel_ring(rng: Random) -> list[Shape]:
    """A gold ring with a blue stone."""
    s = Sketch(rng)
    s.stroke(oval(0, -0.055, 0.05, 0.052, points=28), width=PEN * 1.9, color=pal.BRASS, closed=True, taper=False)
    s.stroke(oval(0, -0.055, 0.058, 0.06, points=28), width=PEN * 0.5, closed=True, taper=False)
    s.stroke(oval(0, -0.055, 0.042, 0.044, points=28), width=PEN * 0.5, closed=True, taper=False)
    s.form(np.array([(-0.03, -0.11), (-0.022, -0.14), (0.022, -0.14), (0.03, -0.11), (0.0, -0.095)]), pal.FLOWER_BLUE,
           ink=PEN * 0.7, part="gem")  # fmt: skip
    s.strokes(
        [[(-0.03, -0.112), (0.03, -0.112)], [(-0.01, -0.112), (0, -0.096)], [(0.01, -0.112), (0, -0.096)]],
        width=PEN * 0.4,
    )
    s.strokes(
        [[(0.05, -0.16), (0.07, -0.18)], [(0, -0.155), (0, -0.185)], [(-0.05, -0.16), (-0.07, -0.18)]], width=PEN * 0.6
    )
    return s.shapes


def purse(rng: Random) -> list[Shape]:
    """A drawstring purse with a coin fallen out."""
    s = Sketch(rng)
    bag = [(-0.05, -0.15), (-0.11, -0.09), (-0.1, -0.01), (0, 0.0), (0.1, -0.01), (0.11, -0.09), (0.05, -0.15)]
    volume(s, bag, pal.CLOTH_BROWN, part="bag")
    frill = [(-0.05, -0.15), (-0.075, -0.2), (-0.02, -0.185), (0.02, -0.205), (0.075, -0.195), (0.05, -0.15)]
    volume(s, frill, pal.CLOTH_BROWN, part="frill", samples=3)
    bent(s, [(-0.055, -0.15), (0, -0.143), (0.055, -0.15)], 0.009, pal.CLOTH_RED, part="cord")
    s.stroke(curve((0.05, -0.15), (0.12, -0.13), (0.11, -0.06)), width=PEN, color=pal.CLOTH_RED, taper=False)
    s.strokes([curve((x, -0.14), (1.4 * x, -0.09), (1.5 * x, -0.04)) for x in (-0.035, 0.0, 0.04)], width=PEN * 0.5)
    s.form(oval(0.17, -0.015, 0.032, 0.015, points=14), pal.BRASS, ink=PEN * 0.6)
    return s.shapes


def scroll(rng: Random) -> list[Shape]:
    """An unrolled scroll with writing and a seal."""
    s = Sketch(rng)
    s.form(np.array([(-0.15, -0.34), (0.15, -0.35), (0.16, -0.05), (-0.14, -0.04)]), PARCHMENT, part="sheet")
    s.strokes([[(-0.11, y), (0.11 - 0.03 * (k % 3), y - 0.004)] for k, y in enumerate(np.arange(-0.3, -0.1, 0.03))],
              width=PEN * 0.6, color="#6f5a3c")  # fmt: skip
    for y, part in ((-0.35, "top"), (-0.04, "foot")):
        rod(s, (-0.17, y), (0.18, y - 0.006), 0.026, mixed(PARCHMENT, pal.WOOD, 0.2), part=part)
        s.stroke(oval(0.18, y - 0.006, 0.012, 0.022, points=12), width=PEN * 0.6, closed=True)
    s.form(oval(0.09, -0.1, 0.028, 0.026, points=12), pal.FLOWER_RED, ink=PEN * 0.6)
    return s.shapes


def treasure_map(rng: Random) -> list[Shape]:
    """A torn map: coast, hills, a dotted way and a cross."""
    s = Sketch(rng)
    edge = [(-0.3, -0.02), (-0.28, -0.2), (-0.31, -0.4), (-0.1, -0.38), (0.08, -0.41), (0.3, -0.39), (0.28, -0.2),
            (0.31, -0.01),
            (0.1, -0.03), (-0.1, 0.0)]  # fmt: skip
    s.form(np.array(edge), PARCHMENT, part="sheet")
    s.shade(oval(0.28, -0.2, 0.06, 0.24), part="sheet", strength=0.3, soft=0.03)
    s.wash(smooth(np.array([(-0.29, -0.38), (-0.1, -0.36), (-0.18, -0.25), (-0.1, -0.14), (-0.28, -0.06)]),
            samples=4), pal.WATER,
           part="sheet", strength=0.8, soft=0.01)  # fmt: skip
    s.strokes([curve((-0.1, -0.36), (-0.18, -0.25), (-0.1, -0.14), (-0.27, -0.05)), curve((0.05, -0.28),
            (0.08, -0.33), (0.11, -0.28)),
               curve((0.1, -0.29), (0.14, -0.34), (0.18, -0.28))], width=PEN * 0.7, color="#6f5a3c")  # fmt: skip
    way = curve((-0.08, -0.1), (0.02, -0.08), (0.08, -0.18), (0.18, -0.16))
    s.strokes([way[k : k + 2] for k in range(0, len(way) - 1, 2)], width=PEN, color="#8d4a3a", taper=False)
    s.strokes(
        [[(0.18, -0.19), (0.24, -0.13)], [(0.24, -0.19), (0.18, -0.13)]], width=PEN * 1.6, color="#a83f33", taper=False
    )
    s.strokes([[(0, -0.38), (0.005, -0.02)]], width=PEN * 0.4, color="#b59c6a")
    return s.shapes


def shield(rng: Random) -> list[Shape]:
    """A knight's shield with a quartered field and a lion's paw of studs."""
    s = Sketch(rng)
    edge = [
        (-0.32, -0.82),
        (0.0, -0.88),
        (0.32, -0.82),
        (0.32, -0.46),
        (0.2, -0.18),
        (0.0, 0.0),
        (-0.2, -0.18),
        (-0.32, -0.46),
    ]
    s.form(smooth(np.array(edge), samples=2), pal.STEEL, part="rim")
    inner = np.array(edge) * (0.86, 0.88) - (0, 0.05)
    s.form(smooth(inner, samples=2), pal.CLOTH_RED, part="field")
    s.wash(rectangle(0.0, -0.9, 0.4, -0.46), pal.FLOWER_YELLOW, part="field", strength=0.95, soft=0.0)
    s.wash(rectangle(-0.4, -0.46, 0.0, 0.0), pal.FLOWER_YELLOW, part="field", strength=0.95, soft=0.0)
    s.strokes([[(0, -0.8), (0, -0.06)], [(-0.27, -0.46), (0.27, -0.46)]], width=PEN * 0.8, taper=False)
    s.shade(oval(0.2, -0.4, 0.16, 0.4), part="field", strength=0.4, soft=0.06)
    ball(s, 0, -0.46, 0.075, pal.STEEL, part="boss")
    studs(s, [(x * 0.93, y * 0.94 - 0.025) for x, y in edge], 0.014, pal.BRASS)
    return s.shapes


def bow(rng: Random) -> list[Shape]:
    """A longbow with its string."""
    s = Sketch(rng)
    s.stroke([(0.04, -1.4), (0.04, -0.02)], width=PEN * 0.7, color="#6f6656", taper=False)
    bent(
        s, [(0.05, -1.42), (-0.1, -1.15), (-0.17, -0.72), (-0.1, -0.28), (0.05, 0.0)], 0.018, pal.WOOD_RED, part="stave"
    )
    bent(s, [(-0.165, -0.82), (-0.172, -0.72), (-0.165, -0.62)], 0.028, pal.CLOTH_GREEN, part="grip")
    return s.shapes


def quiver(rng: Random) -> list[Shape]:
    """A quiver of arrows."""
    s = Sketch(rng)
    for k, (x, y) in enumerate(((-0.08, -0.72), (-0.02, -0.78), (0.04, -0.75), (0.1, -0.7))):
        s.stroke([(0.4 * x, -0.3), (x, y)], width=PEN * 1.1, color=pal.WOOD, taper=False)
        for side in (-1, 1):
            vane = [(x, y + 0.02), (x + side * 0.028, y - 0.02), (x + side * 0.028, y + 0.08), (x - 0.1 * x, y + 0.12)]
            s.form(np.array(vane), (pal.CLOTH_RED, pal.LINEN)[k % 2], ink=PEN * 0.5)
    turned(s, [(0.11, -0.55), (0.1, -0.3), (0.06, 0.0)], pal.CLOTH_BROWN, part="quiver", inside=pal.SOOT)
    s.stroke(curve((0.1, -0.52), (0.24, -0.36), (0.08, -0.06)), width=PEN * 1.8, color=pal.WOOD_DARK, taper=False)
    ring(s, 0, -0.42, 0.105, color=pal.BRASS, width=PEN * 1.6)
    return s.shapes


def spear(rng: Random) -> list[Shape]:
    """A leaf-bladed spear with a red tassel."""
    s = Sketch(rng)
    rod(s, (0, -1.75), (0, 0.0), 0.018, pal.WOOD)
    blade = [(0, -2.2), (0.1, -1.92), (0.03, -1.74), (-0.03, -1.74), (-0.1, -1.92)]
    s.form(smooth(np.array(blade), samples=3), pal.STEEL, part="blade")
    s.stroke([(0, -2.12), (0, -1.76)], width=PEN * 0.6)
    s.strokes([[(0.014 * k, -1.74), (0.035 * k, -1.52)] for k in range(-2, 3)], width=PEN * 1.2, color=pal.CLOTH_RED)
    return s.shapes


def gun(rng: Random) -> list[Shape]:
    """A flintlock musket resting on its butt."""
    s = Sketch(rng)
    rod(s, (0.04, -0.4), (0.12, -1.36), 0.012, pal.IRON)
    stock = [
        (-0.08, 0.0),
        (0.06, 0.0),
        (0.06, -0.28),
        (0.08, -0.44),
        (0.13, -1.1),
        (0.09, -1.1),
        (0.02, -0.46),
        (-0.02, -0.34),
    ]
    volume(s, stock, pal.WOOD_RED, part="stock", samples=2)
    s.form(
        smooth(np.array([(0.06, -0.42), (0.1, -0.52), (0.13, -0.48), (0.1, -0.42)]), samples=3),
        pal.BRASS,
        ink=PEN * 0.7,
    )
    s.stroke(curve((0.05, -0.38), (0.12, -0.34), (0.1, -0.26), (0.05, -0.28)), width=PEN, color=pal.BRASS, taper=False)
    for y in (-0.8, -1.04):
        s.stroke([(0.055 - 0.02 * (y + 0.8), y), (0.13, y - 0.01)], width=PEN * 1.6, color=pal.BRASS, taper=False)
    return s.shapes


def dagger(rng: Random) -> list[Shape]:
    """A curved dagger in a jewelled sheath."""
    s = Sketch(rng)
    sheath = [(-0.03, -0.2), (0.03, -0.2), (0.05, -0.1), (0.1, -0.01), (0.06, 0.0), (0.0, -0.08)]
    volume(s, sheath, pal.CLOTH_GREEN, part="sheath")
    rod(s, (-0.06, -0.21), (0.06, -0.21), 0.01, pal.BRASS)
    rod(s, (0, -0.22), (-0.015, -0.31), 0.014, pal.WOOD_DARK)
    ball(s, -0.018, -0.33, 0.02, pal.FLOWER_RED, part="pommel")
    studs(s, [(0.01, -0.16), (0.03, -0.1)], 0.01, pal.FLOWER_YELLOW)
    return s.shapes


def helmet(rng: Random) -> list[Shape]:
    """A knight's helm with visor and plume."""
    s = Sketch(rng)
    plume = [(0.02, -0.36), (-0.06, -0.46), (0.08, -0.5), (0.24, -0.42), (0.3, -0.24), (0.2, -0.3), (0.12, -0.36)]
    volume(s, plume, pal.CLOTH_RED, part="plume")
    volume(s, [(-0.15, -0.08), (-0.16, -0.24), (-0.08, -0.36), (0.06, -0.37), (0.16, -0.26), (0.17, -0.05),
            (0.1, 0.0), (-0.1, 0.0)],
           pal.STEEL, part="helm", samples=3)  # fmt: skip
    visor = [(-0.2, -0.16), (-0.12, -0.26), (0.06, -0.26), (0.08, -0.1), (-0.06, -0.06)]
    volume(s, visor, mixed(pal.STEEL, pal.CREAM, 0.3), part="visor", samples=2)
    s.strokes(
        [[(-0.17, -0.185), (0.02, -0.2)], [(-0.1, -0.13), (-0.06, -0.09)], [(-0.05, -0.14), (-0.02, -0.1)]],
        width=PEN * 1.4,
    )
    studs(s, [(0.06, -0.18)], 0.016, pal.BRASS)
    return s.shapes


def goblet(rng: Random) -> list[Shape]:
    """A gold goblet set with stones."""
    s = Sketch(rng)
    turned(s, [(0.075, -0.24), (0.08, -0.18), (0.03, -0.11), (0.014, -0.08), (0.018, -0.04), (0.06, -0.01),
            (0.06, 0.0)], pal.BRASS,
           part="goblet", inside="#8d4a4a")  # fmt: skip
    studs(s, [(-0.045, -0.175), (0.0, -0.165), (0.045, -0.175)], 0.012, pal.FLOWER_RED)
    return s.shapes


def necklace(rng: Random) -> list[Shape]:
    """A string of pearls with a pendant."""
    s = Sketch(rng)
    for turn in np.linspace(0.04, 0.96, 20):
        angle = (turn - 0.75) * 2 * np.pi
        x, y = 0.13 * np.cos(angle), -0.09 + 0.06 * np.sin(angle)
        ball(s, x, y, 0.014, pal.CREAM, part=f"pearl{turn:.2f}")
    s.form(np.array([(0, -0.035), (0.025, -0.01), (0, 0.02), (-0.025, -0.01)]), pal.FLOWER_RED, ink=PEN * 0.7)
    return s.shapes


def gems(rng: Random) -> list[Shape]:
    """Three cut stones."""
    s = Sketch(rng)
    for x, size, color in ((-0.09, 0.06, pal.FLOWER_RED), (0.03, 0.075, pal.FLOWER_BLUE), (0.13, 0.05, "#86ab84")):
        top, girdle = -size * 1.25, -size * 0.85
        edge = [(x - 0.55 * size, top), (x + 0.55 * size, top), (x + size, girdle), (x, 0.0), (x - size, girdle)]
        s.form(np.array(edge), color, part=f"gem{x}", ink=PEN * 0.8)
        s.light(np.array([(x - 0.5 * size, top), (x, top), (x - 0.3 * size, girdle), (x - size, girdle)]),
                part=f"gem{x}",
                strength=0.8, soft=0.003)  # fmt: skip
        s.strokes([[(x - size, girdle), (x + size, girdle)], [(x - 0.35 * size, girdle), (x, 0)],
                [(x + 0.35 * size, girdle), (x, 0)],
                   [(x - 0.55 * size, top), (x - 0.35 * size, girdle)], [(x + 0.55 * size, top),
                   (x + 0.35 * size, girdle)]],
                  width=PEN * 0.5)  # fmt: skip
    return s.shapes


def magic_lamp(rng: Random) -> list[Shape]:
    """A brass lamp with a long spout, smoke rising."""
    s = Sketch(rng)
    s.stroke(
        curve((0.27, -0.17), (0.32, -0.26), (0.24, -0.33), (0.34, -0.42), (0.28, -0.5)),
        width=PEN * 1.4,
        color="#a79bb5",
    )
    s.stroke(curve((0.28, -0.18), (0.37, -0.28), (0.3, -0.36)), width=PEN * 0.9, color="#a79bb5")
    bent(s, [(-0.1, -0.12), (-0.2, -0.17), (-0.22, -0.1), (-0.14, -0.06)], 0.011, pal.BRASS, part="handle")
    body = [(-0.13, -0.1), (-0.05, -0.15), (0.06, -0.14), (0.2, -0.14), (0.28, -0.18), (0.29, -0.155), (0.2, -0.09),
            (0.08, -0.04),
            (-0.05, -0.03)]  # fmt: skip
    volume(s, body, pal.BRASS, part="body", samples=4)
    turned(s, [(0.01, -0.22), (0.03, -0.18), (0.055, -0.145)], pal.BRASS, part="lid", x=0.0)
    turned(s, [(0.03, -0.04), (0.025, -0.02), (0.07, 0.0)], pal.BRASS, part="foot", x=0.01)
    return s.shapes


def wand(rng: Random) -> list[Shape]:
    """A wand with a star and sparks."""
    s = Sketch(rng)
    rod(s, (-0.16, 0.0), (0.08, -0.26), 0.008, pal.WOOD_DARK, tip=0.006)
    star = [
        (0.11 + r * np.sin(a), -0.29 - r * np.cos(a))
        for a, r in zip(np.arange(10) * np.pi / 5, (0.075, 0.032) * 5, strict=True)
    ]
    s.form(np.array(star), pal.FLOWER_YELLOW, part="star")
    s.light(oval(0.095, -0.31, 0.02, 0.02), part="star", strength=0.8, soft=0.01)
    for x, y in ((0.22, -0.36), (0.0, -0.38), (0.23, -0.22), (0.1, -0.42)):
        s.strokes([[(x - 0.016, y), (x + 0.016, y)], [(x, y - 0.02), (x, y + 0.02)]], width=PEN * 0.9, color="#b99a45")
    return s.shapes


def crystal_ball(rng: Random) -> list[Shape]:
    """A crystal ball on its stand, misty within."""
    s = Sketch(rng)
    ball(s, 0, -0.2, 0.13, "#c5d3da", part="ball")
    s.wash(oval(0.02, -0.18, 0.07, 0.05), pal.FLOWER_LILAC, part="ball", strength=0.6, soft=0.03)
    s.stroke(curve((-0.06, -0.2), (0.0, -0.23), (0.03, -0.18), (0.08, -0.2)), width=PEN * 0.8, color="#f3efe6")
    turned(s, [(0.08, -0.09), (0.05, -0.05), (0.11, 0.0)], pal.WOOD_RED, part="stand")
    return s.shapes


def hourglass(rng: Random) -> list[Shape]:
    """A sand-glass in its frame."""
    s = Sketch(rng)
    for x in (-0.075, 0.075):
        rod(s, (x, -0.27), (x, -0.02), 0.009, pal.WOOD_RED)
    glass = [(-0.055, -0.255), (0.055, -0.255), (0.05, -0.19), (0.008, -0.14), (0.05, -0.09), (0.055, -0.03),
            (-0.055, -0.03),
             (-0.05, -0.09), (-0.008, -0.14), (-0.05, -0.19)]  # fmt: skip
    s.form(smooth(np.array(glass), samples=3), pal.GLASS, part="glass", ink=PEN * 0.8)
    s.form(np.array([(-0.045, -0.195), (0.045, -0.195), (0.0, -0.145)]), pal.CLOTH_MUSTARD, ink=PEN * 0.4)
    s.form(np.array([(-0.05, -0.03), (0.0, -0.08), (0.05, -0.03)]), pal.CLOTH_MUSTARD, ink=PEN * 0.4)
    s.stroke([(0, -0.15), (0, -0.07)], width=PEN * 0.6, color="#b08c3f")
    for y in (-0.28, -0.02):
        turned(s, [(0.1, y), (0.1, y + 0.02)], pal.WOOD_RED, part=f"cap{y}", samples=1, inside=pal.WOOD_PALE)
    return s.shapes


def quill(rng: Random) -> list[Shape]:
    """A goose quill in its inkwell."""
    s = Sketch(rng)
    vane = [(0.02, -0.12), (0.02, -0.26), (0.1, -0.4), (0.2, -0.46), (0.18, -0.34), (0.1, -0.22), (0.04, -0.13)]
    volume(s, vane, pal.LINEN, part="vane", samples=4)
    s.stroke(curve((0.0, -0.06), (0.05, -0.22), (0.18, -0.43)), width=PEN * 0.8)
    s.strokes([[(0.06, -0.24), (0.02, -0.27)], [(0.1, -0.31), (0.06, -0.35)], [(0.12, -0.3), (0.16, -0.3)],
            [(0.09, -0.24), (0.12, -0.24)]],
              width=PEN * 0.4)  # fmt: skip
    turned(s, [(0.03, -0.1), (0.03, -0.08), (0.07, -0.05), (0.075, 0.0)], pal.FLOWER_BLUE, part="well", inside=pal.SOOT)
    return s.shapes


def magic_carpet(rng: Random) -> list[Shape]:
    """A carpet afloat in a wave, tasselled."""
    s = Sketch(rng, label="rug")
    wave = curve((-0.95, -0.42), (-0.5, -0.3), (0.0, -0.42), (0.5, -0.5), (0.95, -0.36))
    far = wave * (0.8, 1.0) - (-0.06, 0.22)
    s.form(np.vstack([wave, far[::-1]]), "#8d5a6a", part="carpet")
    inner = np.vstack([wave * (0.88, 1) - (0, 0.035), (far * (0.88, 1) + (0.0, 0.03))[::-1]])
    s.form(inner, pal.CLOTH_MUSTARD, ink=PEN * 0.5)
    core = np.vstack([wave * (0.76, 1) - (0, 0.07), (far * (0.76, 1) + (0.0, 0.06))[::-1]])
    s.form(core, pal.CLOTH_BLUE, ink=PEN * 0.5)
    s.form(np.vstack([wave + np.array([0.0, 0.03]), wave[::-1]]), "#6d4552", ink=PEN * 0.8, part="edge")
    for x, y, way in ((-0.95, -0.4, -1), (0.95, -0.34, 1), (-0.7, -0.62, -1), (0.82, -0.57, 1)):
        s.strokes([[(x, y), (x + way * 0.07 + d, y + 0.1)] for d in (-0.03, 0.0, 0.03)], width=PEN, color="#b8954e")
    return s.shapes
