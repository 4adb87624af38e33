"""The benchmark of a whole book: a book in small is made and counted, and a failure is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.errors import GenerationError
from audobon.evaluation import bench_pipeline as room
from audobon.evaluation.bench_pipeline import bench_pipeline, cold_start_s, peak_gb
from tests.tiny import save_tiny_models


@pytest.mark.long
def test_a_book_is_made_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDOBON_MODELS", str(save_tiny_models(tmp_path / "models")))
    monkeypatch.setattr(room, "STARTS", 1)
    story = tmp_path / "story.txt"
    story.write_text("A Walk\n\nAnna ran into the garden. The old dog barked at the clouds.\n", encoding="utf-8")
    found = bench_pipeline(story)
    rate, seconds = found["pipeline_panels_per_minute"], found["pipeline_seconds"].value
    assert seconds is not None
    assert rate.value == pytest.approx(60 * rate.n / seconds)
    assert 0 < (found["cold_start_s"].value or 0) < seconds
    assert 0 < (found["pipeline_start_s"].value or 0) < seconds
    assert 0.1 < (found["pipeline_peak_gb"].value or 0) < 8
    assert found["pipeline_panels"].value == found["pipeline_peak_gb"].n == rate.n
    assert {"reading_s", "pencilling_s", "painting_s", "binding_s"} <= set(found)


def test_a_story_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match=r"AUD-603: .*missing.txt was not made: "):
        bench_pipeline(tmp_path / "missing.txt")


def test_a_process_that_paints_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDOBON_MODELS", str(tmp_path / "nowhere"))
    with pytest.raises(GenerationError, match="AUD-603: no panel was painted"):
        cold_start_s()


def test_memory_is_counted_as_each_system_counts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.sys, "platform", "linux")
    assert peak_gb(2_500_000) == 2.5
    monkeypatch.setattr(room.sys, "platform", "darwin")
    assert peak_gb(2_500_000_000) == 2.5
