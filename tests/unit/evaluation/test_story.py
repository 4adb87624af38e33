"""All figures of understanding at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.crew import Reader
from audobon.errors import InputError, SettingsError
from audobon.evaluation.measure import Measure
from audobon.evaluation.story import Figures, StoryTools, better, evaluate_story
from audobon.manuscript import open_manuscript
from audobon.understanding import HouseReader
from audobon.understanding.rule_annotator import RuleAnnotator
from audobon.understanding.rule_feeler import RuleFeeler
from tests.feeling_folder import write_emotions, write_sentences
from tests.gold_folder import write_story
from tests.litbank_folder import write_book

KEYS = {
    "entities_f1",
    "events_f1",
    "coref_conll",
    "coref_conll_gold_mentions",
    "quote_span_f1",
    "speaker_b3_gold",
    "speaker_b3_joint",
    "gold_speaker_accuracy",
    "gold_cast_recall",
    "gold_cast_precision",
    "gold_cast_recall_all",
    "gold_quotation_f1",
    "gold_emotion_accuracy",
    "gold_manner_accuracy",
    "gold_kind_accuracy",
    "gold_present_recall",
    "gold_present_precision",
    "scene_f1_exact",
    "scene_f1_relaxed",
    "place_kind_accuracy",
    "time_accuracy",
    "ekman_macro_f1",
    "vad_r",
    "tokens_per_second",
    "peak_mb",
}


def rule_reader() -> Reader:
    return HouseReader(uses_encoder=False)


def evaluated(data: Path, split: str = "") -> tuple[Figures, Figures]:
    tools = StoryTools(
        annotator=RuleAnnotator(), feeler=RuleFeeler(), reader_of=rule_reader, open_story=open_manuscript
    )
    return evaluate_story(data, split=split, tools=tools, tell=lambda what: None)


def test_every_figure_has_its_baseline(tmp_path: Path) -> None:
    write_book(tmp_path / "litbank")
    write_story(tmp_path / "gold")
    write_story(tmp_path / "gold_tales")
    write_emotions(tmp_path, train=["glad\t3\ta"] * 4, dev=["happy\t3\ta"])
    write_sentences(
        tmp_path, ["a,train,5,4,4,good day", "b,train,1,4,2,bad day"] * 3 + ["c,dev,5,4,4,happy", "d,dev,1,4,2,sad"]
    )
    figures, baselines = evaluated(tmp_path)
    assert figures.keys() == baselines.keys()
    assert figures.keys() >= KEYS
    assert {name for name in KEYS if figures[name].value is None} == set()
    unmeasured = {name for name in KEYS if baselines[name].value is None}
    assert unmeasured == {"tokens_per_second", "peak_mb", "vad_r"}
    assert figures["tales_speaker_accuracy"].value == figures["gold_speaker_accuracy"].value == 1.0


def test_figures_without_data_are_null(tmp_path: Path) -> None:
    write_story(tmp_path / "gold_tales")
    figures, _ = evaluated(tmp_path)
    assert {name for name in KEYS if figures[name].value is not None} == {"tokens_per_second", "peak_mb"}
    assert figures["tales_scene_f1_exact"].value is not None


def test_better_of_two_is_the_greater_but_of_errors_the_smaller() -> None:
    def measure(value: float | None) -> Measure:
        return Measure(value=value, low=value, high=value, n=1)

    names = ("scene_f1_exact", "scene_pk")
    one, other = dict(zip(names, (measure(0.2), measure(0.4)), strict=True)), dict.fromkeys(names, measure(0.3))
    assert {name: found.value for name, found in better(one, other).items()} == dict.fromkeys(names, 0.3)


def test_folder_without_any_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-124"):
        evaluated(tmp_path)


def test_unknown_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-262"):
        evaluated(tmp_path, "test")
