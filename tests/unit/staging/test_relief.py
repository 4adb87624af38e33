"""What the director does when the letterer says no."""

from __future__ import annotations

from dataclasses import replace

from audobon.comic.page import Refusal
from audobon.comic.soundness import check_storyboard
from audobon.comic.storyboard import (
    Camera,
    LetteringKind,
    LetteringLine,
    PagePlan,
    PanelBrief,
    Placement,
    Shot,
    Storyboard,
)
from audobon.staging import StoryboardDirector
from audobon.staging.prose import word_count

DIRECTOR = StoryboardDirector()


def _line(kind: LetteringKind, words: int, speaker: str | None = None) -> LetteringLine:
    return LetteringLine(kind=kind, text=" ".join(["word"] * (words - 1)) + " end.", speaker=speaker, spans=())


def _refused(board: Storyboard, *lines: LetteringLine, fits: int) -> tuple[PanelBrief, tuple[PanelBrief, ...]]:
    brief = replace(board.panels()[0], lettering=lines)
    return brief, DIRECTOR.relieve(brief, Refusal(panel=brief.id, reason="does not fit", words_that_fit=fits))


def test_caption_is_shortened_before_speech(board: Storyboard) -> None:
    caption = LetteringLine(
        kind=LetteringKind.CAPTION, text="He went home. She stayed there all day long.", speaker=None, spans=()
    )
    speech = _line(LetteringKind.SPEECH, 10, "c1")
    _, (panel,) = _refused(board, caption, speech, fits=14)
    assert panel.lettering == (replace(caption, text="He went home."), speech)


def test_caption_is_not_torn_within_a_clause_while_a_second_panel_can_take_it(board: Storyboard) -> None:
    caption = LetteringLine(
        kind=LetteringKind.CAPTION, text="Alice did not wish to offend the Dormouse again.", speaker=None, spans=()
    )
    lines = (caption, _line(LetteringKind.SPEECH, 10, "c1"), _line(LetteringKind.SPEECH, 20, "c2"))
    _, panels = _refused(board, *lines, fits=34)
    assert len(panels) == 2
    assert tuple(line for panel in panels for line in panel.lettering) == lines


def test_speech_moves_to_a_second_panel_whole(board: Storyboard) -> None:
    lines = (_line(LetteringKind.SPEECH, 20, "c1"), _line(LetteringKind.SPEECH, 20, "c2"))
    brief, panels = _refused(board, *lines, fits=22)
    assert [panel.id for panel in panels] == [brief.id + "a", brief.id + "b"]
    assert tuple(line for panel in panels for line in panel.lettering) == lines


def test_single_speech_is_chained_over_two_panels(board: Storyboard) -> None:
    line = _line(LetteringKind.SPEECH, 24, "c1")
    _, panels = _refused(board, line, fits=14)
    assert len(panels) == 2
    assert " ".join(one.text for panel in panels for one in panel.lettering) == line.text


def test_lone_caption_is_cut(board: Storyboard) -> None:
    _, (panel,) = _refused(board, _line(LetteringKind.CAPTION, 20), fits=9)
    assert word_count(panel.lettering[0].text) <= 9


def test_relief_always_changes_something_until_little_is_left(board: Storyboard) -> None:
    made: list[str] = []
    todo = [replace(board.panels()[0], lettering=tuple(_line(LetteringKind.SPEECH, 25, "c1") for _ in range(3)))]
    for _ in range(40):
        brief = todo.pop()
        became = DIRECTOR.relieve(brief, Refusal(panel=brief.id, reason="does not fit", words_that_fit=6))
        assert became != (brief,)
        made.extend(panel.id for panel in became if len(became) > 1)
        todo.extend(panel for panel in became if sum(word_count(line.text) for line in panel.lettering) > 6)
        if not todo:
            break
    assert not todo
    assert len(set(made)) == len(made)


def test_figures_that_leave_take_their_bonds_with_them(board: Storyboard) -> None:
    """Whoever stays is not held by, borne by or seen past one who has gone: the panel can still be drawn."""
    placements = (
        Placement(character="c1", x=0.3, pose="hugging", partner="c2"),
        Placement(character="c2", x=0.6, on="c1", partner="c1"),
        Placement(character="c3", x=0.8),
    )
    brief = replace(
        board.panels()[0], placements=placements, lettering=(), camera=Camera(over_shoulder="c2"), id="crowd"
    )
    while brief.placements:
        (brief,) = DIRECTOR.relieve(brief, Refusal(panel=brief.id, reason="does not fit", words_that_fit=0))
        check_storyboard(replace(board, pages=(PagePlan(number=1, panels=(brief,)),)), source="relieved")


def test_speech_moves_nearer_to_who_speaks_and_whom_they_look_at(board: Storyboard) -> None:
    crowd = tuple(
        Placement(character=name, x=0.1 + 0.2 * number, gaze="c1" if name == "c2" else "reader")
        for number, name in enumerate(("c1", "c2", "c3", "c4", "c5"))
    )
    lines = (_line(LetteringKind.SPEECH, 20, "c1"), _line(LetteringKind.SPEECH, 20, "c2"))
    brief = replace(board.panels()[0], placements=crowd, lettering=lines)
    first, second = DIRECTOR.relieve(brief, Refusal(panel=brief.id, reason="does not fit", words_that_fit=15))
    assert first.placements == crowd
    assert [placement.character for placement in second.placements] == ["c1", "c2"]


def test_silent_company_leaves_before_speech_is_torn_to_shreds(board: Storyboard) -> None:
    crowd = tuple(Placement(character=name, x=0.2 * number) for number, name in enumerate(("c1", "c2", "c3", "c4")))
    brief = replace(board.panels()[0], placements=crowd, lettering=(_line(LetteringKind.SPEECH, 19, "c1"),))
    (panel,) = DIRECTOR.relieve(brief, Refusal(panel=brief.id, reason="does not fit", words_that_fit=6))
    assert panel.lettering == brief.lettering
    assert {"c1"} <= {placement.character for placement in panel.placements} < {p.character for p in crowd}


def test_the_frame_steps_back_before_the_only_speaker_leaves(board: Storyboard) -> None:
    alone = (Placement(character="c1", x=0.5),)
    brief = replace(board.panels()[0], shot=Shot.CLOSE_UP, placements=alone)
    brief = replace(brief, lettering=(_line(LetteringKind.SPEECH, 5, "c1"),))
    shots = []
    while brief.placements:
        shots.append(brief.shot)
        (brief,) = DIRECTOR.relieve(brief, Refusal(panel=brief.id, reason="does not fit", words_that_fit=0))
    assert shots == [Shot.CLOSE_UP, Shot.MEDIUM, Shot.FULL, Shot.WIDE]
