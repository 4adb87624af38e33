"""What the repair policy learns, and what it then takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audobon.comic.panel import Attempt
from audobon.comic.verdict import Finding, Mend, Remedy, Severity, Verdict
from audobon.quality.policy import LEAST_CHANCE, Outcome, RepairPolicy

FAULT = Finding(
    code="AUD-Q003", message="m", severity=Severity.ERROR, measured=0.1, threshold=0.6, remedy=Remedy.REPAINT,
    character="anna",
)  # fmt: skip


def tried(remedy: Remedy, *, mended: bool) -> list[Attempt]:
    """A panel's two attempts: the first at fault, the second by a remedy."""
    bad = Verdict(panel="p1", findings=(FAULT,))
    after = Verdict(panel="p1", findings=() if mended else (FAULT,))
    return [
        Attempt(number=0, seed=1, seconds=1.0, verdict=bad),
        Attempt(number=1, seed=2, seconds=1.0, verdict=after, mends=(Mend(code=FAULT.code, remedy=remedy),)),
    ]


def test_what_the_check_proposes_is_taken_first_and_nothing_twice() -> None:
    policy = RepairPolicy()
    assert policy.remedy_for(FAULT) is Remedy.REPAINT
    assert policy.remedy_for(FAULT, tried=[Remedy.REPAINT]) not in (None, Remedy.REPAINT)
    assert policy.remedy_for(FAULT, tried=list(Remedy)) is None


def test_a_remedy_that_does_not_mend_gives_way_to_one_that_does() -> None:
    seen = [tried(Remedy.REPAINT, mended=False)] * 6 + [tried(Remedy.MORE_CONTROL, mended=True)] * 3
    policy = RepairPolicy().after(seen)
    assert policy.remedy_for(FAULT) is Remedy.MORE_CONTROL
    assert Outcome(code="AUD-Q003", remedy=Remedy.REPAINT, tries=6, mended=0) in policy.outcomes


def test_where_nothing_helps_nothing_more_is_paid() -> None:
    ways = (Remedy.REPAINT, Remedy.OTHER_SEED, Remedy.MORE_CONTROL, Remedy.MORE_IDENTITY)
    hopeless = RepairPolicy().after([tried(remedy, mended=False) for remedy in ways for _ in range(30)])
    assert hopeless.remedy_for(FAULT) is None


def test_what_painting_cannot_mend_is_not_painted_for() -> None:
    lettering = Finding(
        code="AUD-Q101", message="m", severity=Severity.ERROR, measured=1.0, threshold=0.1, remedy=Remedy.RELETTER
    )
    assert RepairPolicy().remedy_for(lettering) is None


@given(st.lists(st.tuples(st.sampled_from(list(Remedy)), st.booleans()), max_size=30))
def test_chances_are_shares_and_learning_is_adding(seen: list[tuple[Remedy, bool]]) -> None:
    panels = [tried(remedy, mended=mended) for remedy, mended in seen]
    whole = RepairPolicy().after(panels)
    assert whole == RepairPolicy().after(panels[:7]).after(panels[7:])
    assert sum(one.tries for one in whole.outcomes) == len(seen)
    for remedy in Remedy:
        assert 0 < whole.chance(FAULT.code, remedy, proposed=False) < 1
    chosen = whole.remedy_for(FAULT)
    assert chosen is None or whole.chance(FAULT.code, chosen, proposed=chosen is FAULT.remedy) >= LEAST_CHANCE
