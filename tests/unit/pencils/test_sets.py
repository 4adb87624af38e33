"""Places, props, balloon space and the pose map."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from audobon.comic.geometry import Box, Point
from audobon.comic.story import DayTime
from audobon.comic.storyboard import LetteringKind, LetteringLine
from audobon.pencils import balloon_space
from audobon.pencils.camera import View
from audobon.pencils.light import light_of, weather_kind
from audobon.pencils.places.catalogue import CATALOGUE
from audobon.pencils.plates import pull_plates
from audobon.pencils.skeleton_map import COLORS, skeleton_map
from audobon.pencils.stage import Stage

WIDTH, HEIGHT = 150, 110


def view() -> View:
    scale = HEIGHT / 3.0
    return View(
        width_px=WIDTH,
        height_px=HEIGHT,
        scale_px=scale,
        distance=5.0,
        eye=1.5,
        horizon_px=0.9 * HEIGHT - 1.5 * scale,
        center=0.0,
        tilt_degrees=0.0,
        pen_px=1.0,
        softness=0.0,
    )


def drawn(kind: str, *, scene: str = "s1", time: DayTime = DayTime.DAY) -> np.ndarray:
    indoors = CATALOGUE[kind].indoors
    stage = Stage(view(), light=light_of(time, "", indoors=indoors), seed=(kind, scene), set_scale=1.0, indoors=indoors)
    CATALOGUE[kind].build(stage)
    return pull_plates(stage.shapes(), width_px=WIDTH, height_px=HEIGHT, paper="#f7f0e1").draft


@pytest.mark.parametrize("kind", ["garden", "kitchen", "street"])
def test_place_is_the_same_in_every_panel_of_its_scene(kind: str) -> None:
    assert (drawn(kind) == drawn(kind)).all()
    assert (drawn(kind) != drawn(kind, scene="s2")).any()


@pytest.mark.parametrize("kind", ["meadow", "drawing room"])
def test_night_is_darker_than_day(kind: str) -> None:
    assert drawn(kind, time=DayTime.NIGHT).mean() < drawn(kind).mean() - 20


def line(text: str, speaker: str | None, kind: LetteringKind = LetteringKind.SPEECH) -> LetteringLine:
    return LetteringLine(kind=kind, text=text, speaker=speaker, spans=())


def test_first_speaker_is_reserved_left_or_above() -> None:
    sizes = balloon_space.balloon_sizes(
        [line("What a fine morning this is!", "a"), line("Fine? It rains.", "b")],
        aspect=1.4,
        speakers={"a": 0.7, "b": 0.3},
    )
    first, second = balloon_space.place_balloons(sizes)
    assert (first.y, first.x) < (second.y, second.x)
    assert first.intersection_area(second) == 0


def test_more_words_ask_for_more_room_and_sounds_for_none() -> None:
    few, many = balloon_space.balloon_sizes([line("Yes.", "a"), line("word " * 24, "a")], aspect=1.0, speakers={})
    assert many.width * many.height > 4 * few.width * few.height
    assert balloon_space.balloon_sizes([line("CRASH", None, LetteringKind.SOUND)], aspect=1.0, speakers={}) == ()


def test_faces_are_cut_out_of_reserved_boxes() -> None:
    face = Box(x=0.4, y=0.1, width=0.2, height=0.3)
    kept = balloon_space.clear_of_figures([Box(x=0.1, y=0.05, width=0.5, height=0.2)], [face], [])
    assert kept
    assert all(box.intersection_area(face) == 0 for box in kept)


def test_hand_at_the_edge_is_left_clear_and_one_in_the_middle_gives_way() -> None:
    box = Box(x=0.1, y=0.05, width=0.5, height=0.2)
    edge, middle = (balloon_space.clear_of_figures([box], [], [Point(x=0.35, y=y)])[0] for y in (0.24, 0.15))
    assert not edge.contains(Point(x=0.35, y=0.24))
    assert middle == box


def test_band_beside_a_corner_balloon_is_open() -> None:
    assert balloon_space.open_band([Box(x=0.0, y=0.0, width=0.3, height=0.2)]) == pytest.approx((0.31, 1.0))
    assert balloon_space.open_band([]) == (0.0, 1.0)


def test_weather_words_are_understood() -> None:
    assert [weather_kind(w) for w in ("a heavy storm", "deep snow", "thick mist", "windy", "unknown", "")] == [
        "storm",
        "snow",
        "fog",
        "wind",
        "",
        "",
    ]


def test_pose_map_uses_the_standard_colours_on_black() -> None:
    joints = np.full((18, 2), np.nan)
    joints[1], joints[0] = (32, 40), (32, 10)
    canvas = skeleton_map([joints], width_px=64, height_px=64)
    assert tuple(canvas[40, 32]) == COLORS[1]
    assert tuple(canvas[10, 32]) == COLORS[0]
    assert tuple(canvas[25, 32]) == tuple(int(c * 0.6) for c in COLORS[12])
    assert canvas[60, 5].max() == 0


@pytest.mark.parametrize(("eye", "seen"), [(1.5, True), (4.5, False)])
def test_ceiling_is_left_out_where_the_lens_is_above_it(eye: float, seen: bool) -> None:
    above = replace(view(), eye=eye, horizon_px=0.9 * HEIGHT - eye * HEIGHT / 3.0)
    stage = Stage(above, light=light_of(DayTime.DAY, "", indoors=True), seed=("r",), set_scale=1.0, indoors=True)
    CATALOGUE["room"].build(stage)
    assert any(shape.label == "ceiling" for shape in stage.shapes()) is seen
