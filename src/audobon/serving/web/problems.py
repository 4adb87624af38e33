"""Errors as answers, in the form that an address calls for.

Knows: statuses, headers that go with them, faults of a request.  Does not know: forms of errors (`error_forms.py`).

Nothing of the inside leaks: what is no coded error is told as AUD-726 and its trace goes to the log alone.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from audobon.errors import AudobonError
from audobon.serving.web.error_forms import PROBLEM_TYPE, error_form, phrase

MAX_TOLD = 12
"""Faults of one request that are listed; more help nobody."""
_LONGEST_SAID = 500
_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
_OWN_CODES = {404: "AUD-725", 405: "AUD-725", 413: "AUD-728", 415: "AUD-727"}

log = logging.getLogger(__name__)


class RequestFault(BaseModel):
    """One thing that is wrong with a request: where, as a JSON pointer or a parameter's place, and what."""

    where: str
    what: str


class Problem(BaseModel):
    """What went wrong (RFC 9457), with the program's own code and the way out."""

    type: str = Field(description="`about:blank`: the status says what kind it is; `code` says more.")
    title: str
    status: int
    detail: str
    code: str = Field(pattern="^AUD-[0-9]{3}$")
    hint: str
    faults: list[RequestFault] | None = None


Answers = dict[int | str, dict[str, Any]]


def problem_answers(*statuses: int) -> Answers:
    """The declaration of error answers of a route; every route may give 500 and 503 as well."""
    return {
        status: {
            "description": phrase(status),
            "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({*statuses, 500, 503})
    }


def problem_schemas() -> dict[str, Any]:
    """The schemas that `problem_answers` refers to, by name."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts: dict[str, Any] = schema.pop("$defs")
    return {"Problem": schema, **parts}


def tell_problems(app: FastAPI) -> None:
    """Have an app answer every error in the form that its address calls for."""
    app.add_exception_handler(AudobonError, _coded)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _left)
    app.add_exception_handler(Exception, _fault)


def problem(
    path: str, error: AudobonError, *, status: int | None = None, faults: list[RequestFault] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    """An error as the answer to a request for `path`.

    Args:
        status: Of the answer; the error's own if None.
        faults: What is wrong with the request, one by one.
        headers: Of the answer.
    """
    status = status or error.http_status
    told = {**getattr(error, "headers", {}), **(headers or {})}
    wait_s = getattr(error, "retry_after_s", 5 if status == 503 else None)
    if wait_s is not None:
        told.setdefault("retry-after", str(wait_s))
    kind, body = error_form(path, error, status=status, faults=[one.model_dump() for one in faults or ()])
    return JSONResponse(body, status_code=status, headers=told, media_type=kind)


def _coded(request: Request, error: Exception) -> Response:
    assert isinstance(error, AudobonError)
    return problem(request.url.path, error)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [RequestFault(where=_place(one["loc"]), what=str(one["msg"])[:_LONGEST_SAID]) for one in error.errors()]
    first = f"{faults[0].where}: {faults[0].what}" if faults else "it cannot be read"
    told = AudobonError("AUD-724", f"the request cannot be used: {first}", hint="see /openapi.json for what is taken")
    return problem(request.url.path, told, status=422, faults=faults[:MAX_TOLD])


def _place(path: tuple[int | str, ...]) -> str:
    """A fault's place: `/text` in a body (RFC 6901), `query limit` elsewhere."""
    where, *rest = [str(part) for part in path] or ["body"]
    if where == "body":
        return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in rest) or "/"
    return " ".join([where, *rest])


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    told = AudobonError(
        _OWN_CODES.get(status, "AUD-724"),
        f"{request.method[:16]} {request.url.path[:200]}: {phrase(status)}",
        hint="see /openapi.json for what is there",
    )
    headers = {**(error.headers or {}), **({"Allow": _allowed(request)} if status == 405 else {})}
    return problem(request.url.path, told, status=status, headers=headers)


def _allowed(request: Request) -> str:
    """The methods that an address has, over all routes: the framework names those of the first that fits alone."""
    scopes = {method: {**request.scope, "method": method} for method in _METHODS}
    routes = request.app.router.routes
    return ", ".join(
        method for method in _METHODS if any(one.matches(scopes[method])[0] is Match.FULL for one in routes)
    )


def _left(request: Request, error: Exception) -> Response:
    """Nobody hears this: whoever asked has gone in the middle of the body, which is no fault of the program."""
    return Response(status_code=400)


def _fault(request: Request, error: Exception) -> Response:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    told = AudobonError(
        "AUD-726",
        "the program failed at this request",
        hint="this is a fault of the program; its log says more",
    )
    return problem(request.url.path, told, status=500)
