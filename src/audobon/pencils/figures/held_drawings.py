"""Things drawn for a hand alone: baskets, books, cups, lanterns, swords, spades, food, a bundle for all else.

Knows: each thing on its own sheet (one unit is a grown figure's stature; origin in the fist; y down).
Does not know: hands, poses.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, lighter, tube
from audobon.pencils.shapes import smooth

WOOD, STEEL, STRAW = "#9a7148", "#b9bfc4", "#c99d5c"


def _basket(s: Sketch) -> None:
    handle = ellipse((0, 0.075), 0.062, 0.080, count=26)
    s.form(tube(handle[13:26], [0.006], samples=2), STRAW, part="held", ink=0.8, shade=0)
    body = array([(-0.085, 0.075), (0.085, 0.075), (0.070, 0.155), (0.045, 0.165), (-0.045, 0.165), (-0.070, 0.155)])
    s.form(body, STRAW, part="held", shade=0.4)
    line = darker(STRAW, 0.5)
    for k, y in enumerate((0.092, 0.110, 0.128, 0.146)):
        for x in np.arange(-0.072 + 0.008 * (k % 2), 0.070, 0.018):
            s.curve([(x, y), (x + 0.006, y + 0.006), (x + 0.013, y)], ink=0.55, color=line, part="held")
    s.form(
        tube([(-0.09, 0.075), (0, 0.082), (0.09, 0.075)], [0.009], samples=4),
        lighter(STRAW, 0.15),
        part="held",
        ink=0.8,
        shade=0,
    )
    s.form(
        smooth(array([(-0.07, 0.074), (-0.03, 0.05), (0.02, 0.056), (0.065, 0.074)]), samples=4),
        "#f3ead8",
        part="cloth",
        ink=0.7,
        shade=0.2,
    )


def _umbrella(s: Sketch) -> None:
    s.form(tube([(0, 0.02), (0.0, -0.50)], [0.005], samples=4), WOOD, part="held", ink=0.7, shade=0)
    s.curve([(0, 0.02), (0.0, 0.06), (0.02, 0.075), (0.035, 0.055)], ink=2.2, color=WOOD, part="held", taper=False)
    dome = array([(-0.24, -0.460), (-0.19, -0.580), (-0.08, -0.650), (0.0, -0.665), (0.08, -0.650), (0.19, -0.580),
        (0.24,
        -0.46), (0.165, -0.485), (0.08, -0.462),
                  (0.0, -0.485), (-0.08, -0.462), (-0.165, -0.485)])  # fmt: skip
    s.form(smooth(dome, samples=4), "#5d7a5a", part="held", shade=0.4)
    for x in (-0.155, -0.078, 0.0, 0.078, 0.155):
        s.curve([(0, -0.660), (x * 0.8, -0.580), (x, -0.472)], ink=0.65, color="#2d3d2b", part="held")


def _stick(s: Sketch) -> None:
    s.form(
        tube([(0.0, -0.12), (0.006, 0.0), (-0.004, 0.18), (0.0, 0.36)], [0.009, 0.008, 0.007, 0.006]),
        WOOD,
        part="held",
        ink=0.8,
        shade=0.3,
    )


def _letter(s: Sketch) -> None:
    s.form(
        array([(-0.055, -0.075), (0.055, -0.085), (0.060, -0.010), (-0.050, 0.0)]),
        "#f7f0dd",
        part="held",
        ink=0.8,
        shade=0.15,
    )
    s.stroke(array([(-0.055, -0.075), (0.004, -0.034), (0.055, -0.085)]), ink=0.6, part="held")
    s.form(ellipse((0.004, -0.036), 0.009, 0.009, count=10), "#b3433a", part="held", ink=0.5, shade=0)


def _book(s: Sketch) -> None:
    for side in (-1, 1):
        cover = array([(0, -0.070), (0.085 * side, -0.085), (0.090 * side, 0.015), (0, 0.030)])
        s.form(cover, "#8c3f38", part="held", ink=0.9, shade=0.3)
        page = array(
            [
                (0, -0.070),
                (0.04 * side, -0.090),
                (0.080 * side, -0.085),
                (0.084 * side, 0.006),
                (0.04 * side, 0.0),
                (0, 0.020),
            ]
        )
        s.form(page, "#f8f1de", part="held", ink=0.6, shade=0.15)
        for y in (-0.065, -0.048, -0.031, -0.014):
            s.stroke(
                array([(0.014 * side, y + 0.004), (0.066 * side, y - 0.006)]), ink=0.4, color="#8a7f70", part="held"
            )


def _cup(s: Sketch) -> None:
    s.curve(
        [(0.028, -0.035), (0.052, -0.03), (0.048, -0.004), (0.024, 0.0)],
        ink=1.8,
        color="#8fa4b0",
        part="held",
        taper=False,
    )
    s.form(
        array([(-0.032, -0.05), (0.032, -0.05), (0.026, 0.004), (0.014, 0.014), (-0.014, 0.014), (-0.026, 0.004)]),
        "#eef1ee",
        part="held",
        ink=0.85,
        shade=0.3,
    )
    s.form(ellipse((0, -0.05), 0.032, 0.008, count=16), "#b58a5e", part="held", ink=0.7, shade=0)
    s.stroke(array([(-0.029, -0.028), (0.029, -0.028)]), ink=1.0, color="#5b7fa0", part="held")


def _lantern(s: Sketch) -> None:
    s.curve(
        [(-0.024, 0.045), (-0.018, 0.012), (0, 0.0), (0.018, 0.012), (0.024, 0.045)], ink=0.9, part="held", taper=False
    )
    s.form(array([(-0.030, 0.055), (0, 0.028), (0.030, 0.055)]), "#4c4a46", part="held", ink=0.8, shade=0)
    s.form(
        array([(-0.030, 0.055), (0.030, 0.055), (0.034, 0.125), (-0.034, 0.125)]),
        "#f6d77c",
        part="held",
        ink=0.9,
        shade=0,
    )
    s.light(ellipse((0, 0.095), 0.02, 0.03), "#fffbe0", part="held", strength=0.9, softness=0.01)
    s.form(
        smooth(array([(0, 0.072), (0.009, 0.098), (0, 0.110), (-0.009, 0.098)]), samples=3),
        "#e58b3a",
        part="held",
        ink=0.5,
        shade=0,
    )
    s.form(
        array([(-0.038, 0.125), (0.038, 0.125), (0.038, 0.137), (-0.038, 0.137)]),
        "#4c4a46",
        part="held",
        ink=0.8,
        shade=0,
    )
    s.stroke(array([(0, 0.055), (0, 0.072)]), ink=0.6, part="held")


def _sword(s: Sketch) -> None:
    s.form(
        array([(-0.012, -0.03), (-0.011, -0.36), (0.0, -0.42), (0.011, -0.36), (0.012, -0.03)]),
        STEEL,
        part="held",
        ink=0.85,
        shade=0.35,
    )
    s.stroke(array([(0, -0.05), (0, -0.37)]), ink=0.5, part="held")
    s.form(
        tube([(-0.05, -0.03), (0, -0.026), (0.05, -0.03)], [0.008], samples=4), "#c9a24a", part="held", ink=0.8, shade=0
    )
    s.form(tube([(0, -0.02), (0, 0.035)], [0.009], samples=4), "#5b3a2a", part="held", ink=0.8, shade=0)
    s.form(ellipse((0, 0.044), 0.012, 0.012, count=10), "#c9a24a", part="held", ink=0.8, shade=0)


def _bag(s: Sketch) -> None:
    s.curve(
        [(-0.03, 0.06), (-0.024, 0.01), (0, 0.0), (0.024, 0.01), (0.03, 0.06)],
        ink=1.7,
        color="#5a3d2a",
        part="held",
        taper=False,
    )
    s.form(
        smooth(
            array([(-0.075, 0.055), (0, 0.045), (0.075, 0.055), (0.085, 0.145), (0, 0.16), (-0.085, 0.145)]), samples=4
        ),
        "#8a5f3f",
        part="held",
        shade=0.4,
    )
    s.curve([(-0.075, 0.085), (0, 0.098), (0.075, 0.085)], ink=0.8, part="held")
    s.form(ellipse((0, 0.096), 0.010, 0.009, count=10), "#d8b25a", part="held", ink=0.6, shade=0)


def _root(s: Sketch, color: str, leaf: str, *, round_root: bool) -> None:
    for x in (-0.03, 0.0, 0.028):
        s.form(
            smooth(array([(0, -0.03), (x - 0.014, -0.075), (x * 1.5, -0.115), (x + 0.012, -0.07)]), samples=4),
            leaf,
            part="held",
            ink=0.7,
            shade=0.2,
        )
    if round_root:
        s.form(smooth(array([(-0.024, -0.022), (0.024, -0.022), (0.028, 0.006), (0.006, 0.036), (0.0, 0.075), (-0.006,
            0.036), (-0.028, 0.006)]), samples=4), color,
               part="held", ink=0.85, shade=0.3)  # fmt: skip
        return
    s.form(
        smooth(
            array([(-0.022, -0.032), (0.0, -0.038), (0.022, -0.032), (0.018, 0.03), (0.0, 0.10), (-0.018, 0.03)]),
            samples=4,
        ),
        color,
        part="held",
        shade=0.3,
    )
    for y in (-0.012, 0.012, 0.038):
        s.stroke(array([(-0.012, y), (0.004, y + 0.002)]), ink=0.5, color=darker(color, 0.5), part="held")


def _carrot(s: Sketch) -> None:
    _root(s, "#dd8236", "#6d8f45", round_root=False)


def _radish(s: Sketch) -> None:
    _root(s, "#c04a55", "#6d8f45", round_root=True)


def _watch(s: Sketch) -> None:
    s.curve([(0, 0), (0.012, 0.02), (0.0, 0.035)], ink=0.8, color="#8a6a2a", part="held")
    s.form(ellipse((0, 0.062), 0.028, 0.028, count=20), "#d8b25a", part="held", ink=0.9, shade=0.2)
    s.form(ellipse((0, 0.062), 0.021, 0.021, count=18), "#fbf6e6", part="held", ink=0.5, shade=0)
    s.stroke(array([(0, 0.048), (0, 0.062), (0.011, 0.066)]), ink=0.7, part="held", taper=False)


def _bottle(s: Sketch) -> None:
    shape = array(
        [
            (-0.010, -0.085),
            (0.010, -0.085),
            (0.010, -0.055),
            (0.026, -0.03),
            (0.026, 0.045),
            (-0.026, 0.045),
            (-0.026, -0.03),
            (-0.010, -0.055),
        ]
    )
    s.form(shape, "#6d8f7c", part="held", ink=0.9, shade=0.35)
    s.form(
        array([(-0.026, -0.012), (0.026, -0.012), (0.026, 0.026), (-0.026, 0.026)]),
        "#f3ead0",
        part="held",
        ink=0.5,
        shade=0.15,
    )
    s.form(
        array([(-0.009, -0.10), (0.009, -0.10), (0.009, -0.083), (-0.009, -0.083)]),
        "#a5794c",
        part="held",
        ink=0.7,
        shade=0,
    )


def _knife(s: Sketch) -> None:
    s.form(
        smooth(array([(-0.008, -0.02), (-0.009, -0.10), (0.006, -0.145), (0.012, -0.08), (0.010, -0.02)]), samples=3),
        STEEL,
        part="held",
        ink=0.8,
        shade=0.25,
    )
    s.form(tube([(0, -0.02), (0, 0.035)], [0.010], samples=4), "#5b3a2a", part="held", ink=0.8, shade=0)


def _flower(s: Sketch) -> None:
    s.curve([(0, 0.05), (0.006, -0.03), (0.0, -0.10)], ink=1.4, color="#5f7f3f", part="held")
    s.form(
        smooth(array([(0.004, -0.02), (0.035, -0.045), (0.045, -0.03), (0.02, -0.012)]), samples=4),
        "#6d8f45",
        part="held",
        ink=0.6,
        shade=0,
    )
    for k in range(6):
        a = k * np.pi / 3
        s.form(
            ellipse((0.024 * np.cos(a), -0.115 + 0.024 * np.sin(a)), 0.018, 0.013, angle=-np.degrees(a)),
            "#e3a3ad",
            part="held",
            ink=0.6,
            shade=0.15,
        )
    s.form(ellipse((0, -0.115), 0.012, 0.012, count=10), "#e6bd4d", part="held", ink=0.6, shade=0)


def _shaft(s: Sketch) -> None:
    s.form(tube([(0, -0.34), (0, 0.0), (0, 0.26)], [0.008], samples=4), WOOD, part="held", ink=0.8, shade=0.3)


def _spade(s: Sketch) -> None:
    _shaft(s)
    s.form(
        tube([(-0.035, -0.345), (0, -0.35), (0.035, -0.345)], [0.008], samples=4), WOOD, part="held", ink=0.8, shade=0
    )
    s.form(
        smooth(array([(-0.046, 0.235), (0.046, 0.235), (0.048, 0.33), (0.0, 0.385), (-0.048, 0.33)]), samples=3),
        "#8f979c",
        part="held",
        shade=0.35,
    )
    s.stroke(array([(0, 0.24), (0, 0.32)]), ink=0.7, part="held")


def _rake(s: Sketch) -> None:
    _shaft(s)
    s.form(tube([(-0.075, 0.262), (0, 0.256), (0.075, 0.262)], [0.009], samples=4), WOOD, part="held", ink=0.8, shade=0)
    for x in np.linspace(-0.068, 0.068, 7):
        s.stroke(array([(x, 0.265), (x * 1.02, 0.31)]), ink=1.3, color="#5b4632", part="held")


def _hoe(s: Sketch) -> None:
    _shaft(s)
    s.form(
        array([(-0.01, 0.245), (0.075, 0.262), (0.085, 0.315), (0.0, 0.285)]),
        "#8f979c",
        part="held",
        ink=0.9,
        shade=0.3,
    )


def _broom(s: Sketch) -> None:
    _shaft(s)
    s.form(
        smooth(
            array([(-0.018, 0.22), (0.018, 0.22), (0.055, 0.375), (0.02, 0.39), (-0.02, 0.385), (-0.055, 0.375)]),
            samples=3,
        ),
        STRAW,
        part="held",
        shade=0.3,
    )
    for x in (-0.03, -0.01, 0.012, 0.03):
        s.curve([(x * 0.4, 0.24), (x, 0.31), (x * 1.3, 0.375)], ink=0.6, color=darker(STRAW, 0.5), part="held")


def _bread(s: Sketch) -> None:
    s.form(
        smooth(
            array([(-0.055, 0.0), (-0.05, -0.035), (0.0, -0.05), (0.05, -0.036), (0.055, 0.0), (0.0, 0.014)]), samples=4
        ),
        "#c98f4e",
        part="held",
        shade=0.3,
    )
    for x in (-0.025, 0.0, 0.025):
        s.curve([(x - 0.008, -0.036), (x, -0.026), (x + 0.004, -0.012)], ink=0.7, color="#7a4f22", part="held")


def _cheese(s: Sketch) -> None:
    s.form(
        array([(-0.05, 0.0), (0.045, -0.035), (0.055, -0.03), (0.055, 0.012), (-0.05, 0.020)]),
        "#e6bf54",
        part="held",
        ink=0.9,
        shade=0.2,
    )
    s.stroke(array([(-0.05, 0.0), (0.055, -0.03)]), ink=0.6, part="held")
    for x, y in ((-0.015, 0.006), (0.02, 0.0), (0.038, -0.008)):
        s.form(ellipse((x, y), 0.007, 0.006, count=10), "#c2973a", part="held", ink=0.5, shade=0)


def _tray(s: Sketch) -> None:
    s.form(ellipse((0.0, -0.01), 0.12, 0.022, count=24), "#b8946a", part="held", shade=0.3)
    for x, tall in ((-0.055, 0.05), (0.045, 0.04)):
        s.form(
            array([(x - 0.022, -0.012), (x - 0.024, -0.012 - tall), (x + 0.024, -0.012 - tall), (x + 0.022, -0.012)]),
            "#eef1ee",
            part="held",
            ink=0.8,
            shade=0.25,
        )
    s.form(
        smooth(array([(-0.02, -0.02), (0.0, -0.055), (0.02, -0.02)]), samples=4),
        "#c98f4e",
        part="held",
        ink=0.8,
        shade=0.2,
    )


def _bundle(s: Sketch) -> None:
    cloth = "#a9836a"
    s.form(smooth(array([(-0.085, 0.02), (-0.07, -0.05), (-0.02, -0.075), (0.03, -0.072), (0.075, -0.045), (0.085,
        0.025), (0.04, 0.065), (-0.045, 0.065)]), samples=4),
           cloth, part="held", shade=0.4)  # fmt: skip
    for side in (-1, 1):
        s.form(
            smooth(
                array([(0, -0.068), (0.04 * side, -0.105), (0.055 * side, -0.085), (0.02 * side, -0.062)]), samples=4
            ),
            cloth,
            part="held",
            ink=0.8,
            shade=0.2,
        )
    line = darker(cloth, 0.55)
    for x in (-0.05, -0.015, 0.025, 0.055):
        s.curve([(x * 0.2, -0.06), (x * 0.8, -0.02), (x * 1.1, 0.035)], ink=0.7, color=line, part="held")


def _coin(s: Sketch) -> None:
    s.form(ellipse((0, -0.034), 0.026, 0.026, count=18), "#d8b25a", part="held", ink=0.8, shade=0.3)
    s.form(ellipse((0, -0.034), 0.018, 0.018, count=16), "#e6c877", part="held", ink=0.5, shade=0)


def _arrow(s: Sketch) -> None:
    s.form(tube([(0, -0.24), (0, 0.0), (0, 0.16)], [0.004], samples=4), WOOD, part="held", ink=0.7, shade=0)
    s.form(array([(0, -0.285), (0.016, -0.24), (0, -0.248), (-0.016, -0.24)]), STEEL, part="held", ink=0.8, shade=0)
    for side in (-1, 1):
        vane = array([(0, 0.09), (0.016 * side, 0.115), (0.016 * side, 0.165), (0, 0.15)])
        s.form(vane, "#b66a58", part="held", ink=0.6, shade=0)


def _egg(s: Sketch) -> None:
    outline = array([(0, -0.052), (0.017, -0.036), (0.020, -0.018), (0.0, 0.0), (-0.020, -0.018), (-0.017, -0.036)])
    s.form(smooth(outline, samples=4), "#efe3cc", part="held", ink=0.8, shade=0.3)


def _fish(s: Sketch) -> None:
    """Held up by its tail's root, as an angler shows it."""
    body = array([(0, -0.01), (0.032, 0.05), (0.028, 0.13), (0.0, 0.19), (-0.028, 0.13), (-0.032, 0.05)])
    s.form(
        array([(0, 0.0), (0.035, -0.055), (0.0, -0.035), (-0.035, -0.055)]), "#8f9c95", part="held", ink=0.8, shade=0
    )
    s.form(smooth(body, samples=4), "#a9b5b0", part="held", ink=0.9, shade=0.4)
    s.form(array([(0.028, 0.06), (0.052, 0.075), (0.030, 0.10)]), "#8f9c95", part="held", ink=0.7, shade=0)
    s.curve([(-0.026, 0.135), (0.0, 0.122), (0.026, 0.135)], ink=0.7, part="held")
    s.form(ellipse((0.012, 0.156), 0.005, 0.005, count=8), "#2b2320", part="held", ink=0.3, shade=0)
    for y in (0.04, 0.065, 0.09):
        s.curve([(-0.014, y), (0.0, y + 0.008), (0.014, y)], ink=0.5, color=darker("#a9b5b0", 0.5), part="held")


