"""A finished book, checked: its folder as `audobon make` leaves it, or any bound file, ours or not.

Knows: which of the two it is, and who judges.  Does not know: what any check sees, or how findings are shown.
"""

from __future__ import annotations

from pathlib import Path

from audobon.comic.inspection import Inspection
from audobon.crew import Editor
from audobon.project import book_record


def check_book(path: Path, *, outside: bool = True, editor: Editor | None = None) -> Inspection:
    """Look at a book in four stages; nothing is changed.

    Args:
        path: A book's folder, a bound file (CBZ, PDF, EPUB, HTML) or a folder of page pictures.
        outside: Whether other programs are asked that are installed (EPUBCheck).
        editor: Who judges a folder's panels and pages; the house's own if None.

    Raises:
        InputError: AUD-140 to AUD-152, if a book's records are damaged; AUD-180, if there is no such file or it cannot
            be read; AUD-181, if it is of no kind that is looked at; AUD-182, if it is too large.
        WeightsError: AUD-311 to AUD-315, if weights by which a folder's panels are judged are missing or damaged.
    """
    if (path / "book.json").is_file():
        from audobon.folder_checking import check_folder

        return check_folder(path, editor=editor or _house_editor(path), outside=outside)
    from audobon.quality.files import inspected_file

    return inspected_file(path, outside=outside)


def _house_editor(path: Path) -> Editor:
    """Who judged the book when it was made: a draft's editor reads no weights."""
    from audobon.hire import hire_editor
    from audobon.quality import HouseEditor

    record = book_record(path)
    return HouseEditor() if record.draft else hire_editor(record.model.named_style(record.style))
