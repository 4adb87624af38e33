"""PDF files: what is printed on the pages, as a text in reading order.

Knows: PDFium, its letters and boxes, outlines and metadata.  Does not know: columns (`print_page.py`), paragraphs
(`print_flow.py`).
Source: ISO 32000-2, 12.3.3 (outlines), 14.3 (metadata), 9.10 (extraction of text).
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

from audobon.comic.manuscript import SourcePart
from audobon.errors import InputError
from audobon.manuscript.archive import encrypted
from audobon.manuscript.flow import MAX_CHARACTERS, too_long
from audobon.manuscript.print_flow import Bookmark, PrintedLine, flowing
from audobon.manuscript.print_page import Stretch, lines_in_order
from audobon.manuscript.source_lines import Source

MAX_PAGES = 20_000
MAX_STREAM_BYTES = 256 * 1024 * 1024
MAX_STREAMS_BYTES = 1024 * 1024 * 1024

_MAX_BOOKMARKS = 5000
_NO_TITLE = re.compile(
    r"untitled|unspecified|anonymous|microsoft word - .*|.*\.(?:docx?|pdf|tex|dvi|indd|odt|qxd)", re.I
)
_NO_CHAPTER = re.compile(r"(?:front |back )?cover|title page|copyright.*|(?:table of )?contents|colophon|index", re.I)
_STREAM = re.compile(rb"stream\r?\n")
_CHUNK_BYTES = 1 << 20


def open_pdf(data: bytes, *, name: str) -> Source:
    """The text of a PDF; a place in it is a line of a page, its characters counted in reading order.

    Raises:
        InputError: AUD-104 too much text or too many pages; AUD-112 a stream that unpacks without end; AUD-113
            encrypted; AUD-117 damaged; AUD-118 no text, only pictures of it.
    """
    _refuse_bombs(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise encrypted(name, "it opens with a password alone") from error
        raise _damaged(name, str(error)) from error
    try:
        return _source(document, name)
    except pypdfium2.PdfiumError as error:
        raise _damaged(name, str(error)) from error
    finally:
        document.close()


def _source(document: pypdfium2.PdfDocument, name: str) -> Source:
    count = len(document)
    if count == 0:
        raise _damaged(name, "it has no page")
    if count > MAX_PAGES:
        raise too_long(name, f"{count} pages, more than {MAX_PAGES}")
    lines: list[PrintedLine] = []
    parts: list[SourcePart] = []
    bare, start = 0, 0
    for number in range(count):
        printed = lines_in_order(list(_stretches(document, number)))
        starts, at = list[int](), 0
        for line in printed:
            starts.append(at)
            lines.append(PrintedLine(page=number, start=start + at, print=line))
            at += len(line.text) + 1
        bare += not printed
        parts.append(
            SourcePart(name=f"page {number + 1}", start=start, length=at, counted="line", starts=tuple(starts))
        )
        start += at
        if start > MAX_CHARACTERS:
            raise too_long(name, f"more than {MAX_CHARACTERS // 1024 // 1024} million characters of text")
    _refuse_pictures(lines, name, count=count)
    flow, only_marked = flowing(lines, list(_bookmarks(document)))
    facts = document.get_metadata_dict()
    return Source(
        lines=flow,
        parts=tuple(parts),
        title=_fact(facts.get("Title", "")),
        author=_fact(facts.get("Author", "")),
        is_laid_out=True,
        only_marked_headings=only_marked,
        warnings=(f"{bare} of {count} pages have no text",) if bare else (),
    )


def _stretches(document: pypdfium2.PdfDocument, number: int) -> Iterator[Stretch]:
    """A page's letters, put together where they stand side by side."""
    page = document[number]
    text = page.get_textpage()
    try:
        yield from _Letters(text).stretches()
    finally:
        text.close()
        page.close()


