"""Scoring a Feeler, and the one of word counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from audobon.comic.annotation import Feeling
from audobon.comic.story import Emotion
from audobon.errors import InputError
from audobon.evaluation.feelings import ekman_measures, vad_measures
from audobon.evaluation.felt_texts import emotion_texts, vad_texts
from audobon.evaluation.plain_feeler import PlainFeeler, TfIdf
from tests.feeling_folder import write_emotions, write_sentences


class Saying:
    """Feels what it is told, in turn."""

    def __init__(self, *feelings: Feeling) -> None:
        self.feelings = feelings

    def feel(self, sentences: Sequence[str]) -> tuple[Feeling, ...]:
        return self.feelings[: len(sentences)]


def feeling(*emotions: Emotion, valence: float = 0.0) -> Feeling:
    return Feeling(emotions=emotions, valence=valence, arousal=0.0, dominance=-valence)


def test_macro_f1_is_the_mean_over_labels(tmp_path: Path) -> None:
    write_emotions(tmp_path, dev=["glad\t3\ta", "sad and cross\t0,5\tb"])
    felt = Saying(feeling(Emotion.JOY), feeling(Emotion.ANGER, Emotion.FEAR))
    measures = ekman_measures(felt, emotion_texts(tmp_path, "dev"))
    assert measures["ekman_joy_f1"].value == 1.0
    assert measures["ekman_anger_f1"].value == 1.0
    assert measures["ekman_sadness_f1"].value == 0.0
    assert measures["ekman_macro_f1"].value == pytest.approx(2 / 7)
    assert measures["ekman_macro_f1"].n == 2


def test_r_is_pearsons(tmp_path: Path) -> None:
    write_sentences(tmp_path, ["a,dev,1,3,1,x", "b,dev,3,3,2,y", "c,dev,4,3,5,z", "d,train,5,5,5,w"])
    felt = [0.1, -0.2, 0.9]
    measures = vad_measures(Saying(*(feeling(valence=one) for one in felt)), vad_texts(tmp_path, "dev"))
    assert measures["vad_r"].value == pytest.approx(np.corrcoef([1, 3, 4], felt)[0, 1])
    assert measures["vad_r_dominance"].value == pytest.approx(-np.corrcoef([1, 2, 5], felt)[0, 1])
    assert measures["vad_r_arousal"].value is None


def test_set_that_is_not_split_is_scored_whole_but_for_training_rows(tmp_path: Path) -> None:
    write_emotions(tmp_path, train=["one\t0\ta"], test=["two\t1\tb"])
    write_sentences(tmp_path, ["a,test,1,3,1,x", "b,train,3,3,2,y"])
    for texts, told in ((emotion_texts, ("two",)), (vad_texts, ("x",))):
        found = texts(tmp_path, "dev")
        assert found is not None
        assert found.texts == told
        everything = texts(tmp_path, "all")
        assert everything is not None
        assert len(everything.texts) == 2


def test_absent_sets_are_not_measured(tmp_path: Path) -> None:
    assert emotion_texts(tmp_path, "dev") is None
    assert ekman_measures(Saying(), None)["ekman_macro_f1"].value is None
    assert vad_measures(Saying(), vad_texts(tmp_path, "dev"))["vad_r"].value is None


def test_broken_rows_are_refused(tmp_path: Path) -> None:
    write_emotions(tmp_path, dev=["glad\t99\ta"])
    write_sentences(tmp_path, ["a,dev,x,3,1,x"])
    with pytest.raises(InputError, match="AUD-125"):
        emotion_texts(tmp_path, "dev")
    with pytest.raises(InputError, match="AUD-125"):
        vad_texts(tmp_path, "dev")


def test_plain_feeler_learns_which_words_stand_in_which_feeling(tmp_path: Path) -> None:
    write_emotions(tmp_path, train=[f"I am {word} now\t{label}\ta" for word, label in (("glad", 3), ("cross", 0))] * 20)
    write_sentences(tmp_path, ["a,train,5,4,4,what a fine day", "b,train,1,4,2,what a foul day"] * 10)
    plain = PlainFeeler(emotions=emotion_texts(tmp_path, "train"), axes=vad_texts(tmp_path, "train"))
    fine, foul = plain.feel(["a glad and fine one", "a cross and foul one"])
    assert (fine.emotions, foul.emotions) == ((Emotion.JOY,), (Emotion.ANGER,))
    assert fine.valence > 0 > foul.valence


def test_plain_feeler_without_lessons_feels_nothing() -> None:
    (felt,) = PlainFeeler(emotions=None, axes=None).feel(["what a day"])
    assert felt == Feeling(emotions=(Emotion.NEUTRAL,), valence=0.0, arousal=0.0, dominance=0.0)


def test_weighed_words_make_rows_of_length_one_beside_the_constant() -> None:
    words = TfIdf(["a b", "a b", "a b c"])
    row = words.rows(["a b b z"]).toarray()[0]
    assert row[-1] == 1.0
    assert float(np.linalg.norm(row[:-1])) == pytest.approx(1.0)
    assert len(row) == 3
