"""A bound file, looked at: which kind it is, the stages that look at such a kind, and the verdict.

Knows: kinds of files by what they hold.  Does not know: what any stage sees.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from audobon.comic.inspection import Fault, Inspection, Outcome, StageFound, StageName, Unchecked
from audobon.errors import InputError
from audobon.quality.files.cbz import comic_stages
from audobon.quality.files.checking_parts import Way, stage_of
from audobon.quality.files.epub_checks import epub_stages
from audobon.quality.files.page_pictures import BookPages
from audobon.quality.files.pdf_checks import pdf_stages
from audobon.quality.files.picture_folder import folder_stages, picture_files
from audobon.quality.files.web_page_checks import web_page_stages

MOST_FILE_BYTES = 4 * 1024 * 1024 * 1024
MOST_PAGE_BYTES = 256 * 1024 * 1024
"""Of a web page, which is read whole."""
_HEAD_BYTES = 1024


class Kind(StrEnum):
    """The kinds of bound books that are looked at."""

    CBZ = "CBZ"
    PDF = "PDF"
    EPUB = "EPUB"
    WEB_PAGE = "web page"
    PICTURES = "folder of pictures"


_ENDINGS = {
    ".cbz": Kind.CBZ, ".zip": Kind.CBZ, ".pdf": Kind.PDF, ".epub": Kind.EPUB, ".html": Kind.WEB_PAGE,
    ".htm": Kind.WEB_PAGE,
}  # fmt: skip
_STRANGERS = ((b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"), (b"\x1f\x8b", "a gzip archive"))
_HINT = "give a book's folder, or a file that ends in .cbz, .pdf, .epub or .html, or a folder of page pictures"


@dataclass(frozen=True, kw_only=True)
class NamedFile:
    """A file's kind by its ending and by what it holds, where they tell; `stranger` is what it is if it is no book."""

    path: Path
    by_name: Kind | None
    by_content: Kind | None
    stranger: str = ""


class WrongEnding:
    """The file is of another kind than its name says.

    What it sees: the ending, and what the file begins with.
    Why it matters: programs go by the ending, and open it with the wrong one or not at all. A RAR archive that is
        called .cbz is the usual case.
    Threshold: none.
    Blind spots: files of the right kind that are no books.
    Remedy: name it as what it is, or pack it anew.
    """

    code = "AUD-Q208"
    _way = Way(code=code, way_out="name the file as what it is, or pack it anew as what its name says")

    def faults(self, view: NamedFile) -> Iterator[Fault]:
        ending = view.path.suffix
        if view.stranger:
            yield self._way.error(f"the name ends in {ending}, and it is {view.stranger}")
        elif view.by_content is not None and view.by_content is not view.by_name:
            yield self._way.error(f"the name ends in {ending or 'nothing'}, and it is a {view.by_content}")


class UnseenStage:
    """A part of the book could not be looked at.

    What it sees: stages that look at files of this kind and could not.
    Why it matters: what nobody looked at is not passed.
    Threshold: none.
    Blind spots: what no stage looks at in files of this kind, which the stage itself says.
    Remedy: mend what kept the stage from looking.
    """

    code = "AUD-Q290"
    _way = Way(code=code, way_out="mend what the other stages found, and check again")

    def faults(self, view: Sequence[StageFound]) -> Iterator[Fault]:
        for stage in view:
            if stage.outcome is Outcome.NOT_RUN:
                yield self._way.error(f"the {stage.name} stage could not look at the book", str(stage.name))


def inspected_file(path: Path, *, outside: bool = True) -> Inspection:
    """Look at a bound book.

    Args:
        path: A CBZ, PDF, EPUB or HTML file, or a folder of pictures.
        outside: Whether other programs are asked that are installed (EPUBCheck).

    Raises:
        InputError: AUD-180, if there is no such file or it cannot be read; AUD-181, if it is of no kind that is looked
            at; AUD-182, if it is too large.
    """
    named = _named(path)
    kind = named.by_content or named.by_name
    if kind is None:
        raise InputError("AUD-181", f"{path} is {named.stranger or 'no book of a kind that is checked'}", hint=_HINT)
    look: dict[Kind, Callable[[Path], tuple[BookPages, tuple[StageFound, ...]]]] = {
        Kind.CBZ: comic_stages,
        Kind.PDF: pdf_stages,
        Kind.EPUB: lambda file: epub_stages(file, outside=outside),
        Kind.WEB_PAGE: web_page_stages,
        Kind.PICTURES: folder_stages,
    }
    try:
        pages, stages = look[kind](path)
    except OSError as error:
        raise _unreadable(path, error) from error
    primary, tertiary = stages
    if kind is not Kind.PICTURES:
        ending = WrongEnding()
        tertiary = replace(
            tertiary,
            checked=(ending.code, *tertiary.checked),
            faults=(*ending.faults(named), *tertiary.faults),
        )
    unseen = Unchecked(what="hand, figures, places and lettering", why="a bound file holds no pencils and no layers")
    secondary = StageFound(name=StageName.SECONDARY, checked=(), unchecked=(unseen,))
    final = stage_of(StageName.FINAL, (UnseenStage(),), (primary, tertiary))
    stages = (primary, secondary, tertiary, final)
    return Inspection(subject=str(path), kind=kind, pages=pages.count, stages=stages)


def _named(path: Path) -> NamedFile:
    """What kind of file this is, by its name and by what it holds."""
    try:
        if path.is_dir():
            held = Kind.PICTURES if picture_files(path) else None
            return NamedFile(path=path, by_name=None, by_content=held)
        size = path.stat().st_size
        if not path.is_file():  # a pipe would be waited for without end
            return NamedFile(path=path, by_name=None, by_content=None, stranger="no file on a disk")
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from error
    by_name = _ENDINGS.get(path.suffix.lower())
    by_content = _held(path, head)
    most = MOST_PAGE_BYTES if (by_content or by_name) is Kind.WEB_PAGE else MOST_FILE_BYTES
    if size > most:
        raise InputError("AUD-182", f"{path} has {size} bytes, more than the {most} that are read", hint=_HINT)
    stranger = next((what for mark, what in _STRANGERS if head.startswith(mark)), "")
    return NamedFile(path=path, by_name=by_name, by_content=by_content, stranger=stranger)


def _held(path: Path, head: bytes) -> Kind | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path, head)
    if b"%PDF-" in head:
        return Kind.PDF
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return Kind.WEB_PAGE if start.startswith((b"<!doctype html", b"<html")) else None


def _zip_kind(path: Path, head: bytes) -> Kind:
    if b"mimetypeapplication/epub+zip" in head:
        return Kind.EPUB
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        return Kind.EPUB if path.suffix.lower() == ".epub" else Kind.CBZ  # what is wrong with it is found there
    marks = ("META-INF/container.xml", "mimetype")
    return Kind.EPUB if any(name in marks or name.endswith(".opf") for name in names) else Kind.CBZ


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError("AUD-180", f"{path} cannot be read: {error.strerror or error}", hint=_HINT)
