"""A service on a socket: bound, told where it listens, served, and closed in a bounded time.

Knows: uvicorn, sockets, the order of an ending.  Does not know: routes, or what is served.

An ending, at SIGTERM or SIGINT: no connection is taken any more, workers are told to give back what they have in hand,
streams come to their end, requests in hand get the config's grace; then workers that have not gone are killed.
"""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from audobon.serving.config import ServeConfig
from audobon.serving.refusals import BadServeSettingsError
from audobon.serving.service import Service
from audobon.serving.stopping import signals_heard
from audobon.serving.telemetry.spans import Tracing
from audobon.serving.telemetry.tracing import NO_TRACES
from audobon.serving.web.guards.asgi import App
from audobon.serving.web.guards.patient_protocol import ImpatientProtocol
from audobon.serving.web.served import served_app

BACKLOG = 128
MAX_HEAD_BYTES = 64 * 1024
MAX_FRAME_BYTES = 1024 * 1024
"""The parsers' own bounds, above those of the guards, whose refusals say why."""


class _Server(uvicorn.Server):
    """Uvicorn's server, which tells when it listens and begins the service's ending with its own."""

    def __init__(self, config: uvicorn.Config, *, service: Service, listens: Callable[[], None]) -> None:
        super().__init__(config)
        self._service = service
        self._listens = listens

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listens()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._service.end()
        await super().shutdown(sockets)


def run_service(
    config: ServeConfig, *, tell: Callable[[str], None], quiet: bool = False, tracing: Tracing = NO_TRACES
) -> int:
    """Serve until a signal comes; which.

    Args:
        config: The service.
        tell: Told the address once it answers.
        quiet: Log warnings and errors alone.
        tracing: Where spans go.

    Raises:
        BadServeSettingsError: AUD-735, if the address cannot be listened on.
        ResourceError: AUD-551 to AUD-553.
        KeyboardInterrupt: if a second signal comes while it ends.
    """
    # Uvicorn hears signals only while it runs and then gives them to whoever heard them before: that must not be the
    # system, which would end the process before its workers have gone.
    with (
        signals_heard() as stopper,
        bound_socket(config) as listening,
        Service(config, tracing=tracing, quiet=quiet) as service,
    ):
        app = served_app(service)
        server = _Server(
            server_config(app, config, quiet=quiet), service=service, listens=lambda: tell(url_of(listening))
        )
        if not stopper.is_set():
            server.run(sockets=[listening])
    return stopper.signal


def server_config(app: App, config: ServeConfig, *, quiet: bool) -> uvicorn.Config:
    """How uvicorn is set up; what it reads of a request's head is bounded by its parser, of a body by the guards."""
    return uvicorn.Config(
        app,
        http=ImpatientProtocol,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        ws_max_size=MAX_FRAME_BYTES,
        log_level="warning" if quiet else "info",
        access_log=False,  # requests are logged by `Observed`
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_graceful_shutdown=max(1, int(config.grace_s)),
        log_config=None,
    )


def bound_socket(config: ServeConfig) -> socket.socket:
    """A socket that is bound to the config's address.

    Raises:
        BadServeSettingsError: AUD-735.
    """
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((config.host, config.port))
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        raise BadServeSettingsError(
            "AUD-735",
            f"{config.host} port {config.port} cannot be listened on: {error.strerror or error}",
            hint="choose another --port (0 takes a free one), or an address of this machine",
        ) from error
    bound.set_inheritable(False)
    return bound


def url_of(bound: socket.socket) -> str:
    """The address of a bound socket."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
