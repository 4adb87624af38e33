"""Screenplays: every element of Fountain, the words that are ours, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.comic.manuscript import Manuscript
from audobon.manuscript import open_manuscript, read_manuscript
from audobon.understanding import HouseReader

SCENE = "INT. KITCHEN - NIGHT\n\nMary waits. The waiter smiles.\n\n"


def opened(folder: Path, text: str, name: str = "play.fountain") -> Manuscript:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return open_manuscript(path)


def prose(folder: Path, text: str) -> list[str]:
    """The paragraphs that a scene's further lines become."""
    paragraphs = opened(folder, SCENE + text).text.split("\n\n")
    assert paragraphs[:2] == ["In the kitchen, at night.", "Mary waits. The waiter smiles."]
    return paragraphs[2:]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("INT. KITCHEN - NIGHT", "In the kitchen, at night."),
        ("EXT. MARY'S GARDEN - EARLY MORNING", "Outside, in Mary's garden, in the early morning."),
        ("INT./EXT. THE OLD MILL - CONTINUOUS", "In the old mill."),
        ("I/E ROOF - DUSK", "On the roof, at dusk."),
        ("EST. LIGHTHOUSE - TEN YEARS LATER #12A#", "In the lighthouse, ten years later."),
        ("EXT. STREET - IN FRONT OF THE SHOP - DAY", "Outside, on the street, in front of the shop, by day."),
        (".FLASHBACK", "Flashback."),
    ],
)
def test_scene_headings_are_told(tmp_path: Path, heading: str, told: str) -> None:
    assert opened(tmp_path, f"{heading}\n\nMary waits.\n").text == f"{told}\n\nMary waits."


def test_scenes_are_parted_by_a_break(tmp_path: Path) -> None:
    assert prose(tmp_path, "CUT TO:\n\nEXT. GARDEN - DAY\n\nMary runs.") == [
        "* * *",
        "Outside, in the garden, by day.",
        "Mary runs.",
    ]


def test_cue_and_dialogue_become_quoted_speech(tmp_path: Path) -> None:
    said = prose(tmp_path, "MARY (V.O.)\nCome in,\nJohn.\n\nWAITER (cont'd)\nNo.")
    assert said == ["Mary said, \u201cCome in, John.\u201d", "The waiter said, \u201cNo.\u201d"]


@pytest.mark.parametrize(
    ("parenthetical", "told"),
    [
        ("(softly)", "Mary said softly, \u201cNo.\u201d"),
        ("(to JOHN)", "Mary said to John, \u201cNo.\u201d"),
        ("(whispering)", "Mary whispered, \u201cNo.\u201d"),
        ("(shouts to John)", "Mary shouted to John, \u201cNo.\u201d"),
        ("(beat)", "Mary said after a pause, \u201cNo.\u201d"),
        ("(Angry, her hand raised)", "Mary said, angry, her hand raised, \u201cNo.\u201d"),
        ("()", "Mary said, \u201cNo.\u201d"),
    ],
)
def test_parentheticals_are_the_manner(tmp_path: Path, parenthetical: str, told: str) -> None:
    assert prose(tmp_path, f"JOHN\nYes.\n\nMARY\n{parenthetical}\nNo.")[1:] == [told]


def test_parenthetical_within_a_speech_begins_a_frame_of_its_own(tmp_path: Path) -> None:
    assert prose(tmp_path, "MARY\nNo.\n(shouting)\nNo!") == ["Mary said, \u201cNo.\u201d Mary shouted, \u201cNo!\u201d"]


def test_forced_elements(tmp_path: Path) -> None:
    text = "!MARY\n\n@McAVOY\nYo.\n\n>Fade slowly.\n\n> Two weeks on <\n\n~Row, row,\n~row your boat.\n\n...and so on."
    assert prose(tmp_path, text) == [
        "MARY",
        "McAVOY said, \u201cYo.\u201d",
        "Two weeks on",
        "Row, row,\nrow your boat.",
        "...and so on.",
    ]


def test_dual_dialogue_is_said_at_the_same_time(tmp_path: Path) -> None:
    assert prose(tmp_path, "MARY\nYes!\n\nWAITER ^\nNo!") == [
        "Mary said, \u201cYes!\u201d",
        "At the same time the waiter said, \u201cNo!\u201d",
    ]


def test_two_spaces_keep_a_speech_going(tmp_path: Path) -> None:
    assert prose(tmp_path, "MARY\nOne.\n  \nTwo.") == ["Mary said, \u201cOne. Two.\u201d"]


