"""A page's lettering, looked at and tried: on its pencils, without painting, and without keeping anything.

Knows: what a letterer needs of a book's folder.  Does not know: HTTP, or how words are set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from audobon.comic.page import Page, Refusal, RuleBroken
from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import LetteringLine, PagePlan, Storyboard
from audobon.hire import hire_letterer
from audobon.kept_record import kept_record
from audobon.panel_records import PencilsRecord
from audobon.project import BookFolder
from audobon.serving.edit_refusals import NotThatFarError
from audobon.serving.refusals import BadRequestError, NotFoundError

MAX_LINES, MAX_LINE_CHARS = 24, 2_000
"""Lines of a panel, and characters of a line, that are tried."""


@dataclass(frozen=True, kw_only=True)
class PanelWords:
    """Other lines for a panel."""

    id: str
    lettering: tuple[LetteringLine, ...]


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """Other lines for some panels of a page; the others keep theirs."""

    panels: tuple[PanelWords, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Layers:
    """A page, or what of it does not fit; the rules that it breaks; whether its picture shows it."""

    page: Page | None
    broken: tuple[RuleBroken, ...] = ()
    refusal: Refusal | None = None
    printed: bool = False


def layers_of(folder: BookFolder, number: int) -> Layers:
    """A page as it is lettered: as kept, or before it is painted as it will be.

    Raises:
        NotFoundError: AUD-730, if there is no such page; NotThatFarError: AUD-743, if it is not pencilled.
        ResourceError: AUD-512, if no typeface draws some characters.
    """
    kept = folder.lettered()
    for page in kept.book.pages if kept else ():
        if page.number == number:
            return Layers(page=page, printed=True)
    return _lettered(folder, _plan(folder.storyboard(), number))


def tried(folder: BookFolder, number: int, words: PageWords) -> Layers:
    """A page with other words, or with balloons elsewhere; nothing of it is kept.

    Raises:
        BadRequestError: AUD-724, if a panel is not on the page, or has too many words.
        InputError: AUD-147, if a line cannot be lettered.
        As `layers_of`.
    """
    board = folder.storyboard()
    plan = _plan(board, number)
    given = {one.id: one.lettering for one in words.panels}
    if strays := sorted(set(given) - {brief.id for brief in plan.panels}):
        raise BadRequestError("AUD-724", f'panel "{strays[0][:80]}" is not on page {number}', hint="list the panels")
    for id, lines in given.items():
        if len(lines) > MAX_LINES or any(len(line.text) > MAX_LINE_CHARS for line in lines):
            raise BadRequestError(
                "AUD-724", f"panel {id} has too many words", hint=f"{MAX_LINES} lines of {MAX_LINE_CHARS} at most"
            )
    changed = replace(
        plan, panels=tuple(replace(brief, lettering=given.get(brief.id, brief.lettering)) for brief in plan.panels)
    )
    pages = tuple(changed if page.number == number else page for page in board.pages)
    check_storyboard(replace(board, pages=pages), source="the page")
    return _lettered(folder, changed)


def _plan(board: Storyboard, number: int) -> PagePlan:
    for page in board.pages:
        if page.number == number:
            return page
    raise NotFoundError("AUD-730", f"there is no page {number} of this book", hint="list the pages")


def _lettered(folder: BookFolder, plan: PagePlan) -> Layers:
    layout = folder.layout()
    frames = next((one.frames for one in layout.pages if one.number == plan.number), ())
    ids = [brief.id for brief in plan.panels]
    found = [kept_record(PencilsRecord, folder.panel_folder(id) / "pencils.json") for id in ids]
    pencils = [one for one in found if one is not None]
    if {frame.panel for frame in frames} != set(ids) or len(pencils) < len(ids):
        raise NotThatFarError(
            "AUD-743", f"page {plan.number} is not pencilled as it is planned", hint="pencil it first"
        )
    letterer = hire_letterer(layout.sheet)
    answer = letterer.letter(plan, frames, pencils)
    if isinstance(answer, Refusal):
        return Layers(page=None, refusal=answer)
    return Layers(page=answer, broken=letterer.broken(answer, pencils))
