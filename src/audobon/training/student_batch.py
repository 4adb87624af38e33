"""Batches for the student: crops of real illustrations, then crops of our own drafts, each beside a real hand.

Knows: the packs and how samples stack.  Does not know: nets, losses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.painting.conditioning import INK_GAIN
from audobon.training.illustrations import IllustrationPack
from audobon.training.painter_batch import (
    PainterBatch,
    Sample,
    collate,
    illustration_sample,
    in_unit,
    reference_crop,
    stacked,
)
from audobon.training.pencil_pack import DRAWN_COMPLETENESS, Finish, PencilPack


@dataclass(frozen=True, kw_only=True)
class StudentBatch:
    """`given`: what steers, illustrations first; `drafts`: how many of its last rows are drafts; `real`: B 3 h w, a
    picture of each row's hand (bytes until the batch is made `ready`, as in `PainterBatch`)."""

    given: PainterBatch
    drafts: int
    real: Tensor

    def ready(self, device: torch.device) -> StudentBatch:
        """The same on a device, with pictures in [0, 1]."""
        return replace(self, given=self.given.ready(device), real=in_unit(self.real, device))

    def pin_memory(self) -> StudentBatch:
        """The same in memory from which a GPU fetches while it computes."""
        return replace(self, given=self.given.pin_memory(), real=self.real.pin_memory())


def student_batch(
    pack: IllustrationPack, drawn: PencilPack, *, size: int, illustrations: int, drafts: int,
    generator: np.random.Generator,
) -> StudentBatch:  # fmt: skip
    """`illustrations` crops of real pictures and `drafts` crops of drawn panels, all of `size` px."""
    real = [illustration_sample(pack, size=size, generator=generator) for _ in range(illustrations)]
    pairs = [_draft_sample(pack, drawn, size=size, generator=generator) for _ in range(drafts)]
    pictures = [sample.image for sample in real] + [picture for _, picture in pairs]
    return StudentBatch(
        given=collate([*real, *(sample for sample, _ in pairs)]),
        drafts=drafts,
        real=stacked(pictures),
    )


def _draft_sample(
    pack: IllustrationPack, drawn: PencilPack, *, size: int, generator: np.random.Generator
) -> tuple[Sample, NDArray[np.uint8]]:
    """A crop of a draft with everything that steers a panel, in a real hand, and a picture of that hand."""
    sample = drawn.sample(size=size, first_text=len(pack.entries), finish=Finish.DRAFT, generator=generator)
    hand = pack.draw(generator)
    picture = pack.crop(hand, size=size, generator=generator)[..., :3]
    # As it is when a panel is painted.
    ink = np.clip(sample.line.astype(np.float32) * INK_GAIN, 0, 255).astype(np.uint8)
    steered = replace(
        sample,
        line=ink,
        completeness=float(generator.choice((DRAWN_COMPLETENESS, 1.0))),
        reference=reference_crop(pack.planes(hand)[..., :3], generator=generator),
        has_flat=True,
        has_style=True,
    )
    return steered, np.ascontiguousarray(picture)
