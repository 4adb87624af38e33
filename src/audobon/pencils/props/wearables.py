"""What is worn or carried about, lying where it was put down: boots, coats, masks, bags, spectacles, pipes.

Knows: leather, cloth, wire.  Does not know: bodies (see `figures/`).
"""

from __future__ import annotations

import numpy as np

from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.props.shaping import ball, bent, block, ring, rod, studs, turned, volume
from audobon.pencils.shapes import Shape, smooth
from audobon.pencils.sketch import PEN, Random, Sketch, curve, oval, rectangle


def boots(rng: Random) -> list[Shape]:
    """A pair of tall boots, one fallen in at the top."""
    s = Sketch(rng)
    for x, lean in ((-0.13, -0.03), (0.1, 0.03)):
        boot = [(x - 0.06 + lean, -0.42), (x + 0.06 + lean, -0.4), (x + 0.05, -0.14), (x + 0.15, -0.08),
                (x + 0.16, -0.02),
                (x - 0.06, -0.02), (x - 0.055, -0.18)]  # fmt: skip
        volume(s, boot, pal.WOOD_RED, part=f"boot{x}", samples=3)
        s.form(oval(x + lean, -0.41, 0.06, 0.02), mixed(pal.WOOD_RED, pal.SOOT, 0.5), ink=PEN * 0.8)
        s.form(np.array([(x - 0.06, -0.025), (x + 0.16, -0.025), (x + 0.16, 0.0), (x + 0.02, 0.0), (x + 0.01, -0.012),
                (x - 0.01, 0.0),
                         (x - 0.06, 0.0)]), pal.WOOD_DARK, ink=PEN * 0.7)  # fmt: skip
        s.strokes([curve((x - 0.05, -0.16), (x, -0.13), (x + 0.05, -0.16)), curve((x - 0.05, -0.2), (x, -0.18),
                (x + 0.04, -0.2))],
                  width=PEN * 0.6)  # fmt: skip
    return s.shapes


def coat(rng: Random) -> list[Shape]:
    """A coat hanging on a peg."""
    s = Sketch(rng)
    s.box(-0.3, -1.12, 0.3, -1.0, pal.WOOD, part="board")
    bent(s, [(0, -1.06), (0.03, -1.02), (0.02, -0.94)], 0.014, pal.IRON, part="peg")
    fall = [(-0.07, -0.96), (-0.26, -0.86), (-0.36, -0.32), (-0.25, -0.28), (-0.2, -0.56), (-0.26, 0.0), (0.26, 0.0),
            (0.2, -0.56),
            (0.26, -0.28), (0.36, -0.33), (0.26, -0.86), (0.07, -0.96)]  # fmt: skip
    volume(s, fall, pal.CLOTH_GREEN, part="coat", samples=3)
    s.strokes([[(0.0, -0.9), (0.01, 0.0)], curve((-0.12, -0.5), (-0.14, -0.25), (-0.16, -0.02)), curve((0.12, -0.5),
            (0.13, -0.25),
               (0.16, -0.02)), curve((-0.2, -0.8), (-0.2, -0.65), (-0.2, -0.56)), curve((0.2, -0.8), (0.2, -0.65),
               (0.2, -0.56))],
              width=PEN * 0.7)  # fmt: skip
    studs(s, [(0.04, y) for y in (-0.78, -0.62, -0.46, -0.3)], 0.018, pal.BRASS)
    for x in (-0.17, 0.1):
        s.form(
            np.array([(x, -0.3), (x + 0.1, -0.3), (x + 0.09, -0.25), (x + 0.01, -0.25)]), pal.CLOTH_GREEN, ink=PEN * 0.7
        )
    s.form(
        smooth(np.array([(-0.1, -0.96), (0, -0.84), (0.1, -0.96), (0.0, -0.99)]), samples=3),
        pal.CLOTH_BROWN,
        ink=PEN * 0.8,
    )
    return s.shapes


