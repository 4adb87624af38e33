"""One pass of paint: a picture and what steers it in, a picture out, at any size.

Knows: the nets, the recipe, the loop.  Does not know: orders, passes, who judges.

Shapes: C latent channels, h w height and width in pixels, H W those of latents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.compute.plan import ComputePlan
from audobon.crew import Anchor
from audobon.models.engine_nets import prepared_step
from audobon.models.painter_engines import PainterEngines
from audobon.models.painter_net import Conditioning
from audobon.models.patch_autoencoder import PATCH
from audobon.models.shared_attention import Memory, SharedAttention
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.anchoring import KeptMemories, anchor_noise
from audobon.painting.conditioning import image_tensor, padded, panel_conditioning, style_textures
from audobon.painting.denoise import (
    DenoiseState,
    FlowEuler,
    Hook,
    Predict,
    Walks,
    flow_times,
    start_state,
)
from audobon.painting.feature_cache import FeatureCache, Finish, as_predicted
from audobon.painting.guidance import line_guided
from audobon.painting.line_control import made_ready
from audobon.painting.manners import LUMA, in_manner
from audobon.painting.parts import without
from audobon.painting.recipe import PaintingRecipe
from audobon.style.textures import Texturing, greying, light_textures


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A pass about to run: its first `state`, the `clean` latents it came from, and the picture's size in pixels."""

    state: DenoiseState
    clean: Tensor
    height_px: int
    width_px: int


MakeHooks = Callable[[Beginning], Sequence[Hook]]
"""Gives the hooks of one pass."""


