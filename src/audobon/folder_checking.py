"""A book's folder, checked: its panels by the editor, its lettered pages, its prints, and the files bound from it.

Knows: which parts a book's folder has, and which stage a finding belongs to.
Does not know: what any check sees.  It only reads; no run is kept from its work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from audobon.anchors import PLATE
from audobon.comic.inspection import Fault, Inspection, StageFound, StageName, Unchecked
from audobon.comic.page import Page
from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief, Storyboard
from audobon.comic.verdict import Finding, Remedy, Severity, Verdict
from audobon.crew import Editor
from audobon.errors import InputError
from audobon.files import telling_disk_errors
from audobon.panel_records import ArtRecord
from audobon.project import BookFolder, BookRecord, book_record
from audobon.quality.art_checks import BlankPanel, BrokenPicture, MissingFigure
from audobon.quality.book_checks import (
    FOLDER_CHECKS,
    PANEL_CHECKS,
    WHOLE_CHECKS,
    BookParts,
    BoundPart,
    PanelPart,
    PrintedPart,
)
from audobon.quality.editor import ART_CHECKS, PAGE_CHECKS
from audobon.quality.files import inspected_file
from audobon.quality.files.checking_parts import few, stage_of
from audobon.quality.files.inspecting import UnseenStage
from audobon.quality.files.page_pictures import BookPages, PageSeen, page_seen
from audobon.quality.files.pixel_checks import PIXEL_CHECKS
from audobon.quality.look_check import ShiftingLook
from audobon.quality.looks import Appearance, appearances_in
from audobon.quality.story_check import LostThread

KIND = "book folder"
_PRIMARY = frozenset({BlankPanel.code, BrokenPicture.code, MissingFigure.code})
_STYLE = "style"
_ORDER = "order of the story"
_NAMES = {
    "cbz": "{}.cbz", "pdf": "{}.pdf", "epub": "{}.epub", "html": "{}.html", "webtoon": "{}-webtoon", "png": "{}-pages",
    "webp": "{}-webp",
}  # fmt: skip
_COLOPHON = {"cbz": 1, "pdf": 1, "epub": 1, "html": 1, "webp": 1, "png": 0}
"""The fewest pages that a format has beyond the book's own; a strip has none to count."""
_WAYS = {
    Remedy.RELETTER: "give it fewer or shorter words in storyboard.json, or with `audobon letter`",
    Remedy.NONE: "look at the panel, and paint it again with `audobon redraw` if need be",
}


@dataclass(frozen=True, kw_only=True)
class _Judged:
    """What the editor said of a book's panels and pages, which parts of them are missing, and whose look shifts."""

    faults: tuple[Fault, ...]
    parts: tuple[PanelPart, ...]
    looks: tuple[Fault, ...]


def check_folder(root: Path, *, editor: Editor, outside: bool) -> Inspection:
    """Look at a book's folder, and at the files bound from it that lie beside it.

    Args:
        root: The folder.
        editor: Who judges panels and pages.
        outside: Whether other programs are asked that are installed.

    Raises:
        InputError: AUD-154, if the folder holds no book; AUD-140 to AUD-152, if its records are damaged.
        WeightsError: AUD-311 to AUD-315, if the style space's weights are missing or damaged.
    """
    record = book_record(root)
    folder = BookFolder(root, is_draft=record.draft)
    board, lettered = folder.storyboard(), folder.lettered()
    pages = lettered.book.pages if lettered is not None else ()
    editor, codes, unjudged = _with_style(editor, folder, record)
    judged = _judged(folder, board, pages, editor=editor)
    bound = [] if lettered is None else list(_bound_files(folder, record, outside=outside))
    due, seen = len(pages), _pages_seen(folder, pages)
    parts = BookParts(
        panels=judged.parts,
        printed=tuple(_printed(folder, pages, seen, dpi=record.dpi)),
        bound=tuple(
            BoundPart(name=name, pages=found.pages, due=due + _COLOPHON[form])
            for form, name, found in bound
            if isinstance(found, Inspection) and form in _COLOPHON
        ),
        unfinished=tuple(_unfinished(folder, board, has_pages=lettered is not None)),
    )
    primary = _primary(judged, parts, seen)
    told = few(fault for fault in judged.faults if fault.code not in _PRIMARY)
    thread = _thread(folder, board)
    secondary = StageFound(
        name=StageName.SECONDARY,
        checked=(*codes, ShiftingLook.code, *thread.checked),
        faults=(*told, *few(judged.looks), *thread.faults),
        unchecked=(*unjudged, *thread.unchecked),
    )
    stages = (primary, secondary, _tertiary(parts, [(name, found) for _, name, found in bound]))
    whole = stage_of(StageName.FINAL, WHOLE_CHECKS, parts)
    unseen = UnseenStage()
    final = replace(whole, checked=(*whole.checked, unseen.code), faults=(*whole.faults, *unseen.faults(stages)))
    count = sum(len(page.numbers) for page in pages)
    return Inspection(subject=str(root), kind=KIND, pages=count, stages=(*stages, final))


