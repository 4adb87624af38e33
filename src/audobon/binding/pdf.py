"""The printable book: art as pictures, balloons as vectors, words as real text in embedded fonts, in reading order.

Knows: PDF.  Does not know: how pages were composed; it draws the same marks as the rasteriser does.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from audobon.binding.colophon import colophon_pages
from audobon.binding.panel_words import page_title, placed_panels
from audobon.binding.pdf_metadata import put_metadata, put_page_labels
from audobon.binding.pdf_tags import ARTIFACT, END, Passage, StructureTree, begin
from audobon.binding.pdf_type import TypeCase
from audobon.binding.pictures import check_pages, encoded_size_px, jpeg
from audobon.comic.alt_text import LANGUAGE
from audobon.comic.book import Book
from audobon.comic.geometry import Point
from audobon.comic.page import BLEED_PT, Page
from audobon.comic.stress import unstressed
from audobon.crew import Artwork, Encoding
from audobon.files import sha256_hex, write_bytes
from audobon.typography.faces import LETTERING, face
from audobon.typography.marks import PAPER, Mark, Picture, Shape, Stroke, Words, page_marks
from audobon.typography.setting import Glyph, Run, line_runs

_JPEG_QUALITY = 92


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """A page of the file: its name, its marks, its trimmed size in points, and what is read on it.

    `owners` says for each mark which passage it belongs to; None for what is only decoration. `ground` is the colour
    that the page has to the edge of its bleed.
    """

    title: str
    marks: tuple[Mark, ...]
    width_pt: float
    height_pt: float
    passages: tuple[Passage, ...]
    owners: tuple[int | None, ...]
    ground: str = PAPER


class PdfBinder:
    """Writes `<slug>.pdf`."""

    @property
    def art_form(self) -> Encoding:
        """The form in which it takes every panel's picture."""
        return jpeg(_JPEG_QUALITY)

    def bind(self, book: Book, art: Callable[[str], Artwork], pages: Sequence[Artwork], out: Path) -> Path:
        """Draw the pages anew as vectors over the art, and the colophon: see `crew.Binder`."""
        check_pages(book, pages)
        sheets = [*(_story_sheet(book, page) for page in book.pages), *_colophon_sheets(book)]
        stream = io.BytesIO()
        canvas = Canvas(
            stream, invariant=1, pageCompression=1, lang=book.language or None, initialFontName=_initial_font()
        )
        put_metadata(canvas, book)
        tree, case = StructureTree(canvas), TypeCase(canvas)
        put_page_labels(canvas, book)
        for sheet in sheets:
            owners = _draw_sheet(canvas, sheet, art=art, case=case)
            tree.add_page(sheet.title, sheet.passages, owners)
        case.finish()
        tree.finish()
        canvas.save()
        path = out / f"{book.slug}.pdf"
        write_bytes(path, stream.getvalue())
        return path


def _story_sheet(book: Book, page: Page) -> _Sheet:
    """A page and its passages: headings, then each panel's picture and lines."""
    passages = [Passage(role="P" if level else "H1") for level in range(len(page.headings))]
    pictures: dict[str, int] = {}
    balloons: dict[int, int] = {}
    for number, panel in enumerate(placed_panels(book, page), start=1):
        name, box = f"Panel {number}", panel.seen
        left, bottom = box.x + BLEED_PT, page.height_pt - box.bottom + BLEED_PT
        edges = (left, bottom, left + box.width, bottom + box.height)
        pictures[panel.frame.panel] = len(passages)
        passages.append(Passage(role="Figure", group=name, alt=panel.picture or name, box=edges, language=LANGUAGE))
        for placed in panel.lines:
            balloons[placed.order] = len(passages)
            told = f"{placed.line.how}: {unstressed(placed.line.text)}"
            passages.append(Passage(role="P", group=name, actual=told))
    lettered = sorted(page.balloons, key=lambda balloon: balloon.order)
    words = [
        *(balloons[balloon.order] for balloon in lettered for _ in balloon.lines),
        *(level for level, heading in enumerate(page.headings) for _ in heading.lines),
        *([None] if page.folio is not None else []),
    ]
    waiting = iter(words)
    marks = page_marks(page)
    owners: list[int | None] = []
    for mark in marks:
        if isinstance(mark, Picture):
            owners.append(pictures[mark.panel])
        else:
            owners.append(next(waiting) if isinstance(mark, Words) else None)
    return _Sheet(
        title=page_title(page),
        marks=marks,
        width_pt=page.width_pt,
        height_pt=page.height_pt,
        passages=tuple(passages),
        owners=tuple(owners),
        ground=page.ground or PAPER,
    )


