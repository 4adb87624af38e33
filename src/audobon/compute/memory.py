"""When memory runs out: the same work in smaller pieces, and a clear error when the smallest is still too large.

Knows: how torch and the system say that memory ran out.  Does not know: which net runs or why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import torch

from audobon.errors import ResourceError

Result = TypeVar("Result")

_WORDS = ("out of memory", "not enough memory", "can't allocate memory", "cannot allocate memory", "bad_alloc")


def is_out_of_memory(error: BaseException) -> bool:
    """Is this how a processor's or a GPU's memory runs out?"""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(word in str(error).lower() for word in _WORDS)


def card_bytes(device: str) -> int | None:
    """What is free on a GPU; None for a processor, whose memory is looked after elsewhere (`budget.py`)."""
    return torch.cuda.mem_get_info(device)[0] if device.startswith("cuda") else None


def with_less_memory(work: Callable[[int], Result], sizes: Sequence[int], *, what: str) -> Result:
    """The result of `work(size)` for the first of `sizes` (px, falling) that memory suffices for.

    Args:
        work: Does the whole work in pieces of that size; its result must not depend on the size.
        sizes: At least one.
        what: The work in words, for the error.

    Raises:
        ResourceError: AUD-520, if memory does not suffice for the last size either.
    """
    for size in sizes:
        try:
            return work(size)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            lacking = error
    raise ResourceError(
        "AUD-520",
        f"memory ran out while {what}, even in pieces of {sizes[-1]} px",
        hint="close other programs, or ask for fewer dots an inch with --dpi",
    ) from lacking
