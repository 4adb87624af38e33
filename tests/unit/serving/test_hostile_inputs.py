"""The drill of `benchmarks/hostile_inputs.py` in small; in full it has more than two hundred inputs."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from benchmarks.hostile.archives import ARCHIVES
from benchmarks.hostile.images import IMAGES
from benchmarks.hostile.markup import MARKUP
from benchmarks.hostile.paths import PATHS
from benchmarks.hostile.texts import TEXTS
from benchmarks.hostile.urls import URLS
from benchmarks.hostile.watch import Watcher
from benchmarks.hostile.weights import WEIGHTS
from benchmarks.hostile_inputs import drill


def test_nothing_hostile_gets_out_crashes_or_hangs(tmp_path: Path) -> None:
    found = drill(tmp_path / "drill", each=4, kinds=("paths", "images", "weights", "bundles", "texts"))
    assert found["tries"] > 50
    assert (found["escapes"], found["crashes"], found["hangs"]) == ([], [], [])


def test_there_are_as_many_inputs_as_are_spoken_of() -> None:
    kinds = {"paths": PATHS, "urls": URLS, "images": IMAGES, "archives": ARCHIVES, "weights": WEIGHTS, "texts": TEXTS}
    least = {"paths": 60, "urls": 30, "images": 20, "archives": 15, "weights": 20, "texts": 40}
    assert {kind for kind, held in kinds.items() if len(set(held)) < least[kind]} == set()
    assert 2 * len(MARKUP) >= 10


def test_watcher_sees_what_leads_out(tmp_path: Path) -> None:
    """A drill that finds no escape says something only if escapes are seen."""
    (tmp_path / "room").mkdir()
    watcher = Watcher(tmp_path / "room")
    outside = tmp_path / "outside.txt"
    with watcher.watched():
        (tmp_path / "room" / "inside.txt").write_text("x")
    assert watcher.escapes == []
    with watcher.watched():
        outside.write_text("x")
        outside.unlink()
        Path("/etc/hostname").exists()
        with pytest.raises(OSError, match="."):
            open("/etc/passwd/none").close()
        os.mkdir(tmp_path / "made")
        pickle.loads(pickle.dumps(os.getcwd))
    told = " ".join(watcher.escapes)
    assert all(word in told for word in ("write", "os.remove", "read /etc/passwd", "os.mkdir", "pickle.find_class"))
