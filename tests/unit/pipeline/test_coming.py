"""Work on a thread of its own: whoever needs it waits, what fails is told, nothing goes on that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from audobon.coming import Coming, ComingPainter, beside
from audobon.drafting import DraftPainter
from audobon.engine.executor import Executor
from audobon.errors import SettingsError
from audobon.hire import hire_crew
from audobon.model_asked import EMBEDDED
from audobon.model_crew import crew_for


def test_nobody_waits_before_it_is_needed() -> None:
    may_end = threading.Event()
    coming = Coming(lambda: may_end.wait(10) and threading.current_thread())
    may_end.set()  # were it made by this thread, it would have waited for this in vain
    assert coming.here() is not threading.current_thread()
    assert coming.here() is coming.here()


def test_what_goes_wrong_is_told_to_everybody_who_asks() -> None:
    def make() -> int:
        raise SettingsError("AUD-212", "no such style", hint="none")

    coming = Coming(make)
    coming.ended()
    for _ in range(2):
        with pytest.raises(SettingsError, match="AUD-212"):
            coming.here()


def test_a_coming_painter_is_the_painter() -> None:
    painter, coming = DraftPainter(), ComingPainter(DraftPainter)
    assert (coming.fingerprint, coming.at_once) == (painter.fingerprint, painter.at_once)
    assert coming.paint([], progress=lambda done, of: None) == ()
    coming.rest()  # a draft's painter has nothing to give back


def test_a_style_that_there_is_not_is_told_at_once() -> None:
    with pytest.raises(SettingsError, match="AUD-212"):
        crew_for(hire_crew, style="no such style", draft=False, model=EMBEDDED)


def test_all_pieces_are_done_and_their_seconds_told() -> None:
    done: list[int] = []
    with beside(lambda executor: done.extend(executor.map(lambda one: 2 * one, [1, 2, 3]))) as ended:
        assert ended() >= 0
        assert done == [2, 4, 6]
    with beside(lambda executor: done.append(8)):
        pass
    assert done == [2, 4, 6, 8]


def test_a_failure_within_stops_before_the_next_piece() -> None:
    """The piece in hand is ended, so that it leaves nothing half written."""
    begun, may_end, done = threading.Event(), threading.Event(), []

    def piece(number: int) -> int:
        begun.set()
        may_end.wait(10)
        return number

    def work(executor: Executor) -> None:
        for number in executor.map(piece, range(5)):
            done.append(number)

    def failing() -> Iterator[None]:
        with beside(work):
            begun.wait(10)
            threading.Timer(0.05, may_end.set).start()
            raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        next(failing())
    assert done == [0]


def test_what_the_work_raises_is_raised_where_it_ends() -> None:
    def work(executor: Executor) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"), beside(work):
        pass
