"""Connections whose head does not come are closed by a real server; those that are at work are not."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from audobon.serving.web.guards.guarded import GuardRules, guarded
from audobon.serving.web.guards.patient_protocol import ImpatientProtocol
from tests.unit.serving.guards.echo import Echo

HEAD_S = 0.3
ASKED = b"GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"


class _Hasty(ImpatientProtocol):
    head_s = HEAD_S


@contextmanager
def served() -> Iterator[int]:
    """A server's port."""
    config = uvicorn.Config(guarded(Echo().app, rules=GuardRules()), port=0, http=_Hasty, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def answer(connection: socket.socket) -> bytes:
    """One whole answer."""
    read = b""
    while b"}" not in read:
        read += connection.recv(65536)
    return read


def seconds_until_closed(connection: socket.socket) -> float:
    started = time.monotonic()
    while connection.recv(65536):
        pass
    return time.monotonic() - started


def test_head_must_come_in_time_and_whoever_is_at_work_has_it() -> None:
    with served() as port:
        with connected(port) as silent:
            assert HEAD_S / 2 < seconds_until_closed(silent) < 5
        with connected(port) as slow:  # a header a tenth of a second
            slow.sendall(ASKED[:-2])
            started = time.monotonic()
            slow.settimeout(0.1)
            is_open = True
            while is_open and time.monotonic() - started < 5:
                try:
                    slow.sendall(b"x-a: b\r\n")
                    is_open = slow.recv(1000) != b""
                except TimeoutError:
                    continue
                except OSError:
                    is_open = False
            assert not is_open
            assert time.monotonic() - started < 5
        with connected(port) as kept:  # asks, waits less than it may, asks again
            for _ in range(3):
                kept.sendall(ASKED)
                assert answer(kept).startswith(b"HTTP/1.1 200")
                time.sleep(HEAD_S / 2)
            kept.sendall(ASKED + ASKED)
            assert answer(kept).startswith(b"HTTP/1.1 200")
            assert seconds_until_closed(kept) < 5
        with connected(port) as crumbling:  # a body of a million chunks of a byte each
            head = b"POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            started = time.process_time()
            with contextlib.suppress(OSError):
                crumbling.sendall(head + b"1\r\nx\r\n" * 1_000_000)
                seconds_until_closed(crumbling)
            assert time.process_time() - started < 3
        with connected(port) as chunked:  # in chunks of a sane size it is read
            chunked.sendall(head + (b"40\r\n" + b"x" * 64 + b"\r\n") * 5000 + b"0\r\n\r\n")
            assert b'"bytes":320000' in answer(chunked)
        with connected(port) as uploading:  # a body may take longer than a head
            uploading.sendall(b"POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n")
            for _ in range(4):
                time.sleep(HEAD_S / 2)
                uploading.sendall(b"x")
            assert answer(uploading).startswith(b"HTTP/1.1 200")
