"""Audobon: prose in, a finished illustrated comic out.

    import audobon
    result = audobon.make_book(Path("story.txt"), Path("books"))

Names are looked up when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audobon.comic.codec import from_json, to_json
    from audobon.comic.story import Story
    from audobon.comic.storyboard import Storyboard
    from audobon.crew import Crew
    from audobon.errors import AudobonError
    from audobon.hire import hire_crew
    from audobon.manuscript import open_manuscript
    from audobon.pipeline import BookResult, MakeOptions, draw_board, make_book, redraw_panel
    from audobon.planning import read_story, stage_story

__all__ = [
    "AudobonError",
    "BookResult",
    "Crew",
    "MakeOptions",
    "Story",
    "Storyboard",
    "draw_board",
    "from_json",
    "hire_crew",
    "make_book",
    "open_manuscript",
    "read_story",
    "redraw_panel",
    "stage_story",
    "to_json",
]

_HOMES = {
    "AudobonError": "errors",
    "BookResult": "pipeline",
    "Crew": "crew",
    "MakeOptions": "pipeline",
    "Story": "comic.story",
    "Storyboard": "comic.storyboard",
    "draw_board": "pipeline",
    "from_json": "comic.codec",
    "hire_crew": "hire",
    "make_book": "pipeline",
    "open_manuscript": "manuscript",
    "read_story": "planning",
    "redraw_panel": "pipeline",
    "stage_story": "planning",
    "to_json": "comic.codec",
}


def __getattr__(name: str) -> object:
    """Look a public name up where it lives (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'audobon' has no attribute {name!r}")
    return getattr(import_module(f"audobon.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
