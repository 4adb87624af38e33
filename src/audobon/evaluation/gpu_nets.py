"""SDXL as it is timed: nets of a size with random numbers, and the ways in which they are made ready.

Knows: nets, attachments, compilers, memory layouts.  Does not know: clocks, which ways are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from audobon.compute.fp8_linear import Fp8Linears
from audobon.models.stable.shapes import (
    SDXL_UNET,
    SDXL_VAE,
    SMALL_UNET,
    SMALL_VAE,
    random_controlnet,
    random_unet,
    random_vae,
)

REGIONS = ("BasicTransformerBlock", "ResnetBlock2D")
"""What is compiled: blocks that come again and again, each kind once a shape."""
MOST_SHAPES = 64
NOT_IN_8_BITS = (
    "conv_in", "time_embedding.linear_1", "down_blocks.0.downsamplers.0.conv", "down_blocks.1.resnets.0.conv_shortcut",
    "up_blocks.1.resnets.2.conv_shortcut", "up_blocks.2.resnets.0.conv_shortcut",
    "up_blocks.2.resnets.1.conv_shortcut", "up_blocks.2.resnets.2.conv_shortcut", "up_blocks.2.resnets.2.conv2",
    "conv_out",
)  # fmt: skip
"""Layers of SDXL that 8 bits harm most, as found by a search over layers.

Source: TheStage AI's submission to MLPerf Inference v5.1 (mlcommons/inference_results_v5.1).
"""


@dataclass(frozen=True, kw_only=True)
class GpuSize:
    """How large everything is.

    Attributes:
        unet: The UNet's config, and
        vae: the autoencoder's.
        side_px: Height and width of a picture.
        steps: Solver steps.
        rounds: How often each way is timed.
        batch: Pictures at once, where many are.
        product: Rows and columns of the matrices whose product is the device's peak.
    """

    name: str
    unet: Mapping[str, Any]
    vae: Mapping[str, Any]
    side_px: int
    steps: int
    rounds: int
    batch: int
    product: int


FULL = GpuSize(
    name="full", unet=SDXL_UNET, vae=SDXL_VAE, side_px=1024, steps=20, rounds=3, batch=8, product=8192
)  # fmt: skip
TINY = GpuSize(
    name="tiny", unet=SMALL_UNET, vae=SMALL_VAE, side_px=64, steps=3, rounds=1, batch=2, product=128
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way of painting.

    Attributes:
        stock: By diffusers' own pipeline, as it comes.
        last: Channels last in memory.
        fused: One projection for query, key and value.
        compiled: Repeated blocks compiled.
        eight: Linear layers in 8-bit floating point.
        graphed: The UNet's call recorded as a CUDA graph.
        words_kept: Keys and values of words made once.
        reuse: Deep levels at every so-manieth step, and
        layers: what always runs: so many layers, or None for the whole finest level.
        words_until: The share of the steps after which words are no longer heard.
        fewer: So many steps fewer.
        batch: Pictures at once.
        controls: So many ControlNets.
        sliced: Decoded one by one.
        tiled: Decoded in tiles.
    """

    stock: bool = False
    last: bool = False
    fused: bool = False
    compiled: bool = False
    eight: bool = False
    graphed: bool = False
    words_kept: bool = False
    reuse: int = 1
    layers: int | None = None
    words_until: float = 1.0
    fewer: int = 0
    batch: int = 1
    controls: int = 0
    sliced: bool = False
    tiled: bool = False

    @property
    def is_exact(self) -> bool:
        """Does it paint what the stock pipeline paints, but for rounding?"""
        return not (self.eight or self.fewer) and self.reuse == 1 and self.words_until == 1.0


class GpuNets:
    """SDXL's nets of a size on a device; ControlNets are made when they are first wanted."""

    def __init__(self, size: GpuSize, device: torch.device, dtype: torch.dtype) -> None:
        self.size, self.device, self.dtype = size, device, dtype
        self.unet = random_unet(size.unet, device, dtype)
        self.vae = random_vae(size.vae, device, dtype)
        self._controls: list[Any] = []

    def controls(self, count: int) -> list[Any]:
        """So many ControlNets; none keeps none on the device."""
        self._controls = self._controls[:count]
        while len(self._controls) < count:
            self._controls.append(random_controlnet(self.unet, self.device, self.dtype))
        return self._controls

    @contextmanager
    def ready(self, way: Way) -> Iterator[None]:
        """Within, the nets are as this way wants them; afterwards as they were."""
        with ExitStack() as stack:
            if way.last:
                stack.enter_context(_channels_last(self.unet))
                stack.enter_context(_channels_last(self.vae))
            if way.fused:
                stack.enter_context(_fused(self.unet))
            if way.eight:
                stack.enter_context(Fp8Linears(self.unet, skip=NOT_IN_8_BITS).attached())
            if way.compiled:
                stack.enter_context(_compiled(self.unet))
            if way.sliced:
                self.vae.enable_slicing()
                stack.callback(self.vae.disable_slicing)
            if way.tiled:
                self.vae.enable_tiling()
                stack.callback(self.vae.disable_tiling)
            yield


@contextmanager
def _channels_last(net: Any) -> Iterator[None]:
    net.to(memory_format=torch.channels_last)
    try:
        yield
    finally:
        net.to(memory_format=torch.contiguous_format)


@contextmanager
def _fused(unet: Any) -> Iterator[None]:
    """Within, query, key and value are one projection; the joined weights are let go of afterwards."""
    unet.fuse_qkv_projections()
    try:
        yield
    finally:
        unet.unfuse_qkv_projections()
        for layer in unet.modules():
            for joined in ("to_qkv", "to_kv"):
                if hasattr(layer, joined):
                    delattr(layer, joined)
            if hasattr(layer, "fused_projections"):
                layer.fused_projections = False


@contextmanager
def _compiled(net: nn.Module) -> Iterator[None]:
    """Within, the net's repeated blocks are compiled, each shape once."""
    regions = [one for one in net.modules() if type(one).__name__ in REGIONS]
    with torch._dynamo.config.patch(recompile_limit=MOST_SHAPES):
        for region in regions:
            region.compile(dynamic=False)
        try:
            yield
        finally:
            for region in regions:
                region._compiled_call_impl = None
            torch._dynamo.reset()