def dress(rng: Random) -> list[Shape]:
    """A ball gown on a dressmaker's form."""
    s = Sketch(rng)
    rod(s, (0, -0.2), (0, -0.02), 0.025, pal.WOOD_DARK)
    s.box(-0.18, -0.04, 0.18, 0.0, pal.WOOD_DARK, ink=PEN)
    turned(s, [(0.03, -1.42), (0.05, -1.34), (0.04, -1.28)], pal.WOOD_PALE, part="neck")
    skirt = [(-0.11, -0.96), (-0.3, -0.6), (-0.46, -0.14), (0.46, -0.14), (0.3, -0.6), (0.11, -0.96)]
    volume(s, skirt, pal.CLOTH_ROSE, part="skirt", samples=2)
    s.strokes(
        [curve((0.3 * x, -0.9), (0.7 * x, -0.5), (x, -0.14)) for x in (-0.3, -0.15, 0.0, 0.15, 0.3)], width=PEN * 0.7
    )
    hem = [(x, -0.14 + (0.04 if k % 2 else 0.0)) for k, x in enumerate(np.linspace(-0.46, 0.46, 13))]
    s.stroke(smooth(np.array(hem), closed=False, samples=3), width=PEN * 2.2, color=pal.LINEN, taper=False)
    volume(s, [(-0.14, -1.26), (-0.16, -1.12), (-0.1, -0.95), (0.1, -0.95), (0.16, -1.12), (0.14, -1.26),
            (0.0, -1.2)], pal.CLOTH_ROSE,
           part="bodice", samples=3)  # fmt: skip
    for side in (-1, 1):
        ball(s, side * 0.18, -1.2, 0.075, pal.CLOTH_ROSE, part=f"sleeve{side}")
    bent(s, [(-0.11, -0.96), (0, -0.93), (0.11, -0.96)], 0.022, pal.CLOTH_BLUE, part="sash")
    return s.shapes


def mask(rng: Random) -> list[Shape]:
    """A feathered carnival mask on a stick."""
    s = Sketch(rng)
    for x, y, color in ((-0.1, -0.44, pal.FLOWER_BLUE), (0.0, -0.48, pal.FLOWER_LILAC), (0.1, -0.44, pal.FLOWER_RED)):
        volume(
            s,
            [(0.3 * x, -0.27), (x - 0.03, y + 0.06), (x, y), (x + 0.03, y + 0.07)],
            color,
            part=f"plume{x}",
            ink=PEN * 0.7,
        )
        s.stroke([(0.3 * x, -0.28), (x, y + 0.02)], width=PEN * 0.5)
    rod(s, (0.13, -0.2), (0.17, 0.0), 0.008, pal.BRASS)
    face = [(-0.17, -0.26), (-0.07, -0.28), (0, -0.25), (0.07, -0.28), (0.17, -0.26), (0.15, -0.16), (0.06, -0.14),
            (0, -0.18),
            (-0.06, -0.14), (-0.15, -0.16)]  # fmt: skip
    volume(s, face, pal.FLOWER_LILAC, part="mask", samples=3)
    for side in (-1, 1):
        eye = [(side * 0.035, -0.205), (side * 0.08, -0.235), (side * 0.12, -0.215), (side * 0.08, -0.19)]
        s.form(smooth(np.array(eye), samples=3), pal.CREAM, ink=PEN * 0.8)
    studs(s, [(0, -0.235), (-0.14, -0.24), (0.14, -0.24)], 0.01, pal.FLOWER_YELLOW)
    return s.shapes


def spectacles(rng: Random) -> list[Shape]:
    """Round spectacles, folded."""
    s = Sketch(rng)
    s.strokes([curve((-0.09, -0.05), (-0.02, -0.075), (0.08, -0.065)), curve((0.09, -0.05), (0.03, -0.085),
            (-0.06, -0.08))],
              width=PEN * 0.9, color="#8d6d2d", taper=False)  # fmt: skip
    for x in (-0.05, 0.05):
        s.form(oval(x, -0.04, 0.038, 0.036), pal.GLASS, part=f"lens{x}", ink=0)
        s.light(oval(x - 0.012, -0.052, 0.01, 0.008), part=f"lens{x}", strength=0.9, soft=0.004)
        s.stroke(oval(x, -0.04, 0.038, 0.036), width=PEN * 1.2, color="#8d6d2d", closed=True, taper=False)
    s.stroke(curve((-0.014, -0.046), (0, -0.056), (0.014, -0.046)), width=PEN * 1.2, color="#8d6d2d", taper=False)
    return s.shapes


