"""Speech: parts joined, tags left off, long speeches chained, manners turned into balloons."""

from __future__ import annotations

from audobon.comic.soundness import check_storyboard
from audobon.comic.story import Manner
from audobon.comic.storyboard import LetteringKind, LetteringLine, Storyboard
from audobon.staging import StoryboardDirector
from audobon.staging.prose import word_count
from tests.unit.staging.builders import character, manuscript, told

ANN = character("c1", "Ann", gender="female", age="child")
BEN = character("c2", "Ben", gender="male")


def _lines(text: str, *speakers: str | None, manners: tuple[Manner, ...] = ()) -> list[LetteringLine]:
    story = told(text, cast=[ANN, BEN], speakers=speakers, manners=manners)
    board: Storyboard = StoryboardDirector().stage(manuscript(text), story, pages=None)
    return [line for panel in board.panels() for line in panel.lettering]


def _speech(lines: list[LetteringLine]) -> list[str]:
    return [line.text for line in lines if line.speaker is not None]


def test_parts_round_a_tag_become_one_balloon() -> None:
    lines = _lines('"If you go," said Ann, "I shall go too."', "c1", "c1")
    assert _speech(lines) == ["If you go, I shall go too."]
    assert len(lines[-1].spans) == 2


def test_tag_is_not_lettered() -> None:
    lines = _lines('"Come in!" cried Ben loudly.', "c2")
    assert [line.kind for line in lines if "cried" in line.text] == []


def test_deed_beside_a_tag_is_kept_when_it_tells() -> None:
    text = 'The old miller took the lantern from the wall and went down to the river, saying, "Who is there?"'
    captions = [line.text for line in _lines(text, "c2") if line.kind is LetteringKind.CAPTION]
    assert any("took the lantern" in caption for caption in captions)
    assert not any("saying" in caption for caption in captions)


def test_comma_of_the_printer_is_dropped_inside_a_sentence() -> None:
    assert _speech(_lines('"I drink," he said, "to the king."', "c2", "c2")) == ["I drink to the king."]


def test_comma_before_a_new_sentence_becomes_a_stop() -> None:
    assert _speech(_lines('"That explains it," said Ben. "He is away."', "c2", "c2")) == [
        "That explains it. He is away."
    ]


def test_long_speech_is_chained_without_losing_a_word() -> None:
    speech = " ".join(f"On day {day} I walked to the hill, and I saw nothing but sheep." for day in range(1, 9))
    said = _speech(_lines(f'"{speech}"', "c1"))
    assert len(said) > 2
    assert all(word_count(line) <= 25 for line in said)
    assert " ".join(said) == speech


def test_manner_chooses_the_balloon() -> None:
    text = '"Help!" cried Ann.\n\n"Hush," whispered Ben.\n\n"Oh dear," thought Ann.'
    lines = _lines(text, "c1", "c2", "c1", manners=(Manner.SHOUT, Manner.WHISPER, Manner.THOUGHT))
    assert [line.kind for line in lines if line.speaker] == [
        LetteringKind.SHOUT,
        LetteringKind.WHISPER,
        LetteringKind.THOUGHT,
    ]


def test_unknown_speaker_speaks_from_nowhere() -> None:
    lines = _lines('"Who is there?" came a voice.', None)
    assert [(line.kind, line.speaker) for line in lines if "there" in line.text] == [(LetteringKind.SPEECH, None)]


def test_group_speaks_by_its_first_member() -> None:
    text = '"We are lost!" cried the three boys.'
    boys = character("c1", "the three boys", kind="group", gender="male", age="child")
    story = told(text, cast=[boys], speakers=["c1"])
    board = StoryboardDirector().stage(manuscript(text), story, pages=None)
    panel = board.panels()[0]
    assert panel.lettering[-1].speaker == "c1.1"
    assert {placement.character for placement in panel.placements} == {"c1.1", "c1.2", "c1.3"}


def test_knock_is_heard_once() -> None:
    text = "Ben knocked at the door. He waited. He knocked again at the door."
    sounds = [line.text for line in _lines(text) if line.kind is LetteringKind.SOUND]
    assert sounds == ["Knock! Knock!"]


def test_quotation_that_runs_over_its_beat_is_told_once() -> None:
    text = '"Sing with me:\n\nThe moon is high," said Ann.\n\nBen laughed at the song.'
    said = _speech(_lines(text, "c1"))
    assert " ".join(said).count("moon") == 1


def test_group_that_names_its_members_is_drawn_as_them() -> None:
    text = '"No room!" cried the Hatter and the March Hare.\n\n"There is," said Ann.'
    hatter = character("c2", "the Hatter")
    hare = character("c3", "the March Hare", kind="animal:hare")
    both = character("c4", "the Hatter and the March Hare", kind="group")
    story = told(text, cast=[ANN, hatter, hare, both], speakers=["c4", "c1"])
    board = check_storyboard(StoryboardDirector().stage(manuscript(text), story, pages=None), source="test")
    assert {design.character for design in board.cast} == {"c1", "c2", "c3"}
    shout = next(line for panel in board.panels() for line in panel.lettering if "room" in line.text)
    assert shout.speaker == "c2"


def test_opening_before_a_tag_is_no_caption() -> None:
    text = 'The old woman swept the floor. As she was doing this, they said to her, "Come along!"'
    captions = [line.text for line in _lines(text, "c1") if line.kind is LetteringKind.CAPTION]
    assert not any("As she" in caption for caption in captions)


def test_manners_become_kinds_of_balloons() -> None:
    text = '"Come home," said Ben. "La la la," sang Ann.'
    lines = _lines(text, "c2", "c1", manners=(Manner.RADIO, Manner.SONG))
    assert [line.kind for line in lines if line.speaker is not None] == [LetteringKind.RADIO, LetteringKind.SONG]
