"""A book followed over a real socket: by this program's own client, by `websockets`, and by httpx2's event source."""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
import uvicorn
import websockets.sync.client
from websockets.exceptions import ConnectionClosed

from audobon.errors import JobError
from audobon.preview_frame import Kind, frame_of
from audobon.serving.book_work import BookWork
from audobon.serving.client.book_client import BookClient, Retrying
from audobon.serving.framing import frame_start
from audobon.serving.jobs.job import JobState
from audobon.serving.listening import server_config
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from audobon.serving.worker import Work, Worker
from tests.builders import SmallPainter, a_crew
from tests.unit.serving.web.conftest import config_at
from tests.unit.serving.web.test_live_sockets import walk


@contextmanager
def served(root: Path, *, work: Work | None = None, port: int = 0) -> Iterator[tuple[Service, int]]:
    """A service on a socket, and its port."""
    config = config_at(root)
    with Service(config, work=work) as service, socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(64)
        server = uvicorn.Server(server_config(create_app(service), config, quiet=True))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
        thread.start()
        try:
            yield service, listening.getsockname()[1]
        finally:
            service.end()
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, int, str]]:
    """A service on a socket, its port, and a book that was made."""
    with served(tmp_path_factory.mktemp("root")) as (service, port):
        id = walk(service)
        job = Worker(service.queue, BookWork(crew=a_crew()), stop=threading.Event()).run_one()
        assert job is not None
        assert job.state is JobState.DONE
        yield service, port, f"/api/v1/books/{id}"


Made = tuple[Service, int, str]


def client(port: int, *, transport: httpx2.BaseTransport | None = None) -> httpx2.Client:
    return httpx2.Client(base_url=f"http://127.0.0.1:{port}", transport=transport)


def slept(seconds: float) -> None:
    """Nobody waits in tests."""


AT_ONCE = Retrying(tries=4, sleep=slept)


class Breaking(httpx2.BaseTransport):
    """A line that breaks again and again, wherever it is.

    Args:
        within: After how many bytes at most.
        seed: Of the places.
    """

    def __init__(self, *, within: int, seed: int) -> None:
        self._inner = httpx2.HTTPTransport()
        self._random = random.Random(seed)
        self._within = within
        self.broken = 0

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = self._inner.handle_request(request)
        left = self._random.randint(1, self._within)
        breaking = self

        class Body(httpx2.SyncByteStream):
            def __iter__(self) -> Iterator[bytes]:
                nonlocal left
                assert isinstance(answer.stream, httpx2.SyncByteStream)
                for piece in answer.stream:
                    if left < len(piece):
                        yield piece[:left]
                        breaking.broken += 1
                        raise httpx2.ReadError("the line broke")
                    left -= len(piece)
                    yield piece

            def close(self) -> None:
                answer.close()

        return httpx2.Response(answer.status_code, headers=answer.headers, stream=Body())


def test_events_and_pictures_come_once_each_over_a_line_that_breaks(made: Made) -> None:
    service, port, place = made
    wanted = [event.sequence for event in service.queue.events(place.rsplit("/", 1)[1])]
    broken = 0
    for seed in range(6):
        line = Breaking(within=1500, seed=seed)
        with client(port, transport=line) as http:
            *events, end = BookClient(http, place, retrying=Retrying(tries=100, sleep=slept)).events()
        assert [event["sequence"] for event in events] == wanted
        assert (end["type"], end["state"]) == ("end", "done")
        broken += line.broken
    assert broken > 6
    with client(port) as http:
        book = BookClient(http, place)
        whole = {"panels": list(book.panels()), "pages": list(book.pages())}
    for which, wholes in whole.items():
        line = Breaking(within=2 * max(len(frame.body) for frame in wholes), seed=1)
        with client(port, transport=line) as http:
            book = BookClient(http, place, retrying=Retrying(tries=100, sleep=slept))
            frames = list(getattr(book, which)())
            assert frames == wholes
            assert all(hashlib.sha256(frame.body).hexdigest() == frame.header["sha256"] for frame in frames)
            assert list(getattr(book, which)(after=frames[-1].header["place"])) == []
        assert line.broken > 1


