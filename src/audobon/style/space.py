"""How alike two pictures are drawn, and whether that is one style.

Knows: pictures as pixels, the style space.  Does not know: books, panels, what is done about a stray one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from audobon.models.style_zoo import LoadedStyleSpace
from audobon.style.paper import paper_cleared
from audobon.style.statistics import picture_statistics

Picture = NDArray[np.uint8]
Direction = NDArray[np.float32]

_LEAST_PARTED_PX = 200


class StyleSpace:
    """The style space with its eyes. Deterministic.

    Args:
        loaded: The net and its threshold.
    """

    def __init__(self, loaded: LoadedStyleSpace) -> None:
        self._net = loaded.net
        self.threshold = loaded.threshold
        self.trained_on = loaded.trained_on
        self.fingerprint = loaded.fingerprint

    @torch.inference_mode()
    def directions(self, pictures: Sequence[Picture]) -> Direction:
        """Where pictures H W 3 (sRGB, of any size) lie: B D, each of length 1. Their paper counts for nothing.

        A picture is looked at as a whole and by its parts, and lies where they lie in the mean.
        """
        found = np.zeros((len(pictures), self._net.shape.space), np.float32)
        for row, picture in enumerate(pictures):
            mean = self._net(torch.from_numpy(view_statistics(picture))).mean(dim=0)
            found[row] = functional.normalize(mean, dim=0).numpy()
        return found

    def direction(self, references: Sequence[Picture]) -> Direction:
        """The direction D of a style that some pictures show: their mean.

        Raises:
            ValueError: if there are none.
        """
        if not references:
            raise ValueError("a style needs at least one picture")
        mean = self.directions(references).mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)

    def is_one_style(self, one: Direction, other: Direction) -> bool:
        """Whether two directions are near enough to be one hand's."""
        return likeness(one, other) >= self.threshold


def view_statistics(picture: Picture) -> NDArray[np.float32]:
    """The statistics V F of a picture H W 3 as a whole and by its parts, its paper made white."""
    return np.stack([picture_statistics(view) for view in _views(paper_cleared(picture))])


def _views(picture: Picture) -> list[Picture]:
    """The whole picture, and its upper, lower, left and right two thirds, if they hold enough."""
    height, width = picture.shape[:2]
    if min(height, width) < _LEAST_PARTED_PX:
        return [picture]
    rows, columns = height // 3, width // 3
    return [picture, picture[: height - rows], picture[rows:], picture[:, : width - columns], picture[:, columns:]]


def likeness(one: Direction, other: Direction) -> float:
    """The cosine of the angle between two directions, -1 to 1."""
    return float(one @ other)
