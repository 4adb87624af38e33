"""How long do books wait? A simulation of the queue, the processes that make books and the replicas that paint them.

    PYTHONPATH=src python -m benchmarks.queue_simulation [--measure 14] [--books 3000] [--json] [--out DIR]

`measure` records books through the durable queue with one worker and with two (drafts of stories of several lengths,
by real processes; when each came, was begun and was done), and holds the simulation against both runs: once given each
book's own time of service, which tests the queueing alone, and once given only the times of a calibration run, which is
what a forecast has. `sizing` then asks what a million panels a day takes: mean and 95th percentile of the time from
asked to done, by the number of painting cores and by how often nodes are lost; drawn as an SVG.

Model. Books come by a Poisson process, or when they came. A head makes one book at a time: it reads and pencils, paints
the anchors (a barrier), hands panels to its share of replicas, and prints when the last panel is back. A panel is
painted once, and with a chance again after each judgement, three times at most. Nodes of several replicas fail by a
Poisson process; a panel that was with one is painted anew, and the replicas are away until Ray has made them again.

Knows: events in order, the figures of `bench pipeline`.  Does not know: how anything is made.
"""

from __future__ import annotations

import argparse
import heapq
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

DAY_S = 86_400
ATTEMPTS = 3
PATIENCE_S = 600.0
ROUNDS = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", type=int, default=14, metavar="BOOKS")
    parser.add_argument("--books", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--child", metavar="ROOT", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.child:
        _work(Path(wanted.child))
        return
    from benchmarks.pencils import machine

    wanted.out.mkdir(parents=True, exist_ok=True)
    stem = f"queue-simulation-{machine()['name']}-{date.today().isoformat()}"
    found: dict[str, object] = {}
    if wanted.measure:
        with tempfile.TemporaryDirectory() as place:
            found["validation"] = validated(Path(place), books=wanted.measure, seed=wanted.seed)
    table = sizing(books=wanted.books, seed=wanted.seed)
    found["sizing"] = table
    (wanted.out / f"{stem}.svg").write_bytes(plot(table))
    answer = {"benchmark": "queue_simulation", "date": date.today().isoformat(), "machine": machine(), **found}
    (wanted.out / f"{stem}.json").write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else json.dumps(found, indent=1))  # noqa: T201


# --- the model ---


@dataclass(frozen=True, kw_only=True)
class Book:
    """A book to come: when, how many panels, and the seconds of its stages (`panel_s` is drawn for each attempt)."""

    at_s: float
    panels: int
    before_s: float
    anchors_s: float
    after_s: float
    panel_s: Callable[[random.Random], float]


@dataclass(frozen=True, kw_only=True)
class Plant:
    """What there is to make books with.

    Attributes:
        heads: Processes that make a book each, one at a time.
        replicas: Painters of each head; 0 where the head paints by itself, as one of its stages.
        again: The chance that a panel is painted again after an attempt.
        replicas_a_node: Those that are lost together.
        failures_a_day: Of one node.
        back_s: Until Ray has made a lost replica again.
    """

    heads: int
    replicas: int = 0
    again: float = 0.0
    replicas_a_node: int = 16
    failures_a_day: float = 0.0
    back_s: float = 60.0


@dataclass(frozen=True, kw_only=True)
class Done:
    """What became of a book: when it came, was begun, and was done."""

    at_s: float
    begun_s: float
    done_s: float

    @property
    def wait_s(self) -> float:
        return self.begun_s - self.at_s

    @property
    def total_s(self) -> float:
        return self.done_s - self.at_s


@dataclass(kw_only=True)
class _Head:
    """A head at work: its book, panels that wait, and its replicas, which paint or are away."""

    number: int
    index: int = -1
    begun_s: float = 0.0
    waiting: deque[int] = field(default_factory=deque)
    left: int = 0
    free: set[int] = field(default_factory=set)
    away: dict[int, float] = field(default_factory=dict)
    busy: dict[int, tuple[int, int]] = field(default_factory=dict)


