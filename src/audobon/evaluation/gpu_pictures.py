"""SDXL pictures painted in one way or another, with their seconds, their room and their allocations.

Knows: our loop, its attachments, the device's counters.  Does not know: which ways are compared.

Shapes: B pictures, C latent channels, H W latent height and width, L tokens, D the words' width, P the pooled width.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from audobon.compute.graphed import GraphedCall
from audobon.evaluation.gpu_nets import GpuNets, GpuSize, Way
from audobon.models.stable.controlnet import Control, residuals
from audobon.models.stable.schedulers import scheduler_choice, scheduler_for
from audobon.models.stable.shapes import SDXL_SCHEDULER, random_unet, random_vae
from audobon.models.stable.stock import StockPipeline
from audobon.painting.denoise import DenoiseState, denoise
from audobon.painting.scheduler_solver import scheduler_solver
from audobon.painting.stable_reuse import PanelReuse

TOKENS = 77
GUIDANCE = 8.0
LATENT_PX = 8
GIGABYTE = 1e9
STEADY = 2
"""Steps after which nothing new is asked of the device."""


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """What pictures are painted of: noise B 4 H W, word states 2B L D, pooled 2B P, sizes and crops 2B 6."""

    noise: Tensor
    states: Tensor
    pooled: Tensor
    ids: Tensor

    @classmethod
    def drawn(cls, nets: GpuNets, *, batch: int) -> Sitting:
        """The same numbers every time, drawn on the processor."""
        generator = torch.Generator().manual_seed(7)
        config, side = nets.unet.config, nets.size.side_px // LATENT_PX
        pooled = config.projection_class_embeddings_input_dim - 6 * config.addition_time_embed_dim

        def numbers(*shape: int) -> Tensor:
            return torch.randn(shape, generator=generator).to(nets.device, nets.dtype)

        whole = float(nets.size.side_px)
        ids = torch.tensor([[whole, whole, 0.0, 0.0, whole, whole]]).repeat(2 * batch, 1)
        return cls(
            noise=numbers(batch, config.in_channels, side, side),
            states=numbers(2 * batch, TOKENS, config.cross_attention_dim),
            pooled=numbers(2 * batch, pooled),
            ids=ids.to(nets.device, nets.dtype),
        )


@dataclass(frozen=True, kw_only=True)
class SittingCall:
    """One guided prediction for all pictures of a sitting; called by the loop as `Predict`."""

    unet: Any
    sitting: Sitting
    times: tuple[float, ...]
    reuse: PanelReuse
    controls: Sequence[Control]
    maps: Sequence[Tensor]
    graphed: bool
    graphs: list[GraphedCall]

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        index = self.times.index(float(t))
        halves = 1 if self.reuse.is_unguided(index) else 2
        batch = latents.repeat(halves, 1, 1, 1).to(self.unet.dtype)
        rows = slice(-len(batch), None)  # the wanted half is the last
        added = {"text_embeds": self.sitting.pooled[rows], "time_ids": self.sitting.ids[rows]}
        states = self.sitting.states[rows]
        found = self.reuse.controlled(
            index,
            (True,) * len(self.controls),
            lambda: residuals(
                self.controls, [one.repeat(halves, 1, 1, 1) for one in self.maps], batch, t,
                share=0.0, states=states, added=added,
            ),
        )  # fmt: skip

        def run(batch: Tensor, t: Tensor) -> Tensor:
            predicted: Tensor = self.unet(
                batch, t, encoder_hidden_states=states, added_cond_kwargs=added,
                down_block_additional_residuals=None if found is None else found.down,
                mid_block_additional_residual=None if found is None else found.mid, return_dict=False,
            )[0]  # fmt: skip
            return predicted

        if self.graphed:
            if not self.graphs:
                self.graphs.append(GraphedCall(run, (batch, t)))
            predicted = self.graphs[0](batch, t).clone()
        else:
            with self.reuse.around(index, halves=halves):
                predicted = run(batch, t)
        if halves == 1:
            return predicted
        unwanted, wanted = predicted.chunk(2)
        return wanted.sub_(unwanted).mul_(GUIDANCE).add_(unwanted)


@dataclass(frozen=True, kw_only=True)
class Sat:
    """Pictures painted: their `latents` B C H W, and what the device was asked for in each step."""

    latents: Tensor
    asked: tuple[tuple[int, int], ...]


class Easel:
    """Paints sittings in one way with nets that are ready for it.

    Args:
        nets: Made ready.
        way: How.
    """

    def __init__(self, nets: GpuNets, way: Way) -> None:
        self._nets = nets
        self._way = way
        self._sitting = Sitting.drawn(nets, batch=way.batch)
        self._graphs: list[GraphedCall] = []
        side = nets.size.side_px
        self._controls = [
            Control(kind="openpose", net=net, scale=1.0, start=0.0, end=1.0, sha256="")
            for net in nets.controls(way.controls)
        ]
        self._maps = [torch.zeros(way.batch, 3, side, side, device=nets.device, dtype=nets.dtype)] * way.controls

    @torch.inference_mode()
    def paint(self) -> Sat:
        """The sitting's pictures, decoded."""
        if self._way.stock:
            stock = StockPipeline(self._nets.unet, self._nets.vae, SDXL_SCHEDULER)
            sitting = self._sitting
            _, latents = stock.pictures(
                sitting.noise, sitting.states, sitting.pooled, steps=self._nets.size.steps, guidance=GUIDANCE
            )
            return Sat(latents=latents.float(), asked=())
        config = SDXL_SCHEDULER
        steps = self._nets.size.steps - self._way.fewer
        scheduler = scheduler_for(scheduler_choice("euler", config=config), config=config, steps=steps)
        solver = scheduler_solver(scheduler, strength=1.0, seed=0)
        noise = self._sitting.noise.float() * float(scheduler.init_noise_sigma)
        reuse = PanelReuse(
            self._nets.unet, steps=steps, every=self._way.reuse, layers=self._way.layers,
            words_until=self._way.words_until, words_kept=self._way.words_kept,
        )  # fmt: skip
        call = SittingCall(
            unet=self._nets.unet, sitting=self._sitting, times=solver.times, reuse=reuse, controls=self._controls,
            maps=self._maps, graphed=self._way.graphed, graphs=self._graphs,
        )  # fmt: skip
        first = DenoiseState(key="bench", latents=noise, times=solver.times, predict=call, solver=solver)
        asked: list[tuple[int, int]] = [asked_of(self._nets.device)]

        def count(state: DenoiseState) -> DenoiseState:
            asked.append(asked_of(self._nets.device))
            return state

        (last,) = denoise([first], hooks=[count])
        scaled = last.latents.to(self._nets.dtype) / self._nets.vae.config.scaling_factor
        self._nets.vae.decode(scaled, return_dict=False)[0].div(2).add(0.5).clamp(0, 1)
        grown = pairwise(asked)
        return Sat(
            latents=last.latents, asked=tuple((after[0] - before[0], after[1] - before[1]) for before, after in grown)
        )


