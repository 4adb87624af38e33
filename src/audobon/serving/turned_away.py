"""What the service turns away for want of room or time, each with the status that the web has for it.

Knows: codes and statuses.  Does not know: when they are raised (`admission.py`, `residency.py`, `request_budget.py`).
"""

from __future__ import annotations

from audobon.errors import JobError


class NeverFitsError(JobError):
    """AUD-785, AUD-788, AUD-789: this can never be done here; asked for smaller, it can."""

    http_status = 422


class BusyError(JobError):
    """AUD-786, AUD-790: not now. `retry_after_s` is a whole number of seconds after which it is likely to be done."""

    http_status = 503

    def __init__(self, code: str, message: str, *, hint: str, retry_after_s: int) -> None:
        super().__init__(code, message, hint=hint)
        self.retry_after_s = retry_after_s


class NoSuchNetError(JobError):
    """AUD-787."""

    http_status = 404


class TookTooLongError(JobError):
    """AUD-791: the seconds that a request may take are over."""

    http_status = 504
