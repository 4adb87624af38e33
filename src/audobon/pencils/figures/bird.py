"""Birds of every feather: the body plan that puts trunk, wings, tail, legs, head and clothes together.

Knows: the order of a bird's parts on paper, how wings act for arms.  Does not know: measures of kinds (see
`bird_kinds`), how any part is drawn.
"""

from __future__ import annotations

import numpy as np

from audobon.comic.storyboard import CastDesign
from audobon.pencils.figures.anchors import finish
from audobon.pencils.figures.bird_body import body_outline, draw_bird_body, neck_line
from audobon.pencils.figures.bird_build import Bird
from audobon.pencils.figures.bird_dress import dress_bird, dress_neck, hides_wings
from audobon.pencils.figures.bird_head import bird_eyes, draw_behind_head, draw_bird_face
from audobon.pencils.figures.bird_kinds import BIRDS
from audobon.pencils.figures.bird_legs import draw_bird_legs
from audobon.pencils.figures.bird_stance import Stance, take_stance
from audobon.pencils.figures.bird_tail import draw_bird_tail
from audobon.pencils.figures.bird_wing import draw_folded_wing, draw_spread_wing
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, darker, ellipse
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.role import Role, open_sheet, take_role
from audobon.pencils.figures.trim import carry, put_on_hat, put_on_spectacles
from audobon.pencils.shapes import Figure

UNDRESSED_SHARE = 0.7
"""An undressed bird's crown, as a share of its design's height; a dressed one stands up to all of it."""


def draw_bird(design: CastDesign, kind: str, moment: Moment) -> Figure:
    """A bird, natural or dressed."""
    role, bird = take_role(design, moment), BIRDS[kind]
    sketch = open_sheet(role, moment, share=1.0 if design.dressed else UNDRESSED_SHARE)
    stance = take_stance(bird, role.bearing, view=role.view, dressed=design.dressed)
    if stance.roll:
        middle = stance.turn.at(*stance.body)
        turned = sketch.frame.child(middle, angle=stance.roll)
        sketch.frame = Frame(turned.matrix, turned.apply(-middle))
    joints = _draw(sketch, role, bird, stance)
    head = _head_sheet(sketch.frame, bird, stance)
    body = sketch.frame
    sketch.frame, sketch.depth = head, 0.75
    marks = draw_bird_face(sketch, bird, role.acting, view=role.view, coat=role.coat)
    put_on_spectacles(sketch, role, bird_eyes(bird, role.view), ear=(-0.42, -0.06))
    put_on_hat(sketch, role, at=(-0.02, 0.05), scale=1.12)
    if stance.wings != "arm":
        carry(sketch, role, at=marks.mouth + array([0.06, 0.03]), scale=0.30 / bird.skull, angle=15)
    sketch.frame = body
    if stance.wings == "arm" and role.view != "back":
        joints["hand"] = _arm(sketch, role, bird, stance)
    return finish(sketch, _named(joints), marks=marks, head=head, mirror=moment.mirror, warnings=role.warnings)


def _draw(sketch: Sketch, role: Role, bird: Bird, stance: Stance) -> dict[str, Points]:
    """All but the face and an arm in front of it."""
    wing, away = bird.wing_color or darker(role.coat, 0.10), role.view == "back"
    outline = body_outline(bird, stance)
    spread = stance.wings in ("open", "half")
    sketch.depth = 0.2
    if not away:
        _tail(sketch, role, bird, stance)
    if spread:
        _spread(sketch, bird, stance, near=False, color=darker(wing, 0.18))
    sketch.depth = 0.35
    feet = _legs(sketch, role, bird, stance)
    _far_wing(sketch, role, bird, stance, color=wing)
    body = sketch.frame
    sketch.frame = head_sheet = _head_sheet(body, bird, stance)
    draw_behind_head(sketch, bird, role.acting, view=role.view, coat=role.coat)
    sketch.frame, sketch.depth = body, 0.5
    draw_bird_body(sketch, bird, stance, outline, head=head_sheet, coat=role.coat, view=role.view)
    _dressed_side(sketch, role, bird, stance, outline)
    if away:
        _tail(sketch, role, bird, stance)
    if spread:
        _spread(sketch, bird, stance, near=True, color=wing)
    if stance.legs == "swim":
        _ripples(sketch, stance)
    line, radii = neck_line(bird, stance)
    head = stance.turn.at(*stance.head)
    dress_neck(sketch, role.wardrobe, stance, head=head, radius=float(radii[3]) * 1.1)
    return _joints(stance, feet, neck=stance.turn.at(*line[3]))


def _legs(sketch: Sketch, role: Role, bird: Bird, stance: Stance) -> tuple[Points, Points]:
    """Both legs (none of a swimmer's); returns the feet, near first."""
    if stance.legs == "swim":
        keel = stance.on(array([0.0]), array([-0.9]), 0.0)[0]
        return keel, keel
    trousers = bird.mark("under", "belly", "breeches") or role.coat
    far, near = (draw_bird_legs(sketch, bird, stance, coat=trousers, side=side) for side in (-1.0, 1.0))
    return near, far


def _far_wing(sketch: Sketch, role: Role, bird: Bird, stance: Stance, *, color: str) -> None:
    """The wing on the other side: an arm that speaks too, or a fold that peeps out."""
    if stance.wings == "arm" and role.bearing.far[1] > 60 and role.view != "back":
        _reach(sketch, role, bird, stance, bones=role.bearing.far, side=-1.0)
    elif stance.wings in ("folded", "arm") and abs(stance.turn.degrees) > 20:
        draw_folded_wing(sketch, bird, stance, side=-1.06, color=darker(color, 0.14))


