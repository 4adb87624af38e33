"""The service as it is served: its config is its guards' rules, and every route is in the table of scopes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.routing import BaseRoute
from starlette.testclient import TestClient

from audobon.errors import JobError
from audobon.serving.config import Bounds, ServeConfig, TokenRule
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from audobon.serving.web.guards.guarded import guarded
from audobon.serving.web.guards.scopes import ROWS, needed_scope, row_of
from audobon.serving.web.guards.tokens import digest_of
from audobon.serving.web.served import rules_of, served_app
from tests.unit.serving.web.conftest import ADDRESS, ASKED, config_at

TOKENS = tuple(
    TokenRule(name=name, sha256=digest_of(f"aud_{name}"), scopes=scopes)
    for name, scopes in (("anna", ("read", "write")), ("bert", ("read", "write")), ("rita", ("read",)))
)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    config = replace(config_at(tmp_path / "root"), tokens=TOKENS, bounds=Bounds(json_bytes=5000, upload_bytes=9000))
    with Service(config) as service:
        yield service


def as_one(service: Service, name: str) -> TestClient:
    return TestClient(served_app(service), base_url=ADDRESS, headers={"authorization": f"Bearer aud_{name}"})


def routes_of(service: Service) -> Iterator[tuple[str, str]]:
    """Path and method of every route; the handshake of a WebSocket as WEBSOCKET."""

    def below(routes: list[BaseRoute], prefix: str) -> Iterator[tuple[str, str]]:
        for route in routes:
            path = prefix + getattr(route, "path", "")
            if hasattr(route, "original_router"):
                yield from below(list(route.original_router.routes), prefix)
            elif getattr(route, "routes", None):
                yield from below(list(route.routes), path)
            else:
                yield from ((path, method) for method in getattr(route, "methods", None) or {"WEBSOCKET"})

    yield from below(list(create_app(service).routes), "")


def test_books_belong_to_the_token_that_asked_for_them(service: Service) -> None:
    anna, bert = as_one(service, "anna"), as_one(service, "bert")
    place = anna.post("/api/v1/books", json=ASKED).headers["location"]
    assert anna.get(place).status_code == 200
    assert bert.get(place).status_code == 404
    assert bert.post(f"{place}/cancel").status_code == 404
    assert bert.delete(place).status_code == 404
    assert bert.get("/api/v1/books").json()["books"] == []


def test_nobody_gets_in_without_a_token_or_with_one_that_only_reads(service: Service) -> None:
    stranger = TestClient(served_app(service), base_url=ADDRESS)
    for path, method in routes_of(service):
        if method != "WEBSOCKET" and needed_scope(path, method) is not None:
            answer = stranger.request(method, re.sub(r"\{[^}]*\}", "0" * 32, path))
            assert answer.status_code == 401, (method, path)
    assert as_one(service, "rita").post("/api/v1/books", json=ASKED).status_code == 403
    assert as_one(service, "rita").get("/api/v1/books").status_code == 200


def test_every_route_has_a_row_and_answers_within_its_bounds(service: Service) -> None:
    found = list(routes_of(service))
    assert ("/api/v1/books", "POST") in found
    assert [path for path, _ in found if path not in ("/", "/favicon.ico") and row_of(path) is None] == []
    assert len({row.prefix for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("name", ["../../../x.txt", "a/b.txt", "C:\\x.txt", "nul.txt", "a\0b.txt", "..txt"])
def test_storys_name_leads_nowhere(service: Service, name: str) -> None:
    above = sorted(service.config.root.parent.iterdir())
    anna = as_one(service, "anna")
    by_form = anna.post("/api/v1/books", files={"file": (name, b"Anna ran home.")}, data={"options": '{"draft": true}'})
    by_text = anna.post("/api/v1/books", json=ASKED | {"name": name})
    assert {by_form.status_code, by_text.status_code} <= {202, 422}
    taken = [one.json()["id"] for one in (by_form, by_text) if one.status_code == 202]
    kept = sorted(path.parent for path in service.config.root.rglob("*.txt") if path.is_file())
    assert kept == sorted(service.config.root / "jobs" / id / "source" for id in taken)
    assert sorted(service.config.root.parent.iterdir()) == above


def test_every_operation_declares_what_guards_may_answer(service: Service) -> None:
    document = create_app(service).openapi()
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert all({"400", "414", "421", "431"} <= set(one["responses"]) for one in operations)
    ask = document["paths"]["/api/v1/books"]["post"]["responses"]
    assert {"401", "403", "408", "413", "429"} <= set(ask)
    assert ask["401"]["content"] == ask["500"]["content"]


def test_answer_to_a_wrong_method_names_all_that_are_right(service: Service) -> None:
    anna = as_one(service, "anna")
    assert anna.put("/api/v1/books").headers["allow"] == "GET, POST"
    assert anna.options(f"/api/v1/books/{'0' * 32}").headers["allow"] == "DELETE, GET"


def test_what_is_not_there_is_told_only_to_those_who_may_look(service: Service) -> None:
    assert TestClient(served_app(service), base_url=ADDRESS).get("/nowhere").status_code == 401
    assert as_one(service, "rita").get("/nowhere").status_code == 404


def test_body_is_bounded_before_it_is_parsed(service: Service) -> None:
    anna = as_one(service, "anna")
    refused = anna.post("/api/v1/books", content=b'{"text": "' + b"x" * 2_000_000 + b'"}')
    assert (refused.status_code, refused.json()["code"]) == (413, "AUD-756")


def test_rules_are_the_configs(tmp_path: Path) -> None:
    config = ServeConfig(
        root=tmp_path, host="192.168.1.7", hosts=("studio.example",), origins=("https://desk.example",), tokens=TOKENS
    )
    rules = rules_of(config)
    assert rules.hosts == ("192.168.1.7", "studio.example")
    assert rules.origins == ("https://desk.example",)
    assert [token.name for token in (rules.tokens or tuple)()] == ["anna", "bert", "rita"]
    assert rules.body.most_bytes("/api/v1/books") == config.bounds.upload_bytes + 2**20
    assert rules.body.most_bytes("/api/v1/other") == config.bounds.json_bytes
    for host in ("127.0.0.1", "localhost", "::1"):
        assert rules_of(ServeConfig(root=tmp_path, host=host)).hosts == ()
    assert rules_of(replace(config, host="0.0.0.0")).hosts == ("studio.example",)
    with pytest.raises(JobError, match="AUD-763"):
        guarded(served_app, rules=rules_of(replace(config, hosts=("*",))))
