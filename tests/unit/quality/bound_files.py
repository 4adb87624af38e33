"""A small sound book as files of every kind, bound by the house's own binders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from audobon.binding.cbz import CbzBinder
from audobon.binding.epub import EpubBinder
from audobon.binding.pdf import PdfBinder
from audobon.binding.png import PngBinder
from audobon.binding.web_page import WebPageBinder
from audobon.comic.raster import Raster
from audobon.crew import Artwork
from audobon.lettering.paint_page import PagePrinter
from tests.unit.binding.bound_book import a_book, loose

PAGES, DPI = 4, 96


def bound_files(out: Path, *, pages: int = PAGES) -> dict[str, Path]:
    """The book's files by their endings; `-pages` is the folder of pictures."""
    book = a_book(pages=pages)
    # Panels are told in the order of the frames, so every page has one of its own.
    shown = tuple(
        replace(page, frames=tuple(replace(frame, panel=f"p{page.number}") for frame in page.frames),
                balloons=tuple(replace(balloon, panel=f"p{page.number}") for balloon in page.balloons))
        for page in book.pages
    )  # fmt: skip
    book = replace(book, pages=shown)
    printed = [loose(PagePrinter().raster(page, art_raster, dpi=DPI)) for page in book.pages]
    binders = (CbzBinder(), PdfBinder(), EpubBinder(), WebPageBinder(), PngBinder())
    files = [binder.bind(book, art, printed, out) for binder in binders]
    return {file.suffix or "-pages": file for file in files}


def art(panel: str) -> Artwork:
    return loose(art_raster(panel))


def art_raster(panel: str) -> Raster:
    """Something smooth that is another picture for every panel, fine enough for print."""
    across, down = np.meshgrid(np.linspace(0, 6, 960), np.linspace(0, 5, 680))
    shift = float(sum(map(ord, panel)))
    waves = [120 + 100 * np.sin(across * (1 + channel / 3) + shift) * np.cos(down + channel) for channel in range(3)]
    return Raster(array=np.stack(waves, axis=-1).astype(np.uint8))
