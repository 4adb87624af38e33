"""Pictures that came from outside, each decoded in a process of its own, within bounds of memory and time.

Knows: the child (`decoding_child.py`), how long one waits.  Does not know: formats, or what the picture is for.

A decoder is a large amount of native code that reads what a stranger wrote. A fault in it ends the child, and what it
was led to do is done by a process that holds nothing of the service's memory and may write no file. What comes back is
pixels and their size, which are checked again.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import threading

import numpy as np
from PIL import Image

from audobon.comic.raster import Raster
from audobon.files import png_bytes
from audobon.serving.decoding_child import ANSWERED, ASKED
from audobon.serving.picture_decoding import (
    MAX_BYTES,
    MAX_PIXELS,
    MAX_SIDE_PX,
    UnusableImageError,
    unusable_image,
)

__all__ = ["MAX_PIXELS", "UnusableImageError", "drawing_from_outside", "image_from_outside"]

LONGEST_S = 20.0
"""On the clock: the child has a bound of its own on the core's time, and a busy machine takes longer."""
CHILD = ("-P", "-m", "audobon.serving.decoding_child")
"""What Python is told to run; by -P nothing is imported from the folder that the service happens to run in."""
_CHANNELS = {"RGB": 3, "RGBA": 4}
_PLACES = threading.BoundedSemaphore(2)
"""So many pictures are decoded at once: each may take a gigabyte."""


def image_from_outside(data: bytes, *, name: str, most_pixels: int = MAX_PIXELS) -> Image.Image:
    """Decode a picture: the first frame, upright, as RGB, or RGBA if some of it can be seen through.

    Args:
        data: A PNG, JPEG or WebP of at most 64 MB, no side longer than 16,384 px.
        name: What it is called in messages.
        most_pixels: Of the picture.

    Raises:
        UnusableImageError: AUD-761, for anything else, whatever its name or media type says, and for what takes the
            decoder more memory or time than a picture may, or ends it.
    """
    if len(data) > MAX_BYTES:
        raise unusable_image(name, f"it has {len(data)} bytes, more than {MAX_BYTES}")
    command = [sys.executable, *CHILD]
    asked = ASKED.pack(most_pixels, len(data)) + data
    with _PLACES:
        try:
            child = subprocess.run(
                command, input=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=LONGEST_S, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise unusable_image(name, f"it was not decoded within {LONGEST_S:g} s") from error
    return _image_told(child.stdout, name=name, most_pixels=most_pixels)


def drawing_from_outside(data: bytes, *, name: str, longest_px: int = 1024) -> bytes:
    """A drawing as a PNG to keep: on white where it is clear, no side longer than so many pixels.

    Raises:
        UnusableImageError: AUD-761, as `image_from_outside`.
    """
    image = image_from_outside(data, name=name).convert("RGBA")
    image.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return png_bytes(Raster(array=np.asarray(Image.alpha_composite(paper, image).convert("RGB"))))


def _image_told(answer: bytes, *, name: str, most_pixels: int) -> Image.Image:
    """The picture that the child answered with, or the refusal; a child that was ended says nothing whole."""
    try:
        (length,) = ANSWERED.unpack_from(answer)
        head = json.loads(answer[ANSWERED.size : ANSWERED.size + length])
        pixels = memoryview(answer)[ANSWERED.size + length :]
        if "refused" in head:
            raise unusable_image(name, str(head["refused"])[:200])
        mode, width, height = str(head["mode"]), int(head["width"]), int(head["height"])
        is_sound = 0 < width <= MAX_SIDE_PX and 0 < height <= MAX_SIDE_PX and width * height <= most_pixels
        if is_sound and len(pixels) == width * height * _CHANNELS[mode]:
            return Image.frombytes(mode, (width, height), pixels)
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise unusable_image(name, "the decoder ended over it") from error
    raise unusable_image(name, "the decoder ended over it")
