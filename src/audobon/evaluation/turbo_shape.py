"""The baseline of one step: nets of the shapes of SD-Turbo and TAESD with random weights, run by our engine.

Knows: the shapes' public configurations.  Does not know: our nets.  How fast a net runs does not hang on its weights.

Source:
    Sauer et al. 2023, arXiv:2311.17042 (SD-Turbo, distilled from Stable Diffusion 2.1); Bohan 2023, TAESD.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from audobon.compute.engine import Engine, OpenVinoEngine
from audobon.compute.plan import ComputePlan

LATENT_SIDE, WORDS, WORD_WIDTH = 64, 77, 1024
CHANNELS, HEADS = (320, 640, 1280, 1280), (5, 10, 20, 20)


class _TurboStep(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        from diffusers import UNet2DConditionModel

        self.unet = UNet2DConditionModel(
            sample_size=LATENT_SIDE, cross_attention_dim=WORD_WIDTH, block_out_channels=CHANNELS,
            attention_head_dim=HEADS, use_linear_projection=True,
        )  # fmt: skip

    def forward(self, latents: Tensor, t: Tensor, words: Tensor) -> Tensor:
        out: Tensor = self.unet(latents, t, words).sample
        return out


class _TinyDecode(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        from diffusers import AutoencoderTiny

        self.autoencoder = AutoencoderTiny()

    def forward(self, latents: Tensor) -> Tensor:
        image: Tensor = self.autoencoder.decode(latents).sample
        return image


class TurboShape:
    """One panel of 512 x 512 px in one step, decoded."""

    def __init__(self, plan: ComputePlan) -> None:
        self._inputs = {
            "latents": torch.randn(1, 4, LATENT_SIDE, LATENT_SIDE),
            "t": torch.full((1,), 999.0),
            "words": torch.randn(1, WORDS, WORD_WIDTH),
        }
        self._step = _compiled(_TurboStep(), self._inputs, plan)
        self._decode = _compiled(_TinyDecode(), {"latents": self._inputs["latents"]}, plan)

    def panel(self) -> Tensor:
        """A picture 1 3 512 512 of nothing."""
        (clean,) = self._step(self._inputs)
        (image,) = self._decode({"latents": clean})
        return image


@torch.inference_mode()
def _compiled(net: nn.Module, example: dict[str, Tensor], plan: ComputePlan) -> Engine:
    import openvino

    graph = openvino.convert_model(net.eval(), example_input=example)
    graph.reshape({name: list(tensor.shape) for name, tensor in example.items()})
    return OpenVinoEngine(graph, plan=plan)
