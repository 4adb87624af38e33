"""A sequence that tells its story is more coherent than one that does not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import Placement
from audobon.quality.coherence import UNKNOWN, WEIGHTS, Seen, Told, agreements, coherence, seen_in
from tests.builders import a_brief

FOX = Told(names=frozenset({"fox"}), place="wood", time=DayTime.NIGHT, feeling=Emotion.FEAR)
HEN = Told(names=frozenset({"hen", "cook"}), place="kitchen", time=DayTime.DAY, feeling=Emotion.JOY)


def shown(told: Told) -> Seen:
    return Seen(names=told.names, place=told.place, time=told.time, feelings=frozenset({told.feeling}))


def test_what_is_shown_as_told_agrees_in_all() -> None:
    assert set(agreements(FOX, shown(FOX)).values()) == {1.0}
    assert set(agreements(FOX, shown(HEN)).values()) == {0.0}


def test_what_nobody_says_neither_agrees_nor_contradicts() -> None:
    nothing = Told(names=frozenset(), place="", time=DayTime.UNKNOWN, feeling=Emotion.NEUTRAL)
    empty = Seen(names=frozenset(), place="", time=DayTime.UNKNOWN, feelings=frozenset())
    assert set(agreements(nothing, empty).values()) == {UNKNOWN}
    assert coherence([], []) == UNKNOWN


def test_the_right_order_is_more_coherent() -> None:
    told = [FOX, HEN, FOX]
    right = [shown(one) for one in told]
    assert coherence(told, right) > coherence(told, [right[1], right[0], right[2]])


def test_pictures_count_where_nothing_else_tells_panels_apart() -> None:
    told, seen = [FOX, FOX], [shown(FOX), shown(FOX)]
    likeness = np.array([[0.5, 0.1], [0.1, 0.5]])
    assert coherence(told, seen, likeness) > coherence(told, seen, likeness[:, ::-1])
    assert sum(WEIGHTS.values()) == pytest.approx(1)


@given(st.lists(st.sampled_from([FOX, HEN]), min_size=1, max_size=6), st.randoms())
def test_coherence_is_a_share_and_no_order_beats_the_right_one(told: list[Told], random: object) -> None:
    right = [shown(one) for one in told]
    wrong = list(right)
    random.shuffle(wrong)  # type: ignore[attr-defined]
    assert 0 <= coherence(told, wrong) <= coherence(told, right) <= 1


def test_a_panel_shows_whom_its_brief_places() -> None:
    brief = a_brief()
    seen = seen_in(brief)
    assert seen.names == {placement.character for placement in brief.placements}
    assert all(isinstance(placement, Placement) for placement in brief.placements)
