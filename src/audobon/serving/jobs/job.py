"""What a job is: frozen data, and the bounds of what may be asked.

Knows: fields and their limits.  Does not know: databases, clocks, or which change follows which (`transitions.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from audobon.errors import JobError

MAX_BODY_CHARS = 1_000_000
MAX_NAME_CHARS = 200
MAX_SAID_CHARS = 2_000
"""Of a message, a hint, or the name of the thing in hand; what is longer is cut."""
MAX_RESULTS = 2_000


class JobState(Enum):
    """Where a job stands. CANCELLING: it is being worked on, and its worker has been asked to stop."""

    QUEUED = "queued"
    RUNNING = "running"
    CANCELLING = "cancelling"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    QUARANTINED = "quarantined"

    @property
    def is_held(self) -> bool:
        """Whether a worker has it."""
        return self in (JobState.RUNNING, JobState.CANCELLING)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self is not JobState.QUEUED and not self.is_held


class Priority(IntEnum):
    """The smaller number goes first: somebody waits at a screen for the one, nobody for the other."""

    INTERACTIVE = 0
    BATCH = 1


@dataclass(frozen=True, kw_only=True)
class JobFailure:
    """Why a job, or an attempt at it, came to nothing: an error's code, facts and way out; seconds as of the clock."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What the queue bears.

    Attributes:
        waiting: Queued jobs in all; one more is refused.
        waiting_of_client: Queued jobs of one client.
        attempts: How often a job is begun before it is quarantined.
        lease_s: Seconds a worker may be silent before its job is somebody else's.
        events: Steps kept in one job's log; changes of state are always kept.
    """

    waiting: int = 10_000
    waiting_of_client: int = 2_000
    attempts: int = 3
    lease_s: float = 30.0
    events: int = 10_000


def check_body(body: str) -> None:
    """Refuse a body that no job may have.

    Raises:
        JobError: AUD-704.
    """
    if len(body) > MAX_BODY_CHARS:
        raise JobError("AUD-704", f"the job's body has {len(body)} characters", hint=f"{MAX_BODY_CHARS} at most")


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A job as asked for.

    Attributes:
        client: Who asks; turns are taken client by client.
        body: What is asked, as text that the worker understands.
        key: Under which the same request may be sent again and gives the same job; empty for none.
    """

    client: str
    body: str
    priority: Priority = Priority.BATCH
    key: str = ""

    def __post_init__(self) -> None:
        check_body(self.body)
        for what, name in (("client", self.client), ("key", self.key)):
            if len(name) > MAX_NAME_CHARS or not name.isprintable() or not (name or what == "key"):
                raise JobError(
                    "AUD-704",
                    f"{name[:40]!r} is no {what}",
                    hint=f"give up to {MAX_NAME_CHARS} printable characters",
                )


@dataclass(frozen=True, kw_only=True)
class Job:
    """A job as the queue knows it.

    Attributes:
        number: In the order of submission, never used twice.
        id: Made by the queue, 32 hexadecimal digits; the name of its folder.
        submitted: Seconds since 1970, as are `changed`, `claimed` and `lease_until`.
        attempts: How often it was begun; an attempt that was given back in good order does not count.
        lease: What the worker that has it shows; empty if none has.
        stage, done, of, what: How far it has come, as the worker last said.
        error: Of a job that failed or is quarantined, or of the last attempt.
        results: Paths of what was made when it was last done, relative to the job's folder.
        first_body_sha256: Of the body that it was submitted with, if it was revised since; a repeated request under
            its key is held against that.
    """

    number: int
    id: str
    client: str
    priority: Priority
    state: JobState
    body: str = field(repr=False)
    key: str
    submitted: float
    changed: float
    attempts: int = 0
    claimed: float = 0.0
    worker: str = ""
    lease: str = field(default="", repr=False)
    lease_until: float = 0.0
    stage: str = ""
    done: int = 0
    of: int = 0
    what: str = ""
    error: JobFailure | None = None
    results: tuple[str, ...] = ()
    first_body_sha256: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of a job's log: `sequence` counts from 1 without a gap; `kind` is a change's name, or `progress`."""

    job: str
    sequence: int
    at: float
    kind: str
    state: JobState
    stage: str = ""
    done: int = 0
    of: int = 0
    what: str = ""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A page of jobs, the newest first; `before` asks for the next page, None if this is the last."""

    jobs: tuple[Job, ...]
    before: int | None
