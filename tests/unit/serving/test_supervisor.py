"""Processes that are kept alive: real ones, short ones."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

from audobon.serving import supervisor as supervisor_module
from audobon.serving.supervisor import Supervisor, pause_s

SLEEPS = (sys.executable, "-S", "-c", "import time; time.sleep(60)")
STAYS = (
    sys.executable, "-S", "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
)  # fmt: skip


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_pauses_grow_to_a_bound() -> None:
    assert [pause_s(deaths) for deaths in (0, 1, 2, 3, 7, 1000)] == [0.0, 0.5, 1.0, 2.0, 30.0, 30.0]


def test_killed_worker_is_replaced_and_its_death_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor_module, "FIRST_PAUSE_S", 0.01)
    died: list[int] = []
    kept = Supervisor(SLEEPS, count=2, died=died.append)
    kept.start()
    until(lambda: len(kept.process_ids) == 2)
    killed = kept.process_ids[0]
    os.kill(killed, signal.SIGKILL)
    until(lambda: died == [killed] and len(kept.process_ids) == 2)
    assert killed not in kept.process_ids
    last = kept.process_ids
    kept.close(grace_s=10)
    assert kept.process_ids == ()
    assert died == [killed]  # those that were told to go did not die
    for process in last:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_worker_that_does_not_go_is_killed_in_time() -> None:
    kept = Supervisor(STAYS, count=1, died=lambda process_id: None)
    kept.start()
    until(lambda: kept.process_ids)
    time.sleep(0.2)  # until it has said what it ignores
    started = time.monotonic()
    kept.close(grace_s=0.2)
    assert time.monotonic() - started < 5
    assert kept.process_ids == ()


def test_dismissed_before_it_started_nobody_is_started() -> None:
    kept = Supervisor(SLEEPS, count=1, died=lambda process_id: None)
    kept.dismiss()
    kept.start()
    kept.close(grace_s=5)
    assert kept.process_ids == ()
