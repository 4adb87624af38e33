"""The styles that can be asked for, with what one chooses them by.

Knows: addresses, WebP.  Does not know: what is told of a style, or how a swatch is made.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from audobon.files import small_webp
from audobon.serving.first_use import FIRST_USE
from audobon.serving.known_names import house_styles
from audobon.serving.refusals import NotFoundError
from audobon.serving.service import Service
from audobon.serving.web.file_answer import SANDBOX, is_known
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.small_pictures import SMALL, Width, add_small_route
from audobon.style_choice import style_choices, style_swatch

_KEPT_SWATCHES = 32


class StyleView(BaseModel):
    """A style that the embedded painter knows, and what one chooses it by."""

    name: str
    words: str = Field(description="How it is spoken of.")
    look: str = Field(description="What its pictures look like, in a sentence.")
    good_for: list[str]
    is_default: bool = Field(description="Whether it is taken where no style is named.")
    swatch: str = Field(description="The address of a picture: one garden, pencilled as the style has it.")


class StyleList(BaseModel):
    """The named styles; `+` and shares mix them, as `ink:0.5+storybook:0.5`."""

    styles: list[StyleView]


def style_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/styles."""
    routes = APIRouter(prefix="/api/v1", tags=["catalogues"])

    @routes.get("/styles", operation_id="listStyles", responses=problem_answers())
    def styles() -> StyleList:
        """The styles that `style` takes."""
        house_styles()  # loads late parts, one thread at a time
        return StyleList(
            styles=[
                StyleView(
                    name=one.name, words=one.name.replace("_", " "), look=one.look, good_for=list(one.good_for),
                    is_default=one.is_default, swatch=f"/api/v1/styles/{one.name}/swatch.webp",
                )
                for one in style_choices()
            ]
        )  # fmt: skip

    def swatch(request: Request, name: str, width: Width = SMALL) -> Response:
        """One garden, pencilled as the style has it: what the painter is given."""
        if name not in house_styles():
            raise NotFoundError("AUD-730", f'there is no style "{name[:40]}"', hint="GET /api/v1/styles lists them")
        with FIRST_USE.of("swatches"):
            data = _swatch(name, width)
        tag = f'"{hashlib.sha256(data).hexdigest()}"'
        headers = {"cache-control": "private, no-cache", "content-security-policy": SANDBOX, "etag": tag}
        if is_known(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        return Response(data, headers=headers, media_type="image/webp")

    add_small_route(routes, "/styles/{name}/swatch.webp", swatch, name="getStyleSwatch")
    return routes


@lru_cache(maxsize=_KEPT_SWATCHES)
def _swatch(name: str, width: int) -> bytes:
    return small_webp(style_swatch(name), longest_px=width)
