"""The painter for Stable Diffusion 1.x, 2.x and SDXL: the same orders, the same maps, the same loop.

Knows: orders, conditioning, the denoise loop, the model's autoencoder.  Does not know: pages, who judges, file layouts.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.comic.panel import PanelArt, Provenance, WeightsUsed
from audobon.comic.raster import Raster
from audobon.compute.cache_hierarchy import CacheCounts, CacheHierarchy
from audobon.compute.footprint import TILE_PX, Arrangement, Footprint, fitted, peak_bytes
from audobon.compute.plan import ComputePlan
from audobon.compute.pool import TensorPool
from audobon.crew import Anchor, PaintOrder, Progress
from audobon.errors import GenerationError, ResourceError
from audobon.models.shared_attention import Memory, SharedAttention
from audobon.models.stable.checkpoint import StableModel, decode_in_tiles
from audobon.models.stable.controlnet import Control
from audobon.models.stable.ip_adapter import IpAdapter
from audobon.models.stable.lora import Lora
from audobon.models.stable.memory_needs import PLANNED_PX, footprint_of
from audobon.models.stable.schedulers import scheduler_choice, scheduler_for
from audobon.painting.anchoring import KeptMemories, anchor_noise
from audobon.painting.conditioning import image_tensor, padded
from audobon.painting.denoise import Hook, denoise, start_noise, start_state
from audobon.painting.enlarging import picture_of
from audobon.painting.holding import figures_held
from audobon.painting.previews import Showing, Stage, Watching, heeding
from audobon.painting.repainting import local_repaint
from audobon.painting.scheduler_solver import SchedulerSolver, noised_and_seen, scheduler_solver
from audobon.painting.stable_conditioning import (
    Figures,
    check_kind,
    control_picture,
    everywhere,
    figures_of,
    on_square,
    words_of,
)
from audobon.painting.stable_encodings import StableEncodings
from audobon.painting.stable_predict import PanelCall
from audobon.painting.stable_recipe import StableRecipe
from audobon.painting.stable_reuse import PanelReuse

log = logging.getLogger(__name__)

LATENT_PX = 8
YOURS = "model: "
"""Before the name of weights that the user brought, so that the colophon does not claim them."""


@dataclass(frozen=True, kw_only=True)
class StableKit:
    """A checkpoint and what is attached to it.

    Attributes:
        refiner: A UNet with its sha256.
        style_pictures: Pictures H W 3 that the IP-Adapter looks at everywhere, in place of figures as pencilled.
    """

    model: StableModel
    controls: tuple[Control, ...] = ()
    loras: tuple[Lora, ...] = ()
    ip_adapter: IpAdapter | None = None
    refiner: tuple[Any, str] | None = None
    style_pictures: tuple[NDArray[np.uint8], ...] = ()

    @property
    def style_digest(self) -> str:
        """Twelve letters that the style's pictures alone decide."""
        held = [np.ascontiguousarray(picture) for picture in self.style_pictures]
        return hashlib.sha256(b"".join(repr(one.shape).encode() + one.tobytes() for one in held)).hexdigest()[:12]

    def arrangement(self, memory_bytes: int | None) -> Arrangement:
        """How a panel of 1024 x 1024 px is painted within so much memory, None for as much as it takes.

        Raises:
            ResourceError: AUD-522, if none fits.
        """
        if memory_bytes is None:
            return Arrangement()
        what = "a panel by this model and what is attached to it"
        return fitted(
            self.footprint, wanted=Arrangement(), px=PLANNED_PX, memory_bytes=memory_bytes, what=what
        ).arrangement

    @property
    def footprint(self) -> Footprint:
        """What the nets take of memory."""
        attached = [control.net for control in self.controls] + ([self.refiner[0]] if self.refiner else [])
        return footprint_of(self.model, attached=attached, is_controlled=bool(self.controls))

    @property
    def weights(self) -> tuple[WeightsUsed, ...]:
        """Every file that decides pixels."""
        named = [*self.model.weights]
        named += [(f"controlnet {control.kind}", control.sha256) for control in self.controls]
        named += [(f"lora {lora.name}", lora.sha256) for lora in self.loras]
        named += [*(self.ip_adapter.weights if self.ip_adapter else ())]
        named += [("refiner", self.refiner[1])] if self.refiner else []
        return tuple(WeightsUsed(name=f"{YOURS}{name}", sha256=sha256) for name, sha256 in named)


