"""What a painter asks of its net is counted by the size of the picture, and its pixels stay as they were."""

from dataclasses import replace

import numpy as np

from audobon.evaluation.net_meter import NetMeter
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from tests.unit.painting.test_painter import PLAN, an_order, encoder, model, painted

__all__ = ["encoder", "model"]


def test_calls_count_by_the_latents_that_they_cover(model: EmbeddedPainterModel, encoder: TextEncoder) -> None:
    meter = NetMeter()
    recipe = PaintingRecipe(steps=4, close_up_px=0, reuse=3)
    plain = EmbeddedPainter(model, encoder, recipe=recipe, plan=PLAN)
    counted = EmbeddedPainter(meter.metered(model, PLAN), encoder, recipe=recipe, plan=PLAN)
    order = an_order(width=100, height=60)
    assert np.array_equal(painted(counted, order)[0], painted(plain, order)[0])
    assert meter.latents == 4 * 8 * 16, "four calls of 64 x 128 px, whole or not"
    painted(counted, replace(order, seed=5))
    assert meter.latents == 2 * 4 * 8 * 16
