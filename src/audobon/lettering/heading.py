"""The heading of a page: a title in display letters, the author's name under it, centred.

Knows: how a title of any length is set.  Does not know: frames.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from audobon.comic.geometry import Box, Point
from audobon.comic.page import Heading, TextLine
from audobon.lettering.page_format import PageFormat
from audobon.typography.faces import face, family_for
from audobon.typography.line_breaking import Stack, block_profile, break_lines
from audobon.typography.pieces import Pieces, pieces_of
from audobon.typography.scripts import Script, capitals, main_script, manner
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
_CUT = "..."
_AIR_PT = 12.0
_LEAST_AIR_PT = 3.0


def heading_height(title: str, *, author: str, page_format: PageFormat, language: str = "") -> float:
    """Height to keep free above the frames, in points; 0 without a title."""
    headings = title_headings(title, author=author, page_format=page_format, language=language)
    if not headings:
        return 0.0
    lowest = max(line.origin.y for heading in headings for line in heading.lines)
    return lowest - page_format.margin_top_pt + _AIR_PT


def title_headings(
    title: str, *, author: str, page_format: PageFormat, language: str = "", foot_pt: float = math.inf
) -> tuple[Heading, ...]:
    """The title and the author's name, set at the top of the live area.

    A long title takes smaller letters, then more lines; at the smallest size it is cut at a word, with three dots.

    Args:
        title: In its own case.
        author: A name, or nothing.
        page_format: The sheet.
        language: Of both, as a BCP 47 tag, where letters depend on it.
        foot_pt: How far down the page they may reach: frames that were cut for another title begin there.
    """
    if not title.strip():
        return ()
    foot_pt -= 1.45 * _AUTHOR_SIZE_PT if author.strip() else 0.0
    heading = _title(title, page_format=page_format, language=language, foot_pt=foot_pt)
    headings = [heading]
    if author.strip():
        last = heading.lines[-1]
        y = last.origin.y + _Hand.of(title, language=language, heavy=True).below * last.size_pt + _AUTHOR_SIZE_PT * 1.45
        headings.append(_byline(author, y=y, size_pt=_AUTHOR_SIZE_PT, page_format=page_format, language=language))
    return tuple(headings)


def cover_picture(title: str, *, author: str, page_format: PageFormat, language: str = "") -> Box:
    """Where a cover's picture lies: between title and author, within the margins."""
    area = page_format.live_area()
    top, bottom = area.y, page_format.height_pt - page_format.margin_top_pt
    if title.strip():
        top = _cover_title(title, page_format=page_format, language=language).lines[-1].origin.y + _COVER_AIR_PT
    if author.strip():
        byline = _cover_byline(author, page_format=page_format, language=language)
        line = byline.lines[0]
        bottom = line.origin.y - face(byline.font).cap_height * line.size_pt - _COVER_AIR_PT
    return Box(x=area.x, y=top, width=area.width, height=bottom - top)


def cover_headings(
    title: str, *, author: str, page_format: PageFormat, language: str = "", foot_pt: float = math.inf
) -> tuple[Heading, ...]:
    """The title at the top of a cover, as large as its width allows, and the author's name at the foot.

    `foot_pt` is how far down the title may reach.
    """
    headings = []
    if title.strip():
        headings.append(_cover_title(title, page_format=page_format, language=language, foot_pt=foot_pt))
    if author.strip():
        headings.append(_cover_byline(author, page_format=page_format, language=language))
    return tuple(replace(heading, light=True) for heading in headings)


def _cover_title(title: str, *, page_format: PageFormat, language: str, foot_pt: float = math.inf) -> Heading:
    sizes = tuple(size * page_format.width_pt / _COVER_WIDTH_PT for size in _COVER_SIZES_PT)
    return _title(title, page_format=page_format, language=language, large=sizes, foot_pt=foot_pt)


def _cover_byline(author: str, *, page_format: PageFormat, language: str) -> Heading:
    foot = page_format.height_pt - page_format.margin_top_pt
    return _byline(author, y=foot, size_pt=_COVER_AUTHOR_PT, page_format=page_format, language=language)