def _spyglass(s: Sketch) -> None:
    for y, half in ((-0.16, 0.014), (-0.08, 0.018), (0.0, 0.023)):
        tube_shape = array([(-half, y), (half, y), (half, y + 0.085), (-half, y + 0.085)])
        s.form(tube_shape, "#cfa957", part="held", ink=0.8, shade=0.35)
    s.form(
        array([(-0.027, 0.08), (0.027, 0.08), (0.027, 0.10), (-0.027, 0.10)]), "#5d5854", part="held", ink=0.8, shade=0
    )


def _quill(s: Sketch) -> None:
    vane = array([(0.0, -0.03), (0.022, -0.07), (0.035, -0.15), (0.03, -0.19), (-0.005, -0.13), (-0.012, -0.06)])
    s.form(smooth(vane, samples=4), "#f3ecdb", part="held", ink=0.8, shade=0.2)
    s.curve([(-0.008, 0.045), (0.004, -0.05), (0.027, -0.18)], ink=0.8, part="held")


def _newspaper(s: Sketch) -> None:
    for side in (-1, 1):
        sheet = array([(0, -0.12), (0.11 * side, -0.135), (0.115 * side, 0.02), (0, 0.035)])
        s.form(sheet, "#f1ead8", part="held", ink=0.9, shade=0.2)
        s.stroke(array([(0.02 * side, -0.10), (0.095 * side, -0.108)]), ink=1.4, part="held", taper=False)
        for y in (-0.08, -0.062, -0.044, -0.026, -0.008):
            s.stroke(array([(0.02 * side, y), (0.055 * side, y - 0.004)]), ink=0.4, color="#8a7f70", part="held")
            s.stroke(
                array([(0.063 * side, y - 0.004), (0.098 * side, y - 0.009)]), ink=0.4, color="#8a7f70", part="held"
            )


