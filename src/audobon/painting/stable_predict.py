"""One prediction of Stable Diffusion for one panel: guidance, ControlNets, regions, references and refiner in one call.

Knows: how the nets of each family want to be called.  Does not know: the loop, schedulers, comics.

Shapes: B 2 with guidance (unwanted, wanted) or 1; C latent channels, H W latent height and width; N figures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from audobon.compute.pool import TensorPool
from audobon.models.stable.checkpoint import Family
from audobon.models.stable.controlnet import Control, residuals
from audobon.models.stable.regions import Regions, regional
from audobon.painting.stable_conditioning import Words
from audobon.painting.stable_reuse import PanelReuse

AESTHETIC = {"unwanted": 2.5, "wanted": 6.0}
"""Scores that the SDXL refiner is conditioned on (its authors' defaults)."""
CONSISTENCY_GUIDANCE = 8.0


@dataclass(frozen=True, kw_only=True)
class PanelCall:
    """Everything that one panel's predictions need; called by the loop as `Predict`.

    Attributes:
        unet: The base UNet.
        family: How it wants to be conditioned.
        words: The prompts.
        guidance: 1 for one prediction without guidance; more costs a batch of two.
        size_px: Height and width of the picture in pixels, for SDXL's micro-conditioning.
        controls: ControlNets, and
        maps: the picture that each follows, 1 3 8H 8W.
        masks: 1 N H W, where each figure is; None for no regions.
        pictures: What the references say, B N ..., if there is an IP-Adapter.
        picture_masks: Where each of them is heard, 1 N H W; None for the figures' own masks.
        times: The loop's times, first to last, to tell the share of the way.
        refiner: A refiner's UNet, or None, and
        refiner_share: the last share of the way that it walks.
        reuse: What the panel keeps of its own earlier steps.
        anchored: Within what it gives for a time, the base UNet looks at the book's anchors too.
        pool: Lends the room in which both halves of the batch are laid out.
    """

    unet: Any
    family: Family
    words: Words
    guidance: float
    size_px: tuple[int, int]
    controls: Sequence[Control]
    maps: Sequence[Tensor]
    masks: Tensor | None
    pictures: Tensor | None
    times: tuple[float, ...]
    refiner: Any
    refiner_share: float
    reuse: PanelReuse
    picture_masks: Tensor | None = None
    anchored: Callable[[float], AbstractContextManager[object]] = nullcontext
    pool: TensorPool = field(default_factory=TensorPool)

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        index = self.times.index(float(t))
        refining = self.refiner is not None and self._share_behind(index) >= 1 - self.refiner_share
        size = 1 if not refining and self.reuse.is_unguided(index) else len(self.words.states)
        with self.pool.lent((size, *latents.shape[1:]), like=latents, dtype=self.unet.dtype) as batch:
            batch.copy_(latents)
            predicted = self._refined(batch, t) if refining else self._painted(batch, t, index=index)
        if len(predicted) == 1:
            return predicted
        unwanted, wanted = predicted.chunk(2)
        # Ho and Salimans 2022, arXiv:2207.12598, equation 6; the prediction is this call's own, so it is written over.
        return wanted.sub_(unwanted).mul_(self.guidance).add_(unwanted)

    def _share_behind(self, index: int) -> float:
        """Which share (0..1) of the way lies behind at step `index`."""
        return index / max(1, len(self.times) - 1)

    def _painted(self, batch: Tensor, t: Tensor, *, index: int) -> Tensor:
        size = len(batch)  # one holds the wanted half alone
        added = self._added(size)
        share = self._share_behind(index)
        found = self.reuse.controlled(
            index,
            tuple(control.steers(share) for control in self.controls),
            lambda: residuals(
                self.controls,
                [picture.repeat(size, 1, 1, 1) for picture in self.maps],
                batch,
                t,
                share=share,
                states=self.words.whole[-size:].to(batch),
                added=added,
            ),
        )
        regions = None
        states = self.words.whole
        if self.masks is not None:
            states = self.words.states
            heard = (True,) if size == 1 else (False, True)
            regions = Regions(masks=self.masks, heard=heard, lengths=self.words.lengths)
        if self.pictures is not None:
            added = {**(added or {}), "image_embeds": [self.pictures[-size:].to(batch)]}
        with self.anchored(float(t)), self.reuse.around(index, halves=size), regional(self.unet, regions):
            predicted: Tensor = self.unet(
                batch,
                t,
                encoder_hidden_states=states[-size:].to(batch),
                timestep_cond=self._consistency(batch),
                added_cond_kwargs=added,
                cross_attention_kwargs=self._picture_masks(batch),
                down_block_additional_residuals=None if found is None else found.down,
                mid_block_additional_residual=None if found is None else found.mid,
            ).sample
        return predicted

    def _refined(self, batch: Tensor, t: Tensor) -> Tensor:
        """The refiner hears the second tower alone and is told a score in place of a size."""
        wide = int(self.refiner.config.cross_attention_dim)
        height, width = self.size_px
        scores = [AESTHETIC["wanted"]] if len(batch) == 1 else [AESTHETIC["unwanted"], AESTHETIC["wanted"]]
        ids = torch.tensor([[height, width, 0, 0, score] for score in scores]).to(batch)
        pooled = self.words.pooled
        added = {"text_embeds": pooled.to(batch) if pooled is not None else None, "time_ids": ids}
        predicted: Tensor = self.refiner(
            batch, t, encoder_hidden_states=self.words.whole[..., -wide:].to(batch), added_cond_kwargs=added
        ).sample
        return predicted

    def _added(self, size: int) -> dict[str, Any] | None:
        """SDXL's micro-conditioning for a batch of `size`: original size, crop and target size; nothing looks cropped.

        Source: Podell et al. 2023, arXiv:2307.01952, section 2.2.
        """
        if self.family is Family.SD or self.words.pooled is None:
            return None
        height, width = self.size_px
        ids = torch.tensor([[height, width, 0, 0, height, width]] * size, dtype=torch.float32)
        pooled = self.words.pooled[-size:].to(self.unet.device, self.unet.dtype)
        return {"text_embeds": pooled, "time_ids": ids.to(pooled)}

    def _consistency(self, batch: Tensor) -> Tensor | None:
        """The guidance scale as an embedding, for whole LCM checkpoints (arXiv:2310.04378, section 4.2)."""
        wide = self.unet.config.time_cond_proj_dim
        if wide is None:
            return None
        half = wide // 2
        rates = torch.exp(torch.arange(half) * -(math.log(10000.0) / (half - 1)))
        angles = (CONSISTENCY_GUIDANCE - 1) * 1000.0 * rates
        return torch.cat([angles.sin(), angles.cos()])[None].repeat(len(batch), 1).to(batch)

    def _picture_masks(self, batch: Tensor) -> dict[str, list[Tensor]] | None:
        if self.pictures is None:
            return None
        masks = self.picture_masks if self.picture_masks is not None else self.masks
        masks = masks if masks is not None else torch.ones(1, 1, *batch.shape[-2:])
        return {"ip_adapter_masks": [masks.to(batch)]}
