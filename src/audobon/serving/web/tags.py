"""Things that can be edited: sent with the tag of their state, and edited only with it.

Knows: ETag, If-Match, If-None-Match (RFC 9110, sections 8.8.3 and 13.1).  Does not know: what is edited.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import Header, Query, Request, Response

from audobon.serving.book_edits import MakeAfter
from audobon.serving.web.file_answer import is_known
from audobon.serving.web.problems import Answers, problem_answers

IfMatch = Annotated[
    str | None, Header(alias="If-Match", max_length=400, description="The ETag of the state that was edited; required.")
]
Make = Annotated[MakeAfter, Query(description="What is queued after the edit: nothing, or the book until there.")]


def tag_of(text: str) -> str:
    """The tag of a text: the sha256 of its bytes, without quotes."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def quoted(tag: str) -> str:
    """As `ETag` has it."""
    return f'"{tag}"'


def tagged_answer(request: Request, text: str) -> Response:
    """JSON with its tag; 304 if that is known already."""
    tag = quoted(tag_of(text))
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(text.encode("utf-8", "replace"), headers=headers, media_type="application/json")


def tagged_answers(what: str, schema: dict[str, Any]) -> Answers:
    """The declaration of such an answer."""
    told = {"ETag": {"description": "For If-Match.", "schema": {"type": "string"}}}
    return {
        200: {"description": what, "headers": told, "content": {"application/json": {"schema": schema}}},
        304: {"description": "It is still what `If-None-Match` says."},
        **problem_answers(404, 422),
    }


def edit_answers() -> Answers:
    """The declaration of what an edit may be answered besides 200."""
    book = {"application/json": {"schema": {"$ref": "#/components/schemas/BookView"}}}
    return {
        202: {"description": "It is written, and the book waits to be made.", "content": book},
        **problem_answers(400, 404, 409, 412, 413, 415, 422, 428, 429),
    }
