"""PDF files set by a real typesetter, made on the spot."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Preformatted

WIDTH, HEIGHT = 420.0, 595.0
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, alignment=4, firstLineIndent=16)
LOOSE = ParagraphStyle("loose", parent=BODY, firstLineIndent=0, spaceAfter=10, alignment=0)
HEAD = ParagraphStyle("head", fontName="Times-Bold", fontSize=18, leading=22, spaceBefore=12, spaceAfter=12)
VERSE = ParagraphStyle("verse", parent=BODY, spaceBefore=10, spaceAfter=10)


class _Template(BaseDocTemplate):
    def afterFlowable(self, flowable: object) -> None:  # noqa: N802 - the typesetter's name
        if getattr(getattr(flowable, "style", None), "name", "") == "head":
            title = flowable.getPlainText()  # type: ignore[attr-defined]
            self.canv.bookmarkPage(title)
            self.canv.addOutlineEntry(title, title, 0)


def pdf(
    paragraphs: Sequence[str | tuple[str, str]],
    *,
    columns: int = 1,
    head: str = "",
    is_loose: bool = False,
    encrypt: str | None = None,
) -> bytes:
    """A book of these paragraphs; a pair is (kind, text), its kind `head` or `verse`."""
    held = io.BytesIO()

    def furnish(canvas: Canvas, template: object) -> None:
        canvas.setTitle("The Hare")
        canvas.setAuthor("A. Writer")
        number = canvas.getPageNumber()
        if head:
            canvas.setFont("Times-Italic", 9)
            canvas.drawCentredString(WIDTH / 2, HEIGHT - 30, f"{number}   {head}" if number % 2 == 0 else head)
            canvas.drawCentredString(WIDTH / 2, 24, str(number))

    gap = 18.0
    width = (WIDTH - 80 - gap * (columns - 1)) / columns
    frames = [
        Frame(40 + (width + gap) * column, 45, width, HEIGHT - 95, 0, 0, 0, 0, id=f"c{column}")
        for column in range(columns)
    ]
    made = _Template(
        held, pagesize=(WIDTH, HEIGHT), pageTemplates=PageTemplate("p", frames, onPage=furnish), encrypt=encrypt
    )
    story = []
    for paragraph in paragraphs:
        kind, text = paragraph if isinstance(paragraph, tuple) else ("", paragraph)
        if kind == "verse":
            story.append(Preformatted(text, VERSE))
        else:
            story.append(Paragraph(text, HEAD if kind == "head" else LOOSE if is_loose else BODY))
    made.build(story)
    return held.getvalue()
