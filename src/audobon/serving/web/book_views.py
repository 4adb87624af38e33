"""Books as the web shows them.

Knows: fields of answers.  Does not know: routes, files, how jobs are kept.
"""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import BaseModel, Field

from audobon.serving.jobs.job import Job, JobState

API = "/api/v1"
BookId = str


class BookError(BaseModel):
    """Why a book, or the last attempt at it, came to nothing."""

    code: str
    message: str
    hint: str


class BookProgress(BaseModel):
    """How far the work is: `done` of `of` in this stage."""

    stage: str
    done: int = Field(ge=0)
    of: int = Field(ge=0)
    what: str


class BookLinks(BaseModel):
    """Where what belongs to a book is."""

    self: str
    events: str
    artefacts: str
    pages: str
    panels: str


class BookView(BaseModel):
    """A book that was asked for: where it stands and where its parts are."""

    id: str = Field(pattern="^[0-9a-f]{32}$")
    state: JobState
    submitted: datetime
    changed: datetime
    attempts: int = Field(ge=0)
    priority: str
    progress: BookProgress
    error: BookError | None = None
    links: BookLinks


class BookList(BaseModel):
    """A page of books, the newest first; `before` asks for the next page, null on the last."""

    books: list[BookView]
    before: int | None


def place_of(id: BookId) -> str:
    """A book's address."""
    return f"{API}/books/{id}"


def view_of(job: Job) -> BookView:
    """A job as a book."""
    place = place_of(job.id)
    error = job.error
    return BookView(
        id=job.id,
        state=job.state,
        submitted=_time(job.submitted),
        changed=_time(job.changed),
        attempts=job.attempts,
        priority=job.priority.name.lower(),
        progress=BookProgress(stage=job.stage, done=job.done, of=job.of, what=job.what),
        error=BookError(code=error.code, message=error.message, hint=error.hint) if error else None,
        links=BookLinks(
            self=place,
            events=f"{place}/events",
            artefacts=f"{place}/artefacts",
            pages=f"{place}/pages",
            panels=f"{place}/panels",
        ),
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
