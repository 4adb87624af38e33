"""Twenty thousand hostile headers; `python -m benchmarks.bundle_fuzz` reads a million."""

from __future__ import annotations

from benchmarks.bundle_fuzz import fuzz


def test_hostile_headers_are_refused_or_lie_inside_the_file() -> None:
    found = fuzz(count=20_000, seed=int("b0d1e5", 16))
    answers = found["answers"]
    assert isinstance(answers, dict)
    assert sum(answers.values()) == 20_000
    assert (found["crashes"], found["misled"]) == (0, 0)
    assert isinstance(found["most_bytes_for_one"], int)
    assert 0 < found["most_bytes_for_one"] < 4_000_000
    # Some are sound in spite of all, and each way to refuse is met, so the headers reach every part of the reader.
    assert set(answers) == {"read", "AUD-381", "AUD-382", "AUD-383", "AUD-384", "AUD-385", "AUD-386"}
