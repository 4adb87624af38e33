"""Which places can be drawn: every kind with its builder and what staging must know of it.

Knows: every place's builder, whether it is indoors, its bounds.  Does not know: words (see `lexicon.py`, `choice.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audobon.pencils.places import (
    barns,
    cellar,
    drawing_room,
    dwellings,
    far_away,
    fields,
    gardens,
    hall,
    heights,
    houses_now,
    journeys,
    learning,
    leisure,
    old_stones,
    public,
    road,
    room,
    seas,
    shop,
    shore,
    street,
    towns,
    trades,
    travel,
    under_ground,
    upper_rooms,
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
    """One kind of place.

    `build` sets it up on a stage; `room_height` is metres to its ceiling,
        None without a roof; `has` are props it has of
    itself; `deep` is how many metres behind the stage's front edge people may stand; `exterior` is the place from
    which a cramped one is seen in wider pictures.
    """

    build: Callable[[Stage], None]
    indoors: bool
    room_height: float | None = None
    has: tuple[str, ...] = ()
    deep: float = 4.0
    exterior: str = ""


def _outside(build: Callable[[Stage], None], *, has: tuple[str, ...] = (), deep: float = 4.0) -> Place:
    return Place(build=build, indoors=False, has=has, deep=deep)


def _inside(
    build: Callable[[Stage], None],
    *,
    room_height: float = room.HEIGHT,
    has: tuple[str, ...] = ("window", "door"),
    deep: float = 2.0,
    exterior: str = "",
) -> Place:
    return Place(build=build, indoors=True, room_height=room_height, has=has, deep=deep, exterior=exterior)


CATALOGUE: dict[str, Place] = {
    "garden": _outside(garden, has=("gate", "fence", "beans")),
    "forest": _outside(forest, has=("tree", "fir")),
    "meadow": _outside(meadow),
    "street": _outside(street.street),
    "village": _outside(village.village, has=("well",)),
    "farmyard": _outside(village.farmyard),
    "road": _outside(road.road),
    "lane": _outside(road.lane, has=("hedge",)),
    "doorstep": _outside(dwellings.doorstep, has=("door", "window", "fence"), deep=3.3),
    "tea table": _outside(tea_table, deep=2.2),
    "shore": _outside(shore.shore, deep=2.4),
    "river": _outside(shore.river, deep=2.4),
    "pond": _outside(shore.pond_garden, deep=2.4),
    "ship": _outside(shore.ship, deep=2.4),
    "mountain": _outside(heights.mountain),
    "castle": _outside(heights.castle_grounds),
    "courtyard": _outside(heights.courtyard),
    "desert": _outside(heights.desert),
    "snowfield": _outside(heights.snowfield),
    "sky": _outside(heights.open_sky),
    "deep forest": _outside(woods.deep_forest, has=("tree",)),
    "clearing": _outside(woods.clearing, has=("tree",)),
    "birch wood": _outside(woods.birch_wood, has=("tree",)),
    "jungle": _outside(woods.jungle),
    "tree top": _outside(woods.tree_top, deep=1.6),
    "corn field": _outside(fields.corn_field),
    "orchard": _outside(fields.orchard, has=("tree", "ladder", "stone wall")),
    "vineyard": _outside(fields.vineyard),
    "moor": _outside(fields.moor),
    "hill top": _outside(fields.hill_top, deep=2.4),
    "brook": _outside(waters.brook),
    "lake": _outside(waters.lake, deep=2.2),
    "marsh": _outside(waters.marsh),
    "waterfall": _outside(waters.waterfall),
    "bridge": _outside(waters.bridge, deep=1.8),
    "open sea": _outside(seas.open_sea, deep=2.0),
    "under water": _outside(seas.under_water),
    "harbour": _outside(seas.harbour, deep=2.4),
    "island": _outside(seas.island, deep=2.4),
    "cliff": _outside(seas.cliff_top, deep=2.4),
    "boat": _outside(seas.in_boat, has=("boat",), deep=1.8),
    "market": _outside(towns.market, has=("basket",)),
    "square": _outside(towns.square),
    "alley": _outside(towns.alley),
    "city gate": _outside(towns.city_gate),
    "roof tops": _outside(towns.roof_tops, deep=1.8),
    "flower garden": _outside(gardens.flower_garden),
    "palace garden": _outside(gardens.palace_garden),
    "terrace": _outside(gardens.terrace, deep=2.2),
    "park": _outside(leisure.park),
    "playground": _outside(leisure.playground),
    "fair": _outside(leisure.fair),
    "zoo": _outside(leisure.menagerie),
    "graveyard": _outside(old_stones.graveyard),
    "ruins": _outside(old_stones.ruins),
    "well": _outside(old_stones.well_place, has=("well", "bucket")),
    "windmill": _outside(old_stones.windmill, has=("cart",)),
    "water mill": _outside(old_stones.water_mill, deep=2.4),
    "cottage": _outside(old_stones.cottage_garden, has=("house", "fence", "gate")),
    "hen yard": _outside(old_stones.hen_yard),
    "space": _outside(far_away.starry_space, deep=2.0),
    "moon": _outside(far_away.moonscape),
    "dream": _outside(far_away.dream),
    "station": _outside(journeys.station, deep=2.2),
    "camp": _outside(journeys.camp, has=("fire",)),
    "battlefield": _outside(journeys.battlefield),
    "volcano": _outside(journeys.volcano),
    "modern city": _outside(houses_now.city),
    "cave mouth": _outside(woods.cave_mouth, has=("tree",)),
    "kitchen": _inside(kitchen, has=("fire", "window", "door", "dresser")),
    "drawing room": _inside(drawing_room.drawing_room),
    "room": _inside(drawing_room.plain_room),
    "bedroom": _inside(drawing_room.bedroom, has=("bed", "window")),
    "laboratory": _inside(shop.laboratory),
    "study": _inside(learning.study),
    "shop": _inside(shop.shop),
    "workshop": _inside(shop.workshop),
    "stable": _inside(shop.stable),
    "tavern": _inside(hall.tavern),
    "hut": _inside(dwellings.hut),
    "castle hall": _inside(hall.castle_hall, room_height=6.2),
    "church": _inside(hall.nave, room_height=6.2, has=("window", "candle")),
    "cellar": _inside(cellar.cellar, room_height=4.4, has=("barrel",)),
    "catacomb": _inside(cellar.catacomb, room_height=4.2),
    "cave": _inside(cellar.cave, room_height=4.0, has=()),
    "burrow": _inside(cellar.burrow_room),
    "carriage": _inside(dwellings.carriage_inside, room_height=2.4, deep=0.8, exterior="street"),
    "attic": _inside(upper_rooms.attic, room_height=3.7),
    "nursery": _inside(upper_rooms.nursery, room_height=3.1, deep=1.6),
    "tower room": _inside(upper_rooms.tower_room, room_height=4.4),
    "staircase": _inside(upper_rooms.staircase, room_height=4.4),
    "schoolroom": _inside(learning.schoolroom, room_height=3.6),
    "library": _inside(learning.library, room_height=4.6, has=("shelf", "book", "ladder", "armchair")),
    "museum": _inside(learning.museum, room_height=5.0),
    "bakery": _inside(trades.bakery, has=("window", "door", "bread")),
    "smithy": _inside(trades.smithy, has=("door", "fire")),
    "mill": _inside(trades.mill, room_height=3.8),
    "office": _inside(trades.counting_house),
    "barn": _inside(barns.great_barn, room_height=5.4),
    "hen house": _inside(barns.hen_house, room_height=2.5, deep=1.6),
    "shed": _inside(barns.shed, room_height=2.6, deep=1.5),
    "theatre": _inside(public.theatre, room_height=5.0, deep=1.6),
    "ballroom": _inside(public.ballroom, room_height=6.0),
    "dining room": _inside(public.dining_room, room_height=3.4, deep=2.0),
    "hospital": _inside(public.ward, room_height=3.8),
    "cafe": _inside(public.coffee_house, room_height=3.5),
    "tent": _inside(public.tent, room_height=3.4, has=()),
    "train": _inside(travel.railway_carriage, room_height=2.7, deep=1.1),
    "ship's cabin": _inside(travel.cabin, room_height=2.6, deep=1.5),
    "inside a whale": _inside(travel.inside_whale, room_height=3.8, has=()),
    "modern flat": _inside(houses_now.flat, room_height=2.8),
    "bathroom": _inside(houses_now.bathroom, room_height=2.8, deep=1.6),
    "wash house": _inside(houses_now.wash_house),
    "prison": _inside(under_ground.prison, room_height=3.4, deep=1.8, has=("window",)),
    "mouse home": _inside(under_ground.mouse_home, room_height=2.7),
    "underworld": _inside(under_ground.underworld, room_height=6.0, has=()),
    "unplaced": _outside(vignette),
}

PLACES: tuple[str, ...] = tuple(CATALOGUE)
"""Every place kind that has a drawing of its own."""


@dataclass(frozen=True, kw_only=True)
class PlaceChoice:
    """The kind that will be drawn; `warning` says so where the word had no drawing of its own."""

    kind: str
    warning: str = ""
