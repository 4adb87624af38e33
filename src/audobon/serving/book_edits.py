"""Edits of a book that lies in a queue: never while a worker has it, and always of the state that was looked at.

Knows: what may be changed in a book's folder when, and what is queued after it.  Does not know: HTTP.

A change is made inside the queue's own transaction, so no worker can have claimed the book when it is made; a book is
queued again in the same one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from audobon.make_options import MakeOptions, Until
from audobon.project import BookFolder
from audobon.serving.book_work import book_asked
from audobon.serving.edit_refusals import BeingMadeError, ChangedSinceError, NoConditionError, NotThatFarError
from audobon.serving.jobs.job import Job
from audobon.serving.made_book import MadeBook
from audobon.serving.service import Service

BEFORE = "storyboard.before.json"
"""What an edited storyboard is kept as when the story is planned anew."""


class MakeAfter(StrEnum):
    """What is queued after an edit: nothing, or the book until there."""

    NONE = "none"
    PENCILLED = "pencilled"
    BOUND = "bound"

    def of(self, options: MakeOptions) -> MakeOptions:
        """The options of what is queued."""
        return replace(options, until=Until(self.value))


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What is written into a book's folder.

    Attributes:
        changed: Writes it; told what is there by the folder.
        tag: Tells the state of what is edited; compared with `match` before anything is written.
        match: What the one who edits has seen, as `If-Match` has it; None if nothing was said.
    """

    changed: Callable[[BookFolder], None]
    tag: Callable[[BookFolder], str]
    match: str | None

    def __call__(self, folder: BookFolder) -> None:
        """Carry it out.

        Raises:
            NoConditionError: AUD-741; ChangedSinceError: AUD-742; as `changed`.
        """
        if self.match is None:
            raise NoConditionError(
                "AUD-741", "the edit does not say what it is an edit of", hint="send If-Match with the ETag you got"
            )
        now = self.tag(folder)
        if self.match.strip() != "*" and f'"{now}"' not in {one.strip() for one in self.match.split(",")}:
            raise ChangedSinceError(
                "AUD-742", "what is there is not what was edited", hint="get it again, and edit that"
            )
        self.changed(folder)


def planned_folder(book: MadeBook) -> BookFolder:
    """The folder of a book that is planned.

    Raises:
        NotThatFarError: AUD-743.
    """
    root = book.folder
    if root is None or not (root / "book.json").is_file() or not (root / "storyboard.json").is_file():
        raise NotThatFarError("AUD-743", "the book is not planned yet", hint="wait until it is pencilled")
    return BookFolder(root)


def edited(service: Service, job: Job, edit: Edit, *, make: MakeAfter) -> Job:
    """Make an edit, and queue the book if it is to be made after it; the job as it is then.

    Raises:
        BeingMadeError: AUD-740; NotThatFarError: AUD-743; as `Edit`.
        NeverFitsError, BusyError: as `Service.admit`.
        QueueFullError: AUD-703.
    """
    check_ended(job)

    def put(folder: Path) -> None:
        edit(planned_folder(MadeBook(job, folder)))

    if make is MakeAfter.NONE:
        service.queue.change(job.id, put)
        return job
    service.check_open()
    before = book_asked(job)
    options = make.of(before.options)
    service.admit(options)
    return service.queue.revise(job.id, replace(before, options=options, panel=None).body(), put=put)


def check_ended(job: Job) -> None:
    """Go on only if no worker has the book, or will by itself.

    Raises:
        BeingMadeError: AUD-740.
    """
    if not job.state.has_ended:
        raise BeingMadeError(
            "AUD-740",
            f"the book is {job.state.value}, and what is edited now would be lost",
            hint="wait until it is done, or cancel it; then edit it",
        )


def is_edited(folder: BookFolder) -> bool:
    """Whether the storyboard is another than the program wrote."""
    record = folder.record()
    return record is not None and folder.storyboard_sha256() != record.storyboard_sha256


def plan_put_by(folder: BookFolder) -> None:
    """Put an edited storyboard by, so that the story is planned anew; one that is the program's own stays."""
    path = folder.root / "storyboard.json"
    if path.is_file() and is_edited(folder):
        path.replace(folder.root / BEFORE)
