"""Birds keep what makes them birds: every kind its own outline, in every view and pose, dressed or not."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from audobon.comic.story import Emotion
from audobon.comic.storyboard import CastDesign, Facing, Garment
from audobon.pencils.figures import POSES, Moment, draw_figure
from audobon.pencils.figures.bearing import bearing_of
from audobon.pencils.figures.bird_body import body_outline
from audobon.pencils.figures.bird_kinds import BIRDS
from audobon.pencils.figures.bird_stance import take_stance
from audobon.pencils.figures.vocabulary.birds import BIRD_KINDS
from audobon.pencils.shapes import Figure, ShapeKind


def bird(kind: str, *, dressed: bool = False, **changes: object) -> Figure:
    garments = (Garment(name="jacket", color="#123456"), Garment(name="bonnet", color="#ddccaa")) if dressed else ()
    design = CastDesign(
        character=f"the-{kind}", name=kind, species=kind, dressed=dressed, gender="male", age="adult", height=0.5,
        build=0.5, skin="#8a6746", hair="#8a5a32", hair_style="short", garments=garments, features=(),
    )  # fmt: skip
    base: dict[str, object] = {
        "pose": "standing", "facing": Facing.RIGHT, "expression": Emotion.NEUTRAL, "intensity": 0.9,
        "gaze": (0.4, 0.0), "mouth_open": False, "holds": "", "seed": 3,
    }  # fmt: skip
    return draw_figure(design, Moment(**{**base, **changes}))  # type: ignore[arg-type]


def test_every_kind_of_bird_has_measures_of_its_own() -> None:
    assert {kind.name for kind in BIRD_KINDS} == set(BIRDS)
    outlines = {
        name: body_outline(b, take_stance(b, bearing_of("standing"), view="side", dressed=False))
        for name, b in BIRDS.items()
    }
    for one, two in itertools.combinations(outlines, 2):
        apart = float(np.abs(outlines[one] - outlines[two]).max())
        assert apart > 0.01, (one, two)


@pytest.mark.parametrize("kind", sorted(BIRDS))
def test_bird_draws_in_every_view_without_a_warning(kind: str) -> None:
    poses = itertools.cycle(("standing", "jumping", "eating", "sleeping", "pointing", "running"))
    for facing, pose in zip(Facing, poses, strict=False):
        figure = bird(kind, facing=facing, pose=pose, mouth_open=True)
        assert not figure.warnings
        assert all(np.isfinite(shape.points).all() for shape in figure.shapes)
        left, top, right, bottom = figure.face
        assert left <= figure.mouth[0] <= right
        assert top <= figure.mouth[1] <= bottom
        assert -1.0 < figure.body[3] < 0.12


def test_bird_does_something_in_every_pose() -> None:
    stances = {pose: bird("hen", pose=pose).body for pose in POSES}
    assert len({tuple(np.round(box, 3)) for box in stances.values()}) > 8
    assert stances["jumping"][3] < stances["standing"][3] - 0.05
    assert stances["sleeping"][1] > stances["standing"][1] + 0.05


def test_bill_opens_when_it_speaks() -> None:
    shut, opened = (bird("crow", mouth_open=mouth) for mouth in (False, True))
    spans = []
    for figure in (shut, opened):
        beak = np.vstack([s.points for s in figure.shapes if s.part == "beak"])
        front = beak[beak[:, 0] > beak[:, 0].max() - 0.4 * np.ptp(beak[:, 0])]
        spans.append(float(np.ptp(front[:, 1])))
    assert spans[1] > spans[0] * 1.25


def test_dressed_bird_wears_its_colours_in_every_view() -> None:
    for facing in Facing:
        forms = {s.color for s in bird("goose", dressed=True, facing=facing).shapes if s.kind is ShapeKind.FORM}
        assert {"#123456", "#ddccaa"} <= forms


def test_bird_holds_a_thing_in_its_beak_or_wing() -> None:
    for pose in ("flying", "holding"):
        figure = bird("stork", pose=pose, holds="bag")
        thing = np.vstack([s.points for s in figure.shapes if s.part.startswith("held")])
        grips = np.array([figure.mouth, *figure.hands])
        assert min(float(np.hypot(*(thing - grip).T).min()) for grip in grips) < 0.1
