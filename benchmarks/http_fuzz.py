"""Raw bytes at a live server: every route by eight methods, broken lines, headers, chunks and frames, and slow ones.

    PYTHONPATH=src python -m benchmarks.http_fuzz [--mutations 5000] [--seed 0] [--json] [--out DIR]

The server is a process of its own, set up as `audobon serve` sets it up, but for the rates, and nobody works for it. A
failure is a status of 500 or more, a trace in its log, a process that died, one that stops answering others meanwhile,
or a connection that it neither answers nor closes.

Knows: sockets, processes.  Does not know: the service; its paths are read from its /openapi.json.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.hostile import requests
from benchmarks.hostile.requests import handshake, request

PATIENCE_S = 30.0
QUIET_S = 0.3
OTHER_PATHS = ("/", "/nowhere", "/openapi.json", "/health/live", "/health/ready", "/metrics", "/studio/app.js")
SOCKET_PATHS = ("/api/v1/books/{id}/events", "/nowhere")
SLOW_CONNECTIONS = 200
ALIVE = request("GET", "/openapi.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.serve:
        _serve(wanted.serve)
        return
    from benchmarks.pencils import machine

    with tempfile.TemporaryDirectory() as place:
        found = fuzz(Path(place), count=wanted.mutations, seed=wanted.seed, is_slow=True)
    answer = {"benchmark": "http_fuzz", "date": date.today().isoformat(), "machine": machine(), **found}
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"http-fuzz-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(answer) if wanted.json else "\n".join(f"{key}: {value}" for key, value in found.items()))  # noqa: T201


@dataclass(kw_only=True)
class Fuzzed:
    """A live server, what it answered by part of the drill, and what it should not have."""

    process: subprocess.Popen[str]
    log: Path
    port: int
    answers: dict[str, Counter[str]]
    failures: list[dict[str, str]]
    slowest_s: float = 0.0

    def ask(self, part: str, data: bytes, *, then: bytes = b"") -> bytes:
        """Send bytes, count what comes back until the server closes, or all is there."""
        started = time.perf_counter()
        came, ended = _sent(self.port, data, then=then)
        seconds = time.perf_counter() - started
        self.slowest_s = max(self.slowest_s, seconds)
        status = came[9:12].decode("latin-1") if came.startswith(b"HTTP/1.") else "closed" if not came else "bytes"
        self.answers.setdefault(part, Counter())[status] += 1
        if status >= "500" and status.isdigit():
            self._failed(part, data, f"status {status}")
        if not ended:
            self._failed(part, data, f"neither answered nor closed in {seconds:.0f} s")
        return came

    def check_alive(self, part: str) -> None:
        """Note if the server has died, or answers nobody any more."""
        if self.process.poll() is not None:
            self._failed(part, b"", f"the process ended with {self.process.returncode}")
        elif not _sent(self.port, ALIVE)[0].startswith(b"HTTP/1.1 200"):
            self._failed(part, b"", "it answers nobody any more")

    def _failed(self, part: str, data: bytes, why: str) -> None:
        self.failures.append({"part": part, "why": why, "sent": ascii(data[:300])})


def fuzz(root: Path, *, count: int, seed: int, is_slow: bool, share: int = 1) -> dict[str, Any]:
    """Fuzz a server.

    Args:
        root: An empty folder.
        count: Mutations of sound requests.
        seed: Of them.
        is_slow: Also what takes its time: a million chunks, and connections that drip.
        share: Only every so manieth request of each part.
    """
    with _server(root) as server:
        paths = _paths(server)
        for part, data in _parts(paths, count=count, seed=seed, share=share):
            server.ask(part, data)
        server.check_alive("requests")
        for number, (path, more) in enumerate((path, more) for path in SOCKET_PATHS for more in requests.HANDSHAKES):
            if number % share == 0:
                server.ask("handshakes", handshake(requests.filled(path, "0" * 32), more=more))
        for number, data in enumerate(requests.FRAMES):
            if number % share == 0:
                server.ask("frames", handshake(requests.filled(SOCKET_PATHS[0], "0" * 32)), then=data)
        server.check_alive("WebSockets")
        slow = _slow(server) if is_slow else {}
    traces = server.log.read_text(encoding="utf-8", errors="replace").count("Traceback")
    return {
        "routes": len(paths),
        "requests": sum(counter.total() for counter in server.answers.values()),
        "answers": {part: dict(sorted(counter.items())) for part, counter in server.answers.items()},
        "server_errors": sum(
            times for counter in server.answers.values() for status, times in counter.items() if status[:1] == "5"
        ),
        "crashes": int(server.process.returncode not in (0, -15)),
        "traces_in_the_log": traces,
        "failures": server.failures[:20],
        "slowest_s": round(server.slowest_s, 2),
        **slow,
    }


def _paths(server: Fuzzed) -> list[str]:
    told = server.ask("schema", ALIVE).partition(b"\r\n\r\n")[2]
    return [*json.loads(told)["paths"], *OTHER_PATHS]


def _parts(paths: list[str], *, count: int, seed: int, share: int) -> Iterator[tuple[str, bytes]]:
    seeds = [
        request("GET", "/api/v1/books"),
        request("POST", "/api/v1/books", kind=b"application/json", body=b'{"text": "Anna ran home.", "draft": true}'),
        request("DELETE", f"/api/v1/books/{'0' * 32}"),
        requests.CHUNKS[1],
        handshake("/api/v1/books/" + "0" * 32 + "/events"),
    ]
    parts: dict[str, Iterable[bytes]] = {
        "routes": requests.by_route(paths),
        "lines": requests.LINES,
        "headers": requests.HEADERS,
        "chunks": requests.CHUNKS,
        "mutations": requests.mutations(seeds, count=count * share, seed=seed),
    }
    for part, found in parts.items():
        for number, data in enumerate(found):
            if number % share == 0:
                yield part, data


def _slow(server: Fuzzed) -> dict[str, object]:
    """A million chunks of a byte; connections that never end their heads, while others are answered."""
    started = time.perf_counter()
    server.ask("a million chunks", requests.crumbs(1_000_000))
    crumbs_s = time.perf_counter() - started
    held = [socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S) for _ in range(SLOW_CONNECTIONS)]
    started, waits, still_open = time.perf_counter(), [], len(held)
    while still_open and time.perf_counter() - started < PATIENCE_S:
        still_open = sum(_drips(connection) for connection in held)
        asked = time.perf_counter()
        server.check_alive("slow heads")
        waits.append(time.perf_counter() - asked)
        time.sleep(0.5)
    seconds = time.perf_counter() - started
    for connection in held:
        connection.close()
    if still_open:
        server._failed("slow heads", b"", f"{still_open} connections are open after {seconds:.0f} s")
    return {
        "million_chunks_s": round(crumbs_s, 2),
        "slow_connections": len(held),
        "slow_closed_after_s": round(seconds, 1),
        "longest_wait_of_others_s": round(max(waits), 2),
    }


def _drips(connection: socket.socket) -> bool:
    """Send a byte of a head; whether the connection is still open."""
    try:
        connection.settimeout(0.001)
        connection.sendall(b"G")
        return connection.recv(1000) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


def _sent(port: int, data: bytes, *, then: bytes = b"") -> tuple[bytes, bool]:
    """What came back, and whether the server ended it: by closing, or with a whole answer.

    Whoever has been told nothing for a while says that no more will come, so that the server need not wait for it.
    """
    first = b""
    with contextlib.closing(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)) as connection:
        with contextlib.suppress(OSError):  # it has closed before all was sent; what it said can still be read
            connection.sendall(data)
            if then:
                first = connection.recv(65536)
                connection.sendall(then)
        came, has_ended = _read(connection, patience_s=QUIET_S)
        if not has_ended:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)
            more, has_ended = _read(connection, patience_s=PATIENCE_S)
            came += more
    return first + came, has_ended


def _read(connection: socket.socket, *, patience_s: float) -> tuple[bytes, bool]:
    came = b""
    connection.settimeout(patience_s)
    try:
        while piece := connection.recv(65536):
            came += piece
    except TimeoutError:
        return came, False
    except OSError:
        return came, True
    return came, True


@contextmanager
def _server(root: Path) -> Iterator[Fuzzed]:
    """A server in a process of its own."""
    root.mkdir(parents=True, exist_ok=True)
    log = root / "log.txt"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.http_fuzz", "--serve", str(root / "service")],
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
        )
        assert process.stdout is not None
        try:
            port = int(process.stdout.readline() or 0)
            yield Fuzzed(process=process, log=log, port=port, answers={}, failures=[])
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE_S)


def _serve(root: Path) -> None:
    import uvicorn

    from audobon.serving.config import ServeConfig
    from audobon.serving.jobs.job import Limits
    from audobon.serving.listening import bound_socket, server_config
    from audobon.serving.service import Service
    from audobon.serving.web.app import create_app
    from audobon.serving.web.guards.guarded import guarded
    from audobon.serving.web.guards.rates import Rate
    from audobon.serving.web.served import rules_of

    endless = Rate(per_second=1e9, burst=10**9)
    limits = Limits(waiting=1_000_000, waiting_of_client=1_000_000)
    config = ServeConfig(root=root, port=0, workers=0, limits=limits)
    with bound_socket(config) as listening, Service(config) as service:
        rules = replace(rules_of(config), client_rate=endless, address_rate=endless)
        app = guarded(create_app(service), rules=rules)
        list(service.images.studio.styles)  # are read from the painter's weights at the first question
        print(listening.getsockname()[1], flush=True)  # noqa: T201
        uvicorn.Server(server_config(app, config, quiet=True)).run(sockets=[listening])


if __name__ == "__main__":
    main()
