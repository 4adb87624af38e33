"""The parts of the embedded painter that an engine runs: tensors in, tensors out.

Knows: what is traced and by which names its inputs go; what of a step is the same at every step, and made once.
Does not know: engines, quantisation.

Shapes: B batch, C latent channels, K control planes, D and F widths of the finest level and of what comes up to it, E
width of the hand, H W latent height and width (multiples of 8), T tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from audobon.models.painter_net import TOKEN_WIDTH, PainterNet, Steering
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import STYLE_TOKENS, STYLE_VECTOR_WIDTH
from audobon.models.style_hand import StyleHand

STEP, SHALLOW, DECODE = "step", "shallow", "decode"
LATENTS = "latents"
_TRACED_SIZE, _TRACED_TOKENS = (24, 16), STYLE_TOKENS + 6


@dataclass(frozen=True, kw_only=True)
class PreparedStep:
    """All of a painting's steps that does not hang on the noisy latents: what convolutions make of the control planes.

    Attributes:
        inputs: What `StepNet` takes besides latents and t, by name.
        flat: What flat colour and style add to every prediction, B C H W.
    """

    inputs: dict[str, Tensor]
    flat: Tensor

    @property
    def shallow(self) -> dict[str, Tensor]:
        """What `ShallowNet` takes besides latents, t and what the deep levels made."""
        return {name: value for name, value in self.inputs.items() if name not in ("tokens", "mask")}


@torch.inference_mode()
def prepared_step(painter: PainterNet, steering: Steering) -> PreparedStep:
    """What one steering gives to every step; the same numbers as in `PainterNet.forward`, summed in another order."""
    parts = control_parts(painter, steering.control, steering.vector)
    flat = parts.pop("flat")
    told = {"tokens": steering.tokens, "mask": steering.mask, "vector": steering.vector}
    return PreparedStep(inputs={"head": parts.pop("head")} | told | parts, flat=flat)


def control_parts(painter: PainterNet, control: Tensor, vector: Tensor) -> dict[str, Tensor]:
    """What convolutions make of control planes B K H W in a style B 256: `head`, `hand` (if the net has one), `flat`.

    A convolution over concatenated planes is the sum of one over each part; the control planes' parts are made here.
    """
    channels = painter.shape.latent_channels
    flat = painter.flat_share[None, :, None, None] * control[:, :channels]
    weight, bias = painter.entry
    head = functional.conv2d(control, weight[:, channels:], bias, padding=1)
    hand = painter.hand
    if hand is None:
        return {"head": head, "flat": flat}
    share, tone = hand.color(vector)[..., None, None].chunk(2, dim=1)
    of_predicted, of_control = hand.enter.weight[:, :channels], hand.enter.weight[:, 2 * channels : -1]
    of_flat = functional.conv2d(flat, of_predicted, hand.enter.bias, padding=1)
    strokes = of_flat + functional.conv2d(control, of_control, padding=1)
    return {"head": head, "hand": strokes, "flat": flat + share * control[:, :channels] + tone}


def joined(prepared: Sequence[PreparedStep]) -> PreparedStep:
    """Several paintings' steps as one batch, rows in their order; all have inputs of the same names and shapes."""
    if len(prepared) == 1:
        return prepared[0]
    inputs = {name: torch.cat([one.inputs[name] for one in prepared]) for name in prepared[0].inputs}
    return PreparedStep(inputs=inputs, flat=torch.cat([one.flat for one in prepared]))


class _CutNet(nn.Module):
    """The denoiser cut in two: its finest level, and everything below it (the deep levels).

    Args:
        painter: Its layers are used, not copied.
    """

    def __init__(self, painter: PainterNet) -> None:
        super().__init__()
        self.unet, self.hand = painter.unet, painter.hand
        self.enter = _convolution(_entry_part(painter))
        if painter.hand is not None:
            self.hand_enter = _convolution(_hand_part(painter.hand))

    def told(self, t: Tensor, vector: Tensor) -> Tensor:
        """The times B and the style B 256 as every level is told them."""
        unet = self.unet
        told: Tensor = unet.time_embedding(unet.time_proj(t * 1000.0).to(vector.dtype)) + unet.class_embedding(vector)
        return told

    def entered(self, latents: Tensor, head: Tensor, told: Tensor) -> tuple[Tensor, Tensor]:
        """The finest level on its way down, both B D H W: after the first convolution, and after its block."""
        first = self.enter(latents) + head
        return first, self.unet.down_blocks[0].resnets[0](first, told)

    def left(self, deep: Tensor, entered: tuple[Tensor, Tensor], told: Tensor) -> Tensor:
        """The finest level on its way up, B C H W, from what the deep levels made, B F H W."""
        unet = self.unet
        features = unet.up_blocks[-1](hidden_states=deep, temb=told, res_hidden_states_tuple=entered)
        out: Tensor = unet.conv_out(unet.conv_act(unet.conv_norm_out(features)))
        return out

    def by_hand(self, out: Tensor, latents: Tensor, t: Tensor, vector: Tensor, hand: Tensor | None) -> Tensor:
        """A prediction B C H W with the strokes of the hand, if the net has one."""
        if self.hand is None or hand is None:
            return out
        times = t[:, None, None, None].expand(-1, 1, *out.shape[-2:])
        strokes: Tensor = self.hand.strokes(self.hand_enter(torch.cat([out, latents, times], dim=1)) + hand, vector)
        return out + strokes


