"""A page's lettering, looked at and tried: on its pencils, without painting, and without keeping anything.

Knows: what a letterer needs of a book's folder.  Does not know: HTTP, or how words are set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from audobon.comic.page import Page, Refusal, RuleBroken
from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import LetteringLine, PagePlan, PanelBrief, Storyboard
from audobon.hire import hire_letterer
from audobon.kept_record import kept_record
from audobon.panel_records import PencilsRecord
from audobon.project import BookFolder
from audobon.serving.edit_refusals import NotThatFarError
from audobon.serving.refusals import BadRequestError, NotFoundError

MAX_LINES, MAX_LINE_CHARS = 24, 2_000
"""Lines of a panel, and characters of a line, that are tried."""
_REFUSED_IN_TURN = 3
"""After so many lines of a panel that find no room, the rest is left out untried: each takes about a second."""


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
class LeftOut:
    """A line that finds no room beside the earlier ones of its panel; `line` counts from 0."""

    panel: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Layers:
    """A page with the words that fit; the rules that it breaks; what does not fit; whether its picture shows it."""

    page: Page
    broken: tuple[RuleBroken, ...] = ()
    refusal: Refusal | None = None
    left_out: tuple[LeftOut, ...] = ()
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

    def lettered(plan: PagePlan) -> Page | Refusal:
        return letterer.letter(plan, frames, pencils)

    answer = lettered(plan)
    refusal, left_out = (answer, []) if isinstance(answer, Refusal) else (None, [])
    while isinstance(answer, Refusal):
        plan, out = _without_what_does_not_fit(plan, answer.panel, lettered)
        left_out += out
        answer = lettered(plan)
    broken = letterer.broken(answer, pencils)
    return Layers(page=answer, broken=broken, refusal=refusal, left_out=tuple(left_out))


def _without_what_does_not_fit(
    plan: PagePlan, panel: str, lettered: Callable[[PagePlan], Page | Refusal]
) -> tuple[PagePlan, list[LeftOut]]:
    """The page without those lines of a panel that find no room beside the earlier ones. No panel is refused for its
    neighbours' sake, so what fits by itself fits on the page."""
    brief = next(one for one in plan.panels if one.id == panel)
    kept: list[int] = []
    refused = 0
    for at in range(len(brief.lettering)):
        alone = replace(plan, panels=(_with_lines(brief, [*kept, at]),))
        if isinstance(lettered(alone), Page):
            kept.append(at)
            refused = 0
        elif (refused := refused + 1) == _REFUSED_IN_TURN:
            break
    out = [LeftOut(panel=panel, line=at) for at in range(len(brief.lettering)) if at not in kept]
    fitting = _with_lines(brief, kept)
    return replace(plan, panels=tuple(fitting if one is brief else one for one in plan.panels)), out


def _with_lines(brief: PanelBrief, lines: list[int]) -> PanelBrief:
    return replace(brief, lettering=tuple(brief.lettering[at] for at in lines))
