"""The Open Inference Protocol, version 2 (KServe): health, metadata, inference, and the repository of nets.

Knows: the protocol's addresses and forms.  Does not know: nets, tensors' bytes.

Sources: Open Inference Protocol (KServe), "HTTP/REST"; its extensions for binary tensor data and the model repository
(NVIDIA Triton).
"""

from __future__ import annotations

from importlib.metadata import version as version_of
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Body, Header, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from audobon.export.doors import Door, NetShown
from audobon.serving.nets.refusals import BadTensorsError
from audobon.serving.nets.shelf import VERSION, NetShelf
from audobon.serving.nets.tensors import (
    MOST_BODY_BYTES,
    Answer,
    answer_to,
    asked_of,
    datatype_of,
    no_request,
    shown_shape,
)
from audobon.serving.service import Service

EXTENSIONS = ["binary_tensor_data", "model_repository"]
LENGTH = "Inference-Header-Content-Length"
_BINARY = "application/octet-stream"

Length = Annotated[int | None, Header(alias=LENGTH, ge=0, le=MOST_BODY_BYTES, description="Of the JSON, in bytes.")]
Name = Annotated[str, Path(min_length=1, max_length=100, description="A net's name.")]
Version = Annotated[str, Path(min_length=1, max_length=20, description="Its version; there is one, 1.")]


class ServerShown(BaseModel):
    """The server."""

    name: str
    version: str
    extensions: list[str]


class Live(BaseModel):
    """Whether it runs."""

    live: bool


class Ready(BaseModel):
    """Whether it takes requests."""

    ready: bool


class NetReady(BaseModel):
    """Whether a net can be called."""

    name: str
    ready: bool


class TensorShown(BaseModel):
    """A tensor that a net takes or gives; -1 is a side that may differ from call to call."""

    name: str
    datatype: str
    shape: list[int]


class NetMetadata(BaseModel):
    """A net."""

    name: str
    versions: list[str]
    platform: str
    inputs: list[TensorShown]
    outputs: list[TensorShown]
    parameters: dict[str, str] = Field(description="What it does, and the licence of its weights.")


class Tensor(BaseModel):
    """A tensor in a request or an answer; without `data` its bytes follow the JSON."""

    name: str
    shape: list[Annotated[int, Field(ge=0)]]
    datatype: str
    parameters: dict[str, Any] | None = None
    data: list[Any] | None = None


class InferenceAnswer(BaseModel):
    """What a call gives."""

    model_config = ConfigDict(protected_namespaces=())

    model_name: str
    model_version: str
    id: str | None = None
    outputs: list[Tensor]


class IndexAsked(BaseModel):
    """Which nets are listed."""

    model_config = ConfigDict(strict=True)

    ready: bool = Field(default=False, description="Only those that can be called.")


class NetListed(BaseModel):
    """A net in the index."""

    name: str
    version: str
    state: str
    reason: str


class Refused(BaseModel):
    """What went wrong."""

    error: str


class Nothing(BaseModel):
    """It is done."""


def _answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": Refused} for status in (*statuses, 401, 500, 503)}


_CALLED: dict[int | str, dict[str, Any]] = {
    200: {"model": InferenceAnswer, "content": {_BINARY: {"schema": {"type": "string", "format": "binary"}}}},
    **_answers(400, 404, 413, 422, 503),
}
_PARAMETERS = {"type": "object"}
_CALL: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["inputs"],
                    "properties": {
                        "id": {"type": "string", "maxLength": 256},
                        "parameters": _PARAMETERS,
                        "inputs": {"type": "array", "items": {"$ref": "#/components/schemas/Tensor"}},
                        "outputs": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {"name": {"type": "string"}, "parameters": _PARAMETERS},
                            },
                        },
                    },
                }
            },
            _BINARY: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


def kserve_routes(service: Service) -> APIRouter:
    """The protocol's endpoints for the service's nets."""
    router = APIRouter(prefix="/v2", tags=["nets"])
    shelf = service.nets

    @router.get("", operation_id="serverMetadata", responses=_answers())
    def server() -> ServerShown:
        """The server's name, version, and which extensions it speaks."""
        return ServerShown(name="audobon", version=version_of("audobon"), extensions=EXTENSIONS)

    @router.get("/health/live", operation_id="serverLive", responses=_answers())
    def live() -> Live:
        """Whether the server runs."""
        return Live(live=True)

    @router.get("/health/ready", operation_id="serverReady", responses={**_answers(), 503: {"model": Ready}})
    def ready(response: Response) -> Ready:
        """Whether the server takes requests."""
        response.status_code = 503 if service.is_closing else 200
        return Ready(ready=not service.is_closing)

    @router.post("/repository/index", operation_id="repositoryIndex", responses=_answers(422))
    def index(asked: Annotated[IndexAsked | None, Body()] = None) -> list[NetListed]:
        """All nets, or those that can be called."""
        wanted = [one for one in shelf.listed() if one.is_ready or not (asked or IndexAsked()).ready]
        return [
            NetListed(
                name=one.name, version=VERSION, state="READY" if one.is_ready else "UNAVAILABLE", reason=one.reason
            )
            for one in wanted
        ]

    @router.post("/repository/models/{name}/load", operation_id="repositoryLoad", responses=_answers(404, 422, 503))
    def load(name: Name) -> Nothing:
        """Take a net into memory."""
        shelf.take_out(name)
        return Nothing()

    @router.post("/repository/models/{name}/unload", operation_id="repositoryUnload", responses=_answers(404, 422))
    def unload(name: Name) -> Nothing:
        """Let a net's memory go; it is not called until it is loaded again."""
        shelf.put_away(name)
        return Nothing()

    _add_nets(router, service, shelf)
    return router


