"""Words for a part of the picture: cross-attention in which a region's words are heard inside its mask alone.

Knows: diffusers' attention processors.  Does not know: who stands in a region.
The regions' word states follow the whole picture's in one sequence; a bias for every place of the picture opens those
of its own regions and shuts the others.  The processors in place (an IP-Adapter's, too) do the attending.

Shapes: B batch, L tokens of all texts, N regions, Q places of the picture at a level, H W latent height and width.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

INSIDE = 0.5
"""A place belongs to a region when at least this share of it does."""
_SHUT = -10000.0


@dataclass(frozen=True, kw_only=True)
class Regions:
    """Where words are heard.

    Attributes:
        masks: 1 N H W in 0..1.
        heard: Which texts of the batch hear regions (the unguided half does not).
        lengths: 1 + N numbers of tokens: the whole picture's words, then each region's.
    """

    masks: Tensor
    heard: tuple[bool, ...]
    lengths: tuple[int, ...]


class RegionalProcessor:
    """An attention processor that gives the one in place a bias by region."""

    def __init__(self, inner: Any, regions: Regions) -> None:
        self._inner = inner
        self._regions = regions
        self._sees_pictures = hasattr(inner, "to_k_ip")

    def __call__(
        self,
        attn: Any,
        hidden_states: Tensor,
        encoder_hidden_states: Any = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
        ip_adapter_masks: Any = None,
    ) -> Tensor:
        bias = region_bias(self._regions, places=hidden_states.shape[1]).to(hidden_states)
        inner = self._inner
        if self._sees_pictures:
            out: Tensor = inner(attn, hidden_states, encoder_hidden_states, bias, temb, 1.0, ip_adapter_masks)
            return out
        plain: Tensor = inner(attn, hidden_states, encoder_hidden_states, bias, temb)
        return plain


def region_bias(regions: Regions, *, places: int) -> Tensor:
    """What is added before the softmax: B Q L, 0 where a place hears a word and a large negative where not.

    Args:
        regions: N masks, and how many of the L words are whose.
        places: Q, the number of places at this level of the net.
    """
    height, width = regions.masks.shape[-2:]
    whole, *each = regions.lengths
    factor = round((height * width / places) ** 0.5)
    size = (-(-height // factor), -(-width // factor))
    small = functional.interpolate(regions.masks.float(), size=size, mode="area")[0].flatten(1)
    open_to = (small >= INSIDE).T.repeat_interleave(torch.tensor(each, device=small.device), dim=1)
    heard = torch.tensor(regions.heard, device=open_to.device)[:, None, None] & open_to
    everywhere = torch.ones(len(regions.heard), places, whole, dtype=torch.bool, device=open_to.device)
    opened = torch.cat([everywhere, heard], dim=2)
    return torch.zeros(opened.shape, device=open_to.device).masked_fill(~opened, _SHUT)


@contextmanager
def regional(unet: Any, regions: Regions | None) -> Iterator[None]:
    """Within, the UNet's cross-attention hears by region; afterwards its own processors are back, the very objects."""
    if regions is None:
        yield
        return
    layers = [module for name, module in unet.named_modules() if name.endswith("attn2")]
    kept = [layer.processor for layer in layers]
    for layer, inner in zip(layers, kept, strict=True):
        layer.set_processor(RegionalProcessor(inner, regions))
    try:
        yield
    finally:
        for layer, inner in zip(layers, kept, strict=True):
            layer.set_processor(inner)
