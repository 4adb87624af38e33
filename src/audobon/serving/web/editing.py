"""The plan of a book and what is corrected of its reading: read, and edited by hand.

Knows: addresses, which file of a book is which thing.  Does not know: when a book may be edited (`book_edits.py`).
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from audobon.comic.codec import from_json, to_json
from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import Storyboard
from audobon.files import telling_disk_errors
from audobon.project import BookFolder, checked_corrections
from audobon.serving.book_edits import Edit, MakeAfter, is_edited, plan_put_by
from audobon.serving.edit_refusals import NotThatFarError
from audobon.serving.service import Service
from audobon.serving.web.bodies import json_body, json_reader
from audobon.serving.web.book_parts import planned_book
from audobon.serving.web.book_views import BookView
from audobon.serving.web.books import OneBook
from audobon.serving.web.putting import Asked, Puts, sound_text, writing
from audobon.serving.web.tags import IfMatch, Make, edit_answers, tag_of, tagged_answer, tagged_answers

Replan = Annotated[
    bool, Query(description="Put a storyboard that was edited by hand by, so that the story is planned anew.")
]
_STORYBOARD = {"type": "object", "description": "As docs/storyboard.schema.json has it."}
_CORRECTIONS = {"type": "object", "description": "As docs/corrections.md has it."}


def editing_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id} for storyboard and corrections."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["editing"])
    put, read_json = Puts(service), Depends(json_reader(service.config.bounds))

    @routes.get(
        "/storyboard", operation_id="getStoryboard", response_class=Response, response_model=None,
        responses=tagged_answers("The storyboard.", _STORYBOARD),
    )  # fmt: skip
    def storyboard(request: Request, id: OneBook) -> Response:
        """The plan of a book, as it is drawn or will be."""
        return tagged_answer(request, storyboard_text(planned_book(service, request, id)))

    @routes.put(
        "/storyboard", operation_id="putStoryboard", responses=edit_answers(), openapi_extra=json_body(_STORYBOARD)
    )
    def put_storyboard(
        request: Request, response: Response, id: OneBook, match: IfMatch = None, make: Make = MakeAfter.NONE,
        text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Another plan, drawn as it stands when the book is made; panels that stay as they are are not painted anew."""
        board = from_json(Storyboard, text, source="storyboard")
        kept = sound_text(to_json(check_storyboard(board, source="storyboard"), terse=True))
        edit = Edit(
            changed=writing("storyboard.json", kept),
            tag=lambda folder: tag_of(storyboard_text(folder)),
            match=match,
        )
        return put(Asked(request=request, response=response, id=id, make=make), edit, kept)

    @routes.get(
        "/corrections", operation_id="getCorrections", response_class=Response, response_model=None,
        responses=tagged_answers("What a person corrects of the reading.", _CORRECTIONS),
    )  # fmt: skip
    def corrections(request: Request, id: OneBook) -> Response:
        """What was corrected of the reading; empty lists if nothing was."""
        return tagged_answer(request, _corrections(planned_book(service, request, id)))

    @routes.put(
        "/corrections", operation_id="putCorrections", responses=edit_answers(), openapi_extra=json_body(_CORRECTIONS)
    )
    def put_corrections(
        request: Request, response: Response, id: OneBook, match: IfMatch = None, make: Make = MakeAfter.NONE,
        replan: Replan = False, text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Other corrections; the story is read and planned anew when the book is made."""
        kept = sound_text(to_json(checked_corrections(text, source="corrections")))

        def changed(folder: BookFolder) -> None:
            if replan:
                plan_put_by(folder)
            elif make is not MakeAfter.NONE and is_edited(folder):
                raise NotThatFarError(
                    "AUD-745",
                    "the storyboard was edited by hand, and would be drawn as it stands",
                    hint="send replan=true to put it by and have the story planned anew",
                )
            writing("corrections.json", kept)(folder)

        edit = Edit(changed=changed, tag=lambda folder: tag_of(_corrections(folder)), match=match)
        return put(Asked(request=request, response=response, id=id, make=make), edit, kept)

    return routes


def storyboard_text(folder: BookFolder) -> str:
    """The storyboard's own text, if it can be drawn."""
    folder.storyboard()
    path = folder.root / "storyboard.json"
    with telling_disk_errors(path):
        return path.read_bytes().decode("utf-8")


def _corrections(folder: BookFolder) -> str:
    return to_json(folder.corrections())
