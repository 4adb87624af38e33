"""Going on with a book that is there already, and its cover in small.

Knows: addresses, which of a book's options may change.  Does not know: how books are made or kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from audobon.make_options import MakeOptions, Until
from audobon.serving.book_edits import check_ended, plan_put_by
from audobon.serving.book_work import book_asked
from audobon.serving.known_names import check_names
from audobon.serving.made_book import MadeBook
from audobon.serving.service import Service
from audobon.serving.web.book_parts import made_book, missing
from audobon.serving.web.book_request import MAX_FORMATS, Format
from audobon.serving.web.book_views import BookView
from audobon.serving.web.books import OneBook, shower
from audobon.serving.web.callers import client_of
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.small_pictures import SMALL, Width, add_small_route, small_answer
from audobon.wishes import Wishes, options_of


class MakeAgain(BaseModel):
    """What is to change of a book's options; what is left out stays as it was asked for."""

    model_config = ConfigDict(extra="forbid")

    until: Until = Field(Until.BOUND, description="How far it is made.")
    style: str | None = Field(None, max_length=200)
    formats: list[Format] | None = Field(None, min_length=1, max_length=MAX_FORMATS)
    seed: int | None = Field(None, ge=0, le=2**62)
    draft: bool | None = None
    dpi: int | None = Field(None, ge=72, le=300)
    replan: bool = Field(False, description="Put an edited storyboard by, and plan the story anew.")

    def options(self, before: MakeOptions) -> MakeOptions:
        """The book's options with what changes.

        Raises:
            SettingsError: 2xx, for options that do not go together.
        """
        kept = before if self.style is None else _styled(before, self.style)
        return replace(
            kept,
            until=self.until,
            formats=kept.formats if self.formats is None else tuple(dict.fromkeys(self.formats)),
            seed=kept.seed if self.seed is None else self.seed,
            draft=kept.draft if self.draft is None else self.draft,
            dpi=kept.dpi if self.dpi is None else self.dpi,
        )


def making_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id} that go on with a book, and show its cover."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["books"])
    shown = shower(service)

    @routes.post(
        "/make", status_code=202, operation_id="makeBook", responses=problem_answers(400, 404, 409, 413, 422, 429)
    )
    def make(request: Request, id: OneBook, asked: MakeAgain) -> BookView:
        """Go on with a book that has ended: pencilled, edited, or to be made otherwise. What still fits is kept."""
        service.check_open()
        job = service.job_of(client_of(request), id)
        check_ended(job)
        before = book_asked(job)
        options = asked.options(before.options)
        check_names(options)
        service.admit(options)

        def put(folder: Path) -> None:
            book = MadeBook(job, folder).opened
            if asked.replan and book is not None:
                plan_put_by(book)

        return shown(service.queue.revise(job.id, replace(before, options=options, panel=None).body(), put=put))

    def cover(request: Request, id: OneBook, width: Width = SMALL) -> Response:
        """The first page in small, as WebP; before there is one, the first panel."""
        book = made_book(service, request, id)
        path = book.cover()
        if path is None:
            raise missing("cover")
        return small_answer(request, path, root=book.out, width=width)

    add_small_route(routes, "/cover.webp", cover, name="getCover")
    return routes


def _styled(before: MakeOptions, style: str) -> MakeOptions:
    """The options in a named or a saved style."""
    plain = replace(before.model, style_from=())
    wished = options_of(Wishes(style=style, model=plain))
    return replace(before, style=wished.style, model=wished.model)
