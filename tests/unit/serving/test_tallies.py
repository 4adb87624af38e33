"""What happened is counted once, and stays counted: whatever becomes of jobs, workers and their processes."""

from __future__ import annotations

import math
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.serving.jobs.job import JobFailure
from audobon.serving.jobs.leases import Leases
from audobon.serving.jobs.origins import NOWHERE, Origin, asked_by, origin_of
from audobon.serving.jobs.presence import LASTS_S, WORKER, Presence, present
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.schema import SCRIPTS
from audobon.serving.jobs.tallies import BOUNDS, Tallied, Tally, counted, tallies
from tests.unit.serving.clocks import HandClock, asked, queue_at

FAILURE = JobFailure(code="AUD-554", message="full", hint="ask for less")


def found(queue: JobQueue) -> dict[tuple[Tallied, str], Tally]:
    with queue.store.transaction() as connection:
        return {(tally.what, tally.label): tally for tally in tallies(connection)}


def test_changes_and_seconds_are_counted_as_they_happen_and_outlive_the_job(tmp_path: Path) -> None:
    clock = HandClock()
    queue, leases = queue_at(tmp_path, clock)
    id = queue.submit(asked()).id
    clock.now += 4
    job = leases.claim("w")
    assert job is not None
    clock.now += 20
    leases.break_off(job, FAILURE)
    clock.now += 1
    job = leases.claim("w")
    assert job is not None
    clock.now += 7
    leases.finish(job, results=())
    queue.delete(id)
    queue.close()
    again, _ = queue_at(tmp_path, clock)
    facts = found(again)
    changes = {label: tally.count for (what, label), tally in facts.items() if what is Tallied.CHANGES}
    assert changes == {"submit": 1, "claim": 2, "break": 1, "finish": 1}
    waited = facts[Tallied.QUEUE_S, ""]
    assert (waited.count, waited.total, waited.up_to(1.0), waited.up_to(5.0)) == (2, 5.0, 1, 2)
    assert facts[Tallied.JOB_S, "break"].total == 20.0
    assert facts[Tallied.JOB_S, "finish"].total == 7.0
    again.close()


def test_cancelling_ends_no_attempt(tmp_path: Path) -> None:
    clock = HandClock()
    queue, leases = queue_at(tmp_path, clock)
    id = queue.submit(asked()).id
    job = leases.claim("w")
    assert job is not None
    queue.cancel(id)
    clock.now += 3
    leases.stop(job)
    seconds = {label: tally.total for (what, label), tally in found(queue).items() if what is Tallied.JOB_S}
    assert seconds == {"stop": 3.0}
    queue.close()


def test_change_that_is_undone_is_not_counted(tmp_path: Path) -> None:
    queue, _ = queue_at(tmp_path, HandClock())

    def undone() -> None:
        with queue.store.transaction() as connection:
            counted(connection, Tallied.PANELS, "accepted", 1.0)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert found(queue) == {}
    queue.close()


@given(values=st.lists(st.floats(0, 1e5), min_size=1, max_size=30))
def test_histogram_holds_every_value_under_its_bound(values: list[float]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in SCRIPTS[2]:
            connection.execute(statement)
        counted(connection, Tallied.STAGE_S, "painting", *values)
        (tally,) = tallies(connection)
    for bound in (*BOUNDS[Tallied.STAGE_S], math.inf):
        assert tally.up_to(bound) == sum(value <= bound for value in values)
    assert tally.total == pytest.approx(sum(values))


def test_job_knows_whose_request_it_came_of(tmp_path: Path) -> None:
    queue, leases = queue_at(tmp_path, HandClock())
    first = queue.submit(asked())
    with asked_by(Origin(request="r1", trace="00-aa-bb-01")):
        second = queue.submit(asked())
        queue.cancel(first.id)
    with queue.store.transaction() as connection:
        assert origin_of(connection, first.number) == NOWHERE
        assert origin_of(connection, second.number) == Origin(request="r1", trace="00-aa-bb-01")
    with asked_by(Origin(request="r2")):
        queue.retry(first.id)
    with queue.store.transaction() as connection:
        assert origin_of(connection, first.number) == Origin(request="r2")
    assert leases.claim("w") is not None
    queue.close()


def test_who_fell_silent_or_died_is_no_longer_present(tmp_path: Path) -> None:
    clock = HandClock()
    queue, _ = queue_at(tmp_path, clock)
    with Presence(queue, name="here:1", role=WORKER, held_bytes=lambda: 7), queue.store.transaction() as connection:
        connection.execute("INSERT INTO presence VALUES ('dead', 'worker', ?, ?, 0, '')", (2**22 + 1, clock.now + 99))
        (one,) = present(connection, now=clock.now)
        assert (one.name, one.role, one.held_bytes) == ("here:1", WORKER, 7)
        assert present(connection, now=clock.now + LASTS_S + 1) == ()
    with queue.store.transaction() as connection:
        assert present(connection, now=clock.now) == ()
    queue.close()


def test_leases_without_room_take_whatever_waits(tmp_path: Path) -> None:
    queue, _ = queue_at(tmp_path, HandClock())
    queue.submit(asked())
    assert Leases(queue).claim("w") is not None
    queue.close()
