"""Host: only requests that are meant for this service, whatever name led them here.

Knows: loopback names, the names that the service was told.  Does not know: who asks.

A page on `evil.example` may have its name point to 127.0.0.1 (DNS rebinding); then the browser takes the service for
that page's own and lets it read all answers. It still sends `Host: evil.example`, and that is refused: for every
method, for WebSockets, and before anything else is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.serving.web.guards.asgi import App, Receive, Scope, Send, header_values, is_request
from audobon.serving.web.guards.authority import Authority, read_authority
from audobon.serving.web.guards.refusal import BadRulesError, RequestRefusedError, refuse


class HostGuard:
    """Loopback names at any port, and the hosts that were named: with a port at that one, else at any.

    Args:
        app: What is guarded.
        hosts: `example.org`, `example.org:8443`, `192.168.1.7`, `[fd00::7]`.

    Raises:
        BadRulesError: AUD-763, if one of them is no host.
    """

    def __init__(self, app: App, *, hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = frozenset(configured_host(host) for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if is_request(scope) else None
        if refusal is not None:
            await refuse(scope, receive, send, refusal)
            return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> RequestRefusedError | None:
        named = header_values(scope, b"host")
        host = read_authority(named[0]) if len(named) == 1 else None
        if host is None:
            return RequestRefusedError(
                "AUD-764",
                "the request names no host, more than one, or one that cannot be",
                hint="send one Host header with a name or an address",
                status=400,
            )
        if host.is_loopback or self._hosts & {host, Authority(host=host.host)}:
            return None
        return RequestRefusedError(
            "AUD-750",
            "the request is meant for another host than this service's",
            hint="ask by the address that the service listens on, or start it with this host among its hosts",
            status=421,
        )


def configured_host(text: str) -> Authority:
    """A host as the configuration names it; an IPv6 address may stand without brackets.

    Raises:
        BadRulesError: AUD-763.
    """
    found = read_authority(text) or read_authority(f"[{text}]")
    if found is None:
        raise BadRulesError(
            "AUD-763", f"{text[:80]!r} is no host", hint="name hosts as example.org, example.org:8443 or [fd00::7]"
        )
    return found