def test_capitals_without_words_below_are_action(tmp_path: Path) -> None:
    assert prose(tmp_path, "BOOM\n\nAll is dark.") == ["BOOM", "All is dark."]


def test_notes_boneyard_synopses_and_page_breaks_are_left_out(tmp_path: Path) -> None:
    text = (
        "= She waits.\n\nShe [[why?\nreally?]] waits.\n\n/* MARY\nNever said.\n\nGone. */\n\n===\n\nStill. [[not a note"
    )
    assert prose(tmp_path, text) == ["She  waits.".replace("  ", " "), "Still. [[not a note"]


def test_unclosed_boneyard_is_text(tmp_path: Path) -> None:
    assert prose(tmp_path, "A /* star.") == ["A /* star."]


def test_sections_are_chapters(tmp_path: Path) -> None:
    manuscript = opened(tmp_path, "# Act One\n\nINT. KITCHEN - DAY\n\nMary waits.\n\n# Act Two\n\nShe runs.")
    assert [(chapter.title, chapter.span.text(manuscript.text)) for chapter in manuscript.chapters] == [
        ("Act One", "In the kitchen, by day.\n\nMary waits."),
        ("Act Two", "She runs."),
    ]


def test_title_page_gives_title_and_author(tmp_path: Path) -> None:
    page = "Title:\n    _**THE HARE**_\n    _**PART TWO**_\nCredit: by\nAuthor: A. Writer\nDraft date: 1/1/01\n\n"
    manuscript = opened(tmp_path, page + SCENE)
    assert (manuscript.title, manuscript.author) == ("THE HARE PART TWO", "A. Writer")
    assert manuscript.text.startswith("In the kitchen")


def test_fade_in_is_no_title_page(tmp_path: Path) -> None:
    assert opened(tmp_path, "FADE IN:\n\n" + SCENE).text.startswith("In the kitchen, at night.\n\nMary")


def test_emphasis_and_inner_quotes(tmp_path: Path) -> None:
    assert prose(tmp_path, 'MARY\nHe said "*no*" \\*twice\\*.') == [
        "Mary said, \u201cHe said \u2018no\u2019 *twice*.\u201d"
    ]


def test_names_in_capitals_are_written_as_names(tmp_path: Path) -> None:
    text = "JOHN SMITH enters with a BANG. MARY sees him.\n\nMARY\nJohn!\n\nSMITH\nYes.\n\nWAITER\nSir?"
    assert prose(tmp_path, text)[0] == "John Smith enters with a BANG. Mary sees him."


def test_words_of_ours_map_to_the_cue_and_the_rest_to_itself(tmp_path: Path) -> None:
    source = SCENE + "MARY\n(softly)\nCome in.\n"
    manuscript = opened(tmp_path, source)
    for run in manuscript.source_runs:
        copied = manuscript.text[run.text_start : run.text_start + run.length]
        assert run.is_ours or copied == source[run.source_start : run.source_start + run.length]
    frame = manuscript.text.index("Mary said softly")
    assert manuscript.source_place(frame).told == "line 5"
    assert manuscript.source_offset(frame + 8) == source.index("MARY")
    assert manuscript.source_offset(manuscript.text.index("Come")) == source.index("Come")
    assert any(run.is_ours and run.text_start <= frame < run.text_start + run.length for run in manuscript.source_runs)


def test_screenplay_in_plain_text_is_known_by_its_look() -> None:
    play = (
        SCENE
        + "          MARY\n     Come in.\n\n          JOHN\n     No.\n\nEXT. GARDEN - DAY\n\n          MARY\n     So.\n"
    )
    manuscript = read_manuscript(play)
    assert "Mary said, \u201cCome in.\u201d" in manuscript.text
    assert manuscript.warnings == ("text is read as a screenplay",)


def test_prose_that_shouts_is_no_screenplay() -> None:
    assert read_manuscript("She ran.\n\nINT AFFAIRS\n\nMARY RAN\nShe.\n\nEXTRA\nNews.\n").warnings == ()


def test_speakers_are_found_by_the_reader(tmp_path: Path) -> None:
    source = SCENE + "MARY\n(softly)\nCome in, John.\n\nJOHN\nI will not.\n\nMARY\nThen go.\n"
    story = HouseReader(uses_encoder=False).read(opened(tmp_path, source))
    names = {one.id: one.name for one in story.cast}
    said = [names[line.speaker or ""] for scene in story.scenes for beat in scene.beats for line in beat.utterances]
    assert said == ["Mary", "John", "Mary"]
