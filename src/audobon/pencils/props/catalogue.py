"""Which things can be drawn, how each rests, and what bears whom, by family.

Knows: every prop's drawing, its width for the shadow, whether it stands on the ground, on a table, or hangs,
and what never stands in a room.
Does not know: how a noun finds its kind (see `naming.py`).
"""

from __future__ import annotations

from dataclasses import replace

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
from audobon.pencils.props.kind import PropKind, ground, outdoors, table, wall
from audobon.pencils.props.seats import SEATS

FAMILIES: dict[str, dict[str, PropKind]] = {
    "furniture": {
        "table": ground(furniture.table, 0.7),
        "chair": ground(furniture.chair, 0.25, "seat", "stool"),
        "armchair": ground(furniture.armchair, 0.45, "easy chair", "arm-chair", "arm chair"),
        "sofa": ground(furniture.sofa, 1.0, "couch", "settee"),
        "bed": ground(furniture.bed, 1.0, "bedstead", "cot"),
        "clock": ground(furniture.clock, 0.24, "grandfather clock", "clock-case"),
        "dresser": ground(furniture.dresser, 0.75, "cupboard", "sideboard"),
        "shelf": ground(furniture.shelf, 0.65, "bookcase", "bookshelf", "shelves"),
        "wardrobe": ground(joinery.wardrobe, 0.6, "closet", "clothes press"),
        "door": wall(joinery.door, 0.0, "doorway"),
        "window": wall(buildings.house_window, 1.0, "casement", "window-pane"),
        "mirror": wall(furniture.mirror, 1.15, "looking-glass", "looking glass", "pier-glass"),
        "picture": wall(furniture.picture, 1.45, "painting", "portrait"),
        "bench": ground(street_things.bench, 0.75, "garden seat"),
        "tub": ground(kitchen_things.tub, 0.48, "washtub", "bath"),
    },
    "lights and fire": {
        "candle": table(furniture.candle, 0.1, "candlestick", "taper"),
        "lamp": table(furniture.lamp, 0.17, "oil lamp"),
        "lantern": ground(small_things.lantern, 0.14),
        "torch": ground(small_things.torch, 0.08, "brand"),
        "fire": outdoors(small_things.campfire, 0.5, "campfire", "bonfire"),
        "lamp post": outdoors(street_things.lamp_post, 0.2, "lamp-post", "street lamp", "lamppost"),
    },
    "kitchen ware": {
        "pot": ground(kitchen_things.cooking_pot, 0.25, "cauldron", "cooking pot", "saucepan"),
        "cup": table(kitchen_things.cup, 0.1, "teacup", "tea-cup", "mug", "tea"),
        "teapot": table(kitchen_things.teapot, 0.22, "tea-pot"),
        "jug": table(kitchen_things.jug, 0.1, "pitcher", "milk-jug"),
        "plate": table(kitchen_things.plate, 0.15, "dish"),
        "bottle": table(kitchen_things.bottle, 0.06, "flask", "flagon"),
        "glass": table(kitchen_things.glass, 0.05, "wine glass", "goblet"),
        "knife": table(small_things.blade, 0.06, "dagger"),
        "basket": ground(garden_things.basket, 0.2, "hamper"),
        "bucket": ground(street_things.pail, 0.16, "pail"),
        "sieve": ground(garden_things.sieve, 0.3, "riddle"),
        "broom": ground(lambda rng: garden_things.long_tool(rng, head="broom"), 0.1, "besom"),
        "barrel": ground(kitchen_things.barrel, 0.32, "keg"),
        "cask": ground(kitchen_things.tun, 0.65, "tun", "hogshead", "pipe"),
        "sack": ground(kitchen_things.sack, 0.3, "bag"),
    },
    "food": {
        "bread": table(kitchen_things.loaf, 0.2, "loaf", "bread-and-butter"),
        "cheese": table(kitchen_things.cheese, 0.16),
        "pie": table(kitchen_things.pie, 0.2, "tart", "pudding"),
        "cake": table(kitchen_things.cake, 0.2),
        "apple": table(kitchen_things.fruit, 0.05, "fruit"),
        "orange": table(kitchen_things.orange, 0.08),
        "onion": table(kitchen_things.onion, 0.1),
        "berries": table(kitchen_things.berries, 0.13, "berry", "blackberry", "blackberries", "currants"),
        "carrot": table(lambda rng: garden_things.root_vegetable(rng), 0.06),
        "radish": table(
            lambda rng: garden_things.root_vegetable(rng, color=pal.FLOWER_RED, length=0.14, round_=True), 0.06
        ),
        "cabbage": ground(garden_things.cabbage, 0.2),
        "lettuce": ground(garden_things.lettuce, 0.15),
        "beans": outdoors(garden_things.bean_row, 0.3, "french bean", "bean pole"),
    },
    "plants": {
        "tree": outdoors(plants.tree, 1.0, "oak", "elm", "beech", "branch", "bough"),
        "fir": outdoors(plants.fir, 0.8, "pine", "fir-tree", "fir tree", "spruce"),
        "bush": outdoors(plants.bush, 0.6, "shrub"),
        "flower": ground(plants.flower, 0.15, "rose", "daisy"),
        "hedge": outdoors(plants.hedge, 1.2),
        "reeds": outdoors(plants.reeds, 0.4, "rushes", "bulrush"),
        "mushroom": outdoors(plants.toadstools, 0.15, "toadstool"),
        "flower pot": ground(garden_things.flower_pot, 0.15, "flowerpot", "flower-pot", "plant pot"),
    },
    "tools": {
        "wheelbarrow": outdoors(garden_things.wheelbarrow, 0.6, "barrow"),
        "rake": ground(lambda rng: garden_things.long_tool(rng, head="rake"), 0.2),
        "hoe": ground(lambda rng: garden_things.long_tool(rng, head="hoe"), 0.1),
        "spade": ground(lambda rng: garden_things.long_tool(rng, head="spade"), 0.1, "shovel"),
        "pitchfork": ground(lambda rng: garden_things.long_tool(rng, head="fork"), 0.1, "hayfork"),
        "hammer": ground(small_things.hammer, 0.1, "mallet"),
        "axe": ground(lambda rng: small_things.hammer(rng, axe=True), 0.1, "hatchet", "ax"),
        "ladder": ground(small_things.ladder, 0.25),
        "rope": ground(small_things.rope, 0.25, "cord"),
        "net": ground(small_things.net, 0.75, "fishing net"),
        "trap": ground(small_things.trap, 0.3, "snare", "mousetrap"),
        "trowel": table(small_things.trowel, 0.08),
        "scissors": table(small_things.scissors, 0.08, "shears"),
        "chain": ground(small_things.chain, 0.3, "fetters"),
        "stick": ground(small_things.stick, 0.08, "cane", "staff", "walking stick"),
        "watering can": ground(garden_things.watering_can, 0.25, "watering-can", "can"),
    },
    "vehicles": {
        "cab": outdoors(street_things.carriage, 1.2, "carriage", "coach", "hansom", "brougham"),
        "cart": outdoors(street_things.cart, 1.2, "wagon", "waggon"),
        "boat": outdoors(street_things.rowing_boat, 1.6, "rowing boat", "skiff"),
    },
    "landmarks": {
        "well": outdoors(street_things.well, 0.8),
        "haystack": outdoors(street_things.haystack, 1.2, "hay", "stack of hay"),
        "signpost": outdoors(street_things.signpost, 0.2, "finger post", "sign-post"),
        "fence": outdoors(garden_things.paling, 1.0, "paling"),
        "gate": outdoors(garden_things.gate, 0.6),
        "bridge": outdoors(street_things.bridge, 2.6),
        "house": outdoors(buildings.cottage, 2.6, "cottage", "hut", "cabin"),
        "church": outdoors(buildings.church, 3.5, "chapel"),
        "barn": outdoors(buildings.barn, 3.2),
        "stone wall": outdoors(street_things.stone_wall, 1.2, "wall"),
    },
    "treasure": {
        "crown": table(small_things.crown, 0.26),
        "coins": table(small_things.coins, 0.13, "coin", "money", "gold", "pennies", "penny", "cents"),
        "key": table(small_things.key, 0.14),
        "chest": ground(small_things.chest, 0.45, "trunk", "coffer"),
        "watch": table(small_things.watch, 0.15, "pocket watch", "fob chain"),
        "comb": table(small_things.comb, 0.12),
    },
    "papers": {
        "book": table(small_things.book, 0.18),
        "letter": table(small_things.letter, 0.15, "note", "envelope", "parchment"),
        "globe": table(small_things.globe, 0.2),
    },
    "weapons": {
        "sword": ground(lambda rng: small_things.blade(rng, length=1.0), 0.15),
    },
    "clothes": {
        "hat": table(small_things.hat, 0.2, "top hat"),
        "shoe": ground(small_things.shoe, 0.2, "boot", "slipper"),
        "umbrella": ground(small_things.umbrella, 0.6, "parasol"),
    },
    "playthings": {
        "ball": ground(small_things.ball, 0.14),
    },
    "instruments": {
        "drum": ground(small_things.drum, 0.18),
        "bell": table(small_things.bell, 0.13),
    },
    "nature": {
        "rock": outdoors(plants.rock, 0.4, "stone", "boulder"),
        "pond": outdoors(plants.pond, 0.0, "pool", "puddle"),
    },
    "science": {
        "microscope": table(small_things.microscope, 0.14),
        "test tube": table(small_things.test_tube, 0.15, "tube", "phial", "vial"),
    },
}
"""Every kind by family; a family's name is also what meaning is asked about."""

CATALOGUE: dict[str, PropKind] = {
    name: replace(kind, seat=SEATS.get(name)) for family in FAMILIES.values() for name, kind in family.items()
}
PROPS: tuple[str, ...] = tuple(CATALOGUE)
"""Every noun that has a drawing of its own."""
