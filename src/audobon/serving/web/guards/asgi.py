"""The words of ASGI, and how a request's headers are read.

Knows: ASGI 3.0 (https://asgi.readthedocs.io/en/latest/specs/www.html).  Does not know: what is guarded.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

HTTP, WEBSOCKET = "http", "websocket"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing. Source: RFC 9110, section 9.2.1; TRACE, which echoes what it is sent, is left out."""


def is_request(scope: Scope) -> bool:
    """Whether this is a request or a handshake, and not the server's own start and end."""
    return scope["type"] in (HTTP, WEBSOCKET)


def method_of(scope: Scope) -> str:
    """The method; of a WebSocket's handshake the word WEBSOCKET."""
    return str(scope["method"]) if scope["type"] == HTTP else "WEBSOCKET"


def header_values(scope: Scope, name: bytes) -> list[str]:
    """All values of a header, in order; `name` in lower case. Bytes are read as ISO 8859-1, as HTTP has it."""
    return [value.decode("latin-1").strip() for key, value in scope["headers"] if key.lower() == name]


def state_of(scope: Scope) -> dict[str, Any]:
    """The request's own state: a copy of the server's the first time that it is asked for."""
    state = scope.get("state")
    if not isinstance(state, _OwnState):
        state = _OwnState(state or {})
        scope["state"] = state
    return state


class _OwnState(dict[str, Any]):
    """The state of one request."""


def with_headers(message: Message, headers: list[Header], *, without: frozenset[bytes] = frozenset()) -> Message:
    """A message that starts an answer, some of its headers taken out and others put in."""
    kept = [(key, value) for key, value in message.get("headers", ()) if key.lower() not in without]
    return {**message, "headers": [*kept, *headers]}
