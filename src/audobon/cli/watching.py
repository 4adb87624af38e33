"""`audobon watch`: stories dropped into a folder become books in another.

Knows: names and options, how an outcome is told, exit codes.  Does not know: queues, or how a book is made.
"""

from __future__ import annotations

import json
import signal
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.book_options import (
    DpiOption,
    DraftOption,
    FormatOption,
    JsonOption,
    NoCoverOption,
    PagesOption,
    QuietOption,
    RightToLeftOption,
    SeedOption,
    StyleOption,
    TrimOption,
    options_given,
)
from audobon.cli.model_options import ModelOption
from audobon.cli.outcome import INTERRUPTED, reported
from audobon.plan_asked import US_COMIC

if TYPE_CHECKING:
    from audobon.pipeline import MakeOptions
    from audobon.report import Watch
    from audobon.serving.folder_watch import Outcome

SOME_FAILED = 2

IntoArgument = Annotated[Path, typer.Argument(metavar="IN", help="The folder that stories are dropped into.")]
OutArgument = Annotated[Path, typer.Argument(metavar="OUT", help="The folder that books go to.")]
OnceOption = Annotated[bool, typer.Option("--once", help="End when every story that is there has been made.")]
IntervalOption = Annotated[
    float, typer.Option("--interval", metavar="S", min=0.05, max=3600, help="Seconds between two looks.")
]


def watch(
    context: typer.Context,
    into: IntoArgument,
    out: OutArgument,
    once: OnceOption = False,
    interval: IntervalOption = 2.0,
    style: StyleOption = None,
    pages: PagesOption = None,
    formats: FormatOption = "cbz,pdf",
    seed: SeedOption = 0,
    draft: DraftOption = False,
    dpi: DpiOption = 220,
    trim: TrimOption = US_COMIC,
    rtl: RightToLeftOption = False,
    no_cover: NoCoverOption = False,
    model: ModelOption = "",
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a book of every story that is dropped into a folder; stories that fail are put aside with the reason."""
    with reported(as_json=as_json):
        from audobon.cli.progress import progress_shown

        options = options_given(context)
        with progress_shown(quiet=quiet) as shown:
            watched = _Watch(into, out, options=options, shown=shown, as_json=as_json)
            code = watched.run(once=once, interval_s=interval)
    raise typer.Exit(code)


class _Watch:
    """A watch as the command has it: its places, how its outcomes are told, how it ends."""

    def __init__(self, into: Path, out: Path, *, options: MakeOptions, shown: Watch, as_json: bool) -> None:
        self._into = into
        self._out = out
        self._options = options
        self._shown = shown
        self._as_json = as_json
        self._failed = False

    def run(self, *, once: bool, interval_s: float) -> int:
        """Watch until a signal comes, or until all is made; the exit code."""
        from audobon.files import locked, telling_disk_errors
        from audobon.serving.book_work import BookWork, check_options
        from audobon.serving.folder_watch import QUEUE_FOLDER, FolderWatch, checked_places
        from audobon.serving.jobs.queue import JobQueue
        from audobon.serving.stopping import signals_heard
        from audobon.serving.watched_folder import WatchedFolder
        from audobon.serving.worker import Worker

        root = self._out / QUEUE_FOLDER
        with signals_heard() as stopper:
            folder = WatchedFolder(self._into)
            checked_places(self._into, self._out)
            check_options(self._options)
            with telling_disk_errors(root):
                root.mkdir(parents=True, exist_ok=True)
            with locked(root), closing(JobQueue(root)) as queue:
                worker = Worker(queue, BookWork(shown=self._shown), stop=stopper)
                watch = FolderWatch(folder, self._out, options=self._options, queue=queue, worker=worker)
                queue.sweep_folders()
                watch.deliver_left()
                while not stopper.is_set():
                    for outcome in watch.step():
                        self._tell(outcome)
                    if once and watch.is_idle:
                        return SOME_FAILED if self._failed else 0
                    if not watch.has_work:
                        stopper.wait(interval_s)
        was_told_to_end = stopper.signal == signal.SIGTERM and not once
        return 0 if was_told_to_end else INTERRUPTED

    def _tell(self, outcome: Outcome) -> None:
        error = outcome.error
        self._failed = self._failed or error is not None
        if self._as_json:
            told = {
                "source": outcome.source,
                "state": outcome.state.value,
                "moved_to": str(outcome.moved_to) if outcome.moved_to else None,
                "folder": str(outcome.folder) if outcome.folder else None,
                "files": [str(path) for path in outcome.files],
                "error": asdict(error) if error else None,
            }
            print(json.dumps(told, ensure_ascii=False), flush=True)
        elif error is not None:
            print(f"{outcome.source}: {error.code}: {error.message}\n\nhint: {error.hint}", file=sys.stderr, flush=True)
        else:
            print(f"{outcome.source}: {outcome.folder or 'made before'}", flush=True)
