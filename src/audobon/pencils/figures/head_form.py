"""A beast's head as a body in space (skull, muzzle, cheeks) and the sheet that each view makes of it.

Knows: where outline, eyes, nose and mouth lie on paper.  Does not know: species, ink, feelings.
One unit is the head's height without ears; x forward, y down, z towards the reader's side; the middle is the origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from audobon.pencils.figures.ink import Points, array
from audobon.pencils.figures.solid import View, ball, outline

YAWS = {"three": 48.0, "side": 0.0, "back": -54.0}
"""How far a head is turned to the reader in each view."""

Section = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class HeadForm:
    """`skull` is an ellipsoid (x, y, half length, half height, half width); `muzzle` its sections from the face to the
    tip (x, y, half height, half width); `cheek` a ball on each side (x, y, z, radius); `eye` x, y, z, half width, half
    height; `nose` the nose's size; `mouth` how far back its corner lies (share of the muzzle); `tuft` the length of
    cheek fur; `chin` how far the lips' line lies below the muzzle's middle (share of its half height)."""

    skull: tuple[float, float, float, float, float] = (-0.05, -0.02, 0.37, 0.41, 0.36)
    muzzle: tuple[Section, ...] = ((0.18, 0.10, 0.24, 0.24), (0.38, 0.18, 0.17, 0.17))
    cheek: tuple[float, float, float, float] | None = None
    eye: tuple[float, float, float, float, float] = (0.22, -0.08, 0.22, 0.075, 0.08)
    nose: float = 0.05
    mouth: float = 0.7
    tuft: float = 0.0
    chin: float = 0.5

    @property
    def short(self) -> bool:
        """Whether the muzzle is so short that both halves of the mouth show from the front."""
        return self.muzzle[-1][0] < 0.50


@dataclass(frozen=True, eq=False, kw_only=True)
class HeadSheet:
    """One view of a head: `outline`, `eyes` (x, y, half width, half height; near first), `nose`, the mouth's line from
    its far end to the near corner with how far back each point lies (0 front .. 1 corner), the muzzle's pale patch
    (x, y, half width, half height), the chin."""

    form: HeadForm
    view: View
    name: str
    outline: Points
    eyes: tuple[tuple[float, float, float, float], ...]
    nose: tuple[float, float, float]
    mouth: Points
    back: Points
    patch: tuple[float, float, float, float]
    chin: tuple[float, float]

    def place(self, *points: tuple[float, float, float]) -> Points:
        """Points of the head on paper."""
        return self.view.flat(array(points))

    @property
    def sides(self) -> tuple[float, ...]:
        """The sides of the head that show, far one first: -1 far, 1 near."""
        return (-1.0, 1.0) if self.name == "three" else (1.0,)


@lru_cache(maxsize=512)
def head_sheet(form: HeadForm, name: str) -> HeadSheet:
    """The head seen `three` quarters, from the `side` or from the `back`."""
    view = View(YAWS[name])
    tip = form.muzzle[-1]
    nose_x = tip[0] + 0.62 * min(tip[2], tip[3])
    nose = view.flat(array((nose_x, tip[1] - tip[2] * 0.40, 0.0)))
    mouth, back = _mouth(form, view, three=name == "three")
    contour = _outline(form, view, name=name)
    middle = view.flat(array((tip[0] - 0.04, tip[1] + tip[2] * 0.30, tip[3] * 0.35)))
    chin = view.flat(array((tip[0] - 0.02, tip[1] + tip[2] * 0.9, 0.0)))
    return HeadSheet(
        form=form, view=view, name=name, outline=contour, eyes=_eyes(form, view, contour, name=name),
        nose=(float(nose[0]), float(nose[1]), form.nose), mouth=mouth, back=back,
        patch=(float(middle[0]), float(middle[1]), tip[3] * 0.95 + 0.05, tip[2] * 0.80 + 0.02),
        chin=(float(chin[0]), float(chin[1])),
    )  # fmt: skip


def _outline(form: HeadForm, view: View, *, name: str) -> Points:
    x, y, rx, ry, rz = form.skull
    chains: list[list[Points]] = [[ball((x, y, 0.0), (rx, ry, rz), view)]]
    chains.append([ball((mx, my, 0.0), (min(h, w) * 0.8, h, w), view) for mx, my, h, w in form.muzzle])
    sides = (1.0, -1.0) if name == "three" else (1.0,)
    if form.cheek:
        cx, cy, cz, radius = form.cheek
        chains += [[ball((cx, cy, cz * side), (radius, radius, radius * 0.8), view)] for side in sides]
    if form.tuft:
        for side in sides:
            chains += [[view.flat(array(spike))] for spike in _spikes(form, side)]
    return outline(*chains, count=96, rounds=1 if form.tuft else 2)


def _spikes(form: HeadForm, side: float) -> list[list[tuple[float, float, float]]]:
    """Locks of cheek fur that point back and down."""
    x, y, rx, ry, rz = form.skull
    spikes = []
    for drop, size in ((0.10, 0.75), (0.36, 1.0), (0.62, 0.8)):
        at = (x - rx * 0.30 + 0.20 * drop, y + ry * drop + 0.04, rz * 0.80 * side)
        long = form.tuft * size
        spikes.append([
            (at[0] + 0.14, at[1] - 0.12, at[2]), (at[0] + 0.18, at[1] + 0.12, at[2]),
            (at[0] - rx * 0.62 - long * 0.55, at[1] + long * 0.85, at[2] + long * 0.9 * side),
        ])  # fmt: skip
    return spikes


def _eyes(form: HeadForm, view: View, contour: Points, *, name: str) -> tuple[tuple[float, float, float, float], ...]:
    if name == "back":
        return ()
    x, y, z, rx, ry = form.eye
    near = view.flat(array((x, y, z)))
    if name == "side":
        return ((float(near[0]), float(near[1]), rx * 0.88, ry),)
    far = view.flat(array((x, y, -z)))
    level = contour[np.abs(contour[:, 1] - far[1]) < 0.06]
    edge = float(level[:, 0].max()) if len(level) else 0.4
    far_x = min(float(far[0]), edge - rx * 0.62)
    return ((float(near[0]), float(near[1]), rx, ry), (far_x, float(far[1]), rx * 0.66, ry * 0.95))


def _mouth(form: HeadForm, view: View, *, three: bool) -> tuple[Points, Points]:
    """The lips' line, from far to near where both halves show."""
    rows = np.array(form.muzzle)
    tip = rows[-1]
    front = tip[0] + 0.62 * min(tip[2], tip[3])
    corner = tip[0] - form.mouth * max(tip[0] - rows[0][0], 0.08)
    back = np.array([0.0, 0.30, 0.65, 1.0])
    x = front + (corner - front) * back
    y, h, w = (np.interp(x, rows[:, 0], rows[:, k]) for k in (1, 2, 3))
    z = w * np.array([0.0, 0.72, 0.92, 0.98])
    near = np.stack([x, y + h * form.chin, z], axis=1)
    if not three or not form.short:
        return view.flat(near), back
    far = near[[2, 1]] * array([1.0, 1.0, -1.0])
    return view.flat(np.concatenate([far, near])), np.array([0.65, 0.30, *back])