def _colophon_sheets(book: Book) -> list[_Sheet]:
    """The colophon, a paragraph a line; a book without pages has none."""
    if not book.pages:
        return []
    width, height = book.pages[0].width_pt, book.pages[0].height_pt
    sheets = []
    for marks in colophon_pages(book, width_pt=width, height_pt=height):
        lines = [index for index, mark in enumerate(marks) if isinstance(mark, Words)]
        owners = tuple(lines.index(index) if index in lines else None for index in range(len(marks)))
        passages = (Passage(role="P"),) * len(lines)
        sheets.append(
            _Sheet(title="Colophon", marks=marks, width_pt=width, height_pt=height, passages=passages, owners=owners)
        )
    return sheets


def _draw_sheet(canvas: Canvas, sheet: _Sheet, *, art: Callable[[str], Artwork], case: TypeCase) -> list[int]:
    """Draw a page within its bleed; what comes back is the passage of each of its marked contents, in order."""
    width, height = sheet.width_pt, sheet.height_pt
    canvas.setPageSize((width + 2 * BLEED_PT, height + 2 * BLEED_PT))
    trim = (BLEED_PT, BLEED_PT, BLEED_PT + width, BLEED_PT + height)
    canvas.setCropBox(trim)  # what a screen shows
    canvas.setTrimBox(trim)
    canvas.setBleedBox((0, 0, width + 2 * BLEED_PT, height + 2 * BLEED_PT))
    canvas.translate(BLEED_PT, BLEED_PT)
    canvas.addLiteral(ARTIFACT)
    canvas.setFillColor(HexColor(sheet.ground))
    canvas.rect(-BLEED_PT, -BLEED_PT, width + 2 * BLEED_PT, height + 2 * BLEED_PT, stroke=0, fill=1)
    canvas.addLiteral(END)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    owners: list[int] = []
    for mark, owner in zip(sheet.marks, sheet.owners, strict=True):
        canvas.addLiteral(ARTIFACT if owner is None else begin(sheet.passages[owner], number=len(owners)))
        if owner is not None:
            owners.append(owner)
        if isinstance(mark, Picture):
            _draw_picture(canvas, mark, height_pt=height, art=art)
        elif isinstance(mark, Shape):
            _draw_shape(canvas, mark, height_pt=height)
        elif isinstance(mark, Stroke):
            _draw_stroke(canvas, mark, height_pt=height)
        else:
            _draw_words(canvas, mark, height_pt=height, case=case)
        canvas.addLiteral(END)
    canvas.showPage()
    return owners


def _draw_picture(canvas: Canvas, mark: Picture, *, height_pt: float, art: Callable[[str], Artwork]) -> None:
    """The picture as its JPEG's own bytes; the writer's way spells them in letters, a quarter longer and slowly."""
    data = art(mark.panel).encoded(jpeg(_JPEG_QUALITY))
    name = f"picture-{sha256_hex(data)}"
    if not canvas.hasForm(name):
        width_px, height_px = encoded_size_px(data)
        told = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": width_px,
            "Height": height_px,
            "BitsPerComponent": 8,
            "ColorSpace": PDFName("DeviceRGB"),
            "Filter": PDFName("DCTDecode"),
        }
        canvas._doc.addForm(name, PDFStream(PDFDictionary(told), data))
    canvas.saveState()
    canvas.translate(mark.box.x, height_pt - mark.box.bottom)
    canvas.scale(mark.box.width, mark.box.height)
    canvas.doForm(name)
    canvas.restoreState()


