"""A picture of a book in small, to be shown among others.

Knows: validators, WebP.  Does not know: which picture.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from audobon.files import raster_from_png, small_webp
from audobon.serving.web.file_answer import SANDBOX, is_known, opened_file
from audobon.serving.web.problems import problem_answers

Width = Annotated[int, Query(ge=16, le=1024, description="In pixels; no picture is made larger than it is.")]
SMALL = 320
"""As wide as a picture in small is, if nothing is said."""


def small_answers() -> dict[int | str, dict[str, Any]]:
    """The declaration of such an answer and of the errors that go with it."""
    picture = {"image/webp": {"schema": {"type": "string", "format": "binary"}}}
    return {
        200: {"description": "The picture in small.", "content": picture},
        304: {"description": "It is still what `If-None-Match` says."},
        **problem_answers(404, 422),
    }


def add_small_route(routes: APIRouter, place: str, answer: Callable[..., Response], *, name: str) -> None:
    """Route GET and HEAD of a picture in small."""
    routes.add_api_route(
        place, answer, operation_id=name, response_class=Response, response_model=None, responses=small_answers()
    )
    routes.add_api_route(place, answer, methods=["HEAD"], include_in_schema=False, response_model=None)


def small_answer(request: Request, path: Path, *, root: Path, width: int) -> Response:
    """Answer with a PNG file made small, as WebP.

    Args:
        root: The folder that the file must lie in, links followed.
        width: At most so many pixels.

    Raises:
        NotFoundError: AUD-730, if it is not there.
        InputError: AUD-152, if it is damaged.
    """
    with opened_file(path, root=root, name=path.name) as file:
        known = os.fstat(file.fileno())
        tag = f'"{known.st_ino:x}-{known.st_size:x}-{known.st_mtime_ns:x}-{width}"'
        headers = {
            "cache-control": "private, no-cache",
            "content-security-policy": SANDBOX,
            "etag": tag,
            "x-content-type-options": "nosniff",
        }
        if is_known(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        data = file.read()
    raster = raster_from_png(data, name=path.name)
    longest_px = round(width * max(1.0, raster.height_px / raster.width_px))
    return Response(small_webp(raster, longest_px=longest_px), headers=headers, media_type="image/webp")
