"""The pose map: every figure's body skeleton in the colours that public pose networks were trained on.

Knows: the COCO-18 order, its limbs and colours.  Does not know: how figures are posed.
Source: OpenPose (Cao et al. 2019), drawn as its `util.draw_bodypose`: limbs at 60 % as ellipses, joints as discs.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.pencils.shapes import Points

LIMBS = (
    (1, 2),
    (1, 5),
    (2, 3),
    (3, 4),
    (5, 6),
    (6, 7),
    (1, 8),
    (8, 9),
    (9, 10),
    (1, 11),
    (11, 12),
    (12, 13),
    (1, 0),
    (0, 14),
    (14, 16),
    (0, 15),
    (15, 17),
)
COLORS = (
    (255, 0, 0),
    (255, 85, 0),
    (255, 170, 0),
    (255, 255, 0),
    (170, 255, 0),
    (85, 255, 0),
    (0, 255, 0),
    (0, 255, 85),
    (0, 255, 170),
    (0, 255, 255),
    (0, 170, 255),
    (0, 85, 255),
    (0, 0, 255),
    (85, 0, 255),
    (170, 0, 255),
    (255, 0, 255),
    (255, 0, 170),
    (255, 0, 85),
)


def skeleton_map(skeletons: Sequence[Points], *, width_px: int, height_px: int) -> NDArray[np.uint8]:
    """Draw skeletons, far figures first.

    Args:
        skeletons: 18 x 2 pixel positions each, NaN where a joint is missing.
        width_px: Frame width.
        height_px: Frame height.
    """
    canvas = np.zeros((height_px, width_px, 3), dtype=np.uint8)
    stick = max(round(4 * min(width_px, height_px) / 512), 2)
    for joints in skeletons:
        for (a, b), color in zip(LIMBS, COLORS, strict=False):
            if not np.isfinite(joints[[a, b]]).all():
                continue
            middle = joints[[a, b]].mean(axis=0)
            along = joints[a] - joints[b]
            half = round(float(np.hypot(*along)) / 2)
            angle = round(float(np.degrees(np.arctan2(along[1], along[0]))))
            outline = cv2.ellipse2Poly(
                (round(float(middle[0])), round(float(middle[1]))), (half, stick), angle, 0, 360, 4
            )
            cv2.fillConvexPoly(canvas, outline, tuple(int(c * 0.6) for c in color))
        for point, color in zip(joints, COLORS, strict=True):
            if np.isfinite(point).all():
                cv2.circle(canvas, (round(float(point[0])), round(float(point[1]))), stick, color, thickness=-1)
    return canvas
