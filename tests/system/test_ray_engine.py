"""The drills of `benchmarks/ray_drills.py` in small: a book painted by Ray on three nodes, of which one is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ray_drills import drilled, environment, replicas_left
from tests.tiny import save_tiny_models


@pytest.mark.system
def test_book_is_the_same_when_a_process_and_a_node_are_killed_in_the_middle(tmp_path: Path) -> None:
    with environment(tmp_path / "home", models=save_tiny_models(tmp_path / "models")):
        found = drilled(tmp_path / "books", count=2, seed=1, kinds=("process", "node"))
    assert (found["books"], found["complete"], found["identical"]) == (2, 2, 2)
    assert found["killed"] == 2
    assert replicas_left() == []
