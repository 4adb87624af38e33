"""Shared attention: while a net paints one picture, its self-attention looks at other pictures as well.

Knows: diffusers' attention processors.  Does not know: what the pictures show, how they come to a time, who asks.
The net runs over a reference once, and each self-attention layer's input is remembered; when the net paints, a layer's
keys and values are made of its own input and of what is remembered.  The processors in place do the attending, and
nothing is ever looked at but what is given: batch-mates stay strangers to each other.

Shapes: B batch, Q places of the picture at a layer, M places of the references, D width.

Source: Hertz et al. 2023, arXiv:2312.02133, section 3.2 (shared attention with a reference); Zhou et al. 2024,
    arXiv:2405.01434, section 3.1 (tokens of other pictures among a picture's own keys and values).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

SELF_ATTENTION = "attn1"


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What the self-attention layers looked at while the net ran over one reference: layer -> B Q D."""

    layers: Mapping[str, Tensor]

    @property
    def size_bytes(self) -> int:
        """How much room it takes."""
        return sum(seen.numel() * seen.element_size() for seen in self.layers.values())


class SharedAttention:
    """Lets a UNet's self-attention look at references; detached, the UNet has its own processors, the very objects.

    Args:
        unet: A diffusers UNet with cross-attention blocks.
        strength: By how much a place of a reference counts against one of the picture's own, above 0; 1 is alike.
    """

    def __init__(self, unet: Any, *, strength: float) -> None:
        self._unet = unet
        self._bias = math.log(strength)
        self._kept: list[tuple[Any, Any]] = []
        self._record: dict[str, Tensor] | None = None
        self._memories: Sequence[Memory] = ()

    def attach(self) -> None:
        """Put itself before every self-attention layer's processor. Attaching twice attaches once."""
        if self._kept:
            return
        for name, layer in self._unet.named_modules():
            if name.endswith(SELF_ATTENTION):
                self._kept.append((layer, layer.processor))
                layer.set_processor(_Looking(layer.processor, name, self))

    def detach(self) -> None:
        """Give the layers their own processors back."""
        for layer, processor in self._kept:
            layer.set_processor(processor)
        self._kept.clear()

    @contextmanager
    def attached(self) -> Iterator[None]:
        """Attached within."""
        self.attach()
        try:
            yield
        finally:
            self.detach()

    def remembered(self, run: Callable[[], object]) -> Memory:
        """What the layers look at while `run` runs the net over a reference, once."""
        record: dict[str, Tensor] = {}
        self._record = record
        try:
            run()
        finally:
            self._record = None
        return Memory(layers=record)

    @contextmanager
    def looking_at(self, memories: Sequence[Memory]) -> Iterator[None]:
        """Within, the layers look at these references too; none of them changes nothing."""
        self._memories = memories
        try:
            yield
        finally:
            self._memories = ()

    def seen_by(self, layer: str, own: Tensor) -> tuple[Tensor, Tensor | None] | None:
        """What a layer with the input `own` (B Q D) looks at, B (Q + M) D, and the bias of its places, B 1 (Q + M).

        The bias is None where all places count alike, the whole None where there is nothing but the layer's own.
        """
        if self._record is not None:
            self._record[layer] = own.detach()
            return None
        if not self._memories:
            return None
        others = [memory.layers[layer].to(own) for memory in self._memories]
        together = torch.cat([own, *(other.expand(len(own), -1, -1) for other in others)], dim=1)
        if self._bias == 0.0:
            return together, None
        bias = together.new_full((len(own), 1, together.shape[1]), self._bias)
        bias[..., : own.shape[1]] = 0.0
        return together, bias


class _Looking:
    """An attention processor that gives the one in place more to look at."""

    def __init__(self, inner: Any, layer: str, shared: SharedAttention) -> None:
        self._inner = inner
        self._layer = layer
        self._shared = shared

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
    ) -> Tensor:
        seen = self._shared.seen_by(self._layer, hidden_states)
        if seen is None:
            own: Tensor = self._inner(attn, hidden_states, encoder_hidden_states, attention_mask, temb)
            return own
        shared: Tensor = self._inner(attn, hidden_states, seen[0], seen[1], temb)
        return shared
