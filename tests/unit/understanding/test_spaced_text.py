"""Texts whose marks stand apart from words, and speech that only a dash opens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.understanding.prose import parse_prose
from audobon.understanding.spaced_quotations import is_spaced, spaced_quotations
from audobon.understanding.speech import read_speech

PLAIN = "The fox came in , and sat down .\nIt was late , and cold .\n"


def quoted(text: str) -> list[str]:
    return [quotation.span.text(text) for quotation in parse_prose(text).quotations]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('" Go , " said he , " at once . "', ['" Go , "', '" at once . "']),
        ("“ Go ! ”\nhe cried .", ["“ Go ! ”"]),
        ("‘ I ’ll go , ’ said Ann .\n‘ Do you ? ’", ["‘ I ’ll go , ’", "‘ Do you ? ’"]),
        ("' Business first . '\nSo she read on .", ["' Business first . '"]),
        ('The child \'s bed . " Wake up , " she said .', ['" Wake up , "']),
        ('" I read the “ News , ” you know , " he said .', ['" I read the “ News , ” you know , "']),
    ],
)
def test_marks_that_stand_apart_are_taken_in_turns(text: str, wanted: list[str]) -> None:
    assert is_spaced(PLAIN + text)
    assert quoted(PLAIN + text) == wanted


def test_speech_that_was_never_closed_ends_where_another_opens_a_line() -> None:
    text = PLAIN + '" You go first , Henry .\n" And mind the step , " she said .'
    assert quoted(text) == ['" You go first , Henry .', '" And mind the step , "']


def test_possessives_that_stand_apart_are_no_opening_marks() -> None:
    text = 'CHAPTER I THE SLAVE \'S CIRCLE .\nHe came , and went , and sat .\n" Five hundred , " said one .'
    assert quoted(text) == ['" Five hundred , "']
    assert [token.text for token in parse_prose(text).tokens if token.is_clitic] == ["'S"]


def test_answers_open_paragraphs_where_lines_hold_sentences() -> None:
    text = PLAIN + '" Where were you ? " he asked .\n" At home . "\n" Good , " said Ann .\n" Sit down . "'
    prose = parse_prose(text)
    paragraphs = [quotation.paragraph for quotation in prose.quotations]
    assert paragraphs == [0, 1, 2, 2]


def test_plain_text_is_not_spaced() -> None:
    assert not is_spaced('"Go," said he, "at once." And he went, and she went, and they all went.')


@given(st.lists(st.sampled_from(['"', "“", "”", "‘", "’", "'", ",", ".", "\n", "Go", "she", "said", "'s"])))
def test_spans_lie_in_order_within_the_text(words: list[str]) -> None:
    text = PLAIN + " ".join(words)
    prose = parse_prose(text)
    spans = spaced_quotations(text, prose.paragraphs)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


DASHED = (
    "He looked down.\n\n— Come up, Kinch! he called. Come up!\n\n— I was, Stephen said. Out here in the dark.\n\n"
    "— Yes, my love?\n\nHe shaved with care."
)


def test_a_dash_opens_speech_and_a_tag_breaks_it() -> None:
    assert quoted(DASHED) == ["— Come up, Kinch!", "Come up!", "— I was,", "Out here in the dark.", "— Yes, my love?"]


def test_dashed_speech_has_speakers() -> None:
    reading = read_speech(parse_prose(DASHED))
    heads = [reading.figures[line.speaker].heads for line in reading.lines[2:4]]
    assert heads == [{"stephen"}, {"stephen"}]


def test_dashes_in_a_text_with_marks_are_only_dashes() -> None:
    text = '"One."\n\n— so he said —\n\n"Two."\n\n"Three."\n\n— and went.\n\n— and came.'
    assert quoted(text) == ['"One."', '"Two."', '"Three."']
