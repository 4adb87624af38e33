"""Which things can be drawn, how each rests, and which of them a word means.

Knows: every prop's drawing, its width for the shadow, whether it stands on the ground, on a table, or hangs.
Does not know: meaning beyond its lexicon: a noun that is not here is left out, never replaced by another thing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from audobon.pencils import palette as pal
from audobon.pencils.props import furniture, garden_things, plants
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import Random


class Rest(StrEnum):
    """Where a thing belongs when nobody holds it."""

    GROUND = "ground"
    TABLE = "table"
    WALL = "wall"


@dataclass(frozen=True, kw_only=True)
class PropKind:
    """One noun: its drawing (metres, foot at the origin), half width for its shadow, how it rests, other words for it."""

    draw: Callable[[Random], list[Shape]]
    half_width: float
    rest: Rest = Rest.GROUND
    words: tuple[str, ...] = ()
    lift: float = 0.0


def _ground(draw: Callable[[Random], list[Shape]], half_width: float, *words: str) -> PropKind:
    return PropKind(draw=draw, half_width=half_width, words=words)


def _table(draw: Callable[[Random], list[Shape]], half_width: float, *words: str) -> PropKind:
    return PropKind(draw=draw, half_width=half_width, rest=Rest.TABLE, words=words)


def _wall(draw: Callable[[Random], list[Shape]], lift: float, *words: str) -> PropKind:
    return PropKind(draw=draw, half_width=0.4, rest=Rest.WALL, words=words, lift=lift)


CATALOGUE: dict[str, PropKind] = {
    "table": _ground(furniture.table, 0.7, "desk", "bench table"),
    "chair": _ground(furniture.chair, 0.25, "seat"),
    "armchair": _ground(furniture.armchair, 0.45, "easy chair", "arm chair"),
    "sofa": _ground(furniture.sofa, 1.0, "couch", "settee"),
    "bed": _ground(furniture.bed, 1.0, "bedstead", "cot"),
    "clock": _ground(furniture.clock, 0.24, "grandfather clock", "case clock"),
    "dresser": _ground(furniture.dresser, 0.75, "cupboard", "sideboard"),
    "shelf": _ground(furniture.shelf, 0.65, "bookcase", "bookshelf", "shelves"),
    "mirror": _wall(furniture.mirror, 1.15, "looking-glass", "looking glass", "pier-glass"),
    "picture": _wall(furniture.picture, 1.45, "painting", "portrait"),
    "candle": _table(furniture.candle, 0.1, "candlestick", "taper"),
    "lamp": _table(furniture.lamp, 0.15, "oil lamp"),
    "basket": _ground(garden_things.basket, 0.2, "hamper"),
    "watering can": _ground(garden_things.watering_can, 0.25, "watering-can"),
    "wheelbarrow": _ground(garden_things.wheelbarrow, 0.6, "barrow"),
    "sieve": _ground(garden_things.sieve, 0.3, "riddle"),
    "rake": _ground(lambda rng: garden_things.long_tool(rng, head="rake"), 0.2),
    "hoe": _ground(lambda rng: garden_things.long_tool(rng, head="hoe"), 0.1),
    "spade": _ground(lambda rng: garden_things.long_tool(rng, head="spade"), 0.1, "shovel"),
    "broom": _ground(lambda rng: garden_things.long_tool(rng, head="broom"), 0.1, "besom"),
    "pitchfork": _ground(lambda rng: garden_things.long_tool(rng, head="fork"), 0.1, "hayfork"),
    "flower pot": _ground(garden_things.flower_pot, 0.15, "flowerpot", "flower-pot", "plant pot"),
    "cabbage": _ground(garden_things.cabbage, 0.2),
    "lettuce": _ground(garden_things.lettuce, 0.15, "salad"),
    "carrot": _table(lambda rng: garden_things.root_vegetable(rng), 0.05),
    "radish": _table(
        lambda rng: garden_things.root_vegetable(rng, color=pal.FLOWER_RED, length=0.12, round_=True), 0.05
    ),
    "fence": _ground(garden_things.paling, 1.0, "paling", "palings"),
    "gate": _ground(garden_things.gate, 0.6),
    "tree": _ground(plants.tree, 1.0, "oak", "elm", "beech"),
    "fir": _ground(plants.fir, 0.8, "pine", "fir-tree", "spruce"),
    "bush": _ground(plants.bush, 0.6, "shrub", "gooseberry bush"),
    "flower": _ground(plants.flower, 0.15, "flowers", "rose", "daisy"),
    "hedge": _ground(plants.hedge, 1.2),
    "rock": _ground(plants.rock, 0.4, "stone", "boulder"),
}

PROPS: tuple[str, ...] = tuple(CATALOGUE)
"""Every noun that has a drawing of its own."""

_BY_WORD = {word: name for name, kind in CATALOGUE.items() for word in (name, *kind.words)}


def prop_named(noun: str) -> str | None:
    """The catalogue's name for this noun, or None where nothing of the kind can be drawn.

    Articles, case, a plural `s` and leading adjectives are seen through: the last words decide (`a red flower pot`).
    """
    words = noun.lower().replace("_", " ").split()
    for start in range(len(words)):
        tail = " ".join(words[start:])
        for form in (tail, tail.removesuffix("s"), tail.removesuffix("es"), tail.removesuffix("ves") + "f"):
            if form in _BY_WORD:
                return _BY_WORD[form]
    return None
