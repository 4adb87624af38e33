"""The raw fuzz of `benchmarks/http_fuzz.py` in small: a live server, some hundred broken requests, no failure."""

from __future__ import annotations

from pathlib import Path

from benchmarks.http_fuzz import fuzz


def test_server_answers_or_closes_whatever_it_is_sent(tmp_path: Path) -> None:
    found = fuzz(tmp_path, count=40, seed=1, is_slow=False, share=23)
    assert found["requests"] > 150
    assert (found["server_errors"], found["crashes"], found["traces_in_the_log"]) == (0, 0, 0)
    assert found["failures"] == []
    statuses = {status for part in found["answers"].values() for status in part}
    assert {"200", "400", "404", "405"} <= statuses
