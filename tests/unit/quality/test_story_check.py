"""A book whose panels have lost their thread is told so; one in order is not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from audobon.comic.story import Story
from audobon.comic.storyboard import PanelBrief
from audobon.evaluation.lettered_texts import read_and_planned
from audobon.hire import hire_crew
from audobon.quality.story_check import LostThread

TALE = Path(__file__).parents[3] / "examples" / "stories" / "01_peter_rabbit.txt"


@pytest.fixture(scope="module")
def book() -> tuple[Story, Sequence[PanelBrief]]:
    story, board = read_and_planned(TALE.read_text(encoding="utf-8"), hire_crew(draft=True))
    return story, list(board.panels())


def test_a_book_in_order_keeps_its_thread(book: tuple[Story, Sequence[PanelBrief]]) -> None:
    story, briefs = book
    assert LostThread().findings(story, briefs) == []
    assert (LostThread().deviations(story, briefs) or 0) > 3


def test_a_book_turned_back_to_front_has_lost_it(book: tuple[Story, Sequence[PanelBrief]]) -> None:
    story, briefs = book
    (finding,) = LostThread().findings(story, list(reversed(briefs)))
    assert finding.code == "AUD-Q301"
    assert finding.measured < finding.threshold


def test_a_short_book_is_not_judged(book: tuple[Story, Sequence[PanelBrief]]) -> None:
    story, briefs = book
    assert LostThread().deviations(story, briefs[:4]) is None
    assert LostThread().findings(story, briefs[:4]) == []
