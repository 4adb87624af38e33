"""The frame of a beast on four legs: trunk and neck as lofts, four legs of three bones, the head's place.

Knows: builds' measures, how feet reach the ground.  Does not know: contours, coats, heads.
One unit is the crown's height over the ground when standing; space as in `solid`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from audobon.pencils.figures.beast_posture import POSTURES, Foot, Posture
from audobon.pencils.figures.ink import Points, array, unit
from audobon.pencils.figures.solid import Loft, reach


@dataclass(frozen=True, kw_only=True)
class Build:
    """Measures in heights of the withers. `rump` is the hip's top; `long` from hip to shoulder joint; `haunch`, `loin`,
    `belly`, `chest` half depths along the trunk and `wide` their width; `neck` its length, `neck_angle` over the
    horizontal, `nape` and `throat` half depths at root and head; `head` the head's height, `nose_down` its rest;
    `leg` the shank's radius, `thigh` and `arm` the roots'; `fold` and `fore_fold` bone over straight leg (bent knees);
    `flat` walks on its soles; `hump` a withers' or camel's hump; `pose_tilt` lifts the shoulders for good."""

    rump: float = 0.97
    long: float = 1.0
    haunch: float = 0.20
    loin: float = 0.17
    belly: float = 0.21
    chest: float = 0.25
    wide: float = 0.66
    neck: float = 0.28
    neck_angle: float = 46.0
    nape: float = 0.19
    throat: float = 0.13
    head: float = 0.44
    nose_down: float = 0.0
    leg: float = 0.050
    thigh: float = 0.165
    arm: float = 0.115
    fold: float = 1.12
    fore_fold: float = 1.05
    flat: bool = False
    foot: float = 0.26
    arch: float = 0.0
    hump: tuple[tuple[float, float, float], ...] = ()
    pose_tilt: float = 0.0
    tail: float = 1.0


@dataclass(frozen=True, eq=False, kw_only=True)
class Stance:
    """Where a posed beast is: lofts of trunk and neck, legs (near fore, far fore, near hind, far hind) as K x 3
    joints, the head's middle, size and angle (degrees, nose down), the tail's root, the middle of the back."""

    trunk: Loft
    neck: Loft
    legs: tuple[Points, Points, Points, Points]
    hip: Points
    shoulder: Points
    head: Points
    head_size: float
    nod: float
    tail: Points
    saddle: Points
    unit: float
    build: Build
    posture: Posture


def young(build: Build) -> Build:
    """The build of a child: a bigger head on a shorter neck, a rounder trunk, thicker legs."""
    return replace(
        build, head=build.head * 1.26, neck=build.neck * 0.86, long=build.long * 0.86, belly=build.belly * 1.04,
        loin=build.loin * 1.08, leg=build.leg * 1.14, thigh=build.thigh * 0.96, tail=build.tail * 0.8,
        nape=build.nape * 0.95,
    )  # fmt: skip


@lru_cache(maxsize=512)
def take_stance(build: Build, posture: Posture, *, girth: float) -> Stance:
    """A build in a posture; `girth` 0..1 makes it thinner or stouter (0.5 as it is)."""
    return _posed(build, posture, stout=0.84 + 0.32 * girth, size=1.0 / _crown(build))


@lru_cache(maxsize=256)
def _crown(build: Build) -> float:
    """How high the crown is over the ground when standing, in heights of the withers."""
    stance = _posed(build, POSTURES["standing"], stout=1.0, size=1.0)
    return float(-stance.head[1] + 0.46 * stance.head_size)


def _posed(build: Build, posture: Posture, *, stout: float, size: float) -> Stance:
    hip_y, shoulder_y = build.rump - build.haunch, 1.0 - build.chest
    lying = posture.hip < 0.2
    tilt = np.radians(posture.tilt + (build.pose_tilt if abs(posture.tilt) < 12 and not lying else 0.0))
    tilt += 0.0 if lying else float(np.arctan2(shoulder_y - hip_y, build.long)) * min(posture.hip, 1.0)
    along = array([np.cos(tilt), -np.sin(tilt)])
    up = array([along[1], -along[0]])
    height = max(hip_y * posture.hip, build.haunch * (0.96 if lying else 0.80))
    hip = array([0.0, -height])
    shoulder = hip + along * build.long
    trunk = _trunk(build, posture, hip=hip, shoulder=shoulder, stout=stout)
    sunk = float((trunk.spine[:, 1] - trunk.normals()[:, 1] * trunk.tall).max())
    if sunk > 0:
        hip, shoulder = hip - [0, sunk], shoulder - [0, sunk]
        trunk = replace(trunk, spine=trunk.spine - [0, sunk])
    legs = [
        _leg(build, foot, root=shoulder - up * build.chest * 0.15, length=shoulder_y - build.chest * 0.15, fore=True)
        for foot in posture.fore
    ] + [
        _leg(build, foot, root=hip - up * build.haunch * 0.15, length=hip_y - build.haunch * 0.15, fore=False)
        for foot in posture.hind
    ]
    neck, head = _neck(build, posture, shoulder=shoulder, along=along, up=up)
    tail = hip - along * build.haunch * 1.0 + up * build.haunch * 0.45
    back = (hip + shoulder) / 2 + up * (build.belly + build.loin) * 0.5
    nod = build.nose_down + posture.nod
    if posture.graze:
        nod = max(nod + 34.0, 46.0)
    return _grounded(
        Stance(
            trunk=trunk, neck=neck, legs=(legs[0], legs[1], legs[2], legs[3]), hip=hip, shoulder=shoulder, head=head,
            head_size=build.head, nod=nod, tail=tail, saddle=back, unit=size, build=build, posture=posture,
        )
    )  # fmt: skip


def _trunk(build: Build, posture: Posture, *, hip: Points, shoulder: Points, stout: float) -> Loft:
    line = shoulder - hip
    way = unit(line)
    up = array([way[1], -way[0]])
    arch = (build.arch + posture.arch) * build.long
    spine = [
        hip - way * build.haunch * 0.98 - up * build.haunch * 0.10, hip - way * build.haunch * 0.70, hip,
        hip + line * 0.36 + up * (arch + (build.haunch - build.loin) * 0.6), hip + line * 0.66 + up * arch * 0.8,
        shoulder, shoulder + way * build.chest * 0.72 + up * build.chest * 0.05,
        shoulder + way * build.chest * 0.98 + up * build.chest * 0.08,
    ]  # fmt: skip
    tall = [build.haunch * 0.42, build.haunch * 0.80, build.haunch, build.loin * stout, build.belly * stout,
    build.chest,
            build.chest * 0.70, build.chest * 0.36]  # fmt: skip
    return Loft.through(spine, tall, [value * build.wide for value in tall])


def _leg(build: Build, foot: Foot, *, root: Points, length: float, fore: bool) -> Points:
    """Root, elbow or knee, wrist or hock, and the ground contact, in the leg's own plane."""
    forward, lifted, pitch = foot
    flat = build.flat and not fore
    last = build.foot * length * (0.85 if fore else 1.0)
    fold = build.fore_fold if fore else build.fold
    ground = lifted == 0.0
    if flat and ground:
        pitch, forward = max(pitch, 82.0), forward + last / length * 0.7
    turn = np.radians(pitch)
    toe = root + array([forward, 1.0 - lifted]) * length
    if ground:
        toe[1] = 0.0
    joint = toe - array([np.sin(turn), np.cos(turn)]) * last
    bones = (length - (0.0 if flat else last)) * fold
    share = 0.50 if fore else 0.48
    middle, end = reach(root, joint, lengths=(bones * share, bones * (1 - share)), forward=not fore)
    toe = end + (toe - joint)
    floor = -build.leg * 0.9
    chain = np.stack([root, middle, end, toe])
    if ground:
        chain[1:3, 1] = np.minimum(chain[1:3, 1], floor)
        chain[3, 1] = min(chain[3, 1], 0.0)
    return chain


