"""The season on whatever stands outdoors: blossom, full leaf, gold and red, bare twigs and snow.

Knows: which marks of a drawing are leaves (inked in `LEAF_INK`), which colours are green, where snow comes to rest.
Does not know: any particular plant, house or place, nor the camera.

How a place uses it: it need not. `Stage.put` turns every drawing that stands outdoors with `in_season`, and every
colour of the set with `season_color`; what the season lays on the ground is strewn by `ground_cover.py` when the place
is built. So draw trees, hedges and grass in their mild green. A place that wants more asks `stage.season` (`WINTER`
whenever snow falls): to leave out a bed of flowers, to freeze a pond, to stack sheaves. Leaves that shall fall are
forms inked in `LEAF_INK`; evergreens are inked otherwise and only whiten. Roofs are forms whose part begins with
`roof`.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from audobon.comic.storyboard import Season
from audobon.pencils import palette as pal
from audobon.pencils.light import mixed
from audobon.pencils.shapes import Points, Shape, ShapeKind, smooth
from audobon.pencils.sketch import PEN, Random, oval, pieces

LEAF_INK = "#4c4a30"
"""The ink of leaves that fall."""
AUTUMN_LEAVES = ("#d9aa4c", "#c97f3e", "#b95a41", "#cfbb62", "#d2963f")
BLOSSOM = ("#f4dcd8", "#f7efe6", "#ecc3c2")
SNOWED = {
    "ground": 0.86,
    "grass": 0.84,
    "road": 0.70,
    "field": 0.84,
    "mountain": 0.72,
    "plant": 0.5,
    "tree": 0.30,
    "water": 0.35,
}
"""How white snow that lies has made each class of thing."""
_SLIGHT_SNOW = 0.06
_TWIG_INK = "#5d4d40"
_LEAFY = ("tree", "plant")
_GREEN_LAND = ("grass", "ground", "field", "mountain")
_TINTS: dict[Season, tuple[tuple[str, float], tuple[str, float]]] = {
    Season.SPRING: (("#b4d070", 0.42), ("#bcd680", 0.45)),
    Season.SUMMER: (("#6f9c4b", 0.38), ("#a2c163", 0.42)),
    Season.AUTUMN: (("#c9a653", 0.12), ("#cdb67a", 0.55)),
}
"""For each season the tint of what is green and grows up, and of green land, with their shares."""


@lru_cache(maxsize=16384)
def is_green(color: str) -> bool:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    return 0.135 < hue < 0.46 and saturation > 0.08


@lru_cache(maxsize=16384)
def season_color(color: str, label: str, season: Season) -> str:
    """A colour of the set in this season; only what is green turns, and snow lies by the class of thing."""
    if season is Season.WINTER:
        withered = mixed(color, "#b3a284", 0.6) if label in _GREEN_LAND and is_green(color) else color
        return mixed(withered, pal.SNOW, SNOWED.get(label, _SLIGHT_SNOW))
    if season is Season.UNKNOWN or not is_green(color):
        return color
    grown, land = _TINTS[season]
    if label in _GREEN_LAND:
        return mixed(color, *land)
    return mixed(color, *grown) if label in _LEAFY else color


def season_ink(color: str, label: str, season: Season) -> str:
    """Ink in this season: the pen that drew green blades draws them dry in autumn and winter."""
    if season not in (Season.AUTUMN, Season.WINTER) or label not in ("grass", "plant") or not is_green(color):
        return color
    return mixed(color, "#b39c6e", 0.65)


def in_season(drawing: Iterable[Shape], season: Season, rng: Random) -> list[Shape]:
    """A drawing (metres, foot at the origin) as it looks in this season."""
    shapes = list(drawing)
    if season is Season.WINTER:
        return _snow_caps(_bared(without_flowers(shapes), rng), rng)
    if season is Season.AUTUMN:
        return _turned_leaves(shapes, rng)
    if season is Season.SPRING:
        return _blossoming(shapes, rng)
    return shapes


def without_flowers(shapes: Iterable[Shape]) -> list[Shape]:
    """What stands among the grass in winter: blades, but nothing in bloom."""
    return [s for s in shapes if s.label != "grass" or s.kind is not ShapeKind.FORM or is_green(s.color)]


def is_foliage(shape: Shape) -> bool:
    """Whether a mark is a mass of leaves, or a leaf, that falls in autumn."""
    return shape.kind is ShapeKind.FORM and shape.ink_color == LEAF_INK and shape.label in _LEAFY


def _extent(points: Points) -> tuple[Points, Points]:
    low, high = np.nanmin(points, axis=0), np.nanmax(points, axis=0)
    return (low + high) / 2, (high - low) / 2


def _turned_leaves(shapes: Sequence[Shape], rng: Random) -> list[Shape]:
    """Gold, russet or red: one tint a plant, a neighbour of it for some of its masses; a ring of leaves at its foot."""
    first = int(rng.integers(len(AUTUMN_LEAVES)))
    turned = []
    widest = 0.0
    for shape in shapes:
        if is_foliage(shape) and is_green(shape.color):
            tint = AUTUMN_LEAVES[(first + int(rng.uniform() < 0.3)) % len(AUTUMN_LEAVES)]
            widest = max(widest, float(np.nanmax(np.abs(shape.points[:, 0])))) if shape.label == "tree" else widest
            turned.append(replace(shape, color=mixed(shape.color, tint, 0.78)))
        else:
            turned.append(shape)
    has_trunk = any(shape.part == "trunk" for shape in shapes)
    return turned + _ring_of_leaves(first, widest, rng) if has_trunk and widest > 0.4 else turned


def _ring_of_leaves(first: int, reach: float, rng: Random) -> list[Shape]:
    """Fallen leaves round a trunk, as seen at a slant."""
    result = []
    for k in range(2):
        count = int(np.clip(reach * 9, 6, 18))
        x, y = rng.normal(0, 0.55 * reach, count), rng.uniform(-0.02, 0.09, count) * min(reach, 1.6)
        leaves = pieces([oval(a, b, 0.075, 0.03, points=6) for a, b in zip(x, y, strict=True)])
        color = AUTUMN_LEAVES[(first + k) % len(AUTUMN_LEAVES)]
        result.append(_form(leaves, color, label="ground", part=f"fallen{k}", ink=PEN * 0.35))
    return result


def _form(points: Points, color: str, *, label: str, part: str, ink: float, ink_color: str = "#6b4a2e") -> Shape:
    return Shape(
        kind=ShapeKind.FORM, points=points, color=color, ink_width=ink, ink_color=ink_color, part=part, label=label
    )


def _blossoming(shapes: Sequence[Shape], rng: Random) -> list[Shape]:
    """White and rose clusters over the leaf masses of some trees and bushes."""
    masses = [shape for shape in shapes if is_foliage(shape) and float(_extent(shape.points)[1].min()) > 0.12]
    if not masses or rng.uniform() < 0.35:
        return list(shapes)
    color, pale = (BLOSSOM[k] for k in ((0, 1), (2, 0), (1, 0))[int(rng.integers(3))])
    result = []
    for shape in shapes:
        result.append(shape)
        if any(shape is mass for mass in masses):
            middle, half = _extent(shape.points)
            count = int(np.clip(half[0] * half[1] * 60, 9, 44))
            angle, reach = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.uniform(0, 1.0, count))
            size = float(np.clip(0.09 * half.min(), 0.03, 0.085))
            petals = [
                oval(middle[0] + half[0] * r * np.cos(a), middle[1] + half[1] * r * np.sin(a), size, size, points=7)
                for a, r in zip(angle, reach, strict=True)
            ]
            part = f"{shape.part}blossom"
            for some, tint in ((petals[::2], color), (petals[1::2], pale)):
                mark = _form(pieces(some), tint, label=shape.label, part=part, ink=PEN * 0.4, ink_color="#b08a86")
                result.append(mark)
    return result


def _bared(shapes: Sequence[Shape], rng: Random) -> list[Shape]:
    """Without leaves: each mass of them gives way to the twigs that bore it; snow on roofs."""
    trunks = [shape for shape in shapes if shape.part == "trunk" and shape.kind is ShapeKind.FORM]
    fallen = {shape.part for shape in shapes if is_foliage(shape)}
    root = None
    if trunks:
        top = trunks[0].points[np.argmin(trunks[0].points[:, 1])]
        root = np.array([float(trunks[0].points[:, 0].mean() * 0.3 + top[0] * 0.7), top[1]])
    kept: list[Shape] = []
    twigs: list[Shape] = []
    tree = any(shape.label == "tree" for shape in shapes if is_foliage(shape))
    for shape in shapes:
        gone = shape.ink_color == LEAF_INK or (shape.part and shape.part in fallen) or (tree and _is_fruit(shape))
        if is_foliage(shape):
            twigs += _twigs(shape, root, rng)
        elif gone:
            continue
        elif shape.part.startswith("tier") and shape.kind is ShapeKind.FORM:
            kept += [shape, _snow_on_tier(shape)]
        elif shape.part.startswith("roof"):
            kept.append(replace(shape, color=mixed(shape.color, pal.SNOW, 0.8), strength=shape.strength * 0.8))
        else:
            kept.append(shape)
    return twigs + kept if root is not None else kept + twigs


def _snow_on_tier(tier: Shape) -> Shape:
    """What lies on one tier of a fir's branches, on the side of the light."""
    middle, half = _extent(tier.points)
    patch = [
        (-0.75, 0.35),
        (-0.45, -0.1),
        (-0.1, -0.7),
        (0.12, -0.9),
        (0.3, -0.3),
        (0.62, 0.2),
        (0.25, 0.1),
        (-0.1, 0.35),
        (-0.4, 0.25),
    ]
    return Shape(
        kind=ShapeKind.WASH, points=smooth(middle + half * np.array(patch), samples=3), color=pal.SNOW, part=tier.part,
        label=tier.label, strength=0.9, softness=0.02 * float(half.max()),
    )  # fmt: skip


