"""`audobon bench gpu`: SDXL on this GPU in many ways within one run, against diffusers' own and the device's peak.

Knows: which ways are compared with which.  Does not know: how anything is painted.
The nets have SDXL's shapes and random numbers: speed and memory do not hang on them.  How far a way moves the latents
tells of its arithmetic; what its approximations do to a picture only trained weights can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from audobon.errors import ResourceError, SettingsError
from audobon.evaluation.gpu_encodings import AT_TOP, MADE, ON_DISK, encoding_seconds
from audobon.evaluation.gpu_nets import FULL, TINY, GpuNets, GpuSize, Way
from audobon.evaluation.gpu_pictures import (
    GIGABYTE,
    STEADY,
    Easel,
    Sat,
    forget_most,
    most_bytes,
    operations,
    product_rate,
    seconds_of,
)
from audobon.evaluation.gpu_results import Results, Row
from audobon.evaluation.measure import NOT_MEASURED, Measure, median_measure

SIZES = {"full": FULL, "tiny": TINY}
STOCK, PLAIN = "stock diffusers", "our loop"
MANY_STOCK, MANY_BEST = "stock diffusers, many at once", "compiled, many at once"
LESS, MANY_LESS = "compiled, 8 bits, deep levels every 3 steps", "the same, many at once"
TILED, FOUR = "decoded in tiles", "four at once, two ControlNets, decoded one by one in tiles"
PEAK_S = 1.0
NOT_TIMED = Row(failed="not timed yet")
Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A way, and the name of the way that its gain is counted against."""

    way: Way
    against: str


@dataclass(frozen=True, kw_only=True)
class GpuBench:
    """What is timed on what: the size, the device, the kind of number, and the folder of what was found."""

    size: GpuSize
    device: torch.device
    dtype: torch.dtype
    out: Path


def gpu_bench(*, size: str, device: str, out: Path) -> GpuBench:
    """A benchmark as it was asked for.

    Raises:
        SettingsError: AUD-286, for a size or a device that there is not.
        ResourceError: AUD-531, if it needs a GPU with CUDA and there is none.
    """
    if size not in SIZES or device not in ("cuda", "cpu"):
        raise SettingsError(
            "AUD-286",
            f'the size "{size}" was asked for on "{device}"',
            hint=f"the sizes are {', '.join(SIZES)}; the devices cuda and cpu",
        )
    if (device == "cuda" and not torch.cuda.is_available()) or (device == "cpu" and size != TINY.name):
        raise ResourceError(
            "AUD-531",
            f"SDXL of the size {size} on {device}: there is no GPU with CUDA here for it",
            hint="run it on a machine with one; --size tiny --device cpu shows that everything runs",
        )
    chosen = torch.device(device)
    dtype = torch.bfloat16 if device == "cuda" else torch.float32
    return GpuBench(size=SIZES[size], device=chosen, dtype=dtype, out=out)


def rungs(size: GpuSize) -> Mapping[str, Rung]:
    """Every way that is timed, the most telling first."""
    compiled = Way(last=True, compiled=True)
    less = replace(compiled, eight=True, reuse=3)
    many = size.batch
    return {
        PLAIN: Rung(way=Way(), against=STOCK),
        STOCK: Rung(way=Way(stock=True), against=STOCK),
        "compiled, channels last": Rung(way=compiled, against=PLAIN),
        LESS: Rung(way=less, against=PLAIN),
        TILED: Rung(way=Way(tiled=True), against=PLAIN),
        MANY_STOCK: Rung(way=Way(stock=True, batch=many), against=STOCK),
        MANY_BEST: Rung(way=replace(compiled, batch=many, sliced=True), against=MANY_STOCK),
        MANY_LESS: Rung(way=replace(less, batch=many, sliced=True), against=MANY_STOCK),
        FOUR: Rung(way=Way(batch=4, controls=2, sliced=True, tiled=True), against=PLAIN),
        "words' keys and values once": Rung(way=Way(words_kept=True), against=PLAIN),
        "channels last": Rung(way=Way(last=True), against=PLAIN),
        "joined projections": Rung(way=Way(fused=True), against=PLAIN),
        "compiled, joined projections": Rung(way=replace(compiled, fused=True), against="compiled, channels last"),
        "recorded as a graph": Rung(way=Way(graphed=True), against=PLAIN),
        "compiled, recorded as a graph": Rung(way=replace(compiled, graphed=True), against="compiled, channels last"),
        "8 bits": Rung(way=Way(eight=True), against=PLAIN),
        "compiled, 8 bits": Rung(way=replace(compiled, eight=True), against="compiled, channels last"),
        "deep levels every 3 steps": Rung(way=Way(reuse=3), against=PLAIN),
        "all but one layer every 3 steps": Rung(way=Way(reuse=3, layers=1), against=PLAIN),
        "words until half": Rung(way=Way(words_until=0.5), against=PLAIN),
        "deep levels every 3 steps, words until half": Rung(way=Way(reuse=3, words_until=0.5), against=PLAIN),
        "one step fewer, for its distance": Rung(way=Way(fewer=1), against=PLAIN),
        "decoded one by one, many at once": Rung(way=Way(batch=many, sliced=True), against=MANY_STOCK),
    }


