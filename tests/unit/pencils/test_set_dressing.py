"""Props where they belong: upon what bears them, clear of figures, in the frame."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.comic.story import DayTime
from audobon.comic.storyboard import Prop
from audobon.pencils.camera import View
from audobon.pencils.light import light_of
from audobon.pencils.set_dressing import dress
from audobon.pencils.shapes import Shape, ShapeKind
from audobon.pencils.stage import Stage

WIDTH, HEIGHT = 200, 150


def stage_of(*, indoors: bool, metres: float = 3.0, time: DayTime = DayTime.DAY) -> Stage:
    scale = HEIGHT / metres
    view = View(
        width_px=WIDTH, height_px=HEIGHT, scale_px=scale, distance=5.0, eye=1.5, horizon_px=0.9 * HEIGHT - 1.5 * scale,
        center=0.0, tilt_degrees=0.0, pen_px=1.0, softness=0.0,
    )  # fmt: skip
    light = light_of(time, "overcast" if not indoors else "", indoors=indoors)
    return Stage(view, light=light, seed=("s",), set_scale=1.0, indoors=indoors)


def forms(stage: Stage) -> list[Shape]:
    return [shape for shape in stage.shapes() if shape.kind is ShapeKind.FORM]


def middle(shapes: list[Shape]) -> float:
    points = np.vstack([shape.points for shape in shapes])
    return float((np.nanmin(points[:, 0]) + np.nanmax(points[:, 0])) / 2)


def test_small_things_stand_on_the_table_that_the_panel_has() -> None:
    alone, upon = stage_of(indoors=True), stage_of(indoors=True)
    dress(alone, [Prop(name="table", x=0.5)], keep_clear=(), already=())
    dress(upon, [Prop(name="table", x=0.5), Prop(name="cup", x=0.1)], keep_clear=(), already=())
    table, cup = forms(alone), forms(upon)[len(forms(alone)) :]
    top = min(float(np.nanmin(shape.points[:, 1])) for shape in table)
    foot = max(float(np.nanmax(shape.points[:, 1])) for shape in cup)
    assert abs(foot - top) < 0.12 * HEIGHT
    assert not [shape for shape in forms(upon) if shape.part.endswith(":stem")]


@pytest.mark.parametrize("name", ["barrel", "lamp post", "scythe", "armchair", "candle"])
def test_things_stand_aside_of_a_figure(name: str) -> None:
    stage = stage_of(indoors=name in ("armchair", "candle"))
    dress(stage, [Prop(name=name, x=0.5)], keep_clear=[(0.0, 0.5)], already=())
    assert abs(middle(forms(stage)) - WIDTH / 2) > 0.06 * WIDTH


def test_two_things_do_not_stand_in_one_place() -> None:
    stage = stage_of(indoors=False)
    dress(stage, [Prop(name="barrel", x=0.5), Prop(name="bucket", x=0.5)], keep_clear=(), already=())
    shapes = forms(stage)
    labels = [middle([shape]) for shape in shapes]
    assert max(labels) - min(labels) > 0.08 * WIDTH


@pytest.mark.parametrize("metres", [3.0, 1.2])
def test_what_is_named_is_seen_in_near_and_far_shots(metres: float) -> None:
    stage = stage_of(indoors=False, metres=metres)
    dress(stage, [Prop(name="basket", x=0.3)], keep_clear=[(0.3, 0.0)], already=())
    points = np.vstack([shape.points for shape in forms(stage)])
    seen = (points[:, 1] < HEIGHT) & (points[:, 1] > 0) & (points[:, 0] > 0) & (points[:, 0] < WIDTH)
    assert seen.mean() > 0.5


def test_lamps_shine_at_night_alone() -> None:
    glows = []
    for time in (DayTime.DAY, DayTime.NIGHT):
        stage = stage_of(indoors=True, time=time)
        dress(stage, [Prop(name="candle", x=0.5)], keep_clear=(), already=())
        glows.append([s for s in stage.shapes() if s.kind is ShapeKind.LIGHT and s.part == "*"])
    assert [len(glow) for glow in glows] == [0, 1]


def test_what_has_no_place_is_left_out_with_a_warning() -> None:
    room, field = stage_of(indoors=True), stage_of(indoors=False)
    assert "no place indoors" in dress(room, [Prop(name="ship", x=0.5)], keep_clear=(), already=())[0]
    assert "no wall" in dress(field, [Prop(name="picture", x=0.5)], keep_clear=(), already=())[0]
    assert not forms(room)
    assert not forms(field)


def test_fire_burns_in_a_hearth_indoors() -> None:
    room, field = stage_of(indoors=True), stage_of(indoors=False)
    for stage in (room, field):
        assert dress(stage, [Prop(name="fire", x=0.5)], keep_clear=(), already=()) == []
    assert [s for s in forms(room) if s.part.endswith(":breast")]
    assert not [s for s in forms(field) if s.part.endswith(":breast")]
