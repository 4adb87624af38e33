"""One look at a panel as bytes: a short head that says what is seen, and the picture.

Knows: the head's layout and bounds.  Does not know: who makes the picture, or how frames travel.

    offset  bytes  what (numbers are unsigned, the most significant byte first)
    0       4      "AUDP"
    4       1      version of this layout: 1
    5       1      kind: 1 on the way, 2 finished
    6       1      format of the picture: 1 PNG, 2 JPEG, 3 WebP
    7       1      stage: 1 draft, 2 small, 3 painted, 4 close_ups; 0 where the panel is finished
    8       2      attempt, from 1; 0 where the panel is finished
    10      2      step within the stage, from 1; 0 for the stage's own picture
    12      2      of so many steps
    14      2      L, the length of the panel's id
    16      4      N, the length of the picture
    20      L      the panel's id, UTF-8
    20 + L  N      the picture
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

from audobon.errors import JobError

MAGIC = b"AUDP"
VERSION = 1
STAGES = ("draft", "small", "painted", "close_ups")
"""As in `painting.previews.Stage`, in their order."""
MAX_FRAME_BYTES = 1_000_000
"""WebSocket clients take messages of 1 MiB unless they are told otherwise."""
MAX_PANEL_BYTES = 200
_HEAD = struct.Struct(">4sBBBBHHHHI")
_MOST = 65_535


class Kind(IntEnum):
    """What is seen: a panel that is being painted, or one that is done and lies in the book's folder."""

    ON_THE_WAY = 1
    FINISHED = 2


class Format(IntEnum):
    """Of the picture."""

    PNG = 1
    JPEG = 2
    WEBP = 3


@dataclass(frozen=True, kw_only=True)
class PreviewFrame:
    """One look; the module says what the numbers count. `stage` is empty where the panel is finished."""

    kind: Kind
    format: Format
    panel: str
    picture: bytes
    stage: str = ""
    attempt: int = 0
    step: int = 0
    of: int = 0


def frame_bytes(frame: PreviewFrame) -> bytes:
    """The frame as it is written.

    Raises:
        JobError: AUD-765, if it is larger than a frame may be.
    """
    panel = frame.panel.encode("utf-8")
    size = _HEAD.size + len(panel) + len(frame.picture)
    numbers = (frame.attempt, frame.step, frame.of)
    if size > MAX_FRAME_BYTES or len(panel) > MAX_PANEL_BYTES or not all(0 <= one <= _MOST for one in numbers):
        raise _bad(f"it would have {size} bytes, {len(panel)} of them a name, and count {numbers}")
    stage = STAGES.index(frame.stage) + 1 if frame.stage else 0
    return (
        _HEAD.pack(MAGIC, VERSION, frame.kind, frame.format, stage, *numbers, len(panel), len(frame.picture))
        + panel
        + frame.picture
    )


def frame_of(data: bytes) -> PreviewFrame:
    """The frame that some bytes hold.

    Raises:
        JobError: AUD-765, if they are no frame, or a damaged one.
    """
    if not _HEAD.size <= len(data) <= MAX_FRAME_BYTES:
        raise _bad(f"it has {len(data)} bytes")
    magic, version, kind, form, stage, attempt, step, of, panel_length, length = _HEAD.unpack_from(data)
    if magic != MAGIC or version != VERSION:
        raise _bad(f"it begins with {magic!r} and version {version}")
    if panel_length > MAX_PANEL_BYTES or len(data) != _HEAD.size + panel_length + length:
        raise _bad(f"it has {len(data)} bytes and tells of {panel_length} + {length}")
    if stage > len(STAGES):
        raise _bad(f"there is no stage {stage}")
    try:
        return PreviewFrame(
            kind=Kind(kind), format=Format(form), stage=STAGES[stage - 1] if stage else "", attempt=attempt,
            step=step, of=of, panel=data[_HEAD.size : _HEAD.size + panel_length].decode("utf-8"),
            picture=data[_HEAD.size + panel_length :],
        )  # fmt: skip
    except ValueError as error:
        raise _bad(str(error)) from error


def _bad(fact: str) -> JobError:
    return JobError("AUD-765", f"this is no preview frame: {fact}", hint="take the next one; frames come often")
