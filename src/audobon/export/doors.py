"""What a net takes and gives, told without any net: for those who check arrays before they are made.

Knows: names, types, sizes.  Does not know: nets, tensors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, kw_only=True)
class Side:
    """One dimension: `times` the size of an axis, or always `times` where the axis has no name.

    Attributes:
        axis: Its name; the same name means the same size in all inputs of a call.
        times: See above.
        least: Smallest size of the axis.
        most: Largest size that a call may have.
        multiple: Sizes are multiples of this.
    """

    axis: str = ""
    times: int = 1
    least: int = 1
    most: int = 1
    multiple: int = 1


@dataclass(frozen=True, kw_only=True)
class Door:
    """An input or an output: its name, numpy's name for its type, its sides; an output's free sides have no bounds."""

    name: str
    dtype: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, kw_only=True)
class NetShown:
    """What is known of a loaded net."""

    name: str
    what: str
    licence: str
    weights: tuple[tuple[str, str], ...]
    inputs: tuple[Door, ...]
    outputs: tuple[Door, ...]
