"""The pages as WebP pictures, a third of the size of PNG, for the web.

Knows: names that sort, WebP.  Does not know: what is on the pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import PIL
from PIL import Image

from audobon.binding.pictures import check_pages, colophon_pictures, encoded_size_px, remove_pages_after
from audobon.comic.book import Book
from audobon.comic.raster import Raster
from audobon.crew import Artwork, Encoding
from audobon.errors import ShapeError
from audobon.files import write_bytes

MAX_SIDE_PX = 16_383
"""The longest side that the format can hold. Source: RFC 9649, section 2.5."""
_QUALITY = 90


class WebpBinder:
    """Writes `<slug>-webp/001.webp` and so on."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Write a picture of each of `pages` and of the colophon: see `crew.Binder`.

        Raises:
            ShapeError: AUD-432 if one is too large for the format.
        """
        check_pages(book, pages)
        folder = out / f"{book.slug}-webp"
        pictures = [page.encoded(WEBP) for page in pages]
        if pictures:
            width_px, _ = encoded_size_px(pictures[0])
            pictures += [webp_bytes(raster) for raster in colophon_pictures(book, width_px=width_px)]
        digits = max(3, len(str(len(pictures))))
        for index, data in enumerate(pictures, start=1):
            write_bytes(folder / f"{index:0{digits}d}.webp", data)
        remove_pages_after(folder, "webp", last=len(pictures))
        return folder


def webp_bytes(raster: Raster) -> bytes:
    """A picture as WebP, its colours sharp at the edges of letters.

    Raises:
        ShapeError: AUD-432 if a side is longer than 16,383 pixels.
    """
    if max(raster.width_px, raster.height_px) > MAX_SIDE_PX:
        raise ShapeError(
            "AUD-432",
            f"the picture is {raster.width_px} x {raster.height_px} pixels, more than WebP's {MAX_SIDE_PX}",
            hint="make the book at fewer dots an inch with --dpi",
        )
    stream = io.BytesIO()
    Image.fromarray(raster.array).save(stream, format="WEBP", quality=_QUALITY, method=4, use_sharp_yuv=True)
    return stream.getvalue()


WEBP = Encoding(name=f"webp-{_QUALITY}-pillow-{PIL.__version__}", encode=webp_bytes)
"""WebP, for pictures that may be kept."""
