"""A tail is joined to its balloon, whichever way it goes."""

from __future__ import annotations

import math

import pytest

from audobon.lettering.bodies import bodies
from audobon.lettering.hands import SetText, hand_for
from audobon.lettering.outlines import body_polygon, joined, tail_polygon
from audobon.typography.paths import signed_area
from tests.unit.lettering.lettering_cases import a_lettered_line

CENTER = (342.826068, 357.535462)


@pytest.mark.parametrize("far", [20.0, 50.0])
def test_tail_adds_to_its_balloon_and_reaches_its_tip(far: float) -> None:
    line = a_lettered_line("Why not?")
    body = bodies(
        line, said=SetText(text="WHY NOT?"), hand=hand_for(line, "WHY NOT?"), size_pt=8.2, room=(100.0, 100.0)
    )[0]
    polygon = body_polygon(body, CENTER, words="WHY NOT?")
    for degrees in range(360):
        way = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        halves = body.half_width, body.half_height
        along = sum(abs(part / half) ** body.power for part, half in zip(way, halves, strict=True))
        reach = along ** (-1 / body.power)
        edge = CENTER[0] + reach * way[0], CENTER[1] + reach * way[1]
        tip = edge[0] + far * way[0], edge[1] + far * way[1]
        outline = joined((polygon, tail_polygon(CENTER, edge, tip)))
        points = tuple((point.x, point.y) for point in outline.points)
        assert abs(signed_area(points)) > abs(signed_area(polygon)), degrees
        assert min(math.hypot(x - tip[0], y - tip[1]) for x, y in points) < 0.1, degrees
