"""Who says what: tags, pronouns, turns."""

from __future__ import annotations

from audobon.comic.story import Cue
from audobon.understanding.prose import parse_prose
from audobon.understanding.reading import Reading
from audobon.understanding.speech import read_speech


def speakers(text: str) -> list[str]:
    reading = read_speech(parse_prose(text))
    return [name_of(reading, line.speaker) for line in reading.lines]


def name_of(reading: Reading, figure: int) -> str:
    return reading.figures[figure].words.most_common(1)[0][0] if figure >= 0 else ""


def test_name_after_the_verb_speaks() -> None:
    assert speakers('Tom met Anna. "Good day," said old Mr. Brown.') == ["old Mr. Brown"]


def test_name_before_the_verb_speaks() -> None:
    assert speakers('Anna saw the wolf. The wolf ran to the door and cried, "Open the door!"') == ["the wolf"]


def test_unlisted_noun_speaks() -> None:
    text = '"Look here," said the Snorkeler. The Snorkeler smiled. "I see," Anna said.'
    assert speakers(text) == ["the Snorkeler", "Anna"]


def test_pronoun_takes_the_gender() -> None:
    text = 'Tom met Anna in the lane. "Where are you going?" he asked.\n\n"Home," she said.'
    assert speakers(text) == ["Tom", "Anna"]


def test_interrupted_speech_has_one_speaker() -> None:
    assert speakers('"Yes," said the king, "I will come. Tomorrow."') == ["the king", "the king"]


def test_untagged_lines_take_turns() -> None:
    text = '"Where is it?" asked Tom.\n\n"In the barn," said Anna.\n\n"Which barn?"\n\n"The red one."'
    assert speakers(text) == ["Tom", "Anna", "Tom", "Anna"]


def test_called_one_does_not_speak() -> None:
    text = 'Tom and Anna sat down. "Tom, come here," said Anna. "Tom, be quick!"'
    assert speakers(text)[-1] == "Anna"


def test_group_speaks_as_they() -> None:
    text = 'The kids knew the wolf. "We will not open," cried they.'
    assert speakers(text) == ["The kids"]


def test_owner_of_the_answer_speaks() -> None:
    text = 'The giant sat there. "Who are you?" asked the prince.\n\n"A giant," was the giant\'s reply.'
    assert speakers(text)[-1].lower() == "the giant"


def test_narrator_speaks_as_i() -> None:
    text = '"Come in," I said. Fortunato came. I took his arm, and I led him down to my vaults.'
    reading = read_speech(parse_prose(text))
    assert reading.lines[0].speaker == reading.narrator >= 0


def test_action_beside_the_words_names_the_speaker() -> None:
    reading = read_speech(parse_prose('Anna and Tom waited. Tom shook his head. "It is too late."'))
    line = reading.lines[0]
    assert name_of(reading, line.speaker) == "Tom"
    assert line.cue is Cue.IMPLICIT


def test_a_word_of_address_is_not_one_more_figure() -> None:
    text = (
        '"Who goes there?" cried the sentry.\n\n"A friend," said Tom.\n\n"Advance, friend, and give the word."\n\n'
        '"What word?"\n\n"Pass," said the sentry.'
    )
    assert speakers(text) == ["the sentry", "Tom", "the sentry", "Tom", "the sentry"]


def test_a_census_tells_the_gender_of_a_rare_name() -> None:
    text = 'There stood Millie and Carl. Carl sat down. "It is cold," she said.'
    assert speakers(text) == ["Millie"]


def test_a_woman_servant_is_she() -> None:
    text = 'A woman servant came in, where a child lay in bed. "Wake up," she said.'
    assert speakers(text) == ["A woman servant"]


def test_kin_of_a_pronoun_is_whoever_is_in_the_talk() -> None:
    text = (
        '"It is late," said Curtis.\n\n"Speak for yourself," said Florence.\n\n'
        '"Florence," said her cousin, "be still."\n\n'
        '"I will not," said his cousin.'
    )
    assert speakers(text) == ["Curtis", "Florence", "Curtis", "Curtis", "Florence"]


def test_her_visitor_is_not_herself() -> None:
    text = (
        'A man came in. Mrs. Hall saw the man. "Good day," said the man.\n\n'
        '"Shall I take your hat?" said Mrs. Hall.\n\n'
        '"Leave it," said her visitor.'
    )
    assert speakers(text)[-1].lower() in ("a man", "the man")


def test_a_passing_description_is_the_other_who_talks() -> None:
    text = (
        'Basil was a painter. Harry came in.\n\n"Is it done?" said Harry.\n\n"Not yet," said Basil.\n\n'
        '"Why not?" said Harry.\n\n"I am tired," answered the artist.'
    )
    assert speakers(text)[-1] == "Basil"


def test_a_newcomer_who_was_brought_in_speaks_for_himself() -> None:
    text = (
        'Anna and Tom waited. A porter came.\n\n"Where is it?" said Anna.\n\n"Not here," said Tom.\n\n'
        '"Who asks?" said the porter.'
    )
    assert speakers(text)[-1].lower() in ("a porter", "the porter")


def test_a_rank_is_nobody_who_does_not_bear_it() -> None:
    text = '"Is it far?" said Anna.\n\n"Ten miles," said Tom.\n\n"Is that all?" said Anna.\n\n"Twenty," said the major.'
    assert speakers(text)[-1].lower() == "the major"


def test_who_acts_before_the_words_in_their_paragraph_says_them() -> None:
    text = (
        '"When did you see the spoon?" asked Anna.\n\n"At supper. The butler laid it down," said Tom.\n\n'
        'The butler bowed. He was in black. "I counted the silver at ten."'
    )
    assert speakers(text)[-1] == "The butler"


def test_what_is_told_of_a_thing_before_the_words_takes_them_from_nobody() -> None:
    text = (
        '"Is it ours?" asked Anna.\n\nHer brother Ben laid his hand on the boat. It had come down the river. '
        '"Nobody is in it."\n\n"That does not make it ours," said Anna.'
    )
    assert speakers(text)[1] == "Ben"


def test_a_dog_that_nothing_gives_a_word_to_says_none() -> None:
    text = (
        '"Is it ours?" asked Anna.\n\nThe dog jumped in and wagged his tail.\n\n"You see? The dog says yes."\n\n'
        '"The dog says yes to everything."\n\nTom took the oars. "Come on!" he cried.\n\nThe dog barked.'
    )
    assert "The dog" not in speakers(text)


def test_a_dog_that_speaks_once_may_speak_again() -> None:
    text = '"Who are you?" asked Anna.\n\n"A dog," said the dog.\n\n"Where do you live?"\n\n"In the yard."'
    assert speakers(text) == ["Anna", "A dog", "Anna", "A dog"]
