"""The bindery: a painted book as files, when it is made and long after.

Knows: what a finished book's folder holds, which pixels a format is bound from, and how a book whose lettered pages
were not kept is lettered again from its records.  Does not know: painting, or how a file of any format is built.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from audobon.artworks import Artworks, BookArtworks, FreshPages
from audobon.comic.alt_text import panels_told
from audobon.comic.book import Book
from audobon.comic.codec import canonical
from audobon.comic.page import Frame, Page, Refusal
from audobon.comic.panel import WeightsUsed
from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PagePlan, Storyboard
from audobon.credits import colophon
from audobon.crew import Artwork, Encoding, LooseArtwork, OneForm, Press, StripSetter
from audobon.errors import GenerationError, InputError, SettingsError
from audobon.files import adopted, telling_disk_errors
from audobon.hire import hire_executor, hire_press
from audobon.keys import ART_DPI, page_key
from audobon.panel_records import ArtRecord, PencilsRecord
from audobon.plates import PrintPlates
from audobon.plates_ready import PlatesReady
from audobon.project import BookFolder, BookRecord, Lettered, book_record, missing_folders, remove_bare
from audobon.report import Step, Watch, unwatched
from audobon.resting import give_back_memory

STRIP_FORMATS = ("webtoon",)
"""Formats that are bound from the book as a strip."""
PRINTED_FORMATS = ("pdf",)
"""Formats that go to paper and get print plates; the others show the pages' own pixels."""


@dataclass(frozen=True, kw_only=True)
class Binding:
    """A book that was bound again.

    `lettered_again` says whether its pages had to be lettered from its records; `seconds` is wall-clock time.
    """

    folder: Path
    files: tuple[Path, ...]
    book: Book
    lettered_again: bool
    seconds: float


def bind_book(
    root: Path,
    *,
    formats: tuple[str, ...] = (),
    out: Path | None = None,
    press: Press | None = None,
    watch: Watch = unwatched,
) -> Binding:
    """Bind a finished book anew; nothing is drawn or painted, and its lettered pages are taken as they were kept.

    Args:
        root: The book's folder.
        formats: By name; those that the book was made in if empty.
        out: Folder that gets the files; beside the book's folder if None.
        press: Who letters, prints and binds; the house's own if None.
        watch: Told of every step.

    Raises:
        SettingsError: AUD-253, if nobody binds such a format.
        InputError: AUD-154, if this folder holds no book; AUD-157, if the book is not finished.
        GenerationError: AUD-652, if a book without kept pages cannot be lettered from its records.
        ResourceError: AUD-551 to AUD-553.
    """
    started = time.monotonic()
    record = book_record(root)
    formats = formats or record.formats
    press = press_for(record, formats, press=press)
    into = root.resolve().parent if out is None else out
    created = missing_folders(into)
    with BookFolder.opened(root, is_draft=record.draft) as folder:
        try:
            bindery = Bindery(folder, record, press=press, watch=watch)
            kept = folder.lettered()
            lettered, arts = bindery.again() if kept is None else (kept, bindery.arts(kept.book.pages))
            files = bindery.bound(lettered, arts, formats=formats, into=into)
        finally:
            remove_bare(created)
    return Binding(
        folder=root, files=files, book=lettered.book, lettered_again=kept is None, seconds=time.monotonic() - started
    )


def press_for(record: BookRecord, formats: tuple[str, ...], *, press: Press | None = None) -> Press:
    """Who letters, prints and binds a finished book in these formats.

    Args:
        record: What the book was asked to be.
        formats: By name.
        press: Who is to do it; the house's own if None, with an enlarger where the book goes to paper.

    Raises:
        SettingsError: AUD-253, if nobody binds such a format.
    """
    if press is None:
        check_formats(formats, press=hire_press(enlarging=False, sheet=record.sheet))
        press = hire_press(enlarging=not record.draft and _is_printed(record, formats), sheet=record.sheet)
    check_formats(formats, press=press)
    return press


def check_formats(formats: tuple[str, ...], *, press: Press) -> None:
    """Refuse a format that nobody binds.

    Raises:
        SettingsError: AUD-253.
    """
    known = [name for name, _ in press.binders if press.strip is not None or name not in STRIP_FORMATS]
    for name in formats or ("",):
        if name not in known:
            raise SettingsError("AUD-253", f'"{name}" is not a format', hint="the formats are " + ", ".join(known))


