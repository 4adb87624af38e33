"""The drills of `benchmarks/live_streams.py` in small: readers, broken lines, cancelled panels."""

from __future__ import annotations

from pathlib import Path

from audobon.crew import Painter
from audobon.models.text_encoder import shared_text_encoder
from audobon.models.zoo import load_embedded_painter
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.previews import Watching
from benchmarks.live_streams import cancelled, followed, reconnected, watched
from tests.tiny import save_tiny_models
from tests.unit.painting.test_painter import PLAN, an_order
from tests.unit.painting.test_passes import AT_ONCE


def test_readers_of_another_process_miss_nothing(tmp_path: Path) -> None:
    found = followed(tmp_path / "readers", readers=8, events=40)
    assert (found["lost"], found["doubled"], found["events"]) == (0, 0, 43)
    found = reconnected(tmp_path / "reconnects", places=20, events=40, seed=0)
    assert (found["lost"], found["doubled"], found["in_order"]) == (0, 0, True)


def test_panels_are_stopped_and_looked_at(tmp_path: Path) -> None:
    model = load_embedded_painter(save_tiny_models(tmp_path / "models"))
    encoder = shared_text_encoder()

    def painter_for(watch: Watching | None) -> Painter:
        return EmbeddedPainter(model, encoder, recipe=AT_ONCE, plan=PLAN, watch=watch)

    found = watched(tmp_path / "watching", painter_for, an_order(), panels=2)
    assert float(str(found["alone_core_s"])) > 0
    assert float(str(found["question_median_us"])) < 5000
    found = cancelled(tmp_path / "cancels", painter_for, an_order(), count=2, seed=0)
    assert found["cancelled"] == 2
