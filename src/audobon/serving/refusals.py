"""What the service refuses, each with its status.

Knows: codes and statuses.  Does not know: when they are raised.
"""

from __future__ import annotations

from audobon.errors import JobError


class BadServeSettingsError(JobError):
    """AUD-723, AUD-733: the service cannot be set up so."""

    http_status = 500


class BadRequestError(JobError):
    """AUD-724: what was asked is not in a form that can be answered."""

    http_status = 422


class NotFoundError(JobError):
    """AUD-725, AUD-730: there is nothing at this address."""

    http_status = 404


class TooLargeError(JobError):
    """AUD-728."""

    http_status = 413


class UnsupportedMediaError(JobError):
    """AUD-727."""

    http_status = 415


class BadRangeError(JobError):
    """AUD-731. `headers` tell how long the file is, as RFC 9110 wants it in such an answer (section 15.5.17)."""

    http_status = 416

    def __init__(self, code: str, message: str, *, hint: str, size: int) -> None:
        super().__init__(code, message, hint=hint)
        self.headers = {"content-range": f"bytes */{size}"}


class NoShareError(JobError):
    """AUD-798, AUD-799: there is no folder to put books into for others."""


class ClosingError(JobError):
    """AUD-732: the service is about to end."""

    http_status = 503
