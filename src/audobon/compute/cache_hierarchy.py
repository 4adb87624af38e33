"""Tensors that were dear to make, kept by what they were made of: on the GPU, in memory, on the disk.

Knows: levels, bytes, keys.  Does not know: what is kept or why.
A value is found at the topmost level that has it and moves up to the first; what finds no more room at a level moves
down to the next.  What is made is written to the disk at once, so that a run that is killed and other processes have
it too.

Shapes: any; a value is a handful of named tensors.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import torch
from torch import Tensor

from audobon.compute.cache_meter import METER, CacheMeter
from audobon.compute.disk_level import DiskLevel

Value = Mapping[str, Tensor]
Place = Callable[[Tensor], Tensor]
"""Lays a copy of a tensor where a level keeps its own."""

GIGABYTE = 1024**3
ENCODINGS = "encodings"
"""What a cache is called by the meter that keeps what a Stable Diffusion model's encoders made."""
DISK = "disk"
GPU_SHARE = 0.03
RAM_BYTES, DISK_BYTES = GIGABYTE // 4, GIGABYTE


@dataclass(frozen=True, kw_only=True)
class LevelCounts:
    """One level: how many values it has, their bytes, its room, and how often something was found there."""

    name: str
    values: int
    held_bytes: int
    room_bytes: int
    hits: int


@dataclass(frozen=True, kw_only=True)
class CacheCounts:
    """What a cache has done so far.

    Attributes:
        levels: From the topmost down.
        made: How often nothing had it.
        damaged: Values on the disk that were not as written; they were dropped and made again.
        unwritten: Values that the disk did not take.
    """

    levels: tuple[LevelCounts, ...]
    made: int
    damaged: int
    unwritten: int

    @property
    def hit_rate(self) -> float:
        """Which share (0..1) of all that was asked for was found; 0 where nothing was asked."""
        found = sum(level.hits for level in self.levels)
        return found / max(1, found + self.made)


class MemoryLevel:
    """Values within a room of so many bytes; who was asked for longest ago leaves first.

    Args:
        name: What it is called in counts.
        room_bytes: What all of its values may take.
        place: Where it lays them.
    """

    def __init__(self, name: str, *, room_bytes: int, place: Place) -> None:
        self.name = name
        self._room = room_bytes
        self._place = place
        self._kept: OrderedDict[str, Value] = OrderedDict()
        self._held = 0
        self._hits = 0

    def found(self, key: str) -> Value | None:
        """The value of this key, which is now the last to leave."""
        if key not in self._kept:
            return None
        self._hits += 1
        self._kept.move_to_end(key)
        return self._kept[key]

    def taken_in(self, key: str, value: Value) -> tuple[Value, list[tuple[str, Value]]]:
        """The value as it lies here now (as given, where it is larger than the room), and who had to leave for it."""
        size = size_bytes(value)
        if key in self._kept:
            return self._kept[key], []
        if size > self._room:
            return value, [(key, value)]
        left = []
        while self._held + size > self._room:
            other, gone = self._kept.popitem(last=False)
            self._held -= size_bytes(gone)
            left.append((other, gone))
        self._kept[key] = {name: self._place(tensor) for name, tensor in value.items()}
        self._held += size
        return self._kept[key], left

    @property
    def counts(self) -> LevelCounts:
        return LevelCounts(
            name=self.name, values=len(self._kept), held_bytes=self._held, room_bytes=self._room, hits=self._hits
        )


