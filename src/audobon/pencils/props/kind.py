"""What is known of a thing besides its drawing: how it rests, how wide it stands, who may sit on it.

Knows: the fields of a kind.  Does not know: any kind, or how one is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audobon.pencils.shapes import Shape
from audobon.pencils.sketch import Random

Draw = Callable[[Random], list[Shape]]
"""A drawing in metres, its foot at the origin, y down."""


class Rest(StrEnum):
    """Where a thing belongs when nobody holds it."""

    GROUND = "ground"
    TABLE = "table"
    WALL = "wall"
    CEILING = "ceiling"
    LYING = "lying"


class Bearing(StrEnum):
    """What a body does on a thing that bears it."""

    SIT = "sit"
    LIE = "lie"
    STAND = "stand"


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Where a thing bears someone.

    `height` is metres from the ground to the bearing surface, `depth` metres from the thing's front edge back to the
    middle of that surface, `x` its middle from the thing's origin, `half_width` how far a body may reach to each side.
    `before` is the part of the drawing that begins to hide who is there (a boat's near side, a bed's quilt): it and all
    that is drawn after it lie in front; empty where nothing does.
    """

    height: float
    depth: float = 0.2
    kind: Bearing = Bearing.SIT
    x: float = 0.0
    half_width: float = 0.25
    before: str = ""


def split_at_seat(shapes: Sequence[Shape], seat: Seat) -> tuple[list[Shape], list[Shape]]:
    """What of a drawing lies behind who is borne by it, and what in front."""
    first = next((k for k, shape in enumerate(shapes) if seat.before and shape.part == seat.before), len(shapes))
    return list(shapes[:first]), list(shapes[first:])


@dataclass(frozen=True, kw_only=True)
class PropKind:
    """One noun: its drawing and how it stands.

    `half_width` is for its shadow and for keeping clear, `lift` how high it hangs, `words` mean this very thing.
    """

    draw: Draw
    half_width: float
    rest: Rest = Rest.GROUND
    words: tuple[str, ...] = ()
    lift: float = 0.0
    outdoors: bool = False
    seat: Seat | None = None


def ground(draw: Draw, half_width: float, *words: str) -> PropKind:
    """It stands on the floor or the ground."""
    return PropKind(draw=draw, half_width=half_width, words=words)


def outdoors(draw: Draw, half_width: float, *words: str) -> PropKind:
    """It stands on the ground and never in a room."""
    return PropKind(draw=draw, half_width=half_width, words=words, outdoors=True)


def table(draw: Draw, half_width: float, *words: str) -> PropKind:
    """It is too small for the ground."""
    return PropKind(draw=draw, half_width=half_width, rest=Rest.TABLE, words=words)


def wall(draw: Draw, lift: float, *words: str, half_width: float = 0.4) -> PropKind:
    """It hangs `lift` metres up a wall."""
    return PropKind(draw=draw, half_width=half_width, rest=Rest.WALL, words=words, lift=lift)


def ceiling(draw: Draw, lift: float, *words: str, half_width: float = 0.4) -> PropKind:
    """It hangs from above, its lowest point `lift` metres over the floor."""
    return PropKind(draw=draw, half_width=half_width, rest=Rest.CEILING, words=words, lift=lift)


def lying(draw: Draw, half_width: float, *words: str) -> PropKind:
    """It lies flat and throws no shadow."""
    return PropKind(draw=draw, half_width=half_width, rest=Rest.LYING, words=words)
