"""Streams of a service that can be gone on with where they broke: which place was reached, and what comes next.

Knows: server-sent events, frames.  Does not know: connections, or when one is tried again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

import httpx2

from audobon.errors import JobError
from audobon.serving.framing import Frame, FrameReader

Item = TypeVar("Item", covariant=True)


class ResumableStream(Protocol[Item]):
    """A stream of a book: `path` behind the book's, what is asked with it next, and whether it has come to its end."""

    path: str
    is_over: bool

    @property
    def params(self) -> Mapping[str, str]:
        """Of the next request."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Of the next request."""
        ...

    def read(self, answer: httpx2.Response) -> Iterator[Item]:
        """What an answer brings, once each; keeps the place that is reached."""
        ...


class EventStream:
    """A book's log.

    Args:
        behind: The last number that was had.
    """

    path = "events"

    def __init__(self, behind: int) -> None:
        self._behind = behind
        self.is_over = False

    @property
    def params(self) -> Mapping[str, str]:
        return {"behind": str(self._behind)}

    @property
    def headers(self) -> Mapping[str, str]:
        return {"accept": "text/event-stream"}

    def read(self, answer: httpx2.Response) -> Iterator[Mapping[str, object]]:
        """Events, and at last the one of type `end`.

        Raises:
            JobError: AUD-770, if the service cannot go on.
        """
        for sent in httpx2.EventSource(answer):
            if not sent.data:
                continue  # none by the standard's section 9.2.6
            told = json.loads(sent.data)
            if sent.event == "refused":
                raise JobError("AUD-770", f"{told.get('code')}: {told.get('message')}", hint=str(told.get("hint")))
            if sent.event == "end":
                self.is_over = True
            else:
                self._behind = int(told["sequence"])
            yield told


class PictureStream:
    """A book's panels or pages.

    Args:
        which: `panels` or `pages`.
        after: The last place that was had; empty for none.
    """

    def __init__(self, which: str, after: str) -> None:
        self.path = f"{which}/stream"
        self._after = after
        self.is_over = False

    @property
    def params(self) -> Mapping[str, str]:
        return {"after": self._after}

    @property
    def headers(self) -> Mapping[str, str]:
        return {}

    def read(self, answer: httpx2.Response) -> Iterator[Frame]:
        """Frames with pictures.

        Raises:
            JobError: AUD-769, if these are no frames; AUD-770, if the service cannot go on.
        """
        frames = FrameReader()
        for data in answer.iter_raw():
            for frame in frames.feed(data):
                if frame.kind == "refused":
                    told = frame.header
                    raise JobError("AUD-770", f"{told.get('code')}: {told.get('message')}", hint=str(told.get("hint")))
                if frame.kind == "end":
                    self.is_over = True
                elif frame.body:
                    self._after = str(frame.header["place"])
                    yield frame