def tobacco_pipe(rng: Random) -> list[Shape]:
    """A curved pipe, smoking."""
    s = Sketch(rng)
    bent(s, [(-0.16, -0.14), (-0.06, -0.1), (0.02, -0.03), (0.08, -0.025)], 0.011, pal.SOOT, part="stem")
    volume(
        s,
        [(0.05, -0.12), (0.15, -0.12), (0.15, -0.05), (0.11, 0.0), (0.05, -0.01)],
        pal.WOOD_RED,
        part="bowl",
        samples=3,
    )
    s.form(oval(0.1, -0.12, 0.05, 0.014), pal.EMBER, ink=PEN * 0.7)
    s.stroke(curve((0.1, -0.14), (0.06, -0.22), (0.14, -0.28), (0.08, -0.36)), width=PEN * 0.9, color="#a9a294")
    return s.shapes


def glove(rng: Random) -> list[Shape]:
    """A pair of mittens on a cord."""
    s = Sketch(rng)
    s.stroke(
        curve((-0.1, -0.16), (-0.04, -0.3), (0.06, -0.28), (0.11, -0.15)),
        width=PEN * 1.3,
        color=pal.CLOTH_BLUE,
        taper=False,
    )
    for side in (-1, 1):
        x = side * 0.1
        mitt = [(x - 0.05, -0.14), (x - 0.055, -0.06), (x, 0.0), (x + 0.05, -0.05), (x + 0.05, -0.14)]
        volume(s, mitt, pal.CLOTH_RED, part=f"mitt{side}")
        thumb = [
            (x + side * 0.045, -0.11),
            (x + side * 0.09, -0.08),
            (x + side * 0.075, -0.045),
            (x + side * 0.045, -0.06),
        ]
        volume(s, thumb, pal.CLOTH_RED, part=f"thumb{side}", ink=PEN * 0.8)
        s.box(x - 0.055, -0.18, x + 0.055, -0.13, pal.LINEN, ink=PEN * 0.8)
        s.strokes([[(x + d, -0.175), (x + d, -0.135)] for d in (-0.03, 0.0, 0.03)], width=PEN * 0.5)
        s.strokes([[(x - 0.02, -0.08), (x, -0.06), (x + 0.02, -0.08)]], width=PEN * 1.2, color=pal.LINEN, taper=False)
    return s.shapes


def straw_hat(rng: Random) -> list[Shape]:
    """A straw hat with a ribbon and a daisy."""
    s = Sketch(rng)
    s.form(oval(0, -0.03, 0.24, 0.065), pal.THATCH, part="brim")
    s.strokes([oval(0, -0.03, r, 0.27 * r) for r in (0.2, 0.16)], width=PEN * 0.5, color="#8d7040")
    turned(s, [(0.05, -0.17), (0.11, -0.14), (0.125, -0.05)], pal.THATCH, part="crown")
    ring(s, 0, -0.065, 0.123, color=pal.CLOTH_BLUE, width=PEN * 3)
    s.stroke(curve((0.11, -0.05), (0.2, 0.0), (0.24, 0.05)), width=PEN * 2.2, color=pal.CLOTH_BLUE)
    for turn in np.arange(7) * 2 * np.pi / 7:
        s.form(
            oval(-0.06 + 0.025 * np.cos(turn), -0.06 + 0.025 * np.sin(turn), 0.014, 0.014, points=8),
            pal.FLOWER_WHITE,
            ink=PEN * 0.4,
        )
    studs(s, [(-0.06, -0.06)], 0.012, pal.FLOWER_YELLOW)
    return s.shapes


