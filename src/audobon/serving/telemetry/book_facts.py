"""What becomes of a book's panels and stages, counted in the queue's file as the book tells of it.

Knows: steps of a run, the queue's tallies.  Does not know: how books are made, or who reads the counts.

A panel is counted once under the key of its art, however often its worker dies: a run that goes on tells the panels
that are whole already, and those that were counted before are passed over.
"""

from __future__ import annotations

from audobon.report import PanelWhole, StageTime, Step
from audobon.serving.jobs.job import Job
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.tallies import Tallied, counted

STAGES = (
    "reading", "staging", "pencilling", "cast", "anchors", "painting", "printing", "binding", "lettering", "enlarging",
)  # fmt: skip
OTHER = "other"
ACCEPTED, REDRAWN, FLAWED = "accepted", "redrawn", "flawed"
STATUSES = (ACCEPTED, REDRAWN, FLAWED)


def status_of(panel: PanelWhole) -> str:
    """ACCEPTED at the first attempt, REDRAWN until it was, or FLAWED: kept with faults that no attempt was without."""
    if not panel.kept.verdict.accepted:
        return FLAWED
    return ACCEPTED if len(panel.attempts) == 1 else REDRAWN


def stage_of(ended: StageTime) -> str:
    """The stage's name, as a label: one of few."""
    return ended.stage if ended.stage in STAGES else OTHER


class BookFacts:
    """Counts what steps of jobs tell.

    Args:
        queue: Whose jobs; its file keeps the counts.
    """

    def __init__(self, queue: JobQueue) -> None:
        self._store = queue.store

    def count(self, job: Job, step: Step) -> tuple[PanelWhole, ...]:
        """Count a step's panels and ended stages; the panels that were not counted before.

        Raises:
            AudobonError: if the queue cannot be used.
        """
        if not step.panels and not step.ended:
            return ()
        with self._store.transaction() as connection:
            if connection.execute("SELECT 1 FROM job WHERE number = ?", (job.number,)).fetchone() is None:
                return ()  # it was deleted meanwhile
            for ended in step.ended:
                counted(connection, Tallied.STAGE_S, stage_of(ended), ended.seconds)
            fresh = []
            for panel in step.panels:
                told = connection.execute(
                    "INSERT OR IGNORE INTO panel_told (job, panel, key) VALUES (?, ?, ?)",
                    (job.number, panel.panel, panel.key),
                )
                if told.rowcount:
                    fresh.append(panel)
            for panel in fresh:
                counted(connection, Tallied.PANELS, status_of(panel), 1.0)
                counted(connection, Tallied.ATTEMPTS, "", *(1.0 for _ in panel.attempts))
                score = panel.kept.verdict.score
                counted(connection, Tallied.SCORES, "", *(() if score is None else (score,)))
        return tuple(fresh)
