"""The drills of `benchmarks/queue_drills.py` in small: real processes pull at one queue, and some of them die."""

from __future__ import annotations

from pathlib import Path

from benchmarks.queue_drills import claim_race, poison


def test_processes_that_claim_at_once_double_nothing_and_lose_nothing(tmp_path: Path) -> None:
    found = claim_race(tmp_path, jobs=120, processes=3)
    assert (found["claimed"], found["double"], found["lost"], found["failed_processes"]) == (120, 0, 0, 0)


def test_poison_is_quarantined_and_its_neighbours_are_done(tmp_path: Path) -> None:
    found = poison(tmp_path, sound=3)
    assert (found["quarantined"], found["neighbours_done"], found["attempts"]) == (4, 3, [3])
    errors = {"kill": "AUD-715", "abort": "AUD-715", "memory": "AUD-554", "fault": "AUD-716"}
    assert found["last_errors"] == errors
