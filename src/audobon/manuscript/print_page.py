"""A printed page's letters as lines in reading order: rows put together, columns one after the other.

Knows: where letters stand (points, y up).  Does not know: files, other pages, paragraphs.
Source: recursive XY cuts (Nagy and Seth, "Hierarchical representation of optically scanned documents", 1984), with the
white gutter found between narrow lines, so that a heading over two columns does not hide it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_MAX_COLUMN_CUTS = 4
_MIN_GUTTER_PT = 8.0
_MIN_COLUMN_LINES = 3
_WIDE_SHARE = 0.6
"""A line as wide as this share of the print runs across columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Letters side by side, without a gap that could part columns.

    Attributes:
        text: The letters, spaces included.
        x0: Left edge, points.
        x1: Right edge, points.
        y: Base line, points from the page's bottom.
        size: Height of the letters' line, points.
        column: Number of the column on its page, in reading order.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    column: int = 0


def lines_in_order(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Whole lines, in the order in which a page is read."""
    columns = _columns(stretches, _MAX_COLUMN_CUTS)
    return [replace(line, column=number) for number, lines in enumerate(columns) for line in lines]


def _columns(stretches: Sequence[Stretch], cuts_left: int) -> list[list[Stretch]]:
    gutter = _gutter(stretches) if cuts_left else None
    if gutter is None:
        return [_rows(stretches)] if stretches else []
    across = sorted((one for one in stretches if one.x0 < gutter < one.x1), key=lambda one: -one.y)
    rest = [one for one in stretches if not one.x0 < gutter < one.x1]
    found: list[list[Stretch]] = []
    for line in (*across, None):
        band = [one for one in rest if line is None or one.y > line.y]
        rest = [one for one in rest if not (line is None or one.y > line.y)]
        for side in ([one for one in band if one.x1 <= gutter], [one for one in band if one.x0 >= gutter]):
            found += _columns(side, cuts_left - 1)
        if line is not None:
            found.append([line])
    return _neighbours_joined(found, across)


def _neighbours_joined(columns: list[list[Stretch]], across: Sequence[Stretch]) -> list[list[Stretch]]:
    """Lines across the columns that follow each other are one column of their own."""
    wide = {id(line) for line in across}
    joined: list[list[Stretch]] = []
    for column in columns:
        is_wide = len(column) == 1 and id(column[0]) in wide
        if is_wide and joined and id(joined[-1][-1]) in wide:
            joined[-1] = _rows([*joined[-1], *column]) if joined[-1][-1].y - column[0].y < 1 else [*joined[-1], *column]
            wide.add(id(joined[-1][-1]))
        else:
            joined.append(column)
    return joined


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """The middle of the white strip between two columns, if there is one."""
    if len(stretches) < 2 * _MIN_COLUMN_LINES:
        return None
    left, right = min(one.x0 for one in stretches), max(one.x1 for one in stretches)
    narrow = [one for one in stretches if one.x1 - one.x0 < _WIDE_SHARE * (right - left)]
    if len(narrow) < 2 * _MIN_COLUMN_LINES:
        return None
    best, best_width = None, _MIN_GUTTER_PT
    for start, end in _white_strips(narrow):
        middle = (start + end) / 2
        sides = [one for one in narrow if one.x1 <= middle], [one for one in narrow if one.x0 >= middle]
        across = sum(one.x0 < middle < one.x1 for one in stretches)
        if end - start > best_width and across <= min(map(len, sides)) and _stand_abreast(*sides):
            best, best_width = middle, end - start
    return best


def _white_strips(stretches: Sequence[Stretch]) -> Iterator[tuple[float, float]]:
    """Where hardly any line is: a page number or a centred mark may stand in a gutter."""
    allowed = max(2, len(stretches) // 20)
    edges = sorted([(one.x0, 1) for one in stretches] + [(one.x1, -1) for one in stretches])
    covered, start = 0, edges[0][0]
    for x, step in edges:
        if covered <= allowed < covered + step:
            yield start, x
        elif covered > allowed >= covered + step:
            start = x
        covered += step


def _stand_abreast(left: Sequence[Stretch], right: Sequence[Stretch]) -> bool:
    """Whether two sides stand beside each other, and each is more than numbers or labels in a margin."""
    if min(len(left), len(right)) < _MIN_COLUMN_LINES:
        return False
    tops = [max(one.y for one in side) for side in (left, right)]
    ends = [min(one.y for one in side) for side in (left, right)]
    overlap = min(tops) - max(ends)
    letters = [sum(len(one.text) for one in side) / len(side) for side in (left, right)]
    return overlap > 0.5 * min(top - end for top, end in zip(tops, ends, strict=True)) and min(letters) >= 8


def _rows(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches on one base line put together, from the top down."""
    rows: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda stretch: (-stretch.y, stretch.x0)):
        if rows and rows[-1][0].y - one.y <= 0.3 * min(one.size, rows[-1][0].size):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [_row(sorted(row, key=lambda stretch: stretch.x0)) for row in rows]


def _row(row: Sequence[Stretch]) -> Stretch:
    if len(row) == 1:
        return row[0]
    text = row[0].text
    for before, one in itertools.pairwise(row):
        is_apart = one.x0 - before.x1 > 0.15 * one.size
        text += (" " if is_apart and not text.endswith(" ") and not one.text.startswith(" ") else "") + one.text
    longest = max(row, key=lambda stretch: len(stretch.text))
    return Stretch(text=text, x0=row[0].x0, x1=max(one.x1 for one in row), y=longest.y, size=longest.size)
