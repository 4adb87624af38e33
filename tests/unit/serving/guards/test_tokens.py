"""Tokens: who shows none, a wrong one or a poor one is refused; no secret reaches the service."""

from __future__ import annotations

import pytest
from starlette.testclient import WebSocketDenialResponse

from audobon.errors import JobError
from audobon.serving.web.guards.scopes import Scope
from audobon.serving.web.guards.tokens import LOCAL, Token, digest_of
from tests.unit.serving.guards.echo import METHODS, SOCKET, Echo, answered, client_for, token

READER, READER_TOKEN = token("reader", Scope.READ)
WRITER, WRITER_TOKEN = token("writer", Scope.READ, Scope.WRITE)
PAINTER, PAINTER_TOKEN = token("painter", Scope.PAINT)
MASTER, MASTER_TOKEN = token("master", Scope.ADMIN)
TOKENS = (READER_TOKEN, WRITER_TOKEN, PAINTER_TOKEN, MASTER_TOKEN)


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


@pytest.fixture
def echo() -> Echo:
    return Echo()


def test_without_tokens_everybody_is_local_and_may_do_all(echo: Echo) -> None:
    told = client_for(echo).post("/api/v1/books", headers=bearer("whatever")).json()
    assert (told["client"], told["scopes"]) == (LOCAL, sorted(Scope))


def test_client_is_the_name_of_its_token(echo: Echo) -> None:
    client = client_for(echo, tokens=TOKENS)
    assert client.get("/api/v1/books", headers=bearer(READER)).json()["client"] == "reader"
    assert client.get("/api/v1/books", headers={"authorization": f"bearer   {MASTER}"}).json()["client"] == "master"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        bearer(""),
        bearer("aud_wrong"),
        bearer(READER + "x"),
        bearer(READER[:-1]),
        bearer(READER.upper()),
        bearer(READER_TOKEN.sha256),
        bearer("a" * 100_00),
        bearer("\x7f"),
        {"authorization": READER},
        {"authorization": f"Basic {READER}"},
        {"authorization": f"Bearer {READER} {READER}"},
        {"authorization": f"Bearer {READER}, Bearer {READER}"},
    ],
)
def test_unknown_tokens_are_refused(echo: Echo, headers: dict[str, str]) -> None:
    found = answered(
        client_for(echo, tokens=TOKENS).app, "GET", "/api/v1/books", headers={"host": "localhost", **headers}
    )
    assert (found.status, found.code) == (401, "AUD-752")
    assert found.headers["www-authenticate"].startswith("Bearer")
    assert echo.seen == []


def test_two_tokens_are_none(echo: Echo) -> None:
    client = client_for(echo, tokens=TOKENS)
    twice = [("authorization", f"Bearer {READER}")] * 2
    assert client.get("/api/v1/books", headers=twice).status_code == 401


def test_token_in_the_address_is_none(echo: Echo) -> None:
    client = client_for(echo, tokens=TOKENS)
    for name in ("token", "access_token", "key"):
        assert client.get(f"/api/v1/books?{name}={MASTER}").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/v1/books", {READER, WRITER, MASTER}),
        ("POST", "/api/v1/books", {WRITER, MASTER}),
        ("DELETE", "/api/v1/books/a", {WRITER, MASTER}),
        ("POST", "/v1/images/generations", {PAINTER, MASTER}),
        ("POST", "/v2/models/painter/infer", {PAINTER, MASTER}),
        ("POST", "/v2/repository/models/painter/unload", {MASTER}),
        ("POST", "/api/v1/exports", {MASTER}),
        ("GET", "/nowhere", {READER, WRITER, MASTER}),
        ("POST", "/nowhere", {MASTER}),
        ("GET", "/metrics", {READER, WRITER, MASTER}),
    ],
)
def test_scopes_are_kept_apart(echo: Echo, method: str, path: str, allowed: set[str]) -> None:
    client = client_for(echo, tokens=TOKENS)
    for secret in (READER, WRITER, PAINTER, MASTER):
        answer = client.request(method, path, headers=bearer(secret))
        assert answer.status_code == (200 if secret in allowed else 403)
        if secret not in allowed:
            assert "insufficient_scope" in answer.headers["www-authenticate"]
            assert "this takes a token with the scope" in answer.text


