"""What goes on on a thread of its own, beside other work: a painter being hired, pieces of work that others wait for.

Knows: threads, the painter's door.  Does not know: who paints, or what else is done meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Generic, TypeVar

from audobon.comic.panel import PanelArt
from audobon.crew import Painter, PaintOrder, Progress
from audobon.engine.executor import Answer, Executor, Item
from audobon.resting import rest_painter

Made = TypeVar("Made")


class Coming(Generic[Made]):
    """What `make` gives, being made from now on."""

    def __init__(self, make: Callable[[], Made]) -> None:
        with_one = ThreadPoolExecutor(max_workers=1)
        self._made = with_one.submit(make)
        with_one.shutdown(wait=False)

    def here(self) -> Made:
        """It, as soon as it is ready.

        Raises:
            Exception: as making it did, to everybody who asks.
        """
        return self._made.result()

    def ended(self) -> None:
        """Wait until it is ready, or will never be."""
        self._made.exception()


class ComingPainter:
    """A painter who is being hired: reading and pencilling need not wait for nets to be compiled.

    Args:
        hire: Hires them.
    """

    def __init__(self, hire: Callable[[], Painter]) -> None:
        self._painter = Coming(hire)

    @property
    def fingerprint(self) -> str:
        """As the painter says."""
        return self._painter.here().fingerprint

    @property
    def at_once(self) -> int:
        """As the painter says."""
        return self._painter.here().at_once

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        """As the painter paints."""
        return self._painter.here().paint(orders, progress=progress)

    def rest(self) -> None:
        """As the painter rests."""
        rest_painter(self._painter.here())


class _StoppedError(Exception):
    """Nobody waits for the work any more."""


class _UntilStopped:
    """Runs everything on its own thread, and nothing more once it is stopped."""

    def __init__(self) -> None:
        self.is_stopped = threading.Event()

    def map(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        for item in items:
            if self.is_stopped.is_set():
                raise _StoppedError
            yield task(item)


@contextmanager
def beside(work: Callable[[Executor], object]) -> Iterator[Callable[[], float]]:
    """Do work on a thread of its own, piece by piece, until it is done or what goes on within has failed.

    Args:
        work: Does its pieces by the executor that it is given.

    Yields:
        Waits until it is done, and gives the seconds that it took; raises what the work has raised.
    """
    pieces = _UntilStopped()

    def timed() -> float:
        started = time.monotonic()
        work(pieces)
        return time.monotonic() - started

    coming = Coming(timed)
    try:
        yield coming.here
        coming.here()
    except BaseException:
        pieces.is_stopped.set()
        coming.ended()
        raise
