"""A picture as data: the one place where pixels enter the comic's types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True, eq=False)
class Raster:
    """Pixels, H W C (C = 3, sRGB) or H W (one channel), uint8 0-255; uint16 is allowed for depth.

    The array must not be written to after it is given away.
    """

    array: NDArray[np.uint8] | NDArray[np.uint16]

    @property
    def height_px(self) -> int:
        return int(self.array.shape[0])

    @property
    def width_px(self) -> int:
        return int(self.array.shape[1])