def bench_gpu(bench: GpuBench, *, tell: Tell) -> tuple[dict[str, Measure], dict[str, dict[str, object]]]:
    """The figures by name, and the ladder: each way's gain, room, allocations and distance.

    After each way both are written to the folder as far as they go, so that a run that is killed has said something.

    Args:
        bench: What and where.
        tell: Is told what is timed next.

    Raises:
        InputError: AUD-189, if what an earlier run left cannot be read.
    """
    results = Results(bench.out, machine=_machine(bench))
    whole = operations(bench.size)
    missing = [name for name in rungs(bench.size) if name not in results.rows or not _has_latents(name, results)]
    if not results.peak:
        tell("the device's peak")
        peak = [product_rate(bench.size, bench.device, bench.dtype, seconds=PEAK_S) for _ in range(bench.size.rounds)]
        results.keep_peak(peak)
    if missing or MADE not in results.rows:
        nets = GpuNets(bench.size, bench.device, bench.dtype)
        for name in missing:
            tell(name)
            results.keep(name, _timed(nets, _here(rungs(bench.size)[name].way, bench), results, plain=name == PLAIN))
            forget_most(bench.device)
            results.keep_answer(as_told(figures(results, bench.size, whole=whole), ladder(results, bench.size)))
        tell(MADE)
        for name, seconds in encoding_seconds(nets).items():
            results.keep(name, Row(seconds=seconds))
    results.finish()
    found, steps = figures(results, bench.size, whole=whole), ladder(results, bench.size)
    results.keep_answer(as_told(found, steps))
    return found, steps


def as_told(found: Mapping[str, Measure], steps: Mapping[str, dict[str, object]]) -> dict[str, object]:
    """Figures and ladder as one JSON object."""
    return {**{name: one.as_json() for name, one in found.items()}, "ladder": dict(steps)}


def figures(results: Results, size: GpuSize, *, whole: float) -> dict[str, Measure]:
    """What the benchmark is asked for, by name, as far as it was timed.

    Args:
        results: What was timed.
        size: Of what.
        whole: Operations of a picture.
    """
    rows = {name: results.rows.get(name, NOT_TIMED) for name in rungs(size)}
    alone, many = _best(rows, size, batch=1), _best(rows, size, batch=size.batch)
    shares = [whole / spent / peak for spent, peak in zip(rows[many].seconds, results.peak, strict=False)]
    steady = [row.allocations_per_step for row in rows.values() if row.allocations_per_step is not None]
    return {
        "roofline_bf16": median_measure(shares),
        "speedup_over_stock_diffusers": _ratio(rows[STOCK], rows[alone]),
        "speedup_with_fp8_and_cache": _ratio(rows[STOCK], rows[LESS]),
        "speedup_over_stock_diffusers_many_at_once": _ratio(rows[MANY_STOCK], rows[many]),
        "speedup_with_fp8_and_cache_many_at_once": _ratio(rows[MANY_STOCK], rows[MANY_LESS]),
        "peak_gb_b1": _once(rows[TILED].peak_gb),
        "peak_gb_b4_2cn": _once(rows[FOUR].peak_gb),
        "images_per_minute_1024": median_measure([60 / spent for spent in rows[many].seconds]),
        "allocations_per_step": _once(max(steady) if steady else None, n=len(steady)),
        "peak_tera_ops": median_measure([rate / 1e12 for rate in results.peak]),
    }


