"""All words of a book as rows, and the report on it.

Knows: addresses, what a row is.  Does not know: how words are set, or what a report tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import APIRouter, Depends, Request, Response

from audobon.comic.codec import from_json, to_json
from audobon.errors import InputError
from audobon.lettering_table import Row, rows_of, with_words
from audobon.project import BookFolder
from audobon.report_page.page import report_policy, write_report
from audobon.serving.book_edits import Edit, MakeAfter
from audobon.serving.edit_refusals import NotThatFarError
from audobon.serving.service import Service
from audobon.serving.web.bodies import json_body, json_reader
from audobon.serving.web.book_parts import missing, planned_book
from audobon.serving.web.book_views import BookView
from audobon.serving.web.books import OneBook
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.putting import Asked, Puts
from audobon.serving.web.tags import IfMatch, Make, edit_answers, tag_of, tagged_answer, tagged_answers

_ROWS = {
    "type": "object",
    "properties": {"rows": {"type": "array", "items": {"type": "object"}}},
    "required": ["rows"],
    "additionalProperties": False,
    "description": "Rows of panel, line (from 1), kind, speaker and text; the title and the author are rows as well.",
}


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows of a table of words."""

    rows: tuple[Row, ...]


def words_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books/{id} for all words, and for the report."""
    routes = APIRouter(prefix="/api/v1/books/{id}", tags=["lettering"])
    put, read_json = Puts(service), Depends(json_reader(service.config.bounds))

    @routes.get(
        "/lettering", operation_id="getLettering", response_class=Response, response_model=None,
        responses=tagged_answers("The rows.", _ROWS),
    )  # fmt: skip
    def lettering(request: Request, id: OneBook) -> Response:
        """All words of a book, line by line in reading order."""
        return tagged_answer(request, _table(planned_book(service, request, id)))

    @routes.put("/lettering", operation_id="putLettering", responses=edit_answers(), openapi_extra=json_body(_ROWS))
    def put_lettering(
        request: Request, response: Response, id: OneBook, match: IfMatch = None, make: Make = MakeAfter.NONE,
        text: str = read_json,
    ) -> BookView:  # fmt: skip
        """Other words for some lines; rows that are left out, or whose text is empty, stay as they are."""
        given = {row.key: row.text.strip() for row in from_json(Rows, text, source="lettering").rows}
        words = {key: said for key, said in given.items() if said}

        def changed(folder: BookFolder) -> None:
            folder.keep_storyboard(with_words(folder.storyboard(), words))

        edit = Edit(changed=changed, tag=lambda folder: tag_of(_table(folder)), match=match)
        return put(Asked(request=request, response=response, id=id, make=make), edit)

    @routes.get(
        "/report.json", operation_id="getReportData", response_class=Response, response_model=None,
        responses=tagged_answers("What the last run told.", {"type": "object"}),
    )  # fmt: skip
    def report_data(request: Request, id: OneBook) -> Response:
        """The report of the last run that ended, as data (docs/report.md)."""
        folder = planned_book(service, request, id)
        report = folder.report()
        if report is None:
            raise missing("report")
        return tagged_answer(request, to_json(report))

    html = {
        "content": {"text/html": {"schema": {"type": "string"}}},
        "description": "One page that needs nothing else.",
    }

    @routes.get(
        "/report", operation_id="getReport", response_class=Response, response_model=None,
        responses={200: html, **problem_answers(404, 409, 422)},
    )  # fmt: skip
    def report(request: Request, id: OneBook) -> Response:
        """The report as a web page; it runs nothing and fetches nothing."""
        folder = planned_book(service, request, id)
        if folder.report() is None:
            raise missing("report")
        policy = f"{report_policy()}; sandbox"
        headers = {"content-security-policy": policy, "x-content-type-options": "nosniff", "cache-control": "no-store"}
        return Response(_page(folder), headers=headers, media_type="text/html")

    return routes


def _table(folder: BookFolder) -> str:
    return to_json(Rows(rows=rows_of(folder.storyboard())))


def _page(folder: BookFolder) -> bytes:
    """The report's page.

    Raises:
        NotThatFarError: AUD-743, if the book was changed since its report was written.
    """
    with TemporaryDirectory() as place:
        try:
            return write_report(folder.root, Path(place) / "report.html").file.read_bytes()
        except InputError as error:
            raise NotThatFarError(
                "AUD-743", "the book was changed since its report was written", hint="make it again"
            ) from error
