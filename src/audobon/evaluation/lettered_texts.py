"""Texts read, planned, pencilled and lettered, for those who judge pages; nothing is kept.

Knows: the crew's doors, rehearsal.  Does not know: what is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from audobon.comic.page import Page
from audobon.comic.pencils import Pencils
from audobon.comic.story import Story
from audobon.comic.storyboard import Storyboard
from audobon.crew import Crew
from audobon.planning import planned, read_story
from audobon.project import BookFolder
from audobon.rehearsal import Rehearsal

OPENING_CHARACTERS = 6000
_DPI = 72


def read_and_planned(text: str, crew: Crew) -> tuple[Story, Storyboard]:
    """A text as it is understood and planned.

    Raises:
        InputError: 1xx, if the text is too large or binary.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "untitled.txt"
        path.write_text(text, encoding="utf-8")
        manuscript, story = read_story(path)
        return story, planned(crew.director, manuscript, story, pages=None)


def lettered_pages(text: str, crew: Crew) -> Sequence[tuple[Page, tuple[Pencils, ...]]]:
    """The lettered pages of a text's opening, with the pencils of each page's panels.

    Raises:
        GenerationError: AUD-650, if a page's words fit in no way that the director knows.
    """
    _, board = read_and_planned(text[:OPENING_CHARACTERS], crew)
    with TemporaryDirectory() as root, BookFolder.opened(Path(root) / "untitled.book") as folder:
        pages = Rehearsal(folder, crew=crew, dpi=_DPI).rehearsed(board, edited=False, watch=lambda done, of: None)
        return [(one.page, tuple(folder.pencils(record) for record in one.pencils)) for one in pages]
