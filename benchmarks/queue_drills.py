"""Drills of the queue: does it lose, double or starve anything when many pull at it and some are killed?

    PYTHONPATH=src python -m benchmarks.queue_drills [--claims 10000] [--kills 20] [--terms 6] [--json] [--out DIR]

`claims`: several processes claim and finish as fast as they can. `poison`: jobs that kill, abort or break their worker,
among sound ones. `kills`: the worker of a draft book is killed with SIGKILL at a random moment, book after book, and
another goes on. `terms`: the same with SIGTERM, after which the worker must end by itself with exit code 0 and the job
must wait unharmed.

Knows: processes and signals.  Does not know: how the queue works.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from audobon.serving.jobs.job import Job, JobState, Limits, Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.stopping import signals_heard
from audobon.serving.worker import Tell, Work, Worker

LIMITS = Limits(waiting=1_000_000, waiting_of_client=1_000_000, lease_s=1.0)
PATIENCE_S = 300.0
CLIENTS = 8
POISON = ("kill", "abort", "memory", "fault")
STORY = """The Lost Kite
by A. Walker

Anna ran into the garden with her red kite. The wind was strong, and the old dog Rufus barked at the clouds.

"Look, Rufus!" cried Anna. "It flies as high as the church!"

Suddenly the string broke. The kite sailed over the wall and was gone.

"Oh no," said Anna sadly. She sat down under the apple tree and wept.

Her brother Tom came out of the kitchen. "Do not cry," said Tom. "I can see it in the lane."

