"""What one panel painted with Stable Diffusion keeps of its own earlier steps, and at which steps it is used again.

Knows: the loop's step numbers, the UNet's attachments.  Does not know: prompts, schedulers, comics.
Keys and values of words are kept always: they change nothing.  Deep levels used again and words no longer heard change
the picture a little and are asked for by name (see `StableRecipe`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from audobon.models.stable.attention_gate import AttentionGate
from audobon.models.stable.controlnet import Residuals
from audobon.models.stable.deep_features import DeepFeatures
from audobon.models.stable.text_cache import TextCache


class PanelReuse:
    """One panel's own; another panel, and another try of the same panel, has another.

    Args:
        unet: The UNet with everything attached.
        steps: How many steps the panel's walk has.
        every: Deep levels run at every so-manieth step; 1 at every one.
        layers: What of the finest level runs at every step (see `DeepFeatures`).
        words_until: The share of the walk (0..1) after which cross-attention repeats itself, unguided; 1 never.
        words_kept: Keep keys and values of words. Only where the UNet's blocks are compiled this does harm: a compiled
            block that finds other functions in it is compiled anew.
    """

    def __init__(
        self, unet: Any, *, steps: int, every: int = 1, layers: int | None = None, words_until: float = 1.0,
        words_kept: bool = True,
    ) -> None:  # fmt: skip
        self._every = every
        self._gate = next((index for index in range(steps) if index / max(1, steps) >= words_until), steps)
        self._has_gate = self._gate < steps
        self._text = TextCache(unet) if words_kept else None
        self._said = AttentionGate(unet)
        self._deep = DeepFeatures(unet, layers=layers) if every > 1 else None
        self._residuals: tuple[Hashable, Residuals | None] | None = None

    def is_unguided(self, index: int) -> bool:
        """Is step `index` painted by what words had said before, for one batch alone?"""
        return index >= self._gate and not self._said.is_empty

    def is_whole(self, index: int) -> bool:
        """Do all levels run at step `index`?"""
        return self._deep is None or self._deep.is_empty or self._since(index) % self._every == 0

    @contextmanager
    def around(self, index: int, *, halves: int) -> Iterator[None]:
        """Within, for one run of the UNet at step `index`, it uses what is kept for it, and what it makes is kept.

        Args:
            index: The step.
            halves: Of the batch: 2 with guidance, else 1.
        """
        with ExitStack() as stack:
            if self.is_unguided(index):
                stack.enter_context(self._said.repeated())
            else:
                if self._text is not None:
                    stack.enter_context(self._text.used())
                if self._has_gate and index >= self._last_whole:
                    stack.enter_context(self._said.recorded(halves=halves))
            if self._deep is not None:
                whole = self.is_whole(index)
                stack.enter_context(self._deep.recorded() if whole else self._deep.used_again())
            yield

    def controlled(self, index: int, steering: Hashable, make: Callable[[], Residuals | None]) -> Residuals | None:
        """What ControlNets say at step `index`: made at whole steps, and said again between them by the same ones.

        Args:
            index: The step.
            steering: Which ControlNets steer there.
            make: Asks them.
        """
        if self._deep is None:
            return make()
        if self._residuals is None or self.is_whole(index) or self._residuals[0] != steering:
            self._residuals = (steering, make())
        return self._residuals[1]

    @property
    def _last_whole(self) -> int:
        """The last step before the gate at which all levels run."""
        last = max(0, self._gate - 1)
        return last - last % self._every

    def _since(self, index: int) -> int:
        """Steps since whole ones were first counted: at the start, and anew at the gate, where the batch halves."""
        return index - self._gate if index >= self._gate else index
