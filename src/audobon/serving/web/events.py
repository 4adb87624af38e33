"""A book as it is made: its events by page, as server-sent events and over a WebSocket; finished panels and pages.

Knows: addresses, parameters, who may read what.  Does not know: how readers are told (`live/`).
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response, WebSocket
from starlette.websockets import WebSocketDisconnect

from audobon.errors import AudobonError
from audobon.serving.framing import MEDIA_TYPE
from audobon.serving.service import Service
from audobon.serving.web.books import OneBook
from audobon.serving.web.callers import client_of
from audobon.serving.web.live.conversation import hung_up
from audobon.serving.web.live.finished import PAGES, PANELS
from audobon.serving.web.live.following import Live, place_in_log
from audobon.serving.web.live.messages import EventPage
from audobon.serving.web.live.responses import EVENT_STREAM
from audobon.serving.web.problems import Answers, problem_answers

MOST = 2**62
Behind = Annotated[int, Query(ge=0, le=MOST, description="Only events with a larger number.")]
After = Annotated[str, Query(max_length=240, description="The `place` of the last frame that was read; empty for all.")]
LastId = Annotated[str | None, Header(alias="Last-Event-ID", max_length=20, description="As `behind`, and before it.")]
_EVENTS: Answers = {
    200: {
        "description": "A page of the log, or, asked for as `text/event-stream`, the log as it grows.",
        "content": {EVENT_STREAM: {"schema": {"type": "string"}}},
    },
    204: {"description": "Everything of a book that has ended was told before: there is nothing to come again for."},
    **problem_answers(404, 422, 429),
}
_FRAMES: Answers = {
    200: {
        "description": "Frames: see docs/streams.md.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    },
    **problem_answers(404, 422, 429),
}


def event_routes(service: Service) -> APIRouter:
    """The routes that tell of one book as it is made; they share one reader of the queue."""
    return routes_of(Live(service))


def routes_of(live: Live) -> APIRouter:
    """The same, for those who follow already."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["live"])

    @routes.get("/events", operation_id="getEvents", response_model=EventPage, responses=_EVENTS)
    async def events(
        request: Request,
        id: OneBook,
        behind: Behind = 0,
        limit: Annotated[int, Query(ge=1, le=1000, description="Of a page.")] = 200,
        last_id: LastId = None,
    ) -> Response | EventPage:
        """A book's log: a page of it, or, asked for as `text/event-stream`, all of it as it grows until it ends."""
        if EVENT_STREAM in request.headers.get("accept", ""):
            return await live.sent(
                request, id, behind=place_in_log(last_id, otherwise=behind), is_back=last_id is not None
            )
        return await asyncio.to_thread(live.page, client_of(request), id, behind=behind, limit=limit)

    @routes.get("/panels/stream", operation_id="streamPanels", response_class=Response, responses=_FRAMES)
    async def panels(request: Request, id: OneBook, after: After = "") -> Response:
        """A book's painted panels as frames, each as soon as it is finished, until the book has ended."""
        return await live.pictures(request, id, PANELS, after=after)

    @routes.get("/pages/stream", operation_id="streamPages", response_class=Response, responses=_FRAMES)
    async def pages(request: Request, id: OneBook, after: After = "") -> Response:
        """A book's printed pages as frames, each as soon as it is finished, until the book has ended."""
        return await live.pictures(request, id, PAGES, after=after)

    @routes.websocket("/events")
    async def talk(socket: WebSocket, id: str) -> None:
        """A book's events and, with `previews=1`, looks at its panels; see docs/streams.md."""
        with contextlib.suppress(WebSocketDisconnect):  # it has gone before it was told
            await socket.accept()
            try:
                await live.talk(socket, id)
            except AudobonError as error:
                await hung_up(socket, error)

    return routes
