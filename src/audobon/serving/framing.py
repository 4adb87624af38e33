"""Pictures in a stream of bytes, one after the other: each with a small JSON header, and lengths before both.

Knows: the layout and its bounds.  Does not know: what the headers say, or how bytes travel.

    offset  bytes  what (numbers are unsigned, the most significant byte first)
    0       4      "AUDF"
    4       1      version of this layout: 1
    5       1      0
    6       2      H, the length of the header
    8       8      N, the length of the body
    16      H      the header: a JSON object, UTF-8
    16 + H  N      the body: the picture's file; empty where the header is all
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audobon.errors import JobError

MEDIA_TYPE = "application/vnd.audobon.frames"
MAGIC, VERSION = b"AUDF", 1
MAX_HEADER_BYTES = 65_535
MAX_BODY_BYTES = 512 * 1024 * 1024
_HEAD = struct.Struct(">4sBBHQ")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A header, and the bytes that it speaks of."""

    header: Mapping[str, object]
    body: bytes = b""

    @property
    def kind(self) -> str:
        """What kind of frame it is, as its header says; empty if it does not."""
        return str(self.header.get("kind", ""))


def frame_start(header: Mapping[str, object], *, body_bytes: int = 0) -> bytes:
    """What is written before a body of so many bytes: the lengths and the header.

    Raises:
        JobError: AUD-769, if a frame may not be so large.
    """
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    if len(text) > MAX_HEADER_BYTES or not 0 <= body_bytes <= MAX_BODY_BYTES:
        raise _bad(f"it would have a header of {len(text)} bytes and a body of {body_bytes}")
    return _HEAD.pack(MAGIC, VERSION, 0, len(text), body_bytes) + text


class FrameReader:
    """Frames out of bytes that come in pieces of any size.

    Args:
        most_bytes: The largest body that is taken.
    """

    def __init__(self, *, most_bytes: int = MAX_BODY_BYTES) -> None:
        self._most_bytes = most_bytes
        self._held = bytearray()

    @property
    def is_between_frames(self) -> bool:
        """Whether all that came were whole frames."""
        return not self._held

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that are whole with these bytes.

        Raises:
            JobError: AUD-769, if these are no frames, or one is too large.
        """
        self._held += data
        while (frame := self._next()) is not None:
            yield frame

    def _next(self) -> Frame | None:
        if not MAGIC.startswith(self._held[: len(MAGIC)]):
            raise _bad(f"it begins with {bytes(self._held[: len(MAGIC)])!r}")
        if len(self._held) < _HEAD.size:
            return None
        magic, version, zero, header_length, body_length = _HEAD.unpack_from(self._held)
        if (magic, version, zero) != (MAGIC, VERSION, 0):
            raise _bad(f"it begins with {magic!r}, version {version}")
        if body_length > self._most_bytes:
            raise _bad(f"its body has {body_length} bytes, and {self._most_bytes} are taken")
        body_at = _HEAD.size + header_length
        if len(self._held) < body_at + body_length:
            return None
        frame = Frame(
            header=_header(bytes(self._held[_HEAD.size : body_at])),
            body=bytes(self._held[body_at : body_at + body_length]),
        )
        del self._held[: body_at + body_length]
        return frame


def _header(text: bytes) -> Mapping[str, object]:
    try:
        header = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _bad("its header is no JSON") from error
    if not isinstance(header, dict):
        raise _bad("its header is no JSON object")
    return header


def _bad(fact: str) -> JobError:
    return JobError("AUD-769", f"this is no frame: {fact}", hint="read the stream anew, after the last whole frame")
