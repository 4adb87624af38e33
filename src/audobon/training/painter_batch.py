"""Batches for the painter: crops of real illustrations with everything that may steer, each dropped at random.

Knows: the pack and the conditioning contract.  Does not know: the net.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.training.controls import COMPLETENESS
from audobon.training.false_colors import coarsened, dyed, is_monochrome, tinted, without_hatching
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
    """Tensors of one batch; `caption` indexes cached word states (-1: none), B; regions B N H W in image pixels / 8.

    Pictures and lines are bytes as they were packed, a quarter of the way to a GPU, until the batch is made `ready`:
    from then on they lie in [0, 1], line 1 where ink.
    """

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

    def ready(self, device: torch.device) -> PainterBatch:
        """The same on a device, with pictures in [0, 1]; a batch that is ready there already stays as it is."""
        return replace(self, **{field.name: in_unit(getattr(self, field.name), device) for field in fields(self)})

    def pin_memory(self) -> PainterBatch:
        """The same in memory from which a GPU fetches while it computes."""
        return replace(self, **{field.name: getattr(self, field.name).pin_memory() for field in fields(self)})


def in_unit(given: Tensor, device: torch.device | str) -> Tensor:
    """A tensor on a device; bytes become floats in [0, 1] there, all else stays what it is."""
    moved = given.to(device, non_blocking=True)
    return moved.float().div_(255) if moved.dtype is torch.uint8 else moved


HATCHED_MEDIA = ("ink", "engraving")


def illustration_sample(pack: IllustrationPack, *, size: int, generator: np.random.Generator) -> Sample:
    """A random crop of a real illustration, its controls dropped now and then.

    The style reference is always another picture of the same hand.  Where there is a style, the line map may lack
    the hatching and the flat colour may be false, so that both must come from the style; without one both are true.
    """
    position = pack.draw(generator)
    crop = pack.crop(position, size=size, generator=generator)
    is_hatched = pack.entries[position].medium in HATCHED_MEDIA
    other = pack.same_hand(position, generator)
    has_style = other is not None and bool(generator.random() > 0.12)
    line, completeness = _line(crop, is_hatched=is_hatched, has_style=has_style, generator=generator)
    return Sample(
        image=crop[..., :3],
        flat=_flat(crop, has_style=has_style, generator=generator),
        line=line,
        completeness=completeness,
        reference=reference_crop(pack.planes(position if other is None else other)[..., :3], generator=generator),
        caption=position,
        has_line=generator.random() > 0.08,
        has_flat=generator.random() > (0.15 if has_style else 0.05),
        has_style=has_style,
        has_text=generator.random() > 0.50,
        regions=np.zeros((0, size // 8, size // 8), np.float32),
        region_words=(),
    )


def _line(
    crop: NDArray[np.uint8], *, is_hatched: bool, has_style: bool, generator: np.random.Generator
) -> tuple[NDArray[np.uint8], float]:
    """The line map H W of a crop H W 9, and how complete it is said to be."""
    chances = (0.2, 0.35, 0.45) if is_hatched else (0.4, 0.35, 0.25)
    level = int(generator.choice(len(COMPLETENESS), p=chances))
    line = np.ascontiguousarray(crop[..., 6 + level])
    if is_hatched and has_style and generator.random() < 0.5:
        return without_hatching(line, dense=float(generator.uniform(0.3, 0.45))), min(COMPLETENESS[level], 0.6)
    return line, COMPLETENESS[level]


def _flat(crop: NDArray[np.uint8], *, has_style: bool, generator: np.random.Generator) -> NDArray[np.uint8]:
    """The colour map H W 3 of a crop H W 9: true where nothing else tells the colour, else now and then false."""
    image, flat = np.ascontiguousarray(crop[..., :3]), np.ascontiguousarray(crop[..., 3:6])
    chance = generator.random()
    if has_style and is_monochrome(image):
        flat = dyed(image, flat, generator=generator) if chance < 0.7 else flat
    elif has_style and chance < 0.35:
        flat = tinted(flat, generator=generator)
    if has_style and generator.random() < 0.2:
        flat = coarsened(flat, generator=generator)
    if generator.random() < 0.3:
        shift = generator.normal(0.0, 5.0, size=3) + generator.normal(0.0, 4.0)
        flat = np.clip(flat.astype(np.float32) + shift, 0, 255).astype(np.uint8)
    return flat


def reference_crop(image: NDArray[np.uint8], *, generator: np.random.Generator) -> NDArray[np.uint8]:
    """A square style reference of 160 px from a picture: of three places the one with the most to see."""
    side = min(REFERENCE_PX, *image.shape[:2])
    cuts = []
    for _ in range(3):
        top = int(generator.integers(0, image.shape[0] - side + 1))
        left = int(generator.integers(0, image.shape[1] - side + 1))
        cuts.append(np.ascontiguousarray(image[top : top + side, left : left + side]))
    cut = max(cuts, key=lambda one: float(one[::4, ::4].std()))
    return cut if side == REFERENCE_PX else cv2.resize(cut, (REFERENCE_PX, REFERENCE_PX), interpolation=cv2.INTER_CUBIC)


def collate(samples: list[Sample], *, num_regions: int = 4) -> PainterBatch:
    """Stack samples into tensors, pictures and lines as bytes."""
    size = samples[0].image.shape[0] // 8
    regions = np.zeros((len(samples), num_regions, size, size), np.float32)
    words = np.full((len(samples), num_regions), -1, np.int64)
    for row, sample in enumerate(samples):
        count = min(len(sample.region_words), num_regions)
        regions[row, :count] = sample.regions[:count]
        words[row, :count] = sample.region_words[:count]
    return PainterBatch(
        image=stacked([s.image for s in samples]),
        flat=stacked([s.flat for s in samples]),
        line=torch.from_numpy(np.stack([s.line for s in samples]))[:, None],
        completeness=torch.tensor([s.completeness for s in samples]),
        reference=stacked([s.reference for s in samples]),
        caption=torch.tensor([s.caption if s.has_text else -1 for s in samples]),
        has_line=torch.tensor([float(s.has_line) for s in samples]),
        has_flat=torch.tensor([float(s.has_flat) for s in samples]),
        has_style=torch.tensor([float(s.has_style) for s in samples]),
        regions=torch.from_numpy(regions),
        region_words=torch.from_numpy(words),
    )


def stacked(pictures: Sequence[NDArray[np.uint8]]) -> Tensor:
    """Pictures h w 3 as one tensor of bytes B 3 h w."""
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)