def ladder(results: Results, size: GpuSize) -> dict[str, dict[str, object]]:
    """Way -> its gain over what it is held against, room in GB, allocations a step, and how far it moves latents."""
    found: dict[str, dict[str, object]] = {}
    for name, rung in rungs(size).items():
        row = results.rows.get(name, NOT_TIMED)
        if row.failed:
            found[name] = {"failed": row.failed}
            continue
        found[name] = {
            "against": rung.against,
            "times_as_fast": _ratio(results.rows.get(rung.against, NOT_TIMED), row).as_json(),
            "seconds": median_measure(row.seconds).as_json(),
            "peak_gb": _once(row.peak_gb).as_json(),
            "reserved_gb": _once(row.reserved_gb).as_json(),
            "allocations_per_step": _once(row.allocations_per_step).as_json(),
            "requests_per_step": _once(row.requests_per_step).as_json(),
            "moved": _once(row.moved).as_json(),
        }
    for name in (MADE, AT_TOP, ON_DISK):
        row = results.rows.get(name, NOT_TIMED)
        found[name] = {
            "against": MADE,
            "times_as_fast": _ratio(results.rows.get(MADE, NOT_TIMED), row).as_json(),
            "seconds": median_measure(row.seconds).as_json(),
        }
    return found


def _timed(nets: GpuNets, way: Way, results: Results, *, plain: bool) -> Row:
    """One way's row; what fails is told in it, for the other ways say something without it."""
    try:
        with nets.ready(way):
            return _row(nets, way, results, plain=plain)
    except Exception as error:  # noqa: BLE001 - whatever a compiler or a driver raises, told in the row
        said = str(error).strip().splitlines() or ["nothing"]
        return Row(failed=f"{type(error).__name__}: {said[0][:300]}")


def _row(nets: GpuNets, way: Way, results: Results, *, plain: bool) -> Row:
    easel, device = Easel(nets, way), nets.device
    easel.paint()  # compiles, records, and lets libraries choose
    forget_most(device)
    seconds, last = [], Sat(latents=torch.zeros(0), asked=())
    for _ in range(nets.size.rounds):
        done: list[Sat] = []
        seconds.append(seconds_of(partial(_into, done, easel), device) / way.batch)
        last = done[0]
    if plain:
        results.keep_latents(last.latents)
    steady = last.asked[STEADY:] if device.type == "cuda" else ()
    most = most_bytes(device)
    return Row(
        seconds=tuple(seconds),
        peak_gb=None if most is None else most[0] / GIGABYTE,
        reserved_gb=None if most is None else most[1] / GIGABYTE,
        allocations_per_step=sum(asked for asked, _ in steady) / len(steady) if steady else None,
        requests_per_step=sum(asked for _, asked in steady) / len(steady) if steady else None,
        moved=_moved(last.latents, results.latents()) if way.batch == 1 else None,
    )


def _into(done: list[Sat], easel: Easel) -> None:
    done.append(easel.paint())


def _moved(latents: Tensor, plain: Tensor | None) -> float | None:
    """The distance as a share of the plain latents' length; None where there are none, or those of other pictures."""
    own = latents.cpu().float()
    if plain is None or plain.shape != own.shape or not bool(torch.isfinite(own).all()):
        return None
    return float((own - plain).norm() / plain.norm())


def _here(way: Way, bench: GpuBench) -> Way:
    """The way as it can be gone here: a processor runs as it is, without a compiler or CUDA's graphs."""
    return way if bench.device.type == "cuda" else replace(way, compiled=False, graphed=False)


def _machine(bench: GpuBench) -> str:
    """One line that another machine, version or size changes."""
    name = torch.cuda.get_device_name(bench.device) if bench.device.type == "cuda" else "processor"
    return f"{name}, torch {torch.__version__}, {bench.size.name}, {bench.dtype}"


def _has_latents(name: str, results: Results) -> bool:
    return name != PLAIN or results.latents() is not None


def _best(rows: Mapping[str, Row], size: GpuSize, *, batch: int) -> str:
    """The fastest way that paints what the stock pipeline paints, so many at once."""
    exact = [
        name
        for name, rung in rungs(size).items()
        if rung.way.is_exact and not (rung.way.stock or rung.way.controls) and rung.way.batch == batch
    ]
    return min(exact, key=lambda name: min(rows[name].seconds, default=float("inf")))


def _ratio(slow: Row, fast: Row) -> Measure:
    """How many times as fast, round by round."""
    pairs = zip(slow.seconds, fast.seconds, strict=False)
    return median_measure([one / other for one, other in pairs])


def _once(value: float | None, *, n: int = 1) -> Measure:
    """A figure without an interval."""
    return NOT_MEASURED if value is None else Measure(value=value, low=None, high=None, n=n)
