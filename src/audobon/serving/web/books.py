"""Books: asked for, looked at, listed, cancelled, tried again, deleted.

Knows: addresses, statuses, headers.  Does not know: what a request means (`book_request.py`), how jobs are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response

from audobon.files import sha256_hex
from audobon.serving.book_work import BookAsked, story_put
from audobon.serving.jobs.job import Job, JobState, Submission
from audobon.serving.service import Service
from audobon.serving.web.book_request import options_asked, priority_asked
from audobon.serving.web.book_views import BookList, BookView, place_of, view_of
from audobon.serving.web.callers import client_of
from audobon.serving.web.problems import problem_answers
from audobon.serving.web.story_upload import StoryAsked, story_body, story_reader

MOST_NUMBERS = 2**62
OneBook = Annotated[str, Path(alias="id", pattern="^[0-9a-f]{32}$", description="A book's id.")]
KEY_PATTERN = r'^("[ !#-\[\]-~]{1,160}"|[!#-\[\]-~]{1,160})$'
RequestKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=KEY_PATTERN,
        description="The same request under the same key is the same book; another under it is refused. A string in "
        "quotes, as draft-ietf-httpapi-idempotency-key-header-07 has it; the quotes may be left out.",
    ),
]


def shower(service: Service) -> Callable[[Job], BookView]:
    """Shows jobs of this service as books."""
    return lambda job: view_of(job, service.queue.folder(job.id))


def book_routes(service: Service) -> APIRouter:
    """The routes under /api/v1/books that ask for and change whole books."""
    routes = APIRouter(prefix="/api/v1/books", tags=["books"])
    shown = shower(service)
    read_story = Depends(story_reader(service.config.bounds))

    @routes.post(
        "",
        status_code=202,
        operation_id="askForBook",
        responses=problem_answers(400, 413, 415, 422, 429),
        openapi_extra=story_body(),
    )
    def ask(request: Request, response: Response, asked: StoryAsked = read_story, key: RequestKey = None) -> BookView:
        """Ask for a book; it is made when its turn comes. Send text as JSON, or a file as a form."""
        service.check_open()
        options = options_asked(asked.options, service.config)
        body = BookAsked(source=asked.name, source_sha256=sha256_hex(asked.data), options=options)
        submission = Submission(
            client=client_of(request),
            body=body.body(),
            priority=priority_asked(asked.options),
            key=(key or "").removeprefix('"').removesuffix('"'),
        )
        if not submission.key or service.queue.known(submission.client, submission.key) is None:
            service.admit(options)
        job = service.queue.submit(submission, put=story_put(asked.name, asked.data))
        response.headers["location"] = place_of(job.id)
        return shown(job)

    @routes.get("", operation_id="listBooks", responses=problem_answers(422))
    def books(
        request: Request,
        state: Annotated[JobState | None, Query(description="Only books in this state.")] = None,
        before: Annotated[int | None, Query(ge=0, le=MOST_NUMBERS, description="The last page's `before`.")] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> BookList:
        """One's own books, the newest first."""
        found = service.queue.listing(client=client_of(request), state=state, before=before, limit=limit)
        return BookList(books=[shown(job) for job in found.jobs], before=found.before)

    @routes.get("/{id}", operation_id="getBook", responses=problem_answers(404, 422))
    def book(request: Request, id: OneBook) -> BookView:
        """Where a book stands."""
        return shown(service.job_of(client_of(request), id))

    @routes.post("/{id}/cancel", status_code=202, operation_id="cancelBook", responses=problem_answers(404, 409, 422))
    def cancel(request: Request, id: OneBook) -> BookView:
        """Cancel a book; one that is being made stops within a step. What is finished is kept until it is deleted."""
        service.job_of(client_of(request), id)
        return shown(service.queue.cancel(id))

    @routes.post(
        "/{id}/retry", status_code=202, operation_id="retryBook", responses=problem_answers(404, 409, 422, 429)
    )
    def retry(request: Request, id: OneBook) -> BookView:
        """Go on with a book that failed, was quarantined or cancelled."""
        service.check_open()
        service.job_of(client_of(request), id)
        return shown(service.queue.retry(id))

    @routes.delete("/{id}", status_code=204, operation_id="deleteBook", responses=problem_answers(404, 409, 422))
    def delete(request: Request, id: OneBook) -> None:
        """Forget a book that has ended, and remove its files."""
        service.job_of(client_of(request), id)
        service.queue.delete(id)

    return routes
