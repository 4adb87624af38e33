"""Hair that stands out from a beast's head: a lion's mane, a horse's, fleece, beards, forelocks, spines, bristles.

Knows: a head's sheet.  Does not know: bodies (see `beast_pelt`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.beast_coat import Coat
from audobon.pencils.figures.head_form import HeadSheet
from audobon.pencils.figures.ink import Points, Sketch, array, darker, ellipse, lighter, luminance, mix
from audobon.pencils.figures.species import Species
from audobon.pencils.shapes import smooth


def draw_hair_behind(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """What lies behind the face."""
    extras = species.extras
    if "mane" in extras:
        _lion_mane(sketch, sheet, coat.color)
    if "spines" in extras or "quills" in extras:
        _spiny_hood(sketch, species, sheet)


def draw_hair_before(sketch: Sketch, species: Species, sheet: HeadSheet, coat: Coat) -> None:
    """What lies over the forehead, the cheek and the chin."""
    extras = species.extras
    if "mane" in extras:
        _lion_fringe(sketch, sheet, coat.color)
    if "fleece" in extras:
        _fleece(sketch, sheet, coat.color)
    if "spines" in extras:
        _spiny_brow(sketch, species, sheet)
    hair = mane_color(species, coat.color)
    if extras & {"horse mane", "forelock", "short mane"}:
        _forelock(sketch, sheet, hair, size=1.0 if "horse mane" in extras else 0.7)
    if "horse mane" in extras:
        _side_locks(sketch, sheet, hair)
    if extras & {"beard", "bell", "beard hair"} and sheet.name != "back":
        wide = "beard hair" in extras
        _beard(sketch, sheet, coat.pale if "bell" not in extras else darker(coat.color, 0.2), wide=wide)
    if "bristles" in extras and sheet.name != "back":
        _bristles(sketch, sheet, coat)


def mane_color(species: Species, coat: str) -> str:
    """A mane's colour on this coat: the species' own, darkened with the coat."""
    return mix(species.dark, darker(coat, 0.45), 0.35)


def _flames(
    center: Points, *, radii: tuple[float, float], count: int, stretch: tuple[float, float], turn: float
) -> Points:
    """A closed ring of flame-shaped locks."""
    a = np.linspace(0, 2 * np.pi, count * 2, endpoint=False) + turn
    radius = np.where(np.arange(count * 2) % 2 == 0, radii[1], radii[0]) * (1 + 0.07 * np.sin(a * 3 + 1))
    swirl = a + np.where(np.arange(count * 2) % 2 == 0, 0.10, 0.0)
    ring = center + np.stack([np.cos(swirl) * radius * stretch[0], np.sin(swirl) * radius * stretch[1]], axis=1)
    return smooth(ring, samples=3)


def _lock(sketch: Sketch, root: Points, way: Points, *, long: float, wide: float, color: str) -> None:
    """One lock of a mane, bent a little by its weight."""
    side = array([-way[1], way[0]]) * wide
    sag = array([0.0, 0.16]) * long
    shape = array([root - side * 0.7, root + way * long * 0.45 - side + sag * 0.2, root + way * long + sag,
                   root + way * long * 0.5 + side + sag * 0.4, root + side * 0.7])  # fmt: skip
    sketch.form(smooth(shape, samples=4), color, part="mane", ink=0.75, shade=0.22)
    middle = root + way * long * 0.5 + sag * 0.3
    sketch.curve([root + way * 0.05, middle, root + way * long * 0.85 + sag * 0.8], ink=0.55, color=darker(color, 0.5),
                 part="mane")  # fmt: skip


def _lion_mane(sketch: Sketch, sheet: HeadSheet, coat: str) -> None:
    """Two rings of locks behind the face, longest on the breast."""
    color = mix(coat, "#7a4a20", 0.62)
    center = sheet.place((-0.20, 0.06, 0.0))[0]
    sketch.form(ellipse(center, 0.56, 0.60, count=24), darker(color, 0.3), part="mane", ink=0.0, shade=0)
    for ring, (count, base, long, wide, tone) in enumerate(
        ((15, 0.42, 0.40, 0.125, darker(color, 0.24)), (13, 0.32, 0.34, 0.125, color))
    ):
        for angle in np.linspace(-np.pi / 2, 1.5 * np.pi, count, endpoint=False)[::-1] + 0.2 * ring:
            way = array([np.cos(angle), np.sin(angle)])
            more = 1.0 + 0.35 * max(float(way[1]), 0.0)
            _lock(sketch, center + way * base, way, long=long * more, wide=wide, color=tone)


def _lion_fringe(sketch: Sketch, sheet: HeadSheet, coat: str) -> None:
    """Locks that stream back from brow and cheek over the head."""
    color = mix(coat, "#7a4a20", 0.62)
    rows: tuple[tuple[float, float, float], ...] = ((-0.24, 0.34, 0.26), (-0.24, 0.16, 0.33), (-0.22, -0.04, 0.36),
    (-0.18, -0.22, 0.30), (-0.10, -0.36, 0.16),
            (-0.06, -0.40, 0.0))  # fmt: skip
    if sheet.name == "three":
        rows = (*rows, (-0.10, -0.36, -0.18))
    if sheet.name == "back":
        rows = (
            (0.1, -0.3, 0.2),
            (0.1, -0.3, -0.1),
            (0.0, -0.1, 0.3),
            (0.0, -0.1, 0.0),
            (-0.1, 0.12, 0.3),
            (-0.1, 0.12, 0.0),
        )
    middle = sheet.place((0.16, -0.02, 0.0))[0]
    for spot in sheet.place(*rows):
        way = (spot - middle) / max(float(np.hypot(*(spot - middle))), 1e-6)
        _lock(sketch, spot - way * 0.06, way, long=0.30, wide=0.105, color=color)


def _fleece(sketch: Sketch, sheet: HeadSheet, coat: str) -> None:
    """A woolly cap of curls."""
    spots = ((-0.36, -0.18, 0.10), (-0.28, -0.34, 0.12), (-0.34, 0.02, 0.16), (-0.15, -0.42, 0.10), (-0.02, -0.40,
    -0.06),
             (-0.06, -0.36, 0.16), (0.06, -0.36, 0.06))  # fmt: skip
    points = sheet.place(*spots)
    for spot in points[np.argsort(-points[:, 1])]:
        sketch.form(ellipse(spot, 0.105, 0.095), coat, part="wool", ink=0.7, shade=0.25)
        sketch.curve(ellipse(spot, 0.05, 0.045)[2:13], ink=0.5, color=darker(coat, 0.5), part="wool")


def _forelock(sketch: Sketch, sheet: HeadSheet, color: str, *, size: float) -> None:
    root = sheet.place((-0.08, -0.46, 0.0))[0]
    side = 1.0 if sheet.name != "back" else -1.0
    lock = array([(-0.10, 0.02), (0.02, -0.05), (0.14, 0.04), (0.20 * side, 0.22), (0.13 * side, 0.36), (0.05, 0.20),
                  (0.0, 0.30), (-0.06, 0.14)]) * size + root  # fmt: skip
    sketch.form(smooth(lock, samples=4), color, part="mane", ink=0.8, shade=0.2)
    line = darker(color, 0.5) if luminance(color) > 0.2 else lighter(color, 0.3)
    sketch.curve([root + [0.0, 0.0], root + array([0.09 * side, 0.12]) * size, root + array([0.12 * side,
    0.28]) * size],
                 ink=0.6, color=line, part="mane")  # fmt: skip


def _side_locks(sketch: Sketch, sheet: HeadSheet, color: str) -> None:
    """The beginning of a horse's mane behind the near cheek."""
    if sheet.name == "side":
        return
    top, low = sheet.place((-0.26, -0.40, 0.05), (-0.40, 0.16, 0.10))
    out = array([-0.14 if sheet.name == "three" else -0.06, 0.06])
    fall = [top, top + out * 0.7, (top + low) / 2 + out * 1.3, low + out + [0, 0.14], low + [0.02, 0.02],
            (top + low) / 2 + [0.06, 0]]  # fmt: skip
    sketch.form(smooth(array(fall), samples=4), color, part="mane", ink=0.8, shade=0.2)


