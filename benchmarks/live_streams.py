"""What it costs to follow books, what is lost on the way, and how soon a book stops.

    PYTHONPATH=src python -m benchmarks.live_streams [--panels 6] [--events 2000] [--cancels 10] [--json] [--out DIR]

`readers`: one process writes a book's log as fast as it can, 1 and 50 and 200 readers follow it in this one.
`reconnects`: a reader whose line breaks at 100 random places, each time with a new service.
`watching`: core seconds of panels of the embedded painter (512 x 512 px) that nobody can stop or see, that can be
stopped (a worker's question to a real queue after each step), and that somebody looks at; in turns, so that a busy
machine is busy for all.
`cancels`: seconds from the cancelling of a book in the midst of a panel to its being cancelled, beside the seconds
between two questions.

Knows: what is timed.  Does not know: how anything works.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from audobon.live_preview import LivePreview
from audobon.serving.book_work import LIVE
from audobon.serving.jobs.job import Event, Job, JobState, Limits, Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.web.live.hub import Hub, Reader
from audobon.serving.worker import Tell, Worker

if TYPE_CHECKING:
    from audobon.crew import Painter, PaintOrder
    from audobon.painting.previews import Watching

    PainterFor = Callable[[Watching | None], Painter]

LIMITS = Limits(events=1_000_000, lease_s=600)
PATIENCE_S = 120.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--panels", type=int, default=6)
    parser.add_argument("--events", type=int, default=2000)
    parser.add_argument("--cancels", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--child", nargs=2, metavar=("ROOT", "EVENTS"), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.child:
        write_log(Path(wanted.child[0]), events=int(wanted.child[1]))
        return
    from benchmarks.pencils import machine  # late, as all that is heavy: the child needs none of it

    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        found: dict[str, object] = {
            f"readers_{count}": followed(root / f"readers-{count}", readers=count, events=wanted.events)
            for count in (1, 50, 200)
        }
        found["reconnects"] = reconnected(root / "reconnects", places=100, events=wanted.events, seed=wanted.seed)
        painter_for, order = embedded_painter(), an_order()
        found["watching"] = watched(root / "watching", painter_for, order, panels=wanted.panels)
        found["cancels"] = cancelled(root / "cancels", painter_for, order, count=wanted.cancels, seed=wanted.seed)
    answer = {"benchmark": "live_streams", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"live-streams-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201


# --- readers ---


def write_log(root: Path, *, events: int) -> None:
    """Do the job that waits, with a line of its log for each step."""
    queue = JobQueue(root, limits=LIMITS)
    leases = Leases(queue)
    job = leases.claim("writer")
    assert job is not None
    for number in range(events):
        leases.progress(job, Progress(stage="painting", done=number, of=events, what=f"panel p{number}"))
    leases.finish(job, results=())
    queue.close()


def writer(root: Path, events: int) -> subprocess.Popen[bytes]:
    """Another process that does so."""
    return subprocess.Popen([sys.executable, "-m", "benchmarks.live_streams", "--child", str(root), str(events)])


def faults(told: Sequence[int], last: int) -> dict[str, int]:
    """Events of a log up to `last` that were not told, and that were told again."""
    return {"lost": last - len(set(told)), "doubled": len(told) - len(set(told))}


def followed(root: Path, *, readers: int, events: int) -> dict[str, object]:
    """Readers in this process, a writer in another.

    Returns:
        Lost and doubled events of all readers together; events a second that each was told; how old an event was when
        it was told (seconds, median and 95th percentile); core seconds of this process for a thousand tellings.
    """
    queue = JobQueue(root, limits=LIMITS)
    id = queue.submit(Submission(client="a", body="")).id
    hub = Hub(root, is_closing=lambda: False)
    ages: list[float] = []

    async def follow(reader: Reader) -> list[int]:
        told: list[int] = []
        with reader:
            while True:
                batch = await reader.next(wait_s=PATIENCE_S)
                now = time.time()
                ages.extend(now - event.at for event in batch.events if event.kind == "progress")
                told += [event.sequence for event in batch.events]
                if batch.ended is not None:
                    return told

    async def run() -> list[list[int]]:
        joined = [await hub.joined(id) for _ in range(readers)]
        process = writer(root, events)
        told = await asyncio.gather(*map(follow, joined))
        process.wait(PATIENCE_S)
        return list(told)

    started, core = time.perf_counter(), time.process_time()
    told = asyncio.run(run())
    seconds, core = time.perf_counter() - started, time.process_time() - core
    queue.close()
    found = [faults(one, events + 3) for one in told]
    ages.sort()
    return {
        "readers": readers, "events": events + 3, "lost": sum(one["lost"] for one in found),
        "doubled": sum(one["doubled"] for one in found), "events_per_second": round((events + 3) / seconds, 1),
        "age_median_s": round(ages[len(ages) // 2], 4), "age_95_s": round(ages[int(len(ages) * 0.95)], 4),
        "core_ms_per_1000_tellings": round(1e6 * core / sum(map(len, told)), 2),
    }  # fmt: skip


def reconnected(root: Path, *, places: int, events: int, seed: int) -> dict[str, object]:
    """One reader whose line breaks again and again while the log is written, in the midst of what was sent."""
    queue = JobQueue(root, limits=LIMITS)
    id = queue.submit(Submission(client="a", body="")).id
    draw = random.Random(seed)
    pieces = [draw.randint(0, 2 * events // places) for _ in range(places)]

    async def run() -> list[int]:
        had: list[int] = []
        for piece in [*pieces, 10**9]:
            hub = Hub(root, is_closing=lambda: False)
            with await hub.joined(id, behind=had[-1] if had else 0) as reader:
                left, ended = piece, None
                while left > 0 and ended is None:
                    batch = await reader.next(wait_s=PATIENCE_S)
                    came: Sequence[Event] = batch.events[:left]
                    had += [event.sequence for event in came]
                    left -= len(came)
                    ended = batch.ended if len(came) == len(batch.events) else None
            hub.log.close()
        return had

    process = writer(root, events)
    told = asyncio.run(run())
    process.wait(PATIENCE_S)
    queue.close()
    in_order = told == sorted(told)
    return {"places": places, "events": events + 3, **faults(told, events + 3), "in_order": in_order}


# --- watching ---


def embedded_painter() -> PainterFor:
    """The embedded painter as the house hires it, for whoever watches."""
    from audobon.hire import _embedded_painter, hire_studio
    from audobon.painting.recipe import PaintingRecipe

    model = _embedded_painter(ready=True)
    return lambda watch: hire_studio(watch=watch, model=model)(PaintingRecipe())


def an_order() -> PaintOrder:
    """A panel of 512 x 512 px."""
    from audobon.evaluation.bench_cpu import square_orders
    from audobon.hire import hire_penciller

    (order,) = square_orders(hire_penciller(), count=1)
    return order


def unwatched(done: int, of: int) -> None:
    """Nobody is told."""


def watched(root: Path, painter_for: PainterFor, order: PaintOrder, *, panels: int) -> dict[str, object]:
    """Core seconds a panel: the median of each way, in turns."""
    seconds: dict[str, list[float]] = {"alone": [], "can_be_stopped": [], "looked_at": []}
    questions: list[float] = []

    def work(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        preview = LivePreview(folder / LIVE)

        def timed() -> None:
            started = time.perf_counter()
            tell.check()
            questions.append(time.perf_counter() - started)

        watching = preview.watching(heed=timed)
        alone, seen = painter_for(None), painter_for(watching)
        ways = {"alone": alone, "can_be_stopped": seen, "looked_at": seen}
        for turn in range(panels + 1):
            for name, painter in ways.items():
                preview.clear()
                if name == "looked_at":
                    preview.want()
                started = time.process_time()
                painter.paint([order], progress=unwatched)
                if turn:  # the first of each warms up
                    seconds[name].append(time.process_time() - started)
        return ()

    queue = JobQueue(root, limits=LIMITS)
    queue.submit(Submission(client="a", body=""))
    Worker(queue, work, stop=threading.Event()).run_one()
    queue.close()
    medians = {name: statistics.median(one) for name, one in seconds.items()}
    return {
        "panels": panels, **{f"{name}_core_s": round(one, 4) for name, one in medians.items()},
        "spread_alone": round((max(seconds["alone"]) - min(seconds["alone"])) / medians["alone"], 4),
        "cost_if_it_can_be_stopped": round(medians["can_be_stopped"] / medians["alone"] - 1, 4),
        "cost_if_looked_at": round(medians["looked_at"] / medians["alone"] - 1, 4),
        "question_median_us": round(1e6 * statistics.median(questions), 1),
    }  # fmt: skip


def cancelled(root: Path, painter_for: PainterFor, order: PaintOrder, *, count: int, seed: int) -> dict[str, object]:
    """Panels that are cancelled by another connection at a random moment while they are painted."""
    draw = random.Random(seed)
    steps: list[float] = []
    waits: list[float] = []
    begun = threading.Event()

    def work(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        at = time.perf_counter()

        def timed() -> None:
            nonlocal at
            steps.append(time.perf_counter() - at)
            begun.set()
            tell.check()
            at = time.perf_counter()

        painter = painter_for(LivePreview(folder / LIVE).watching(heed=timed))
        while True:  # until it is cancelled
            at = time.perf_counter()
            painter.paint([order], progress=unwatched)

    queue, elsewhere = JobQueue(root, limits=LIMITS), JobQueue(root, limits=LIMITS)
    states = []
    for _ in range(count):
        id = queue.submit(Submission(client="a", body="")).id
        begun.clear()
        thread = threading.Thread(target=Worker(queue, work, stop=threading.Event()).run_one)
        thread.start()
        assert begun.wait(PATIENCE_S)
        time.sleep(draw.uniform(0, 0.5))
        started = time.perf_counter()
        elsewhere.cancel(id)
        thread.join(PATIENCE_S)
        waits.append(time.perf_counter() - started)
        states.append(queue.job(id).state)
    for one in (queue, elsewhere):
        one.close()
    return {
        "cancels": count, "cancelled": states.count(JobState.CANCELLED),
        "wait_median_s": round(statistics.median(waits), 3), "wait_most_s": round(max(waits), 3),
        "between_questions_median_s": round(statistics.median(steps), 3),
        "between_questions_most_s": round(max(steps), 3),
    }  # fmt: skip


if __name__ == "__main__":
    main()
