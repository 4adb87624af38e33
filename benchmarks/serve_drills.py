"""Drills of the service: killed, told to end, and asked to cancel, at every place; what is lost?

    PYTHONPATH=src python -m benchmarks.serve_drills [--kills 50] [--a-book 5] [--painted] [--json] [--out DIR]

`kills`: real servers with real workers make books of 24 panels and are killed with SIGKILL at random moments: the
server alone, its worker alone, or both; each is started again, and the book must come out as one that nobody disturbed.
`terms`: SIGTERM while the service is idle, has a job that waits, loads its models, paints, writes, and sends a file; it
must end by itself with exit code 0 in bounded time, leave nothing half-written, no worker, and the job unharmed.
`cancels`: a book is cancelled at each stage over REST and over a WebSocket, its server interrupted (^C) at each; those
who read its events drop their connections, which must not trouble the book.

Knows: processes, signals, HTTP.  Does not know: how the service works.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from pathlib import Path
from socket import SHUT_RDWR
from urllib.parse import urlsplit

from benchmarks.queue_drills import STORY, finished_panels

PATIENCE_S = 300.0
LEASE_S = 3.0
EARLY_S = 15.0
"""Within this the first panel comes, on a machine that does nothing else."""
GRACE_S = 20.0
PARAGRAPHS = 54
STAGES = ("reading", "staging", "pencilling", "painting", "printing", "binding")
TERM_STATES = ("idle", "queued", "loading", "painting", "writing", "sending")
ENDED = ("done", "failed", "cancelled", "quarantined")


@dataclass
class Server:
    """A server process in a root folder, and its client."""

    root: Path
    process: subprocess.Popen[str]
    url: str
    answers: Counter[int] = field(default_factory=Counter)

    def ask(self, method: str, path: str, body: dict[str, object] | None = None) -> tuple[int, dict[str, object]]:
        """One request on a connection of its own: the status and the JSON that came, if any did."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        try:
            data = None if body is None else json.dumps(body).encode()
            connection.request(method, path, data, {"content-type": "application/json"} if data else {})
            answer = connection.getresponse()
            text = answer.read()
            self.answers[answer.status] += 1
            return answer.status, json.loads(text) if text[:1] == b"{" else {}
        finally:
            connection.close()

    def book(self, id: str) -> dict[str, object]:
        """Where a book stands; who asks too often waits a moment, as the service says."""
        while (found := self.ask("GET", f"/api/v1/books/{id}"))[0] == HTTPStatus.TOO_MANY_REQUESTS:
            time.sleep(0.2)
        return found[1]

    def state(self, id: str) -> str:
        return str(self.book(id)["state"])

    def ended(self, id: str) -> str:
        """Wait until a book has ended; its state."""
        until(lambda: self.state(id) in ENDED, pause_s=0.05)
        return self.state(id)

    def workers(self) -> list[int]:
        """The ids of its worker processes."""
        listed = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(line) for line in listed.stdout.split()]

    def stop(self, number: int) -> tuple[int, float]:
        """Send a signal and wait for the end: the exit code, and the seconds it took."""
        started = time.monotonic()
        self.process.send_signal(number)
        self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, time.monotonic() - started


@contextmanager
def serving(root: Path, *, workers: int = 1, environment: dict[str, str] | None = None) -> Iterator[Server]:
    """A server on a free port, killed at the end if it has not ended; its workers, left alone, end by themselves."""
    root.mkdir(parents=True, exist_ok=True)
    config = root.parent / f"{root.name}.toml"
    config.write_text(f"grace_s = {GRACE_S}\n[limits]\nlease_s = {LEASE_S}\nattempts = 50\n", encoding="utf-8")
    command = [sys.executable, "-m", "audobon", "serve", str(root), "--port", "0", "--json", "--quiet"]
    command += ["--workers", str(workers), "--config", str(config)]
    process = subprocess.Popen(
        command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment or dict(os.environ)
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"the server did not start: {process.wait()}")
        yield Server(root=root, process=process, url=json.loads(line)["url"])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def until(true: Callable[[], object], *, pause_s: float = 0.01) -> None:
    """Wait until it is so.

    Raises:
        TimeoutError: if that takes five minutes.
    """
    end = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(pause_s)


