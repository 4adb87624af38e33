"""Scoring a Reader against an annotation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audobon.errors import InputError
from audobon.evaluation.gold import bare_name
from audobon.evaluation.measure import NOT_MEASURED, Measure
from audobon.evaluation.reading import score_reader
from audobon.manuscript import open_manuscript
from audobon.understanding import HouseReader

TEXT = 'A fox met a crow. "Good day," said the fox. "Go away!" cried the crow.\n'


def annotation(speaker: str) -> dict[str, object]:
    def quote(words: str, who: str) -> dict[str, object]:
        start = TEXT.index(words)
        return {"span": [start, start + len(words)], "speaker": who, "emotion": "neutral", "manner": "said"}

    def character(key: str, name: str, kind: str) -> dict[str, object]:
        return {"id": key, "name": name, "aliases": [], "kind": kind, "role": "major", "narrator": False}

    return {
        "schema": "story-gold/1",
        "text_file": "tale.txt",
        "characters": [character("c1", "the fox", "animal:fox"), character("c2", "the crow", "animal:crow")],
        "quotes": [quote('"Good day,"', speaker), quote('"Go away!"', "c2")],
        "scenes": [{"span": [0, len(TEXT)], "present": ["c1", "c2"]}],
    }


def scored(folder: Path, gold: dict[str, object]) -> dict[str, Measure]:
    (folder / "tale.txt").write_text(TEXT, encoding="utf-8")
    (folder / "tale.json").write_text(json.dumps(gold), encoding="utf-8")
    return score_reader(HouseReader(uses_encoder=False), folder, open_story=open_manuscript)


def test_right_speakers_score_one(tmp_path: Path) -> None:
    scores = scored(tmp_path, annotation("c1"))
    assert scores["speaker_accuracy"] == Measure(value=1.0, low=1.0, high=1.0, n=2)
    assert scores["quotation_f1"].value == 1.0
    assert scores["kind_accuracy"].value == 1.0


def test_wrong_speaker_counts_against_the_reader(tmp_path: Path) -> None:
    assert scored(tmp_path, annotation("c2"))["speaker_accuracy"].value == 0.5


def test_unmeasured_figure_is_null(tmp_path: Path) -> None:
    scores = scored(tmp_path, annotation("c1"))
    assert scores["scene_border_f1"] is NOT_MEASURED


def test_folder_without_annotation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-120"):
        score_reader(HouseReader(uses_encoder=False), tmp_path, open_story=open_manuscript)


def test_broken_annotation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tale.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="AUD-121"):
        score_reader(HouseReader(uses_encoder=False), tmp_path, open_story=open_manuscript)


def test_names_are_compared_without_articles() -> None:
    assert bare_name("The  poor old Goat") == "goat"