def _hand_net(s: Sketch) -> None:
    s.form(tube([(0, 0.12), (0, -0.18), (0, -0.30)], [0.006], samples=4), WOOD, part="held", ink=0.8, shade=0)
    bag = array([(-0.07, -0.37), (0.07, -0.37), (0.06, -0.26), (0.02, -0.17), (-0.03, -0.20), (-0.065, -0.28)])
    s.form(smooth(bag, samples=4), "#e6e3d2", part="held", ink=0.6, shade=0.25)
    for x in (-0.04, -0.015, 0.01, 0.035):
        s.curve([(x * 1.5, -0.37), (x * 1.2, -0.28), (x * 0.5, -0.20)], ink=0.4, color="#8b8880", part="held")
    for y in (-0.33, -0.29, -0.25):
        s.curve([(-0.064, y), (0, y + 0.012), (0.062, y)], ink=0.4, color="#8b8880", part="held")
    s.stroke(ellipse((0, -0.37), 0.072, 0.018, count=20), ink=1.4, color=WOOD, part="held", taper=False)


def _whip(s: Sketch) -> None:
    s.form(tube([(0, 0.03), (0.0, -0.16)], [0.008, 0.005], samples=4), WOOD, part="held", ink=0.8, shade=0)
    s.curve(
        [(0, -0.16), (0.05, -0.30), (0.16, -0.26), (0.14, -0.12), (0.22, -0.06)], ink=1.2, color="#5a3d2a", part="held"
    )


