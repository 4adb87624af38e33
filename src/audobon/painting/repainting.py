"""A local repaint: an earlier picture with one part painted again from its pencils, every pixel beyond it as it was.

Knows: orders that ask for one, holding the rest.  Does not know: nets, solvers, who found fault.
The net runs over that part and some room about it alone, so a small part costs little.

Shapes: C latent channels, H W latent height and width, h w height and width in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.comic.raster import Raster
from audobon.crew import Repaint
from audobon.errors import ShapeError
from audobon.models.patch_autoencoder import PATCH
from audobon.painting.conditioning import image_tensor, mask_tensor
from audobon.painting.framing import Cut
from audobon.painting.holding import HoldKnown, on_latents, softly_grown

RIM_PX = 32
ROOM_PX = 48
"""What the net sees of the art about the part that it paints."""
_GRID_PX = 64
"""Pictures are painted on a grid of so many pixels: a part that ends between two lines would be grown to the next."""


@dataclass(frozen=True, kw_only=True)
class LocalRepaint:
    """A repaint about to run.

    Attributes:
        art: The earlier picture, 1 3 h w in [0, 1].
        cut: The part of it that the net runs over.
        inside: 1 1 of the cut, 1 where it is painted again, falling softly to 0 about it.
        start: What is painted over, 1 3 of the cut: the draft inside, the art elsewhere.
    """

    art: Tensor
    cut: Cut
    inside: Tensor
    start: Tensor

    def hold(self, clean: Tensor, *, noise: Tensor) -> HoldKnown:
        """A hold on all outside: `clean` are the latents 1 C H W of `start`, `noise` what painting starts from."""
        where = 1 - on_latents(self.inside, clean).to(clean)
        return HoldKnown(known=clean, noise=noise, where=where)

    def laid_in(self, painted: Tensor) -> Tensor:
        """The art with what was painted, 1 3 of the cut, inside alone."""
        whole = self.art.clone()
        part = whole[(..., *self.cut.box)]
        whole[(..., *self.cut.box)] = torch.lerp(part, painted, self.inside)
        return whole


def local_repaint(repaint: Repaint, draft: Raster, *, panel: str, apart: bool) -> LocalRepaint:
    """What a repaint starts from.

    Args:
        repaint: The art and the mask.
        draft: The panel's own draft.
        panel: Its id, for errors.
        apart: Whether the net may run over a part of the picture by itself; else it runs over all of it.

    Raises:
        ShapeError: AUD-431, if the art or the mask is not of the draft's size.
    """
    drawn, art, inside = image_tensor(draft), image_tensor(repaint.art), mask_tensor(repaint.mask)
    if not drawn.shape[-2:] == art.shape[-2:] == inside.shape[-2:]:
        raise ShapeError(
            "AUD-431",
            f"the repaint of panel {panel} has a picture of {tuple(art.shape[-2:])} and a mask of "
            f"{tuple(inside.shape[-2:])} for pencils of {tuple(drawn.shape[-2:])} px",
            hint="give the art and a mask of the panel's own size",
        )
    inside = softly_grown(inside, rim_px=RIM_PX)
    where = inside[0, 0].numpy() > 0
    cut = part_painted(where if apart else np.ones_like(where))
    inside, drawn, beneath = (one[(..., *cut.box)] for one in (inside, drawn, art))
    return LocalRepaint(art=art, cut=cut, inside=inside, start=torch.lerp(beneath, drawn, inside))


def part_painted(inside: NDArray[np.bool_]) -> Cut:
    """The part of a picture that the net runs over for a mask h w: its box with room about it, on the grid; all of the
    picture for an empty mask.
    """
    rows, columns = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return Cut(top=0, left=0, bottom=inside.shape[0], right=inside.shape[1])
    top, bottom = _span(int(rows[0]), int(rows[-1]) + 1, inside.shape[0])
    left, right = _span(int(columns[0]), int(columns[-1]) + 1, inside.shape[1])
    return Cut(top=top, left=left, bottom=bottom, right=right)


def _span(first: int, end: int, of: int) -> tuple[int, int]:
    """From and to, with room, a multiple of the grid long where the picture allows, and beginning with a patch."""
    first = max(0, first - ROOM_PX) // PATCH * PATCH
    length = -(-(min(of, end + ROOM_PX) - first) // _GRID_PX) * _GRID_PX
    first = max(0, min(first, -(-(of - length) // PATCH) * PATCH))
    return first, min(of, first + length)
