"""A panel that is lost half way is not painted to its end.

Knows: states of the loop, a way back to pixels, who says that a picture is lost.  Does not know: why, or what follows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from audobon.painting.denoise import DenoiseState
from audobon.painting.enlarging import picture_of


class IsLost(Protocol):
    """Who says whether a picture is beyond hope."""

    def __call__(self, picture: NDArray[np.uint8], *, maybe: bool = False) -> bool:
        """Whether a picture H W 3 is; or `maybe`, where it is seen roughly, so that it must be looked at better."""
        ...


LOOKED_AT = 0.5
"""After so much of the steps a panel is looked at: earlier even a good one is a blur."""


@dataclass(frozen=True, kw_only=True)
class Stopping:
    """A hook of the loop: one look at the clean picture as predicted, half way; where it is lost, it is the end.

    Most panels are plainly sound at a glance, which spares them the decoder.

    Attributes:
        is_lost: Who looks.
        glance: Latents 1 C H W roughly as a picture 1 3 8H 8W in about 0..1.
        decode: Latents 1 C H W as a picture 1 3 8H 8W in about 0..1.
        size_px: Height and width of the panel in it.
    """

    is_lost: IsLost
    glance: Callable[[Tensor], Tensor]
    decode: Callable[[Tensor], Tensor]
    size_px: tuple[int, int]

    def __call__(self, state: DenoiseState) -> DenoiseState:
        steps = len(state.times) - 1
        if state.preview is None or state.is_done or state.step != max(1, round(LOOKED_AT * steps)):
            return state
        if not self.is_lost(self._seen(self.glance, state.preview), maybe=True):
            return state
        is_lost = self.is_lost(self._seen(self.decode, state.preview))
        return replace(state, latents=state.preview, step=steps) if is_lost else state

    def _seen(self, way: Callable[[Tensor], Tensor], latents: Tensor) -> NDArray[np.uint8]:
        height, width = self.size_px
        return np.asarray(picture_of(way(latents)[..., :height, :width]).array, np.uint8)