class CacheHierarchy:
    """Levels of memory, fastest first, over one on the disk, if there is a folder. Threads may share it.

    Args:
        levels: At least one.
        disk: The last level, or None.
        name: What the meter calls it.
        meter: Told what was found and what was not.
    """

    def __init__(
        self, levels: Sequence[MemoryLevel], *, disk: DiskLevel | None = None, name: str = ENCODINGS,
        meter: CacheMeter = METER,
    ) -> None:  # fmt: skip
        self._levels = tuple(levels)
        self._name = name
        self._disk = disk
        self._meter = meter
        self._made = 0
        self._lock = threading.Lock()
        self._making: dict[str, threading.Lock] = {}
        meter.watch(self)

    @property
    def label(self) -> str:
        """Its levels and their rooms, one line."""
        rooms = [f"{level.name} {level.counts.room_bytes / GIGABYTE:.2g} GB" for level in self._levels]
        rooms += [f"disk {self._disk.room_bytes / GIGABYTE:.2g} GB" if self._disk else "no disk"]
        return " over ".join(rooms)

    def of(self, key: str, make: Callable[[], Value]) -> Value:
        """The value of a key, made if no level has it. Nobody may change what is given; others are given it too.

        Args:
            key: Of `content_key`: everything that decides the value.
            make: Makes it; must not ask this cache for the same key.
        """
        value = self._in_memory(key)
        if value is not None:
            return value
        with self._alone(key):
            value = self._in_memory(key)
            if value is not None:
                return value
            value = self._disk.found(key) if self._disk else None
            if value is not None:
                self._meter.hit(self._name, DISK)
            else:
                value = dict(make())
                self._count_made()
                if self._disk:
                    self._disk.write(key, value)
            return self._laid(key, value)

    @property
    def counts(self) -> CacheCounts:
        """What was found and where, and what was not."""
        with self._lock:
            levels = tuple(level.counts for level in self._levels)
            made = self._made
        disk = self._disk
        if disk is None:
            return CacheCounts(levels=levels, made=made, damaged=0, unwritten=0)
        last = LevelCounts(
            name=DISK, values=disk.values, held_bytes=disk.held_bytes, room_bytes=disk.room_bytes, hits=disk.hits
        )
        return CacheCounts(levels=(*levels, last), made=made, damaged=disk.damaged, unwritten=disk.unwritten)

    def _in_memory(self, key: str) -> Value | None:
        with self._lock:
            for depth, level in enumerate(self._levels):
                value = level.found(key)
                if value is not None:
                    self._meter.hit(self._name, level.name)
                    return value if depth == 0 else self._laid_at(0, key, value)
        return None

    def _laid(self, key: str, value: Value) -> Value:
        with self._lock:
            return self._laid_at(0, key, value)

    def _laid_at(self, depth: int, key: str, value: Value) -> Value:
        """The value as it lies at a level; whoever leaves for it goes one level down, to the disk at last."""
        laid, left = self._levels[depth].taken_in(key, value)
        for other, gone in left:
            if depth + 1 < len(self._levels):
                below = self._laid_at(depth + 1, other, gone)
                laid = below if other == key else laid
            elif self._disk:
                self._disk.write(other, gone)
        return laid

    def held_bytes(self) -> dict[tuple[str, str], int]:
        """What each level in memory holds; the disk is every process's."""
        with self._lock:
            return {(self._name, level.name): level.counts.held_bytes for level in self._levels}

    def _count_made(self) -> None:
        with self._lock:
            self._made += 1
        self._meter.miss(self._name)

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        """Within, no other thread makes the value of this key."""
        with self._lock:
            lock = self._making.setdefault(key, threading.Lock())
        try:
            with lock:
                yield
        finally:
            with self._lock:
                self._making.pop(key, None)


def cache_for(device: torch.device, *, folder: Path | None, disk_bytes: int = DISK_BYTES) -> CacheHierarchy:
    """A cache for nets on a device: GPU, page-locked memory and disk; without CUDA, memory and disk.

    Args:
        device: Where the nets are, and where values are wanted.
        folder: Where the disk's level lies; None for none.
        disk_bytes: The disk's room.
    """
    disk = None if folder is None else DiskLevel(folder, room_bytes=disk_bytes)
    if device.type != "cuda":
        return CacheHierarchy([MemoryLevel("memory", room_bytes=RAM_BYTES, place=own_copy)], disk=disk)
    room = int(GPU_SHARE * torch.cuda.get_device_properties(device).total_memory)
    levels = [
        MemoryLevel("GPU", room_bytes=room, place=lambda tensor: tensor.detach().to(device, copy=True)),
        MemoryLevel("page-locked memory", room_bytes=RAM_BYTES, place=page_locked),
    ]
    return CacheHierarchy(levels, disk=disk)


def own_copy(tensor: Tensor) -> Tensor:
    """A copy in memory that nothing else writes to."""
    return tensor.detach().to("cpu", copy=True).contiguous()


def page_locked(tensor: Tensor) -> Tensor:
    """A copy in memory that the system never moves, from which a GPU reads at full speed."""
    kept = torch.empty(tensor.shape, dtype=tensor.dtype, pin_memory=True)
    return kept.copy_(tensor.detach())


def content_key(*parts: str | bytes | Tensor) -> str:
    """The key of whatever all these parts decide (blake2b, 256 bits): their borders, kinds and shapes count.

    Source: Saarinen and Aumasson 2015, RFC 7693.
    """
    digest = blake2b(digest_size=32)
    for part in parts:
        if isinstance(part, Tensor):
            data = part.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
            head = f"{part.dtype} {tuple(part.shape)}"
        else:
            data = part.encode("utf-8") if isinstance(part, str) else part
            head = type(part).__name__
        digest.update(f"{head} {len(data)};".encode())
        digest.update(data)
    return digest.hexdigest()


def size_bytes(value: Value) -> int:
    """How much room a value takes."""
    return sum(tensor.nbytes for tensor in value.values())
