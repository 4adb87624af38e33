"""One book of a service, followed from elsewhere: its events, panels and pages as they come, once each.

    import httpx2
    from audobon.serving.client.book_client import BookClient

    with httpx2.Client(base_url="http://127.0.0.1:8377") as http:
        for event in BookClient(http, "/api/v1/books/0123...").events():
            print(event["sequence"], event["kind"], event["stage"])

Knows: server-sent events, frames, when to try again.  Does not know: how books are asked for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import httpx2

from audobon.errors import JobError
from audobon.serving.client.streams import EventStream, PictureStream, ResumableStream
from audobon.serving.framing import Frame

Item = TypeVar("Item")
_PASSING = (408, 425, 429, 500, 502, 503, 504)
"""Statuses after which the same request may be answered (RFC 9110, section 15)."""


@dataclass(frozen=True, kw_only=True)
class Retrying:
    """When a broken stream is opened again, in seconds: first soon, then twice as late each time.

    After so many `tries` in a row that brought nothing it is given up; `sleep` waits. A service that says nothing for
    `silent_s` is taken for gone; it says every 15 s that it is alive.
    """

    tries: int = 10
    first_s: float = 0.25
    most_s: float = 10.0
    silent_s: float = 45.0
    sleep: Callable[[float], None] = time.sleep

    @property
    def timeout(self) -> httpx2.Timeout:
        """What each request waits for."""
        return httpx2.Timeout(10.0, read=self.silent_s)


class BookClient:
    """A book of a service.

    Args:
        http: Knows the service's address and shows the token, if one is needed.
        place: The book's path, as the service's `Location` gave it.
        retrying: When a broken stream is opened again.
    """

    def __init__(self, http: httpx2.Client, place: str, *, retrying: Retrying | None = None) -> None:
        self._http = http
        self._place = place.rstrip("/")
        self._retrying = retrying or Retrying()

    def events(self, *, behind: int = 0) -> Iterator[Mapping[str, object]]:
        """The book's events from behind a number on, none missing and none twice, until it has ended.

        The last one given is of the type `end`.

        Raises:
            JobError: AUD-770, if the service refuses, or does not answer any more.
        """
        return self._resumed(EventStream(behind))

    def panels(self, *, after: str = "") -> Iterator[Frame]:
        """The book's panels, each when it is painted; again if it is painted again.

        Args:
            after: The `place` in the header of the last frame that was had.

        Raises:
            JobError: AUD-769, AUD-770.
        """
        return self._resumed(PictureStream("panels", after))

    def pages(self, *, after: str = "") -> Iterator[Frame]:
        """The book's pages, each when it is printed; see `panels`."""
        return self._resumed(PictureStream("pages", after))

    def _resumed(self, stream: ResumableStream[Item]) -> Iterator[Item]:
        """All of a stream, opened again from where it broke."""
        failures, why = 0, ""
        while failures < self._retrying.tries:
            if failures:
                self._retrying.sleep(min(self._retrying.most_s, self._retrying.first_s * 2 ** (failures - 1)))
            failures += 1
            try:
                for item in self._once(stream):
                    failures = 0
                    yield item
                if stream.is_over:
                    return
                why = "the stream ended early"
            except httpx2.TransportError as error:
                why = type(error).__name__
            except _NotNowError as error:
                why = f"status {error}"
        raise JobError(
            "AUD-770",
            f"{self._place}/{stream.path}: {why}, {failures} times in a row",
            hint="see whether the service runs, and go on from the last one you had",
        )

    def _once(self, stream: ResumableStream[Item]) -> Iterator[Item]:
        """What one request brings."""
        address = f"{self._place}/{stream.path}"
        with self._http.stream(
            "GET", address, params=stream.params, headers=stream.headers, timeout=self._retrying.timeout
        ) as answer:
            if answer.status_code in _PASSING:
                raise _NotNowError(answer.status_code)
            if answer.status_code not in (200, 204):
                answer.read()
                raise JobError(
                    "AUD-770", f"{address}: status {answer.status_code}, {answer.text[:300]}",
                    hint="check the address and the token",
                )  # fmt: skip
            if answer.status_code == 204:
                stream.is_over = True
                return
            yield from stream.read(answer)


class _NotNowError(Exception):
    """The service answered with a status that may pass."""
