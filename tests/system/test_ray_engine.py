"""The drills of `benchmarks/ray_drills.py` in small: a book painted by Ray on three nodes, of which one is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ray_drills import drilled, environment, replicas_left
from tests.tiny import save_tiny_models


@pytest.mark.long
@pytest.mark.system
def test_book_is_the_same_when_a_node_is_killed_in_the_middle(tmp_path: Path) -> None:
    with environment(tmp_path / "home", models=save_tiny_models(tmp_path / "models")):
        found = drilled(tmp_path / "books", count=1, seed=1, kinds=("node",))
    assert (found["books"], found["killed"], found["complete"], found["identical"]) == (1, 1, 1, 1)
    assert replicas_left() == []
