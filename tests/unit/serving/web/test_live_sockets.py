"""A book over a WebSocket: all its events, looks at its panels, what a client may say, and how it ends."""

from __future__ import annotations

import asyncio
import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient, WebSocketTestSession

from audobon.comic.panel import PanelArt
from audobon.live_preview import LivePreview
from audobon.painting.previews import Preview, Stage
from audobon.preview_frame import Format, Kind, frame_of
from audobon.serving.book_work import LIVE, BookAsked, BookWork, story_put
from audobon.serving.config import ServeConfig
from audobon.serving.jobs.job import Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.queue import FILE_NAME
from audobon.serving.service import Service
from audobon.serving.web.events import routes_of
from audobon.serving.web.live.conversation import Conversation, Patience
from audobon.serving.web.live.following import Live
from audobon.serving.web.live.messages import MAX_MESSAGE_CHARS
from audobon.serving.web.live.places import Places
from audobon.serving.web.problems import tell_problems
from audobon.serving.worker import Worker
from tests.builders import SmallPainter, a_crew, a_picture
from tests.unit.serving.test_worker import OPTIONS, TEXT
from tests.unit.serving.web.conftest import ADDRESS, asking, config_at

Message = dict[str, Any]


def live_app(live: Live) -> TestClient:
    """An app of the live routes alone."""
    app = FastAPI()
    tell_problems(app)
    app.include_router(routes_of(live))
    return TestClient(app, base_url=ADDRESS)


@pytest.fixture
def painting(tmp_path: Path) -> Iterator[Service]:
    """A service that makes books with the small crew."""
    with Service(config_at(tmp_path / "root"), work=BookWork(crew=a_crew())) as service:
        yield service


def submitted(service: Service, *, client: str = "local") -> str:
    return service.queue.submit(Submission(client=client, body="a book")).id


def place_of(id: str) -> str:
    return f"/api/v1/books/{id}/events"


def told(socket: WebSocketTestSession) -> tuple[list[Message], list[bytes], int]:
    """All messages and frames until the socket is closed, and the code."""
    messages: list[Message] = []
    frames: list[bytes] = []
    while True:
        came = socket.receive()
        if came["type"] == "websocket.close":
            return messages, frames, came["code"]
        if came.get("text") is not None:
            messages.append(json.loads(came["text"]))
        else:
            frames.append(came["bytes"])


def sequences(messages: list[Message]) -> list[int]:
    return [message["sequence"] for message in messages if message["type"] == "event"]


def walk(service: Service) -> str:
    """A small book, asked for by whoever is on this machine."""
    asked = BookAsked(source="walk.txt", source_sha256="0" * 64, options=OPTIONS)
    put = story_put("walk.txt", TEXT.encode())
    return service.queue.submit(Submission(client="local", body=asked.body()), put=put).id


def test_book_is_told_from_its_beginning_to_its_end(painting: Service) -> None:
    web = asking(painting)
    id = walk(painting)
    with web.websocket_connect(place_of(id)) as socket:
        messages, frames, code = told(socket)
    *events, end = messages
    assert sequences(messages) == list(range(1, len(events) + 1))
    assert end == {"type": "end", "sequence": len(events), "state": "done"}
    assert (frames, code) == ([], 1000)
    assert [events[0]["kind"], events[1]["kind"], events[-1]["kind"]] == ["submit", "claim", "finish"]
    assert {"reading", "painting", "binding"} <= {event["stage"] for event in events}
    with web.websocket_connect(f"{place_of(id)}?behind=5") as socket:
        messages, _, code = told(socket)
    assert (sequences(messages), code) == (list(range(6, len(events) + 1)), 1000)
    with web.websocket_connect(f"{place_of(id)}?behind={len(events)}") as socket:
        assert told(socket) == ([end], [], 1000)


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("/api/v1/books/" + "0" * 32 + "/events", 4404, "AUD-700"),
        ("/api/v1/books/NONE/events", 4404, "AUD-700"),
        ("{own}?behind=2", 4422, "AUD-768"),
        ("{own}?behind=-1", 4422, "AUD-768"),
        ("{own}?behind=99999999999999999999999", 4422, "AUD-768"),
        ("{own}?behind=two", 4422, "AUD-768"),
        ("{other}", 4404, "AUD-700"),
    ],
)
def test_what_is_not_there_is_told_and_the_socket_closed(idle: Service, address: str, code: int, said: str) -> None:
    own, other = submitted(idle), submitted(idle, client="ben")
    live = Live(idle)
    with live_app(live).websocket_connect(address.format(own=place_of(own), other=place_of(other))) as socket:
        messages, _, closed = told(socket)
    assert (messages[0]["type"], messages[0]["code"], closed) == ("error", said, code)
    assert messages[0]["hint"]
    assert live.places.taken == live.hub.readers == 0