def test_stock_clients_follow_a_book_while_it_is_made(tmp_path: Path) -> None:
    begun = threading.Event()

    class Slow(SmallPainter):
        def paint(self, orders, *, progress):  # type: ignore[no-untyped-def, override]
            assert begun.wait(30)
            return super().paint(orders, progress=progress)

    with served(tmp_path / "root", work=BookWork(crew=a_crew(Slow()))) as (service, port):
        id = walk(service)
        place = f"127.0.0.1:{port}/api/v1/books/{id}/events"
        with (
            websockets.sync.client.connect(f"ws://{place}?previews=1") as follower,
            client(port) as http,
            http.stream("GET", f"http://{place}", headers={"accept": "text/event-stream"}) as answer,
        ):
            begun.set()
            messages, looks = [], []
            for message in follower:
                (messages if isinstance(message, str) else looks).append(message)
            sent = list(httpx2.EventSource(answer))
        told = [json.loads(message) for message in messages if isinstance(message, str)]
        assert (follower.close_code, told[-1]["type"], told[-1]["state"]) == (1000, "end", "done")
        assert [event["sequence"] for event in told[:-1]] == list(range(1, len(told)))
        frames = [frame_of(look) for look in looks if isinstance(look, bytes)]
        assert frames
        assert {frame.kind for frame in frames} == {Kind.FINISHED}
        assert [json.loads(one.data) for one in sent] == told
        assert [one.id for one in sent[:-1]] == [str(number) for number in range(1, len(told))]


def test_client_goes_on_over_a_restart_of_the_service(tmp_path: Path) -> None:
    events: list[int] = []
    first = threading.Event()

    def follow(http: httpx2.Client, place: str) -> None:
        for event in BookClient(http, place, retrying=Retrying(tries=100, first_s=0.05, most_s=0.1)).events():
            events.append(int(str(event["sequence"])))
            first.set()

    with served(tmp_path / "root") as (service, port):
        id = walk(service)
        http = client(port)
        thread = threading.Thread(target=follow, args=(http, f"/api/v1/books/{id}"))
        thread.start()
        assert first.wait(30)
        with websockets.sync.client.connect(f"ws://127.0.0.1:{port}/api/v1/books/{id}/events") as follower:
            assert json.loads(follower.recv(timeout=30))["kind"] == "submit"
            service.end()
            with pytest.raises(ConnectionClosed):
                follower.recv(timeout=30)
            assert follower.close_code == 1001
    with served(tmp_path / "root", work=BookWork(crew=a_crew()), port=port) as (service, _):
        thread.join(60)
        assert not thread.is_alive()
        last = len(service.queue.events(id))
    http.close()
    assert events == [*range(1, last + 1), last]


@pytest.mark.parametrize(
    ("answers", "tries"),
    [
        ([404], 1), ([401], 1), ([503] * 4, 4), ([429, 503, 404], 3), ([200] * 4, 4),
    ],
)  # fmt: skip
def test_client_gives_up_where_nothing_else_is_left(answers: list[int], tries: int) -> None:
    asked: list[int] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(answers[len(asked)])
        return httpx2.Response(asked[-1], headers={"content-type": "text/event-stream"}, content=b": alive\n\n")

    with (
        httpx2.Client(base_url="http://127.0.0.1", transport=httpx2.MockTransport(answer)) as http,
        pytest.raises(JobError, match="AUD-770"),
    ):
        list(BookClient(http, "/b", retrying=AT_ONCE).events())
    assert len(asked) == tries


def test_refusal_within_a_stream_is_told_and_nothing_more_is_the_end() -> None:
    refused = {"code": "AUD-552", "message": "gone", "hint": "look"}

    def following(answer: httpx2.Response) -> Callable[[str], list[object]]:
        http = httpx2.Client(base_url="http://127.0.0.1", transport=httpx2.MockTransport(lambda request: answer))
        return lambda which: list(getattr(BookClient(http, "/b", retrying=AT_ONCE), which)())

    said = f"event: refused\ndata: {json.dumps(refused)}\n\n"
    sse = {"content-type": "text/event-stream"}
    with pytest.raises(JobError, match="AUD-552: gone"):
        following(httpx2.Response(200, headers=sse, content=said))("events")
    with pytest.raises(JobError, match="AUD-552: gone"):
        following(httpx2.Response(200, content=iter([frame_start({"kind": "refused", **refused})])))("panels")
    with pytest.raises(JobError, match="AUD-769"):
        following(httpx2.Response(200, content=iter([b"<html>"])))("pages")
    assert following(httpx2.Response(204))("events") == []


def test_service_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with client(free.getsockname()[1]) as http, pytest.raises(JobError, match=r"AUD-770: .*ConnectError, 4 times"):
            list(BookClient(http, "/api/v1/books/x", retrying=AT_ONCE).panels())


def test_waits_grow_between_tries() -> None:
    waits: list[float] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(503)

    with (
        httpx2.Client(base_url="http://127.0.0.1", transport=httpx2.MockTransport(answer)) as http,
        pytest.raises(JobError, match="AUD-770: /b/events: status 503"),
    ):
        list(BookClient(http, "/b", retrying=Retrying(tries=6, most_s=1.0, sleep=waits.append)).events())
    assert waits == [0.25, 0.5, 1.0, 1.0, 1.0]
