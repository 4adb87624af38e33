"""Arms, legs and feet, bare, furred or in sleeves, trousers and shoes.

Knows: the muscle's taper, cuffs, folds at the joints, fur along a limb.  Does not know: which garment a story names.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.ink import Points, Sketch, array, darker, lighter, tube, unit
from audobon.pencils.figures.rig import Skeleton
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class LimbLook:
    """How a pair of limbs is covered: `bare` skin or fur colour, `cloth` colour or empty, how far the cloth reaches.

    `reach` 1 covers to the wrist or ankle, 0.6 to below elbow or knee. `ease` widens the cloth (units of stature).
    `fur` is a tick colour, empty for skin. `lower` recolours the bare part below the cloth (stockings).
    """

    bare: str
    cloth: str = ""
    reach: float = 1.0
    ease: float = 0.008
    cuff: str = ""
    fur: str = ""
    lower: str = ""


_ARM = (0.034, 0.035, 0.030, 0.027, 0.028, 0.025, 0.018)
_LEG_BACK = (0.058, 0.054, 0.045, 0.036, 0.043, 0.036, 0.024)
_LEG_FRONT = (0.056, 0.052, 0.043, 0.038, 0.033, 0.026, 0.021)


def _part_of(points: Points, start: float, stop: float) -> Points:
    """Part of a three-joint limb (root, middle, end), by share of its two bones, as six axis points."""
    at = np.linspace(start * 2, stop * 2, 6)
    at = np.unique(np.concatenate([at, [1.0]])) if start < 0.5 < stop else at
    return np.stack([np.interp(at, [0, 1, 2], points[:, k]) for k in range(2)], axis=1)


def _profile(values: tuple[float, ...], start: float, stop: float, scale: float, extra: float) -> Points:
    at = np.linspace(start, stop, 7)
    return np.interp(at, np.linspace(0, 1, len(values)), values) * scale + extra


def draw_arm(sketch: Sketch, skeleton: Skeleton, *, side: str, look: LimbLook, part: str) -> None:
    """One arm from shoulder to wrist (no hand): sleeve over bare arm, folds at the elbow, a cuff."""
    joints = np.stack([skeleton.flat(f"{name}_{side}") for name in ("shoulder", "elbow", "wrist")])
    thick = skeleton.proportions.thick
    if not look.cloth or look.reach < 0.95:
        start = 0.0 if not look.cloth else max(look.reach - 0.12, 0.0)
        bare = tube(
            _part_of(joints, start, 1.0),
            _profile(_ARM, start, 1.0, thick, 0.0),
            round_end=bool(look.fur),
            round_root=start == 0.0,
        )
        sketch.form(bare, look.bare, part=part, shade=0.32)
        if look.fur:
            sketch.ticks(bare, flow=joints[2] - joints[1], color=look.fur, count=9, length=0.018, ink=0.55, part=part)
    if not look.cloth:
        return
    reach = min(look.reach, 0.99)
    sleeve = tube(
        _part_of(joints, 0.0, reach),
        _profile(_ARM, 0.0, reach, thick * 0.85 + 0.15, look.ease) + np.linspace(0, 0.004, 7),
        round_end=False,
        round_root=True,
    )
    sketch.form(sleeve, look.cloth, part=part, shade=0.38, hatch=9)
    line = darker(look.cloth, 0.62)
    _elbow_folds(sketch, joints, radius=0.03 * thick + look.ease, color=line, part=part)
    end = _at(joints, reach)
    way = unit(joints[2] - joints[1]) if reach > 0.5 else unit(joints[1] - joints[0])
    radius = float(np.interp(reach, np.linspace(0, 1, 7), _ARM)) * thick + look.ease + 0.006
    across = np.array([-way[1], way[0]])
    band = 0.024 if look.cuff else 0.010
    cuff = array([end - way * band - across * radius, end - across * radius * 1.02 + way * 0.004, end + way * 0.008,
                  end + across * radius * 1.02 + way * 0.004, end - way * band + across * radius])  # fmt: skip
    sketch.form(cuff, look.cuff or look.cloth, part=part, ink=0.8, shade=0.2)


def _at(joints: Points, share: float) -> Points:
    return np.array([float(np.interp(share * 2, [0, 1, 2], joints[:, k])) for k in range(2)])


def _elbow_folds(sketch: Sketch, joints: Points, *, radius: float, color: str, part: str) -> None:
    """Creases that fan from the inside of a bent joint, fewer when it is straight."""
    upper, lower = unit(joints[1] - joints[0]), unit(joints[2] - joints[1])
    inner = unit(lower - upper) if np.linalg.norm(lower - upper) > 0.15 else np.array([upper[1], -upper[0]])
    bent = float(np.clip(np.linalg.norm(lower - upper), 0, 1.6))
    count = 2 if bent < 0.5 else 4
    crease = joints[1] + inner * radius * 0.92
    for k in range(count):
        spread = (k - (count - 1) / 2) / count
        way = unit(-inner + upper * spread * 2.2)
        length = radius * (1.05 + 0.35 * ((k * 7) % 3) / 2)
        start = crease + upper * spread * radius * 0.9
        bow = np.array([-way[1], way[0]]) * radius * 0.15
        sketch.curve([start, start + way * length * 0.5 + bow, start + way * length], ink=0.7, color=color, part=part)
    mid = (joints[0] + joints[1]) / 2
    side = np.array([-upper[1], upper[0]]) * radius
    sketch.curve([mid + side * 0.9, mid + side * 0.3 + upper * radius * 0.5, mid - side * 0.1 + upper * radius * 0.7],
                 ink=0.55, color=color, part=part)  # fmt: skip


def draw_leg(sketch: Sketch, skeleton: Skeleton, *, side: str, look: LimbLook, part: str) -> None:
    """One leg from hip to ankle (no foot): calf and thigh, trouser leg or breeches over stocking."""
    joints = np.stack([skeleton.flat(f"{name}_{side}") for name in ("hip", "knee", "ankle")])
    thick = skeleton.proportions.thick
    lean = thick if not look.fur else thick * 1.05
    if not look.cloth or look.reach < 0.95:
        start = 0.0 if not look.cloth else 0.5
        leg = tube(
            _part_of(joints, start, 1.0),
            _profile(_LEG_FRONT, start, 1.0, lean, 0.0),
            _profile(_LEG_BACK, start, 1.0, lean, 0.0),
            round_end=False,
            round_root=True,
        )
        color = look.lower or look.bare
        sketch.form(leg, color, part=part, shade=0.34)
        if look.fur and not look.lower:
            sketch.ticks(leg, flow=joints[2] - joints[0], color=look.fur, count=12, length=0.020, ink=0.55, part=part)
    if not look.cloth:
        return
    reach = min(look.reach, 0.985)
    ease = look.ease
    trouser = tube(
        _part_of(joints, 0.0, reach),
        _profile(_LEG_FRONT, 0.0, reach, thick * 0.8 + 0.2, ease) + np.linspace(0, ease, 7),
        _profile(_LEG_BACK, 0.0, reach, thick * 0.8 + 0.2, ease) + np.linspace(0, ease * 0.4, 7),
        round_end=False,
        round_root=True,
    )
    sketch.form(trouser, look.cloth, part=part, shade=0.38, hatch=9)
    line = darker(look.cloth, 0.62)
    if reach > 0.55:
        _elbow_folds(sketch, joints, radius=0.040 * thick + ease, color=line, part=part)
    end = _at(joints, reach)
    way = unit(joints[2] - joints[1]) if reach > 0.55 else unit(joints[1] - joints[0])
    across = np.array([-way[1], way[0]])
    for k, size in ((1, 0.030), (2, 0.022)):
        turn = 1 if k == 1 else -1
        spot = end - way * 0.018 * k + across * 0.026 * turn
        crease = np.stack([spot, spot - across * size * 0.5 * turn + way * 0.006, spot - across * size * turn])
        sketch.curve(crease, ink=0.6, color=line, part=part)
    if look.reach < 0.8:
        radius = 0.040 * thick + ease
        band = array([end - way * 0.016 - across * radius, end - across * radius + way * 0.006,
                      end + across * radius + way * 0.006, end - way * 0.016 + across * radius])  # fmt: skip
        sketch.form(band, darker(look.cloth, 0.12), part=part, ink=0.8, shade=0.2)


# Side view of a shoe in foot lengths: x from the heel (0) to the toe (1), y up from the sole.
_SHOE = [(-0.02, 0.02), (-0.05, 0.20), (0.0, 0.40), (0.06, 0.56), (0.34, 0.56), (0.44, 0.42), (0.62, 0.34), (0.84,
    0.29),
         (1.0, 0.18), (1.02, 0.04), (0.8, -0.01), (0.4, 0.0), (0.2, 0.0)]  # fmt: skip
_PAW = [(-0.02, 0.02), (-0.06, 0.20), (0.02, 0.44), (0.12, 0.62), (0.36, 0.58), (0.52, 0.40), (0.74, 0.36), (0.94,
    0.30),
        (1.04, 0.16), (1.0, 0.0), (0.6, -0.02), (0.2, 0.0)]  # fmt: skip
_HOOF = [(0.10, 0.0), (0.08, 0.3), (0.14, 0.62), (0.42, 0.62), (0.52, 0.36), (0.66, 0.0), (0.4, -0.01)]


def draw_foot(
    sketch: Sketch, skeleton: Skeleton, *, side: str, kind: str, color: str, part: str, line: str = ""
) -> None:
    """A foot: `shoe`, `boot`, `paw`, `bare` or `hoof`; foreshortened where it points at the reader."""
    heel, toe = skeleton.flat(f"heel_{side}"), skeleton.flat(f"toe_{side}")
    ankle, knee = skeleton.flat(f"ankle_{side}"), skeleton.flat(f"knee_{side}")
    full = skeleton.proportions.foot
    way = toe - heel
    seen = float(np.hypot(*way))
    along = unit(way)
    up = np.array([along[1], -along[0]])
    if up @ (ankle - (heel + toe) / 2) < 0:
        up = -up
    height = full * (0.50 + 0.30 * (1 - min(seen / full, 1.0)))
    length = max(seen, full * 0.62)
    start = (heel + toe) / 2 - along * length * 0.5
    template = array({"paw": _PAW, "bare": _PAW, "hoof": _HOOF}.get(kind, _SHOE))
    outline = smooth(start + template[:, :1] * along * length + template[:, 1:] * up * height, samples=4)
    if kind == "boot":
        radius = 0.036 * skeleton.proportions.thick
        top = ankle + (knee - ankle) * 0.52
        shaft = tube(
            np.stack([top, (top + ankle) / 2, ankle + (start - ankle) * 0.1]),
            [radius * 1.18, radius, radius * 0.95],
            round_end=True,
        )
        sketch.form(shaft, color, part=part, shade=0.4)
        across = np.array([-(knee - ankle)[1], (knee - ankle)[0]]) / max(float(np.hypot(*(knee - ankle))), 1e-9)
        rim = tube(np.stack([top - across * radius * 1.3, top, top + across * radius * 1.3]), [0.008], samples=3)
        sketch.form(rim, lighter(color, 0.15), part=part, ink=0.8, shade=0)
    sketch.form(outline, color, part=part, shade=0.38)
    dark = line or darker(color, 0.6)

    def spot(x: float, y: float) -> Points:
        placed: Points = start + along * length * x + up * height * y
        return placed

    if kind in ("shoe", "boot"):
        sketch.curve(
            [spot(-0.04, 0.09), spot(0.3, 0.07), spot(0.75, 0.08), spot(1.02, 0.10)], ink=0.8, color=dark, part=part
        )
        sketch.curve([spot(0.66, 0.33), spot(0.70, 0.2), spot(0.70, 0.08)], ink=0.55, color=dark, part=part)
        if kind == "shoe":
            sketch.form(smooth(array([spot(0.30, 0.50), spot(0.42, 0.52), spot(0.46, 0.36), spot(0.34, 0.32)]),
                samples=3),
                        "#c9a85a", part=part, ink=0.6, shade=0)  # fmt: skip
        sketch.light(smooth(array([spot(0.72, 0.27), spot(0.86, 0.25), spot(0.92, 0.17), spot(0.78, 0.19)]), samples=3),
                     "#fff6e0", part=part, strength=0.4, softness=0.004)  # fmt: skip
    elif kind in ("paw", "bare"):
        for x in (0.84, 0.93):
            sketch.curve([spot(x - 0.06, 0.20), spot(x, 0.12), spot(x + 0.02, 0.02)], ink=0.65, color=dark, part=part)
    else:
        sketch.curve([spot(0.12, 0.36), spot(0.3, 0.30), spot(0.52, 0.34)], ink=0.7, color=dark, part=part)
