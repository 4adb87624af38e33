"""What a finished picture looks like before it is enlarged: smaller, a little soft, and through the autoencoder.

Knows: pictures on disk as arrays, the autoencoder.  Does not know: the upscaler.

Shapes: B batch, S side of a crop.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn import functional

from audobon.models.patch_autoencoder import PATCH, PatchAutoencoder

CROPS_A_PICTURE = 4
MARGIN_PX = PATCH


def read_picture(path: Path) -> NDArray[np.uint8]:
    """A picture H W 3."""
    with Image.open(path) as opened:
        return np.array(opened.convert("RGB"))


def sharp_crops(files: Sequence[Path], *, side: int, count: int, generator: np.random.Generator) -> NDArray[np.uint8]:
    """Crops count side side 3 of random pictures, four from each.

    One crop in two is shrunk by up to 0.6 first: that is sharper than any scan, as a drawn line should be.
    """
    crops: list[NDArray[np.uint8]] = []
    while len(crops) < count:
        image = read_picture(files[int(generator.integers(len(files)))])
        if min(image.shape[:2]) < side:
            continue
        for _ in range(min(CROPS_A_PICTURE, count - len(crops))):
            crops.append(_sharp_crop(image, side=side, generator=generator))
    return np.stack(crops)


def _sharp_crop(image: NDArray[np.uint8], *, side: int, generator: np.random.Generator) -> NDArray[np.uint8]:
    scale = 1.0 if generator.random() < 0.5 else float(generator.uniform(0.6, 1.0))
    window = min(int(side / scale), *image.shape[:2])
    top = int(generator.integers(0, image.shape[0] - window + 1))
    left = int(generator.integers(0, image.shape[1] - window + 1))
    cut = np.ascontiguousarray(image[top : top + window, left : left + window])
    if window != side:
        cut = np.asarray(cv2.resize(cut, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
    cut = np.rot90(cut, int(generator.integers(4)))
    return np.array(cut[:, ::-1] if generator.random() < 0.5 else cut, order="C")


def shrunk(sharp: Tensor) -> Tensor:
    """Half the size by area, B 3 S S to B 3 S/2 S/2."""
    return functional.avg_pool2d(sharp, 2)


def softened(image: Tensor, *, sigma_px: float) -> Tensor:
    """A Gaussian blur of `sigma_px` (at most about 1) over B 3 H W."""
    if sigma_px < 0.05:
        return image
    steps = torch.arange(-2, 3, dtype=image.dtype, device=image.device)
    row = torch.exp(-steps.square() / (2 * sigma_px**2))
    row = (row / row.sum()).expand(3, 1, 1, 5)
    padded = functional.pad(image, (2, 2, 2, 2), mode="replicate")
    return functional.conv2d(functional.conv2d(padded, row, groups=3), row.transpose(2, 3), groups=3)


def through_latents(image: Tensor, autoencoder: PatchAutoencoder, *, noise: Tensor | None = None) -> Tensor:
    """What the autoencoder leaves of B 3 H W (sides multiples of 8); `noise` is added to the latents if given."""
    latents = autoencoder.encode(image)
    return autoencoder.decode(latents if noise is None else latents + noise)
