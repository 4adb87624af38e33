"""Stories dropped into a folder become books in another: files in, jobs, books out, files put aside.

Knows: the watched folder, a queue of its own in OUT, a worker.  Does not know: commands, signals, how a book is made.

    OUT/<slug>/              a book's folder and its bound files, moved there in one step when all is made
    OUT/.audobon-queue/      the queue; it remembers what was made, by the story's bytes and what was asked
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audobon.comic.codec import to_json
from audobon.errors import JobError, SettingsError
from audobon.files import sha256_hex, telling_disk_errors
from audobon.pipeline import MakeOptions
from audobon.serving.book_work import OUT, BookAsked, book_asked, story_put
from audobon.serving.jobs.job import Job, JobFailure, JobState, Submission
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.refusals import NoSuchJobError, QueueFullError
from audobon.serving.watched_folder import DONE, FAILED, Look, WatchedFolder, free_place
from audobon.serving.worker import Worker

QUEUE_FOLDER = ".audobon-queue"
CLIENT = "watch"
PUT_ASIDE = "put_aside"
"""In the log of a job that failed: its story has been put aside, so one that lies there again was dropped again."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a story.

    Attributes:
        source: The file's name as it was dropped.
        state: Its job's state; DONE, FAILED, QUARANTINED or CANCELLED.
        moved_to: Where the story lies now; None if it was gone, or another file has its name.
        folder: Of the book; None if there is none, or it was made before.
        files: The bound files in it.
        error: Why there is no book.
    """

    source: str
    state: JobState
    moved_to: Path | None = None
    folder: Path | None = None
    files: tuple[Path, ...] = ()
    error: JobFailure | None = None


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A file that was read, and its job."""

    look: Look
    job: str


def checked_places(into: Path, out: Path) -> None:
    """Raise unless OUT is another place than IN.

    Raises:
        SettingsError: AUD-245, if a book made would be taken for a story, or a story for a book.
    """
    into, out = into.resolve(), out.resolve()
    if out == into or out in (into / DONE, into / FAILED):
        raise SettingsError("AUD-245", f"{out} is where stories lie", hint="name another folder for the books")


class FolderWatch:
    """One watch over one folder.

    Args:
        watched: Where stories are dropped.
        out: Where books go.
        options: What they are to be.
        queue: The watch's own, in `out / QUEUE_FOLDER`.
        worker: Works on that queue.
    """

    def __init__(
        self, watched: WatchedFolder, out: Path, *, options: MakeOptions, queue: JobQueue, worker: Worker
    ) -> None:
        self._watched = watched
        self._out = out
        self._options = options
        self._queue = queue
        self._worker = worker
        self._taken: dict[str, Taken] = {}
        self._places: dict[str, Path] = {}

    def step(self) -> Iterator[Outcome]:
        """Look once, do one job at most, and put aside what has ended."""
        for name, look in self._watched.look().items():
            taken = self._taken.get(name)
            if taken is None or taken.look != look:
                yield from self._take(name, look)
        yield from self._settled()  # what was made before takes no work
        worked = self._worker.run_one()
        yield from self._settled()
        if worked is not None:
            self._delivered(worked)  # its story may have been taken away meanwhile

    def deliver_left(self) -> tuple[Path, ...]:
        """Move out what an earlier watch made and did not come to move, even if its story is no longer there.

        Raises:
            ResourceError: AUD-551, AUD-552.
        """
        for folder in sorted((self._queue.root / "jobs").glob("*")):
            with contextlib.suppress(NoSuchJobError):  # a process died before its job was queued: swept when it is old
                self._delivered(self._queue.job(folder.name))
        return tuple(self._places.values())

    @property
    def is_idle(self) -> bool:
        """Whether no file is left, no job waits, and none is being worked on."""
        unended = (JobState.QUEUED, JobState.RUNNING, JobState.CANCELLING)
        return self._watched.is_empty and not any(self._queue.count(state) for state in unended)

    @property
    def has_work(self) -> bool:
        """Whether a job waits."""
        return self._queue.count(JobState.QUEUED) > 0

    def _take(self, name: str, look: Look) -> Iterator[Outcome]:
        """Read a file that is whole and queue its job."""
        try:
            data = self._watched.read(name, look)
            if data is None:
                return
            self._taken[name] = Taken(look=look, job=self._job_for(name, data).id)
        except QueueFullError:
            return  # it stays where it is for a later look
        except JobError as error:
            failure = JobFailure(code=error.code, message=error.message, hint=error.hint)
            yield self._failed(name, look, JobState.FAILED, failure)

    def _job_for(self, name: str, data: bytes) -> Job:
        """The job that makes this; a story that failed and was dropped again is tried again."""
        digest = sha256_hex(data)
        asked = BookAsked(source=name, source_sha256=digest, options=self._options)
        key = sha256_hex(digest, to_json(self._options))
        job = self._queue.known(CLIENT, key)
        if job is None:
            put = story_put(name, data)
            return self._queue.submit(Submission(client=CLIENT, body=asked.body(), key=key), put=put)
        if job.state.has_ended and self._queue.last_kind(job.id) == PUT_ASIDE:
            story_put(book_asked(job).source, data)(self._queue.folder(job.id))
            return self._queue.retry(job.id)
        return job

    def _settled(self) -> Iterator[Outcome]:
        for name, taken in list(self._taken.items()):
            try:
                job = self._queue.job(taken.job)
            except NoSuchJobError:
                del self._taken[name]  # somebody deleted it; the file is looked at anew
                continue
            if not job.state.has_ended:
                continue
            del self._taken[name]
            if job.state is JobState.DONE:
                folder = self._delivered(job)
                yield Outcome(
                    source=name,
                    state=job.state,
                    moved_to=self._watched.put_aside(name, taken.look, into=DONE),
                    folder=folder,
                    files=_files(job, folder),
                )
            else:
                self._queue.note(job.id, PUT_ASIDE)
                yield self._failed(name, taken.look, job.state, job.error)

    def _failed(self, name: str, look: Look, state: JobState, failure: JobFailure | None) -> Outcome:
        if state is JobState.CANCELLED or failure is None:
            failure = JobFailure(code="AUD-722", message="the job was cancelled", hint="drop the story again")
        reason = f"{failure.code}: {failure.message}\n\nhint: {failure.hint}\n"
        moved = self._watched.put_aside(name, look, into=FAILED, reason=reason)
        return Outcome(source=name, state=state, moved_to=moved, error=failure)

    def _delivered(self, job: Job) -> Path | None:
        """Move what a job made to its place, all in one step; where it is, None if an earlier watch moved it.

        Raises:
            ResourceError: AUD-551, AUD-552.
        """
        made = self._queue.folder(job.id) / OUT
        if job.state is not JobState.DONE or not job.results or not made.is_dir():
            return self._places.get(job.id)
        slug = Path(job.results[0]).name.removesuffix(".book")
        place = free_place(self._out, slug)
        with telling_disk_errors(place):
            made.rename(place)
        shutil.rmtree(self._queue.folder(job.id), ignore_errors=True)
        self._places[job.id] = place
        return place


def _files(job: Job, folder: Path | None) -> tuple[Path, ...]:
    return () if folder is None else tuple(folder / Path(name).name for name in job.results[1:])
