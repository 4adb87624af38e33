"""Lines whose every character knows where it came from, and the text that grows from them.

Knows: source offsets.  Does not know: what a heading or a paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np

from audobon.comic.manuscript import SourcePart, SourceRun
from audobon.comic.span import Span

_LINE = re.compile(r"([^\r\n\u2028\u2029\x0b\x0c]*)(\r\n|\n|\r|\u2028|\u2029|\x0b|\x0c|$)")

INSERTED = -1
"""The offset of a character that stands nowhere in the source."""


def ours(place: int) -> int:
    """The offset of a character that is not the source's own, but stands for what is at `place`."""
    return -2 - place


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line without its end. `offsets[i]` is where `text[i]` stands in the source, `INSERTED`, or `ours`.

    `heading` is 1..6 for a heading, 0 otherwise; `is_break` marks a drawn rule between scenes; `stressed` are offsets
    of characters that the source stresses (more may be in it than the line has).
    """

    text: str
    offsets: Sequence[int]
    heading: int = 0
    is_break: bool = False
    stressed: frozenset[int] = frozenset()

    def part(self, start: int, end: int) -> Line:
        """The characters `[start, end)` of this line."""
        return replace(self, text=self.text[start:end], offsets=self.offsets[start:end])

    def without(self, dropped: set[int]) -> Line:
        """This line without the characters at these positions."""
        if not dropped:
            return self
        kept = [index for index in range(len(self.text)) if index not in dropped]
        text = "".join(self.text[index] for index in kept)
        return replace(self, text=text, offsets=tuple(self.offsets[index] for index in kept))

    def stripped(self) -> Line:
        """This line without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, start + len(self.text.strip()))


BLANK = Line(text="", offsets=())


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source file, opened: its lines, and what it says about itself.

    Attributes:
        lines: Paragraphs are separated by blank lines.
        parts: What the lines' offsets count in.
        title: From the file's own metadata; empty if it has none.
        author: Likewise.
        is_laid_out: Whether a line is a line because its author wants one; a plain text's lines may be wrapped.
        only_marked_headings: Whether headings are those that are marked as such; otherwise, what looks like one is one.
        warnings: What was left out or mended.
    """

    lines: Sequence[Line]
    parts: tuple[SourcePart, ...]
    title: str = ""
    author: str = ""
    is_laid_out: bool = False
    only_marked_headings: bool = False
    warnings: tuple[str, ...] = ()


def split_lines(source: str) -> list[Line]:
    """Cut a source into lines at any kind of line end."""
    lines: list[Line] = []
    for match in _LINE.finditer(source):
        if match.start() == len(source) and lines:
            break
        lines.append(Line(text=match.group(1), offsets=range(match.start(1), match.end(1))))
    return lines


def text_part(source: str, *, name: str = "", start: int = 0) -> SourcePart:
    """A decoded text as a part whose lines are counted, as editors count them."""
    starts = (0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", source)))
    return SourcePart(name=name, start=start, length=len(source), counted="line", starts=starts)


@dataclass
class GrowingText:
    """Text under construction: pieces of lines, and white space that cleaning puts between them."""

    pieces: list[str] = field(default_factory=list)
    runs: list[SourceRun] = field(default_factory=list)
    stressed: list[Span] = field(default_factory=list)
    length: int = 0

    def insert(self, text: str) -> None:
        """Add characters that the source does not have."""
        self.pieces.append(text)
        self.length += len(text)

    def copy(self, line: Line) -> None:
        """Add a line's characters and remember where they came from."""
        starts = _run_starts(line.offsets)
        for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            self._remember(line.offsets[start], at=self.length + start, length=end - start)
        if line.stressed:
            self._stress(line)
        self.pieces.append(line.text)
        self.length += len(line.text)

    def _stress(self, line: Line) -> None:
        at = self.length
        for is_stressed, run in groupby(line.offsets, key=lambda offset: offset in line.stressed):
            count = len(list(run))
            if is_stressed:
                self.stressed.append(Span(start=at, end=at + count))
            at += count

    def _remember(self, offset: int, *, at: int, length: int) -> None:
        if offset != INSERTED:
            place, is_ours = (offset, False) if offset >= 0 else (ours(offset), True)
            self.runs.append(SourceRun(text_start=at, source_start=place, length=length, is_ours=is_ours))

    def text(self) -> str:
        """All that was added so far."""
        return "".join(self.pieces)


def _run_starts(offsets: Sequence[int]) -> list[int]:
    """Where runs begin: offsets that count up by ones, or that stay the same if they are no places of the source."""
    if isinstance(offsets, range):
        return [0] if offsets else []
    places = np.asarray(offsets, np.int64)
    before, now = places[:-1], places[1:]
    breaks = np.flatnonzero(now != before + (before >= 0)) + 1
    return [0, *breaks.tolist()] if len(places) else []
