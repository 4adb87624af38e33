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


class BadKeyError(JobError):
    """AUD-729: an `Idempotency-Key` that cannot be one."""

    http_status = 400


class BadRangeError(JobError):
    """AUD-731."""

    http_status = 416


class ClosingError(JobError):
    """AUD-732: the service is about to end."""

    http_status = 503
