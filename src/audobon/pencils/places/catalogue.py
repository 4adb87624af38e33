"""Which places can be drawn, and which of them a word means.

Knows: every place's builder, whether it is indoors, and words that mean it.
Does not know: meaning beyond its lexicon; a caller may lend a sense of nearness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from audobon.pencils.places import (
    cellar,
    drawing_room,
    dwellings,
    fields,
    hall,
    heights,
    road,
    room,
    seas,
    shop,
    shore,
    street,
    towns,
    village,
    waters,
    woods,
)
from audobon.pencils.places.forest import forest
from audobon.pencils.places.garden import garden
from audobon.pencils.places.kitchen import kitchen
from audobon.pencils.places.meadow import meadow
from audobon.pencils.places.tea_table import tea_table
from audobon.pencils.places.vignette import vignette
from audobon.pencils.stage import Stage


@dataclass(frozen=True, kw_only=True)
class Place:
    """One kind of place: how to set it up, whether it has a roof, other words for it, metres to its ceiling,

    the props it has of itself, how deep people may stand in it, metres, and the
    place from which a cramped one is seen in wider pictures (with a prop of its own standing there)."""

    build: Callable[[Stage], None]
    indoors: bool
    words: tuple[str, ...]
    room_height: float | None = None
    has: tuple[str, ...] = ()
    deep: float = 4.0
    exterior: str = ""


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _outside(build: Callable[[Stage], None], words: str, *, has: tuple[str, ...] = (), deep: float = 4.0) -> Place:
    return Place(build=build, indoors=False, words=_split(words), has=has, deep=deep)


def _inside(
    build: Callable[[Stage], None], words: str, *, room_height: float = room.HEIGHT, deep: float = 2.0
) -> Place:
    return Place(
        build=build, indoors=True, words=_split(words), room_height=room_height, has=("window", "door"), deep=deep
    )


CATALOGUE: dict[str, Place] = {
    "garden": _outside(
        garden,
        "vegetable garden, kitchen garden, orchard, allotment, backyard, cabbage patch",
        has=("gate", "fence", "beans"),
    ),
    "forest": _outside(
        forest,
        "wood, grove, thicket, jungle, clearing, trees, fir, fir-tree, forest edge, burrow, den, hole",
        has=("tree", "fir"),
    ),
    "meadow": _outside(
        meadow,
        "field, countryside, pasture, heath, common, hill, hillside, grass, plain, moor, down, park, "
        "country, valley, prairie, land, outdoors, lawn, corn field, battlefield",
    ),
    "street": _outside(
        street.street,
        "town, city, pavement, market, square, alley, avenue, market place, harbour",
    ),
    "village": _outside(
        village.village,
        "hamlet, green, settlement, camp, town gate",
    ),
    "farmyard": _outside(
        village.farmyard,
        "farm, yard, barnyard, barn yard, farmstead, courtyard of a farm",
    ),
    "road": _outside(
        road.road,
        "highway, crossroads, roadside, way, journey, route, halting place, bridge",
    ),
    "lane": _outside(
        road.lane,
        "path, track, hedgerow, footpath, bank, sand-bank",
        has=("hedge",),
    ),
    "doorstep": _outside(
        dwellings.doorstep,
        "house-door, house door, cottage door, door, porch, house, cottage, gate, mill, hut, cabin, "
        "lodge, home, mansion, inn",
        has=("door", "window", "fence"),
        deep=3.3,
    ),
    "tea table": _outside(
        tea_table,
        "tea-table, tea party, picnic, table under a tree, terrace, table",
        deep=2.2,
    ),
    "shore": _outside(
        shore.shore,
        "sea, beach, coast, seaside, strand, island, ocean, bay, cliff, sand",
        deep=2.4,
    ),
    "river": _outside(
        shore.river,
        "stream, brook, riverbank, river bank, ford, creek, canal",
        deep=2.4,
    ),
    "pond": _outside(
        shore.pond_garden,
        "lake, pool, marsh, swamp, water, well, fountain",
        deep=2.4,
    ),
    "ship": _outside(
        shore.ship,
        "deck, boat, vessel, galley",
        deep=2.4,
    ),
    "mountain": _outside(
        heights.mountain,
        "mountains, peak, summit, gorge, ravine, pass, mountainside, volcano, rocks",
    ),
    "castle": _outside(
        heights.castle_grounds,
        "palace, fortress, tower, castle hill, ruin, temple, shrine",
    ),
    "courtyard": _outside(
        heights.courtyard,
        "court, castle yard, bailey, battlements, churchyard, graveyard, roof",
    ),
    "desert": _outside(
        heights.desert,
        "dunes, oasis, wasteland",
    ),
    "snowfield": _outside(
        heights.snowfield,
        "snow, ice, winter landscape, arctic, frozen lake",
    ),
    "sky": _outside(
        heights.open_sky,
        "air, clouds, heaven, heavens, space",
    ),
    "kitchen": _inside(
        kitchen,
        "cottage interior, cottage, scullery, farmhouse, house of the goats, pantry, bakehouse, larder, "
        "flat interior, flat, mill, dairy",
    ),
    "drawing room": _inside(
        drawing_room.drawing_room,
        "drawing-room, parlour, parlor, sitting room, house, mansion, house interior, salon, hotel, "
        "apartment, living room, dining room, lounge, boudoir, nursery, playroom, club, theatre, town "
        "house",
    ),
    "room": _inside(
        drawing_room.plain_room,
        "hall, office, chamber, school, schoolroom, hallway, landing, garret, attic, corridor, interior, "
        "waiting room, hospital, home, stairs",
    ),
    "bedroom": _inside(
        drawing_room.bedroom,
        "bed-room, bedchamber, dormitory, bed, sickroom, guest room",
    ),
    "study": _inside(
        shop.study,
        "laboratory, library, consulting room, observatory, rooms, detective's rooms, lab",
    ),
    "shop": _inside(
        shop.shop,
        "store, counter, bakery, grocery, apothecary, market hall, emporium, pawnshop, bank",
    ),
    "workshop": _inside(
        shop.workshop,
        "smithy, forge, factory, studio, cobbler's, tailor's, shed, toolshed, tool-shed",
    ),
    "stable": _inside(
        shop.stable,
        "barn, byre, stall, cowshed, hayloft, sheepfold, kennel, coop",
    ),
    "tavern": _inside(
        hall.tavern,
        "inn, taproom, pub, restaurant, cafe, ale-house, saloon",
    ),
    "hut": _inside(
        dwellings.hut,
        "cabin, lodge, wigwam, log cabin, shack, tent, tepee, hovel",
    ),
    "castle hall": _inside(
        hall.castle_hall,
        "palace, throne room, throne, royal court, court, castle, palace hall, ballroom, banquet "
        "hall, great hall, tower",
        room_height=6.2,
    ),
    "church": _inside(
        hall.nave,
        "chapel, cathedral, temple, shrine, abbey, monastery, mosque",
        room_height=6.2,
    ),
    "cellar": _inside(
        cellar.cellar,
        "vault, vaults, wine cellar, basement, storehouse",
        room_height=4.4,
    ),
    "catacomb": _inside(
        cellar.catacomb,
        "crypt, dungeon, prison, tomb, cell, gaol, jail, grave",
        room_height=4.2,
    ),
    "cave": _inside(
        cellar.cave,
        "cavern, den, grotto, lair, tunnel, mine, underground",
        room_height=4.0,
    ),
    "burrow": _inside(
        cellar.burrow_room,
        "rabbit hole, rabbit-hole, hole, mouse hole, sett, nest, warren, hollow tree",
    ),
    "carriage": _inside(
        dwellings.carriage_inside,
        "cab, coach, train, railway carriage, compartment, cart, wagon",
        room_height=2.4,
        deep=0.8,
    ),
    "deep forest": _outside(woods.deep_forest, ""),
    "clearing": _outside(woods.clearing, ""),
    "birch wood": _outside(woods.birch_wood, ""),
    "jungle": _outside(woods.jungle, ""),
    "tree top": _outside(woods.tree_top, ""),
    "corn field": _outside(fields.corn_field, ""),
    "orchard": _outside(fields.orchard, ""),
    "vineyard": _outside(fields.vineyard, ""),
    "moor": _outside(fields.moor, ""),
    "hill top": _outside(fields.hill_top, ""),
    "brook": _outside(waters.brook, ""),
    "lake": _outside(waters.lake, ""),
    "marsh": _outside(waters.marsh, ""),
    "waterfall": _outside(waters.waterfall, ""),
    "bridge": _outside(waters.bridge, ""),
    "open sea": _outside(seas.open_sea, ""),
    "under water": _outside(seas.under_water, ""),
    "harbour": _outside(seas.harbour, ""),
    "island": _outside(seas.island, ""),
    "cliff": _outside(seas.cliff_top, ""),
    "boat": _outside(seas.in_boat, ""),
    "market": _outside(towns.market, ""),
    "square": _outside(towns.square, ""),
    "alley": _outside(towns.alley, ""),
    "city gate": _outside(towns.city_gate, ""),
    "roof tops": _outside(towns.roof_tops, ""),
    "unplaced": _outside(
        vignette,
        "",
    ),
}
"""The words of a kind are separated by commas; a kind with a roof and one without may share a word."""

CATALOGUE["carriage"] = replace(CATALOGUE["carriage"], exterior="street")

PLACES: tuple[str, ...] = tuple(CATALOGUE)
"""Every place kind that has a drawing of its own."""


@dataclass(frozen=True, kw_only=True)
class PlaceChoice:
    """The kind that will be drawn; `warning` says so where the word had no drawing of its own."""

    kind: str
    warning: str = ""
