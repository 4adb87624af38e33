"""Everybody who is drawn: their designs, edited by hand or locked, and their model sheets.

Knows: addresses.  Does not know: who is drawn how (`cast_facts.py`), or when a book may be edited (`book_edits.py`).
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request, Response

from audobon.cast_folder import checked_design
from audobon.comic.codec import to_json
from audobon.files import write_text
from audobon.project import BookFolder
from audobon.serving.book_edits import Edit, MakeAfter
from audobon.serving.cast_facts import DrawnCast, drawn_cast, lock, release
from audobon.serving.edit_refusals import LockedLookError
from audobon.serving.service import Service
from audobon.serving.web.bodies import json_body, json_reader
from audobon.serving.web.book_parts import add_file_route, missing, planned_book
from audobon.serving.web.book_views import BookView, place_of
from audobon.serving.web.books import OneBook
from audobon.serving.web.editing_views import CastList, CastView
from audobon.serving.web.file_answer import file_answer
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.putting import Asked, Puts, sound_text
from audobon.serving.web.tags import IfMatch, Make, edit_answers, tag_of, tagged_answer, tagged_answers

Who = Annotated[str, Path(max_length=100, description="A character's id, as the cast has it.")]
_DESIGN = {"type": "object", "description": "One of the `cast` of docs/storyboard.schema.json."}


def cast_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/cast for designs and sheets."""
    routes = APIRouter(prefix="/api/v1/books/{id}/cast", tags=["editing"])
    put, read_json = Puts(service), Depends(json_reader(service.config.bounds))

    @routes.get("", operation_id="listCast", responses=problem_answers(404, 422))
    def cast(request: Request, id: OneBook) -> CastList:
        """Everybody who is drawn, and where their designs and model sheets are."""
        folder = planned_book(service, request, id)
        drawn = drawn_cast(folder)
        return CastList(cast=[_member(folder, id, who, drawn) for who in drawn.designs])

    @routes.get(
        "/{character}", operation_id="getDesign", response_class=Response, response_model=None,
        responses=tagged_answers("The design.", _DESIGN),
    )  # fmt: skip
    def design(request: Request, id: OneBook, character: Who) -> Response:
        """How somebody is drawn."""
        return tagged_answer(request, design_text(planned_book(service, request, id), character))

    @routes.put("/{character}", operation_id="putDesign", responses=edit_answers(), openapi_extra=json_body(_DESIGN))
    def put_design(
        request: Request, response: Response, id: OneBook, character: Who, match: IfMatch = None,
        make: Make = MakeAfter.NONE, text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Another look; it goes before the storyboard's own, in every panel. One that is locked stays."""
        design_text(planned_book(service, request, id), character)  # a name that is in the cast is safe as a file's
        kept = sound_text(to_json(checked_design(text, character, source="design")))

        def changed(folder: BookFolder) -> None:
            if character in drawn_cast(folder).locked:
                raise LockedLookError(
                    "AUD-736", f"the look of {character} is locked", hint="take the lock away to change it"
                )
            write_text(folder.cast.design_path(character), kept)

        edit = Edit(changed=changed, tag=lambda folder: tag_of(design_text(folder, character)), match=match)
        return put(Asked(request=request, response=response, id=id, make=make), edit, kept)

    def sheet(request: Request, id: OneBook, character: Who) -> Response:
        """Somebody's model sheet as PNG."""
        folder = planned_book(service, request, id)
        design_text(folder, character)
        path = folder.cast.sheet_path(character)
        return file_answer(request, path, root=folder.root, name=f"{character}-sheet.png")

    add_file_route(routes, "/{character}/sheet.png", sheet, name="getSheet")
    return routes


def lock_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/cast/{character}/lock."""
    routes = APIRouter(prefix="/api/v1/books/{id}/cast/{character}/lock", tags=["editing"])
    put = Puts(service)

    @routes.put("", operation_id="lockDesign", responses=edit_answers())
    def put_lock(request: Request, response: Response, id: OneBook, character: Who, match: IfMatch = None) -> BookView:
        """Somebody looks and is called so from now on, whatever a later reading, plan or edit says."""
        kept = design_text(planned_book(service, request, id), character)
        edit = Edit(
            changed=lambda folder: lock(folder, character),
            tag=lambda folder: tag_of(design_text(folder, character)),
            match=match,
        )
        return put(Asked(request=request, response=response, id=id), edit, kept)

    @routes.delete("", operation_id="unlockDesign", responses=edit_answers())
    def drop_lock(
        request: Request, response: Response, id: OneBook, character: Who, match: IfMatch = None,
        make: Make = MakeAfter.NONE,
    ) -> BookView:  # fmt: skip
        """Somebody looks as their design says again, or as the storyboard has it."""
        folder = planned_book(service, request, id)
        design_text(folder, character)
        kept = to_json(drawn_cast(folder, locks=False).designs[character])
        edit = Edit(
            changed=lambda folder: release(folder, character),
            tag=lambda folder: tag_of(design_text(folder, character)),
            match=match,
        )
        return put(Asked(request=request, response=response, id=id, make=make), edit, kept)

    return routes


def design_text(folder: BookFolder, character: str) -> str:
    """Somebody's design as JSON.

    Raises:
        NotFoundError: AUD-730, if nobody of the cast has this id.
    """
    design = drawn_cast(folder).designs.get(character)
    if design is None:
        raise missing(f"character {character}")
    return to_json(design)


def _member(folder: BookFolder, id: str, who: str, drawn: DrawnCast) -> CastView:
    design, sheet = drawn.designs[who], folder.cast.sheet_path(who)
    place = f"{place_of(id)}/cast/{quote(who, safe='')}"
    drawing = folder.cast.drawing_path(who)
    return CastView(
        character=who,
        name=design.name,
        edited=folder.cast.is_edited(who),
        locked=who in drawn.locked,
        url=place,
        sheet=f"{place}/sheet.png" if sheet.is_file() else None,
        drawing=f"{place}/drawing.png" if drawing.is_file() else None,
        version=tag_of(to_json(design))[:16],
    )
