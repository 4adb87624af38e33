"""Bodies: too long, said or not, too slow, in crumbs, or too many at once: refused before they are parsed."""

from __future__ import annotations

import asyncio
import time

import pytest

from audobon.serving.web.guards.asgi import App, Message
from audobon.serving.web.guards.bodies import BodyBounds, BodyGuard
from tests.unit.serving.guards.echo import Clock, Echo, answered, client_for

BOUNDS = BodyBounds(by_prefix=(("/large", 1000), ("/large/small", 10)), default_bytes=100, upload_bytes=20)
CHUNKED = {"host": "localhost", "transfer-encoding": "chunked"}


def app_with(echo: Echo, bounds: BodyBounds = BOUNDS) -> App:
    app: App = client_for(echo, body=bounds).app
    return app


@pytest.mark.parametrize(
    ("path", "most"), [("/", 100), ("/large", 1000), ("/large/x", 1000), ("/large/small", 10), ("/other", 100)]
)
def test_bound_is_that_of_the_longest_prefix_and_exact(path: str, most: int) -> None:
    echo = Echo()
    client = client_for(echo, body=BOUNDS)
    assert client.post(path, content=b"x" * most).json()["bytes"] == most
    refused = client.post(path, content=b"x" * (most + 1))
    assert (refused.status_code, refused.json()["code"], refused.headers["connection"]) == (413, "AUD-756", "close")
    assert echo.seen == [path]


def test_body_of_no_said_length_is_counted_as_it_comes() -> None:
    echo = Echo()
    assert answered(app_with(echo), "POST", "/", headers=CHUNKED, pieces=(b"x" * 60, b"x" * 40)).status == 200
    found = answered(app_with(echo), "POST", "/", headers=CHUNKED, pieces=(b"x" * 60, b"x" * 41, b"x" * 1000))
    assert (found.status, found.code) == (413, "AUD-756")
    assert echo.seen == ["/"]


def test_answer_of_a_service_that_makes_the_best_of_half_a_body_is_dropped() -> None:
    found = answered(app_with(Echo()), "POST", "/early", headers=CHUNKED, pieces=(b"x" * 60, b"x" * 41))
    assert (found.status, found.code) == (413, "AUD-756")


def test_length_that_is_said_bounds_nothing_that_comes() -> None:
    """Servers see to it that no more comes than was said; whichever does not is not believed."""
    headers = {"host": "localhost", "content-length": "50"}
    assert answered(app_with(Echo()), "POST", "/", headers=headers, pieces=(b"x" * 101,)).status == 413


@pytest.mark.parametrize("length", ["", "-1", "+5", "0x10", "1e3", "5 5", "5,5", "\u0665", "ten"])
def test_length_that_is_no_number_is_refused(length: str) -> None:
    echo = Echo()
    found = answered(app_with(echo), "POST", "/", headers={"host": "localhost", "content-length": length})
    assert (found.status, found.code, echo.seen) == (400, "AUD-762", [])


def test_length_said_in_two_ways_is_refused() -> None:
    headers = {"host": "localhost", "content-length": "5", "transfer-encoding": "chunked"}
    assert answered(app_with(Echo()), "POST", "/", headers=headers).code == "AUD-762"


def test_length_of_a_thousand_digits_is_refused_at_once() -> None:
    found = answered(app_with(Echo()), "POST", "/", headers={"host": "localhost", "content-length": "9" * 5000})
    assert (found.status, len(found.body) < 500) == (413, True)


def test_million_tiny_pieces_are_refused_early_and_soon() -> None:
    echo, started = Echo(), time.process_time()
    bounds = BodyBounds(default_bytes=2_000_000)
    found = answered(app_with(echo, bounds), "POST", "/", headers=CHUNKED, pieces=(b"x",) * 1_000_000)
    assert (found.status, found.code, echo.seen) == (400, "AUD-762", [])
    assert time.process_time() - started < 5


def test_large_pieces_may_be_many() -> None:
    bounds = BodyBounds(default_bytes=2_000_000)
    pieces = (b"x" * 100,) * 3000
    assert answered(app_with(Echo(), bounds), "POST", "/", headers=CHUNKED, pieces=pieces).status == 200


async def _never() -> Message:
    await asyncio.sleep(60)
    raise AssertionError


def test_body_that_does_not_come_is_given_up() -> None:
    started = time.monotonic()
    found = asyncio.run(_silent(BodyBounds(idle_s=0.05, total_s=10), pieces=1))
    assert found == (408, b"AUD-757")
    assert time.monotonic() - started < 5


def test_body_that_drips_is_given_up_all_the_same() -> None:
    found = asyncio.run(_silent(BodyBounds(idle_s=10, total_s=0.2), pieces=1_000_000))
    assert found == (408, b"AUD-757")


async def _silent(bounds: BodyBounds, *, pieces: int) -> tuple[int, bytes]:
    """Send so many pieces of two bytes, a hundredth of a second apart, and then nothing."""
    left = iter(range(pieces))
    sent: list[Message] = []

    async def receive() -> Message:
        if next(left, None) is None:
            return await _never()
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"xx", "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/", "method": "POST", "headers": [(b"transfer-encoding", b"chunked")]}
    await BodyGuard(Echo().app, bounds=bounds)(scope, receive, send)
    return sent[0]["status"], sent[1]["body"][sent[1]["body"].index(b"AUD") :][:7]


def test_uploads_at_once_are_counted_and_let_go() -> None:
    bounds = BodyBounds(upload_bytes=20, uploads=3, uploads_of_client=2)
    statuses = asyncio.run(_crowd(bounds, addresses=["a", "a", "a", "b", "c"], bytes_each=21))
    assert statuses == [200, 200, 429, 200, 429, 200]  # the last one comes when the others have ended
    small = asyncio.run(_crowd(bounds, addresses=["a"] * 5, bytes_each=20))
    assert small == [200] * 6


async def _crowd(bounds: BodyBounds, *, addresses: list[str], bytes_each: int) -> list[int]:
    """Uploads that begin one after the other and all wait; the last begins when all others have ended."""
    guard, gate = BodyGuard(_Reads(), bounds=bounds), asyncio.Event()
    found: dict[int, int] = {}

    async def upload(number: int, address: str) -> None:
        async def receive() -> Message:
            await gate.wait()
            return {"type": "http.request", "body": b"x" * bytes_each, "more_body": False}

        async def send(message: Message) -> None:
            found.setdefault(number, message.get("status", 0))

        length = str(bytes_each).encode()
        scope = {"type": "http", "path": "/", "method": "POST", "headers": [(b"content-length", length)]}
        await guard({**scope, "client": (address, 1)}, receive, send)

    tasks = []
    for number, address in enumerate(addresses):
        tasks.append(asyncio.create_task(upload(number, address)))
        await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*tasks)
    await upload(len(addresses), addresses[0])
    return [found[number] for number in sorted(found)]


class _Reads:
    """Reads a body and says that all is well."""

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        await receive()  # type: ignore[operator]
        await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b""})  # type: ignore[operator]


def test_refusal_of_an_upload_says_when_to_come_again() -> None:
    bounds = BodyBounds(upload_bytes=1, uploads=0)
    answer = client_for(Echo(), body=bounds, clock=Clock()).post("/", content=b"xx")
    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (429, "AUD-758", "5")
