"""For those who run the service: metrics, and whether it lives and is ready.

Knows: addresses, statuses, forms.  Does not know: how any of it is found out (`telemetry/`).
"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from audobon.serving.service import Service
from audobon.serving.telemetry.health import checks
from audobon.serving.web.problems import problem_answers

RETRY_AFTER_S = 5
_NOT_READY = 503
TEXT = "text/plain"


class Life(BaseModel):
    """The process answers."""

    status: str = Field(examples=["live"])


class CheckView(BaseModel):
    """One thing that must be so."""

    name: str
    ok: bool
    says: str


class Readiness(BaseModel):
    """Whether work is taken and done, and what was looked at."""

    status: str = Field(description="`ready`, or `not ready` where a check is not ok.")
    checks: list[CheckView]


def operations_routes(service: Service) -> APIRouter:
    """/metrics, /health/live, /health/ready."""
    routes = APIRouter(tags=["operations"])

    @routes.get(
        "/metrics", operation_id="getMetrics", response_class=Response,
        responses={200: {"content": {TEXT: {"schema": {"type": "string"}}}}, **problem_answers(401, 403)},
    )  # fmt: skip
    def metrics(request: Request) -> Response:
        """All metrics, for Prometheus."""
        told, kind = service.metrics.exposition(request.headers.get("accept", ""))
        return Response(told, headers={"content-type": kind, "cache-control": "no-store"})

    @routes.get("/health/live", operation_id="getLiveness", responses=problem_answers())
    def live(response: Response) -> Life:
        """The process answers; it needs no token."""
        response.headers["cache-control"] = "no-store"
        return Life(status="live")

    @routes.get(
        "/health/ready", operation_id="getReadiness", responses={**problem_answers(), 503: {"model": Readiness}}
    )
    def ready(response: Response) -> Readiness:
        """Work is taken and done: the queue can be read, the disk has room, a worker is alive."""
        found = checks(service.queue, workers_wanted=service.config.workers, is_closing=service.is_closing)
        is_ready = all(check.ok for check in found)
        response.headers["cache-control"] = "no-store"
        if not is_ready:
            response.status_code = _NOT_READY
            response.headers["retry-after"] = str(RETRY_AFTER_S)
        views = [CheckView(name=check.name, ok=check.ok, says=check.says) for check in found]
        return Readiness(status="ready" if is_ready else "not ready", checks=views)

    return routes
