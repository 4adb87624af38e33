"""Finding quotations in every style of marks."""

from __future__ import annotations

import pytest

from audobon.understanding.prose import parse_prose


def quoted(text: str) -> list[str]:
    return [quotation.span.text(text) for quotation in parse_prose(text).quotations]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"Go home," said he, "at once."', ['"Go home,"', '"at once."']),
        ("\u201cGo home,\u201d said he.", ["\u201cGo home,\u201d"]),
        ("\u2018There\u2019s room!\u2019 said Alice.", ["\u2018There\u2019s room!\u2019"]),
        ("'I don't know,' said the boys' mother. 'Tis late, she thought.", ["'I don't know,'"]),
        ("\"He said 'no' to me,\" she cried.", ["\"He said 'no' to me,\""]),
    ],
)
def test_quotation_styles_are_found(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


def test_speech_over_paragraphs_gives_one_quotation_each() -> None:
    text = '"First part of it.\n\n"Second part," said the king.'
    quotations = parse_prose(text).quotations
    assert [quotation.span.text(text) for quotation in quotations] == ['"First part of it.', '"Second part,"']
    assert [quotation.continues for quotation in quotations] == [True, False]


def test_speech_that_runs_over_verse_is_one_quotation() -> None:
    text = (
        "\u2018I had to sing\n\nTwinkle, little bat!\n\nYou know the song?\u2019 said he.\n\n\u2018No,\u2019 said she."
    )
    assert quoted(text)[0].endswith("song?\u2019")


@pytest.mark.parametrize(
    "text",
    [
        'Jolnes is what is called the "inside man" of the force.',
        'He had read "Hamlet" in his youth.',
        'It was marked "poison" and stood on the shelf.',
    ],
)
def test_words_in_marks_that_nobody_says_are_left_out(text: str) -> None:
    assert quoted(text) == []


def test_sentences_keep_a_tag_with_its_speech() -> None:
    text = '"Oh!" Peter said, and sat down. Then Mr. Hare came.'
    sentences = [text[sentence.start : sentence.end] for sentence in parse_prose(text).sentences]
    assert sentences == ['"Oh!" Peter said, and sat down.', "Then Mr. Hare came."]
