"""Page pictures as the formats of pictures need them: counted, encoded, and the colophon among them.

Knows: rasters, JPEG.  Does not know: any book format.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import NoReturn

import PIL
from PIL import Image

from audobon.binding.colophon import colophon_pages
from audobon.comic.book import Book
from audobon.comic.raster import Raster
from audobon.crew import Artwork, Encoding
from audobon.errors import ShapeError
from audobon.files import telling_disk_errors
from audobon.typography.raster import paint_marks

_JPEG_QUALITY = 93


def check_pages(book: Book, pages: Sequence[Artwork]) -> None:
    """Refuse pictures that are not one a page.

    Raises:
        ShapeError: AUD-430.
    """
    if len(pages) != len(book.pages):
        raise ShapeError(
            "AUD-430",
            f"the book has {len(book.pages)} pages, but {len(pages)} page pictures were given",
            hint="print every page of the book, in order",
        )


def colophon_pictures(book: Book, *, width_px: int) -> list[Raster]:
    """The colophon, as wide as the other pages (H W 3 uint8); a book without pages has none."""
    if not book.pages:
        return []
    page = book.pages[0]
    return [
        paint_marks(
            marks,
            width_pt=page.width_pt,
            height_pt=page.height_pt,
            pixels_per_point=width_px / page.width_pt,
            art=no_art,
        )
        for marks in colophon_pages(book, width_pt=page.width_pt, height_pt=page.height_pt)
    ]


def no_art(panel: str) -> NoReturn:
    """The art of pages on which there is none."""
    raise KeyError(panel)


@cache
def jpeg(quality: int = _JPEG_QUALITY) -> Encoding:
    """High-quality JPEG, for pictures that may be kept."""
    return Encoding(name=f"jpeg-{quality}-pillow-{PIL.__version__}", encode=partial(jpeg_bytes, quality=quality))


def encoded_size_px(data: bytes) -> tuple[int, int]:
    """Width and height of an encoded picture, read from its head."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def jpeg_bytes(raster: Raster, *, quality: int = _JPEG_QUALITY) -> bytes:
    """High-quality JPEG without colour subsampling, so that red letters keep their edges."""
    picture = Image.fromarray(raster.array)
    picture = picture if picture.mode == "RGB" else picture.convert("RGB")
    stream = io.BytesIO()
    try:
        picture.save(stream, format="JPEG", quality=quality, subsampling=0, optimize=True)
    except OSError:  # the encoder's room for optimising is a byte a pixel, and noise takes more
        stream = io.BytesIO()
        picture.save(stream, format="JPEG", quality=quality, subsampling=0)
    return stream.getvalue()


def remove_pages_after(folder: Path, ending: str, *, last: int) -> None:
    """Take away the pages of an earlier, longer binding (`012.png`); files of other names stay.

    Raises:
        ResourceError: AUD-552 if the folder cannot be written to.
    """
    with telling_disk_errors(folder):
        for path in folder.glob(f"*.{ending}"):
            if path.stem.isdigit() and int(path.stem) > last:
                path.unlink()