def _beard(sketch: Sketch, sheet: HeadSheet, pale: str, *, wide: bool) -> None:
    chin = array(sheet.chin) + [-0.05, -0.04]
    shape = array([(-0.08, -0.01), (-0.07, 0.12), (-0.03, 0.24), (0.01, 0.34), (0.03, 0.20), (0.07, 0.02)])
    if wide:
        shape = array([(-0.24, -0.06), (-0.20, 0.08), (-0.10, 0.07), (-0.06, 0.15), (0.0, 0.08), (0.06, 0.13),
                       (0.10, 0.02), (0.10, -0.06)])  # fmt: skip
    color = lighter(pale, 0.2)
    sketch.form(smooth(shape + chin, samples=4), color, part="beard", ink=0.8, shade=0.3)
    for k in (-0.03, 0.0, 0.03) if not wide else (-0.14, -0.05, 0.04):
        sketch.curve(
            [chin + [k, 0.0], chin + [k * 0.9, 0.08], chin + [k * 0.6, 0.12 if wide else 0.26]], ink=0.55,
            color=darker(pale, 0.5), part="beard",
        )  # fmt: skip


def _spiny_hood(sketch: Sketch, species: Species, sheet: HeadSheet) -> None:
    """Spines that stand round the crown and the nape."""
    long = 0.30 if "quills" in species.extras else 0.14
    center = sheet.place((-0.16, 0.02, 0.0))[0]
    ring = _flames(center, radii=(0.42, 0.44 + long), count=22, stretch=(1.0, 1.0), turn=0.05)
    sketch.form(ring, species.dark, part="spines", shade=0.3)


