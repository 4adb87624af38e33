"""A connection that wastes the server's time is closed: one that says nothing, or its head or its body in crumbs.

Knows: uvicorn's protocol for HTTP/1.1.  Does not know: what is asked.

uvicorn waits for a request's head for ever; a thousand connections that each hold back their last line (slowloris)
would use up a process's files. The clock starts with the connection and with the end of each answer, and stops when a
head is whole.

A body in chunks of a byte costs the parser twenty microseconds a byte, in which nobody else is served. What comes is
handed on in slices, and once far more came than there was in it, no more is taken.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

_SLICE_BYTES = 8192
_FREE_BYTES = 65_536
_LEAST_SHARE = 4
"""At most so many bytes may come for each byte of a body."""


class ImpatientProtocol(H11Protocol):
    """HTTP/1.1 whose heads come within `head_s` seconds, and bodies not in crumbs; for `uvicorn.Config(http=...)`."""

    head_s = 10.0
    _head_timer: asyncio.TimerHandle | None = None
    _came_bytes = 0
    _body_bytes = 0

    def data_received(self, data: bytes) -> None:
        for at in range(0, len(data), _SLICE_BYTES):
            piece, cycle = data[at : at + _SLICE_BYTES], self.cycle
            before = 0 if cycle is None else len(cycle.body)
            super().data_received(piece)
            if self.transport.is_closing() or self.transport.get_protocol() is not self:
                self._hand_over(data[at + _SLICE_BYTES :])
                return
            if self.cycle is not cycle:
                self._came_bytes = self._body_bytes = 0
            elif cycle is not None:
                self._came_bytes += len(piece)
                self._body_bytes += len(cycle.body) - before
                if self._came_bytes > _FREE_BYTES + _LEAST_SHARE * self._body_bytes:
                    self.transport.close()
                    return

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start_waiting()

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self.cycle is not before or self.transport.get_protocol() is not self:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        self._stop_waiting()
        super().on_response_complete()
        if self.cycle is not None and self.cycle.response_complete and not self.transport.is_closing():
            self._start_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _hand_over(self, rest: bytes) -> None:
        """What came behind a handshake is the WebSocket's."""
        other = self.transport.get_protocol()
        if rest and other is not self and isinstance(other, asyncio.Protocol) and not self.transport.is_closing():
            other.data_received(rest)

    def _start_waiting(self) -> None:
        self._stop_waiting()
        self._head_timer = self.loop.call_later(self.head_s, self._give_up)

    def _stop_waiting(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()
