"""Why a picture is not made, each with the status that the web has for it.

Knows: codes and statuses.  Does not know: when they are raised.
"""

from __future__ import annotations

from audobon.errors import JobError


class UnusableRequestError(JobError):
    """AUD-773 to AUD-776: what was asked for cannot be had. `param` is the request's field at fault."""

    http_status = 400

    def __init__(self, code: str, message: str, *, hint: str, param: str) -> None:
        super().__init__(code, message, hint=hint)
        self.param = param


class NoSuchModelError(JobError):
    """AUD-777."""

    http_status = 404


class TooManyPicturesError(JobError):
    """AUD-778: one client's share is taken. `retry_after_s` is a whole number of seconds."""

    http_status = 429

    def __init__(self, code: str, message: str, *, hint: str, retry_after_s: int) -> None:
        super().__init__(code, message, hint=hint)
        self.retry_after_s = retry_after_s


class DeskFullError(TooManyPicturesError):
    """AUD-779: everybody's places are taken."""

    http_status = 503


class TooSlowError(JobError):
    """AUD-780: the time that a request may take is over."""

    http_status = 504
