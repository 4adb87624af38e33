"""A mask out of a form: a picture, bounded while it is read.

Knows: forms, bounds.  Does not know: what is done with the mask.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from anyio import to_thread
from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from audobon.comic.raster import Raster
from audobon.serving.outside_images import image_from_outside
from audobon.serving.refusals import BadRequestError, UnsupportedMediaError
from audobon.serving.web.bodies import FORM_TYPE, form_of

MAX_MASK_BYTES = 16 * 1024 * 1024
MAX_SEED = 2**62


@dataclass(frozen=True, kw_only=True)
class MaskAsked:
    """A mask (H W 3, uint8) and a seed, None for the next one."""

    mask: Raster
    seed: int | None


def mask_reader() -> Callable[[Request], Awaitable[MaskAsked]]:
    """Reads a request's mask, for use as a dependency.

    The reader raises:
        UnsupportedMediaError: AUD-727; TooLargeError: AUD-728; BadRequestError: AUD-724.
        UnusableImageError: AUD-761, if the mask is no picture, or too large.
    """

    async def mask_asked(request: Request) -> MaskAsked:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != FORM_TYPE:
            raise UnsupportedMediaError(
                "AUD-727", f"a body of {kind[:60] or 'no type'} is not read", hint="send a form with the part mask"
            )
        form = await form_of(request, most=MAX_MASK_BYTES)
        try:
            return await to_thread.run_sync(_from_form, form)
        finally:
            await form.close()

    return mask_asked


def mask_body() -> dict[str, Any]:
    """The declaration of such a request's body, for OpenAPI."""
    form = {
        "type": "object",
        "properties": {
            "mask": {"type": "string", "contentMediaType": "image/png", "minLength": 1},
            "seed": {"type": "integer", "minimum": 0, "maximum": MAX_SEED},
        },
        "required": ["mask"],
        "additionalProperties": False,
    }
    return {"requestBody": {"required": True, "content": {FORM_TYPE: {"schema": form}}}}


def _from_form(form: FormData) -> MaskAsked:
    mask, seed = form.get("mask"), form.get("seed", "")
    if set(form) - {"mask", "seed"} or not isinstance(mask, UploadFile) or not isinstance(seed, str):
        raise _bad("the form has other parts than the file mask and the number seed")
    if seed and not (seed.isascii() and seed.isdecimal() and len(seed) < 20 and int(seed) <= MAX_SEED):
        raise _bad(f'"{seed[:40]}" is no seed')
    image = image_from_outside(mask.file.read(), name="the mask").convert("RGB")
    return MaskAsked(mask=Raster(array=np.asarray(image)), seed=int(seed) if seed else None)


def _bad(fact: str) -> BadRequestError:
    return BadRequestError("AUD-724", fact, hint="send a form with the part mask, a PNG as large as art.png")
