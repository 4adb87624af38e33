"""What the service's processes and its GPUs take of the machine, looked up whenever somebody asks.

Knows: /proc, nvidia-smi, who is present on a queue.  Does not know: what the processes do.

Processes are told by what they are, server or worker, and not by their ids, of which there are ever new ones. A GPU is
asked by its own program: asking it through torch would take some of its memory first.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from audobon.serving.jobs.presence import SERVER, WORKER, present
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.telemetry.queue_collector import reader

PROC = Path("/proc")
_KIB = 1024
_MIB = 1024 * 1024
_SMI = ("--query-gpu=index,memory.used,memory.total", "--format=csv,noheader,nounits")
_SMI_TIMEOUT_S = 5.0
_SMI_EVERY_S = 5.0


@dataclass(frozen=True, kw_only=True)
class ProcessFacts:
    """What a process takes: resident memory, now and at most so far, threads, open files."""

    resident_bytes: int
    peak_bytes: int
    threads: int
    files: int


@dataclass(frozen=True, kw_only=True)
class GpuFacts:
    """A GPU's memory: in use by whomever, and all of it."""

    device: str
    used_bytes: int
    total_bytes: int


def facts_of(process: int, *, proc: Path = PROC) -> ProcessFacts | None:
    """What a process of this machine takes; None if it is gone, another user's, or the system does not tell."""
    place = proc / str(process)
    try:
        lines = (place / "status").read_text(encoding="ascii", errors="replace").splitlines()
        files = sum(1 for _ in (place / "fd").iterdir())
    except OSError:
        return None
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    return ProcessFacts(
        resident_bytes=_number(told.get("VmRSS", "0")) * _KIB, peak_bytes=_number(told.get("VmHWM", "0")) * _KIB,
        threads=_number(told.get("Threads", "0")), files=files,
    )  # fmt: skip


def gpu_facts() -> tuple[GpuFacts, ...]:
    """The memory of every GPU that `nvidia-smi` tells of; none where there is no such program."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return ()
    try:
        told = subprocess.run(
            [program, *_SMI], capture_output=True, text=True, timeout=_SMI_TIMEOUT_S, check=True
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ()
    return gpus_told(told.stdout)


def gpus_told(table: str) -> tuple[GpuFacts, ...]:
    """GPUs out of what `nvidia-smi` prints: index, MiB used, MiB in all; lines of another form are passed over."""
    rows = ([part.strip() for part in line.split(",")] for line in table.splitlines())
    return tuple(
        GpuFacts(device=row[0], used_bytes=int(row[1]) * _MIB, total_bytes=int(row[2]) * _MIB)
        for row in rows
        if len(row) == 3 and all(part.isdigit() for part in row)
    )


class ProcessesCollector(Collector):
    """Gives the processes' and GPUs' metrics.

    Args:
        queue: On whose file they say that they are there.
    """

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue
        self._gpus: tuple[GpuFacts, ...] = ()
        self._asked = float("-inf")

    def describe(self) -> Iterable[Metric]:
        """Nothing, so that nobody is asked when it is registered."""
        return ()

    def collect(self) -> Iterator[Metric]:
        families = tuple(
            GaugeMetricFamily(f"audobon_process_{name}", words, labels=["role"])
            for name, words in (
                ("resident_memory_bytes", "Resident memory of all processes of a role."),
                ("resident_memory_peak_bytes", "The most that one of them has held so far."),
                ("threads", "Their threads."),
                ("open_fds", "Their open files."),
            )
        )
        for role, facts in self._by_role().items():
            for family, value in zip(
                families,
                (
                    sum(one.resident_bytes for one in facts), max((one.peak_bytes for one in facts), default=0),
                    sum(one.threads for one in facts), sum(one.files for one in facts),
                ),
                strict=True,
            ):  # fmt: skip
                family.add_metric([role], value)
        yield from families
        gpus = GaugeMetricFamily("audobon_gpu_memory_bytes", "A GPU's memory.", labels=["device", "kind"])
        for gpu in self._gpus_now():
            gpus.add_metric([gpu.device, "used"], gpu.used_bytes)
            gpus.add_metric([gpu.device, "total"], gpu.total_bytes)
        yield gpus

    def _by_role(self) -> dict[str, list[ProcessFacts]]:
        found: dict[str, list[ProcessFacts]] = {SERVER: [], WORKER: []}
        try:
            with closing(reader(self._queue)) as connection:
                there = present(connection, now=self._queue.clock())
        except sqlite3.Error:
            there = ()
        for one in there:
            facts = facts_of(one.process)
            if facts is not None and one.role in found:
                found[one.role].append(facts)
        return found

    def _gpus_now(self) -> tuple[GpuFacts, ...]:
        if time.monotonic() - self._asked >= _SMI_EVERY_S:
            self._gpus, self._asked = gpu_facts(), time.monotonic()
        return self._gpus


def _number(text: str) -> int:
    words = text.split()
    return int(words[0]) if words and words[0].isdigit() else 0
