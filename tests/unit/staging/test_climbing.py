"""Climbing is drawn by hands and feet where there is something to climb, as a walk where the way goes up."""

from __future__ import annotations

import pytest

from audobon.staging.climbing import climbing_pose
from audobon.staging.idioms import idiom_pose


@pytest.mark.parametrize(
    ("rest", "told", "pose"),
    [
        ("climbed the hundred steps with her can", "She climbed the hundred steps with her can", "walking"),
        ("climbed through the window", "Grey climbed through the window", "walking"),
        ("climbed behind her, counting", "Jory climbed behind her, counting", "walking"),
        ("climbed the hill. A tree stood there", "He climbed the hill. A tree stood there", "walking"),
        ("climbed into her little bed", "She climbed into her little bed", "lying"),
        ("climbed into the boat", "She climbed into the boat", "sitting"),
        ("climbed the oak tree", "He climbed the oak tree", "climbing"),
        ("climbed up", "He ran to the ladder and climbed up", "climbing"),
        ("scrambled over the wall", "He scrambled over the wall", "climbing"),
    ],
)
def test_there_must_be_something_to_climb(rest: str, told: str, pose: str) -> None:
    assert climbing_pose(rest, told) == pose


@pytest.mark.parametrize(
    ("told", "pose"),
    [
        ("struck a match", "putting"),
        ("struck another.", "putting"),
        ("striking the last match on the wall", "putting"),
        ("struck another blow", ""),
        ("struck the wolf", ""),
        ("wiped his forehead with a handkerchief", "thinking"),
        ("wiped her wet eyes", "crying"),
        ("wiped the floor", ""),
        ("shook his hand", "greeting"),
        ("shook the tree", ""),
        ("held his breath", "unseen"),
        ("held his hat", ""),
        ("bowed his head to Ember", "bowing"),
    ],
)
def test_who_strikes_a_match_hits_nobody_and_who_wipes_a_brow_scrubs_nothing(told: str, pose: str) -> None:
    assert idiom_pose(told) == pose
