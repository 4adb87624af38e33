"""What live streams refuse, each with its status; a WebSocket is closed with 4000 and the status.

Knows: codes, statuses, close codes.  Does not know: when they are raised.
"""

from __future__ import annotations

from audobon.errors import AudobonError, JobError

ENDED, GOING_AWAY = 1000, 1001
"""Of a WebSocket (RFC 6455, section 7.4.1): the book has ended and all was told; the service is about to end."""
TOO_SLOW, TOO_WRONG, TOO_LONG = 4408, 4400, 4413


class TooManyReadersError(JobError):
    """AUD-766."""

    http_status = 429
    retry_after_s = 5


class WrongMessageError(JobError):
    """AUD-767: what a client said over a WebSocket cannot be done."""

    http_status = 400


class WrongPlaceError(JobError):
    """AUD-768: a place in a log or a stream that it does not have."""

    http_status = 422


def close_code(error: AudobonError) -> int:
    """The code that a WebSocket is closed with after this error."""
    return 4000 + error.http_status
