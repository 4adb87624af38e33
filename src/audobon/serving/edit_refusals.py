"""What those who edit books are refused, each with its status.

Knows: codes and statuses.  Does not know: when they are raised.
"""

from __future__ import annotations

from audobon.errors import JobError


class BeingMadeError(JobError):
    """AUD-740: a worker has the book, or it waits for one."""


class NoConditionError(JobError):
    """AUD-741: an edit that does not say of which state (RFC 6585, section 3)."""

    http_status = 428


class ChangedSinceError(JobError):
    """AUD-742: what was edited is not what is there (RFC 9110, section 15.5.13)."""

    http_status = 412


class NotThatFarError(JobError):
    """AUD-743 to AUD-745: the book is not in the state for this."""


class LockedLookError(JobError):
    """AUD-736: a look that a person has locked."""
