"""Food from the larder, the orchard and the field, each lying or standing as it would on a table.

Knows: skins, rinds, crusts, leaves.  Does not know: dishes (see `vessels.py`).
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.plants import leaf
from audobon.pencils.props.shaping import ball, bent, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, pieces

STALK = "#6b5434"


def _stalk(s: Sketch, x: float, y: float, *, tall: float, lean: float = 0.02) -> None:
    s.stroke(curve((x, y), (x + 0.4 * lean, y - 0.5 * tall), (x + lean, y - tall)), width=PEN * 1.1, color=STALK)


def pear(rng: Random) -> list[Shape]:
    """A ripe pear with one leaf."""
    s = Sketch(rng)
    outline = [(0.0, -0.15), (0.022, -0.125), (0.03, -0.09), (0.052, -0.05), (0.04, -0.006), (0.0, 0.0),
            (-0.04, -0.006),
               (-0.052, -0.05), (-0.03, -0.09), (-0.022, -0.125)]  # fmt: skip
    volume(s, outline, pal.LEAF_YELLOW, part="pear")
    s.wash(oval(0.025, -0.04, 0.02, 0.03), pal.FLOWER_ROSE, part="pear", strength=0.5, soft=0.015)
    _stalk(s, 0, -0.148, tall=0.04)
    leaf(s, (0.008, -0.165), (0.07, -0.18), width=0.016, color=pal.LEAF)
    return s.shapes


def plum(rng: Random) -> list[Shape]:
    """Two plums with their bloom."""
    s = Sketch(rng)
    for x, y, part in ((-0.035, -0.045, "far"), (0.03, -0.04, "near")):
        ball(s, x, y, 0.042, "#7d6489", part=part, ry=0.045)
        s.stroke(curve((x - 0.005, y - 0.044), (x + 0.012, y - 0.01), (x + 0.004, y + 0.035)), width=PEN * 0.6)
    _stalk(s, -0.035, -0.088, tall=0.035)
    leaf(s, (-0.03, -0.12), (0.035, -0.14), width=0.016, color=pal.LEAF_DARK)
    return s.shapes


def grapes(rng: Random) -> list[Shape]:
    """A bunch of dark grapes under a vine leaf."""
    s = Sketch(rng)
    for row, count in enumerate((1, 2, 3, 4, 4)):
        for k in range(count):
            x, y = (k - (count - 1) / 2) * 0.046, -0.025 - 0.038 * row
            ball(s, x, y, 0.026, ("#7a6a92", "#6c5b86")[(k + row) % 2], part=f"g{row}{k}")
    _stalk(s, 0, -0.2, tall=0.06)
    vine = [(0, -0.21), (0.05, -0.18), (0.09, -0.2), (0.1, -0.25), (0.06, -0.27), (0.02, -0.25), (-0.03, -0.27),
            (-0.05, -0.23)]  # fmt: skip
    s.form(smooth(np.array(vine), samples=3), pal.LEAF, ink=PEN * 0.7)
    s.strokes([[(0, -0.21), (0.06, -0.23)], [(0, -0.22), (0.05, -0.2)]], width=PEN * 0.5)
    return s.shapes


def cherries(rng: Random) -> list[Shape]:
    """A pair of cherries on one forked stalk."""
    s = Sketch(rng)
    for x, y in ((-0.035, -0.028), (0.035, -0.03)):
        s.stroke(curve((x, y - 0.02), (0.5 * x, -0.09), (0.01, -0.14)), width=PEN, color="#6f7a3f", taper=False)
        ball(s, x, y, 0.028, pal.FLOWER_RED, part=f"cherry{x}")
    leaf(s, (0.01, -0.14), (0.08, -0.13), width=0.02, color=pal.LEAF)
    return s.shapes


def strawberry(rng: Random) -> list[Shape]:
    """A strawberry with its seeds and its frill."""
    s = Sketch(rng)
    outline = [(0, 0), (-0.045, -0.045), (-0.05, -0.075), (0, -0.09), (0.05, -0.075), (0.045, -0.045)]
    volume(s, outline, pal.FLOWER_RED, part="berry")
    seeds = [
        (x, y) for y, xs in ((-0.065, (-0.03, 0, 0.03)), (-0.045, (-0.02, 0.015)), (-0.025, (-0.005,))) for x in xs
    ]
    studs(s, seeds, 0.004, pal.FLOWER_YELLOW)
    frill = [(-0.05, -0.08), (-0.025, -0.085), (0, -0.07), (0.025, -0.085), (0.05, -0.08), (0.02, -0.1), (0, -0.105),
             (-0.02, -0.1)]  # fmt: skip
    s.form(np.array(frill), pal.LEAF, ink=PEN * 0.6)
    _stalk(s, 0, -0.1, tall=0.03)
    return s.shapes


def banana(rng: Random) -> list[Shape]:
    """A hand of three bananas."""
    s = Sketch(rng)
    for k, fall in enumerate((0.0, 0.03, 0.06)):
        outer = curve(
            (-0.115, -0.19),
            (-0.115, -0.1 + fall),
            (-0.03, -0.045 + fall * 0.75),
            (0.08, -0.06 + fall),
            (0.14, -0.12 + fall),
        )
        inner = curve((0.13, -0.135 + fall), (0.07, -0.1 + fall), (-0.01, -0.095 + fall * 0.75),
                (-0.075, -0.14 + fall * 0.6),
                      (-0.095, -0.19))  # fmt: skip
        s.form(np.vstack([outer, inner]), pal.FLOWER_YELLOW, part=f"banana{k}", ink=PEN * 0.8)
        low = np.vstack([outer, outer[::-1] - np.array([0.0, 0.016])])
        s.shade(low, part=f"banana{k}", strength=0.45, soft=0.008)
        s.form(oval(0.137, -0.128 + fall, 0.009, 0.011, points=9), pal.BARK_DARK, ink=PEN * 0.4)
    s.form(np.array([(-0.12, -0.18), (-0.118, -0.225), (-0.09, -0.225), (-0.092, -0.18)]), STALK, ink=PEN * 0.7)
    return s.shapes


def lemon(rng: Random) -> list[Shape]:
    """A lemon and a cut half."""
    s = Sketch(rng)
    outline = [(-0.09, -0.04), (-0.06, -0.065), (0, -0.08), (0.05, -0.065), (0.075, -0.05), (0.07, -0.03),
            (0.03, -0.006),
               (-0.04, -0.006), (-0.075, -0.025)]  # fmt: skip
    volume(s, outline, pal.FLOWER_YELLOW, part="lemon")
    s.form(oval(0.09, -0.038, 0.04, 0.038), pal.FLOWER_YELLOW, ink=PEN * 0.8)
    s.form(oval(0.09, -0.038, 0.032, 0.03), pal.CREAM, ink=PEN * 0.4)
    spokes = [
        [(0.09, -0.038), (0.09 + 0.028 * np.cos(a), -0.038 + 0.027 * np.sin(a))] for a in np.arange(8) * np.pi / 4
    ]
    s.strokes(spokes, width=PEN * 0.5, color="#b79b3a")
    return s.shapes


def nuts(rng: Random) -> list[Shape]:
    """A walnut, a cracked shell and two hazels."""
    s = Sketch(rng)
    ball(s, -0.05, -0.035, 0.038, pal.WOOD, part="walnut", ry=0.035)
    s.strokes([curve((-0.085, -0.035), (-0.05, -0.045), (-0.015, -0.035)), curve((-0.06, -0.065), (-0.07, -0.05),
               (-0.06, -0.01)), curve((-0.04, -0.065), (-0.03, -0.05), (-0.04, -0.01))], width=PEN * 0.5)  # fmt: skip
    s.form(np.vstack([oval(0.035, -0.02, 0.034, 0.028, start=0.0, end=0.5, points=10)]), pal.WOOD, ink=PEN * 0.8)
    s.form(oval(0.035, -0.02, 0.034, 0.012, points=14), pal.CREAM, ink=PEN * 0.6)
    for x in (0.085, 0.0):
        volume(s, [(x - 0.018, -0.012), (x, -0.045), (x + 0.018, -0.012), (x, 0.0)], pal.WOOD_RED, part=f"hazel{x}")
    return s.shapes


def turnip(rng: Random) -> list[Shape]:
    """A purple-shouldered turnip with its greens and tail."""
    s = Sketch(rng)
    for x, y in ((-0.09, -0.34), (-0.03, -0.4), (0.05, -0.38), (0.11, -0.31)):
        leaf(s, (0.1 * x, -0.18), (x, y), width=0.035, color=pal.LEAF)
    outline = [(0, 0.0), (-0.012, -0.03), (-0.08, -0.06), (-0.1, -0.12), (-0.05, -0.185), (0.05, -0.185), (0.1, -0.12),
               (0.08, -0.06), (0.012, -0.03)]  # fmt: skip
    volume(s, outline, pal.LINEN, part="turnip")
    s.wash(oval(0, -0.17, 0.11, 0.045), "#a4749a", part="turnip", strength=0.8, soft=0.02)
    s.strokes([curve((-0.03, -0.06), (0, -0.052), (0.03, -0.058))], width=PEN * 0.5)
    return s.shapes


def pumpkin(rng: Random) -> list[Shape]:
    """A ribbed pumpkin with a stout stalk and a curl of vine."""
    s = Sketch(rng)
    for x, half, part in (
        (-0.16, 0.12, "l2"),
        (0.16, 0.12, "r2"),
        (-0.09, 0.13, "l1"),
        (0.09, 0.13, "r1"),
        (0, 0.12, "m"),
    ):
        ball(s, x, -0.17, half, "#d98f45", part=part, ry=0.17)
    bent(s, [(0, -0.32), (0.01, -0.38), (0.06, -0.41)], 0.024, "#7f8a4d", part="stalk")
    s.stroke(
        curve((0.02, -0.35), (0.14, -0.42), (0.2, -0.36), (0.16, -0.33), (0.14, -0.37)), width=PEN, color="#6f7a3f"
    )
    leaf(s, (-0.01, -0.34), (-0.2, -0.38), width=0.06, color=pal.LEAF)
    return s.shapes


def potatoes(rng: Random) -> list[Shape]:
    """Three potatoes with eyes and a little earth."""
    s = Sketch(rng)
    for x, y, w, part in ((-0.07, -0.04, 0.06, "a"), (0.07, -0.045, 0.055, "b"), (0.0, -0.09, 0.055, "c")):
        volume(s, [(x - w, y), (x - 0.5 * w, y - 0.04), (x + 0.6 * w, y - 0.035), (x + w, y + 0.01),
                (x + 0.3 * w, y + 0.04),
                   (x - 0.6 * w, y + 0.035)], "#b99867", part=part)  # fmt: skip
        s.strokes([curve((x + d, y - 0.01), (x + d + 0.008, y - 0.004),
                (x + d + 0.016, y - 0.01)) for d in (-0.03, 0.015)],
                  width=PEN * 0.5)  # fmt: skip
    return s.shapes


def corn(rng: Random) -> list[Shape]:
    """An ear of maize in its half-open husk."""
    s = Sketch(rng)
    volume(
        s, [(-0.035, -0.05), (-0.04, -0.18), (0, -0.28), (0.04, -0.18), (0.035, -0.05)], pal.FLOWER_YELLOW, part="ear"
    )
    rows = [curve((x, -0.06), (1.15 * x, -0.16), (0.5 * x, -0.26)) for x in (-0.022, -0.008, 0.008, 0.022)]
    rows += [np.array([(-0.036, y), (0.036, y)]) for y in np.arange(-0.22, -0.06, 0.024)]
    s.strokes(rows, width=PEN * 0.4, color="#a8853a")
    for side in (-1, 1):
        husk = [(0, 0), (side * 0.05, -0.05), (side * 0.1, -0.2), (side * 0.05, -0.14), (side * 0.01, -0.06)]
        s.form(smooth(np.array(husk), samples=4), pal.LEAF_LIGHT, ink=PEN * 0.8, part=f"husk{side}")
        s.stroke(curve((0, -0.01), (side * 0.045, -0.08), (side * 0.09, -0.18)), width=PEN * 0.5)
    return s.shapes


def pea_pod(rng: Random) -> list[Shape]:
    """An open pod with its row of peas."""
    s = Sketch(rng)
    pod = [(-0.13, -0.03), (-0.06, -0.06), (0.06, -0.055), (0.14, -0.02), (0.06, 0.0), (-0.07, -0.003)]
    s.form(smooth(np.array(pod), samples=4), pal.LEAF_DARK, ink=PEN * 0.8)
    for x in (-0.075, -0.035, 0.005, 0.045, 0.08):
        ball(s, x, -0.035, 0.019, pal.LEAF_LIGHT, part=f"pea{x}")
    near = [(-0.13, -0.028), (-0.06, -0.02), (0.05, -0.018), (0.14, -0.018), (0.06, 0.004), (-0.07, 0.002)]
    s.form(smooth(np.array(near), samples=4), pal.LEAF, ink=PEN * 0.8, part="pod")
    s.stroke(curve((-0.13, -0.03), (-0.16, -0.05), (-0.17, -0.08)), width=PEN, color="#6f7a3f")
    return s.shapes


def melon(rng: Random) -> list[Shape]:
    """A striped melon and a red slice."""
    s = Sketch(rng)
    ball(s, -0.05, -0.13, 0.16, pal.LEAF_DARK, part="melon", ry=0.13)
    for u in (-0.7, -0.25, 0.25, 0.7):
        s.stroke(curve((-0.05 + 0.02 * u, -0.255), (-0.05 + 0.16 * u, -0.13), (-0.05 + 0.02 * u, -0.005)),
                 width=PEN * 1.6, color="#9db27a")  # fmt: skip
    slice_ = [(0.06, -0.03), (0.26, -0.03), (0.16, -0.19)]
    s.form(np.array([(0.05, -0.03), (0.27, -0.03), (0.255, 0.0), (0.065, 0.0)]), pal.LEAF, ink=PEN * 0.8)
    s.form(np.array(slice_), pal.FLOWER_RED, ink=PEN * 0.8, part="slice")
    studs(s, [(0.13, -0.06), (0.16, -0.1), (0.19, -0.055), (0.16, -0.14)], 0.006, pal.SOOT)
    return s.shapes


def eggs(rng: Random) -> list[Shape]:
    """An egg in its cup with a spoon of salt, a second egg beside it."""
    s = Sketch(rng)
    egg = [(0, -0.15), (0.03, -0.12), (0.038, -0.085), (0.02, -0.05), (-0.02, -0.05), (-0.038, -0.085), (-0.03, -0.12)]
    volume(s, egg, pal.CREAM, part="egg")
    turned(s, [(0.042, -0.085), (0.036, -0.055), (0.012, -0.035), (0.035, 0.0)], pal.CLOTH_BLUE, part="cup")
    lying = [(0.06, -0.025), (0.08, -0.05), (0.115, -0.052), (0.14, -0.028), (0.12, -0.003), (0.08, -0.002)]
    volume(s, lying, pal.WOOD_PALE, part="brown")
    return s.shapes


def fish(rng: Random) -> list[Shape]:
    """A trout on a plate with a slice of lemon."""
    s = Sketch(rng)
    s.form(oval(0, -0.02, 0.24, 0.05), pal.LINEN, ink=PEN * 0.8)
    body = [(-0.18, -0.05), (-0.1, -0.1), (0.02, -0.105), (0.12, -0.07), (0.19, -0.1), (0.18, -0.055), (0.2, -0.015),
            (0.12, -0.045), (0.0, -0.02), (-0.1, -0.02)]  # fmt: skip
    volume(s, body, "#a9b5b0", part="fish", samples=4)
    s.wash(oval(0, -0.035, 0.14, 0.014), pal.FLOWER_ROSE, part="fish", strength=0.5, soft=0.01)
    s.form(np.array([(-0.04, -0.1), (0.02, -0.135), (0.05, -0.1)]), "#8f9c95", ink=PEN * 0.6)
    s.stroke(curve((-0.11, -0.095), (-0.09, -0.06), (-0.11, -0.025)), width=PEN * 0.7)
    s.form(oval(-0.145, -0.068, 0.011, 0.011, points=9), pal.CREAM, ink=PEN * 0.6)
    studs(s, [(x, -0.075 + 0.2 * abs(x)) for x in (-0.06, -0.02, 0.02, 0.06)], 0.004, pal.SOOT)
    s.form(oval(0.13, -0.012, 0.035, 0.014), pal.FLOWER_YELLOW, ink=PEN * 0.6)
    return s.shapes


def ham(rng: Random) -> list[Shape]:
    """A ham on the bone, cut, with a paper frill."""
    s = Sketch(rng)
    s.form(oval(0, -0.02, 0.27, 0.05), pal.LINEN, ink=PEN * 0.8)
    s.form(np.array([(0.16, -0.12), (0.3, -0.17), (0.31, -0.14), (0.18, -0.08)]), pal.CREAM, ink=PEN * 0.8)
    meat = [(-0.2, -0.06), (-0.18, -0.18), (-0.06, -0.24), (0.1, -0.19), (0.2, -0.13), (0.19, -0.06), (0.05, -0.02),
            (-0.12, -0.02)]  # fmt: skip
    volume(s, meat, "#b9714f", part="ham")
    s.strokes([curve((x, -0.2), (x + 0.05, -0.13), (x + 0.03, -0.05)) for x in (-0.02, 0.05, 0.12)], width=PEN * 0.5)
    s.form(oval(-0.15, -0.12, 0.055, 0.085), pal.FLOWER_ROSE, ink=PEN * 0.8, part="cut")
    s.form(oval(-0.15, -0.11, 0.018, 0.022, points=12), pal.CREAM, ink=PEN * 0.6)
    for k in range(4):
        s.form(np.array([(0.17 + 0.02 * k, -0.16), (0.21 + 0.02 * k, -0.2), (0.2 + 0.015 * k, -0.1)]), pal.CREAM,
               ink=PEN * 0.5)  # fmt: skip
    return s.shapes


def sausages(rng: Random) -> list[Shape]:
    """A string of sausages."""
    s = Sketch(rng)
    spots = ((-0.2, -0.035, 0.2), (-0.07, -0.04, -0.15), (0.07, -0.035, 0.2), (0.2, -0.045, -0.1))
    for k, (x, y, lean) in enumerate(spots):
        dx, dy = 0.055 * np.cos(lean), 0.055 * np.sin(lean)
        link = [(x - 1.15 * dx, y - dy), (x - 0.7 * dx, y - 0.026 - dy), (x + 0.7 * dx, y - 0.028 + dy),
                (x + 1.15 * dx, y + dy),
                (x + 0.7 * dx, y + 0.026 + dy), (x - 0.7 * dx, y + 0.026 - dy)]  # fmt: skip
        s.form(smooth(np.array(link), samples=4), "#b3654a", part=f"link{k}", ink=PEN * 0.9)
        s.shade(oval(x + 0.01, y + 0.02, 0.05, 0.012), part=f"link{k}", strength=0.45, soft=0.01)
        s.light(oval(x - 0.01, y - 0.018, 0.035, 0.006), part=f"link{k}", strength=0.6, soft=0.005)
    s.strokes([[(-0.145, -0.025), (-0.125, -0.03)], [(-0.013, -0.048), (0.013, -0.046)], [(0.124, -0.025),
               (0.146, -0.04)]], width=PEN * 1.6, color="#7d4534")  # fmt: skip
    return s.shapes


def biscuits(rng: Random) -> list[Shape]:
    """A plate of gingerbread hearts and rounds."""
    s = Sketch(rng)
    s.form(oval(0, -0.02, 0.2, 0.045), pal.PLASTER_BLUE, ink=PEN * 0.8)
    for x, y in ((-0.1, -0.03), (-0.02, -0.025), (0.07, -0.03), (0.12, -0.04), (-0.04, -0.055), (0.04, -0.06)):
        s.form(oval(x, y, 0.045, 0.02), "#b98252", ink=PEN * 0.7)
        studs(s, [(x - 0.015, y - 0.003), (x + 0.012, y + 0.002)], 0.004, pal.SOOT)
    heart = [(0.0, -0.05), (-0.05, -0.105), (-0.025, -0.135), (0, -0.115), (0.025, -0.135), (0.05, -0.105)]
    s.form(smooth(np.array(heart), samples=4), "#a86f42", ink=PEN * 0.8)
    s.stroke(smooth(np.array(heart) * 0.75 - (0, 0.024), samples=4), width=PEN * 0.6, color=pal.LINEN, closed=True)
    return s.shapes


def candy(rng: Random) -> list[Shape]:
    """A barley-sugar stick, a lollipop and two wrapped sweets."""
    s = Sketch(rng)
    s.stroke([(0.02, 0.0), (0.02, -0.2)], width=PEN * 1.8, color=pal.WOOD_PALE, taper=False)
    s.form(oval(0.02, -0.22, 0.065, 0.065), pal.FLOWER_ROSE, part="lolly")
    spiral = [(0.02 + 0.01 * a * np.cos(a), -0.22 + 0.01 * a * np.sin(a)) for a in np.linspace(0.4, 6.0, 18)]
    s.stroke(np.array(spiral), width=PEN * 1.2, color=pal.LINEN)
    for x, color in ((-0.1, pal.FLOWER_BLUE), (0.13, pal.FLOWER_RED)):
        for side in (-1, 1):
            s.form(np.array([(x + side * 0.025, -0.022), (x + side * 0.055, -0.04), (x + side * 0.055, -0.004)]), color,
                   ink=PEN * 0.6)  # fmt: skip
        ball(s, x, -0.022, 0.028, color, part=f"sweet{x}", ry=0.022)
    return s.shapes


def onion_string(rng: Random) -> list[Shape]:
    """A plait of garlic hung by its straw."""
    s = Sketch(rng)
    s.strokes([curve((0, -0.5), (0.015, -0.3), (0, -0.05)), curve((0.01, -0.5), (-0.012, -0.3), (0.01, -0.05))],
              width=PEN * 1.6, color="#b49a63")  # fmt: skip
    for k, (x, y) in enumerate(
        ((-0.05, -0.36), (0.05, -0.3), (-0.05, -0.22), (0.05, -0.16), (-0.04, -0.09), (0.03, -0.04))
    ):
        bulb = [(x, y - 0.05), (x + 0.04, y), (x + 0.02, y + 0.035), (x - 0.02, y + 0.035), (x - 0.04, y)]
        volume(s, bulb, mixed(pal.LINEN, pal.FLOWER_LILAC, 0.25), part=f"bulb{k}", ink=PEN * 0.8)
        s.strokes([curve((x, y - 0.045), (x + 0.012, y), (x, y + 0.033))], width=PEN * 0.5)
    return s.shapes


def fruit_bowl(rng: Random) -> list[Shape]:
    """A footed bowl heaped with fruit."""
    s = Sketch(rng)
    for x, y, color, part in ((-0.1, -0.2, pal.FLOWER_RED, "a"), (0.09, -0.2, "#d98f45", "b"),
            (0, -0.24, pal.LEAF_YELLOW, "c"),
                              (-0.02, -0.18, pal.FLOWER_YELLOW, "d")):  # fmt: skip
        ball(s, x, y, 0.065, color, part=part)
    dots = [(0.13, -0.17), (0.16, -0.15), (0.15, -0.12), (0.18, -0.12), (0.17, -0.09)]
    s.form(pieces([oval(x, y, 0.022, 0.022, points=10) for x, y in dots]), "#7a6a92", ink=PEN * 0.6)
    turned(s, [(0.2, -0.17), (0.16, -0.1), (0.04, -0.06), (0.03, -0.03), (0.1, 0.0)], pal.GLASS, part="bowl")
    return s.shapes
