"""Outcomes, attempts and amounts in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audobon.comic.panel import Attempt
from audobon.comic.verdict import Finding, Remedy, Severity, Verdict
from audobon.report_page.wording import asked_told, bytes_told, counted, finding_told, message_told, seconds_told

FOUND = Finding(
    code="AUD-Q003", message="c5 is hard to find: c51 is not", severity=Severity.ERROR, measured=0.2094, threshold=0.33,
    remedy=Remedy.REPAINT, character="c5",
)  # fmt: skip
FIRST = Attempt(
    number=0, seed=1, seconds=1.0, verdict=Verdict(panel="p1", findings=(FOUND,)), control=0.7, identity=0.0
)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.0, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")],
)
def test_seconds(seconds: float, told: str) -> None:
    assert seconds_told(seconds) == told


@pytest.mark.parametrize(("count", "told"), [(1, "1 byte"), (999, "999 bytes"), (24_300, "24 kB"), (999_600, "1.0 MB")])
def test_bytes(count: int, told: str) -> None:
    assert bytes_told(count) == told


def test_things_are_counted() -> None:
    assert [counted(number, "panel") for number in (0, 1, 1200)] == ["0 panels", "1 panel", "1,200 panels"]


def test_first_attempt_is_asked_as_planned() -> None:
    assert asked_told(FIRST, None) == "as planned"


def test_later_attempt_is_told_by_what_changed() -> None:
    second = replace(FIRST, number=1, control=0.95, identity=0.5, repainted=True)
    assert asked_told(second, FIRST) == (
        "another seed, the faulty figure painted again, a firmer hold on the pencils (0.70 to 0.95) and "
        "figures held to theirs for 50% of the way"
    )
    assert asked_told(replace(second, control=0.7, identity=0.0, repainted=False), FIRST) == "another seed"


def test_later_attempt_of_an_older_book_is_told_by_the_remedies() -> None:
    before = replace(FIRST, control=None, identity=None)
    assert asked_told(replace(before, number=1), before) == "the faulty figure painted again"


def test_finding_names_whom_it_is_about_and_its_limit() -> None:
    assert message_told(FOUND, {"c5": r"Peter \1"}) == r"Peter \1 is hard to find: c51 is not"
    assert message_told(FOUND, {}) == FOUND.message
    assert finding_told(FOUND) == "measured 0.209, limit 0.33; proposed: the faulty figure painted again"
