"""Drills of painting by Ray: is a book the same when processes, actors and nodes are killed in the middle of it?

    PYTHONPATH=src python -m benchmarks.ray_drills [--tiny 21] [--real 6] [--pairs 3] [--json] [--out DIR]

One process runs a cluster of three nodes on this machine (`ray.cluster_utils.Cluster`): the head's, where the book is
made, and two of one core with a replica each. `tiny` and `real` books (toy nets of the real classes; the painter that
ships) are painted from the same pencils; at a random panel and moment one of three is killed: a replica's process
(SIGKILL), an actor (`ray.kill`), a whole node (all its processes, without warning; another joins when the book is
done). `pairs` paints a book by this process and by replicas that have begun, in turn. `messages` sends a panel's arrays
and looks where they lie. Of a busy machine believe the core seconds.

Knows: processes, nodes, books' folders.  Does not know: how work is handed out.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import shutil
import signal
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from audobon.crew import Crew
from audobon.engine.ray_executor import RayExecutor
from audobon.report import Report, Step
from benchmarks.queue_drills import STORY

log = logging.getLogger(__name__)

KINDS = ("process", "actor", "node")
STORE_BYTES = 150_000_000
NODE_MEMORY = 4_000_000_000
NODES = 2
PATIENCE_S = 120.0
PANEL_SHAPES = ((1000, 1000, 3), (1000, 1000), (1000, 1000, 3), (1000, 1000), (1000, 1000, 3), (1000, 1000, 3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tiny", type=int, default=21)
    parser.add_argument("--real", type=int, default=6)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    from benchmarks.pencils import machine

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"ray-drills-{machine()['name']}-{date.today().isoformat()}.json"
    answer: dict[str, object] = {
        "benchmark": "ray_drills", "date": date.today().isoformat(), "machine": machine(),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as place:
        for name, found in measured(
            Path(place), tiny=wanted.tiny, real=wanted.real, pairs=wanted.pairs, seed=wanted.seed
        ):
            answer[name] = found
            path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
            if not wanted.json:
                print(f"{name}: {found}", flush=True)  # noqa: T201
    if wanted.json:
        print(json.dumps(answer))  # noqa: T201


def measured(root: Path, *, tiny: int, real: int, pairs: int, seed: int) -> Iterator[tuple[str, object]]:
    """All that was asked for, each part as soon as it is known."""
    if real or pairs:
        with environment(root / "home"), Cluster() as cluster:
            bench = Bench(root / "real", cluster)
            yield "messages", messages(cluster.ray)
            yield "real", bench.drills(real, seed=seed)
            yield "overhead", bench.overhead(pairs)
    if tiny:
        from tests.tiny import save_tiny_models

        with environment(root / "tiny-home", models=save_tiny_models(root / "models")):
            yield "tiny", drilled(root / "tiny", count=tiny, seed=seed)


def drilled(root: Path, *, count: int, seed: int, kinds: Sequence[str] = KINDS) -> dict[str, object]:
    """A cluster of its own, and so many books with one kill each."""
    with Cluster() as cluster:
        return Bench(root, cluster).drills(count, seed=seed, kinds=kinds)


@contextmanager
def environment(home: Path, *, models: Path | None = None) -> Iterator[None]:
    """A home of its own for all processes, so that no other book teaches these; and the models."""
    from audobon.settings import quiet_ray

    quiet_ray()
    before = dict(os.environ)
    os.environ["AUDOBON_HOME"] = str(home)
    if models is not None:
        os.environ["AUDOBON_MODELS"] = str(models)
    # Replicas are started by Ray's nodes: they find this repository's sources as this process does.
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys([*map(str, _sources()), before.get("PYTHONPATH", "")]))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _sources() -> tuple[Path, ...]:
    import audobon

    package = Path(audobon.__file__).resolve().parents[1]
    return (package, Path(__file__).resolve().parents[1])


class Cluster:
    """A head without cores and two nodes of one core each, in processes of this machine; and a driver on the head."""

    def __enter__(self) -> Cluster:
        from ray.cluster_utils import Cluster as Nodes

        from audobon.engine.ray_cluster import ray_running

        self._nodes = Nodes(
            initialize_head=True,
            head_node_args={"num_cpus": 0, "object_store_memory": 2 * STORE_BYTES, "include_dashboard": False},
        )  # fmt: skip
        self.workers = [self.node() for _ in range(NODES)]
        self._running = ray_running(self._nodes.address, cpus=0)
        self.ray = self._running.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._running.__exit__(None, None, None)
        self._nodes.shutdown()

    def node(self) -> Any:
        """One more node."""
        return self._nodes.add_node(num_cpus=1, object_store_memory=STORE_BYTES, memory=NODE_MEMORY)

    def lose_node(self) -> None:
        """Kill a node's processes, all at once."""
        self._nodes.remove_node(self.workers.pop(0), allow_graceful=False)

    def fill(self) -> None:
        """Let another node join for each that was lost; for the main thread."""
        while len(self.workers) < NODES:
            self.workers.append(self.node())

    def replicas(self) -> list[int]:
        """The process numbers of the replicas on the two nodes: children of their raylets, and of no other's."""
        parents = {one.process.pid for node in self.workers for one in node.all_processes["raylet"]}
        return [pid for pid in _processes() if _parent(pid) in parents and _title(pid).startswith("ray::Replica")]


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _title(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the process's name (proc(5)); none if it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


def replicas_left() -> list[int]:
    """Replicas whose ancestor is this process: none, once its clusters are shut down."""
    return [pid for pid in _processes() if _title(pid).startswith("ray::Replica") and os.getpid() in _ancestors(pid)]


def _ancestors(pid: int) -> list[int]:
    found = []
    while (pid := _parent(pid)) > 1:
        found.append(pid)
    return found


def _parent(pid: int) -> int:
    stat = _stat(pid)
    return int(stat[1]) if stat else 0


def cpu_seconds(pids: Sequence[int]) -> float:
    """User and system time of some processes."""
    ticks = os.sysconf("SC_CLK_TCK")
    return sum(int(stat[11]) + int(stat[12]) for pid in pids if (stat := _stat(pid))) / ticks


@dataclass(kw_only=True)
class Kill:
    """One kill: when so many panels are done, after a pause, of this kind."""

    cluster: Cluster
    executor: RayExecutor
    kind: str
    at: int
    pause_s: float
    draw: random.Random
    is_done: bool = False
    thread: threading.Thread | None = field(default=None, repr=False)

    def __call__(self, step: Step) -> None:
        """Watches the book."""
        if step.stage == "painting" and step.done >= self.at and self.thread is None and step.done < step.of:
            self.thread = threading.Thread(target=self._kill)
            self.thread.start()

    def _kill(self) -> None:
        time.sleep(self.pause_s)
        if self.kind == "node":
            self.cluster.lose_node()
        elif self.kind == "actor":
            self.cluster.ray.kill(self.draw.choice(self.executor.actors), no_restart=False)
        else:
            os.kill(self.draw.choice(self.cluster.replicas()), signal.SIGKILL)
        self.is_done = True


class Bench:
    """One book, pencilled and painted by this process; then painted again and again from the same pencils."""

    def __init__(self, root: Path, cluster: Cluster) -> None:
        from audobon.hire import hire_crew
        from audobon.pipeline import MakeOptions

        self._root = root
        self._cluster = cluster
        root.mkdir(parents=True)
        self._story = root / "kite.txt"
        self._story.write_text(STORY, encoding="utf-8")
        self._options = MakeOptions(formats=("cbz",), dpi=72)
        self._crew: Crew = hire_crew()
        self._whole = root / "whole"
        self.local = self.made(self._whole, executor=None)
        self._executor = RayExecutor(cluster.ray)

    def made(
        self, out: Path, *, executor: RayExecutor | None, watch: Callable[[Step], None] = lambda step: None
    ) -> Report:
        """The book in a folder, made or gone on with; its report."""
        from audobon.pipeline import make_book

        return make_book(
            self._story, out, options=self._options, crew=self._crew, executor=executor, watch=watch
        ).report

    def unpainted(self, name: str) -> Path:
        """A copy of the book as it was before anything was painted."""
        out = self._root / name
        shutil.copytree(self._whole, out)
        for path in [*out.glob("*.book/panels/*/art*"), *out.glob("*.book/panels/*/plate*"), *out.glob("*.cbz")]:
            path.unlink()
        for path in out.glob("*.book/pages"):
            shutil.rmtree(path)
        return out

    def drills(self, count: int, *, seed: int, kinds: Sequence[str] = KINDS) -> dict[str, object]:
        """Books with one kill each, the kinds in turn.

        Returns:
            `complete`: books that were bound; `identical`: those with the same bytes in every panel, page and bound
            file; `killed`: kills that were asked for before the last panel was done; `panels_sent_again`: their cost.
        """
        draw = random.Random(seed)
        told: Counter[str] = Counter()
        by_kind: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
        seconds = []
        for number in range(count):
            kind = kinds[number % len(kinds)]
            at = draw.randint(0, self.local.panels - 2)
            pause_s = draw.uniform(0, 0.6)
            out = self.unpainted(f"drill-{number}")
            kill = Kill(
                cluster=self._cluster, executor=self._executor, kind=kind, at=at, pause_s=pause_s, draw=draw
            )  # fmt: skip
            self._wait_for_replicas(out)
            started, lost = time.perf_counter(), self._executor.lost
            self.made(out, executor=self._executor, watch=kill)
            seconds.append(time.perf_counter() - started)
            if kill.thread is not None:
                kill.thread.join()
            self._cluster.fill()
            outcome = {
                "books": 1, "killed": int(kill.is_done), "panels_sent_again": self._executor.lost - lost,
                "complete": len(list(out.glob("*.cbz"))),
                "identical": int(book_bytes(out) == book_bytes(self._whole)),
            }  # fmt: skip
            told.update(outcome)
            by_kind[kind].update(outcome)
            shutil.rmtree(out)
            log.info("%s: %s", kind, outcome)
        return {
            "panels_a_book": self.local.panels, **told, "by_kind": {kind: dict(one) for kind, one in by_kind.items()},
            "median_seconds_a_book": round(statistics.median(seconds), 1) if seconds else None,
        }  # fmt: skip

    def _wait_for_replicas(self, out: Path) -> None:
        """Paint a book before the first drill, so that replicas have begun; afterwards wait for the one that died."""
        if not self._executor.actors:
            self.made(self.unpainted(f"{out.name}-warm"), executor=self._executor)
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with suppress(self._cluster.ray.exceptions.RayError):
                self._cluster.ray.get([actor.begin.remote() for actor in self._executor.actors])
                return
            time.sleep(0.5)
        raise TimeoutError

    def overhead(self, pairs: int) -> dict[str, object]:
        """The painting of a book by this process and by replicas that have begun, in turn.

        Returns:
            Wall and core seconds of each, medians of pairs' quotients, and what it takes to begin a replica.
        """
        if pairs == 0:
            return {}
        started, before = time.perf_counter(), self._cpu()
        self._wait_for_replicas(self._root / "overhead")
        begun = {"wall": time.perf_counter() - started, "cpu": self._cpu() - before}
        rows: dict[str, list[float]] = {name: [] for name in ("local_wall", "local_cpu", "ray_wall", "ray_cpu")}
        for number in range(pairs):
            for name, executor in (("local", None), ("ray", self._executor)):
                out = self.unpainted(f"{name}-{number}")
                before = self._cpu()
                report = self.made(out, executor=executor)
                rows[f"{name}_cpu"].append(self._cpu() - before)
                rows[f"{name}_wall"].append(next(one.seconds for one in report.stages if one.stage == "painting"))
                assert book_bytes(out) == book_bytes(self._whole)
                shutil.rmtree(out)
        quotients = {
            kind: [a / b for a, b in zip(rows[f"ray_{kind}"], rows[f"local_{kind}"], strict=True)]
            for kind in ("wall", "cpu")
        }
        return {
            "pairs": pairs, "panels_a_book": self.local.panels,
            **{name: [round(one, 2) for one in values] for name, values in rows.items()},
            "ray_over_local_painting_wall": round(statistics.median(quotients["wall"]), 3),
            "ray_over_local_book_core_seconds": round(statistics.median(quotients["cpu"]), 3),
            "two_replicas_and_a_first_book": {name: round(one, 1) for name, one in begun.items()},
            "load_average": [round(one, 1) for one in os.getloadavg()],
        }  # fmt: skip

    def _cpu(self) -> float:
        """Core seconds of this process and of the replicas so far."""
        return time.process_time() + cpu_seconds(self._cluster.replicas())


def book_bytes(out: Path) -> dict[str, bytes]:
    """Every picture of panels and pages and every bound file of a book, by its name."""
    paths = [*out.glob("*.book/panels/*/art.png"), *out.glob("*.book/pages/*.png"), *out.glob("*.cbz")]
    return {str(path.relative_to(out)): path.read_bytes() for path in paths}


def messages(ray: Any, *, rounds: int = 20) -> dict[str, object]:
    """A panel's arrays sent to another process: bytes, milliseconds, and whether they are read where they lie."""
    draw = np.random.default_rng(0)
    arrays = [draw.integers(0, 255, shape, dtype=np.uint8) for shape in PANEL_SHAPES]
    look = ray.remote(num_cpus=1)(where_they_lie)
    ray.get(look.remote(*arrays))
    took, put = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        references = [ray.put(array) for array in arrays]
        put.append(time.perf_counter() - started)
        mapped, writeable, checksum = ray.get(look.remote(*references))
        took.append(time.perf_counter() - started)
        assert checksum == sum(int(array[0, 0].sum()) for array in arrays)
    copies = []
    for _ in range(rounds):
        started = time.perf_counter()
        kept = [array.copy() for array in arrays]
        copies.append(time.perf_counter() - started)
        assert len(kept) == len(arrays)
    return {
        "bytes": sum(array.nbytes for array in arrays), "arrays": len(arrays), "mapped_in_place": mapped,
        "writeable": writeable, "median_put_ms": round(1000 * statistics.median(put), 2),
        "median_round_trip_ms": round(1000 * statistics.median(took), 2),
        "median_plain_copy_ms": round(1000 * statistics.median(copies), 2),
    }  # fmt: skip


def where_they_lie(*arrays: Any) -> tuple[int, int, int]:
    """How many arrays lie in memory that processes share, how many may be written to, and a sum over corners."""
    shared = []
    for line in Path("/proc/self/maps").read_text().splitlines():
        if "/dev/shm/" in line or "plasma" in line:
            begin, end = (int(part, 16) for part in line.split()[0].split("-"))
            shared.append((begin, end))
    mapped = sum(any(begin <= array.ctypes.data < end for begin, end in shared) for array in arrays)
    return mapped, sum(array.flags.writeable for array in arrays), sum(int(array[0, 0].sum()) for array in arrays)


if __name__ == "__main__":
    main()
