"""Talk heard to its end: lines that no tag names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.understanding.conversation import NOBODY, Gap, Turn, settled
from audobon.understanding.prose import parse_prose
from audobon.understanding.speech import read_speech

ANN, BEN, CAT = range(3)
OPEN = Turn(
    guess=NOBODY, sure=0.0, is_told=False, acts=NOBODY, called=frozenset(), gap=Gap.NOTHING, after_question=False
)  # fmt: skip


def told(who: int) -> Turn:
    return replace(OPEN, guess=who, sure=0.97, is_told=True)


def test_a_tag_behind_tells_who_spoke_before() -> None:
    turns = [OPEN, OPEN, OPEN, told(ANN), told(BEN)]
    assert settled(turns) == [BEN, ANN, BEN, ANN, BEN]


def test_who_is_called_answers() -> None:
    turns = [told(ANN), replace(told(BEN), called=frozenset({CAT})), OPEN, told(BEN)]
    assert settled(turns)[2] == CAT


def test_nobody_calls_himself() -> None:
    turns = [told(ANN), told(BEN), replace(OPEN, guess=ANN, sure=0.4, called=frozenset({ANN}), gap=Gap.FAR)]
    assert settled(turns)[2] == BEN


def test_a_sure_guess_outweighs_custom() -> None:
    turns = [told(ANN), replace(OPEN, guess=ANN, sure=0.95, gap=Gap.UNSURE)]
    assert settled(turns) == [ANN, ANN]


def test_what_a_tag_breaks_off_goes_on() -> None:
    assert settled([told(ANN), told(BEN), replace(OPEN, gap=Gap.BROKEN)])[2] == BEN


_TURNS = st.builds(
    Turn,
    guess=st.integers(-1, 4),
    sure=st.floats(0, 1),
    is_told=st.just(False),
    acts=st.integers(-1, 4),
    called=st.frozensets(st.integers(0, 4), max_size=2),
    gap=st.sampled_from(Gap),
    after_question=st.booleans(),
)


@given(st.lists(_TURNS, max_size=30))
def test_every_turn_has_a_speaker_who_is_near(turns: list[Turn]) -> None:
    row = settled(turns)
    known = {NOBODY, *(turn.guess for turn in turns), *(turn.acts for turn in turns)}
    known |= {one for turn in turns for one in turn.called}
    assert len(row) == len(turns)
    assert set(row) <= known


@given(st.lists(st.sampled_from([told(ANN), told(BEN), OPEN]), min_size=1, max_size=30))
def test_tags_are_believed(turns: list[Turn]) -> None:
    assert all(who == turn.guess for who, turn in zip(settled(turns), turns, strict=True) if turn.is_told)


@pytest.mark.parametrize(("parted", "second"), [(0.98, BEN), (0.02, ANN)])
def test_a_new_paragraph_is_likely_another_speakers(parted: float, second: int) -> None:
    line = replace(OPEN, gap=Gap.UNSURE, parted=parted)
    assert settled([told(BEN), told(ANN), line])[2] == second


def speakers(text: str) -> list[str]:
    reading = read_speech(parse_prose(text))
    return [min(reading.figures[line.speaker].heads) if line.speaker >= 0 else "" for line in reading.lines]


def test_a_talk_that_begins_a_story_is_read_from_its_end() -> None:
    text = (
        '"Uncle, you are not well tonight."\n\n"I am not well, Florence."\n\n"You cannot mean it."\n\n'
        '"I fear I do," said John sadly.\n\n"Do not say so," said Florence.'
    )
    assert speakers(text) == ["florence", "john", "florence", "john", "florence"]


def test_i_and_you_of_a_settled_line_mean_its_speaker_and_hearer() -> None:
    text = '"I saw you."\n\n"And I saw you," said John.\n\n"It was dark," said Mary.\n\n"It was," said John.'
    reading = read_speech(parse_prose(text))
    first = reading.lines[0]
    inside = [n for n, mention in enumerate(reading.mentions) if mention.quote == 0]
    meant = {reading.mentions[n].head: reading.of[n] for n in inside}
    assert meant["i"] == first.speaker
    assert meant["you"] == first.addressees[0] != first.speaker


def test_a_tag_that_breaks_a_sentence_leaves_its_speaker() -> None:
    text = '"I saw it," Mary told John, "with my own eyes," and John told nobody. "Well," said John.'
    assert speakers(text)[:2] == ["mary", "mary"]


def test_whom_somebody_hears_speak_is_the_speaker() -> None:
    assert speakers('Ann stood by the door. Mrs. Lennox came in. "Is it bad?" Ann heard her say.') == ["lennox"]


def test_a_clause_with_a_colon_belongs_to_the_words_behind_it() -> None:
    text = '"He will come." Then Dan said: "He will not." Mary smiled.'
    assert read_speech(parse_prose(text)).lines[0].tag is None
    assert speakers(text)[1] == "dan"


def test_the_voice_of_somebody_speaks_for_him() -> None:
    assert speakers('Mary sat by the fire. "Boo!" cried the voice of John Reed.') == ["john reed"]
    assert speakers('John sat. His mother stood outside. "Come," called his mother\'s voice.') == ["mother"]


def test_verbs_of_two_words_say_too() -> None:
    text = 'John sat there with Mary. "It rains," said John. "It pours," broke in Mary.'
    assert speakers(text) == ["john", "mary"]
