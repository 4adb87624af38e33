"""What one request may take: pages, pixels, seconds.

Knows: limits, and a book's options as far as they say how large it will be.  Does not know: queues, memory, HTTP.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from audobon.pipeline import MakeOptions
from audobon.serving.turned_away import NeverFitsError, TookTooLongError


@dataclass(frozen=True, kw_only=True)
class RequestBudget:
    """Limits of one request; 0 is none.

    Attributes:
        pages: Of a book.
        pixels: Of one picture that is asked for, width times height.
        pictures: That one request asks for.
        work_s: Seconds that work on one request may take, from when it is begun.
    """

    pages: int = 400
    pixels: int = 2048 * 2048
    pictures: int = 10
    work_s: float = 6 * 3600.0

    def check_book(self, options: MakeOptions) -> None:
        """Let a book of a number of pages that was asked for in, if it is within the limit.

        Raises:
            NeverFitsError: AUD-789.
        """
        if options.pages is not None:
            self._check("pages", options.pages, self.pages)

    def check_pages(self, pages: int) -> None:
        """The same for a book whose length was found out.

        Raises:
            NeverFitsError: AUD-789.
        """
        self._check("pages", pages, self.pages)

    def check_pictures(self, *, width_px: int, height_px: int, count: int = 1) -> None:
        """Let a request for so many pictures of a size in.

        Raises:
            NeverFitsError: AUD-789.
        """
        self._check("pixels a picture", width_px * height_px, self.pixels)
        self._check("pictures", count, self.pictures)

    def _check(self, what: str, asked: int, most: int) -> None:
        if most and asked > most:
            raise NeverFitsError(
                "AUD-789", f"{asked} {what} were asked for", hint=f"ask for {most} at most, or in several requests"
            )


class Deadline:
    """When work must be over.

    Args:
        seconds: From now; 0 for never.
        clock: Seconds of a clock that never jumps.
    """

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._began = clock()

    def check(self) -> None:
        """Go on only if there is time.

        Raises:
            TookTooLongError: AUD-791.
        """
        if self._seconds and self._clock() - self._began > self._seconds:
            raise TookTooLongError(
                "AUD-791",
                f"it took longer than {self._seconds:g} s",
                hint="ask for less at once; what was made is kept, and another attempt goes on there",
            )
