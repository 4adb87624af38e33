"""From lines to prose: licence texts and headers off, wrapped lines joined, verse kept, chapters found.

Knows: how printed and Project Gutenberg texts are laid out.  Does not know: files, encodings, languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audobon.comic.manuscript import Chapter, SourceRun
from audobon.comic.span import Span
from audobon.manuscript.markdown import UNDERSCORES, drop_emphasis
from audobon.manuscript.source_lines import BLANK, INSERTED, GrowingText, Line, Source
from audobon.numerals import CARDINALS

_GAP = re.compile(r"\s{2,}")
_GUTENBERG_START = re.compile(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_GUTENBERG_END = re.compile(
    r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the )?Project Gutenberg", re.IGNORECASE
)
_GUTENBERG_CREDIT = re.compile(
    r"^(?:Produced by|E-?text prepared by|Transcribed (?:from|by)|\[Illustration)", re.IGNORECASE
)
_HEADER = re.compile(
    r"^(Title|Author|Year|Date|Source|Translator|Illustrator|Language|Publisher|Licen[cs]e|Rights):\s*(.*)$", re.I
)
_CHAPTER = re.compile(
    rf"^(?:(?:chapter|part|book|scene|act|canto|letter|stave)\s+(?:\d+|[ivxlc]+|the\s+\w+|{'|'.join(CARDINALS)})\b.{{0,70}}"
    r"|prologue|epilogue|[IVXLC]{1,7}\.?|\d{1,3}\.?|[IVXLC]{1,7}\.\s+\S.{0,60})$",
    re.IGNORECASE,
)
_DRAWN = frozenset("*#~=_\u2042\u2022\u00b7\u25cf-")
_DRAWN_ALONE = frozenset(("\u2042", "\u2766", "<hr>", "<hr/>", "#"))
_THE_END = re.compile(r"^(?:the end|finis|fin|end)[.!]?$", re.IGNORECASE)
_BYLINE = re.compile(r"^by\s+(\S.{1,60})$", re.IGNORECASE)
BREAK_MARK = "* * *"
_LAID_OUT = -1
"""In place of a wrap width: every line of a block is a line by its author's will."""


