"""Bodies that go low on four legs with a long tail: spine, legs, arms when they rear up, hide and crest.

Knows: where spine and limbs lie in a pose, how hide is drawn.  Does not know: kinds, heads.
One unit is the crown's height over the ground when standing; x is the way the body faces, y down.
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audobon.pencils.figures.bearing import Bearing
from audobon.pencils.figures.ink import Points, Sketch, array, darker, drawn_on, ellipse, lighter, mix, normals, tube
from audobon.pencils.figures.volumes import skin
from audobon.pencils.shapes import smooth


@dataclass(frozen=True, kw_only=True)
class Saurian:
    """Measures in crown heights: `hip` the hips' height, `long` the trunk, `deep` its half depth, `neck` its reach
    (forward, up) from the shoulder, `tail` its length; `rears` if it stands up to act; `pillar` legs are straight."""

    name: str
    hip: float
    long: float
    deep: float
    neck: tuple[float, float]
    head: float
    tail: float
    leg: float = 0.07
    neck_thick: float = 0.7
    rears: bool = True
    pillar: bool = False
    marks: tuple[str, ...] = ()
    mark_color: str = ""


@dataclass(frozen=True, kw_only=True)
class Posture:
    """A posed body: `spine` from the tail's tip to the neck's end with radii, limbs as bones from the trunk."""

    spine: Points
    radii: Points
    trunk: tuple[int, int]
    limbs: tuple[Points, Points, Points, Points]
    head: Points
    nod: float
    reared: bool
    lift: float


_STRIDES = {"walk": (20.0, -16.0), "run": (44.0, -38.0)}


def take_posture(build: Saurian, bearing: Bearing) -> Posture:
    """Joints of the body in a pose."""
    manner = bearing.manner
    reared = build.rears and (
        (bearing.gesture and manner in ("stand", "walk", "strike")) or manner in ("climb", "dance", "strike")
    )
    pitch = 58.0 if reared else {"sit": 34.0, "leap": 18.0, "fly": 14.0, "fall": -40.0, "bend": -8.0}.get(manner, 3.0)
    lift = {"leap": 0.30, "fly": 0.55, "fall": 0.35, "climb": 0.15}.get(manner, 0.0)
    low = manner in ("lie", "sleep", "low", "swim")
    hip_up = build.deep * 0.98 if low else build.hip * (0.78 if manner == "sit" else 1.0)
    turn = np.radians(pitch)
    hip = array([-build.long * (0.25 if reared else 0.5), -hip_up - lift])
    shoulder = hip + array([np.cos(turn), -np.sin(turn)]) * build.long
    head = shoulder + _neck(build, manner, reared=reared, low=low)
    tail = _tail(build, manner, hip=hip, reared=reared, lift=lift)
    trunk = np.linspace(hip, shoulder, 5)
    bow = np.array([0.0, 0.10, 0.16, 0.10, 0.0])[:, None] * build.deep * array([0.0, 1.0])
    middle = shoulder * 0.5 + head * 0.5 + array([0.05 * (head[1] - shoulder[1]) * -1.0, 0.04])
    neck = smooth(np.stack([shoulder, middle, head]), closed=False, samples=3)[1:]
    spine = np.vstack([tail[:-1], trunk + bow, neck])
    d = build.deep
    radii = np.concatenate([
        np.linspace(0.08, 0.62, len(tail) - 1) ** 1.15 * d, array([0.80, 1.0, 1.06, 1.0, 0.86]) * d,
        np.linspace(0.80, build.neck_thick, len(neck)) * d,
    ])  # fmt: skip
    first = len(tail) - 1
    limbs = _limbs(build, bearing, hip=hip, shoulder=shoulder, reared=reared, low=low, lift=lift)
    nod = bearing.nod + {"bend": 34.0, "sleep": 6.0, "fall": 30.0}.get(manner, 0.0)
    return Posture(spine=spine, radii=radii, trunk=(first, first + 4), limbs=limbs, head=head, nod=nod, reared=reared,
        lift=lift)  # fmt: skip


def _neck(build: Saurian, manner: str, *, reared: bool, low: bool) -> Points:
    forward, up = build.neck
    reach = float(np.hypot(forward, up))
    if manner in ("sleep",):
        return array([reach * 0.86, build.deep * 0.35])
    if low:
        return array([reach * 0.92, -reach * 0.22])
    if manner == "bend":
        return array([reach * 0.82, min(reach * 0.30, build.hip * 0.5)])
    if reared:
        return array([forward * 0.45, -max(up, reach * 0.62)])
    if manner in ("run", "peep", "strike"):
        return array([forward + 0.22 * up, -up * 0.75])
    return array([forward, -up])


def _tail(build: Saurian, manner: str, *, hip: Points, reared: bool, lift: float) -> Points:
    """From the tip to the hip."""
    t, ground = build.tail, -0.03 - lift * 0.7
    if manner == "sleep":
        path = [hip + [t * 0.30, 0.10], hip + [-t * 0.05, 0.14], hip + [-t * 0.34, 0.10], hip + [-t * 0.30, 0.0], hip]
        path[0][1] = path[1][1] = path[2][1] = ground - 0.02
    elif manner in ("run", "leap", "fly", "fall"):
        path = [
            hip + [-t, -0.22 * t],
            hip + [-t * 0.72, -0.05 * t],
            hip + [-t * 0.4, 0.02],
            hip + [-t * 0.16, 0.0],
            hip,
        ]
    else:
        sway = -0.10 if reared else 0.0
        path = [array([hip[0] - t, ground - 0.10 * t]), array([hip[0] - t * 0.76, ground]),
            array([hip[0] - t * 0.46, ground * 0.7 + hip[1] * 0.12 + sway * 0.2]), hip + [-t * 0.18, -hip[1] * 0.32],
            hip]  # fmt: skip
    return smooth(array(path), closed=False, samples=4)


def _limbs(
    build: Saurian, bearing: Bearing, *, hip: Points, shoulder: Points, reared: bool, low: bool, lift: float
) -> tuple[Points, Points, Points, Points]:
    """Fore near, fore far, hind near, hind far: three points each."""
    fore = shoulder + array([-0.04, build.deep * 0.35])
    hind = hip + array([0.03, build.deep * 0.30])
    if low:
        return (
            _folded(fore, 0.16),
            _folded(fore + [0.06, -0.01], 0.15),
            _folded(hind, 0.18),
            _folded(hind + [0.06, -0.01], 0.16),
        )
    swing = _STRIDES.get(bearing.manner, (6.0, -6.0))
    chains = []
    for root, turn, far in (
        (fore, swing[0], False),
        (fore, swing[1], True),
        (hind, swing[1], False),
        (hind, swing[0], True),
    ):
        top = root + array([0.05 if far else 0.0, -0.01 if far else 0.0])
        hindmost = root is hind
        if reared and not hindmost:
            bones = bearing.far if far else bearing.near
            chains.append(_arm(top, bones if bearing.gesture else (30.0, 84.0), build.hip * 0.62))
        elif lift > 0.2:
            chains.append(
                np.stack([top, top + [-0.06 if hindmost else 0.10, 0.10], top + [-0.20 if hindmost else 0.02, 0.17]])
            )
        else:
            chains.append(_planted(top, turn, hindmost=hindmost, pillar=build.pillar, far=far))
    return chains[0], chains[1], chains[2], chains[3]


def _folded(root: Points, length: float) -> Points:
    return np.stack([root, array([root[0] - length * 0.35, -0.09]), array([root[0] + length * 0.8, -0.02])])


def _arm(root: Points, bones: tuple[float, float], reach: float) -> Points:
    steps = [root]
    for pitch in bones:
        turn = np.radians(pitch)
        steps.append(steps[-1] + array([np.sin(turn), np.cos(turn)]) * reach * 0.55)
    return np.stack(steps)


def _planted(root: Points, turn: float, *, hindmost: bool, pillar: bool, far: bool) -> Points:
    height = max(-root[1], 0.08)
    lifted = 0.05 if abs(turn) > 12 and far != hindmost else 0.0
    foot = array([root[0] + np.sin(np.radians(turn)) * height, -0.02 - lifted])
    bend = 0.02 if pillar else 0.36 * height
    knee = (root + foot) / 2 + array([bend if hindmost else -bend, -0.06 * height])
    return np.stack([root, knee, foot])


def draw_limb(sketch: Sketch, build: Saurian, limb: Points, *, color: str, part: str, hand: bool = False) -> None:
    """One leg or arm with its clawed foot."""
    w = build.leg
    sketch.form(tube(limb, [w * 1.35, w * 1.05, w * 0.72], samples=5, round_root=True), color, part=part, shade=0.32)
    foot = limb[2]
    way = limb[2] - limb[1]
    angles = (-34, 0, 34) if hand else (-8, 12, 30)
    base = np.degrees(np.arctan2(way[1], way[0])) if hand else 0.0
    for k, spread in enumerate(angles):
        turn = np.radians(base + spread * (1.0 if hand else 0.5))
        tip = foot + array([np.cos(turn), np.sin(turn) * (1.0 if hand else 0.5)]) * w * (1.75 - 0.2 * k)
        sketch.form(tube([foot, tip], [w * 0.42, w * 0.22], samples=3), color, part=part, ink=0.8, shade=0.1)
        if build.pillar or "claws" in build.marks:
            sketch.form(ellipse(tip, w * 0.20, w * 0.16, count=8), "#efe6d0", part=part, ink=0.5, shade=0)


def draw_hide(sketch: Sketch, build: Saurian, posture: Posture, *, coat: str, pale: str) -> None:
    """Tail, trunk and neck in one outline, the belly's plates and the hide's markings."""
    spine, radii = posture.spine, posture.radii
    _crests(sketch, build, spine, radii, coat)
    outline = skin(spine, radii, points=96)
    sketch.form(outline, coat, part="body", shade=0.40, width=build.deep * 0.5, hatch=10)
    under = normals(spine) * -1.0
    first = posture.trunk[0]
    run = slice(max(first - 6, 1), len(spine))
    belly = spine[run] + under[run] * radii[run, None] * 0.72
    sketch.wash(tube(belly, radii[run] * 0.46, samples=1), pale, part="body", strength=0.9, softness=build.deep * 0.08)
    sketch.contour(outline, coat, part="body")
    for k in range(first - 3, len(spine) - 1):
        for share in (0.0, 0.5):
            spot = spine[k] * (1 - share) + spine[k + 1] * share
            r = radii[k]
            sketch.curve([spot + under[k] * r * 0.42, spot + under[k] * r * 0.7 + [0.008, 0.0], spot + under[k] * r
                * 0.97], ink=0.5, color=darker(pale, 0.4), part="body")  # fmt: skip
    _hide_marks(sketch, build, spine, radii, coat)


def _hide_marks(sketch: Sketch, build: Saurian, spine: Points, radii: Points, coat: str) -> None:
    line, dark = drawn_on(coat), build.mark_color or darker(coat, 0.4)
    up = normals(spine)
    for k in range(3, len(spine) - 1):
        r = radii[k]
        if "spots" in build.marks and k % 2 == 0:
            spot = spine[k] + up[k] * r * (0.35 if k % 4 else 0.05)
            sketch.wash(ellipse(spot, r * 0.34, r * 0.24, count=12), dark, part="body", strength=0.95)
        if "stripes" in build.marks and k % 2:
            bar = np.stack([spine[k] + up[k] * r * 0.95, spine[k] + up[k] * r * 0.4 + [0.01, 0.0], spine[k] - up[k] * r
                * 0.1])  # fmt: skip
            sketch.wash(tube(bar, [r * 0.20, r * 0.14, r * 0.04], samples=3), dark, part="body", strength=0.75)
    if "scales" in build.marks:
        for k in range(4, len(spine) - 1):
            for share in (0.75, 0.4, 0.08):
                spot = spine[k] + up[k] * radii[k] * share + [0.02 * (k % 2), 0.0]
                size = radii[k] * 0.16
                sketch.curve([spot + [-size, 0.0], spot + [0.0, size * 0.8], spot + [size, 0.0]], ink=0.5, color=line,
                    part="body")  # fmt: skip


def _crests(sketch: Sketch, build: Saurian, spine: Points, radii: Points, coat: str) -> None:
    """What stands along the back: scutes, plates, a newt's fin, a dragon's spikes."""
    kind = next((name for name in ("scutes", "plates", "fin", "spikes") if name in build.marks), "")
    if not kind:
        return
    up = normals(spine)
    size = {"scutes": 0.16, "plates": 0.55, "fin": 0.30, "spikes": 0.42}[kind] * build.deep
    color = build.mark_color if kind in ("plates", "fin", "spikes") and build.mark_color else darker(coat, 0.12)
    if kind == "fin":
        run = np.arange(2, len(spine) - 2)
        wave = size * (1.0 + 0.35 * np.cos(run * 2.6))
        rim = spine[run] + up[run] * (radii[run] + wave)[:, None]
        sketch.form(np.vstack([spine[run], smooth(rim[::-1], closed=False, samples=3)]), color, part="crest", ink=0.8,
            shade=0.2)  # fmt: skip
        return
    for k in range(2, len(spine) - 1):
        grow = 0.45 + 0.55 * np.sin(np.pi * min(k / len(spine), 1.0))
        root = spine[k] + up[k] * radii[k] * 0.86
        along = (spine[k] - spine[k - 1]) * 0.62
        tip = root + up[k] * size * (grow + 0.2) - along * 0.5
        blade = array([root - along, tip, root + along])
        sketch.form(smooth(blade, samples=4) if kind == "plates" else blade, color, part="crest", ink=0.8, shade=0.2)


def pale_of(coat: str) -> str:
    """The belly's colour for a hide."""
    return mix(lighter(coat, 0.2), "#f2e6c0", 0.6)
