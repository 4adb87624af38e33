"""Where every page of a book stands: planned or printed.

Knows: the records of pages.  Does not know: HTTP, or how a page is lettered.
"""

from __future__ import annotations

from dataclasses import dataclass

from audobon.comic.codec import to_json
from audobon.comic.storyboard import PagePlan
from audobon.files import sha256_hex
from audobon.kept_record import kept_record, mark_time
from audobon.page_folder import PageRecord
from audobon.project import BookFolder, PageLayout
from audobon.serving.made_book import MadeBook

_LETTERS = 16


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """A page of the plan: whether its picture is of what it is now, and a version that is another for another page."""

    number: int
    double: bool
    printed: bool
    version: str


def pages_of(book: MadeBook) -> tuple[PageFacts, ...]:
    """Every page of the storyboard, in order; none before there is one.

    Raises:
        InputError: 1xx, if a person has damaged the storyboard.
    """
    folder = book.opened
    if folder is None or not (folder.root / "storyboard.json").is_file():
        return ()
    layouts = {one.number: one for one in folder.layout().pages}
    cut = mark_time(folder.root / "layout.json") or 0
    is_finished = (folder.root / "lettered.json").is_file()
    return tuple(
        _facts(folder, plan, layouts.get(plan.number), since=0 if is_finished else cut)
        for plan in folder.storyboard().pages
    )


def _facts(folder: BookFolder, plan: PagePlan, layout: PageLayout | None, *, since: int) -> PageFacts:
    """While a book is made anew, a picture that is older than its frames may be of other ones."""
    mark = folder.pages.path(plan.number).with_suffix(".json")
    record = kept_record(PageRecord, mark)
    printed = record is not None and (mark_time(mark) or 0) >= since
    if record is not None and printed:
        version = record.sha256[:_LETTERS]
    else:
        version = sha256_hex(to_json(plan), to_json(layout) if layout else "")[:_LETTERS]
    return PageFacts(number=plan.number, double=plan.double, printed=printed, version=version)
