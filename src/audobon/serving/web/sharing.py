"""Finished books put into the service's share folder, for whoever looks there.

Knows: addresses.  Does not know: names and copies there (`share_folder.py`).

Which folder it is, the service's settings say; nothing that is asked names a path.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from audobon.project import BookFolder
from audobon.serving.book_edits import check_ended
from audobon.serving.made_book import MadeBook
from audobon.serving.refusals import NoShareError
from audobon.serving.service import Service
from audobon.serving.web.book_parts import missing
from audobon.serving.web.books import OneBook
from audobon.serving.web.callers import client_of
from audobon.serving.web.problems import problem_answers


class ShareView(BaseModel):
    """Where finished books may be put for others."""

    folder: str | None = Field(description="A folder of the service's machine; null if it has none.")


class SharedView(BaseModel):
    """A book that lies in the share folder."""

    folder: str = Field(description="The book's own, there.")
    files: list[str] = Field(description="Their names in it.")


def share_routes(service: Service) -> APIRouter:
    """The route under /api/v1/share, and the one of a book that puts it there."""
    routes = APIRouter(prefix="/api/v1", tags=["artefacts"])

    @routes.get("/share", operation_id="getShare", responses=problem_answers())
    def share() -> ShareView:
        """The share folder."""
        return ShareView(folder=None if service.share is None else str(service.share.root))

    @routes.post("/books/{id}/share", operation_id="shareBook", responses=problem_answers(404, 409, 422, 507))
    def put(request: Request, id: OneBook) -> SharedView:
        """Put the bound files of a book into the share folder, in place of older ones of it."""
        if service.share is None:
            raise NoShareError(
                "AUD-798", "this service has no share folder", hint="start it with --share DIR, or fetch the files"
            )
        job = service.job_of(client_of(request), id)
        check_ended(job)
        book = MadeBook(job, service.queue.folder(job.id))
        files = book.files()
        if book.folder is None or not files:
            raise missing("bound file")
        shared = service.share.put(files, book=job.id, slug=BookFolder(book.folder).slug)
        return SharedView(folder=str(shared.folder), files=list(shared.files))

    return routes
