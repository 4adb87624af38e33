"""Answers that go on: server-sent events, and frames of finished pictures.

Knows: their formats, keeping them alive, giving back what they held.  Does not know: routes, who may read what.

Source: HTML Living Standard, section 9.2 (server-sent events).
"""

from __future__ import annotations

import asyncio
import hashlib
import struct
from collections.abc import AsyncIterator

import anyio
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from audobon.errors import AudobonError
from audobon.serving.framing import frame_start
from audobon.serving.jobs.job import Event
from audobon.serving.web.live.conversation import Patience
from audobon.serving.web.live.finished import FinishedPictures, Mark
from audobon.serving.web.live.hub import Reader
from audobon.serving.web.live.messages import EndView, error_view, event_view
from audobon.serving.web.live.places import Place

EVENT_STREAM = "text/event-stream"
RETRY_MS = 1000
SOON_S = 0.1
CHUNK_BYTES = 256 * 1024


class LiveResponse(StreamingResponse):
    """An answer that holds a reader and a place until its end, however it comes.

    Args:
        content: The body's pieces.
        media_type: Of the whole.
        reader: Left at the end.
        place: Given back at the end.
        patience: With a client that takes nothing in.
    """

    def __init__(
        self, content: AsyncIterator[bytes], *, media_type: str, reader: Reader, place: Place, patience: Patience
    ) -> None:
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        super().__init__(content, media_type=media_type, headers=headers)
        self._reader = reader
        self._place = place
        self._slow_s = patience.slow_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def patient(message: Message) -> None:
            try:
                with anyio.fail_after(self._slow_s):
                    await send(message)
            except TimeoutError as error:
                raise OSError("the client takes nothing in") from error

        try:
            await super().__call__(scope, receive, patient)
        finally:
            self._reader.__exit__()
            self._place.give_back()


async def sent_events(reader: Reader, *, patience: Patience) -> AsyncIterator[bytes]:
    """A book's log as server-sent events: `id` is the sequence number; `end` and `refused` are events of their own."""
    retry = b"retry: %d\n" % RETRY_MS  # with the first event: some clients take a block without data for one
    try:
        while True:
            batch = await reader.next(wait_s=patience.alive_s)
            if batch.events:
                yield retry + b"".join(map(_sent, batch.events))
                retry = b""
            if batch.ended is not None:
                end = EndView(sequence=reader.behind, state=batch.ended)
                yield b"event: end\ndata: %s\n\n" % end.model_dump_json().encode()
                return
            if batch.is_closing:
                return
            if batch.is_empty:
                yield b": alive\n\n"
    except AudobonError as error:
        yield b"event: refused\ndata: %s\n\n" % error_view(error).model_dump_json().encode()


def _sent(event: Event) -> bytes:
    return b"id: %d\ndata: %s\n\n" % (event.sequence, event_view(event).model_dump_json().encode())


async def finished_frames(reader: Reader, pictures: FinishedPictures, *, patience: Patience) -> AsyncIterator[bytes]:
    """A book's finished pictures, each when it is finished, as frames; at last one that says how the book ended."""
    loop = asyncio.get_running_loop()
    told_at, wait_s = loop.time(), 0.0
    try:
        while True:
            batch = await reader.next(wait_s=wait_s)
            marks, is_more = await asyncio.to_thread(pictures.untold, is_last=batch.ended is not None)
            for mark in marks:
                data = await asyncio.to_thread(pictures.told, mark)
                if data is not None:
                    yield frame_start(_header(pictures.kind, mark, data), body_bytes=len(data))
                    for start in range(0, len(data), CHUNK_BYTES):
                        yield data[start : start + CHUNK_BYTES]
                    told_at = loop.time()
            if batch.ended is not None:
                yield frame_start({"kind": "end", "state": batch.ended.value})
                return
            if batch.is_closing:
                return
            if loop.time() - told_at >= patience.alive_s:
                yield frame_start({"kind": "alive"})
                told_at = loop.time()
            wait_s = SOON_S if is_more else told_at + patience.alive_s - loop.time()
    except AudobonError as error:
        yield frame_start({"kind": "refused", **error_view(error).model_dump(exclude={"type"})})


def _header(kind: str, mark: Mark, data: bytes) -> dict[str, object]:
    width, height = struct.unpack(">II", data[16:24])  # of a PNG's first chunk
    return {
        "kind": kind, "id": mark.name, "place": mark.place, "media_type": "image/png", "width": width,
        "height": height, "sha256": hashlib.sha256(data).hexdigest(),
    }  # fmt: skip
