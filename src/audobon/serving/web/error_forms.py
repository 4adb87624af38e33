"""Errors as bodies: RFC 9457 under /api and elsewhere, OpenAI's envelope under /v1, KServe's under /v2.

Knows: which part of the interface speaks which form.  Does not know: frameworks; who raises what.

Sources: RFC 9457, section 3 (problem details); OpenAI API reference, "Error codes"; Open Inference Protocol,
"Inference Response JSON Error Object".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from audobon.errors import AudobonError

PROBLEM_TYPE = "application/problem+json"
JSON_TYPE = "application/json"
_LONGEST_SAID = 500
_NEWER_PHRASES = {413: "Content Too Large", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}
"""As RFC 9110, section 15.5, has them; what Python calls them depends on its version."""


def phrase(status: int) -> str:
    """What a status is called."""
    return _NEWER_PHRASES.get(status) or HTTPStatus(status).phrase


def error_form(
    path: str, error: AudobonError, *, status: int, faults: Sequence[Mapping[str, str]] = ()
) -> tuple[str, dict[str, object]]:
    """The media type and the body of an error for whoever asked for `path`.

    Args:
        faults: What is wrong with the request, one by one: `where` and `what`.
    """
    if path.startswith("/v1/"):
        param = faults[0]["where"] if faults else None
        told = {"message": _said(error), "type": _kind(status), "param": param, "code": error.code}
        return JSON_TYPE, {"error": told}
    if path.startswith("/v2/"):
        return JSON_TYPE, {"error": _said(error)}
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": phrase(status),
        "status": status,
        "detail": error.message[:_LONGEST_SAID],
        "code": error.code,
        "hint": error.hint[:_LONGEST_SAID],
    }
    return PROBLEM_TYPE, problem | ({"faults": [dict(fault) for fault in faults]} if faults else {})


def _said(error: AudobonError) -> str:
    return f"{error.message}; {error.hint}"[:_LONGEST_SAID]


def _kind(status: int) -> str:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return "rate_limit_error"
    return "invalid_request_error" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "server_error"
