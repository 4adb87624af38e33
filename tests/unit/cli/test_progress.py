"""Progress lines say the stage, how far, and how long still."""

from __future__ import annotations

import pytest

from audobon.cli.progress import Lines, StageClock, spoken
from audobon.report import Step


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "0 s"), (59, "59 s"), (185, "3 min 05 s"), (4200, "1 h 10 min")])
def test_duration_is_said_as_people_say_it(seconds: float, words: str) -> None:
    assert spoken(seconds) == words


def test_time_left_counts_what_this_run_did(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("audobon.cli.progress.time.monotonic", lambda: now[0])
    clock = StageClock()
    assert clock.seconds_left(Step(stage="painting", done=10, of=20)) is None
    now[0] += 8.0
    assert clock.seconds_left(Step(stage="painting", done=14, of=20)) == pytest.approx(12.0)


def test_line_holds_stage_count_and_panel(capsys: pytest.CaptureFixture[str]) -> None:
    Lines().tell(Step(stage="painting", done=3, of=16, what="panel p3"))
    assert capsys.readouterr().err == "painting 3/16  panel p3\n"
