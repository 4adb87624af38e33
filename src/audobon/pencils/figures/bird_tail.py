"""Tails of birds: blades, forks, cock's sickles, fans, a peacock's train, plumes and curls.

Knows: feathers from a root along the body's line.  Does not know: poses, kinds of birds.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.bird_stance import Stance
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, lighter, mix, tube
from audobon.pencils.shapes import smooth


def draw_bird_tail(sketch: Sketch, bird: Bird, stance: Stance, *, color: str, display: bool) -> None:
    """The tail; `display` spreads a peacock's or turkey's."""
    if bird.tail == "none":
        return
    tone = bird.tail_color or color
    if bird.tail == "train" and display:
        _wheel(sketch, stance, color=tone, eyes=True)
    elif bird.tail == "train":
        _train(sketch, bird, stance, color=tone)
    elif bird.tail == "wheel":
        _wheel(sketch, stance, color=tone, eyes=False) if display else _blade(sketch, bird, stance, color=tone)
    elif bird.tail == "sickle":
        _sickles(sketch, stance, color=tone)
    elif bird.tail in ("plume", "curl"):
        _plumes(sketch, bird, stance, color=tone)
    else:
        _blade(sketch, bird, stance, color=tone)


def _root(stance: Stance) -> Points:
    return array(stance.body - stance.axis * stance.long * 0.88)


def _backward(stance: Stance, lift: float) -> Points:
    """The tail's direction (forward, up), lifted over the line of the back by degrees."""
    base = np.arctan2(-stance.axis[1], -stance.axis[0]) - np.radians(lift)
    return array([np.cos(base), np.sin(base)])


def _blade(sketch: Sketch, bird: Bird, stance: Stance, *, color: str) -> None:
    """Feathers side by side: a fan seen nearly edge on from the side, spread from behind; forked or wedged."""
    length, broad = bird.tail_size
    root, way = _root(stance), _backward(stance, bird.tail_lift)
    if stance.lift < 0.05 and root[1] + way[1] * length < 0.02:
        rise = (0.02 - root[1]) / length
        way = array([-np.sqrt(max(1.0 - rise**2, 0.05)), rise])
    over = array([way[1], -way[0]])
    if over[1] < 0:
        over = -over
    tall = 0.95 if bird.tail == "tuft" else 0.30
    spread = broad * (1.7 if stance.wings == "open" else 1.0)
    places = np.linspace(-1, 1, 7)
    away = np.abs(places)
    shape = {"fork": 0.55 + 0.45 * away**1.5, "wedge": 1.0 - 0.30 * away,
             "streamer": np.where(away > 0.9, 1.0, 0.42)}.get(bird.tail, 1.0 - 0.06 * away)  # fmt: skip

    def at(share: float, place: float, reach: float) -> Points:
        spot = root + way * length * share * reach + over * broad * tall * place * share
        return stance.turn.at(spot[0], spot[1], spread * place * (0.35 + 0.65 * share))

    steps = np.linspace(0.0, 1.0, 5)
    left = array([at(s, -1.0, float(shape[0])) for s in steps])
    right = array([at(s, 1.0, float(shape[-1])) for s in steps])
    tips = []
    for place, reach in zip(places, shape, strict=True):
        tips += [at(0.97, float(np.clip(place - 0.10, -1, 1)), float(reach)), at(1.0, float(place), float(reach))]
    base = array([at(-0.25, 1.0, 1.0), at(-0.25, -1.0, 1.0)])
    outline = np.vstack([left[:-1], array(tips), right[-2::-1], base])
    hull_width = np.ptp(outline, axis=0).min()
    sketch.form(outline, color, part="tail", shade=0.28, width=max(float(hull_width) * 0.3, 0.02))
    line = drawn_on(color)
    for place, reach in zip(places[1:], shape[1:], strict=True):
        p = float(place) - 0.16
        sketch.curve([at(0.08, p, float(reach)), at(0.5, p, float(reach)), at(0.95, p, float(reach))], ink=0.65,
            color=line, part="tail")  # fmt: skip
    if bird.mark("tail bars"):
        for share in (0.45, 0.62, 0.79, 0.93):
            band = [at(share, -0.9, 1.0), at(share + 0.02, 0.0, 1.0), at(share, 0.9, 1.0)]
            sketch.wash(tube(band, [0.012], samples=3), bird.mark("tail bars"), part="tail", strength=0.85)


_SICKLES = ((0.26, 0.34, 0.05), (0.34, 0.44, 0.0), (0.40, 0.54, -0.14), (0.50, 0.60, 0.10), (0.54, 0.52, 0.34),
    (0.46, 0.40, 0.40), (0.36, 0.28, 0.36), (0.26, 0.16, 0.28))  # fmt: skip
"""Reach back, rise and fall of a cock's tail feathers."""


def _sickles(sketch: Sketch, stance: Stance, *, color: str) -> None:
    """A cock's plumes: a high arch of long curved feathers, the longest on top."""
    root = stance.turn.at(*(stance.body - stance.axis * stance.long * 0.70 + stance.upward * stance.deep * 0.30))
    flat = np.cos(np.radians(stance.turn.degrees))
    flat = flat if abs(flat) > 0.6 else 0.6
    for k, (reach, rise, fall) in enumerate(_SICKLES):
        bow = array([[0.02, 0.02], [-reach * 0.42 * flat, -rise * 0.86], [-reach * 0.86 * flat, -rise * 0.92],
            [-reach * 1.12 * flat, fall - rise * 0.45]])  # fmt: skip
        tone = color if k % 2 else mix(color, "#2f6a5a", 0.45)
        feather = tube(root + bow, [0.034, 0.050, 0.046, 0.008], samples=6)
        sketch.form(feather, tone, part="tail", shade=0.25, ink=0.85)
        sketch.curve(root + bow * 0.95, ink=0.55, color=drawn_on(tone), part="tail")