def story_of(paragraphs: int) -> str:
    """The short story told on until it has so many paragraphs; two of them make about one panel."""
    head, _, rest = STORY.partition("\n\n")
    parts = rest.strip().split("\n\n")
    return "\n\n".join([head, *(parts[number % len(parts)] for number in range(paragraphs))]) + "\n"


def asked(server: Server, *, text: str = STORY, draft: bool = True, dpi: int = 72) -> str:
    """Ask for a book; its id."""
    wanted: dict[str, object] = {"text": text, "name": "kite.txt", "draft": draft, "formats": ["cbz"], "dpi": dpi}
    status, book = server.ask("POST", "/api/v1/books", wanted)
    if status != 202:
        raise RuntimeError(f"{status}: {book}")
    return str(book["id"])


def bound(root: Path, id: str) -> list[bytes]:
    """The book's bound files."""
    return [path.read_bytes() for path in sorted((root / "jobs" / id / "out").glob("*.cbz"))]


def painted(folder: Path) -> dict[str, int]:
    """Finished panels with the time of their picture, of a draft or not."""
    marks = folder.glob("out/*.book/panels/*/art.json")
    art = {mark.parent.name: (mark.parent / "art.png").stat().st_mtime_ns for mark in marks}
    return {**finished_panels(folder), **art}


def gone(processes: list[int]) -> bool:
    """Whether none of them is alive."""
    return not any(Path(f"/proc/{process}/cmdline").exists() and _is_ours(process) for process in processes)


def _is_ours(process: int) -> bool:
    try:
        return b"audobon" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


# --- kills ---


def undisturbed(root: Path, *, text: str, draft: bool) -> tuple[list[bytes], int]:
    """The book as it is when nobody disturbs it, and how many panels it has."""
    with serving(root) as server:
        id = asked(server, text=text, draft=draft)
        server.ended(id)
        server.stop(signal.SIGTERM)
    return bound(root, id), len(painted(root / "jobs" / id))


@dataclass(frozen=True, kw_only=True)
class Killed:
    """What a kill met: the panels that were finished then, with their times, and whether the book was not done yet."""

    panels: dict[str, int]
    in_time: bool


def killed_once(server: Server, id: str, *, whom: str, at: int, pause_s: float) -> Killed:
    """Kill the server, its worker, or both when so many panels are finished and a pause is over."""
    folder = server.root / "jobs" / id
    until(lambda: len(painted(folder)) >= at or server.state(id) in ENDED)
    time.sleep(pause_s)
    workers = server.workers()
    in_time = server.state(id) not in ENDED
    if whom in ("worker", "both"):
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
    if whom in ("server", "both"):
        server.stop(signal.SIGKILL)
        until(lambda: gone(workers))  # those that are left give back what they have in hand, and go
    return Killed(panels=painted(folder), in_time=in_time)


def kills(root: Path, *, count: int, a_book: int, text: str, draft: bool, seed: int) -> dict[str, object]:
    """Books that are each killed several times at random places, until so many kills came before a book was done.

    Returns:
        `kills`: those; `late`: others; `done`: books that are; `drawn_twice`: finished panels that were drawn again;
        `identical`: books whose bound file is that of a run nobody disturbed.
    """
    if count == 0:
        return {"kills": 0}
    draw = random.Random(seed)
    whole, found = undisturbed(root / "whole", text=text, draft=draft)
    told: Counter[str] = Counter(kills=0, late=0, books=0, done=0, drawn_twice=0, identical=0)
    while told["kills"] < count:
        place = root / str(told["books"])
        told["books"] += 1
        id = ""
        # Before the first panel lie loading, reading, staging and pencilling, most of a draft's time.
        points = sorted(max(0, draw.randint(-found, found - 1)) for _ in range(min(a_book, count - told["kills"])))
        before: dict[str, int] = {}
        while True:
            with serving(place) as server:
                id = id or asked(server, text=text, draft=draft)
                while points:
                    whom = draw.choice(("server", "worker", "both"))
                    at = points.pop(0)
                    pause_s = draw.uniform(0, EARLY_S if at == 0 and not before else 1.0)
                    kill = killed_once(server, id, whom=whom, at=at, pause_s=pause_s)
                    now = kill.panels
                    told.update(("kills", whom) if kill.in_time else ("late",))
                    told["drawn_twice"] += sum(now.get(panel) != time_ns for panel, time_ns in before.items())
                    before = now
                    if whom != "worker":
                        break
                else:
                    told["done"] += server.ended(id) == "done"
                    server.stop(signal.SIGTERM)
                    break
        after = painted(place / "jobs" / id)
        told["drawn_twice"] += sum(after.get(panel) != time_ns for panel, time_ns in before.items())
        told["identical"] += bound(place, id) == whole
    return {"panels_a_book": found, "draft": draft, **told}


