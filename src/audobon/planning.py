"""From a manuscript to a plan: read it, stage it, and make sure that the plan can be drawn.

Knows: that staging follows reading, and what every plan must have.  Does not know: drawing, or a book's folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from audobon.comic.codec import canonical
from audobon.comic.corrections import UNCORRECTED, Corrections
from audobon.comic.coverage import Coverage
from audobon.comic.manuscript import Manuscript
from audobon.comic.mirroring import mirrored_board
from audobon.comic.soundness import check_storyboard
from audobon.comic.story import Story
from audobon.comic.storyboard import CastDesign, PanelBrief, Storyboard
from audobon.crew import Director, Look
from audobon.hire import hire_director, hire_reader
from audobon.lettering.page_format import trim_named
from audobon.manuscript import open_manuscript
from audobon.plan_asked import HOUSE_PLAN, PlanAsked, Sheet
from audobon.staging.cover import with_cover
from audobon.staging.coverage import coverage_of, coverage_warnings, sentences_of
from audobon.staging.double_pages import with_double_page
from audobon.staging.looks import look_in_words
from audobon.understanding.correcting import corrected


def read_story(
    path: Path, *, chapter: str = "", reader: str = "", corrections: Corrections = UNCORRECTED
) -> tuple[Manuscript, Story]:
    """Open a story and understand it.

    Args:
        path: The story's file.
        chapter: Which chapters to take: a number, a range, or words of a title; all if empty.
        reader: A language model as `openai:URL#MODEL`, or nothing for the house's own reader.
        corrections: What a person says that the reading got wrong.

    Raises:
        InputError: 1xx, if the file is no story.
        SettingsError: AUD-259, if `reader` is no address.
    """
    hired = hire_reader(reader)
    manuscript = open_manuscript(path, chapter=chapter)
    return manuscript, canonical(corrected(hired.read(manuscript), corrections))


def clean_text(path: Path, *, chapter: str = "") -> str:
    """The text whose characters the spans of a story count.

    Raises:
        InputError: 1xx, if the file is no story.
    """
    return open_manuscript(path, chapter=chapter).text


def stage_story(path: Path, *, pages: int | None = None) -> Storyboard:
    """Open a story, understand it, and plan its pages.

    Raises:
        InputError: 1xx, if the file is no story.
    """
    return plan_story(path, pages=pages).board


def stage_text(text: str, *, title: str = "untitled") -> Storyboard:
    """The plan of a text that lies in no file; no pages where it tells nothing.

    Raises:
        InputError: 1xx, if the text is too large or binary.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{title}.txt"
        path.write_text(text, encoding="utf-8")
        return stage_story(path)


@dataclass(frozen=True, kw_only=True)
class StoryPlan:
    """A plan, how much of its text it holds, and all there is to warn of."""

    board: Storyboard
    coverage: Coverage
    warnings: tuple[str, ...]


def plan_story(path: Path, *, chapter: str = "", pages: int | None = None, asked: PlanAsked = HOUSE_PLAN) -> StoryPlan:
    """Plan a story's pages, and compare the plan with the text.

    Args:
        path: The story's file.
        chapter: As `read_story`.
        pages: The page count to keep to, or None to let the text decide.
        asked: Who reads and who plans, and the sheet.

    Raises:
        InputError: 1xx, if the file is no story.
        SettingsError: AUD-242, if there is no such trim; AUD-259, if a reader or director is no address.
    """
    hired = hire_director(asked.director, room=trim_named(asked.sheet.trim).room)
    manuscript, story = read_story(path, chapter=chapter, reader=asked.reader)
    board = planned(hired, manuscript, story, pages=pages, cover=asked.cover, sheet=asked.sheet)
    board = mirrored_board(board) if asked.sheet.right_to_left else board
    coverage = coverage_of(story, board, sentences_of(manuscript.text, story))
    return StoryPlan(board=board, coverage=coverage, warnings=(*board.warnings, *coverage_warnings(coverage, story)))


def planned(
    director: Director, manuscript: Manuscript, story: Story, *, pages: int | None, cover: bool = False,
    sheet: Sheet | None = None,
) -> Storyboard:  # fmt: skip
    """The director's plan in its canonical form, with a cover or a title over its first page, checked.

    The cover comes on top of the pages that were asked for.

    Args:
        director: Who plans.
        manuscript: The text the story was read from.
        story: What was read.
        pages: The page count to keep to, or None to let the text decide.
        cover: Whether a cover stands before the pages.
        sheet: The pages, for a double page where the story has a moment for one; None for none.
    """
    board = canonical(director.stage(manuscript, story, pages=pages))
    trim = trim_named(sheet.trim) if sheet is not None else None
    if trim is not None and trim.width_pt <= trim.height_pt:  # wide pages are shown one by one, and none faces another
        board = with_double_page(board, pages=pages, room=trim.room, cover=cover)
    board = with_cover(board) if cover and board.pages else board
    board = replace(_titled(board), text_sha256=manuscript_sha256(manuscript))
    return check_storyboard(board, source="the director's storyboard")


def looks_in(brief: PanelBrief, cast: Iterable[CastDesign]) -> tuple[Look, ...]:
    """How those who are placed in a panel look, in words."""
    placed = {placement.character for placement in brief.placements}
    seen = (design for design in cast if design.character in placed)
    return tuple(Look(character=design.character, words=look_in_words(design)) for design in seen)


def manuscript_sha256(manuscript: Manuscript) -> str:
    """The sha256 of the clean text: what a story, a storyboard and a book refer to."""
    return hashlib.sha256(manuscript.text.encode("utf-8")).hexdigest()


def _titled(board: Storyboard) -> Storyboard:
    """Title and author over the first page, if there is no cover and the director has set no heading of its own."""
    if not board.pages or any(page.heading or page.byline for page in board.pages):
        return board
    first = replace(board.pages[0], heading=board.title, byline=board.author)
    return replace(board, pages=(first, *board.pages[1:]))
