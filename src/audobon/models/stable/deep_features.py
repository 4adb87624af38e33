"""What a UNet's deep levels made at one step, used again at others: only its finest level runs then.

Knows: diffusers' UNet with its blocks from fine to deep and back.  Does not know: steps, prompts, when to use it.
The UNet's own forward runs: blocks below the finest answer with nothing, and the last of them gives what it gave when
all of them ran.

Shapes: B batch, C channels, H W height and width of the latents.

Source: Ma et al. 2023, arXiv:2312.00858 (DeepCache), section 3.2; cut between levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn

from audobon.models.stable.replacing import Forward, replaced


class DeepFeatures:
    """What reaches one UNet's finest level from below, B C H W, as it was last recorded.

    Args:
        unet: A diffusers UNet of two levels or more.
    """

    def __init__(self, unet: Any) -> None:
        self._down = list(unet.down_blocks[1:])
        self._middle = unet.mid_block
        self._up = list(unet.up_blocks[:-1])
        self._deep: Tensor | None = None

    @property
    def is_empty(self) -> bool:
        """Is there nothing yet that could be used again?"""
        return self._deep is None

    @contextmanager
    def recorded(self) -> Iterator[None]:
        """Within, the whole UNet runs, and what its deep levels make is kept in place of what was."""

        def keep(block: nn.Module, given: object, answer: Tensor) -> None:
            self._deep = answer

        handle = self._up[-1].register_forward_hook(keep)
        try:
            yield
        finally:
            handle.remove()

    @contextmanager
    def used_again(self) -> Iterator[None]:
        """Within, only the finest level runs, on what is kept of the deep ones.

        Raises:
            ValueError: Where nothing is kept.
        """
        if self._deep is None:
            raise ValueError("nothing was recorded of the deep levels")
        nothing = self._deep.new_zeros(())  # takes the shape of whatever a ControlNet adds to it
        forwards: dict[Any, Forward] = {block: _giving(self._deep) for block in self._up}
        for block in self._down:
            skips = len(block.resnets) + (0 if block.downsamplers is None else 1)
            forwards[block] = _giving((nothing, (nothing,) * skips))
        if self._middle is not None:
            forwards[self._middle] = _giving(nothing)
        with replaced(forwards):
            yield


def _giving(answer: object) -> Forward:
    return lambda *_, **__: answer