def test_book_is_cancelled_over_its_socket(idle: Service) -> None:
    id = submitted(idle)
    with asking(idle).websocket_connect(place_of(id)) as socket:
        assert socket.receive_json()["kind"] == "submit"
        socket.send_json({"type": "cancel"})
        messages, _, code = told(socket)
    assert [message.get("kind", message["type"]) for message in messages] == ["cancel", "end"]
    assert (messages[-1]["state"], code) == ("cancelled", 1000)


def test_to_cancel_takes_more_than_to_look(idle: Service) -> None:
    id = submitted(idle, client="anna")
    web = asking(idle)

    def with_scopes(*scopes: str) -> TestClient:
        async def app(scope, receive, send):  # type: ignore[no-untyped-def]
            state = {**scope.get("state", {}), "client": "anna", "scopes": frozenset(scopes)}
            await web.app({**scope, "state": state}, receive, send)

        return TestClient(app, base_url=ADDRESS)

    with with_scopes("read").websocket_connect(f"{place_of(id)}?behind=1") as socket:
        socket.send_json({"type": "cancel"})
        assert socket.receive_json()["code"] == "AUD-767"
    with with_scopes("read", "write").websocket_connect(f"{place_of(id)}?behind=1") as socket:
        socket.send_json({"type": "cancel"})
        assert socket.receive_json()["kind"] == "cancel"


WRONG = [
    "", "{", "[]", "null", '"cancel"', '{"type": "dance"}', '{"type": "ack"}', '{"type": "ack", "sequence": -1}',
    '{"type": "ack", "sequence": 2}', '{"type": "cancel", "id": "another"}', '{"type": "ack", "sequence": 1e400}',
    "[" * 2000,
]  # fmt: skip


def test_wrong_messages_are_answered_and_many_end_it(idle: Service) -> None:
    id = submitted(idle)
    with asking(idle).websocket_connect(f"{place_of(id)}?behind=0") as socket:
        assert socket.receive_json()["sequence"] == 1
        for message in WRONG:
            socket.send_text(message)
            assert socket.receive_json()["code"] == "AUD-767", message
        socket.send_bytes(b"\x00\xff")
        assert socket.receive_json()["code"] == "AUD-767"
        socket.send_json({"type": "ack", "sequence": 1})  # what is right is taken in between
        for _ in range(3):
            socket.send_text("x")
        messages, _, code = told(socket)
    assert ([message["code"] for message in messages], code) == (["AUD-767"] * 3, 4400)
    with asking(idle).websocket_connect(f"{place_of(id)}?behind=1") as socket:
        socket.send_text("x" * (MAX_MESSAGE_CHARS + 1))
        assert told(socket) == ([], [], 4413)


def test_sockets_are_limited_and_their_places_come_back(idle: Service) -> None:
    live = Live(idle, places=Places(of_client=3, in_all=3))
    web = live_app(live)
    id = submitted(idle)
    for _ in range(3):
        with (
            web.websocket_connect(place_of(id)) as one,
            web.websocket_connect(place_of(id)) as two,
            web.websocket_connect(place_of(id)) as three,
        ):
            for socket in (one, two, three):
                assert socket.receive_json()["sequence"] == 1
            with web.websocket_connect(place_of(id)) as socket:
                messages, _, code = told(socket)
            assert (messages[0]["code"], code) == ("AUD-766", 4429)
            assert (live.places.taken, live.hub.readers) == (3, 3)
            answer = web.get(place_of(id), headers={"accept": "text/event-stream"})
            assert (answer.status_code, answer.json()["code"]) == (429, "AUD-766")
            assert int(answer.headers["retry-after"]) > 0
        wait_for(lambda: live.places.taken == live.hub.readers == 0)  # all three were dropped without a word


