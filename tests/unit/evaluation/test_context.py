"""What context is worth: panels of one scene set by their scene, and each by its own words alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.evaluation.context import context_gains, neighbours_in
from audobon.evaluation.measure import ratio_measure
from audobon.hire import hire_shared_space
from audobon.pencils.penciller import ScenePenciller
from audobon.planning import stage_text

TEXT = (
    "One winter night Anna walked into the dark forest. An owl cried. She was afraid and began to run. "
    "Then she fell over a root and wept. The owl flew down to her. It looked at her kindly."
)


def test_neighbours_share_a_scene_and_alone_they_may_lose_it() -> None:
    pairs = neighbours_in(TEXT, stage_text, hire_shared_space())
    assert pairs
    for pair in pairs:
        one, other = pair.staged
        assert (one.scene, one.place_kind, one.time) == (other.scene, other.place_kind, other.time)
        assert [brief.placements for brief in pair.staged] == [brief.placements for brief in pair.alone]
    assert any(pair.staged[1].place_kind != pair.alone[1].place_kind for pair in pairs)


def test_gain_is_none_where_nothing_changes() -> None:
    pairs = [replace(pair, alone=pair.staged) for pair in neighbours_in(TEXT, stage_text, hire_shared_space())]
    gains = context_gains(pairs, penciller=ScenePenciller(), space=hire_shared_space())
    assert set(gains) == {"context_gain", "context_gain_place", "context_gain_palette"}
    assert all(gain.value == pytest.approx(0, abs=1e-6) for gain in gains.values())


def test_ratio_is_of_means_over_the_same_things() -> None:
    gain = ratio_measure([1.0, 2.0], [2.0, 4.0])
    assert (gain.value, gain.n) == (0.5, 2)
    assert gain.low == gain.high == 0.5
    assert ratio_measure([], []).value is None
    assert ratio_measure([1.0], [0.0]).value is None
