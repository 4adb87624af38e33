"""Those who touch stand together: partners by their gap, riders on backs, sitters on seats."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.geometry import Box
from audobon.comic.pencils import Pencils
from audobon.comic.span import Span
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import Camera, CastDesign, Facing, Garment, PanelBrief, Placement, Shot, Sort
from audobon.pencils.bonds import Troupe, bind, facing_partners
from audobon.pencils.camera import View
from audobon.pencils.figures import draw_figure
from audobon.pencils.framing import Ground, Words, frame_panel
from audobon.pencils.penciller import ScenePenciller
from audobon.pencils.posing import moment_of
from audobon.pencils.silhouette import Face, Silhouette

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
TOM = replace(ANN, character="tom", name="Tom", gender="male", hair_style="short")
HORSE = replace(ANN, character="horse", name="Horse", species="horse", sort=Sort.ANIMAL, dressed=False, height=1.3)


def drawn(*placements: Placement, shot: Shot = Shot.FULL, over: str = "") -> Pencils:
    brief = brief_of(*placements, shot=shot, over=over)
    return ScenePenciller().draw(brief, (ANN, TOM, HORSE), width_px=240, height_px=200)


def brief_of(*placements: Placement, shot: Shot = Shot.FULL, over: str = "") -> PanelBrief:
    return PanelBrief(
        id="p1",
        span=Span(start=0, end=1),
        scene="s1",
        shot=shot,
        camera=Camera(over_shoulder=over),
        placements=placements,
        place="",
        place_kind="room",
        inside=True,
        time=DayTime.DAY,
        weather="",
        props=(),
        lettering=(),
        prompt="",
        emotion=Emotion.NEUTRAL,
        importance=0.5,
    )


def test_partners_of_an_embrace_stand_close_and_touch() -> None:
    free = drawn(Placement(character="ann", x=0.3, facing=Facing.RIGHT), Placement(character="tom", x=0.7))
    together = drawn(
        Placement(character="ann", x=0.3, pose="hugging", partner="tom"),
        Placement(character="tom", x=0.7, pose="hugging", partner="ann"),
    )
    apart = [abs(p.anchors[0].body.center.x - p.anchors[1].body.center.x) for p in (free, together)]
    assert apart[1] < 0.7 * apart[0]
    ann, tom = together.anchors
    touched = tom.body
    assert any(touched.contains(hand) for hand in ann.hands)


def test_rider_sits_above_the_back_and_is_drawn_over_it() -> None:
    pencils = drawn(
        Placement(character="ann", x=0.5, pose="riding", on="horse", facing=Facing.LEFT),
        Placement(character="horse", x=0.5, pose="walking", facing=Facing.LEFT),
    )
    ann, horse = pencils.anchors
    assert ann.body.y < horse.body.y + 0.1
    assert horse.body.x < ann.body.center.x < horse.body.right
    overlap = pencils.masks[0].image.array[int(horse.body.center.y * 200) :, :]
    assert overlap.any()


def test_who_climbs_a_wall_is_on_the_way_up_and_who_climbs_a_ladder_on_its_rungs() -> None:
    def lift(pose: str, on: str) -> float:
        pencils = drawn(
            Placement(character="ann", x=0.3, pose=pose, on=on), Placement(character="tom", x=0.7), shot=Shot.WIDE
        )
        ann, tom = pencils.anchors
        return (tom.body.bottom - ann.body.bottom) / tom.body.height

    assert lift("climbing", "") < lift("climbing", "wall") < lift("standing", "wall")
    assert lift("climbing", "ladder") > lift("climbing", "wall")


def test_two_who_would_bear_each_other_stand_on_the_ground() -> None:
    pencils = drawn(
        Placement(character="ann", x=0.3, on="tom"),
        Placement(character="tom", x=0.7, on="ann"),
    )
    assert len(pencils.anchors) == 2


@pytest.mark.parametrize(("noun", "pose"), [("table", "standing"), ("bed", "sleeping"), ("branch", "sitting")])
def test_things_lift_whom_they_bear(noun: str, pose: str) -> None:
    plain, borne = (
        drawn(Placement(character="ann", x=0.3, pose=pose, on=on), Placement(character="tom", x=0.7), shot=Shot.WIDE)
        for on in ("", noun)
    )

    def lift(pencils: Pencils) -> float:
        ann, tom = pencils.anchors
        return (tom.body.bottom - ann.body.bottom) / tom.body.height

    assert lift(borne) > lift(plain) + 0.2
    assert not borne.warnings


def test_nothing_that_cannot_bear_is_named_in_a_warning() -> None:
    pencils = drawn(Placement(character="ann", x=0.5, on="gossamer"))
    assert any("`gossamer`" in warning and "`ann`" in warning for warning in pencils.warnings)


def test_shoulder_is_large_at_its_side_and_leaves_the_other_face_clear() -> None:
    pencils = drawn(Placement(character="ann", x=0.3), Placement(character="tom", x=0.7), shot=Shot.MEDIUM, over="ann")
    ann, tom = pencils.anchors
    assert ann.face.center.x < 0.3
    assert tom.face.center.x > 0.44
    assert ann.body.height > 1.3 * tom.body.height
    assert ann.face.intersection_area(tom.face) == 0
    row, column = int(tom.eyes.y * 200), int(tom.eyes.x * 240)
    assert pencils.masks[1].image.array[row, column] == 255


def test_broad_thing_near_the_lens_shrinks_before_it_hides_a_face() -> None:
    wall = Silhouette(
        low=0.0,
        step=0.1,
        lefts=np.full(10, -1.0),
        rights=np.full(10, 1.0),
        faces=(Face(left=-0.2, right=0.2, bottom=0.5, top=0.8),),
    )
    man = replace(wall, lefts=np.full(10, -0.2), rights=np.full(10, 0.2))
    placements = [Placement(character="wall", x=0.2), Placement(character="man", x=0.8)]
    framing = frame_panel(
        [wall, man],
        placements,
        shot=Shot.MEDIUM,
        camera=Camera(over_shoulder="wall"),
        size_px=(300, 300),
        words=Words(),
        ground=Ground(),
    )
    near, far = framing.stands
    reach = framing.view.x_px(near.x + near.scale, near.z)
    assert reach <= framing.view.x_px(far.x - 0.2 * far.scale, far.z)


def test_turned_set_keeps_its_points_and_its_edges_in_sight() -> None:
    view = View(
        width_px=300,
        height_px=200,
        scale_px=60.0,
        distance=5.0,
        eye=1.5,
        horizon_px=90.0,
        center=0.4,
        tilt_degrees=0.0,
        pen_px=1.0,
        softness=0.0,
        yaw_degrees=8.0,
    )
    x, z = view.to_camera(1.2, 2.5)
    assert view.to_set(x, z) == pytest.approx((1.2, 2.5))
    for depth in (-2.0, 0.0, 3.0, 30.0):
        left, right = view.span(depth)
        columns = view.space(np.array([left, right]), np.zeros(2), np.full(2, depth))[:, 0]
        assert columns[0] <= 0.0
        assert columns[1] >= 300.0


@pytest.mark.parametrize("pose", ["handing", "taking", "hugging", "kissing", "whispering", "leading"])
@pytest.mark.parametrize("height", [0.2, 0.45, 2.6])
def test_partners_of_any_height_keep_their_faces_clear(pose: str, height: float) -> None:
    tom = replace(TOM, height=height)
    placements = (
        Placement(character="ann", x=0.3, pose=pose, partner="tom", facing=Facing.RIGHT),
        Placement(character="tom", x=0.7, pose="standing", facing=Facing.LEFT),
    )
    troupe = bound(placements, (ANN, tom))
    (group,) = troupe.groups
    (one, other) = (
        Box(x=face.left, y=-face.top, width=face.right - face.left, height=face.top - face.bottom)
        for face in group.silhouette.faces
    )
    assert one.intersection_area(other) < 0.01 * min(one.area, other.area)


def bound(placements: tuple[Placement, ...], cast: tuple[CastDesign, ...]) -> Troupe:
    moments = [
        moment_of(brief_of(*placements), placement, design, placements=placements, designs=cast)
        for placement, design in zip(placements, cast, strict=True)
    ]
    turned = facing_partners(placements)
    return bind(turned, moments, lambda number, moment: draw_figure(cast[number], moment), set_scale=1.0)
