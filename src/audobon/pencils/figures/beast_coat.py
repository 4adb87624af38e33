"""What a beast's head wears by nature: pale muzzle, fur marks, stripes, spots, wool, mane.

Knows: a head's sheet.  Does not know: features or feelings.
"""

from __future__ import annotations

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, inside, mix, tube, unit
from audobon.pencils.figures.species import HeadSheet, Species
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class Coat:
    """One beast's own colours, whether it has lashes, and its `marking`: `blaze`, `patch`, `star` or none."""

    color: str
    pale: str
    iris: str
    lashes: bool = False
    marking: str = ""


_ALL, _FINE = ("", "blaze", "patch", "star"), ("", "blaze", "star")
_MARKED = {"dog": _ALL, "cat": _ALL, "cow": _ALL} | dict.fromkeys(("goat", "horse", "rabbit", "mouse", "donkey"), _FINE)


def coat_of(species: Species, *, color: str, female: bool, number: int) -> Coat:
    """The coat of a character of this species; `number` picks a marking, where the species has any."""
    return Coat(
        color=color,
        pale=mix(color, species.pale, 0.75),
        iris=species.iris,
        lashes=female,
        marking=_MARKED[species.name][number % len(_MARKED[species.name])] if species.name in _MARKED else "",
    )


def draw_marking(sketch: Sketch, coat: Coat, sheet: HeadSheet) -> None:
    """A blaze down the nose, a patch round the near eye or a star on the brow."""
    x, y, rx, ry = sheet.eyes[0]
    between = (x + sheet.eyes[1][0]) / 2 + 0.02 if len(sheet.eyes) > 1 else x + 0.11
    nose = array(sheet.nose[:2])
    if coat.marking == "blaze":
        path = np.stack([array([between - 0.03, -0.34]), array([between, y]), nose * 0.7 + array([between, y]) * 0.3])
        band = tube(path, [0.012, 0.036, 0.05], samples=5)
        sketch.wash(band, coat.pale, part="head", strength=0.75, softness=0.012)
    elif coat.marking == "patch":
        sketch.wash(
            ellipse((x - rx * 0.3, y), rx * 2.0, ry * 2.0, angle=20),
            darker(coat.color, 0.45),
            part="head",
            strength=0.6,
            softness=0.02,
        )
    elif coat.marking == "star":
        star = array([(0, -0.07), (0.03, 0.0), (0.0, 0.07), (-0.03, 0.0)]) + [between - 0.02, y - 0.17]
        sketch.wash(smooth(star, samples=3), coat.pale, part="head", strength=0.8, softness=0.008)


def draw_head_coat(
    sketch: Sketch, species: Species, sheet: HeadSheet, *, outline: Points, view: str, coat: Coat
) -> None:
    """All marks of the coat on a head whose form is drawn."""
    color = coat.color
    draw_pale_parts(sketch, sheet, coat.pale)
    draw_marking(sketch, coat, sheet)
    if species.fur:
        draw_face_fur(sketch, outline, species, line=darker(color, 0.70))
    if "fleece" in species.extras:
        draw_fleece(sketch, color, view=view)
    if "spots" in species.extras:
        for x, y, size in ((-0.28, 0.0, 0.05), (-0.20, 0.12, 0.035), (0.05, -0.14, 0.04), (-0.34, 0.12, 0.03)):
            sketch.wash(ellipse((x, y), size, size * 0.8), darker(color, 0.4), part="head", strength=0.6)
    if "stripes" in species.extras:
        draw_stripes(sketch, sheet, view=view, color=darker(color, 0.45))


def draw_pale_parts(sketch: Sketch, sheet: HeadSheet, pale: str) -> None:
    x, y, rx, ry = sheet.patch
    sketch.wash(ellipse((x, y), rx, ry, angle=18), pale, part="head", strength=0.85, softness=0.03)
    jaw = sheet.outline[8:12]
    middle = array(jaw).mean(axis=0)
    sketch.wash(ellipse(middle + [0, -0.03], 0.17, 0.07), pale, part="head", strength=0.6, softness=0.035)


