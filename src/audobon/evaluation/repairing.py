"""Does sending panels back pay: books by a painter who fails now and then, with and without the editor's second look.

Knows: rounds of painting, planted faults, measures that no check of the editor's uses, a meter.  Does not know: nets.
The painter is the real one; what is spoilt are its finished panels, as accidents spoil them: the first attempt in one
panel of three, later attempts in one of six.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.crew import Editor, Painter, PaintOrder, Progress
from audobon.evaluation.losses import faults_in
from audobon.evaluation.measure import Measure, mean_measure, more_measure, ratio_measure
from audobon.evaluation.planted_faults import PLANTS
from audobon.painting_rounds import PaintJob, PaintRounds
from audobon.panel_records import PencilsRecord, PictureFile
from audobon.quality.art_checks import ArtView
from audobon.quality.policy import RepairPolicy

FIRST_SPOILT, LATER_SPOILT = 1 / 3, 1 / 6
_STREAM = 79


class AccidentProne:
    """A painter some of whose panels are spoilt when they are done, and who notes what each attempt took.

    Args:
        painter: Who paints.
        read: A meter's stand, before and after each attempt.
    """

    def __init__(self, painter: Painter, read: Callable[[], float]) -> None:
        self._painter = painter
        self._read = read
        self.took: list[float] = []

    @property
    def fingerprint(self) -> str:
        return f"accident-prone {self._painter.fingerprint}"

    @property
    def at_once(self) -> int:
        """One: it counts."""
        return 1

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        before = self._read()
        arts = self._painter.paint(orders, progress=progress)
        self.took.append(self._read() - before)
        return tuple(self._spoilt(order, art) for order, art in zip(orders, arts, strict=True))

    def _spoilt(self, order: PaintOrder, art: PanelArt) -> PanelArt:
        generator = np.random.default_rng((_STREAM, order.seed % 2**32, order.attempt))
        if generator.random() >= (LATER_SPOILT if order.attempt else FIRST_SPOILT):
            return art
        view = ArtView(brief=order.brief, pencils=order.pencils, art=art)
        other = np.asarray(order.pencils.draft.array, np.uint8)[:, ::-1]
        plants = list(PLANTS.values())
        for number in generator.permutation(len(plants)):
            picture = plants[number](view, np.ascontiguousarray(other), generator)
            if picture is not None:
                return replace(art, image=Raster(array=picture))
        return art


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A panel as it came, and as it was kept; and what the meter read for each attempt."""

    order: PaintOrder
    first: PanelArt
    kept: PanelArt
    took: tuple[float, ...]


def tried(orders: Sequence[PaintOrder], painter: Painter, editor: Editor, *, read: Callable[[], float]) -> list[Tried]:
    """Panels painted by an accident-prone painter, with all attempts that the editor asks for.

    Args:
        orders: The first attempts.
        painter: Who paints between accidents.
        editor: Who sends back.
        read: The stand of a meter that counts what painting takes.
    """
    found = []
    for order in orders:
        careless = AccidentProne(painter, read)
        rounds = PaintRounds(careless, editor, load=partial(_pencils_of, order), policy=RepairPolicy())
        (kept,) = rounds([_job(order)])
        first = replace(kept, image=kept.tries[0]) if kept.tries else kept
        found.append(Tried(order=order, first=first, kept=kept, took=tuple(careless.took)))
    return found


def _pencils_of(order: PaintOrder, record: PencilsRecord) -> Pencils:
    return order.pencils


def repair_gains(panels: Sequence[Tried], *, of: str = "") -> dict[str, Measure]:
    """What sending back brought, and what it cost.

    Findings are counted by measures that no check uses (see `losses.py`).

    Args:
        panels: All panels.
        of: Begins the figures' names.

    Returns:
        `repair_findings_down`: the share of findings that sending back took away. `repair_extra_calls`: how much more
        the net was called for it, as a share. `repair_extra_panels`: how many more panels or parts of panels were
        painted, as a share. `repair_worse`: the share of panels with more findings than before.
    """
    before = [float(faults_in(one.order, one.first)) for one in panels]
    after = [float(faults_in(one.order, one.kept)) for one in panels]
    return {
        f"{of}repair_findings_down": ratio_measure(after, before),
        f"{of}repair_extra_calls": more_measure([sum(one.took) for one in panels], [one.took[0] for one in panels]),
        f"{of}repair_extra_panels": mean_measure([len(one.took) - 1.0 for one in panels]),
        f"{of}repair_worse": mean_measure([float(late > early) for early, late in zip(before, after, strict=True)]),
    }


def _job(order: PaintOrder) -> PaintJob:
    nothing = PictureFile(name="", sha256="")
    record = PencilsRecord(
        panel=order.brief.id, key="", draft=nothing, controls=(), masks=(), anchors=(), reserved=(), warnings=()
    )
    return PaintJob(brief=order.brief, pencils=record, looks=(), key="", book_seed=order.seed)