@dataclass(frozen=True, kw_only=True)
class CleanText:
    text: str
    title: str
    author: str
    chapters: tuple[Chapter, ...]
    runs: tuple[SourceRun, ...]
    stressed: tuple[Span, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Block:
    """Lines between two blank lines."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> str:
        return self.lines[0].text.strip()

    @property
    def level(self) -> int:
        return self.lines[0].heading


def clean(source: Source, *, stem: str) -> CleanText:
    """Make prose of a source's lines.

    Args:
        source: The source, all syntax already taken off.
        stem: The file's name without its ending, the title of last resort.
    """
    facts, body = _without_licence(source.lines)
    header, body = ({}, body) if source.is_laid_out else _without_header(body)
    facts = {**facts, **header}
    body = [drop_emphasis(line, marks=UNDERSCORES) for line in body]
    blocks = _blocks(body)
    title, author = source.title or facts.get("title", ""), source.author or facts.get("author", "")
    blocks, title, author = _without_title_page(blocks, title, author, by_look=not source.only_marked_headings)
    width = _LAID_OUT if source.is_laid_out else _wrap_width(blocks)
    growing = GrowingText()
    starts: list[tuple[int, str]] = []
    for block in blocks:
        heading = _heading(block, only_marked=source.only_marked_headings)
        if heading is not None:
            starts.append((growing.length, heading))
        elif not _THE_END.match(block.first) or len(block.lines) > 1:
            for paragraph in _paragraphs(block, width):
                _write(growing, paragraph)
    title = title or stem.replace("_", " ").replace("-", " ").strip() or "Untitled"
    text = growing.text()
    return CleanText(
        text=text,
        title=title,
        author=author,
        chapters=_chapters(starts, text),
        runs=tuple(growing.runs),
        stressed=tuple(growing.stressed),
        warnings=source.warnings,
    )


def is_drawn(text: str) -> bool:
    """Whether a line is drawn between scenes: three marks or more, or one that means it."""
    marks = "".join(text.split()).lower()
    return marks in _DRAWN_ALONE or (len(marks) >= 3 and _DRAWN.issuperset(marks))


def _without_licence(lines: Sequence[Line]) -> tuple[dict[str, str], list[Line]]:
    """Cut to what lies between Project Gutenberg's START and END lines; the facts above them are kept."""
    start, end = 0, len(lines)
    for index, line in enumerate(lines):
        if _GUTENBERG_START.search(line.text):
            start = index + 1
        elif _GUTENBERG_END.search(line.text) and index > start:
            end = index
            break
    facts: dict[str, str] = {}
    for line in lines[: max(start - 1, 0)]:
        match = _HEADER.match(line.text.strip())
        if match and match.group(2):
            facts.setdefault(match.group(1).lower(), match.group(2).strip())
    body = list(lines[start:end])
    if start:
        body = _without_credits(body)
    return facts, body


def _without_credits(body: list[Line]) -> list[Line]:
    blocks = _blocks(body)
    kept: list[Line] = []
    for number, block in enumerate(blocks):
        if not (number < 4 and _GUTENBERG_CREDIT.match(block.first)):
            kept += [*block.lines, BLANK]
    return kept


def _without_header(lines: list[Line]) -> tuple[dict[str, str], list[Line]]:
    """Take `Title: ...` lines off the top; one such line alone must be a title or an author."""
    facts: dict[str, str] = {}
    index = 0
    while index < len(lines):
        text = lines[index].text.strip()
        match = _HEADER.match(text)
        if match:
            facts[match.group(1).lower()] = match.group(2).strip().strip("\"'")
        elif text or (facts and index and not lines[index - 1].text.strip()):
            break
        index += 1
    if not facts.keys() & {"title", "author"}:
        return {}, lines
    return facts, lines[index:]


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    blocks: list[_Block] = []
    held: list[Line] = []
    for line in [*lines, BLANK]:
        is_alone = bool(line.heading) or line.is_break or is_drawn(line.text)
        if (is_alone or not line.text.strip()) and held:
            blocks.append(_Block(lines=tuple(held)))
            held = []
        if is_alone and line.text.strip():
            blocks.append(_Block(lines=(line,)))
        elif line.text.strip():
            held.append(line)
    return blocks


def _without_title_page(
    blocks: list[_Block], title: str, author: str, *, by_look: bool
) -> tuple[list[_Block], str, str]:
    """Take the title and the byline off the top where the text repeats or states them, or looks as if it did."""
    rest = _byline_apart(blocks)
    if rest and len(rest) > 1 and len(rest[0].lines) <= 3:
        first = " ".join(line.text.strip() for line in rest[0].lines)
        repeats = bool(title) and _letters(first) in (_letters(title), _letters(f"{title} by {author}"))
        if repeats or (not title and rest[0].level == 1):
            title, rest = title or first, rest[1:]
        elif by_look and not title and len(rest[0].lines) == 1 and _looks_like_title(first):
            title, rest = first.title() if first.isupper() else first, rest[1:]
    if len(rest) > 1 and len(rest[0].lines) == 1:
        byline = _BYLINE.match(rest[0].first)
        if byline:
            author, rest = author or byline.group(1), rest[1:]
    return rest, title, author


def _byline_apart(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks, with a byline that stands right under the title as a block of its own."""
    if blocks and len(blocks[0].lines) == 2 and _BYLINE.match(blocks[0].lines[1].text.strip()):
        title, byline = blocks[0].lines
        return [_Block(lines=(title,)), _Block(lines=(byline,)), *blocks[1:]]
    return list(blocks)


def _looks_like_title(text: str) -> bool:
    words = text.split()
    if _CHAPTER.match(text) or is_drawn(text) or not 1 <= len(words) <= 12 or text[-1] in ".,;:!?\"'\u201d\u2019":
        return False
    return text.isupper() or sum(word[0].isupper() for word in words) >= (len(words) + 1) // 2


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _heading(block: _Block, *, only_marked: bool) -> str | None:
    """The chapter title a block stands for, or None for prose."""
    text = " ".join(line.text.strip() for line in block.lines)
    if block.level:
        return " ".join(text.split())
    if only_marked or len(block.lines) > 2 or len(text) > 90 or block.lines[0].is_break or is_drawn(text):
        return None
    if _CHAPTER.match(text):
        return text
    is_shout = (
        text[0] in "\"'\u201c\u2018"
        or text[-1] in "!?,;:\"'\u201d\u2019"
        or (text[-1] == "." and len(text.split()) > 6)
    )
    if text.isupper() and sum(letter.isalpha() for letter in text) >= 4 and len(text.split()) >= 2 and not is_shout:
        return text.rstrip(".").title()
    return None


def _wrap_width(blocks: Sequence[_Block]) -> int:
    """The column at which the source's lines were wrapped, 0 if they were not."""
    lengths = sorted(len(line.text.rstrip()) for block in blocks if len(block.lines) >= 3 for line in block.lines[:-1])
    if len(lengths) < 4:
        lengths = sorted(
            len(line.text.rstrip()) for block in blocks if len(block.lines) >= 2 for line in block.lines[:-1]
        )
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.85)]
    return 0 if width > 120 else width


