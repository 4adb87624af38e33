"""Which change may follow which state: one pure table, and the refusal of all else.

Knows: states and changes.  Does not know: who asks, or where jobs are kept.
"""

from __future__ import annotations

from enum import Enum

from audobon.errors import JobError
from audobon.serving.jobs.job import JobState


class Change(Enum):
    """What can happen to a job.

    CLAIM a worker begins; GIVE_BACK a worker stops in good order; LOSE a worker fell silent; BREAK an attempt failed in
    a way that another may not; QUARANTINE the last such attempt; FAIL no attempt can succeed; STOP a worker stopped
    because it was asked to; RETRY a person wants an ended job begun anew; REVISE likewise, and asks for something else.
    """

    CLAIM = "claim"
    FINISH = "finish"
    FAIL = "fail"
    BREAK = "break"
    LOSE = "lose"
    QUARANTINE = "quarantine"
    GIVE_BACK = "give_back"
    CANCEL = "cancel"
    STOP = "stop"
    RETRY = "retry"
    REVISE = "revise"


QUEUED_ANEW = (Change.RETRY, Change.REVISE)
"""Changes that a request makes of an ended job, so that it waits again."""

TABLE: dict[JobState, dict[Change, JobState]] = {
    JobState.QUEUED: {Change.CLAIM: JobState.RUNNING, Change.CANCEL: JobState.CANCELLED},
    JobState.RUNNING: {
        Change.FINISH: JobState.DONE,
        Change.FAIL: JobState.FAILED,
        Change.BREAK: JobState.QUEUED,
        Change.LOSE: JobState.QUEUED,
        Change.QUARANTINE: JobState.QUARANTINED,
        Change.GIVE_BACK: JobState.QUEUED,
        Change.CANCEL: JobState.CANCELLING,
    },
    JobState.CANCELLING: {
        Change.FINISH: JobState.DONE,  # it was whole before its worker heard
        Change.FAIL: JobState.FAILED,
        Change.BREAK: JobState.CANCELLED,
        Change.LOSE: JobState.CANCELLED,
        Change.QUARANTINE: JobState.CANCELLED,
        Change.GIVE_BACK: JobState.CANCELLED,
        Change.STOP: JobState.CANCELLED,
        Change.CANCEL: JobState.CANCELLING,
    },
    JobState.DONE: {Change.REVISE: JobState.QUEUED},
    JobState.FAILED: {Change.RETRY: JobState.QUEUED, Change.REVISE: JobState.QUEUED},
    JobState.CANCELLED: {
        Change.RETRY: JobState.QUEUED,
        Change.REVISE: JobState.QUEUED,
        Change.CANCEL: JobState.CANCELLED,
    },
    JobState.QUARANTINED: {Change.RETRY: JobState.QUEUED, Change.REVISE: JobState.QUEUED},
}


def after(state: JobState, change: Change) -> JobState:
    """The state that a change leads to.

    Raises:
        JobError: AUD-701, if this change is impossible in this state.
    """
    following = TABLE[state].get(change)
    if following is None:
        raise refusal(state, change.value)
    return following


def refusal(state: JobState, change: str) -> JobError:
    """The error for what cannot be done in this state."""
    possible = ", ".join(one.value for one in TABLE[state]) or ("nothing" if not state.has_ended else "delete")
    return JobError(
        "AUD-701",
        f"a job that is {state.value} cannot be changed by {change}",
        hint=f"look at its state first; possible now: {possible}",
    )
