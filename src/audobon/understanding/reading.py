"""A text as it is read: who every mention means, and who says every line.

Knows: mentions, figures, lines.  Does not know: how any of it was found (see `speech.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from audobon.comic.story import Cue
from audobon.understanding.figures import Figure
from audobon.understanding.mentions import Mention
from audobon.understanding.prose import Prose
from audobon.understanding.tags import Tag


@dataclass(frozen=True, kw_only=True)
class Line:
    """One quotation read: speaker and addressees are figure keys (-1 for nobody known)."""

    speaker: int
    addressees: tuple[int, ...]
    cue: Cue
    turn: int
    tag: Tag | None
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The text with every mention and quotation resolved. `of[i]` is the figure of mention i, -1 for nobody."""

    prose: Prose
    mentions: tuple[Mention, ...]
    subjects: tuple[bool, ...]
    figures: tuple[Figure, ...]
    of: tuple[int, ...]
    lines: tuple[Line, ...]
    narrator: int
    starts: tuple[int, ...]
    quote_starts: tuple[int, ...]

    def mentions_in(self, first: int, stop: int) -> range:
        """Numbers of the mentions that begin at tokens `[first, stop)`."""
        return range(bisect_left(self.starts, first), bisect_left(self.starts, stop))
