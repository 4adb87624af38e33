"""How single sentences feel by rules."""

from __future__ import annotations

from audobon.comic.story import Emotion
from audobon.understanding.rule_feeler import RuleFeeler

SENTENCES = ("They were all happy and merry.", "He was terrified.", "The box is square.", "")


def test_words_tell_the_feeling() -> None:
    joy, fear, plain, empty = RuleFeeler().feel(SENTENCES)
    assert [one.emotions for one in (joy, fear, plain)] == [(Emotion.JOY,), (Emotion.FEAR,), (Emotion.NEUTRAL,)]
    assert joy.valence > plain.valence > fear.valence
    assert fear.arousal > plain.arousal
    assert fear.dominance < joy.dominance
    assert empty.emotions == (Emotion.NEUTRAL,)


def test_all_values_are_from_minus_one_to_one() -> None:
    for feeling in RuleFeeler().feel(SENTENCES):
        assert all(-1 <= value <= 1 for value in (feeling.valence, feeling.arousal, feeling.dominance))


def test_negated_word_does_not_count() -> None:
    assert RuleFeeler().feel(["I am not afraid."])[0].emotions == (Emotion.NEUTRAL,)
