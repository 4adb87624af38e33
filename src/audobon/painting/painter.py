"""The embedded painter: pencils in, illustration out, on any machine that runs torch.

Knows: orders, which passes a recipe asks for.  Does not know: the loop, nets' insides, pages, who judges.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor

from audobon.comic.panel import PanelArt, Provenance, WeightsUsed
from audobon.compute.budget import budget_for_this_machine
from audobon.compute.memory import is_out_of_memory
from audobon.compute.plan import ComputePlan
from audobon.crew import PaintOrder, Progress, Repaint
from audobon.errors import GenerationError, ResourceError
from audobon.models.painter_engines import torch_engines
from audobon.models.text_encoder import TextEncoder
from audobon.models.zoo import EmbeddedPainterModel
from audobon.painting.brush import Beginning, Brush, MakeHooks, Pass
from audobon.painting.close_up import mended
from audobon.painting.conditioning import image_tensor, style_textures, style_vector
from audobon.painting.denoise import Hook, Walks, walked
from audobon.painting.enlarging import LearnedEnlarger, picture_of
from audobon.painting.framing import cut_pencils
from audobon.painting.holding import figures_held, noise_of
from audobon.painting.line_control import check_control
from audobon.painting.manners import in_manner
from audobon.painting.previews import Showing, Stage, Watching, heeding
from audobon.painting.progressive import doubled_plainly, painted_small_first, small_size
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.repainting import local_repaint
from audobon.painting.stopping import IsLost, Stopping

CLOSE_UP_STEPS = 4
CLOSE_UP_START = 0.5
CLOSE_UP_SEEDS = 1000
BYTES_PER_PX = 500
"""What a panel needs while it is painted, by its pixels: 360 to 380 bytes as measured, and some to spare."""


class EmbeddedPainter:
    """Paints with the weights that this project trained.

    Args:
        model: Nets and named styles.
        encoder: Words of the prompt to states.
        recipe: Style and solver settings.
        plan: Device and precision.
        enlarger: Doubles pictures between passes; bicubic if None.
        watch: Who is shown every panel on its way, if anybody.
        is_lost: Says half way whether a panel is beyond hope; such a one is not painted to its end.

    Raises:
        SettingsError: AUD-212, if the weights have no such style.
        WeightsError: AUD-317, if the recipe asks for a control that was not loaded.
    """

    def __init__(
        self, model: EmbeddedPainterModel, encoder: TextEncoder, *, recipe: PaintingRecipe, plan: ComputePlan,
        enlarger: LearnedEnlarger | None = None, watch: Watching | None = None, is_lost: IsLost | None = None,
    ) -> None:  # fmt: skip
        style_vector(model, recipe)  # an unknown style is refused before anything is drawn
        if style_textures(model, recipe) is None:
            recipe = replace(recipe, texturing=0.0)  # the record says what is done
        check_control(model, recipe.line_by)
        device = torch.device(plan.device)
        for net in (model.autoencoder, model.painter, model.style):
            net.to(device)
        if model.control is not None:
            model.control.to(device)
        engines = model.engines or torch_engines(model.painter, model.autoencoder, plan)
        self._brush = Brush(
            model=model, engines=engines, encoder=encoder, recipe=recipe, plan=plan, heeding=heeding(watch)
        )
        beside = [(model.control.name, model.control.fingerprint)] if model.control else []
        named = (*model.fingerprints, *beside, *engines.fingerprints)
        own = tuple(WeightsUsed(name=name, sha256=digest) for name, digest in named)
        self._weights = (*own, *(enlarger.weights if enlarger else ()))
        self._double = enlarger.doubled if enlarger else doubled_plainly
        self._watch = watch
        self._is_lost = is_lost
        self._budget = budget_for_this_machine()

    @property
    def fingerprint(self) -> str:
        """Recipe, arithmetic and the sha256 of every weights file: what decides the pixels besides the order."""
        brush = self._brush
        weights = " ".join(f"{used.name}:{used.sha256}" for used in self._weights)
        return f"{brush.recipe.label}; {brush.arithmetic}; {weights} text:{brush.encoder.sha256}"

    @property
    def recipe(self) -> PaintingRecipe:
        """The recipe as it is followed."""
        return self._brush.recipe

    @property
    def at_once(self) -> int:
        """All of the plan's workers; one where nets are reached into while they run, or somebody watches
        who can look at one panel only."""
        is_free = self._brush.recipe.is_plain and (self._watch is None or self._watch.from_threads)
        return self._brush.plan.workers if is_free else 1

    def rest(self) -> None:
        """Give back what is only needed while panels are painted; nobody may paint meanwhile."""
        self._brush.engines.rest()

    def paint(self, orders: Sequence[PaintOrder], *, progress: Progress) -> tuple[PanelArt, ...]:
        """Paint panels, each from its own order alone.

        Raises:
            ShapeError: AUD-431, if a repaint's picture or mask is not of the panel's size.
            GenerationError: AUD-601, if the net's numbers are not finite even in float32.
            ResourceError: AUD-521, if memory does not suffice for a panel.
        """
        arts = []
        for index, order in enumerate(orders):
            arts.append(self._admitted(order))
            progress(index + 1, len(orders))
        return tuple(arts)

    def _admitted(self, order: PaintOrder) -> PanelArt:
        """Paint a panel when there is memory for it beside those that are being painted; where that was foreseen wrong,
        once more and alone."""
        draft = order.pencils.draft
        try:
            with self._budget.reserved(BYTES_PER_PX * draft.width_px * draft.height_px):
                return self._paint_one(order)
        except ResourceError:
            if self.at_once == 1:
                raise
        with self._budget.alone():
            return self._paint_one(order)

    @torch.inference_mode()
    def _paint_one(self, order: PaintOrder) -> PanelArt:
        return walked(self.walks(order))

    def walks(self, order: PaintOrder) -> Walks[PanelArt]:
        """One panel's painting, for whoever runs the loop; to be driven within `torch.inference_mode`.

        Raises:
            ShapeError: AUD-431, if a repaint's picture or mask is not of the panel's size.
            GenerationError: AUD-601, if the net's numbers are not finite even in float32.
            ResourceError: AUD-521, if memory does not suffice.
        """
        started = time.perf_counter()
        brush = replace(self._brush, anchors=order.anchors)
        try:
            image = yield from self._painted(order, brush)
        except GenerationError:
            if brush.plan.precision == "float32" and brush.model.engines is None:
                raise
            # Half the digits, or eight bits, can overflow where all of them do not.
            exact = replace(brush.plan, precision="float32")
            engines = torch_engines(brush.model.painter, brush.model.autoencoder, exact)
            brush = replace(brush, engines=engines, plan=exact)
            image = yield from self._painted(order, brush)
        return PanelArt(
            panel=order.brief.id,
            image=picture_of(image),
            provenance=Provenance(
                seed=order.seed,
                recipe=brush.recipe.label,
                weights=self._weights,
                compute=brush.arithmetic,
                seconds=time.perf_counter() - started,
            ),
            attempts=(),
        )

    def _painted(self, order: PaintOrder, brush: Brush) -> Walks[Tensor]:
        mannered = replace(order, pencils=in_manner(order.pencils, brush.recipe.manner))
        try:
            return (yield from self._passes(mannered, brush))
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            size = f"{order.pencils.draft.width_px} x {order.pencils.draft.height_px}"
            raise ResourceError(
                "AUD-521",
                f"memory ran out while painting panel {order.brief.id} of {size} px",
                hint="close other programs, or make the book with --draft",
            ) from error

    def _passes(self, order: PaintOrder, brush: Brush) -> Walks[Tensor]:
        """All passes that the order and the recipe ask for: the panel 1 3 h w in [0, 1]."""
        recipe, brief, pencils = brush.recipe, order.brief, order.pencils
        draft = image_tensor(pencils.draft)
        self._showing(order).begun(draft)
        run = Pass(key=brief.id, seed=order.seed, steps=recipe.steps, start=recipe.start(control=order.control))
        if order.repaint is not None:
            return (yield from self._repainted(order, order.repaint, brush=brush, run=run))
        if recipe.small_first and small_size(*draft.shape[-2:]) is not None:
            hooks = (self._hooks(order, brush, Stage.SMALL), self._hooks(order, brush, Stage.PAINTED))
            small, image = yield from painted_small_first(
                brush, brief, pencils, run=run, double=self._double, hooks=hooks
            )
            self._showing(order).finished(Stage.SMALL, small)
        else:
            hooks_of_all = self._hooks(order, brush, Stage.PAINTED)
            image = yield from brush.paint(draft, brush.steering(brief, pencils), run=run, make_hooks=hooks_of_all)
        self._showing(order).finished(Stage.PAINTED, image)
        if recipe.close_up_px:
            near = Pass(key=brief.id, seed=order.seed + CLOSE_UP_SEEDS, steps=CLOSE_UP_STEPS, start=CLOSE_UP_START)
            image = yield from mended(brush, brief, pencils, image, run=near, double=self._double)
            self._showing(order).finished(Stage.CLOSE_UPS, image)
        return image

    def _repainted(self, order: PaintOrder, repaint: Repaint, *, brush: Brush, run: Pass) -> Walks[Tensor]:
        """The earlier art with the masked part painted again from its pencils, and every other pixel as it was."""
        draft = order.pencils.draft
        local = local_repaint(repaint, draft, panel=order.brief.id, apart=True)

        def so_far(latents: Tensor) -> Tensor:
            height, width = local.start.shape[-2:]
            return local.laid_in(brush.picture(latents)[..., :height, :width])

        def holding(first: Beginning) -> Sequence[Hook]:
            hold = local.hold(first.clean, noise=noise_of(first.state, first.clean))
            size_px = (draft.height_px, draft.width_px)
            return [hold, *self._showing(order).steps(Stage.PAINTED, so_far, size_px=size_px)]

        steering = brush.steering(order.brief, cut_pencils(order.pencils, local.cut))
        image = local.laid_in((yield from brush.paint(local.start, steering, run=run, make_hooks=holding)))
        self._showing(order).finished(Stage.PAINTED, image)
        return image

    def _hooks(self, order: PaintOrder, brush: Brush, stage: Stage) -> MakeHooks:
        """What watches and what holds during a pass."""

        def make(first: Beginning) -> Sequence[Hook]:
            hooks: list[Hook] = []
            if order.identity > 0:
                held = figures_held(
                    order.pencils, first.clean, noise=noise_of(first.state, first.clean),
                    size_px=(first.height_px, first.width_px), until=1 - order.identity,
                )  # fmt: skip
                hooks += [held] if held is not None else []
            size_px = (first.height_px, first.width_px)
            if self._is_lost is not None:
                hooks.append(
                    Stopping(is_lost=self._is_lost, glance=brush.glance, decode=brush.picture, size_px=size_px)
                )
            return [*hooks, *self._showing(order).steps(stage, brush.picture, size_px=size_px)]

        return make

    def _showing(self, order: PaintOrder) -> Showing:
        return Showing(panel=order.brief.id, attempt=order.attempt, watching=self._watch)
