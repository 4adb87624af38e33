"""All figures of understanding at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import InputError, SettingsError
from audobon.evaluation.story import Figures, StoryTools, evaluate_story
from audobon.understanding.rule_annotator import RuleAnnotator
from tests.litbank_folder import write_book


def evaluated(data: Path, split: str = "") -> tuple[Figures, Figures]:
    tools = StoryTools(annotator=RuleAnnotator())
    return evaluate_story(data, split=split, tools=tools, tell=lambda what: None)


def test_every_figure_has_its_baseline(tmp_path: Path) -> None:
    write_book(tmp_path / "litbank")
    figures, baselines = evaluated(tmp_path)
    assert figures.keys() == baselines.keys()
    assert figures["quote_span_f1"].value == 1.0
    assert baselines["events_recall"].value == 1.0


def test_folder_without_any_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-124"):
        evaluated(tmp_path)


def test_unknown_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-262"):
        evaluated(tmp_path, "test")
