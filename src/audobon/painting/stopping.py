"""A panel that is lost half way is not painted to its end.

Knows: states of the loop, a way back to pixels, who says that a picture is lost.  Does not know: why, or what follows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from audobon.painting.denoise import DenoiseState
from audobon.painting.enlarging import picture_of

IsLost = Callable[[NDArray[np.uint8]], bool]
"""Whether a picture H W 3 is beyond hope."""

LOOKED_AT = 0.5
"""After so much of the steps a panel is looked at: earlier even a good one is a blur."""


@dataclass(frozen=True, kw_only=True)
class Stopping:
    """A hook of the loop: one look at the clean picture as predicted, half way; where it is lost, it is the end.

    Attributes:
        is_lost: Who looks.
        decode: Latents 1 C H W as a picture 1 3 8H 8W in about 0..1.
        size_px: Height and width of the panel in it.
    """

    is_lost: IsLost
    decode: Callable[[Tensor], Tensor]
    size_px: tuple[int, int]

    def __call__(self, state: DenoiseState) -> DenoiseState:
        steps = len(state.times) - 1
        if state.preview is None or state.is_done or state.step != max(1, round(LOOKED_AT * steps)):
            return state
        height, width = self.size_px
        picture = np.asarray(picture_of(self.decode(state.preview)[..., :height, :width]).array, np.uint8)
        return replace(state, latents=state.preview, step=steps) if self.is_lost(picture) else state
