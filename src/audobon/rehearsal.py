"""The rehearsal: every page is pencilled and lettered before any of it is painted.

Knows: frames that are kept, words that do not fit, whom an inset would hide, and whom to ask then.
Does not know: painting, printing, binding.
A page whose words do not fit is planned anew here, while that costs nothing; an inset that would hide a face, and a
double page whose fold would part one, are given up here, as only the pencils show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audobon.comic.codec import canonical
from audobon.comic.fold import fold_strip, lost_in_fold
from audobon.comic.insets import hidden_by_insets
from audobon.comic.mirroring import mirrored_plan
from audobon.comic.page import Frame, Page, Refusal
from audobon.comic.pencils import Pencils
from audobon.comic.soundness import MAX_PANELS_PER_PAGE
from audobon.comic.storyboard import PagePlan, PanelBrief, Storyboard
from audobon.comic.verdict import Verdict
from audobon.crew import Crew, Progress
from audobon.engine.executor import Executor, LocalExecutor
from audobon.errors import GenerationError
from audobon.keys import keeps_frames, panel_pixels, pencils_key
from audobon.panel_records import PencilsRecord
from audobon.plan_asked import US_SHEET, Sheet
from audobon.project import BookFolder, PageLayout
from audobon.report import Relief

MAX_RELIEFS_PER_PAGE = 24
PARTED_FROM = 4
"""A page of fewer panels is not made two for its reading order: half of it would be a page of one panel."""
PAGES_PER_INSET = 8
"""A device that is seen too often tells nothing: from one inset to the next are at least so many pages."""

_ASIDE = (0.0, -0.1, 0.1, -0.2, 0.2)
"""How far the figures of a double page are moved, in widths of it, until no face lies in the fold."""
_MEND = "this is a fault of the program: please report it with the storyboard"


@dataclass(frozen=True, kw_only=True)
class Rehearsed:
    """A page that is known to hold its words."""

    plan: PagePlan
    frames: tuple[Frame, ...]
    page: Page
    pencils: tuple[PencilsRecord, ...]
    verdicts: tuple[Verdict, ...]


class Rehearsal:
    """Rehearses one book; `reliefs` tells afterwards what had to be planned anew.

    Args:
        folder: The book's folder.
        crew: Who works on it.
        dpi: Of the printed pages.
        sheet: The pages' size and way of reading.
        executor: Where a page's panels are pencilled; here, one after the other, if None.
    """

    def __init__(
        self, folder: BookFolder, *, crew: Crew, dpi: int, sheet: Sheet = US_SHEET, executor: Executor | None = None
    ) -> None:
        self._folder = folder
        self._executor = executor or LocalExecutor()
        self._sheet = sheet
        self._crew = crew
        self._dpi = dpi
        self._insets: set[int] = set()
        self.reliefs: list[Relief] = []

    def rehearsed(self, board: Storyboard, *, edited: bool, watch: Progress) -> tuple[Rehearsed, ...]:
        """Every page, pencilled and lettered; the pages come back in order.

        Args:
            board: The plan.
            edited: Whether a person has edited the plan (see `keeps_frames`).
            watch: Told how many panels are pencilled.

        Raises:
            GenerationError: AUD-650, if a page's words fit in no way the director knows; AUD-655, if a double page of
                a person's own plan cannot be one.
        """
        kept_layout = self._folder.layout()
        layouts = {page.number: page for page in kept_layout.pages if kept_layout.sheet == self._sheet}
        self._insets = {number for number, layout in layouts.items() if _has_inset(layout.frames)}
        waiting = list(board.pages)
        pages: list[Rehearsed] = []
        done = 0
        while waiting:
            plan = replace(waiting.pop(0), number=1 + sum(page.plan.sheets for page in pages))
            watch(done, done + sum(len(page.panels) for page in (plan, *waiting)))
            kept = layouts.get(plan.number)
            if kept is not None and not keeps_frames(kept, plan, edited=edited):
                kept = None
            double = self._rehearsed_double(plan, board, kept=kept, edited=edited) if plan.double else None
            if plan.double and double is None:
                if plan.number % 2 == 0 and waiting and len(waiting[0].panels) > 1:
                    waiting[:1] = _parted(waiting[0])  # so that the book keeps its number of pages
                plan, kept = replace(plan, double=False), None
            answer = double or self._rehearsed_page(plan, board, kept=kept, edited=edited)
            if isinstance(answer, Rehearsed):
                pages.append(answer)
                done += len(plan.panels)
                self._insets.discard(plan.number)
                if _has_inset(answer.frames):
                    self._insets.add(plan.number)
            else:
                waiting[:0] = answer
        return tuple(pages)

    def _rehearsed_double(
        self, plan: PagePlan, board: Storyboard, *, kept: PageLayout | None, edited: bool
    ) -> Rehearsed | None:
        """A double page with its faces and words clear of the fold, the figures moved for that if need be; None where
        it would begin on a right-hand page, or where nothing keeps them clear: then it is a page as others are.

        Raises:
            GenerationError: AUD-655, if the plan is a person's own.
        """
        reason = f"page {plan.number} is a right-hand page"
        for by in () if plan.number % 2 else (0.0,) if edited or kept is not None else _ASIDE:
            moved = replace(plan, panels=tuple(canonical(_moved(brief, by)) for brief in plan.panels))
            frames = kept.frames if kept is not None else self._composed(moved)
            answer = self._tried(moved, frames, board, afresh=frozenset())
            if isinstance(answer, Rehearsed):
                return answer
            reason = answer.reason
        if edited:
            raise GenerationError(
                "AUD-655",
                f"page {plan.number}, panel {plan.panels[0].id}, cannot be a double page: {reason}",
                hint='move the page or the figure, shorten the words, or set "double" to false and number pages anew',
            )
        return None

    def _rehearsed_page(
        self, plan: PagePlan, board: Storyboard, *, kept: PageLayout | None, edited: bool
    ) -> Rehearsed | tuple[PagePlan, PagePlan]:
        """Letter a page on its pencils until its words fit; frames of an earlier run are tried first.

        Relief adds panels, and panels that grow too small hold no words: a page that is fuller than the sheet allows
        comes back as two plans, and so does one whose balloons no cut brings into the order that they are told in.
        """
        afresh: frozenset[str] = frozenset()
        if kept is not None:
            answer = self._tried(plan, kept.frames, board, afresh=afresh)
            if isinstance(answer, Rehearsed):
                return answer
            # The words, or somebody who is drawn elsewhere now, have outgrown the frames: cut the page for them.
            afresh = frozenset(brief.id for brief in plan.panels)
        for _ in range(MAX_RELIEFS_PER_PAGE):
            with_inset = self._with_inset(plan, board, afresh=afresh, edited=edited)
            if with_inset is not None:
                return with_inset
            answer = self._tried(plan, self._composed(plan), board, afresh=afresh)
            if isinstance(answer, Rehearsed):
                page = self._read_in_order(answer, board)
                is_lost = len(plan.panels) >= PARTED_FROM and self._crew.letterer.jumps(page.page) > 0
                return _parted(plan) if is_lost and not edited else page
            plan = self._relieved(plan, answer)
            afresh = frozenset()
            if len(plan.panels) > self._crew.composer.room.most:
                return _parted(plan)
        raise GenerationError(
            "AUD-650",
            f"page {plan.number}: the words of its {len(plan.panels)} panels do not fit after"
            f" {MAX_RELIEFS_PER_PAGE} attempts",
            hint="shorten the lettering of that page in storyboard.json, or ask for more pages",
        )

    def _read_in_order(self, first: Rehearsed, board: Storyboard) -> Rehearsed:
        """The page as it is, or cut into other tiers where the eye would leave the order of its balloons."""
        best, jumps = first, self._crew.letterer.jumps(first.page)
        if not jumps:
            return first
        last: Rehearsed | Refusal = first
        for frames in self._crew.composer.others(first.plan):
            last = self._tried(first.plan, _read_back(frames), board, afresh=frozenset())
            if isinstance(last, Rehearsed) and (fewer := self._crew.letterer.jumps(last.page)) < jumps:
                best, jumps = last, fewer
            if not jumps:
                break
        if last is not best:  # the folder holds the pencils of the cut that was tried last
            self._pencilled(best.plan, best.frames, board, afresh=frozenset())
        return best

    def _tried(
        self, plan: PagePlan, frames: tuple[Frame, ...], board: Storyboard, *, afresh: frozenset[str]
    ) -> Rehearsed | Refusal:
        """The page in these frames, or what does not fit them: words, or an inset that would hide somebody."""
        records, pencils = self._pencilled(plan, frames, board, afresh=afresh)
        for host, who in hidden_by_insets(frames, pencils):
            return Refusal(panel=host, reason=f"the inset would hide {who}", words_that_fit=0)
        answer = self._crew.letterer.letter(plan, frames, pencils)
        if isinstance(answer, Refusal):
            return answer
        strip = fold_strip(width_pt=answer.width_pt, height_pt=answer.height_pt)
        for panel, who in lost_in_fold(frames, pencils, strip) if plan.double else ():
            return Refusal(panel=panel, reason=f"the face of {who} would lie in the fold", words_that_fit=0)
        verdicts = tuple(self._crew.editor.judge_page(answer, pencils))
        return Rehearsed(plan=plan, frames=frames, page=answer, pencils=records, verdicts=verdicts)

    def _with_inset(
        self, plan: PagePlan, board: Storyboard, *, afresh: frozenset[str], edited: bool
    ) -> Rehearsed | None:
        """The page with an inset that hides nobody and beside which all words fit: two panels that a person or the
        director has planned, or a detail that is taken out of one; None if the page offers none, or one was near."""
        if any(abs(plan.number - other) < PAGES_PER_INSET for other in self._insets - {plan.number}):
            return None
        ways = [(plan, frames) for frames in self._crew.composer.with_inset(plan)]
        detailed = None if edited else self._detailed(plan, board)
        if detailed is not None:
            new = {brief.id for brief in detailed.panels} - {brief.id for brief in plan.panels}
            ways += [
                (detailed, frames)
                for frames in self._crew.composer.with_inset(detailed)
                if any(frame.host and frame.panel in new for frame in frames)
            ]
        for planned, frames in ways:
            answer = self._tried(planned, _read_back(frames), board, afresh=afresh)
            if isinstance(answer, Rehearsed) and not self._crew.letterer.jumps(answer.page):
                return answer
        return None

    def _detailed(self, plan: PagePlan, board: Storyboard) -> PagePlan | None:
        """The director's page with a detail; he stages from left to right."""
        if not self._sheet.right_to_left:
            detailed = self._crew.director.detail(plan, board.cast)
            return None if detailed is None else canonical(detailed)
        detailed = self._crew.director.detail(mirrored_plan(plan), board.cast)
        return None if detailed is None else canonical(mirrored_plan(detailed))

    def _composed(self, plan: PagePlan) -> tuple[Frame, ...]:
        """New frames."""
        return _read_back(self._crew.composer.frames(plan))

    def _relieved(self, plan: PagePlan, refusal: Refusal) -> PagePlan:
        brief = next((brief for brief in plan.panels if brief.id == refusal.panel), None)
        if brief is None:
            raise GenerationError(
                "AUD-651", f'the letterer refused "{refusal.panel}", which is not on page {plan.number}', hint=_MEND
            )
        became = self._crew.director.relieve(brief, refusal)
        index = plan.panels.index(brief)
        panels = (*plan.panels[:index], *(canonical(one) for one in became), *plan.panels[index + 1 :])
        if not became or became == (brief,) or len(panels) > MAX_PANELS_PER_PAGE:
            raise GenerationError(
                "AUD-650",
                f"page {plan.number}, panel {brief.id}: {refusal.reason};"
                f" about {refusal.words_that_fit} words would fit",
                hint="shorten the lettering of that panel in storyboard.json, or ask for more pages",
            )
        self.reliefs.append(
            Relief(
                panel=brief.id,
                reason=refusal.reason,
                words_that_fit=refusal.words_that_fit,
                became=tuple(one.id for one in became),
            )
        )
        return replace(plan, panels=panels)

    def _pencilled(
        self, plan: PagePlan, frames: tuple[Frame, ...], board: Storyboard, *, afresh: frozenset[str]
    ) -> tuple[tuple[PencilsRecord, ...], tuple[Pencils, ...]]:
        """Pencils of a page's panels: kept ones where nothing of the picture has changed."""
        boxes = {frame.panel: frame for frame in frames}

        def pencilled(brief: PanelBrief) -> tuple[PencilsRecord, Pencils]:
            width_px, height_px = panel_pixels(boxes[brief.id], dpi=self._dpi)
            key = pencils_key(brief, board.cast, width_px=width_px, height_px=height_px)
            kept = None if brief.id in afresh else self._folder.pencils_record(brief.id, key=key)
            if kept is not None:
                return kept, self._folder.pencils(kept)
            drawn = self._crew.penciller.draw(brief, board.cast, width_px=width_px, height_px=height_px)
            return self._folder.keep_pencils(drawn, key=key)

        done = list(self._executor.map(pencilled, plan.panels))
        return tuple(record for record, _ in done), tuple(pencils for _, pencils in done)


def _read_back(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Frames as they will be read back: a page lettered from its records later is the same to the pixel."""
    return tuple(canonical(frame) for frame in frames)


def _moved(brief: PanelBrief, by: float) -> PanelBrief:
    """The panel with its figures so far to the right, in widths of it."""
    placements = tuple(replace(one, x=min(max(one.x + by, 0.0), 1.0)) for one in brief.placements)
    return replace(brief, placements=placements) if by else brief


def _has_inset(frames: Sequence[Frame]) -> bool:
    return any(frame.host for frame in frames)


def _parted(plan: PagePlan) -> tuple[PagePlan, PagePlan]:
    """A crowded page as two, in reading order; the heading stays with the first."""
    middle = (len(plan.panels) + 1) // 2
    first = replace(plan, panels=plan.panels[:middle])
    return first, replace(plan, panels=plan.panels[middle:], heading="", byline="")