def _draw_shape(canvas: Canvas, mark: Shape, *, height_pt: float) -> None:
    if mark.fill is not None:
        canvas.setFillColor(HexColor(mark.fill))
    if mark.line is not None:
        canvas.setStrokeColor(HexColor(mark.line))
        canvas.setLineWidth(mark.line_pt)
    for outline in mark.outlines:
        path = canvas.beginPath()
        _trace(path, outline.points, height_pt=height_pt)
        path.close()
        canvas.drawPath(path, stroke=int(mark.line is not None), fill=int(mark.fill is not None))


def _draw_stroke(canvas: Canvas, mark: Stroke, *, height_pt: float) -> None:
    canvas.setStrokeColor(HexColor(mark.color))
    canvas.setLineWidth(mark.width_pt)
    canvas.setLineCap(0)
    for points in mark.paths:
        path = canvas.beginPath()
        _trace(path, points, height_pt=height_pt)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setLineCap(1)


def _trace(path: PDFPathObject, points: Sequence[Point], *, height_pt: float) -> None:
    first, *rest = points
    path.moveTo(first.x, height_pt - first.y)
    for point in rest:
        path.lineTo(point.x, height_pt - point.y)


def _draw_words(canvas: Canvas, mark: Words, *, height_pt: float, case: TypeCase) -> None:
    canvas.saveState()
    canvas.translate(mark.pivot.x, height_pt - mark.pivot.y)
    canvas.rotate(-mark.rotation_degrees)
    canvas.translate(-mark.pivot.x, mark.pivot.y - height_pt)
    runs = line_runs(mark.line, font=mark.font)
    origin = (mark.line.origin.x, height_pt - mark.line.origin.y)
    for contour in mark.contours:
        canvas.setFillColor(HexColor(contour.color))
        for run in runs:
            _fill_glyphs(canvas, run, run.glyphs, mark=mark, contour_pt=contour.width_pt)
    canvas.setFillColor(HexColor(mark.color))
    if mark.weight_pt:
        canvas.setStrokeColor(HexColor(mark.color))
        canvas.setLineWidth(mark.weight_pt)
        canvas.addLiteral("2 Tr")
    for run, glyph in case.set_line(runs, at=origin, size_pt=mark.line.size_pt):
        _fill_glyphs(canvas, run, (glyph,), mark=mark, contour_pt=mark.weight_pt)
    canvas.restoreState()


def _fill_glyphs(canvas: Canvas, run: Run, glyphs: Sequence[Glyph], *, mark: Words, contour_pt: float) -> None:
    """Letters with ink around them, as shapes: the words themselves are set once, as text, on top."""
    size = mark.line.size_pt
    for glyph in glyphs:
        polygons = face(run.face).outline(glyph.id, contour=contour_pt / size)
        if not polygons:
            continue
        path = canvas.beginPath()
        x, y = mark.line.origin.x + glyph.x_pt, mark.line.origin.y + glyph.y_pt
        height = canvas._pagesize[1] - 2 * BLEED_PT
        for polygon in polygons:
            for at, (u, v) in enumerate(polygon):
                # What lies on its side is turned a quarter: what was above is to the right.
                to = (x + v * size, y + u * size) if run.turned else (x + u * size, y - v * size)
                (path.lineTo if at else path.moveTo)(to[0], height - to[1])
            path.close()
        canvas.drawPath(path, stroke=0, fill=1, fillMode=1)


def _initial_font() -> str:
    """A face for the writer to begin with: it embeds none that is not used, and so none of its own."""
    registered = "Audobon-initial"
    if registered not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(registered, io.BytesIO(face(LETTERING).data)))
    return registered
