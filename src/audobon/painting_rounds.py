"""One round of painting: paint a few panels, let the editor judge them, paint again what fell short.

Knows: attempts, seeds and remedies.  Does not know: files, pages, or how painting and judging are done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.panel import Attempt, PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Mend, Remedy, Verdict
from audobon.crew import Anchor, Editor, Look, Painter, PaintOrder, Repaint
from audobon.keys import panel_seed
from audobon.panel_records import PencilsRecord
from audobon.quality.policy import RepairPolicy

ATTEMPTS = 3
"""A panel is painted so often at most."""
CONTROL = 0.7
MORE_CONTROL = 0.25
MORE_IDENTITY = 0.5


@dataclass(frozen=True, kw_only=True)
class PaintJob:
    """A panel that is to be painted, how those in it look, and the key that its art will be kept under.

    With a `repaint` a part of it alone is painted, once: a person has chosen the part, and looks at what comes of it.
    """

    brief: PanelBrief
    pencils: PencilsRecord
    looks: tuple[Look, ...]
    key: str
    book_seed: int
    repaint: Repaint | None = None


AnchorsOf = Callable[[PanelBrief], tuple[Anchor, ...]]
"""Gives the book's anchors that a panel looks at."""


def no_anchors(brief: PanelBrief) -> tuple[Anchor, ...]:
    """A book without anchors."""
    return ()


class PaintRounds:
    """Paints a round of panels; a panel that is refused is painted again, as the policy says, and the best is kept.

    Args:
        painter: Who paints.
        editor: Who judges.
        load: Gives a panel's pencils.
        policy: Which remedy is taken for which fault; None leaves panels as they come the first time.
        anchors: Gives the book's anchors that a panel looks at.
    """

    def __init__(
        self,
        painter: Painter,
        editor: Editor,
        *,
        load: Callable[[PencilsRecord], Pencils],
        policy: RepairPolicy | None,
        anchors: AnchorsOf = no_anchors,
    ) -> None:
        self._painter = painter
        self._editor = editor
        self._load = load
        self._policy = policy
        self._anchors = anchors

    def __call__(self, jobs: Sequence[PaintJob]) -> tuple[PanelArt, ...]:
        orders = [self._first_order(job) for job in jobs]
        panels = [_Tries(order, art, self._judged(order, art)) for order, art in self._painted(orders)]
        for attempt in range(1, ATTEMPTS):
            again = []
            for panel, job in zip(panels, jobs, strict=True):
                mends = panel.mends(self._policy) if self._policy and job.repaint is None else ()
                if mends:
                    seed = panel_seed(job.book_seed, job.brief.id, attempt=attempt)
                    again.append((panel, mends, panel.again(mends, seed=seed)))
            painted = self._painted([order for _, _, order in again])
            for (panel, mends, order), (_, art) in zip(again, painted, strict=True):
                panel.take(order, art, replace(self._judged(order, art), mends=mends))
        return tuple(panel.finished() for panel in panels)

    def _first_order(self, job: PaintJob) -> PaintOrder:
        return PaintOrder(
            brief=job.brief,
            pencils=self._load(job.pencils),
            seed=panel_seed(job.book_seed, job.brief.id, attempt=0),
            attempt=0,
            control=CONTROL,
            repaint=job.repaint,
            looks=job.looks,
            anchors=self._anchors(job.brief),
        )

    def _painted(self, orders: Sequence[PaintOrder]) -> list[tuple[PaintOrder, PanelArt]]:
        arts = self._painter.paint(orders, progress=_unwatched) if orders else ()
        return list(zip(orders, arts, strict=True))

    def _judged(self, order: PaintOrder, art: PanelArt) -> Attempt:
        verdict = self._editor.judge_art(order.brief, order.pencils, art)
        return Attempt(
            number=order.attempt,
            seed=order.seed,
            seconds=art.provenance.seconds,
            verdict=verdict,
            control=order.control,
            identity=order.identity,
            repainted=order.repaint is not None,
        )


class _Tries:
    """One panel's attempts so far, and the best of them."""

    def __init__(self, order: PaintOrder, art: PanelArt, attempt: Attempt) -> None:
        self._order, self._art, self._verdict = order, art, attempt.verdict
        self._attempts = [attempt]
        self._pictures = [art.image]

    def mends(self, policy: RepairPolicy) -> tuple[Mend, ...]:
        """What the next attempt is to mend, and how; nothing if the panel is accepted or no remedy is worth it."""
        before = [mend for attempt in self._attempts for mend in attempt.mends]
        found = []
        for finding in self._verdict.errors:
            tried = {mend.remedy for mend in before if mend.code == finding.code}
            remedy = policy.remedy_for(finding, tried=tried)
            if remedy is not None:
                found.append(Mend(code=finding.code, remedy=remedy))
        return tuple(dict.fromkeys(found))

    def again(self, mends: Sequence[Mend], *, seed: int) -> PaintOrder:
        """The next attempt's order, from the best one's."""
        return replace(
            next_order(self._order, self._art, self._verdict, mends=mends), attempt=len(self._attempts), seed=seed
        )

    def take(self, order: PaintOrder, art: PanelArt, attempt: Attempt) -> None:
        """One more attempt; it is the best if it has fewer faults, or as many and a better score."""
        self._attempts.append(attempt)
        self._pictures.append(art.image)
        if attempt.verdict.badness < self._verdict.badness:
            self._order, self._art, self._verdict = order, art, attempt.verdict

    def finished(self) -> PanelArt:
        several = len(self._pictures) > 1
        return replace(self._art, attempts=tuple(self._attempts), tries=tuple(self._pictures) if several else ())


def next_order(order: PaintOrder, art: PanelArt, verdict: Verdict, *, mends: Sequence[Mend]) -> PaintOrder:
    """The order that carries out remedies.

    Args:
        order: The attempt that fell short.
        art: What came of it.
        verdict: Its faults; warnings change nothing.
        mends: What is taken against which.

    Returns:
        A firmer hold on the pencils for `MORE_CONTROL`, on the figures alone for `MORE_IDENTITY`; for `REPAINT` the
        earlier art with the figures found fault with to be painted again, unless another remedy wants the whole panel
        anew, which then is held more firmly too. The caller gives it another seed.
    """
    remedies = {mend.remedy for mend in mends}
    mended = {mend.code for mend in mends}
    faulty = {finding.character for finding in verdict.errors if finding.code in mended}
    repaint = _repaint(order, art, faulty) if remedies == {Remedy.REPAINT} else None
    firmer = bool(remedies & {Remedy.MORE_CONTROL, Remedy.REPAINT})
    return replace(
        order,
        control=min(1.0, order.control + (MORE_CONTROL if firmer else 0.0)),
        identity=max(order.identity, MORE_IDENTITY if Remedy.MORE_IDENTITY in remedies else 0.0),
        repaint=repaint,
    )


def _repaint(order: PaintOrder, art: PanelArt, characters: Collection[str | None]) -> Repaint | None:
    """The art with the masks of the figures found fault with; None if the pencils have no mask of them."""
    masks = [mask.image.array for mask in order.pencils.masks if mask.character in characters]
    if not masks:
        return None
    return Repaint(art=art.image, mask=Raster(array=np.max(masks, axis=0).astype(np.uint8)))


def _unwatched(done: int, of: int) -> None:
    """Rounds are short; progress is told panel by panel when a round is committed."""
