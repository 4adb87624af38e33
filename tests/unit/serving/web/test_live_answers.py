"""A book's log by pages and as server-sent events; its panels and pages as frames, each once, as they are finished."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from audobon.pipeline import redraw_panel
from audobon.serving.book_work import BookWork
from audobon.serving.framing import MEDIA_TYPE, Frame, FrameReader
from audobon.serving.jobs.job import Job, JobState
from audobon.serving.jobs.queue import FILE_NAME
from audobon.serving.service import Service
from audobon.serving.web.live.conversation import Patience
from audobon.serving.web.live.finished import BEGINNING, PAGES, PANELS, FinishedPictures, Mark, mark_at
from audobon.serving.web.live.following import Live
from audobon.serving.web.live.places import Places
from audobon.serving.web.live.refusals import WrongPlaceError
from audobon.serving.worker import Worker
from tests.builders import SmallPainter, a_crew
from tests.unit.serving.web.conftest import asking, config_at
from tests.unit.serving.web.test_live_sockets import live_app, submitted, wait_for, walk

SSE = {"accept": "text/event-stream"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, Job]]:
    """A service with one book that was made; only looked at."""
    with Service(config_at(tmp_path_factory.mktemp("root"))) as service:
        walk(service)
        job = Worker(service.queue, BookWork(crew=a_crew()), stop=threading.Event()).run_one()
        assert job is not None
        assert job.state is JobState.DONE
        yield service, job


Made = tuple[Service, Job]


def sent(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Server-sent events: id, kind and data."""
    events = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "data" in fields:
            events.append((fields.get("id", ""), fields.get("event", ""), json.loads(fields["data"])))
    return events


# --- the log ---


