"""Printed lines as paragraphs: page numbers and running heads off, cut words whole, headings known.

Knows: how pages are set: margins, indents, leading, hyphens.  Does not know: files, or how lines were found.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from audobon.manuscript.print_page import Stretch
from audobon.manuscript.source_lines import BLANK, INSERTED, Line, ours

_PAGE_NUMBER = re.compile(r"\W{0,6}(?:page )?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|/) ?\d{1,4})?\W{0,6}", re.IGNORECASE)
_LEADERS = re.compile(r".{1,120}(?:\.{4,}|(?: \.){3,})\s*[\divxlc]{1,6}\s*", re.IGNORECASE)
_TERMINAL = (*".!?:\u2026\"'\u201d\u2019)\u2014*", "--")
_OPENING = ("\u201c", "\u2018", '"', "'")
_HYPHENS = ("-", "\u2010", "\u00ad")
_LAST_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HEAD_PAGES = 3
"""A line in the same place of this many pages, or of all, belongs to the pages, not to the text."""
_BIG = 1.18
_MAX_HEADING_WORDS = 20


@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """A line of a page. `start` is where its first character stands in the source; the others follow."""

    page: int
    start: int
    print: Stretch

    @property
    def text(self) -> str:
        return self.print.text


@dataclass(frozen=True, kw_only=True)
class Bookmark:
    """An entry of the outline: its page, and the height it points at, if it does."""

    title: str
    page: int
    y: float | None


def flowing(lines: Sequence[PrintedLine], bookmarks: Sequence[Bookmark]) -> tuple[list[Line], bool]:
    """The paragraphs of all pages, and whether the outline says which of them are headings.

    Args:
        lines: In reading order.
        bookmarks: The outline's entries, in order.
    """
    body = [line for line in _without_heads(lines) if line.text.strip() and not _LEADERS.fullmatch(line.text)]
    if not body:
        return [], False
    setting = _Setting(body)
    named = _named(body, bookmarks)
    flow: list[Line] = []
    for paragraph in _paragraphs(body, setting, named):
        first = paragraph[0]
        label = named.get(id(first))
        if label is not None and not label.is_found:
            flow += [Line(text=label.title, offsets=(ours(first.start),) * len(label.title), heading=2), BLANK]
        level = 2 if label is not None and label.is_found else 0 if named else setting.level(paragraph)
        flow += [*_set_down(paragraph, setting, level), BLANK]
    return flow, len(named) > 1


# --- what belongs to the page ---


def _without_heads(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines without running heads, running feet and page numbers."""
    pages: dict[int, list[PrintedLine]] = {}
    for line in lines:
        if line.text.strip():
            pages.setdefault(line.page, []).append(line)
    edges: dict[int, tuple[bool, int]] = {}
    for page in pages.values():
        heights = sorted({round(line.print.y) for line in page})
        for line in page:
            rank = heights.index(round(line.print.y))
            from_top = len(heights) - 1 - rank
            if min(rank, from_top) < 2:
                edges[id(line)] = (rank == 0, min(rank, from_top))
    at_edge = [line for line in lines if id(line) in edges]
    first_number = _first_page_number(at_edge)
    keys = {id(line): _head_key(line, first_number) for line in at_edge}
    seen = Counter(keys.values())
    enough = max(2, min(_HEAD_PAGES, len(pages)))
    dropped = {
        id(line)
        for line in at_edge
        if seen[keys[id(line)]] >= enough
        or (edges[id(line)][0] and len(pages[line.page]) > 1 and _PAGE_NUMBER.fullmatch(line.text.strip()))
    }
    return [line for line in lines if id(line) not in dropped]


def _first_page_number(lines: Sequence[PrintedLine]) -> int | None:
    """The number that the first page has or would have, if numbers at the pages' edges count pages."""
    firsts = Counter(int(found.group()) - line.page for line in lines for found in [_number_beside(line)] if found)
    first, count = firsts.most_common(1)[0] if firsts else (0, 0)
    return first if count >= 2 else None


