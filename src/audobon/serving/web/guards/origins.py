"""Origin: pages of other sites may neither change anything here nor open a WebSocket.

Knows: what browsers send with requests that a page made.  Does not know: tokens; what may be read (browsers see to it).

A browser sends a page's requests anywhere, and a form's or a script's POST acts before anybody asks whether the page
may read the answer; a WebSocket is under no such rule at all. So whatever is not safe, and every handshake, is refused
if it comes from another origin than the service's own or one that was configured. Safe requests pass: a link on another
site, or a proxy in between, must be able to lead here. Programs that are no browsers send no origin, and need none.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.serving.web.guards.asgi import (
    SAFE_METHODS,
    App,
    Receive,
    Scope,
    Send,
    header_values,
    is_request,
    method_of,
)
from audobon.serving.web.guards.authority import DEFAULT_PORTS, Origin, read_authority, read_origin
from audobon.serving.web.guards.refusal import BadRulesError, RequestRefusedError, refuse


class OriginGuard:
    """The service's own origin, and those that were configured.

    Args:
        app: What is guarded.
        origins: `https://studio.example.org`.
    """

    def __init__(self, app: App, *, origins: frozenset[Origin]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_request(scope) and method_of(scope) not in SAFE_METHODS and not self._allows(scope):
            refusal = RequestRefusedError(
                "AUD-751",
                "a page of another site asked for this",
                hint="ask from the service's own pages, or name that site among the service's origins",
                status=403,
            )
            await refuse(scope, receive, send, refusal)
            return
        await self._app(scope, receive, send)

    def _allows(self, scope: Scope) -> bool:
        sent = header_values(scope, b"origin")
        if not sent:
            return header_values(scope, b"sec-fetch-site") in ([], ["same-origin"], ["none"])
        origin = read_origin(sent[0]) if len(sent) == 1 else None
        return origin is not None and (origin in self._origins or _is_own(origin, scope))


def _is_own(origin: Origin, scope: Scope) -> bool:
    """Whether a page is the service's: the same host and port; over TLS if the service is.

    A proxy that ends TLS speaks plainly to the service, so a missing port means what the page's scheme has it mean.
    """
    if scope.get("scheme") in ("https", "wss") and origin.scheme != "https":
        return False
    named = header_values(scope, b"host")
    host = read_authority(named[0]) if len(named) == 1 else None
    return host is not None and (host.host, host.port or DEFAULT_PORTS[origin.scheme]) == (origin.host, origin.port)


def configured_origins(texts: Sequence[str]) -> frozenset[Origin]:
    """Origins as the configuration names them.

    Raises:
        BadRulesError: AUD-763, if one is none; `*` and `null` are none.
    """
    found = {text: read_origin(text) for text in texts}
    for text, origin in found.items():
        if origin is None:
            raise BadRulesError(
                "AUD-763",
                f"{text[:80]!r} is no origin",
                hint="name origins as https://studio.example.org, without a path",
            )
    return frozenset(origin for origin in found.values() if origin is not None)