def _wheel(sketch: Sketch, stance: Stance, *, color: str, eyes: bool) -> None:
    """A fan spread to a wheel behind the bird."""
    root = stance.turn.at(*_root(stance)) + array([0.06, 0.0])
    flat = 0.72 + 0.28 * abs(np.sin(np.radians(stance.turn.degrees)))
    radius = 1.0 if eyes else 0.62
    lean = -22.0 * (1 - abs(np.sin(np.radians(stance.turn.degrees))))
    angles = np.radians(np.linspace(-12, 192, 17) + lean)
    way = np.stack([np.cos(angles) * flat, -np.sin(angles)], axis=1)
    rim = root + way * radius
    middles = root + (way[:-1] + way[1:]) / 2 * radius * 0.93
    edge = np.empty((len(rim) * 2 - 1, 2))
    edge[::2], edge[1::2] = rim, middles
    sketch.form(smooth(np.vstack([edge, root[None] + [0.0, 0.05]]), samples=3), color, part="tail", shade=0.25,
        width=0.10)  # fmt: skip
    line = drawn_on(color)
    if not eyes:
        for share, tone in ((0.93, lighter(color, 0.45)), (0.80, darker(color, 0.45))):
            ring = np.vstack([root + way * radius * share, (root + way * radius * (share - 0.07))[::-1]])
            sketch.wash(ring, tone, part="tail", strength=0.8)
    for ray in (way[:-1] + way[1:]) / 2:
        sketch.stroke(np.stack([root + ray * 0.18, root + ray * radius * 0.9]), ink=0.55, color=line, part="tail")
    if eyes:
        for share, step in ((0.88, 0), (0.68, 1), (0.48, 0)):
            for ray in way[step::2]:
                _eye_spot(sketch, root + ray * radius * share, 0.050 * (0.55 + 0.5 * share))


def _eye_spot(sketch: Sketch, at: Points, size: float) -> None:
    for share, color in ((1.0, "#b08a3c"), (0.72, "#3f8f86"), (0.42, "#24357a")):
        sketch.wash(ellipse(at, size * share, size * share * 1.1, count=12), color, part="tail", strength=0.95)


def _train(sketch: Sketch, bird: Bird, stance: Stance, *, color: str) -> None:
    """A peacock's train, laid long behind him and sweeping the ground."""
    length = bird.tail_size[0]
    root = stance.turn.at(*_root(stance))
    flat = -np.cos(np.radians(stance.turn.degrees))
    if stance.turn.degrees < -20:
        flat = -0.62
    low = -0.03 - root[1] - stance.lift * 0.8
    path = array([root + [0.10, -0.04], root + [flat * length * 0.3, low * 0.25], root + [flat * length * 0.65, low
        * 0.72], root + [flat * length, low]])  # fmt: skip
    sketch.form(tube(path, [0.09, 0.13, 0.16, 0.10], samples=8), color, part="tail", shade=0.3, width=0.08)
    line = drawn_on(color)
    side = array([path[3][1] - path[0][1], path[0][0] - path[3][0]])
    side = side / max(float(np.hypot(*side)), 1e-6)
    for k in np.linspace(-0.9, 0.9, 7):
        shift = side * k * array([[0.05], [0.10], [0.13], [0.10]])
        sketch.curve(path + shift * array([1.0, 1.0]), ink=0.5, color=line, part="tail")
    for share in (0.42, 0.58, 0.74, 0.90):
        spot = array([np.interp(share * 3, range(4), path[:, k]) for k in (0, 1)])
        for k in (-0.6, 0.05, 0.65):
            _eye_spot(sketch, spot + side * k * 0.13 + [flat * 0.05 * abs(k), 0.0], 0.036)


def _plumes(sketch: Sketch, bird: Bird, stance: Stance, *, color: str) -> None:
    """Soft drooping plumes (ostrich, crane) or a tuft that curls up (dodo, drake)."""
    root = stance.turn.at(*_root(stance)) + array([0.04, 0.0])
    size = bird.tail_size[0]
    flat = max(0.45, float(np.cos(np.radians(stance.turn.degrees))))
    curls = bird.tail == "curl"
    for k in range(5 if curls else 7):
        share = k / 6
        rise = (0.55 - 0.5 * share) * size if curls else (0.25 - 0.5 * share) * size
        fall = -rise * 1.2 if curls else size * (0.45 + 0.5 * share)
        bow = array([[0.0, 0.0], [-size * 0.45 * flat, -rise], [-size * 0.95 * flat, -rise * 0.6 + fall * 0.2],
            [-size * (0.85 if curls else 1.05) * flat, fall * (0.8 if not curls else 1.0)]])  # fmt: skip
        wide = size * 0.13
        sketch.form(tube(root + bow, [wide * 0.6, wide, wide * 1.1, wide * 0.4], samples=5), color, part="tail",
            ink=0.8, shade=0.25)  # fmt: skip
        sketch.curve(root + bow * 0.92, ink=0.5, color=drawn_on(color), part="tail")
