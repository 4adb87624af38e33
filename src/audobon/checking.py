"""A finished book, checked: any bound file, ours or not.

Knows: which checks look at what.  Does not know: what any of them sees, or how findings are shown.
"""

from __future__ import annotations

from pathlib import Path

from audobon.comic.inspection import Inspection


def check_book(path: Path, *, outside: bool = True) -> Inspection:
    """Look at a book in four stages; nothing is changed.

    Args:
        path: A bound file (CBZ, PDF, EPUB, HTML) or a folder of page pictures.
        outside: Whether other programs are asked that are installed (EPUBCheck).

    Raises:
        InputError: AUD-180, if there is no such file or it cannot be read; AUD-181, if it is of no kind that is looked
            at; AUD-182, if it is too large.
    """
    from audobon.quality.files import inspected_file

    return inspected_file(path, outside=outside)
