"""Batches for the painter: crops of real illustrations with everything that may steer, each dropped at random.

Knows: the pack and the conditioning contract.  Does not know: the net.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.training.controls import COMPLETENESS
from audobon.training.illustrations import IllustrationPack

REFERENCE_PX = 160


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One crop as arrays: image and flat H W 3, line H W (uint8), style reference h w 3, and what is said of it."""

    image: NDArray[np.uint8]
    flat: NDArray[np.uint8]
    line: NDArray[np.uint8]
    completeness: float
    reference: NDArray[np.uint8]
    caption: int
    has_line: bool
    has_flat: bool
    has_style: bool
    has_text: bool
    regions: NDArray[np.float32]
    region_words: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class PainterBatch:
    """Tensors of one batch; `caption` indexes cached word states (-1: none), B; regions B N H W in image pixels / 8."""

    image: Tensor
    flat: Tensor
    line: Tensor
    completeness: Tensor
    reference: Tensor
    caption: Tensor
    has_line: Tensor
    has_flat: Tensor
    has_style: Tensor
    regions: Tensor
    region_words: Tensor


def illustration_sample(pack: IllustrationPack, *, size: int, generator: np.random.Generator) -> Sample:
    """A random crop of a real illustration, its controls dropped now and then."""
    position = pack.draw(generator)
    crop = pack.crop(position, size=size, generator=generator)
    level = int(generator.choice(len(COMPLETENESS), p=(0.4, 0.35, 0.25)))
    other = position if generator.random() < 0.4 else pack.sibling(position, generator)
    flat = crop[..., 3:6]
    if generator.random() < 0.3:
        shift = generator.normal(0.0, 5.0, size=3) + generator.normal(0.0, 4.0)
        flat = np.clip(flat.astype(np.float32) + shift, 0, 255).astype(np.uint8)
    return Sample(
        image=crop[..., :3],
        flat=flat,
        line=crop[..., 6 + level],
        completeness=COMPLETENESS[level],
        reference=reference_crop(pack.planes(other)[..., :3], generator=generator),
        caption=position,
        has_line=generator.random() > 0.05,
        has_flat=generator.random() > 0.10,
        has_style=generator.random() > 0.10,
        has_text=generator.random() > 0.50,
        regions=np.zeros((0, size // 8, size // 8), np.float32),
        region_words=(),
    )


def reference_crop(image: NDArray[np.uint8], *, generator: np.random.Generator) -> NDArray[np.uint8]:
    """A square style reference of 160 px from anywhere in a picture."""
    side = min(REFERENCE_PX, *image.shape[:2])
    top = int(generator.integers(0, image.shape[0] - side + 1))
    left = int(generator.integers(0, image.shape[1] - side + 1))
    cut = np.ascontiguousarray(image[top : top + side, left : left + side])
    return cut if side == REFERENCE_PX else cv2.resize(cut, (REFERENCE_PX, REFERENCE_PX), interpolation=cv2.INTER_CUBIC)


def collate(samples: list[Sample], *, num_regions: int = 4) -> PainterBatch:
    """Stack samples into tensors: images in [0, 1], line 1 where ink."""
    size = samples[0].image.shape[0] // 8
    regions = np.zeros((len(samples), num_regions, size, size), np.float32)
    words = np.full((len(samples), num_regions), -1, np.int64)
    for row, sample in enumerate(samples):
        count = min(len(sample.region_words), num_regions)
        regions[row, :count] = sample.regions[:count]
        words[row, :count] = sample.region_words[:count]
    return PainterBatch(
        image=_images([s.image for s in samples]),
        flat=_images([s.flat for s in samples]),
        line=torch.from_numpy(np.stack([s.line for s in samples])).float().div_(255)[:, None],
        completeness=torch.tensor([s.completeness for s in samples]),
        reference=_images([s.reference for s in samples]),
        caption=torch.tensor([s.caption if s.has_text else -1 for s in samples]),
        has_line=torch.tensor([float(s.has_line) for s in samples]),
        has_flat=torch.tensor([float(s.has_flat) for s in samples]),
        has_style=torch.tensor([float(s.has_style) for s in samples]),
        regions=torch.from_numpy(regions),
        region_words=torch.from_numpy(words),
    )


def _images(arrays: list[NDArray[np.uint8]]) -> Tensor:
    return torch.from_numpy(np.stack(arrays)).permute(0, 3, 1, 2).float().div_(255)
