"""What a run tells about itself: its steps while it goes, and `report.json` at its end.

Knows: seconds, attempts, verdicts and provenance, panel by panel.  Does not know: how any of them came about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audobon.comic.coverage import CoverageCounts
from audobon.comic.panel import Attempt, Provenance
from audobon.comic.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class StageTime:
    """Wall-clock seconds of one stage of this run."""

    stage: str
    seconds: float


@dataclass(frozen=True, kw_only=True)
class PanelWhole:
    """A panel that is painted and kept: the key of its art, and all attempts at it."""

    panel: str
    key: str
    attempts: tuple[Attempt, ...]

    @property
    def kept(self) -> Attempt:
        """The attempt that was kept: the best, of equals the first."""
        return min(self.attempts, key=lambda attempt: attempt.verdict.badness)


@dataclass(frozen=True, kw_only=True)
class Step:
    """How far a run has come: `done` of `of` in this stage; `what` names the thing in hand.

    Attributes:
        panels: Panels that are whole by this step: at the first of painting those of earlier runs.
        ended: Stages of the run that have ended since the step before.
    """

    stage: str
    done: int
    of: int
    what: str = ""
    panels: tuple[PanelWhole, ...] = ()
    ended: tuple[StageTime, ...] = ()


Watch = Callable[[Step], None]


def unwatched(step: Step) -> None:
    """Tell nobody."""


@dataclass(frozen=True, kw_only=True)
class PanelReport:
    """One panel: `painted` says whether this run painted it (False: it was already there)."""

    panel: str
    page: int
    painted: bool
    seconds: float
    provenance: Provenance
    attempts: tuple[Attempt, ...]
    page_verdict: Verdict
    pencil_warnings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Relief:
    """A panel whose words did not fit: what the letterer said, and the panels that stand in its place."""

    panel: str
    reason: str
    words_that_fit: int
    became: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Version:
    """A part of the program or its ground, and its version."""

    what: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """The whole run. Paths are relative to the folder that holds the book's folder.

    `repair_policy` is the sha256 of the policy that said which fault was mended how (empty for a draft).
    `coverage` is None where the text is not known (a storyboard drawn on its own).
    """

    title: str
    slug: str
    seed: int
    style: str
    draft: bool
    pages: int
    panels: int
    seconds: float
    stages: tuple[StageTime, ...]
    panel_reports: tuple[PanelReport, ...]
    reliefs: tuple[Relief, ...]
    warnings: tuple[str, ...]
    files: tuple[str, ...]
    versions: tuple[Version, ...]
    coverage: CoverageCounts | None = None
    repair_policy: str = ""