def test_log_is_read_by_pages(made: Made) -> None:
    service, job = made
    web, place = asking(service), f"/api/v1/books/{job.id}/events"
    events: list[dict[str, Any]] = []
    behind, more = 0, True
    while more:
        page = web.get(place, params={"behind": behind, "limit": 5}).json()
        assert len(page["events"]) <= 5
        events += page["events"]
        behind, more = page["behind"], page["more"]
    assert [event["sequence"] for event in events] == list(range(1, behind + 1))
    assert [event["kind"] for event in events] == [event.kind for event in service.queue.events(job.id)]
    assert (page["state"], page["ended"]) == ("done", True)
    empty = web.get(place, params={"behind": behind}).json()
    assert (empty["events"], empty["behind"], empty["more"]) == ([], behind, False)


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/books/" + "0" * 32 + "/{}", 404, "AUD-700"),
        ("/api/v1/books/nonsense/{}", 422, "AUD-724"),
        ("{own}/events?behind=9999", 422, "AUD-768"),
        ("{own}/events?behind=-1", 422, "AUD-724"),
        ("{own}/events?limit=0", 422, "AUD-724"),
        ("{own}/panels/stream?after=p1", 422, "AUD-768"),
        ("{own}/pages/stream?after=1-../../etc/passwd", 422, "AUD-768"),
    ],
)
def test_what_is_not_there_is_a_problem(made: Made, address: str, status: int, code: str) -> None:
    service, job = made
    live = Live(service)
    for which in ("events", "panels/stream", "pages/stream") if "{}" in address else ("",):
        for headers in (SSE, {}):
            place = address.format(which, own=f"/api/v1/books/{job.id}")
            answer = live_app(live).get(place, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (status, code), place
            assert answer.headers["content-type"] == "application/problem+json"
    assert live.places.taken == live.hub.readers == 0


def test_log_is_sent_as_events_to_who_asks_so_and_goes_on_anywhere(made: Made) -> None:
    service, job = made
    web, place = asking(service), f"/api/v1/books/{job.id}/events"
    answer = web.get(place, headers=SSE)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.startswith("retry: 1000\nid: 1\ndata: ")
    *events, end = sent(answer.text)
    last = len(events)
    assert [(id, kind) for id, kind, _ in events] == [(str(number), "") for number in range(1, last + 1)]
    assert [data["sequence"] for _, _, data in events] == list(range(1, last + 1))
    assert end[1:] == ("end", {"type": "end", "sequence": last, "state": "done"})
    assert [data for _, _, data in events] == web.get(place, params={"limit": 1000}).json()["events"]
    for behind in (0, 1, last // 2, last - 1):
        for headers in ({**SSE, "last-event-id": str(behind)}, SSE):
            told = sent(web.get(place, params={"behind": behind}, headers=headers).text)
            assert [data["sequence"] for _, _, data in told] == [*range(behind + 1, last + 1), last]
    # A browser comes back by itself; it is told for good that there is nothing more.
    assert web.get(place, headers={**SSE, "last-event-id": str(last)}).status_code == 204
    for wrong in ("x", str(last + 1), "-1", ""):
        answer = web.get(place, headers={**SSE, "last-event-id": wrong})
        assert (answer.status_code, answer.json()["code"]) == (422, "AUD-768")


class Asked:
    """A request to an app on this loop, whose answer is taken in piece by piece."""

    def __init__(self, app: Any, path: str, *, query: str = "", accept: str = "*/*", stuck: bool = False) -> None:
        self.pieces: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.status = 0
        self._gone = asyncio.Event()
        self._stuck = stuck
        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET",
            "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "scheme": "http",
            "headers": [(b"accept", accept.encode()), (b"host", b"127.0.0.1")], "client": None, "server": None,
        }  # fmt: skip
        self.task = asyncio.create_task(app(scope, self._receive, self._send))

    async def _receive(self) -> dict[str, object]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        self.status = message.get("status", self.status)
        if self._stuck and message["type"] == "http.response.body":
            await asyncio.sleep(3600)
        if message.get("body"):
            await self.pieces.put(message["body"])
        if message["type"] == "http.response.body" and not message.get("more_body"):
            await self.pieces.put(None)

    async def hang_up(self) -> None:
        self._gone.set()
        await asyncio.gather(self.task, return_exceptions=True)


def test_silent_stream_says_that_it_is_alive_and_gives_its_place_back(idle: Service) -> None:
    live = Live(idle, patience=Patience(alive_s=0.05), places=Places(of_client=1, in_all=1))
    id = submitted(idle)
    app = live_app(live).app

    async def ask() -> None:
        asked = Asked(app, f"/api/v1/books/{id}/events", query="behind=1", accept="text/event-stream")
        assert [await asked.pieces.get() for _ in range(2)] == [b": alive\n\n"] * 2
        assert (live.places.taken, live.hub.readers) == (1, 1)
        await asked.hang_up()
        assert (live.places.taken, live.hub.readers) == (0, 0)
        frames = Asked(app, f"/api/v1/books/{id}/panels/stream")
        (frame,) = FrameReader().feed(await frames.pieces.get() or b"")
        assert frame.header == {"kind": "alive"}
        assert live.places.taken == 1
        await frames.hang_up()
        assert live.places.taken == 0
        stuck = Asked(app, f"/api/v1/books/{id}/events", accept="text/event-stream", stuck=True)
        stuck_live = asyncio.get_running_loop().time()
        await asyncio.sleep(0.02)
        assert live.places.taken == 1
        await stuck.hang_up()
        assert asyncio.get_running_loop().time() - stuck_live < 5
        assert live.places.taken == 0

    asyncio.run(ask())


def test_client_that_takes_nothing_in_is_let_go(idle: Service) -> None:
    live = Live(idle, patience=Patience(slow_s=0.05))
    id = submitted(idle)
    app = live_app(live).app

    async def ask() -> None:
        stuck = Asked(app, f"/api/v1/books/{id}/events", accept="text/event-stream", stuck=True)
        await asyncio.wait([stuck.task], timeout=10)
        assert stuck.task.done()
        assert live.places.taken == live.hub.readers == 0

    asyncio.run(ask())


def test_closing_service_ends_its_streams_without_an_end_of_the_book(idle: Service) -> None:
    live = Live(idle)
    id = submitted(idle)
    app = live_app(live).app

    async def ask() -> None:
        events = Asked(app, f"/api/v1/books/{id}/events", accept="text/event-stream")
        frames = Asked(app, f"/api/v1/books/{id}/pages/stream")
        assert b'"submit"' in (await events.pieces.get() or b"")
        idle.end()
        assert [await asked.pieces.get() for asked in (events, frames)] == [None, None]

    asyncio.run(ask())
    assert live.places.taken == 0


def test_queue_that_is_gone_is_told_within_the_stream(idle: Service) -> None:
    live = Live(idle)
    id = submitted(idle)
    app = live_app(live).app

    async def ask() -> None:
        events = Asked(app, f"/api/v1/books/{id}/events", query="behind=1", accept="text/event-stream")
        frames = Asked(app, f"/api/v1/books/{id}/pages/stream")
        await asyncio.to_thread(wait_for, lambda: live.hub.readers == 2)
        moved = (idle.config.root / FILE_NAME).rename(idle.config.root / "moved")
        live.hub.log.close()
        ((_, kind, data),) = sent((await events.pieces.get() or b"").decode())
        assert (kind, data["code"]) == ("refused", "AUD-552")
        (frame,) = FrameReader().feed(await frames.pieces.get() or b"")
        assert (frame.kind, frame.header["code"]) == ("refused", "AUD-552")
        moved.rename(idle.config.root / FILE_NAME)

    asyncio.run(ask())


# --- panels and pages ---


def frames_of(web: TestClient, id: str, which: str, *, after: str = "") -> list[Frame]:
    answer = web.get(f"/api/v1/books/{id}/{which}/stream", params={"after": after})
    assert answer.headers["content-type"] == MEDIA_TYPE
    reader = FrameReader()
    frames = list(reader.feed(answer.content))
    assert reader.is_between_frames
    return frames


@pytest.mark.parametrize(("which", "files"), [("panels", "panels/*/art.png"), ("pages", "pages/*.png")])
def test_finished_pictures_are_those_of_the_books_folder(made: Made, which: str, files: str) -> None:
    service, job = made
    web = asking(service)
    *frames, end = frames_of(web, job.id, which)
    folder = service.queue.folder(job.id) / job.results[0]
    wanted = {path.read_bytes() for path in folder.glob(files)}
    assert {frame.body for frame in frames} == wanted
    assert len(frames) == len(wanted) > 1
    assert (end.header, end.body) == ({"kind": "end", "state": "done"}, b"")
    for frame in frames:
        head = frame.header
        assert (frame.kind, head["media_type"]) == (which.removesuffix("s"), "image/png")
        assert head["sha256"] == hashlib.sha256(frame.body).hexdigest()
        assert (int(str(head["width"])), int(str(head["height"]))) > (0, 0)
    for number, frame in enumerate(frames):  # from anywhere on
        rest = frames_of(web, job.id, which, after=str(frame.header["place"]))
        assert [one.header for one in rest] == [one.header for one in [*frames[number + 1 :], end]]
    assert frames_of(web, job.id, which, after=f"{2**63}-p1")[0].kind == "end"


def test_panels_come_when_they_are_finished_and_again_when_they_are_redrawn(idle: Service) -> None:
    gate = threading.Semaphore(0)

    class Slow(SmallPainter):
        def paint(self, orders, *, progress):  # type: ignore[no-untyped-def, override]
            assert gate.acquire(timeout=30)
            return super().paint(orders, progress=progress)

    id = walk(idle)
    live = Live(idle)
    app = live_app(live).app
    worker = Worker(idle.queue, BookWork(crew=a_crew(Slow())), stop=threading.Event())
    thread = threading.Thread(target=worker.run_one)

    async def ask() -> list[Frame]:
        asked, reader = Asked(app, f"/api/v1/books/{id}/panels/stream"), FrameReader()
        frames: list[Frame] = []
        thread.start()
        gate.release()
        while (piece := await asked.pieces.get()) is not None:
            for frame in reader.feed(piece):
                # The next panel is not begun before this one came: it came while the book was being made.
                gate.release()
                frames.append(frame)
        return frames

    *frames, end = asyncio.run(ask())
    thread.join()
    assert end.header["state"] == "done"
    assert [frame.header["id"] for frame in frames] == [f"p{number}" for number in range(1, len(frames) + 1)]
    folder = idle.queue.folder(id) / idle.queue.job(id).results[0]
    redraw_panel(folder, "p2", crew=a_crew())
    again = frames_of(TestClient(app), id, "panels", after=str(frames[-1].header["place"]))
    assert [frame.header.get("id") for frame in again] == ["p2", None]
    assert again[0].header["sha256"] != frames[1].header["sha256"]


def test_marks_of_the_last_moment_are_left_for_the_next_look(made: Made) -> None:
    service, job = made
    now = [0.0]
    pictures = FinishedPictures(service.queue.folder(job.id), PANELS, after=BEGINNING, clock=lambda: now[0])
    assert pictures.untold(is_last=False) == ((), True)
    marks, _ = pictures.untold(is_last=True)
    assert list(marks) == sorted(marks)
    assert len(marks) == 5
    now[0] = marks[0].at_ns / 1e9 + 10
    assert pictures.untold(is_last=False) == (marks, False)
    assert pictures.told(marks[0]) is not None
    assert pictures.untold(is_last=False) == (marks[1:], False)


def test_picture_that_is_being_made_anew_is_not_told_half(made: Made, tmp_path: Path) -> None:
    service, job = made
    folder = service.queue.folder(job.id) / job.results[0]
    picture = folder / "panels" / "p1" / "art.png"
    whole = picture.read_bytes()
    pictures = FinishedPictures(service.queue.folder(job.id), PANELS, after=BEGINNING)
    (mark, *_), _ = pictures.untold(is_last=True)
    assert mark.name == "p1"
    half = tmp_path / "half.png"
    half.write_bytes(whole[:100])
    os.replace(half, picture)  # the new picture is there, its mark is not
    try:
        assert pictures.told(mark) is None
    finally:
        picture.write_bytes(whole)
    pages = FinishedPictures(tmp_path, PAGES, after=BEGINNING)
    assert pages.untold(is_last=True) == ((), False)
    assert pages.told(replace(mark, name="1")) is None


@pytest.mark.parametrize("place", ["p1", "-1-p1", "1-", "1-a/b", "1-" + "x" * 201, "9" * 21 + "-p1", "1-\x00"])
def test_wrong_places_are_refused(place: str) -> None:
    with pytest.raises(WrongPlaceError, match="AUD-768"):
        mark_at(place)


def test_place_is_read_as_it_was_given() -> None:
    mark = Mark(at_ns=1764331200123456789, name="p003-2")
    assert mark_at(mark.place) == mark
    assert mark_at("") == BEGINNING
