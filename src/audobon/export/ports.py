"""The doors of a net: named inputs, their shapes, which of their axes may differ from call to call, and samples.

Knows: axes, sizes, seeds.  Does not know: any net, any format.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from audobon.errors import ShapeError

MOST = 1 << 20
BATCH = "batch"


@dataclass(frozen=True, kw_only=True)
class Axis:
    """A size that may differ from call to call.

    Attributes:
        name: As runtimes show it.
        least: Smallest size.
        most: Largest size.
        multiple: Sizes are multiples of this.
        tried: Sizes at which an export is held against its net, two at least; the second is traced with.
    """

    name: str
    least: int = 1
    most: int = MOST
    multiple: int = 1
    tried: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.tried) < 2 or not all(self.allows(size) for size in self.tried):
            raise ValueError(f"axis {self.name} is tried at {self.tried}: two sizes at least, all of them allowed")

    @property
    def named(self) -> str:
        """As a dimension is written."""
        return self.name

    def allows(self, size: int) -> bool:
        """Whether a call may have this size."""
        return self.least <= size <= self.most and size % self.multiple == 0


@dataclass(frozen=True, kw_only=True)
class Along:
    """A dimension of `times` an axis's size."""

    axis: Axis
    times: int = 1

    @property
    def named(self) -> str:
        """As a dimension is written."""
        return self.axis.name if self.times == 1 else f"{self.times}*{self.axis.name}"


Dimension = int | Axis | Along
Sizes = Mapping[str, int]
Draw = Callable[[tuple[int, ...], Sizes, torch.Generator], Tensor]
"""Makes an input: its shape, the sizes of all axes, the source of chance."""


@dataclass(frozen=True, kw_only=True)
class Port:
    """One input of a net."""

    name: str
    shape: tuple[Dimension, ...]
    draw: Draw

    def sized(self, sizes: Sizes) -> tuple[int, ...]:
        """The shape at these sizes of the axes."""
        return tuple(_size(one, sizes) for one in self.shape)

    def takes(self, value: Tensor | None) -> bool:
        """Whether a tensor has as many dimensions, and those that are fixed are as they must be."""
        if value is None or value.dim() != len(self.shape):
            return False
        return all(size == one for size, one in zip(value.shape, self.shape, strict=True) if isinstance(one, int))

    def limited(self, most: int) -> Port:
        """The same for batches of at most so many, two at least: torch.export takes an axis of one size for fixed."""
        return replace(self, shape=tuple(_limited(one, max(2, most)) for one in self.shape))

    def dynamic(self) -> dict[int, Along]:
        """Which dimensions differ from call to call."""
        every = {place: one if isinstance(one, Along) else _along(one) for place, one in enumerate(self.shape)}
        return {place: one for place, one in every.items() if one is not None}


def axes_of(ports: Sequence[Port]) -> tuple[Axis, ...]:
    """All axes of some ports in the order in which they appear, each once."""
    every = (along.axis for port in ports for along in port.dynamic().values())
    return tuple({axis.name: axis for axis in every}.values())


def drawn(ports: Sequence[Port], sizes: Sizes, *, seed: int) -> dict[str, Tensor]:
    """Inputs by name at these sizes; the same seed and sizes give the same numbers.

    Raises:
        ShapeError: AUD-441, if a size is missing or none that the net can take.
    """
    checked_sizes(ports, sizes)
    generator = torch.Generator().manual_seed(seed)
    return {port.name: port.draw(port.sized(sizes), sizes, generator) for port in ports}


def checked_sizes(ports: Sequence[Port], sizes: Sizes) -> None:
    """See that each axis has a size that it allows.

    Raises:
        ShapeError: AUD-441, if one has not.
    """
    for axis in axes_of(ports):
        size = sizes.get(axis.name)
        if size is None or not axis.allows(size):
            raise ShapeError(
                "AUD-441",
                f"the axis {axis.name} is {size}, but takes {axis.least} to {axis.most} in steps of {axis.multiple}",
                hint="choose another size",
            )


def tried_sizes(ports: Sequence[Port]) -> tuple[dict[str, int], ...]:
    """Every batch that is tried with every other size that is tried; all other axes change together."""
    axes = axes_of(ports)
    batches = next((axis.tried for axis in axes if axis.name == BATCH), (0,))
    others = [axis for axis in axes if axis.name != BATCH]
    steps = max((len(axis.tried) for axis in others), default=1)
    found = []
    for step, batch in itertools.product(range(steps), batches):
        sizes = {axis.name: axis.tried[min(step, len(axis.tried) - 1)] for axis in others}
        found.append(sizes | ({BATCH: batch} if batch else {}))
    return tuple(found)


def traced_sizes(ports: Sequence[Port]) -> dict[str, int]:
    """The sizes that a net is traced with."""
    return {axis.name: axis.tried[1] for axis in axes_of(ports)}


def normal(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    """Numbers of mean 0 and deviation 1."""
    return torch.randn(shape, generator=generator)


def spread_like(mean: Tensor, spread: Tensor) -> Draw:
    """Numbers of these means and deviations, along the last axis."""

    def draw(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
        return mean + spread * torch.randn(shape, generator=generator)

    return draw


def shares(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    """Numbers in [0, 1): pixels, times, flags in between."""
    return torch.rand(shape, generator=generator)


def numbers_below(count: int) -> Draw:
    """Whole numbers 0 .. count - 1."""

    def draw(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
        return torch.randint(0, count, shape, generator=generator)

    return draw


def places_in(axis: str) -> Draw:
    """Whole numbers that count along an axis."""

    def draw(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
        return torch.randint(0, sizes[axis], shape, generator=generator)

    return draw


def lengths(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    """Masks, true from the start of a row up to some length of at least half; the first row is true throughout."""
    whole = shape[-1]
    ends = torch.randint(max(1, whole // 2), whole + 1, shape[:-1], generator=generator)
    ends.view(-1)[0] = whole
    return torch.arange(whole) < ends[..., None]


def present(shape: tuple[int, ...], sizes: Sizes, generator: torch.Generator) -> Tensor:
    """Ones: what is said to be there."""
    return torch.ones(shape)


def _size(one: Dimension, sizes: Sizes) -> int:
    if isinstance(one, int):
        return one
    along = one if isinstance(one, Along) else Along(axis=one)
    return along.times * sizes[along.axis.name]


def _limited(one: Dimension, most: int) -> Dimension:
    if not isinstance(one, Axis) or one.name != BATCH:
        return one
    tried = tuple(dict.fromkeys(min(size, most) for size in one.tried))
    return replace(one, most=min(one.most, most), tried=tried)


def _along(one: Dimension) -> Along | None:
    return Along(axis=one) if isinstance(one, Axis) else None