# --- SIGTERM ---


def terms(root: Path, *, draft: bool) -> dict[str, object]:
    """SIGTERM in each of `TERM_STATES`; of each the exit code, the seconds, and what was left behind."""
    found = {state: ended_in(root / state, state, draft=draft) for state in TERM_STATES}
    clean = sum(one["code"] == 0 and one["workers_gone"] and one["half_written"] == 0 and one["job_unharmed"]
                for one in found.values())  # fmt: skip
    return {"states": len(found), "clean": clean, **found}


def ended_in(root: Path, state: str, *, draft: bool) -> dict[str, object]:
    with serving(root, workers=0 if state == "queued" else 1) as server:
        id = _brought_to(server, state, draft=draft)
        workers = server.workers()
        if state == "sending":
            code, seconds = _ended_while_sending(server, id)
        else:
            code, seconds = server.stop(signal.SIGTERM)
    half = [path for path in root.rglob(".half-*") if path.is_file()]
    unharmed = not id or _job_is_unharmed(root, id)
    return {
        "code": code, "seconds": round(seconds, 2), "workers_gone": gone(workers), "half_written": len(half),
        "job_unharmed": unharmed,
    }  # fmt: skip


def _brought_to(server: Server, state: str, *, draft: bool) -> str:
    """A service in this state; the id of its book, empty if it has none."""
    if state == "idle":
        until(server.workers)
        time.sleep(1.0)
        return ""
    id = asked(server, draft=draft)
    folder = server.root / "jobs" / id
    wanted: dict[str, Callable[[], object]] = {
        "queued": lambda: True,
        "loading": lambda: server.state(id) == "running",
        "painting": lambda: len(painted(folder)) >= 2,
        "writing": lambda: list(folder.rglob(".half-*")) or server.state(id) in ENDED,
        "sending": lambda: server.state(id) in ENDED,
    }
    until(wanted[state], pause_s=0.001 if state == "writing" else 0.02)
    return id


def _ended_while_sending(server: Server, id: str) -> tuple[int, float]:
    """SIGTERM while a client holds a connection on which half a file has come."""
    _, listed = server.ask("GET", f"/api/v1/books/{id}/artefacts")
    (artefact,) = listed["artefacts"]  # type: ignore[misc]
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    connection.request("GET", artefact["url"])
    answer = connection.getresponse()
    first = answer.read(1000)
    code, seconds = server.stop(signal.SIGTERM)
    rest = answer.read()
    connection.close()
    if len(first) + len(rest) != artefact["size_bytes"]:
        raise RuntimeError("the file was cut off")
    return code, seconds


def _job_is_unharmed(root: Path, id: str) -> bool:
    """Whether the job waits without an attempt counted, or is done."""
    from audobon.serving.jobs.job import JobState
    from audobon.serving.jobs.queue import JobQueue

    queue = JobQueue(root)
    job = queue.job(id)
    queue.close()
    return job.state is JobState.DONE or (job.state is JobState.QUEUED and job.attempts == 0)


# --- cancels ---


def cancels(root: Path, *, draft: bool) -> dict[str, object]:
    """A book cancelled at each stage, over REST and over a WebSocket, then its server interrupted; then it waits;
    and one whose readers drop their connections.
    """
    found: dict[str, object] = {}
    for stage in STAGES:
        with serving(root / stage) as server:
            id = asked(server, draft=draft)
            by = {way: _cancelled(server, id, stage, say) for way, say in CANCELLING.items()}
            at = _at_stage(server, id, stage)
            code, seconds = server.stop(signal.SIGINT)
        by["interrupt"] = {"at": at, "code": code, "seconds": round(seconds, 2)}
        found[stage] = {**by, "job_unharmed": _job_is_unharmed(root / stage, id)}
    return {**found, "dropped": _dropped(root / "dropped", draft=draft)}


