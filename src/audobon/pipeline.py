"""The spine: from a story's file to a bound book.

Knows: the order of the trades, what is asked again when an answer falls short, and how often.
Does not know: how any trade works (they come in as a `Crew`), or where files lie (`project.py`).

Lettering is rehearsed on the pencils before anything is painted: a page whose words do not fit is planned anew while
that costs nothing, and painting starts only when every page is known to hold its words.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from audobon.anchors import BookAnchors
from audobon.art_wanted import ArtWanted
from audobon.bindery import Bindery, check_formats, dated, lettered_book
from audobon.cast_locks import with_locks
from audobon.choosing import Choice, another_seed
from audobon.comic.codec import canonical
from audobon.comic.coverage import CoverageCounts, Sentence
from audobon.comic.manuscript import Manuscript
from audobon.comic.mirroring import mirrored_board
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign, Storyboard
from audobon.comic.verdict import Verdict
from audobon.coming import beside
from audobon.crew import Crew, Editor
from audobon.engine.executor import Executor
from audobon.errors import InputError, SettingsError
from audobon.files import sha256_hex, telling_disk_errors
from audobon.hire import hire_crew, hire_executor, rest_readers
from audobon.keys import layout_of
from audobon.make_options import MakeOptions as MakeOptions
from audobon.make_options import Until as Until
from audobon.manuscript import open_manuscript
from audobon.model_crew import crew_for
from audobon.paint_station import PanelTask, station_for
from audobon.painting_rounds import PaintJob, PaintRounds, no_anchors
from audobon.panel_records import ArtRecord
from audobon.plan_asked import PlanAsked
from audobon.planning import manuscript_sha256, planned
from audobon.policy_shelf import learn, policy_digest, policy_of_book
from audobon.project import BookFolder, BookRecord, Layout, book_record, no_such_panel, read_storyboard, slug_of
from audobon.quality.policy import RepairPolicy
from audobon.rehearsal import Rehearsal, Rehearsed
from audobon.report import PanelReport, PanelWhole, Relief, Report, StageTime, Step, Watch, unwatched
from audobon.resting import rest_painter
from audobon.settings import load_settings
from audobon.staging.coverage import coverage_of, coverage_warnings, sentences_of
from audobon.staging.coverage_told import coverage_told
from audobon.style_folder import at_home, with_kept_style
from audobon.understanding.correcting import corrected
from audobon.versions import READING_ROOMS, source_digest, versions

if TYPE_CHECKING:
    from audobon.painting.previews import Watching


@dataclass(frozen=True, kw_only=True)
class BookResult:
    """Where the book is, its bound files (none of one that is pencilled alone), and the report of the run."""

    folder: Path
    files: tuple[Path, ...]
    report: Report


def make_book(
    story_path: Path,
    out: Path,
    *,
    options: MakeOptions | None = None,
    crew: Crew | None = None,
    executor: Executor | None = None,
    watch: Watch = unwatched,
    previews: Watching | None = None,
) -> BookResult:
    """Make the whole comic, or go on with one that an earlier run began.

    A storyboard that a person has edited in the book's folder is drawn as it stands.

    Args:
        story_path: The story's file.
        out: Folder that gets `<slug>.book/` and the bound files.
        options: What the book is asked to be; the defaults if None.
        crew: The trades; the house's own if None.
        executor: Where painting runs; this process, as many panels at once as the painter can, if None.
        watch: Told of every step.
        previews: Who is shown every panel on its way, if anybody.

    Raises:
        SettingsError: AUD-238, AUD-241, if previews are asked of a draft, or of a crew that is hired already.
        InputError: 1xx, if the file is no story; AUD-153, if the story has changed under a storyboard edited by hand.
        GenerationError: AUD-650, if a page's words fit in no way the director knows.
        ResourceError: AUD-551 to AUD-553.
    """
    options = options or MakeOptions()
    own = crew is None
    manuscript = open_manuscript(story_path, chapter=options.chapter)
    crew = _crew_of(options, crew, previews=previews)
    check_formats(options.formats, press=crew.press)
    # Chapters of one book are books of their own, however alike their long titles begin.
    slug = slug_of(f"{options.chapter} {manuscript.title}", fallback=story_path.stem)
    with BookFolder.opened(out / f"{slug}.book", is_draft=options.draft) as folder:
        run = _Run(folder, options=options, crew=crew, executor=executor, watch=watch, own=own)
        return run.make(manuscript)


def draw_board(
    board_path: Path,
    out: Path,
    *,
    options: MakeOptions | None = None,
    crew: Crew | None = None,
    executor: Executor | None = None,
    watch: Watch = unwatched,
    previews: Watching | None = None,
) -> BookResult:
    """Draw a storyboard file, without reading any story.

    Raises:
        SettingsError: as `make_book`.
        InputError: AUD-140 to AUD-151, naming the field that cannot be drawn.
    """
    options = options or MakeOptions()
    own = crew is None
    board = read_storyboard(board_path)
    crew = _crew_of(replace(options, director=""), crew, previews=previews)
    check_formats(options.formats, press=crew.press)
    slug = slug_of(board.title, fallback=board_path.stem)
    with BookFolder.opened(out / f"{slug}.book", is_draft=options.draft) as folder:
        run = _Run(folder, options=options, crew=crew, executor=executor, watch=watch, own=own)
        return run.draw(board, source=board_path)


def _crew_of(options: MakeOptions, crew: Crew | None, *, previews: Watching | None) -> Crew:
    """The crew that was given, or the house's own."""
    if crew is not None and previews is not None:
        raise SettingsError(
            "AUD-241", "this crew is hired already", hint="let its own painter show its panels, or give no crew"
        )
    return crew or crew_for(
        hire_crew, style=options.style, draft=options.draft, model=options.model, watch=previews,
        plan=PlanAsked(reader=options.reader, director=options.director, sheet=options.sheet),
    )  # fmt: skip


