"""The exception tree: every error a user can meet has a code, facts with values, and a way out.

    AudobonError
      InputError        1xx  what was given cannot be used               exit 2, HTTP 422
      SettingsError     2xx  an option or a setting is wrong             exit 2, HTTP 400
      WeightsError      3xx  a model file is missing, damaged or unfit   exit 2, HTTP 500
      ShapeError        4xx  tensors or pictures do not fit together     exit 3, HTTP 500
      ResourceError     5xx  disk, memory or device ran out              exit 2, HTTP 507
      GenerationError   6xx  a panel or page could not be made           exit 3, HTTP 500
      JobError          7xx  a queued job cannot be what was asked       exit 2, HTTP 409

Knows: codes, hints, exit codes, HTTP statuses.  Does not know: who raises them or who prints them.
"""

from __future__ import annotations


class AudobonError(Exception):
    """Base of all errors that a user can do something about.

    Args:
        code: `AUD-` and three digits.
        message: Facts first, with values.
        hint: The way out, one sentence, without a full stop.
    """

    exit_code = 1
    http_status = 500

    def __init__(self, code: str, message: str, *, hint: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.hint = hint


class InputError(AudobonError):
    exit_code = 2
    http_status = 422


class SettingsError(AudobonError):
    exit_code = 2
    http_status = 400


class WeightsError(AudobonError):
    exit_code = 2


class ShapeError(AudobonError):
    exit_code = 3


class ResourceError(AudobonError):
    exit_code = 2
    http_status = 507


class GenerationError(AudobonError):
    exit_code = 3


class JobError(AudobonError):
    exit_code = 2
    http_status = 409
