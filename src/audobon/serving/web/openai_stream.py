"""A request for pictures on its way, as an answer: whole, or as a stream of server-sent events.

Knows: asyncio, events, clients that go away.  Does not know: fields of requests, how pictures are made.

Sources: WHATWG HTML, section 9.2 (server-sent events); OpenAI API reference, "Image generation streaming".
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass

from anyio import to_thread
from fastapi import Request

from audobon.comic.raster import Raster
from audobon.serving.images.asked import ImageAsked
from audobon.serving.images.desk import Commission, ImageDesk, Made, Preview
from audobon.serving.images.picture_files import PictureForm, picture_bytes
from audobon.serving.web.openai_errors import fault_of
from audobon.serving.web.openai_words import ImageData, TokensDetails, Usage

LOOK_S = 0.1
"""So often somebody looks whether the client is still there."""
KEEP_ALIVE_S = 15.0
_PATCH_PX = 64


@dataclass(frozen=True, kw_only=True)
class Sending:
    """How pictures are sent: `kind` is the first part of events' names."""

    asked: ImageAsked
    form: PictureForm
    compression: int
    quality: str
    background: str
    kind: str

    @property
    def told(self) -> dict[str, object]:
        """What every event says of the request."""
        return {
            "created_at": int(time.time()),
            "size": f"{self.asked.width_px}x{self.asked.height_px}",
            "quality": self.quality,
            "background": self.background,
            "output_format": self.form.value,
        }


class Following:
    """One request followed from the event loop.

    Args:
        desk: Where it is asked for.
        request: Of the client, who may go away.
        sending: How pictures are sent.
        client: Whose it is.
    """

    def __init__(self, desk: ImageDesk, request: Request, sending: Sending, *, client: str) -> None:
        self._desk = desk
        self._request = request
        self._sending = sending
        self._client = client
        self._queue: asyncio.Queue[Preview | Made | None] = asyncio.Queue()
        self._commission: Commission | None = None

    async def begin(self) -> None:
        """Ask at the desk.

        Raises:
            AudobonError: as `ImageDesk.ask`.
        """
        loop = asyncio.get_running_loop()

        def hear(event: Preview | Made | None) -> None:
            loop.call_soon_threadsafe(self._queue.put_nowait, event)

        def ask() -> Commission:
            return self._desk.ask(self._sending.asked, client=self._client, hear=hear)

        self._commission = await to_thread.run_sync(ask)
        self._commission.future.add_done_callback(lambda _: _quietly(hear))

    async def pictures(self) -> tuple[list[ImageData], Usage] | None:
        """All pictures; None if the client went away before they were finished.

        Raises:
            AudobonError: what went wrong.
        """
        async for _ in self._events():
            pass
        future = self._asked().future
        try:
            made = future.result(0) if future.done() else ()
        except CancelledError:
            made = ()
        if not made:
            return None
        return [await self._data(one) for one in made], usage_of(self._sending.asked, len(made))

    async def lines(self) -> AsyncIterator[bytes]:
        """Server-sent events: previews, pictures, comments that keep the line open, and an error at the end, if any."""
        sending = self._sending
        async for event in self._events():
            if event is None:
                yield b": keep-alive\n\n"
            elif isinstance(event, Preview):
                told = {
                    "type": f"{sending.kind}.partial_image",
                    "b64_json": await self._encoded(event.image),
                    "partial_image_index": event.number,
                    "image_index": event.picture,
                }
                yield _event(told | sending.told)
            else:
                data = await self._data(event)
                told = {"type": f"{sending.kind}.completed", **data.model_dump(), "image_index": event.picture}
                yield _event(told | sending.told | {"usage": usage_of(sending.asked, 1).model_dump()})
        error = self._asked().future.exception(0) if self._asked().future.done() else None
        if error is not None and not isinstance(error, CancelledError):
            yield _event({"type": "error", "error": fault_of(error).model_dump()})

    async def _events(self) -> AsyncIterator[Preview | Made | None]:
        """What is heard, and None where nothing was for some time; ends with the request, or when the client leaves."""
        heard_at = time.monotonic()
        try:
            while True:
                try:
                    event = await asyncio.wait_for(self._queue.get(), LOOK_S)
                except TimeoutError:
                    if await self._request.is_disconnected():
                        return
                    if time.monotonic() - heard_at >= KEEP_ALIVE_S:
                        heard_at = time.monotonic()
                        yield None
                    continue
                if event is None:
                    return
                heard_at = time.monotonic()
                yield event
        finally:
            self._asked().give_up()  # nothing, if it is finished

    def _asked(self) -> Commission:
        if self._commission is None:
            raise RuntimeError("nothing has been asked for yet")
        return self._commission

    async def _data(self, made: Made) -> ImageData:
        return ImageData(b64_json=await self._encoded(made.image), revised_prompt=made.told, seed=made.seed)

    async def _encoded(self, image: Raster) -> str:
        def encode() -> str:
            data = picture_bytes(image, self._sending.form, quality=self._sending.compression)
            return base64.b64encode(data).decode("ascii")

        return await to_thread.run_sync(encode)


def usage_of(asked: ImageAsked, count: int) -> Usage:
    """Words read, and patches of 8 x 8 px painted."""
    words = len(asked.prompt.split())
    patches = count * asked.width_px * asked.height_px // _PATCH_PX
    return Usage(
        input_tokens=words,
        output_tokens=patches,
        total_tokens=words + patches,
        input_tokens_details=TokensDetails(text_tokens=words),
    )


def _quietly(hear: Callable[[None], None]) -> None:
    """Tell of the end, if the loop still runs."""
    try:
        hear(None)
    except RuntimeError:
        return


def _event(told: dict[str, object]) -> bytes:
    return f"event: {told['type']}\ndata: {json.dumps(told)}\n\n".encode()
