"""The tokens of a running service: those of its file as they stand there now.

Knows: how a change of the file is seen.  Does not know: the file's form, or who asks.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from audobon.errors import AudobonError
from audobon.serving.telemetry.logs import logger
from audobon.serving.token_file import read_tokens
from audobon.serving.web.guards.tokens import Token

log = logger("audobon.serving.tokens")
_State = tuple[int, ...]


class KeptTokens:
    """The tokens that are good now; the file is looked at (some microseconds) whenever somebody asks.

    A file that has become unusable, or is gone, lets nobody in until it is mended; the log says why, once.

    Args:
        path: The file of tokens.
        fixed: Tokens that are good besides as long as the service runs.
    """

    def __init__(self, path: Path, *, fixed: Sequence[Token] = ()) -> None:
        self._path = path
        self._fixed = tuple(fixed)
        self._state: _State | None = None
        self._known: tuple[Token, ...] = ()

    def __call__(self) -> tuple[Token, ...]:
        state = _state_of(self._path)
        if state != self._state:
            self._known, self._state = (*self._fixed, *self._read()), state
        return self._known

    def _read(self) -> tuple[Token, ...]:
        try:
            return read_tokens(self._path)
        except AudobonError as error:
            log.error("the file of tokens cannot be used", code=error.code, reason=error.message)
            return ()


def _state_of(path: Path) -> _State:
    """What changes when the file does: a new one has another number or time, one that is written to another time."""
    try:
        found = os.lstat(path)
    except OSError:
        return ()
    return (found.st_ino, found.st_dev, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
