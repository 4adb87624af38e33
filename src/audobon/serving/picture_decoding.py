"""A picture that came from outside, decoded in this process: of three kinds, within bounds, whole or refused.

Knows: Pillow's decoders and what they do not bound.  Does not know: what the picture is for, or in which process it is.

A file's head may promise any size, so it is read first and nothing is made room for until it is within bounds. Pillow
by itself only warns of a picture of 90 to 180 million pixels; here one of more than 40 million is an error.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from audobon.errors import JobError

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE_PX = 16_384
_WIDE_MODES = ("I", "I;16", "I;16B", "I;16L")
_CLEAR_MODES = ("RGBA", "LA", "PA", "La", "RGBa")


class UnusableImageError(JobError):
    """AUD-761."""

    http_status = 422


def decoded_here(data: bytes, *, name: str, most_pixels: int = MAX_PIXELS) -> Image.Image:
    """Decode a picture: the first frame, upright, as RGB, or RGBA if some of it can be seen through.

    Args:
        data: A PNG, JPEG or WebP of at most 64 MB, no side longer than 16,384 px.
        name: What it is called in messages.
        most_pixels: Of the picture.

    Raises:
        UnusableImageError: AUD-761, for anything else, whatever its name or media type says.
    """
    if len(data) > MAX_BYTES:
        raise unusable_image(name, f"it has {len(data)} bytes, more than {MAX_BYTES}")
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
        raise unusable_image(name, "it is damaged, or no PNG, JPEG or WebP") from error
    raise unusable_image(name, size)


def _plain(image: Image.Image) -> Image.Image:
    image.load()
    if image.mode in _WIDE_MODES:
        import numpy as np  # late: a process that decodes one picture seldom needs it

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


def unusable_image(name: str, why: str) -> UnusableImageError:
    """The refusal of a picture."""
    return UnusableImageError("AUD-761", f"{name[:80]} cannot be used: {why}", hint="send a PNG, JPEG or WebP, smaller")
