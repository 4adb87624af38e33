"""What became of panels and attempts, in plain words.

Knows: English, outcomes, remedies, findings.  Does not know: HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from audobon.comic.coverage import CoverageCounts
from audobon.comic.panel import Attempt
from audobon.comic.phrases import joined
from audobon.comic.verdict import Finding, Remedy, Severity
from audobon.quality.kinds import kind_of
from audobon.report_page.gathering import BookMade, Outcome, PanelMade

OUTCOMES = {
    Outcome.FIRST: "accepted as first painted",
    Outcome.REPAIRED: "repaired",
    Outcome.BETTERED: "bettered",
    Outcome.LET_THROUGH: "let through with a fault",
    Outcome.PROOF: "pencilled, not painted",
}
MARKS = {
    Outcome.FIRST: "\u2713",
    Outcome.REPAIRED: "\u25c6",
    Outcome.BETTERED: "\u25b2",
    Outcome.LET_THROUGH: "!",
    Outcome.PROOF: "\u2013",
}
"""What each outcome is marked with, so that it is known without its colour."""
_REMEDIES = {
    Remedy.OTHER_SEED: "another seed",
    Remedy.MORE_CONTROL: "a firmer hold on the pencils",
    Remedy.MORE_IDENTITY: "a firmer hold on the figures",
    Remedy.REPAINT: "the faulty figure painted again",
    Remedy.RELETTER: "new lettering",
}


def counted(number: int, thing: str, *, plural: str = "") -> str:
    """`1 panel`, `2 panels`."""
    return f"{number:,} {thing if number == 1 else plural or thing + 's'}"


def seconds_told(seconds: float) -> str:
    """`0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def bytes_told(count: int) -> str:
    """`512 bytes`, `24 kB`, `3.1 MB`."""
    if count < 1000:
        return counted(count, "byte")
    return f"{count / 1000:.0f} kB" if count < 999_500 else f"{count / 1e6:.1f} MB"


def book_told(book: BookMade) -> str:
    """The whole book in a sentence."""
    fates = joined([f"{count:,} {OUTCOMES[outcome]}" for outcome, count in book.outcomes.items()])
    size = f"{counted(len(book.panels), 'panel')} on {counted(book.report.pages, 'page')}"
    return f"{size}: {fates}." if fates else f"{size}."


def score_told(score: float | None) -> str:
    """`7.4 of 10`, or that there is none."""
    return "no score" if score is None else f"{score:.1f} of 10"


def kind_told(finding: Finding) -> str:
    """The kind of a fault."""
    return kind_of(finding.code)


def message_told(finding: Finding, names: Mapping[str, str]) -> str:
    """What was found, with the name of whoever it was found in, in place of an id."""
    name = names.get(finding.character or "")
    return (
        re.sub(rf"\b{re.escape(finding.character or '')}\b", lambda _: name, finding.message)
        if name
        else finding.message
    )


def finding_told(finding: Finding) -> str:
    """What was measured against what, and the remedy that was proposed."""
    remedy = _REMEDIES.get(finding.remedy)
    limits = f"measured {_figure(finding.measured)}, limit {_figure(finding.threshold)}"
    return f"{limits}; proposed: {remedy}" if remedy else limits


def asked_told(attempt: Attempt, before: Attempt | None) -> str:
    """What an attempt was asked for that the one before it was not."""
    if before is None:
        return "as planned"
    if attempt.control is None or before.control is None:  # older books say only what was found before
        remedies = [one.remedy for one in before.verdict.findings if one.severity is Severity.ERROR]
        return joined(list(dict.fromkeys(_REMEDIES.get(remedy, _REMEDIES[Remedy.OTHER_SEED]) for remedy in remedies)))
    changes = [_REMEDIES[Remedy.OTHER_SEED]]
    if attempt.repainted:
        changes.append(_REMEDIES[Remedy.REPAINT])
    if attempt.control != before.control:
        hold = "firmer" if attempt.control > before.control else "looser"
        changes.append(f"a {hold} hold on the pencils ({before.control:.2f} to {attempt.control:.2f})")
    if attempt.identity != before.identity:
        changes.append(f"figures held to theirs for {attempt.identity or 0.0:.0%} of the way")
    return joined(changes)


def mended_told(panel: PanelMade) -> str:
    """What a repaired panel was refused for."""
    return joined(list(dict.fromkeys(message_told(finding, panel.names) for finding in panel.findings_mended)))


def coverage_told_in_short(counts: CoverageCounts) -> tuple[tuple[str, int], ...]:
    """The fates of the text's sentences, and what should not be missing but is, with how many there are of each."""
    return (
        ("Sentences drawn and lettered", counts.both),
        ("Drawn alone", counts.drawn),
        ("Lettered alone", counts.lettered),
        ("Left out", counts.left_out),
        ("Sentences in all", counts.sentences),
        ("Key moments left out", counts.key_moments_left_out),
        ("Turns of speech left out", counts.turns_left_out),
    )


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