That night they ate soup at the kitchen table, and the kite hung on the wall above them.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--terms", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--child", nargs=2, metavar=("WHAT", "ROOT"), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.child:
        CHILDREN[wanted.child[0]](Path(wanted.child[1]))
        return
    from benchmarks.pencils import machine  # late, as all that is heavy: most children need none of it

    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        found = {
            "claims": claim_race(root / "claims", jobs=wanted.claims, processes=wanted.processes),
            "poison": poison(root / "poison", sound=8),
            "kills": stops(root / "kills", number=signal.SIGKILL, count=wanted.kills, seed=wanted.seed),
            "terms": stops(root / "terms", number=signal.SIGTERM, count=wanted.terms, seed=wanted.seed),
        }
    answer = {"benchmark": "queue_drills", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"queue-drills-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201


def child(what: str, root: Path) -> subprocess.Popen[str]:
    """Another process that pulls at the queue in `root`."""
    command = [sys.executable, "-m", "benchmarks.queue_drills", "--child", what, str(root)]
    return subprocess.Popen(command, text=True, stderr=subprocess.PIPE)


def ended(processes: Sequence[subprocess.Popen[str]]) -> list[int]:
    """Their exit codes, once all have ended."""
    for process in processes:
        process.communicate(timeout=PATIENCE_S)
    return [process.returncode for process in processes]


# --- claims ---


def claim_race(root: Path, *, jobs: int, processes: int) -> dict[str, object]:
    """Jobs of several clients, claimed and finished by several processes at once.

    Returns:
        `double`: claims of a job that had been claimed before; `lost`: jobs that nobody finished; claims a second.
    """
    queue = JobQueue(root, limits=LIMITS)
    for number in range(jobs):
        queue.submit(Submission(client=f"client {number % CLIENTS}", body=str(number)))
    started = time.perf_counter()
    codes = ended([child("claims", root) for _ in range(processes)])
    seconds = time.perf_counter() - started
    claims = Counter(line for path in root.glob("claims-*.txt") for line in path.read_text().split())
    done = queue.count(JobState.DONE)
    queue.close()
    return {
        "jobs": jobs, "processes": processes, "claimed": claims.total(), "double": claims.total() - len(claims),
        "lost": jobs - done, "failed_processes": sum(code != 0 for code in codes),
        "claims_per_second": round(jobs / seconds, 1),
    }  # fmt: skip


def _claim(root: Path) -> None:
    leases = Leases(JobQueue(root, limits=Limits(lease_s=600)))
    with (root / f"claims-{os.getpid()}.txt").open("w") as log:
        while (job := leases.claim(f"worker {os.getpid()}")) is not None:
            print(job.id, file=log, flush=True)
            leases.finish(job, results=())


# --- poison ---


def poison(root: Path, *, sound: int) -> dict[str, object]:
    """Jobs that kill, abort, or break their worker among sound ones; a new worker is started for each that dies."""
    queue = JobQueue(root, limits=LIMITS)
    for number in range(sound):
        queue.submit(Submission(client="sound", body=f"sound {number}"))
    for body in POISON:
        queue.submit(Submission(client="poison", body=body))
    started = 0
    while queue.count(JobState.QUEUED) + queue.count(JobState.RUNNING):
        ended([child("poison", root)])
        started += 1
        Leases(queue).expire()
    jobs = {job.body: job for job in queue.listing(limit=200).jobs}
    queue.close()
    return {
        "jobs": len(POISON), "quarantined": sum(jobs[body].state is JobState.QUARANTINED for body in POISON),
        "last_errors": {body: jobs[body].error.code for body in POISON if (jobs[body].error)},  # type: ignore[union-attr]
        "attempts": sorted({jobs[body].attempts for body in POISON}), "neighbours": sound,
        "neighbours_done": sum(job.state is JobState.DONE for job in jobs.values()), "workers_started": started,
    }  # fmt: skip


def _poisoned(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
    tell(Progress(stage="painting", done=0, of=1))
    if job.body == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.body == "abort":
        signal.signal(signal.SIGSEGV, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGSEGV)
    if job.body == "memory":
        raise MemoryError
    if job.body == "fault":
        raise ZeroDivisionError
    return ()


def _work_until_nothing_waits(root: Path, work: Work) -> None:
    queue = JobQueue(root, limits=LIMITS)
    with signals_heard() as stopper:
        worker = Worker(queue, work, stop=stopper)
        while not stopper.is_set() and (queue.count(JobState.QUEUED) or queue.count(JobState.RUNNING)):
            if worker.run_one() is None:
                stopper.wait(0.05)
    queue.close()


# --- books ---


def _books(root: Path) -> None:
    from audobon.serving.book_work import BookWork

    _work_until_nothing_waits(root, BookWork())


def book_queued(root: Path, *, story: str = STORY) -> str:
    """A queue with one draft book in it; the job's id."""
    from audobon.pipeline import MakeOptions
    from audobon.serving.book_work import BookAsked, story_put

    queue = JobQueue(root, limits=LIMITS)
    options = MakeOptions(draft=True, formats=("cbz",), dpi=72)
    asked = BookAsked(source="kite.txt", source_sha256="", options=options)
    id = queue.submit(Submission(client="drill", body=asked.body()), put=story_put("kite.txt", story.encode())).id
    queue.close()
    return id


def finished_panels(folder: Path) -> dict[str, int]:
    """The panels that are marked as whole, with the time of their picture."""
    marks = folder.glob("out/*.book/panels/*/proof.json")
    return {mark.parent.name: (mark.parent / "proof.png").stat().st_mtime_ns for mark in marks}


def stopped(root: Path, *, number: int, panels: int, pause_s: float = 0.0) -> tuple[int, JobState, int]:
    """Start a worker on the book in `root`, and stop it when so many panels are finished and a pause is over.

    Returns:
        Its exit code, the job's state afterwards, and its attempts.
    """
    queue = JobQueue(root, limits=LIMITS)
    (job,) = queue.listing().jobs
    process = child("books", root)
    waited = time.monotonic()
    while process.poll() is None and len(finished_panels(queue.folder(job.id))) < panels:
        if time.monotonic() - waited > PATIENCE_S:
            raise TimeoutError
        time.sleep(0.002)
    time.sleep(pause_s)
    process.send_signal(number)
    ended([process])
    job = queue.job(job.id)
    queue.close()
    return process.returncode, job.state, job.attempts


def stops(root: Path, *, number: int, count: int, seed: int) -> dict[str, object]:
    """Books whose workers are stopped, one book a stop, at a random panel; then another worker goes on.

    Returns:
        `stopped`: stops that came before the book was done; `done`: books that are; `drawn_twice`: finished panels that
        were drawn again; `identical`: books whose bound file is that of a run nobody stopped; of SIGTERM also `clean`:
        workers that ended with 0 and left the job waiting, the attempt uncounted.
    """
    if count == 0:
        return {"books": 0}
    draw = random.Random(seed)
    book_queued(root / "whole")
    ended([child("books", root / "whole")])
    (whole,) = root.glob("whole/jobs/*/out/*.cbz")
    panels = len(finished_panels(whole.parents[1]))
    told: Counter[str] = Counter()
    for book in range(count):
        place = root / str(book)
        id = book_queued(place)
        at = draw.randint(0, panels - 1)
        code, state, attempts = stopped(place, number=number, panels=at, pause_s=draw.uniform(0, 4 if at == 0 else 0.1))
        folder = place / "jobs" / id
        before = finished_panels(folder)
        told["stopped"] += state is not JobState.DONE
        told["clean"] += code == 0 and (state is JobState.DONE or (state is JobState.QUEUED and attempts == 0))
        ended([child("books", place)])
        after = finished_panels(folder)
        bound = list(folder.glob("out/*.cbz"))
        told["drawn_twice"] += sum(after.get(panel) != time_ns for panel, time_ns in before.items())
        told["done"] += len(bound)
        told["identical"] += [path.read_bytes() for path in bound] == [whole.read_bytes()]
    if number == signal.SIGKILL:
        del told["clean"]
    return {"books": count, "panels_a_book": panels, "drawn_twice": 0, **told}


CHILDREN: dict[str, Callable[[Path], None]] = {
    "claims": _claim,
    "poison": lambda root: _work_until_nothing_waits(root, _poisoned),
    "books": _books,
}

if __name__ == "__main__":
    main()
