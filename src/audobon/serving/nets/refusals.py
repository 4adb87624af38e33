"""Why a net is not called, each with the status that the web has for it.

Knows: codes and statuses.  Does not know: when they are raised.
"""

from __future__ import annotations

from audobon.errors import JobError


class BadTensorsError(JobError):
    """AUD-781, AUD-782: a request that is none, or tensors that the net cannot take."""

    http_status = 400


class NoSuchServedNetError(JobError):
    """AUD-783."""

    http_status = 404


class NetsBusyError(JobError):
    """AUD-784: all places are taken, or the net was put away. `retry_after_s` is a whole number of seconds."""

    http_status = 503

    def __init__(self, code: str, message: str, *, hint: str, retry_after_s: int) -> None:
        super().__init__(code, message, hint=hint)
        self.retry_after_s = retry_after_s
