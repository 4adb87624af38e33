"""Other words in a finished book: its changed pages are lettered again on the same art, and nothing is painted.

Knows: which pages a change of words touches, and that words which do not fit are named.
Does not know: how anything is set.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

from audobon.bindery import Bindery, lettered_book, press_for
from audobon.comic.page import Page, Refusal
from audobon.comic.storyboard import Storyboard
from audobon.crew import Press
from audobon.errors import GenerationError, SettingsError
from audobon.lettering_table import Row, in_language, rows_of, table_language, table_words, with_words
from audobon.manuscript.language import detect_language
from audobon.project import BookFolder, book_record
from audobon.report import Step, Watch, unwatched
from audobon.typography.scripts import language_script, main_script

_TOLD_REFUSALS = 12
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, kw_only=True)
class Relettering:
    """A book that got other words.

    `lines` and `pages` count what changed; `language` is that of its words now; `seconds` is wall-clock time.
    """

    folder: Path
    files: tuple[Path, ...]
    lines: int
    pages: tuple[int, ...]
    language: str
    seconds: float


def book_rows(root: Path) -> tuple[Row, ...]:
    """The words of a book, line by line.

    Raises:
        InputError: AUD-154, if this folder holds no book; AUD-140 to AUD-151, if its storyboard is damaged.
    """
    book_record(root)
    return rows_of(BookFolder(root).storyboard())


def reletter_book(
    root: Path,
    table: Path,
    *,
    formats: tuple[str, ...] = (),
    language: str = "",
    vertical: bool | None = None,
    press: Press | None = None,
    watch: Watch = unwatched,
) -> Relettering:
    """Put a table's words into a finished book, and bind it anew.

    The book's storyboard keeps the words, as if they had been edited by hand. Where words do not fit, nothing changes.

    Args:
        root: The book's folder.
        table: A CSV, JSON or PO file (see `lettering_table`).
        formats: By name; those that the book was made in if empty.
        language: Of the words, a BCP 47 tag; if empty, what the table says, and where it says nothing, what the words
            look like if they are in another script than the book's language.
        vertical: Whether Chinese and Japanese words stand in columns; as they do, if None.
        press: Who letters, prints and binds; the house's own if None.
        watch: Told of every step.

    Raises:
        SettingsError: AUD-243, for another form of file; AUD-246, for what is no language; AUD-253, if nobody binds
            such a format.
        InputError: AUD-154, if this folder holds no book; AUD-157, if the book is not finished; AUD-158, for a table
            that cannot be read or is of another book.
        GenerationError: AUD-654, if words do not fit beside the art: every panel is named.
        ResourceError: AUD-510 to AUD-513, if a typeface is missing here or draws not all of the words; AUD-551 to
            AUD-553.
    """
    started = time.monotonic()
    record = book_record(root)
    words = table_words(table)
    language = checked_language(language or table_language(table))
    formats = formats or record.formats
    press = press_for(record, formats, press=press)
    with BookFolder.opened(root, is_draft=record.draft) as folder:
        bindery = Bindery(folder, record, press=press, watch=watch)
        before = folder.storyboard()
        board = with_words(before, words)
        board = in_language(board, language or _guessed(board), vertical=vertical)
        kept = folder.lettered()
        lettered, arts = bindery.again() if kept is None else (kept, bindery.arts(kept.book.pages))
        changed = _changed(before, board)
        pages = _lettered(folder, bindery, board, changed, watch=watch)
        if changed:
            every = [pages.get(page.number, page) for page in lettered.book.pages]
            lettered = lettered_book(board, every, record, modified=folder.ended())
            folder.drop_lettered()  # a run that ends early leaves no pages that look finished
            folder.keep_storyboard(board)
            bindery.print_pages(lettered.book.pages, arts)
            folder.keep_lettered(lettered)
        files = bindery.bound(lettered, arts, formats=formats, into=root.resolve().parent)
    return Relettering(
        folder=root,
        files=files,
        lines=sum(one.text != other.text for one, other in zip(rows_of(before), rows_of(board), strict=True)),
        pages=tuple(sorted(changed)),
        language=board.language,
        seconds=time.monotonic() - started,
    )


def checked_language(tag: str) -> str:
    """A language's tag in its usual spelling; an empty one stays empty.

    Raises:
        SettingsError: AUD-246, if it has not the form of one.
    """
    if tag and not _TAG.fullmatch(tag):
        raise SettingsError("AUD-246", f'"{tag}" is no language', hint="name it as he, ja, pt-BR or zh-Hant (BCP 47)")
    first, *rest = tag.split("-")
    return "-".join((first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)))


def _guessed(board: Storyboard) -> str:
    """The language of words that are in another script than the plan's language; empty if they are not."""
    text = " ".join(row.text for row in rows_of(board))
    return "" if main_script(text) is language_script(board.language) else detect_language(text)


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
        told = [f"{one.panel} (about {one.words_that_fit} {one.unit} would fit)" for one in refused[:_TOLD_REFUSALS]]
        more = f", and {len(refused) - len(told)} more" if len(refused) > len(told) else ""
        raise GenerationError(
            "AUD-654",
            f"the words of {len(refused)} panels do not fit beside their pictures: {', '.join(told)}{more}",
            hint="shorten them, or put them into storyboard.json and run `audobon make`, which gives them other frames",
        )
    return pages
