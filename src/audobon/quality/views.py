"""Views of a picture at three scales, as the assessor looks at it.

Knows: pictures as arrays.  Does not know: nets.

Shapes: H W the picture, V views, S their side.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

VIEW_PX = 128
KEPT_PX = 512
"""A picture is looked at with its long side at most as long, as the illustrations to learn from are kept."""
KEPT, HALF, WHOLE = range(3)
_EVENLY = (3, 2, 1)
"""So many views each way of each scale."""


def views_of(picture: Picture) -> tuple[Picture, NDArray[np.int64]]:
    """Views V S S 3 spread evenly over a picture H W 3 of any size, and the scale of each."""
    kept = at_kept_size(picture)
    views, scales = [], []
    for scale, image in enumerate(at_scales(kept)):
        steps = np.linspace(0, 1, _EVENLY[scale]) if _EVENLY[scale] > 1 else np.array([0.5])
        for down in steps:
            for across in steps:
                views.append(cut(image, down=float(down), across=float(across)))
                scales.append(scale)
    return np.stack(views), np.array(scales)


def random_views(picture: Picture, counts: tuple[int, int, int], generator: np.random.Generator) -> Picture:
    """Views V S S 3 at random places: so many of each scale, in the scales' order."""
    images = at_scales(at_kept_size(picture))
    return np.stack(
        [
            cut(image, down=generator.random(), across=generator.random())
            for image, count in zip(images, counts, strict=True)
            for _ in range(count)
        ]
    )


def at_scales(kept: Picture) -> tuple[Picture, Picture, Picture]:
    """A picture as it is kept, at half its size, and as a whole in a view's square; none smaller than a view."""
    height, width = kept.shape[:2]
    half = cv2.resize(kept, (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
    whole = cv2.resize(kept, (VIEW_PX, VIEW_PX), interpolation=cv2.INTER_AREA)
    return _at_least(kept), _at_least(np.asarray(half, np.uint8)), np.asarray(whole, np.uint8)


def at_kept_size(picture: Picture) -> Picture:
    """A picture with its long side at most 512 px."""
    longest = max(picture.shape[:2])
    if longest <= KEPT_PX:
        return picture
    factor = KEPT_PX / longest
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def cut(image: Picture, *, down: float, across: float) -> Picture:
    """A view at shares 0..1 of the room that there is."""
    top = round(down * (image.shape[0] - VIEW_PX))
    left = round(across * (image.shape[1] - VIEW_PX))
    return image[top : top + VIEW_PX, left : left + VIEW_PX]


def _at_least(image: Picture) -> Picture:
    """A picture that a view fits into: a small one is mirrored at its right and lower edge."""
    down, across = (max(0, VIEW_PX - side) for side in image.shape[:2])
    if not down and not across:
        return image
    way = cv2.BORDER_REFLECT_101 if min(image.shape[:2]) > 1 else cv2.BORDER_REPLICATE
    return np.asarray(cv2.copyMakeBorder(image, 0, down, 0, across, way), np.uint8)
