"""Neighbours in one pose do not stand alike; pairs go the right way round."""

from __future__ import annotations

from audobon.comic.storyboard import Facing, Placement
from audobon.pencils.bonds import facing_partners
from audobon.pencils.posing import _bearing


def test_neighbours_in_the_same_pose_bear_themselves_differently() -> None:
    placements = [Placement(character=name, x=0.3) for name in ("anna", "bert", "cora")]
    for panel in ("p1", "p2", "p3"):
        assert len({_bearing(panel, placement, placements) for placement in placements}) == 3


def test_who_leads_walks_ahead_of_who_follows() -> None:
    pair = [
        Placement(character="anna", x=0.3, pose="leading", partner="bert"),
        Placement(character="bert", x=0.7, pose="following", partner="anna"),
    ]
    assert {placement.facing for placement in facing_partners(pair)} == {Facing.LEFT}