def _spiny_brow(sketch: Sketch, species: Species, sheet: HeadSheet) -> None:
    """The spines' edge over a hedgehog's brow and behind its cheek, with a bare face before it."""
    front = [(-0.24, 0.36, 0.30), (-0.16, 0.10, 0.37), (-0.04, -0.16, 0.30), (0.08, -0.31, 0.10)]
    if sheet.name == "three":
        front += [(0.10, -0.33, -0.08), (0.02, -0.28, -0.24)]
    back = [(-0.02, -0.50, 0.0), (-0.30, -0.52, 0.0), (-0.56, -0.30, 0.0), (-0.64, 0.02, 0.05), (-0.52, 0.32, 0.10)]
    edge = smooth(sheet.place(*front), closed=False, samples=4)
    rim = smooth(sheet.place(*back), closed=False, samples=3)
    center = sheet.place((-0.24, 0.0, 0.0))[0]
    edge = edge + (edge - center) * np.where(np.arange(len(edge)) % 2 == 0, 0.09, -0.05)[:, None]
    rim = rim + (rim - center) * np.where(np.arange(len(rim)) % 2 == 0, 0.14, -0.06)[:, None]
    sketch.form(np.vstack([edge, rim]), species.dark, part="spines", ink=0.8, shade=0.25)
    gleam = mix(species.pale, species.dark, 0.20)
    for share in np.linspace(0.05, 0.95, 8):
        at, out = edge[int(share * (len(edge) - 1))], rim[int((1 - share) * (len(rim) - 1))]
        for k in (0.08, 0.42, 0.72):
            start = at + (out - at) * k
            tip = at + (out - at) * (k + 0.26)
            sketch.stroke(
                np.stack([start, (start + tip) / 2 + [0.0, -0.012], tip]), ink=0.9, color=gleam, part="spines"
            )


def _bristles(sketch: Sketch, sheet: HeadSheet, coat: Coat) -> None:
    """A walrus's whisker pads."""
    tip = sheet.form.muzzle[-1]
    for side in sheet.sides:
        spot = sheet.place((tip[0] + 0.02, tip[1] + tip[2] * 0.2, tip[3] * 0.45 * side))[0]
        sketch.form(ellipse(spot, 0.135, 0.15, angle=10), coat.pale, part="pad", ink=0.8, shade=0.25)
        for k in range(7):
            start = spot + array([np.cos(k * 2.4) * 0.06, np.sin(k * 2.4) * 0.06])
            sketch.stroke(array([start, start + [-0.01, 0.05], start + [-0.03 * side, 0.12]]), ink=0.7,
                          color=lighter(coat.pale, 0.6), part="pad")  # fmt: skip
