"""OpenAI's image endpoints: new pictures from words, a part of a picture painted again, the models that there are.

Knows: the endpoints.  Does not know: how pictures are made.

Source: OpenAI API reference (2026), "Images" and "Models".
"""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response, UploadFile
from starlette.responses import StreamingResponse

from audobon.picture_studio import MODEL
from audobon.serving.images.asked import SEEDS, EditedPicture, ImageAsked
from audobon.serving.images.desk import ImageDesk
from audobon.serving.images.picture_files import MOST_BYTES, PictureForm, edited_picture
from audobon.serving.images.refusals import NoSuchModelError, UnusableRequestError
from audobon.serving.service import Service
from audobon.serving.web.callers import client_of
from audobon.serving.web.openai_errors import OpenAIRoute, error_answers
from audobon.serving.web.openai_stream import Following, Sending
from audobon.serving.web.openai_words import (
    Background,
    EditAsked,
    GenerationAsked,
    ImageFields,
    ImagesAnswer,
    ModelCard,
    ModelList,
    check_form,
    quality_of,
    size_of,
    style_of,
)

RELEASED = 1_795_824_000
"""When this model was first served: 2026-11-28, in seconds since 1970."""
GONE = 499
"""Nobody hears this answer: whoever asked has gone."""
_EVENTS: dict[str, Any] = {"text/event-stream": {"schema": {"type": "string"}}}
_USUAL_COMPRESSION = 90


class EditForm(EditAsked):
    """The same with its files."""

    image: UploadFile
    mask: UploadFile | None = None


def openai_images_routes(service: Service) -> APIRouter:
    """The endpoints for pictures that the service's desk makes."""
    desk = service.images
    router = APIRouter(prefix="/v1", tags=["images"], route_class=OpenAIRoute)
    answers: dict[int | str, dict[str, Any]] = {
        200: {"content": _EVENTS, "description": "The pictures; as events, where a stream was asked for."},
        **error_answers(400, 401, 404, 413, 429, 503, 504),
    }

    @router.post("/images/generations", operation_id="generateImages", response_model=ImagesAnswer, responses=answers)
    async def generate(request: Request, asked: GenerationAsked) -> Response:
        """Pictures from words; sent as they are finished, with previews, where a stream is asked for."""
        service.check_open()
        sending = await to_thread.run_sync(_sending, desk, asked, None)
        return await _answered(desk, request, sending, stream=bool(asked.stream))

    @router.post("/images/edits", operation_id="editImage", response_model=ImagesAnswer, responses=answers)
    async def edit(request: Request, asked: Annotated[EditForm, Form(media_type="multipart/form-data")]) -> Response:
        """A part of a picture painted again: where the mask is transparent, what the words tell of is drawn."""
        service.check_open()
        data, mask = await _read(asked.image, "image"), None
        if asked.mask is not None:
            mask = await _read(asked.mask, "mask")
        edited = await to_thread.run_sync(edited_picture, data, mask)
        sending = await to_thread.run_sync(_sending, desk, asked, edited)
        return await _answered(desk, request, sending, stream=bool(asked.stream))

    return router


def openai_models_routes(service: Service) -> APIRouter:
    """The endpoints that tell which models there are."""
    desk = service.images
    router = APIRouter(prefix="/v1", tags=["images"], route_class=OpenAIRoute)

    @router.get("/models", operation_id="listModels", responses=error_answers(401))
    def models() -> ModelList:
        """All models that pictures can be asked of."""
        return ModelList(data=[_card(desk)])

    @router.get("/models/{model}", operation_id="getModel", responses=error_answers(400, 401, 404))
    def model(model: str) -> ModelCard:
        """One of them."""
        _check_model(model)
        return _card(desk)

    return router


async def _answered(desk: ImageDesk, request: Request, sending: Sending, *, stream: bool) -> Response:
    """The whole answer, or the stream of it; errors before the first byte are raised."""
    following = Following(desk, request, sending, client=client_of(request))
    await following.begin()
    if stream:
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(following.lines(), media_type="text/event-stream", headers=headers)
    found = await following.pictures()
    if found is None:
        return Response(status_code=GONE)
    data, usage = found
    told = sending.told
    answer = ImagesAnswer(
        created=int(str(told["created_at"])),
        background=sending.background,
        output_format=sending.form.value,
        quality=sending.quality,
        size=str(told["size"]),
        data=data,
        usage=usage,
    )
    return Response(answer.model_dump_json(), media_type="application/json")


def _sending(desk: ImageDesk, asked: ImageFields, edited: EditedPicture | None) -> Sending:
    """What was asked for, in the house's words.

    Raises:
        UnusableRequestError: AUD-773.
        NoSuchModelError: AUD-777.
    """
    check_form(asked)
    _check_model(asked.model or MODEL)
    quality = quality_of(asked.quality)
    compression = asked.output_compression
    return Sending(
        asked=ImageAsked(
            prompt=asked.prompt,
            count=asked.n or 1,
            width_px=_size(asked, edited)[0],
            height_px=_size(asked, edited)[1],
            style=style_of(asked.style, desk.studio.styles),
            quality=quality,
            seed=secrets.randbelow(SEEDS) if asked.seed is None else asked.seed,
            without=asked.negative_prompt or "",
            steps=asked.num_inference_steps or 0,
            guidance=asked.guidance_scale or 1.0,
            edited=edited,
            partials=(asked.partial_images or 0) if asked.stream else 0,
        ),
        form=asked.output_format or PictureForm.PNG,
        compression=_USUAL_COMPRESSION if compression is None else compression,
        quality=quality.value,
        background=Background.OPAQUE.value,
        kind="image_generation" if edited is None else "image_edit",
    )


def _size(asked: ImageFields, edited: EditedPicture | None) -> tuple[int, int]:
    if edited is None:
        return size_of(asked.size)
    own = edited.art.width_px, edited.art.height_px
    if asked.size not in (None, "auto") and size_of(asked.size) != own:
        raise UnusableRequestError(
            "AUD-773", f"the picture has {own[0]} x {own[1]} px, and {asked.size} were asked for",
            hint="leave size out: a picture keeps its own", param="size",
        )  # fmt: skip
    return own


async def _read(file: UploadFile, param: str) -> bytes:
    """A file, not read beyond its bound.

    Raises:
        UnusableRequestError: AUD-775.
    """
    data = await file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnusableRequestError(
            "AUD-775", f"the {param} has more than {MOST_BYTES} bytes", hint="give a smaller file", param=param
        )
    return data


def _check_model(name: str) -> None:
    if name != MODEL:
        raise NoSuchModelError("AUD-777", f'there is no model "{name[:80]}"', hint=f"ask for {MODEL}, or name none")


def _card(desk: ImageDesk) -> ModelCard:
    return ModelCard(id=MODEL, created=RELEASED, styles=list(desk.studio.styles))