def test_poor_token_is_told_so_by_code(echo: Echo) -> None:
    refused = client_for(echo, tokens=TOKENS).post("/api/v1/books", headers=bearer(READER))
    assert (refused.status_code, refused.json()["code"]) == (403, "AUD-753")


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/v2/health/ready", "/", "/studio/app.js"])
def test_health_and_the_studio_are_open_and_know_nobody(echo: Echo, path: str) -> None:
    client = client_for(echo, tokens=TOKENS)
    assert client.get(path).json()["client"] == ""
    assert client.get(path, headers=bearer("wrong")).json()["scopes"] == []
    assert client.post(path).status_code == 401


@pytest.mark.parametrize("method", METHODS)
def test_what_is_not_there_is_told_to_those_who_may_look_alone(echo: Echo, method: str) -> None:
    client = client_for(echo, tokens=TOKENS)
    assert client.request(method, "/nowhere").status_code == 401
    assert echo.seen == []


def test_websocket_takes_the_token_as_a_subprotocol_and_keeps_it_to_itself(echo: Echo) -> None:
    client = client_for(echo, tokens=TOKENS)
    protocols = ["audobon.v1", f"audobon.bearer.{READER}"]
    with client.websocket_connect(SOCKET, subprotocols=protocols) as socket:
        assert socket.accepted_subprotocol == "audobon.v1"
        assert socket.receive_json() == {"client": "reader", "offered": ["audobon.v1"]}


def test_websocket_takes_the_token_as_a_header(echo: Echo) -> None:
    client = client_for(echo, tokens=TOKENS)
    with client.websocket_connect(SOCKET, headers=bearer(WRITER)) as socket:
        assert socket.receive_json()["client"] == "writer"
        assert socket.accepted_subprotocol is None


@pytest.mark.parametrize(
    ("protocols", "headers"),
    [
        ([], {}),
        (["audobon.v1"], {}),
        (["audobon.v1", "audobon.bearer."], {}),
        (["audobon.v1", "audobon.bearer.wrong"], {}),
        ([f"audobon.bearer.{READER}", f"audobon.bearer.{READER}"], {}),
        ([f"audobon.bearer.{READER}"], bearer(READER)),
    ],
)
def test_websocket_without_a_token_is_refused(echo: Echo, protocols: list[str], headers: dict[str, str]) -> None:
    client = client_for(echo, tokens=TOKENS)
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect(SOCKET, subprotocols=protocols, headers=headers),
    ):
        pass
    assert (refused.value.status_code, refused.value.json()["code"]) == (401, "AUD-752")
    assert echo.seen == []


def test_secrets_are_shown_nowhere() -> None:
    assert READER not in repr(READER_TOKEN)
    assert READER_TOKEN.sha256 not in repr(READER_TOKEN)


@pytest.mark.parametrize(
    ("name", "sha256", "scopes"),
    [
        ("", digest_of("a"), (Scope.READ,)),
        ("local", digest_of("a"), (Scope.READ,)),
        ("a b", digest_of("a"), (Scope.READ,)),
        ("a" * 65, digest_of("a"), (Scope.READ,)),
        ("a", "secret", (Scope.READ,)),
        ("a", digest_of("a").upper(), (Scope.READ,)),
        ("a", digest_of("a"), ()),
    ],
)
def test_tokens_that_cannot_be_are_refused(name: str, sha256: str, scopes: tuple[Scope, ...]) -> None:
    with pytest.raises(JobError, match="AUD-763"):
        Token(name=name, sha256=sha256, scopes=scopes)
