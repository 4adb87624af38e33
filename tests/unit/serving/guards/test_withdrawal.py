"""A token that is taken back: the next request is refused, streams are cut, WebSockets are closed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from audobon.serving.web.guards.asgi import Message, Receive, Send
from audobon.serving.web.guards.asgi import Scope as Request
from audobon.serving.web.guards.guarded import GuardRules, guarded
from audobon.serving.web.guards.scopes import Scope
from audobon.serving.web.guards.tokens import Token
from audobon.serving.web.guards.withdrawal import TAKEN_BACK, answered_while
from tests.unit.serving.guards.echo import HOST, SOCKET, Echo, client_for, token

SECRET, TOKEN = token("anna", Scope.READ, Scope.WRITE)
BEARER = {"authorization": f"Bearer {SECRET}"}


def test_next_request_is_refused_and_the_last_token_opens_nothing() -> None:
    known = [TOKEN]
    client = client_for(Echo(), tokens=known)
    assert client.get("/api/v1/books", headers=BEARER).status_code == 200
    known.clear()
    assert client.get("/api/v1/books", headers=BEARER).status_code == 401
    assert client.get("/api/v1/books").status_code == 401


def test_socket_is_closed_before_what_its_client_says_is_heard() -> None:
    known, echo = [TOKEN], Echo()
    with client_for(echo, tokens=known).websocket_connect(SOCKET, headers=BEARER) as socket:
        socket.receive_json()
        socket.send_text("heard")
        while not echo.said:
            pass
        known.clear()
        socket.send_text("not heard")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_text()
    assert closed.value.code == TAKEN_BACK
    assert echo.said == ["heard", f"gone {TAKEN_BACK}"]


def test_another_token_of_the_same_name_keeps_no_socket_open() -> None:
    known = [TOKEN]
    with client_for(Echo(), tokens=known).websocket_connect(SOCKET, headers=BEARER) as socket:
        socket.receive_json()
        known[:] = [Token(name="anna", sha256="0" * 64, scopes=TOKEN.scopes)]
        socket.send_text("x")
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


def streamed(pieces: int, *, good_for: int) -> list[Message]:
    """What comes of an answer of several pieces whose token is good for so many of them."""
    sent: list[Message] = []

    async def app(scope: Request, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for number in range(pieces):
            await send({"type": "http.response.body", "body": b"x", "more_body": number < pieces - 1})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    def is_good() -> bool:
        return len(sent) <= good_for

    asyncio.run(answered_while(is_good, app, {"type": "http"}, receive, send))
    return sent


@pytest.mark.parametrize(("pieces", "good_for", "told"), [(5, 9, 5), (5, 2, 2), (5, 0, 0), (1, 0, 1)])
def test_stream_is_cut_and_left_incomplete_and_an_answer_in_one_piece_is_whole(
    pieces: int, good_for: int, told: int
) -> None:
    sent = streamed(pieces, good_for=good_for)[1:]
    assert len(sent) == told
    assert [message for message in sent if not message["more_body"]] == sent[pieces - 1 :]


def test_faults_of_an_application_are_still_told() -> None:
    async def app(scope: Request, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    async def nothing(*_: Any) -> Any:
        return {}

    for kind in ("http", "websocket"):
        with pytest.raises(ZeroDivisionError):
            asyncio.run(answered_while(lambda: True, app, {"type": kind}, nothing, nothing))


def test_event_that_comes_after_a_token_was_taken_back_is_not_told() -> None:
    known, told = [TOKEN], []

    async def app(scope: Request, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        known.clear()
        try:
            await send({"type": "websocket.send", "text": "a secret"})
        except OSError:
            told.append((await receive())["code"])

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope = {
        "type": "websocket", "path": "/api/v1/books/a/events", "raw_path": b"/api/v1/books/a/events", "scheme": "ws",
        "query_string": b"", "client": ("127.0.0.1", 5), "subprotocols": [],
        "headers": [(b"host", HOST.encode()), (b"authorization", BEARER["authorization"].encode())],
    }  # fmt: skip
    asyncio.run(guarded(app, rules=GuardRules(tokens=lambda: known))(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.close"]
    assert (sent[1]["code"], told) == (TAKEN_BACK, [TAKEN_BACK])
