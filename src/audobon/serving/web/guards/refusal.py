"""A request that is refused before the service sees it, told in the form that its part of the interface speaks.

Knows: RFC 9457 (problem details), the envelopes of OpenAI's API and of KServe's protocol.  Does not know: why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from audobon.errors import JobError
from audobon.serving.web.guards.asgi import HTTP, Header, Receive, Scope, Send, state_of

PROBLEM = "application/problem+json"
_POLICY_VIOLATION, _TRY_AGAIN_LATER = 1008, 1013
"""Codes that close a WebSocket. Source: RFC 6455, section 7.4.1, and IANA's registry."""
_LATER = frozenset({429, 503})
_SERVER_ERRORS = 500


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
    content_type, body = told(str(scope["path"]), refusal, request_id=str(state_of(scope).get("request_id", "")))
    headers: list[Header] = [
        (b"content-type", content_type.encode("ascii")),
        (b"content-length", str(len(body)).encode("ascii")),
        *((name.lower().encode("ascii"), value.encode("latin-1")) for name, value in refusal.headers.items()),
    ]
    await send({"type": f"{kind}.start", "status": refusal.http_status, "headers": headers})
    body = b"" if scope.get("method") == "HEAD" else body
    await send({"type": f"{kind}.body", "body": body, "more_body": False})


def told(path: str, refusal: RequestRefusedError, *, request_id: str) -> tuple[str, bytes]:
    """The media type and the body of a refusal, by the part of the interface that `path` belongs to."""
    if path.startswith("/v1/"):
        kind = "server_error" if refusal.http_status >= _SERVER_ERRORS else "invalid_request_error"
        error = {"message": f"{refusal.message}; {refusal.hint}", "type": kind, "param": None, "code": refusal.code}
        return "application/json", _json({"error": error})
    if path.startswith("/v2/"):
        return "application/json", _json({"error": f"{refusal.code}: {refusal.message}; {refusal.hint}"})
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(refusal.http_status).phrase,
        "status": refusal.http_status,
        "detail": refusal.message,
        "code": refusal.code,
        "hint": refusal.hint,
        "request_id": request_id,
    }
    return PROBLEM, _json(problem)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
