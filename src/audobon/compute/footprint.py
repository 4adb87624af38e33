"""What work with nets takes of memory, foreseen: by net, size and batch, and by how the work is arranged.

Knows: bytes of weights and of live tensors, what arrangements save.  Does not know: which nets they are, devices.
Live tensors grow in proportion to pixels and rows; how many bytes each net takes for one is counted (`live_bytes.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from audobon.errors import ResourceError

MARGIN = 1.15
"""Of live tensors: what allocators round up, and kernels' own room."""
TILE_PX = 512
_MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Footprint:
    """What the nets of one painter take, in bytes.

    Attributes:
        stepping: Weights at work in every step.
        beside: Weights at work before the steps alone, which a processor can do as well.
        decoding: The decoder's weights.
        step_px: Live tensors of a step, by row of the batch and pixel of the picture.
        decode_px: Live tensors of a decoding, by pixel.
        fixed: What there is however small the work is.
        rows_a_panel: Rows of a batch for one panel: 2 with guidance.
        has_tiles: Whether a picture can be decoded in tiles.
        has_places: Whether there is a processor's memory beside the one that is planned.
    """

    stepping: int
    beside: int
    decoding: int
    step_px: float
    decode_px: float
    fixed: int
    rows_a_panel: int = 1
    has_tiles: bool = False
    has_places: bool = False


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """How work is done: `panels` a step on each of the `workers`; pictures decoded `one_by_one`, and in tiles of
    `tile_px` a side (0 for whole); nets that do not step `are_away`, with the processor."""

    panels: int = 1
    workers: int = 1
    one_by_one: bool = False
    tile_px: int = 0
    are_away: bool = False


@dataclass(frozen=True, kw_only=True)
class MemoryPlan:
    """The arrangement that fits, the most memory that it will take, and why it is not the one that was wanted."""

    arrangement: Arrangement
    peak_bytes: int
    reasons: tuple[str, ...] = ()


def peak_bytes(footprint: Footprint, arrangement: Arrangement, *, px: int) -> int:
    """The most memory that panels of so many pixels will take at once."""
    one = arrangement
    weights = footprint.stepping + footprint.decoding + (0 if one.are_away else footprint.beside)
    rows = one.panels * footprint.rows_a_panel
    decoded_px = (1 if one.one_by_one else one.panels) * (min(px, one.tile_px**2) if one.tile_px else px)
    widest = max(footprint.step_px * rows * px, footprint.decode_px * decoded_px)
    return footprint.fixed + weights + ceil(MARGIN * one.workers * widest)


def ladder(footprint: Footprint, wanted: Arrangement) -> tuple[tuple[Arrangement, str], ...]:
    """What is given up for memory, step by step, and that in words; what costs least time first, all of it kept."""
    rungs, now = [(wanted, "")], wanted

    def give_up(why: str, after: Arrangement) -> None:
        nonlocal now
        now = after
        rungs.append((now, why))

    if now.panels > 1 and not now.one_by_one:
        give_up("pictures are decoded one by one", replace(now, one_by_one=True))
    while now.panels > 1:
        give_up(f"{now.panels // 2} panels a step for {now.panels}", replace(now, panels=now.panels // 2))
    if footprint.has_tiles and not now.tile_px:
        give_up(f"pictures are decoded in tiles of {TILE_PX} px", replace(now, tile_px=TILE_PX))
    while now.workers > 1:
        give_up(f"{now.workers // 2} panels side by side for {now.workers}", replace(now, workers=now.workers // 2))
    if footprint.has_places and not now.are_away:
        give_up("words are read by the processor", replace(now, are_away=True))
    return tuple(rungs)


def fitted(footprint: Footprint, *, wanted: Arrangement, px: int, memory_bytes: int, what: str) -> MemoryPlan:
    """The first arrangement down the ladder that fits; more memory never gives one further down.

    Args:
        footprint: Of the nets.
        wanted: Where the ladder begins.
        px: Pixels of a panel.
        memory_bytes: What there is.
        what: The work in words, for the error.

    Raises:
        ResourceError: AUD-522, if nothing fits; it says what would.
    """
    reasons: tuple[str, ...] = ()
    for arrangement, why in ladder(footprint, wanted):
        reasons = (*reasons, why) if why else reasons
        needed = peak_bytes(footprint, arrangement, px=px)
        if needed <= memory_bytes:
            return MemoryPlan(arrangement=arrangement, peak_bytes=needed, reasons=reasons)
    last, _ = ladder(footprint, wanted)[-1]
    most_px = largest_px(footprint, last, memory_bytes=memory_bytes)
    side = int(most_px**0.5)
    room = f"panels of up to {side} x {side} px fit" if side else "no panel fits, however small"
    least_mb = ceil(peak_bytes(footprint, last, px=px) / _MEGABYTE)
    raise ResourceError(
        "AUD-522",
        f"{what} of {px} pixels needs {least_mb} MB at least, and there are {memory_bytes // _MEGABYTE} MB: {room}",
        hint="ask for fewer dots an inch with --dpi" if side else "close other programs, or take a smaller model",
    )


def largest_px(footprint: Footprint, arrangement: Arrangement, *, memory_bytes: int) -> int:
    """Pixels of the largest panel that fits; 0 if none does."""
    if peak_bytes(footprint, arrangement, px=1) > memory_bytes:
        return 0
    low, high = 1, 2
    while high < 2**40 and peak_bytes(footprint, arrangement, px=high) <= memory_bytes:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        fits = peak_bytes(footprint, arrangement, px=middle) <= memory_bytes
        low, high = (middle, high) if fits else (low, middle)
    return low
