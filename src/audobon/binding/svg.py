"""The pages as layered drawings: art, frames, balloons and live text, each a layer that drawing programs show by name.

Knows: SVG 1.1, and what Inkscape calls a layer.  Does not know: how pages were composed; it draws the same marks as the
other formats do.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audobon.binding.colophon import colophon_pages
from audobon.binding.markup import Element, document, put
from audobon.binding.panel_words import placed_panels
from audobon.binding.pictures import check_pages, jpeg_bytes, no_art, remove_pages_after
from audobon.comic.book import Book
from audobon.comic.geometry import Point
from audobon.comic.page import Page
from audobon.comic.raster import Raster
from audobon.files import write_bytes
from audobon.typography.faces import face
from audobon.typography.marks import PAPER, Mark, Picture, Shape, Stroke, Words, page_marks
from audobon.typography.setting import Run, set_line
from audobon.typography.subset import subset_font

LAYERS = ("paper", "art", "frames", "balloons", "text")
"""The layers of a page, lowest first."""
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
    """Writes `<slug>-svg/001.svg` and so on; the same book gives the same bytes."""

    def bind(self, book: Book, art: Callable[[str], Raster], pages: Sequence[Raster], out: Path) -> Path:
        """Write the drawings and return their folder.

        Args:
            book: The book; its colophon comes last.
            art: Gives a panel's pixels by id.
            pages: Only counted: the pages are drawn anew as vectors.
            out: A folder; made if it is not there.

        Raises:
            ShapeError: AUD-430 if the rasters are not one a page.
            ResourceError: AUD-551 if the disk is full, AUD-552 if the folder cannot be written to.
        """
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
        title=f"{book.title}, page {page.number}",
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


def _drawing(sheet: _Sheet, *, art: Callable[[str], Raster], language: str) -> bytes:
    width, height = _number(sheet.width_pt), _number(sheet.height_pt)
    size = {"width": f"{width}pt", "height": f"{height}pt", "viewBox": f"0 0 {width} {height}"}
    root = Element("svg", {**_NAMESPACES, "version": "1.1", **size})
    if language:
        root.set("xml:lang", language)
    put(root, "title", sheet.title)
    put(put(root, "defs"), "style", _font_faces(sheet.marks), attributes={"type": "text/css"})
    layers = {name: _layer(root, name) for name in LAYERS}
    put(layers["paper"], "rect", attributes={"width": width, "height": height, "fill": PAPER})
    pictured = False
    for mark in sheet.marks:
        if isinstance(mark, Picture):
            pictured = True
            _put_picture(layers["art"], mark, art=art, told=sheet.told.get(mark.panel, ""))
        elif isinstance(mark, Shape):
            # What is filled before the first picture is a cover's ground, and after it the lettering's.
            filled = "balloons" if pictured else "paper"
            _put_shape(layers["frames" if mark.fill is None else filled], mark)
        elif isinstance(mark, Stroke):
            _put_stroke(layers["balloons"], mark)
        else:
            _put_contours(layers["balloons"], mark)
            _put_words(layers["text"], mark)
    return document(root, indent=False)


def _layer(root: Element, name: str) -> Element:
    return put(root, "g", attributes={"id": name, "inkscape:groupmode": "layer", "inkscape:label": name})


def _put_picture(layer: Element, mark: Picture, *, art: Callable[[str], Raster], told: str) -> None:
    data = base64.b64encode(jpeg_bytes(art(mark.panel), quality=_JPEG_QUALITY)).decode("ascii")
    box = {"x": mark.box.x, "y": mark.box.y, "width": mark.box.width, "height": mark.box.height}
    group = put(layer, "g", attributes={"role": "img"} if told else None)
    put(group, "title", mark.panel)
    if told:
        put(group, "desc", told)
    sides = {name: _number(value) for name, value in box.items()}
    picture = {"preserveAspectRatio": "none", "xlink:href": f"data:image/jpeg;base64,{data}"}
    put(group, "image", attributes={**sides, **picture})


def _put_shape(layer: Element, mark: Shape) -> None:
    line = {"stroke": mark.line, "stroke-width": _number(mark.line_pt)} if mark.line is not None else {}
    for outline in mark.outlines:
        closed = {"d": f"M{_points(outline.points)}Z", "fill": mark.fill or "none", "stroke-linejoin": "round"}
        put(layer, "path", attributes={**closed, **line})


def _put_stroke(layer: Element, mark: Stroke) -> None:
    drawn = " ".join(f"M{_points(path)}" for path in mark.paths)
    line = {"fill": "none", "stroke": mark.color, "stroke-width": _number(mark.width_pt)}
    put(layer, "path", attributes={"d": drawn, **line})


def _put_contours(layer: Element, mark: Words) -> None:
    """The ink around letters as shapes; the words themselves are live, in the layer above."""
    size, origin = mark.line.size_pt, mark.line.origin
    for contour in mark.contours:
        parts = [
            "M" + " ".join(f"{_number(x0 + x * size)},{_number(origin.y - y * size)}" for x, y in polygon) + "Z"
            for run in set_line(mark.line.text, font=mark.font, size_pt=size)
            for glyph in run.glyphs
            for x0 in (origin.x + glyph.x_pt,)
            for polygon in face(run.face).outline(glyph.id, contour=contour.width_pt / size)
        ]
        put(layer, "path", attributes={"d": " ".join(parts), "fill": contour.color, **_turned(mark)})


def _put_words(layer: Element, mark: Words) -> None:
    """A line as one text; a program that lacks the typeface squeezes another into the line's own width."""
    origin, size, width = mark.line.origin, mark.line.size_pt, mark.line.width_pt
    look = {"font-size": _number(size), "fill": mark.color}
    if mark.weight_pt:
        look |= {"stroke": mark.color, "stroke-width": _number(mark.weight_pt)}
    place = {"x": _number(origin.x), "y": _number(origin.y)}
    fitted = {"textLength": _number(width), "lengthAdjust": "spacingAndGlyphs", "xml:space": "preserve"}
    text = put(layer, "text", attributes={**place, **fitted, **look, **_turned(mark)})
    for run in _runs(mark):
        put(text, "tspan", run.text, attributes={"font-family": f"'{run.face}'"})


def _runs(mark: Words) -> tuple[Run, ...]:
    return set_line(mark.line.text, font=mark.font, size_pt=mark.line.size_pt)


def _turned(mark: Words) -> dict[str, str]:
    if not mark.rotation_degrees:
        return {}
    pivot = f"{_number(mark.pivot.x)} {_number(mark.pivot.y)}"
    return {"transform": f"rotate({_number(mark.rotation_degrees)} {pivot})"}


def _font_faces(marks: Iterable[Mark]) -> str:
    """The typefaces in use, cut down to this page's characters, as part of the drawing."""
    used: dict[str, set[str]] = {}
    for mark in marks:
        for run in _runs(mark) if isinstance(mark, Words) else ():
            used.setdefault(run.face, set()).update(run.text)
    rules = ["text { font-kerning: normal; font-variant-ligatures: none; white-space: pre; }"]
    for name in sorted(used):
        data = base64.b64encode(subset_font(name, used[name])).decode("ascii")
        rules.append(
            f"@font-face {{ font-family: '{name}'; src: url(data:font/ttf;base64,{data}) format('truetype'); }}"
        )
    return "\n".join(rules)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(point.x)},{_number(point.y)}" for point in points)


def _number(value: float) -> str:
    """A length as short as it can be said to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
