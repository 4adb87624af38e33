"""The e-book: EPUB 3 with a fixed layout, a picture a page, and all of its words live on top of it.

Knows: the package, its pages and its navigation.  Does not know: how pages were composed or panels told.

Every page is its picture; over it, invisible but there for selection, search and screen readers, lie the panels in
reading order: what there is to see in each, and what is said, each line on its balloon.
Source: W3C, EPUB 3.3, section 8.2 (fixed layouts); EPUB Accessibility 1.1; schema.org's accessibility terms.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audobon.binding.archive import archived
from audobon.binding.colophon import colophon_pages
from audobon.binding.markup import Element, document, put
from audobon.binding.panel_words import page_title, placed_panels
from audobon.binding.pictures import check_pages, colophon_pictures, encoded_size_px, jpeg, jpeg_bytes
from audobon.binding.said import dir_of, put_said
from audobon.comic.alt_text import LANGUAGE
from audobon.comic.book import Book
from audobon.comic.geometry import Box
from audobon.comic.page import Page, TextLine
from audobon.crew import Artwork
from audobon.files import write_bytes
from audobon.typography.marks import Words

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_NAMESPACE = uuid.UUID("6f1f5c56-7d0b-5d7e-9a3c-3d6c1f6f2a11")
_NO_DATE = "1980-01-01T00:00:00Z"
_UNKNOWN_LANGUAGE = "und"
_ACCESSIBILITY = (
    ("schema:accessMode", "visual"),
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessModeSufficient", "visual,textual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "pageNavigation"),
    ("schema:accessibilityHazard", "none"),
    (
        "schema:accessibilitySummary",
        "A comic with fixed pages. Every panel is described in words, in reading order, with everything that is said in"
        " it as live text. The descriptions are in English and were written by program from the story.",
    ),
)
_STYLE = """\
html, body { margin: 0; padding: 0; }
.page { position: relative; overflow: hidden; }
.page > img { position: absolute; left: 0; top: 0; width: 100%; height: 100%; }
.panel, .picture, .line { position: absolute; margin: 0; padding: 0; }
.panel { left: 0; top: 0; width: 0; height: 0; }
.line { overflow: hidden; color: transparent; font-family: sans-serif; line-height: 1.15; text-align: center; }
.columns { writing-mode: vertical-rl; -epub-writing-mode: vertical-rl; text-align: start; }
.how { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""


@dataclass(frozen=True, kw_only=True)
class _Leaf:
    """A page of the file: its name without an ending, its title, its page numbers if it has any (a double page has
    two), picture and words.

    `size_px` is the picture's width and height.
    """

    name: str
    title: str
    numbers: tuple[int, ...]
    picture: bytes
    size_px: tuple[int, int]
    words: Element


class EpubBinder:
    """Writes `<slug>.epub`."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Write the e-book of `pages` and the colophon: see `crew.Binder`."""
        check_pages(book, pages)
        leaves = _story_leaves(book, pages)
        leaves += _colophon_leaves(book, width_px=leaves[0].size_px[0]) if leaves else []
        entries = [
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", _container()),
            ("EPUB/package.opf", _package(book, leaves)),
            ("EPUB/nav.xhtml", _navigation(book, leaves)),
            ("EPUB/style.css", _STYLE.encode("ascii")),
        ]
        for leaf in leaves:
            entries.append((f"EPUB/{leaf.name}.xhtml", _page(book, leaf)))
            entries.append((f"EPUB/{leaf.name}.jpg", leaf.picture))
        path = out / f"{book.slug}.epub"
        write_bytes(path, archived(entries, packed=(".xml", ".opf", ".xhtml", ".css")))
        return path


# --- the pages ---


def _story_leaves(book: Book, pages: Sequence[Artwork]) -> list[_Leaf]:
    leaves = []
    for index, (page, artwork) in enumerate(zip(book.pages, pages, strict=True), start=1):
        picture = artwork.encoded(jpeg())
        size_px = encoded_size_px(picture)
        words = _story_words(book, page, scale=size_px[0] / page.width_pt)
        name = f"page-{index:03d}"
        leaves.append(
            _Leaf(
                name=name, title=page_title(page), numbers=page.numbers, picture=picture, size_px=size_px, words=words
            )
        )
    return leaves


def _story_words(book: Book, page: Page, *, scale: float) -> Element:
    """Headings, then each panel as a group: the picture in words, and its lines."""
    words = Element("div")
    if not page.headings:
        _put_unseen_heading(words, page_title(page))
    for level, heading in enumerate(page.headings):
        text = " ".join(line.text for line in heading.lines)
        box = _line_box(heading.lines)
        style = _style(box, scale=scale, size_pt=heading.lines[0].size_pt)
        turned = dir_of(text, language=book.language)
        put(words, "p" if level else "h1", text, attributes={"class": "line", "style": style, **turned})
    for number, panel in enumerate(placed_panels(book, page), start=1):
        name = f"Panel {number} of {len(page.frames)}"
        group = put(words, "div", attributes={"class": "panel", "role": "group", "aria-label": name})
        if panel.picture:
            seen = {"class": "picture", "role": "img", "aria-label": panel.picture, "lang": LANGUAGE}
            put(group, "div", attributes={**seen, "xml:lang": LANGUAGE, "style": _style(panel.seen, scale=scale)})
        for placed in panel.lines:
            style = _style(placed.box, scale=scale, size_pt=0.9 * placed.size_pt)
            kind = "line columns" if placed.vertical else "line"
            turned = dir_of(placed.line.text, language=book.language)
            line = put(group, "p", attributes={"class": kind, "style": style, **turned})
            how = put(line, "span", f"{placed.line.how}: ", attributes={"class": "how", "lang": LANGUAGE})
            how.set("xml:lang", LANGUAGE)
            put_said(line, placed.line.text)
    return words


def _put_unseen_heading(words: Element, text: str) -> None:
    """What a page without a heading of its own is called, for who goes from heading to heading."""
    put(words, "h1", text, attributes={"class": "how", "lang": LANGUAGE}).set("xml:lang", LANGUAGE)


def _colophon_leaves(book: Book, *, width_px: int) -> list[_Leaf]:
    leaves = []
    for index, raster in enumerate(colophon_pictures(book, width_px=width_px), start=1):
        page = book.pages[0]
        marks = colophon_pages(book, width_pt=page.width_pt, height_pt=page.height_pt)[index - 1]
        words = Element("div")
        _put_unseen_heading(words, "Colophon")
        for mark in (mark for mark in marks if isinstance(mark, Words)):
            box = _line_box((mark.line,))
            style = _style(box, scale=raster.width_px / page.width_pt, size_pt=mark.line.size_pt)
            put(words, "p", mark.line.text, attributes={"class": "line", "style": style})
        name = f"colophon-{index}"
        picture, size_px = jpeg_bytes(raster), (raster.width_px, raster.height_px)
        leaves.append(_Leaf(name=name, title="Colophon", numbers=(), picture=picture, size_px=size_px, words=words))
    return leaves


def _page(book: Book, leaf: _Leaf) -> bytes:
    width, height = leaf.size_px
    root, body = _xhtml(book, title=f"{book.title}, {leaf.title.lower()}", viewport=(width, height))
    page = put(body, "main", attributes={"class": "page", "style": f"width:{width}px;height:{height}px"})
    put(page, "img", attributes={"src": f"{leaf.name}.jpg", "alt": ""})
    page.append(leaf.words)
    return document(root, doctype="<!DOCTYPE html>", indent=False)


def _xhtml(book: Book, *, title: str, viewport: tuple[int, int] | None = None) -> tuple[Element, Element]:
    """A new document of the book, and its body."""
    language = book.language or _UNKNOWN_LANGUAGE
    named = {"lang": language, "xml:lang": language, **dir_of(book.title, language=language)}
    root = Element("html", {"xmlns": _XHTML, "xmlns:epub": _OPS, **named})
    head = put(root, "head")
    put(head, "title", title)
    if viewport is not None:
        size = {"name": "viewport", "content": f"width={viewport[0]}, height={viewport[1]}"}
        put(head, "meta", attributes=size)
    put(head, "link", attributes={"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    return root, put(root, "body")


def _line_box(lines: Sequence[TextLine]) -> Box:
    """What set lines cover: from the top of the first to below the last."""
    left = min(line.origin.x for line in lines)
    top = lines[0].origin.y - lines[0].size_pt
    right = max(line.origin.x + line.width_pt for line in lines)
    return Box(x=left, y=top, width=right - left, height=lines[-1].origin.y + 0.3 * lines[-1].size_pt - top)


def _style(box: Box, *, scale: float, size_pt: float | None = None) -> str:
    sides = (("left", box.x), ("top", box.y), ("width", box.width), ("height", box.height))
    size = [] if size_pt is None else [("font-size", size_pt)]
    return ";".join(f"{name}:{value * scale:.1f}px" for name, value in (*sides, *size))


# --- the package ---


def _container() -> bytes:
    root = Element("container", {"version": "1.0", "xmlns": _CONTAINER})
    file = {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    put(put(root, "rootfiles"), "rootfile", attributes=file)
    return document(root)


def _package(book: Book, leaves: Sequence[_Leaf]) -> bytes:
    root = Element(
        "package",
        {
            "xmlns": _OPF,
            "version": "3.0",
            "unique-identifier": "id",
            "prefix": "schema: http://schema.org/ rendition: http://www.idpf.org/vocab/rendition/#",
            "xml:lang": book.language or _UNKNOWN_LANGUAGE,
            **dir_of(book.title, language=book.language),
        },
    )
    _put_metadata(root, book)
    manifest = put(root, "manifest")

    def listed(name: str, href: str, kind: str, properties: str = "") -> None:
        more = {"properties": properties} if properties else {}
        put(manifest, "item", attributes={"id": name, "href": href, "media-type": kind, **more})

    listed("nav", "nav.xhtml", "application/xhtml+xml", "nav")
    listed("style", "style.css", "text/css")
    for index, leaf in enumerate(leaves):
        listed(leaf.name, f"{leaf.name}.xhtml", "application/xhtml+xml")
        listed(f"{leaf.name}-picture", f"{leaf.name}.jpg", "image/jpeg", "" if index else "cover-image")
    direction = "rtl" if book.right_to_left else "ltr"
    spine = put(root, "spine", attributes={"page-progression-direction": direction})
    number = 1
    for leaf in leaves:
        # The first page of a book is on the right if it is read to the right, and on the left if to the left.
        side = "right" if (number % 2 == 1) != book.right_to_left else "left"
        place = "rendition:page-spread-center" if len(leaf.numbers) == 2 else f"page-spread-{side}"
        put(spine, "itemref", attributes={"idref": leaf.name, "properties": place})
        number += len(leaf.numbers) or 1
    return document(root)


def _put_metadata(root: Element, book: Book) -> None:
    metadata = put(root, "metadata", attributes={"xmlns:dc": _DC})
    known = "\n".join((book.slug, book.title, book.author, book.language, book.style, str(book.seed)))
    identifier = f"urn:uuid:{uuid.uuid5(_NAMESPACE, known)}"
    put(metadata, "dc:identifier", identifier, attributes={"id": "id"})
    put(metadata, "dc:title", book.title.strip() or book.slug)
    put(metadata, "dc:language", book.language or _UNKNOWN_LANGUAGE)
    if book.author.strip():
        put(metadata, "dc:creator", book.author, attributes={"id": "author"})
        put(metadata, "meta", "aut", attributes={"refines": "#author", "property": "role", "scheme": "marc:relators"})
    put(metadata, "dc:contributor", "Audobon")
    if book.year is not None:
        put(metadata, "dc:date", str(book.year))
    put(metadata, "meta", book.modified or _NO_DATE, attributes={"property": "dcterms:modified"})
    # Two pages side by side suit upright pages; wide ones fill the screen alone.
    wide = any(page.width_pt > page.height_pt for page in book.pages if not page.double)
    spread = "none" if wide else "landscape"
    for name, value in (("layout", "pre-paginated"), ("orientation", "auto"), ("spread", spread)):
        put(metadata, "meta", value, attributes={"property": f"rendition:{name}"})
    for name, value in _ACCESSIBILITY:
        put(metadata, "meta", value, attributes={"property": name})


def _navigation(book: Book, leaves: Sequence[_Leaf]) -> bytes:
    root, body = _xhtml(book, title=book.title)
    body = put(body, "main")
    contents = put(body, "nav", attributes={"epub:type": "toc", "id": "toc"})
    put(contents, "h1", book.title.strip() or book.slug)
    named = {leaf.title: f"{leaf.name}.xhtml" for leaf in reversed(leaves)}
    _put_list(contents, [(title, named[title]) for title in dict.fromkeys(leaf.title for leaf in leaves)])
    numbered = [(str(number), f"{leaf.name}.xhtml") for leaf in leaves for number in leaf.numbers]
    if numbered:
        pages = put(body, "nav", attributes={"epub:type": "page-list", "hidden": "hidden"})
        _put_list(pages, numbered)
        marks = put(body, "nav", attributes={"epub:type": "landmarks", "hidden": "hidden"})
        item = put(put(marks, "ol"), "li")
        put(item, "a", "Start", attributes={"epub:type": "bodymatter", "href": numbered[0][1]})
    return document(root, doctype="<!DOCTYPE html>")


def _put_list(parent: Element, entries: Sequence[tuple[str, str]]) -> None:
    items = put(parent, "ol")
    for text, href in entries:
        put(put(items, "li"), "a", text, attributes={"href": href})
