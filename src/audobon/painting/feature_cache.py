"""What the net's deep levels made at one step, used again at the next ones.

Knows: the painter's nets, how far apart whole calls are.  Does not know: the loop, recipes, comics.

Shapes: C latent channels, H W latent height and width.
"""

from __future__ import annotations

from torch import Tensor

from audobon.models.engine_nets import PreparedStep
from audobon.models.painter_engines import PainterEngines


class FeatureCache:
    """A `Predict` of one pass whose deep levels run at its first step and at every so-manieth after that.

    Args:
        engines: The nets.
        prepared: What steers the pass.
        every: 1 runs them at every step.

    Source:
        Ma et al. 2023, arXiv:2312.00858 (DeepCache), section 3.3: the 1:N strategy with uniform intervals.
    """

    def __init__(self, engines: PainterEngines, prepared: PreparedStep, *, every: int) -> None:
        self._engines = engines
        self._prepared = prepared
        self._every = every
        self._calls = 0
        self._deep: Tensor | None = None

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        """Clean latents 1 C H W predicted from noisy ones at time t (1)."""
        is_whole = self._calls % self._every == 0
        self._calls += 1
        if is_whole or self._deep is None:
            clean, self._deep = self._engines.predicted(latents, t, self._prepared)
            return clean
        return self._engines.refined(latents, t, self._prepared, deep=self._deep)
