"""Pictures that show a style: opened whatever they are, or refused by name.

Knows: picture files.  Does not know: nets, what is made of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from audobon.errors import InputError, SettingsError

Picture = NDArray[np.uint8]

MOST_REFERENCES = 8
LONGEST_PX = 512
"""The size at which illustrations are learnt from: strokes have a size."""
_SHORTEST_PX = 64
_MOST_PIXELS = 40_000_000
"""As whatever comes from outside; decoding takes up to twelve bytes a pixel."""
_LEAST_DEVIATION = 2.0
_WIDE_MODES = ("I", "I;16", "I;16B", "I;16L", "F")


def reference_pictures(paths: Sequence[Path]) -> tuple[Picture, ...]:
    """Pictures H W 3 in sRGB, no side longer than 512 px; of a moving one the first frame, of a clear one on white.

    Args:
        paths: 1 to 8 files.

    Raises:
        SettingsError: AUD-247, for no file or more than eight.
        InputError: AUD-175, for a file that is no picture; AUD-176, for one that shows no style: a single colour, or
            under 64 px; AUD-177, for one of more than 40 million pixels.
    """
    if not 1 <= len(paths) <= MOST_REFERENCES:
        raise SettingsError(
            "AUD-247",
            f"a style was asked for from {len(paths)} pictures",
            hint=f"give 1 to {MOST_REFERENCES} pictures of one hand",
        )
    return tuple(_opened(path) for path in paths)


def _opened(path: Path) -> Picture:
    try:
        with Image.open(path) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise InputError(
                    "AUD-177",
                    f"{path} has {image.width} x {image.height} pixels, more than {_MOST_PIXELS:,}",
                    hint="give a smaller copy: strokes are looked at at 512 px",
                )
            if min(image.size) < _SHORTEST_PX:
                raise _says_nothing(path, f"is {image.width} x {image.height} px")
            image.draft("RGB", (2 * LONGEST_PX, 2 * LONGEST_PX))  # a large JPEG is opened at a smaller size
            picture = np.asarray(_small(image), np.uint8)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        raise InputError(
            "AUD-175", f"{path} cannot be read as a picture: {error}", hint="give a PNG, JPEG, WebP, TIFF or GIF"
        ) from error
    if picture.reshape(-1, 3).std(axis=0).max() < _LEAST_DEVIATION:
        raise _says_nothing(path, "shows a single colour")
    return picture


def _small(image: Image.Image) -> Image.Image:
    """The first frame, upright, as sRGB on white, at most 512 px."""
    image.seek(0)
    upright = ImageOps.exif_transpose(image)
    if upright.mode in _WIDE_MODES:
        values = np.asarray(upright, np.float32)
        low, high = float(values.min()), float(values.max())
        top = max(high, 255.0 if high <= 255 else 65535.0 if high <= 65535 else high)
        upright = Image.fromarray(np.uint8(np.clip((values - min(low, 0.0)) / top, 0, 1) * 255), mode="L")
    clear = upright.convert("RGBA")
    clear.thumbnail((LONGEST_PX, LONGEST_PX), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, clear).convert("RGB")


def _says_nothing(path: Path, why: str) -> InputError:
    return InputError("AUD-176", f"{path} {why}: it shows no style", hint="give a drawing of 64 px or more each way")
