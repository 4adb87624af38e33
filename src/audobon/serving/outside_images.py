"""Pictures that came from outside: of three kinds, within bounds, decoded whole or refused.

Knows: Pillow's decoders and what they do not bound.  Does not know: what the picture is for.

A file's head may promise any size, so it is read first and nothing is made room for until it is within bounds. Pillow
by itself only warns of a picture of 90 to 180 million pixels; here one of more than 40 million is an error.
"""

from __future__ import annotations

import io
import warnings

import numpy as np
from PIL import Image, ImageOps

from audobon.comic.raster import Raster
from audobon.errors import JobError
from audobon.files import png_bytes

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE_PX = 16_384
_WIDE_MODES = ("I", "I;16", "I;16B", "I;16L")
_CLEAR_MODES = ("RGBA", "LA", "PA", "La", "RGBa")


class UnusableImageError(JobError):
    """AUD-761."""

    http_status = 422


def image_from_outside(data: bytes, *, name: str, most_pixels: int = MAX_PIXELS) -> Image.Image:
    """Decode a picture: the first frame, upright, as RGB, or RGBA if some of it can be seen through.

    Args:
        data: A PNG, JPEG or WebP of at most 64 MB, no side longer than 16,384 px.
        name: What it is called in messages.
        most_pixels: Of the picture.

    Raises:
        UnusableImageError: AUD-761, for anything else, whatever its name or media type says.
    """
    if len(data) > MAX_BYTES:
        raise _unusable(name, f"it has {len(data)} bytes, more than {MAX_BYTES}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                size = _size_fault(*image.size, most_pixels=most_pixels)
                if not size:
                    image.seek(0)
                    return _plain(image)
    except MemoryError:
        raise
    except Exception as error:
        raise _unusable(name, "it is damaged, or no PNG, JPEG or WebP") from error
    raise _unusable(name, size)


def drawing_from_outside(data: bytes, *, name: str, longest_px: int = 1024) -> bytes:
    """A drawing as a PNG to keep: on white where it is clear, no side longer than so many pixels.

    Raises:
        UnusableImageError: AUD-761, as `image_from_outside`.
    """
    image = image_from_outside(data, name=name).convert("RGBA")
    image.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return png_bytes(Raster(array=np.asarray(Image.alpha_composite(paper, image).convert("RGB"))))


def _plain(image: Image.Image) -> Image.Image:
    image.load()
    if image.mode in _WIDE_MODES:
        image = Image.fromarray((np.asarray(image).astype(np.uint32) >> 8).astype(np.uint8))
    upright = ImageOps.exif_transpose(image)
    is_clear = upright.mode in _CLEAR_MODES or "transparency" in upright.info
    plain = upright.convert("RGBA" if is_clear else "RGB")
    plain.info.clear()  # no profile, place or comment goes on from here
    return plain


def _size_fault(width: int, height: int, *, most_pixels: int) -> str:
    if max(width, height) > MAX_SIDE_PX or width * height > most_pixels:
        return f"it is {width} x {height} px; {most_pixels} in all and {MAX_SIDE_PX} a side at most"
    return ""


def _unusable(name: str, why: str) -> UnusableImageError:
    return UnusableImageError("AUD-761", f"{name[:80]} cannot be used: {why}", hint="send a PNG, JPEG or WebP, smaller")
