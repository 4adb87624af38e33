"""What a beast's face wears by nature: pale muzzles, masks, blazes, stripes, spots, fur marks.

Knows: a head's sheet.  Does not know: features or feelings, hair that stands out (see `beast_hair`), bodies.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.head_form import HeadSheet
from audobon.pencils.figures.ink import Sketch, array, darker, ellipse, inside, mix, unit
from audobon.pencils.figures.solid import ribbon
from audobon.pencils.figures.species import Species
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class Coat:
    """One beast's own colours, whether it has lashes, and its `marking`: `blaze`, `eye patch`, `star` or none."""

    color: str
    pale: str
    iris: str
    lashes: bool = False
    marking: str = ""


_ALL, _FINE = ("", "blaze", "eye patch", "star"), ("", "blaze", "star")
_MARKED = {"dog": _ALL, "puppy": _ALL, "cat": _ALL, "kitten": _ALL, "calf": _ALL} | dict.fromkeys(
    ("goat", "horse", "foal", "pony", "rabbit", "mouse", "ox"), _FINE
)


def coat_of(species: Species, *, color: str, female: bool, number: int) -> Coat:
    """The coat of a character of this species; `number` picks a marking, where the species has any."""
    return Coat(
        color=color,
        pale=mix(color, species.pale, 0.75),
        iris=species.iris,
        lashes=female,
        marking=_MARKED[species.name][number % len(_MARKED[species.name])] if species.name in _MARKED else "",
    )


