"""What is found when a finished book is looked at: stages of findings, and a verdict on the whole.

Knows: how findings add up.  Does not know: what any check looks at, files, or how findings are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.comic.verdict import Severity


class StageName(StrEnum):
    """The stages, in order: pixels and parts; hand, people, places and lettering; the file's technique; the whole."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    FINAL = "final"


class Outcome(StrEnum):
    """How a stage or a book comes out. `NOT_RUN` is no pass: nothing was looked at."""

    PASS = "pass"
    WARNINGS = "pass with warnings"
    FAIL = "fail"
    NOT_RUN = "not run"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault of a book.

    Attributes:
        code: Of the check, `AUD-Q210`.
        severity: An error fails the book; a warning is told.
        what: The fact, with its values.
        where: The page, panel, member or field; empty for the whole.
        way_out: What a person can do about it, without a full stop.
        measured: What was measured, where that is a number.
        threshold: What it was held against.
    """

    code: str
    severity: Severity
    what: str
    where: str
    way_out: str
    measured: float | None = None
    threshold: float | None = None


@dataclass(frozen=True, kw_only=True)
class Unchecked:
    """Something that was not looked at, and why."""

    what: str
    why: str


@dataclass(frozen=True, kw_only=True)
class StageFound:
    """What one stage found: the codes of the checks that looked, their findings, and what was not looked at."""

    name: StageName
    checked: tuple[str, ...]
    faults: tuple[Fault, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def outcome(self) -> Outcome:
        severities = {fault.severity for fault in self.faults}
        if Severity.ERROR in severities:
            return Outcome.FAIL
        if severities:
            return Outcome.WARNINGS
        return Outcome.PASS if self.checked else Outcome.NOT_RUN


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """A book as it was looked at. `pages` counts its pages, as far as they could be counted."""

    subject: str
    kind: str
    pages: int
    stages: tuple[StageFound, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for stage in self.stages for fault in stage.faults)

    @property
    def outcome(self) -> Outcome:
        """The worst of the stages that were run; a book of which nothing was looked at fails."""
        found = {stage.outcome for stage in self.stages}
        return next((one for one in (Outcome.FAIL, Outcome.WARNINGS, Outcome.PASS) if one in found), Outcome.FAIL)

    def stage(self, name: StageName) -> StageFound:
        """One stage by its name."""
        return next(stage for stage in self.stages if stage.name is name)
