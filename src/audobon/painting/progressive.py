"""Painting in stages: small first, then enlarged, then refined at full size.

Knows: pencils at two sizes, passes of the brush, the enlarger.  Does not know: nets' insides, who judges.

Shapes: h w height and width in pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from torch import Tensor

from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.models.upscaler import FACTOR, bicubic
from audobon.painting.brush import Brush, MakeHooks, Pass
from audobon.painting.conditioning import image_tensor
from audobon.painting.denoise import Walks
from audobon.painting.framing import resized_pencils

LEAST_SMALL_PX = 64
Doubling = Callable[[Tensor], Tensor]
"""An image 1 3 h w in [0, 1] as 1 3 2h 2w."""


def doubled_plainly(image: Tensor) -> Tensor:
    """Bicubic doubling, for weights that bring no upscaler."""
    return bicubic(image).clamp(0, 1)


def small_size(height: int, width: int) -> tuple[int, int] | None:
    """Half of a panel's height and width, rounded up; None where that would be smaller than the net's least."""
    small = ((height + 1) // FACTOR, (width + 1) // FACTOR)
    return small if min(small) >= LEAST_SMALL_PX else None


def painted_small_first(
    brush: Brush, brief: PanelBrief, pencils: Pencils, *, run: Pass, double: Doubling, hooks: Sequence[MakeHooks]
) -> Walks[tuple[Tensor, Tensor]]:
    """A panel painted at half size over its draft, doubled, and refined.

    Args:
        brush: Nets and recipe; `refine_from` and `refine_steps` say how the second pass runs.
        brief: What is in the picture.
        pencils: At full size, at least 128 px a side (see `small_size`).
        run: The first pass.
        double: How the small picture is doubled.
        hooks: Those of the small and of the full pass.

    Returns:
        The small picture, and the refined one 1 3 h w in [0, 1].
    """
    height, width = pencils.draft.height_px, pencils.draft.width_px
    size = small_size(height, width)
    assert size is not None, "the caller asks small_size first"
    reduced = resized_pencils(pencils, width_px=size[1], height_px=size[0])
    first = replace(run, is_whole=False)  # strokes of half the size would be measured wrongly
    steering = brush.steering(brief, reduced)
    small = yield from brush.paint(image_tensor(reduced.draft), steering, run=first, make_hooks=hooks[0])
    large = double(small)[..., :height, :width]
    refining = Pass(key=run.key, seed=run.seed + 1, steps=brush.recipe.refine_steps, start=brush.recipe.refine_from)
    refined = yield from brush.paint(large, brush.steering(brief, pencils), run=refining, make_hooks=hooks[1])
    return small, refined
