"""Worker processes kept alive: started, started again when they die, told to go at the end.

Knows: processes, how long to wait before another try.  Does not know: what a worker does.

Books are made in these processes and never in the server's, so that a crash of native code costs an attempt at one
book, not the service.
"""

from __future__ import annotations

import logging
import subprocess
import threading
import time
from collections.abc import Callable, Sequence

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 30.0
SETTLED_S = 60.0
"""A worker that lived so long did not die of how it was started: the next one need not wait."""

log = logging.getLogger(__name__)


def pause_s(deaths: int) -> float:
    """Seconds until the next start after so many deaths in a row: none after none, then 0.5, 1, 2 ... 30."""
    return min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** min(deaths - 1, 30)) if deaths else 0.0


class Supervisor:
    """Keeps so many processes of one command running.

    Args:
        command: What each of them runs.
        count: How many.
        died: Told the process id of each that ended by itself, before another takes its place.
    """

    def __init__(self, command: Sequence[str], *, count: int, died: Callable[[int], None]) -> None:
        self._seats = [_Seat(command, died=died, number=number) for number in range(count)]

    def start(self) -> None:
        for seat in self._seats:
            seat.start()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """Of those that run now."""
        return tuple(id for seat in self._seats if (id := seat.process_id) is not None)

    def dismiss(self) -> None:
        """Tell all to go in good order, and start no more."""
        for seat in self._seats:
            seat.dismiss()

    def close(self, *, grace_s: float) -> None:
        """Dismiss them; who has not gone after so many seconds is killed."""
        self.dismiss()
        until = time.monotonic() + grace_s
        for seat in self._seats:
            seat.close(until=until)


class _Seat:
    """One place at which one worker after the other sits."""

    def __init__(self, command: Sequence[str], *, died: Callable[[int], None], number: int) -> None:
        self._command = list(command)
        self._died = died
        self._over = threading.Event()
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name=f"seat {number}", daemon=True)

    @property
    def process_id(self) -> int | None:
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> None:
        self._thread.start()

    def dismiss(self) -> None:
        with self._guard:
            self._over.set()
            if self._process is not None:
                self._process.terminate()

    def close(self, *, until: float) -> None:
        self._thread.join(max(0.0, until - time.monotonic()))
        if self._thread.is_alive() and self._process is not None:
            log.warning("worker %d is killed: it did not end in time", self._process.pid)
            self._process.kill()
        self._thread.join()

    def _run(self) -> None:
        deaths = 0
        while not self._over.wait(pause_s(deaths)):
            started = time.monotonic()
            process = self._begun()
            if process is None:
                return
            code = process.wait()
            if self._over.is_set():
                return
            deaths = 1 if time.monotonic() - started > SETTLED_S else deaths + 1
            log.warning("worker %d ended with %d; the next starts in %g s", process.pid, code, pause_s(deaths))
            self._died(process.pid)

    def _begun(self) -> subprocess.Popen[bytes] | None:
        """A new process, in a session of its own so that an interrupt from the keyboard reaches the server alone."""
        with self._guard:
            if self._over.is_set():
                return None
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
            )
            return self._process
