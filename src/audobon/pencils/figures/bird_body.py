"""A bird's body in one outline from rump to crown, and the markings of its feathers.

Knows: trunk, neck and skull as balls, patches of colour, strokes of feather.  Does not know: wings, faces, clothes.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import numpy as np

from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.bird_head import draw_face_marks
from audobon.pencils.figures.bird_stance import Stance
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, drawn_on, ellipse, hull, inside, sample, tube
from audobon.pencils.figures.volumes import skin

_ALONG = np.linspace(-0.96, 0.92, 9)
_EGG = np.sqrt(1.0 - _ALONG**2) * (1.0 + 0.10 * _ALONG)
# Where patches of colour lie: (u, v) corners in profile.
_PATCHES: dict[str, tuple[tuple[float, float], ...]] = {
    "breast": ((1.0, 0.25), (1.1, -0.4), (0.7, -1.1), (0.1, -1.1), (0.30, -0.45), (0.62, 0.15)),
    "belly": ((0.85, -0.30), (0.9, -1.2), (0.0, -1.3), (-1.1, -0.9), (-0.9, -0.25), (-0.2, -0.42), (0.4, -0.40)),
    "under": ((1.1, 0.2), (1.1, -1.2), (0.0, -1.3), (-1.2, -0.8), (-0.9, -0.1), (-0.2, -0.15), (0.6, 0.05)),
    "rump": ((-0.7, 0.9), (-1.2, 0.5), (-1.2, -0.7), (-0.75, -0.6)),
    "flank": ((0.3, -0.42), (0.2, -0.62), (-0.6, -0.52), (-0.7, -0.36)),
}


def neck_line(bird: Bird, stance: Stance) -> tuple[Points, Points]:
    """The neck's middle line (forward, up) from the breast to the head, and its radii."""
    root = stance.body + stance.axis * stance.long * 0.52 + stance.upward * stance.deep * 0.12
    head = stance.head
    way = head - root
    length = float(np.hypot(*way))
    aside = array([way[1], -way[0]]) / max(length, 1e-6)
    bow = bird.curve * (0.4 if stance.tucked else 1.0)
    shares = np.linspace(0.0, 1.0, 7)
    arch = -0.04 * length if bow == 0 else 0.0
    wave = np.sin(shares * np.pi) * arch - np.sin(shares * 2 * np.pi) * bow
    line = root + shares[:, None] * way + wave[:, None] * aside * min(1.0, length / 0.45)
    radii = sample([bird.neck[0], bird.neck[0] * 0.45 + bird.neck[1] * 0.55, bird.neck[1], bird.neck[1]], shares * 3)
    return line, np.maximum(radii, 0.01)


def body_outline(bird: Bird, stance: Stance) -> Points:
    """Trunk, neck and skull in one outline on paper."""
    spine = stance.body + _ALONG[:, None] * stance.axis * stance.long * 0.86
    trunk = stance.turn.at(spine[:, 0], spine[:, 1])
    line, radii = neck_line(bird, stance)
    neck = stance.turn.at(line[:, 0], line[:, 1])
    head = stance.turn.at(*stance.head)
    ball = np.stack([head, head + [0.004, 0.0]])
    return skin(trunk, _EGG * stance.deep, (neck, radii), (ball, array([bird.skull, bird.skull])), points=84)


def draw_bird_body(
    sketch: Sketch, bird: Bird, stance: Stance, outline: Points, *, head: Frame, coat: str, view: str
) -> None:
    """The body with its markings; `head` is the head's sheet."""
    sketch.form(outline, coat, part="body", shade=0.40, width=stance.deep * 0.55, hatch=8)
    _patches(sketch, bird, stance, view=view)
    _throat(sketch, bird, stance)
    body = sketch.frame
    sketch.frame = head
    draw_face_marks(sketch, bird, view=view)
    sketch.frame = body
    sketch.contour(outline, coat, part="body")
    _hackles(sketch, bird, stance)
    _feathers(sketch, bird, stance, outline, coat=coat, view=view)


def _patches(sketch: Sketch, bird: Bird, stance: Stance, *, view: str) -> None:
    for name, corners in _PATCHES.items():
        color = bird.mark(name)
        if not color or (view == "back" and name in ("breast", "under", "belly")):
            continue
        flat = array(corners)
        sides = [stance.on(flat[:, 0], flat[:, 1], side) for side in ((1.0, -1.0) if view == "three" else (1.0,))]
        patch = hull(np.vstack(sides)) if view == "three" else sides[0]
        sketch.wash(patch, color, part="body", strength=0.95, softness=stance.deep * 0.10)