def _paragraphs(block: _Block, width: int) -> list[tuple[Line, ...]]:
    """The paragraphs of a block, each as the printed lines that the manuscript keeps apart."""
    if len(block.lines) == 1:
        return [(_tidy(block.lines[0]),)]
    if width == _LAID_OUT:
        return [tuple(_tidy(line) for line in block.lines)]
    if width == 0:
        return [(_tidy(line),) for line in block.lines]
    if _is_verse(block, width):
        return [tuple(_tidy(line) for line in block.lines)]
    return [(drop_emphasis(_joined(block.lines), marks=UNDERSCORES),)]


def _is_verse(block: _Block, width: int) -> bool:
    """Lines that end well before the wrap column and start with capitals, or are set in from the margin."""
    lengths = [len(line.text.rstrip()) for line in block.lines]
    starts = [line.text.lstrip().lstrip("\"'\u201c\u2018_([-")[:1] for line in block.lines]
    capitals = sum(start.isupper() for start in starts)
    indents = [len(line.text) - len(line.text.lstrip()) for line in block.lines]
    is_short = max(lengths) <= max(0.82 * width, 30) or max(lengths) < 48
    if min(indents) >= 2 and is_short:
        return True
    return is_short and capitals >= 0.75 * len(starts)


def _tidy(line: Line) -> Line:
    """One space for any run of white space, none at the ends."""
    line = line.stripped()
    dropped = {index for run in _GAP.finditer(line.text) for index in range(run.start() + 1, run.end())}
    return line.without(dropped)


def _joined(lines: Sequence[Line]) -> Line:
    """Wrapped lines as one, with a space of our own where the source has a line end."""
    pieces: list[str] = []
    offsets: list[int] = []
    for line in lines:
        tidy = _tidy(line)
        if not tidy.text:
            continue
        if pieces and not _ends_in_a_word(pieces[-1]):
            pieces.append(" ")
            offsets.append(INSERTED)
        pieces.append(tidy.text)
        offsets += tidy.offsets
    stressed = frozenset[int]().union(*(line.stressed for line in lines))
    return Line(text="".join(pieces), offsets=tuple(offsets), stressed=stressed)


def _ends_in_a_word(text: str) -> bool:
    """Whether a printed line ends in a dash, or in the hyphen of a word that goes on in the next one."""
    return text.endswith(("--", "\u2014")) or (text.endswith("-") and (text[-2:-1].isalnum() or text[-2:-1] == "_"))


def _write(growing: GrowingText, paragraph: Sequence[Line]) -> None:
    if growing.length:
        growing.insert("\n\n")
    if len(paragraph) == 1 and (paragraph[0].is_break or is_drawn(paragraph[0].text)):
        growing.insert(BREAK_MARK)
        return
    for number, line in enumerate(paragraph):
        if number:
            growing.insert("\n")
        growing.copy(line)


def _chapters(starts: Sequence[tuple[int, str]], text: str) -> tuple[Chapter, ...]:
    """Spans between headings; headings without text of their own join the next one's title."""
    if not starts:
        return (Chapter(title="", span=Span(start=0, end=len(text))),)
    bounds: list[tuple[int, str]] = []
    for start, title in starts:
        if bounds and bounds[-1][0] == start:
            bounds[-1] = (start, f"{bounds[-1][1]}: {title}")
        else:
            bounds.append((start, title))
    if bounds[0][0] > 0:
        bounds.insert(0, (0, ""))
    chapters: list[Chapter] = []
    for index, (start, title) in enumerate(bounds):
        end = bounds[index + 1][0] if index + 1 < len(bounds) else len(text)
        # The blank line before a chapter's first paragraph belongs to no chapter.
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        last = end - (len(text[start:end]) - len(text[start:end].rstrip()))
        if first < last:
            chapters.append(Chapter(title=title, span=Span(start=first, end=last)))
    return tuple(chapters)
