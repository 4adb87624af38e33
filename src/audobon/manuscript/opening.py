"""Opening a story: every file that cannot be one is refused by name, with the way out.

Knows: the file system, limits, which reader each kind of file has, error codes.
Does not know: how a format is laid out (one module each), how prose is cleaned (see `cleaning.py`).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from audobon.comic.manuscript import Manuscript
from audobon.errors import InputError
from audobon.manuscript.archive import Archive
from audobon.manuscript.choosing import chosen
from audobon.manuscript.cleaning import clean
from audobon.manuscript.docx import open_docx
from audobon.manuscript.epub import open_epub
from audobon.manuscript.flow import too_long
from audobon.manuscript.fountain import fountain_source, is_screenplay
from audobon.manuscript.language import LANGUAGE_NAMES, detect_language
from audobon.manuscript.markdown import PLAIN_MARKS, drop_emphasis, markdown_lines
from audobon.manuscript.sniffing import ENDINGS, Kind, kind_of, read_as
from audobon.manuscript.source_lines import Source, split_lines, text_part

MAX_BYTES = 10 * 1024 * 1024
"""Of a plain text."""
MAX_LINES = 250_000
"""Of a plain text; a long novel has 70,000."""
MAX_BOOK_BYTES = 64 * 1024 * 1024
"""Of a file that may hold pictures and fonts besides its text."""

_BOM = b"\xef\xbb\xbf"
_SNIFF_BYTES = 65536
_HALVES = re.compile("[\ud800-\udfff]")
"""Surrogates: a string may hold them by themselves, but they are no characters, and no file can hold them."""
_CONTROL = frozenset(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D}


def open_manuscript(path: Path, *, chapter: str = "") -> Manuscript:
    """Read a story file. What it holds decides how it is read; a name that says otherwise gives a warning.

    Args:
        path: Plain text, Markdown or Fountain (UTF-8, at most 10 MB), or an EPUB, Word document or PDF (at most 64 MB).
        chapter: Which chapters to take: a number, a range `2-4`, or words of a title (see `choosing.py`); all if empty.

    Raises:
        InputError: AUD-101 no such file; AUD-102 a folder; AUD-103, AUD-114 another kind of file; AUD-104 too large;
            AUD-105 not text at all; AUD-106 not UTF-8; AUD-107 empty; AUD-108 only white space; AUD-109 nothing but
            headers; AUD-110 the file cannot be read; AUD-111 damaged; AUD-112 no sound zip; AUD-113 encrypted; AUD-115
            no well-formed XML; AUD-116 an e-book without pages; AUD-117 a damaged
            PDF; AUD-118 a PDF without text; AUD-119 no such chapter.
    """
    if path.is_dir():
        raise InputError("AUD-102", f"{path} is a folder, not a story file", hint="name one story file in it")
    if not path.exists():
        raise InputError("AUD-101", f"there is no file {path}", hint="check the path; relative paths start here")
    try:
        size = path.stat().st_size
        if size > MAX_BOOK_BYTES:
            raise _too_large(path.name, size, limit=MAX_BOOK_BYTES)
        data = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise InputError("AUD-110", message, hint="check who may read the file") from error
    kind = kind_of(data, name=path.name)
    source = _source(data, kind, name=path.name)
    told = read_as(kind, name=path.name)
    whole = _manuscript(replace(source, warnings=(*told, *source.warnings)), path.name, data)
    return chosen(whole, chapter)


def read_manuscript(text: str, *, name: str = "text", is_markdown: bool = False) -> Manuscript:
    """A story given as a string; `name` stands for the file in messages and in `source_name`.

    Raises:
        InputError: AUD-104 too large; AUD-107 empty; AUD-108 only white space; AUD-109 nothing but headers.
    """
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data), limit=MAX_BYTES)
    kind = Kind.MARKDOWN if is_markdown else Kind.TEXT
    body, halves = _HALVES.subn("\ufffd", text.removeprefix("\ufeff"))
    source = _text_source(body, kind, name=name)
    if halves:
        warning = f"{name} holds {halves} halves of characters, each read as an unknown character"
        source = replace(source, warnings=(warning, *source.warnings))
    return _manuscript(source, name, data)


def _source(data: bytes, kind: Kind, *, name: str) -> Source:
    if not data:
        raise InputError("AUD-107", f"{name} is empty (0 bytes)", hint="give a file with a story in it")
    if kind is Kind.EPUB:
        return open_epub(Archive(data, name=name), name=name)
    if kind is Kind.DOCX:
        return open_docx(Archive(data, name=name), name=name)
    if kind is Kind.PDF:
        from audobon.manuscript.pdf import open_pdf

        return open_pdf(data, name=name)
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data), limit=MAX_BYTES)
    return _text_source(_decode(data, name), kind, name=name)


def _text_source(text: str, kind: Kind, *, name: str) -> Source:
    if not text:
        raise InputError("AUD-107", f"{name} is empty", hint="give a file with a story in it")
    if not text.strip():
        message = f"{name} holds only white space ({len(text)} characters)"
        raise InputError("AUD-108", message, hint="give a file with a story in it")
    count = text.count("\n") + text.count("\r") - text.count("\r\n")
    if count > MAX_LINES:
        raise too_long(name, f"{count} lines; the limit is {MAX_LINES}")
    lines, parts = split_lines(text), (text_part(text),)
    if kind is Kind.MARKDOWN:
        return Source(lines=markdown_lines(lines), parts=parts)
    if kind is Kind.FOUNTAIN:
        return fountain_source(lines, parts, text)
    if is_screenplay(lines):
        return replace(fountain_source(lines, parts, text), warnings=(f"{name} is read as a screenplay",))
    return Source(lines=[drop_emphasis(line, marks=PLAIN_MARKS) for line in lines], parts=parts)


def _too_large(name: str, size: int, *, limit: int) -> InputError:
    return too_long(name, f"{size / 1024 / 1024:.1f} MB; the limit is {limit // 1024 // 1024} MB")


def _decode(data: bytes, name: str) -> str:
    sample = data[:_SNIFF_BYTES]
    controls = sum(byte in _CONTROL for byte in sample)
    is_utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not is_utf16 and (b"\0" in sample or controls > len(sample) // 100):
        message = f"{name} is a binary file: {controls} control characters in its first {len(sample)} bytes"
        raise InputError("AUD-105", message, hint=f"give a story as {', '.join(ENDINGS)}")
    body = data.removeprefix(_BOM)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(body)
        message = f"{name} is not UTF-8: byte 0x{data[offset]:02x} at offset {offset} does not fit"
        encoding = "UTF-16" if is_utf16 else "WINDOWS-1252"
        hint = f"convert it: iconv -f {encoding} -t UTF-8 {name} > utf8-{name}"
        raise InputError("AUD-106", message, hint=hint) from error


def _manuscript(source: Source, name: str, data: bytes) -> Manuscript:
    cleaned = clean(source, stem=Path(name).stem)
    if not cleaned.text.strip():
        message = f"{name} holds headers but no story text"
        raise InputError("AUD-109", message, hint="check that the story itself is in the file")
    language = detect_language(cleaned.text)
    name = _HALVES.sub("\ufffd", name)
    warnings = cleaned.warnings
    if language != "en":
        spoken = LANGUAGE_NAMES.get(language, "a language other than English")
        warnings += (f"the text seems to be {spoken}; reading is made for English, so who speaks may be wrong",)
    return Manuscript(
        text=cleaned.text,
        title=_HALVES.sub("\ufffd", cleaned.title),
        author=cleaned.author,
        language=language,
        chapters=cleaned.chapters,
        source_runs=cleaned.runs,
        source_name=name,
        source_sha256=hashlib.sha256(data).hexdigest(),
        source_parts=source.parts,
        stressed=cleaned.stressed,
        warnings=warnings,
    )
