"""Stories in, books out: made once, delivered whole, failures put aside with the reason."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audobon.errors import SettingsError
from audobon.pipeline import MakeOptions
from audobon.serving.book_work import BookWork
from audobon.serving.folder_watch import QUEUE_FOLDER, FolderWatch, Outcome, checked_places
from audobon.serving.jobs.job import Job, JobState, Limits
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.watched_folder import WatchedFolder
from audobon.serving.worker import Tell, Work, Worker
from tests.builders import a_crew

TEXT = "Anna walked to the garden. She saw a bird. The bird sang to her. It began to rain. They went home."
OPTIONS = MakeOptions(formats=("raw",), dpi=72, cover=False)


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def queue(out: Path) -> Iterator[JobQueue]:
    queue = JobQueue(out / QUEUE_FOLDER, limits=Limits(waiting=2, attempts=1))
    yield queue
    queue.close()


class Counting:
    """The book's work, counted; something may happen before or after it."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.work: Work = BookWork(crew=a_crew())

    def __call__(self, job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        self.made.append(job.id)
        return self.work(job, folder, tell=tell)


def watching(into: Path, out: Path, queue: JobQueue, work: Work, *, options: MakeOptions = OPTIONS) -> FolderWatch:
    worker = Worker(queue, work, stop=threading.Event(), name="w")
    return FolderWatch(WatchedFolder(into), out, options=options, queue=queue, worker=worker)


def steps(watch: FolderWatch, count: int = 3) -> list[Outcome]:
    return [outcome for _ in range(count) for outcome in watch.step()]


def books(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


def test_story_becomes_a_book(into: Path, out: Path, queue: JobQueue) -> None:
    (into / "walk.txt").write_text(TEXT)
    watch = watching(into, out, queue, Counting())
    assert steps(watch, 1) == []
    assert not watch.is_idle
    (outcome,) = steps(watch)
    assert (outcome.source, outcome.state, outcome.error) == ("walk.txt", JobState.DONE, None)
    assert outcome.folder is not None
    assert outcome.folder.parent == out
    assert [path.is_file() for path in outcome.files] == [True]
    slug = outcome.folder.name
    assert {path.name for path in outcome.folder.iterdir()} == {f"{slug}.book", f"{slug}.raw"}
    assert outcome.moved_to == into / "done" / "walk.txt"
    assert outcome.moved_to.read_text() == TEXT
    assert watch.is_idle
    assert list((out / QUEUE_FOLDER / "jobs").iterdir()) == []


def test_what_was_made_is_not_made_again_whatever_its_name(into: Path, out: Path, queue: JobQueue) -> None:
    work = Counting()
    for name in ("walk.txt", "walk.txt", "copy.txt"):
        (into / name).write_text(TEXT)
        (outcome,) = steps(watching(into, out, queue, work))  # each as after a restart
        assert outcome.state is JobState.DONE
    assert len(work.made) == 1
    assert len(books(out)) == 1
    assert {path.name for path in (into / "done").iterdir()} == {"walk.txt", "walk-2.txt", "copy.txt"}


def test_other_words_and_other_wishes_make_other_books(into: Path, out: Path, queue: JobQueue) -> None:
    work = Counting()
    for text, options in ((TEXT, OPTIONS), (TEXT, replace(OPTIONS, seed=1)), (TEXT + " The end.", OPTIONS)):
        (into / "walk.txt").write_text(text)
        steps(watching(into, out, queue, work, options=options))
    assert len(work.made) == 3
    (first,) = {name.partition("-2")[0].partition("-3")[0] for name in books(out)}
    assert books(out) == [first, f"{first}-2", f"{first}-3"]


def test_story_that_fails_is_put_aside_with_the_reason_and_tried_again_when_dropped_again(
    into: Path, out: Path, queue: JobQueue
) -> None:
    work = Counting()
    (into / "empty.txt").write_text(" ")
    (into / "walk.txt").write_text(TEXT)
    watch = watching(into, out, queue, work)
    failed, done = sorted(steps(watch, 4), key=lambda one: one.source)
    assert failed.error is not None
    assert (failed.state, failed.error.code, done.state) == (JobState.FAILED, "AUD-108", JobState.DONE)
    reason = (into / "failed" / "empty.txt.txt").read_text()
    assert reason.startswith("AUD-108: ")
    assert "hint: " in reason
    (into / "failed" / "empty.txt").replace(into / "again.txt")
    (outcome,) = steps(watch)
    assert (outcome.source, outcome.state) == ("again.txt", JobState.FAILED)
    assert len(work.made) == 3


def interrupted(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
    raise KeyboardInterrupt


def test_story_that_kills_watches_is_not_tried_anew_by_the_next(into: Path, out: Path, queue: JobQueue) -> None:
    (into / "walk.txt").write_text(TEXT)
    with pytest.raises(KeyboardInterrupt):
        steps(watching(into, out, queue, interrupted))

    def breaks(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        raise MemoryError

    # As when the last attempt died: the job is quarantined, and its story still lies where it was dropped.
    Worker(queue, breaks, stop=threading.Event(), name="w").run_one()
    work = Counting()
    watch = watching(into, out, queue, work)
    (outcome,) = steps(watch)
    assert outcome.error is not None
    assert (outcome.state, outcome.error.code, work.made) == (JobState.QUARANTINED, "AUD-554", [])
    (into / "failed" / "walk.txt").replace(into / "walk.txt")
    (outcome,) = steps(watch)
    assert (outcome.state, len(work.made)) == (JobState.DONE, 1)


def test_book_that_an_earlier_watch_began_is_told_where_it_is(into: Path, out: Path, queue: JobQueue) -> None:
    (into / "walk.txt").write_text(TEXT)
    with pytest.raises(KeyboardInterrupt):
        steps(watching(into, out, queue, interrupted))
    (outcome,) = steps(watching(into, out, queue, Counting()))
    assert outcome.folder is not None
    assert [path.is_file() for path in outcome.files] == [True]


def test_cancelled_story_is_put_aside(into: Path, out: Path, queue: JobQueue) -> None:
    def cancels(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        queue.cancel(job.id)
        return BookWork(crew=a_crew())(job, folder, tell=tell)

    (into / "walk.txt").write_text(TEXT)
    (outcome,) = steps(watching(into, out, queue, cancels))
    assert outcome.error is not None
    assert (outcome.state, outcome.error.code) == (JobState.CANCELLED, "AUD-722")


@pytest.mark.parametrize("is_there", [True, False], ids=["story is there", "story is gone"])
def test_crash_between_making_and_delivering_loses_nothing(
    is_there: bool, into: Path, out: Path, queue: JobQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    (into / "walk.txt").write_text(TEXT)
    work = Counting()

    def crashes(watch: FolderWatch, job: Job) -> Path | None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(FolderWatch, "_delivered", crashes)
        with pytest.raises(KeyboardInterrupt):
            steps(watching(into, out, queue, work))
    assert books(out) == []
    (queue.root / "jobs" / "stray").mkdir()
    if not is_there:
        (into / "walk.txt").unlink()
        watch = watching(into, out, queue, work)
        assert [path.name for path in watch.deliver_left()] == books(out)
        assert len(watch.deliver_left()) == 1
    else:
        (outcome,) = steps(watching(into, out, queue, work))
        assert outcome.folder is not None
    assert len(work.made) == len(books(out)) == 1


def test_story_that_changes_while_its_book_is_made_is_looked_at_anew(into: Path, out: Path, queue: JobQueue) -> None:
    work = Counting()
    path = into / "walk.txt"
    path.write_text(TEXT)

    def changes(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        if not work.made:
            path.write_text(TEXT + " The end.")
        return work(job, folder, tell=tell)

    first, second = steps(watching(into, out, queue, changes), 5)
    assert (first.moved_to, second.moved_to) == (None, into / "done" / "walk.txt")
    assert len(work.made) == len(books(out)) == 2


def test_more_than_the_queue_bears_stays_where_it_is_for_later(into: Path, out: Path, queue: JobQueue) -> None:
    for number in range(5):
        (into / f"{number}.txt").write_text(f"{TEXT} The {number}.")
    watch = watching(into, out, queue, Counting())
    outcomes = steps(watch, 8)
    assert [one.state for one in outcomes] == [JobState.DONE] * 5
    assert watch.is_idle


def test_story_that_is_taken_away_is_delivered_all_the_same(into: Path, out: Path, queue: JobQueue) -> None:
    work = Counting()

    def vanishes(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        (into / "walk.txt").unlink()
        return work(job, folder, tell=tell)

    (into / "walk.txt").write_text(TEXT)
    (outcome,) = steps(watching(into, out, queue, vanishes))
    assert outcome.moved_to is None
    assert len(books(out)) == 1


def test_deleted_job_is_asked_for_again(into: Path, out: Path, queue: JobQueue) -> None:
    (into / "walk.txt").write_text(TEXT)
    work = Counting()
    deleted = []

    def deletes(job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        made = work(job, folder, tell=tell)
        deleted.append(job.id)
        return made

    steps(watching(into, out, queue, deletes))
    queue.delete(deleted[0])
    (into / "walk.txt").write_text(TEXT)
    steps(watching(into, out, queue, work))
    assert len(books(out)) == 2


def test_books_do_not_go_where_stories_lie(into: Path, out: Path) -> None:
    checked_places(into, out)
    checked_places(into, into / "books")
    for wrong in (into, into / "done", into / "failed", into / "x" / ".."):
        with pytest.raises(SettingsError, match="AUD-245"):
            checked_places(into, wrong)
