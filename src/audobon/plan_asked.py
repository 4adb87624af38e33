"""How a book is to be planned, as the command names it.

Knows: names.  Does not know: readers, directors, sheets.
"""

from __future__ import annotations

from dataclasses import dataclass

US_COMIC = "us-comic"
"""The trim of books that name none."""


@dataclass(frozen=True, kw_only=True)
class PlanAsked:
    """Who reads the story and who plans the pages (`openai:URL#MODEL`, or empty for the house's own), on which trim,
    with or without a cover."""

    reader: str = ""
    director: str = ""
    trim: str = US_COMIC
    cover: bool = True


HOUSE_PLAN = PlanAsked()
