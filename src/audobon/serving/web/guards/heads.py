"""A request's head, within bounds: its path, its query, its headers.

Knows: lengths and what no path of this service holds.  Does not know: which paths there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.serving.web.guards.asgi import App, Receive, Scope, Send, is_request
from audobon.serving.web.guards.refusal import RequestRefusedError, refuse

_HIDDEN = (b"%00", b"%2f", b"%5c")
"""Encoded NUL, slash and backslash: no name here has them."""
_CONTROL = frozenset(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))


@dataclass(frozen=True, kw_only=True)
class HeadBounds:
    """The most that is read of a request's head.

    Attributes:
        path_bytes: Of the path, as sent.
        query_bytes: Of what follows the question mark.
        headers: How many.
        header_bytes: Of all names and values.
    """

    path_bytes: int = 8192
    query_bytes: int = 4096
    headers: int = 64
    header_bytes: int = 16 * 1024


class HeadGuard:
    """Refuses what is too long (414, 431), and paths that no route has but a file system might follow (404)."""

    def __init__(self, app: App, *, bounds: HeadBounds) -> None:
        self._app = app
        self._bounds = bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if is_request(scope) else None
        if refusal is not None:
            await refuse(scope, receive, send, refusal)
            return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> RequestRefusedError | None:
        raw = bytes(scope.get("raw_path") or str(scope["path"]).encode("utf-8", "surrogateescape"))
        query = bytes(scope.get("query_string") or b"")
        if len(raw) > self._bounds.path_bytes or len(query) > self._bounds.query_bytes:
            return RequestRefusedError(
                "AUD-754",
                f"the address has {len(raw)} bytes and its query {len(query)}",
                hint=f"{self._bounds.path_bytes} and {self._bounds.query_bytes} at most",
                status=414,
            )
        headers = scope["headers"]
        held = sum(len(key) + len(value) for key, value in headers)
        if len(headers) > self._bounds.headers or held > self._bounds.header_bytes:
            return RequestRefusedError(
                "AUD-755",
                f"the request has {len(headers)} headers of {held} bytes",
                hint=f"{self._bounds.headers} of {self._bounds.header_bytes} bytes together at most",
                status=431,
            )
        if is_foreign(str(scope["path"]), raw):
            return RequestRefusedError(
                "AUD-754",
                "no path of this service is written so",
                hint="see /openapi.json for those there are",
                status=404,
            )
        return None


def is_foreign(path: str, raw: bytes) -> bool:
    """Whether a path holds what none of ours does: steps up, empty steps, backslashes, control or hidden characters."""
    steps = path.split("/")[1:]
    return (
        not path.startswith("/")
        or any(step in (".", "..") for step in steps)
        or "" in steps[:-1]
        or "\\" in path
        or not _CONTROL.isdisjoint(path)
        or any(hidden in raw.lower() for hidden in _HIDDEN)
    )