class StablePainter:
    """Paints with the user's Stable Diffusion weights. The kit's attachments are attached for good.

    Args:
        kit: Nets.
        recipe: Style and solver settings.
        plan: Device and precision.
        watch: Who is shown every panel on its way, if anybody.
        cache: Keeps what words, references and pictures are to the nets, over panels, tries and runs; None keeps
            nothing.
        memory_bytes: What the device has for it; less than is wanted gives up speed, as the label says. None asks for
            all that it wants.

    Raises:
        ResourceError: AUD-522, if no panel of 1024 x 1024 px fits in that memory.
        SettingsError: AUD-230 no such scheduler, AUD-231 not so many steps, AUD-234 no such kind of ControlNet.
        WeightsError: AUD-329, if the IP-Adapter does not fit.
    """

    def __init__(
        self, kit: StableKit, *, recipe: StableRecipe, plan: ComputePlan, watch: Watching | None = None,
        cache: CacheHierarchy | None = None, memory_bytes: int | None = None,
    ) -> None:  # fmt: skip
        for control in kit.controls:
            check_kind(control.kind)
        self._arrangement = kit.arrangement(memory_bytes)
        self._kit = kit
        self._recipe = recipe
        self._plan = plan
        self._watch = watch
        config = kit.model.scheduler
        choice = scheduler_choice(recipe.scheduler, config=config)
        self._steps = choice.steps if recipe.steps is None else recipe.steps
        self._scheduler = scheduler_for(choice, config=config, steps=self._steps)
        self._guidance = recipe.guidance if choice.guided else 1.0
        self._kind = choice.kind
        self._memories = KeptMemories()
        self._pool = TensorPool()
        self._encodings = StableEncodings(kit.model, loras=kit.loras, adapter=kit.ip_adapter, plan=plan, cache=cache)
        for lora in kit.loras:
            lora.attach()
        if kit.ip_adapter is not None:
            kit.ip_adapter.attach()
        self._move(torch.bfloat16 if plan.precision == "bfloat16" else torch.float32)

    @property
    def label(self) -> str:
        """One line for the record."""
        kit, recipe = self._kit, self._recipe
        parts = [f"{recipe.style}, {self._steps} steps of {self._kind} over {recipe.strength:g}"]
        parts.append(f"guidance {self._guidance:g}")
        parts += [f"{c.kind} {c.scale:g} from {c.start:g} to {c.end:g}" for c in kit.controls]
        parts += [f"lora {lora.name} {lora.scale:g}" for lora in kit.loras]
        parts += [f"ip-adapter {kit.ip_adapter.scale:g}"] if kit.ip_adapter else []
        parts += [f"style of pictures {kit.style_digest}"] if kit.style_pictures else []
        parts += [f"refiner over the last {recipe.refiner_share:g}"] if kit.refiner else []
        parts += [f"anchored by {recipe.anchoring:g}"] if recipe.anchoring else []
        parts += recipe.reusing
        parts += [f"decoded in tiles of {self._arrangement.tile_px} px"] if self._arrangement.tile_px else []
        parts += ["words read by the processor"] if self._arrangement.are_away else []
        return ", ".join(parts)

    @property
    def fingerprint(self) -> str:
        """Recipe, arithmetic and the sha256 of every weights file: what decides the pixels besides the order."""
        weights = " ".join(f"{used.name}:{used.sha256}" for used in self._kit.weights)
        return f"{self.label}; {self._plan.label}; {weights}"

    @property
    def kept(self) -> CacheCounts | None:
        """What was found of the answers of the nets beside the UNet, and where; None where nothing is kept."""
        cache = self._encodings.cache
        return None if cache is None else cache.counts

    @property
    def peak_bytes(self) -> int:
        """The most memory that the nets and a panel of 1024 x 1024 px take."""
        return peak_bytes(self._kit.footprint, self._arrangement, px=PLANNED_PX)

    @property
    def at_once(self) -> int:
        """One: adapters reach into the nets while they run."""
        return 1

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        """Paint panels, each from its own order alone.

        Raises:
            ShapeError: AUD-431, if a repaint's picture or mask is not of the panel's size.
            GenerationError: AUD-602, if the numbers are not finite even at a higher precision.
            ResourceError: AUD-568, if the memory does not suffice.
        """
        arts = []
        for index, order in enumerate(orders):
            arts.append(self._paint_one(order))
            progress(index + 1, len(orders))
        kept = self.kept
        if kept is not None:
            log.info("of what was asked of the nets beside the UNet, %.0f %% was kept", 100 * kept.hit_rate)
        return tuple(arts)

    def _paint_one(self, order: PaintOrder) -> PanelArt:
        started = time.perf_counter()
        try:
            image = self._image_or_again(order)
        except torch.OutOfMemoryError as error:
            raise ResourceError(
                "AUD-568",
                f"the memory of {self._plan.device} does not hold panel {order.brief.id} with this model",
                hint="attach fewer ControlNets, take a smaller model, or a lower --dpi",
            ) from error
        return PanelArt(
            panel=order.brief.id,
            image=image,
            provenance=Provenance(
                seed=order.seed,
                recipe=self.label,
                weights=self._kit.weights,
                compute=self._plan.label,
                seconds=time.perf_counter() - started,
            ),
            attempts=(),
        )

    def _image_or_again(self, order: PaintOrder) -> Raster:
        """The picture; numbers that are not finite get one more try at the next higher precision."""
        try:
            return self._image(order)
        except GenerationError as first:
            usual = self._kit.model.unet.dtype
            self._move(torch.float64 if usual is torch.float32 else torch.float32)
            try:
                return self._image(order)
            except GenerationError as error:
                raise GenerationError(
                    "AUD-602",
                    f"panel {order.brief.id} cannot be painted: {first.message}, and again at a higher precision",
                    hint="check the model's files, or try another --scheduler, --vae or fewer attachments",
                ) from error
            finally:
                self._move(usual)

    @torch.inference_mode()
    def _image(self, order: PaintOrder) -> Raster:
        pencils, local = order.pencils, None
        showing = Showing(panel=order.brief.id, attempt=order.attempt, watching=self._watch)
        showing.begun(image_tensor(pencils.draft))
        if order.repaint is not None:
            local = local_repaint(order.repaint, pencils.draft, panel=order.brief.id, apart=False)
        start = image_tensor(pencils.draft) if local is None else local.start
        height, width = start.shape[-2:]
        clean = self._latents(start)
        solver = scheduler_solver(self._scheduler, strength=self._recipe.start(control=order.control), seed=order.seed)
        call = self._call(order, solver, size=(clean.shape[-2], clean.shape[-1]))
        if order.anchors and self._recipe.anchoring:
            call = replace(call, anchored=lambda time: self._anchored(order.anchors, solver, time=time))
        state = start_state(order.brief.id, clean, predict=call, times=solver.times, seed=order.seed, solver=solver)
        noise = start_noise(clean, seed=order.seed)
        hooks: list[Hook] = [*heeding(self._watch)]
        if local is not None:
            hooks.append(local.hold(clean, noise=noise))
        elif order.identity > 0:
            until = solver.times[round(order.identity * (len(solver.times) - 1))]
            held = figures_held(pencils, clean, noise=noise, size_px=(height, width), until=until)
            hooks += [held] if held is not None else []
        hooks += showing.steps(Stage.PAINTED, self._decoded, size_px=(height, width))
        with self._heard_references(order.identity):
            (state,) = denoise([state], hooks=hooks)
        image = self._decoded(state.latents)[..., :height, :width]
        if not bool(torch.isfinite(image).all()):
            raise GenerationError(
                "AUD-601", f"the autoencoder gave numbers that are not finite for {order.brief.id}", hint="try --vae"
            )
        image = image.clamp(0, 1)
        image = image if local is None else local.laid_in(image)
        showing.finished(Stage.PAINTED, image)
        return picture_of(image)

    def _latents(self, image: Tensor) -> Tensor:
        """Clean latents 1 C H W of a picture 1 3 h w in [0, 1], in the arithmetic that the loop walks in."""
        dtype = self._kit.model.unet.dtype
        clean = self._encodings.latents(padded(image))
        return clean.to(torch.float64 if dtype is torch.float64 else torch.float32)

    def _references_as_asked(self) -> AbstractContextManager[None]:
        """Within, an IP-Adapter is heard as much as was asked for."""
        adapter = self._kit.ip_adapter
        return nullcontext() if adapter is None else adapter.heard_at(adapter.scale)

    def _heard_references(self, identity: float) -> AbstractContextManager[None]:
        """Within, an IP-Adapter is heard by `identity` (0..1) more than asked for, up to its full scale of 1; one that
        looks at a style knows nobody, and stays as it is."""
        adapter = self._kit.ip_adapter
        if adapter is None or identity <= 0 or self._kit.style_pictures:
            return nullcontext()
        return adapter.heard_at(max(adapter.scale, min(1.0, adapter.scale * (1 + identity))))

    @contextmanager
    def _anchored(self, anchors: Sequence[Anchor], solver: SchedulerSolver, *, time: float) -> Iterator[None]:
        """Within, the UNet's self-attention looks at the anchors as they are at `time` too."""
        shared = SharedAttention(self._kit.model.unet, strength=self._recipe.anchoring)
        with shared.attached():
            memories = [self._memory(shared, anchor, solver, time=time) for anchor in anchors]
            with shared.looking_at(memories):
                yield

    def _memory(self, shared: SharedAttention, anchor: Anchor, solver: SchedulerSolver, *, time: float) -> Memory:
        def make() -> Memory:
            clean = self._latents(image_tensor(anchor.art))
            noisy = noised_and_seen(self._scheduler, clean, anchor_noise(clean, seed=anchor.order.seed), time=time)
            call = self._call(anchor.order, solver, size=(clean.shape[-2], clean.shape[-1]))
            t = torch.full((1,), time, device=clean.device)
            with self._references_as_asked():  # however hard this panel holds to its own
                return shared.remembered(lambda: call(noisy, t))

        return self._memories.of((anchor.key, time, solver.index, self._kit.model.unet.dtype), make)

    def _decoded(self, latents: Tensor) -> Tensor:
        """A picture 1 3 8H 8W in about 0..1 of latents 1 4 H W, on the CPU; in tiles where the whole does not fit."""
        vae = self._kit.model.vae
        scaled = latents.to(vae.dtype) / vae.config.scaling_factor
        try:
            image: Tensor = vae.decode(scaled).sample
        except torch.OutOfMemoryError:
            decode_in_tiles(vae, tile_px=TILE_PX)
            image = vae.decode(scaled).sample
        return image.float().cpu() / 2 + 0.5

    def _call(self, order: PaintOrder, solver: SchedulerSolver, *, size: tuple[int, int]) -> PanelCall:
        kit, recipe = self._kit, self._recipe
        names, figures = figures_of(order.brief, order.pencils, size=size)
        guided = self._guidance > 1.0
        device = torch.device(self._plan.device)
        words = words_of(
            order.brief, order.looks, kit.model, style=recipe.style, figures=names, guided=guided,
            hear=self._encodings.heard,
        )  # fmt: skip
        return PanelCall(
            unet=kit.model.unet,
            family=kit.model.family,
            words=words.to(device),
            guidance=self._guidance,
            size_px=(size[0] * LATENT_PX, size[1] * LATENT_PX),
            controls=kit.controls,
            maps=[control_picture(control.kind, order.pencils).to(device) for control in kit.controls],
            masks=None if figures is None else figures.masks.to(device),
            pictures=self._pictures(order, figures, guided=guided),
            picture_masks=everywhere(len(kit.style_pictures), size=size) if kit.style_pictures else None,
            times=solver.times,
            refiner=kit.refiner[0] if kit.refiner else None,
            refiner_share=recipe.refiner_share,
            reuse=PanelReuse(
                kit.model.unet,
                steps=len(solver.times) - 1,
                every=recipe.reuse,
                layers=recipe.reuse_layers,
                words_until=recipe.words_until,
            ),
            pool=self._pool,
        )

    def _pictures(self, order: PaintOrder, figures: Figures | None, *, guided: bool) -> Tensor | None:
        """What the references say: the style's pictures; else each figure as it is pencilled, or the whole draft where
        nobody is there."""
        adapter = self._kit.ip_adapter
        if adapter is None:
            return None
        if self._kit.style_pictures:
            references = torch.cat([on_square(image_tensor(Raster(array=one))) for one in self._kit.style_pictures])
        else:
            references = figures.references if figures is not None else on_square(image_tensor(order.pencils.draft))
        said, unsaid = self._encodings.seen(references)
        return torch.cat([unsaid, said]) if guided else said

    def _move(self, dtype: torch.dtype) -> None:
        device = torch.device(self._plan.device)
        kit = self._kit
        kit.model.to(device, dtype, are_words_away=self._arrangement.are_away)
        if self._arrangement.tile_px:
            decode_in_tiles(kit.model.vae, tile_px=self._arrangement.tile_px)
        for control in kit.controls:
            control.net.to(device=device, dtype=dtype)
        if kit.ip_adapter is not None:
            kit.ip_adapter.to(device, dtype)
        if kit.refiner is not None:
            kit.refiner[0].to(device=device, dtype=dtype)
