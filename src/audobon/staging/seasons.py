"""The season of each scene, out of the text's own words.

Knows: words of the year, and that a season lasts until another is told.  Does not know: places or drawing.
"""

from __future__ import annotations

import re

from audobon.comic.story import Story
from audobon.comic.storyboard import Season

_SIGNS: dict[Season, re.Pattern[str]] = {
    Season.SPRING: re.compile(
        r"\b(?:in|of|the|this|that|early|late|one|when)\s+spring(?:time)?\b|\b(?:april|may-?day|easter"
        r"|apple[- ]blossoms?|primroses?|cuckoo sang|in bloom|may morning|month of may|in may)\b"
    ),
    Season.SUMMER: re.compile(
        r"\b(?:mid-?summer|summer(?:time|'s)?|july|august|in june|hay-?making|heat-?wave|dog-?days)\b"
    ),
    Season.AUTUMN: re.compile(
        r"\b(?:autumn(?:al)?|september|october|november|harvest|falling leaves|dead leaves|michaelmas|hallowe'?en"
        r"|leaves (?:fell|were falling|had fallen))\b"
    ),
    Season.WINTER: re.compile(
        r"\b(?:mid-?winter|winter(?:time|'s)?|december|january|february|christmas|yule|snow(?:y|ed|ing|flakes?|-?drifts?"
        r"|storm)?|frost(?:y)?|icicles?|frozen|skat(?:es|ing)|new year's)\b"
    ),
}


def seasons_of(text: str, story: Story) -> tuple[Season, ...]:
    """The season of each scene: of the signs that it tells most often, else that of the scene before."""
    seasons: list[Season] = []
    for scene in story.scenes:
        told = scene.span.text(text).lower()
        counts = {season: len(sign.findall(told)) for season, sign in _SIGNS.items()}
        best = max(counts, key=lambda season: counts[season])
        seasons.append(best if counts[best] else seasons[-1] if seasons else Season.UNKNOWN)
    return tuple(seasons)
