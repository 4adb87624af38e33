"""Every request counted, timed, logged and traced, by the route that answered it; and the WebSockets that are open.

Knows: ASGI, routes' templates, W3C's `traceparent`.  Does not know: what routes do.

The outermost layer of the application: what guards refuse is seen as well. Labels are few: a route by its template
(`UNMATCHED` for addresses that nothing answers), a method of those that HTTP knows, a status.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import ExitStack
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from structlog.contextvars import bound_contextvars

from audobon.serving.jobs.origins import Origin, asked_by
from audobon.serving.telemetry.logs import logger
from audobon.serving.telemetry.spans import Tracing

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
UNMATCHED = "unmatched"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_NOTED = "audobon.route"
_ID = b"x-request-id"
_SERVER_ERROR = 500
_QUIET = ("/metrics", "/health/live", "/health/ready")

log = logger("audobon.serving.requests")


class HttpMetrics:
    """The instruments.

    Args:
        registry: Where they are registered.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        self.requests = Counter(
            "audobon_http_requests_total", "Requests answered.", ["route", "method", "status"], registry=registry
        )
        self.seconds = Histogram(
            "audobon_http_request_seconds", "Seconds from a request's head to its answer's end.", ["route", "method"],
            buckets=SECONDS, registry=registry,
        )  # fmt: skip
        self.in_progress = Gauge("audobon_http_requests_in_progress", "Requests being answered.", registry=registry)
        self.websockets = Gauge("audobon_websockets_open", "WebSocket connections that are open.", registry=registry)


class Observed:
    """An application whose requests are seen.

    Args:
        app: The application with its guards.
        metrics: Where they are counted.
        tracing: Where spans go.
    """

    def __init__(self, app: App, *, metrics: HttpMetrics, tracing: Tracing) -> None:
        self._app = app
        self._metrics = metrics
        self._tracing = tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        noted = scope[_NOTED] = Noted()
        method = scope["method"] if scope["method"] in METHODS else "other"
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        status, began = 500, time.perf_counter()

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
                noted.request = noted.request or _request_id(message)
            await send(message)

        self._metrics.in_progress.inc()
        try:
            with self._tracing.request(method, headers) as span:
                noted.trace = span.traceparent
                try:
                    await self._app(scope, receive, sent)
                finally:
                    span.answered(route=noted.route, status=status)
        finally:
            seconds = time.perf_counter() - began
            self._metrics.in_progress.dec()
            self._metrics.requests.labels(noted.route, method, str(status)).inc()
            self._metrics.seconds.labels(noted.route, method).observe(seconds)
            if noted.route not in _QUIET:
                level = log.warning if status >= _SERVER_ERROR else log.info
                level(
                    "request", method=method, route=noted.route, status=status, seconds=round(seconds, 4),
                    request=noted.request or None, client=noted.client or None,
                )  # fmt: skip

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = False

        async def sent(message: Message) -> None:
            nonlocal is_open
            if message["type"] == "websocket.accept" and not is_open:
                is_open = True
                self._metrics.websockets.inc()
            await send(message)

        scope[_NOTED] = Noted()
        try:
            await self._app(scope, receive, sent)
        finally:
            if is_open:
                self._metrics.websockets.dec()


class Noted:
    """What the inner layer finds out of a request for the outer one."""

    def __init__(self) -> None:
        self.route = UNMATCHED
        self.request = ""
        self.client = ""
        self.trace = ""


class Routed:
    """The innermost layer, within the guards: notes which route answered, and whose request jobs come of.

    Args:
        app: The application's routes.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        noted = scope.get(_NOTED)
        if not isinstance(noted, Noted):
            await self._app(scope, receive, send)
            return
        state = scope.get("state") or {}
        noted.request = str(state.get("request_id") or uuid.uuid4().hex)
        noted.client = str(state.get("client") or "")
        with ExitStack() as within:
            within.enter_context(bound_contextvars(request=noted.request))
            within.enter_context(asked_by(Origin(request=noted.request, trace=noted.trace)))
            try:
                await self._app(scope, receive, send)
            finally:
                noted.route = _template(scope)


def _template(scope: Scope) -> str:
    """The template of the route that answered: `/api/v1/books/{id}`."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else UNMATCHED


def _request_id(message: Message) -> str:
    """The id that guards gave an answer."""
    return next((value.decode("latin-1") for key, value in message.get("headers", ()) if key.lower() == _ID), "")
