"""A story in words."""

from __future__ import annotations

from dataclasses import replace

from audobon.cli.telling import MOST_PLACES, sparkline, story_told
from audobon.comic.span import Span
from audobon.comic.story import Entity, EntityKind
from tests.builders import a_manuscript, a_story


def test_an_arc_is_drawn_in_bars() -> None:
    assert sparkline(()) == ""
    assert sparkline((0.5, 0.5)) == "▄▄"
    assert sparkline((-0.2, 0.0, 0.2)) == "▁▅█"
    assert len(sparkline(tuple(range(500)))) == 60


def test_the_places_that_are_spoken_of_most_are_told_in_the_order_of_the_text() -> None:
    entities = tuple(
        Entity(
            id=f"e{number}", name=f"place {number}", kind=EntityKind.LOCATION,
            mentions=(Span(start=0, end=4),) * number, confidence=0.9,
        )
        for number in range(1, MOST_PLACES + 3)
    )  # fmt: skip
    told = story_told(a_manuscript(), replace(a_story(), entities=entities)).splitlines()
    first = told.index("Places and things")
    assert told[first + 1 : first + 1 + MOST_PLACES] == [f"  place {n}: place" for n in range(3, MOST_PLACES + 3)]
    assert "Places and things" not in story_told(a_manuscript(), a_story())
