"""Pictures of a training run for people to look at: the loss curve and a sheet of samples beside the truth.

Knows: numbers and image tensors.  Does not know: nets.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from torch import Tensor

_INK = (40, 36, 32)
_PAPER = (252, 250, 245)


def draw_curve(path: Path, curve: Sequence[tuple[int, float]], *, title: str) -> None:
    """The loss over steps, logarithmic upwards, as a PNG."""
    width, height, margin = 900, 420, 60
    image = Image.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((margin, 18), title, fill=_INK)
    draw.rectangle((margin, 45, width - 20, height - margin), outline=_INK)
    if len(curve) >= 2:
        steps = np.array([step for step, _ in curve], np.float64)
        losses = np.log10(np.maximum([loss for _, loss in curve], 1e-9))
        low, high = float(losses.min()), float(losses.max())
        x = margin + (steps - steps[0]) / max(steps[-1] - steps[0], 1) * (width - 20 - margin)
        y = height - margin - (losses - low) / max(high - low, 1e-9) * (height - margin - 55)
        draw.line([(float(a), float(b)) for a, b in zip(x, y, strict=True)], fill=(150, 60, 40), width=2)
        draw.text((margin - 50, 45), f"{10**high:.4f}", fill=_INK)
        draw.text((margin - 50, height - margin - 10), f"{10**low:.4f}", fill=_INK)
        draw.text((margin, height - margin + 8), f"step {int(steps[0])}", fill=_INK)
        draw.text((width - 110, height - margin + 8), f"step {int(steps[-1])}", fill=_INK)
    image.save(path)


def draw_sheet(path: Path, columns: Sequence[tuple[str, Tensor]], *, title: str) -> None:
    """A sheet of images: each column a name and a batch B 3 h w in [0, 1], one row a sample.

    The path's ending names the format.
    """
    rows, _, height, width = columns[0][1].shape
    gap, head = 6, 44
    sheet = Image.new("RGB", (len(columns) * (width + gap) + gap, rows * (height + gap) + head), _PAPER)
    draw = ImageDraw.Draw(sheet)
    draw.text((gap, 6), title, fill=_INK)
    for column, (name, images) in enumerate(columns):
        left = gap + column * (width + gap)
        draw.text((left, 26), name, fill=_INK)
        pixels = (images.clamp(0, 1) * 255).byte().permute(0, 2, 3, 1).cpu().numpy()
        for row in range(rows):
            sheet.paste(Image.fromarray(pixels[row]), (left, head + row * (height + gap)))
    sheet.save(path, quality=88)