def asked_of(device: torch.device) -> tuple[int, int]:
    """How often torch has asked the device for room until now, and how often it was itself asked; 0 on a processor."""
    if device.type != "cuda":
        return 0, 0
    told = torch.cuda.memory_stats(device)
    return int(told.get("segment.all.allocated", 0)), int(told.get("allocation.all.allocated", 0))


def most_bytes(device: torch.device) -> tuple[int, int] | None:
    """The most bytes in use at once since `forget_most`, and the most that torch had of the device; None elsewhere."""
    if device.type != "cuda":
        return None
    return torch.cuda.max_memory_allocated(device), torch.cuda.max_memory_reserved(device)


def forget_most(device: torch.device) -> None:
    """Let go of what is unused, and count the most bytes anew."""
    if device.type == "cuda":
        gc.collect()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats(device)


def seconds_of(work: Callable[[], object], device: torch.device) -> float:
    """Seconds until all of the work is done, on the device too."""
    wait_for(device)
    started = time.perf_counter()
    work()
    wait_for(device)
    return time.perf_counter() - started


def wait_for(device: torch.device) -> None:
    """Wait until a device has done all that it was given."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


@torch.inference_mode()
def product_rate(size: GpuSize, device: torch.device, dtype: torch.dtype, *, seconds: float) -> float:
    """Operations a second of products of two large matrices, the device's peak as far as a library reaches it."""
    one, other = (torch.randn(size.product, size.product, device=device, dtype=dtype) for _ in range(2))
    out = torch.empty_like(one)

    def some(count: int) -> None:
        for _ in range(count):
            torch.mm(one, other, out=out)

    some(3)
    count = max(1, int(seconds / max(1e-6, seconds_of(lambda: some(3), device) / 3)))
    return count * 2.0 * size.product**3 / seconds_of(lambda: some(count), device)


def operations(size: GpuSize) -> float:
    """Operations of one picture: both halves of every step, and the decoding; counted on no device."""
    nowhere, side = torch.device("meta"), size.side_px // LATENT_PX
    unet, vae = random_unet(size.unet, nowhere, torch.float32), random_vae(size.vae, nowhere, torch.float32)
    latents = torch.zeros(1, 4, side, side, device=nowhere)
    pooled = unet.config.projection_class_embeddings_input_dim - 6 * unet.config.addition_time_embed_dim
    added = {"text_embeds": torch.zeros(1, pooled, device=nowhere), "time_ids": torch.zeros(1, 6, device=nowhere)}
    states = torch.zeros(1, TOKENS, unet.config.cross_attention_dim, device=nowhere)
    with torch.no_grad(), FlopCounterMode(display=False) as step:
        unet(latents, torch.zeros(1, device=nowhere), states, added_cond_kwargs=added)
    with torch.no_grad(), FlopCounterMode(display=False) as decoding:
        vae.decode(latents)
    return float(2 * size.steps * step.get_total_flops() + decoding.get_total_flops())
