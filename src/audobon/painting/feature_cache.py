"""What the net's deep levels made at one step, used again at the next ones.

Knows: the painter's nets, how far apart whole calls are, how calls are joined.  Does not know: recipes, comics.

Shapes: B batch, C latent channels, H W latent height and width.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import torch
from torch import Tensor

from audobon.models.engine_nets import PreparedStep, joined
from audobon.models.painter_engines import PainterEngines
from audobon.painting.denoise import JointPredict

Finish = Callable[[Tensor], Tensor]
"""What is done to one panel's predicted clean latents 1 C H W."""


def as_predicted(clean: Tensor) -> Tensor:
    """Nothing is done to them."""
    return clean


class FeatureCache(JointPredict):
    """A `Predict` of one pass whose deep levels run at its first step and at every so-manieth after that.

    Passes at whole calls are joined with passes at whole calls, and those at calls of the finest level with their like.

    Args:
        engines: The nets.
        prepared: What steers the pass.
        every: 1 runs them at every step.
        finish: What is done to each prediction, batch-mates or not.

    Source:
        Ma et al. 2023, arXiv:2312.00858 (DeepCache), section 3.3: the 1:N strategy with uniform intervals.
    """

    def __init__(
        self, engines: PainterEngines, prepared: PreparedStep, *, every: int, finish: Finish = as_predicted
    ) -> None:
        self._engines = engines
        self._prepared = prepared
        self._every = every
        self._finish = finish
        self._calls = 0
        self._deep: Tensor | None = None

    @property
    def bucket(self) -> Hashable:
        """The nets, whether all their levels run next, and the shapes of what steers."""
        shapes = tuple((name, tuple(value.shape)) for name, value in sorted(self._prepared.inputs.items()))
        return (id(self._engines), self._is_whole, shapes)

    @property
    def _is_whole(self) -> bool:
        return self._deep is None or self._calls % self._every == 0

    def together(self, mates: Sequence[JointPredict], latents: Tensor, t: Tensor) -> Tensor:
        """Clean latents B C H W predicted from noisy ones at times t (B), by one call of the net."""
        passes = [mate for mate in mates if isinstance(mate, FeatureCache)]
        prepared = joined([one._prepared for one in passes])
        if self._is_whole:
            clean, deep = self._engines.predicted(latents, t, prepared)
            for one, own in zip(passes, deep.chunk(len(passes)), strict=True):
                one._deep = own
        else:
            kept = torch.cat([one._deep for one in passes if one._deep is not None])
            clean = self._engines.refined(latents, t, prepared, deep=kept)
        for one in passes:
            one._calls += 1
        return torch.cat([one._finish(own) for one, own in zip(passes, clean.chunk(len(passes)), strict=True)])
