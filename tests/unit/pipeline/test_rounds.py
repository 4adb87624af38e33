"""Rounds of painting: who is painted again, how often, by which policy, and what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audobon.comic.panel import PanelArt, Provenance
from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.comic.verdict import Finding, Remedy, Severity, Verdict
from audobon.crew import PaintOrder, Progress
from audobon.painting_rounds import ATTEMPTS, PaintJob, PaintRounds
from audobon.panel_records import PencilsRecord, PictureFile
from audobon.policy_shelf import FILE, learn, policy_digest, policy_of_book
from audobon.quality.policy import RepairPolicy
from tests.builders import SmallPenciller, a_brief, a_picture

PENCILS = SmallPenciller().draw(a_brief(), (), width_px=80, height_px=60)
JOB = PaintJob(
    brief=a_brief(),
    pencils=PencilsRecord(
        panel="p1", key="k", draft=PictureFile(name="d", sha256="0"), controls=(), masks=(), anchors=(), reserved=(),
        warnings=(),
    ),
    looks=(), key="k", book_seed=3,
)  # fmt: skip


class CountingPainter:
    """Paints a grey panel, and remembers what it was asked for."""

    fingerprint = "counting"
    at_once = 1

    def __init__(self) -> None:
        self.orders: list[PaintOrder] = []

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        self.orders += orders
        made = Provenance(seed=1, recipe="r", weights=(), compute="c", seconds=1.0)
        return tuple(
            PanelArt(panel=order.brief.id, image=a_picture(width=80, height=60), provenance=made, attempts=())
            for order in orders
        )


class StrictEditor:
    """Finds fault with attempts until the one of a number, and gives each its score."""

    judges_style = False

    def __init__(self, *, content_at: int, scores: Sequence[float] = ()) -> None:
        self._content_at = content_at
        self._scores = scores
        self.seen = 0

    def judge_art(self, brief: PanelBrief, pencils: Pencils, art: PanelArt) -> Verdict:
        fault = Finding(
            code="AUD-Q001", message="m", severity=Severity.ERROR, measured=0.0, threshold=1.0, remedy=Remedy.OTHER_SEED
        )
        number, self.seen = self.seen, self.seen + 1
        score = self._scores[number] if self._scores else None
        return Verdict(panel=brief.id, findings=() if number >= self._content_at else (fault,), score=score)


def rounds(painter: CountingPainter, editor: StrictEditor, policy: RepairPolicy | None) -> PanelArt:
    painting = PaintRounds(painter, editor, load=lambda record: PENCILS, policy=policy)  # type: ignore[arg-type]
    (art,) = painting([JOB])
    return art


def test_a_panel_in_order_is_painted_once() -> None:
    painter = CountingPainter()
    art = rounds(painter, StrictEditor(content_at=0), RepairPolicy())
    assert len(painter.orders) == len(art.attempts) == 1
    assert art.attempts[0].mends == ()


def test_attempts_are_bounded_each_with_a_seed_and_a_remedy_of_its_own() -> None:
    painter = CountingPainter()
    art = rounds(painter, StrictEditor(content_at=99), RepairPolicy())
    assert len(art.attempts) == ATTEMPTS
    assert len({order.seed for order in painter.orders}) == ATTEMPTS
    assert [order.attempt for order in painter.orders] == list(range(ATTEMPTS))
    taken = [mend.remedy for attempt in art.attempts for mend in attempt.mends]
    assert taken[0] is Remedy.OTHER_SEED
    assert len(set(taken)) == ATTEMPTS - 1
    assert len(art.tries) == ATTEMPTS


def test_without_a_policy_a_panel_stays_as_it_came() -> None:
    painter = CountingPainter()
    assert len(rounds(painter, StrictEditor(content_at=99), None).attempts) == 1


def test_of_attempts_with_as_many_faults_the_best_score_is_kept() -> None:
    class Numbered(CountingPainter):
        def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
            arts = super().paint(orders, progress=progress)
            return tuple(
                replace(art, provenance=replace(art.provenance, seed=order.attempt))
                for art, order in zip(arts, orders, strict=True)
            )

    art = rounds(Numbered(), StrictEditor(content_at=99, scores=(3.0, 6.0, 5.0)), RepairPolicy())
    assert art.provenance.seed == 1


def test_a_policy_that_has_seen_nothing_help_pays_for_no_attempt() -> None:
    learnt = RepairPolicy()
    for _ in range(40):
        art = rounds(CountingPainter(), StrictEditor(content_at=99), learnt)
        learnt = learnt.after([art.attempts])
    painter = CountingPainter()
    rounds(painter, StrictEditor(content_at=99), learnt)
    assert len(painter.orders) == 1


def test_each_of_two_figures_at_fault_gets_its_own_remedy() -> None:
    class TwoFaults(StrictEditor):
        def judge_art(self, brief: PanelBrief, pencils: Pencils, art: PanelArt) -> Verdict:
            (fault,) = super().judge_art(brief, pencils, art).findings
            small, large = (
                replace(fault, remedy=Remedy.REPAINT, character="anna"),
                replace(fault, remedy=Remedy.MORE_CONTROL, character="bob"),
            )
            return Verdict(panel=brief.id, findings=(large, small))

    painter = CountingPainter()
    art = rounds(painter, TwoFaults(content_at=99), RepairPolicy())
    assert {mend.remedy for mend in art.attempts[1].mends} == {Remedy.REPAINT, Remedy.MORE_CONTROL}
    assert painter.orders[1].repaint is None, "a large figure is not painted again by itself"


def test_a_book_keeps_the_policy_that_it_started_with(tmp_path: Path) -> None:
    home, book = tmp_path / "home", tmp_path / "tale.book"
    first = policy_of_book(book, home=home)
    art = rounds(CountingPainter(), StrictEditor(content_at=1), RepairPolicy())
    learn(home, [art.attempts])
    assert policy_of_book(book, home=home) == first
    later = policy_of_book(tmp_path / "other.book", home=home)
    assert later.outcomes[0].mended == 1
    assert policy_digest(later) != policy_digest(first)


def test_books_that_were_painted_at_one_go_teach_nothing(tmp_path: Path) -> None:
    learn(tmp_path, [rounds(CountingPainter(), StrictEditor(content_at=0), RepairPolicy()).attempts])
    assert not (tmp_path / FILE).exists()
