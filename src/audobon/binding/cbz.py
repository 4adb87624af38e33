"""The comic-book archive: page images in reading order and ComicInfo.xml at the root.

Knows: zip, names that sort, fixed timestamps.  Does not know: what is on the pages.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from audobon.binding.colophon import colophon_pages
from audobon.binding.comic_info import BoundPage, comic_info
from audobon.comic.book import Book
from audobon.comic.raster import Raster
from audobon.errors import ShapeError
from audobon.files import write_bytes
from audobon.typography.raster import paint_marks

_EPOCH = (1980, 1, 1, 0, 0, 0)
_JPEG_QUALITY = 93


class CbzBinder:
    """Writes `<slug>.cbz`; the same book gives the same bytes."""

    def bind(self, book: Book, art: Callable[[str], Raster], pages: Sequence[Raster], out: Path) -> Path:
        """Write the archive into the folder `out`.

        Args:
            book: The book; its colophon comes last.
            art: Not needed here: the pages are pictures already.
            pages: One raster a page, in order.
            out: A folder; made if it is not there.

        Raises:
            ShapeError: AUD-430 if the rasters are not one a page.
            ResourceError: AUD-551 if the disk is full, AUD-552 if the folder cannot be written to.
        """
        check_pages(book, pages)
        rasters = [*pages, *_colophon(book, pages)]
        kinds = ["Story"] * len(pages) + ["Editorial"] * (len(rasters) - len(pages))
        digits = max(3, len(str(len(rasters))))
        images = [(f"{index:0{digits}d}.jpg", _jpeg(raster)) for index, raster in enumerate(rasters, start=1)]
        listed = [
            BoundPage(kind=kind, size_bytes=len(data), width_px=raster.width_px, height_px=raster.height_px)
            for kind, raster, (_, data) in zip(kinds, rasters, images, strict=True)
        ]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", compression=zipfile.ZIP_STORED) as archive:
            archive.writestr(_entry("ComicInfo.xml"), comic_info(book, listed))
            for name, data in images:
                archive.writestr(_entry(name), data)
        path = out / f"{book.slug}.cbz"
        write_bytes(path, stream.getvalue())
        return path


def check_pages(book: Book, pages: Sequence[Raster]) -> None:
    """Refuse rasters that are not one a page.

    Raises:
        ShapeError: AUD-430.
    """
    if len(pages) != len(book.pages):
        raise ShapeError(
            "AUD-430",
            f"the book has {len(book.pages)} pages, but {len(pages)} page pictures were given",
            hint="print every page of the book, in order",
        )


def _colophon(book: Book, pages: Sequence[Raster]) -> list[Raster]:
    """The colophon, as large as the other pages; a book without pages has none."""
    if not book.pages:
        return []
    page = book.pages[0]
    return [
        paint_marks(
            marks,
            width_pt=page.width_pt,
            height_pt=page.height_pt,
            pixels_per_point=pages[0].width_px / page.width_pt,
            art=_no_art,
        )
        for marks in colophon_pages(book, width_pt=page.width_pt, height_pt=page.height_pt)
    ]


def _no_art(panel: str) -> Raster:
    raise KeyError(panel)


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=_EPOCH)
    info.external_attr = 0o644 << 16
    info.create_system = 3
    return info


def _jpeg(raster: Raster) -> bytes:
    """High-quality JPEG without colour subsampling, so that red letters keep their edges."""
    stream = io.BytesIO()
    Image.fromarray(raster.array).save(stream, format="JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
    return stream.getvalue()
