"""Holding a part of a picture while the rest is painted: local repaints, and figures kept to their pencils.

Knows: states of the loop, masks of pencils.  Does not know: nets, recipes, why a part is held.

Shapes: C latent channels, H W latent height and width.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional

from audobon.comic.pencils import Pencils
from audobon.models.patch_autoencoder import PATCH
from audobon.painting.conditioning import mask_tensor
from audobon.painting.denoise import DenoiseState


@dataclass(frozen=True, kw_only=True)
class HoldKnown:
    """A hook of the loop: where `where` is 1, latents follow the known picture's own path of noise.

    Attributes:
        known: Clean latents 1 C H W of what is held.
        noise: The noise 1 C H W that the panel started from, so that both parts lie on one path.
        where: 1 1 H W in 0..1, 1 where held.
        until: The time at which the hold ends, one of the solver's own: 0 holds to the end, 0.5 of a flow half-way.

    Source:
        Lugmayr et al. 2022, arXiv:2201.09865, equation 8 (the known part at the step's own noise), on the solver's own
        path and with one noise throughout, so that no resampling is needed.
    """

    known: Tensor
    noise: Tensor
    where: Tensor
    until: float = 0.0

    def __call__(self, state: DenoiseState) -> DenoiseState:
        time = state.times[state.step]
        if time < self.until:
            return state
        held = state.solver.noised(self.known, self.noise, time=time)
        return replace(state, latents=torch.lerp(state.latents, held, self.where))


def noise_of(state: DenoiseState, clean: Tensor) -> Tensor:
    """The noise that carried `clean` to a first state, 1 C H W."""
    start = state.times[0]
    return (state.latents - (1 - start) * clean) / start


def figures_held(
    pencils: Pencils, clean: Tensor, *, noise: Tensor, size_px: tuple[int, int], until: float
) -> HoldKnown | None:
    """A hold on all figures of the pencils; None where nobody has a mask.

    Args:
        pencils: Their masks.
        clean: Latents 1 C H W of the picture that they are held to.
        noise: The noise 1 C H W that painting starts from.
        size_px: Height and width of that picture.
        until: When they are let go (see `HoldKnown`).
    """
    if not pencils.masks:
        return None
    planes = torch.cat([mask_tensor(mask.image) for mask in pencils.masks])
    figures = functional.interpolate(planes.amax(dim=0, keepdim=True), size=size_px, mode="area")
    return HoldKnown(known=clean, noise=noise, where=on_latents(figures, clean).to(clean), until=until)


def softly_grown(mask: Tensor, *, rim_px: int) -> Tensor:
    """A mask 1 1 h w in 0..1, grown by about half of `rim_px` and falling to 0 within the other half."""
    reach = rim_px // 4
    grown = functional.max_pool2d(mask, 2 * rim_px // 2 + 1, stride=1, padding=rim_px // 2)
    for _ in range(2):
        grown = functional.avg_pool2d(
            functional.pad(grown, (reach, reach, reach, reach), mode="replicate"), 2 * reach + 1, stride=1
        )
    return grown


def on_latents(mask: Tensor, like: Tensor) -> Tensor:
    """A mask 1 1 h w in 0..1 on the latents' grid 1 1 H W of `like`, padded as pictures are."""
    rows, columns = like.shape[-2] * PATCH - mask.shape[-2], like.shape[-1] * PATCH - mask.shape[-1]
    grown = functional.pad(mask, (0, columns, 0, rows), mode="replicate")
    return functional.interpolate(grown, size=like.shape[-2:], mode="area").to(torch.float32)
