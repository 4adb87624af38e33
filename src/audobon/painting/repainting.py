"""A local repaint: an earlier picture with one part painted again from its pencils, every pixel beyond it as it was.

Knows: orders that ask for one, holding the rest.  Does not know: nets, solvers, who found fault.

Shapes: C latent channels, H W latent height and width, h w height and width in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from audobon.comic.raster import Raster
from audobon.crew import Repaint
from audobon.errors import ShapeError
from audobon.painting.conditioning import image_tensor, mask_tensor
from audobon.painting.holding import HoldKnown, on_latents, softly_grown

RIM_PX = 32


@dataclass(frozen=True, kw_only=True)
class LocalRepaint:
    """A repaint about to run.

    Attributes:
        art: The earlier picture, 1 3 h w in [0, 1].
        inside: 1 1 h w, 1 where it is painted again, falling softly to 0 about it.
        start: What is painted over, 1 3 h w: the draft inside, the art elsewhere.
    """

    art: Tensor
    inside: Tensor
    start: Tensor

    def hold(self, clean: Tensor, *, noise: Tensor) -> HoldKnown:
        """A hold on all outside: `clean` are the latents 1 C H W of `start`, `noise` what painting starts from."""
        where = 1 - on_latents(self.inside, clean).to(clean)
        return HoldKnown(known=clean, noise=noise, where=where)

    def laid_in(self, painted: Tensor) -> Tensor:
        """The art with what was painted, 1 3 h w, inside alone."""
        return torch.lerp(self.art, painted, self.inside)


def local_repaint(repaint: Repaint, draft: Raster, *, panel: str) -> LocalRepaint:
    """What a repaint starts from.

    Args:
        repaint: The art and the mask.
        draft: The panel's own draft.
        panel: Its id, for errors.

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
    return LocalRepaint(art=art, inside=inside, start=torch.lerp(art, drawn, inside))
