"""What a PDF says about itself in XMP, the metadata that libraries and print shops read.

Knows: XMP's packet and the few schemas in use.  Does not know: how the document is drawn.
Source: ISO 16684-1:2019 (XMP), ISO 32000-1:2008, sections 14.3.2 and 12.4.2 (page labels).
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from audobon.binding.markup import Element, fragment, put
from audobon.comic.book import Book

PRODUCER = "Audobon"
_BEGIN = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = b'\n<?xpacket end="w"?>\n'
_NAMES = {
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xmp": "http://ns.adobe.com/xap/1.0/",
    "xmlns:pdf": "http://ns.adobe.com/pdf/1.3/",
}


def xmp_packet(book: Book, *, subject: str) -> bytes:
    """The packet as UTF-8; the same book gives the same bytes."""
    root = Element("x:xmpmeta", {"xmlns:x": "adobe:ns:meta/"})
    graph = put(root, "rdf:RDF", attributes={"xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"})
    about = put(graph, "rdf:Description", attributes={"rdf:about": "", **_NAMES})
    put(about, "dc:format", "application/pdf")
    for name, kind, text in (
        ("dc:title", "rdf:Alt", book.title),
        ("dc:creator", "rdf:Seq", book.author),
        ("dc:description", "rdf:Alt", subject),
        ("dc:language", "rdf:Bag", book.language),
    ):
        if text.strip():
            language = {"xml:lang": "x-default"} if kind == "rdf:Alt" else None
            put(put(put(about, name), kind), "rdf:li", text, attributes=language)
    put(about, "xmp:CreatorTool", PRODUCER)
    put(about, "pdf:Producer", PRODUCER)
    return _BEGIN + fragment(root) + _END


def put_page_labels(canvas: Canvas, book: Book) -> None:
    """Name the file's pages as they are numbered in print; a double page has two numbers."""
    last = 0
    for index, page in enumerate(book.pages):
        last = page.numbers[-1]
        if page.double:
            canvas.addPageLabel(index, prefix="-".join(str(number) for number in page.numbers))
        else:
            canvas.addPageLabel(index, style="ARABIC", start=page.number)
    canvas.addPageLabel(len(book.pages), style="ARABIC", start=last + 1)


def put_metadata(canvas: Canvas, book: Book) -> None:
    """Tell the document what it is, in the old way and in XMP, and how its pages turn."""
    subject = f"A comic in the style {book.style}"
    canvas.setTitle(book.title)
    canvas.setAuthor(book.author)
    canvas.setSubject(subject)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("Direction", "R2L" if book.right_to_left else "L2R")
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    # Metadata stays legible without inflating it, for programs that only look for the packet.
    canvas._doc.Catalog.Metadata = PDFStream(kind, xmp_packet(book, subject=subject), filters=[])
