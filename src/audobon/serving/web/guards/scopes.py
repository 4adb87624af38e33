"""What a token is good for, and which of it a route asks for: one table, by method and the beginning of the path.

Knows: the interface's paths.  Does not know: tokens, or how routes are built; a test holds the table to all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.serving.web.guards.asgi import SAFE_METHODS


class Scope(StrEnum):
    """What a token allows; ADMIN allows all of it.

    READ: see books, their events and files. WRITE: ask for books, change and delete them. PAINT: run single nets and
    paint single pictures. ADMIN: what belongs to nobody: models, metrics of everybody, and routes without a row.
    """

    READ = "read"
    WRITE = "write"
    PAINT = "paint"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True)
class Row:
    """Routes that begin so. `looks` is needed for GET, HEAD, OPTIONS and WebSockets, `acts` for all others.

    None is open to everybody who is let in by Host and Origin.
    """

    prefix: str
    looks: Scope | None
    acts: Scope | None


ROWS: tuple[Row, ...] = (
    Row(prefix="/health/", looks=None, acts=Scope.ADMIN),
    Row(prefix="/v2/health/", looks=None, acts=Scope.ADMIN),
    Row(prefix="/metrics", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/openapi.json", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/api/v1/books", looks=Scope.READ, acts=Scope.WRITE),
    Row(prefix="/api/v1/story", looks=Scope.READ, acts=Scope.WRITE),
    Row(prefix="/api/v1/storyboard", looks=Scope.READ, acts=Scope.WRITE),
    Row(prefix="/api/v1/panels", looks=Scope.READ, acts=Scope.PAINT),
    Row(prefix="/api/v1/styles", looks=Scope.READ, acts=Scope.WRITE),
    Row(prefix="/api/v1/exports", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/api/v1/models", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/api/", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/v1/images/", looks=Scope.READ, acts=Scope.PAINT),
    Row(prefix="/v1/", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/v2/repository/index", looks=Scope.READ, acts=Scope.READ),
    Row(prefix="/v2/repository/", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/v2/models/", looks=Scope.READ, acts=Scope.PAINT),
    Row(prefix="/v2", looks=Scope.READ, acts=Scope.ADMIN),
    Row(prefix="/studio", looks=None, acts=Scope.ADMIN),
)
"""The longest prefix that fits counts."""
_STUDIO_FILES = ("/", "/favicon.ico", "/manifest.webmanifest")
"""Served to everybody, as is `/studio`: a browser cannot show a token before it has the page that asks for one."""


def row_of(path: str) -> Row | None:
    """The row that a path belongs to; None if none names it. A prefix ends where a step of the path ends."""
    fits = [row for row in ROWS if path.startswith(row.prefix) and _ends_a_step(path, row.prefix)]
    return max(fits, key=lambda row: len(row.prefix), default=None)


def needed_scope(path: str, method: str) -> Scope | None:
    """What a request must be allowed; `method` is one of HTTP's, or WEBSOCKET."""
    looks = method in SAFE_METHODS or method == "WEBSOCKET"
    if path in _STUDIO_FILES and looks:
        return None
    row = row_of(path)
    if row is None:
        return Scope.READ if looks else Scope.ADMIN
    return row.looks if looks else row.acts


def _ends_a_step(path: str, prefix: str) -> bool:
    return prefix.endswith("/") or path[len(prefix) :][:1] in ("", "/")
