"""Which part of a file a request asks for.

Knows: the grammar of `Range` and what of it a server may leave unheard.  Does not know: files.

Source: RFC 9110, sections 14.1 and 14.2. Several parts at once are answered with the whole file, as the section allows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audobon.serving.refusals import BadRangeError

_ONE = re.compile(r"bytes=[ \t]*(?P<first>[0-9]*)-(?P<last>[0-9]*)[ \t]*", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, kw_only=True)
class ByteRange:
    """Bytes of a file: `start` to before `stop`."""

    start: int
    stop: int

    def told(self, size: int) -> str:
        """As `Content-Range` has it."""
        return f"bytes {self.start}-{self.stop - 1}/{size}"


def range_asked(header: str | None, size: int) -> ByteRange | None:
    """The part that is asked for; None for the whole: nothing was asked, or what cannot be understood, or several.

    Args:
        header: `Range`, if there was one.
        size: Of the file, in bytes.

    Raises:
        BadRangeError: AUD-731, if the part begins behind the file's end, or is none of it.
    """
    hit = _ONE.fullmatch(header or "")
    if hit is None or not (hit["first"] or hit["last"]) or max(len(hit["first"]), len(hit["last"])) > 30:
        return None
    if hit["first"]:
        start, stop = int(hit["first"]), int(hit["last"]) + 1 if hit["last"] else size
        if hit["last"] and stop <= start:
            return None
    else:
        start, stop = max(0, size - int(hit["last"])), size
    if start >= size:
        raise BadRangeError(
            "AUD-731", f"the file has {size} bytes, and none of {header!r}", hint="ask for bytes before its end",
            size=size,
        )  # fmt: skip
    return ByteRange(start=start, stop=min(stop, size))
