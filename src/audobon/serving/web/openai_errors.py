"""Errors of the OpenAI-compatible endpoints, in OpenAI's envelope, with the statuses that its clients know.

Knows: the envelope, which statuses there are.  Does not know: who raises what.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.responses import JSONResponse

from audobon.errors import AudobonError, InputError, SettingsError
from audobon.serving.images.refusals import UnusableRequestError
from audobon.serving.web.openai_words import Fault, FaultAnswer

_LONGEST_SAID = 500
log = logging.getLogger(__name__)


class OpenAIRoute(APIRoute):
    """A route whose errors are told as OpenAI tells them: a request that cannot be used is a 400."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await answer(request)
            except RequestValidationError as error:
                return answer_of(unusable(error))
            except AudobonError as error:
                return answer_of(error)

        return told


def answer_of(error: AudobonError) -> Response:
    """An error as a whole answer."""
    wait_s = getattr(error, "retry_after_s", None)
    headers = {} if wait_s is None else {"retry-after": str(wait_s)}
    return JSONResponse(FaultAnswer(error=fault_of(error)).model_dump(), status_code=status_of(error), headers=headers)


def status_of(error: BaseException) -> int:
    """What HTTP calls it; what is wrong with the request is a 400 here, whatever it is elsewhere."""
    if isinstance(error, InputError | SettingsError):
        return 400
    return error.http_status if isinstance(error, AudobonError) else 500


def fault_of(error: BaseException) -> Fault:
    """An error in OpenAI's words; of one without a code nothing is told but that there was one."""
    if not isinstance(error, AudobonError):
        log.error("a picture could not be made", exc_info=error)
        return Fault(message="the program failed at this request", type="server_error")
    status = status_of(error)
    kind = "rate_limit_error" if status == 429 else "invalid_request_error" if status < 500 else "server_error"
    param = error.param if isinstance(error, UnusableRequestError) else None
    return Fault(message=f"{error.message}; {error.hint}"[:_LONGEST_SAID], type=kind, param=param, code=error.code)


def unusable(error: RequestValidationError) -> UnusableRequestError:
    """A request that is not of the form that is taken: the first thing that is wrong with it."""
    first = error.errors()[0] if error.errors() else {"loc": ("body",), "msg": "it cannot be read"}
    param = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
    return UnusableRequestError(
        "AUD-773", f"{param[:80]}: {first['msg']}"[:_LONGEST_SAID], hint="see /openapi.json for what is taken",
        param=param[:80],
    )  # fmt: skip


def error_answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The declaration of a route's error answers."""
    return {
        status: {"model": FaultAnswer, "description": HTTPStatus(status).phrase}
        for status in sorted({*statuses, 500, 503})
    }
