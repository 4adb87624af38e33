"""Tries without a book: a text is read or planned, a panel pencilled, and nothing is kept.

Knows: addresses, bounds.  Does not know: how stories are read (`reading_desk.py`).
"""

from __future__ import annotations

import json

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field

from audobon.comic.codec import from_json, to_json
from audobon.plan_asked import Sheet
from audobon.serving.reading_desk import MAX_CHARS, PanelToDraw, ReadingDesk
from audobon.serving.service import Service
from audobon.serving.web.bodies import json_body, json_reader
from audobon.serving.web.book_request import Trim
from audobon.serving.web.editing_views import ReadingView
from audobon.serving.web.problems import Answers, problem_answers

_STORYBOARD = {"type": "object", "description": "As docs/storyboard.schema.json has it."}
_PANEL = {
    "type": "object",
    "properties": {
        "brief": {"type": "object", "description": "A panel as docs/storyboard.schema.json has it."},
        "cast": {"type": "array", "items": {"type": "object"}},
        "width": {"type": "integer"},
        "height": {"type": "integer"},
    },
    "required": ["brief"],
    "additionalProperties": False,
}


class TextToRead(BaseModel):
    """A text."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=MAX_CHARS)


class TextToPlan(TextToRead):
    """A text, and what its pages are to be."""

    pages: int | None = Field(None, ge=1, le=40)
    trim: Trim = "us-comic"
    right_to_left: bool = False
    cover: bool = True


def trial_routes(service: Service) -> APIRouter:
    """The routes under /api/v1 that try something and keep nothing."""
    routes = APIRouter(prefix="/api/v1", tags=["trials"])
    desk, read_json = ReadingDesk(), Depends(json_reader(service.config.bounds))

    @routes.post("/story", operation_id="readText", responses=problem_answers(413, 422))
    def story(asked: TextToRead) -> ReadingView:
        """What is understood of a text; nothing of it is kept."""
        text, found = desk.read(asked.text)
        return ReadingView(text=text, story=json.loads(to_json(found)))

    @routes.post(
        "/storyboard", operation_id="planText", response_class=Response, response_model=None,
        responses=_answers("application/json", _STORYBOARD),
    )  # fmt: skip
    def storyboard(asked: TextToPlan) -> Response:
        """The plan of a text; nothing of it is kept."""
        sheet = Sheet(trim=asked.trim, right_to_left=asked.right_to_left)
        board = desk.plan(asked.text, pages=asked.pages, sheet=sheet, cover=asked.cover)
        return Response(to_json(board, terse=True), media_type="application/json")

    @routes.post(
        "/panels", operation_id="pencilPanel", response_class=Response, response_model=None,
        responses=_answers("image/png", {"type": "string", "format": "binary"}), openapi_extra=json_body(_PANEL),
    )  # fmt: skip
    def panel(text: str = read_json) -> Response:
        """The pencils of one panel, as PNG; nothing of it is kept."""
        return Response(desk.pencilled(from_json(PanelToDraw, text, source="panel")), media_type="image/png")

    return routes


def _answers(kind: str, schema: dict[str, str]) -> Answers:
    told: Answers = {200: {"description": "What came of it.", "content": {kind: {"schema": schema}}}}
    return {**told, **problem_answers(400, 413, 415, 422)}