# --- the first two stages ---


def _with_style(
    editor: Editor, folder: BookFolder, record: BookRecord
) -> tuple[Editor, tuple[str, ...], tuple[Unchecked, ...]]:
    """The editor beside the book's style plate where it has one; the codes of the second stage; what it leaves out."""
    from audobon.quality.style_check import CODE

    every = (*(check.code for check in ART_CHECKS), *(check.code for check in PAGE_CHECKS))
    codes = tuple(code for code in every if code not in _PRIMARY)
    lacks_plate = editor.needs_plate and folder.anchors.record(PLATE) is None
    if record.draft or not editor.judges_style or lacks_plate:
        why = "a draft is not painted" if record.draft else "the folder keeps no style plate to hold panels to"
        return editor, codes, (Unchecked(what=_STYLE, why=why),)
    return editor.beside(partial(folder.anchors.image, PLATE)), (*codes, CODE), ()


def _judged(folder: BookFolder, board: Storyboard, pages: tuple[Page, ...], *, editor: Editor) -> _Judged:
    """Every panel and page before the editor, one at a time."""
    faults: list[Fault] = []
    parts = []
    anchored: dict[str, Pencils] = {}
    appearances: list[Appearance] = []
    page_of: dict[str, int] = {}
    for plan in board.pages:
        for brief in plan.panels:
            pencils = folder.pencils_record(brief.id)
            art = folder.art_record(brief.id)
            lacks = [what for what, found in (("pencils", pencils), ("art", art)) if found is None]
            told = f"its {' and '.join(lacks)} are missing or damaged" if lacks else ""
            parts.append(PanelPart(panel=brief.id, page=plan.number, lacks=told))
            if pencils is not None:
                anchored[brief.id] = folder.pencils(replace(pencils, controls=(), masks=()))
            if pencils is not None and art is not None:
                drawn, painted = folder.pencils(pencils), _art(folder, brief, art)
                faults += _faults(editor.judge_art(brief, drawn, painted), page=plan.number)
                appearances += appearances_in(drawn, painted.image)
                page_of[brief.id] = plan.number
    for page in pages:
        known = [anchored[frame.panel] for frame in page.frames if frame.panel in anchored]
        for verdict in editor.judge_page(page, known):
            faults += _faults(verdict, page=page.number)
    looks = [
        fault
        for panel, finding in ShiftingLook().findings(appearances)
        for fault in _faults(Verdict(panel=panel, findings=(finding,)), page=page_of[panel])
    ]
    return _Judged(faults=tuple(faults), parts=tuple(parts), looks=tuple(looks))


def _thread(folder: BookFolder, board: Storyboard) -> StageFound:
    """Whether the panels tell the story, where the folder has one and it is long enough to tell."""
    story, check = folder.story(), LostThread()
    deviations = None if story is None else check.deviations(story, list(board.panels()))
    if deviations is None:
        why = "the folder keeps no story" if story is None else "the book is too short to tell"
        return StageFound(name=StageName.SECONDARY, checked=(), unchecked=(Unchecked(what=_ORDER, why=why),))
    faults = [
        Fault(
            code=one.code, severity=one.severity, what=one.message, where="", measured=one.measured,
            way_out="put the panels in the text's order in storyboard.json, or plan the book anew",
            threshold=one.threshold,
        )
        for one in check.judged(deviations)
    ]  # fmt: skip
    return StageFound(name=StageName.SECONDARY, checked=(check.code,), faults=tuple(faults))


def _art(folder: BookFolder, brief: PanelBrief, record: ArtRecord) -> PanelArt:
    image = folder.art_image(brief.id)
    return PanelArt(panel=brief.id, image=image, provenance=record.provenance, attempts=record.attempts)


