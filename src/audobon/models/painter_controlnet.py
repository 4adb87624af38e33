"""A ControlNet of the painter: the UNet's own encoder with a low-rank change, so that a small file holds it.

Knows: the painter's UNet, diffusers' ControlNetModel.  Does not know: solvers, images, comics, how it was trained.

Shapes: B batch, H W latent height and width, R rank.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from audobon.models.painter_control import LINE_PLANES, Residuals, ResidualsOf, UNetCall
from audobon.models.painter_net import PainterNet
from audobon.models.style_encoder import STYLE_TOKENS

if TYPE_CHECKING:
    from diffusers import ControlNetModel


@dataclass(frozen=True, kw_only=True)
class PainterControlNetShape:
    """Rank of what is added to each of the encoder's convolutions; its attention stays the painter's."""

    rank: int = 8


class LowRank(nn.Module):
    """A weight plus a product of two thin matrices; adds nothing until it is trained.

    Source:
        Hu et al. 2021, arXiv:2106.09685, section 4.1, for a ControlNet as in Stability's Control-LoRA (2023).
    """

    def __init__(self, weight: Tensor, *, rank: int) -> None:
        super().__init__()
        inner = weight[0].numel()
        self.inward = nn.Parameter(torch.randn(rank, inner) / inner**0.5)
        self.outward = nn.Parameter(torch.zeros(len(weight), rank))

    def forward(self, weight: Tensor) -> Tensor:
        """The weight as changed, in its own shape."""
        return weight + (self.outward @ self.inward).view_as(weight)


class ControlNetParts(nn.ModuleDict):
    """All that a painter's ControlNet owns: the low-rank changes, the map's embedding and the zero convolutions."""


class PainterControlNet(nn.Module):
    """Reads noisy latents and a line map with the painter's own encoder, and speaks to its decoder.

    The encoder's weights are copied from the painter and stay frozen, so the change goes on top of whatever they are.
    Of the tokens it hears the style's alone: words do not say where a line lies.

    Source:
        Zhang, Rao and Agrawala 2023, arXiv:2302.05543, section 3.
    """

    def __init__(self, painter: PainterNet, shape: PainterControlNetShape) -> None:
        from diffusers import ControlNetModel  # takes seconds to load, and is rarely asked for

        super().__init__()
        self.shape = shape
        width = painter.shape.block_channels[0]
        self.net = ControlNetModel.from_unet(
            painter.unet, conditioning_channels=LINE_PLANES, conditioning_embedding_out_channels=(width,)
        ).requires_grad_(False)
        _begin_with_the_painters_reading(self.net, painter)
        self._changed: list[tuple[str, nn.Module, LowRank]] = []
        for name, module in list(self.net.named_modules()):
            if isinstance(module, nn.Conv2d) and not name.startswith("controlnet_"):
                change = LowRank(module.weight, rank=shape.rank)
                parametrize.register_parametrization(module, "weight", change)
                self._changed.append((name, module, change))

    def parts(self) -> ControlNetParts:
        """All that was or is trained, sharing its tensors with the net; only before `merged`."""
        parts: dict[str, nn.Module] = {name.replace(".", "-"): change for name, _, change in self._changed}
        parts["embedding"] = self.net.controlnet_cond_embedding
        parts["zero-down"] = self.net.controlnet_down_blocks
        parts["zero-mid"] = self.net.controlnet_mid_block
        return ControlNetParts(parts).requires_grad_(True)

    def merged(self) -> PainterControlNet:
        """This net with its changes added into its copy of the weights, for painting without their cost."""
        for _, module, _ in self._changed:
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=True)
        self._changed = []
        return self

    def residuals_of(self, planes: Tensor) -> ResidualsOf:
        """What it says at each step, for the planes B 65 H W of a line map."""

        def said(call: UNetCall) -> Residuals:
            down, mid = self.net(
                call.sample,
                call.timestep,
                encoder_hidden_states=call.tokens[:, :STYLE_TOKENS],
                controlnet_cond=planes,
                class_labels=call.vector,
                return_dict=False,
            )
            return Residuals(down=tuple(down), mid=mid)

        return said


def _begin_with_the_painters_reading(net: ControlNetModel, painter: PainterNet) -> None:
    """Let the map's embedding begin as the painter's own first look at a line.

    The zero convolutions behind it still say nothing, so nothing is said before training.
    """
    embedding = net.controlnet_cond_embedding
    weight, bias = painter.line_reading()
    with torch.no_grad():
        embedding.conv_in.weight.copy_(weight)
        embedding.conv_in.bias.copy_(bias)
        nn.init.dirac_(embedding.conv_out.weight)
