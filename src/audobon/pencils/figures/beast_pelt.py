"""What a beast's trunk, neck and legs wear: pale bellies, stripes, spots, patches, bands, manes, spines, wool, fur.

Knows: the skin of a stance.  Does not know: faces (see `beast_coat`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from audobon.pencils.figures.beast_hair import mane_color
from audobon.pencils.figures.beast_rig import Stance
from audobon.pencils.figures.ink import (
    Points,
    Sketch,
    array,
    darker,
    ellipse,
    inside,
    lighter,
    luminance,
    mix,
    outward,
    unit,
)
from audobon.pencils.figures.solid import Loft, View, ribbon, rounded
from audobon.pencils.figures.species import Species
from audobon.pencils.shapes import smooth


def _number(name: str) -> int:
    """A number that belongs to a name."""
    return sum(ord(letter) * (index + 1) for index, letter in enumerate(name))


@dataclass(frozen=True, kw_only=True)
class _Skin:
    """The near skin of trunk and neck on paper."""

    sketch: Sketch
    stance: Stance
    view: View
    species: Species
    contour: Points
    coat: str
    pale: str

    @property
    def away(self) -> bool:
        return self.view.yaw < 0

    def own(self) -> np.random.Generator:
        """Chance that belongs to the species: its marks stay from picture to picture."""
        return np.random.default_rng(_number(self.species.name))

    def at(self, along: ArrayLike, around: ArrayLike, *, neck: bool = False) -> Points:
        loft: Loft = self.stance.neck if neck else self.stance.trunk
        return self.view.flat(loft.at(along, around))

    def wash(self, points: Points, color: str, *, strength: float = 0.9, softness: float = 0.006) -> None:
        self.sketch.wash(points, color, part="trunk", strength=strength, softness=softness)

    def bar(
        self, along: Sequence[float], around: Sequence[float], wide: float, color: str, *, neck: bool = False
    ) -> None:
        """A stripe from the back downward that ends in a point."""
        size = self.stance.unit * wide
        path = self.at(along, around, neck=neck)
        self.wash(ribbon(path, [size * 0.8, size, size * 0.8, size * 0.15], samples=3), color)


def draw_pelt(
    sketch: Sketch, species: Species, stance: Stance, view: View, *, contour: Points, coat: str, pale: str
) -> None:  # fmt: skip
    """All that lies on trunk and neck."""
    skin = _Skin(sketch=sketch, stance=stance, view=view, species=species, contour=contour, coat=coat, pale=pale)
    for mark, draw in _MARKS.items():
        if mark in species.marks:
            draw(skin)
    extras = species.extras
    if "fleece" in extras:
        _curls(skin)
    if "horse mane" in extras:
        _long_mane(skin)
    if "short mane" in extras:
        _brush_mane(skin)
    if "ruff" in extras:
        _ruff(skin)
    if extras & {"wrinkles", "plates"}:
        _folds(skin, plates="plates" in extras)
    if "udder" in extras and not skin.away:
        _udder(skin)
    _fur(skin)


def _belly(skin: _Skin) -> None:
    u = np.linspace(0.16, 0.92, 9)
    upper = skin.at(u, np.full(9, 132.0))
    lower = skin.at(u, np.full(9, 178.0))
    skin.wash(np.vstack([upper, lower[::-1] + [0.0, 0.03]]), skin.pale, strength=0.75, softness=0.022)


def _throat(skin: _Skin) -> None:
    u = np.linspace(0.1, 1.0, 6)
    front, side = skin.at(u, np.full(6, 178.0), neck=True), skin.at(u, np.full(6, 122.0), neck=True)
    skin.wash(np.vstack([front, side[::-1]]), skin.pale, strength=0.85, softness=0.014)


def _back(skin: _Skin) -> None:
    u = np.linspace(0.05, 0.95, 9)
    skin.wash(
        np.vstack([skin.at(u, np.full(9, 0.0)), skin.at(u, np.full(9, 46.0))[::-1]]), darker(skin.coat, 0.30),
        strength=0.5,
        softness=0.020,
    )  # fmt: skip


def _saddle(skin: _Skin) -> None:
    u = np.linspace(0.22, 0.74, 9)
    edge = 62 + 16 * np.sin(np.linspace(0, np.pi, 9))
    patch = np.vstack([skin.at(u, np.full(9, -20.0)), skin.at(u, edge)[::-1]])
    skin.wash(
        smooth(patch, samples=2), skin.species.dark if skin.species.name != "terrier" else "#7a5632", strength=0.8
    )


def _tiger(skin: _Skin) -> None:
    for k, u in enumerate(np.linspace(0.10, 0.90, 11)):
        bow = 0.025 * (-1) ** k
        low = 118 + 22 * ((k * 7) % 3 - 1)
        skin.bar([u, u + bow, u - bow, u + 0.02], [0, 40, 80, low], 0.026, skin.species.dark)
    for u in (0.25, 0.55, 0.8):
        skin.bar([u, u + 0.02, u, u - 0.02], [0, 40, 75, 105], 0.020, skin.species.dark, neck=True)


def _tabby(skin: _Skin) -> None:
    color = darker(skin.coat, 0.45)
    for k, u in enumerate(np.linspace(0.16, 0.84, 7)):
        skin.bar([u, u + 0.02, u - 0.01, u], [0, 35, 70, 100 - 8 * (k % 2)], 0.020, color)
    skin.wash(ribbon(skin.at([0.1, 0.5, 0.95], [0, 0, 0]), [0.014, 0.018, 0.012]), color, strength=0.6)


def _zebra(skin: _Skin) -> None:
    for k, u in enumerate(np.linspace(0.06, 0.94, 12)):
        lean = -0.10 * (1 - u)
        skin.bar([u + lean, u + lean * 0.4, u, u], [0, 50, 100, 150], 0.026 + 0.008 * (k % 2), skin.species.dark)
    for u in np.linspace(0.14, 0.9, 6):
        skin.bar([u, u, u - 0.02, u - 0.03], [0, 50, 100, 150], 0.026, skin.species.dark, neck=True)


def _scatter(skin: _Skin, rows: Sequence[float], count: int, *, neck: bool = False) -> list[tuple[Points, float]]:
    """Places on the near skin in staggered rows, with how far down the flank they lie (degrees)."""
    places = []
    rng = skin.own()
    for row, around in enumerate(rows):
        u = np.linspace(0.07, 0.93, count) + 0.5 / count * (row % 2)
        u = np.clip(u + rng.uniform(-0.02, 0.02, count), 0.04, 0.96)
        v = around + rng.uniform(-6, 6, count)
        places += [(point, float(a)) for point, a in zip(skin.at(u, v, neck=neck), v, strict=True)]
    return places


def _rosettes(skin: _Skin) -> None:
    size = skin.stance.unit * 0.030
    ring = "leopard" in skin.species.name
    rng = skin.own()
    rows = (12, 40, 66, 92, 118) if ring else (30, 62, 95)
    for neck in (False, True):
        for point, _ in _scatter(skin, rows[: 5 if not neck else 3], 9 if not neck else 4, neck=neck):
            turn = float(rng.uniform(0, 180))
            spot = ellipse(point, size, size * 0.78, angle=turn, count=9)
            skin.wash(spot, skin.species.dark, strength=0.78, softness=0.0)
            if ring and not neck:
                skin.wash(
                    ellipse(point, size * 0.5, size * 0.36, angle=turn, count=8), darker(skin.coat, 0.18), strength=0.9
                )


def _dark_spots(skin: _Skin) -> None:
    for point, _ in _scatter(skin, (20, 55, 88), 7):
        skin.wash(ellipse(point, 0.018, 0.014, count=8), skin.species.dark, strength=0.55)


def _fawn(skin: _Skin) -> None:
    for point, _ in _scatter(skin, (18, 42, 66), 8):
        skin.wash(ellipse(point, 0.016, 0.013, count=8), skin.pale, strength=0.95)


def _patches(skin: _Skin) -> None:
    """A cow's large patches."""
    rng = skin.own()
    for u, v, size in ((0.10, 50, 0.13), (0.42, 30, 0.16), (0.66, 95, 0.11), (0.90, 60, 0.12)):
        middle = skin.at([u], [v])[0]
        a = np.linspace(0, 2 * np.pi, 9, endpoint=False)
        radius = size * (1 + 0.28 * rng.uniform(-1, 1, 9))
        blot = middle + np.stack([np.cos(a) * radius * 1.1, np.sin(a) * radius * 0.85], axis=1)
        skin.wash(smooth(blot, samples=3), skin.species.pale, strength=0.95)


