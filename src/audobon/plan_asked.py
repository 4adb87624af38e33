"""How a book is to be planned, as the command names it.

Knows: names.  Does not know: readers, directors, lengths.
"""

from __future__ import annotations

from dataclasses import dataclass

US_COMIC = "us-comic"
"""The trim of books that name none."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a book's pages are: the name of their trim, and whether they are read from right to left, as manga are."""

    trim: str = US_COMIC
    right_to_left: bool = False


US_SHEET = Sheet()


@dataclass(frozen=True, kw_only=True)
class PlanAsked:
    """Who reads the story and who plans the pages (`openai:URL#MODEL`, or empty for the house's own), on which sheet,
    with or without a cover."""

    reader: str = ""
    director: str = ""
    sheet: Sheet = US_SHEET
    cover: bool = True


HOUSE_PLAN = PlanAsked()
