"""Beasts on four legs put together: body, head, the few things they wear or carry; and a horse under a rider.

Knows: what lies over what, how a moment turns body and head.  Does not know: measures (see `menagerie`).
"""

# ruff: noqa: RUF005  (points are arrays: `point + [x, y]` shifts them, it joins no lists)
from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing
from audobon.pencils.figures.anchors import STATURE_M, finish, open_sketch
from audobon.pencils.figures.animal_head import draw_beast_head
from audobon.pencils.figures.beast_coat import Coat, coat_of
from audobon.pencils.figures.beast_posture import SLEEP, knows_deed, posture_for
from audobon.pencils.figures.beast_rig import take_stance
from audobon.pencils.figures.expression import Acting, act
from audobon.pencils.figures.head_form import HeadSheet, head_sheet
from audobon.pencils.figures.headwear import draw_headwear
from audobon.pencils.figures.held import draw_held
from audobon.pencils.figures.human_head import HeadMarks
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, ellipse, mix, tube
from audobon.pencils.figures.menagerie import BEASTS, beast_of
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.quadruped import Body, draw_body
from audobon.pencils.figures.solid import View
from audobon.pencils.figures.species import Species
from audobon.pencils.figures.wardrobe import HEADWEAR, Wardrobe, dress_up
from audobon.pencils.shapes import Figure, smooth

_DROP = 0.16
"""How much lower on paper lies what is one unit nearer: the eye is a little above."""

_YAW = {Facing.FRONT: 36.0, Facing.BACK: -46.0, Facing.LEFT: 6.0, Facing.RIGHT: 6.0}


@dataclass(frozen=True, kw_only=True)
class Wild:
    """What a beast's drawing needs to know: how its body is turned to the reader, which sheet its head shows (`three`,
    `side`, `back`), and whether it looks back over its shoulder."""

    design: CastDesign
    wardrobe: Wardrobe
    pose: str
    acting: Acting
    thing: str
    yaw: float
    view: str
    looks_back: bool


def draw_beast(design: CastDesign, species: str, moment: Moment) -> Figure:
    """A beast on its four legs."""
    beast = beast_of(species, age=design.age)
    sketch = _opened(design, moment, share=beast.share)
    wild, warnings = _wild(design, moment)
    joints, marks, head = draw_quadruped_figure(sketch, beast, wild)
    return finish(sketch, joints, marks=marks, head=head, mirror=moment.mirror, warnings=warnings)


def _opened(design: CastDesign, moment: Moment, *, share: float) -> Sketch:
    """An empty sketch; `share` is the crown's height as a share of the height when it stands up dressed."""
    number = zlib.crc32(design.character.encode()) & 0xFFFF
    stature = STATURE_M * design.height * share
    return open_sketch(stature, mirror=moment.mirror, label="animal", seed=number * 7919 + moment.seed)


def _wild(design: CastDesign, moment: Moment) -> tuple[Wild, tuple[str, ...]]:
    wardrobe, warnings = dress_up(design, beast=True)
    pose = moment.deed if knows_deed(moment.deed) else moment.pose
    look = moment.local_gaze[0]
    view = "three" if moment.facing is Facing.FRONT or look < 0.25 else "side"
    if moment.facing is Facing.BACK:
        view = "side" if abs(look) > 0.6 else "back"
    wild = Wild(
        design=design,
        wardrobe=wardrobe,
        pose=pose,
        acting=moment.acting(eyes_shut=pose in SLEEP),
        thing=moment.holds,
        yaw=_YAW[moment.facing],
        view="side" if look < -0.6 and view != "back" else view,
        looks_back=look < -0.6,
    )
    return wild, warnings


