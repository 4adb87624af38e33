"""A story out of a request's body: JSON with its text, or a form with its file; bounded while it is read.

Knows: media types, forms, bounds.  Does not know: what is done with the story.

What blocks (parsing, files) is done in threads; on the event loop bytes are only counted and passed on.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from anyio import to_thread
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile

from audobon.serving.config import Bounds
from audobon.serving.refusals import BadRequestError, TooLargeError, UnsupportedMediaError
from audobon.serving.story_names import safe_story_name
from audobon.serving.web.bodies import FORM_TYPE, JSON_TYPE, bounded_body, form_of
from audobon.serving.web.book_request import BookOptions, BookRequest

Asked = TypeVar("Asked", bound=BaseModel)


@dataclass(frozen=True, kw_only=True)
class StoryAsked:
    """A story as it was sent, under a safe name, and what its book is to be."""

    name: str
    data: bytes
    options: BookOptions


def story_reader(bounds: Bounds) -> Callable[[Request], Awaitable[StoryAsked]]:
    """Reads a request's story, for use as a dependency.

    The reader raises:
        UnsupportedMediaError: AUD-727, for another kind of body or of file.
        TooLargeError: AUD-728.
        BadRequestError: AUD-724, for a form that is none.
        RequestValidationError: for fields that are missing, unknown or out of bounds.
    """

    async def story_asked(request: Request) -> StoryAsked:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == JSON_TYPE:
            parts = [part async for part in bounded_body(request, most=bounds.json_bytes)]
            return await to_thread.run_sync(_from_json, b"".join(parts), bounds)
        if kind == FORM_TYPE:
            form = await form_of(request, most=bounds.upload_bytes)
            try:
                return await to_thread.run_sync(_from_form, form, bounds)
            finally:
                await form.close()
        raise UnsupportedMediaError(
            "AUD-727", f"a body of {kind[:60] or 'no type'} is not read", hint=f"send {JSON_TYPE} or {FORM_TYPE}"
        )

    return story_asked


def story_body() -> dict[str, Any]:
    """The declaration of such a request's body, for OpenAPI."""
    form = {
        "type": "object",
        "properties": {
            "file": {"type": "string", "contentMediaType": "application/octet-stream", "minLength": 1},
            "options": BookOptions.model_json_schema(),
        },
        "required": ["file"],
        "additionalProperties": False,
    }
    described = {"options": {"contentType": JSON_TYPE}}
    return {
        "requestBody": {
            "required": True,
            "content": {
                JSON_TYPE: {"schema": BookRequest.model_json_schema()},
                FORM_TYPE: {"schema": form, "encoding": described},
            },
        }
    }


def _from_json(data: bytes, bounds: Bounds) -> StoryAsked:
    asked = _validated(BookRequest, data)
    if len(asked.text) > bounds.text_chars:
        raise TooLargeError(
            "AUD-728", f"the text has {len(asked.text)} characters", hint=f"send {bounds.text_chars} at most"
        )
    return StoryAsked(name=safe_story_name(asked.name), data=asked.text.encode("utf-8", "replace"), options=asked)


def _from_form(form: FormData, bounds: Bounds) -> StoryAsked:
    if unknown := set(form) - {"file", "options"}:
        raise _no_form(f'the form has a part "{min(unknown)[:40]}"')
    file, options = form.get("file"), form.get("options", "{}")
    if not isinstance(file, UploadFile) or not isinstance(options, str):
        raise _no_form("the form has no file, or its options are one")
    name, data = safe_story_name(file.filename or ""), file.file.read(bounds.upload_bytes + 1)
    if len(data) > bounds.upload_bytes:
        raise TooLargeError(
            "AUD-728", f"{name} has more than {bounds.upload_bytes} bytes", hint=f"send {bounds.upload_bytes} at most"
        )
    if not data:
        raise _no_form(f"{name} is empty")
    return StoryAsked(name=name, data=data, options=_validated(BookOptions, options.encode("utf-8", "replace")))


def _validated(kind: type[Asked], data: bytes) -> Asked:
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        faults = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_url=False, include_input=False)]
        raise RequestValidationError(faults) from error


def _no_form(fact: str) -> BadRequestError:
    return BadRequestError(
        "AUD-724", fact, hint="send a form with the part file (with a file name), and options as JSON if any"
    )
