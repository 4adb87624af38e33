"""Which things can be drawn, how each rests, and which of them a word means.

Knows: every prop's drawing, its width for the shadow, whether it stands on the ground, on a table, or hangs,
and what never stands in a room.
Does not know: meaning beyond its lexicon: a noun that is not here is left out, never replaced by another thing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from audobon.pencils import palette as pal
from audobon.pencils.props import (
    buildings,
    furniture,
    garden_things,
    joinery,
    kitchen_things,
    plants,
    small_things,
    street_things,
)
from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import Random


class Rest(StrEnum):
    """Where a thing belongs when nobody holds it."""

    GROUND = "ground"
    TABLE = "table"
    WALL = "wall"


@dataclass(frozen=True, kw_only=True)
class PropKind:
    """One noun: its drawing (metres, foot at the origin), half width for its shadow, how it rests, its other names."""

    draw: Callable[[Random], list[Shape]]
    half_width: float
    rest: Rest = Rest.GROUND
    words: tuple[str, ...] = ()
    lift: float = 0.0
    outdoors: bool = False


def _ground(draw: Callable[[Random], list[Shape]], half_width: float, *words: str) -> PropKind:
    return PropKind(draw=draw, half_width=half_width, words=words)


def _outdoors(draw: Callable[[Random], list[Shape]], half_width: float, *words: str) -> PropKind:
    return PropKind(draw=draw, half_width=half_width, words=words, outdoors=True)


def _table(draw: Callable[[Random], list[Shape]], half_width: float, *words: str) -> PropKind:
    return PropKind(draw=draw, half_width=half_width, rest=Rest.TABLE, words=words)


def _wall(draw: Callable[[Random], list[Shape]], lift: float, *words: str) -> PropKind:
    return PropKind(draw=draw, half_width=0.4, rest=Rest.WALL, words=words, lift=lift)


CATALOGUE: dict[str, PropKind] = {
    "table": _ground(furniture.table, 0.7, "desk"),
    "chair": _ground(furniture.chair, 0.25, "seat", "stool"),
    "armchair": _ground(furniture.armchair, 0.45, "easy chair", "arm-chair", "arm chair"),
    "sofa": _ground(furniture.sofa, 1.0, "couch", "settee"),
    "bed": _ground(furniture.bed, 1.0, "bedstead", "cot"),
    "clock": _ground(furniture.clock, 0.24, "grandfather clock", "clock-case"),
    "dresser": _ground(furniture.dresser, 0.75, "cupboard", "sideboard"),
    "shelf": _ground(furniture.shelf, 0.65, "bookcase", "bookshelf", "shelves"),
    "wardrobe": _ground(joinery.wardrobe, 0.6, "closet", "clothes press"),
    "door": _wall(joinery.door, 0.0, "doorway"),
    "window": _wall(buildings.house_window, 1.0, "casement", "window-pane"),
    "mirror": _wall(furniture.mirror, 1.15, "looking-glass", "looking glass", "pier-glass"),
    "picture": _wall(furniture.picture, 1.45, "painting", "portrait"),
    "bench": _ground(street_things.bench, 0.75, "garden seat"),
    "candle": _table(furniture.candle, 0.1, "candlestick", "taper"),
    "lamp": _table(furniture.lamp, 0.17, "oil lamp"),
    "lantern": _ground(small_things.lantern, 0.14),
    "torch": _ground(small_things.torch, 0.08, "brand"),
    "fire": _outdoors(small_things.campfire, 0.5, "campfire", "bonfire"),
    "lamp post": _outdoors(street_things.lamp_post, 0.2, "lamp-post", "street lamp", "lamppost"),
    "basket": _ground(garden_things.basket, 0.2, "hamper"),
    "bucket": _ground(street_things.pail, 0.16, "pail"),
    "umbrella": _ground(small_things.umbrella, 0.6, "parasol"),
    "watering can": _ground(garden_things.watering_can, 0.25, "watering-can", "can"),
    "wheelbarrow": _outdoors(garden_things.wheelbarrow, 0.6, "barrow"),
    "sieve": _ground(garden_things.sieve, 0.3, "riddle"),
    "rake": _ground(lambda rng: garden_things.long_tool(rng, head="rake"), 0.2),
    "hoe": _ground(lambda rng: garden_things.long_tool(rng, head="hoe"), 0.1),
    "spade": _ground(lambda rng: garden_things.long_tool(rng, head="spade"), 0.1, "shovel"),
    "broom": _ground(lambda rng: garden_things.long_tool(rng, head="broom"), 0.1, "besom"),
    "pitchfork": _ground(lambda rng: garden_things.long_tool(rng, head="fork"), 0.1, "hayfork"),
    "hammer": _ground(small_things.hammer, 0.1, "mallet"),
    "axe": _ground(lambda rng: small_things.hammer(rng, axe=True), 0.1, "hatchet", "ax"),
    "ladder": _ground(small_things.ladder, 0.25),
    "rope": _ground(small_things.rope, 0.25, "cord"),
    "net": _ground(small_things.net, 0.75, "fishing net"),
    "trap": _ground(small_things.trap, 0.3, "snare", "mousetrap"),
    "sack": _ground(kitchen_things.sack, 0.3, "bag"),
    "chest": _ground(small_things.chest, 0.45, "trunk", "coffer"),
    "barrel": _ground(kitchen_things.barrel, 0.32, "keg"),
    "cask": _ground(kitchen_things.tun, 0.65, "tun", "hogshead", "pipe"),
    "pot": _ground(kitchen_things.cooking_pot, 0.25, "cauldron", "cooking pot", "saucepan"),
    "flower pot": _ground(garden_things.flower_pot, 0.15, "flowerpot", "flower-pot", "plant pot"),
    "well": _outdoors(street_things.well, 0.8),
    "cab": _outdoors(street_things.carriage, 1.2, "carriage", "coach", "hansom", "brougham"),
    "cart": _outdoors(street_things.cart, 1.2, "wagon", "waggon"),
    "boat": _outdoors(street_things.rowing_boat, 1.6, "rowing boat", "skiff"),
    "haystack": _outdoors(street_things.haystack, 1.2, "hay", "stack of hay"),
    "signpost": _outdoors(street_things.signpost, 0.2, "finger post", "sign-post"),
    "stone wall": _outdoors(street_things.stone_wall, 1.2, "wall"),
    "fence": _outdoors(garden_things.paling, 1.0, "paling"),
    "gate": _outdoors(garden_things.gate, 0.6),
    "tree": _outdoors(plants.tree, 1.0, "oak", "elm", "beech"),
    "fir": _outdoors(plants.fir, 0.8, "pine", "fir-tree", "fir tree", "spruce"),
    "bush": _outdoors(plants.bush, 0.6, "shrub"),
    "flower": _ground(plants.flower, 0.15, "rose", "daisy"),
    "hedge": _outdoors(plants.hedge, 1.2),
    "rock": _outdoors(plants.rock, 0.4, "stone", "boulder"),
    "reeds": _outdoors(plants.reeds, 0.4, "rushes", "bulrush"),
    "pond": _outdoors(plants.pond, 0.0, "pool", "puddle"),
    "cabbage": _ground(garden_things.cabbage, 0.2),
    "lettuce": _ground(garden_things.lettuce, 0.15),
    "beans": _outdoors(garden_things.bean_row, 0.3, "french bean", "bean pole"),
    "carrot": _table(lambda rng: garden_things.root_vegetable(rng), 0.06),
    "radish": _table(
        lambda rng: garden_things.root_vegetable(rng, color=pal.FLOWER_RED, length=0.14, round_=True), 0.06
    ),
    "apple": _table(kitchen_things.fruit, 0.05, "fruit"),
    "orange": _table(kitchen_things.orange, 0.08),
    "onion": _table(kitchen_things.onion, 0.1),
    "berries": _table(kitchen_things.berries, 0.13, "berry", "blackberry", "blackberries", "currants"),
    "cup": _table(kitchen_things.cup, 0.1, "teacup", "tea-cup", "mug", "tea"),
    "teapot": _table(kitchen_things.teapot, 0.22, "tea-pot"),
    "jug": _table(kitchen_things.jug, 0.1, "pitcher", "milk-jug"),
    "plate": _table(kitchen_things.plate, 0.15, "dish"),
    "bread": _table(kitchen_things.loaf, 0.2, "loaf", "bread-and-butter"),
    "cheese": _table(kitchen_things.cheese, 0.16),
    "pie": _table(kitchen_things.pie, 0.2, "tart", "pudding"),
    "cake": _table(kitchen_things.cake, 0.2),
    "bottle": _table(kitchen_things.bottle, 0.06, "flask", "flagon"),
    "glass": _table(kitchen_things.glass, 0.05, "wine glass", "goblet"),
    "book": _table(small_things.book, 0.18),
    "letter": _table(small_things.letter, 0.15, "note", "envelope", "parchment"),
    "microscope": _table(small_things.microscope, 0.14),
    "test tube": _table(small_things.test_tube, 0.15, "tube", "phial", "vial"),
    "globe": _table(small_things.globe, 0.2),
    "coins": _table(small_things.coins, 0.13, "coin", "money", "gold", "pennies", "penny", "cents"),
    "watch": _table(small_things.watch, 0.15, "pocket watch", "fob chain"),
    "comb": _table(small_things.comb, 0.12),
    "knife": _table(small_things.blade, 0.06, "dagger"),
    "sword": _ground(lambda rng: small_things.blade(rng, length=1.0), 0.15),
    "scissors": _table(small_things.scissors, 0.08, "shears"),
    "bell": _table(small_things.bell, 0.13),
    "key": _table(small_things.key, 0.14),
    "trowel": _table(small_things.trowel, 0.08),
    "crown": _table(small_things.crown, 0.26),
    "hat": _table(small_things.hat, 0.2, "top hat"),
    "shoe": _ground(small_things.shoe, 0.2, "boot", "slipper"),
    "stick": _ground(small_things.stick, 0.08, "cane", "staff", "walking stick"),
    "chain": _ground(small_things.chain, 0.3, "fetters"),
    "tub": _ground(kitchen_things.tub, 0.48, "washtub", "bath"),
    "mushroom": _outdoors(plants.toadstools, 0.15, "toadstool"),
    "bridge": _outdoors(street_things.bridge, 2.6),
    "house": _outdoors(buildings.cottage, 2.6, "cottage", "hut", "cabin"),
    "church": _outdoors(buildings.church, 3.5, "chapel"),
    "barn": _outdoors(buildings.barn, 3.2),
    "ball": _ground(small_things.ball, 0.14),
    "drum": _ground(small_things.drum, 0.18),
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
