"""The service against its own schema, in small; `python -m benchmarks.schema_fuzz` tries ten thousand cases."""

from __future__ import annotations

from pathlib import Path

from benchmarks.schema_fuzz import fuzz


def test_service_answers_as_its_schema_says(tmp_path: Path) -> None:
    found = fuzz(tmp_path, cases=150, seed=1, only=r"^/api/v1/books(/\{id\})?(/artefacts)?$", each=4)
    assert found["cases"] >= 150
    assert (found["server_errors"], found["breaks"], found["errors"]) == (0, {}, [])