def _is_fruit(shape: Shape) -> bool:
    """A small form among leaves that is no wood."""
    if shape.kind is not ShapeKind.FORM or shape.part in ("trunk", "bark") or shape.label not in _LEAFY:
        return False
    return float(_extent(shape.points)[1].max()) < 0.12


def _twigs(mass: Shape, root: Points | None, rng: Random) -> list[Shape]:
    """A bough into the middle of a leaf mass and twigs to its rim, with a little snow on the bough."""
    middle, half = _extent(mass.points)
    if float(half.max()) < 0.12:
        return []
    start = np.array([middle[0], middle[1] + half[1]]) if root is None else root
    way = middle - start
    length = float(np.hypot(*way))
    if length < 1e-6:
        way, length = np.array([0.0, -1.0]), 1.0
    bend = np.array([-way[1], way[0]]) * rng.normal(0, 0.08)
    elbow = start + 0.55 * way + bend
    bough = smooth(np.array([start, elbow, middle]), closed=False, samples=4)
    ahead = float(np.arctan2(way[1], way[0]))
    fine = []
    for turn in np.linspace(-1.25, 1.25, 7) + rng.normal(0, 0.12, 7):
        root_of_twig = middle + (elbow - middle) * rng.uniform(0.0, 0.8)
        angle = ahead + turn
        tip = middle + half * np.array([np.cos(angle), np.sin(angle)]) * rng.uniform(0.75, 1.05)
        fork = root_of_twig + 0.55 * (tip - root_of_twig) + rng.normal(0, 0.05, 2) * half
        fine.append(np.array([root_of_twig, fork, tip]))
        side = np.array([-(tip - fork)[1], (tip - fork)[0]]) * (0.55 if rng.uniform() < 0.5 else -0.55)
        fine.append(np.array([fork, fork + 0.4 * (tip - fork) + 0.7 * side, fork + 0.75 * (tip - fork) + side]))
    thick = PEN * float(np.clip(half.max() * 3.2, 1.0, 3.4))
    marks = [
        _line(pieces([bough]), _TWIG_INK, thick, label=mass.label),
        _line(pieces(fine), _TWIG_INK, thick * 0.42, label=mass.label),
    ]
    if half.max() > 0.3:
        lifted = [bough - (0, 0.012 + thick * 0.4), fine[2] - (0, 0.02), fine[8] - (0, 0.02)]
        marks.append(_line(pieces(lifted), pal.SNOW, thick * 0.45, label=mass.label))
    return marks


