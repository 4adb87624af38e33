"""How many may read at once: of one client, and in all.

Knows: counts by client.  Does not know: what is read.
"""

from __future__ import annotations

import threading
from collections import Counter
from types import TracebackType

from audobon.serving.web.live.refusals import TooManyReadersError

OF_CLIENT, IN_ALL = 64, 512


class Places:
    """Places for readers; each is given back once, however its reader goes.

    Args:
        of_client: Readers of one client at once.
        in_all: Readers at once.
    """

    def __init__(self, *, of_client: int = OF_CLIENT, in_all: int = IN_ALL) -> None:
        self._of_client = of_client
        self._in_all = in_all
        self._guard = threading.Lock()
        self._taken: Counter[str] = Counter()

    @property
    def taken(self) -> int:
        """Places that are taken now."""
        return self._taken.total()

    def take(self, client: str) -> Place:
        """A place for one more reader of this client.

        Raises:
            TooManyReadersError: AUD-766.
        """
        with self._guard:
            for count, most, whose in (
                (self._taken[client], self._of_client, "of this client"),
                (self._taken.total(), self._in_all, "in all"),
            ):
                if count >= most:
                    raise TooManyReadersError(
                        "AUD-766", f"{count} streams {whose} are open", hint="close one, or share it among your readers"
                    )
            self._taken[client] += 1
        return Place(self, client)

    def give_back(self, client: str) -> None:
        """One reader of this client has gone."""
        with self._guard:
            self._taken[client] -= 1
            if not self._taken[client]:
                del self._taken[client]


class Place:
    """One reader's place; a context manager that gives it back."""

    def __init__(self, places: Places, client: str) -> None:
        self._places = places
        self._client: str | None = client

    def __enter__(self) -> Place:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.give_back()

    def give_back(self) -> None:
        """Give it back; once is enough."""
        client, self._client = self._client, None
        if client is not None:
            self._places.give_back(client)
