"""One WebSocket: a book's events and looks to the client, and what the client may say.

Knows: messages, who is too slow, who says too much that is wrong.  Does not know: queues, who may read what.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import anyio
from pydantic import BaseModel
from starlette.websockets import WebSocket, WebSocketDisconnect

from audobon.errors import AudobonError
from audobon.serving.web.live.hub import Reader
from audobon.serving.web.live.messages import (
    MAX_MESSAGE_CHARS,
    AckMessage,
    AliveView,
    EndView,
    error_view,
    event_view,
    said,
)
from audobon.serving.web.live.refusals import (
    ENDED,
    GOING_AWAY,
    TOO_LONG,
    TOO_SLOW,
    TOO_WRONG,
    WrongMessageError,
    close_code,
)

MOST_WRONG = 16
UNACKNOWLEDGED = 32
"""Events that a client which acknowledges may be behind and still be sent looks."""


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long one waits, in seconds: before saying that one is alive; for a client that takes nothing in."""

    alive_s: float = 15.0
    slow_s: float = 30.0


class Conversation:
    """A book told to one client.

    Args:
        socket: Accepted.
        reader: Of the book.
        cancel: Cancels it, if this client may.
        patience: With the client.
    """

    def __init__(
        self, socket: WebSocket, reader: Reader, *, cancel: Callable[[], Awaitable[object]], patience: Patience
    ) -> None:
        self._socket = socket
        self._reader = reader
        self._cancel = cancel
        self._patience = patience
        self._speaking = anyio.Lock()
        self._sent = reader.behind
        self._acknowledged: int | None = None

    async def run(self) -> int:
        """Talk until the book has ended or something else ends it; the code to close with.

        Raises:
            WebSocketDisconnect: if the client went.
            AudobonError: as `Reader.next`.
        """
        outcomes: list[int | Exception] = []
        async with anyio.create_task_group() as both:

            async def ended(part: Callable[[], Awaitable[int]]) -> None:
                try:
                    outcomes.append(await part())
                except TimeoutError:
                    outcomes.append(TOO_SLOW)
                except (AudobonError, WebSocketDisconnect, OSError) as error:
                    outcomes.append(error)
                both.cancel_scope.cancel()

            both.start_soon(ended, self._tell)
            both.start_soon(ended, self._hear)
        outcome = outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    # --- to the client ---

    async def _tell(self) -> int:
        while True:
            batch = await self._reader.next(wait_s=self._patience.alive_s)
            for event in batch.events:
                await self._say(event_view(event))
                self._sent = event.sequence
            for look in batch.looks:
                if self._keeps_up():
                    await self._send(look.data)
            if batch.ended is not None:
                await self._say(EndView(sequence=self._sent, state=batch.ended))
                return ENDED
            if batch.is_closing:
                return GOING_AWAY
            if batch.is_empty:
                await self._say(AliveView(sequence=self._sent))

    def _keeps_up(self) -> bool:
        return self._acknowledged is None or self._sent - self._acknowledged <= UNACKNOWLEDGED

    async def _say(self, message: BaseModel) -> None:
        await self._send(message.model_dump_json())

    async def _send(self, data: str | bytes) -> None:
        """Send when the client takes it.

        Raises:
            TimeoutError: if it does not.
        """
        async with self._speaking:
            with anyio.fail_after(self._patience.slow_s):
                if isinstance(data, str):
                    await self._socket.send_text(data)
                else:
                    await self._socket.send_bytes(data)

    # --- from the client ---

    async def _hear(self) -> int:
        wrong = 0
        while wrong < MOST_WRONG:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message.get("code", 1005))
            text = message.get("text")
            if len(text or message.get("bytes") or "") > MAX_MESSAGE_CHARS:
                return TOO_LONG
            try:
                await self._obey(text or "")
            except AudobonError as error:
                wrong += 1
                await self._say(error_view(error))
        return TOO_WRONG

    async def _obey(self, text: str) -> None:
        message = said(text)
        if not isinstance(message, AckMessage):
            await self._cancel()
            return
        if message.sequence > self._sent:
            raise WrongMessageError(
                "AUD-767",
                f"event {message.sequence} was acknowledged, and {self._sent} was sent last",
                hint="acknowledge events that came",
            )
        self._acknowledged = max(message.sequence, self._acknowledged or 0)


async def hung_up(socket: WebSocket, error: AudobonError) -> None:
    """Tell a client why it cannot be talked with, and close."""
    await socket.send_text(error_view(error).model_dump_json())
    await socket.close(close_code(error))