def draw_quadruped_figure(sketch: Sketch, species: Species, wild: Wild) -> tuple[dict[str, Points], HeadMarks, Frame]:
    """A beast on four legs; returns joints, head marks and the head's sheet."""
    coat, pale = wild.design.skin, mix(wild.design.skin, species.pale, 0.75)
    posture = posture_for(wild.pose, habit=species.habit)
    stance = take_stance(species.build, posture, girth=wild.design.build)
    body = Body(species=species, stance=stance, view=View(wild.yaw, drop=_DROP), coat=coat, pale=pale)
    if body.away:
        head, marks = _draw_head(sketch, body, wild)
        draw_body(sketch, body)
        _draw_collar(sketch, body, wild)
    else:
        trunk = draw_body(sketch, body)
        _draw_collar(sketch, body, wild)
        head, marks = _draw_head(sketch, body, wild, trunk=trunk)
    return _joints(body), marks, head


def _draw_collar(sketch: Sketch, body: Body, wild: Wild) -> None:
    color = wild.wardrobe.color("scarf", "collar", "bow tie", "shawl", "shirt", "jacket")
    if not color:
        return
    neck = body.stance.neck
    around = body.view.flat(neck.at([0.62, 0.60, 0.60, 0.62, 0.64], [-8.0, 40.0, 90.0, 140.0, 184.0]))
    wide = body.stance.head_size * 0.075
    sketch.form(tube(around, [wide * 0.8, wide, wide * 0.8], samples=4), color, part="scarf", shade=0.25)


def _draw_head(sketch: Sketch, body: Body, wild: Wild, *, trunk: Points | None = None) -> tuple[Frame, HeadMarks]:
    """The head with hat and what the mouth carries; returns its sheet and marks."""
    stance, species = body.stance, body.species
    outer, first = sketch.frame, len(sketch.shapes)
    turned = wild.view == "side" and wild.looks_back
    nod = stance.nod * (0.55 if wild.view == "three" else 1.0)
    if stance.posture.over:
        head = outer.child(body.flat(stance.head), scale=stance.head_size, angle=172.0, mirror=True)
    else:
        head = outer.child(body.flat(stance.head), scale=stance.head_size, angle=-nod if turned else nod, mirror=turned)
    sketch.frame, sketch.depth = head, 0.2 if body.away else 0.85
    number = zlib.crc32(wild.design.character.encode())
    open_nape = trunk is not None and not species.extras & {"mane", "fleece", "spines", "quills"}
    neck = None
    if open_nape and trunk is not None:
        neck = (outer.apply(trunk) - head.origin) @ np.linalg.inv(head.matrix)
    own = coat_of(species, color=body.coat, female=wild.design.gender == "female", number=number)
    acting = replace(wild.acting, gape=max(wild.acting.gape, stance.posture.gape))
    marks = draw_beast_head(sketch, species, acting, view=wild.view, coat=own, ears=stance.posture.ears, neck=neck)
    hat = next((name for name in HEADWEAR if wild.wardrobe.wears(name)), "")
    if hat:
        draw_headwear(sketch, hat, wild.wardrobe.color(hat), view=wild.view, beast=True)
    if wild.thing:
        sketch.frame = head.child(marks.mouth + array([0.05, 0.05]), scale=0.54 / stance.head_size, angle=20)
        draw_held(sketch, wild.thing)
    sketch.frame = outer
    if not stance.posture.lift:
        ground = float(outer.apply(body.flat(array([stance.head[0], 0.0]), 0.1))[1])
        for index in range(first, len(sketch.shapes)):
            mark = sketch.shapes[index]
            if mark.points[:, 1].max() > ground:  # a trunk or a beard lies on the ground, not in it
                sketch.shapes[index] = replace(mark, points=np.minimum(mark.points, [np.inf, ground]))
    return head, marks


def _joints(body: Body) -> dict[str, Points]:
    stance = body.stance
    joints = {"neck": body.flat((stance.shoulder + stance.head) / 2)}
    for index, (kind, side) in enumerate((("fore", "r"), ("fore", "l"), ("hind", "r"), ("hind", "l"))):
        names = ("shoulder", "elbow", "wrist") if kind == "fore" else ("hip", "knee", "ankle")
        chain = body.view.flat(stance.legs[index])
        for name, point in zip(names, chain, strict=False):
            joints[f"{name}_{side}"] = point
        if kind == "fore":
            joints[f"hand_{side}"] = chain[3]
    return joints


