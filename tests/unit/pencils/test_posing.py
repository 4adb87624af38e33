"""Neighbours in one pose do not stand alike."""

from __future__ import annotations

from audobon.comic.storyboard import Placement
from audobon.pencils.posing import _bearing


def test_neighbours_in_the_same_pose_bear_themselves_differently() -> None:
    placements = [Placement(character=name, x=0.3) for name in ("anna", "bert", "cora")]
    for panel in ("p1", "p2", "p3"):
        assert len({_bearing(panel, placement, placements) for placement in placements}) == 3
