"""The plan of a book, its reading and its cast: read, and edited by hand.

Knows: addresses, which file of a book is which thing.  Does not know: when a book may be edited (`book_edits.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from audobon.cast_folder import checked_design
from audobon.comic.codec import from_json, to_json
from audobon.comic.corrections import Corrections
from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import CastDesign, Storyboard
from audobon.files import telling_disk_errors, write_text
from audobon.project import BookFolder
from audobon.serving.book_edits import Edit, MakeAfter, edited, is_edited, plan_put_by
from audobon.serving.edit_refusals import NotThatFarError
from audobon.serving.refusals import BadRequestError
from audobon.serving.service import Service
from audobon.serving.web.bodies import json_body, json_reader
from audobon.serving.web.book_parts import add_file_route, made_book, missing
from audobon.serving.web.book_views import BookView, place_of
from audobon.serving.web.books import OneBook, shower
from audobon.serving.web.callers import client_of
from audobon.serving.web.editing_views import CastList, CastView
from audobon.serving.web.file_answer import file_answer
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.tags import IfMatch, Make, edit_answers, quoted, tag_of, tagged_answer, tagged_answers

Who = Annotated[str, Path(max_length=100, description="A character's id, as the cast has it.")]
Replan = Annotated[
    bool, Query(description="Put a storyboard that was edited by hand by, so that the story is planned anew.")
]
_STORYBOARD = {"type": "object", "description": "As docs/storyboard.schema.json has it."}
_CORRECTIONS = {"type": "object", "description": "As docs/corrections.md has it."}
_DESIGN = {"type": "object", "description": "One of the `cast` of docs/storyboard.schema.json."}


def editing_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id} for storyboard and corrections."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["editing"])
    put, read_json = _Puts(service), Depends(json_reader(service.config.bounds))

    @routes.get(
        "/storyboard", operation_id="getStoryboard", response_class=Response, response_model=None,
        responses=tagged_answers("The storyboard.", _STORYBOARD),
    )  # fmt: skip
    def storyboard(request: Request, id: OneBook) -> Response:
        """The plan of a book, as it is drawn or will be."""
        return tagged_answer(request, _storyboard(_planned(service, request, id)))

    @routes.put(
        "/storyboard", operation_id="putStoryboard", responses=edit_answers(), openapi_extra=json_body(_STORYBOARD)
    )
    def put_storyboard(
        request: Request, response: Response, id: OneBook, match: IfMatch = None, make: Make = MakeAfter.NONE,
        text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Another plan, drawn as it stands when the book is made; panels that stay as they are are not painted anew."""
        board = from_json(Storyboard, text, source="storyboard")
        kept = _sound(to_json(check_storyboard(board, source="storyboard"), terse=True))
        edit = Edit(
            changed=_writing("storyboard.json", kept), tag=lambda folder: tag_of(_storyboard(folder)), match=match
        )
        return put(_Asked(request=request, response=response, id=id, make=make), edit, kept)

    @routes.get(
        "/corrections", operation_id="getCorrections", response_class=Response, response_model=None,
        responses=tagged_answers("What a person corrects of the reading.", _CORRECTIONS),
    )  # fmt: skip
    def corrections(request: Request, id: OneBook) -> Response:
        """What was corrected of the reading; empty lists if nothing was."""
        return tagged_answer(request, _corrections(_planned(service, request, id)))

    @routes.put(
        "/corrections", operation_id="putCorrections", responses=edit_answers(), openapi_extra=json_body(_CORRECTIONS)
    )
    def put_corrections(
        request: Request, response: Response, id: OneBook, match: IfMatch = None, make: Make = MakeAfter.NONE,
        replan: Replan = False, text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Other corrections; the story is read and planned anew when the book is made."""
        kept = _sound(to_json(from_json(Corrections, text, source="corrections")))

        def changed(folder: BookFolder) -> None:
            if replan:
                plan_put_by(folder)
            elif make is not MakeAfter.NONE and is_edited(folder):
                raise NotThatFarError(
                    "AUD-745",
                    "the storyboard was edited by hand, and would be drawn as it stands",
                    hint="send replan=true to put it by and have the story planned anew",
                )
            _writing("corrections.json", kept)(folder)

        edit = Edit(changed=changed, tag=lambda folder: tag_of(_corrections(folder)), match=match)
        return put(_Asked(request=request, response=response, id=id, make=make), edit, kept)

    return routes


def cast_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id}/cast."""
    routes = APIRouter(prefix="/api/v1/books/{id}/cast", tags=["editing"])
    put, read_json = _Puts(service), Depends(json_reader(service.config.bounds))

    @routes.get("", operation_id="listCast", responses=problem_answers(404, 422))
    def cast(request: Request, id: OneBook) -> CastList:
        """Everybody who is drawn, and where their designs and model sheets are."""
        folder = _planned(service, request, id)
        return CastList(cast=[_member(folder, id, design) for design in folder.storyboard().cast])

    @routes.get(
        "/{character}", operation_id="getDesign", response_class=Response, response_model=None,
        responses=tagged_answers("The design.", _DESIGN),
    )  # fmt: skip
    def design(request: Request, id: OneBook, character: Who) -> Response:
        """How somebody is drawn."""
        folder = _planned(service, request, id)
        return tagged_answer(request, _design(folder, character))

    @routes.put("/{character}", operation_id="putDesign", responses=edit_answers(), openapi_extra=json_body(_DESIGN))
    def put_design(
        request: Request, response: Response, id: OneBook, character: Who, match: IfMatch = None,
        make: Make = MakeAfter.NONE, text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Another look; it goes before the storyboard's own, in every panel."""
        _design(_planned(service, request, id), character)  # a name that is in the cast is safe as a file's
        kept = _sound(to_json(checked_design(text, character, source="design")))
        edit = Edit(
            changed=lambda folder: write_text(folder.cast.design_path(character), kept),
            tag=lambda folder: tag_of(_design(folder, character)),
            match=match,
        )
        return put(_Asked(request=request, response=response, id=id, make=make), edit, kept)

    def sheet(request: Request, id: OneBook, character: Who) -> Response:
        """Somebody's model sheet as PNG."""
        folder = _planned(service, request, id)
        _design(folder, character)
        path = folder.cast.sheet_path(character)
        return file_answer(request, path, root=folder.root, name=f"{character}-sheet.png")

    add_file_route(routes, "/{character}/sheet.png", sheet, name="getSheet")
    return routes


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """A request to edit a book, and the answer that it will get."""

    request: Request
    response: Response
    id: str
    make: MakeAfter


class _Puts:
    """Carries edits out, and answers with the book and the new tag."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._shown = shower(service)

    def __call__(self, asked: _Asked, edit: Edit, kept: str) -> BookView:
        """`kept` is the text that is there after it."""
        job = self._service.job_of(client_of(asked.request), asked.id)
        job = edited(self._service, job, edit, make=asked.make)
        asked.response.headers["etag"] = quoted(tag_of(kept))
        asked.response.status_code = 200 if asked.make is MakeAfter.NONE else 202
        return self._shown(job)


def _planned(service: Service, request: Request, id: str) -> BookFolder:
    """The folder of a client's own book.

    Raises:
        NotFoundError: AUD-730, if it is not planned yet.
    """
    folder = made_book(service, request, id).opened
    if folder is None or not (folder.root / "storyboard.json").is_file():
        raise missing("plan")
    return folder


def _storyboard(folder: BookFolder) -> str:
    """The storyboard's own text, if it can be drawn."""
    folder.storyboard()
    path = folder.root / "storyboard.json"
    with telling_disk_errors(path):
        return path.read_bytes().decode("utf-8")


def _corrections(folder: BookFolder) -> str:
    return to_json(folder.corrections())


def _design(folder: BookFolder, character: str) -> str:
    for one in folder.storyboard().cast:
        if one.character == character:
            return to_json(folder.cast.design(character) if folder.cast.design_path(character).is_file() else one)
    raise missing(f"character {character}")


def _member(folder: BookFolder, id: str, design: CastDesign) -> CastView:
    who, sheet = design.character, folder.cast.sheet_path(design.character)
    place = f"{place_of(id)}/cast/{quote(who, safe='')}"
    return CastView(
        character=who,
        name=design.name,
        edited=folder.cast.is_edited(who),
        url=place,
        sheet=f"{place}/sheet.png" if sheet.is_file() else None,
        version=tag_of(_design(folder, who))[:16],
    )


def _writing(name: str, text: str) -> Callable[[BookFolder], None]:
    return lambda folder: write_text(folder.root / name, text)


def _sound(text: str) -> str:
    """Text that can be written.

    Raises:
        BadRequestError: AUD-724, if it holds half a character, as JSON's escapes can say.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadRequestError("AUD-724", "the text holds half of a surrogate pair", hint="send whole ones") from error
    return text