def draw_mount(sketch: Sketch, *, seat: Points) -> None:
    """A saddled horse under a rider whose pelvis is at `seat`; its parts keep their own clipping group."""
    horse = BEASTS["horse"]
    label, depth, first = sketch.label, sketch.depth, len(sketch.shapes)
    stance = take_stance(horse.build, posture_for("walking", habit=horse.habit), girth=0.5)
    body = Body(species=horse, stance=stance, view=View(0.0, drop=_DROP), coat=horse.coat, pale=horse.pale)
    back = body.flat(stance.saddle)
    outer = sketch.frame
    scale = float(-seat[1] - 0.02) / float(-back[1])
    sketch.frame = outer.child((float(seat[0] - back[0] * scale), 0.0), scale=scale)
    sketch.label = "animal"
    draw_body(sketch, body)
    _draw_saddle(sketch, body)
    sketch.frame = sketch.frame.child(body.flat(stance.head), scale=stance.head_size, angle=stance.nod)
    calm = act(Emotion.NEUTRAL, intensity=0.0, gaze=(0.4, 0.2), eyes_shut=False)
    marks = draw_beast_head(
        sketch, horse, calm, view="side", coat=Coat(color=horse.coat, pale=horse.pale, iris=horse.iris)
    )
    _draw_bridle(sketch, head_sheet(horse.head, "side"))
    mouth = sketch.frame.apply(marks.mouth)
    sketch.frame = outer
    rein = (mouth - outer.origin) @ np.linalg.inv(outer.matrix)
    sketch.curve([rein, (rein + seat) / 2 + [0.05, -0.02], seat + [0.12, -0.12]], ink=1.4, color="#4a3024", taper=False)
    for index in range(first, len(sketch.shapes)):
        mark = sketch.shapes[index]
        sketch.shapes[index] = replace(mark, part=f"mount {mark.part}", depth=depth)
    sketch.label = label


def _draw_saddle(sketch: Sketch, body: Body) -> None:
    """Saddle cloth, girth and saddle on a horse's back."""
    trunk, flat = body.stance.trunk, body.view.flat
    leather = "#5c3a26"
    girth = flat(trunk.at([0.60, 0.61, 0.62], [60.0, 120.0, 176.0]))
    sketch.form(tube(girth, [0.013, 0.013], round_end=False), leather, part="saddle", ink=0.7, shade=0)
    cloth = flat(trunk.at([0.40, 0.62, 0.66, 0.62, 0.42], [-10.0, -10.0, 40.0, 92.0, 92.0]))
    sketch.form(smooth(cloth, samples=4), "#8c3f38", part="saddle", shade=0.3)
    hem = flat(trunk.at([0.43, 0.52, 0.615], [84.0, 85.0, 84.0]))
    sketch.curve(hem, ink=1.0, color="#d9b26a", part="saddle")
    seat = flat(trunk.at([0.43, 0.53, 0.63, 0.62, 0.52, 0.45], [-8.0, -2.0, -12.0, 46.0, 66.0, 40.0]))
    sketch.form(smooth(seat, samples=4), leather, part="saddle", shade=0.35)


def _draw_bridle(sketch: Sketch, sheet: HeadSheet) -> None:
    """Noseband, cheek strap and brow band on a horse's head."""
    leather = "#4a3024"
    noseband = sheet.place((0.30, -0.02, 0.06), (0.29, 0.15, 0.16), (0.22, 0.31, 0.10))
    cheek = sheet.place((0.26, 0.18, 0.16), (0.08, 0.02, 0.22), (-0.12, -0.30, 0.16))
    brow = sheet.place((0.10, -0.40, 0.04), (0.0, -0.30, 0.18), (-0.10, -0.26, 0.20))
    for strap in (noseband, cheek, brow):
        sketch.curve(strap, ink=1.5, color=leather, part="head", taper=False)
    ring = sheet.place((0.28, 0.22, 0.16))[0]
    sketch.form(ellipse(ring, 0.022, 0.022, count=10), "#c9b98a", part="head", ink=0.6, shade=0)
