"""An answer that goes on only as long as the token that it was asked for with is good.

Knows: ASGI's messages, how a stream and a WebSocket are cut.  Does not know: tokens; whether one is good is asked.

What is answered in one piece was asked for when the token was good, and is sent whole. A stream is cut before its next
piece, a WebSocket closed at the next message in either direction: nothing more is told, and nothing more is done.
"""

from __future__ import annotations

from collections.abc import Callable

from audobon.serving.web.guards.asgi import HTTP, App, Message, Receive, Scope, Send

TAKEN_BACK = 4401
"""Closes a WebSocket whose token was taken back: 4000 and the status that another handshake would be refused with."""


class _CutError(OSError):
    """What an application hears of a stream that was cut: the same as of a client that has gone."""


async def answered_while(is_good: Callable[[], bool], app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Have a request answered, or a WebSocket talked over, while the token that was shown is good.

    A stream that is cut is left incomplete, so that the server closes its connection and no client takes it for whole.
    """
    if scope["type"] == HTTP:
        await _streamed(is_good, app, scope, receive, send)
    else:
        await _talked(is_good, app, scope, receive, send)


async def _streamed(is_good: Callable[[], bool], app: App, scope: Scope, receive: Receive, send: Send) -> None:
    is_cut = False

    async def sent(message: Message) -> None:
        nonlocal is_cut
        is_cut = is_cut or (bool(message.get("more_body")) and not is_good())
        if is_cut:
            raise _CutError("the token was taken back")
        await send(message)

    try:
        await app(scope, receive, sent)
    except Exception:
        if not is_cut:
            raise


async def _talked(is_good: Callable[[], bool], app: App, scope: Scope, receive: Receive, send: Send) -> None:
    is_closed = False

    async def withdrawn() -> bool:
        nonlocal is_closed
        if not is_closed and not is_good():
            is_closed = True
            await send({"type": "websocket.close", "code": TAKEN_BACK, "reason": "AUD-752"})
        return is_closed

    async def heard() -> Message:
        if not is_closed:
            message = await receive()
            if not await withdrawn():
                return message
        return {"type": "websocket.disconnect", "code": TAKEN_BACK}

    async def said(message: Message) -> None:
        if await withdrawn():
            raise _CutError("the token was taken back")
        await send(message)

    try:
        await app(scope, heard, said)
    except Exception:
        if not is_closed:
            raise