def _giraffe(skin: _Skin) -> None:
    rng = skin.own()
    color = mix(skin.species.dark, skin.coat, 0.12)
    unit_size = skin.stance.unit
    for neck, rows, count, size in ((False, (14, 52, 88, 124), 6, 0.082), (True, (24, 66, 108), 9, 0.062)):
        for point, _ in _scatter(skin, rows, count, neck=neck):
            a = np.linspace(0, 2 * np.pi, 6, endpoint=False) + float(rng.uniform(0, 1))
            radius = size * unit_size * rng.uniform(0.8, 1.12, 6)
            blot = point + np.stack([np.cos(a) * radius, np.sin(a) * radius], axis=1)
            skin.wash(rounded(blot, count=14, rounds=1), color, strength=0.85, softness=0.0)


def _panda(skin: _Skin) -> None:
    u = np.linspace(0.64, 1.0, 6)
    band = np.vstack([skin.at(u, np.full(6, -10.0)), skin.at(u, np.full(6, 180.0))[::-1]])
    skin.wash(band, skin.species.dark, strength=0.95, softness=0.012)
    u = np.linspace(0.0, 0.6, 5)
    front = np.vstack([skin.at(u, np.full(5, 60.0), neck=True), skin.at(u, np.full(5, 180.0), neck=True)[::-1]])
    skin.wash(front, skin.species.dark, strength=0.9, softness=0.012)


