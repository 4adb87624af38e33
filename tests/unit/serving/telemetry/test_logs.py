"""Logs are lines of facts with the ids that they belong to, and neither secrets nor stories are in them."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from audobon.serving.jobs.job import JobState
from audobon.serving.jobs.origins import Origin, asked_by
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.service import Service
from audobon.serving.telemetry.http_metrics import Observed
from audobon.serving.telemetry.logs import LOUD, MASK, PRIVATE, logger, set_up_logs, without_secrets
from audobon.serving.web.app import create_app
from tests.unit.serving.telemetry.books import PANELS, SECRET, book_asked, observed, worked
from tests.unit.serving.web.conftest import ADDRESS, config_at


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged, and logging as it was afterwards."""
    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    out = io.StringIO()
    set_up_logs(form="json", stream=out)
    yield out
    root.handlers[:], _ = before
    root.setLevel(before[1])
    for name in LOUD:
        logging.getLogger(name).propagate = True


def told(lines: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_book_is_told_with_its_ids_and_without_its_words(lines: io.StringIO, tmp_path: Path) -> None:
    queue = JobQueue(tmp_path)
    with asked_by(Origin(request="r1")):
        id = book_asked(queue).id
    assert worked(queue, observed(queue)).state is JobState.DONE
    queue.close()
    said = told(lines)
    panels = [line for line in said if line["event"] == "panel whole"]
    assert [line["panel"] for line in panels] == [f"p{number}" for number in range(1, PANELS + 1)]
    assert all((line["book"], line["request"], line["attempt"]) == (id, "r1", 1) for line in panels)
    assert {"job begun", "stage ended", "job done"} <= {str(line["event"]) for line in said}
    assert all({"timestamp", "level", "logger", "event"} <= set(line) for line in said)
    assert SECRET not in lines.getvalue()


def test_fault_is_told_by_its_place_and_not_in_its_words(lines: io.StringIO, tmp_path: Path) -> None:
    queue = JobQueue(tmp_path)
    book_asked(queue)

    def breaks(step: object) -> None:
        raise ValueError(f"cannot read {SECRET}")

    worked(queue, observed(queue, shown=breaks))
    book_asked(queue, source="../walk.txt", client="bob")
    worked(queue, observed(queue))
    queue.close()
    said = told(lines)
    (fault,) = [line for line in said if line["level"] == "error" and "at" in line]
    assert fault["error"] == "ValueError"
    assert any("breaks" in str(frame) for frame in fault["at"])  # type: ignore[attr-defined]
    assert [line["code"] for line in said if line["event"] == "job failed" and "code" in line] == ["AUD-717"]
    assert SECRET not in lines.getvalue()


def test_words_of_a_fault_are_told_to_who_asks_for_them() -> None:
    out = io.StringIO()
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        set_up_logs(form="json", debug=True, stream=out)
        try:
            raise ValueError("plain words")
        except ValueError:
            logging.getLogger("audobon.x").exception("it broke")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        (line,) = told(out)
    assert (line["words"], line["event"], line["error"]) == ("plain words", "it broke", "ValueError")


def test_request_is_told_by_its_route(lines: io.StringIO, tmp_path: Path) -> None:
    with Service(config_at(tmp_path)) as service:
        app = Observed(create_app(service), metrics=service.metrics.http, tracing=service.tracing)
        web = TestClient(app, base_url=ADDRESS)
        web.get(f"/api/v1/books/{SECRET}?text={SECRET}", headers={"authorization": "Bearer opensesame"})
        web.get("/health/live")
    requests = [line for line in told(lines) if line["event"] == "request"]
    (request,) = requests
    assert (request["route"], request["status"], request["method"]) == ("/api/v1/books/{id}", 422, "GET")
    assert len(str(request["request"])) == 32
    assert SECRET not in lines.getvalue()
    assert "opensesame" not in lines.getvalue()


def test_uvicorn_speaks_the_same_way_and_tells_no_query(lines: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").info("Started server process [%d]", 7)
    logging.getLogger("uvicorn.access").info(
        '%s - "%s %s HTTP/%s" %d', "127.0.0.1:5", "GET", f"/books?text={SECRET}", "1.1", 200
    )
    started, access = told(lines)
    assert (started["logger"], started["event"]) == ("uvicorn.error", "Started server process [7]")
    assert access["event"] == '127.0.0.1:5 - "GET /books HTTP/1.1" 200'


@given(
    name=st.sampled_from(sorted(PRIVATE)),
    secret=st.text(st.characters(categories=["L", "N"]), min_size=8, max_size=40),
    nested=st.booleans(),
)
def test_fields_that_hold_secrets_are_masked_however_they_came_there(name: str, secret: str, nested: bool) -> None:
    field: dict[str, object] = {name.upper(): secret}
    more = {"more": field} if nested else field
    event = without_secrets(None, "info", {"event": f"sent Bearer {secret} on", **more})
    told = json.dumps(event, ensure_ascii=False)
    assert f"Bearer {secret}" not in told
    assert told.count(MASK) == 2


def test_people_read_columns(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        out = io.StringIO()
        set_up_logs(form="lines", quiet=True, stream=out)
        logger("audobon.x").info("unheard")
        logger("audobon.x").warning("disk is low", free_mb=7)
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        assert "unheard" not in out.getvalue()
    assert "disk is low" in out.getvalue()
    assert "free_mb=7" in out.getvalue()
