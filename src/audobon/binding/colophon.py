"""The last page: what the book was made with, and under which licences.

Knows: how credits are set as a quiet page of type.  Does not know: where they come from.
"""

from __future__ import annotations

from collections.abc import Callable

from audobon.comic.book import Book, Credit
from audobon.comic.geometry import Outline, Point
from audobon.comic.page import TextLine
from audobon.typography.faces import DISPLAY, FALLBACK, LETTERING, SOURCES, face, family_for
from audobon.typography.marks import INK, Mark, Shape, Words, words
from audobon.typography.pieces import pieces_of
from audobon.typography.scripts import capitals, main_script
from audobon.typography.setting import drawable, measure

_GREY = "#6a655b"
_RULE_PT = 0.6
_MEASURE_PT = 330.0
_TITLE_PT = 17.0
_BODY_PT = 9.0
_FOOT_PT = 40.0


def colophon_pages(book: Book, *, width_pt: float, height_pt: float) -> tuple[tuple[Mark, ...], ...]:
    """The colophon as marks on pages of this size: one page, and more where the credits are many."""
    measure_pt = min(_MEASURE_PT, width_pt - 60)
    left = (width_pt - measure_pt) / 2
    pages: list[list[Mark]] = [[]]
    y = _set_head(pages[0], book, top=height_pt * 0.14, width_pt=width_pt, measure_pt=measure_pt)
    for credit in _credits(book):
        marks: list[Mark] = []
        bottom = _set_credit(marks, credit, left=left, y=y, measure_pt=measure_pt)
        if bottom > height_pt - _FOOT_PT and pages[-1]:
            pages.append([])
            marks = []
            bottom = _set_credit(marks, credit, left=left, y=height_pt * 0.14, measure_pt=measure_pt)
        pages[-1] += marks
        y = bottom
    return tuple(tuple(page) for page in pages)


def _set_head(marks: list[Mark], book: Book, *, top: float, width_pt: float, measure_pt: float) -> float:
    """Title, author and a short rule, centred. Returns the next y."""
    y = top
    title = capitals(book.title, language=book.language)
    font = family_for(main_script(title, language=book.language), language=book.language, heavy=True)
    for text in _wrapped(title, font=font, size_pt=_TITLE_PT, limit_pt=measure_pt):
        marks.append(_centered(text, font=font, size_pt=_TITLE_PT, y=y, page_width=width_pt))
        y += _TITLE_PT * (1.1 if font == DISPLAY else 1.4)
    for text in _wrapped(book.author.strip(), font=LETTERING, size_pt=_BODY_PT + 2, limit_pt=measure_pt):
        marks.append(_centered(text, font=LETTERING, size_pt=_BODY_PT + 2, y=y + 2, page_width=width_pt))
        y += (_BODY_PT + 2) * 1.3
    y += 10
    marks.append(_rule(width_pt / 2 - 24, width_pt / 2 + 24, y))
    return y + 26


def _credits(book: Book) -> tuple[Credit, ...]:
    """The book's own credits, the typefaces unless they are among them, and how to make the book again."""
    named = " ".join(credit.what for credit in book.colophon)
    faces = [
        Credit(what=f"Typeface {name}", licence=SOURCES[name].licence, detail=SOURCES[name].credit)
        for name in (LETTERING, DISPLAY, FALLBACK)
        if name not in named
    ]
    again = f"style {book.style}, seed {book.seed}: the same story, seed, machine and versions give the same book"
    return (*book.colophon, *faces, Credit(what="Made with Audobon", licence="Apache-2.0", detail=again))


def _set_credit(marks: list[Mark], credit: Credit, *, left: float, y: float, measure_pt: float) -> float:
    """One credit: its name and licence on a line of their own, the detail in grey under it. Returns the next y."""
    head = credit.what if not credit.licence else f"{credit.what}  ({credit.licence})"
    for text in _wrapped(head, font=LETTERING, size_pt=_BODY_PT, limit_pt=measure_pt):
        marks.append(_line(text, x=left, y=y, size_pt=_BODY_PT, color=INK))
        y += _BODY_PT * 1.35
    for text in _wrapped(credit.detail, font=LETTERING, size_pt=_BODY_PT - 1, limit_pt=measure_pt):
        marks.append(_line(text, x=left, y=y, size_pt=_BODY_PT - 1, color=_GREY))
        y += (_BODY_PT - 1) * 1.4
    return y + _BODY_PT * 0.75


def _wrapped(text: str, *, font: str, size_pt: float, limit_pt: float) -> list[str]:
    """Greedy lines, none wider than the limit; long names and sums are broken."""
    width_of = _width(font, size_pt)
    lines: list[str] = []
    pieces = pieces_of(drawable(text, font=font), width_of=width_of, limit_pt=limit_pt)
    for word, seam in zip(pieces.words, (None, *pieces.seams), strict=False):
        gap = " " if seam is None or seam.is_space else ""
        if lines and width_of(f"{lines[-1]}{gap}{word}") <= limit_pt:
            lines[-1] += gap + word
        else:
            lines.append(word)
    return lines


def _width(font: str, size_pt: float) -> Callable[[str], float]:
    return lambda text: measure(text, font=font, size_pt=size_pt)


def _line(text: str, *, x: float, y: float, size_pt: float, color: str) -> Words:
    width = measure(text, font=LETTERING, size_pt=size_pt)
    return words(
        TextLine(text=text, origin=Point(x=x, y=y), width_pt=width, size_pt=size_pt), font=LETTERING, color=color
    )


def _centered(text: str, *, font: str, size_pt: float, y: float, page_width: float) -> Words:
    width = measure(text, font=font, size_pt=size_pt)
    origin = Point(x=(page_width - width) / 2, y=y + face(font).cap_height * size_pt)
    return words(TextLine(text=text, origin=origin, width_pt=width, size_pt=size_pt), font=font)


def _rule(left: float, right: float, y: float) -> Shape:
    corners = ((left, y), (right, y), (right, y + _RULE_PT), (left, y + _RULE_PT))
    return Shape(outlines=(Outline(points=tuple(Point(x=a, y=b) for a, b in corners)),), fill=_GREY)
