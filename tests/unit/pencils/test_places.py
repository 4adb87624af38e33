"""Every place: drawn at every shot, by day and night, in any season, with few shapes and a geometry of its own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from audobon.comic.story import DayTime
from audobon.comic.storyboard import Season, Shot
from audobon.pencils.camera import View
from audobon.pencils.framing import GRAMMAR
from audobon.pencils.light import light_of
from audobon.pencils.places.catalogue import CATALOGUE, PLACES
from audobon.pencils.plates import Plates, pull_plates
from audobon.pencils.props.catalogue import CATALOGUE as PROPS
from audobon.pencils.shapes import Shape
from audobon.pencils.stage import Stage

WIDTH, HEIGHT = 112, 84
MOST_SHAPES = 1500


def view(shot: Shot = Shot.WIDE, *, width: int = WIDTH, height: int = HEIGHT) -> View:
    """The camera that a grown woman standing alone would get."""
    grammar = GRAMMAR[shot]
    metres = 1.7 / grammar.body if grammar.body else 1.7 * grammar.crop / 0.9
    scale, eye = height / metres, grammar.eye * 1.7
    ground = 0.9 * height if grammar.body else 0.1 * height + 1.7 * scale
    return View(
        width_px=width,
        height_px=height,
        scale_px=scale,
        distance=grammar.distance,
        eye=eye,
        horizon_px=ground - eye * scale,
        center=0.0,
        tilt_degrees=0.0,
        pen_px=1.0,
        softness=grammar.softness,
    )


def shapes(
    kind: str, seen: View, *, time: DayTime = DayTime.DAY, season: Season = Season.UNKNOWN, scene: str = "s1"
) -> list[Shape]:
    indoors = CATALOGUE[kind].indoors
    light = light_of(time, "", indoors=indoors)
    stage = Stage(seen, light=light, seed=("place", scene), set_scale=1.0, indoors=indoors, season=season)
    CATALOGUE[kind].build(stage)
    return stage.shapes()


def pulled(drawn: list[Shape]) -> Plates:
    return pull_plates(drawn, width_px=WIDTH, height_px=HEIGHT, paper="#f7f0e1")


@cache
def by_day(kind: str) -> tuple[int, Plates]:
    drawn = shapes(kind, view())
    return len(drawn), pulled(drawn)


def test_every_place_fills_its_frame_with_few_shapes() -> None:
    assert len(PLACES) >= 100
    for kind in PLACES:
        count, plates = by_day(kind)
        assert count < MOST_SHAPES, kind
        assert plates.draft.std() > 6, kind


def _softened(line: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Ink as a soft field of unit length, so that the product of two is their likeness."""
    field = cv2.GaussianBlur(255 - line, (0, 0), 1.6).astype(np.float32)
    field -= field.mean()
    return np.asarray(field / max(float(np.linalg.norm(field)), 1e-6))


def test_no_two_places_are_one_geometry_recoloured() -> None:
    lines = np.stack([_softened(by_day(kind)[1].line).ravel() for kind in PLACES])
    close = np.argwhere(np.triu(lines @ lines.T, k=1) > 0.72)
    alike = []
    for one, other in ((PLACES[a], PLACES[b]) for a, b in close):
        labels = by_day(one)[1].segmentation == by_day(other)[1].segmentation
        if labels.all(axis=2).mean() > 0.85:
            alike.append((one, other))
    assert alike == []


@pytest.mark.parametrize("shot", [shot for shot in Shot if shot in GRAMMAR])
def test_places_draw_at_every_shot_by_night_in_any_season(shot: Shot) -> None:
    number = list(GRAMMAR).index(shot)
    seasons = list(Season)
    for k, kind in enumerate(PLACES):
        if k % (2 * len(GRAMMAR)) != 2 * number:
            continue
        drawn = shapes(kind, view(shot), time=DayTime.NIGHT, season=seasons[(k // len(GRAMMAR)) % len(seasons)])
        plates = pulled(drawn)
        assert all(np.isfinite(shape.points[~np.isnan(shape.points[:, 0])]).all() for shape in drawn), kind
        assert plates.draft.std() > 2, kind


def test_things_that_a_place_has_of_itself_are_things_that_can_be_asked_for() -> None:
    assert {name for place in CATALOGUE.values() for name in place.has} <= set(PROPS)


def test_rug_lies_on_the_floor_of_a_giant_too() -> None:
    for size in (0.4, 1.0, 1.35):
        light = light_of(DayTime.DAY, "", indoors=True)
        stage = Stage(view(), light=light, seed=("place", "s1"), set_scale=size, indoors=True)
        CATALOGUE["library"].build(stage)
        labels = [shape.label for shape in stage.shapes()]
        assert labels.index("floor") < labels.index("rug"), size


@pytest.mark.parametrize("turn", [-12.0, 12.0])
@pytest.mark.parametrize("kind", ["kitchen", "nursery", "bakery"])
def test_what_hangs_on_a_wall_stays_before_it_when_the_camera_turns(kind: str, turn: float) -> None:
    straight, turned = pulled(shapes(kind, view())).line, pulled(shapes(kind, replace(view(), yaw_degrees=turn))).line
    assert (turned < 128).mean() > 0.75 * (straight < 128).mean()


@pytest.mark.parametrize("kind", ["orchard", "tower room", "boat", "market"])
def test_a_place_is_the_same_in_every_panel_of_its_scene_and_another_in_the_next(kind: str) -> None:
    first = by_day(kind)[1].draft
    assert (pulled(shapes(kind, view())).draft == first).all()
    assert (pulled(shapes(kind, view(), scene="s2")).draft != first).any()


def test_what_stands_in_a_place_stays_when_the_frame_widens() -> None:
    near, wide = view(), replace(view(width=WIDTH + 40), center=0.0)
    for kind in ("orchard", "clearing", "brook"):
        left = pulled(shapes(kind, near)).flat
        right = pull_plates(shapes(kind, wide), width_px=WIDTH + 40, height_px=HEIGHT, paper="#f7f0e1").flat
        same = (left[HEIGHT // 2 :] == right[HEIGHT // 2 :, 20:-20]).all(axis=2).mean()
        assert same > 0.8, kind
