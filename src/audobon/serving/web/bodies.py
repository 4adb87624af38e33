"""A request's body, bounded while it is read; JSON as text, for those whose own reader names the field that is wrong.

Knows: bounds, UTF-8.  Does not know: what a body says.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

from anyio import to_thread
from fastapi import Request
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException, MultiPartParser

from audobon.serving.config import Bounds
from audobon.serving.refusals import BadRequestError, TooLargeError, UnsupportedMediaError

JSON_TYPE, FORM_TYPE = "application/json", "multipart/form-data"
PICTURE_TYPES = ("image/png", "image/jpeg", "image/webp")
MAX_FIELD_BYTES = 64 * 1024
_AROUND_FILE_BYTES = 256 * 1024
"""What a form has besides its file: borders, heads of its parts, a field."""


async def bounded_body(request: Request, *, most: int) -> AsyncGenerator[bytes]:
    """The parts of a body of at most so many bytes.

    Raises:
        TooLargeError: AUD-728.
    """
    said = request.headers.get("content-length", "0")
    count = int(said) if said.isdecimal() and len(said) < 19 else 0
    if count <= most:
        count = 0
        async for part in request.stream():
            count += len(part)
            if count > most:
                break
            yield part
    if count > most:
        raise TooLargeError(
            "AUD-728", f"the body has more than {most} bytes", hint=f"send {most} at most, or a part of the story"
        )


async def form_of(request: Request, *, most: int) -> FormData:
    """A form with one file of at most so many bytes and one field besides.

    Raises:
        TooLargeError: AUD-728; BadRequestError: AUD-724, if it is no such form.
    """
    body = bounded_body(request, most=most + _AROUND_FILE_BYTES)
    parser = MultiPartParser(request.headers, body, max_files=1, max_fields=1, max_part_size=MAX_FIELD_BYTES)
    try:
        return await parser.parse()
    except (MultiPartException, UnicodeError, ValueError) as error:
        raise BadRequestError(
            "AUD-724", "the form cannot be read", hint="see /openapi.json for its parts: one file, one field"
        ) from error


def json_reader(bounds: Bounds) -> Callable[[Request], Awaitable[str]]:
    """Reads a body of JSON as text, for use as a dependency; raises as `text_reader`'s."""
    return text_reader(bounds, kinds=(JSON_TYPE,))


def text_reader(bounds: Bounds, *, kinds: tuple[str, ...]) -> Callable[[Request], Awaitable[str]]:
    """Reads a body of text of some media types, for use as a dependency.

    The reader raises:
        UnsupportedMediaError: AUD-727; TooLargeError: AUD-728; BadRequestError: AUD-724, if it is not UTF-8.
    """

    async def text(request: Request) -> str:
        _check_kind(request, kinds)
        parts = [part async for part in bounded_body(request, most=bounds.json_bytes)]
        return await to_thread.run_sync(_decoded, parts)

    return text


def picture_reader(*, most: int) -> Callable[[Request], Awaitable[bytes]]:
    """Reads a body that says it is a picture, of at most so many bytes, for use as a dependency.

    The reader raises:
        UnsupportedMediaError: AUD-727; TooLargeError: AUD-728.
    """

    async def picture_bytes(request: Request) -> bytes:
        _check_kind(request, PICTURE_TYPES)
        return b"".join([part async for part in bounded_body(request, most=most)])

    return picture_bytes


def picture_body() -> dict[str, Any]:
    """The declaration of such a body, for OpenAPI."""
    return {"requestBody": {"required": True, "content": {kind: {} for kind in PICTURE_TYPES}}}


def text_body(kinds: tuple[str, ...]) -> dict[str, Any]:
    """The declaration of a body of text, for OpenAPI."""
    return {"requestBody": {"required": True, "content": {kind: {"schema": {"type": "string"}} for kind in kinds}}}


def json_body(schema: dict[str, Any]) -> dict[str, Any]:
    """The declaration of such a body, for OpenAPI."""
    return {"requestBody": {"required": True, "content": {JSON_TYPE: {"schema": schema}}}}


def _check_kind(request: Request, kinds: tuple[str, ...]) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in kinds:
        hint = f"send {', '.join(kinds)}" if kinds != (JSON_TYPE,) else "send JSON"
        raise UnsupportedMediaError("AUD-727", f"a body of {kind[:60] or 'no type'} is not read", hint=hint)


def _decoded(parts: list[bytes]) -> str:
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequestError("AUD-724", f"the body is not UTF-8 (byte {error.start})", hint="send UTF-8") from error