def no_hooks(beginning: Beginning) -> Sequence[Hook]:
    """A pass that nothing watches."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Pass:
    """How one pass runs: its key (told to hooks and in errors), seed, solver steps, where the flow starts, and whether
    it paints a whole panel, whose textures can be measured."""

    key: str
    seed: int
    steps: int
    start: float
    is_whole: bool = True


@dataclass(frozen=True, kw_only=True)
class Brush:
    """Nets, recipe and arithmetic of one painter; the anchors that the panel in hand looks at, and their memories.

    `engines` run the model's nets; `heeding` are hooks of every pass, called before its own.
    """

    model: EmbeddedPainterModel
    engines: PainterEngines
    encoder: TextEncoder
    recipe: PaintingRecipe
    plan: ComputePlan
    anchors: tuple[Anchor, ...] = ()
    memories: KeptMemories = field(default_factory=KeptMemories)
    heeding: tuple[Hook, ...] = ()

    def steering(self, brief: PanelBrief, pencils: Pencils) -> Conditioning:
        """What steers a pass over these pencils, on the device."""
        conditioning = panel_conditioning(brief, pencils, model=self.model, encoder=self.encoder, recipe=self.recipe)
        return without(conditioning.to(torch.device(self.plan.device)), self.recipe.parts_off)

    def latents(self, image: Tensor) -> Tensor:
        """Clean latents 1 C H W of an image 1 3 h w in [0, 1], grown to multiples of 64 px."""
        return self.model.autoencoder.encode(padded(image).to(self.plan.device))

    def paint(
        self, image: Tensor, conditioning: Conditioning, *, run: Pass, make_hooks: MakeHooks = no_hooks
    ) -> Walks[Tensor]:
        """Paint over an image 1 3 h w in [0, 1] in one walk; the same size comes back, on the CPU, in [0, 1].

        Raises:
            GenerationError: AUD-601, if the net's numbers are not finite.
        """
        height, width = image.shape[-2:]
        clean = self.latents(image)
        times = flow_times(run.steps, start=run.start, shift=self.recipe.shift)
        size = (height // PATCH, width // PATCH)
        finish = self._styling(size if run.is_whole else None)
        predict = self._predict(conditioning, times=times, finish=finish)
        first = start_state(run.key, clean, predict=predict, times=times, seed=run.seed)
        beginning = Beginning(state=first, clean=clean, height_px=height, width_px=width)
        state = yield replace(first, hooks=(*self.heeding, *make_hooks(beginning)))
        return self.picture(state.latents)[..., :height, :width]

    @property
    def arithmetic(self) -> str:
        """Where and how the numbers are made, one line for the record."""
        return ", ".join(filter(None, (self.plan.label, self.engines.label)))

    def picture(self, latents: Tensor) -> Tensor:
        """The image 1 3 8H 8W in [0, 1] of latents 1 C H W."""
        return self.engines.decoded(latents.float()).clamp(0, 1).cpu()

    def glance(self, latents: Tensor) -> Tensor:
        """The same image by the transform's own inverse, without what the learned decoder adds: a little blocky, and
        enough to see whether there is a picture."""
        return self.model.autoencoder.project_back(latents.float()).clamp(0, 1).cpu()

    def _styling(self, size: tuple[int, int] | None) -> Finish:
        """Gives what the net predicts the style's textures (`size`: the picture's rows and columns of latents; None for
        none) and, in a medium that has no hue, greys it; leaves it as it is where neither is asked for."""
        model, recipe = self.model, self.recipe
        wanted, strength = style_textures(model, recipe), recipe.said_texture
        texturing = None
        if size is not None and wanted is not None and strength:
            texturing = Texturing(wanted=wanted, channels=light_textures(model.autoencoder))
        in_grey = greying(model.autoencoder, luma=LUMA.tolist()) if recipe.manner.is_grey else None
        if texturing is None and in_grey is None:
            return as_predicted

        def styled(clean: Tensor) -> Tensor:
            if texturing is not None and size is not None:
                clean = texturing(clean, strength=strength, size=size)
            return clean if in_grey is None else in_grey(clean)

        return styled

    def _predict(self, conditioning: Conditioning, *, times: tuple[float, ...], finish: Finish) -> Predict:
        if not self.recipe.is_plain:
            predict = self._predict_by_torch(conditioning, times=times)
            return lambda latents, t: finish(predict(latents, t))
        net = self.model.painter
        prepared = prepared_step(net, net.steering(conditioning))
        return FeatureCache(self.engines, prepared, every=self.recipe.reuse, finish=finish)

    def _predict_by_torch(self, conditioning: Conditioning, *, times: tuple[float, ...]) -> Predict:
        with self.plan.autocast():
            beside = made_ready(self.model, conditioning, self.recipe.line_by)

        def predict(latents: Tensor, t: Tensor) -> Tensor:
            with self.plan.autocast(), self._anchored(float(t), times=times):
                if beside is not None and not beside.steers_at(float(t), times=times):
                    predicted: Tensor = self.model.painter(latents, t, conditioning.lineless())
                else:
                    predicted = line_guided(
                        self.model.painter, latents, t,
                        conditioning=conditioning, scale=self.recipe.line_guidance, beside=beside,
                    )  # fmt: skip
            return predicted.float()

        return predict

    @contextmanager
    def _anchored(self, time: float, *, times: tuple[float, ...]) -> Iterator[None]:
        """Within, the net's self-attention looks at the anchors as they are at `time` too."""
        if not (self.anchors and self.recipe.anchoring):
            yield
            return
        shared = SharedAttention(self.model.painter.unet, strength=self.recipe.anchoring)
        with shared.attached():
            memories = [self._memory(shared, anchor, time=time, times=times) for anchor in self.anchors]
            with shared.looking_at(memories):
                yield

    def _memory(self, shared: SharedAttention, anchor: Anchor, *, time: float, times: tuple[float, ...]) -> Memory:
        """What the net looks at in an anchor at one of a pass's times, steered as a panel is, by one call."""
        alone = replace(self, anchors=(), recipe=replace(self.recipe, line_guidance=1.0))

        def make() -> Memory:
            clean = self.latents(image_tensor(anchor.art))
            noisy = FlowEuler().noised(clean, anchor_noise(clean, seed=anchor.order.seed), time=time)
            pencils = in_manner(anchor.order.pencils, self.recipe.manner)
            steering = self.steering(anchor.order.brief, pencils)
            predict = alone._predict(steering, times=times, finish=as_predicted)
            t = torch.full((1,), time, device=clean.device)
            return shared.remembered(lambda: predict(noisy, t))

        return self.memories.of((anchor.key, time, times, self.plan.precision), make)
