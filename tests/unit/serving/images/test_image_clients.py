"""The benchmark of `benchmarks/image_clients.py` in small, with a tiny painter."""

from __future__ import annotations

from pathlib import Path

from audobon.serving.images.desk import ImageDesk
from benchmarks.image_clients import keep, load, served_desk
from tests.unit.serving.images.tiny_studio import tiny_studio


def test_clients_are_served_and_measured(tmp_path: Path) -> None:
    desk = ImageDesk(tiny_studio(tmp_path / "models"))
    with served_desk(desk) as port:
        found = load(desk, port, clients=2, pictures=3, size="256x256", quality="low")
        keep(port, tmp_path / "shown", size="256x256", quality="low", prompts=("a fox", "an owl"))
    assert found["pictures"] == 3
    assert 0 < found["p50_s"] <= found["p99_s"]
    assert found["rows_per_call"] >= 1
    assert found["core_seconds_per_picture"] > 0
    assert sorted(path.name for path in (tmp_path / "shown").iterdir()) == ["00.png", "01.png"]
