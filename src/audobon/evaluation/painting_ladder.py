"""Each part of what makes painting fast, with it and without: what it gains, and how far it moves pictures.

Knows: painters with one part off.  Does not know: clocks; whoever asks times.
Parts are named by where they act: on what goes in, on features between, on what comes out, and on what keeps the
quality, which gains no time and says what it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from torch import Tensor

from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder
from audobon.evaluation.held_back import Picture
from audobon.evaluation.measure import Measure, median_measure
from audobon.models.painter_engines import torch_engines
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.stopping import IsLost

Timed = Callable[[Callable[[], object], Sequence[Callable[[], object]]], Measure]
"""How many times as fast the first is as the others."""
Ladder = dict[str, dict[str, Measure]]
USUAL = PaintingRecipe(close_up_px=0)


@dataclass(frozen=True, kw_only=True)
class LadderTools:
    """The painter with all parts on, and what is painted.

    Attributes:
        model: The nets as they are loaded, for torch.
        ready: Makes them ready for the engine by a plan.
        encoder: Of words.
        plan: All workers.
        run: Paints orders, as many at once as a painter can.
        orders: Of one size.
        many: A recipe of many steps.
        is_lost: Says half way whether a panel is beyond hope.
    """

    model: EmbeddedPainterModel
    ready: Callable[[ComputePlan], EmbeddedPainterModel]
    encoder: TextEncoder
    plan: ComputePlan
    run: Callable[[EmbeddedPainter, Sequence[PaintOrder]], list[Picture]]
    orders: Sequence[PaintOrder]
    many: PaintingRecipe
    is_lost: IsLost


class Forgetful(TextEncoder):
    """An encoder that reads the same words anew each time."""

    def token_states(self, texts: Sequence[str], *, max_tokens: int) -> tuple[Tensor, Tensor]:
        return self._token_states(texts, max_tokens=max_tokens)


Pair = tuple[EmbeddedPainter, EmbeddedPainter]
"""A painter with a part on, and the same with it off."""


def painting_ladder(tools: LadderTools, *, timed: Timed) -> Ladder:
    """Part -> `times_as_fast` the painter is with it, and `levels_moved`, of 255, by it.

    What a step fewer gains and moves stands beside them, for a part may move no more than that.
    """
    ready = tools.ready(tools.plan)
    pairs = _on_input(tools, ready) | _on_features(tools, ready) | _on_output(tools, ready) | _on_quality(tools, ready)
    return {part: _row(tools, pair, timed=timed) for part, pair in (pairs | _yardsticks(tools, ready)).items()}


def _on_input(tools: LadderTools, ready: EmbeddedPainterModel) -> dict[str, Pair]:
    forgetful = Forgetful(tools.encoder.net, tools.encoder.tokenizer, sha256=tools.encoder.sha256)
    anew = EmbeddedPainter(ready, forgetful, recipe=USUAL, plan=tools.plan)
    return {"input: words read once": (_painter(tools, ready), anew)}


def _on_features(tools: LadderTools, ready: EmbeddedPainterModel) -> dict[str, Pair]:
    alone = replace(tools.plan, workers=1, threads=tools.plan.workers * tools.plan.threads)
    at_once = EmbeddedPainter(tools.ready(alone), tools.encoder, recipe=USUAL, plan=alone)
    whole = _painter(tools, ready)
    return {
        "features: 8 bits by the engine": (whole, _painter(tools, tools.model)),
        "features: deep levels used again": (whole, _painter(tools, ready, replace(USUAL, reuse=1))),
        "features: deep levels used again, 20 steps": (
            _painter(tools, ready, tools.many), _painter(tools, ready, replace(tools.many, reuse=1)),
        ),
        "features: panels side by side": (whole, at_once),
    }  # fmt: skip


def _on_output(tools: LadderTools, ready: EmbeddedPainterModel) -> dict[str, Pair]:
    engines = ready.engines or torch_engines(ready.painter, ready.autoencoder, tools.plan)
    by_torch = torch_engines(ready.painter, ready.autoencoder, tools.plan).decode
    plain = replace(ready, engines=replace(engines, decode=by_torch))
    return {"output: decoder in 8 bits": (_painter(tools, ready), _painter(tools, plain))}


def _on_quality(tools: LadderTools, ready: EmbeddedPainterModel) -> dict[str, Pair]:
    """What is done for quality takes time: below 1 it is the share of the speed that is left."""
    looking = EmbeddedPainter(ready, tools.encoder, recipe=USUAL, plan=tools.plan, is_lost=tools.is_lost)
    near = _painter(tools, ready, PaintingRecipe())
    return {
        "quality: a look half way": (looking, _painter(tools, ready)),
        "quality: small faces painted from near": (near, _painter(tools, ready)),
    }


def _yardsticks(tools: LadderTools, ready: EmbeddedPainterModel) -> dict[str, Pair]:
    """What a part may move pictures by."""

    def shorter(recipe: PaintingRecipe) -> Pair:
        whole = replace(recipe, reuse=1)
        return _painter(tools, ready, replace(whole, steps=whole.steps - 1)), _painter(tools, ready, whole)

    return {
        "one step fewer, for its levels": shorter(USUAL),
        f"one step fewer of {tools.many.steps}, for its levels": shorter(tools.many),
    }


def _painter(tools: LadderTools, model: EmbeddedPainterModel, recipe: PaintingRecipe = USUAL) -> EmbeddedPainter:
    return EmbeddedPainter(model, tools.encoder, recipe=recipe, plan=tools.plan)


def _row(tools: LadderTools, pair: Pair, *, timed: Timed) -> dict[str, Measure]:
    """How many times as fast one painter is as another, and how far their pictures lie apart."""
    one, other = (partial(tools.run, painter, tools.orders) for painter in pair)
    distances = [
        float(np.abs(first.astype(np.int16) - second).mean()) for first, second in zip(one(), other(), strict=True)
    ]
    return {"times_as_fast": timed(one, [other]), "levels_moved": median_measure(distances)}
