"""Comic-book archives, looked at: what is in one, and what can be wrong with its order and its metadata.

Knows: CBZ, ComicInfo.xml's place and use.  Does not know: other kinds of books.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from audobon.comic.inspection import Fault, StageFound, StageName
from audobon.quality.files.archive_checks import ARCHIVE_CHECKS
from audobon.quality.files.checking_parts import FileCheck, Way, few, shown, stage_of
from audobon.quality.files.comic_info_rules import broken_rules, is_int
from audobon.quality.files.languages import is_language
from audobon.quality.files.page_pictures import PICTURE_ENDINGS, BookPages, PageSeen, natural_key, page_seen
from audobon.quality.files.pixel_checks import PIXEL_CHECKS
from audobon.quality.files.xml_documents import MOST_XML_BYTES, XmlUnusableError, xml_root
from audobon.quality.files.zip_members import Member, ZipMembers, opened_zip

INFO = "ComicInfo.xml"


@dataclass(frozen=True, kw_only=True)
class ComicArchive:
    """An archive's pages and metadata.

    Attributes:
        pages: In natural order, which is how readers show them.
        sizes_bytes: Of each page's picture.
        info_name: Where the metadata lies; empty if there is none.
        info: The metadata; None if there is none or it cannot be read.
        info_fault: Why it cannot be.
    """

    pages: tuple[PageSeen, ...]
    sizes_bytes: tuple[int, ...]
    info_name: str
    info: Element | None
    info_fault: XmlUnusableError | None

    def said(self, field: str) -> str:
        """What the metadata says in a field, stripped; empty if it says nothing."""
        found = self.info.find(field) if self.info is not None else None
        return (found.text or "").strip() if found is not None else ""

    @property
    def counted(self) -> int | None:
        """The number of pages that the metadata gives; None if it gives none."""
        said = self.said("PageCount")
        return int(said) if is_int(said) and int(said) > 0 else None


class PageOrder:
    """Pages have names that readers sort in different ways.

    What it sees: whether the names' order letter by letter is their order by numbers, and whether all lie in one folder
        or in folders that sort.
    Why it matters: `10.jpg` stands before `2.jpg` in readers that sort by letters, and after it in the others.
    Threshold: none.
    Blind spots: names that sort, in the wrong order.
    Remedy: name the pages with as many digits each: 001, 002.
    """

    code = "AUD-Q220"
    _way = Way(code=code, way_out="name the pages with equally many digits: 001, 002 and so on")

    def faults(self, view: ComicArchive) -> Iterator[Fault]:
        names = [page.name.casefold() for page in view.pages]
        for one, other in zip(sorted(names), sorted(names, key=natural_key), strict=True):
            if one != other:
                yield self._way.warning("the page comes sooner or later, as the reader sorts", shown(other))
                return


class ComicInfoThere:
    """There is no metadata, or not where readers look.

    What it sees: whether ComicInfo.xml lies at the root of the archive, spelt so.
    Why it matters: without it a library shows the file's name in place of title, author and way of reading.
    Threshold: none.
    Blind spots: other metadata (ComicBookInfo, CoMet), which few readers know.
    Remedy: bind the book again, or write one.
    """

    code = "AUD-Q221"
    _way = Way(code=code, way_out="put a ComicInfo.xml at the root of the archive")

    def faults(self, view: ComicArchive) -> Iterator[Fault]:
        if not view.info_name:
            yield self._way.warning("there is no ComicInfo.xml")
        elif view.info_name != INFO:
            yield self._way.warning("the metadata is not at the root, or spelt in another way", shown(view.info_name))


class ComicInfoSound:
    """The metadata is no sound XML.

    What it sees: whether ComicInfo.xml is well formed, and declares no document type and no entities.
    Why it matters: readers pass over it or, worse, expand what it declares.
    Threshold: none.
    Blind spots: what is said in it (see ComicInfoValid).
    Remedy: write it anew.
    """

    code = "AUD-Q222"
    _way = Way(code=code, way_out="write ComicInfo.xml anew, as plain XML without a DTD")

    def faults(self, view: ComicArchive) -> Iterator[Fault]:
        if view.info_fault is not None:
            yield self._way.error(shown(str(view.info_fault)), shown(view.info_name))


class ComicInfoValid:
    """The metadata breaks its schema.

    What it sees: unknown and repeated fields, their order, and the form of every value, by ComicInfo 2.0 and 2.1.
    Why it matters: programs that read by the schema drop what does not fit, or the whole of it.
    Threshold: none. An unknown field or another order is a warning: readers are lenient there.
    Blind spots: values of the right form that are not true.
    Remedy: mend the field.
    """

    code = "AUD-Q223"
    _way = Way(code=code, way_out="mend the field as the ComicInfo schema has it")

    def faults(self, view: ComicArchive) -> Iterator[Fault]:
        if view.info is not None:
            for hurts, fact, field in broken_rules(view.info):
                yield (self._way.error if hurts else self._way.warning)(fact, f"{INFO}: {shown(field)}")


class PageList:
    """The metadata speaks of pages that are not these.

    What it sees: for each entry of the list of pages: whether there is such a picture, and whether its size in pixels
        and bytes is as said.
    Why it matters: readers lay out spreads and mark covers by this list.
    Threshold: none.
    Blind spots: kinds of pages that are not true.
    Remedy: write the list anew, or bind the book again.
    """

    code = "AUD-Q224"
    _way = Way(code=code, way_out="write the list of pages anew, or bind the book again")

    def faults(self, view: ComicArchive) -> Iterator[Fault]:
        listed = view.info.findall("Pages/Page") if view.info is not None else []
        for entry in listed:
            said = {name: int(value) for name, value in entry.attrib.items() if name in _COUNTED and is_int(value)}
            image = said.pop("Image", None)
            if image is None:
                continue
            where = f"{INFO}: page {image}"
            if not 0 <= image < len(view.pages):
                yield self._way.error(f"there is no picture {image}; there are {len(view.pages)}", where)
            elif len(listed) == len(view.pages):  # or else every page after a missing one would be another than said
                off = self._off(view, image, said)
                if off:
                    yield self._way.warning(f"{view.pages[image].name} is another picture than said: {off}", where)

    def _off(self, view: ComicArchive, image: int, said: dict[str, int]) -> str:
        """What is said otherwise than it is of a picture; empty if nothing is."""
        page = view.pages[image]
        true = {"ImageSize": view.sizes_bytes[image], "ImageWidth": page.width, "ImageHeight": page.height}
        wrong = [name for name, value in said.items() if value > 0 and value != true[name] and not page.damage]
        return ", ".join(f"{name} is {true[name]:.0f}, not {said[name]}" for name in wrong)


class ComicMetadata:
    """The book does not say what it is.

    What it sees: title (or series), author, and the language as a BCP 47 tag.
    Why it matters: libraries sort by them, and a screen reader speaks by the language.
    Threshold: none.
    Blind spots: whether they are true.
    Remedy: bind the book with them, or add them.
    """

    code = "AUD-Q225"
    _way = Way(code=code, way_out="add it to ComicInfo.xml, or to the story, and bind the book again")

    def faults(self, view: ComicArchive) -> Iterator[Fault]:
        if view.info is None:
            return
        if not (view.said("Title") or view.said("Series")):
            yield self._way.warning("the book has no title", f"{INFO}: Title")
        if not view.said("Writer"):
            yield self._way.warning("the book names no author", f"{INFO}: Writer")
        language = view.said("LanguageISO")
        if not language:
            yield self._way.warning("the book does not say its language", f"{INFO}: LanguageISO")
        elif not is_language(language):
            yield self._way.error(f"{shown(language)!r} is no language", f"{INFO}: LanguageISO")


_COUNTED = frozenset({"Image", "ImageSize", "ImageWidth", "ImageHeight"})
COMIC_CHECKS: tuple[FileCheck[ComicArchive], ...] = (
    PageOrder(), ComicInfoThere(), ComicInfoSound(), ComicInfoValid(), PageList(), ComicMetadata(),
)  # fmt: skip


def comic_stages(path: Path) -> tuple[BookPages, tuple[StageFound, ...]]:
    """Look at a comic-book archive: its pages, and the stages that they and it make."""
    with opened_zip(path) as members:
        book = _comic(members)
        archive_faults = [fault for check in ARCHIVE_CHECKS for fault in few(check.faults(members))]
        opens = not members.damage
    pages = BookPages(
        pages=book.pages, numbered=tuple(page.name for page in book.pages), counted=book.counted
    )  # fmt: skip
    checks: tuple[FileCheck[ComicArchive], ...] = COMIC_CHECKS if opens else ()
    technical = stage_of(StageName.TERTIARY, checks, book)
    codes = tuple(check.code for check in ARCHIVE_CHECKS)
    primary = stage_of(StageName.PRIMARY, PIXEL_CHECKS if opens else (), pages)
    tertiary = StageFound(
        name=StageName.TERTIARY,
        checked=(*codes, *technical.checked),
        faults=(*archive_faults, *technical.faults),
    )
    return pages, (primary, tertiary)


def _comic(members: ZipMembers) -> ComicArchive:
    """Every member read once: pages measured, metadata parsed, the rest proved."""
    pictures: list[tuple[Member, PageSeen, int]] = []
    info_name = _info_name(members)
    info: Element | None = None
    info_fault: XmlUnusableError | None = None
    for member in members.members:
        if member.name == info_name:
            info, info_fault = _info(members.data(member, most=MOST_XML_BYTES))
        elif _is_page(member.name):
            data = members.data(member)
            if data is None:
                seen = PageSeen(name=member.name, damage="it cannot be unpacked")
            else:
                seen = page_seen(data, name=member.name)
            pictures.append((member, seen, len(data or b"")))
        else:
            members.prove(member)
    pictures.sort(key=lambda one: natural_key(one[0].name))
    return ComicArchive(
        pages=tuple(seen for _, seen, _ in pictures),
        sizes_bytes=tuple(size for _, _, size in pictures),
        info_name=info_name,
        info=info,
        info_fault=info_fault,
    )


def _info(data: bytes | None) -> tuple[Element | None, XmlUnusableError | None]:
    if data is None:
        return None, XmlUnusableError("it cannot be unpacked")
    try:
        return xml_root(data, doctype=False), None
    except XmlUnusableError as fault:
        return None, fault


def _info_name(members: ZipMembers) -> str:
    """The metadata where readers look for it, or else where it is by mistake."""
    found = [one.name for one in members.members if PurePosixPath(one.name).name.lower() == INFO.lower()]
    return INFO if INFO in found else next(iter(found), "")


def _is_page(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return path.suffix.lower() in PICTURE_ENDINGS and not hidden
