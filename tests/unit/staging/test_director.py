"""The storyboard as a whole: laws that every story's board keeps."""

from __future__ import annotations

import itertools

import pytest

from audobon.comic.manuscript import Manuscript
from audobon.comic.page_room import PageRoom
from audobon.comic.soundness import check_storyboard
from audobon.comic.story import Story
from audobon.comic.storyboard import SPOKEN, LetteringKind, Shot, Storyboard
from audobon.errors import InputError, SettingsError
from audobon.staging import StoryboardDirector
from audobon.staging.coverage import coverage_of, sentences_of
from audobon.staging.prose import word_count
from tests.unit.staging.builders import character, manuscript, told


def test_stage_makes_a_board_that_can_be_drawn(board: Storyboard) -> None:
    assert check_storyboard(board, source="test") is board


def test_stage_is_deterministic(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    assert StoryboardDirector().stage(tale_text, tale, pages=None) == board


def test_a_smaller_page_holds_fewer_panels_and_makes_more_pages(tale_text: Manuscript, tale: Story) -> None:
    large, small = (
        StoryboardDirector(room=PageRoom.of(share)).stage(tale_text, tale, pages=None) for share in (1.4, 0.5)
    )
    assert len(small.pages) > len(large.pages)
    assert max(len(page.panels) for page in small.pages) <= PageRoom.of(0.5).most


def test_scene_opens_with_a_wide_panel(board: Storyboard) -> None:
    openings = [
        panel.shot
        for before, panel in itertools.pairwise([None, *board.panels()])
        if panel is not None and (before is None or before.scene != panel.scene)
    ]
    assert len(openings) == 3
    assert set(openings) <= {Shot.WIDE, Shot.EXTREME_WIDE}


def test_no_three_equal_shots_in_a_row(board: Storyboard) -> None:
    shots = [panel.shot for panel in board.panels()]
    assert all(len(set(shots[i : i + 3])) > 1 for i in range(len(shots) - 2))


def test_one_panel_leads_each_page(tale_text: Manuscript, tale: Story) -> None:
    board = StoryboardDirector().stage(tale_text, tale, pages=3)
    for page in board.pages:
        ranked = sorted((panel.importance for panel in page.panels), reverse=True)
        assert len(ranked) < 2 or ranked[0] - ranked[1] >= 0.119


def test_every_leading_turn_is_lettered(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    report = coverage_of(tale, board, sentences_of(tale_text.text, tale))
    assert report.turns_left_out == ()
    lettered = [span for panel in board.panels() for line in panel.lettering for span in line.spans]
    said = [one.span for scene in tale.scenes for beat in scene.beats for one in beat.utterances]
    assert [span for span in said if not any(span.overlaps(part) for part in lettered)] == []


def test_balloons_and_panels_keep_their_word_limits(board: Storyboard) -> None:
    for panel in board.panels():
        spoken = [word_count(line.text) for line in panel.lettering if line.kind in SPOKEN]
        assert len(spoken) <= 3
        assert max(spoken, default=0) <= 25
        assert sum(word_count(line.text) for line in panel.lettering) <= 52


def test_every_line_keeps_its_place_in_the_text(tale_text: Manuscript, board: Storyboard) -> None:
    for panel in board.panels():
        for line in panel.lettering:
            assert line.spans
            if line.kind in SPOKEN:
                source = " ".join(span.text(tale_text.text) for span in line.spans).lower()
                assert line.text.split()[0].lower().strip(".,!?") in source


def test_speaker_stands_in_the_panel(board: Storyboard) -> None:
    for panel in board.panels():
        placed = {placement.character for placement in panel.placements}
        assert {line.speaker for line in panel.lettering if line.kind in SPOKEN} <= placed


def test_fixed_page_count_is_kept(tale_text: Manuscript, tale: Story) -> None:
    for pages in (1, 2, 4):
        assert len(StoryboardDirector().stage(tale_text, tale, pages=pages).pages) == pages


def test_more_pages_than_panels_warns(tale_text: Manuscript, tale: Story) -> None:
    board = StoryboardDirector().stage(tale_text, tale, pages=200)
    assert all(len(page.panels) == 1 for page in board.pages)
    assert any("200 pages" in warning for warning in board.warnings)


def test_one_page_for_a_long_dialogue_says_what_is_left_out() -> None:
    text = "\n\n".join(
        f'"This is what I have to say to you on day {day}, and it is a long story," said Ann.' for day in range(60)
    )
    story = told(text, cast=[character("c1", "Ann")], speakers=["c1"] * 60)
    board = StoryboardDirector().stage(manuscript(text), story, pages=1)
    assert len(board.pages) == 1
    assert len(board.panels()) <= 6
    assert any("left out" in warning for warning in board.warnings)


def test_zero_pages_is_refused(tale_text: Manuscript, tale: Story) -> None:
    with pytest.raises(SettingsError, match="AUD-220"):
        StoryboardDirector().stage(tale_text, tale, pages=0)


def test_story_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="AUD-130"):
        StoryboardDirector().stage(manuscript("...", title=""), told("...", cast=[]), pages=None)


@pytest.mark.parametrize(
    "text",
    [
        "A dog ran.",
        "The rain fell on the hill.",
        "Es war einmal ein Koenig. Der hatte eine Tochter, die war schoen.",
        "\u5f9e\u524d\u6709\u4e00\u96bb\u5c0f\u5154\u5b50\u3002\u4ed6\u4f4f\u5728\u68ee\u6797\u88e1\u3002",
        "a" * 400 + " end.",
    ],
)
def test_small_and_foreign_texts_still_make_a_page(text: str) -> None:
    story = told(text, cast=[character("c1", "dog", kind="animal:dog")])
    board = check_storyboard(StoryboardDirector().stage(manuscript(text), story, pages=None), source="test")
    assert len(board.pages) == 1
    assert len(board.panels()) >= 1
    assert any(line.kind is LetteringKind.CAPTION for panel in board.panels() for line in panel.lettering)


def test_panel_ids_do_not_change_with_a_word_of_dialogue(tale_text: Manuscript, tale: Story, board: Storyboard) -> None:
    text = tale_text.text.replace("Hot soup", "Old soup")
    changed = StoryboardDirector().stage(manuscript(text), tale, pages=None)
    assert [panel.id for panel in changed.panels()] == [panel.id for panel in board.panels()]
    assert changed != board


def test_page_of_two_thousand_words_is_bounded() -> None:
    paragraph = (
        'The old man walked down the road and carried a basket of apples. "Who goes there?" cried the guard. '
        '"Only I," said the old man, "and my apples." The guard laughed and opened the gate for him.\n\n'
    )
    text = paragraph * 55
    cast = [character("c1", "the old man"), character("c2", "the guard", role="minor")]
    story = told(text, cast=cast, speakers=["c2", "c1", "c1"] * 55)
    board = StoryboardDirector().stage(manuscript(text), story, pages=None)
    assert word_count(text) / 210 <= len(board.pages) <= word_count(text) / 145
    assert all(2 <= len(page.panels) <= 6 for page in board.pages)
    assert coverage_of(story, board, sentences_of(text, story)).turns_left_out == ()
