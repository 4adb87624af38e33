"""All things that can talk, by name."""

from __future__ import annotations

from audobon.pencils.figures.things.build import Thing
from audobon.pencils.figures.things.food import FOOD
from audobon.pencils.figures.things.heavens import HEAVENS
from audobon.pencils.figures.things.joinery import JOINERY
from audobon.pencils.figures.things.plants import PLANTS
from audobon.pencils.figures.things.tools import TOOLS
from audobon.pencils.figures.things.toys import TOYS
from audobon.pencils.figures.things.vessels import VESSELS

THINGS: dict[str, Thing] = {
    thing.name: thing for thing in (*VESSELS, *JOINERY, *TOOLS, *FOOD, *PLANTS, *HEAVENS, *TOYS)
}
