"""A page's lettering over HTTP: its layers, and tries with other words or other places.

Knows: addresses.  Does not know: how words are set.
"""

from __future__ import annotations

import json
import threading
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request

from audobon.comic.codec import from_json, to_json
from audobon.project import BookFolder
from audobon.serving.page_trials import Layers, PageWords, layers_of, tried
from audobon.serving.service import Service
from audobon.serving.web.bodies import json_body, json_reader
from audobon.serving.web.book_part_views import BrokenView, LayersView, LeftOutView, RefusalView
from audobon.serving.web.book_parts import made_book, missing
from audobon.serving.web.books import OneBook
from audobon.serving.web.problems import problem_answers

PageNumber = Annotated[int, Path(ge=1, le=999_999)]
_WORDS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "panels": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "lettering": {
                        "type": "array",
                        "items": {"type": "object"},
                        "description": "Lines as docs/storyboard.schema.json has them.",
                    },
                },
                "required": ["id", "lettering"],
                "additionalProperties": False,
            },
        }
    },
    "additionalProperties": False,
}


def lettering_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/pages/{number} for lettering. One page is lettered at a time."""
    routes = APIRouter(prefix="/api/v1/books/{id}/pages/{number:int}", tags=["lettering"])
    read_json, turn = Depends(json_reader(service.config.bounds)), threading.Lock()

    @routes.get("/layers", operation_id="getLayers", responses=problem_answers(404, 409, 422, 507))
    def layers(request: Request, id: OneBook, number: PageNumber) -> LayersView:
        """A page's frames and balloons: as it is printed, or before that as it will be, from the pencils alone."""
        folder = _folder(service, request, id)
        with turn:
            return _view(layers_of(folder, number))

    @routes.post(
        "/letter", operation_id="tryLettering", responses=problem_answers(404, 409, 413, 415, 422, 507),
        openapi_extra=json_body(_WORDS),
    )  # fmt: skip
    def letter(request: Request, id: OneBook, number: PageNumber, text: str = read_json) -> LayersView:
        """Letter a page with other lines for some of its panels, and tell the rules that it breaks; nothing is kept."""
        folder, words = _folder(service, request, id), from_json(PageWords, text, source="lettering")
        with turn:
            return _view(tried(folder, number, words))

    return routes


def _folder(service: Service, request: Request, id: str) -> BookFolder:
    folder = made_book(service, request, id).opened
    if folder is None or not (folder.root / "storyboard.json").is_file():
        raise missing("plan")
    return folder


def _view(layers: Layers) -> LayersView:
    refusal = layers.refusal
    return LayersView(
        page=json.loads(to_json(layers.page)),
        broken=[BrokenView(panel=one.panel, orders=list(one.orders), words=one.words) for one in layers.broken],
        refusal=None
        if refusal is None
        else RefusalView(
            panel=refusal.panel, reason=refusal.reason, words_that_fit=refusal.words_that_fit, unit=refusal.unit
        ),
        left_out=[LeftOutView(panel=one.panel, line=one.line) for one in layers.left_out],
        printed=layers.printed,
    )