def _throat(sketch: Sketch, bird: Bird, stance: Stance) -> None:
    """Colours of head and neck: `hood` all of both, `head` the head, `collar` a ring."""
    line, radii = neck_line(bird, stance)
    neck = stance.turn.at(line[:, 0], line[:, 1])
    head = stance.turn.at(*stance.head)
    hood = bird.mark("hood")
    if hood:
        sketch.wash(tube(np.vstack([neck[2:], head]), np.append(radii[2:], bird.skull) * 1.4, samples=3), hood,
            part="body", strength=0.95, softness=bird.skull * 0.12)  # fmt: skip
    if hood or bird.mark("head"):
        sketch.wash(ellipse(head, bird.skull * 1.14, bird.skull * 1.14, count=20), hood or bird.mark("head"),
            part="body", strength=0.95, softness=bird.skull * 0.1)  # fmt: skip
    if bird.mark("collar"):
        at = neck[3] * 0.6 + neck[4] * 0.4
        way = neck[4] - neck[3]
        across = array([-way[1], way[0]]) / max(float(np.hypot(*way)), 1e-6) * radii[3] * 1.3
        sketch.wash(tube([at - across, at + way * 0.25, at + across], [radii[3] * 0.24], samples=4),
            bird.mark("collar"), part="body", strength=0.95, softness=0.006)  # fmt: skip


def _hackles(sketch: Sketch, bird: Bird, stance: Stance) -> None:
    hackle = bird.mark("hackle", "ruff")
    if hackle and not stance.tucked:
        line, radii = neck_line(bird, stance)
        neck = stance.turn.at(line[:, 0], line[:, 1])
        _hackle(sketch, neck, radii, hackle, ruff=bool(bird.mark("ruff")))


def _hackle(sketch: Sketch, neck: Points, radii: Points, color: str, *, ruff: bool) -> None:
    """Long pointed feathers that fall from the neck like a cape."""
    rows = (1, 2) if ruff else (4, 3, 2, 1)
    for row in rows:
        way = neck[row] - neck[max(row - 2, 0)]
        fall = -way / max(float(np.hypot(*way)), 1e-6)
        across = array([-fall[1], fall[0]])
        for k in (-0.95, -0.5, 0.0, 0.5, 0.95):
            root = neck[row] + across * radii[row] * k
            tip = root + fall * radii[row] * 1.25 + across * radii[row] * k * 0.35
            sketch.form(tube([root, (root + tip) / 2, tip], [radii[row] * 0.2, radii[row] * 0.24, 0.004], samples=3),
                color, part="hackle", ink=0.6, shade=0)  # fmt: skip


def _feathers(sketch: Sketch, bird: Bird, stance: Stance, outline: Points, *, coat: str, view: str) -> None:
    """Small strokes of feather; spots, streaks or bars where the kind has them."""
    spot_color = bird.mark("spots", "streaks", "bars")
    ground = bird.mark("breast", "under", "belly") or coat
    line = drawn_on(ground if view != "back" else coat)
    count = 34 if spot_color else 20
    u = sketch.rng.uniform(-0.7, 0.95, count)
    v = sketch.rng.uniform(-0.95, 0.25 if view != "back" else 0.8, count)
    places = stance.on(u, v, 0.35 if view == "three" else 1.0)
    fine = inside(places, outline)
    back = stance.turn.at(*(-stance.axis)) * stance.deep
    for spot, high in zip(places[fine], v[fine], strict=True):
        if spot_color and high < 0.1 and view != "back":
            if bird.mark("spots"):
                sketch.wash(ellipse(spot, stance.deep * 0.055, stance.deep * 0.075, count=9), spot_color, part="body",
                    strength=0.9)  # fmt: skip
            elif bird.mark("streaks"):
                sketch.curve([spot, spot + back * 0.10, spot + back * 0.22], ink=1.6, color=spot_color, part="body")
            else:
                across = array([-back[1], back[0]]) * 0.16
                sketch.curve([spot - across, spot + back * 0.05, spot + across], ink=1.4, color=spot_color, part="body")
            continue
        sketch.curve([spot + [0.012, -0.010], spot + back * 0.06, spot + back * 0.06 + [-0.016, 0.014]], ink=0.55,
            color=line, part="body")  # fmt: skip
    if bird.down:
        for share in np.linspace(0.03, 0.97, 22):
            point = outline[int(share * len(outline))]
            out = point - outline.mean(axis=0)
            out = out / max(float(np.hypot(*out)), 1e-6)
            sketch.stroke(array([point - out * 0.02, point + out * 0.025 + [-0.006, 0.006]]), ink=0.7, color=line,
                part="body")  # fmt: skip
