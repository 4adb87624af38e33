"""The text as it was given, cleaned, with a way back to the source file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from audobon.comic.span import Span


@dataclass(frozen=True, kw_only=True)
class SourceRun:
    """A run of text copied unchanged: `text[text_start : text_start + length]` came from `source_start` on.

    `source_start` counts characters of the decoded source file, its byte-order mark left out.
    """

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A chapter or titled part; `title` is empty where the text has none."""

    title: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """Clean prose: paragraphs separated by one blank line, `\\n` line ends, headers and licence texts gone.

    Paragraphs are unwrapped: a single `\\n` inside a paragraph stands only where the source means a line break (verse).
    """

    text: str
    title: str
    author: str
    language: str
    chapters: tuple[Chapter, ...]
    source_runs: tuple[SourceRun, ...]
    source_name: str
    source_sha256: str
    warnings: tuple[str, ...] = ()

    def source_offset(self, offset: int) -> int:
        """Where the character `text[offset]` stands in the decoded source (characters).

        A character that cleaning inserted maps to the end of the run before it.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside the text (0..{len(self.text)})")
        index = bisect_right([run.text_start for run in self.source_runs], offset) - 1
        if index < 0:
            return 0
        run = self.source_runs[index]
        return run.source_start + min(offset - run.text_start, run.length)