def wait_for(is_so: Any) -> None:
    until = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_silence_is_broken_and_a_closing_service_says_so(idle: Service) -> None:
    live = Live(idle, patience=Patience(alive_s=0.05))
    id = submitted(idle)
    with live_app(live).websocket_connect(f"{place_of(id)}?behind=1") as socket:
        assert [socket.receive_json() for _ in range(2)] == [{"type": "alive", "sequence": 1}] * 2
        idle.end()
        assert told(socket)[2] == 1001
    with live_app(live).websocket_connect(place_of(id)) as socket:
        messages, _, code = told(socket)
        assert (messages[0]["code"], code) == ("AUD-732", 4503)


def test_book_that_is_deleted_or_whose_queue_is_gone_is_told(idle: Service) -> None:
    live = Live(idle)
    id = submitted(idle)
    with live_app(live).websocket_connect(f"{place_of(id)}?behind=1") as socket:
        live.hub.log.close()
        (idle.config.root / FILE_NAME).rename(idle.config.root / "moved")
        messages, _, code = told(socket)
        (idle.config.root / "moved").rename(idle.config.root / FILE_NAME)
    assert (messages[-1]["code"], code) == ("AUD-552", 4507)


# --- looks ---


def test_looks_come_while_a_panel_is_painted(idle: Service) -> None:
    id = submitted(idle)
    leases = Leases(idle.queue)
    job = leases.claim("w")
    assert job is not None
    (idle.queue.folder(id)).mkdir(parents=True)
    preview = LivePreview(idle.queue.folder(id) / LIVE)
    assert not preview.is_wanted()
    with (
        asking(idle).websocket_connect(f"{place_of(id)}?behind=2&previews=1") as socket,
        asking(idle).websocket_connect(f"{place_of(id)}?behind=2") as plain,
    ):
        wait_for(preview.is_wanted)
        for step in (1, 2):
            preview.show(Preview(panel="p1", attempt=0, stage=Stage.PAINTED, step=step, of=6, picture=a_picture(step)))
            frame = frame_of(socket.receive_bytes())
            assert (frame.kind, frame.panel, frame.stage, frame.step, frame.of) == (
                Kind.ON_THE_WAY, "p1", "painted", step, 6,
            )  # fmt: skip
        leases.progress(
            job, Progress(stage="painting", done=1, of=2, what="panel p1")
        )  # no such book's folder: no look
        assert socket.receive_json()["what"] == "panel p1"
        leases.finish(job, results=())
        for one in (socket, plain):
            messages, frames, code = told(one)
            assert (messages[-1]["type"], frames, code) == ("end", [], 1000)


def test_every_finished_panel_is_shown_as_it_lies_in_the_books_folder(idle: Service) -> None:
    gate = threading.Semaphore(0)

    class Slow(SmallPainter):
        def paint(self, orders, *, progress):  # type: ignore[no-untyped-def, override]
            assert gate.acquire(timeout=30)
            arts: tuple[PanelArt, ...] = super().paint(orders, progress=progress)
            return arts

    id = walk(idle)
    queue = idle.queue
    worker = Worker(queue, BookWork(crew=a_crew(Slow())), stop=threading.Event())
    thread = threading.Thread(target=worker.run_one)
    shown: dict[str, bytes] = {}
    with asking(idle).websocket_connect(f"{place_of(id)}?previews=1") as socket:
        thread.start()
        while True:
            came = socket.receive()
            if came["type"] == "websocket.close":
                break
            if came.get("bytes"):
                frame = frame_of(came["bytes"])
                assert (frame.kind, frame.format) == (Kind.FINISHED, Format.WEBP)
                shown[frame.panel] = frame.picture
            gate.release()
    thread.join()
    panels = {path.parent.name: path for path in queue.folder(id).glob("out/*/panels/*/art.png")}
    assert set(shown) == set(panels)
    for panel, path in panels.items():
        with Image.open(io.BytesIO(shown[panel])) as small, Image.open(path) as whole:
            assert small.format == "WEBP"
            assert small.size == whole.size
            mean = [sum(image.convert("L").histogram()[v] * v for v in range(256)) for image in (small, whole)]
            assert abs(mean[0] - mean[1]) / (whole.width * whole.height) < 2


