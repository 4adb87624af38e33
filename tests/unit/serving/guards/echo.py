"""A small real application behind the guards: it says what reached it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from audobon.serving.web.guards.asgi import App, Message
from audobon.serving.web.guards.guarded import GuardRules, guarded
from audobon.serving.web.guards.scopes import Scope
from audobon.serving.web.guards.tokens import Token, digest_of

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
HOST = "127.0.0.1:8377"
SOCKET = f"ws://{HOST}/api/v1/books/a/events"


class Echo:
    """What the service saw: paths of requests that came through, whole bodies, and WebSockets' messages."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.said: list[str] = []
        self.app = Starlette(
            routes=[
                WebSocketRoute("/api/v1/books/{id}/events", self._events),
                Route("/open", self._open_to_all, methods=["GET"]),
                Route("/early", self._early, methods=["POST"]),
                Route("/{path:path}", self._answer, methods=list(METHODS)),
            ]
        )

    async def _answer(self, request: Request) -> Response:
        body = await request.body()
        self.seen.append(request.url.path)
        told = {
            "bytes": len(body),
            "client": request.state.client,
            "id": request.state.request_id,
            "scopes": sorted(request.state.scopes),
        }
        return JSONResponse(told)

    async def _open_to_all(self, request: Request) -> Response:
        return Response("x", headers={"access-control-allow-origin": "*", "server": "mine", "cache-control": "private"})

    async def _early(self, request: Request) -> Response:
        """Answers well whatever happens to the body, as a framework may that turns errors into answers."""
        try:
            await request.body()
        except Exception:  # noqa: BLE001 - as such frameworks do
            return JSONResponse({}, status_code=400)
        return JSONResponse({})

    async def _events(self, socket: WebSocket) -> None:
        await socket.accept()
        self.seen.append(socket.url.path)
        await socket.send_json({"client": socket.state.client, "offered": socket.scope["subprotocols"]})
        try:
            while True:
                self.said.append(await socket.receive_text())
        except WebSocketDisconnect as gone:
            self.said.append(f"gone {gone.code}")


def client_for(echo: Echo, *, host: str = HOST, tokens: Sequence[Token] | None = None, **rules: Any) -> TestClient:
    known = None if tokens is None else lambda: tokens
    return TestClient(guarded(echo.app, rules=GuardRules(tokens=known, **rules)), base_url=f"http://{host}")


def token(name: str, *scopes: Scope) -> tuple[str, Token]:
    secret = f"aud_secret-of-{name}"
    return secret, Token(name=name, sha256=digest_of(secret), scopes=scopes)


@dataclass(kw_only=True)
class Answer:
    """What came back: a status (101 for a WebSocket that was accepted), headers, a body."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def code(self) -> str:
        """The code that a refusal has; empty if it is none."""
        return str(json.loads(self.body)["code"]) if self.status >= 400 else ""


def answered(
    app: App, method: str, path: str, *, headers: dict[str, str] | None = None, pieces: tuple[bytes, ...] = (b"",)
) -> Answer:
    """Ask an application without a server: one request of these pieces, or a handshake that is left at once."""
    is_socket = method == "WEBSOCKET"
    scope: dict[str, Any] = {
        "type": "websocket" if is_socket else "http",
        "scheme": "ws" if is_socket else "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(key.encode(), value.encode()) for key, value in (headers or {}).items()],
        "client": ("127.0.0.1", 50000),
        "subprotocols": [],
        "extensions": {"websocket.http.response": {}},
    }
    if not is_socket:
        scope["method"] = method
    found = Answer()
    last = len(pieces) - 1
    told = iter({"type": "http.request", "body": piece, "more_body": at < last} for at, piece in enumerate(pieces))
    greeted = iter([{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}])

    async def receive() -> Message:
        return next(greeted if is_socket else told)

    async def send(message: Message) -> None:
        if message["type"] == "websocket.accept":
            found.status = 101
        elif message["type"].endswith(".start"):
            found.status = message["status"]
            found.headers = {key.decode(): value.decode() for key, value in message["headers"]}
        elif message["type"].endswith(".body"):
            found.body += message["body"]

    asyncio.run(app(scope, receive, send))
    return found


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now
