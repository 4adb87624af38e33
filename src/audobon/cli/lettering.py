"""`audobon letter`: a finished book's words, out and in.

Knows: what is told of it.  Does not know: tables, lettering.
"""

from __future__ import annotations

from pathlib import Path

from audobon.cli.progress import progress_shown
from audobon.files import write_text
from audobon.lettering_table import table_text
from audobon.relettering import book_rows, reletter_book


def write_words(book: Path, file: Path) -> dict[str, object]:
    """Write a book's words to a file, whose ending says in which form."""
    rows = book_rows(book)
    write_text(file, table_text(rows, form=file.suffix.removeprefix(".")))
    return {"book": str(book), "file": str(file), "lines": len(rows)}


def letter_with(
    book: Path, file: Path, *, formats: tuple[str, ...], language: str, vertical: bool | None, quiet: bool
) -> dict[str, object]:
    """Letter a book with a file's words, and bind it."""
    with progress_shown(quiet=quiet) as watch:
        done = reletter_book(book, file, formats=formats, language=language, vertical=vertical, watch=watch)
    return {
        "book": str(done.folder),
        "files": [str(path) for path in done.files],
        "lines": done.lines,
        "pages": list(done.pages),
        "language": done.language,
        "seconds": round(done.seconds, 2),
    }
