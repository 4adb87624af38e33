"""A book's pictures as they are made: printed pages, panels.

Knows: addresses.  Does not know: where they lie (`made_book.py`), how a file is sent (`file_answer.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request, Response

from audobon.serving.page_facts import pages_of
from audobon.serving.service import Service
from audobon.serving.web.book_part_views import PageList, PageView
from audobon.serving.web.book_parts import add_file_route, made_book, missing
from audobon.serving.web.book_views import place_of
from audobon.serving.web.books import OneBook
from audobon.serving.web.file_answer import file_answer
from audobon.serving.web.problems import problem_answers

PageNumber = Annotated[int, Path(ge=1, le=999_999)]
PanelId = Annotated[str, Path(max_length=100, description="As the listing has it.")]


def page_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/pages."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["pictures"])

    @routes.get("/pages", operation_id="listPages", responses=problem_answers(404, 422))
    def pages(request: Request, id: OneBook) -> PageList:
        """The pages of a book that is planned, in order; none before that."""
        book = made_book(service, request, id)
        pictures = {one.number for one in book.pages()}
        place = f"{place_of(id)}/pages"
        return PageList(
            pages=[
                PageView(
                    number=one.number,
                    double=one.double,
                    printed=one.printed,
                    version=one.version,
                    url=f"{place}/{one.number}" if one.number in pictures else None,
                    layers=f"{place}/{one.number}/layers",
                )
                for one in pages_of(book)
            ]
        )

    def page(request: Request, id: OneBook, number: PageNumber) -> Response:
        """A printed page as PNG."""
        book = made_book(service, request, id)
        for one in book.pages():
            if one.number == number:
                return file_answer(request, one.path, root=book.out, name=f"page-{one.path.name}")
        raise missing(f"page {number}")

    add_file_route(routes, "/pages/{number:int}", page, name="getPage")
    add_file_route(routes, "/pages/{number:int}.png", page, name="getPagePng")
    return routes


def panel_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/panels that show pictures."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["pictures"])

    def art(request: Request, id: OneBook, panel: PanelId) -> Response:
        """A painted panel as PNG; in a draft its pencils."""
        return _picture(service, request, id, _Wanted(panel=panel, kind="art"))

    def pencils(request: Request, id: OneBook, panel: PanelId) -> Response:
        """A panel's pencils as PNG."""
        return _picture(service, request, id, _Wanted(panel=panel, kind="pencils"))

    add_file_route(routes, "/panels/{panel}/art", art, name="getPanelArt")
    add_file_route(routes, "/panels/{panel}/pencils", pencils, name="getPanelPencils")
    return routes


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    panel: str
    kind: Literal["art", "pencils"]


def _picture(service: Service, request: Request, id: str, wanted: _Wanted) -> Response:
    book = made_book(service, request, id)
    for one in book.panels():
        path = one.art if wanted.kind == "art" else one.pencils
        if one.id == wanted.panel and path is not None:
            return file_answer(request, path, root=book.out, name=f"{wanted.panel}-{wanted.kind}.png")
    raise missing(f"{wanted.kind} of panel {wanted.panel}")
