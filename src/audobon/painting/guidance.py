"""Guidance by the line: follow what the line map adds to the picture, and a little further.

Knows: a net under the conditioning contract, what steers it from beside.  Does not know: the loop, recipes, comics.
A net that saw its line dropped now and then in training can say what it would paint without it; the difference is what
the pen brings, and going beyond it gives the ink the weight that a mean over possible pictures takes away.

Shapes: B batch, C latent channels, H W latent height and width.
"""

from __future__ import annotations

from torch import Tensor

from audobon.models.painter_control import attached
from audobon.models.painter_net import Conditioning, PainterNet
from audobon.painting.line_control import Beside


def line_guided(
    net: PainterNet,
    latents: Tensor,
    t: Tensor,
    *,
    conditioning: Conditioning,
    scale: float,
    beside: Beside | None = None,
) -> Tensor:
    """Clean latents B C H W predicted from noisy ones at times t, guided by the line map.

    Args:
        net: The denoiser.
        latents: Noisy latents B C H W.
        t: Flow times B.
        conditioning: What steers, the line map present.
        scale: 1 gives the plain prediction in one call; more costs a second call.
        beside: Tells the line in place of the concatenated map, which is then said to be absent.

    Source:
        Ho and Salimans 2022, arXiv:2207.12598, equation 6, applied to one condition of several as in Brooks et al.
        2022, arXiv:2211.09800, equation 3.
    """
    lineless = conditioning.lineless()
    if beside is None:
        full: Tensor = net(latents, t, conditioning)
    else:
        with attached(net, beside.residuals_of, share=beside.share):
            full = net(latents, t, lineless)
    if scale == 1.0:
        return full
    without: Tensor = net(latents, t, lineless)
    return without + scale * (full - without)
