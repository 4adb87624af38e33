"""Chains keep to one name, one gender and one number."""

from __future__ import annotations

import pytest

from audobon.understanding.mention_facts import MentionFacts, mention_facts
from audobon.understanding.name_book import NameBook
from audobon.understanding.prose import parse_prose
from audobon.understanding.speech import read_speech
from audobon.understanding.word_table import word_table


def facts_of(*words: str) -> MentionFacts:
    text = " saw ".join(words) + "."
    table = word_table(read_speech(parse_prose(text)))
    spans, at = [], 0
    for word in words:
        at = text.index(word, at)
        spans.append(table.covering(at, at + len(word)))
        at += len(word)
    return mention_facts(table, spans)


@pytest.mark.parametrize(
    ("words", "joins"),
    [
        (("the child", "she", "he"), False),
        (("the child", "he", "him"), True),
        (("the girl", "he"), False),
        (("the people", "they", "he"), False),
        (("the cat", "it", "she"), True),
        (("Mary Lane", "Mary"), True),
        (("Mary Lane", "Ann Hall"), False),
    ],
)
def test_last_joins_the_others_or_not(words: tuple[str, ...], joins: bool) -> None:
    book = NameBook(facts_of(*words))
    for mention in range(len(words) - 1):
        book.joined(mention, 0)
    assert book.may_join(len(words) - 1, 0) is joins


def test_a_chain_told_by_both_genders_bars_nobody() -> None:
    book = NameBook(facts_of("the child", "she", "he", "her"))
    for mention in range(3):
        book.joined(mention, 0)
    assert book.may_join(3, 0)
