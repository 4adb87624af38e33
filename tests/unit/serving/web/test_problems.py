"""Every error in the form that its address calls for, and nothing of the inside in any."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from audobon.serving.jobs.refusals import QueueFullError
from audobon.serving.web.problems import PROBLEM_TYPE, tell_problems


def failing_app() -> TestClient:
    app = FastAPI()
    tell_problems(app)

    def fails() -> None:
        raise ZeroDivisionError("/home/anna/secret")

    def full() -> None:
        raise QueueFullError("AUD-703", "9 jobs wait", hint="later", retry_after_s=7)

    def counts(number: int) -> int:
        return number

    for place in ("/api/v1", "/v1", "/v2"):
        app.add_api_route(f"{place}/fault", fails)
        app.add_api_route(f"{place}/full", full)
        app.add_api_route(f"{place}/count", counts)
    return TestClient(app, raise_server_exceptions=False)


def test_native_errors_are_problems() -> None:
    web = failing_app()
    answer = web.get("/api/v1/full")
    assert (answer.status_code, answer.headers["content-type"]) == (429, PROBLEM_TYPE)
    assert answer.headers["retry-after"] == "7"
    assert answer.json() == {
        "type": "about:blank", "title": "Too Many Requests", "status": 429, "detail": "9 jobs wait",
        "code": "AUD-703", "hint": "later",
    }  # fmt: skip
    wrong = web.get("/api/v1/count", params={"number": "x"}).json()
    assert (wrong["status"], wrong["code"], wrong["faults"][0]["where"]) == (422, "AUD-724", "query number")
    missing = web.get("/api/v1/nothing")
    assert (missing.status_code, missing.json()["code"]) == (404, "AUD-725")
    assert web.put("/api/v1/full").headers["allow"] == "GET"


def test_errors_of_other_protocols_have_their_form() -> None:
    web = failing_app()
    error = web.get("/v1/full").json()["error"]
    assert error == {"message": "9 jobs wait; later", "type": "rate_limit_error", "param": None, "code": "AUD-703"}
    assert web.get("/v1/count").json()["error"]["param"] == "query number"
    assert web.get("/v2/full").json() == {"error": "9 jobs wait; later"}
    assert web.get("/v2/nothing").json()["error"].startswith("GET /v2/nothing: Not Found")


@pytest.mark.parametrize("place", ["/api/v1", "/v1", "/v2"])
def test_fault_of_the_program_tells_nothing_of_the_inside(place: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = failing_app().get(f"{place}/fault")
    assert answer.status_code == 500
    assert place == "/v2" or "AUD-726" in answer.text
    assert "secret" not in answer.text
    assert "ZeroDivision" not in answer.text
    assert "secret" in caplog.text