# --- slow readers ---


class StuckSocket:
    """A client whose line takes nothing in from the `after`-th message on."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.sent: list[str | bytes] = []

    async def _take(self, data: str | bytes) -> None:
        if len(self.sent) >= self.after:
            await asyncio.sleep(3600)
        self.sent.append(data)

    send_text = send_bytes = _take

    async def receive(self) -> dict[str, object]:
        await asyncio.sleep(3600)
        return {}


def test_reader_that_takes_nothing_in_is_let_go(idle: Service) -> None:
    id = submitted(idle)
    idle.queue.cancel(id)
    live = Live(idle)

    async def talk() -> int:
        with await live.hub.joined(id) as reader:
            conversation = Conversation(
                StuckSocket(1),  # type: ignore[arg-type]
                reader, cancel=asyncio.Event().wait, patience=Patience(slow_s=0.05),
            )  # fmt: skip
            return await conversation.run()

    assert asyncio.run(talk()) == 4408
    assert live.hub.readers == 0


class LateSocket(StuckSocket):
    """A client that takes in every message late; it acknowledges nothing but the first event."""

    def __init__(self, *, acknowledges: bool) -> None:
        super().__init__(10**9)
        self.acknowledges = acknowledges

    async def receive(self) -> dict[str, object]:
        if self.acknowledges:
            self.acknowledges = False
            while not self.sent:
                await asyncio.sleep(0.001)
            return {"type": "websocket.receive", "text": '{"type": "ack", "sequence": 1}'}
        await asyncio.sleep(3600)
        return {}

    async def _take(self, data: str | bytes) -> None:
        await asyncio.sleep(0.002)
        self.sent.append(data)

    send_text = send_bytes = _take


@pytest.mark.parametrize("acknowledges", [False, True])
def test_slow_reader_has_every_event_and_few_looks(idle: Service, acknowledges: bool) -> None:
    id = submitted(idle)
    live = Live(idle)
    leases = Leases(idle.queue)
    job = leases.claim("w")
    assert job is not None

    def paints() -> None:
        channel = live.hub._channels[id]
        for step in range(60):
            leases.progress(job, Progress(stage="reading", done=step, of=60))
            with live.hub.guard:
                channel.show("p1", Kind.ON_THE_WAY, b"%d" % step)
        leases.finish(job, results=())

    async def talk() -> list[str | bytes]:
        socket = LateSocket(acknowledges=acknowledges)
        with await live.hub.joined(id, previews=True) as reader:
            conversation = Conversation(
                socket,  # type: ignore[arg-type]
                reader, cancel=asyncio.Event().wait, patience=Patience(),
            )  # fmt: skip
            _, code = await asyncio.gather(asyncio.to_thread(paints), conversation.run())
            assert code == 1000
        return socket.sent

    sent = asyncio.run(talk())
    events = [place for place, one in enumerate(sent) if isinstance(one, str) and '"type":"event"' in one]
    looks = [one for one in sent if isinstance(one, bytes)]
    assert len(events) == 2 + 60 + 1
    assert len(looks) < 40
    if acknowledges:  # it acknowledged the first event alone, and is told too much after 33 of them
        assert not [one for one in sent[events[36] :] if isinstance(one, bytes)]
    else:
        assert looks[-1] == b"59"


def test_config_is_not_needed_to_follow(tmp_path: Path) -> None:
    """Routes are made before the service has started; nothing is opened by that."""
    Live(Service(ServeConfig(root=tmp_path / "root", workers=0)))
    assert not (tmp_path / "root").exists()