def _cancelled(server: Server, id: str, stage: str, say: Callable[[Server, str], None]) -> dict[str, object]:
    """Cancel the book when it is at this stage, and have it go on: where it was, how it ended, and after how long."""
    at = _at_stage(server, id, stage)
    started = time.monotonic()
    say(server, id)
    state = server.ended(id)
    seconds = time.monotonic() - started
    if state != "done":
        server.ask("POST", f"/api/v1/books/{id}/retry")
    return {"at": at, "state": state, "seconds": round(seconds, 2)}


def _by_rest(server: Server, id: str) -> None:
    server.ask("POST", f"/api/v1/books/{id}/cancel")


def _by_websocket(server: Server, id: str) -> None:
    from websockets.sync.client import connect

    with connect(_events(server, id)) as socket:
        socket.send(json.dumps({"type": "cancel"}))
        socket.recv()


CANCELLING = {"rest": _by_rest, "websocket": _by_websocket}


def _dropped(root: Path, *, draft: bool) -> dict[str, object]:
    """A book whose readers, one by each transport, break off in its middle."""
    from websockets.sync.client import connect

    with serving(root) as server:
        id = asked(server, draft=draft)
        stream = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
        stream.request("GET", f"/api/v1/books/{id}/events", headers={"accept": "text/event-stream"})
        came = stream.getresponse().read(10)
        with connect(_events(server, id)) as socket:
            heard = socket.recv()
            _at_stage(server, id, "pencilling")
            socket.socket.shutdown(SHUT_RDWR)
        stream.close()
        state = server.ended(id)
        code, seconds = server.stop(signal.SIGTERM)
    return {"sse_came": len(came) > 0, "websocket_came": len(heard) > 0, "state": state, "code": code,
            "seconds": round(seconds, 2)}  # fmt: skip


def _events(server: Server, id: str) -> str:
    return f"{server.url.replace('http', 'ws', 1)}/api/v1/books/{id}/events"


def _at_stage(server: Server, id: str, stage: str) -> str:
    """Wait until the book is at this stage or behind it; the stage, or its state if it has ended."""
    reached = STAGES.index(stage)
    last = ""

    def is_there() -> bool:
        nonlocal last
        book = server.book(id)
        now = str(book["progress"]["stage"])  # type: ignore[index]
        last = str(book["state"]) if book["state"] in ENDED else now
        return last in ENDED or (now in STAGES and STAGES.index(now) >= reached)

    until(is_there, pause_s=0.005)
    return last


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--a-book", type=int, default=5, help="kills of one book")
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS, help="of the story; two make about one panel")
    parser.add_argument("--painted", action="store_true", help="paint, instead of drafts")
    parser.add_argument("--only", choices=("kills", "terms", "cancels"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    from benchmarks.pencils import machine

    drills: dict[str, Callable[[Path], dict[str, object]]] = {
        "kills": lambda root: kills(
            root, count=wanted.kills, a_book=wanted.a_book, text=story_of(wanted.paragraphs), draft=not wanted.painted,
            seed=wanted.seed,
        ),
        "terms": lambda root: terms(root, draft=not wanted.painted),
        "cancels": lambda root: cancels(root, draft=not wanted.painted),
    }  # fmt: skip
    name = f"serve-drills-{machine()['name']}-{date.today().isoformat()}.json"
    path = wanted.out / name
    answer = json.loads(path.read_text(encoding="utf-8")) if wanted.only and path.is_file() else {}
    answer |= {"benchmark": "serve_drills", "date": date.today().isoformat(), "machine": machine()}
    with tempfile.TemporaryDirectory() as place:
        for drill, run in drills.items():
            if wanted.only in (None, drill):
                answer[drill + "_painted" * wanted.painted] = run(Path(place) / drill)
    wanted.out.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else json.dumps(answer, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
