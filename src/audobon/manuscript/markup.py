"""XML read as a stream in which every character knows its place; what XML can do to its readers is refused.

Knows: well-formedness, encodings, character references.  Does not know: what any element means.
Source: XML 1.0 (fifth edition); entities beyond the five built in are HTML's, by name, and a file that declares its own
is refused, so that nothing can be expanded or fetched.
"""

from __future__ import annotations

import codecs
import re
from html.entities import name2codepoint
from typing import Protocol
from xml.parsers import expat

from audobon.errors import InputError
from audobon.manuscript.source_lines import ours

MAX_DEPTH = 500

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|(?:us-)?ascii|iso-8859-\d\d?|(?:windows-|cp)125\d|koi8-[ru]|big5|gb\w+|shift_jis|euc-\w+",
    re.IGNORECASE,
)
_REFERENCE = re.compile(rb"&(?:#|amp;|lt;|gt;|quot;|apos;)")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class MarkupReader(Protocol):
    """Who is told what a document holds. Names come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        """An element begins, its `<` at this character of the document."""
        ...

    def end(self, tag: str) -> None:
        """An element ends."""
        ...

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        """Characters, and where each stands in the document (`ours` for references spelt out)."""
        ...


def decoded(data: bytes, *, name: str) -> str:
    """An XML document as text, its byte-order mark taken off.

    Raises:
        InputError: AUD-115, if its bytes do not fit its encoding.
    """
    encoding = "utf-8"
    for mark, named in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], named
            break
    else:
        if data[:4] in (b"<\0?\0", b"\0<\0?"):
            encoding = "utf-16-le" if data[0] else "utf-16-be"
        elif declared := _DECLARED.match(data[:200]):
            encoding = declared.group(1).decode("ascii")
    if not _ENCODINGS.fullmatch(encoding):
        raise _unreadable(name, f"its encoding is {encoding}")
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise _unreadable(name, f"it is not {encoding}") from error


def walk(source: str, reader: MarkupReader, *, name: str) -> None:
    """Tell a reader all that a document holds, in order. Linear in its length.

    Args:
        source: The document (see `decoded`).
        reader: Who is told.
        name: Stands for the document in messages.

    Raises:
        InputError: AUD-115, if it is not well formed, declares entities, or is nested more than 500 deep.
    """
    _Walk(source, reader, name=name).run()


class _Walk:
    """One parse. Expat counts bytes of UTF-8, in order; characters are counted along."""

    def __init__(self, source: str, reader: MarkupReader, *, name: str) -> None:
        self._data = source.encode("utf-8", "replace")
        self._reader = reader
        self._name = name
        self._depth = 0
        self._at_byte = 0
        self._at_char = 0
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = False
        # As if there were a document type elsewhere: an unknown entity is then told of, not an error. None is fetched.
        parser.UseForeignDTD(True)
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._refuse_entity
        self._parser = parser

    def run(self) -> None:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise _unreadable(self._name, str(error)) from error

    def _place(self) -> int:
        now = self._parser.CurrentByteIndex
        self._at_char += len(self._data[self._at_byte : now].decode("utf-8", "ignore"))
        self._at_byte = now
        return self._at_char

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _unreadable(self._name, f"elements are nested more than {MAX_DEPTH} deep")
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._reader.start(tag.rpartition(" ")[2], local, self._place())

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._reader.end(tag.rpartition(" ")[2])

    def _words(self, text: str) -> None:
        at, byte = self._place(), self._parser.CurrentByteIndex
        # A reference is told of by itself; an ampersand in a CDATA section stands for itself.
        if len(text) == 1 and _REFERENCE.match(self._data, byte):
            self._reader.words(text, (ours(at),))
        else:
            self._reader.words(text, range(at, at + len(text)))

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter and name in name2codepoint:
            self._reader.words(chr(name2codepoint[name]), (ours(self._place()),))

    def _refuse_entity(self, name: str, *declared: object) -> None:
        raise _unreadable(self._name, f"it declares an entity of its own, {name[:40]!r}")


def _unreadable(name: str, fact: str) -> InputError:
    return InputError(
        "AUD-115", f"{name} cannot be read as XML: {fact}", hint="save the story anew, or as plain text (.txt)"
    )
