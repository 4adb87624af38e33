"""Each remedy changes the next attempt in kind."""

import numpy as np

from audobon.comic.panel import PanelArt, Provenance
from audobon.comic.verdict import Finding, Mend, Remedy, Severity, Verdict
from audobon.crew import PaintOrder
from audobon.painting_rounds import MORE_CONTROL, MORE_IDENTITY, next_order
from audobon.versions import PAINT_ROOMS, source_digest
from tests.builders import SmallPenciller, a_brief, a_picture

PENCILS = SmallPenciller().draw(a_brief(), (), width_px=80, height_px=60)
ORDER = PaintOrder(brief=a_brief(), pencils=PENCILS, seed=1, attempt=0, control=0.7)
ART = PanelArt(
    panel="p1",
    image=a_picture(width=80, height=60),
    provenance=Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=0.0),
    attempts=(),
)


def after(*remedies: Remedy, severity: Severity = Severity.ERROR, character: str = "anna") -> PaintOrder:
    findings = tuple(
        Finding(
            code="AUD-Q", message="m", severity=severity, measured=0.0, threshold=1.0, remedy=remedy,
            character=character,
        )
        for remedy in remedies
    )  # fmt: skip
    verdict = Verdict(panel="p1", findings=findings)
    mends = [Mend(code=finding.code, remedy=finding.remedy) for finding in verdict.errors]
    return next_order(ORDER, ART, verdict, mends=mends)


def test_another_seed_alone_changes_nothing_else() -> None:
    order = after(Remedy.OTHER_SEED)
    assert (order.control, order.identity, order.repaint) == (0.7, 0.0, None)


def test_more_control_holds_the_whole_panel() -> None:
    order = after(Remedy.MORE_CONTROL)
    assert (order.control, order.identity, order.repaint) == (0.7 + MORE_CONTROL, 0.0, None)


def test_more_identity_holds_the_figures_alone() -> None:
    order = after(Remedy.MORE_IDENTITY)
    assert (order.control, order.identity, order.repaint) == (0.7, MORE_IDENTITY, None)


def test_a_repaint_keeps_the_art_and_masks_the_figure() -> None:
    order = after(Remedy.REPAINT)
    assert order.repaint is not None
    assert order.repaint.art is ART.image
    (mask,) = [mask for mask in PENCILS.masks if mask.character == "anna"]
    assert np.array_equal(order.repaint.mask.array, mask.image.array)
    assert order.control > ORDER.control


def test_where_the_panel_is_painted_anew_nothing_is_repainted() -> None:
    order = after(Remedy.REPAINT, Remedy.OTHER_SEED)
    assert order.repaint is None
    assert order.control > ORDER.control


def test_a_figure_without_a_mask_cannot_be_repainted_alone() -> None:
    assert after(Remedy.REPAINT, character="nobody").repaint is None


def test_warnings_change_nothing() -> None:
    order = after(Remedy.MORE_CONTROL, Remedy.MORE_IDENTITY, severity=Severity.WARNING)
    assert (order.control, order.identity) == (0.7, 0.0)


def test_kept_art_depends_on_who_judges_and_on_the_rounds() -> None:
    without = tuple(room for room in PAINT_ROOMS if room not in ("quality", "painting_rounds.py"))
    digests = {source_digest(rooms) for rooms in (PAINT_ROOMS, without, (*without, "quality"))}
    assert len(digests) == 3
