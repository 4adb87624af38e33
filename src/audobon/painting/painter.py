"""The embedded painter: pencils in, illustration out, on any machine that runs torch.

Knows: orders, conditioning, the denoise loop, the autoencoder.  Does not know: pages, who judges, what is redrawn.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from audobon.comic.panel import PanelArt, Provenance, WeightsUsed
from audobon.comic.raster import Raster
from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder, Progress
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.conditioning import image_tensor, padded, panel_conditioning, style_vector
from audobon.painting.denoise import DenoiseState, denoise, flow_times, start_state
from audobon.painting.guidance import line_guided
from audobon.painting.recipe import PaintingRecipe


class EmbeddedPainter:
    """Paints with the weights that this project trained.

    Args:
        model: Nets and named styles.
        encoder: Words of the prompt to states.
        recipe: Style and solver settings.
        plan: Device and precision.

    Raises:
        SettingsError: AUD-212, if the weights have no such style.
    """

    def __init__(
        self, model: EmbeddedPainterModel, encoder: TextEncoder, *, recipe: PaintingRecipe, plan: ComputePlan
    ) -> None:
        style_vector(model, recipe.style)  # an unknown style is refused before anything is drawn
        self._model = model
        self._encoder = encoder
        self._recipe = recipe
        self._plan = plan
        device = torch.device(plan.device)
        for net in (model.autoencoder, model.painter, model.style):
            net.to(device)

    @property
    def fingerprint(self) -> str:
        """Recipe, arithmetic and the sha256 of every weights file: what decides the pixels besides the order."""
        weights = " ".join(f"{name}:{digest}" for name, digest in self._model.fingerprints)
        return f"{self._recipe.label}; {self._plan.label}; {weights} text:{self._encoder.sha256}"

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        """Paint panels, each from its own order alone.

        Raises:
            GenerationError: AUD-601, if the net's numbers are not finite even in float32.
        """
        arts = []
        for index, order in enumerate(orders):
            arts.append(self._paint_one(order))
            progress(index + 1, len(orders))
        return tuple(arts)

    @torch.inference_mode()
    def _paint_one(self, order: PaintOrder) -> PanelArt:
        started = time.perf_counter()
        draft = image_tensor(order.pencils.draft)
        height, width = draft.shape[-2:]
        clean = self._model.autoencoder.encode(padded(draft).to(self._plan.device))
        (state,) = denoise([self._first_state(order, clean)])
        image = self._model.autoencoder.decode(state.latents.float())[0, :, :height, :width]
        return PanelArt(
            panel=order.brief.id,
            image=_raster(image),
            provenance=Provenance(
                seed=order.seed,
                recipe=self._recipe.label,
                weights=tuple(WeightsUsed(name=n, sha256=digest) for n, digest in self._model.fingerprints),
                compute=self._plan.label,
                seconds=time.perf_counter() - started,
            ),
            attempts=(),
        )

    def _first_state(self, order: PaintOrder, clean: Tensor) -> DenoiseState:
        recipe = self._recipe
        conditioning = panel_conditioning(
            order.brief, order.pencils, model=self._model, encoder=self._encoder,
            style=recipe.style, completeness=recipe.completeness,
        ).to(torch.device(self._plan.device))  # fmt: skip

        def predict(latents: Tensor, t: Tensor) -> Tensor:
            with self._plan.autocast():
                predicted = line_guided(
                    self._model.painter, latents, t, conditioning=conditioning, scale=recipe.line_guidance
                )
            return predicted.float()

        times = flow_times(recipe.steps, start=recipe.start(control=order.control), shift=recipe.shift)
        return start_state(order.brief.id, clean, predict=predict, times=times, seed=order.seed)


def _raster(image: Tensor) -> Raster:
    """1-batch image 3 h w in [0, 1] as pixels."""
    pixels = (image.clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 0).cpu().numpy()
    return Raster(array=np.ascontiguousarray(pixels))
