"""Books as the web shows them.

Knows: fields of answers.  Does not know: routes, files, how jobs are kept.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, Field

from audobon.errors import JobError
from audobon.make_options import Until
from audobon.serving.book_work import book_asked
from audobon.serving.jobs.job import Job, JobState
from audobon.serving.made_book import MadeBook
from audobon.serving.made_facts import facts_of

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


class BookMade(BaseModel):
    """How much there is of it: pages of its plan, pencilled panels, painted ones (in a draft its proofs), files."""

    pages: int = Field(ge=0)
    panels: int = Field(ge=0)
    painted: int = Field(ge=0)
    bound: bool


class BookAskedFor(BaseModel):
    """What it was asked to be, in short."""

    style: str
    formats: list[str]
    seed: int
    draft: bool
    until: Until


class BookView(BaseModel):
    """A book that was asked for: where it stands and where its parts are; `title` is empty before it is planned."""

    id: str = Field(pattern="^[0-9a-f]{32}$")
    title: str
    state: JobState
    submitted: datetime
    changed: datetime
    attempts: int = Field(ge=0)
    priority: str
    progress: BookProgress
    error: BookError | None = None
    made: BookMade
    options: BookAskedFor | None = Field(description="Null of a job that asks for no book.")
    links: BookLinks


class BookList(BaseModel):
    """A page of books, the newest first; `before` asks for the next page, null on the last."""

    books: list[BookView]
    before: int | None


def place_of(id: BookId) -> str:
    """A book's address."""
    return f"{API}/books/{id}"


def view_of(job: Job, folder: Path) -> BookView:
    """A job, whose folder this is, as a book."""
    place = place_of(job.id)
    error = job.error
    facts = facts_of(MadeBook(job, folder))
    return BookView(
        id=job.id,
        title=facts.title,
        state=job.state,
        submitted=_time(job.submitted),
        changed=_time(job.changed),
        attempts=job.attempts,
        priority=job.priority.name.lower(),
        progress=BookProgress(stage=job.stage, done=job.done, of=job.of, what=job.what),
        error=BookError(code=error.code, message=error.message, hint=error.hint) if error else None,
        made=BookMade(pages=facts.pages, panels=facts.panels, painted=facts.painted, bound=facts.bound),
        options=_asked(job),
        links=BookLinks(
            self=place,
            events=f"{place}/events",
            artefacts=f"{place}/artefacts",
            pages=f"{place}/pages",
            panels=f"{place}/panels",
        ),
    )


def _asked(job: Job) -> BookAskedFor | None:
    try:
        options = book_asked(job).options
    except JobError:
        return None
    return BookAskedFor(
        style=options.style, formats=list(options.formats), seed=options.seed, draft=options.draft, until=options.until
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
