"""What the trained reader is told beside letters: words, mentions, pairs, stretches, names; and the trained feeler."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.models.story_zoo import load_feeling
from audobon.understanding.feeler import TrainedFeeler
from audobon.understanding.mention_facts import (
    FEMALE,
    MALE,
    NAME,
    NOUN,
    NUMBERS,
    PRONOUN,
    head_word,
    mention_facts,
    pair_numbers,
)
from audobon.understanding.name_book import NameBook
from audobon.understanding.prose import parse_prose
from audobon.understanding.speaker_facts import candidates, named_within, quotation_frames, with_earlier
from audobon.understanding.speech import read_speech
from audobon.understanding.word_stretches import stretch_borders
from audobon.understanding.word_table import WordTable, word_table
from tests.tiny_story import PLAN, save_tiny_reading, tiny_encoder


def _table(text: str) -> WordTable:
    return word_table(read_speech(parse_prose(text)))


def test_columns_of_words() -> None:
    table = _table('We saw Anna. "Go, ANNA," said he.')
    assert table.quoted[table.words.index("Go")] == 2
    assert table.quoted[table.words.index('"')] == 1
    assert table.chain[table.words.index("Anna")] > 7
    assert table.chain[table.words.index("he")] == 4
    assert list(table.frame) == sorted(table.frame)


def test_who_is_named_within_a_quotation_is_not_who_is_meant_by_a_pronoun() -> None:
    table = _table('"Anna saw you," said Max. "You go, Max."')
    words = list(table.words)
    places = [at for at, word in enumerate(words) if word in ("Anna", "you", "Max", "You")]
    facts = mention_facts(table, [(at, at + 1) for at in places])
    quotations = [(0, words.index("said")), (words.index("You") - 1, len(words))]
    assert named_within(facts, np.array([7, 8, 9, 7, 9]), quotations) == [frozenset({7}), frozenset({9})]


def test_facts_of_mentions_and_pairs() -> None:
    table = _table("We saw Mr. Brown and the old lady of Bath. He bowed to her.")
    words = list(table.words)
    lady, brown = words.index("the"), words.index("Brown")
    spans = [(words.index("Mr"), brown + 1), (lady, lady + 5), (words.index("He"), words.index("He") + 1)]
    facts = mention_facts(table, spans)
    assert head_word(["the", "old", "lady", "of", "bath"]) == (2, "lady")
    assert facts.form.tolist() == [NAME, NOUN, PRONOUN]
    assert facts.gender.tolist() == [MALE, FEMALE, MALE]
    numbers = pair_numbers(facts, np.array([2, 2]), np.array([1, 0]))
    assert numbers.shape == (2, NUMBERS)
    likenesses = numbers[:, -17:]
    assert likenesses[:, 5].tolist() == [0, 1]
    assert likenesses[:, 6].tolist() == [1, 0]
    book = NameBook(facts)
    book.joined(1, 1)
    assert not book.may_join(0, 1)
    assert not book.may_join(2, 1)
    assert book.may_join(2, 0)


def test_candidates_are_told_of_and_earlier_answers_fill_the_last_columns() -> None:
    table = _table('Anna laughed. "No, Robert!" said Anna.')
    words = list(table.words)
    spans = [(at, at + 1) for at, word in enumerate(words) if word in ("Anna", "Robert")]
    first = words.index('"')
    spoken = [(first, words.index("said"))]
    facts = mention_facts(table, spans)
    near = candidates(table, facts, spoken, quotation_frames(len(table), spoken))
    assert near.mention.tolist() == [0, 2]
    told = with_earlier(near.numbers, np.array([7, 9]), before=[9, -1, 7], named=frozenset({7}))
    assert told[:, -5:].tolist() == [[1, 0, 0, 1, 1], [0, 1, 0, 0, 1]]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["he ran", ".", '"Go!"', "\n\n", "Anna"]), max_size=40), st.integers(2, 12))
def test_stretches_tile_a_text(parts: list[str], most: int) -> None:
    table = _table(" ".join(parts))
    borders = list(stretch_borders(table, most=most))
    assert [at for first, last in borders for at in range(first, last)] == list(range(len(table)))
    assert all(0 < last - first <= most for first, last in borders)
    assert all(one[1] == other[0] for one, other in pairwise(borders))


def test_the_feeler_reads_each_sentence_by_itself(tmp_path: Path) -> None:
    encoder = tiny_encoder()
    feeler = TrainedFeeler(load_feeling(encoder, save_tiny_reading(tmp_path, encoder)), encoder, PLAN)
    assert feeler.feel([]) == ()
    sentences = ["", "He wept.", "and then " * 500, "\U0001f600"]
    together = feeler.feel(sentences)
    for sentence, found in zip(sentences, together, strict=True):
        (alone,) = feeler.feel([sentence])
        assert found.emotions == alone.emotions
        assert found.emotions
        assert found.valence == pytest.approx(alone.valence, abs=1e-4)
        assert -1 <= found.dominance <= 1
