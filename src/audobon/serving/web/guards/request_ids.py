"""Every request has an id: the caller's, if it is a sane one, else a new one; the answer says it.

Knows: `X-Request-ID`.  Does not know: logs.
"""

from __future__ import annotations

import re
import secrets

from audobon.serving.web.guards.asgi import (
    App,
    Message,
    Receive,
    Scope,
    Send,
    header_values,
    is_request,
    state_of,
    with_headers,
)

HEADER = b"x-request-id"
_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,127}")
"""No spaces, no line ends, nothing that a log or a shell would read as more than a word."""
STARTS = frozenset({"http.response.start", "websocket.accept", "websocket.http.response.start"})


class RequestIds:
    """Sets `scope["state"]["request_id"]` and the answer's header."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_request(scope):
            await self._app(scope, receive, send)
            return
        sent = header_values(scope, HEADER)
        is_sane = len(sent) == 1 and _SANE.fullmatch(sent[0])
        request_id = sent[0] if is_sane else secrets.token_hex(16)
        state_of(scope)["request_id"] = request_id

        async def told(message: Message) -> None:
            if message["type"] in STARTS:
                header = (HEADER, request_id.encode("ascii"))
                message = with_headers(message, [header], without=frozenset({HEADER}))
            await send(message)

        await self._app(scope, receive, told)