class Simulation:
    """Runs books through a plant; events are (time, order, what, head, detail)."""

    def __init__(self, plant: Plant, books: Sequence[Book], *, seed: int) -> None:
        self._plant = plant
        self._books = sorted(books, key=lambda book: book.at_s)
        self._draw = random.Random(seed)
        self._events: list[tuple[float, int, str, int, int]] = []
        self._order = 0
        self._queue: deque[int] = deque()
        self._heads = [_Head(number=number, free=set(range(plant.replicas))) for number in range(plant.heads)]
        self._idle = deque(range(plant.heads))
        self._tokens = 0
        self.done: dict[int, Done] = {}
        self.painted = self.lost = 0
        self.busy_s = 0.0

    def run(self) -> list[Done]:
        """Every book's outcome, in the order in which they came."""
        for index, book in enumerate(self._books):
            self._at(book.at_s, "come", 0, index)
        if self._plant.failures_a_day and self._plant.replicas:
            self._at(self._until_failure(), "fail", 0, 0)
        act = {"come": self._come, "pencilled": self._pencilled, "panel": self._panel, "bound": self._bound}
        act |= {"fail": self._fail, "back": self._back}
        while self._events and len(self.done) < len(self._books):
            now, _, what, head, detail = heapq.heappop(self._events)
            act[what](now, self._heads[head], detail)
        return [self.done[index] for index in range(len(self._books))]

    def _at(self, when: float, what: str, head: int, detail: int) -> None:
        self._order += 1
        heapq.heappush(self._events, (when, self._order, what, head, detail))

    def _come(self, now: float, head: _Head, index: int) -> None:
        self._queue.append(index)
        self._begin(now)

    def _begin(self, now: float) -> None:
        while self._queue and self._idle:
            head = self._heads[self._idle.popleft()]
            head.index, head.begun_s = self._queue.popleft(), now
            book = self._books[head.index]
            self._at(now + book.before_s + book.anchors_s, "pencilled", head.number, head.index)

    def _pencilled(self, now: float, head: _Head, index: int) -> None:
        """The barrier is passed: panels go out."""
        book = self._books[index]
        head.left = book.panels if self._plant.replicas else 0
        head.waiting = deque(range(head.left))
        if not head.left:
            self._at(now + book.after_s, "bound", head.number, index)
        self._send(now, head)

    def _send(self, now: float, head: _Head) -> None:
        while head.waiting and head.free:
            replica = min(head.free)
            head.free.discard(replica)
            seconds = self._round_s(self._books[head.index])
            self._tokens += 1
            head.busy[replica] = (self._tokens, head.waiting.popleft())
            self.busy_s += seconds
            self._at(now + seconds, "panel", head.number, self._tokens * self._plant.replicas + replica)

    def _round_s(self, book: Book) -> float:
        """A panel's painting, judging and painting again."""
        seconds, attempts = book.panel_s(self._draw), 1
        while attempts < ATTEMPTS and self._draw.random() < self._plant.again:
            seconds, attempts = seconds + book.panel_s(self._draw), attempts + 1
        self.painted += attempts
        return seconds

    def _panel(self, now: float, head: _Head, detail: int) -> None:
        token, replica = divmod(detail, self._plant.replicas)
        if head.busy.get(replica, (0, 0))[0] != token:
            return  # it was lost on its way
        del head.busy[replica]
        head.free.add(replica)
        head.left -= 1
        if head.left == 0:
            self._at(now + self._books[head.index].after_s, "bound", head.number, head.index)
        self._send(now, head)

    def _bound(self, now: float, head: _Head, index: int) -> None:
        self.done[index] = Done(at_s=self._books[index].at_s, begun_s=head.begun_s, done_s=now)
        self._idle.append(head.number)
        self._begin(now)

    def _until_failure(self) -> float:
        plant = self._plant
        nodes = max(1, plant.heads * plant.replicas // plant.replicas_a_node)
        return self._draw.expovariate(nodes * plant.failures_a_day / DAY_S)

    def _fail(self, now: float, head: _Head, detail: int) -> None:
        """A node goes: replicas here and there, whoever they paint for."""
        everyone = [(one, replica) for one in self._heads for replica in range(self._plant.replicas)]
        first = self._draw.randrange(len(everyone))
        for place in range(min(self._plant.replicas_a_node, len(everyone))):
            one, replica = everyone[(first + place) % len(everyone)]
            if replica in one.busy:
                one.waiting.appendleft(one.busy.pop(replica)[1])
                self.lost += 1
            one.free.discard(replica)
            one.away[replica] = now + self._plant.back_s
            self._at(one.away[replica], "back", one.number, replica)
        self._at(now + self._until_failure(), "fail", 0, 0)

    def _back(self, now: float, head: _Head, replica: int) -> None:
        if head.away.get(replica) == now:
            del head.away[replica]
            head.free.add(replica)
            self._send(now, head)


def erlang_c_wait_s(*, rate: float, service_s: float, servers: int) -> float:
    """Mean wait of an M/M/c queue, which the simulation must give where its books are such customers.

    Source: Erlang 1917; Kleinrock 1975, Queueing Systems 1, equation 3.40.
    """
    load = rate * service_s
    term, total = 1.0, 1.0
    for number in range(1, servers):
        term *= load / number
        total += term
    last = term * load / servers * servers / (servers - load)
    return last / (total + last) * service_s / (servers - load)


def whole_books(arrivals: Sequence[float], services: Sequence[float]) -> list[Book]:
    """Books that a head makes in one stage."""
    return [
        Book(at_s=at, panels=0, before_s=service, anchors_s=0, after_s=0, panel_s=lambda draw: 0.0)
        for at, service in zip(arrivals, services, strict=True)
    ]


# --- a measured run ---


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A run through the durable queue: when each book came, and was begun and done; and of which length it was."""

    done: tuple[Done, ...]
    kinds: tuple[int, ...]

    @property
    def services(self) -> list[float]:
        return [one.done_s - one.begun_s for one in self.done]


def recorded(root: Path, *, workers: int, arrivals: Sequence[float], kinds: Sequence[int]) -> Recorded:
    """Send drafts to a queue at these times, to workers that are up, and read off what became of them."""
    from audobon.serving.jobs.job import JobState
    from audobon.serving.jobs.queue import JobQueue
    from benchmarks.queue_drills import LIMITS

    queue = JobQueue(root, limits=LIMITS)
    children = [
        subprocess.Popen([sys.executable, "-m", "benchmarks.queue_simulation", "--child", str(root)])
        for _ in range(workers)
    ]
    try:
        _wait(lambda: len(list(root.glob("up-*"))) == workers)
        began = time.monotonic()
        ids = []
        for at, kind in zip(arrivals, kinds, strict=True):
            time.sleep(max(0.0, began + at - time.monotonic()))
            ids.append(_submitted(queue, kind))
        _wait(lambda: queue.count(JobState.DONE) == len(ids))
    finally:
        for process in children:
            process.send_signal(signal.SIGTERM)
        for process in children:
            process.wait(PATIENCE_S)
    told = [(queue.job(id).submitted, queue.events(id)) for id in ids]
    queue.close()
    return Recorded(
        done=tuple(
            Done(
                at_s=at, begun_s=next(one.at for one in log if one.state is JobState.RUNNING),
                done_s=next(one.at for one in log if one.state is JobState.DONE),
            )
            for at, log in told
        ),
        kinds=tuple(kinds),
    )  # fmt: skip


def _wait(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)


def _submitted(queue: object, kind: int) -> str:
    from audobon.pipeline import MakeOptions
    from audobon.serving.book_work import BookAsked, story_put
    from audobon.serving.jobs.job import Submission
    from audobon.serving.jobs.queue import JobQueue
    from benchmarks.queue_drills import STORY

    assert isinstance(queue, JobQueue)
    head, *parts = STORY.strip().split("\n\n")
    story = "\n\n".join([head, *(parts[: 2 * kind] if kind < 4 else parts)]) + "\n"
    options = MakeOptions(draft=True, formats=("cbz",), dpi=72)
    asked = BookAsked(source="kite.txt", source_sha256="", options=options)
    return queue.submit(Submission(client="measure", body=asked.body()), put=story_put("kite.txt", story.encode())).id


def _work(root: Path) -> None:
    """A worker with its crew at hand, until it is told to go."""
    from audobon.hire import hire_crew
    from audobon.serving.book_work import BookWork
    from audobon.serving.jobs.queue import JobQueue
    from audobon.serving.stopping import signals_heard
    from audobon.serving.worker import Worker
    from benchmarks.queue_drills import LIMITS, STORY

    with signals_heard() as stopper:
        crew = hire_crew(draft=True)
        _warmed(root, crew, STORY)
        queue = JobQueue(root, limits=LIMITS)
        (root / f"up-{os.getpid()}").touch()
        Worker(queue, BookWork(crew=crew), stop=stopper).run(idle_s=0.05)
        queue.close()


def _warmed(root: Path, crew: object, story: str) -> None:
    """A first book, whose nets are loaded by it."""
    from audobon.crew import Crew
    from audobon.pipeline import MakeOptions, make_book

    assert isinstance(crew, Crew)
    place = root / f"warm-{os.getpid()}"
    place.mkdir(parents=True)
    (place / "kite.txt").write_text(story, encoding="utf-8")
    make_book(place / "kite.txt", place, options=MakeOptions(draft=True, formats=("cbz",), dpi=72), crew=crew)


def validated(root: Path, *, books: int, seed: int, load: float = 0.75) -> dict[str, object]:
    """Two measured runs, and what the simulation says of each.

    Returns:
        Of each run its mean wait and time in all, as measured, as simulated from its own times of service
        (`own`), from these dealt out anew among books of a length (`shuffled`), and as forecast from the calibration's
        (`forecast`), the latter two with the 5th and 95th percentile of runs; and relative errors.
    """
    draw = random.Random(seed)
    kinds = [draw.choice((1, 2, 3, 4)) for _ in range(books)]
    calibration = recorded(
        root / "calibration", workers=1, arrivals=[0.0] * 8, kinds=[1, 2, 3, 4] * 2
    )  # fmt: skip
    mean_s = statistics.mean(calibration.services)
    found: dict[str, object] = {
        "calibration": {"books": 8, "mean_service_s": round(mean_s, 3), "services_s": rounded(calibration.services)}
    }
    for workers in (1, 2):
        rate = load * workers / mean_s
        arrivals: list[float] = []
        for _ in kinds:
            arrivals.append((arrivals[-1] if arrivals else 0.0) + draw.expovariate(rate))
        run = recorded(root / f"workers-{workers}", workers=workers, arrivals=arrivals, kinds=kinds)
        found[f"workers_{workers}"] = compared(run, calibration, workers=workers, seed=seed)
    return found


def compared(run: Recorded, calibration: Recorded, *, workers: int, seed: int) -> dict[str, object]:
    """A run beside what the simulation makes of it."""
    began = min(one.at_s for one in run.done)
    arrivals = [one.at_s - began for one in run.done]
    own = Simulation(Plant(heads=workers), whole_books(arrivals, run.services), seed=seed).run()
    forecasts = {
        name: forecast(arrivals, run.kinds, known, workers=workers, seed=seed)
        for name, known in (("forecast", calibration), ("shuffled", run))
    }
    measured = {name: statistics.mean(getattr(one, name) for one in run.done) for name in ("wait_s", "total_s")}
    mine = {name: statistics.mean(getattr(one, name) for one in own) for name in ("wait_s", "total_s")}
    return {
        "books": len(run.done), "mean_service_s": round(statistics.mean(run.services), 3),
        "measured": {name: round(one, 3) for name, one in measured.items()},
        "own": {name: round(one, 3) for name, one in mine.items()},
        "own_error": {name: round(mine[name] / measured[name] - 1, 4) for name in mine},
        "own_largest_error_of_a_book_s": round(
            max(abs(a.wait_s - b.wait_s) for a, b in zip(own, run.done, strict=True)), 3
        ),
        **{
            f"{way}{part}": value
            for way, (mean, spread) in forecasts.items()
            for part, value in (
                ("", {name: round(one, 3) for name, one in mean.items()}),
                ("_error", {name: round(mean[name] / measured[name] - 1, 4) for name in mean}),
                ("_wait_90_percent", spread),
            )
        },
    }  # fmt: skip


def forecast(
    arrivals: Sequence[float], kinds: Sequence[int], known: Recorded, *, workers: int, seed: int
) -> tuple[dict[str, float], list[float]]:
    """Mean wait and time in all, and between what 90 of 100 runs' mean waits lie, if books take any of the times that
    were known for one of their length."""
    draw = random.Random(seed)
    of_kind: dict[int, list[float]] = {}
    for service, kind in zip(known.services, known.kinds, strict=True):
        of_kind.setdefault(kind, []).append(service)
    waits, totals = [], []
    for _ in range(ROUNDS):
        services = [draw.choice(of_kind[kind]) for kind in kinds]
        done = Simulation(Plant(heads=workers), whole_books(arrivals, services), seed=seed).run()
        waits.append(statistics.mean(one.wait_s for one in done))
        totals.append(statistics.mean(one.total_s for one in done))
    mean = {"wait_s": statistics.mean(waits), "total_s": statistics.mean(totals)}
    return mean, rounded([percentile(waits, 5), percentile(waits, 95)])


def rounded(values: Sequence[float]) -> list[float]:
    return [round(one, 3) for one in values]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which so many per cent lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share / 100 * len(ordered)))]


# --- sizing ---

PANELS_A_DAY = 1_000_000
PANELS_A_BOOK = 31
"""`bench pipeline`, 31 panels on two cores: seconds of each stage, from which core seconds are had (times two)."""
READING_S, PENCILLING_S, CAST_S, PAINTING_S, PRINTING_S, BINDING_S = 3.2, 5.1, 3.0, 25.9, 1.0, 9.2
START_S = 2.6
CORES = 2
PAINT_CORE_S = CORES * PAINTING_S / PANELS_A_BOOK
"""Core seconds of a panel's round: painting, judging, and the repairs that the three fables need."""
AGAIN = 0.1
SPREAD = 0.35
"""Of panels' times about their mean, as a share of it (they follow the panels' sizes)."""


def sizing_books(*, count: int, rate: float, seed: int) -> list[Book]:
    """Books like that of `bench pipeline`, of 8 to 62 panels, as a Poisson process."""
    draw, at = random.Random(seed), 0.0
    one_s = PAINT_CORE_S / (1 + AGAIN + AGAIN**2)
    books = []
    for _ in range(count):
        at += draw.expovariate(rate)
        panels = round(draw.triangular(8, 62, 23))
        share = panels / PANELS_A_BOOK
        before_s = CORES * (READING_S + PENCILLING_S + CAST_S) * share
        after_s = CORES * (PRINTING_S + BINDING_S) * share
        books.append(
            Book(
                at_s=at, panels=panels, before_s=before_s, anchors_s=0.0, after_s=after_s,
                panel_s=lambda draw, mean=one_s: max(0.2 * mean, draw.gauss(mean, SPREAD * mean)),
            )  # type: ignore[misc]
        )  # fmt: skip
    return books


def arithmetic() -> dict[str, float]:
    """What a million panels a day takes at full load, in cores."""
    rate = PANELS_A_DAY / DAY_S
    head_s = CORES * (READING_S + PENCILLING_S + CAST_S + PRINTING_S + BINDING_S) / PANELS_A_BOOK
    return {
        "panels_per_second": round(rate, 2), "books_per_second": round(rate / PANELS_A_BOOK, 3),
        "painting_core_seconds_a_panel": round(PAINT_CORE_S, 2), "other_core_seconds_a_panel": round(head_s, 2),
        "painting_cores": round(rate * PAINT_CORE_S, 1), "other_cores": round(rate * head_s, 1),
    }  # fmt: skip


HEADS = (36, 38, 40, 44, 50, 56)
"""Each head is one core and has one replica on one more: the work is about the same on both sides."""


def sizing(*, books: int, seed: int) -> dict[str, object]:
    """Times from asked to done at a million panels a day, for plants of several sizes, with and without failures."""
    rate = PANELS_A_DAY / DAY_S / PANELS_A_BOOK
    rows = []
    for heads in HEADS:
        for failures in (0.0, 24.0):
            plant = Plant(heads=heads, replicas=1, again=AGAIN, failures_a_day=failures)
            asked = sizing_books(count=books, rate=rate, seed=seed)
            simulation = Simulation(plant, asked, seed=seed)
            done = simulation.run()[books // 5 :]  # the first fifth finds an empty house
            rows.append(
                {
                    "heads": heads, "cores": heads * 2, "node_failures_a_day": failures,
                    "mean_s": round(statistics.mean(one.total_s for one in done), 1),
                    "p95_s": round(percentile([one.total_s for one in done], 95), 1),
                    "mean_wait_s": round(statistics.mean(one.wait_s for one in done), 1),
                    "lost_panels": simulation.lost,
                }
            )  # fmt: skip
    return {"panels_a_day": PANELS_A_DAY, "arithmetic": arithmetic(), "books": books, "rows": rows}


# --- the plot ---


WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 150, 50, 60


def plot(table: dict[str, object]) -> bytes:
    """Mean and 95th percentile over cores, as SVG; dashed where nodes are lost."""
    from audobon.binding.markup import document, put

    rows = table["rows"]
    assert isinstance(rows, list)
    root = Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img",
        **{"font-family": "sans-serif", "font-size": "13"},
    )  # fmt: skip
    put(root, "title", "Minutes from asked to done at a million panels a day, by cores")
    put(root, "rect", attributes={"width": str(WIDTH), "height": str(HEIGHT), "fill": "#ffffff"})
    cores = sorted({row["cores"] for row in rows})
    most = max(row["p95_s"] for row in rows) / 60
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if most / step <= 8)
    top = step * (int(most / step) + 1)

    def across(value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - cores[0]) / max(cores[-1] - cores[0], 1)

    def down(minutes: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * minutes / top

    def words(text: str, x: float, y: float, anchor: str = "middle", color: str = "#333333") -> None:
        put(root, "text", text, attributes={"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "fill": color})

    for tick in range(0, top + 1, step):
        y = down(tick)
        line = {"x1": str(LEFT), "x2": str(WIDTH - RIGHT), "y1": f"{y:.1f}", "y2": f"{y:.1f}", "stroke": "#dddddd"}
        put(root, "line", attributes=line)
        words(str(tick), LEFT - 8, y + 4, "end")
    for value in cores:
        words(str(value), across(value), HEIGHT - BOTTOM + 20)
    words("Minutes from asked to done, a million panels a day", LEFT, TOP - 22, "start")
    words("cores (half of them paint)", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16)
    lines = (("p95_s", 24.0, "#b4443c", "95 %, nodes lost"), ("p95_s", 0.0, "#b4443c", "95 %"),
             ("mean_s", 24.0, "#2f6690", "mean, nodes lost"), ("mean_s", 0.0, "#2f6690", "mean"))  # fmt: skip
    for place, (name, failures, color, label) in enumerate(lines):
        points = [(across(r["cores"]), down(r[name] / 60)) for r in rows if r["node_failures_a_day"] == failures]
        dash = {"stroke-dasharray": "6 4"} if failures else {}
        path = {"points": " ".join(f"{x:.1f},{y:.1f}" for x, y in points), "fill": "none", "stroke": color}
        put(root, "polyline", attributes={**path, "stroke-width": "2", **dash})
        y = TOP + 20 + 22 * place
        key = {"x1": str(WIDTH - RIGHT + 8), "x2": str(WIDTH - RIGHT + 32), "y1": str(y), "y2": str(y)}
        put(root, "line", attributes={**key, "stroke": color, "stroke-width": "2", **dash})
        words(label, WIDTH - RIGHT + 38, y + 4, "start", color)
    return document(root)


if __name__ == "__main__":
    main()
