"""Lizards and their kin: lizard, crocodile, newt, salamander, dinosaur.

Knows: their measures, how body, head and trimmings are put together.  Does not know: how a hide is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.ink import Points, Sketch, array, darker, normals
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.reptile_head import ReptileHead, draw_reptile_head, reptile_eyes
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.saurian import Posture, Saurian, draw_hide, draw_limb, pale_of, take_posture
from audobon.pencils.figures.trim import carry, neckwear, put_on_hat, put_on_spectacles, tie_scarf
from audobon.pencils.shapes import Figure

SHARE = 0.5
"""A lizard's crown on all fours, as a share of its design's height; a dinosaur's is at all of it."""


@dataclass(frozen=True, kw_only=True)
class Lizard:
    """A kind: its body and its head."""

    body: Saurian
    face: ReptileHead
    share: float = SHARE


_LIZARD = Saurian(name="lizard", hip=0.40, long=0.72, deep=0.19, neck=(0.30, 0.30), head=0.47, tail=1.15, leg=0.070,
    marks=("stripes", "scales"))  # fmt: skip
LIZARDS: dict[str, Lizard] = {
    lizard.body.name: lizard
    for lizard in (
        Lizard(body=_LIZARD, face=ReptileHead(snout=0.68, tall=0.18, jaw=0.12, eye=0.15, bulge=0.1)),
        Lizard(body=replace(_LIZARD, name="crocodile", hip=0.46, long=1.10, deep=0.27, neck=(0.36, 0.22), head=0.46,
            tail=1.35, leg=0.10, neck_thick=0.72, marks=("scutes", "scales", "claws")),
            face=ReptileHead(snout=1.42, tall=0.12, jaw=0.16, eye=0.15, eye_at=(-0.06, -0.34), bulge=0.35, crown=0.8,
                teeth=7)),
        Lizard(body=replace(_LIZARD, name="newt", hip=0.36, long=0.80, deep=0.17, neck=(0.28, 0.20), head=0.46,
            tail=1.0, leg=0.055, marks=("fin", "spots"), mark_color="#4a3a2c"),
            face=ReptileHead(snout=0.50, tall=0.24, jaw=0.14, eye=0.16, eye_at=(0.10, -0.16), nostril=False)),
        Lizard(body=replace(_LIZARD, name="salamander", hip=0.38, long=0.76, deep=0.21, neck=(0.28, 0.24), head=0.50,
            tail=0.95, leg=0.075, neck_thick=0.8, marks=("spots",), mark_color="#efbf2e"),
            face=ReptileHead(snout=0.52, tall=0.28, jaw=0.16, eye=0.17, eye_at=(0.08, -0.18), bulge=0.15,
                iris="#2a2020", nostril=False)),
        Lizard(body=Saurian(name="dinosaur", hip=0.34, long=0.42, deep=0.165, neck=(0.40, 0.56), head=0.20, tail=0.98,
            leg=0.070, neck_thick=0.36, rears=False, pillar=True, marks=("plates", "spots")),
            face=ReptileHead(snout=0.66, tall=0.26, jaw=0.16, eye=0.15), share=1.0),
    )
}  # fmt: skip


def draw_lizard(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A lizard or one of its kin."""
    role, lizard = take_role(design, moment), LIZARDS[kind]
    sketch = open_sheet(role, moment, share=lizard.share)
    posture = take_posture(lizard.body, role.bearing)
    coat, pale = role.coat, pale_of(role.coat)
    sketch.depth = 0.2
    for limb in (1, 3):
        draw_limb(sketch, lizard.body, posture.limbs[limb], color=darker(coat, 0.16), part=f"leg {limb}",
            hand=posture.reared and limb == 1)  # fmt: skip
    sketch.depth = 0.45
    draw_hide(sketch, lizard.body, posture, coat=coat, pale=pale)
    sketch.depth = 0.6
    draw_limb(sketch, lizard.body, posture.limbs[2], color=coat, part="leg 2")
    scarf_on_neck(sketch, role, posture)
    body = sketch.frame
    head = body.child(
        posture.head + array([0.03, -0.02]),
        scale=lizard.body.head,
        angle=posture.nod / max(lizard.face.snout, 1.0) ** 2,
    )
    sketch.frame, sketch.depth = head, 0.75
    marks = draw_reptile_head(sketch, lizard.face, role.acting, view=role.view, coat=coat, pale=pale)
    put_on_spectacles(sketch, role, reptile_eyes(lizard.face, role.view), ear=(-0.4, -0.1))
    put_on_hat(sketch, role, at=(-0.14, -0.16), scale=0.84, angle=-8)
    if not posture.reared:
        carry(sketch, role, at=marks.mouth + array([0.05, 0.06]), scale=0.5 / lizard.body.head, angle=15)
    sketch.frame, sketch.depth = body, 0.8
    draw_limb(sketch, lizard.body, posture.limbs[0], color=coat, part="leg 0", hand=posture.reared)
    if posture.reared:
        carry(sketch, role, at=posture.limbs[0][2], scale=0.8, angle=6)
    return finish(
        sketch, limb_joints(posture), marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings
    )  # fmt: skip


def scarf_on_neck(sketch: Sketch, role: Role, posture: Posture) -> None:
    """Whatever goes round the neck."""
    color = neckwear(role)
    if color:
        k = len(posture.spine) - 2
        side = normals(posture.spine)[k] * posture.radii[k] * 1.05
        left, right = sorted((posture.spine[k] - side, posture.spine[k] + side), key=lambda p: float(p[0]))
        tie_scarf(sketch, color, left, right, thick=float(posture.radii[k]) * 0.5)


def limb_joints(posture: Posture) -> dict[str, Points]:
    """COCO joints of a body on four legs, hands at the fore feet."""
    joints = {"neck": posture.spine[posture.trunk[1] + 1]}
    for index, (fore, side) in enumerate(((True, "r"), (True, "l"), (False, "r"), (False, "l"))):
        names = ("shoulder", "elbow", "wrist") if fore else ("hip", "knee", "ankle")
        joints |= {f"{name}_{side}": point for name, point in zip(names, posture.limbs[index], strict=True)}
        if fore:
            joints[f"hand_{side}"] = posture.limbs[index][2]
    return {name: np.asarray(point) for name, point in joints.items()}
