"""A request that is refused before the service sees it, told in the form that its part of the interface speaks.

Knows: how ASGI answers a request, and closes a handshake.  Does not know: why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from audobon.errors import JobError
from audobon.serving.web.error_forms import error_form
from audobon.serving.web.guards.asgi import HTTP, Header, Receive, Scope, Send

_POLICY_VIOLATION, _TRY_AGAIN_LATER = 1008, 1013
"""Codes that close a WebSocket. Source: RFC 6455, section 7.4.1, and IANA's registry."""
_LATER = frozenset({429, 503})


class RequestRefusedError(JobError):
    """A refusal: a status, a code and a way out; nothing of the service's insides is in it.

    Args:
        code: AUD-750 to AUD-764.
        message: The fact.
        hint: The way out.
        status: Of HTTP.
        headers: That go with the answer.
    """

    def __init__(
        self, code: str, message: str, *, hint: str, status: int, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code, message, hint=hint)
        self.http_status = status
        self.headers = dict(headers or {})


class BadRulesError(JobError):
    """AUD-763: the guards, or the file of tokens, cannot be set up so."""

    http_status = 500


async def refuse(scope: Scope, receive: Receive, send: Send, refusal: RequestRefusedError) -> None:
    """Answer a request, or close a handshake that has not been accepted."""
    if scope["type"] == HTTP:
        await _answer(send, "http.response", scope, refusal)
        return
    await receive()  # the handshake itself
    if "websocket.http.response" in (scope.get("extensions") or {}):
        await _answer(send, "websocket.http.response", scope, refusal)
        return
    code = _TRY_AGAIN_LATER if refusal.http_status in _LATER else _POLICY_VIOLATION
    await send({"type": "websocket.close", "code": code, "reason": refusal.code})


async def _answer(send: Send, kind: str, scope: Scope, refusal: RequestRefusedError) -> None:
    media_type, form = error_form(str(scope["path"]), refusal, status=refusal.http_status)
    body = json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    headers: list[Header] = [
        (b"content-type", media_type.encode("ascii")),
        (b"content-length", str(len(body)).encode("ascii")),
        *((name.lower().encode("ascii"), value.encode("latin-1")) for name, value in refusal.headers.items()),
    ]
    await send({"type": f"{kind}.start", "status": refusal.http_status, "headers": headers})
    body = b"" if scope.get("method") == "HEAD" else body
    await send({"type": f"{kind}.body", "body": body, "more_body": False})
