"""Those who follow a service's books: let in, counted, joined to the hub, and let go.

Knows: who may read what, places, the hub.  Does not know: addresses, or how anything is written.
"""

from __future__ import annotations

import asyncio
from functools import partial

import anyio
from fastapi import Response, WebSocket
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocketDisconnect

from audobon.serving.framing import MEDIA_TYPE
from audobon.serving.service import Service
from audobon.serving.web.callers import client_of
from audobon.serving.web.live.conversation import Conversation, Patience
from audobon.serving.web.live.finished import Finished, FinishedPictures, mark_at
from audobon.serving.web.live.hub import Hub
from audobon.serving.web.live.messages import EventPage, event_view
from audobon.serving.web.live.places import Places
from audobon.serving.web.live.refusals import WrongMessageError, WrongPlaceError
from audobon.serving.web.live.responses import EVENT_STREAM, LiveResponse, finished_frames, sent_events


class Live:
    """Those who follow a service's books.

    Args:
        service: Whose.
        places: How many may; the usual number if None.
        patience: With each; the usual if None.
    """

    def __init__(self, service: Service, *, places: Places | None = None, patience: Patience | None = None) -> None:
        self.places = places or Places()
        self.hub = Hub(service.config.root, is_closing=lambda: service.is_closing)
        self._service = service
        self._patience = patience or Patience()

    def page(self, client: str, id: str, *, behind: int, limit: int) -> EventPage:
        """A page of a client's book's log.

        Raises:
            NoSuchJobError: AUD-700.
            WrongPlaceError: AUD-768.
        """
        self._service.job_of(client, id)
        page = self.hub.log.page(id, behind=behind, limit=limit)
        last = page.events[-1].sequence if page.events else behind
        if last > page.standing.last:
            raise WrongPlaceError(
                "AUD-768", f"the log has {page.standing.last} events", hint="ask from behind a smaller number"
            )
        standing = page.standing
        return EventPage(
            events=[event_view(event) for event in page.events], behind=last, more=last < standing.last,
            state=standing.state, ended=standing.has_ended,
        )  # fmt: skip

    async def sent(self, request: HTTPConnection, id: str, *, behind: int, is_back: bool) -> Response:
        """A book's log as server-sent events; nothing, for good, to who comes back and has had all of an ended book.

        Raises:
            NoSuchJobError: AUD-700.
            TooManyReadersError: AUD-766.
            WrongPlaceError: AUD-768.
        """
        await self._check(request, id)
        if is_back:
            standing = await asyncio.to_thread(self.hub.log.standing, id)
            if standing.has_ended and standing.last == behind:
                return Response(status_code=204)
        place = self.places.take(client_of(request))
        try:
            reader = await self.hub.joined(id, behind=behind)
        except BaseException:
            place.give_back()
            raise
        content = sent_events(reader, patience=self._patience)
        return LiveResponse(content, media_type=EVENT_STREAM, reader=reader, place=place, patience=self._patience)

    async def pictures(self, request: HTTPConnection, id: str, finished: Finished, *, after: str) -> Response:
        """A book's finished pictures as frames.

        Raises:
            NoSuchJobError: AUD-700.
            TooManyReadersError: AUD-766.
            WrongPlaceError: AUD-768.
        """
        pictures = FinishedPictures(self.hub.root / "jobs" / id, finished, after=mark_at(after))
        await self._check(request, id)
        place = self.places.take(client_of(request))
        try:
            reader = await self.hub.joined(id, behind=None)
        except BaseException:
            place.give_back()
            raise
        content = finished_frames(reader, pictures, patience=self._patience)
        return LiveResponse(content, media_type=MEDIA_TYPE, reader=reader, place=place, patience=self._patience)

    async def talk(self, socket: WebSocket, id: str) -> None:
        """Talk with a client over an accepted WebSocket until one of both ends it.

        Raises:
            NoSuchJobError: AUD-700.
            TooManyReadersError: AUD-766.
            WrongPlaceError: AUD-768.
        """
        with self.places.take(client_of(socket)):
            await self._check(socket, id)
            behind = place_in_log(socket.query_params.get("behind"), otherwise=0)
            previews = socket.query_params.get("previews", "0") in ("1", "true")
            with await self.hub.joined(id, behind=behind, previews=previews) as reader:
                cancel = partial(self._cancelled, socket, id)
                try:
                    code = await Conversation(socket, reader, cancel=cancel, patience=self._patience).run()
                    with anyio.fail_after(self._patience.slow_s):
                        await socket.close(code)
                except (WebSocketDisconnect, TimeoutError, OSError):
                    return  # it has gone

    async def _check(self, connection: HTTPConnection, id: str) -> None:
        """Go on only if this book is there and the client's own."""
        self._service.check_open()
        await asyncio.to_thread(self._service.job_of, client_of(connection), id)

    async def _cancelled(self, socket: WebSocket, id: str) -> None:
        scopes = socket.scope.get("state", {}).get("scopes")
        if scopes is not None and not {"write", "admin"} & {str(scope) for scope in scopes}:
            raise WrongMessageError(
                "AUD-767", 'to cancel takes a token with the scope "write"', hint="open the stream with another token"
            )
        await asyncio.to_thread(self._service.queue.cancel, id)


def place_in_log(text: str | None, *, otherwise: int) -> int:
    """A place in a log as a client writes it.

    Raises:
        WrongPlaceError: AUD-768.
    """
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        raise WrongPlaceError("AUD-768", f"{text[:40]!r} is no place in a log", hint="give the last number you have")
    return int(text)