@dataclass(frozen=True, kw_only=True)
class _Hand:
    """How a heading is set: its family, script and language, and from base line to base line in em."""

    font: str
    script: Script
    language: str
    leading: float
    above: float
    below: float

    @classmethod
    def of(cls, text: str, *, language: str, heavy: bool) -> _Hand:
        script = main_script(text, language=language)
        font = family_for(script, language=language, heavy=heavy)
        own = manner(script)
        return cls(
            font=font,
            script=script,
            language=language,
            leading=_LEADING if own is None else own.above + own.below + 0.1,
            above=face(font).cap_height if own is None else own.above,
            below=0.0 if own is None else own.below,
        )

    def height(self, lines: int, *, size_pt: float) -> float:
        """What so many lines take."""
        return size_pt * (self.above + self.below + (lines - 1) * self.leading)

    def width_of(self, size_pt: float) -> Callable[[str], float]:
        return lambda text: measure(text, font=self.font, size_pt=size_pt)


def _title(
    title: str, *, page_format: PageFormat, language: str, foot_pt: float = math.inf, large: Sequence[float] = ()
) -> Heading:
    """A title's lines one under the other, centred, from the top margin down."""
    hand = _Hand.of(title, language=language, heavy=True)
    text = capitals(" ".join(title.split()), language=language)
    room = (_room(page_format), foot_pt - page_format.margin_top_pt - _LEAST_AIR_PT)
    stack, size = _title_stack(text, hand=hand, room_pt=room, sizes=(*large, *_TITLE_SIZES_PT), cover=bool(large))
    y = page_format.margin_top_pt
    lines: list[TextLine] = []
    for line, width in zip(stack.lines, stack.widths_pt, strict=True):
        y += hand.above * size if not lines else size * hand.leading
        origin = Point(x=(page_format.width_pt - width) / 2, y=y)
        lines.append(TextLine(text=line, origin=origin, width_pt=width, size_pt=size))
    return Heading(lines=tuple(lines), font=hand.font)


def _byline(author: str, *, y: float, size_pt: float, page_format: PageFormat, language: str) -> Heading:
    """An author's name centred on a base line, cut where it is too long."""
    hand = _Hand.of(author, language=language, heavy=False)
    width_of = hand.width_of(size_pt)
    text = author.strip()
    while width_of(text) > _room(page_format) and len(text) > 4:
        text = text[:-4].rstrip() + _CUT
    origin = Point(x=(page_format.width_pt - width_of(text)) / 2, y=y)
    line = TextLine(text=text, origin=origin, width_pt=width_of(text), size_pt=size_pt)
    return Heading(lines=(line,), font=hand.font)


def _room(page_format: PageFormat) -> float:
    return page_format.width_pt - 2 * page_format.margin_side_pt


def _title_stack(
    title: str, *, hand: _Hand, room_pt: tuple[float, float], sizes: Sequence[float], cover: bool
) -> tuple[Stack, float]:
    """The title in its largest size and fewest lines that fit; at the smallest size it is cut until it fits its width.

    A room that is too low for a single line of the smallest size counts as one without a foot.
    """
    smallest = sizes[-1]
    high = room_pt[1] if hand.height(1, size_pt=smallest) <= room_pt[1] else math.inf
    for size in sizes:
        pieces = pieces_of(title, width_of=hand.width_of(size), limit_pt=room_pt[0], language=hand.language)
        longest = _MOST_LINES if cover or size <= 20 else 1
        for count in range(1, longest + 1):
            stack = _broken(pieces, count, hand=hand, size_pt=size, room_pt=room_pt[0])
            if stack is not None and hand.height(count, size_pt=size) <= high:
                return stack, size
    most = sum(hand.height(count, size_pt=smallest) <= high for count in range(1, _MOST_LINES + 1))
    kept = title
    while True:
        kept = _shorter(kept)
        pieces = pieces_of(kept + _CUT, width_of=hand.width_of(smallest), limit_pt=room_pt[0], language=hand.language)
        count = min(most, len(pieces.words))
        stack = _broken(pieces, count, hand=hand, size_pt=smallest, room_pt=room_pt[0])
        if stack is not None:
            return stack, smallest


def _shorter(title: str) -> str:
    """A title without its last word; without its last letter where it is of one word."""
    words = title.split()
    return " ".join(words[:-1]).rstrip(".,;:-") if len(words) > 1 else title[:-1]


def _broken(pieces: Pieces, count: int, *, hand: _Hand, size_pt: float, room_pt: float) -> Stack | None:
    return break_lines(
        pieces.words,
        count,
        width_of=hand.width_of(size_pt),
        profile=block_profile(count),
        limit_pt=room_pt,
        seams=pieces.seams,
    )
