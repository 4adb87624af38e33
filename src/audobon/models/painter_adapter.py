"""A T2I-Adapter of the painter: a line map read once a picture, and added to the UNet's features at every step.

Knows: the painter's levels, diffusers' T2IAdapter.  Does not know: solvers, images, comics, how it was trained.

Shapes: B batch, H W latent height and width; a level's features have the painter's channels there.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from audobon.models.painter_control import LINE_PLANES, Residuals, ResidualsOf, UNetCall
from audobon.models.painter_net import PainterNet, PainterNetShape


@dataclass(frozen=True, kw_only=True)
class PainterAdapterShape:
    """Channels of the adapter beneath its finest level, which is as wide as the painter's, and blocks at each level."""

    width: int = 48
    blocks: int = 2


class PainterAdapter(nn.Module):
    """Speaks to each level of the painter's encoder; says nothing until it is trained.

    A level with attention hears it in its features.  diffusers' levels without attention would hear it only after they
    have halved the picture, too late for a line, so those hear it in their skip connections.

    Source:
        Mou et al. 2023, arXiv:2302.08453, section 3.3.
    """

    def __init__(self, painter: PainterNet, shape: PainterAdapterShape) -> None:
        from diffusers import T2IAdapter  # takes seconds to load, and is rarely asked for

        super().__init__()
        self.shape = shape
        self.levels: PainterNetShape = painter.shape
        channels = painter.shape.block_channels
        widths = [channels[0], *[shape.width] * (len(channels) - 1)]
        # The map comes unshuffled already, so the adapter itself unshuffles by one.
        self.reader = T2IAdapter(
            in_channels=LINE_PLANES, channels=widths, num_res_blocks=shape.blocks, downscale_factor=1
        )
        self.enter = nn.Conv2d(widths[0], channels[0], 1)
        self.leave = nn.ModuleList(
            nn.Conv2d(width, channel, 1) for width, channel in zip(widths, channels, strict=True)
        )
        for layer in (self.enter, *self.leave):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        weight, bias = painter.line_reading()
        with torch.no_grad():
            self.reader.adapter.conv_in.weight.copy_(weight)
            self.reader.adapter.conv_in.bias.copy_(bias)

    def parts(self) -> PainterAdapter:
        """All that was or is trained: the whole adapter."""
        return self

    def residuals_of(self, planes: Tensor) -> ResidualsOf:
        """What it says at each step, for the planes B 65 H W of a line map: the same, so it is worked out here."""
        found = self.reader(planes)
        entered = self.enter(found[0])
        features = [layer(one) for layer, one in zip(self.leave, found, strict=True)]
        nothing = torch.zeros((), device=planes.device)
        down, inside = [entered], []
        last = len(features) - 1
        for level, feature in enumerate(features):
            has_attention = level >= last - 1
            inside.append(feature if has_attention else nothing)
            down += [nothing if has_attention else feature] * self.levels.layers_per_block
            down += [nothing] if level < last else []
        residuals = Residuals(down=tuple(down), mid=nothing, inside=tuple(inside))

        def said(call: UNetCall) -> Residuals:
            return residuals

        return said