def _skunk(skin: _Skin) -> None:
    u = np.linspace(0.0, 1.0, 10)
    for around, wide in ((10.0, 0.0), (52.0, 0.0)):
        del wide
        upper, lower = skin.at(u, np.full(10, around)), skin.at(u, np.full(10, around + 24))
        skin.wash(np.vstack([upper, lower[::-1]]), skin.species.pale, strength=0.95)
    v = np.linspace(0.0, 1.0, 5)
    skin.wash(
        np.vstack([skin.at(v, np.full(5, 0.0), neck=True), skin.at(v, np.full(5, 60.0), neck=True)[::-1]]),
        skin.species.pale,
        strength=0.95,
    )  # fmt: skip


def _chipmunk(skin: _Skin) -> None:
    u = np.linspace(0.05, 0.95, 10)
    for around, color in ((8, skin.species.dark), (26, skin.species.pale), (42, skin.species.dark), (60,
    skin.species.pale),
                          (74, skin.species.dark)):  # fmt: skip
        path = skin.at(u, np.full(10, float(around)))
        skin.wash(ribbon(path, [0.006, 0.022, 0.022, 0.006], samples=2), color, strength=0.9, softness=0.004)


def _flank(skin: _Skin) -> None:
    u = np.linspace(0.16, 0.86, 8)
    skin.wash(
        ribbon(skin.at(u, np.full(8, 116.0)), [0.012, 0.030, 0.030, 0.012], samples=2), skin.species.dark, strength=0.85
    )


def _cross(skin: _Skin) -> None:
    skin.wash(ribbon(skin.at([0.05, 0.5, 0.95], [6, 6, 6]), [0.012, 0.014, 0.012]), skin.species.dark, strength=0.7)
    skin.bar([0.80, 0.80, 0.81, 0.82], [0, 30, 60, 84], 0.020, skin.species.dark)


