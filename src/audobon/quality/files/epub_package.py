"""A stranger's e-book, read once within bounds: container, package, navigation, pages and their pictures.

Knows: where an EPUB keeps what.  Does not know: what of it is a fault.

Source: W3C, EPUB 3.3; Open Container Format, sections 4.2 and 4.3; XML Base is not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from audobon.quality.files.page_pictures import PageSeen, page_seen
from audobon.quality.files.xml_documents import MOST_XML_BYTES, XmlUnusableError, local, texts, xml_root
from audobon.quality.files.zip_members import Member, ZipMembers

MIMETYPE = b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
XHTML = "application/xhtml+xml"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SIZE = re.compile(r"(width|height)\s*=\s*([0-9.]{1,9})")
_PICTURE_TYPES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
_FETCHED = frozenset({"img", "image", "script", "link", "source", "audio", "video", "iframe", "object", "embed"})


@dataclass(frozen=True, kw_only=True)
class Item:
    """An entry of the manifest; `path` is its place in the archive, empty for what lies elsewhere on the net."""

    id: str
    path: str
    kind: str
    properties: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture of a page: its place in the archive, and whether it has words of its own (None: no `alt` at all)."""

    path: str
    alt: str | None


@dataclass(kw_only=True)
class Leaf:
    """A document of the book.

    Attributes:
        path: Its place in the archive.
        fault: Why it cannot be read; empty if it can.
        viewport: Width and height in pixels, if it says them.
        pictures: In order.
        said: Whether it holds words, live or as a description.
        needs: Places in the archive that it fetches from or leads to.
        remote: What it fetches from the net.
        language: As it says.
        script: Whether it runs any.
    """

    path: str
    fault: str = ""
    viewport: tuple[float, float] | None = None
    pictures: list[Picture] = field(default_factory=list)
    said: bool = False
    needs: set[str] = field(default_factory=set)
    remote: list[str] = field(default_factory=list)
    language: str = ""
    script: bool = False


@dataclass(kw_only=True)
class EpubSeen:
    """What an e-book holds; empty where a part is missing or cannot be read.

    Attributes:
        names: Of the archive's members.
        mimetype: What is wrong with the member that says what the file is; empty if nothing.
        container: What is wrong with the container; empty if nothing.
        package: The root of the package document.
        package_path: Its place.
        package_fault: Why it cannot be read.
        items: The manifest.
        spine: The ids of the pages in order, each with its properties.
        leaves: The spine's documents and the navigation, by place.
        pictures: Every picture of the manifest, measured, by place.
        fixed: Whether the book's pages are laid out in advance.
    """

    names: frozenset[str] = frozenset()
    mimetype: str = ""
    container: str = ""
    package: Element | None = None
    package_path: str = ""
    package_fault: str = ""
    items: tuple[Item, ...] = ()
    spine: tuple[tuple[str, frozenset[str]], ...] = ()
    leaves: dict[str, Leaf] = field(default_factory=dict)
    pictures: dict[str, PageSeen] = field(default_factory=dict)
    fixed: bool = False

    @property
    def version(self) -> str:
        """Of EPUB, as the package says."""
        return self.package.get("version", "").strip() if self.package is not None else ""

    def pages(self) -> Iterator[tuple[Leaf, frozenset[str]]]:
        """The documents of the spine in order, with what the spine says of each."""
        listed = {item.id: item for item in self.items}
        for name, properties in self.spine:
            item = listed.get(name)
            if item is not None and item.path in self.leaves:
                yield self.leaves[item.path], properties


def epub_seen(members: ZipMembers) -> EpubSeen:
    """Read an e-book from its open archive; every member is read once."""
    found = EpubSeen(names=frozenset(member.name for member in members.members))
    found.mimetype = _mimetype_fault(members)
    _read_container(members, found)
    _read_package(members, found)
    kinds = {item.path: item for item in found.items}
    read = {found.package_path, CONTAINER, "mimetype"}
    for member in members.members:
        item = kinds.get(member.name)
        if member.name in read:
            continue
        if item is not None and item.kind == XHTML:
            found.leaves[member.name] = _leaf(members, member)
        elif item is not None and item.kind in _PICTURE_TYPES:
            data = members.data(member)
            seen = PageSeen(name=member.name, damage="it cannot be unpacked")
            found.pictures[member.name] = seen if data is None else page_seen(data, name=member.name)
        else:
            members.prove(member)
    return found


