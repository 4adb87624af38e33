"""The penciller's whole answer: maps that fit one another, anchors on their figures, errors that name the field."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import (
    Camera,
    CastDesign,
    Facing,
    Garment,
    LetteringKind,
    LetteringLine,
    PanelBrief,
    Placement,
    Prop,
    Shot,
)
from audobon.errors import InputError
from audobon.pencils.penciller import ScenePenciller

ANN = CastDesign(
    character="ann",
    name="Ann",
    species="human",
    dressed=True,
    gender="female",
    age="adult",
    height=0.95,
    build=0.4,
    skin="#ecc9a8",
    hair="#a9713c",
    hair_style="long",
    garments=(Garment(name="dress", color="#b1584c"),),
    features=(),
)
FOX = replace(
    ANN, character="fox", name="Fox", species="fox", height=0.6, garments=(Garment(name="jacket", color="#7f95aa"),)
)
CAST = (ANN, FOX)


def brief(
    *placements: Placement,
    shot: Shot = Shot.FULL,
    lettering: tuple[LetteringLine, ...] = (),
    props: tuple[Prop, ...] = (),
    place_kind: str = "meadow",
) -> PanelBrief:
    return PanelBrief(
        id="p1",
        span=Span(start=0, end=1),
        scene="s1",
        shot=shot,
        camera=Camera(),
        placements=placements,
        place="",
        place_kind=place_kind,
        inside=False,
        time=DayTime.DAY,
        weather="",
        props=props,
        lettering=lettering,
        prompt="",
        emotion=Emotion.NEUTRAL,
        importance=0.5,
    )


PAIR = (
    Placement(character="ann", x=0.3, facing=Facing.RIGHT, gaze="fox"),
    Placement(character="fox", x=0.7, facing=Facing.LEFT, gaze="ann"),
)
SPEECH = (
    LetteringLine(
        kind=LetteringKind.SPEECH,
        text="Good morning, my dear neighbour. Where do you go so early?",
        speaker="ann",
        spans=(),
    ),
    LetteringLine(kind=LetteringKind.SPEECH, text="To market.", speaker="fox", spans=()),
)


def test_all_maps_have_the_size_and_type_they_promise() -> None:
    pencils = ScenePenciller().draw(brief(*PAIR), CAST, width_px=200, height_px=140)
    assert pencils.draft.array.shape == (140, 200, 3)
    assert {control.name for control in pencils.controls} == {"line", "flat", "depth", "pose", "segmentation"}
    assert pencils.control("line").array.shape == (140, 200)
    assert pencils.control("depth").array.dtype == np.uint16
    assert all(control.image.array.shape[:2] == (140, 200) for control in pencils.controls)
    assert [mask.character for mask in pencils.masks] == ["ann", "fox"]


def test_same_brief_gives_the_same_pixels() -> None:
    first, second = (
        ScenePenciller().draw(brief(*PAIR, lettering=SPEECH), CAST, width_px=160, height_px=120) for _ in range(2)
    )
    assert (first.draft.array == second.draft.array).all()
    assert first.anchors == second.anchors


@pytest.mark.parametrize("shot", [Shot.WIDE, Shot.FULL, Shot.MEDIUM, Shot.CLOSE_UP])
def test_mouths_lie_on_their_figures(shot: Shot) -> None:
    pencils = ScenePenciller().draw(brief(*PAIR, shot=shot), CAST, width_px=320, height_px=240)
    for anchor, mask in zip(pencils.anchors, pencils.masks, strict=True):
        x, y = round(anchor.mouth.x * 319), round(anchor.mouth.y * 239)
        assert mask.image.array[max(y - 3, 0) : y + 4, max(x - 3, 0) : x + 4].any()


@pytest.mark.parametrize("shot", list(Shot))
@pytest.mark.parametrize("size", [(320, 220), (150, 300), (600, 200)])
def test_no_face_stands_in_reserved_space(shot: Shot, size: tuple[int, int]) -> None:
    pencils = ScenePenciller().draw(
        brief(*PAIR, shot=shot, lettering=SPEECH), CAST, width_px=size[0], height_px=size[1]
    )
    assert pencils.reserved
    for box in pencils.reserved:
        assert all(box.intersection_area(anchor.face) == 0 for anchor in pencils.anchors)


def test_figures_show_in_the_depth_map_nearer_than_the_land() -> None:
    pencils = ScenePenciller().draw(brief(PAIR[0]), CAST, width_px=240, height_px=180)
    depth, mask = pencils.control("depth").array, pencils.masks[0].image.array
    assert np.median(depth[mask > 0]) > np.median(depth[mask == 0])


def test_empty_set_is_drawn() -> None:
    pencils = ScenePenciller().draw(brief(), CAST, width_px=160, height_px=120)
    assert pencils.anchors == () == pencils.masks
    assert pencils.draft.array.std() > 6


def test_carriage_is_seen_from_the_street_in_wide_shots() -> None:
    near, wide = (
        ScenePenciller().draw(
            replace(brief(PAIR[0], shot=shot), place_kind="carriage", inside=True), CAST, width_px=160, height_px=120
        )
        for shot in (Shot.MEDIUM, Shot.WIDE)
    )
    sky = (6, 230, 230)
    assert not (near.control("segmentation").array == sky).all(axis=2).any()
    assert (wide.control("segmentation").array == sky).all(axis=2).any()


def test_unknown_character_is_named() -> None:
    with pytest.raises(InputError, match=r"placements\[1\]\.character is `nobody`") as raised:
        ScenePenciller().draw(brief(PAIR[0], Placement(character="nobody", x=0.5)), CAST, width_px=160, height_px=120)
    assert raised.value.code == "AUD-171"


def test_size_out_of_range_is_refused() -> None:
    with pytest.raises(InputError, match="AUD-170"):
        ScenePenciller().draw(brief(), CAST, width_px=-5, height_px=120)


def test_forty_placements_are_drawn_as_a_crowd() -> None:
    crowd = [replace(ANN, character=f"c{k}") for k in range(41)]
    placed = [Placement(character=f"c{k}", x=k / 41) for k in range(41)]
    pencils = ScenePenciller().draw(brief(*placed, shot=Shot.WIDE), crowd, width_px=320, height_px=200)
    assert len(pencils.anchors) == 40
    assert any("41 placements" in warning for warning in pencils.warnings)


def test_number_that_is_none_is_named() -> None:
    with pytest.raises(InputError, match=r"placements\[0\]\.x is nan") as raised:
        ScenePenciller().draw(brief(replace(PAIR[0], x=float("nan"))), CAST, width_px=160, height_px=120)
    assert raised.value.code == "AUD-172"


@pytest.mark.parametrize("height", [-1.0, 0.0, float("inf"), 1e9])
def test_absurd_height_is_named(height: float) -> None:
    with pytest.raises(InputError, match=r"cast `ann`\.height is"):
        ScenePenciller().draw(brief(PAIR[0]), (replace(ANN, height=height),), width_px=160, height_px=120)


def test_absent_shoulder_leaves_the_view_free_with_a_warning() -> None:
    asked = replace(brief(*PAIR), camera=Camera(over_shoulder="tom"))
    pencils = ScenePenciller().draw(asked, CAST, width_px=160, height_px=120)
    assert any("over_shoulder `tom`" in warning for warning in pencils.warnings)
    assert (
        pencils.draft.array == ScenePenciller().draw(brief(*PAIR), CAST, width_px=160, height_px=120).draft.array
    ).all()


def test_unknown_prop_is_left_out_with_a_warning() -> None:
    plain = ScenePenciller().draw(brief(), CAST, width_px=160, height_px=120)
    odd = ScenePenciller().draw(brief(props=(Prop(name="flying saucer", x=0.5),)), CAST, width_px=160, height_px=120)
    barrel = ScenePenciller().draw(brief(props=(Prop(name="barrel", x=0.5),)), CAST, width_px=160, height_px=120)
    assert any("flying saucer" in warning for warning in odd.warnings)
    assert (odd.draft.array == plain.draft.array).all()
    assert (barrel.draft.array != plain.draft.array).any()


def test_sheet_is_a_laid_out_picture() -> None:
    sheet = ScenePenciller().sheet(ANN)
    assert sheet.array.shape == (1130, 1600, 3)
    turnaround, faces, actions = sheet.array[200:640, :1120], sheet.array[700:848, :1120], sheet.array[900:1070, :1120]
    assert min(turnaround.std(), faces.std(), actions.std()) > 8


def test_sheet_shows_every_colour_of_the_design() -> None:
    """As it is given: a patch holds each colour pure."""
    colors = np.unique(ScenePenciller().sheet(ANN).array[100:400, 1150:].reshape(-1, 3), axis=0)
    for color in (ANN.skin, ANN.hair, *(garment.color for garment in ANN.garments)):
        wanted = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)])
        assert np.abs(colors.astype(int) - wanted).max(axis=1).min() <= 2, color
