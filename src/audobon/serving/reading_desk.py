"""Where a text is read, planned, or a panel pencilled while somebody waits: one at a time, and nothing is kept.

Knows: whose turn it is, how long one waits.  Does not know: HTTP, or how stories are read.

The readers' nets are let go of after each text, so that they are not in memory beside the books'.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from audobon.comic.soundness import check_storyboard
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign, PagePlan, PanelBrief, Storyboard
from audobon.files import png_bytes
from audobon.hire import hire_penciller, rest_readers
from audobon.plan_asked import PlanAsked, Sheet
from audobon.planning import plan_story, read_story
from audobon.serving.first_use import FIRST_USE
from audobon.serving.refusals import BadRequestError
from audobon.serving.turned_away import BusyError

MAX_CHARS = 20_000
LEAST_PX, MOST_PX = 64, 1024
PATIENCE_S = 20.0
_NAME = "story.txt"


@dataclass(frozen=True, kw_only=True)
class PanelToDraw:
    """A panel as a storyboard has it, those of the cast who are in it, and its size in pixels."""

    brief: PanelBrief
    cast: tuple[CastDesign, ...] = ()
    width: int = 512
    height: int = 512


class ReadingDesk:
    """Reads, plans and pencils for those who wait.

    Args:
        patience_s: How long one waits for one's turn.
    """

    def __init__(self, *, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._turn = threading.Lock()

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """One's turn.

        Raises:
            BusyError: AUD-749, if others took too long.
        """
        if not self._turn.acquire(timeout=self._patience_s):
            raise BusyError(
                "AUD-749",
                "others are being read to",
                hint="ask again in a while",
                retry_after_s=30,
            )
        try:
            yield
        finally:
            self._turn.release()

    def read(self, text: str) -> tuple[str, Story]:
        """The clean text, whose characters spans count, and what was read in it.

        Raises:
            BusyError: AUD-749; InputError: 1xx, if the text tells nothing.
        """
        with self.turn(), _as_file(text) as path, FIRST_USE.of("reading"):
            try:
                manuscript, story = read_story(path)
            finally:
                rest_readers()
        return manuscript.text, story

    def plan(self, text: str, *, pages: int | None, sheet: Sheet, cover: bool) -> Storyboard:
        """The plan of a text.

        Raises:
            As `read`; SettingsError: AUD-242, if there is no such trim.
        """
        with self.turn(), _as_file(text) as path, FIRST_USE.of("planning"):
            try:
                return plan_story(path, pages=pages, asked=PlanAsked(sheet=sheet, cover=cover)).board
            finally:
                rest_readers()

    def pencilled(self, panel: PanelToDraw) -> bytes:
        """A panel's pencils as PNG.

        Raises:
            BusyError: AUD-749; BadRequestError: AUD-724, if it is too large or too small.
            InputError: AUD-147, naming the field that cannot be drawn.
        """
        if not (LEAST_PX <= panel.width <= MOST_PX and LEAST_PX <= panel.height <= MOST_PX):
            raise BadRequestError(
                "AUD-724", f"{panel.width} x {panel.height} pixels", hint=f"give {LEAST_PX} to {MOST_PX} each way"
            )
        board = Storyboard(
            title="", author="", language="en", text_sha256="", cast=panel.cast,
            pages=(PagePlan(number=1, panels=(panel.brief,)),),
        )  # fmt: skip
        check_storyboard(board, source="the panel")
        with self.turn():
            drawn = hire_penciller().draw(panel.brief, panel.cast, width_px=panel.width, height_px=panel.height)
        return png_bytes(drawn.draft)


@contextlib.contextmanager
def _as_file(text: str) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / _NAME
        path.write_text(text, encoding="utf-8", errors="replace")
        yield path
