"""The close-up pass: small faces and hands painted once more from near, and laid back without a seam.

Knows: where the pencils put faces and hands, passes of the brush.  Does not know: nets' insides, who judges.
A patch of the painter's latents is 8 px wide, and an eye in a full shot hardly more: drawn from twice as near, it gets
four patches where it had one.

Shapes: h w height and width in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional

from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.models.upscaler import FACTOR
from audobon.painting.brush import Brush, Pass
from audobon.painting.denoise import Walks
from audobon.painting.framing import Cut, cut_pencils, resized_pencils
from audobon.painting.progressive import Doubling

LEAST_FACE_PX = 14
"""A face of fewer pixels has no features to mend."""
FACE_ROOM = 1.7
HAND_SHARE = 0.8
LEAST_SIDE_PX = 64
LINE_GUIDANCE = 1.0
"""The picture beneath is inked already; guidance by the line would ink it twice over."""


@dataclass(frozen=True, kw_only=True)
class CloseUp:
    """A place to look at from near, its middle and half its sides in pixels."""

    x: float
    y: float
    half: float

    def cut(self, *, height: int, width: int) -> Cut:
        """The square about it, moved into the frame, with even sides."""
        side = min(2 * round(max(self.half, LEAST_SIDE_PX / 2)), height - height % 2, width - width % 2)
        top = max(0, min(round(self.y - side / 2), height - side))
        left = max(0, min(round(self.x - side / 2), width - side))
        return Cut(top=top, left=left, bottom=top + side, right=left + side)


def close_ups(pencils: Pencils, *, below_px: int) -> tuple[CloseUp, ...]:
    """The faces in frame that are less than `below_px` high, and the hands of their figures."""
    height, width = pencils.draft.height_px, pencils.draft.width_px
    places = []
    for anchors in pencils.anchors:
        face_px = max(anchors.face.height * height, anchors.face.width * width)
        if not LEAST_FACE_PX <= face_px < below_px:
            continue
        middle = (anchors.face.x + anchors.face.width / 2, anchors.face.y + anchors.face.height / 2)
        spots = [(middle, FACE_ROOM * face_px / 2)]
        spots += [((hand.x, hand.y), HAND_SHARE * face_px / 2) for hand in anchors.hands]
        places += [CloseUp(x=x * width, y=y * height, half=half) for (x, y), half in spots if 0 < x < 1 and 0 < y < 1]
    return tuple(places)


def mended(
    brush: Brush, brief: PanelBrief, pencils: Pencils, image: Tensor, *, run: Pass, double: Doubling
) -> Walks[Tensor]:
    """An image 1 3 h w in [0, 1] with its small faces and hands painted again from twice as near, a walk each.

    Args:
        brush: Nets and recipe; `close_up_px` says which faces are small.
        brief: What is in the picture.
        pencils: The panel's, with anchors.
        image: The painted panel.
        run: Key, seed, steps and start of each close-up; the n-th one's seed is n more.
        double: How the cut-out is doubled.
    """
    height, width = image.shape[-2:]
    brush = replace(brush, recipe=replace(brush.recipe, line_guidance=LINE_GUIDANCE))
    out = image.clone()
    for number, place in enumerate(close_ups(pencils, below_px=brush.recipe.close_up_px)):
        cut = place.cut(height=height, width=width)
        near = resized_pencils(
            cut_pencils(pencils, cut), width_px=FACTOR * cut.width_px, height_px=FACTOR * cut.height_px
        )
        rows, columns = cut.box
        # Over the picture as mended so far, so that a hand before a face meets the face that is there.
        large = double(out[..., rows, columns])
        one = Pass(key=run.key, seed=run.seed + number, steps=run.steps, start=run.start, is_whole=False)
        painted = functional.avg_pool2d((yield from brush.paint(large, brush.steering(brief, near), run=one)), FACTOR)
        share = feather(cut.height_px, cut.width_px)
        out[..., rows, columns] = torch.lerp(out[..., rows, columns], painted, share)
    return out


def feather(height: int, width: int) -> Tensor:
    """Weights h w in 0..1: 1 in the middle, falling smoothly to 0 at the edge of the ellipse that fills the cut."""
    y = torch.linspace(-1, 1, height)[:, None]
    x = torch.linspace(-1, 1, width)[None, :]
    outward = ((1 - (x.square() + y.square()).sqrt()) / 0.35).clamp(0, 1)
    return outward * outward * (3 - 2 * outward)
