"""What the routes to a book's parts have in common: whose book it is, and how one of its files is routed.

Knows: a client's own book.  Does not know: which parts there are.

A file is served only if it is in a listing, under the very name that stands there: no path is ever made of what was
asked.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from audobon.project import BookFolder
from audobon.serving.made_book import MadeBook
from audobon.serving.refusals import NotFoundError
from audobon.serving.service import Service
from audobon.serving.web.callers import client_of
from audobon.serving.web.file_answer import file_answers


def made_book(service: Service, request: Request, id: str) -> MadeBook:
    """A client's own book, as far as it is made.

    Raises:
        NoSuchJobError: AUD-700.
    """
    job = service.job_of(client_of(request), id)
    return MadeBook(job, service.queue.folder(job.id))


def planned_book(service: Service, request: Request, id: str) -> BookFolder:
    """The folder of a client's own book.

    Raises:
        NotFoundError: AUD-730, if it is not planned yet.
    """
    folder = made_book(service, request, id).opened
    if folder is None or not (folder.root / "storyboard.json").is_file():
        raise missing("plan")
    return folder


def add_file_route(routes: APIRouter, place: str, answer: Callable[..., Response], *, name: str) -> None:
    """Route GET and HEAD of a file."""
    routes.add_api_route(
        place, answer, operation_id=name, response_class=Response, response_model=None, responses=file_answers()
    )
    routes.add_api_route(place, answer, methods=["HEAD"], include_in_schema=False, response_model=None)


def missing(what: str) -> NotFoundError:
    """The error for a part that is not there."""
    return NotFoundError("AUD-730", f'there is no "{what[:80]}" of this book', hint="list what there is")
