"""E-books: the pages in the order of the spine, with their chapters, and nothing that is not the story.

Knows: container, package, spine, table of contents, what is front and back matter.
Does not know: what stands on a page (`xhtml.py`), zip files (`archive.py`).
Source: EPUB 3.3, sections 4 (container) and 5 (package); Open Packaging Format 2.0.1 (guide, NCX).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from audobon.comic.manuscript import SourcePart
from audobon.errors import InputError
from audobon.manuscript.archive import Archive, encrypted
from audobon.manuscript.flow import Flow
from audobon.manuscript.markup import decoded, walk
from audobon.manuscript.source_lines import Source, text_part
from audobon.manuscript.xhtml import XhtmlPage

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_NCX = "application/x-dtbncx+xml"
_NO_STORY = re.compile("cover|title-page|toc|copyright-page|colophon|index|loi|lot|notes|bibliography|glossary")
"""Types of the guide's references to pages that are no story."""
_NO_STORY_LABEL = re.compile(
    r"\W*(?:(?:front |back )?cover|half-?\s?title(?: page)?|title\s?page|copyright.{0,40}|(?:table of )?contents"
    r"|colophon|imprint|uncopyright|also by .{1,60}|about the (?:author|publisher)|(?:list of )?illustrations|endnotes"
    r"|the full project gutenberg.{0,40})\W*",
    re.IGNORECASE,
)
_SHORT_CHARACTERS = 6000
"""A page that is only called a title page or the like is left out if it is no longer than this."""


@dataclass(kw_only=True)
class _Item:
    path: str
    kind: str
    properties: frozenset[str]


@dataclass
class _Package:
    """What the package document says (see `markup.MarkupReader`)."""

    folder: str
    items: dict[str, _Item] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    toc: str = ""
    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    no_story: set[str] = field(default_factory=set)
    _held: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        if tag == "title" or (tag == "creator" and attributes.get("role", "aut") == "aut"):
            self._held = []
        elif tag == "item" and "href" in attributes:
            self.items[attributes.get("id", "")] = _Item(
                path=_path(self.folder, attributes["href"])[0],
                kind=attributes.get("media-type", ""),
                properties=frozenset(attributes.get("properties", "").split()),
            )
        elif tag == "spine":
            self.toc = attributes.get("toc", "")
        elif tag == "itemref" and attributes.get("linear", "yes") != "no":
            self.spine.append(attributes.get("idref", ""))
        elif tag == "reference" and _NO_STORY.fullmatch(attributes.get("type", "").lower()):
            path, place = _path(self.folder, attributes.get("href", ""))
            self.no_story |= {path} if not place else set()

    def end(self, tag: str) -> None:
        if self._held is not None and tag in ("title", "creator"):
            found = " ".join("".join(self._held).split())
            (self.titles if tag == "title" else self.authors).extend([found] if found else [])
            self._held = None

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        if self._held is not None:
            self._held.append(text)


@dataclass
class _Contents:
    """The table of contents, EPUB 2's or 3's: what each place is called, by page and element id."""

    folder: str
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    _in_toc: int = 0
    _open: list[str] = field(default_factory=list)
    _href: str = ""
    _held: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        self._open.append(tag)
        if tag == "navMap" or (tag == "nav" and "toc" in attributes.get("type", "").split()):
            self._in_toc = self._in_toc or len(self._open)
        elif self._in_toc and tag == "navLabel":
            self._held = []
        elif self._in_toc and tag == "content":
            self._name(attributes.get("src", ""))
        elif self._in_toc and tag == "a":
            self._href, self._held = attributes.get("href", ""), []

    def end(self, tag: str) -> None:
        if tag == "a" and self._in_toc:
            self._name(self._href)
        if len(self._open) == self._in_toc:
            self._in_toc = 0
        self._open.pop()

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        if self._held is not None:
            self._held.append(text)

    def _name(self, href: str) -> None:
        label = " ".join("".join(self._held or []).split())
        path, place = _path(self.folder, href)
        if label and path:
            self.labels.setdefault(path, {}).setdefault(place, label)
        self._held = None


