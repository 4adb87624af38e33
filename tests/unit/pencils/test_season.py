"""Seasons: what they do to colours, to trees, to the ground."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from audobon.comic.story import DayTime
from audobon.comic.storyboard import Season
from audobon.pencils import ground_cover
from audobon.pencils.camera import View
from audobon.pencils.light import light_of
from audobon.pencils.places.catalogue import CATALOGUE
from audobon.pencils.plates import pull_plates
from audobon.pencils.props import plants, street_things
from audobon.pencils.season import in_season, is_foliage, is_green, season_color
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import Random, seeded
from audobon.pencils.stage import Stage

WIDTH, HEIGHT = 120, 90


def stage_of(season: Season, *, weather: str = "", indoors: bool = False) -> Stage:
    scale = HEIGHT / 3.0
    view = View(
        width_px=WIDTH, height_px=HEIGHT, scale_px=scale, distance=5.0, eye=1.5, horizon_px=0.9 * HEIGHT - 1.5 * scale,
        center=0.0, tilt_degrees=0.0, pen_px=1.0, softness=0.0,
    )  # fmt: skip
    light = light_of(DayTime.DAY, weather, indoors=indoors)
    return Stage(view, light=light, seed=("s",), set_scale=1.0, indoors=indoors, season=season)


def picture(kind: str, season: Season) -> np.ndarray:
    stage = stage_of(season, indoors=CATALOGUE[kind].indoors)
    CATALOGUE[kind].build(stage)
    ground_cover.strew(stage)
    return pull_plates(stage.shapes(), width_px=WIDTH, height_px=HEIGHT, paper="#f7f0e1").draft.astype(float)


def test_every_season_looks_like_no_other_out_of_doors() -> None:
    pictures = [picture("meadow", season) for season in Season]
    for first in range(len(pictures)):
        for second in range(first):
            assert np.abs(pictures[first] - pictures[second]).mean() > 3


def test_rooms_know_no_season() -> None:
    assert (picture("kitchen", Season.WINTER) == picture("kitchen", Season.SUMMER)).all()


def test_autumn_is_warmer_and_winter_paler_than_summer() -> None:
    summer, autumn, winter = (picture("meadow", s) for s in (Season.SUMMER, Season.AUTUMN, Season.WINTER))
    warmth = [float((p[..., 0] - p[..., 1]).mean()) for p in (summer, autumn)]
    assert warmth[1] > warmth[0] + 5
    assert winter.mean() > summer.mean() + 15


def test_leaves_fall_and_firs_keep_theirs() -> None:
    bare = in_season(plants.tree(seeded("t")), Season.WINTER, seeded("w"))
    assert not any(is_foliage(shape) for shape in bare)
    fir = in_season(plants.fir(seeded("t")), Season.WINTER, seeded("w"))
    assert any(is_green(shape.color) and shape.part.startswith("tier") for shape in fir)


@pytest.mark.parametrize("thing", [street_things.well, street_things.stone_wall, street_things.bench])
def test_snow_lies_on_what_stands_in_winter(thing: Callable[[Random], list[Shape]]) -> None:
    snow = [shape for shape in in_season(thing(seeded("t")), Season.WINTER, seeded("w")) if shape.part == "snow"]
    assert snow
    assert np.nanmax(snow[0].points[:, 1]) < 0


def test_falling_snow_makes_it_winter() -> None:
    assert stage_of(Season.SUMMER, weather="heavy snow").season is Season.WINTER


def test_only_green_turns() -> None:
    assert season_color("#b66a58", "tree", Season.AUTUMN) == "#b66a58"
    assert season_color("#96aa69", "grass", Season.AUTUMN) != "#96aa69"
    assert season_color("#96aa69", "grass", Season.UNKNOWN) == "#96aa69"
