"""Figures that are not built like people: beasts on four legs, and birds, with their few clothes.

Knows: how body, head and things are put together.  Does not know: measures (see `quadruped`, `bird`).
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
from audobon.pencils.figures.expression import Acting, act
from audobon.pencils.figures.headwear import draw_headwear
from audobon.pencils.figures.held import draw_held
from audobon.pencils.figures.human_head import HeadMarks
from audobon.pencils.figures.ink import Frame, Points, Sketch, array, mix, tube
from audobon.pencils.figures.moment import Moment
from audobon.pencils.figures.poses import pose_named
from audobon.pencils.figures.quadruped import draw_four_legs, take_stance
from audobon.pencils.figures.species import BEASTS, Species
from audobon.pencils.figures.wardrobe import HEADWEAR, Wardrobe, dress_up
from audobon.pencils.shapes import Figure


@dataclass(frozen=True, kw_only=True)
class Wild:
    """What a beast's drawing needs to know: `to_reader` turns the head three quarters, `away` turns it off."""

    design: CastDesign
    wardrobe: Wardrobe
    pose: str
    acting: Acting
    thing: str
    to_reader: bool
    away: bool


def draw_beast(design: CastDesign, species: str, moment: Moment) -> Figure:
    """A beast on its four legs."""
    share = 0.82 if BEASTS[species].feet == "hoof" else 0.6
    sketch = _opened(design, moment, share=share)
    wild, warnings = _wild(design, moment)
    joints, marks, head = draw_quadruped_figure(sketch, BEASTS[species], wild)
    return finish(sketch, joints, marks=marks, head=head, mirror=moment.mirror, warnings=warnings)


def _opened(design: CastDesign, moment: Moment, *, share: float) -> Sketch:
    """An empty sketch; `share` is the crown's height as a share of the height when it stands up dressed."""
    number = zlib.crc32(design.character.encode()) & 0xFFFF
    stature = STATURE_M * design.height * share
    return open_sketch(stature, mirror=moment.mirror, label="animal", seed=number * 7919 + moment.seed)


def _wild(design: CastDesign, moment: Moment) -> tuple[Wild, tuple[str, ...]]:
    wardrobe, warnings = dress_up(design, beast=True)
    wild = Wild(
        design=design,
        wardrobe=wardrobe,
        pose=moment.pose,
        acting=moment.acting(eyes_shut=pose_named(moment.pose).eyes_shut),
        thing=moment.holds,
        to_reader=moment.facing is Facing.FRONT,
        away=moment.facing is Facing.BACK,
    )
    return wild, warnings


def draw_quadruped_figure(sketch: Sketch, species: Species, wild: Wild) -> tuple[dict[str, Points], HeadMarks, Frame]:
    """A beast on four legs; returns joints, head marks and the head's sheet."""
    coat, pale = wild.design.skin, mix(wild.design.skin, species.pale, 0.75)
    stance = take_stance(species, wild.pose, girth=wild.design.build)
    draw_four_legs(sketch, species, stance, coat=coat, pale=pale, girth=wild.design.build)
    collar = wild.wardrobe.color("scarf", "collar", "bow tie", "shawl", "shirt", "jacket")
    if collar:
        middle = stance.shoulder * 0.42 + stance.head * 0.58
        wide = stance.build.chest * 0.85
        band = tube(
            [
                middle + [-wide * 0.6, -wide * 0.55],
                middle + [wide * 0.05, wide * 0.1],
                middle + [wide * 0.45, wide * 0.62],
            ],
            [0.024, 0.030, 0.024],
        )
        sketch.form(band, collar, part="scarf", shade=0.25)
    sketch.depth = 0.85
    view = "back" if wild.away and wild.pose not in ("sleeping", "lying") else "three" if wild.to_reader else "side"
    shift = 0.06 if view == "three" else 0.14
    outer = sketch.frame
    head = outer.child(
        stance.head + array([shift * stance.head_size, 0.0]), scale=stance.head_size, angle=stance.head_angle
    )
    sketch.frame = head
    number = zlib.crc32(wild.design.character.encode())
    own = coat_of(species, color=coat, female=wild.design.gender == "female", number=number)
    marks = draw_beast_head(sketch, species, wild.acting, view=view, coat=own)
    hat = next((name for name in HEADWEAR if wild.wardrobe.wears(name)), "")
    if hat:
        draw_headwear(sketch, hat, wild.wardrobe.color(hat), view=view, beast=True)
    if wild.thing:
        mouth = marks.mouth
        sketch.frame = head.child(mouth + array([0.05, 0.05]), scale=0.9 / stance.head_size * 0.6, angle=20)
        draw_held(sketch, wild.thing)
    sketch.frame = outer
    joints = {"neck": (stance.shoulder + stance.head) / 2}
    for index, (kind, side) in enumerate((("fore", "r"), ("fore", "l"), ("hind", "r"), ("hind", "l"))):
        names = ("shoulder", "elbow", "wrist") if kind == "fore" else ("hip", "knee", "ankle")
        chain = stance.legs[index]
        for name, point in zip(names, (chain[0], chain[1], chain[2]), strict=True):
            joints[f"{name}_{side}"] = point
        if kind == "fore":
            joints[f"hand_{side}"] = chain[3]
    return joints, marks, head


def draw_mount(sketch: Sketch, *, seat: Points) -> None:
    """A saddled horse under a rider whose pelvis is at `seat`; its parts keep their own clipping group."""
    horse = BEASTS["horse"]
    coat, label, depth, first = horse.coat, sketch.label, sketch.depth, len(sketch.shapes)
    stance = take_stance(horse, "walking", girth=0.5)
    back = (stance.hip + stance.shoulder) / 2 + array([0.03, -stance.build.loin * 0.90])
    outer = sketch.frame
    scale = float(-seat[1] - 0.02) / float(-back[1])
    sketch.frame = outer.child((float(seat[0] - back[0] * scale), 0.0), scale=scale)
    sketch.label = "animal"
    draw_four_legs(sketch, horse, stance, coat=coat, pale=horse.pale, girth=0.5)
    cloth = array([back + [-0.12, -0.01], back + [0.14, -0.01], back + [0.13, 0.15], back + [-0.11, 0.15]])
    sketch.form(cloth, "#8c3f38", part="saddle", shade=0.3)
    body = sketch.frame
    head_at = stance.head + array([0.14 * stance.head_size, 0.0])
    sketch.frame = body.child(head_at, scale=stance.head_size, angle=stance.head_angle)
    calm = act(Emotion.NEUTRAL, intensity=0.0, gaze=(0.4, 0.2), mouth_open=False, eyes_shut=False)
    own = Coat(color=coat, pale=horse.pale, iris=horse.iris)
    draw_beast_head(sketch, horse, calm, view="side", coat=own)
    mouth = sketch.frame.apply(array([0.34, 0.40]))
    sketch.frame = outer
    rein = (mouth - outer.origin) @ np.linalg.inv(outer.matrix)
    sketch.curve([rein, (rein + seat) / 2 + [0.05, -0.02], seat + [0.12, -0.12]], ink=1.4, color="#4a3024", taper=False)
    for index in range(first, len(sketch.shapes)):
        mark = sketch.shapes[index]
        sketch.shapes[index] = replace(mark, part=f"mount {mark.part}", depth=depth)
    sketch.label = label
