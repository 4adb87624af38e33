"""Does each check of the editor's find its fault, and let clean panels through?

Knows: planted faults, checks by their codes, painted panels and lettered pages.  Does not know: nets, thresholds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from audobon.comic.page import Page
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.evaluation.measure import NOT_MEASURED, Measure, mean_measure
from audobon.evaluation.planted_faults import PLANTS, planted
from audobon.evaluation.planted_lettering import PAGE_PLANTS
from audobon.quality.art_checks import ArtCheck, ArtView
from audobon.quality.look_check import ShiftingLook
from audobon.quality.looks import Appearance, appearances_in
from audobon.quality.page_checks import PageCheck

_STREAM = 83
_RECOLOURED = 0.5
"""Of a panel in which one figure was recoloured, that figure is less like itself than this."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One check's answers: to things with its fault, and to clean ones (1 where it found something)."""

    on_faulty: tuple[float, ...]
    on_clean: tuple[float, ...]

    @property
    def recall(self) -> Measure:
        """The share of faults that it finds."""
        return mean_measure(self.on_faulty)

    @property
    def precision(self) -> Measure:
        """The share of its findings that are right, were as many things faulty as clean."""
        if not self.on_faulty or not self.on_clean:
            return NOT_MEASURED
        generator = np.random.default_rng(0)
        faulty, clean = np.array(self.on_faulty), np.array(self.on_clean)
        draws = [
            _precision(generator.choice(faulty, len(faulty)), generator.choice(clean, len(clean))) for _ in range(500)
        ]
        low, high = np.percentile(draws, (2.5, 97.5))
        return Measure(value=_precision(faulty, clean), low=float(low), high=float(high), n=len(faulty) + len(clean))


def _precision(faulty: np.typing.NDArray[np.float64], clean: np.typing.NDArray[np.float64]) -> float:
    found = float(faulty.mean())
    return found / (found + float(clean.mean())) if found else 0.0


def art_checks_judged(views: Sequence[ArtView], checks: Sequence[ArtCheck]) -> dict[str, Judged]:
    """Each check of single pictures that a fault can be planted for, on painted panels with it and without."""
    found = {}
    for check in checks:
        if check.code not in PLANTS:
            continue
        faulty = []
        for number, view in enumerate(views):
            other = np.asarray(views[(number + 31) % len(views)].art.image.array, np.uint8)
            generator = np.random.default_rng((_STREAM, number))
            spoilt = planted(view, PLANTS[check.code], other=other, generator=generator)
            if spoilt is not None:
                faulty.append(float(bool(check.findings(spoilt))))
        clean = [float(bool(check.findings(view))) for view in views]
        found[check.code] = Judged(on_faulty=tuple(faulty), on_clean=tuple(clean))
    return found


def style_check_judged(check: ArtCheck, own: Sequence[ArtView], others: Sequence[ArtView]) -> dict[str, Judged]:
    """The check of style, on panels of a book's style and of others."""
    return {
        check.code: Judged(
            on_faulty=tuple(float(bool(check.findings(view))) for view in others),
            on_clean=tuple(float(bool(check.findings(view))) for view in own),
        )
    }


def look_check_judged(books: Sequence[Sequence[ArtView]]) -> dict[str, Judged]:
    """The check of everybody's look over a book: on figures as they were painted, and on some in foreign colours.

    Figures that are in no other panel are not asked about.
    """
    check = ShiftingLook()
    faulty, clean = [], []
    for number, views in enumerate(books):
        seen = [appearances_in(view.pencils, view.art.image) for view in views]
        clean += _found_among(check, seen, [one for several in seen for one in several])
        for place, view in enumerate(views):
            generator = np.random.default_rng((_STREAM, number, place))
            art = PLANTS["AUD-Q004"](view, np.zeros((1, 1, 3), np.uint8), generator)
            if art is None:
                continue
            after = appearances_in(view.pencils, Raster(array=art))
            pairs = zip(after, seen[place], strict=True)
            changed = [new for new, old in pairs if float(new.embedding @ old.embedding) < _RECOLOURED]
            faulty += _found_among(check, [*seen[:place], after, *seen[place + 1 :]], changed)
    return {check.code: Judged(on_faulty=tuple(faulty), on_clean=tuple(clean))}


def _found_among(check: ShiftingLook, seen: Sequence[Sequence[Appearance]], asked: Sequence[Appearance]) -> list[float]:
    """For each figure asked about that is in another panel too, whether it is found fault with."""
    everybody = [one for several in seen for one in several]
    faults = {(panel, finding.character) for panel, finding in check.findings(everybody)}
    known = [
        one
        for one in asked
        if any(other.character == one.character and other.panel != one.panel for other in everybody)
    ]
    return [float((one.panel, one.character) in faults) for one in known]


def page_checks_judged(
    pages: Sequence[tuple[Page, tuple[Pencils, ...]]], checks: Sequence[PageCheck]
) -> dict[str, Judged]:
    """Each check of pages, on lettered pages with its fault and without."""
    found = {}
    for check in checks:
        faulty, clean = [], []
        for number, (page, pencils) in enumerate(pages):
            clean.append(float(bool(check.findings(page, pencils))))
            spoilt = PAGE_PLANTS[check.code](page, pencils, np.random.default_rng((_STREAM, number)))
            if spoilt is not None:
                panels = {panel for panel, _ in check.findings(spoilt[0], pencils)}
                faulty.append(float(spoilt[1] in panels))
        found[check.code] = Judged(on_faulty=tuple(faulty), on_clean=tuple(clean))
    return found


def shares(judged: Mapping[str, Judged]) -> dict[str, Measure]:
    """`check_recall_min`, `check_precision_min`, and both of every check (`recall_Q003`)."""
    recalls = {code: one.recall for code, one in judged.items()}
    precisions = {code: one.precision for code, one in judged.items()}
    return {
        "check_recall_min": _least(recalls),
        "check_precision_min": _least(precisions),
        **{f"recall_{code.removeprefix('AUD-')}": one for code, one in recalls.items()},
        **{f"precision_{code.removeprefix('AUD-')}": one for code, one in precisions.items()},
    }


def _least(measures: Mapping[str, Measure]) -> Measure:
    known = [one for one in measures.values() if one.value is not None]
    return min(known, key=lambda one: one.value or 0.0, default=NOT_MEASURED)
