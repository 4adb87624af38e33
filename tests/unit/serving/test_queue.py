"""Those who ask: keys, bounds, listing, cancelling, deleting, the log."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audobon.errors import JobError, ResourceError
from audobon.serving.jobs.job import MAX_BODY_CHARS, JobFailure, JobState, Priority, Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.refusals import NoSuchJobError, OtherBodyError, QueueFullError
from tests.unit.serving.clocks import SMALL, HandClock, asked, queue_at

BAD = JobFailure(code="AUD-101", message="there is no file", hint="check the path")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def both(tmp_path: Path, clock: HandClock) -> Iterator[tuple[JobQueue, Leases]]:
    queue, leases = queue_at(tmp_path, clock)
    yield queue, leases
    queue.close()


Both = tuple[JobQueue, Leases]


def test_job_is_there_after_the_queue_is_opened_again(both: Both, clock: HandClock) -> None:
    queue, _ = both
    job = queue.submit(asked(key="k"), put=lambda folder: (folder / "story.txt").write_text("x") and None)
    queue.close()
    again, _ = queue_at(queue.root, clock)
    assert again.job(job.id) == job
    assert (again.folder(job.id) / "story.txt").read_text() == "x"
    again.close()


def test_same_key_gives_the_same_job(both: Both) -> None:
    queue, _ = both
    first = queue.submit(asked(key="k"))
    assert queue.submit(asked(key="k"), put=lambda folder: None) == first
    assert queue.known("anna", "k") == first
    assert queue.known("bert", "k") is None
    assert queue.submit(asked(key="k", client="bert")).id != first.id
    assert queue.submit(asked()).id != queue.submit(asked()).id
    assert not (queue.root / "jobs").exists()


def test_same_key_at_once_from_many_threads_is_one_job(both: Both) -> None:
    queue, _ = both
    with ThreadPoolExecutor(16) as pool:
        jobs = list(pool.map(lambda _: queue.submit(asked(key="k"), put=lambda folder: None).id, range(100)))
    assert len(set(jobs)) == 1
    assert [path.name for path in (queue.root / "jobs").iterdir()] == jobs[:1]


def test_other_body_under_the_same_key_is_refused(both: Both) -> None:
    queue, _ = both
    queue.submit(asked(key="k"))
    with pytest.raises(OtherBodyError, match="AUD-702"):
        queue.submit(asked("another book", key="k"))
    with pytest.raises(OtherBodyError, match="AUD-702"):
        queue.submit(Submission(client="anna", body="a book", key="k", priority=Priority.INTERACTIVE))


def test_full_queue_says_when_to_come_again(both: Both, clock: HandClock) -> None:
    queue, leases = both
    for number in range(SMALL.waiting_of_client):
        queue.submit(asked(str(number)))
    with pytest.raises(QueueFullError, match="AUD-703.*of this client") as refused:
        queue.submit(asked())
    assert refused.value.retry_after_s == 60  # nothing was claimed yet
    assert refused.value.http_status == 429
    queue.submit(asked(client="bert"))
    queue.submit(asked(client="bert"))
    with pytest.raises(QueueFullError, match="AUD-703.* 8 jobs are"):
        queue.submit(asked(client="cleo"), put=lambda folder: pytest.fail("nothing may be put"))
    for _ in range(3):
        leases.claim("w")
        clock.now += 3
    for number in range(3):
        queue.submit(asked(str(number), client="cleo"))
    with pytest.raises(QueueFullError) as refused:
        queue.submit(asked(client="cleo"))
    assert refused.value.retry_after_s == 3


def test_failed_put_leaves_nothing(both: Both) -> None:
    queue, _ = both

    def put(folder: Path) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        queue.submit(asked(), put=put)
    assert list((queue.root / "jobs").iterdir()) == []
    assert queue.count(JobState.QUEUED) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"client": "", "body": ""},
        {"client": "a\n", "body": ""},
        {"client": "a" * 201, "body": ""},
        {"client": "a", "body": "", "key": "\0"},
        {"client": "a", "body": "x" * (MAX_BODY_CHARS + 1)},
    ],
)
def test_submission_out_of_bounds_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(JobError, match="AUD-704"):
        Submission(**wrong)  # type: ignore[arg-type]


def test_unknown_job_is_told(both: Both) -> None:
    queue, _ = both
    for ask in (queue.job, queue.cancel, queue.retry, queue.delete, queue.events):
        with pytest.raises(NoSuchJobError, match="AUD-700"):
            ask("../../etc")


def test_listing_goes_page_by_page_whatever_is_deleted(both: Both) -> None:
    queue, _ = both
    ids = [queue.submit(asked(str(number))).id for number in range(5)]
    first = queue.listing(limit=2)
    assert [job.id for job in first.jobs] == ids[:2:-1]
    for id in (ids[3], ids[1]):
        queue.cancel(id)
        queue.delete(id)
    second = queue.listing(limit=2, before=first.before)
    assert [job.id for job in second.jobs] == [ids[2], ids[0]]
    assert second.before is None
    assert queue.listing(client="bert").jobs == ()
    assert len(queue.listing(state=JobState.QUEUED).jobs) == 3
    for wrong in (0, 201):
        with pytest.raises(JobError, match="AUD-706"):
            queue.listing(limit=wrong)
    with pytest.raises(JobError, match="AUD-706"):
        queue.listing(before=-1)


def test_cancel_at_every_state(both: Both) -> None:
    queue, leases = both
    waiting = queue.submit(asked())
    assert queue.cancel(waiting.id).state is JobState.CANCELLED
    assert queue.cancel(waiting.id).state is JobState.CANCELLED
    assert leases.claim("w") is None
    running = queue.submit(asked())
    held = leases.claim("w")
    assert held is not None
    assert queue.cancel(running.id).state is JobState.CANCELLING
    assert queue.cancel(running.id).state is JobState.CANCELLING
    assert leases.heartbeat(held).state is JobState.CANCELLING
    assert leases.stop(held).state is JobState.CANCELLED
    queue.submit(asked())
    done = leases.claim("w")
    assert done is not None
    leases.finish(done, results=())
    with pytest.raises(JobError, match="AUD-701"):
        queue.cancel(done.id)


def test_ended_job_can_be_tried_again_and_deleted_others_not(both: Both) -> None:
    queue, leases = both
    job = queue.submit(asked(), put=lambda folder: None)
    with pytest.raises(JobError, match="AUD-701"):
        queue.delete(job.id)
    with pytest.raises(JobError, match="AUD-701"):
        queue.retry(job.id)
    held = leases.claim("w")
    assert held is not None
    with pytest.raises(JobError, match="AUD-701"):
        queue.delete(job.id)
    failed = leases.fail(held, BAD)
    assert (failed.state, failed.error) == (JobState.FAILED, BAD)
    again = queue.retry(job.id)
    assert (again.state, again.attempts, again.error) == (JobState.QUEUED, 0, None)
    queue.cancel(job.id)
    queue.delete(job.id)
    assert not queue.folder(job.id).exists()
    with pytest.raises(NoSuchJobError):
        queue.events(job.id)


def test_log_can_be_read_on_from_any_place(both: Both) -> None:
    queue, leases = both
    job = queue.submit(asked())
    held = leases.claim("w")
    assert held is not None
    for number in range(1, 8):
        leases.progress(held, Progress(stage="painting", done=number, of=7, what=f"panel {number}"))
    leases.finish(held, results=("out/kite.cbz",))
    whole = queue.events(job.id)
    assert [one.sequence for one in whole] == list(range(1, len(whole) + 1))
    # Steps beyond the bound are not kept, changes of state always are.
    assert [one.kind for one in whole] == ["submit", "claim", "progress", "progress", "progress", "progress", "finish"]
    assert whole[3].done == 2
    assert whole[-1].done == 7
    for behind in range(len(whole) + 1):
        assert queue.events(job.id, behind=behind) == whole[behind:]
    assert queue.events(job.id, behind=2, limit=3) == whole[2:5]
    for wrong in (-1, 2**63):
        with pytest.raises(JobError, match="AUD-706"):
            queue.events(job.id, behind=wrong)


def test_folders_of_no_job_are_swept_when_they_are_old(both: Both, clock: HandClock) -> None:
    queue, _ = both
    kept = queue.submit(asked(), put=lambda folder: None)
    stray = queue.folder("stray")
    stray.mkdir()
    clock.now = stray.stat().st_mtime + 100
    assert queue.sweep_folders() == ()
    clock.now += 4000
    assert queue.sweep_folders() == ("stray",)
    assert queue.folder(kept.id).is_dir()


def test_revised_job_keeps_its_log_its_key_and_what_it_made(tmp_path: Path) -> None:
    queue, leases = queue_at(tmp_path, HandClock())
    submitted = queue.submit(asked("a book", key="k"))
    job = leases.claim("w")
    assert job is not None
    leases.finish(job, results=("out/a.cbz",))
    revised = queue.revise(submitted.id, "another", put=lambda folder: None)
    assert (revised.state, revised.body, revised.results) == (JobState.QUEUED, "another", ("out/a.cbz",))
    assert queue.submit(asked("a book", key="k")).id == submitted.id
    with pytest.raises(OtherBodyError, match="AUD-702"):
        queue.submit(asked("another", key="k"))
    again = leases.claim("w")
    assert again is not None
    failed = leases.fail(again, JobFailure(code="AUD-107", message="empty", hint="give a story"))
    assert (failed.state, failed.results) == (JobState.FAILED, ("out/a.cbz",))
    kinds = [event.kind for event in queue.events(submitted.id)]
    assert kinds == ["submit", "claim", "finish", "revise", "claim", "fail"]
    with pytest.raises(JobError, match="AUD-704"):
        queue.revise(submitted.id, "x" * (MAX_BODY_CHARS + 1))
    queue.close()


def test_revision_whose_files_cannot_be_put_did_not_happen(tmp_path: Path) -> None:
    queue, _ = queue_at(tmp_path, HandClock())
    id = queue.submit(asked()).id
    queue.cancel(id)

    def fails(folder: Path) -> None:
        raise ResourceError("AUD-551", "the disk is full", hint="free space")

    with pytest.raises(ResourceError, match="AUD-551"):
        queue.revise(id, "another", put=fails)
    assert (queue.job(id).state, queue.job(id).body) == (JobState.CANCELLED, "a book")
    queue.close()
