"""Load on a live service: does it stay quick, refuse in good order, and hold what it holds and no more?

    PYTHONPATH=src python -m benchmarks.serve_load [--clients 1,8,32,128] [--seconds 60] [--minutes 20] [--json]

`closed`: so many clients each ask for a short draft book, wait until it is made, delete it and ask for the next; who is
refused comes back when the answer says. `open`: requests come at random moments at a given rate, whoever waits.
`images` (`--images`): clients ask for small pictures instead. `soak` (`--minutes`): a few clients for a long time, and
meanwhile the memory, threads and open files of server and workers, with the slope of the memory and its 95 % interval.

Figures of time hold for a machine that does nothing else; core seconds of the service, which are told as well, hold
more widely.

Knows: HTTP, /proc, /metrics.  Does not know: how the service works.
"""

from __future__ import annotations

import argparse
import http.client
import json
import math
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

STORY = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
BOOK = {
    "text": STORY, "name": "walk.txt", "draft": True, "formats": ["cbz"], "dpi": 72, "cover": False, "trim": "a5",
}  # fmt: skip
PICTURE = {"prompt": "a girl in a garden", "size": "256x256", "n": 1}
WAITING = 24
"""Books that may wait: with more clients than these and those in hand, some are refused."""
POLLS_A_SECOND = 20.0
"""Of all clients together, so that asking how far a book is does not become the load."""
ENDED = ("done", "failed", "cancelled", "quarantined")
KEPT_S = 2.0
"""A connection that was idle for so long is not used again."""
IN_ORDER = (" 200", " 202", " 204", " 429", " 503")
SAMPLE_S = 5.0
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", default="1,8,32,128")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=4.0, help="requests a second of the open loop; 0 for none")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=0.0, help="of the soak; 0 for none")
    parser.add_argument("--soak-clients", type=int, default=8)
    parser.add_argument("--images", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    from benchmarks.pencils import machine

    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as place, served(Path(place), workers=wanted.workers) as (url, process):
        warm_up(url, workers=wanted.workers)
        for clients in [int(number) for number in wanted.clients.split(",") if number]:
            found[f"closed_{clients}"] = measured(
                process, url, lambda n=clients: closed_loop(url, clients=n, seconds=wanted.seconds)
            )
        if wanted.rate:
            found["open"] = measured(
                process, url, lambda: open_loop(url, rate=wanted.rate, seconds=wanted.seconds, seed=0)
            )
        if wanted.images:
            found["images_8"] = measured(
                process, url, lambda: closed_loop(url, clients=8, seconds=wanted.seconds, ask=picture)
            )
        if wanted.minutes:
            found["soak"] = soak(process, url, clients=wanted.soak_clients, seconds=60 * wanted.minutes)
    answer = {
        "benchmark": "serve_load", "date": date.today().isoformat(), "machine": machine(),
        "load_average": os.getloadavg()[0], "workers": wanted.workers, "may_wait": WAITING, **found,
    }  # fmt: skip
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"serve-load-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in answer.items()))  # noqa: T201


# --- the service ---


@contextmanager
def served(root: Path, *, workers: int) -> Iterator[tuple[str, int]]:
    """A service of its own on a free port: its address and process id."""
    config = root / "serve.toml"
    config.write_text(f"[limits]\nwaiting = {WAITING}\nwaiting_of_client = {WAITING}\n", encoding="utf-8")
    command = [
        sys.executable, "-m", "audobon", "serve", str(root / "service"), "--port", "0", "--workers", str(workers),
        "--config", str(config), "--json", "--quiet",
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["url"], process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def warm_up(url: str, *, workers: int) -> None:
    """Books until every worker has made one: the first takes the time of loading nets."""
    closed_loop(url, clients=2 * workers, seconds=20.0)


# --- clients ---


@dataclass
class Answers:
    """What clients were answered; one for all of them, each client adds under the lock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    statuses: Counter[str] = field(default_factory=Counter)
    without_retry: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    ask_s: list[float] = field(default_factory=list)
    poll_s: list[float] = field(default_factory=list)
    whole_s: list[float] = field(default_factory=list)

    def add(self, what: str, status: int, headers: dict[str, str], seconds: float) -> None:
        with self.lock:
            self.statuses[f"{what} {status}"] += 1
            if status in (429, 503):
                self.without_retry += not headers.get("retry-after", "").isdigit()
            elif 0 < status < 400:
                (self.poll_s if what == "poll" else self.ask_s).append(seconds)

    def told(self, seconds: float) -> dict[str, object]:
        """As figures; `unexpected` are answers that are neither successes nor refusals in good order."""
        unexpected = {name: count for name, count in self.statuses.items() if not name.endswith(IN_ORDER)}
        refused = sum(count for name, count in self.statuses.items() if name in ("ask 429", "ask 503"))
        return {
            "seconds": round(seconds, 1), "statuses": dict(sorted(self.statuses.items())), "refused": refused,
            "refused_without_retry_after": self.without_retry, "unexpected": unexpected,
            "outcomes": dict(self.outcomes), "books": spread(self.whole_s), "ask": spread(self.ask_s),
            "poll": spread(self.poll_s),
        }  # fmt: skip


class Web:
    """A client's connection, which is opened anew when it was idle so long that the server may have closed it."""

    def __init__(self, url: str, answers: Answers) -> None:
        self._host = urlsplit(url).netloc
        self._answers = answers
        self._connection = http.client.HTTPConnection(self._host, timeout=120)
        self._used = 0.0

    def ask(
        self, what: str, method: str, path: str, body: dict[str, object] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """An answer's status, headers and body; a connection that breaks counts as status 0."""
        sent = None if body is None else json.dumps(body)
        if time.monotonic() - self._used > KEPT_S:
            self._connection.close()
        began = time.perf_counter()
        try:
            self._connection.request(
                method, path, body=sent, headers={"content-type": "application/json"} if sent else {}
            )
            answer = self._connection.getresponse()
            data = answer.read()
            status, headers = answer.status, {key.lower(): value for key, value in answer.getheaders()}
        except (OSError, http.client.HTTPException):
            self._connection.close()
            status, headers, data = 0, {}, b""
        self._used = time.monotonic()
        self._answers.add(what, status, headers, time.perf_counter() - began)
        return status, headers, data

    def close(self) -> None:
        self._connection.close()


Asked = Callable[[Web, Answers, float, float], float]
"""Asks once, and sees it through until the given moment; seconds to wait before asking again."""


def book(web: Web, answers: Answers, until: float, pause_s: float) -> float:
    """A draft book: asked for, waited for, deleted."""
    began = time.monotonic()
    status, headers, data = web.ask("ask", "POST", "/api/v1/books", dict(BOOK))
    if status != 202:
        return retry_s(headers)
    place = headers["location"]
    while time.monotonic() < until:
        time.sleep(pause_s)
        status, headers, data = web.ask("poll", "GET", place)
        state = json.loads(data)["state"] if status == 200 else ""
        if status in (429, 503):
            time.sleep(retry_s(headers))
        elif state in ENDED:
            with answers.lock:
                answers.outcomes[state] += 1
                answers.whole_s.append(time.monotonic() - began)
            web.ask("delete", "DELETE", place)
            return 0.0
    return 0.0


def picture(web: Web, answers: Answers, until: float, pause_s: float) -> float:
    """A small picture by the interface that others have as well."""
    began = time.monotonic()
    status, headers, _ = web.ask("ask", "POST", "/v1/images/generations", dict(PICTURE))
    if status != 200:
        return retry_s(headers)
    with answers.lock:
        answers.outcomes["done"] += 1
        answers.whole_s.append(time.monotonic() - began)
    return 0.0


def retry_s(headers: dict[str, str]) -> float:
    """When to come back, as an answer says; a second where it does not."""
    told = headers.get("retry-after", "")
    return float(told) if told.isdigit() else 1.0


def closed_loop(url: str, *, clients: int, seconds: float, ask: Asked = book) -> dict[str, object]:
    """So many clients for so long, each asking when its last wish is fulfilled."""
    answers = Answers()
    began = time.monotonic()
    until = began + seconds
    pause_s = max(0.1, clients / POLLS_A_SECOND)

    def client() -> None:
        web = Web(url, answers)
        while (left := until - time.monotonic()) > 0:
            wait_s = ask(web, answers, until, pause_s)
            time.sleep(min(wait_s, max(0.0, left)))
        web.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = answers.told(time.monotonic() - began)
    emptied(url)
    return {"clients": clients, **told}


def open_loop(url: str, *, rate: float, seconds: float, seed: int) -> dict[str, object]:
    """Books asked for at random moments (a Poisson process), so many a second on average; nobody waits for them."""
    answers = Answers()
    draw = random.Random(seed)
    began = time.monotonic()
    moment = began
    threads = []
    while (moment := moment + draw.expovariate(rate)) < began + seconds:
        time.sleep(max(0.0, moment - time.monotonic()))

        def once() -> None:
            web = Web(url, answers)
            web.ask("ask", "POST", "/api/v1/books", dict(BOOK))
            web.close()

        thread = threading.Thread(target=once)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    told = answers.told(time.monotonic() - began)
    emptied(url)
    return {"rate": rate, "asked": len(threads), **told}


def emptied(url: str) -> None:
    """Cancel and delete what is left, so that the next run finds nothing to do."""
    web = Web(url, Answers())
    until = time.monotonic() + 120
    while time.monotonic() < until:
        status, headers, data = web.ask("list", "GET", "/api/v1/books?limit=200")
        if status != 200:
            time.sleep(retry_s(headers))
            continue
        books = json.loads(data)["books"]
        if not books:
            break
        for one in books:
            place = f"/api/v1/books/{one['id']}"
            if one["state"] in ENDED:
                web.ask("delete", "DELETE", place)
            elif one["state"] != "cancelling":
                web.ask("cancel", "POST", f"{place}/cancel")
            time.sleep(1 / POLLS_A_SECOND)
    web.close()


# --- what it costs ---


def measured(process: int, url: str, run: Callable[[], dict[str, object]]) -> dict[str, object]:
    """What a run came to, with the panels that were finished meanwhile and the core seconds of the service."""
    before, began, spent = panels_of(url), time.monotonic(), core_seconds(process)
    told = run()
    seconds = time.monotonic() - began
    panels, cores = panels_of(url) - before, core_seconds(process) - spent
    return {
        **told, "panels": panels, "panels_per_second": round(panels / seconds, 2), "core_seconds": round(cores, 1),
        "panels_per_core_second": round(panels / cores, 2) if cores else None,
    }  # fmt: skip


def panels_of(url: str) -> int:
    """Panels that the service has finished in its life."""
    web = Web(url, Answers())
    _, _, data = web.ask("metrics", "GET", "/metrics")
    web.close()
    lines = data.decode().splitlines()
    return int(sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("audobon_panels_total{")))


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What processes take at one moment."""

    at_s: float
    resident_bytes: int
    threads: int
    files: int


def family(process: int) -> list[int]:
    """A process' children."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
            if parent == process:
                found.append(int(place.name))
    return found


def core_seconds(process: int) -> float:
    """Of a process and its children that live now."""
    total = 0
    for one in (process, *family(process)):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / _TICKS


def taken(processes: Sequence[int], *, at_s: float) -> Taken:
    """What they take together."""
    from audobon.serving.telemetry.process_collector import facts_of

    facts = [found for one in processes if (found := facts_of(one)) is not None]
    return Taken(
        at_s=at_s, resident_bytes=sum(one.resident_bytes for one in facts), threads=sum(one.threads for one in facts),
        files=sum(one.files for one in facts),
    )  # fmt: skip


def soak(process: int, url: str, *, clients: int, seconds: float, sample_s: float = SAMPLE_S) -> dict[str, object]:
    """Some clients for a long time; what server and workers take meanwhile, the first fifth left out as warming up."""
    samples: dict[str, list[Taken]] = {"server": [], "workers": []}
    over = threading.Event()
    began = time.monotonic()

    def watch() -> None:
        while not over.wait(sample_s):
            at_s = time.monotonic() - began
            samples["server"].append(taken([process], at_s=at_s))
            samples["workers"].append(taken(family(process), at_s=at_s))

    watcher = threading.Thread(target=watch)
    watcher.start()
    told = measured(process, url, lambda: closed_loop(url, clients=clients, seconds=seconds))
    over.set()
    watcher.join()
    return {**told, **{name: held(found[len(found) // 5 :]) for name, found in samples.items()}}


def held(samples: Sequence[Taken]) -> dict[str, object]:
    """What was held over time, in MB (10^6 bytes), with the memory's slope an hour."""
    if len(samples) < 3:
        return {"samples": len(samples)}
    megabytes = [one.resident_bytes / 1e6 for one in samples]
    slope, low, high = slope_of([one.at_s / 3600 for one in samples], megabytes)
    return {
        "samples": len(samples), "resident_mb": {"first": round(megabytes[0], 1), "last": round(megabytes[-1], 1),
        "most": round(max(megabytes), 1)},
        "slope_mb_per_hour": {"value": round(slope, 2), "low": round(low, 2), "high": round(high, 2)},
        "threads": [min(one.threads for one in samples), max(one.threads for one in samples)],
        "files": [min(one.files for one in samples), max(one.files for one in samples)],
    }  # fmt: skip


def slope_of(times: Sequence[float], values: Sequence[float]) -> tuple[float, float, float]:
    """The slope of the line of least squares and its 95 % interval.

    Neighbouring samples resemble each other, so they count as fewer: n (1 - r) / (1 + r), r being the correlation of
    each residual with the one before. Source: von Storch and Zwiers, Statistical Analysis in Climate Research, 6.6.
    """
    import numpy as np
    from scipy import stats

    x, y = np.asarray(times), np.asarray(values)
    x0 = x - x.mean()
    slope = float((x0 * (y - y.mean())).sum() / (x0**2).sum())
    left = y - y.mean() - slope * x0
    spent = float((left**2).sum())
    near = max(0.0, float((left[1:] * left[:-1]).sum()) / spent) if spent else 0.0
    count = max(3.0, len(x) * (1 - near) / (1 + near))
    error = math.sqrt(spent / (count - 2) / float((x0**2).sum())) if spent else 0.0
    reach = float(stats.t.ppf(0.975, count - 2)) * error
    return slope, slope - reach, slope + reach


def spread(seconds: Sequence[float]) -> dict[str, float | int]:
    """How many, and their quantiles in seconds."""
    import numpy as np

    if not seconds:
        return {"n": 0}
    p50, p95, p99 = (round(float(value), 3) for value in np.quantile(seconds, (0.5, 0.95, 0.99)))
    return {"n": len(seconds), "p50_s": p50, "p95_s": p95, "p99_s": p99}


if __name__ == "__main__":
    main()