def _add_nets(router: APIRouter, service: Service, shelf: NetShelf) -> None:
    """What can be asked of one net, with its version in the address and without."""

    @router.get("/models/{name}", operation_id="netMetadata", responses=_answers(404, 422, 503))
    def metadata(name: Name) -> NetMetadata:
        """What a net takes and gives."""
        with shelf.in_turn(name) as net:
            return _metadata(net.shown)

    @router.get("/models/{name}/versions/{version}", operation_id="netVersion", responses=_answers(404, 422, 503))
    def version_metadata(name: Name, version: Version) -> NetMetadata:
        """What a net takes and gives."""
        with shelf.in_turn(name, version) as net:
            return _metadata(net.shown)

    @router.get(
        "/models/{name}/ready", operation_id="netReady", responses={**_answers(404, 422), 400: {"model": NetReady}}
    )
    def net_ready(name: Name, response: Response) -> NetReady:
        """Whether a net can be called; it is loaded at the first call."""
        return _readiness(shelf, name, VERSION, response)

    @router.get(
        "/models/{name}/versions/{version}/ready",
        operation_id="netVersionReady",
        responses={**_answers(404, 422), 400: {"model": NetReady}},
    )
    def version_ready(name: Name, version: Version, response: Response) -> NetReady:
        """Whether a net can be called; it is loaded at the first call."""
        return _readiness(shelf, name, version, response)

    @router.post("/models/{name}/infer", operation_id="infer", responses=_CALLED, openapi_extra=_CALL)
    async def infer(request: Request, name: Name, json_bytes: Length = None) -> Response:
        """Call a net."""
        return await _called(service, request, (name, VERSION), json_bytes)

    @router.post(
        "/models/{name}/versions/{version}/infer", operation_id="inferVersion", responses=_CALLED, openapi_extra=_CALL
    )
    async def infer_version(request: Request, name: Name, version: Version, json_bytes: Length = None) -> Response:
        """Call a net."""
        return await _called(service, request, (name, version), json_bytes)


async def _called(service: Service, request: Request, which: tuple[str, str], json_bytes: int | None) -> Response:
    service.check_open()
    body = await _body(request)

    def call() -> Answer:
        with service.nets.in_turn(*which) as net:
            shown = net.shown
            asked = asked_of(shown, body, json_bytes=json_bytes)
            try:
                found = net.call(asked.inputs)
            except ValueError as error:
                raise BadTensorsError(
                    "AUD-782", f"{net.name} cannot take these tensors: {error}", hint="see what its inputs mean"
                ) from error
            return answer_to(asked, shown, found, version=VERSION)

    answer = await to_thread.run_sync(call)
    if not answer.tail:
        return Response(answer.head, media_type="application/json")
    return Response(answer.head + answer.tail, media_type=_BINARY, headers={LENGTH: str(len(answer.head))})


async def _body(request: Request) -> bytes:
    """The request's bytes, not read beyond their bound.

    Raises:
        BadTensorsError: AUD-781.
    """
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > MOST_BODY_BYTES:
            raise no_request(f"it has more than {MOST_BODY_BYTES} bytes")
    return b"".join(parts)


def _readiness(shelf: NetShelf, name: str, version: str, response: Response) -> NetReady:
    is_ready = shelf.is_ready(name, version)
    response.status_code = 200 if is_ready else 400
    return NetReady(name=name, ready=is_ready)


def _metadata(shown: NetShown) -> NetMetadata:
    return NetMetadata(
        name=shown.name,
        versions=[VERSION],
        platform="audobon_torch",
        inputs=[_tensor(door) for door in shown.inputs],
        outputs=[_tensor(door) for door in shown.outputs],
        parameters={"what": shown.what, "licence": shown.licence},
    )


def _tensor(door: Door) -> TensorShown:
    return TensorShown(name=door.name, datatype=datatype_of(door), shape=shown_shape(door))
