"""Which places can be drawn, and which of them a word means.

Knows: every place's builder, whether it is indoors, and words that mean it.
Does not know: meaning beyond its lexicon; a caller may lend a sense of nearness (`Nearest`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audobon.pencils.places.forest import forest
from audobon.pencils.places.garden import garden
from audobon.pencils.places.kitchen import kitchen
from audobon.pencils.places.meadow import meadow
from audobon.pencils.places.vignette import vignette
from audobon.pencils.stage import Stage

Nearest = Callable[[str, tuple[str, ...]], str]
"""Answers with the one of the candidates that is nearest in meaning to the word."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One kind of place: how to set it up, whether it has a roof, and other words for it."""

    build: Callable[[Stage], None]
    indoors: bool
    words: tuple[str, ...]


CATALOGUE: dict[str, Place] = {
    "garden": Place(
        build=garden, indoors=False, words=("vegetable garden", "orchard", "allotment", "yard", "backyard")
    ),
    "forest": Place(build=forest, indoors=False, words=("wood", "woods", "grove", "thicket", "jungle", "clearing")),
    "meadow": Place(build=meadow, indoors=False, words=("field", "countryside", "pasture", "heath", "common", "hill")),
    "kitchen": Place(build=kitchen, indoors=True, words=("cottage interior", "cottage", "cabin", "hut", "scullery")),
}

CATALOGUE["unplaced"] = Place(build=vignette, indoors=False, words=())

PLACES: tuple[str, ...] = tuple(CATALOGUE)
"""Every place kind that has a drawing of its own."""


@dataclass(frozen=True, kw_only=True)
class PlaceChoice:
    """The kind that will be drawn; `warning` says so where the word had no drawing of its own."""

    kind: str
    warning: str = ""