def _collar(skin: _Skin) -> None:
    u = np.linspace(0.25, 0.95, 5)
    band = np.vstack([skin.at(u, np.full(5, 20.0), neck=True), skin.at(u, np.full(5, 180.0), neck=True)[::-1]])
    skin.wash(band, skin.species.pale, strength=0.95, softness=0.012)


def _sheen(skin: _Skin) -> None:
    u = np.linspace(0.12, 0.9, 8)
    gleam = np.vstack([skin.at(u, np.full(8, 24.0)), skin.at(u, np.full(8, 52.0))[::-1]])
    skin.sketch.light(gleam, lighter(skin.coat, 0.5), part="trunk", strength=0.35, softness=0.025)


_MARKS: dict[str, Callable[[_Skin], None]] = {
    "pale belly": _belly, "pale throat": _throat, "back": _back, "saddle": _saddle, "stripes": _tiger, "tabby": _tabby,
    "zebra": _zebra, "rosettes": _rosettes, "spots dark": _dark_spots, "fawn": _fawn, "cow patches": _patches,
    "giraffe": _giraffe, "panda": _panda, "skunk": _skunk, "chipmunk": _chipmunk, "flank": _flank, "cross": _cross,
    "collar": _collar, "sheen": _sheen,
}  # fmt: skip


