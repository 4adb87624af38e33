"""A stretch of the manuscript's text, the thread that ties every later thing to the prose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, order=True)
class Span:
    """Half-open character range `[start, end)` into `Manuscript.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span needs 0 <= start <= end, but has start={self.start}, end={self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def text(self, source: str) -> str:
        """The characters of `source` that this span covers."""
        return source[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


NOWHERE = Span(start=0, end=0)
"""Where something stands that has no place in the text."""
