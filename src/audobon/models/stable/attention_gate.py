"""What cross-attention said at one step, said again at all later ones: words have done their work by then.

Knows: diffusers' cross-attention layers.  Does not know: steps, prompts, when words have done their work.

Shapes: B batch (for N pictures: N of unwanted words, then N of wanted ones; or wanted ones alone), Q places of the
picture at a layer, D width.

Source: Zhang et al. 2024, arXiv:2404.02747 (T-GATE), section 3.3: what both halves of the batch heard is averaged and
    given to a batch of one, which is no longer guided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn

from audobon.models.stable.replacing import Forward, replaced
from audobon.models.stable.text_cache import cross_attention


class AttentionGate:
    """What each cross-attention layer of one UNet said when it was last recorded, N Q D.

    Args:
        unet: A diffusers UNet with everything attached.
    """

    def __init__(self, unet: Any) -> None:
        self._layers = cross_attention(unet)
        self._said: dict[str, Tensor] = {}

    @property
    def is_empty(self) -> bool:
        """Is there a layer of which nothing is kept yet?"""
        return len(self._said) < len(self._layers)

    @property
    def size_bytes(self) -> int:
        """How much room it takes."""
        return sum(one.numel() * one.element_size() for one in self._said.values())

    @contextmanager
    def recorded(self, *, halves: int) -> Iterator[None]:
        """Within, what every layer says is kept, the mean of both halves of the batch (or of `halves` 1, as it is)."""

        def keeping(name: str) -> Callable[[nn.Module, object, Tensor], None]:
            def keep(layer: nn.Module, given: object, answer: Tensor) -> None:
                self._said[name] = answer.reshape(halves, -1, *answer.shape[1:]).mean(dim=0)

            return keep

        handles = [layer.register_forward_hook(keeping(name)) for name, layer in self._layers]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    @contextmanager
    def repeated(self) -> Iterator[None]:
        """Within, no cross-attention is computed: each layer says what is kept of it, to a batch of N."""

        with replaced({layer: _repeating(self._said[name]) for name, layer in self._layers}):
            yield


def _repeating(said: Tensor) -> Forward:
    return lambda *_, **__: said