def suitcase(rng: Random) -> list[Shape]:
    """A leather suitcase with straps, corners and labels."""
    s = Sketch(rng)
    bent(s, [(-0.09, -0.42), (-0.07, -0.48), (0.07, -0.48), (0.09, -0.42)], 0.014, pal.WOOD_DARK, part="handle")
    block(s, (-0.34, -0.42, 0.34, 0.0), pal.CLOTH_BROWN, part="case", back=(0.05, 0.03))
    s.stroke([(-0.34, -0.3), (0.34, -0.3)], width=PEN * 0.8, taper=False)
    for x in (-0.2, 0.2):
        s.form(rectangle(x - 0.025, -0.42, x + 0.025, 0.0), pal.WOOD_DARK, ink=PEN * 0.7)
        s.form(rectangle(x - 0.03, -0.3, x + 0.03, -0.24), pal.BRASS, ink=PEN * 0.6)
    for x, y in ((-0.32, -0.4), (0.28, -0.4), (-0.32, -0.05), (0.28, -0.05)):
        s.form(rectangle(x - 0.02, y - 0.02, x + 0.06, y + 0.05), mixed(pal.CLOTH_BROWN, pal.SOOT, 0.35), ink=PEN * 0.6)
    s.form(oval(0.02, -0.14, 0.08, 0.06), pal.CREAM, ink=PEN * 0.6)
    s.form(np.array([(-0.12, -0.22), (0.0, -0.25), (0.02, -0.18), (-0.1, -0.15)]), pal.CLOTH_RED, ink=PEN * 0.6)
    return s.shapes


def backpack(rng: Random) -> list[Shape]:
    """A knapsack with a rolled blanket and a mug."""
    s = Sketch(rng)
    for side in (-1, 1):
        bent(
            s,
            [(side * 0.1, -0.48), (side * 0.26, -0.36), (side * 0.2, -0.08)],
            0.02,
            pal.WOOD_DARK,
            part=f"strap{side}",
        )
    volume(s, [(-0.2, -0.46), (0.2, -0.46), (0.22, -0.1), (0.16, 0.0), (-0.16, 0.0), (-0.22, -0.1)],
            pal.CLOTH_GREEN, part="bag",
           samples=3)  # fmt: skip
    volume(s, [(-0.21, -0.48), (0.21, -0.48), (0.2, -0.28), (0.0, -0.24), (-0.2, -0.28)],
            mixed(pal.CLOTH_GREEN, pal.CREAM, 0.2),
           part="flap", samples=2)  # fmt: skip
    s.box(-0.13, -0.2, 0.13, -0.04, mixed(pal.CLOTH_GREEN, pal.SOOT, 0.15), ink=PEN * 0.8)
    for x in (-0.1, 0.1):
        rod(s, (x, -0.3), (x, -0.14), 0.012, pal.WOOD_DARK)
        studs(s, [(x, -0.18)], 0.016, pal.BRASS)
    rod(s, (-0.26, -0.53), (0.26, -0.53), 0.055, pal.CLOTH_RED, part="roll")
    s.stroke(oval(0.26, -0.53, 0.02, 0.05, points=12), width=PEN * 0.8, closed=True)
    turned(s, [(0.045, -0.2), (0.04, -0.1)], pal.TIN, part="mug", x=0.28, samples=1)
    return s.shapes


def handbag(rng: Random) -> list[Shape]:
    """A lady's bag with a clasp."""
    s = Sketch(rng)
    bent(s, [(-0.1, -0.2), (-0.08, -0.34), (0.08, -0.34), (0.1, -0.2)], 0.011, pal.WOOD_DARK, part="handle")
    volume(s, [(-0.14, -0.21), (0.14, -0.21), (0.19, -0.04), (0.14, 0.0), (-0.14, 0.0), (-0.19, -0.04)],
            pal.CLOTH_RED, part="bag",
           samples=3)  # fmt: skip
    bent(s, [(-0.15, -0.2), (0, -0.21), (0.15, -0.2)], 0.014, pal.BRASS, part="frame")
    studs(s, [(-0.015, -0.225), (0.018, -0.225)], 0.014, pal.BRASS)
    s.strokes([curve((x, -0.18), (1.2 * x, -0.1), (1.3 * x, -0.02)) for x in (-0.08, 0.0, 0.08)], width=PEN * 0.5)
    return s.shapes


