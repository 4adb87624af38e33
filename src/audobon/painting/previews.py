"""What a panel looks like on the way: a picture after each stage, and after each step within it.

Knows: the loop's states, a way back to pixels.  Does not know: who looks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from torch import Tensor

from audobon.comic.raster import Raster
from audobon.painting.denoise import DenoiseState
from audobon.painting.enlarging import picture_of


class Stage(StrEnum):
    """The stages of a panel in their order; a recipe may leave some out."""

    DRAFT = "draft"
    SMALL = "small"
    PAINTED = "painted"
    CLOSE_UPS = "close_ups"


@dataclass(frozen=True, kw_only=True)
class Preview:
    """One look at a panel: `step` of `of` within `stage`; step 0 is the stage's finished picture."""

    panel: str
    stage: Stage
    step: int
    of: int
    picture: Raster


Watch = Callable[[Preview], None]


def unwatched(preview: Preview) -> None:
    """Nobody looks."""


@dataclass(frozen=True, kw_only=True)
class ShowSteps:
    """A hook of the loop: shows the clean picture as predicted after each step; `decode` gives 1 3 h w in [0, 1]."""

    panel: str
    stage: Stage
    decode: Callable[[Tensor], Tensor]
    watch: Watch

    def __call__(self, state: DenoiseState) -> DenoiseState:
        if state.preview is not None:
            picture = picture_of(self.decode(state.preview))
            of = len(state.times) - 1
            self.watch(Preview(panel=self.panel, stage=self.stage, step=state.step, of=of, picture=picture))
        return state
