"""How much harm 8-bit integers do in each layer of a net alone.

Knows: layers that multiply by weights, rounding.  Does not know: formats, which net it is, who asks.
A layer's weights and what flows into it are rounded as a quantised graph would round them, everything else stays as it
is, and the answers are held against the net's own.  The answer depends on no runtime, and takes one call a layer.

Source: Jacob et al. 2018, arXiv:1712.05877, section 2.1; sensitivity by layer as in Dong et al. 2019,
    arXiv:1905.03696, section 3, here measured and not estimated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from audobon.export.exportable import ExportableNet
from audobon.export.pooled import Answers, answers, furthest

LEVELS = 255
Layer = nn.Linear | nn.Conv1d | nn.Conv2d | nn.MultiheadAttention
SAMPLES = 2


@dataclass(frozen=True, kw_only=True)
class Harm:
    """A layer by its module's path, and how far its rounding alone moves the answers (share of their length)."""

    layer: str
    share: float


@torch.no_grad()
def harm_of_layers(one: ExportableNet, samples: Sequence[Mapping[str, Tensor]]) -> tuple[Harm, ...]:
    """Every layer of a net with the harm that it does alone, the most harmful first.

    Args:
        one: The net; it is left as it was.
        samples: Inputs by name; ranges are taken from all of them, answers compared for the first and the last.
    """
    layers = {name: module for name, module in one.net.named_modules() if isinstance(module, Layer)}
    layers = {name: module for name, module in layers.items() if not _is_within_attention(name, layers)}
    ranges = _ranges(one, layers, samples)
    asked = samples if len(samples) <= SAMPLES else (samples[0], samples[-1])
    whole = answers(one.run, asked)
    found = [
        Harm(layer=name, share=_alone(one, layers[name], ranges[name], asked, whole))
        for name in layers
        if name in ranges
    ]
    return tuple(sorted(found, key=lambda harm: -harm.share))


def _is_within_attention(name: str, layers: Mapping[str, nn.Module]) -> bool:
    """Whether a layer is a part of one that is rounded as a whole."""
    return any(
        isinstance(module, nn.MultiheadAttention) and name.startswith(f"{above}.") for above, module in layers.items()
    )


def _ranges(
    one: ExportableNet, layers: Mapping[str, nn.Module], samples: Sequence[Mapping[str, Tensor]]
) -> dict[str, tuple[float, float]]:
    """The least and the largest number that flows into each layer that is called."""
    found: dict[str, tuple[float, float]] = {}

    def seen(name: str) -> Any:
        def hook(module: nn.Module, args: tuple[Any, ...]) -> None:
            low, high = found.get(name, (0.0, 0.0))
            found[name] = (min(low, float(args[0].min())), max(high, float(args[0].max())))

        return hook

    with ExitStack() as stack:
        for name, module in layers.items():
            stack.callback(module.register_forward_pre_hook(seen(name)).remove)
        answers(one.run, samples)
    return found


def _alone(
    one: ExportableNet,
    layer: nn.Module,
    span: tuple[float, float],
    asked: Sequence[Mapping[str, Tensor]],
    whole: Answers,
) -> float:
    def rounded(module: nn.Module, args: tuple[Any, ...]) -> tuple[Any, ...]:
        return (_rounded_to(args[0], span), *args[1:])

    handle = layer.register_forward_pre_hook(rounded)
    try:
        with _rounded_weights(layer):
            return furthest(whole, answers(one.run, asked))
    finally:
        handle.remove()


@contextmanager
def _rounded_weights(layer: nn.Module) -> Iterator[None]:
    own = {name: value for name, value in layer.named_parameters() if value.dim() > 1}
    kept = {name: value.data for name, value in own.items()}
    try:
        for name, value in own.items():
            value.data = _rounded_by_channel(kept[name])
        yield
    finally:
        for name, value in own.items():
            value.data = kept[name]


def _rounded_by_channel(weight: Tensor) -> Tensor:
    """Weights O ... in 255 levels about zero, a scale for each O."""
    most = weight.flatten(1).abs().amax(dim=1).clamp_min(1e-12)
    scale = (most / 127).reshape(-1, *[1] * (weight.dim() - 1))
    return (weight / scale).round() * scale


def _rounded_to(value: Tensor, span: tuple[float, float]) -> Tensor:
    """Numbers in 256 levels from the least to the largest."""
    low, high = span
    scale = max(high - low, 1e-12) / LEVELS
    return ((value - low) / scale).round().clamp(0, LEVELS) * scale + low
