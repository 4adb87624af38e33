"""Readers of one book share one reader of the queue; none misses an event, and none has one twice."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audobon.errors import ResourceError
from audobon.preview_frame import Kind
from audobon.serving.jobs.job import Event, JobState, Submission
from audobon.serving.jobs.leases import Leases, Progress
from audobon.serving.jobs.log_reader import LogPage, Standing
from audobon.serving.jobs.queue import FILE_NAME, JobQueue
from audobon.serving.jobs.refusals import NoSuchJobError
from audobon.serving.web.live.channel import MAX_HELD, MAX_LOOKS, Channel, finished_in
from audobon.serving.web.live.hub import Hub, Pace, Reader
from audobon.serving.web.live.places import Places
from audobon.serving.web.live.refusals import TooManyReadersError, WrongPlaceError

Answer = TypeVar("Answer")
QUICK = Pace(soon_s=0.001, late_s=0.01, looking_s=0.005)
LONG_S = 30.0


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[JobQueue]:
    queue = JobQueue(tmp_path)
    yield queue
    queue.close()


@pytest.fixture
def hub(queue: JobQueue) -> Hub:
    return Hub(queue.root, is_closing=lambda: False, pace=QUICK)


def submitted(queue: JobQueue) -> str:
    return queue.submit(Submission(client="anna", body="a book")).id


def worked(queue: JobQueue, steps: int, *, pause: Callable[[int], None] = lambda step: None) -> str:
    """Do the job whose turn it is: a line for each step, and one for its end."""
    leases = Leases(queue)
    job = leases.claim("w")
    assert job is not None
    for step in range(steps):
        leases.progress(job, Progress(stage="painting", done=step, of=steps, what=f"panel p{step}"))
        pause(step)
    leases.finish(job, results=())
    return job.id


async def all_of(reader: Reader, *, pause_s: float = 0.0) -> list[int]:
    """The numbers that a reader is told until the book has ended."""
    numbers: list[int] = []
    with reader:
        while True:
            batch = await reader.next(wait_s=LONG_S)
            assert not batch.is_empty
            numbers += [event.sequence for event in batch.events]
            if batch.ended is not None:
                return numbers
            await asyncio.sleep(pause_s)


async def all_of_many(reader: Reader) -> None:
    """Read on and on, whether the book has ended or not."""
    while True:
        await reader.next(wait_s=LONG_S)


def beside(queue: JobQueue, work: Callable[[JobQueue], object]) -> threading.Thread:
    """Work over another connection, as another process has."""

    def run() -> None:
        other = JobQueue(queue.root)
        work(other)
        other.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def ran(work: Coroutine[object, object, Answer]) -> Answer:
    return asyncio.run(work)  # type: ignore[arg-type]


def test_fifty_readers_share_one_reader_of_the_queue(queue: JobQueue, hub: Hub) -> None:
    id = submitted(queue)
    hubs: set[int] = set()

    def watched(step: int) -> None:
        hubs.update(thread.ident or 0 for thread in threading.enumerate() if thread.name == "hub")
        time.sleep(0.0005)

    async def read() -> list[list[int]]:
        readers = [await hub.joined(id, behind=number % 2) for number in range(50)]
        assert hub.readers == 50
        thread = beside(queue, lambda other: worked(other, 120, pause=watched))
        # Every tenth is slow: it sleeps, and then reads what it has missed.
        told = await asyncio.gather(
            *(all_of(reader, pause_s=0.05 if number % 10 == 9 else 0.0) for number, reader in enumerate(readers))
        )
        await asyncio.to_thread(thread.join)
        return told

    last = 1 + 1 + 120 + 1
    for number, told in enumerate(ran(read())):
        assert told == list(range(1 + number % 2, last + 1))
    assert hub.readers == 0
    assert len(hubs) == 1, "one thread reads for all"


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.integers(0, 6), min_size=100, max_size=100), data=st.data())
def test_reconnecting_at_a_hundred_places_loses_and_doubles_nothing(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[int], data: st.DataObject
) -> None:
    queue = JobQueue(tmp_path_factory.mktemp("queue"))
    id = submitted(queue)
    steps = 200
    later = data.draw(st.integers(1, steps - 1), label="the reader begins after")
    begun = threading.Event()
    thread = beside(
        queue, lambda other: worked(other, steps, pause=lambda step: begun.set() if step == later else None)
    )

    async def read() -> list[int]:
        await asyncio.to_thread(begun.wait, LONG_S)
        had: list[int] = []
        for piece in [*pieces, 10**6]:
            # Each time another service, as after a restart: nothing but the number is left of the one before.
            hub = Hub(queue.root, is_closing=lambda: False, pace=QUICK)
            with await hub.joined(id, behind=had[-1] if had else 0) as reader:
                ended = None
                taken = 0
                while taken < piece and ended is None:
                    batch = await reader.next(wait_s=LONG_S)
                    # A line breaks anywhere: of what was sent only some was taken in.
                    came = [event.sequence for event in batch.events][: piece - taken]
                    had += came
                    taken += len(came)
                    ended = batch.ended if len(came) == len(batch.events) else None
            hub.log.close()
        return had

    assert ran(read()) == list(range(1, steps + 4))
    thread.join()
    queue.close()


def test_reader_far_behind_reads_the_log_itself(queue: JobQueue, hub: Hub) -> None:
    id = submitted(queue)
    worked(queue, MAX_HELD + 200)

    async def read() -> list[int]:
        first = await hub.joined(id, behind=MAX_HELD + 100)
        others = await asyncio.gather(all_of(await hub.joined(id)), all_of(first))
        assert others[1] == list(range(MAX_HELD + 101, MAX_HELD + 204))
        return others[0]

    assert ran(read()) == list(range(1, MAX_HELD + 204))


def test_events_of_another_process_come_within_a_second(queue: JobQueue, hub: Hub) -> None:
    id = submitted(queue)
    script = (
        "import sys\nfrom pathlib import Path\nfrom audobon.serving.jobs.queue import JobQueue\n"
        "queue = JobQueue(Path(sys.argv[1]))\nprint(queue.cancel(sys.argv[2]).state.value)\n"
    )

    async def read() -> tuple[list[int], float]:
        reader = await hub.joined(id, behind=1)
        process = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-c", script, str(queue.root), id],
            capture_output=True,
            text=True,
            check=True,
        )
        assert process.stdout.strip() == "cancelled"
        started = time.monotonic()
        return await all_of(reader), time.monotonic() - started

    told, seconds = ran(read())
    assert told == [2]
    assert seconds < 1


def test_ended_book_ends_its_readers_at_once_and_one_begun_anew_goes_on(queue: JobQueue, hub: Hub) -> None:
    id = submitted(queue)
    queue.cancel(id)

    async def read() -> None:
        assert await all_of(await hub.joined(id, behind=2)) == []
        with await hub.joined(id) as reader:
            batch = await reader.next(wait_s=LONG_S)
            assert [event.kind for event in batch.events] == ["submit", "cancel"]
            assert (await reader.next(wait_s=LONG_S)).ended is JobState.CANCELLED
            queue.retry(id)
            # Whoever comes now is not told that it has ended, though the reader above keeps what was known before.
            with await hub.joined(id, behind=2) as later:
                batch = await later.next(wait_s=LONG_S)
                assert (batch.ended, [event.kind for event in batch.events]) == (None, ["retry"])

    ran(read())


def test_unknown_and_deleted_books_and_places_are_told(queue: JobQueue, hub: Hub) -> None:
    id = submitted(queue)

    async def read() -> None:
        with pytest.raises(NoSuchJobError, match="AUD-700"):
            await hub.joined("0" * 32)
        for behind in (2, -1, 10**9):
            with pytest.raises(WrongPlaceError, match="AUD-768"):
                await hub.joined(id, behind=behind)
        queue.cancel(id)
        with await hub.joined(id, behind=None) as reader:
            assert (await reader.next(wait_s=LONG_S)).ended is JobState.CANCELLED
            queue.delete(id)
            with pytest.raises(NoSuchJobError, match="AUD-700"):
                await all_of_many(reader)

    ran(read())
    assert hub.readers == 0


def test_thread_is_there_only_while_somebody_reads_and_rests_where_nothing_changes(queue: JobQueue) -> None:
    id = submitted(queue)
    hub = Hub(queue.root, is_closing=lambda: False)

    async def read() -> int:
        with await hub.joined(id, behind=1) as reader:
            batch = await reader.next(wait_s=0.8)
            assert batch.is_empty
            return hub.turns

    turns = ran(read())
    assert 3 <= turns <= 15  # one after 20 ms would be 40
    for _ in range(200):
        if not any(thread.name == "hub" for thread in threading.enumerate()):
            break
        time.sleep(0.01)
    else:
        raise AssertionError("the thread goes when nobody reads")


def test_closing_service_sends_readers_away(queue: JobQueue) -> None:
    id = submitted(queue)
    closing = threading.Event()
    hub = Hub(queue.root, is_closing=closing.is_set, pace=QUICK)

    async def read() -> bool:
        with await hub.joined(id) as reader:
            await reader.next(wait_s=LONG_S)
            asyncio.get_running_loop().call_later(0.05, closing.set)
            return (await reader.next(wait_s=LONG_S)).is_closing

    assert ran(read())


def test_queue_that_cannot_be_read_any_more_is_told(queue: JobQueue, hub: Hub) -> None:
    id = submitted(queue)

    async def read() -> None:
        with await hub.joined(id, behind=1) as reader:
            moved = (queue.root / FILE_NAME).rename(queue.root / "moved")
            hub.log.close()  # what is opened anew is not there
            with pytest.raises(ResourceError, match="AUD-552"):
                await reader.next(wait_s=LONG_S)
            moved.rename(queue.root / FILE_NAME)
        assert (await hub.joined(id)).behind == 0

    ran(read())


# --- what is known of one book ---


def an_event(sequence: int, *, what: str = "", stage: str = "painting") -> Event:
    return Event(job="a", sequence=sequence, at=0.0, kind="progress", state=JobState.RUNNING, stage=stage, what=what)


def a_page(*sequences: int) -> LogPage:
    standing = Standing(state=JobState.RUNNING, lease="x", last=sequences[-1])
    return LogPage(standing=standing, events=tuple(map(an_event, sequences)))


def test_channel_holds_the_last_lines_and_no_others() -> None:
    channel = Channel("a", Standing(state=JobState.QUEUED, lease="", last=5))
    assert channel.behind(5, limit=10) == ()
    assert channel.behind(4, limit=10) is None
    assert channel.take(a_page(*range(6, 6 + MAX_HELD + 10)))
    assert channel.behind(10, limit=10) is None
    held = channel.behind(16, limit=3)
    assert held is not None
    assert [event.sequence for event in held] == [17, 18, 19]
    with pytest.raises(AssertionError):
        channel.take(a_page(3))
    standing = Standing(state=JobState.RUNNING, lease="x", last=channel.last)
    assert not channel.take(LogPage(standing=standing, events=()))


def test_channel_shows_of_each_panel_the_latest_and_of_many_the_last() -> None:
    channel = Channel("a", Standing(state=JobState.RUNNING, lease="x", last=1))
    for number in range(40):
        channel.show("p1", Kind.ON_THE_WAY, b"%d" % number)
    assert [look.data for look in channel.looks(0)] == [b"39"]
    channel.show("p1", Kind.FINISHED, b"whole")
    assert [look.data for look in channel.looks(0)] == [b"whole"]
    assert channel.looks(channel.looked) == ()
    for number in range(MAX_LOOKS + 5):
        channel.show(f"q{number}", Kind.ON_THE_WAY, b"")
    assert len(channel.looks(0)) == MAX_LOOKS


def test_finished_panels_are_read_out_of_the_log() -> None:
    events = [
        an_event(1, what=""), an_event(2, what="panel p1"), an_event(3, what="panel p2", stage="enlarging"),
        an_event(4, what="panel p1"), *(an_event(number, what=f"panel q{number}") for number in range(5, 9)),
    ]  # fmt: skip
    assert finished_in(events[:4]) == ("p1",)
    assert finished_in(events) == ("q5", "q6", "q7", "q8")


# --- places ---


def test_places_are_counted_by_client_and_in_all_and_given_back_once() -> None:
    places = Places(of_client=2, in_all=3)
    first, second = places.take("anna"), places.take("anna")
    with pytest.raises(TooManyReadersError, match="AUD-766: 2 streams of this client"):
        places.take("anna")
    other = places.take("ben")
    with pytest.raises(TooManyReadersError, match="AUD-766: 3 streams in all"):
        places.take("carl")
    for _ in range(3):
        first.give_back()
    assert places.taken == 2
    with places.take("carl"):
        assert places.taken == 3
    for place in (second, other):
        place.give_back()
    assert places.taken == 0