def lettered_book(board: Storyboard, pages: Sequence[Page], record: BookRecord, *, modified: datetime) -> Lettered:
    """The book with its lettered pages, as it will be read back; without a colophon yet.

    Args:
        board: The plan that the pages show.
        pages: The lettered pages, in order.
        record: What was asked for.
        modified: When its pages were made.
    """
    seen = {placement.character for brief in board.panels() for placement in brief.placements}
    book = Book(
        title=board.title,
        author=board.author,
        language=board.language,
        style=record.style_name,
        seed=record.seed,
        slug=record.slug,
        characters=tuple(design.name for design in board.cast if design.character in seen),
        pages=tuple(pages),
        colophon=(),
        right_to_left=record.sheet.right_to_left,
        places=tuple(dict.fromkeys(brief.place for brief in board.panels() if brief.place)),
        told=panels_told(board),
        modified=modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    return canonical(Lettered(book=book, plans=board.pages))


def dated(lettered: Lettered, modified: str) -> Lettered:
    """The same with another date."""
    return replace(lettered, book=replace(lettered.book, modified=modified))


@dataclass(frozen=True, kw_only=True)
class _PageKey:
    """A page's key as it was worked out last, and for which page with which art."""

    page: Page
    arts: tuple[str, ...]
    key: str


class Bindery:
    """Prints and binds one book; the folder's lock is held by whoever asks.

    Args:
        folder: The book's folder.
        record: What the book was asked to be.
        press: Who letters, prints and binds.
        watch: Told of every step.
    """

    def __init__(self, folder: BookFolder, record: BookRecord, *, press: Press, watch: Watch) -> None:
        self._folder = folder
        self._record = record
        self._press = press
        self._watch = watch
        self._fresh = FreshPages()
        self._keys: dict[int, _PageKey] = {}
        self._ready: PlatesReady | None = None

    @contextmanager
    def readying(self, pages: Sequence[Page], arts: Sequence[ArtRecord], formats: tuple[str, ...]) -> Iterator[None]:
        """Within, panels are made ready for print beside whatever else is done; `bound` waits for them.

        Args:
            pages: The book's lettered pages.
            arts: Every panel's art.
            formats: Those that the book will be bound in.
        """
        if self._ready is not None or self._press.enlarger is None:
            yield
            return
        with PlatesReady(self._press.enlarger.at_once, watch=self._watch) as self._ready:
            try:
                if self._record.dpi <= ART_DPI:  # else pages are printed from plates too, and each is made but once
                    self._make_ready(self._artworks(pages, arts), formats)
                yield
            finally:
                self._ready = None

    def print_pages(self, pages: Sequence[Page], arts: Sequence[ArtRecord]) -> dict[int, str]:
        """Print those pages whose kept pictures show something else than what they are now.

        Args:
            pages: The book's lettered pages.
            arts: Every panel's art.

        Returns:
            The key of each page's picture, by number.

        Raises:
            ResourceError: AUD-551, AUD-552, if they cannot be written.
        """
        dpi = self._record.dpi
        pixels = self._enlarged(pages) if dpi > ART_DPI else self._folder.art_image
        keys = self._page_keys(pages, arts)
        stale = [page for page in pages if not self._folder.pages.holds(page.number, key=keys[page.number])]
        with ThreadPoolExecutor(max_workers=1) as keeping:
            kept: Future[None] | None = None
            for done, page in enumerate(stale):
                self._watch(Step(stage="printing", done=done, of=len(stale), what=f"page {page.number}"))
                raster = self._press.printer.raster(page, pixels, dpi=dpi)
                self._fresh.hold(keys[page.number], raster)
                if kept is not None:
                    kept.result()  # no more than one page waits, so that a long book does not fill the memory
                kept = keeping.submit(self._folder.pages.keep, page.number, raster, key=keys[page.number])
            if kept is not None:
                kept.result()
        return keys

    def bound(
        self, lettered: Lettered, arts: Sequence[ArtRecord], *, formats: tuple[str, ...], into: Path | None = None
    ) -> tuple[Path, ...]:
        """Bind a book in every format; the files take their places when all of them are whole.

        Args:
            lettered: The book with its lettered pages, and their plans.
            arts: Every panel's art, for the colophon.
            formats: By name.
            into: Folder that gets the files; beside the book's folder if None.

        Raises:
            GenerationError: AUD-653, if a panel's words fit on no strip.
            ResourceError: AUD-551, AUD-552, if they cannot be written.
        """
        book = lettered.book
        into = self._folder.root.resolve().parent if into is None else into
        with self.readying(book.pages, arts, formats):
            self.print_pages(book.pages, arts)
            enlarging = self._enlarging(formats)
            book = replace(book, colophon=colophon(self._record, arts, book.pages, enlarging=enlarging))
            artworks = self._artworks(book.pages, arts)
            self._make_ready(artworks, formats)
            with telling_disk_errors(into):
                into.mkdir(parents=True, exist_ok=True)
                with tempfile.TemporaryDirectory(prefix=".half-", dir=into) as bindery:
                    made = self._made(replace(lettered, book=book), artworks, formats, Path(bindery))
                    files = tuple(adopted(made[name], into=into) for name in formats)
        artworks.drop_others()
        return files

    def _made(
        self, lettered: Lettered, artworks: BookArtworks, formats: tuple[str, ...], into: Path
    ) -> dict[str, Path]:
        """The book in every format; those that are printed last, when their panels are ready."""
        binders, made = dict(self._press.binders), {}
        for done, name in enumerate(sorted(formats, key=PRINTED_FORMATS.__contains__)):
            if name in PRINTED_FORMATS and self._ready is not None:
                self._ready.wait()
            self._watch(Step(stage="binding", done=done, of=len(formats), what=name))
            art = artworks.plate if name in PRINTED_FORMATS else artworks.art
            book, pages = self.strip(lettered) if name in STRIP_FORMATS else (lettered.book, artworks.pages())
            made[name] = binders[name].bind(book, art, pages, into)
        return made

    def _artworks(self, pages: Sequence[Page], arts: Sequence[ArtRecord]) -> BookArtworks:
        keys = self._page_keys(pages, arts)
        return BookArtworks(self._folder, arts, plates=self._plates(pages), pages=keys, fresh=self._fresh)

    def strip(self, lettered: Lettered) -> tuple[Book, Artworks]:
        """The book as a strip: lettered for it, its pages the strip's sections, each printed when it is asked for.

        Raises:
            GenerationError: AUD-653, if a panel's words fit on no strip.
        """
        setter = self._setter()
        answer = setter.sections(lettered.plans, self._anchored)
        if isinstance(answer, Refusal):
            raise GenerationError(
                "AUD-653",
                f"panel {answer.panel} on a strip: {answer.reason}; about {answer.words_that_fit} words would fit",
                hint="shorten its lettering in storyboard.json and make the book again; nothing is painted for that",
            )
        raster = self._press.printer.raster

        def section(place: int) -> Artwork:
            return LooseArtwork(draw=lambda: raster(answer[place], self._folder.art_image, dpi=setter.dpi))

        return replace(lettered.book, pages=answer), Artworks(len(answer), section)

    def again(self) -> tuple[Lettered, tuple[ArtRecord, ...]]:
        """Letter a finished book again from its records, print its pages, and keep them as layers.

        Returns:
            The book, and its panels' art.

        Raises:
            InputError: AUD-157, if the book is not finished; AUD-140 to AUD-151, if its storyboard is damaged.
            GenerationError: AUD-652, if its words do not fit their frames.
        """
        board = self._folder.storyboard()
        self._check_report(board)
        layouts = {layout.number: layout for layout in self._folder.layout().pages}
        pages = []
        for done, plan in enumerate(board.pages):
            self._watch(Step(stage="lettering", done=done, of=len(board.pages), what=f"page {plan.number}"))
            if plan.number not in layouts:
                raise self._unfinished(f"page {plan.number} has no layout")
            pages.append(self._lettered(plan, frames=layouts[plan.number].frames))
        arts = self.arts(pages)
        lettered = lettered_book(board, pages, self._record, modified=self._folder.ended())
        self.print_pages(lettered.book.pages, arts)
        self._folder.keep_lettered(lettered)
        return lettered, arts

    def arts(self, pages: Sequence[Page]) -> tuple[ArtRecord, ...]:
        """The records of all panels' art, in reading order.

        Raises:
            InputError: AUD-157, if a panel is not painted or its picture is damaged.
        """
        found = []
        for frame in (frame for page in pages for frame in page.frames):
            record = self._folder.art_record(frame.panel)
            if record is None:
                raise self._unfinished(f"panel {frame.panel} is not painted")
            found.append(record)
        return tuple(found)

    def lettered_on(self, plan: PagePlan, *, frames: tuple[Frame, ...]) -> Page | Refusal:
        """A page lettered on frames that its panels were drawn for, or what does not fit.

        Raises:
            InputError: AUD-157, if a panel of it is not pencilled or has no frame.
        """
        pencils = [self._pencilled(brief.id) for brief in plan.panels]
        if {frame.panel for frame in frames} != {brief.id for brief in plan.panels}:
            raise self._unfinished(f"page {plan.number} has other panels than its layout")
        return self._press.letterer.letter(plan, frames, pencils)

    def _lettered(self, plan: PagePlan, *, frames: tuple[Frame, ...]) -> Page:
        answer = self.lettered_on(plan, frames=frames)
        if isinstance(answer, Refusal):
            raise GenerationError(
                "AUD-652",
                f"page {plan.number}, panel {answer.panel}: {answer.reason}",
                hint="run `audobon make` on the story again; what is painted is kept where its panels stay the same",
            )
        return answer

    def _setter(self) -> StripSetter:
        if self._press.strip is None:
            raise LookupError("formats that need a strip are refused before")
        return self._press.strip

    def _anchored(self, panel: str) -> Pencils:
        """A panel's pencils without their maps."""
        return self._folder.pencils(replace(self._pencilled(panel), controls=(), masks=()))

    def _pencilled(self, panel: str) -> PencilsRecord:
        """Where things are in a panel."""
        record = self._folder.pencils_record(panel)
        if record is None:
            raise self._unfinished(f"panel {panel} is not pencilled")
        return record

    def _check_report(self, board: Storyboard) -> None:
        """A run tells its report last: art of other origin than the report's comes from a run that did not end."""
        report = self._folder.report()
        if report is None:
            raise self._unfinished("no run of it has ended")
        told = {panel.panel: panel.provenance for panel in report.panel_reports}
        for brief in board.panels():
            art = self._folder.art_record(brief.id)
            if art is None or told.get(brief.id) != art.provenance:
                raise self._unfinished(f"panel {brief.id} is not painted as the last finished run left it")

    def _unfinished(self, what: str) -> InputError:
        return InputError(
            "AUD-157",
            f"{self._folder.root} is not finished: {what}",
            hint="run the command that makes the book again; it goes on where it was",
        )

    def _page_keys(self, pages: Sequence[Page], arts: Sequence[ArtRecord]) -> dict[int, str]:
        """What each page's picture is made of, by number."""
        drawn = {record.panel: record.image.sha256 for record in arts}
        dpi, enlarger = self._record.dpi, self._press.enlarger
        by = enlarger.fingerprint if enlarger is not None and dpi > ART_DPI else ""
        for page in pages:
            shown = tuple(drawn[frame.panel] for frame in page.frames)
            known = self._keys.get(page.number)
            if known is None or known.page is not page or known.arts != shown:
                key = page_key(page, shown, dpi=dpi, enlarged_by=by)
                self._keys[page.number] = _PageKey(page=page, arts=shown, key=key)
        return {page.number: self._keys[page.number].key for page in pages}

    def _enlarged(self, pages: Sequence[Page]) -> PrintPlates:
        """The pages' plates, those that are not kept yet made now, several at once.

        Raises:
            ResourceError: AUD-520, if memory does not suffice for enlarging even piece by piece.
        """
        plates = self._plates(pages)
        self._each_enlarged(plates, plates.lacking(frame.panel for page in pages for frame in page.frames))
        return plates

    def _make_ready(self, artworks: BookArtworks, formats: tuple[str, ...]) -> None:
        """Begin to make the forms in which binders take every panel for print, where they are not kept.

        A panel is enlarged and encoded by the same thread, while its pixels are at hand.
        """
        binders = dict(self._press.binders)
        printed = [binders[name] for name in formats if name in PRINTED_FORMATS]
        for form in [binder.art_form for binder in printed if isinstance(binder, OneForm)]:
            if self._ready is not None:
                self._ready.begin(partial(_encode_plate, artworks, form), artworks.plates_lacking(form))

    def _each_enlarged(self, task: Callable[[str], object], panels: Sequence[str]) -> None:
        """Do what enlarges a panel for each of these, several at once; nothing where nobody enlarges."""
        enlarger = self._press.enlarger
        if enlarger is None or not panels:
            return
        give_back_memory()  # to enlarge takes half a gigabyte a thread
        self._watch(Step(stage="enlarging", done=0, of=len(panels)))
        for done, _ in enumerate(hire_executor(enlarger.at_once).map(task, panels)):
            self._watch(Step(stage="enlarging", done=done + 1, of=len(panels), what=f"panel {panels[done]}"))
        give_back_memory()

    def _plates(self, pages: Sequence[Page]) -> PrintPlates:
        dpi = self._record.dpi
        return PrintPlates(self._folder, self._press.enlarger, pages, dpi=dpi, keeping=dpi > ART_DPI)

    def _enlarging(self, formats: tuple[str, ...]) -> tuple[WeightsUsed, ...]:
        """The weights of the print plates; none for a book that is only shown on screens."""
        enlarger = self._press.enlarger
        return enlarger.weights if enlarger is not None and _is_printed(self._record, formats) else ()


def _encode_plate(artworks: BookArtworks, form: Encoding, panel: str) -> None:
    artworks.plate(panel).encoded(form)


def _is_printed(record: BookRecord, formats: tuple[str, ...]) -> bool:
    return record.dpi > ART_DPI or bool(set(formats) & set(PRINTED_FORMATS))
