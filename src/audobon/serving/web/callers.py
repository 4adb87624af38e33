"""Who asks: the name that the guards found for a request's token.

Knows: where the guards leave it.  Does not know: tokens.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection

LOCAL = "local"
"""The client of a service without tokens: whoever is on this machine."""


def client_of(connection: HTTPConnection) -> str:
    """The client of a request or a WebSocket."""
    return str(connection.scope.get("state", {}).get("client", LOCAL))
