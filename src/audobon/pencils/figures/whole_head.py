"""A head with all that grows or sits on it: a person's with hair and beard, a beast's, and what is worn on it.

Knows: which head, features and headwear a body has.  Does not know: how a face, a mane or a hat is drawn.
"""

from __future__ import annotations

from audobon.pencils.figures.animal_head import draw_beast_head
from audobon.pencils.figures.beast_coat import coat_of
from audobon.pencils.figures.body import Body
from audobon.pencils.figures.hair import draw_face_features, draw_hair, draw_hair_behind
from audobon.pencils.figures.headwear import draw_headwear
from audobon.pencils.figures.human_head import HeadMarks, draw_human_head, plan_face
from audobon.pencils.figures.ink import Sketch, darker, mix
from audobon.pencils.figures.mouth import draw_mouth
from audobon.pencils.figures.wardrobe import HEADWEAR


def draw_head(sketch: Sketch, body: Body) -> HeadMarks:
    wardrobe, view = body.wardrobe, body.view
    hat = next((name for name in HEADWEAR if wardrobe.wears(name)), "")
    if body.species is not None:
        coat = coat_of(body.species, color=body.skin, female=body.female, number=body.seed)
        marks = draw_beast_head(sketch, body.species, body.acting, view=view, coat=coat)
        draw_face_features(
            sketch, features=_plain_features(body), color=body.pale, view=view, eye_y=-0.06, mouth_y=0.30, gape=0.0
        )
    else:
        marks = _draw_person_head(sketch, body, covered=hat in ("bonnet", "hood", "cap", "top hat", "hat"))
    if hat:
        draw_headwear(sketch, hat, wardrobe.color(hat), view=view, beast=body.species is not None)
    return marks


def _plain_features(body: Body) -> tuple[str, ...]:
    return tuple(feature for feature in body.design.features if "glass" in feature or "spectacle" in feature)


def _draw_person_head(sketch: Sketch, body: Body, *, covered: bool) -> HeadMarks:
    design, view = body.design, body.view
    plan = plan_face(age=design.age, gender=design.gender, seed=body.seed)
    if body.back and body.style in ("curly", "wild"):
        draw_hair_behind(sketch, style=body.style, color=body.hair, view="back")
    brows = darker(body.hair, 0.35)
    iris = ("#4a6a86", "#5a4632", "#5f7350", "#3f3328")[body.seed % 4]
    marks = draw_human_head(sketch, plan, body.acting, view=view, skin=body.skin, brows=brows, iris=iris)
    words = " ".join(design.features).lower()
    draw_face_features(
        sketch,
        features=design.features,
        color=body.hair,
        view=view,
        eye_y=plan.eye_y,
        mouth_y=plan.mouth_y,
        gape=body.acting.gape,
    )
    if "beard" in words and view == "three":
        draw_mouth(sketch, body.acting, center=(0.125, plan.mouth_y), half=plan.mouth * 0.9, squeeze=0.28,
            skin=body.skin,
                   lips=mix(body.skin, "#b8443c", 0.4))  # fmt: skip
    style = body.style if not (covered and body.style in ("wild", "bun")) else "short" if not body.female else "parted"
    draw_hair(sketch, style=style, color=body.hair, view=view)
    return marks
