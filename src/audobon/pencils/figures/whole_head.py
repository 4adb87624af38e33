"""A head with all that grows or sits on it: a person's with hair and beard, a beast's, and what is worn on it.

Knows: which head, features and headwear a body has.  Does not know: how a face, a mane or a hat is drawn.
"""

from __future__ import annotations

from dataclasses import replace

from audobon.pencils.figures.animal_head import draw_beast_head
from audobon.pencils.figures.beast_coat import coat_of
from audobon.pencils.figures.body import Body
from audobon.pencils.figures.creatures.build import HeadLook
from audobon.pencils.figures.creatures.odd_face import draw_far_ear, draw_odd_marks
from audobon.pencils.figures.features import draw_face_features
from audobon.pencils.figures.hair import draw_hair, draw_hair_behind
from audobon.pencils.figures.headwear import COVERING, draw_headwear
from audobon.pencils.figures.human_head import HeadMarks, draw_human_head, plan_face
from audobon.pencils.figures.ink import Sketch, darker, ellipse, mix
from audobon.pencils.figures.mouth import draw_mouth
from audobon.pencils.figures.wardrobe import HEADWEAR


def draw_head(sketch: Sketch, body: Body) -> HeadMarks:
    """The head of whatever stands there, with its hat; on the head's sheet."""
    wardrobe, view, own = body.wardrobe, body.view, body.creature
    hat = next((name for name in HEADWEAR if wardrobe.wears(name)), "")
    if body.species is not None:
        coat = coat_of(body.species, color=body.skin, female=body.female, number=body.seed)
        marks = draw_beast_head(sketch, body.species, body.acting, view=view, coat=coat)
        draw_face_features(
            sketch, features=_plain_features(body), color=body.pale, view=view, eye_y=-0.06, mouth_y=0.30, gape=0.0
        )
    elif own is not None and own.head is not None:
        look = HeadLook(
            view=view,
            color=body.skin,
            hair=body.hair,
            female=body.female,
            old=body.design.age == "old",
            number=body.seed,
        )
        marks = own.head(sketch, body.acting, look)
    else:
        marks = _draw_person_head(sketch, body, covered=hat in COVERING)
    if hat:
        draw_headwear(sketch, hat, wardrobe.color(hat), view=view, beast=body.species is not None)
    return marks


def _plain_features(body: Body) -> tuple[str, ...]:
    return tuple(feature for feature in body.features if "glass" in feature or "spectacle" in feature)


def _draw_person_head(sketch: Sketch, body: Body, *, covered: bool) -> HeadMarks:
    design, view = body.design, body.view
    odd = body.creature.face if body.creature is not None else None
    plan = plan_face(age=design.age, gender=design.gender, seed=body.seed)
    if odd is not None:
        plan = replace(plan, eye=plan.eye * odd.eye, jaw=plan.jaw * odd.jaw)
        draw_far_ear(sketch, odd, view=view, skin=body.skin)
    if body.back and body.style in ("curly", "wild", "afro"):
        draw_hair_behind(sketch, style=body.style, color=body.hair, view="back")
    brows = darker(body.hair, 0.35)
    iris = ("#4a6a86", "#5a4632", "#5f7350", "#3f3328")[body.seed % 4]
    marks = draw_human_head(sketch, plan, body.acting, view=view, skin=body.skin, brows=brows, iris=iris)
    words = " ".join(body.features).lower()
    if odd is not None and odd.cheeks and view != "back":
        _painted_cheeks(sketch, body)
    draw_face_features(
        sketch,
        features=body.features,
        color=body.hair,
        view=view,
        eye_y=plan.eye_y,
        mouth_y=plan.mouth_y,
        gape=body.acting.gape,
    )
    if "beard" in words and view == "three":
        lips = mix(body.skin, "#b8443c", 0.4)
        center, half = (0.125, plan.mouth_y), plan.mouth * 0.9
        draw_mouth(sketch, body.acting, center=center, half=half, squeeze=0.28, skin=body.skin, lips=lips)
    style = (
        body.style
        if not (covered and body.style in ("wild", "bun", "afro", "topknot"))
        else "short"
        if not body.female
        else "parted"
    )
    draw_hair(sketch, style=style, color=body.hair, view=view)
    if odd is not None:
        draw_odd_marks(sketch, odd, plan, view=view, skin=body.skin)
    return marks


def _painted_cheeks(sketch: Sketch, body: Body) -> None:
    """The round red cheeks of dolls and tin soldiers."""
    tint = mix(body.skin, "#d8483c", 0.75)
    spots = ((-0.10, 0.18), (0.275, 0.18)) if body.view == "three" else ((0.17, 0.18),)
    for x, y in spots:
        sketch.wash(ellipse((x, y), 0.070, 0.062, count=18), tint, part="head", strength=0.8, softness=0.006)
