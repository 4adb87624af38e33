"""What holds for any panel that can be asked for: anchors on their figures, masks in depth order, faces clear."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from audobon.comic.geometry import Box
from audobon.comic.pencils import Pencils
from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import (
    Angle,
    Camera,
    CastDesign,
    Facing,
    Garment,
    LetteringKind,
    LetteringLine,
    PanelBrief,
    Placement,
    Shot,
)
from audobon.pencils.figures import POSES
from audobon.pencils.figures.vocabulary.naming import KINDS
from audobon.pencils.penciller import ScenePenciller
from audobon.pencils.places.catalogue import CATALOGUE, PLACES
from audobon.pencils.plates import CLASS_COLORS

SIZES = ((220, 160), (150, 210), (190, 190))
WORDS = ("Yes.", "Good morning, my dear neighbour. Where do you go so early?")
Case = tuple[PanelBrief, tuple[CastDesign, ...], tuple[int, int]]


@st.composite
def designs(draw: st.DrawFn, number: int) -> CastDesign:
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    age = draw(st.sampled_from(["child", "young", "adult", "old"]))
    return CastDesign(
        character=f"c{number}",
        name=f"C{number}",
        species=kind.name,
        sort=kind.sort,
        dressed=draw(st.booleans()),
        gender=draw(st.sampled_from(["male", "female"])),
        age=age,
        height=draw(st.floats(0.35, 0.7) if age == "child" else st.floats(0.6, 1.2)),
        build=draw(st.floats(0, 1)),
        skin="#d9b18c",
        hair="#6a4a2c",
        hair_style="short",
        garments=(Garment(name="jacket", color="#5f7f9a"),),
        features=(),
    )


@st.composite
def panels(draw: st.DrawFn, *, most: int = 6) -> Case:
    count = draw(st.integers(0, most))
    cast = tuple(draw(designs(number)) for number in range(count))
    names = [design.character for design in cast]
    placements = tuple(
        Placement(
            character=name,
            x=draw(st.floats(0, 1)),
            depth=draw(st.floats(0, 1)),
            facing=draw(st.sampled_from(Facing)),
            pose=draw(st.sampled_from(POSES)),
            gaze=draw(st.sampled_from(["reader", "left", "up", "down", *names])),
            expression=draw(st.sampled_from(Emotion)),
        )
        for name in names
    )
    place = draw(st.sampled_from(PLACES))
    words = tuple(
        LetteringLine(kind=LetteringKind.SPEECH, text=draw(st.sampled_from(WORDS)), speaker=name, spans=())
        for name in names[: draw(st.integers(0, 2))]
    )
    brief = PanelBrief(
        id="p",
        span=Span(start=0, end=0),
        scene=draw(st.sampled_from("abc")),
        shot=draw(st.sampled_from(Shot)),
        camera=Camera(
            angle=draw(st.sampled_from(Angle)),
            tilt_degrees=draw(st.sampled_from([0.0, 0.0, -7.0])),
            over_shoulder=draw(st.sampled_from(["", "", *names])) if count > 1 else "",
        ),
        placements=placements,
        place=place,
        place_kind=place,
        inside=CATALOGUE[place].indoors,
        time=draw(st.sampled_from(DayTime)),
        weather=draw(st.sampled_from(["", "rain", "snow"])),
        props=(),
        lettering=words,
        prompt="",
        emotion=Emotion.NEUTRAL,
        importance=0.5,
    )
    return brief, cast, draw(st.sampled_from(SIZES))


quick = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)


def drawn(case: Case) -> Pencils:
    brief, cast, (width, height) = case
    return ScenePenciller().draw(brief, cast, width_px=width, height_px=height)


def near(mask: np.ndarray, x: float, y: float, *, reach: int) -> bool:
    """Whether the mask has anything within `reach` pixels of a unit point; a point out of frame counts as there."""
    height, width = mask.shape
    column, row = int(x * width), int(y * height)
    if not (0 <= column < width and 0 <= row < height):
        return True
    return bool(mask[max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1].any())


@quick
@given(case=panels())
def test_anchors_lie_on_their_figures_or_behind_nearer_ones(case: Case) -> None:
    pencils = drawn(case)
    everyone = sum((mask.image.array.astype(int) for mask in pencils.masks), np.zeros(case[2][::-1], int))
    for anchor, mask in zip(pencils.anchors, pencils.masks, strict=True):
        reach = max(4, int(0.12 * anchor.face.height * case[2][1]))
        for point in (anchor.mouth, anchor.eyes):
            assert near(mask.image.array, point.x, point.y, reach=reach) or near(everyone, point.x, point.y, reach=0)
        assert anchor.body.x - 0.02 <= anchor.face.center.x <= anchor.body.right + 0.02


@quick
@given(case=panels())
def test_masks_share_no_pixel_and_agree_with_segmentation_and_depth(case: Case) -> None:
    pencils = drawn(case)
    masks = [mask.image.array > 0 for mask in pencils.masks]
    assert not masks or int(sum(mask.astype(int) for mask in masks).max()) <= 1
    segmentation, depth = pencils.control("segmentation").array, pencils.control("depth").array
    ground = (segmentation == CLASS_COLORS["sky"]).all(axis=2)
    for mask in masks:
        assert not (mask & ground).any()
        # One figure is one plane: its depth is one value, so the nearer of two is nearer everywhere.
        assert not mask.any() or int(np.ptp(depth[mask].astype(int))) <= 1


@quick
@given(case=panels())
def test_ink_of_the_line_map_is_dark_in_the_draft(case: Case) -> None:
    pencils = drawn(case)
    draft, line = pencils.draft.array.max(axis=2).astype(int), pencils.control("line").array
    flat = pencils.control("flat").array.max(axis=2).astype(int)
    inked = line < 60
    if inked.any():
        assert (draft[inked] <= np.maximum(flat[inked], 140) + 40).mean() > 0.98


@quick
@given(case=panels())
def test_joints_lie_in_the_body(case: Case) -> None:
    pencils = drawn(case)
    pose = pencils.control("pose").array.max(axis=2) > 0
    width, height = case[2]
    allowed = np.zeros((height, width), bool)
    slack = 0.03
    for anchor in pencils.anchors:
        left, right = int((anchor.body.x - slack) * width), int((anchor.body.right + slack) * width)
        top, bottom = int((anchor.body.y - slack) * height), int((anchor.body.bottom + slack) * height)
        allowed[max(top, 0) : max(bottom + 1, 0), max(left, 0) : max(right + 1, 0)] = True
    assert not (pose & ~allowed).any()


@quick
@given(case=panels())
def test_no_two_faces_overlap_and_none_stands_in_the_words_room(case: Case) -> None:
    pencils = drawn(case)
    faces = [anchor.face for anchor in pencils.anchors]
    for box in pencils.reserved:
        assert all(box.intersection_area(face) < 1e-9 for face in faces)
    crowded = any("faces clear" in warning for warning in pencils.warnings)
    for number, face in enumerate(faces):
        for other in faces[number + 1 :]:
            assert crowded or overlap(face, other) < 0.02


def overlap(face: Box, other: Box) -> float:
    return face.intersection_area(other) / max(min(face.area, other.area), 1e-9)


@settings(quick, max_examples=4)
@given(case=panels(most=6))
def test_six_figures_fit_with_their_faces_clear(case: Case) -> None:
    assert not any("faces clear" in warning for warning in drawn(case).warnings)