@dataclass
class _Attributes:
    """Every value of one attribute of one element."""

    tag: str
    attribute: str
    values: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str], at: int) -> None:
        if tag == self.tag and self.attribute in attributes:
            self.values.append(attributes[self.attribute])

    def end(self, tag: str) -> None:
        """Attributes alone are asked for."""

    def words(self, text: str, offsets: range | tuple[int, ...]) -> None:
        """Attributes alone are asked for."""


def open_epub(archive: Archive, *, name: str) -> Source:
    """The story in an e-book.

    Raises:
        InputError: AUD-104 too much text; AUD-111 to AUD-113 see `archive.py`; AUD-115 no well-formed XML; AUD-116
            nothing in it to be read in order.
    """
    _refuse_locked(archive, name)
    roots = _Attributes("rootfile", "full-path")
    _walk(archive, CONTAINER, roots)
    if not roots.values:
        raise _no_pages(name, "it names no package document")
    package_path = posixpath.normpath(roots.values[0])
    package = _Package(posixpath.dirname(package_path))
    _walk(archive, package_path, package)
    contents = _contents(archive, package)
    flow, parts, warnings, note_marks, end = Flow(name=name), list[SourcePart](), list[str](), 0, 0
    for item in _story_pages(package):
        if item.path not in archive:
            warnings.append(f"the e-book names a page that is not in it: {item.path}")
            continue
        source = decoded(archive.read(item.path), name=item.path)
        labels = contents.labels.get(item.path, {})
        is_no_story = item.path in package.no_story or bool(_NO_STORY_LABEL.fullmatch(labels.get("", "")))
        if is_no_story and len(source) <= _SHORT_CHARACTERS:
            continue
        page = XhtmlPage(flow, base=end, labels=labels)
        walk(source, page, name=item.path)
        page.finish()
        parts.append(text_part(source, name=item.path, start=end))
        note_marks += page.note_marks
        end += len(source)
    if not flow.lines:
        raise _no_pages(name, "no page in its reading order has text" if package.spine else "it has no reading order")
    if note_marks:
        warnings.append(f"{note_marks} notes were left out")
    return Source(
        lines=flow.lines,
        parts=tuple(parts),
        title=package.titles[0] if package.titles else "",
        author=", ".join(dict.fromkeys(package.authors[:3])),
        is_laid_out=True,
        only_marked_headings=any(line.heading for line in flow.lines),
        warnings=tuple(warnings),
    )


def _refuse_locked(archive: Archive, name: str) -> None:
    if _ENCRYPTION in archive:
        methods = _Attributes("EncryptionMethod", "Algorithm")
        _walk(archive, _ENCRYPTION, methods)
        if not set(methods.values) <= set(_FONT_SCRAMBLING):
            raise encrypted(name, "its pages are locked by its seller (DRM)")


def _walk(archive: Archive, member: str, reader: _Package | _Contents | _Attributes) -> None:
    walk(decoded(archive.read(member), name=member), reader, name=member)


def _contents(archive: Archive, package: _Package) -> _Contents:
    items = list(package.items.values())
    toc = next((item for item in items if "nav" in item.properties), None)
    toc = toc or package.items.get(package.toc) or next((item for item in items if item.kind == _NCX), None)
    contents = _Contents(posixpath.dirname(toc.path) if toc else "")
    if toc and toc.path in archive:
        _walk(archive, toc.path, contents)
    return contents


def _story_pages(package: _Package) -> list[_Item]:
    items = [package.items[name] for name in dict.fromkeys(package.spine) if name in package.items]
    return [item for item in items if item.kind in _PAGES and "nav" not in item.properties]


def _path(folder: str, href: str) -> tuple[str, str]:
    """A reference as the member it names and the place in it."""
    path, _, place = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(path))) if path else "", unquote(place)


def _no_pages(name: str, fact: str) -> InputError:
    return InputError(
        "AUD-116", f"{name} is an e-book without pages to read: {fact}", hint="export it anew, or as plain text (.txt)"
    )
