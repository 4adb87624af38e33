"""The work of a job that asks for a book: the spine called in the job's folder.

Knows: what a job's body says, where story and book lie in its folder.  Does not know: queues and leases.

    jobs/<id>/source/<name>       the story, as it was given
    jobs/<id>/out/<slug>.book     the book's folder, and the bound files beside it
    jobs/<id>/live/               the panel in hand, while it is painted (`live_preview.py`)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from audobon.bindery import check_formats
from audobon.comic.codec import from_json, to_json
from audobon.crew import Crew
from audobon.engine.executor import Executor
from audobon.errors import InputError, JobError
from audobon.files import write_bytes
from audobon.hire import hire_crew
from audobon.live_preview import LivePreview, WatchedCrew
from audobon.model_crew import crew_for
from audobon.pipeline import MakeOptions, choose_for_panel, make_book
from audobon.plan_asked import PlanAsked
from audobon.report import Step, Watch, unwatched
from audobon.serving.jobs.job import Job
from audobon.serving.jobs.leases import Progress
from audobon.serving.panel_work import PanelAsked
from audobon.serving.worker import Tell

SOURCE, OUT, LIVE = "source", "out", "live"
_SEND_AGAIN = "send it again; this one was damaged, or meant for another program"


@dataclass(frozen=True, kw_only=True)
class BookAsked:
    """The body of such a job: the story's file name, its sha256, and what the book is to be.

    `panel` is what is asked of one panel of a book that is there already; None where the book as a whole is made.
    """

    source: str
    source_sha256: str
    options: MakeOptions = field(default_factory=MakeOptions)
    panel: PanelAsked | None = None

    def body(self) -> str:
        """As a job's body."""
        return to_json(self, terse=True)


def check_options(options: MakeOptions) -> None:
    """Hire a crew for such books and let it go, so that a wrong option is told before any story is blamed for it.

    Raises:
        SettingsError: 2xx; WeightsError: 3xx.
    """
    plan = PlanAsked(reader=options.reader, director=options.director, sheet=options.sheet, cover=options.cover)
    crew = crew_for(hire_crew, style=options.style, draft=options.draft, model=options.model, plan=plan)
    check_formats(options.formats, press=crew.press)


def story_put(name: str, data: bytes) -> Callable[[Path], None]:
    """Puts a story into a job's folder.

    Raises:
        JobError: AUD-717, if the name would lead elsewhere.
    """
    _check_name(name)

    def put(folder: Path) -> None:
        write_bytes(folder / SOURCE / name, data)

    return put


class BookWork:
    """Makes a job's book, or goes on with it.

    Args:
        crew: The trades, or who hires them for a watcher; for each book the house's own, as it asks for them, if None.
        shown: Told of every step as well, if the queue still wants the work.
        noted: Told of every step before the queue is, wanted or not.
        executor: Where panels are painted; this process if None.
    """

    def __init__(
        self,
        *,
        crew: Crew | WatchedCrew | None = None,
        shown: Watch = unwatched,
        noted: Watch = unwatched,
        executor: Executor | None = None,
    ) -> None:
        self._crew = crew
        self._executor = executor
        self._shown = shown
        self._noted = noted

    def __call__(self, job: Job, folder: Path, *, tell: Tell) -> tuple[str, ...]:
        """The bound files and the book's folder, relative to the job's.

        Raises:
            JobError: AUD-717, if the body asks for no book.
            AudobonError: as `make_book`.
        """
        asked = book_asked(job)

        def watch(step: Step) -> None:
            self._noted(step)
            tell(Progress(stage=step.stage, done=step.done, of=step.of, what=step.what))
            self._shown(step)

        preview = LivePreview(folder / LIVE)
        crew, previews = self._crew, None
        if callable(crew):
            crew = crew(preview.watching(heed=tell.check))
        elif crew is None and self._executor is None and not asked.options.draft:  # nobody watches a draft, or replicas
            previews = preview.watching(heed=tell.check)
        try:
            if asked.panel is None:
                result = make_book(
                    folder / SOURCE / asked.source, folder / OUT, options=asked.options, crew=crew,
                    executor=self._executor, watch=watch, previews=previews,
                )  # fmt: skip
            else:
                result = choose_for_panel(
                    book_in(folder), asked.panel.panel, asked.panel.choice(), crew=crew,
                    executor=self._executor, watch=watch, previews=previews,
                )  # fmt: skip
        finally:
            preview.clear()
        made = (result.folder, *result.files)
        return tuple(path.resolve().relative_to(folder.resolve()).as_posix() for path in made)


def book_in(folder: Path) -> Path:
    """The book's folder in a job's.

    Raises:
        JobError: AUD-747, if there is none.
    """
    found = next(iter(sorted((folder / OUT).glob("*.book"))), None)
    if found is None:
        raise JobError("AUD-747", "there is no book of this job", hint="make it first")
    return found


def book_asked(job: Job) -> BookAsked:
    """What a job's body asks for.

    Raises:
        JobError: AUD-717, if that is no book.
    """
    try:
        asked = from_json(BookAsked, job.body, source=f"job {job.id}")
    except InputError as error:
        raise JobError("AUD-717", f"the job asks for no book: {error.message}", hint=_SEND_AGAIN) from error
    _check_name(asked.source)
    return asked


def _check_name(name: str) -> None:
    if Path(name).name != name or name in ("", ".", ".."):
        raise JobError("AUD-717", f"{name[:80]!r} is no file name", hint=_SEND_AGAIN)