class _Letters:
    """Walks the letters of one page in the order in which the file has them."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._page = text
        self._count = text.count_chars()
        self._held: list[str] = []
        self._x0 = self._x1 = self._y = self._size = 0.0

    def stretches(self) -> Iterator[Stretch]:
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        is_space_due = False
        for index in range(self._count):
            letter = _letter(raw.FPDFText_GetUnicode(self._page, index))
            if raw.FPDFText_IsGenerated(self._page, index) == 1 or letter.isspace():
                is_space_due = True
                continue
            if not letter:
                continue
            raw.FPDFText_GetCharOrigin(self._page, index, x, y)
            raw.FPDFText_GetLooseCharBox(self._page, index, box)
            size = max(box.top - box.bottom, 1.0)
            gap = box.left - self._x1
            if self._held and (abs(y.value - self._y) > 0.2 * size or not -size < gap < 1.1 * size):
                yield self._taken()
            if not self._held:
                self._x0, self._y, self._size = box.left, y.value, size
            elif is_space_due or gap > 0.25 * size:
                self._held.append(" ")
            self._held.append(letter)
            self._x1 = box.right
            is_space_due = False
        if self._held:
            yield self._taken()

    def _taken(self) -> Stretch:
        held, self._held = self._held, []
        return Stretch(text="".join(held), x0=self._x0, x1=self._x1, y=self._y, size=self._size)


def _letter(code: int) -> str:
    """A letter as text has it: PDFium marks a hyphen at a line's end by 2, and what it cannot read by 0."""
    if code in (0x02, 0xFFFE):
        return "-"
    if code < 0x20 or 0xD800 <= code < 0xE000 or code in (0xFFFF, 0xFEFF, 0x200B, 0x2060):
        return " " if code in (0x09, 0x0A, 0x0D) else ""
    if 0xFB00 <= code <= 0xFB06:
        return ("ff", "fi", "fl", "ffi", "ffl", "st", "st")[code - 0xFB00]
    return chr(code)


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    for number, mark in enumerate(document.get_toc(max_depth=6)):
        if number >= _MAX_BOOKMARKS:
            return
        target = mark.get_dest()
        title = " ".join(mark.get_title().split())
        page = target.get_index() if target is not None else None
        if page is None or not title or _NO_CHAPTER.fullmatch(title):
            continue
        _, view = target.get_view()
        yield Bookmark(title=title, page=page, y=view[1] if len(view) == 3 and view[1] else None)


def _fact(value: str) -> str:
    told = " ".join(value.split())
    return "" if _NO_TITLE.fullmatch(told) else told


def _refuse_pictures(lines: Sequence[PrintedLine], name: str, *, count: int) -> None:
    letters = sum(letter.isalnum() for line in lines for letter in line.text)
    strange = sum(letter == "\ufffd" or 0xE000 <= ord(letter) < 0xF900 for line in lines for letter in line.text)
    if letters < 5 * min(count, 4) and letters < 20:
        fact = f"{name} has no text on its {count} pages, only pictures of it (a scan)"
    elif strange > letters:
        fact = f"{name} does not say which letters it shows ({strange} of them have no meaning)"
    else:
        return
    raise InputError("AUD-118", fact, hint="make its text readable first, by OCR (such as `ocrmypdf`)")


def _refuse_bombs(data: bytes, name: str) -> None:
    """Unpack every deflated stream for a moment, in small pieces, to know how large it gets."""
    total = 0
    for match in _STREAM.finditer(data):
        if data[match.end() : match.end() + 1] not in (b"\x78", b"\x58", b"\x48", b"\x68", b"\x38", b"\x18", b"\x08"):
            continue
        total += _unpacked_bytes(data, match.end(), name)
        if total > MAX_STREAMS_BYTES:
            raise _bomb(name, f"streams of more than {MAX_STREAMS_BYTES} bytes")


def _unpacked_bytes(data: bytes, start: int, name: str) -> int:
    unpacking, size, at = zlib.decompressobj(), 0, start
    held = b""
    try:
        while not unpacking.eof and (held or at < len(data)):
            if not held:
                held, at = data[at : at + 65536], at + 65536
            size += len(unpacking.decompress(held, _CHUNK_BYTES))
            held = unpacking.unconsumed_tail
            if size > MAX_STREAM_BYTES:
                raise _bomb(name, f"a stream of more than {MAX_STREAM_BYTES} bytes")
    except zlib.error:
        pass  # no deflated stream, or a damaged one: PDFium says what it makes of it
    return size


def _bomb(name: str, fact: str) -> InputError:
    return InputError("AUD-112", f"{name} is no sound PDF: it holds {fact}", hint="save or print the story anew")


def _damaged(name: str, fact: str) -> InputError:
    return InputError("AUD-117", f"{name} is damaged or no whole PDF ({fact})", hint="fetch or save the file again")
