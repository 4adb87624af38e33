"""Panels made ready for print on threads of their own, while pages are printed and other formats bound.

Knows: threads, how far they are.  Does not know: how a panel is made ready, or what is done meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from audobon.hire import painting_plan
from audobon.report import Step, Watch
from audobon.resting import give_back_memory


class PlatesReady:
    """Begins with some panels, and is waited for by whoever needs them; leaving it lets the panels in hand end.

    Args:
        at_once: How many panels are made ready at the same time.
        watch: Told of every panel, while somebody waits, by their thread.
    """

    def __init__(self, at_once: int, *, watch: Watch) -> None:
        self._threads = ThreadPoolExecutor(max_workers=at_once, initializer=lambda: painting_plan().apply())
        self._watch = watch
        self._panels: dict[str, Future[object]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def begin(self, task: Callable[[str], object], panels: Sequence[str]) -> None:
        """Do the task for those of these panels that were not begun; to enlarge takes half a gigabyte a thread."""
        new = [panel for panel in panels if panel not in self._panels]
        if new:
            give_back_memory()
            self._panels.update((panel, self._threads.submit(task, panel)) for panel in new)

    def wait(self) -> None:
        """Wait until all are ready.

        Raises:
            ResourceError: as the task.
        """
        count = len(self._panels)
        if count:
            self._watch(Step(stage="enlarging", done=0, of=count))
        for done, (panel, ready) in enumerate(self._panels.items(), start=1):
            ready.result()
            self._watch(Step(stage="enlarging", done=done, of=count, what=f"panel {panel}"))
        self._panels.clear()
        if count:
            give_back_memory()
