"""Paper taken out of a picture: what it is printed on says nothing of who drew it.

Knows: pixels.  Does not know: nets, styles.
Scans of old books are yellow, grey or pink as their paper aged; one book's pictures would be told by that alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

_BRIGHT_SHARE = 0.1
"""The brightest tenth of a picture is taken for its paper."""
_DARKEST_PAPER = 90
"""No paper is darker: a night scene stays one."""
_STEP_PX = 4


def paper_cleared(picture: Picture) -> Picture:
    """A picture H W 3 with its paper made white: each channel divided by that of the paper.

    Args:
        picture: sRGB, 0..255.

    Returns:
        A new picture of the same size.

    Source: von Kries' scaling by the white of a scene, Fairchild 2013, Color Appearance Models, section 9.2.
    """
    seen = picture[::_STEP_PX, ::_STEP_PX].reshape(-1, 3).astype(np.float32)
    light = seen.mean(axis=1)
    paper = np.median(seen[light >= np.quantile(light, 1 - _BRIGHT_SHARE)], axis=0)
    # By a table: a picture has a quarter of a million pixels, a channel has 256 values.
    table = np.arange(256, dtype=np.float32)[:, None] * (255 / np.maximum(paper, _DARKEST_PAPER))
    levels = np.clip(table.round(), 0, 255).astype(np.uint8)
    return np.stack([levels[picture[..., channel], channel] for channel in range(3)], axis=-1)
