"""Progress on stderr: the stage, which panel of how many, and the time left.

Knows: terminals and clocks.  Does not know: what the stages do.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from audobon.report import Step, Watch


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Watch]:
    """A watcher for a run: a moving bar on a terminal, one line a step elsewhere, nothing if `quiet`."""
    if quiet:
        yield _unseen
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield Lines().tell


def _unseen(step: Step) -> None:
    """Quiet runs show nothing."""


class Lines:
    """Plain lines, for logs and pipes."""

    def __init__(self) -> None:
        self._clock = StageClock()

    def tell(self, step: Step) -> None:
        left = self._clock.seconds_left(step)
        parts = [f"{step.stage} {step.done}/{step.of}", step.what, "" if left is None else f"{spoken(left)} left"]
        print("  ".join(part for part in parts if part), file=sys.stderr, flush=True)


class StageClock:
    """Estimates the rest of a stage from the pace of what this run has done of it."""

    def __init__(self) -> None:
        self._stage = ""
        self._first = 0
        self._started = 0.0

    def seconds_left(self, step: Step) -> float | None:
        """Seconds until the stage ends; None before anything of it is done."""
        now = time.monotonic()
        if step.stage != self._stage:
            self._stage, self._first, self._started = step.stage, step.done, now
        done = step.done - self._first
        return (now - self._started) / done * (step.of - step.done) if done > 0 else None


def spoken(seconds: float) -> str:
    """A duration as people say it: `40 s`, `3 min 05 s`, `1 h 10 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.fields[stage]:<11}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[what]}"),
        TextColumn("{task.fields[left]}"),
    )
    clock = StageClock()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=1, stage="", what="", left="")

        def watch(step: Step) -> None:
            left = clock.seconds_left(step)
            progress.update(
                task,
                total=step.of,
                completed=step.done,
                stage=step.stage,
                what=step.what,
                left="" if left is None else f"{spoken(left)} left",
            )

        yield watch
