"""A book's way over HTTP: asked for, looked at, listed, cancelled, tried again, deleted."""

from __future__ import annotations

from starlette.testclient import TestClient

from audobon.serving.service import Service
from tests.unit.serving.web.conftest import ASKED, asking, ended


def test_book_is_asked_for_made_and_deleted(busy: Service) -> None:
    web = asking(busy)
    answer = web.post("/api/v1/books", json=ASKED)
    assert answer.status_code == 202, answer.text
    place = answer.headers["location"]
    assert place == f"/api/v1/books/{answer.json()['id']}" == answer.json()["links"]["self"]
    book = ended(web, place)
    assert (book["state"], book["error"], book["attempts"]) == ("done", None, 1)
    assert web.delete(place).status_code == 204
    assert web.get(place).status_code == 404


def test_waiting_book_is_cancelled_and_tried_again(idle_web: TestClient) -> None:
    place = idle_web.post("/api/v1/books", json=ASKED).headers["location"]
    assert idle_web.get(place).json()["state"] == "queued"
    refused = idle_web.delete(place)
    assert (refused.status_code, refused.json()["code"]) == (409, "AUD-701")
    cancelled = idle_web.post(f"{place}/cancel")
    assert (cancelled.status_code, cancelled.json()["state"]) == (202, "cancelled")
    assert idle_web.post(f"{place}/retry").json()["state"] == "queued"


def test_books_are_listed_by_pages_the_newest_first(idle_web: TestClient) -> None:
    ids = [idle_web.post("/api/v1/books", json=ASKED).json()["id"] for _ in range(3)]
    first = idle_web.get("/api/v1/books", params={"limit": 2}).json()
    assert [book["id"] for book in first["books"]] == [ids[2], ids[1]]
    second = idle_web.get("/api/v1/books", params={"limit": 2, "before": first["before"]}).json()
    assert ([book["id"] for book in second["books"]], second["before"]) == ([ids[0]], None)
    assert idle_web.get("/api/v1/books", params={"state": "done"}).json()["books"] == []


def test_full_queue_says_when_to_come_again(idle_web: TestClient) -> None:
    answers = [idle_web.post("/api/v1/books", json=ASKED) for _ in range(5)]
    assert [one.status_code for one in answers] == [202] * 4 + [429]
    assert answers[-1].json()["code"] == "AUD-703"
    assert int(answers[-1].headers["retry-after"]) > 0


def test_service_that_ends_takes_nothing_new(idle: Service) -> None:
    web = asking(idle)
    idle.end()
    answer = web.post("/api/v1/books", json=ASKED)
    assert (answer.status_code, answer.json()["code"]) == (503, "AUD-732")
    assert int(answer.headers["retry-after"]) > 0


def test_books_of_another_client_are_not_there(idle: Service) -> None:
    web = asking(idle)
    place = web.post("/api/v1/books", json=ASKED).headers["location"]
    other = TestClient(_as("anna", web.app), base_url="http://127.0.0.1")
    assert other.get(place).status_code == 404
    assert other.post(f"{place}/cancel").status_code == 404
    assert other.delete(place).status_code == 404
    assert other.get("/api/v1/books").json()["books"] == []


def _as(client: str, app):  # type: ignore[no-untyped-def]
    """The app as it is behind guards that found this client's token."""

    async def named(scope, receive, send):  # type: ignore[no-untyped-def]
        await app({**scope, "state": {**scope.get("state", {}), "client": client}}, receive, send)

    return named


def test_names_that_nobody_knows_are_told_at_once(idle_web: TestClient) -> None:
    for field, value in (("model", "sd99"), ("style", "cubist"), ("style", "ink:0.5+cubist:0.5")):
        answer = idle_web.post("/api/v1/books", json=ASKED | {field: value})
        assert (answer.status_code, answer.json()["code"]) == (422, "AUD-734"), answer.text
        assert answer.json()["hint"].startswith("the ")
