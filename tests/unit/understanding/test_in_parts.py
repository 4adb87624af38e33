"""What a long text is cut into, so that memory stays bounded, changes no answer."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.models.story_zoo import LoadedFeeling
from audobon.understanding import feeler, word_stretches
from audobon.understanding.feeler import TrainedFeeler
from audobon.understanding.prose import parse_prose
from audobon.understanding.speech import read_speech
from audobon.understanding.word_stretches import word_pieces
from audobon.understanding.word_table import word_table
from tests.tiny_story import PLAN, THRESHOLDS, tiny_encoder, tiny_feeling_net, tiny_valence_net

TEXT = "Anna met the unfathomable ferryman. He laughed!\n\n" * 3


def test_words_are_cut_into_the_same_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    table, encoder = word_table(read_speech(parse_prose(TEXT))), tiny_encoder()
    whole = word_pieces(table, encoder)
    monkeypatch.setattr(word_stretches, "WORDS_AT_ONCE", 4)
    parts = word_pieces(table, encoder)
    assert parts.ids == whole.ids
    assert np.array_equal(parts.ranges, whole.ranges)


def test_sentences_feel_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = tiny_encoder()
    net = tiny_feeling_net(encoder)
    loaded = LoadedFeeling(net=net, valence=tiny_valence_net(net), thresholds=THRESHOLDS, fingerprints=())
    lines = ["He laughed.", "Go away!", "It was a long, dark, unfathomable night.", "", "Yes."]
    whole = TrainedFeeler(loaded, encoder, PLAN).feel(lines)
    monkeypatch.setattr(feeler, "SENTENCES_AT_ONCE", 2)
    parts = TrainedFeeler(loaded, encoder, PLAN).feel(lines)
    assert [one.emotions for one in parts] == [one.emotions for one in whole]
    assert [one.valence for one in parts] == pytest.approx([one.valence for one in whole], abs=1e-4)
    assert TrainedFeeler(loaded, encoder, PLAN).feel([]) == ()
