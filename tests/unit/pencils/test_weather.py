"""Hours and weathers: each looks like no other, shadows agree, wind bends what gives way."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.comic.story import DayTime
from audobon.comic.storyboard import Season
from audobon.pencils import weather
from audobon.pencils.camera import View
from audobon.pencils.light import light_of
from audobon.pencils.places.meadow import meadow
from audobon.pencils.plates import pull_plates
from audobon.pencils.props import plants, street_things
from audobon.pencils.shapes import ShapeKind
from audobon.pencils.sketch import seeded
from audobon.pencils.stage import Stage
from audobon.pencils.wind import leaning

WIDTH, HEIGHT = 120, 90
HOURS = (DayTime.DAWN, DayTime.MORNING, DayTime.DAY, DayTime.EVENING, DayTime.NIGHT)
WEATHERS = ("", "cloudy", "rain", "thunderstorm", "snow", "fog", "windy", "sunshine", "a rainbow")


def stage_of(time: DayTime, words: str, *, indoors: bool = False) -> Stage:
    scale = HEIGHT / 3.0
    view = View(
        width_px=WIDTH, height_px=HEIGHT, scale_px=scale, distance=5.0, eye=1.5, horizon_px=0.9 * HEIGHT - 1.5 * scale,
        center=0.0, tilt_degrees=0.0, pen_px=1.0, softness=0.0,
    )  # fmt: skip
    light = light_of(time, words, indoors=indoors, season=Season.UNKNOWN)
    return Stage(view, light=light, seed=("s",), set_scale=1.0, indoors=indoors)


def picture(time: DayTime, words: str) -> np.ndarray:
    stage = stage_of(time, words)
    meadow(stage)
    weather.in_the_sky(stage)
    weather.on_the_ground(stage)
    weather.fall(stage)
    return pull_plates(stage.shapes(), width_px=WIDTH, height_px=HEIGHT, paper="#f7f0e1").draft.astype(float)


@pytest.mark.parametrize("words", ["", "rain"])
def test_every_hour_looks_like_no_other(words: str) -> None:
    pictures = [picture(time, words) for time in HOURS]
    for first in range(len(pictures)):
        for second in range(first):
            assert np.abs(pictures[first] - pictures[second]).mean() > (4 if not words else 1.5)


def test_every_weather_looks_like_no_other() -> None:
    pictures = [picture(DayTime.DAY, words) for words in WEATHERS]
    for first in range(len(pictures)):
        for second in range(first):
            assert np.abs(pictures[first] - pictures[second]).mean() > 1.2, (WEATHERS[first], WEATHERS[second])


def test_shadows_fall_to_the_right_and_longer_towards_evening() -> None:
    reaches = []
    for time in (DayTime.DAY, DayTime.MORNING, DayTime.EVENING):
        stage = stage_of(time, "")
        stage.put(street_things.signpost(seeded("t")), x=0.0, z=2.0)
        shadows = [s.points for s in stage.shapes() if s.kind is ShapeKind.SHADE and s.part == "*"]
        reaches.append(float(np.nanmax(shadows[0][:, 0])))
    assert WIDTH / 2 < reaches[0] < reaches[1] < reaches[2]


@pytest.mark.parametrize("words", ["rain", "fog", "snow", "overcast"])
def test_covered_sky_throws_no_shadow(words: str) -> None:
    stage = stage_of(DayTime.DAY, words)
    stage.put(street_things.signpost(seeded("t")), x=0.0, z=2.0)
    assert not [s for s in stage.shapes() if s.kind is ShapeKind.SHADE and s.part == "*"]


def test_wind_bends_trees_and_leaves_posts_alone() -> None:
    calm, blown = plants.tree(seeded("t")), leaning(plants.tree(seeded("t")), 0.8)
    assert np.nanmax(blown[0].points[:, 0]) > np.nanmax(calm[0].points[:, 0]) + 0.1
    post = street_things.signpost(seeded("t"))
    stiff = [shape for shape in post if shape.label not in ("grass", "plant", "tree")]
    assert all(
        (a.points == b.points).all() for a, b in zip(stiff, leaning(stiff, 0.8), strict=True) if a.points.size < 40
    )


def test_no_weather_indoors() -> None:
    stage = stage_of(DayTime.DAY, "storm", indoors=True)
    weather.in_the_sky(stage)
    weather.on_the_ground(stage)
    weather.fall(stage)
    assert not stage.shapes()