def _faults(verdict: Verdict, *, page: int) -> Iterator[Fault]:
    for finding in verdict.findings:
        yield Fault(
            code=finding.code,
            severity=finding.severity,
            what=finding.message,
            where=f"page {page}, panel {verdict.panel}",
            way_out=_way_out(finding, verdict.panel),
            measured=finding.measured,
            threshold=finding.threshold,
        )


def _way_out(finding: Finding, panel: str) -> str:
    again = f"paint it again with `audobon redraw BOOK --panel {panel}`"
    return _WAYS.get(finding.remedy, again)


def _primary(judged: _Judged, parts: BookParts, pages: BookPages) -> StageFound:
    panels = stage_of(StageName.PRIMARY, PANEL_CHECKS, parts)
    pixels = stage_of(StageName.PRIMARY, PIXEL_CHECKS, pages)
    told = few(fault for fault in judged.faults if fault.code in _PRIMARY)
    return StageFound(
        name=StageName.PRIMARY,
        checked=(*panels.checked, *sorted(_PRIMARY), *pixels.checked),
        faults=(*panels.faults, *told, *pixels.faults),
    )


def _pages_seen(folder: BookFolder, pages: Iterable[Page]) -> BookPages:
    """The printed pages as they look."""
    seen = []
    for page in pages:
        name, path = f"page {page.number}", folder.pages.path(page.number)
        if not path.is_file():
            seen.append(PageSeen(name=name, damage="its picture is not there"))
            continue
        with telling_disk_errors(path):
            seen.append(page_seen(path.read_bytes(), name=name))
    return BookPages(pages=tuple(seen))


# --- the third stage ---


def _printed(folder: BookFolder, pages: Sequence[Page], seen: BookPages, *, dpi: int) -> Iterator[PrintedPart]:
    for page, looks in zip(pages, seen.pages, strict=True):
        due = (round(page.width_pt * dpi / 72), round(page.height_pt * dpi / 72))
        is_whole = folder.pages.is_whole(page.number)
        size = (int(looks.width), int(looks.height))
        yield PrintedPart(page=page.number, is_whole=is_whole, size_px=size, due_px=due)


def _unfinished(folder: BookFolder, board: Storyboard, *, has_pages: bool) -> Iterator[str]:
    report = folder.report()
    if report is None:
        yield "no run of it has ended"
        return
    if not has_pages:
        yield "its lettered pages are not kept: a run has begun and not ended"
    told = {panel.panel: panel.provenance for panel in report.panel_reports}
    for brief in board.panels():
        art = folder.art_record(brief.id)
        if art is not None and told.get(brief.id) != art.provenance:
            yield f"panel {brief.id} is not painted as the last finished run left it"


def _bound_files(
    folder: BookFolder, record: BookRecord, *, outside: bool
) -> Iterator[tuple[str, str, Inspection | Unchecked | InputError]]:
    """The files that the book was bound as: format, name, and what was found, or why nobody looked."""
    for form in record.formats:
        if form not in _NAMES:
            yield form, form, Unchecked(what=form, why="nobody looks at files of this format")
            continue
        name = _NAMES[form].format(record.slug)
        path = folder.root.resolve().parent / name
        if not path.exists():
            yield form, name, Unchecked(what=name, why="it does not lie beside the book's folder")
            continue
        try:
            yield form, name, inspected_file(path, outside=outside)
        except InputError as error:
            yield form, name, error


def _tertiary(parts: BookParts, bound: Iterable[tuple[str, Inspection | Unchecked | InputError]]) -> StageFound:
    own = stage_of(StageName.TERTIARY, FOLDER_CHECKS, parts)
    codes, faults, unchecked = list(own.checked), list(own.faults), list(own.unchecked)
    for name, found in bound:
        if isinstance(found, Unchecked):
            unchecked.append(found)
        elif isinstance(found, InputError):
            faults.append(_refused(name, found))
        else:
            for stage in found.stages:
                if stage.name is StageName.SECONDARY:
                    continue
                codes += [code for code in stage.checked if code not in codes]
                faults += [replace(fault, where=f"{name}: {fault.where}".rstrip(": ")) for fault in stage.faults]
                unchecked += [replace(one, what=f"{name}: {one.what}") for one in stage.unchecked]
    return StageFound(
        name=StageName.TERTIARY, checked=tuple(codes), faults=tuple(faults), unchecked=tuple(unchecked)
    )  # fmt: skip


def _refused(name: str, error: InputError) -> Fault:
    return Fault(code=error.code, severity=Severity.ERROR, what=error.message, where=name, way_out=error.hint)
