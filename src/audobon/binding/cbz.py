"""The comic-book archive: page images in reading order and ComicInfo.xml at the root.

Knows: names that sort.  Does not know: what is on the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from audobon.binding.archive import archived
from audobon.binding.comic_info import BoundPage, comic_info
from audobon.binding.pictures import check_pages, colophon_pictures, jpeg_bytes
from audobon.comic.book import Book
from audobon.comic.raster import Raster
from audobon.files import write_bytes


class CbzBinder:
    """Writes `<slug>.cbz`."""

    def bind(self, book: Book, art: Callable[[str], Raster], pages: Sequence[Raster], out: Path) -> Path:
        """Write the archive of `pages` and the colophon: see `crew.Binder`."""
        check_pages(book, pages)
        rasters = [*pages, *colophon_pictures(book, pages)]
        kinds = ["FrontCover" if page.ground else "Story" for page in book.pages]
        kinds += ["Editorial"] * (len(rasters) - len(pages))
        digits = max(3, len(str(len(rasters))))
        images = [(f"{index:0{digits}d}.jpg", jpeg_bytes(raster)) for index, raster in enumerate(rasters, start=1)]
        listed = [
            BoundPage(kind=kind, size_bytes=len(data), width_px=raster.width_px, height_px=raster.height_px)
            for kind, raster, (_, data) in zip(kinds, rasters, images, strict=True)
        ]
        path = out / f"{book.slug}.cbz"
        write_bytes(path, archived([("ComicInfo.xml", comic_info(book, listed)), *images]))
        return path
