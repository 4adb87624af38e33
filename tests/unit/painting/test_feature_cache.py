"""Deep levels used again: which calls are whole, what the finest level is given, and what the recipe says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
import torch
from torch import Tensor

from audobon.compute.engine import Engine
from audobon.errors import SettingsError
from audobon.models.engine_nets import PreparedStep
from audobon.models.painter_engines import PainterEngines, torch_engines
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.feature_cache import FeatureCache
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from tests.unit.painting.test_painter import PLAN, an_order, encoder, model, painted

__all__ = ["encoder", "model"]


@dataclass(frozen=True)
class Counting:
    """Engines that give their call's number, and tell of their calls."""

    calls: list[str] = field(default_factory=list)

    def engines(self) -> PainterEngines:
        def whole(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
            self.calls.append("whole")
            return torch.zeros(1), torch.full((1,), float(len(self.calls)))

        def shallow(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
            self.calls.append(f"over {int(inputs['deep'])}")
            return (torch.zeros(1),)

        return PainterEngines(step=whole, shallow=shallow, decode=whole)


@pytest.mark.parametrize(
    ("every", "calls"),
    [
        (1, ["whole"] * 5),
        (2, ["whole", "over 1", "whole", "over 3", "whole"]),
        (3, ["whole", "over 1", "over 1", "whole", "over 4"]),
        (50, ["whole", "over 1", "over 1", "over 1", "over 1"]),
    ],
)
def test_deep_levels_run_at_the_first_step_and_at_every_so_manieth(every: int, calls: list[str]) -> None:
    counting = Counting()
    cache = FeatureCache(counting.engines(), PreparedStep(inputs={}, flat=torch.ones(1)), every=every)
    for _ in range(5):
        assert float(cache(torch.zeros(1), torch.ones(1))) == 1.0  # with its flat colour
    assert counting.calls == calls


def test_every_pass_begins_with_a_whole_call(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    plain = torch_engines(model.painter, model.autoencoder, PLAN)
    calls: list[str] = []

    def counted(name: str, engine: Engine) -> Engine:
        def run(inputs: Mapping[str, Tensor]) -> tuple[Tensor, ...]:
            calls.append(name)
            return engine(inputs)

        return run

    engines = PainterEngines(
        step=counted("whole", plain.step), shallow=counted("finest", plain.shallow), decode=plain.decode
    )
    recipe = PaintingRecipe(steps=4, close_up_px=0, reuse=3)
    painter = EmbeddedPainter(replace(model, engines=engines), encoder, recipe=recipe, plan=PLAN)
    painted(painter, an_order("p1"), an_order("p2"))
    assert calls == ["whole", "finest", "finest", "whole"] * 2


def test_using_deep_levels_again_changes_little(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    images = [
        painted(
            EmbeddedPainter(model, encoder, recipe=PaintingRecipe(steps=steps, close_up_px=0, reuse=reuse), plan=PLAN),
            an_order(),
        )[0].astype(np.int16)
        for steps, reuse in ((6, 1), (6, 3), (1, 1))
    ]
    assert 0 < np.abs(images[1] - images[0]).mean() < np.abs(images[2] - images[0]).mean()


def test_the_record_tells_of_it_where_it_is_done() -> None:
    assert "deep levels every 3 steps" in PaintingRecipe().label
    assert "deep levels" not in PaintingRecipe(reuse=1).label
    assert "deep levels" not in PaintingRecipe(anchoring=0.5).label


@pytest.mark.parametrize("reuse", [0, 51])
def test_counts_that_make_no_sense_are_refused(reuse: int) -> None:
    with pytest.raises(SettingsError, match=f"AUD-274: deep levels were asked to run every {reuse} steps"):
        PaintingRecipe(reuse=reuse)
