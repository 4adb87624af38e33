"""ComicInfo.xml, the metadata that comic readers look for in a CBZ.

Knows: ComicInfo v2.0's elements and their order.  Does not know: zip files.

Source: the anansi-project's ComicInfo.xsd, v2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audobon.binding.markup import Element, document, put
from audobon.comic.book import Book

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_XSD = "http://www.w3.org/2001/XMLSchema"
DOUBLE_WIDTH = 1.5
"""A page so many times as wide as the narrowest is two pages seen together; on a wide sheet every page is wide."""


@dataclass(frozen=True, kw_only=True)
class BoundPage:
    """A page image in the archive. `kind` is one of the schema's page types, such as `Story` or `Editorial`."""

    kind: str
    size_bytes: int
    width_px: int
    height_px: int


def comic_info(book: Book, pages: Sequence[BoundPage]) -> bytes:
    """The document as UTF-8, valid against ComicInfo v2.0; the same book gives the same bytes."""
    root = Element("ComicInfo", {"xmlns:xsd": _XSD, "xmlns:xsi": _XSI})
    fields = (
        ("Title", book.title),
        ("Notes", f"Made with Audobon; style {book.style}, seed {book.seed}"),
        ("Year", str(book.year) if book.year is not None else ""),
        ("Writer", book.author),
        ("Penciller", "Audobon"),
        ("Letterer", "Audobon"),
        ("PageCount", str(len(pages))),
        ("LanguageISO", book.language),
        ("BlackAndWhite", "No"),
        ("Manga", "YesAndRightToLeft" if book.right_to_left else "No"),
        ("Characters", _listed(book.characters)),
        ("Locations", _listed(book.places)),
    )
    for name, text in fields:
        if text:
            put(root, name, text)
    listed = put(root, "Pages")
    narrowest = min((page.width_px for page in pages), default=0)
    for index, page in enumerate(pages):
        attributes = {
            "Image": str(index),
            "Type": page.kind,
            "DoublePage": "true" if page.width_px > DOUBLE_WIDTH * narrowest else "false",
            "ImageSize": str(page.size_bytes),
            "ImageWidth": str(page.width_px),
            "ImageHeight": str(page.height_px),
        }
        put(listed, "Page", attributes=attributes)
    return document(root)


def _listed(names: Iterable[str]) -> str:
    """Names as the schema's list; it is separated by commas, so a comma inside a name would split it."""
    return ", ".join(name.replace(",", " ") for name in names)
