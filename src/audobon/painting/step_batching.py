"""Panels of many requests painted together: each at its own step of its own schedule, those of one shape in one call.

Knows: painters, orders, how much work a panel is.  Does not know: who asks, how steps are queued, nets' insides.
A panel's pixels are those that it has alone, to the bit where the engine gives every row of a batch what it gives the
row alone (OpenVINO does), and else to rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from audobon.comic.panel import PanelArt
from audobon.compute.budget import MemoryBudget
from audobon.compute.footprint import MARGIN, Arrangement, Footprint, fitted
from audobon.compute.plan import ComputePlan
from audobon.compute.step_queue import Priority
from audobon.compute.step_scheduler import Handle, Lanes, Request, Rules, StepScheduler, Tally
from audobon.crew import PaintOrder
from audobon.errors import ResourceError
from audobon.painting.close_up import close_ups
from audobon.painting.conditioning import PAD_PX
from audobon.painting.denoise import DenoiseState, attempted_step
from audobon.painting.painter import BYTES_PER_PX, CLOSE_UP_STEPS, EmbeddedPainter

BATCH_PX = 4 * 256 * 256
"""On a processor a batch of more pixels is no faster than its panels one by one."""
GPU_BATCH_PX = 16 * 1024 * 1024
AHEAD, GPU_AHEAD = 6, 32
"""So many panels of batch work are begun for each thread that steps, so that batches fill."""
_FINEST_SHARE = 0.5
"""Of the time of a whole call that one of the finest level takes."""
_AROUND_STEPS = 1.0
"""What is done before and after a panel's steps, in whole calls."""
_UNIT_PX = 512 * 512
PAINTING = Footprint(
    stepping=0, beside=0, decoding=0, step_px=BYTES_PER_PX / MARGIN, decode_px=BYTES_PER_PX / MARGIN, fixed=0
)  # fmt: skip
"""Of the embedded painter beside its weights, which are in memory before any is given out."""


class StepBatching:
    """Takes orders from any thread, and paints them together; used in a `with` block, or closed.

    Args:
        plan: Device, and how many steps are made at once.
        budget: Of memory.
    """

    def __init__(self, plan: ComputePlan, *, budget: MemoryBudget) -> None:
        rules = Rules(
            advance=attempted_step, bucket_of=lambda state: state.bucket, is_done=lambda state: state.is_done
        )  # fmt: skip
        self._memory_bytes = budget.total_bytes
        lanes = lanes_of(plan, memory_bytes=budget.total_bytes)
        self._scheduler: StepScheduler[DenoiseState] = StepScheduler(rules, lanes=lanes, budget=budget)

    def __enter__(self) -> StepBatching:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close(cancel=any(raised))

    @property
    def tally(self) -> Tally:
        """Calls of the net so far, for how many rows."""
        return self._scheduler.tally

    def submit(
        self, painter: EmbeddedPainter, order: PaintOrder, *, priority: Priority = Priority.BATCH
    ) -> Handle[PanelArt]:
        """Ask for a panel; the handle gives the art, tells of progress and gives the panel up.

        The art's future holds, where the panel cannot be painted, the errors of `EmbeddedPainter.paint`.

        Raises:
            ResourceError: AUD-522, if the panel needs more memory than there is even when nothing else is painted; it
                says what would fit.
        """
        draft = order.pencils.draft
        fitted(
            PAINTING, wanted=Arrangement(), px=draft.width_px * draft.height_px, memory_bytes=self._memory_bytes,
            what=f"panel {order.brief.id}",
        )  # fmt: skip
        return self._scheduler.submit(partial(painter.walks, order), request_of(painter, order, priority=priority))

    def close(self, *, cancel: bool = False) -> None:
        """Take no more orders; finish those that there are, or cancel them."""
        self._scheduler.close(cancel=cancel)


def lanes_of(plan: ComputePlan, *, memory_bytes: int) -> Lanes:
    """Who steps and who decodes on a machine.

    A GPU steps on one thread, takes large batches, and decodes on another thread meanwhile.  A processor's cores each
    step and decode for themselves: a thread more than there are cores would only make others wait.

    Args:
        plan: Device, and how many steps are made at once.
        memory_bytes: What all panels together may take; batches are made smaller to fit.
    """
    most_px, ahead = (GPU_BATCH_PX, GPU_AHEAD) if plan.is_gpu else (BATCH_PX, AHEAD)
    return Lanes(
        steppers=plan.workers, finishers=1 if plan.is_gpu else 0,
        rows=_rows_within(most_px, workers=plan.workers, memory_bytes=memory_bytes), at_once=ahead * plan.workers,
        are_mixed=plan.is_gpu, begin=plan.apply,
    )  # fmt: skip


def _rows_within(most_px: int, *, workers: int, memory_bytes: int) -> Callable[[Hashable], int]:
    """How many panels of a kind (its pixels) are stepped at once: as many as pay, and fewer where memory is short."""

    def rows(kind: Hashable) -> int:
        if not isinstance(kind, int):
            return 1
        wanted = Arrangement(panels=max(1, most_px // max(1, kind)), workers=workers)
        try:
            plan = fitted(PAINTING, wanted=wanted, px=kind, memory_bytes=memory_bytes, what="a batch of panels")
        except ResourceError:
            return 1  # such a panel was let in by its own size, without what pads it
        return plan.arrangement.panels

    return rows


def request_of(painter: EmbeddedPainter, order: PaintOrder, *, priority: Priority) -> Request:
    """What is known of a panel before it is painted; its length in whole calls of the net at 512 x 512 px."""
    draft, recipe = order.pencils.draft, painter.recipe
    height, width = (side + -side % PAD_PX for side in (draft.height_px, draft.width_px))
    near = 0 if order.repaint else len(close_ups(order.pencils, below_px=recipe.close_up_px))
    steps = recipe.steps + (recipe.refine_steps if recipe.small_first else 0) + near * CLOSE_UP_STEPS
    whole = len(range(0, recipe.steps, recipe.reuse)) if recipe.is_plain else recipe.steps
    calls = _AROUND_STEPS + whole + _FINEST_SHARE * (steps - whole)
    return Request(
        priority=priority, kind=height * width, steps=steps, length=calls * height * width / _UNIT_PX,
        needed_bytes=BYTES_PER_PX * draft.width_px * draft.height_px, reaches_in=not recipe.is_plain,
    )  # fmt: skip
