"""Tensors that are used again and again: handed out by shape, kind and device, and taken back.

Knows: shapes, kinds of numbers, devices.  Does not know: what is written into them.
A step of painting wants the same room at every step.  Lent by a pool, it is asked of the device once; what is lent
never leaves the block it was lent for, so a result that somebody may keep is not the pool's to give.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor

_Kind = tuple[tuple[int, ...], torch.dtype, torch.device]


@dataclass(frozen=True, kw_only=True)
class PoolCounts:
    """How often room was `lent`, how often that made a `fresh` tensor, and the bytes of all that the pool has."""

    lent: int
    fresh: int
    held_bytes: int


class TensorPool:
    """Lends tensors; what comes back is lent again to whoever asks for the same. Threads may share it.

    Args:
        room_bytes: What may lie unused; a tensor that comes back beyond that is let go.
    """

    def __init__(self, *, room_bytes: int = 64 * 1024 * 1024) -> None:
        self._room = room_bytes
        self._free: dict[_Kind, list[Tensor]] = {}
        self._free_bytes = 0
        self._lent_bytes = 0
        self._lent = 0
        self._fresh = 0
        self._lock = threading.Lock()

    @contextmanager
    def lent(self, shape: tuple[int, ...], *, like: Tensor, dtype: torch.dtype | None = None) -> Iterator[Tensor]:
        """A tensor of this shape for the block, whatever numbers are in it.

        Args:
            shape: As it shall be.
            like: On its device, and of its kind where none is given.
            dtype: Of which kind, or None.
        """
        kind = (shape, like.dtype if dtype is None else dtype, like.device)
        tensor = self._taken(kind)
        try:
            yield tensor
        finally:
            self._back(kind, tensor)

    @property
    def counts(self) -> PoolCounts:
        """What it has done so far."""
        with self._lock:
            return PoolCounts(lent=self._lent, fresh=self._fresh, held_bytes=self._free_bytes + self._lent_bytes)

    def clear(self) -> None:
        """Let go of everything that is not lent."""
        with self._lock:
            self._free.clear()
            self._free_bytes = 0

    def _taken(self, kind: _Kind) -> Tensor:
        with self._lock:
            self._lent += 1
            free = self._free.get(kind)
            if free:
                tensor = free.pop()
                self._free_bytes -= tensor.nbytes
                self._lent_bytes += tensor.nbytes
                return tensor
            self._fresh += 1
        shape, dtype, device = kind
        fresh = torch.empty(shape, dtype=dtype, device=device)
        with self._lock:
            self._lent_bytes += fresh.nbytes
        return fresh

    def _back(self, kind: _Kind, tensor: Tensor) -> None:
        with self._lock:
            self._lent_bytes -= tensor.nbytes
            if self._free_bytes + tensor.nbytes <= self._room:
                self._free.setdefault(kind, []).append(tensor)
                self._free_bytes += tensor.nbytes
