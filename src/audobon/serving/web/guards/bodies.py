"""A request's body, within bounds before anything parses it: its length, said or not, its pace, and how many at once.

Knows: lengths by path, seconds, uploads under way.  Does not know: what is in a body.

A length that is said and too long is refused before a byte is read. One that is not said (chunks) is counted as it
comes. Once a body is refused, whatever the service would have answered to its first part is dropped: no byte of it has
been sent yet, and the caller is told the true reason.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from audobon.serving.web.guards.asgi import HTTP, App, Message, Receive, Scope, Send, header_values
from audobon.serving.web.guards.rates import by_client
from audobon.serving.web.guards.refusal import RequestRefusedError, refuse

MIB = 1024 * 1024
FEWEST_BYTES_A_PIECE = 64
FREE_PIECES = 1024
_CLOSE = {"Connection": "close"}
_GONE = {"type": "http.disconnect"}


@dataclass(frozen=True, kw_only=True)
class BodyBounds:
    """The most that is taken of bodies.

    Attributes:
        by_prefix: Bytes by the beginning of the path; the longest that fits counts.
        default_bytes: Where none fits.
        idle_s: Without a byte.
        total_s: From the first byte to the last.
        upload_bytes: A body of more bytes than this, or of a length that is not said, is an upload.
        uploads: Uploads at once.
        uploads_of_client: Of one client.
    """

    by_prefix: tuple[tuple[str, int], ...] = (
        ("/api/v1/books", 65 * MIB),
        ("/api/v1/story", 65 * MIB),
        ("/api/v1/panels", 16 * MIB),
        ("/v1/images/edits", 65 * MIB),
        ("/v2/models", 257 * MIB),
    )
    default_bytes: int = 16 * MIB
    idle_s: float = 20.0
    total_s: float = 300.0
    upload_bytes: int = 64 * 1024
    uploads: int = 16
    uploads_of_client: int = 4

    def most_bytes(self, path: str) -> int:
        """The most bytes that a body sent to this path may have."""
        fits = [(prefix, most) for prefix, most in self.by_prefix if path.startswith(prefix)]
        return max(fits, key=lambda one: len(one[0]), default=("", self.default_bytes))[1]


class BodyGuard:
    """Refuses bodies that are too long (413), come too slowly (408) or in crumbs (400), and too many uploads (429)."""

    def __init__(self, app: App, *, bounds: BodyBounds, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._bounds = bounds
        self._clock = clock
        self._uploads: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != HTTP or not _has_body(scope):
            await self._app(scope, receive, send)
            return
        most = self._bounds.most_bytes(str(scope["path"]))
        said, refusal = _length_said(scope, most)
        client = by_client(scope)
        is_upload = said is None or said > self._bounds.upload_bytes
        if refusal is None and is_upload and not self._has_room(client):
            refusal = _too_many()
        if refusal is not None:
            await refuse(scope, receive, send, refusal)
            return
        self._uploads[client] += is_upload
        try:
            await self._read(scope, receive, send, most_bytes=most)
        finally:
            self._uploads[client] -= is_upload
            self._uploads += Counter()  # forgets clients that have none

    def _has_room(self, client: str) -> bool:
        bounds = self._bounds
        return self._uploads.total() < bounds.uploads and self._uploads[client] < bounds.uploads_of_client

    async def _read(self, scope: Scope, receive: Receive, send: Send, *, most_bytes: int) -> None:
        body = _Body(receive, bounds=self._bounds, most_bytes=most_bytes, clock=self._clock)
        has_started = False

        async def sending(message: Message) -> None:
            nonlocal has_started
            if body.refusal is None or has_started:
                has_started = True
                await send(message)

        try:
            await self._app(scope, body.receive, sending)
        except Exception:
            if body.refusal is None or has_started:
                raise  # else whatever was reading the body broke because no more of it came
        if body.refusal is not None and not has_started:
            await refuse(scope, receive, send, body.refusal)


class _Body:
    """A body as it comes in."""

    def __init__(self, receive: Receive, *, bounds: BodyBounds, most_bytes: int, clock: Callable[[], float]) -> None:
        self._receive = receive
        self._bounds = bounds
        self._most_bytes = most_bytes
        self._clock = clock
        self._began = clock()
        self._bytes = 0
        self._pieces = 0
        self._is_whole = False
        self.refusal: RequestRefusedError | None = None

    async def receive(self) -> Message:
        """The next piece; after the last one, what the server says; once it is refused, that its sender has gone."""
        if self.refusal is not None:
            return dict(_GONE)
        if self._is_whole:
            return await self._receive()
        message = await self._piece()
        if message["type"] != "http.request":
            self._is_whole = True
            return message
        self._bytes += len(message.get("body", b""))
        self._pieces += 1
        self._is_whole = not message.get("more_body", False)
        if self._bytes > self._most_bytes:
            return self._refused("AUD-756", f"the body has more than {self._most_bytes} bytes", "send less", status=413)
        if self._pieces > FREE_PIECES + self._bytes // FEWEST_BYTES_A_PIECE:
            fact = f"the body comes in {self._pieces} pieces of {self._bytes} bytes together"
            return self._refused("AUD-762", fact, "send it in larger pieces", status=400)
        return message

    async def _piece(self) -> Message:
        left_s = self._bounds.total_s - (self._clock() - self._began)
        try:
            async with asyncio.timeout(max(0.0, min(self._bounds.idle_s, left_s))):
                return await self._receive()
        except TimeoutError:
            fact = f"the body did not come: {self._bytes} bytes in {self._clock() - self._began:.0f} s"
            return self._refused("AUD-757", fact, "send it faster, or less", status=408)

    def _refused(self, code: str, fact: str, hint: str, *, status: int) -> Message:
        self.refusal = RequestRefusedError(code, fact, hint=hint, status=status, headers=_CLOSE)
        return dict(_GONE)


def _has_body(scope: Scope) -> bool:
    """Source: RFC 9112, section 6: a request has a body if it has one of these headers."""
    return any(key.lower() in (b"content-length", b"transfer-encoding") for key, _ in scope["headers"])


def _length_said(scope: Scope, most: int) -> tuple[int | None, RequestRefusedError | None]:
    """The length that a request says its body has, None if it says none; and why it cannot be."""
    said = header_values(scope, b"content-length")
    if not said:
        return None, None
    if (
        len(set(said)) > 1
        or not (said[0].isascii() and said[0].isdigit())
        or header_values(scope, b"transfer-encoding")
    ):
        fact = "the length of the body is said in two ways, or is no number"
        return None, RequestRefusedError("AUD-762", fact, hint="say it once", status=400, headers=_CLOSE)
    digits = said[0].lstrip("0") or "0"
    if len(digits) > len(str(most)) or int(digits) > most:
        fact = f"the body is said to have {digits[:20]} bytes"
        hint = f"send at most {most}"
        return None, RequestRefusedError("AUD-756", fact, hint=hint, status=413, headers=_CLOSE)
    return int(digits), None


def _too_many() -> RequestRefusedError:
    return RequestRefusedError(
        "AUD-758",
        "as many uploads are under way as are taken at once",
        hint="send it again in 5 s",
        status=429,
        headers={"Retry-After": "5", **_CLOSE},
    )
