"""The book as one web page that needs nothing else: live drawings, words for those who do not see them, a reader.

Knows: HTML, which parts the reader's script and style sheet look for.  Does not know: how pages were composed.

Every page is a drawing with its lettering as live text; behind it, out of sight but in reading order, stand the panels
in words for screen readers. Without a script the pages lie one below the other; with it they are turned, laid side by
side, or shown panel by panel. Nothing is fetched, and no script or style but the page's own may run.
Source: WHATWG, HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from audobon.binding.colophon import colophon_pages
from audobon.binding.drawing import LAYERS, data_address, font_faces, number, put_marks
from audobon.binding.markup import Element, hypertext, own_policy, put
from audobon.binding.panel_words import page_title, placed_panels
from audobon.binding.pictures import check_pages
from audobon.binding.said import dir_of, put_said
from audobon.binding.webp import WEBP
from audobon.comic.alt_text import LANGUAGE
from audobon.comic.book import Book
from audobon.comic.page import Page
from audobon.crew import Artwork
from audobon.files import write_bytes
from audobon.typography.marks import Mark, Words, page_marks

_UNKNOWN_LANGUAGE = "und"
_ASSETS = files("audobon") / "assets" / "web_reader"


@dataclass(frozen=True, kw_only=True)
class _Leaf:
    """A page of the reader: its title, size in points, marks, and all of its words in reading order."""

    title: str
    width_pt: float
    height_pt: float
    marks: tuple[Mark, ...]
    words: Element
    double: bool = False


class WebPageBinder:
    """Writes `<slug>.html`."""

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Draw the pages anew as vectors over the art, and the colophon: see `crew.Binder`.

        Raises:
            ShapeError: AUD-432 if a panel is too large for its picture.
        """
        check_pages(book, pages)
        leaves = [*(_story_leaf(book, page) for page in book.pages), *_colophon_leaves(book)]
        path = out / f"{book.slug}.html"
        write_bytes(path, hypertext(_document(book, leaves, art=art)))
        return path


def _document(book: Book, leaves: Sequence[_Leaf], *, art: Callable[[str], Artwork]) -> Element:
    style = f"{_asset('reader.css')}\n{font_faces(mark for leaf in leaves for mark in leaf.marks)}\n"
    script = _asset("reader.js")
    root = Element("html", {"lang": book.language or _UNKNOWN_LANGUAGE})
    head = put(root, "head")
    put(head, "meta", attributes={"charset": "utf-8"})
    put(head, "meta", attributes={"http-equiv": "Content-Security-Policy", "content": own_policy(style, script)})
    put(head, "meta", attributes={"name": "viewport", "content": "width=device-width, initial-scale=1"})
    put(head, "meta", attributes={"name": "generator", "content": "Audobon"})
    put(head, "meta", attributes={"name": "color-scheme", "content": "light dark"})
    if book.author.strip():
        put(head, "meta", attributes={"name": "author", "content": book.author})
    put(head, "title", book.title.strip() or book.slug)
    put(head, "style", style)
    body = put(root, "body")
    direction = "rtl" if book.right_to_left else "ltr"
    main = put(body, "main", attributes={"id": "book", "data-slug": book.slug, "data-direction": direction})
    front = put(main, "header", attributes={"class": "unseen"})
    put(front, "h1", book.title.strip() or book.slug, attributes=dir_of(book.title, language=book.language))
    if book.author.strip():
        put(front, "p", f"by {book.author}", attributes={"lang": LANGUAGE})
    for index, leaf in enumerate(leaves, start=1):
        _put_leaf(main, leaf, index=index, art=art)
    put(body, "script", script)
    return root


def _put_leaf(main: Element, leaf: _Leaf, *, index: int, art: Callable[[str], Artwork]) -> None:
    width, height = number(leaf.width_pt), number(leaf.height_pt)
    named = {
        "id": f"page-{index}",
        "class": "leaf double" if leaf.double else "leaf",
        "aria-labelledby": f"page-{index}-name",
    }
    section = put(main, "section", attributes={**named, "data-width": width, "data-height": height})
    name = {"id": f"page-{index}-name", "class": "unseen", "lang": LANGUAGE}
    put(section, "h2", leaf.title, attributes=name)
    size = {"viewBox": f"0 0 {width} {height}", "width": width, "height": height}
    drawing = put(section, "svg", attributes={**size, "aria-hidden": "true", "focusable": "false"})
    layers = {layer: put(drawing, "g", attributes={"class": layer}) for layer in LAYERS}

    def address(panel: str) -> str:
        return data_address("image/webp", art(panel).encoded(WEBP))

    put_marks(layers, leaf.marks, size_pt=(leaf.width_pt, leaf.height_pt), address=address, told={})
    section.append(leaf.words)


def _story_leaf(book: Book, page: Page) -> _Leaf:
    words = Element("div", {"class": "words unseen"})
    for heading in page.headings:
        text = " ".join(line.text for line in heading.lines)
        put(words, "p", text, attributes=dir_of(text, language=book.language))
    for order, panel in enumerate(placed_panels(book, page), start=1):
        box = panel.seen
        sides = " ".join(number(side) for side in (box.x, box.y, box.width, box.height))
        label = f"Panel {order} of {len(page.frames)}"
        figure = put(words, "figure", attributes={"aria-label": label, "data-box": sides})
        if panel.picture:
            put(figure, "p", panel.picture, attributes={"lang": LANGUAGE})
        for placed in panel.lines:
            line = put(figure, "p", attributes=dir_of(placed.line.text, language=book.language))
            put(line, "span", f"{placed.line.how}: ", attributes={"lang": LANGUAGE})
            put_said(line, placed.line.text)
    return _Leaf(
        title=page_title(page),
        width_pt=page.width_pt,
        height_pt=page.height_pt,
        marks=page_marks(page),
        words=words,
        double=page.double,
    )


def _colophon_leaves(book: Book) -> list[_Leaf]:
    if not book.pages:
        return []
    width, height = book.pages[0].width_pt, book.pages[0].height_pt
    leaves = []
    for marks in colophon_pages(book, width_pt=width, height_pt=height):
        words = Element("div", {"class": "words unseen"})
        for mark in (mark for mark in marks if isinstance(mark, Words)):
            put(words, "p", mark.line.text, attributes={"lang": LANGUAGE})
        leaves.append(_Leaf(title="Colophon", width_pt=width, height_pt=height, marks=marks, words=words))
    return leaves


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="ascii")
