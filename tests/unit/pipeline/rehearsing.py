"""Small boards rehearsed with the house's own composer, letterer and director on small pencils."""

from __future__ import annotations

from dataclasses import replace

from audobon.comic.storyboard import Placement, Storyboard
from audobon.crew import Crew
from audobon.lettering.grid import TierComposer
from audobon.lettering.letterer import BalloonLetterer
from audobon.lettering.paint_page import PagePrinter
from audobon.lettering.right_to_left import MirroredComposer, MirroredLetterer
from audobon.plan_asked import Sheet
from audobon.project import BookFolder
from audobon.rehearsal import Rehearsal, Rehearsed
from audobon.staging.director import StoryboardDirector
from tests.builders import a_crew


def standing(*xs: float) -> tuple[Placement, ...]:
    """Anna and Ben at these places."""
    return tuple(Placement(character=who, x=x) for who, x in zip(("anna", "ben"), xs, strict=False))


def crew(*, right_to_left: bool = False) -> Crew:
    """The small crew with the house's composer, letterer, director and printer."""
    composer, letterer = TierComposer(), BalloonLetterer()
    return replace(
        a_crew(), director=StoryboardDirector(), printer=PagePrinter(),
        composer=MirroredComposer(composer) if right_to_left else composer,
        letterer=MirroredLetterer(letterer) if right_to_left else letterer,
    )  # fmt: skip


def rehearsed(
    folder: BookFolder, board: Storyboard, *, edited: bool = False, right_to_left: bool = False
) -> tuple[Rehearsed, ...]:
    """The board, rehearsed in this folder."""
    sheet = Sheet(right_to_left=right_to_left)
    rehearsal = Rehearsal(folder, crew=crew(right_to_left=right_to_left), dpi=72, sheet=sheet)
    return rehearsal.rehearsed(board, edited=edited, watch=lambda done, of: None)