def mislabelled(found: EpubSeen) -> Iterator[tuple[Item, str]]:
    """Pictures that are of another kind than the manifest says, and of which."""
    for item in found.items:
        seen = found.pictures.get(item.path)
        if seen is not None and seen.format and seen.format != _PICTURE_TYPES[item.kind]:
            yield item, seen.format


def _mimetype_fault(members: ZipMembers) -> str:
    first = min(members.members, key=lambda member: member.offset, default=None)
    member = members.named("mimetype")
    if member is None:
        return "there is no member `mimetype`"
    data = members.data(member, most=1024)
    if data is None or data != MIMETYPE:
        return "`mimetype` does not say application/epub+zip, and nothing else"
    if first is not member:
        return "`mimetype` is not the first member of the archive"
    return "" if member.stored and not member.info.extra else "`mimetype` is packed, or has extra fields"


def _read_container(members: ZipMembers, found: EpubSeen) -> None:
    root, fault = _document(members, CONTAINER, doctype=False)
    if root is None:
        found.container = fault
        return
    places = [one.get("full-path", "") for one in root.iter() if local(one.tag) == "rootfile"]
    found.package_path = next((place for place in places if place), "")
    if not found.package_path:
        found.container = "it names no package document"


def _read_package(members: ZipMembers, found: EpubSeen) -> None:
    if not found.package_path:
        return
    root, found.package_fault = _document(members, found.package_path, doctype=True)
    if root is None:
        return
    found.package = root
    found.items = tuple(
        Item(
            id=one.get("id", ""),
            path=_place(one.get("href", ""), beside=found.package_path),
            kind=one.get("media-type", "").strip().lower(),
            properties=frozenset(one.get("properties", "").split()),
        )
        for one in root.iter()
        if local(one.tag) == "item"
    )
    found.spine = tuple(
        (one.get("idref", ""), frozenset(one.get("properties", "").split()))
        for one in root.iter()
        if local(one.tag) == "itemref"
    )
    metas = [one for one in root.iter() if local(one.tag) == "meta"]
    found.fixed = any(
        one.get("property") == "rendition:layout" and (one.text or "").strip() == "pre-paginated" for one in metas
    )


def _document(members: ZipMembers, name: str, *, doctype: bool) -> tuple[Element | None, str]:
    """A document's root, or why there is none."""
    member = members.named(name)
    data = members.data(member, most=MOST_XML_BYTES) if member is not None else None
    if data is None:
        return None, f"{name} is not there" if member is None else f"{name} cannot be unpacked"
    try:
        return xml_root(data, doctype=doctype), ""
    except XmlUnusableError as fault:
        return None, f"{name}: {fault}"


def _leaf(members: ZipMembers, member: Member) -> Leaf:
    leaf = Leaf(path=member.name)
    root, leaf.fault = _document(members, member.name, doctype=True)
    if root is None:
        return leaf
    leaf.language = root.get(_LANG, root.get("lang", ""))
    body_words = "".join("".join(one.itertext()) for one in root.iter() if local(one.tag) == "body")
    leaf.said = bool(body_words.strip())
    for one in root.iter():
        _read_element(one, leaf)
    return leaf


def _read_element(one: Element, leaf: Leaf) -> None:
    name = local(one.tag)
    if name == "meta" and one.get("name", "").lower() == "viewport":
        sizes = {found[1]: float(found[2]) for found in _SIZE.finditer(one.get("content", "")) if _is_number(found[2])}
        if sizes.get("width") and sizes.get("height"):
            leaf.viewport = (sizes["width"], sizes["height"])
    leaf.script = leaf.script or name == "script"
    leaf.said = leaf.said or bool(one.get("aria-label", "").strip() or one.get("alt", "").strip())
    address = one.get("src") or one.get(_HREF) or one.get("href") or one.get("data")
    if not address or address.startswith(("#", "data:", "mailto:")):
        return
    place = _place(address, beside=leaf.path)
    if name in _FETCHED and not place:
        leaf.remote.append(address)
    elif place:
        leaf.needs.add(place)
    if name in ("img", "image") and place:
        alt = one.get("alt") if name == "img" else one.get("aria-label", " ".join(texts(one, "title")))
        leaf.pictures.append(Picture(path=place, alt=alt))


def _place(address: str, *, beside: str) -> str:
    """The member that an address means; empty if it lies outside."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return normpath((PurePosixPath(beside).parent / unquote(parts.path)).as_posix())


def _is_number(text: str) -> bool:
    return text.count(".") <= 1 and text != "."
