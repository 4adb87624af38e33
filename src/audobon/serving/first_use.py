"""What is loaded late is loaded by one thread at a time, the first time.

Knows: what has been used before.  Does not know: what is loaded.

Libraries that import their parts when they are asked for (diffusers, transformers) break when two threads ask at once:
one of them is given a module that is half there. Whatever was used once is used by as many threads as like.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class FirstUse:
    """Lets one thread after the other in, until each thing was used once."""

    def __init__(self) -> None:
        self._turn = threading.RLock()
        self._used: set[str] = set()

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Within, this is used: alone, if it is the first time that nothing went wrong."""
        if what in self._used:
            yield
            return
        with self._turn:
            yield
            self._used.add(what)


FIRST_USE = FirstUse()
"""Of this process."""
