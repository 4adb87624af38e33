"""Lines whose every character knows where it came from, and the text that grows from them.

Knows: source offsets.  Does not know: what a heading or a paragraph is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audobon.comic.manuscript import SourceRun

_LINE = re.compile(r"([^\r\n\u2028\u2029\x0b\x0c]*)(\r\n|\n|\r|\u2028|\u2029|\x0b|\x0c|$)")


INSERTED = -1


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line without its end. `offsets[i]` is where `text[i]` stands in the source, `INSERTED` if nowhere.

    `heading` is 1..6 for a Markdown heading, 0 otherwise; `is_break` marks a drawn rule between scenes.
    """

    text: str
    offsets: tuple[int, ...]
    heading: int = 0
    is_break: bool = False

    def part(self, start: int, end: int) -> Line:
        """The characters `[start, end)` of this line."""
        return Line(text=self.text[start:end], offsets=self.offsets[start:end], heading=self.heading)

    def without(self, dropped: set[int]) -> Line:
        """This line without the characters at these positions."""
        if not dropped:
            return self
        kept = [index for index in range(len(self.text)) if index not in dropped]
        return Line(
            text="".join(self.text[index] for index in kept),
            offsets=tuple(self.offsets[index] for index in kept),
            heading=self.heading,
            is_break=self.is_break,
        )

    def stripped(self) -> Line:
        """This line without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return Line(
            text=self.text.strip(),
            offsets=self.offsets[start : start + len(self.text.strip())],
            heading=self.heading,
            is_break=self.is_break,
        )


def split_lines(source: str) -> list[Line]:
    """Cut a source into lines at any kind of line end."""
    lines: list[Line] = []
    for match in _LINE.finditer(source):
        if match.start() == len(source) and lines:
            break
        start = match.start(1)
        lines.append(Line(text=match.group(1), offsets=tuple(range(start, start + len(match.group(1))))))
    return lines


@dataclass
class GrowingText:
    """Text under construction: pieces of lines, and white space that cleaning puts between them."""

    pieces: list[str] = field(default_factory=list)
    runs: list[SourceRun] = field(default_factory=list)
    length: int = 0

    def insert(self, text: str) -> None:
        """Add characters that the source does not have."""
        self.pieces.append(text)
        self.length += len(text)

    def copy(self, line: Line) -> None:
        """Add a line's characters and remember where they came from."""
        start = 0
        for index in range(1, len(line.text) + 1):
            if index == len(line.text) or line.offsets[index] != line.offsets[index - 1] + 1:
                if line.offsets[start] != INSERTED:
                    run = SourceRun(
                        text_start=self.length + start, source_start=line.offsets[start], length=index - start
                    )
                    self.runs.append(run)
                start = index
        self.pieces.append(line.text)
        self.length += len(line.text)

    def text(self) -> str:
        """All that was added so far."""
        return "".join(self.pieces)
