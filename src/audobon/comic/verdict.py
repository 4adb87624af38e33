"""What the editor says of one attempt: findings with numbers, and what to do about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`ERROR` asks for a redraw; `WARNING` is written in the report."""

    WARNING = "warning"
    ERROR = "error"


class Remedy(StrEnum):
    """What the pipeline may do about a finding.

    `OTHER_SEED` paints anew; `MORE_CONTROL` holds the whole panel harder to its pencils; `MORE_IDENTITY` holds the
    figures to theirs and leaves the rest free; `REPAINT` paints only the figure found fault with, and keeps the rest.
    """

    NONE = "none"
    OTHER_SEED = "other_seed"
    MORE_CONTROL = "more_control"
    MORE_IDENTITY = "more_identity"
    REPAINT = "repaint"
    RELETTER = "reletter"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fault: its code (`AUD-Q001`), what was measured against which threshold, and the remedy proposed."""

    code: str
    message: str
    severity: Severity
    measured: float
    threshold: float
    remedy: Remedy
    character: str | None = None


@dataclass(frozen=True, kw_only=True)
class Mend:
    """What an attempt was to mend: the finding's code, and the remedy that was taken."""

    code: str
    remedy: Remedy


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A panel's faults, and how good it looks: 0..10, where 10 is a published illustration's; None if unjudged."""

    panel: str
    findings: tuple[Finding, ...]
    score: float | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that ask for a redraw."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def accepted(self) -> bool:
        return not self.errors

    @property
    def badness(self) -> tuple[int, int, float]:
        """Faults, then warnings, then how far the score falls short; less is better."""
        errors = len(self.errors)
        return errors, len(self.findings) - errors, -(self.score or 0.0)
