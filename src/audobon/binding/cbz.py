"""The comic-book archive: page images in reading order and ComicInfo.xml at the root.

Knows: names that sort.  Does not know: what is on the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from audobon.binding.archive import archived
from audobon.binding.comic_info import BoundPage, comic_info
from audobon.binding.pictures import check_pages, colophon_pictures, encoded_size_px, jpeg, jpeg_bytes
from audobon.comic.book import Book
from audobon.crew import Artwork
from audobon.files import write_bytes


class CbzBinder:
    """Writes `<slug>.cbz`."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Write the archive of `pages` and the colophon: see `crew.Binder`."""
        check_pages(book, pages)
        pictures = [page.encoded(jpeg()) for page in pages]
        if pictures:
            width_px, _ = encoded_size_px(pictures[0])
            pictures += [jpeg_bytes(raster) for raster in colophon_pictures(book, width_px=width_px)]
        kinds = ["FrontCover" if page.ground else "Story" for page in book.pages]
        kinds += ["Editorial"] * (len(pictures) - len(pages))
        listed = []
        for kind, data in zip(kinds, pictures, strict=True):
            width_px, height_px = encoded_size_px(data)
            listed.append(BoundPage(kind=kind, size_bytes=len(data), width_px=width_px, height_px=height_px))
        digits = max(3, len(str(len(pictures))))
        images = [(f"{index:0{digits}d}.jpg", data) for index, data in enumerate(pictures, start=1)]
        path = out / f"{book.slug}.cbz"
        write_bytes(path, archived([("ComicInfo.xml", comic_info(book, listed)), *images]))
        return path