def _number_beside(line: PrintedLine) -> re.Match[str] | None:
    return re.match(r"\d{1,4}\b", line.text.strip()) or re.search(r"\b\d{1,4}$", line.text.strip())


def _head_key(line: PrintedLine, first_number: int | None) -> tuple[str, int]:
    """What a running head is known by: its words without the page's number, and its height."""
    words = line.text.strip()
    number = _number_beside(line)
    if _PAGE_NUMBER.fullmatch(words):
        words = "#"
    elif number and first_number is not None and int(number.group()) == first_number + line.page:
        words = f"{words[: number.start()]}{words[number.end() :]}".strip(" .|\u2013\u2014-")
    return words.lower(), round(line.print.y / 4)


# --- paragraphs ---


class _Setting:
    """How the text is set: body size, leading, and each column's margins."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        sizes: Counter[float] = Counter()
        columns: dict[tuple[int, int], list[Stretch]] = {}
        for line in lines:
            sizes[round(line.print.size * 2) / 2] += len(line.text)
            columns.setdefault((line.page, line.print.column), []).append(line.print)
        self.size = sizes.most_common(1)[0][0]
        self.largest = max(sizes)
        self.first_page = lines[0].page
        gaps = [
            above.print.y - below.print.y
            for above, below in itertools.pairwise(lines)
            if _same_column(above, below) and above.print.y > below.print.y
        ]
        self.leading = median(gaps) if gaps else 1.2 * self.size
        self._margins = {place: _margins(column) for place, column in columns.items()}
        self.is_loose = sum(map(self.is_indented, lines)) < len(lines) // 20
        self._words = {word.lower() for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text)[:-1]}

    def margins(self, line: PrintedLine) -> tuple[float, float]:
        """Left and right edge of the line's column, points."""
        return self._margins[line.page, line.print.column]

    def is_indented(self, line: PrintedLine) -> bool:
        return line.print.x0 - self.margins(line)[0] > 0.5 * line.print.size

    def ends_early(self, line: PrintedLine, following: PrintedLine) -> bool:
        """Whether the next line's first word would have had room: then the line ends because somebody wanted it to."""
        words = following.text.split(maxsplit=1)
        letter = (following.print.x1 - following.print.x0) / max(len(following.text), 1)
        needed = (len(words[0]) + 1) * letter if words else 0.0
        return line.print.x1 + 1.1 * needed + 1 < self.margins(line)[1]

    def level(self, paragraph: Sequence[PrintedLine]) -> int:
        """The heading level of lines in larger type, 1 for the largest of the first page; 0 for body text."""
        size = paragraph[0].print.size
        words = sum(len(line.text.split()) for line in paragraph)
        if size < _BIG * self.size or words > _MAX_HEADING_WORDS:
            return 0
        is_title = paragraph[0].page == self.first_page and size > self.largest - 1
        return 1 if is_title else 2

    def is_cut(self, before: str, after: str) -> bool:
        """Whether a hyphen at a line's end only cuts a word in two."""
        head, tail = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if before.endswith("\u00ad"):
            return True
        if head is None or tail is None or tail.group()[0].isupper():
            return False
        whole, compound = (head.group(1) + tail.group()).lower(), f"{head.group(1)}-{tail.group()}".lower()
        return whole in self._words or compound not in self._words


