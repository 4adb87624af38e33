"""Pictures as the measures of art look at them: loaded, and brought to the size at which real ones are kept.

Knows: files and arrays.  Does not know: what is measured.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

Picture = NDArray[np.uint8]

DATA_SIDE_PX = 512


def pixels_of(path: Path) -> Picture:
    """A picture file as sRGB H W 3."""
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB"))


def at_data_size(image: Picture) -> Picture:
    """A picture with its long side at most 512 px, which is the size at which the real ones are kept."""
    longest = max(image.shape[:2])
    if longest <= DATA_SIDE_PX:
        return np.array(image)
    factor = DATA_SIDE_PX / longest
    resized: Picture = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return resized


def grey_of(image: Picture) -> Picture:
    """Luma H W of a picture H W 3."""
    grey: Picture = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    return grey


def tensor_of(image: Picture) -> Tensor:
    """A picture as 3 h w in [0, 1]."""
    return torch.tensor(np.ascontiguousarray(image)).permute(2, 0, 1).float().div_(255)