def _line(points: Points, color: str, width: float, *, label: str) -> Shape:
    return Shape(
        kind=ShapeKind.STROKE, points=points, color=color, ink_color=color, ink_width=width, closed=False, taper=True,
        label=label,
    )  # fmt: skip


def _snow_caps(shapes: list[Shape], rng: Random) -> list[Shape]:
    """Snow along every upper edge that is level enough to bear it, and on narrow ledges."""
    forms = [s for s in shapes if s.kind is ShapeKind.FORM and len(s.points) > 2 and s.label != "water"]
    if not forms:
        return shapes
    low = min(float(np.nanmin(s.points[:, 0])) for s in forms)
    high = max(float(np.nanmax(s.points[:, 0])) for s in forms)
    if high - low < 0.15:
        return shapes
    x = np.linspace(low, high, int(np.clip((high - low) / 0.05, 12, 72)))
    wide = [form for form in forms if np.nanmax(form.points[:, 0]) - np.nanmin(form.points[:, 0]) > 0.06 * (high - low)]
    top = np.min([_upper_edge(form.points, x) for form in wide or forms], axis=0)
    thick = float(np.clip(0.018 * (high - low), 0.025, 0.09))
    caps = [cap for run in _level_runs(x, top) if (cap := _cap(x[run], top[run], thick, rng)) is not None]
    for form in forms:
        middle, half = _extent(form.points)
        if half[0] > 0.18 and half[1] < 0.10 and middle[1] < -0.2 and len(form.points) < 40:
            left, right, y = middle[0] - half[0], middle[0] + half[0], middle[1] - half[1]
            caps.append(_drift(np.linspace(left, right, 7), np.full(7, y), 0.03, rng))
    if not caps:
        return shapes
    snow = _form(pieces(caps), pal.SNOW, label=forms[0].label, part="snow", ink=PEN * 0.45, ink_color="#8d98a3")
    return [*shapes, snow]