def bundle(rng: Random) -> list[Shape]:
    """A wanderer's bundle on a stick."""
    s = Sketch(rng)
    rod(s, (-0.36, -0.04), (0.4, -0.62), 0.016, pal.WOOD)
    volume(s, [(0.2, -0.5), (0.44, -0.5), (0.5, -0.3), (0.36, -0.18), (0.2, -0.22), (0.12, -0.38)],
            pal.CLOTH_RED, part="cloth",
           samples=4)  # fmt: skip
    for tip in ((0.16, -0.64), (0.46, -0.68)):
        s.form(
            smooth(np.array([(0.32, -0.52), tip, (tip[0] + 0.08, tip[1] + 0.06)]), samples=4),
            pal.CLOTH_RED,
            ink=PEN * 0.8,
        )
    studs(s, [(0.24, -0.4), (0.34, -0.3), (0.4, -0.4), (0.28, -0.27), (0.42, -0.3)], 0.016, pal.LINEN)
    s.strokes(
        [curve((0.3, -0.5), (0.24, -0.38), (0.24, -0.26)), curve((0.34, -0.5), (0.4, -0.4), (0.42, -0.3))],
        width=PEN * 0.6,
    )
    return s.shapes


def fan(rng: Random) -> list[Shape]:
    """A painted folding fan, open."""
    s = Sketch(rng)
    outer = oval(0, 0, 0.26, 0.26, start=0.56, end=0.94, points=15)
    inner = oval(0, 0, 0.12, 0.12, start=0.56, end=0.94, points=15)
    s.strokes([[(0, -0.01), tuple(p)] for p in outer[::2]], width=PEN * 1.4, color=pal.WOOD_RED, taper=False)
    s.form(np.vstack([outer, inner[::-1]]), pal.FLOWER_ROSE, part="leaf")
    s.strokes([[tuple(a), tuple(b)] for a, b in zip(inner, outer, strict=True)], width=PEN * 0.5)
    for x, y in ((-0.1, -0.16), (0.0, -0.19), (0.1, -0.16)):
        s.form(oval(x, y, 0.022, 0.022, points=9), pal.FLOWER_RED, ink=PEN * 0.4)
    studs(s, [(0, -0.01)], 0.014, pal.BRASS)
    return s.shapes


def umbrella_stand(rng: Random) -> list[Shape]:
    """A stand with two umbrellas and a cane."""
    s = Sketch(rng)
    for x, color in ((-0.08, pal.CLOTH_GREEN), (0.06, pal.SOOT)):
        volume(
            s,
            [(x - 0.02, -0.3), (x - 0.035, -0.6), (x, -0.82), (x + 0.035, -0.6), (x + 0.02, -0.3)],
            color,
            part=f"furled{x}",
        )
        s.stroke(
            curve((x, -0.82), (x, -0.9), (x + 0.05, -0.94), (x + 0.08, -0.88)),
            width=PEN * 2,
            color=pal.WOOD,
            taper=False,
        )
    rod(s, (0.0, -0.3), (0.02, -0.86), 0.012, pal.WOOD_RED)
    turned(s, [(0.17, -0.52), (0.15, -0.3), (0.16, 0.0)], pal.PLASTER_BLUE, part="jar", inside=pal.SOOT)
    for y in (-0.44, -0.08):
        ring(s, 0, y, 0.162, color="#5d7894", width=PEN * 1.6)
    s.form(
        smooth(np.array([(-0.06, -0.18), (-0.02, -0.3), (0.04, -0.24), (0.06, -0.16)]), samples=3),
        "#8da2b5",
        ink=PEN * 0.5,
    )
    return s.shapes
