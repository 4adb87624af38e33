"""What a UNet's deep levels made at one step, used again at others: only its finest level runs then, or a part of it.

Knows: diffusers' UNet with its blocks from fine to deep and back.  Does not know: steps, prompts, when to use it.
The UNet's own forward runs: whatever is cut off answers with nothing, and the last of it gives what it gave when all
of it ran.

Shapes: B batch, C channels, H W height and width of the latents.

Source: Ma et al. 2023, arXiv:2312.00858 (DeepCache), section 3.2: a cut below the finest level, or at one of the skip
    connections within it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn

from audobon.models.stable.replacing import Forward, replaced


class DeepFeatures:
    """What reaches the part of a UNet that always runs, B C H W, as it was last recorded.

    Args:
        unet: A diffusers UNet of two levels or more.
        layers: So many layers on the way up from the finest level's end always run, with what their skip connections
            come from; None for the whole level, down and up.
    """

    def __init__(self, unet: Any, *, layers: int | None = None) -> None:
        self._unet = unet
        finest = unet.up_blocks[-1]
        count = len(finest.resnets)
        self._cut = 0 if layers is None else max(0, count - layers)
        if self._cut == 0:
            self._source: nn.Module = unet.up_blocks[-2]
        else:
            attentions = getattr(finest, "attentions", None)
            self._source = (finest.resnets if attentions is None else attentions)[self._cut - 1]
        self._deep: Tensor | None = None

    @property
    def is_empty(self) -> bool:
        """Is there nothing yet that could be used again?"""
        return self._deep is None

    @contextmanager
    def recorded(self) -> Iterator[None]:
        """Within, the whole UNet runs, and what its cut-off part makes is kept in place of what was."""

        def keep(block: nn.Module, given: object, answer: Any) -> None:
            self._deep = answer[0] if isinstance(answer, tuple) else answer

        handle = self._source.register_forward_hook(keep)
        try:
            yield
        finally:
            handle.remove()

    @contextmanager
    def used_again(self) -> Iterator[None]:
        """Within, only the rest runs, on what is kept of the cut-off part.

        Raises:
            ValueError: Where nothing is kept.
        """
        if self._deep is None:
            raise ValueError("nothing was recorded of the deep levels")
        with replaced({**_below(self._unet, self._deep), **self._within(self._deep)}):
            yield

    def _within(self, deep: Tensor) -> dict[nn.Module, Forward]:
        """What is cut off of the finest level itself."""
        if self._cut == 0:
            return {}
        finest, first = self._unet.up_blocks[-1], self._unet.down_blocks[0]
        # As large as the level, for what is joined to it; a single channel takes whatever a ControlNet adds to it.
        nothing = deep.new_zeros((len(deep), 1, *deep.shape[2:]))
        forwards: dict[nn.Module, Forward] = {}
        for place in range(self._cut):
            _answer(forwards, finest, place, deep)
        for place in range(len(finest.resnets) - self._cut - 1, len(first.resnets)):
            _answer(forwards, first, place, nothing)
        for layer in first.downsamplers or ():
            forwards[layer] = _giving(deep.new_zeros(()))
        return forwards


def _below(unet: Any, deep: Tensor) -> dict[nn.Module, Forward]:
    """Everything below the finest level, on the way down and up."""
    nothing = deep.new_zeros(())  # takes the shape of whatever a ControlNet adds to it
    forwards: dict[nn.Module, Forward] = {block: _giving(deep) for block in unet.up_blocks[:-1]}
    for block in unet.down_blocks[1:]:
        skips = len(block.resnets) + (0 if block.downsamplers is None else 1)
        forwards[block] = _giving((nothing, (nothing,) * skips))
    if unet.mid_block is not None:
        forwards[unet.mid_block] = _giving(nothing)
    return forwards


def _answer(forwards: dict[nn.Module, Forward], block: Any, place: int, answer: Tensor) -> None:
    """Let one layer of a block, its attention too, give this answer."""
    forwards[block.resnets[place]] = _giving(answer)
    if getattr(block, "attentions", None) is not None:
        forwards[block.attentions[place]] = _giving((answer,))


def _giving(answer: object) -> Forward:
    return lambda *_, **__: answer
