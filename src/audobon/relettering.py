"""Other words in a finished book: its changed pages are lettered again on the same art, and nothing is painted.

Knows: which pages a change of words touches, and that words which do not fit are named.
Does not know: how anything is set.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from audobon.bindery import Bindery, lettered_book, press_for
from audobon.comic.page import Page, Refusal
from audobon.comic.storyboard import Storyboard
from audobon.crew import Press
from audobon.errors import GenerationError
from audobon.lettering_table import Row, rows_of, table_words, with_words
from audobon.project import BookFolder, book_record
from audobon.report import Step, Watch, unwatched

_TOLD_REFUSALS = 12


@dataclass(frozen=True, kw_only=True)
class Relettering:
    """A book that got other words.

    `lines` and `pages` count what changed; `seconds` is wall-clock time.
    """

    folder: Path
    files: tuple[Path, ...]
    lines: int
    pages: tuple[int, ...]
    seconds: float


def book_rows(root: Path) -> tuple[Row, ...]:
    """The words of a book, line by line.

    Raises:
        InputError: AUD-154, if this folder holds no book; AUD-140 to AUD-151, if its storyboard is damaged.
    """
    book_record(root)
    return rows_of(BookFolder(root).storyboard())


def reletter_book(
    root: Path, table: Path, *, formats: tuple[str, ...] = (), press: Press | None = None, watch: Watch = unwatched
) -> Relettering:
    """Put a table's words into a finished book, and bind it anew.

    The book's storyboard keeps the words, as if they had been edited by hand. Where words do not fit, nothing changes.

    Args:
        root: The book's folder.
        table: A CSV, JSON or PO file (see `lettering_table`).
        formats: By name; those that the book was made in if empty.
        press: Who letters, prints and binds; the house's own if None.
        watch: Told of every step.

    Raises:
        SettingsError: AUD-243, for another form of file; AUD-253, if nobody binds such a format.
        InputError: AUD-154, if this folder holds no book; AUD-157, if the book is not finished; AUD-158, for a table
            that cannot be read or is of another book.
        GenerationError: AUD-654, if words do not fit beside the art: every panel is named.
        ResourceError: AUD-551 to AUD-553.
    """
    started = time.monotonic()
    record = book_record(root)
    words = table_words(table)
    formats = formats or record.formats
    press = press_for(record, formats, press=press)
    with BookFolder.opened(root, is_draft=record.draft) as folder:
        bindery = Bindery(folder, record, press=press, watch=watch)
        before = folder.storyboard()
        board = with_words(before, words)
        kept = folder.lettered()
        lettered, arts = bindery.again() if kept is None else (kept, bindery.arts(kept.book.pages))
        changed = _changed(before, board)
        pages = _lettered(folder, bindery, board, changed, watch=watch)
        if changed:
            every = [pages.get(page.number, page) for page in lettered.book.pages]
            lettered = lettered_book(board, every, record, modified=folder.ended())
            folder.drop_lettered()  # a run that ends early leaves no pages that look finished
            folder.keep_storyboard(board)
            bindery.print_pages([page for page in lettered.book.pages if page.number in changed])
            folder.keep_lettered(lettered)
        files = bindery.bound(lettered, arts, formats=formats, into=root.resolve().parent)
    return Relettering(
        folder=root,
        files=files,
        lines=sum(one.text != other.text for one, other in zip(rows_of(before), rows_of(board), strict=True)),
        pages=tuple(sorted(changed)),
        seconds=time.monotonic() - started,
    )


def _changed(before: Storyboard, board: Storyboard) -> frozenset[int]:
    """The numbers of the pages whose words are others."""
    pairs = zip(before.pages, board.pages, strict=True)
    return frozenset(one.number for one, other in pairs if one != other)


def _lettered(
    folder: BookFolder, bindery: Bindery, board: Storyboard, changed: frozenset[int], *, watch: Watch
) -> dict[int, Page]:
    """The changed pages, lettered on the frames that they have; all panels whose words do not fit are named at once."""
    layouts = {layout.number: layout.frames for layout in folder.layout().pages}
    pages: dict[int, Page] = {}
    refused: list[Refusal] = []
    for plan in board.pages:
        if plan.number in changed:
            watch(Step(stage="lettering", done=len(pages), of=len(changed), what=f"page {plan.number}"))
            answer = bindery.lettered_on(plan, frames=layouts.get(plan.number, ()))
            if isinstance(answer, Refusal):
                refused.append(answer)
            else:
                pages[plan.number] = answer
    if refused:
        told = [f"{one.panel} (about {one.words_that_fit} words would fit)" for one in refused[:_TOLD_REFUSALS]]
        more = f", and {len(refused) - len(told)} more" if len(refused) > len(told) else ""
        raise GenerationError(
            "AUD-654",
            f"the words of {len(refused)} panels do not fit beside their pictures: {', '.join(told)}{more}",
            hint="shorten them, or put them into storyboard.json and run `audobon make`, which gives them other frames",
        )
    return pages