def _neck(build: Build, posture: Posture, *, shoulder: Points, along: Points, up: Points) -> tuple[Loft, Points]:
    root = shoulder + along * build.chest * 0.10 + up * max(build.chest - build.nape * 1.02, 0.0)
    span = build.neck + build.head * 0.26
    tilt = float(np.degrees(np.arctan2(-along[1], along[0])))
    angle = build.neck_angle + posture.neck + tilt * 0.45
    if posture.over:
        angle = -14.0
    if posture.graze:
        drop = (-root[1] - build.head * 0.50) / max(span, 1e-6)
        angle = -float(np.degrees(np.arcsin(np.clip(drop, -0.2, 0.96))))
    turn = np.radians(angle)
    reach_to = array([np.cos(turn), -np.sin(turn)])
    start = root + along * build.chest * (0.30 if build.chest > build.nape * 0.8 else 0.0)
    head = start + reach_to * span
    head[1] = min(head[1], -build.head * 0.44)
    end = head + array([-0.16, 0.02]) * build.head
    middle = (root + end) / 2 + array([reach_to[1], -reach_to[0]]) * span * (0.07 if angle > 0 else 0.03)
    tall = [build.nape, (build.nape + build.throat) * 0.47, build.throat]
    return Loft.through([root, middle, end], tall, [value * 0.78 for value in tall], samples=3), head


def _grounded(stance: Stance) -> Stance:
    """The stance on the ground (or as high over it as the posture lifts), its middle at x = 0, in crown heights."""
    build, posture = stance.build, stance.posture
    half = build.wide * build.chest * 0.62, build.wide * build.haunch * 0.72
    low = float((stance.trunk.spine[:, 1] - stance.trunk.normals()[:, 1] * stance.trunk.tall).max())
    floor = max(low, *(float(leg[:, 1].max()) for leg in stance.legs))
    middle = (stance.hip[0] + stance.shoulder[0]) / 2
    if not posture.lift and posture.tilt > 30:
        middle = middle * 0.5 + float(np.mean([leg[3, 0] for leg in stance.legs[2:]])) * 0.5
    shift = array([-middle, -floor - posture.lift])
    size = stance.unit

    top = float((stance.trunk.spine[:, 1] - stance.trunk.tall).min()) + float(shift[1])

    def flat(points: Points) -> Points:
        moved: Points = points + shift
        if posture.over:
            moved = np.stack([moved[..., 0], top - moved[..., 1]], axis=-1)
        return moved * size

    def loft(one: Loft) -> Loft:
        return Loft(flat(one.spine), one.tall * size, one.wide * size, over=posture.over)

    legs = []
    for index, leg in enumerate(stance.legs):
        side = half[index // 2] * (-1.0 if index % 2 else 1.0) * size
        legs.append(np.concatenate([flat(leg), np.full((4, 1), side)], axis=1))
    return replace(
        stance, trunk=loft(stance.trunk), neck=loft(stance.neck), legs=(legs[0], legs[1], legs[2], legs[3]),
        hip=flat(stance.hip), shoulder=flat(stance.shoulder), head=flat(stance.head),
        head_size=stance.head_size * size, tail=flat(stance.tail), saddle=flat(stance.saddle),
    )  # fmt: skip