def redraw_panel(
    root: Path,
    panel: str,
    *,
    seed: int | None = None,
    crew: Crew | None = None,
    executor: Executor | None = None,
    watch: Watch = unwatched,
) -> BookResult:
    """Paint one panel of a finished book again, from another seed; the choice is kept in `book.json`.

    Raises:
        InputError: AUD-154, if this folder holds no book; AUD-155, if the book has no such panel.
    """
    return choose_for_panel(root, panel, another_seed(panel, seed=seed), crew=crew, executor=executor, watch=watch)


def choose_for_panel(
    root: Path,
    panel: str,
    choice: Choice,
    *,
    crew: Crew | None = None,
    executor: Executor | None = None,
    watch: Watch = unwatched,
    previews: Watching | None = None,
) -> BookResult:
    """Decide something of one panel of a finished book (`choosing.py`): it is painted if need be, and the book bound.

    Raises:
        InputError: AUD-154, if this folder holds no book; AUD-155, if the book has no such panel; as the choice.
    """
    own = crew is None
    record = book_record(root)
    plan = PlanAsked(sheet=record.sheet)
    crew = crew or crew_for(
        hire_crew, style=record.style, draft=record.draft, model=at_home(record.model, root), plan=plan, watch=previews
    )
    with BookFolder.opened(root, is_draft=record.draft) as folder:
        run = _Run(folder, options=_options_of(record), crew=crew, executor=executor, watch=watch, own=own)
        return run.choose(record, panel, choice)


def _options_of(record: BookRecord) -> MakeOptions:
    return MakeOptions(
        style=record.style,
        pages=record.pages_asked,
        formats=record.formats,
        seed=record.seed,
        draft=record.draft,
        dpi=record.dpi,
        reader=record.reader,
        director=record.director,
        model=record.model,
        sheet=record.sheet,
        cover=record.cover,
    )


