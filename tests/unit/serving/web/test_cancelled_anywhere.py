"""A book is cancelled at each of its stages, over each way there is; and no reader that goes takes its book along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from audobon.report import Step
from audobon.serving.book_work import BookWork
from audobon.serving.jobs.job import JobState
from audobon.serving.service import Service
from tests.builders import a_crew
from tests.unit.serving.web.conftest import asking, config_at, ended
from tests.unit.serving.web.test_live_sockets import place_of, told, walk

STAGES = ("reading", "staging", "pencilling", "painting", "printing", "binding")


class At:
    """Does something in the worker's thread, once, when a stage is reached."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.web: TestClient | None = None
        self.id = ""
        self.reached = 0

    def __call__(self, step: Step) -> None:
        if step.stage != self.stage or self.web is None:
            return
        self.reached += 1
        if self.reached == 1:
            self.do(self.web)

    def do(self, web: TestClient) -> None:
        raise NotImplementedError


class ByRequest(At):
    def do(self, web: TestClient) -> None:
        assert web.post(f"/api/v1/books/{self.id}/cancel").json()["state"] == "cancelling"


class BySocket(At):
    def do(self, web: TestClient) -> None:
        with web.websocket_connect(place_of(self.id)) as socket:
            socket.send_json({"type": "cancel"})
            while socket.receive_json().get("kind") != "cancel":
                pass


class ByDropping(At):
    """Nobody who goes takes a book along."""

    def do(self, web: TestClient) -> None:
        with web.websocket_connect(place_of(self.id)) as socket:
            socket.receive_json()


@contextmanager
def made_with(root: Path, at: At) -> Iterator[tuple[Service, TestClient]]:
    with Service(config_at(root), work=BookWork(crew=a_crew(), shown=at)) as service:
        at.web = asking(service)
        at.id = walk(service)
        yield service, at.web


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("way", [ByRequest, BySocket])
def test_book_is_cancelled_at_every_stage_over_every_way(tmp_path: Path, stage: str, way: type[At]) -> None:
    at = way(stage)
    with made_with(tmp_path / "root", at) as (service, web):
        with web.websocket_connect(place_of(at.id)) as follower:
            messages, _, code = told(follower)
        assert (messages[-1]["type"], messages[-1]["state"], code) == ("end", "cancelled", 1000)
        kinds = [message["kind"] for message in messages[:-1]]
        assert (kinds.count("cancel"), kinds[-1]) == (1, "stop")
        assert kinds[kinds.index("cancel") :].count("progress") <= 1, "it is heard at the next word"
        assert service.queue.job(at.id).state is JobState.CANCELLED
        if stage in ("painting", "binding"):
            assert web.post(f"/api/v1/books/{at.id}/retry").status_code == 202
            assert ended(web, f"/api/v1/books/{at.id}")["state"] == "done"


def test_reader_that_goes_leaves_its_book_to_be_made(tmp_path: Path) -> None:
    at = ByDropping("painting")
    with made_with(tmp_path / "root", at) as (_, web):
        assert ended(web, f"/api/v1/books/{at.id}")["state"] == "done"
    assert at.reached > 1
