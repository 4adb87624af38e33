"""A picture from a few words: whoever, whatever, wherever and whenever they name is in its plan."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.comic.story import DayTime
from audobon.comic.storyboard import Facing, Season, Shot
from audobon.errors import InputError
from audobon.hire import hire_penciller
from audobon.one_panel import Part, pencilled, pencilled_part, plan_picture


def test_a_person_their_dress_pose_place_and_light_are_planned() -> None:
    plan = plan_picture("an old fisherman in a yellow coat mends a net on the beach at sunset")
    (figure,) = plan.brief.placements
    assert (figure.pose, figure.holds) == ("sewing", "net")
    assert (plan.brief.place_kind, plan.brief.time, plan.brief.shot) == ("beach", DayTime.EVENING, Shot.FULL)
    (design,) = plan.cast
    assert design.age == "old"
    assert any(garment.name == "coat" for garment in design.garments)
    assert "yellow coat" in plan.looks[0].words


def test_those_on_their_way_together_go_the_same_way_over_open_ground() -> None:
    plan = plan_picture("two children run through the snow")
    assert [one.pose for one in plan.brief.placements] == ["running"] * 2
    assert len({one.facing for one in plan.brief.placements}) == 1
    assert plan.brief.placements[1].x - plan.brief.placements[0].x > 0.4
    assert (plan.brief.season, plan.brief.weather, plan.brief.place_kind) == (Season.WINTER, "snow", "meadow")


def test_a_rider_sits_on_the_horse_and_both_go_one_way() -> None:
    plan = plan_picture("a girl rides a white horse across a meadow")
    rider, horse = plan.brief.placements
    assert rider.on == horse.character
    assert (rider.x, rider.facing) == (horse.x, horse.facing)


def test_things_that_are_named_stand_there_once() -> None:
    assert [prop.name for prop in plan_picture("a fox under a vine").brief.props] == ["vine"]
    throne = plan_picture("the king sits on his throne")
    assert throne.brief.placements[0].on == "throne"
    assert throne.brief.props == ()


def test_what_must_not_be_seen_is_taken_out() -> None:
    words = "a boy and his dog sit beside a tree in the rain"
    whole, spared = plan_picture(words), plan_picture(words, without="dogs, trees, rain")
    assert (len(whole.brief.placements), len(spared.brief.placements)) == (2, 1)
    assert ("tree" in [prop.name for prop in whole.brief.props], spared.brief.props) == (True, ())
    assert (whole.brief.weather, spared.brief.weather) == ("rain", "unknown")


def test_takes_differ_in_their_set_and_sides_unless_the_words_speak_of_sides() -> None:
    plan = plan_picture("a knight runs to the right through a forest")
    assert plan.take(3).brief.placements == plan.take(2).brief.placements
    free = plan_picture("two children run through the snow")
    assert free.take(2) == free.take(2)
    assert free.take(2).brief.placements[0].facing is Facing.RIGHT
    assert free.take(3).brief.placements[0].facing is Facing.LEFT
    penciller = hire_penciller()
    drafts = [pencilled(free.take(seed), penciller, width_px=128, height_px=128).draft.array for seed in (2, 2, 4)]
    assert np.array_equal(drafts[0], drafts[1])
    assert not np.array_equal(drafts[0], drafts[2])


def test_a_part_shows_the_set_of_the_whole_and_its_own_figures() -> None:
    plan, penciller = plan_picture("a black dog sits on the beach at sunset"), hire_penciller()
    part = Part(left=40, top=64, width=128, height=128, whole_px=(256, 192))
    found = pencilled_part(plan, penciller, part)
    assert (found.draft.height_px, found.draft.width_px) == (128, 128)
    assert all(one.image.array.shape[:2] == (128, 128) for one in found.controls)
    inside = np.asarray(found.masks[0].image.array) > 0
    assert 0.02 < inside.mean() < 0.8
    empty = pencilled_part(plan_picture("a beach at sunset"), penciller, part)
    assert (empty.draft.array.shape, empty.masks) == ((128, 128, 3), ())


@pytest.mark.parametrize("words", ["", "...", "  \n"])
def test_words_that_tell_nothing_are_refused(words: str) -> None:
    with pytest.raises(InputError, match="AUD-187"):
        plan_picture(words)
