"""Everything that a finished book's folder tells of its making, joined panel by panel.

Knows: the records in the folder, and what became of each panel.  Does not know: pages of HTML, plots.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from statistics import median

from audobon.comic.alt_text import panels_told
from audobon.comic.book import PanelTold
from audobon.comic.coverage import SentenceFate
from audobon.comic.panel import Attempt
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PagePlan, PanelBrief, Storyboard
from audobon.comic.verdict import Finding, Severity, Verdict
from audobon.errors import InputError
from audobon.panel_records import ArtRecord
from audobon.project import BookFolder, BookRecord, book_record
from audobon.quality.kinds import kind_of
from audobon.report import PanelReport, Report

Load = Callable[[], Raster]
"""Gives a picture's pixels when they are asked for, so that a long book does not fill the memory."""


class Outcome(StrEnum):
    """What became of a panel.

    `FIRST`: its first attempt was accepted and kept. `REPAIRED`: the first was refused, a later one accepted.
    `BETTERED`: the first would have done, a later one was better. `LET_THROUGH`: the best that there was still has an
    error, in its art or in its lettering. `PROOF`: pencils alone, as a draft shows them.
    """

    FIRST = "first"
    REPAIRED = "repaired"
    BETTERED = "bettered"
    LET_THROUGH = "let_through"
    PROOF = "proof"


@dataclass(frozen=True, kw_only=True)
class SourceSentence:
    """A sentence of the text that a panel stands for; `is_moment` says that the picture freezes a moment of it."""

    text: str
    is_moment: bool


@dataclass(frozen=True, kw_only=True)
class TryMade:
    """An attempt at a panel and whether it was kept; `picture` gives None where the folder does not have it."""

    attempt: Attempt
    is_kept: bool
    picture: Callable[[], Raster | None]


@dataclass(frozen=True, kw_only=True)
class PanelMade:
    """One panel and all that is known of it; `picture` is what the book shows, `names` are those of the cast by id."""

    page: int
    brief: PanelBrief
    told: PanelTold
    sentences: tuple[SourceSentence, ...]
    report: PanelReport
    tries: tuple[TryMade, ...]
    picture: Load
    names: Mapping[str, str]
    is_draft: bool

    @property
    def id(self) -> str:
        return self.brief.id

    @property
    def verdict(self) -> Verdict:
        """What the editor said of the art that the book shows."""
        kept = next((one.attempt.verdict for one in self.tries if one.is_kept), None)
        return kept or Verdict(panel=self.id, findings=())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the panel as the book shows it: its art first, then its lettering."""
        return (*self.verdict.findings, *self.report.page_verdict.findings)

    @property
    def findings_mended(self) -> tuple[Finding, ...]:
        """What was wrong with the attempts that were set aside."""
        return tuple(found for one in self.tries if not one.is_kept for found in one.attempt.verdict.findings)

    @property
    def outcome(self) -> Outcome:
        if self.is_draft:
            return Outcome.PROOF
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            return Outcome.LET_THROUGH
        if not self.tries or self.tries[0].is_kept:
            return Outcome.FIRST
        return Outcome.BETTERED if self.tries[0].attempt.verdict.accepted else Outcome.REPAIRED


@dataclass(frozen=True, kw_only=True)
class PageMade:
    """A page's plan and its panels, in reading order."""

    plan: PagePlan
    panels: tuple[PanelMade, ...]


@dataclass(frozen=True, kw_only=True)
class BookMade:
    """A finished book: what was asked, what was planned, what came of it, and when."""

    record: BookRecord
    board: Storyboard
    report: Report
    pages: tuple[PageMade, ...]
    text_known: bool
    ended: datetime

    @property
    def panels(self) -> tuple[PanelMade, ...]:
        """All panels in reading order."""
        return tuple(panel for page in self.pages for panel in page.panels)

    @property
    def outcomes(self) -> dict[Outcome, int]:
        """How many panels there are of each outcome that there is."""
        counts = Counter(panel.outcome for panel in self.panels)
        return {outcome: counts[outcome] for outcome in Outcome if counts[outcome]}

    def having(self, outcome: Outcome) -> tuple[PanelMade, ...]:
        """The panels of one outcome."""
        return tuple(panel for panel in self.panels if panel.outcome is outcome)

    @property
    def median_score(self) -> float | None:
        """The middle of the scores that were given, 0..10; None if none was."""
        scores = [panel.verdict.score for panel in self.panels if panel.verdict.score is not None]
        return median(scores) if scores else None


@dataclass(frozen=True, kw_only=True)
class KindMade:
    """How often a kind of fault stands on each page (by number), and was in an attempt that was set aside."""

    code: str
    name: str
    standing: dict[int, int]
    errors: frozenset[int]
    mended: dict[int, int]


