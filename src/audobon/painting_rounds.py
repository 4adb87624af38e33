"""One round of painting: paint a few panels, let the editor judge them, paint once more what fell short.

Knows: attempts, seeds and remedies.  Does not know: files, pages, or how painting and judging are done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.panel import Attempt, PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Remedy, Severity, Verdict
from audobon.crew import Anchor, Editor, Look, Painter, PaintOrder, Repaint
from audobon.keys import panel_seed
from audobon.project import PencilsRecord

CONTROL = 0.7
MORE_CONTROL = 0.25
MORE_IDENTITY = 0.5


@dataclass(frozen=True, kw_only=True)
class PaintJob:
    """A panel that is to be painted, how those in it look, and the key that its art will be kept under."""

    brief: PanelBrief
    pencils: PencilsRecord
    looks: tuple[Look, ...]
    key: str
    book_seed: int


AnchorsOf = Callable[[PanelBrief], tuple[Anchor, ...]]
"""Gives the book's anchors that a panel looks at."""


def no_anchors(brief: PanelBrief) -> tuple[Anchor, ...]:
    """A book without anchors."""
    return ()


class PaintRounds:
    """Paints a round of panels; a panel that is refused gets one more attempt, and the better one is kept."""

    def __init__(
        self,
        painter: Painter,
        editor: Editor,
        *,
        load: Callable[[PencilsRecord], Pencils],
        redraw: bool,
        anchors: AnchorsOf = no_anchors,
    ) -> None:
        self._painter = painter
        self._editor = editor
        self._load = load
        self._redraw = redraw
        self._anchors = anchors

    def __call__(self, jobs: Sequence[PaintJob]) -> tuple[PanelArt, ...]:
        orders = [
            PaintOrder(
                brief=job.brief,
                pencils=self._load(job.pencils),
                seed=panel_seed(job.book_seed, job.brief.id, attempt=0),
                attempt=0,
                control=CONTROL,
                looks=job.looks,
                anchors=self._anchors(job.brief),
            )
            for job in jobs
        ]
        best: list[tuple[PanelArt, tuple[Attempt, ...]]]
        best = [(art, (self._attempt(order, art),)) for order, art in zip(orders, self._painted(orders), strict=True)]
        pictures: list[tuple[Raster, ...]] = [(art.image,) for art, _ in best]
        again = [index for index, (_, tries) in enumerate(best) if self._redraw and not tries[0].verdict.accepted]
        second = [
            next_order(orders[index], best[index][0], best[index][1][0].verdict, book_seed=jobs[index].book_seed)
            for index in again
        ]
        for index, order, art in zip(again, second, self._painted(second), strict=True):
            first, tries = best[index]
            attempt = self._attempt(order, art)
            better = art if _faults(attempt.verdict) < _faults(tries[0].verdict) else first
            best[index] = (better, (*tries, attempt))
            pictures[index] = (*pictures[index], art.image)
        return tuple(
            replace(art, attempts=attempts, tries=tries if len(tries) > 1 else ())
            for (art, attempts), tries in zip(best, pictures, strict=True)
        )

    def _painted(self, orders: Sequence[PaintOrder]) -> tuple[PanelArt, ...]:
        return self._painter.paint(orders, progress=_unwatched) if orders else ()

    def _attempt(self, order: PaintOrder, art: PanelArt) -> Attempt:
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


def next_order(order: PaintOrder, art: PanelArt, verdict: Verdict, *, book_seed: int) -> PaintOrder:
    """The next attempt: another seed, and what the editor's remedies change in kind.

    Args:
        order: The attempt that fell short.
        art: What came of it.
        verdict: Its faults; warnings change nothing.
        book_seed: Decides the next seed, with panel and attempt.

    Returns:
        A firmer hold on the pencils for `MORE_CONTROL`, on the figures alone for `MORE_IDENTITY`; for `REPAINT` the
        earlier art with the figures found fault with to be painted again, unless another remedy wants the whole panel
        anew, which then is held more firmly too.
    """
    errors = [finding for finding in verdict.findings if finding.severity is Severity.ERROR]
    remedies = {finding.remedy for finding in errors}
    repaint = _repaint(order, art, verdict) if remedies == {Remedy.REPAINT} else None
    firmer = bool(remedies & {Remedy.MORE_CONTROL, Remedy.REPAINT})
    return replace(
        order,
        attempt=order.attempt + 1,
        seed=panel_seed(book_seed, order.brief.id, attempt=order.attempt + 1),
        control=min(1.0, order.control + (MORE_CONTROL if firmer else 0.0)),
        identity=max(order.identity, MORE_IDENTITY if Remedy.MORE_IDENTITY in remedies else 0.0),
        repaint=repaint,
    )


def _repaint(order: PaintOrder, art: PanelArt, verdict: Verdict) -> Repaint | None:
    """The art with the masks of the figures found fault with; None if the pencils have no mask of them."""
    names = {finding.character for finding in verdict.findings if finding.remedy is Remedy.REPAINT}
    masks = [mask.image.array for mask in order.pencils.masks if mask.character in names]
    if not masks:
        return None
    return Repaint(art=art.image, mask=Raster(array=np.max(masks, axis=0).astype(np.uint8)))


def _faults(verdict: Verdict) -> tuple[int, int]:
    errors = sum(finding.severity is Severity.ERROR for finding in verdict.findings)
    return errors, len(verdict.findings) - errors


def _unwatched(done: int, of: int) -> None:
    """Rounds are short; progress is told panel by panel when a round is committed."""
