"""A book's bound files: listed, and sent whole or in part.

Knows: addresses.  Does not know: where they lie (`made_book.py`), how a file is sent (`file_answer.py`).
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response

from audobon.serving.service import Service
from audobon.serving.web.book_part_views import ArtefactList, ArtefactView
from audobon.serving.web.book_parts import add_file_route, made_book, missing
from audobon.serving.web.book_views import place_of
from audobon.serving.web.books import OneBook
from audobon.serving.web.file_answer import TYPES, UNKNOWN_TYPE, file_answer
from audobon.serving.web.problems import problem_answers

FileName = Annotated[str, Path(max_length=400, description="As the listing has it.")]


def artefact_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/artefacts."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["artefacts"])

    @routes.get("/artefacts", operation_id="listArtefacts", responses=problem_answers(404, 422))
    def artefacts(request: Request, id: OneBook) -> ArtefactList:
        """The bound files of a book."""
        return ArtefactList(
            artefacts=[
                ArtefactView(
                    name=file.name,
                    size_bytes=file.size_bytes,
                    media_type=TYPES.get(file.path.suffix.lower(), UNKNOWN_TYPE),
                    url=f"{place_of(id)}/artefacts/{quote(file.name)}",
                )
                for file in made_book(service, request, id).files()
            ]
        )

    def artefact(request: Request, id: OneBook, name: FileName) -> Response:
        """A bound file, whole or in part."""
        book = made_book(service, request, id)
        for file in book.files():
            if file.name == name:
                return file_answer(request, file.path, root=book.out, name=file.path.name)
        raise missing(name)

    add_file_route(routes, "/artefacts/{name:path}", artefact, name="getArtefact")
    return routes