def _mirror(s: Sketch) -> None:
    s.form(tube([(0, 0.05), (0, -0.04)], [0.010], samples=4), "#cfa957", part="held", ink=0.8, shade=0.2)
    s.form(ellipse((0, -0.09), 0.050, 0.060, count=22), "#cfa957", part="held", ink=0.9, shade=0.2)
    s.form(ellipse((0, -0.09), 0.039, 0.048, count=20), "#d5e2de", part="held", ink=0.6, shade=0)
    s.stroke(array([(-0.018, -0.075), (0.012, -0.12)]), ink=0.8, color="#ffffff", part="held")


def _snowball(s: Sketch) -> None:
    s.form(ellipse((0, -0.03), 0.034, 0.033, count=16), "#f1f1ee", part="held", ink=0.8, shade=0.3)


def _loaf(s: Sketch) -> None:
    """A long loaf under the arm."""
    loaf = array([(-0.03, 0.05), (-0.036, -0.10), (0.0, -0.22), (0.036, -0.10), (0.03, 0.05), (0.0, 0.075)])
    s.form(smooth(loaf, samples=4), "#c98f4e", part="held", ink=0.9, shade=0.35)
    for y in (-0.15, -0.10, -0.05, 0.0):
        s.curve([(-0.018, y + 0.012), (0.0, y), (0.018, y - 0.012)], ink=0.7, color="#7a4f22", part="held")


DRAWN: dict[str, Callable[[Sketch], None]] = {
    "basket": _basket, "umbrella": _umbrella, "stick": _stick, "letter": _letter, "book": _book, "cup": _cup,
        "lantern": _lantern,
    "sword": _sword, "bag": _bag, "carrot": _carrot, "radish": _radish, "watch": _watch, "bottle": _bottle,
        "knife": _knife,
    "flower": _flower, "spade": _spade, "rake": _rake, "hoe": _hoe, "broom": _broom, "bread": _bread,
        "cheese": _cheese, "tray": _tray,
    "bundle": _bundle, "coin": _coin, "arrow": _arrow, "egg": _egg, "fish": _fish, "spyglass": _spyglass,
    "quill": _quill,
    "newspaper": _newspaper, "hand net": _hand_net, "whip": _whip, "hand mirror": _mirror, "snowball": _snowball,
    "baguette": _loaf,
}  # fmt: skip
