"""The pages as single pictures, for the web and for artists.

Knows: names that sort.  Does not know: what is on the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from audobon.binding.pictures import check_pages, remove_pages_after
from audobon.comic.book import Book
from audobon.crew import Artwork
from audobon.files import png_bytes, write_bytes


class PngBinder:
    """Writes `<slug>-pages/001.png` and so on, without loss."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Write a picture of each of `pages`: see `crew.Binder`."""
        check_pages(book, pages)
        folder = out / f"{book.slug}-pages"
        digits = max(3, len(str(len(pages))))
        for index, page in enumerate(pages, start=1):
            write_bytes(folder / f"{index:0{digits}d}.png", png_bytes(page.pixels()))
        remove_pages_after(folder, "png", last=len(pages))
        return folder
