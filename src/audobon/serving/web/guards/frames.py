"""What comes over a WebSocket, within bounds: the size of a message and how many a second.

Knows: RFC 6455's codes for closing.  Does not know: what messages mean.  The server itself is told the largest frame as
well (`ws_max_size`), since it holds a message before any application sees it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from audobon.serving.web.guards.asgi import WEBSOCKET, App, Message, Receive, Scope, Send

_TOO_BIG, _TRY_AGAIN_LATER = 1009, 1013


@dataclass(frozen=True, kw_only=True)
class FrameBounds:
    """The most that a client may say.

    Attributes:
        message_bytes: Of one message.
        per_second: Messages a second in the long run.
        burst: Messages at once.
    """

    message_bytes: int = 64 * 1024
    per_second: float = 20.0
    burst: int = 100


class FrameGuard:
    """Closes a WebSocket whose client says too much (1009) or too often (1013); the service sees that it has gone."""

    def __init__(self, app: App, *, bounds: FrameBounds, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._bounds = bounds
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != WEBSOCKET:
            await self._app(scope, receive, send)
            return
        held, seen_at, closed = float(self._bounds.burst), self._clock(), 0

        async def heard() -> Message:
            nonlocal held, seen_at, closed
            if closed:
                return {"type": "websocket.disconnect", "code": closed}
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            now = self._clock()
            held, seen_at = min(self._bounds.burst, held + (now - seen_at) * self._bounds.per_second), now
            held -= 1
            if _bytes_of(message) > self._bounds.message_bytes:
                closed = _TOO_BIG
            elif held < 0:
                closed = _TRY_AGAIN_LATER
            if not closed:
                return message
            await send({"type": "websocket.close", "code": closed})
            return {"type": "websocket.disconnect", "code": closed}

        async def said(message: Message) -> None:
            if not closed:  # what the service still had to say comes too late
                await _passed(send, message)

        await self._app(scope, heard, said)


async def _passed(send: Send, message: Message) -> None:
    """Send; where the server has closed the connection over a frame that it could not read, as to one that is lost."""
    try:
        await send(message)
    except RuntimeError as error:
        if message["type"] == "websocket.accept":
            raise
        raise OSError("the connection is closed") from error


def _bytes_of(message: Message) -> int:
    text = message.get("text")
    return len(message.get("bytes") or b"") if text is None else len(text.encode("utf-8", "surrogatepass"))