def draw_leg_pelt(
    sketch: Sketch, species: Species, leg: Points, *, name: str, coat: str, toe: Points, thick: float
) -> None:  # fmt: skip
    """Socks, bars and fur marks on one leg."""
    low, high = leg.min(axis=0), leg.max(axis=0)
    marks = species.marks
    sock = {"socks": 0.40, "pale socks": 0.30}
    for mark, reach in sock.items():
        if mark in marks:
            color = species.pale if mark == "pale socks" else species.dark
            near = float(np.hypot(*(high - low))) * reach
            box = ellipse(toe, near * 0.8, near)
            sketch.wash(box, color, part=name, strength=0.9, softness=0.022)
    if marks & {"zebra", "stripes"}:
        for y in np.linspace(low[1] + 0.10 * (high[1] - low[1]), high[1] - thick, 7):
            row = leg[np.abs(leg[:, 1] - y) < 0.03]
            if len(row) < 2:
                continue
            left, right = float(row[:, 0].min()), float(row[:, 0].max())
            path = array([(left, y - 0.008), ((left + right) / 2, y + 0.006), (right, y - 0.006)])
            bar = ribbon(path, [0.011, 0.010, 0.006])
            sketch.wash(bar, species.dark, part=name, strength=0.88)
    if marks & {"rosettes", "giraffe"}:
        for spot in _within(leg, 9, rng=np.random.default_rng(_number(name))):
            sketch.wash(ellipse(spot, 0.015, 0.013, count=8), species.dark, part=name, strength=0.7)
    if species.fur:
        line = darker(coat, 0.6) if luminance(coat) > 0.22 else lighter(coat, 0.25)
        sketch.ticks(
            leg, flow=(-0.15, 1.0), color=line, count=max(species.fur // 4, 4), length=0.03, ink=0.55, part=name
        )


def _within(polygon: Points, count: int, *, rng: np.random.Generator) -> Points:
    """Random places inside a polygon."""
    low, high = polygon.min(axis=0), polygon.max(axis=0)
    spots = low + rng.random((count * 2, 2)) * (high - low)
    return array(spots[inside(spots, polygon)][:count])


def _curls(skin: _Skin) -> None:
    line, rng = darker(skin.coat, 0.45), skin.own()
    for point, around in _scatter(skin, (16, 44, 72, 100, 128), 9):
        turn = float(rng.uniform(-40, 40))
        curl = ellipse(point, 0.034, 0.028, angle=turn + around * 0.3)[2:14]
        skin.sketch.curve(curl, ink=0.7, color=line, part="trunk")


def _crest(skin: _Skin, low: float = 0.02, high: float = 0.98, count: int = 9) -> Points:
    """The neck's upper edge, from withers to poll."""
    u = np.linspace(low, high, count)
    return skin.at(u, np.full(count, 4.0), neck=True)


def _long_mane(skin: _Skin) -> None:
    """A horse's mane, falling on the near side in locks."""
    color = mane_color(skin.species, skin.coat)
    crest = _crest(skin)
    reach = skin.stance.build.nape * skin.stance.unit
    way = unit(array([-0.35, 1.0]))
    locks = np.array([0.9 if k % 2 else 1.25 for k in range(len(crest))])
    fall = crest + way * (reach * locks * np.linspace(1.15, 0.75, len(crest)))[:, None]
    shape = np.vstack([crest + [0.0, -0.016], smooth(fall[::-1], closed=False, samples=3)])
    skin.sketch.form(shape, color, part="mane", ink=0.8, shade=0.22)
    line = darker(color, 0.5) if luminance(color) > 0.2 else lighter(color, 0.28)
    for root, tip in zip(crest[1:-1], fall[1:-1], strict=True):
        bow = (root + tip) / 2 + [-0.012, 0.0]
        skin.sketch.curve([root, bow, tip * 0.9 + root * 0.1], ink=0.6, color=line, part="mane")


def _brush_mane(skin: _Skin) -> None:
    """A mane that stands up: zebra, donkey, boar, hyena."""
    dark = skin.species.dark
    crest = _crest(skin, count=13)
    up = np.stack([-np.gradient(crest[:, 1]) * -1, np.gradient(crest[:, 0])], axis=1)
    up /= np.maximum(np.hypot(*up.T), 1e-9)[:, None]
    up = np.where(up[:, 1:2] > 0, -up, up)
    tall = skin.stance.unit * 0.075 * np.where(np.arange(13) % 2 == 0, 0.7, 1.15)
    shape = np.vstack([crest + up * -0.012, (crest + up * tall[:, None])[::-1]])
    skin.sketch.form(smooth(shape, samples=2), dark, part="mane", ink=0.8, shade=0.2)


def _ruff(skin: _Skin) -> None:
    """Long fur on the chest and throat, in locks."""
    line = darker(skin.coat, 0.55)
    for u in (0.1, 0.3, 0.5, 0.7):
        for v in (105.0, 135.0, 160.0):
            at = skin.at([u], [v], neck=True)[0]
            tip = at + array([-0.012, 0.062])
            skin.sketch.curve([at, (at + tip) / 2 + [0.016, 0.0], tip], ink=0.7, color=line, part="trunk")


def _folds(skin: _Skin, *, plates: bool) -> None:
    """Wrinkles of thick skin; a rhinoceros's seams."""
    line = darker(skin.coat, 0.5)
    seams: list[tuple[list[float], list[float]]] = [
        ([0.82, 0.80, 0.84], [30, 75, 120]),
        ([0.16, 0.19, 0.17], [40, 80, 125]),
    ]
    if plates:
        seams += [
            ([0.30, 0.27, 0.30], [10, 60, 130]),
            ([0.70, 0.72, 0.70], [10, 60, 130]),
            ([0.30, 0.5, 0.70], [128, 134, 128]),
        ]
    for along, around in seams:
        skin.sketch.curve(skin.at(along, around), ink=1.1 if plates else 0.8, color=line, part="trunk")
    for point, _ in _scatter(skin, (50, 85), 5):
        skin.sketch.curve([point, point + [0.02, 0.006], point + [0.036, 0.0]], ink=0.5, color=line, part="trunk")


def _udder(skin: _Skin) -> None:
    at = skin.at([0.26], [178.0])[0]
    pink = "#e3a99b"
    skin.sketch.form(ellipse(at + [0.0, 0.012], 0.062, 0.042), pink, part="udder", ink=0.8, shade=0.25)
    for k in (-0.025, 0.02):
        skin.sketch.form(ellipse(at + [k, 0.052], 0.009, 0.018), pink, part="udder", ink=0.7, shade=0)


def _fur(skin: _Skin) -> None:
    """Marks that follow the back, the flank and the neck."""
    count = skin.species.fur
    if not count:
        return
    line = darker(skin.coat, 0.55) if luminance(skin.coat) > 0.22 else lighter(skin.coat, 0.25)
    rng = skin.sketch.rng
    for neck, number in ((False, int(count * 1.2)), (True, count // 2)):
        u, v = rng.uniform(0.06, 0.94, number), rng.uniform(8, 165, number)
        root = skin.at(u, v, neck=neck)
        tip = skin.at(np.clip(u - 0.055, 0, 1), np.minimum(v + 9, 178), neck=neck) + [0.0, 0.006]
        fits = inside(root, skin.contour) & inside(tip, skin.contour)
        for a, b in zip(root[fits], tip[fits], strict=True):
            skin.sketch.stroke(np.stack([a, (a + b) / 2 + [0.0, -0.004], b]), ink=0.55, color=line, part="trunk")


def woolly(contour: Points) -> Points:
    """The outline broken into scallops, as fleece is."""
    path = rounded(contour, count=84, rounds=1)
    step = np.arange(84) % 3
    bulge = np.where(step == 1, 0.024, np.where(step == 2, 0.013, -0.006))
    return smooth(path + outward(path) * bulge[:, None], samples=3)


def shagged(contour: Points, depth: float) -> Points:
    """The outline broken into locks that point back and down, longer below."""
    count = len(contour)
    normal = outward(contour)
    low, high = contour[:, 1].min(), contour[:, 1].max()
    under = (contour[:, 1] - low) / max(high - low, 1e-9)
    saw = (np.arange(count) % 4) / 3.0
    weight = depth * (0.25 + 0.95 * under) * (normal[:, 1] > -0.72)
    drift = np.stack([np.full(count, -0.5), np.full(count, 0.6)], axis=1)
    return array(contour + (normal + drift * 0.5) * (saw * weight)[:, None])


def draw_spines(sketch: Sketch, species: Species, stance: Stance, view: View) -> None:
    """A hedgehog's coat of spines or a porcupine's quills over the back."""
    quills = "quills" in species.extras
    long = (0.36 if quills else 0.15) * stance.unit
    trunk = stance.trunk
    u = np.linspace(0.0, 0.90, 13)
    rim_low = view.flat(trunk.at(u, np.full(13, 118.0)))
    rim_high = view.flat(trunk.at(u, np.full(13, 0.0)))
    away = view.flat(trunk.at(np.clip(u - 0.16, 0, 1), np.full(13, 0.0))) - rim_high
    up = array([0.0, -1.0]) * long + away * (1.3 if quills else 0.5)
    teeth = np.empty((26, 2))
    teeth[0::2] = rim_high + up * 0.22
    teeth[1::2] = rim_high + up * np.where(np.arange(13) % 2 == 0, 1.0, 0.8)[:, None]
    tail = view.flat(trunk.at([0.0, 0.0], [60.0, 100.0])) + array([[-long * 0.9, -0.02], [-long * 0.6, 0.04]])
    low = rim_low[::-1].copy()
    low[::2] += array([-0.012, 0.020])
    coat = np.vstack([low, tail[::-1], teeth])
    sketch.form(coat, species.dark, part="spines", shade=0.35)
    gleam = mix(species.pale, species.dark, 0.20)
    for row, around in enumerate((12.0, 36.0, 60.0, 84.0, 106.0)):
        places = np.clip(np.linspace(0.03, 0.88, 12) + 0.03 * (row % 2), 0, 1)
        roots = view.flat(trunk.at(places, np.full(12, around)))
        tips = view.flat(trunk.at(np.clip(places - (0.20 if quills else 0.10), 0, 1), np.full(12, around * 0.94)))
        tips = tips + array([-0.25, -0.75]) * long * (0.9 - around / 190)
        for a, b in zip(roots, tips, strict=True):
            sketch.stroke(
                np.stack([a, (a + b) / 2 + [0.0, -0.006], b]), ink=1.1 if quills else 0.9, color=gleam, part="spines"
            )
