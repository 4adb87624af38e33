"""A book in figures: its title, how many pages and panels there are, how many are painted, whether it is bound.

Knows: which marks in a book's folder say what.  Does not know: HTTP, or what the marks hold but for the title.

They are told for every book of a list, so marks are counted and not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from audobon.kept_record import kept_record, mark_time
from audobon.project import BookRecord, Layout
from audobon.serving.made_book import MadeBook

_KEPT_FACTS = 2_048


@dataclass(frozen=True, kw_only=True)
class MadeFacts:
    """How far a book is made.

    Attributes:
        title: Of the book; empty before it is planned.
        pages: That it has by its plan.
        panels: That are pencilled.
        painted: Panels with art; in a draft, with its pencils in the art's place.
        bound: Whether there are files of it.
    """

    title: str = ""
    pages: int = 0
    panels: int = 0
    painted: int = 0
    bound: bool = False


def facts_of(book: MadeBook) -> MadeFacts:
    """What there is of a book now; another process may be at work on it."""
    folder = book.folder
    if folder is None:
        return MadeFacts()
    panels = [path for path in (folder / "panels").glob("*") if path.is_dir()]
    pencilled = sum((path / "pencils.json").is_file() for path in panels)
    painted = sum((path / "art.json").is_file() or (path / "proof.json").is_file() for path in panels)
    return MadeFacts(
        title=_title(folder / "book.json", mark_time(folder / "book.json")),
        pages=_pages(folder / "layout.json", mark_time(folder / "layout.json")),
        panels=pencilled,
        painted=painted,
        bound=book.is_bound,
    )


@lru_cache(maxsize=_KEPT_FACTS)
def _title(path: Path, written: int | None) -> str:
    """`written` tells one state of the file from another."""
    record = None if written is None else kept_record(BookRecord, path)
    return "" if record is None else record.title


@lru_cache(maxsize=_KEPT_FACTS)
def _pages(path: Path, written: int | None) -> int:
    layout = None if written is None else kept_record(Layout, path)
    return 0 if layout is None else len(layout.pages)
