"""The embedded painter kept in memory, at work on single pictures for many askers at once.

Knows: orders for pictures, recipes by quality, that steps are shared; loading and letting go.
Does not know: who asks, queues, files.
A picture depends on what was asked for alone: by the engine to the bit, whoever else is painted beside it.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from audobon.comic.panel import PanelArt
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.crew import PaintOrder, Repaint
from audobon.hire import hire_embedded_painters, named_styles, painting_plan
from audobon.one_panel import PicturePlan

if TYPE_CHECKING:
    from audobon.compute.plan import ComputePlan
    from audobon.compute.step_scheduler import Handle, Tally
    from audobon.painting.painter import EmbeddedPainter
    from audobon.painting.previews import Preview, Watching
    from audobon.painting.recipe import PaintingRecipe
    from audobon.painting.step_batching import StepBatching
    from audobon.painting.stopping import IsLost

    Hired = Callable[[PaintingRecipe, Watching | None, IsLost | None], EmbeddedPainter]

MODEL = "audobon-painter"
STUDIO_BYTES = 1_200_000_000
"""What the loaded nets, their engines and the readers of words come to (`benchmarks/image_clients.py` measures it)."""
CONTROL = 0.7
"""How hard a picture holds to its pencils: as a book's panels do."""
Show = Callable[[Raster, int, int], None]
"""Called with the picture as it is foreseen after a step, which step, and how many there are."""


class Quality(StrEnum):
    """How much time a picture is given."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class PictureOrder:
    """One picture to paint.

    Attributes:
        plan: What it shows.
        pencils: The same, drawn at its size.
        seed: Decides the noise.
        style: A named style.
        quality: How much time it is given.
        steps: Solver steps, 1 to 50, in place of those of the quality; 0 keeps these.
        guidance: How far the painter goes beyond what it would do without the line, 1 (not at all) to 5.
        repaint: The picture and the part of it that alone is painted; None paints all of it.
        is_alone: Whether somebody waits for this very picture. Those that are waited for together are begun together,
            and stepped together where they are of one size; a picture alone goes before them, and waits for none.
    """

    plan: PicturePlan
    pencils: Pencils
    seed: int
    style: str = "storybook"
    quality: Quality = Quality.MEDIUM
    steps: int = 0
    guidance: float = 1.0
    repaint: Repaint | None = None
    is_alone: bool = True


class PictureStudio:
    """Paints pictures; nets are loaded when the first is asked for, and can be let go.

    Args:
        hire: Loads the nets and gives painters; the house's own if None.
        plan: Device and threads; this machine's if None.
        styles: Names the styles that there are; asked once.
    """

    name = MODEL

    def __init__(
        self, *, hire: Callable[[], Hired] | None = None, plan: ComputePlan | None = None,
        styles: Callable[[], tuple[str, ...]] = named_styles,
    ) -> None:  # fmt: skip
        self._hire = hire or hire_embedded_painters
        self._plan = plan
        self._named_styles = styles
        self._changing = threading.Lock()
        self._hired: Hired | None = None
        self._batching: StepBatching | None = None

    @property
    def bytes(self) -> int:
        """What it takes of memory while it is loaded, beside the pictures on their way."""
        return STUDIO_BYTES

    @cached_property
    def styles(self) -> tuple[str, ...]:
        """The styles that there are, by name; asking the first time reads the weights.

        Raises:
            WeightsError: 3xx, if weights are missing or damaged.
        """
        return self._named_styles()

    @property
    def is_loaded(self) -> bool:
        """Whether the nets are in memory."""
        return self._batching is not None

    @property
    def tally(self) -> Tally | None:
        """Calls of the net since it was loaded, and for how many rows; None while it is not."""
        batching = self._batching
        return batching.tally if batching is not None else None

    def load(self) -> None:
        """Load the nets, unless they are; whoever asks meanwhile waits.

        Raises:
            WeightsError: 3xx, if weights are missing or damaged.
        """
        with self._changing:
            self._loaded()

    def unload(self) -> None:
        """Let the nets go, once the pictures on their way are finished; whoever asks meanwhile loads them anew."""
        self._let_go(cancel=False)

    def close(self) -> None:
        """Cancel what is on its way, and let the nets go."""
        self._let_go(cancel=True)

    def submit(self, order: PictureOrder, *, show: Show | None = None) -> Handle[PanelArt]:
        """Ask for a picture, from any thread.

        Args:
            order: What to paint.
            show: Called on the painter's threads after every step; it must not wait for anything.

        Raises:
            SettingsError: AUD-210, AUD-212, AUD-213, for a recipe that cannot be followed.
            ResourceError: AUD-522, if the picture needs more memory than there is.
            WeightsError: 3xx, if weights are missing or damaged.
        """
        from audobon.compute.step_queue import Priority

        with self._changing:
            hired, batching = self._loaded()
            painter = hired(recipe_for(order), _watching(show), None)
            priority = Priority.INTERACTIVE if order.is_alone else Priority.BATCH
            return batching.submit(painter, _paint_order(order), priority=priority)

    def _loaded(self) -> tuple[Hired, StepBatching]:
        from audobon.compute.budget import budget_for_this_machine
        from audobon.painting.step_batching import StepBatching

        if self._hired is None or self._batching is None:
            self._hired = self._hire()
            self._batching = StepBatching(self._plan or painting_plan(), budget=budget_for_this_machine())
        return self._hired, self._batching

    def _let_go(self, *, cancel: bool) -> None:
        with self._changing:
            batching, self._batching, self._hired = self._batching, None, None
        if batching is not None:
            batching.close(cancel=cancel)
            gc.collect()


def recipe_for(order: PictureOrder) -> PaintingRecipe:
    """How a picture is painted.

    `low` takes three steps and looks at no face from near; `medium` paints as books are painted; `high` takes twelve
    steps, all of them with every level of the net.

    Raises:
        SettingsError: AUD-210, AUD-213, for steps or a guidance out of their ranges.
    """
    from audobon.painting.recipe import PaintingRecipe

    usual = PaintingRecipe(style=order.style)
    steps = {Quality.LOW: 3, Quality.MEDIUM: usual.steps, Quality.HIGH: 2 * usual.steps}[order.quality]
    return PaintingRecipe(
        style=order.style,
        steps=order.steps or steps,
        line_guidance=order.guidance,
        close_up_px=0 if order.quality is Quality.LOW else usual.close_up_px,
        reuse=1 if order.quality is Quality.HIGH else usual.reuse,
    )


def _paint_order(order: PictureOrder) -> PaintOrder:
    return PaintOrder(
        brief=order.plan.brief,
        pencils=order.pencils,
        seed=order.seed,
        attempt=0,
        control=CONTROL,
        looks=order.plan.looks,
        repaint=order.repaint,
    )


def _watching(show: Show | None) -> Watching | None:
    from audobon.painting.previews import Stage, Watching

    if show is None:
        return None

    def shown(look: Preview) -> None:
        if look.stage is Stage.PAINTED and 0 < look.step < look.of:
            show(look.picture, look.step, look.of)

    return Watching(show=shown)