def draw_face_fur(sketch: Sketch, outline: Points, species: Species, *, line: str) -> None:
    """Fur marks that stream back from the nose, denser on the cheek and the crown."""
    nose = array(species.three.nose[:2])
    low, high = outline.min(axis=0), outline.max(axis=0)
    spots = low + sketch.rng.random((species.fur * 3, 2)) * (high - low)
    center = outline.mean(axis=0)
    inner = center + (outline - center) * 0.86
    for spot in spots[inside(spots, inner)][: species.fur]:
        away = unit(spot - nose + [0.0, -0.05])
        if np.hypot(*(spot - nose)) < 0.22:
            continue
        length = 0.05 + 0.03 * sketch.rng.random()
        side = np.array([-away[1], away[0]]) * 0.012
        sketch.stroke(
            np.stack([spot, spot + away * length * 0.5 + side, spot + away * length]), ink=0.55, color=line, part="head"
        )
    rim = outline[(outline[:, 0] < -0.12) & (outline[:, 1] > -0.05) & (outline[:, 1] < 0.42)][1::3]
    for spot in rim:
        sketch.curve([spot * 0.80, spot * 0.92 + [-0.004, 0.012], spot * 1.05 + [-0.006, 0.03]], ink=0.65, color=line)


def draw_stripes(sketch: Sketch, sheet: HeadSheet, *, view: str, color: str) -> None:
    shift = 0.0 if view == "three" else 0.02
    for x, bow in ((-0.02, -0.02), (0.08, 0.0), (0.18, 0.02)):
        body = tube(
            [(x + shift, -0.37), (x + bow + shift, -0.28), (x + bow * 1.4 + shift, -0.19)],
            [0.018, 0.022, 0.005],
            samples=4,
        )
        sketch.wash(body, color, part="head", strength=0.75)
    for y in (0.10, 0.19):
        body = tube([(-0.40, y - 0.04), (-0.30, y), (-0.20, y - 0.01)], [0.02, 0.02, 0.004], samples=4)
        sketch.wash(body, color, part="head", strength=0.7)


def draw_fleece(sketch: Sketch, coat: str, *, view: str) -> None:
    """A woolly cap of curls."""
    spots = [
        (-0.28, -0.30),
        (-0.15, -0.40),
        (0.0, -0.43),
        (0.13, -0.39),
        (-0.32, -0.15),
        (-0.05, -0.33),
        (0.08, -0.31),
        (-0.2, -0.27),
    ]
    shift = 0.0 if view == "three" else -0.08
    for x, y in spots:
        sketch.form(ellipse((x + shift, y), 0.105, 0.095), coat, part="wool", ink=0.7, shade=0.25)
        sketch.curve(ellipse((x + shift, y), 0.05, 0.045)[2:13], ink=0.5, color=darker(coat, 0.5), part="wool")


def draw_mane(sketch: Sketch, coat: str, *, view: str) -> None:
    """A ring of flame-shaped locks behind the face."""
    color = mix(coat, "#7a4a20", 0.55)
    a = np.linspace(0, 2 * np.pi, 46, endpoint=False)
    center = array([-0.06 if view == "three" else -0.20, 0.02])
    radius = np.where(np.arange(46) % 2 == 0, 0.70, 0.54) * (1 + 0.06 * np.sin(a * 3 + 1))
    sketch.form(smooth(center + np.stack([np.cos(a) * radius * 0.98, np.sin(a) * radius * 1.05], axis=1), samples=3),
        color, part="mane",
                shade=0.35)  # fmt: skip
    line = darker(color, 0.55)
    for angle in np.linspace(0, 2 * np.pi, 30, endpoint=False):
        way = array([np.cos(angle), np.sin(angle)])
        turn = array([-way[1], way[0]]) * 0.05
        sketch.curve(
            [center + way * 0.40, center + way * 0.50 + turn, center + way * 0.62], ink=0.65, color=line, part="mane"
        )
