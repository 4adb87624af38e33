"""The text as it was given, cleaned, with a way back to the source file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from audobon.comic.span import Span


@dataclass(frozen=True, kw_only=True)
class SourceRun:
    """A run of text copied unchanged: `text[text_start : text_start + length]` came from `source_start` on.

    `source_start` counts characters of the decoded source, its byte-order mark left out. Where `is_ours`, the words are
    not the source's own but stand for what is written at `source_start`: a character reference spelt out, the frame of
    a screenplay's speech.
    """

    text_start: int
    source_start: int
    length: int
    is_ours: bool = False


@dataclass(frozen=True, kw_only=True)
class SourcePart:
    """A stretch of the source as the file has it: all of a plain text, a member of a zip file, a page.

    Attributes:
        name: `OEBPS/chapter-1.xhtml`, `page 3`; empty for a plain text.
        start: Where its characters begin when all parts that were read are laid end to end.
        length: How many characters it has.
        counted: What `starts` counts: `line` or `paragraph`.
        starts: Where each line or paragraph begins, in characters from the beginning of the part.
    """

    name: str
    start: int
    length: int
    counted: str
    starts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SourcePlace:
    """Where a person finds a character in the source file.

    Attributes:
        part: The part's name; empty for a plain text.
        offset: Characters from the beginning of the part.
        counted: What `number` counts: `line` or `paragraph`.
        number: Which line or paragraph of the part, from 1.
    """

    part: str
    offset: int
    counted: str
    number: int

    @property
    def told(self) -> str:
        """The place in words: `line 12`, `word/document.xml, paragraph 40`, `page 3, line 7`."""
        return f"{self.part}, {self.counted} {self.number}" if self.part else f"{self.counted} {self.number}"


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A chapter or titled part; `title` is empty where the text has none."""

    title: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """Clean prose: paragraphs separated by one blank line, `\\n` line ends, headers and licence texts gone.

    `stressed` are the stretches that the source sets apart: in italics or bold, or between marks of emphasis.

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
    source_parts: tuple[SourcePart, ...] = ()
    warnings: tuple[str, ...] = ()
    stressed: tuple[Span, ...] = ()

    def source_offset(self, offset: int) -> int:
        """Where the character `text[offset]` stands in the decoded source (characters).

        A character that cleaning inserted maps to the end of the run before it.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside the text (0..{len(self.text)})")
        index = bisect_right(self.source_runs, offset, key=lambda run: run.text_start) - 1
        if index < 0:
            return 0
        run = self.source_runs[index]
        return run.source_start + (0 if run.is_ours else min(offset - run.text_start, run.length))

    def source_place(self, offset: int) -> SourcePlace:
        """Where a person finds the character `text[offset]` in the source file."""
        at = self.source_offset(offset)
        index = bisect_right(self.source_parts, at, key=lambda part: part.start) - 1
        if index < 0:
            return SourcePlace(part="", offset=at, counted="line", number=1)
        part = self.source_parts[index]
        inside = at - part.start
        number = max(bisect_right(part.starts, inside), 1)
        return SourcePlace(part=part.name, offset=inside, counted=part.counted, number=number)
