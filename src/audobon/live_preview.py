"""The panel in hand, as it looks just now, in a folder that another process looks into; made only while one does.

Knows: when somebody wants to look, where the newest look lies.  Does not know: who looks, or how they are told.

    FOLDER/wanted         touched again and again by whoever wants to look; an old one is nobody
    FOLDER/latest.frame   the newest look (`preview_frame.py`), each in place of the one before

Nothing in this folder is the book's: it may be removed at any time, and looks that cannot be written are left out.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from audobon.crew import Crew
from audobon.errors import JobError
from audobon.files import TEMPORARY_PREFIX, small_jpeg
from audobon.preview_frame import MAX_FRAME_BYTES, Format, Kind, PreviewFrame, frame_bytes, frame_of

if TYPE_CHECKING:
    from audobon.painting.previews import Preview, Watching

WANTED, LATEST = "wanted", "latest.frame"
WANTED_S = 15.0
"""Whoever looks touches `wanted` more often than this."""
EVERY_S = 0.3
LONGEST_PX = 512

WatchedCrew = Callable[["Watching"], Crew]
"""Hires the trades for a book whose painter is watched."""

log = logging.getLogger(__name__)


class LivePreview:
    """Looks at the panels in hand, on both sides: where they are painted, and where somebody wants to see them.

    Args:
        folder: For these files alone; made when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: tuple[int, int] = (0, 0)
        self._shown = -EVERY_S

    # --- where panels are painted ---

    def watching(self, *, heed: Callable[[], None]) -> Watching:
        """Who watches the painter: writes looks while they are wanted; `heed` is asked after every step."""
        from audobon.painting.previews import Watching

        return Watching(show=self.show, wanted=self.is_wanted, heed=heed, from_threads=True)

    def is_wanted(self) -> bool:
        """Whether somebody has wanted to look within `WANTED_S`, and has not just been shown something.

        One question to the file system; a look costs as much as a step of a small panel, and nobody sees more a second.
        """
        if time.monotonic() - self._shown < EVERY_S:
            return False
        try:
            return time.time() - (self._folder / WANTED).stat().st_mtime < WANTED_S
        except OSError:
            return False

    def show(self, preview: Preview) -> None:
        """Write a look in place of the one before: at most 512 px, JPEG."""
        self._shown = time.monotonic()
        frame = PreviewFrame(
            kind=Kind.ON_THE_WAY, format=Format.JPEG, panel=preview.panel, stage=preview.stage.value,
            attempt=preview.attempt + 1, step=preview.step, of=preview.of,
            picture=small_jpeg(preview.picture, longest_px=LONGEST_PX),
        )  # fmt: skip
        try:
            _replaced(self._folder / LATEST, frame_bytes(frame))
        except (OSError, JobError) as error:  # a look is not worth a book
            log.warning("a preview of panel %s could not be shown: %s", preview.panel, error)

    def clear(self) -> None:
        """Remove the folder, when the work has ended."""
        shutil.rmtree(self._folder, ignore_errors=True)

    # --- where somebody looks ---

    def want(self) -> None:
        """Say that somebody wants to look; to be said again within `WANTED_S`."""
        with contextlib.suppress(OSError):  # then there is nothing to see
            self._folder.mkdir(exist_ok=True)
            (self._folder / WANTED).touch()

    def newest(self) -> bytes | None:
        """The newest look, checked, if there is one that was not read before."""
        path = self._folder / LATEST
        try:
            found = path.stat()
            if (found.st_ino, found.st_mtime_ns) == self._seen:
                return None
            with path.open("rb") as stream:
                data = stream.read(MAX_FRAME_BYTES + 1)
            self._seen = (found.st_ino, found.st_mtime_ns)
            frame_of(data)
        except (OSError, JobError):
            return None
        return data


def _replaced(path: Path, data: bytes) -> None:
    """Put a file in place of another in one step. It need not survive a power cut, so nobody waits for the disk."""
    path.parent.mkdir(exist_ok=True)
    handle, half = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(half, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(half)
        raise
