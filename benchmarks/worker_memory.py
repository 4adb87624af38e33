"""A worker's memory by books: does it hold more after each, and what of it?

    PYTHONPATH=src python -m benchmarks.worker_memory [--books 40] [--same] [--trace] [--json]

One worker makes short draft books in this process, each of another story (`--same`: all of one), and is looked at after
each: resident memory, Python's live objects. `--trace` has Python tell which lines hold more at the end than after the
first half; it takes several times as long and more memory, so that its resident memory says nothing.

Memory is told by the book, not by the hour: it is the same on a busy machine.

Knows: /proc, tracemalloc.  Does not know: what a worker keeps.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import tempfile
import threading
import tracemalloc
from datetime import date
from pathlib import Path

from audobon.pipeline import MakeOptions
from audobon.serving.book_work import BookAsked, BookWork, story_put
from audobon.serving.jobs.job import JobState, Submission
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.worker import Worker
from benchmarks.serve_load import slope_of

NAMES = ("Anna", "Tom", "Clara", "Edgar", "Martha", "Oliver", "Ruth", "Simon", "Judith", "Henry", "Alice", "Victor")
PLACES = ("garden", "kitchen", "harbour", "forest", "market", "church", "attic", "meadow", "station", "library")
BEINGS = ("dog", "fox", "cat", "horse", "bird", "goat", "owl", "hare")
SAID = ("Look at the sky", "Where have you been", "It is late", "I know this road", "Do not go there", "Come with me")
HOWS = ("slowly", "at once", "with a sigh", "before sunrise", "in the rain", "without a word")
FIRST_BOOKS = 15
"""Left out of the slope: nets are loaded, and what is kept within bounds fills."""
MEGABYTE = 1_000_000
_LINES = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--books", type=int, default=40)
    parser.add_argument("--same", action="store_true")
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    from benchmarks.pencils import machine

    found = measured(wanted.books, is_same=wanted.same, is_traced=wanted.trace)
    answer = {
        "benchmark": "worker_memory", "date": date.today().isoformat(), "machine": machine(), "same": wanted.same,
        **found,
    }  # fmt: skip
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"worker-memory-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in answer.items()))  # noqa: T201


def measured(books: int, *, is_same: bool, is_traced: bool) -> dict[str, object]:
    """Memory after each book, and its slope."""
    resident: list[float] = []
    objects: list[int] = []
    before = None
    with tempfile.TemporaryDirectory() as place:
        queue = JobQueue(Path(place))
        worker = Worker(queue, BookWork(), stop=threading.Event())
        for number in range(books):
            if is_traced and number == books // 2:
                tracemalloc.start(8)
                gc.collect()
            made(queue, worker, story(0 if is_same else number))
            gc.collect()
            resident.append(resident_bytes() / MEGABYTE)
            objects.append(len(gc.get_objects()))
            if is_traced and number == books // 2 + 1:  # its own book fills what was empty when the tracing began
                before = tracemalloc.take_snapshot()
        queue.close()
    after = resident[FIRST_BOOKS:]
    slope = slope_of(range(len(after)), after) if len(after) > 3 else None
    return {
        "books": books,
        "resident_mb": [round(one, 1) for one in resident],
        "mb_a_book": None if slope is None else {"value": slope[0], "low": slope[1], "high": slope[2], "n": len(after)},
        "live_objects": objects,
        "grown": [] if before is None else grown(before, tracemalloc.take_snapshot()),
    }


def grown(before: tracemalloc.Snapshot, after: tracemalloc.Snapshot) -> list[str]:
    """The lines that hold more than before, the largest first."""
    ours = [tracemalloc.Filter(False, tracemalloc.__file__), tracemalloc.Filter(False, __file__)]
    found = after.filter_traces(ours).compare_to(before.filter_traces(ours), "lineno")
    return [f"{one.size_diff / 1000:+.0f} kB, {one.count_diff:+d}: {one.traceback}" for one in found[:_LINES]]


def made(queue: JobQueue, worker: Worker, text: str) -> None:
    """Have a draft book made, and forget it."""
    options = MakeOptions(draft=True, formats=("cbz",))
    body = BookAsked(source="story.txt", source_sha256="0" * 64, options=options).body()
    queue.submit(Submission(client="bench", body=body), put=story_put("story.txt", text.encode()))
    job = worker.run_one()
    if job is None or job.state is not JobState.DONE:
        raise RuntimeError(f"the book was not made: {job}")
    queue.delete(job.id)


def story(number: int) -> str:
    """A story of some ten sentences; another number is another story."""
    chance = random.Random(number)
    who, other = chance.sample(NAMES, 2)
    where, there = chance.sample(PLACES, 2)
    being = chance.choice(BEINGS)

    def said() -> str:
        return f"{chance.choice(SAID)}, number {chance.randrange(10**6)}"

    return "\n\n".join(
        (
            f"{who} walked to the {where} {chance.choice(HOWS)}. A {being} sat there and looked at {who}.",
            f'"{said()}!" cried {who}.',
            f"{other} came out of the {there} {chance.choice(HOWS)}. The {being} ran away.",
            f'"{said()}," said {other}. "{said()}."',
            f"They went home {chance.choice(HOWS)}, and the {being} followed them.",
        )
    )


def resident_bytes() -> int:
    """This process's resident memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