def kinds_made(book: BookMade) -> tuple[KindMade, ...]:
    """Every kind of fault that was found in a book, by code; `errors` are the pages where one stands as an error."""
    standing: Counter[tuple[str, int]] = Counter()
    mended: Counter[tuple[str, int]] = Counter()
    errors: set[tuple[str, int]] = set()
    for panel in book.panels:
        standing.update((finding.code, panel.page) for finding in panel.findings)
        mended.update((finding.code, panel.page) for finding in panel.findings_mended)
        errors |= {(one.code, panel.page) for one in panel.findings if one.severity is Severity.ERROR}
    return tuple(
        KindMade(
            code=code,
            name=kind_of(code),
            standing={page: count for (one, page), count in sorted(standing.items()) if one == code},
            errors=frozenset(page for one, page in errors if one == code),
            mended={page: count for (one, page), count in sorted(mended.items()) if one == code},
        )
        for code in sorted({code for code, _ in (*standing, *mended)})
    )


def gathered(root: Path) -> BookMade:
    """All that a finished book's folder tells.

    Args:
        root: The book's folder, `.book`.

    Raises:
        InputError: AUD-154, if this folder holds no book; AUD-190, if no run of it has ended; AUD-191, if its report is
            damaged; AUD-192, if it was changed since; AUD-140 to AUD-151, for a damaged record or storyboard.
    """
    record = book_record(root)
    report = _report(root)
    folder = BookFolder(root, is_draft=report.draft)
    board = folder.storyboard()
    made = {one.panel: one for one in report.panel_reports}
    if [one.panel for one in report.panel_reports] != [brief.id for brief in board.panels()]:
        raise _changed(root, "its storyboard has other panels than its report")
    told = {one.panel: one for one in panels_told(board)}
    names = {design.character: design.name for design in board.cast}
    coverage = folder.coverage()
    text = _Sentences(coverage.sentences if coverage and coverage.text_sha256 == board.text_sha256 else ())

    def panel(brief: PanelBrief) -> PanelMade:
        report_of = made[brief.id]
        art = folder.art_record(brief.id)
        if art is None or art.provenance != report_of.provenance:
            raise _changed(root, f"panel {brief.id} is not painted as the last finished run left it")
        return PanelMade(
            page=report_of.page,
            brief=brief,
            told=told[brief.id],
            sentences=text.of(brief),
            report=report_of,
            tries=_tries(folder, art),
            picture=partial(folder.art_image, brief.id),
            names=names,
            is_draft=report.draft,
        )

    return BookMade(
        record=record,
        board=board,
        report=report,
        pages=tuple(PageMade(plan=plan, panels=tuple(panel(brief) for brief in plan.panels)) for plan in board.pages),
        text_known=bool(text),
        ended=folder.ended(),
    )


def _report(root: Path) -> Report:
    folder, path = BookFolder(root), root / "report.json"
    report = folder.report()
    if report is not None:
        return report
    if path.is_file():
        raise InputError(
            "AUD-191", f"{path} is damaged", hint="run the command that makes the book again; nothing is painted twice"
        )
    drawn = len(list((root / "panels").glob("*/art.json")))
    raise InputError(
        "AUD-190",
        f"{root} has no report: no run of it has ended, and {drawn} of its panels are painted",
        hint="run the command that makes the book again; it goes on where it was",
    )


def _changed(root: Path, what: str) -> InputError:
    return InputError(
        "AUD-192",
        f"{root} was changed since its report was written: {what}",
        hint="run the command that makes the book again, then ask for its report",
    )


def _tries(folder: BookFolder, art: ArtRecord) -> tuple[TryMade, ...]:
    """A panel's attempts in order. The one that was kept is the one whose seed its art has."""
    kept = [attempt.number for attempt in art.attempts if attempt.seed == art.provenance.seed][-1:]
    made = []
    for place, attempt in enumerate(art.attempts):
        is_kept = [attempt.number] == kept
        picture = partial(folder.art_image, art.panel) if is_kept else partial(folder.try_image, art, place)
        made.append(TryMade(attempt=attempt, is_kept=is_kept, picture=picture))
    return tuple(made)


class _Sentences:
    """The text's sentences, found by where they stand."""

    def __init__(self, fates: Sequence[SentenceFate]) -> None:
        self._sentences = sorted((one.sentence for one in fates), key=lambda one: one.span)
        self._ends = [one.span.end for one in self._sentences]

    def __bool__(self) -> bool:
        return bool(self._sentences)

    def of(self, brief: PanelBrief) -> tuple[SourceSentence, ...]:
        """The sentences that a panel's stretch of the text touches."""
        found = []
        for sentence in self._sentences[bisect_right(self._ends, brief.span.start) :]:
            if sentence.span.start >= brief.span.end:
                break
            moment = brief.moment
            found.append(
                SourceSentence(text=sentence.text, is_moment=moment is not None and moment.overlaps(sentence.span))
            )
        return tuple(found)
