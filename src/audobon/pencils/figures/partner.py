"""Where a partner's body can be touched: the few points that a hand, a mouth or an arm goes to.

Knows: points by name, how they are found on a drawn figure.  Does not know: poses, where anyone stands.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from audobon.pencils.shapes import Figure, Points

_NOSE, _NECK = 0, 1
_SHOULDERS, _WRISTS, _HIPS = (2, 5), (4, 7), (8, 11)
Spot = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Partner:
    """A partner's points in the metres of the figure that touches (x right, y down, origin between its own feet).

    `hand` and `shoulder` are those nearest to the figure, `far_hand` and `far_shoulder` the others, `low_hand` and
    `high_hand` the same two by their height; `waist` is the middle of the trunk at the belt, `head` the middle of the
    face.
    """

    head: Spot
    mouth: Spot
    neck: Spot
    shoulder: Spot
    far_shoulder: Spot
    waist: Spot
    hand: Spot
    far_hand: Spot
    low_hand: Spot
    high_hand: Spot

    def moved(self, *, scale: float, dx: float = 0.0, dy: float = 0.0, mirror: bool = False) -> Partner:
        """The same points mirrored if asked, scaled about the origin, then shifted."""
        flip = -scale if mirror else scale
        placed = {f.name: getattr(self, f.name) for f in fields(self)}
        return Partner(**{name: (x * flip + dx, y * scale + dy) for name, (x, y) in placed.items()})


def partner_in(figure: Figure, *, dx: float, dy: float = 0.0, scale: float = 1.0) -> Partner:
    """The points of a drawn `figure` that stands `dx`, `dy` metres from the one who touches it, drawn `scale` times as
    large as that one."""
    joints = np.where(np.isnan(figure.joints), figure.joints[_NECK], figure.joints) * scale + np.array([dx, dy])
    shoulders = _nearest_first(joints[list(_SHOULDERS)])
    hands = _nearest_first(np.array(figure.hands or joints[list(_WRISTS)] / scale).reshape(-1, 2) * scale + [dx, dy])
    hips = joints[list(_HIPS)].mean(axis=0)
    left, top, right, bottom = figure.face
    head = np.array([(left + right) / 2, (top + bottom) / 2]) * scale + np.array([dx, dy])
    return Partner(
        head=_spot(head),
        mouth=_spot(np.array(figure.mouth) * scale + np.array([dx, dy])),
        neck=_spot(joints[_NECK]),
        shoulder=_spot(shoulders[0]),
        far_shoulder=_spot(shoulders[-1]),
        waist=_spot(hips + 0.3 * (joints[_NECK] - hips)),
        hand=_spot(hands[0]),
        far_hand=_spot(hands[-1]),
        low_hand=_spot(hands[int(np.argmax(hands[:, 1]))]),
        high_hand=_spot(hands[int(np.argmin(hands[:, 1]))]),
    )


def _nearest_first(points: Points) -> Points:
    ordered: Points = points[np.argsort(np.abs(points[:, 0]), kind="stable")]
    return ordered


def _spot(point: Points) -> Spot:
    return float(point[0]), float(point[1])
