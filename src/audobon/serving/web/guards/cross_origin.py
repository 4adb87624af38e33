"""Pages of the configured origins may read answers; those of all others, by browsers' own rule, may not.

Knows: the Fetch standard's CORS protocol (https://fetch.spec.whatwg.org/#http-cors-protocol).  Does not know: tokens.
"""

from __future__ import annotations

from audobon.serving.web.guards.asgi import (
    HTTP,
    App,
    Header,
    Message,
    Receive,
    Scope,
    Send,
    header_values,
    with_headers,
)
from audobon.serving.web.guards.authority import Origin, read_origin

METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE"
HEADERS = "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, range, x-request-id"
EXPOSED = "content-range, etag, location, retry-after, x-request-id"
_MAX_AGE_S = "600"
CROSS_ORIGIN = frozenset(
    {
        b"access-control-allow-credentials",
        b"access-control-allow-headers",
        b"access-control-allow-methods",
        b"access-control-allow-origin",
        b"access-control-expose-headers",
        b"access-control-max-age",
        b"access-control-allow-private-network",
    }
)


class CrossOriginReads:
    """Answers browsers' questions before a request (preflights) and marks answers, for configured origins alone.

    Whatever the service itself says of this is taken out, so that no route can open it to everybody.
    """

    def __init__(self, app: App, *, origins: frozenset[Origin]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != HTTP:
            await self._app(scope, receive, send)
            return
        allowed = self._allowed(scope)
        if allowed and scope["method"] == "OPTIONS" and header_values(scope, b"access-control-request-method"):
            await _answer_preflight(send, allowed)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = with_headers(message, _marks(allowed), without=CROSS_ORIGIN)
            await send(message)

        await self._app(scope, receive, marked)

    def _allowed(self, scope: Scope) -> bytes:
        sent = header_values(scope, b"origin") if self._origins else []
        return sent[0].encode("latin-1") if len(sent) == 1 and read_origin(sent[0]) in self._origins else b""


def _marks(allowed: bytes) -> list[Header]:
    if not allowed:
        return []
    return [
        (b"access-control-allow-origin", allowed),
        (b"access-control-expose-headers", EXPOSED.encode("ascii")),
        (b"vary", b"Origin"),
    ]


async def _answer_preflight(send: Send, allowed: bytes) -> None:
    headers = [
        (b"access-control-allow-origin", allowed),
        (b"access-control-allow-methods", METHODS.encode("ascii")),
        (b"access-control-allow-headers", HEADERS.encode("ascii")),
        (b"access-control-max-age", _MAX_AGE_S.encode("ascii")),
        (b"vary", b"Origin"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
