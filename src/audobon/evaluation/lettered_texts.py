"""Texts read, planned, pencilled and lettered, for those who judge pages or panels; nothing is kept.

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
from audobon.crew import Crew, PaintOrder
from audobon.errors import InputError
from audobon.keys import panel_seed
from audobon.painting_rounds import CONTROL
from audobon.planning import planned, read_story
from audobon.project import BookFolder
from audobon.rehearsal import Rehearsal, Rehearsed

OPENING_CHARACTERS = 6000
_DPI = 72
_PAINTED_DPI = 110
"""Panels of some 400 px a side."""
_BOOK_SEED = 0


def texts_in(folder: Path) -> tuple[str, ...]:
    """All texts (`*.txt`) of a folder, by name.

    Raises:
        InputError: AUD-169, if there is none.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise InputError("AUD-169", f"{folder} holds no text", hint="give a folder of stories as .txt files")
    return tuple(path.read_text("utf-8", "replace") for path in paths)


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
    return [(one.page, pencils) for one, pencils in _rehearsed(text[:OPENING_CHARACTERS], crew, dpi=_DPI)]


def panel_orders(text: str, crew: Crew) -> tuple[PaintOrder, ...]:
    """What a painter is asked for at the first attempt of every panel of a text.

    Raises:
        GenerationError: AUD-650, if a page's words fit in no way that the director knows.
    """
    panels = [
        (brief, drawn)
        for one, pencils in _rehearsed(text, crew, dpi=_PAINTED_DPI)
        for brief, drawn in zip(one.plan.panels, pencils, strict=True)
    ]
    return tuple(
        PaintOrder(
            brief=brief, pencils=drawn, seed=panel_seed(_BOOK_SEED, brief.id, attempt=0), attempt=0, control=CONTROL
        )
        for brief, drawn in panels
    )


def _rehearsed(text: str, crew: Crew, *, dpi: int) -> list[tuple[Rehearsed, tuple[Pencils, ...]]]:
    _, board = read_and_planned(text, crew)
    with TemporaryDirectory() as root, BookFolder.opened(Path(root) / "untitled.book") as folder:
        pages = Rehearsal(folder, crew=crew, dpi=dpi).rehearsed(board, edited=False, watch=lambda done, of: None)
        return [(one, tuple(folder.pencils(record) for record in one.pencils)) for one in pages]
