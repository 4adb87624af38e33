"""The heading of a page: a title in display letters, the author's name under it, centred.

Knows: how a title of any length is set.  Does not know: frames.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audobon.comic.geometry import Box, Point
from audobon.comic.page import Heading, TextLine
from audobon.lettering.page_format import PageFormat
from audobon.typography.faces import DISPLAY, LETTERING, face
from audobon.typography.line_breaking import Stack, block_profile, break_lines, split_words
from audobon.typography.setting import measure

_COVER_SIZES_PT = (64.0, 56.0, 48.0, 42.0)
_TITLE_SIZES_PT = (34.0, 30.0, 26.0, 22.0, 18.0, 15.0, 12.0, 10.0, 8.5)
_AUTHOR_SIZE_PT = 11.0
_COVER_AUTHOR_PT = 18.0
_COVER_AIR_PT = 20.0
_COVER_WIDTH_PT = 477.0
"""The width of the sheet that a cover's sizes are given for."""
_MOST_LINES = 3
_LEADING = 1.02
_AIR_PT = 12.0


def heading_height(title: str, *, author: str, page_format: PageFormat) -> float:
    """Height to keep free above the frames, in points; 0 without a title."""
    headings = title_headings(title, author=author, page_format=page_format)
    if not headings:
        return 0.0
    lowest = max(line.origin.y for heading in headings for line in heading.lines)
    return lowest - page_format.margin_top_pt + _AIR_PT


def title_headings(title: str, *, author: str, page_format: PageFormat) -> tuple[Heading, ...]:
    """The title and the author's name, set at the top of the live area.

    A long title takes smaller letters, then more lines; at the smallest size it is cut at a word, with three dots.
    """
    if not title.strip():
        return ()
    lines = _title_lines(title, page_format=page_format)
    headings = [Heading(lines=lines, font=DISPLAY)]
    if author.strip():
        y = lines[-1].origin.y + _AUTHOR_SIZE_PT * 1.45
        byline = _author_line(author, y=y, size_pt=_AUTHOR_SIZE_PT, page_format=page_format)
        headings.append(Heading(lines=(byline,), font=LETTERING))
    return tuple(headings)


def cover_picture(title: str, *, author: str, page_format: PageFormat) -> Box:
    """Where a cover's picture lies: between title and author, within the margins."""
    area = page_format.live_area()
    title_lines, author_line = _cover_lines(title, author=author, page_format=page_format)
    top = title_lines[-1].origin.y + _COVER_AIR_PT if title_lines else area.y
    bottom = page_format.height_pt - page_format.margin_top_pt
    if author_line is not None:
        bottom = author_line.origin.y - face(LETTERING).cap_height * author_line.size_pt - _COVER_AIR_PT
    return Box(x=area.x, y=top, width=area.width, height=bottom - top)


def cover_headings(title: str, *, author: str, page_format: PageFormat) -> tuple[Heading, ...]:
    """The title at the top of a cover, as large as its width allows, and the author's name at the foot."""
    title_lines, author_line = _cover_lines(title, author=author, page_format=page_format)
    headings = [Heading(lines=title_lines, font=DISPLAY, light=True)] if title_lines else []
    if author_line is not None:
        headings.append(Heading(lines=(author_line,), font=LETTERING, light=True))
    return tuple(headings)


def _cover_lines(title: str, *, author: str, page_format: PageFormat) -> tuple[tuple[TextLine, ...], TextLine | None]:
    sizes = tuple(size * page_format.width_pt / _COVER_WIDTH_PT for size in _COVER_SIZES_PT)
    lines = _title_lines(title, page_format=page_format, large=sizes) if title.strip() else ()
    if not author.strip():
        return lines, None
    foot = page_format.height_pt - page_format.margin_top_pt
    return lines, _author_line(author, y=foot, size_pt=_COVER_AUTHOR_PT, page_format=page_format)


def _title_lines(title: str, *, page_format: PageFormat, large: Sequence[float] = ()) -> tuple[TextLine, ...]:
    """A title's lines one under the other, centred, from the top margin down."""
    stack, size = _title_stack(title.strip().upper(), room_pt=_room(page_format), large=large)
    y = page_format.margin_top_pt
    lines: list[TextLine] = []
    for text, width in zip(stack.lines, stack.widths_pt, strict=True):
        y += face(DISPLAY).cap_height * size if not lines else size * _LEADING
        origin = Point(x=(page_format.width_pt - width) / 2, y=y)
        lines.append(TextLine(text=text, origin=origin, width_pt=width, size_pt=size))
    return tuple(lines)


def _author_line(author: str, *, y: float, size_pt: float, page_format: PageFormat) -> TextLine:
    """An author's name centred on a base line, cut where it is too long."""
    text = _byline(author.strip(), room_pt=_room(page_format), size_pt=size_pt)
    width = measure(text, font=LETTERING, size_pt=size_pt)
    return TextLine(text=text, origin=Point(x=(page_format.width_pt - width) / 2, y=y), width_pt=width, size_pt=size_pt)


def _room(page_format: PageFormat) -> float:
    return page_format.width_pt - 2 * page_format.margin_side_pt


def _title_stack(title: str, *, room_pt: float, large: Sequence[float] = ()) -> tuple[Stack, float]:
    for size in (*large, *_TITLE_SIZES_PT):
        width_of = _display_width(size)
        words = split_words(title, width_of=width_of, limit_pt=room_pt)
        longest = _MOST_LINES if large or size <= 20 else 1
        for count in range(1, longest + 1):
            stack = break_lines(words, count, width_of=width_of, profile=block_profile(count), limit_pt=room_pt)
            if stack is not None:
                return stack, size
    size = _TITLE_SIZES_PT[-1]
    width_of = _display_width(size)
    words = split_words(title, width_of=width_of, limit_pt=room_pt)
    while len(words) > 1:
        words = words[:-1]
        cut = (*words[:-1], words[-1].rstrip(".,;:-") + "...")
        stack = break_lines(
            cut, min(_MOST_LINES, len(cut)), width_of=width_of, profile=block_profile(_MOST_LINES), limit_pt=room_pt
        )
        if stack is not None:
            return stack, size
    raise AssertionError("one word, hyphenated to fit, always makes a line")


def _display_width(size: float) -> Callable[[str], float]:
    return lambda text: measure(text, font=DISPLAY, size_pt=size)


def _byline(author: str, *, room_pt: float, size_pt: float) -> str:
    while measure(author, font=LETTERING, size_pt=size_pt) > room_pt and len(author) > 4:
        author = author[:-4].rstrip() + "..."
    return author