class StepNet(_CutNet):
    """One whole call of the denoiser, without what `PreparedStep` holds."""

    def forward(
        self, latents: Tensor, t: Tensor, head: Tensor, tokens: Tensor, mask: Tensor, vector: Tensor,
        hand: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Predicted clean latents B C H W without flat colour, and what the deep levels made, B F H W.

        Args:
            latents: Noisy, B C H W.
            t: Times B, 0 clean .. 1 noise.
            head: The first convolution of the control planes, B D H W.
            tokens: Style and text, B T 384.
            mask: Which of them to look at, B T bool.
            vector: Style vector B 256.
            hand: The hand's first convolution of what does not change, B E H W; None for a net without one.
        """
        told = self.told(t, vector)
        entered = self.entered(latents, head, told)
        deep = self._deep(entered, told, tokens, mask)
        return self.by_hand(self.left(deep, entered, told), latents, t, vector, hand), deep

    def _deep(self, entered: tuple[Tensor, Tensor], told: Tensor, tokens: Tensor, mask: Tensor) -> Tensor:
        """Everything below the finest level, as in diffusers' UNet2DConditionModel.forward."""
        unet = self.unet
        looking = {
            "encoder_hidden_states": tokens,
            "encoder_attention_mask": ((1 - mask.to(tokens.dtype)) * -10000.0).unsqueeze(1),
        }
        features = unet.down_blocks[0].downsamplers[0](entered[1])
        kept = [*entered, features]
        for block in unet.down_blocks[1:]:
            features, passed = block(hidden_states=features, temb=told, **(looking if _attends(block) else {}))
            kept += passed
        features = unet.mid_block(features, told, **looking)
        for block in unet.up_blocks[:-1]:
            count = len(block.resnets)
            kept, beside = kept[:-count], tuple(kept[-count:])
            features = block(
                hidden_states=features, temb=told, res_hidden_states_tuple=beside,
                **(looking if _attends(block) else {}),
            )  # fmt: skip
        out: Tensor = features
        return out


class ShallowNet(_CutNet):
    """A call of the denoiser's finest level alone, over what the deep levels made at an earlier step.

    Source:
        Ma et al. 2023, arXiv:2312.00858 (DeepCache), section 3.2: high-level features change little between steps.
    """

    def forward(
        self, latents: Tensor, t: Tensor, head: Tensor, vector: Tensor, deep: Tensor, hand: Tensor | None = None
    ) -> Tensor:
        """Predicted clean latents B C H W without flat colour; see `StepNet`."""
        told = self.told(t, vector)
        out = self.left(deep, self.entered(latents, head, told), told)
        return self.by_hand(out, latents, t, vector, hand)


def _attends(block: nn.Module) -> bool:
    return bool(getattr(block, "has_cross_attention", False))


class DecodeNet(nn.Module):
    """The autoencoder's decoder."""

    def __init__(self, autoencoder: PatchAutoencoder) -> None:
        super().__init__()
        self.autoencoder = autoencoder

    def forward(self, latents: Tensor) -> Tensor:
        """Image B 3 8H 8W of latents B C H W."""
        return self.autoencoder.decode(latents)


def step_example(painter: PainterNet) -> dict[str, Tensor]:
    """Inputs of the right kinds and widths, to trace with."""
    channels = painter.shape.latent_channels
    steering = Steering(
        control=torch.rand(1, painter.shape.control_channels, *_TRACED_SIZE),
        tokens=torch.rand(1, _TRACED_TOKENS, TOKEN_WIDTH),
        mask=torch.ones(1, _TRACED_TOKENS, dtype=torch.bool),
        vector=torch.rand(1, STYLE_VECTOR_WIDTH),
    )
    given = {LATENTS: torch.rand(1, channels, *_TRACED_SIZE), "t": torch.full((1,), 0.5)}
    return given | prepared_step(painter, steering).inputs


def decode_example(autoencoder: PatchAutoencoder) -> dict[str, Tensor]:
    """Latents of the right width, to trace with."""
    return {LATENTS: torch.rand(1, autoencoder.shape.channels, *_TRACED_SIZE)}


def step_lendings(painter: PainterNet) -> dict[str, Tensor]:
    """What `StepNet` and `ShallowNet` hold, by their names for it, without building them."""
    return painter.lendings() | step_own(painter)


def step_own(painter: PainterNet) -> dict[str, Tensor]:
    """Of that, what is not the painter's own by that name: parts of its first convolutions."""
    own = {"enter.weight": _entry_part(painter)}
    if painter.hand is not None:
        own["hand_enter.weight"] = _hand_part(painter.hand)
    return own


def _entry_part(painter: PainterNet) -> Tensor:
    """The UNet's first convolution of the noisy latents alone, D C 3 3."""
    return painter.entry[0][:, : painter.shape.latent_channels].clone()


def _hand_part(hand: StyleHand) -> Tensor:
    """The hand's first convolution of what was predicted, of the latents and of the time, E (2C + 1) 3 3."""
    weight = hand.enter.weight.detach()
    changing = 2 * hand.leave.out_channels
    return torch.cat([weight[:, :changing], weight[:, -1:]], dim=1)


def _convolution(weight: Tensor) -> nn.Conv2d:
    """A 3 x 3 convolution without a bias."""
    layer = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[-1], padding=weight.shape[-1] // 2, bias=False)
    layer.weight = nn.Parameter(weight, requires_grad=False)
    return layer
