"""A book's anchors as a net's self-attention sees them: run through the net once for each time, and kept.

Knows: memories of self-attention, how much room they may take.  Does not know: nets, solvers, who is on an anchor.
An anchor is carried to a time with noise of its own seed, so what is remembered of it depends on nothing but the
anchor, the time and the net, and every panel of the book looks at the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import torch
from torch import Tensor

from audobon.compute.cache_meter import MEMORY, METER
from audobon.errors import SettingsError
from audobon.models.shared_attention import Memory

ANCHORS = "anchors"
"""What the cache of memories is called by the meter."""
MOST_ANCHORING = 10.0
ROOM_BYTES = 256 * 1024 * 1024
"""The embedded net remembers about half a megabyte of an anchor at each time; a large one can take hundreds."""
STALE_ASKS = 4000
"""A book asks for each of its anchors more often than that; what nobody asked for in so long is another book's."""


def check_anchoring(strength: float) -> None:
    """Refuse a strength that makes no sense.

    Raises:
        SettingsError: AUD-218, if it is not between 0 and 10.
    """
    if not 0.0 <= strength <= MOST_ANCHORING:
        raise SettingsError(
            "AUD-218",
            f"anchors were asked to count {strength:g} times",
            hint=f"choose between 0 (no anchors) and {MOST_ANCHORING:g}; 1 counts them like the panel itself",
        )


class KeptMemories:
    """Memories by key, as many as there is room for: what came first stays, as long as it is asked for.

    Every panel asks for the same times in the same order. Where not all fit, throwing out the oldest would throw out
    each one just before it is asked for again.

    Args:
        room_bytes: How much all of them together may take.
    """

    def __init__(self, *, room_bytes: int = ROOM_BYTES) -> None:
        self._free_bytes = room_bytes
        self._kept: dict[Hashable, Memory] = {}
        self._asked: dict[Hashable, int] = {}
        self._asks = 0
        self._room_bytes = room_bytes
        METER.watch(self)

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, key: Hashable, make: Callable[[], Memory]) -> Memory:
        """The memory under this key, made if it is not kept."""
        self._asks += 1
        if key in self._kept:
            self._asked[key] = self._asks
            METER.hit(ANCHORS)
            return self._kept[key]
        METER.miss(ANCHORS)
        memory = make()
        if memory.size_bytes > self._free_bytes:
            self._forget_stale()
        if memory.size_bytes <= self._free_bytes:
            self._free_bytes -= memory.size_bytes
            self._kept[key], self._asked[key] = memory, self._asks
        return memory

    def held_bytes(self) -> dict[tuple[str, str], int]:
        """What all of them take."""
        return {(ANCHORS, MEMORY): self._room_bytes - self._free_bytes}

    def _forget_stale(self) -> None:
        for key in [key for key, asked in self._asked.items() if self._asks - asked > STALE_ASKS]:
            self._free_bytes += self._kept.pop(key).size_bytes
            del self._asked[key]


def anchor_noise(clean: Tensor, *, seed: int) -> Tensor:
    """Standard normal noise like an anchor's clean latents, drawn on the CPU from its seed."""
    generator = torch.Generator(device="cpu").manual_seed(seed)
    return torch.randn(clean.shape, generator=generator).to(clean)
