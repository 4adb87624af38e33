"""A studio whose painter is real and tiny."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from audobon.compute.plan import ComputePlan
from audobon.models.painter_engines import torch_engines
from audobon.models.text_encoder import shared_text_encoder
from audobon.models.zoo import load_embedded_painter
from audobon.painting.painter import EmbeddedPainter
from audobon.painting.previews import Watching
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.stopping import IsLost
from audobon.picture_studio import PictureStudio
from tests.tiny import save_tiny_models

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)
STYLES = ("ink", "storybook")


def tiny_studio(folder: Path) -> PictureStudio:
    """Paints with toy nets, in two styles."""
    loaded = load_embedded_painter(save_tiny_models(folder))
    model = replace(loaded, engines=torch_engines(loaded.painter, loaded.autoencoder, PLAN))

    def hire() -> Callable[[PaintingRecipe, Watching | None, IsLost | None], EmbeddedPainter]:
        def painter(recipe: PaintingRecipe, watch: Watching | None, is_lost: IsLost | None) -> EmbeddedPainter:
            return EmbeddedPainter(model, shared_text_encoder(), recipe=recipe, plan=PLAN, watch=watch, is_lost=is_lost)

        return painter

    return PictureStudio(hire=hire, plan=PLAN, styles=lambda: STYLES)