def draw_head_coat(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """All marks of the coat on a head whose form is drawn."""
    if sheet.name != "back":
        _muzzle(sketch, species, sheet, coat)
    for mark, draw in _FACES.items():
        if mark in species.marks or mark == coat.marking:
            draw(sketch, species, sheet, coat)
    if species.fur:
        _fur(sketch, species, sheet, line=darker(coat.color, 0.70))


def _muzzle(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    x, y, rx, ry = sheet.patch
    strength = 0.92 if "pale muzzle" in species.marks else 0.30
    sketch.wash(ellipse((x, y), rx, ry, angle=14), coat.pale, part="head", strength=strength, softness=0.03)
    chin = array(sheet.chin)
    sketch.wash(
        ellipse(chin + [-0.10, -0.02], 0.17, 0.06), coat.pale, part="head", strength=strength * 0.7, softness=0.03
    )
    root = sheet.form.muzzle[0]
    for side in sheet.sides:
        spot = sheet.place((root[0] + 0.06, root[1] + 0.02, root[3] * 0.95 * side))[0]
        sketch.shade(
            ellipse(spot, 0.06, 0.14, angle=-20), darker(coat.color, 0.5), part="head", strength=0.16, softness=0.04
        )


def _band(
    sketch: Sketch, sheet: HeadSheet, path: list[tuple[float, float, float]], radii: list[float], *, color: str,
    strength: float = 0.92,
) -> None:  # fmt: skip
    """A wash along a path over the head."""
    body = ribbon(sheet.place(*path), radii)
    sketch.wash(body, color, part="head", strength=strength, softness=0.010)


def _pale_face(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """A fox's white cheeks and chin."""
    tip, root = sheet.form.muzzle[-1], sheet.form.muzzle[0]
    for side in sheet.sides:
        path = [(tip[0] + 0.02, tip[1] + tip[2] * 0.55, tip[3] * 0.5 * side), (0.34, 0.26, 0.12 * side),
                (root[0] - 0.02, 0.28, root[3] * 1.05 * side), (-0.24, 0.30, 0.40 * side)]  # fmt: skip
        _band(sketch, sheet, path, [tip[2] * 0.7, 0.085, 0.15, 0.13], color=coat.pale)


def _dark_muzzle(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    x, y, rx, ry = sheet.patch
    sketch.wash(
        ellipse((x + 0.02, y - 0.03), rx * 0.95, ry * 1.5, angle=14), darker(coat.color, 0.60), part="head",
        strength=0.75, softness=0.035,
    )  # fmt: skip


def _blaze(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    _ridge(sketch, sheet, coat.pale, wide=0.055)


def _ridge(sketch: Sketch, sheet: HeadSheet, color: str, *, wide: float) -> None:
    """A band from the crown down the middle of the face to the nose."""
    x, y, rx, ry, _ = sheet.form.skull
    rows = sheet.form.muzzle
    path = [(x, y - ry, 0.0), (x + rx * 0.72, y - ry * 0.66, 0.0)]
    path += [(mx + 0.05, my - h * 0.92, 0.0) for mx, my, h, _ in rows]
    _band(sketch, sheet, path, [wide * 0.5, wide, *([wide * 0.9] * len(rows))], color=color)


def _star(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    x, y, rx, ry, _ = sheet.form.skull
    spot = sheet.place((x + rx * 0.82, y - ry * 0.50, 0.03))[0]
    star = array([(0, -0.08), (0.035, 0.0), (0.0, 0.08), (-0.035, 0.0)]) + spot
    sketch.wash(smooth(star, samples=3), coat.pale, part="head", strength=0.85, softness=0.008)


def _eye_patch(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    for x, y, rx, ry in sheet.eyes[:1]:
        patch = ellipse((x - rx * 0.4, y - ry * 0.2), rx * 2.2, ry * 2.3, angle=24)
        color = species.dark if "eye patch" in species.marks else darker(coat.color, 0.45)
        sketch.wash(patch, color, part="head", strength=0.75, softness=0.02)


def _eye_ring(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    for x, y, rx, ry in sheet.eyes:
        sketch.wash(ellipse((x, y), rx * 1.75, ry * 1.65), coat.pale, part="head", strength=0.7, softness=0.02)


def _panda(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    for index, (x, y, rx, ry) in enumerate(sheet.eyes):
        lean = -32 if index == 1 else 32
        patch = ellipse((x - (0.02 if index == 0 else -0.02), y + 0.025), max(rx * 2.1, 0.075), ry * 2.7, angle=lean)
        sketch.wash(patch, species.dark, part="head", strength=0.95, softness=0.008)


def _mask(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """A robber's mask between pale brow and pale muzzle."""
    x, y, z, _rx, ry = sheet.form.eye
    for side in sheet.sides:
        above = [(x + 0.10, y - ry * 1.7, 0.06 * side), (x, y - ry * 2.0, z * side), (x - 0.28, y, (z + 0.14) * side)]
        _band(sketch, sheet, above, [0.05, 0.06, 0.04], color=coat.pale)
        path = [(x + 0.16, y + 0.08, 0.03 * side), (x + 0.01, y + 0.02, z * side), (x - 0.16, y + 0.10,
        (z + 0.10) * side),
                (x - 0.32, y + 0.20, (z + 0.16) * side)]  # fmt: skip
        _band(sketch, sheet, path, [ry * 0.9, ry * 1.6, ry * 1.5, ry * 0.6], color=species.dark)
    patch = sheet.patch
    sketch.wash(ellipse(patch[:2], patch[2] * 1.1, patch[3] * 1.2), coat.pale, part="head", strength=0.9, softness=0.02)
    _ridge(sketch, sheet, species.dark, wide=0.026)


def _badger(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """A white face with a black band on each side, from the nose over the eye to the ear."""
    sketch.wash(sheet.outline, species.pale, part="head", strength=0.95)
    tip = sheet.form.muzzle[-1]
    x, y, z, _, _ = sheet.form.eye
    for side in (1.0,) if sheet.name == "side" else (-1.0, 1.0):
        path = [(tip[0] - 0.06, tip[1] - tip[2] * 0.5, tip[3] * 0.75 * side), (x + 0.02, y - 0.01, (z + 0.02) * side),
                (-0.06, y - 0.12, 0.27 * side), (-0.40, y - 0.14, 0.30 * side)]  # fmt: skip
        _band(sketch, sheet, path, [0.025, 0.072, 0.095, 0.10], color=species.dark, strength=0.96)


def _skunk(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    _ridge(sketch, sheet, species.pale, wide=0.035)
    top = [(0.10, -0.30, 0.0), (-0.12, -0.40, 0.0), (-0.40, -0.30, 0.04)]
    _band(sketch, sheet, top, [0.03, 0.12, 0.17], color=species.pale)


def _stripes(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """Bars on brow and cheek: fine on a tabby, bold on a tiger."""
    bold = "stripes" in species.marks
    color = species.dark if bold else darker(coat.color, 0.45)
    wide = 0.026 if bold else 0.018
    for z, bow in ((0.15, 0.02), (0.06, 0.0), (-0.06, 0.0), (-0.15, -0.02)):
        path = [(-0.02, -0.40, z * 1.4), (0.14, -0.31, z * 1.1), (0.23, -0.20, z * 0.7 + bow)]
        _band(sketch, sheet, path, [wide, wide * 1.2, 0.004], color=color, strength=0.8)
    for side in sheet.sides:
        for y in (0.02, 0.13, 0.24) if bold else (0.10, 0.20):
            path = [(-0.40, y - 0.07, 0.26 * side), (-0.20, y, 0.39 * side), (-0.04, y + 0.01, 0.40 * side)]
            _band(sketch, sheet, path, [wide, wide * 1.3, 0.004], color=color, strength=0.75)


def _spots(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    dark = species.dark if "giraffe" not in species.marks else mix(species.dark, coat.color, 0.2)
    for x, y, z, size in ((0.02, -0.32, 0.14, 0.030), (0.06, -0.30, -0.05, 0.026), (-0.12, -0.24, 0.28, 0.034),
                          (-0.22, -0.04, 0.34, 0.040), (-0.14, 0.12, 0.36, 0.034), (-0.26, 0.20, 0.30, 0.036),
                          (-0.06, 0.24, 0.32, 0.026)):  # fmt: skip
        if z < 0 and sheet.name == "side":
            continue
        spot = sheet.place((x, y, z))[0]
        sketch.wash(ellipse(spot, size, size * 0.8, angle=20), dark, part="head", strength=0.7, softness=0.006)


def _chipmunk(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    x, y, z, _rx, _ry = sheet.form.eye
    for side in sheet.sides:
        path = [(x + 0.18, y + 0.08, 0.10 * side), (x, y, z * side), (x - 0.36, y + 0.02, (z + 0.08) * side)]
        for shift, color in ((-0.075, species.pale), (0.0, species.dark), (0.085, species.pale)):
            row = [(px, py + shift, pz) for px, py, pz in path]
            _band(sketch, sheet, row, [0.014, 0.034, 0.026], color=color)


def _zebra(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    rows = sheet.form.muzzle
    for share in (0.06, 0.26, 0.46, 0.66, 0.86):
        x = rows[0][0] - 0.22 + share * (rows[-1][0] - rows[0][0] + 0.16)
        y = float(np.interp(x, [r[0] for r in rows], [r[1] for r in rows], left=-0.16))
        h = float(np.interp(x, [r[0] for r in rows], [r[2] for r in rows]))
        w = float(np.interp(x, [r[0] for r in rows], [r[3] for r in rows]))
        for side in sheet.sides:
            path = [
                (x + 0.06, y - h * 1.0, 0.02 * side),
                (x, y - h * 0.2, w * 0.95 * side),
                (x - 0.08, y + h * 0.7, w * side),
            ]
            _band(sketch, sheet, path, [0.024, 0.024, 0.006], color=species.dark, strength=0.9)


def _ape_face(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """A bare face: a heart round the eyes, and the muzzle."""
    bare = species.pale
    for x, y, rx, ry in sheet.eyes:
        sketch.wash(
            ellipse((x + 0.01, y), max(rx * 2.0, 0.09), ry * 2.0), bare, part="head", strength=0.95, softness=0.010
        )
    tip = sheet.form.muzzle[-1]
    spot = sheet.place((tip[0] - 0.02, tip[1] - 0.02, 0.02))[0]
    sketch.wash(ellipse(spot, tip[3] * 1.25, tip[2] * 1.25), bare, part="head", strength=0.95, softness=0.010)
    if "brow ridge" in species.extras:
        ends = [
            sheet.place((0.26, -0.22, z))[0]
            for z in ((0.24, 0.0, -0.22) if sheet.name == "three" else (0.24, 0.1, 0.0))
        ]
        sketch.curve(ends, ink=2.2, color=darker(coat.color, 0.5), part="head")


def _cheek_stripe(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    x, y, z, _, ry = sheet.form.eye
    tip = sheet.form.muzzle[-1]
    for side in sheet.sides:
        path = [(x + 0.04, y + ry, z * side), (tip[0] - 0.08, tip[1], tip[3] * 0.95 * side)]
        _band(sketch, sheet, path, [0.034, 0.026], color=species.dark, strength=0.8)


_FACES: dict[str, Callable[[Sketch, Species, HeadSheet, Coat], None]] = {
    "badger": _badger,
    "pale face": _pale_face,
    "muzzle": _dark_muzzle,
    "ape face": _ape_face,
    "blaze": _blaze,
    "star": _star,
    "eye patch": _eye_patch,
    "eye ring": _eye_ring,
    "panda": _panda,
    "mask": _mask,
    "skunk": _skunk,
    "stripes": _stripes,
    "tabby": _stripes,
    "rosettes": _spots,
    "spots dark": _spots,
    "giraffe": _spots,
    "chipmunk": _chipmunk,
    "zebra": _zebra,
    "cheek stripe": _cheek_stripe,
}


def _fur(sketch: Sketch, species: Species, sheet: HeadSheet, *, line: str) -> None:
    """Fur marks that stream back from the nose."""
    contour = sheet.outline
    nose = array(sheet.nose[:2])
    low, high = contour.min(axis=0), contour.max(axis=0)
    spots = low + sketch.rng.random((species.fur * 2, 2)) * (high - low)
    center = contour.mean(axis=0)
    spots = spots[inside(spots, center + (contour - center) * 0.84) & (np.hypot(*(spots - nose).T) > 0.22)]
    for spot in spots[: species.fur * 2 // 3]:
        away = unit(spot - nose + [0.0, -0.05])
        length = 0.05 + 0.03 * sketch.rng.random()
        side = array([-away[1], away[0]]) * 0.012
        sketch.stroke(
            np.stack([spot, spot + away * length * 0.5 + side, spot + away * length]), ink=0.55, color=line, part="head"
        )
