"""What kind of file this is, by what it holds; its name only tells plain texts apart.

Knows: magic numbers, endings, what is in which kind of zip.  Does not know: how any kind is read.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from audobon.errors import InputError
from audobon.manuscript.archive import Archive, encrypted
from audobon.manuscript.docx import CONTENT_TYPES, USUAL_DOCUMENT
from audobon.manuscript.epub import CONTAINER


class Kind(StrEnum):
    """The kinds of file that hold stories, by their usual ending."""

    TEXT = ".txt"
    MARKDOWN = ".md"
    EPUB = ".epub"
    DOCX = ".docx"
    FOUNTAIN = ".fountain"
    PDF = ".pdf"


ENDINGS = tuple(kind.value for kind in Kind)

_TEXTS = (Kind.TEXT, Kind.MARKDOWN, Kind.FOUNTAIN)
_SPOKEN = {
    Kind.TEXT: "plain text",
    Kind.MARKDOWN: "Markdown",
    Kind.EPUB: "an e-book (EPUB)",
    Kind.DOCX: "a Word document",
    Kind.FOUNTAIN: "a screenplay",
    Kind.PDF: "a PDF",
}
_WORD = b"wordprocessingml.document.main"
_PDF = b"%PDF-"
_PDF_WITHIN_BYTES = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_TEXT_SAMPLE_BYTES = 4096


def kind_of(data: bytes, *, name: str) -> Kind:
    """The kind of file that these bytes are.

    Args:
        data: The whole file.
        name: The file's name.

    Raises:
        InputError: AUD-103 no kind that is read, by its name; AUD-114 likewise, by what it holds; AUD-111 damaged;
            AUD-112 no sound zip; AUD-113 encrypted.
    """
    ending = PurePath(name).suffix.lower()
    if data.startswith(_ZIP):
        return _kind_of_zip(Archive(data, name=name), name=name)
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise encrypted(name, "it opens with a password alone")
        raise _another(name, "an old Office document (.doc)")
    if _PDF in data[:_PDF_WITHIN_BYTES]:
        return Kind.PDF
    if data.startswith(b"{\\rtf"):
        raise _another(name, "Rich Text (.rtf)")
    if ending not in ENDINGS:
        message = f"{name} ends in {ending or 'nothing'!r}; readable are {', '.join(ENDINGS)}"
        raise InputError("AUD-103", message, hint="save the story as one of these")
    kind = Kind(ending)
    if kind in _TEXTS or not data:
        return kind
    if _is_text(data[:_TEXT_SAMPLE_BYTES]):
        return Kind.TEXT
    raise InputError(
        "AUD-111", f"{name} is damaged: it does not begin as such a file does", hint="fetch it again, whole"
    )


def _is_text(sample: bytes) -> bool:
    return b"\0" not in sample and "\ufffd" not in sample[:-3].decode("utf-8", "replace")


def read_as(kind: Kind, *, name: str) -> tuple[str, ...]:
    """The warning that a file is read as something else than its name says, if so."""
    ending = PurePath(name).suffix.lower()
    return () if ending == kind.value else (f"{name} is read as {_SPOKEN[kind]}, which it holds",)


def _kind_of_zip(archive: Archive, *, name: str) -> Kind:
    if CONTAINER in archive:
        return Kind.EPUB
    if USUAL_DOCUMENT in archive or (CONTENT_TYPES in archive and _WORD in archive.read(CONTENT_TYPES)):
        return Kind.DOCX
    raise _another(name, "a zip file, but no e-book and no Word document")


def _another(name: str, what: str) -> InputError:
    return InputError("AUD-114", f"{name} is {what}; readable are {', '.join(ENDINGS)}", hint="save it as one of these")
