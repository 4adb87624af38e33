"""Pictures as files: what is sent out, and what is let in.

Knows: PNG, JPEG, WebP, bounds.  Does not know: what is on a picture.
The size that a file says is looked at before any of its pixels are made.
"""

from __future__ import annotations

import io
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from audobon.comic.raster import Raster
from audobon.files import png_bytes
from audobon.serving.images.asked import EditedPicture
from audobon.serving.images.refusals import UnusableRequestError
from audobon.serving.outside_images import UnusableImageError, image_from_outside

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 16 * 1024 * 1024
_LEAST_PX = 64
_OPAQUE = 255


class PictureForm(StrEnum):
    """What a picture is sent as."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        """As HTTP names it."""
        return f"image/{self.value}"


def picture_bytes(image: Raster, form: PictureForm, *, quality: int = 90) -> bytes:
    """A picture H W 3 as a file; the same pixels give the same bytes.

    Args:
        image: The picture.
        form: Of the file.
        quality: Of JPEG and WebP, 0 (smallest) to 100; PNG loses nothing.
    """
    if form is PictureForm.PNG:
        return png_bytes(image)
    stream = io.BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(image.array, np.uint8))
    if form is PictureForm.JPEG:
        picture.save(stream, format="JPEG", quality=max(1, quality))
    else:
        picture.save(stream, format="WEBP", quality=quality, method=4)
    return stream.getvalue()


def edited_picture(data: bytes, mask: bytes | None) -> EditedPicture:
    """A picture and where it is to be painted again: where the mask is transparent, or the picture where there is none.

    Raises:
        UnusableRequestError: AUD-775, for a file that is no picture, is too large, or does not go with the other;
            AUD-776, where nothing says what part is meant.
    """
    art = _opened(data, param="image")
    shown = art if mask is None else _opened(mask, param="mask")
    if shown.shape != art.shape:
        raise _unusable(
            f"the mask has {shown.shape[1]} x {shown.shape[0]} px and the picture {art.shape[1]} x {art.shape[0]}",
            "mask",
        )
    clear: NDArray[np.bool_] = shown[..., 3] < _OPAQUE // 2
    if not clear.any():
        raise UnusableRequestError(
            "AUD-776",
            f"no part of the {'picture' if mask is None else 'mask'} is transparent, so nothing is to be painted",
            hint="send a mask as large as the picture, transparent where it is to be painted again",
            param="mask",
        )
    return EditedPicture(
        art=Raster(array=art[..., :3].copy()), mask=Raster(array=np.where(clear, _OPAQUE, 0).astype(np.uint8))
    )


def _opened(data: bytes, *, param: str) -> NDArray[np.uint8]:
    """A picture H W 4, upright; its bounds are checked before it is decoded."""
    if len(data) > MOST_BYTES:
        raise _unusable(f"it has {len(data)} bytes, more than {MOST_BYTES}", param)
    try:
        image = image_from_outside(data, name=f"the {param}", most_pixels=MOST_PIXELS)
    except UnusableImageError as error:
        raise _unusable(error.message.partition(": ")[2], param) from error
    if min(image.size) < _LEAST_PX:
        raise _unusable(f"it has {image.width} x {image.height} px", param)
    return np.asarray(image.convert("RGBA"), np.uint8)


def _unusable(fact: str, param: str) -> UnusableRequestError:
    return UnusableRequestError(
        "AUD-775",
        f"the {param} cannot be used: {fact}",
        hint=f"give a PNG, JPEG or WebP of {_LEAST_PX} px a side to {MOST_PIXELS} px in all, {MOST_BYTES} bytes",
        param=param,
    )
