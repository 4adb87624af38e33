"""What the queue refuses, each with the status that the web has for it.

Knows: codes and statuses.  Does not know: when they are raised.
"""

from __future__ import annotations

from audobon.errors import JobError


class NoSuchJobError(JobError):
    """AUD-700."""

    http_status = 404


def no_such_job(id: str) -> NoSuchJobError:
    """The error for an id that no job has."""
    return NoSuchJobError("AUD-700", f'there is no job "{id[:64]}"', hint="list the jobs; it may have been deleted")


class OtherBodyError(JobError):
    """AUD-702: a key that stands for another request."""

    http_status = 422


class QueueFullError(JobError):
    """AUD-703. `retry_after_s` is a whole number of seconds after which a place is likely to be free."""

    http_status = 429

    def __init__(self, code: str, message: str, *, hint: str, retry_after_s: int) -> None:
        super().__init__(code, message, hint=hint)
        self.retry_after_s = retry_after_s


class QueueBusyError(JobError):
    """AUD-707."""

    http_status = 503


class BadQueueError(JobError):
    """AUD-708 to AUD-710: the queue's file cannot be used."""

    http_status = 500