def _upper_edge(points: Points, x: Points) -> Points:
    """The least y of an outline at each x, large where the outline is not."""
    start, end = points, np.roll(points, -1, axis=0)
    span = end[:, 0] - start[:, 0]
    safe = np.where(np.abs(span) < 1e-9, 1.0, span)
    along = (x[None, :] - start[:, :1]) / safe[:, None]
    y = start[:, 1:] + (end - start)[:, 1:] * along
    crossed = (along >= 0) & (along <= 1) & (np.abs(span) >= 1e-9)[:, None]
    edge: Points = np.where(crossed, y, 1e3).min(axis=0)
    return edge


def _level_runs(x: Points, top: Points) -> list[slice]:
    """Stretches of the upper edge that do not fall too steeply and do not lie on the ground."""
    slope = np.abs(np.diff(top) / np.diff(x))
    good = (slope < 1.5) & (top[1:] < -0.12) & (top[:-1] < -0.12)
    runs, begin = [], None
    for k, fine in enumerate([*good.tolist(), False]):
        if fine and begin is None:
            begin = k
        elif not fine and begin is not None:
            if k - begin >= 2:
                runs.append(slice(begin, k + 1))
            begin = None
    return runs


def _cap(x: Points, top: Points, thick: float, rng: Random) -> Points | None:
    return _drift(x, top, thick, rng) if x[-1] - x[0] > 0.1 else None


def _drift(x: Points, top: Points, thick: float, rng: Random) -> Points:
    """A band of snow on an edge: smooth above, dripping unevenly below."""
    rise = thick * np.sin(np.linspace(0.12, np.pi - 0.12, len(x))) ** 0.35
    above = np.stack([x, top - rise], axis=1)
    below = np.stack([x, top + thick * rng.uniform(0.1, 0.75, len(x))], axis=1)
    return np.vstack([above, smooth(below[::-1], closed=False, samples=2)])
