"""Tasks that can be done by another process: what they are sent as, and what must be there to do them.

Knows: messages of text and arrays, what a replica takes of a machine.  Does not know: what a message means, or Ray.

Messages are text (JSON of the caller's own types) and arrays of numbers, nothing else, so that no version of the
program executes what another has sent, and arrays can be read where they lie in memory that processes share.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from audobon.errors import AudobonError, ResourceError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.uint8] | NDArray[np.uint16]

MOST_TEXT_CHARS = 16_000_000
MOST_ARRAYS = 2_000
MOST_BYTES = 1_000_000_000
"""A panel of one megapixel comes to some 20 MB; a message that is so much larger is no panel's."""
PACKAGE = "audobon."

Item = TypeVar("Item", contravariant=True)
Answer = TypeVar("Answer", covariant=True)


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A message: text, and arrays (uint8 or uint16; read-only for whoever gets them)."""

    text: str
    arrays: tuple[Array, ...] = ()

    def __post_init__(self) -> None:
        wrong = None
        if len(self.text) > MOST_TEXT_CHARS:
            wrong = f"{len(self.text)} characters of text"
        elif len(self.arrays) > MOST_ARRAYS:
            wrong = f"{len(self.arrays)} arrays"
        elif sum(one.nbytes for one in self.arrays) > MOST_BYTES:
            wrong = f"{sum(one.nbytes for one in self.arrays)} bytes of arrays"
        elif any(str(one.dtype) not in ("uint8", "uint16") for one in self.arrays):
            wrong = "arrays of " + ", ".join(sorted({str(one.dtype) for one in self.arrays}))
        if wrong is not None:
            raise ValueError(f"no message between processes: {wrong}")


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What one replica takes of a machine: cores (its nets' threads), graphics cards, bytes of memory."""

    cpus: int = 1
    gpus: int = 0
    memory_bytes: int = 0


@dataclass(frozen=True, kw_only=True)
class Station:
    """What a replica must have at hand to do a task.

    Attributes:
        maker: Where the function is that makes a `Work` of `asked`: `audobon.MODULE:NAME`.
        asked: What it is to have at hand, and of which version.
        needs: What that takes of a machine.
    """

    maker: str
    asked: Parcel
    needs: Needs


Work = Callable[[Parcel], Parcel]
"""Does a task: what was sent to what is sent back. It may raise an AudobonError."""


@runtime_checkable
class Portable(Protocol[Item, Answer]):
    """A task that can be done here by calling it, or elsewhere with the same answer."""

    @property
    def station(self) -> Station:
        """What a replica must have at hand."""
        ...

    def __call__(self, item: Item) -> Answer:
        """Do it here."""
        ...

    def key(self, item: Item) -> str:
        """What the answer depends on, as a hash: two items with the same key have the same answer."""
        ...

    def packed(self, item: Item) -> Parcel:
        """The item as it is sent."""
        ...

    def unpacked(self, item: Item, answer: Parcel) -> Answer:
        """The answer of what was sent back."""
        ...


def work_at(maker: str, asked: Parcel) -> Work:
    """A replica's work.

    Args:
        maker: As in a `Station`; of this package and no other.
        asked: As in a `Station`.

    Raises:
        ResourceError: AUD-526, if this version of the program has no such maker.
        AudobonError: whatever the maker raises.
    """
    module, _, name = maker.partition(":")
    try:
        found = getattr(import_module(module), name, None) if module.startswith(PACKAGE) else None
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise ResourceError(
            "AUD-526", f'a replica was asked for "{maker[:80]}", which its version of the program does not have',
            hint="install the same version of audobon on every node",
        )  # fmt: skip
    work: Work = found(asked)
    return work


def trouble_told(error: AudobonError) -> str:
    """An error as it is sent back."""
    return json.dumps([type(error).__name__, error.code, error.message, error.hint])


def trouble_heard(text: str) -> AudobonError:
    """The error that was sent back, of the class that it had."""
    name, code, message, hint = (str(part) for part in json.loads(text))
    known = {one.__name__: one for one in AudobonError.__subclasses__() if one.__module__ == AudobonError.__module__}
    return known.get(name, AudobonError)(code, message, hint=hint)