class _Run:
    """One run over one book's folder: the stages in order, and the tally for the report."""

    def __init__(
        self, folder: BookFolder, *, options: MakeOptions, crew: Crew, executor: Executor | None, watch: Watch,
        own: bool,
    ) -> None:  # fmt: skip
        self._folder = folder
        self._options = options
        self._crew = crew
        self._own = own  # a crew of somebody else's may be at work on another book
        self._executor = executor
        self._watch = watch
        self._started = time.monotonic()
        self._stages: list[StageTime] = []
        self._told = 0
        self._reliefs: list[Relief] = []
        self._warnings: list[str] = []
        self._painted: set[str] = set()
        self._by_hand = False
        self._manuscript: Manuscript | None = None
        self._policy = RepairPolicy()

    # --- the three ways in ---

    def make(self, manuscript: Manuscript) -> BookResult:
        self._manuscript = manuscript
        self._warnings.extend(manuscript.warnings)
        record = self._folder.record()
        edited = self._is_edited(record)
        if edited and record is not None:
            if record.text_sha256 != manuscript_sha256(manuscript):
                raise InputError(
                    "AUD-153",
                    f"{self._folder.root / 'storyboard.json'} was edited by hand, but the story has changed since",
                    hint="draw it with `audobon draw`, or move it away to plan the story anew",
                )
            self._warnings.append("the storyboard was edited by hand and is drawn as it stands")
            if record.corrections.of_reading != self._folder.corrections().of_reading:
                self._warnings.append("corrections.json has changed since: move the storyboard away to plan it anew")
            board = self._folder.storyboard()
        elif record is not None and self._is_current(record, manuscript):
            board = self._folder.storyboard()
        else:
            board = self._staged(manuscript)
        asked = self._asked(board, source_name=manuscript.source_name, source_sha256=manuscript.source_sha256)
        if record is not None and record.seed == asked.seed:
            asked = asked.choosing(record.choices)
        kept_sha256 = record.storyboard_sha256 if record is not None and edited else None
        return self._drawn(board, asked, edited_from=kept_sha256)

    def draw(self, board: Storyboard, *, source: Path) -> BookResult:
        with telling_disk_errors(source):
            source_sha256 = sha256_hex(source.read_bytes())
        if self._folder.root / "storyboard.json" != source.resolve():
            self._folder.keep_storyboard(board)
        asked = self._asked(board, source_name=source.name, source_sha256=source_sha256)
        return self._drawn(board, asked, edited_from="")

    def choose(self, record: BookRecord, panel: str, choice: Choice) -> BookResult:
        """The book with another choice about one panel."""
        board = self._folder.storyboard()
        if self._folder.art_record(panel) is None and panel not in {brief.id for brief in board.panels()}:
            raise no_such_panel(panel, [brief.id for brief in board.panels()])
        edited = self._is_edited(record)
        self._by_hand = True
        record = record.choosing(choice(self._folder, record))
        return self._drawn(board, record, edited_from=record.storyboard_sha256 if edited else None)

    # --- planning ---

    def _is_edited(self, record: BookRecord | None) -> bool:
        """Does the storyboard on disk differ from the one that the program wrote?"""
        now = self._folder.storyboard_sha256()
        return record is not None and now is not None and now != record.storyboard_sha256

    def _is_current(self, record: BookRecord, manuscript: Manuscript) -> bool:
        """Would planning the story again give the storyboard that is there?"""
        return (
            self._folder.storyboard_sha256() is not None
            and (self._folder.root / "story.json").is_file()
            and record.text_sha256 == manuscript_sha256(manuscript)
            and record.pages_asked == self._options.pages
            and record.reader == self._options.reader
            and record.director == self._options.director
            and record.sheet == self._options.sheet
            and record.cover == self._options.cover
            and record.corrections.of_reading == self._folder.corrections().of_reading
            and record.version == source_digest(READING_ROOMS)
        )

    def _staged(self, manuscript: Manuscript) -> Storyboard:
        with self._stage("reading"):
            self._tell(Step(stage="reading", done=0, of=1, what=manuscript.title))
            story = canonical(corrected(self._crew.reader.read(manuscript), self._folder.corrections()))
            if self._own:
                rest_readers()
        with self._stage("staging"):
            self._tell(Step(stage="staging", done=0, of=1, what=manuscript.title))
            asked = self._options
            board = planned(
                self._crew.director, manuscript, story, pages=asked.pages, cover=asked.cover, sheet=asked.sheet
            )
            board = mirrored_board(board) if asked.sheet.right_to_left else board
        self._folder.keep_story(story)
        return board

    def _asked(self, board: Storyboard, *, source_name: str, source_sha256: str) -> BookRecord:
        return BookRecord(
            title=board.title,
            author=board.author,
            slug=self._folder.slug,
            language=board.language,
            style=self._options.style,
            seed=self._options.seed,
            draft=self._options.draft,
            pages_asked=self._options.pages,
            formats=self._options.formats,
            dpi=self._options.dpi,
            text_sha256=board.text_sha256,
            source_name=source_name,
            source_sha256=source_sha256,
            storyboard_sha256="",
            version=source_digest(READING_ROOMS),
            reader=self._options.reader,
            director=self._options.director,
            model=with_kept_style(self._options.model, self._folder.root),
            sheet=self._options.sheet,
            cover=self._options.cover,
            corrections=self._folder.corrections(),
        )

    # --- drawing ---

    def _drawn(self, board: Storyboard, record: BookRecord, *, edited_from: str | None) -> BookResult:
        """Everything after the plan. `edited_from` is None for a plan of our own, which relief may still rewrite."""
        self._warnings.extend(board.warnings)
        edited = edited_from is not None
        self._by_hand = self._by_hand or edited
        own_cast = board.cast
        board = self._as_cast_by_hand(board)
        with beside(partial(self._draw_sheets, own_cast, board.cast)) as sheets:
            rehearsed = self._rehearsed(board, edited=edited)
            board = replace(board, pages=tuple(one.plan for one in rehearsed))
            if edited_from is None:
                edited_from = self._folder.keep_storyboard(replace(board, cast=own_cast))
            record = replace(record, storyboard_sha256=edited_from)
            self._folder.keep_record(record)
            earlier = self._folder.lettered()
            self._folder.drop_lettered()  # a run that ends early leaves no pages that look finished
            layouts = tuple(layout_of(one.plan, one.frames) for one in rehearsed)
            self._folder.keep_layout(Layout(pages=layouts, sheet=record.sheet))
            coverage = self._covered(board)
            is_whole = self._options.until is Until.BOUND
            arts = self._painted_arts(board, rehearsed, record) if is_whole else {}
            self._stages.append(StageTime(stage="cast", seconds=sheets()))
        if not is_whole:
            return self._pencilled(board, rehearsed, coverage)
        if self._own:
            rest_painter(self._crew.painter)
        lettered = lettered_book(board, [one.page for one in rehearsed], record, modified=datetime.now(UTC))
        if earlier is not None and not self._painted:
            lettered = earlier if dated(lettered, earlier.book.modified) == earlier else lettered
        bindery = Bindery(self._folder, record, press=self._crew.press, watch=self._tell)
        with bindery.readying(lettered.book.pages, tuple(arts.values()), record.formats):
            with self._stage("printing"):
                bindery.print_pages(lettered.book.pages, tuple(arts.values()))
            self._folder.prune(board)
            self._folder.keep_lettered(lettered)
            with self._stage("binding"):
                files = bindery.bound(lettered, tuple(arts.values()), formats=record.formats)
        report = replace(self._report(board, rehearsed, arts, files), coverage=coverage)
        self._folder.keep_report(report)
        learn(load_settings().home, [one.attempts for one in report.panel_reports if one.painted])
        self._tell(Step(stage="binding", done=1, of=1, what="done"))
        return BookResult(folder=self._folder.root, files=files, report=report)

    def _rehearsed(self, board: Storyboard, *, edited: bool) -> tuple[Rehearsed, ...]:
        """Every page, pencilled and lettered."""
        with self._stage("pencilling"):
            rehearsal = Rehearsal(
                self._folder, crew=self._crew, dpi=self._options.dpi, sheet=self._options.sheet,
                executor=hire_executor(),
            )  # fmt: skip
            rehearsed = rehearsal.rehearsed(board, edited=edited, watch=self._watch_pencils)
        self._reliefs.extend(rehearsal.reliefs)
        return rehearsed

    def _draw_sheets(self, own: Sequence[CastDesign], drawn: Sequence[CastDesign], executor: Executor) -> None:
        """The cast's designs and model sheets: no panel waits for them."""
        self._folder.cast.keep(own, drawn, self._crew.penciller.sheet, executor=executor)

    def _painted_arts(
        self, board: Storyboard, rehearsed: tuple[Rehearsed, ...], record: BookRecord
    ) -> dict[str, ArtRecord]:
        """Every panel's art, and before it what panels look at."""
        anchors = self._anchors(board, record)
        if not record.draft:
            self._policy = policy_of_book(self._folder.root, home=load_settings().home)
        with self._stage("painting"):
            return self._art(rehearsed, record, cast=board.cast, anchors=anchors)

    def _pencilled(
        self, board: Storyboard, rehearsed: tuple[Rehearsed, ...], coverage: CoverageCounts | None
    ) -> BookResult:
        """The end of a run that was to go so far; what earlier runs have painted and bound stays where it is."""
        report = replace(self._report(board, rehearsed, {}, ()), coverage=coverage)
        self._tell(Step(stage="pencilling", done=1, of=1, what="done"))
        return BookResult(folder=self._folder.root, files=(), report=report)

    def _covered(self, board: Storyboard) -> CoverageCounts | None:
        """What of the text is in the comic, kept beside it; None where the text of this board is not known."""
        story = self._folder.story()
        told = self._sentences(story) if story is not None and story.text_sha256 == board.text_sha256 else ()
        if story is None or not told:
            self._folder.drop_coverage()
            return None
        coverage = coverage_of(story, board, told)
        self._warnings.extend(coverage_warnings(coverage, story))
        self._folder.keep_coverage(coverage, told=coverage_told(coverage, story))
        return coverage.counts()

    def _sentences(self, story: Story) -> tuple[Sentence, ...]:
        """The text's sentences: from the manuscript in hand, or as an earlier run of this book kept them."""
        if self._manuscript is not None:
            return sentences_of(self._manuscript.text, story)
        kept = self._folder.coverage()
        return tuple(one.sentence for one in kept.sentences) if kept and kept.text_sha256 == story.text_sha256 else ()

    def _watch_pencils(self, done: int, of: int) -> None:
        self._tell(Step(stage="pencilling", done=done, of=of))

    def _as_cast_by_hand(self, board: Storyboard) -> Storyboard:
        """The board with the designs that a person has edited in the cast's folder, or locked."""
        edited = {design.character: design for design in self._folder.cast.edited(board.cast)}
        for design in edited.values():
            path = f"cast/{design.character}.json"
            self._warnings.append(f"{path} was edited by hand: {design.name} is drawn as it says")
        cast = tuple(edited.get(design.character, design) for design in board.cast)
        held = with_locks(cast, self._folder.corrections().locked, story=self._folder.story())
        self._warnings.extend(held.warnings)
        return replace(board, cast=held.cast)

    def _anchors(self, board: Storyboard, record: BookRecord) -> BookAnchors | None:
        """The book's anchors, all that its panels look at painted; None where none were asked for."""
        if record.draft or not record.model.anchoring:
            return None
        anchors = self._unpainted_anchors(board.cast, record)
        names = anchors.names_for(board.panels())
        with self._stage("anchors"):
            for done, name in enumerate(names):
                self._tell(Step(stage="anchors", done=done, of=len(names), what=name))
                anchors.key(name)
        self._folder.anchors.drop_others(names)
        return anchors

    def _unpainted_anchors(self, cast: Sequence[CastDesign], record: BookRecord) -> BookAnchors:
        """The book's anchors, each painted when it is first asked for."""
        crew = self._crew
        return BookAnchors(
            self._folder.anchors, penciller=crew.penciller, painter=crew.painter, cast=cast, book_seed=record.seed
        )

    def _editor(self, record: BookRecord, cast: Sequence[CastDesign], anchors: BookAnchors | None) -> Editor:
        """Who judges the panels: by the book's style plate too, where paintings' style is judged."""
        editor = self._crew.editor
        if record.draft or not editor.judges_style:
            return editor
        return editor.beside((anchors or self._unpainted_anchors(cast, record)).plate)

    def _art(
        self,
        rehearsed: tuple[Rehearsed, ...],
        record: BookRecord,
        *,
        cast: Sequence[CastDesign],
        anchors: BookAnchors | None,
    ) -> dict[str, ArtRecord]:
        """Paint what is not painted yet; commit each panel as soon as its round is done."""
        arts: dict[str, ArtRecord] = {}
        jobs: list[PaintJob] = []
        fingerprint = self._crew.painter.fingerprint
        wanted = ArtWanted(self._folder, record, cast=cast, fingerprint=fingerprint, anchors=anchors)
        for one in rehearsed:
            for brief, pencils in zip(one.plan.panels, one.pencils, strict=True):
                answer = wanted.of(brief, pencils)
                if isinstance(answer, PaintJob):
                    jobs.append(answer)
                else:
                    arts[brief.id] = answer
        self._warnings.extend(wanted.warnings)
        total = len(arts) + len(jobs)
        rounds = [(job,) for job in jobs]  # each is committed as soon as it is done
        painting = self._rounds(record, cast=cast, anchors=anchors, has_work=bool(jobs))
        panels = tuple(_whole(art) for art in arts.values())
        self._tell(Step(stage="painting", done=len(arts), of=total, panels=panels))
        executor = self._executor or hire_executor(self._crew.painter.at_once)
        for number, finished in enumerate(executor.map(painting, rounds)):
            for job, art in zip(rounds[number], finished, strict=True):
                if self._by_hand and not record.draft:
                    self._folder.versions(job.brief.id).put_by()
                arts[job.brief.id] = self._folder.keep_art(art, key=job.key)
                self._painted.add(job.brief.id)
                panels = (_whole(arts[job.brief.id]),)
                what = f"panel {job.brief.id}"
                self._tell(Step(stage="painting", done=len(arts), of=total, what=what, panels=panels))
        return arts

    def _rounds(
        self, record: BookRecord, *, cast: Sequence[CastDesign], anchors: BookAnchors | None, has_work: bool
    ) -> PanelTask:
        """How a panel is painted, here or elsewhere."""
        crew, load = self._crew, self._folder.pencils
        policy = None if record.draft else self._policy
        seen = anchors.of if anchors else no_anchors
        editor = self._editor(record, cast, anchors) if has_work else crew.editor
        rounds = PaintRounds(crew.painter, editor, load=load, policy=policy, anchors=seen)
        is_held = has_work and not record.draft and editor.judges_style and editor.needs_plate
        station = partial(
            station_for, crew.painter, style=record.style, draft=record.draft,
            model=at_home(record.model, self._folder.root),
        )  # fmt: skip
        plate = (anchors or self._unpainted_anchors(cast, record)).plate if is_held else None
        return PanelTask(rounds, station, load=load, anchors=seen, policy=policy, plate=plate)

    # --- the end ---

    def _report(
        self,
        board: Storyboard,
        rehearsed: tuple[Rehearsed, ...],
        arts: dict[str, ArtRecord],
        files: tuple[Path, ...],
    ) -> Report:
        panels = []
        for one in rehearsed:
            verdicts = {verdict.panel: verdict for verdict in one.verdicts}
            for brief, pencils in zip(one.plan.panels, one.pencils, strict=True):
                art = arts.get(brief.id)
                if art is None:
                    continue
                panels.append(
                    PanelReport(
                        panel=brief.id,
                        page=one.plan.number,
                        painted=brief.id in self._painted,
                        seconds=sum(attempt.seconds for attempt in art.attempts),
                        provenance=art.provenance,
                        attempts=art.attempts,
                        page_verdict=verdicts.get(brief.id, Verdict(panel=brief.id, findings=())),
                        pencil_warnings=pencils.warnings,
                    )
                )
        return Report(
            title=board.title,
            slug=self._folder.slug,
            seed=self._options.seed,
            style=self._options.style,
            draft=self._options.draft,
            pages=sum(one.plan.sheets for one in rehearsed),
            panels=len(board.panels()),
            seconds=time.monotonic() - self._started,
            stages=tuple(self._stages),
            panel_reports=tuple(panels),
            reliefs=tuple(self._reliefs),
            warnings=tuple(dict.fromkeys(self._warnings)),
            files=tuple(path.name for path in files),
            versions=versions(),
            repair_policy="" if self._options.draft else policy_digest(self._policy),
        )

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self._stages.append(StageTime(stage=name, seconds=time.monotonic() - started))

    def _tell(self, step: Step) -> None:
        """Tell of a step, and of the stages that have ended since the last one."""
        ended = tuple(self._stages[self._told :])
        self._told = len(self._stages)
        self._watch(replace(step, ended=ended))


def _whole(art: ArtRecord) -> PanelWhole:
    return PanelWhole(panel=art.panel, key=art.key, attempts=art.attempts)