def _head_sheet(body: Frame, bird: Bird, stance: Stance) -> Frame:
    flat = float(np.cos(np.radians(stance.turn.degrees)))
    return body.child(stance.turn.at(*stance.head), scale=bird.skull * 2, angle=stance.head_angle * flat)


def _tail(sketch: Sketch, role: Role, bird: Bird, stance: Stance) -> None:
    proud = role.pose in ("dancing", "shouting", "singing") or (bird.tail == "wheel" and stance.legs == "stand")
    draw_bird_tail(sketch, bird, stance, color=darker(role.coat, 0.16), display=proud)


def _dressed_side(sketch: Sketch, role: Role, bird: Bird, stance: Stance, outline: Points) -> None:
    """The near folded wing and the clothes, sleeves over the wing where the garment has them."""
    covered = hides_wings(role.wardrobe)
    wing = bird.wing_color or darker(role.coat, 0.10)
    if stance.wings == "folded" and not covered:
        draw_folded_wing(sketch, bird, stance, side=1.0, color=wing)
    face = ellipse(stance.turn.at(*stance.head), bird.skull * 1.02, bird.skull * 1.02, count=24)
    dress_bird(sketch, role.wardrobe, stance, outline, face=face, view=role.view)
    if stance.wings == "folded" and covered and not role.wardrobe.wears("cloak", "shawl"):
        sleeve = role.wardrobe.color("jacket", "coat", "dress", "gown", "robe")
        draw_folded_wing(sketch, bird, stance, side=1.0, color=sleeve or wing)


def _spread(sketch: Sketch, bird: Bird, stance: Stance, *, near: bool, color: str) -> None:
    """One wing in flight (or half raised), near or far."""
    full = stance.wings == "open"
    size = bird.span * stance.long * (1.0 if full else 0.72)
    root = stance.on(array([0.42]), array([0.45]), 0.9 if near else -0.9)[0]
    if abs(stance.turn.degrees) < 20:
        angle = (56.0 if near else 92.0) if full else (28.0 if near else 60.0)
        draw_spread_wing(sketch, bird, root=root, angle=angle, size=size, mirror=True, color=color)
        return
    away = stance.turn.degrees < 0
    left = near != away
    lift = 26.0 if full else 8.0
    draw_spread_wing(
        sketch, bird, root=root, angle=lift if left else -lift, size=size * (1.0 if left else 0.86), mirror=left,
        color=color,
    )  # fmt: skip


def _arm(sketch: Sketch, role: Role, bird: Bird, stance: Stance) -> Points:
    """The near wing held out as an arm, a thing in its feather fingers."""
    sketch.depth = 0.8
    hand = _reach(sketch, role, bird, stance, bones=role.bearing.near, side=1.0)
    carry(sketch, role, at=hand, scale=0.62 * max(1.0, stance.long / 0.36), angle=10)
    return hand


def _reach(
    sketch: Sketch, role: Role, bird: Bird, stance: Stance, *, bones: tuple[float, float], side: float
) -> Points:
    pitch = 0.35 * bones[0] + 0.65 * bones[1]
    color = role.wardrobe.color("jacket", "coat", "dress", "gown", "robe", "shirt")
    tone = color or bird.wing_color or darker(role.coat, 0.10)
    left = side > 0 and abs(stance.turn.degrees) > 20
    root = stance.on(array([0.48]), array([0.22]), side * 0.9)[0]
    return draw_spread_wing(
        sketch, bird, root=root, angle=pitch - 90.0 if left else 90.0 - pitch,
        size=min(stance.long * 1.2, 0.40),
        mirror=left, color=tone if side > 0 else darker(tone, 0.15),
    )  # fmt: skip


def _ripples(sketch: Sketch, stance: Stance) -> None:
    """The water's rings round a swimming bird."""
    wide = stance.long * 1.5
    for k, (x, length) in enumerate(((-0.1, 1.0), (0.25, 0.8), (-0.4, 0.7))):
        xs = np.linspace(-1, 1, 7) * wide * length + x * stance.long
        sketch.curve(np.stack([xs, 0.004 + 0.022 * k + 0.008 * np.cos(xs * 40)], axis=1), ink=0.9, color="#6f93a6")


def _joints(stance: Stance, feet: tuple[Points, Points], *, neck: Points) -> dict[str, Points]:
    joints = {"neck": neck}
    for name, side in (("r", 1.0), ("l", -1.0)):
        foot = feet[0 if side > 0 else 1]
        hip = stance.on(array([-0.10]), array([-0.5]), side * 0.5)[0]
        joints |= {
            f"shoulder_{name}": stance.on(array([0.5]), array([0.2]), side * 0.9)[0],
            f"elbow_{name}": stance.on(array([0.0]), array([0.1]), side)[0],
            f"wrist_{name}": stance.on(array([-0.6]), array([0.05]), side)[0],
            f"hip_{name}": hip, f"knee_{name}": (hip + foot) / 2, f"ankle_{name}": foot,
        }  # fmt: skip
    return joints


def _named(joints: dict[str, Points]) -> dict[str, Points]:
    """The joints with hands: the reaching wing's, else the folded wings' wrists."""
    hand = joints.pop("hand", None)
    if hand is not None:
        joints["wrist_r"] = hand
        joints["elbow_r"] = (joints["shoulder_r"] + hand) / 2
    return joints | {"hand_r": joints["wrist_r"], "hand_l": joints["wrist_l"]}