def _margins(column: Sequence[Stretch]) -> tuple[float, float]:
    """Left and right edge of a column: the leftmost place where several lines begin, and where the longest end."""
    starts = Counter(round(line.x0) for line in column)
    enough = max(2, len(column) // 8)
    left = min((start for start, count in starts.items() if count >= enough), default=min(starts))
    return float(left), max(line.x1 for line in column)


def _same_column(above: PrintedLine, below: PrintedLine) -> bool:
    return (above.page, above.print.column) == (below.page, below.print.column)


def _paragraphs(
    lines: Sequence[PrintedLine], setting: _Setting, named: Mapping[int, _Label]
) -> Iterator[list[PrintedLine]]:
    held: list[PrintedLine] = [lines[0]]
    in_label = named[id(lines[0])].more if id(lines[0]) in named else 0
    for above, line in itertools.pairwise(lines):
        if in_label:
            in_label -= 1
            held.append(line)
            continue
        label = named.get(id(line))
        was_label = id(held[0]) in named and named[id(held[0])].is_found
        if label is not None or was_label or _begins(above, line, setting):
            yield held
            held = []
            in_label = label.more if label is not None and label.is_found else 0
        held.append(line)
    yield held


def _begins(above: PrintedLine, line: PrintedLine, setting: _Setting) -> bool:
    """Whether a paragraph begins with this line."""
    sizes = sorted((above.print.size, line.print.size))
    if sizes[1] > _BIG * sizes[0]:
        return True
    if sizes[0] > _BIG * setting.size and _same_column(above, line):
        return above.print.y - line.print.y > 2 * line.print.size
    if _same_column(above, line) and above.print.y - line.print.y > 1.35 * setting.leading:
        return True
    is_whole = above.text.rstrip().endswith(_TERMINAL)
    if setting.is_indented(line):
        return is_whole or not setting.is_indented(above)
    if is_whole and setting.is_loose and not _same_column(above, line) and line.text.lstrip().startswith(_OPENING):
        return True  # nothing but the speech tells that a paragraph begins at the top of a column
    return is_whole and setting.ends_early(above, line)


def _set_down(paragraph: Sequence[PrintedLine], setting: _Setting, level: int) -> list[Line]:
    """A paragraph as one line, or as several where they end early (verse)."""
    lines: list[Line] = []
    text: list[str] = []
    offsets: list[int] = []
    for number, line in enumerate(paragraph):
        words = line.text.rstrip()
        following = paragraph[number + 1] if number + 1 < len(paragraph) else None
        glue = " "
        if following is not None and words.endswith(_HYPHENS):
            glue = ""
            if setting.is_cut(words, following.text.lstrip()):
                words = words[:-1]
        elif following is not None and words.endswith(("\u2014", "--")):
            glue = ""
        text.append(words)
        offsets += range(line.start, line.start + len(words))
        if following is None or (not level and glue and setting.ends_early(line, following)):
            lines.append(Line(text="".join(text), offsets=tuple(offsets), heading=level))
            text, offsets = [], []
        elif glue:
            text.append(glue)
            offsets.append(INSERTED)
    return lines


# --- the outline ---


@dataclass(frozen=True, kw_only=True)
class _Label:
    """What the outline calls a place; `more` lines after the first one say it too, if it is found there."""

    title: str
    is_found: bool
    more: int = 0


def _named(lines: Sequence[PrintedLine], bookmarks: Sequence[Bookmark]) -> dict[int, _Label]:
    """The outline's entries, by the line that each stands at."""
    first: dict[int, int] = {}
    for index, line in enumerate(lines):
        first.setdefault(line.page, index)
    named: dict[int, _Label] = {}
    for mark in bookmarks:
        start = first.get(mark.page)
        if start is None:
            continue
        end = start
        while end < len(lines) and lines[end].page == mark.page:
            end += 1
        for index in range(start, end):
            more = _says(lines[index : min(index + 3, end)], mark.title)
            if more >= 0:
                named[id(lines[index])] = _Label(title=mark.title, is_found=True, more=more)
                break
        else:
            below = (lines[index] for index in range(start, end) if mark.y is None or lines[index].print.y <= mark.y)
            named.setdefault(id(next(below, lines[start])), _Label(title=mark.title, is_found=False))
    return named


def _says(lines: Sequence[PrintedLine], title: str) -> int:
    """How many lines after the first it takes to say a title; -1 if they say something else."""
    wanted, said = _letters(title), ""
    for number, line in enumerate(lines):
        said += _letters(line.text)
        if said == wanted and said:
            return number
        if not wanted.startswith(said):
            break
    return -1


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
