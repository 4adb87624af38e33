"""The pages as layered drawings: art, frames, balloons and live text, each a layer that drawing programs show by name.

Knows: SVG 1.1, and what Inkscape calls a layer.  Does not know: how pages were composed; it draws the same marks as the
other formats do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from audobon.binding.colophon import colophon_pages
from audobon.binding.drawing import LAYERS, data_address, font_faces, number, put_marks
from audobon.binding.markup import Element, document, put
from audobon.binding.panel_words import page_title, placed_panels
from audobon.binding.pictures import check_pages, jpeg, no_art, remove_pages_after
from audobon.comic.book import Book
from audobon.comic.page import Page
from audobon.crew import Artwork
from audobon.files import write_bytes
from audobon.typography.marks import Mark, page_marks

_JPEG_QUALITY = 95
_NAMESPACES = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape",
}


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """A page of the book: its title, size in points, marks, and what its panels show in words, by panel."""

    title: str
    width_pt: float
    height_pt: float
    marks: tuple[Mark, ...]
    told: dict[str, str]


class SvgBinder:
    """Writes `<slug>-svg/001.svg` and so on."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Draw the pages anew as vectors over the art, and the colophon: see `crew.Binder`."""
        check_pages(book, pages)
        folder = out / f"{book.slug}-svg"
        sheets = [*(_story_sheet(book, page) for page in book.pages), *_colophon_sheets(book)]
        digits = max(3, len(str(len(sheets))))
        for index, sheet in enumerate(sheets, start=1):
            drawn = _drawing(sheet, art=art if index <= len(book.pages) else no_art, language=book.language)
            write_bytes(folder / f"{index:0{digits}d}.svg", drawn)
        remove_pages_after(folder, "svg", last=len(sheets))
        return folder


def _story_sheet(book: Book, page: Page) -> _Sheet:
    return _Sheet(
        title=f"{book.title}, {page_title(page).lower()}",
        width_pt=page.width_pt,
        height_pt=page.height_pt,
        marks=page_marks(page),
        told={panel.frame.panel: panel.picture for panel in placed_panels(book, page)},
    )


def _colophon_sheets(book: Book) -> list[_Sheet]:
    if not book.pages:
        return []
    width, height = book.pages[0].width_pt, book.pages[0].height_pt
    return [
        _Sheet(title=f"{book.title}, colophon", width_pt=width, height_pt=height, marks=marks, told={})
        for marks in colophon_pages(book, width_pt=width, height_pt=height)
    ]


def _drawing(sheet: _Sheet, *, art: Callable[[str], Artwork], language: str) -> bytes:
    width, height = number(sheet.width_pt), number(sheet.height_pt)
    size = {"width": f"{width}pt", "height": f"{height}pt", "viewBox": f"0 0 {width} {height}"}
    root = Element("svg", {**_NAMESPACES, "version": "1.1", **size})
    if language:
        root.set("xml:lang", language)
    put(root, "title", sheet.title)
    put(put(root, "defs"), "style", font_faces(sheet.marks), attributes={"type": "text/css"})
    layers = {name: _layer(root, name) for name in LAYERS}
    size_pt = (sheet.width_pt, sheet.height_pt)
    put_marks(layers, sheet.marks, size_pt=size_pt, address=partial(_address, art), told=sheet.told)
    return document(root, indent=False)


def _layer(root: Element, name: str) -> Element:
    return put(root, "g", attributes={"id": name, "inkscape:groupmode": "layer", "inkscape:label": name})


def _address(art: Callable[[str], Artwork], panel: str) -> str:
    return data_address("image/jpeg", art(panel).encoded(jpeg(_JPEG_QUALITY)))
