"""Faults of an e-book as a file: for readers, for shops, for who hears it read.

Knows: what an EPUB holds.  Does not know: how it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from audobon.comic.inspection import Fault, StageFound, StageName, Unchecked
from audobon.quality.files.archive_checks import ARCHIVE_CHECKS
from audobon.quality.files.checking_parts import FileCheck, Way, few, shown, stage_of
from audobon.quality.files.epub_package import CONTAINER, EpubSeen, epub_seen, mislabelled
from audobon.quality.files.epubcheck import WHAT, EpubValidator
from audobon.quality.files.languages import is_language
from audobon.quality.files.page_pictures import BookPages, PageSeen
from audobon.quality.files.pixel_checks import PIXEL_CHECKS
from audobon.quality.files.xml_documents import local, texts
from audobon.quality.files.zip_members import opened_zip

_UNLISTED = ("META-INF/", "mimetype")


class EpubContainer:
    """The file does not say that it is an e-book.

    What it sees: whether `mimetype` is the first member, stored, and right; whether META-INF/container.xml leads to a
        package.
    Why it matters: readers know the file by them, and shops refuse one without.
    Threshold: none.
    Blind spots: renditions beside the first.
    Remedy: bind the book again; zip programs pack `mimetype` where they should not.
    """

    code = "AUD-Q250"
    _way = Way(code=code, way_out="bind the book again; an e-book that was zipped by hand loses its order")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        if view.mimetype:
            yield self._way.error(view.mimetype, "mimetype")
        if view.container:
            yield self._way.error(shown(view.container), CONTAINER)


class EpubPackage:
    """The package does not say what a package must.

    What it sees: whether it is well formed; its version, identifier, title, language and date of change.
    Why it matters: readers refuse a book without them.
    Threshold: none.
    Blind spots: values of the right form that are not true.
    Remedy: bind the book again.
    """

    code = "AUD-Q251"
    _way = Way(code=code, way_out="bind the book again, or mend the package document")
    _needed = ("identifier", "title", "language")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        where = shown(view.package_path)
        if view.package_fault:
            yield self._way.error(shown(view.package_fault), where)
        if view.package is None:
            return
        if not view.version.startswith(("2", "3")):
            yield self._way.error(f"its version is {shown(view.version)!r}, not 2 or 3", where)
        for name in self._needed:
            if not texts(view.package, name):
                yield self._way.error(f"the package has no {name}", where)
        known = {one.get("id") for one in view.package.iter() if local(one.tag) == "identifier"}
        if view.package.get("unique-identifier") not in known:
            yield self._way.error("its unique-identifier names no identifier", where)
        changed = [one for one in view.package.iter() if one.get("property") == "dcterms:modified"]
        if view.version.startswith("3") and not changed:
            yield self._way.error("the package does not say when it was changed (dcterms:modified)", where)
        for language in texts(view.package, "language"):
            if not is_language(language):
                yield self._way.error(f"{shown(language)!r} is no language", where)


class EpubManifest:
    """The manifest and the archive do not agree.

    What it sees: entries whose file is not there, files without an entry, pages of the spine without an entry, ids that
        stand twice, pictures that are of another kind than said.
    Why it matters: readers open what the manifest lists, and nothing else.
    Threshold: none.
    Blind spots: files of the right kind with the wrong content.
    Remedy: bind the book again.
    """

    code = "AUD-Q252"
    _way = Way(code=code, way_out="bind the book again, or mend the manifest")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        if view.package is None:
            return
        for item in view.items:
            if item.path and item.path not in view.names:
                yield self._way.error("the manifest lists it, and it is not in the archive", shown(item.path))
        for name, count in Counter(item.id for item in view.items).items():
            if count > 1 or not name:
                yield self._way.error(f"{count} entries have the id {shown(name)!r}", measured=count, limit=1)
        known = {item.id for item in view.items}
        for name in (name for name, _ in view.spine if name not in known):
            yield self._way.error(f"the spine names {shown(name)!r}, which the manifest does not list")
        if not view.spine:
            yield self._way.error("the spine is empty")
        for item, form in mislabelled(view):
            yield self._way.error(f"the manifest says {shown(item.kind)}, and it is {form}", shown(item.path))
        yield from self._unlisted(view)

    def _unlisted(self, view: EpubSeen) -> Iterator[Fault]:
        listed = {item.path for item in view.items} | {view.package_path}
        for name in sorted(view.names - listed):
            if not name.startswith(_UNLISTED):
                yield self._way.warning("it is in the archive, and the manifest does not list it", shown(name))


class EpubNavigation:
    """There is no way about the book.

    What it sees: whether there is a navigation document (in version 2, an NCX), and whether its links lead somewhere.
    Why it matters: readers build the table of contents from it; without one many refuse the book.
    Threshold: none.
    Blind spots: links that lead to the wrong page.
    Remedy: bind the book again.
    """

    code = "AUD-Q253"
    _way = Way(code=code, way_out="bind the book again, or mend the navigation document")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        if view.package is None:
            return
        old = view.version.startswith("2")
        kind = "application/x-dtbncx+xml"
        found = [item for item in view.items if ("nav" in item.properties) or (old and item.kind == kind)]
        if not found:
            yield self._way.error("there is no navigation document")
        for item in found:
            leaf = view.leaves.get(item.path)
            for place in sorted(leaf.needs - view.names) if leaf is not None else ():
                yield self._way.error(f"a link leads to {shown(place)}, which is not there", shown(item.path))


class EpubPages:
    """A page cannot be read, or needs what is not there.

    What it sees: whether every page is well-formed XHTML without entities of its own, whether what it shows is in the
        archive and nothing is fetched from the net.
    Why it matters: readers show an error in place of the page.
    Threshold: none.
    Blind spots: what style sheets fetch; XHTML that is well formed and not valid (EPUBCheck sees that).
    Remedy: bind the book again.
    """

    code = "AUD-Q254"
    _way = Way(code=code, way_out="bind the book again")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        navigation = {item.path for item in view.items if "nav" in item.properties}
        for leaf in view.leaves.values():
            where = shown(leaf.path)
            if leaf.fault:
                yield self._way.error(shown(leaf.fault), where)
            for place in sorted(leaf.needs - view.names) if leaf.path not in navigation else ():
                yield self._way.error(f"it needs {shown(place)}, which is not there", where)
            for address in leaf.remote:
                yield self._way.error(f"it fetches {shown(address)} from the net", where)
            if leaf.script:
                yield self._way.warning("it runs a script, and a comic has no use for one", where)


class EpubViewport:
    """A fixed page does not say how large it is.

    What it sees: the viewport of every page that is laid out in advance, and its proportion against the page's picture.
    Why it matters: readers guess, and cut the page or leave it small in a corner.
    Threshold: 0.02 of the proportion: pages bound here agree to the pixel.
    Blind spots: reflowing books, where there is none.
    Remedy: bind the book again.
    """

    code = "AUD-Q255"
    most_off = 0.02
    _way = Way(code=code, way_out="bind the book again, or give the page a viewport")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        for leaf, properties in view.pages():
            fixed = view.fixed or "rendition:layout-pre-paginated" in properties
            if leaf.fault or not fixed or "rendition:layout-reflowable" in properties:
                continue
            if leaf.viewport is None:
                yield self._way.error("the page has no viewport", shown(leaf.path))
                continue
            seen = view.pictures.get(leaf.pictures[0].path) if len(leaf.pictures) == 1 else None
            if seen is not None and not seen.damage:
                off = abs((leaf.viewport[0] / leaf.viewport[1]) / (seen.width / seen.height) - 1)
                if off > self.most_off:
                    fact = f"the viewport is {leaf.viewport[0]:.0f} x {leaf.viewport[1]:.0f}, its picture "
                    fact += f"{seen.width:.0f} x {seen.height:.0f}"
                    yield self._way.warning(fact, shown(leaf.path), measured=off, limit=self.most_off)


class EpubWords:
    """Who does not see a page gets nothing of it.

    What it sees: pictures without an `alt`, and pages whose pictures are all marked as ornament with no words beside.
    Why it matters: a screen reader passes over such a page, or spells its file name.
    Threshold: none.
    Blind spots: words that say nothing.
    Remedy: bind the book again with this program, which describes every panel.
    """

    code = "AUD-Q256"
    _way = Way(code=code, way_out="describe the picture, or bind the book again")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        for leaf, _ in view.pages():
            if any(picture.alt is None for picture in leaf.pictures):
                yield self._way.error("a picture has no alt", shown(leaf.path))
            elif leaf.pictures and not leaf.said:
                yield self._way.warning("the page has pictures and no words", shown(leaf.path))


class EpubMetadata:
    """The book names no author, or its pages no language.

    What it sees: the creator, and the language of every page (title and the book's language: see EpubPackage).
    Why it matters: libraries sort by the one, and a screen reader speaks by the other.
    Threshold: none.
    Blind spots: whether they are true.
    Remedy: bind the book with them, or add them.
    """

    code = "AUD-Q257"
    _way = Way(code=code, way_out="add it to the package, or to the story, and bind the book again")

    def faults(self, view: EpubSeen) -> Iterator[Fault]:
        if view.package is not None and not texts(view.package, "creator"):
            yield self._way.warning("the book names no author", "dc:creator")
        silent = [leaf for leaf, _ in view.pages() if not leaf.fault and not leaf.language]
        if silent:
            fact = f"pages that do not say their language: {len(silent)}"
            yield self._way.warning(fact, shown(silent[0].path), measured=len(silent), limit=0)


EPUB_CHECKS: tuple[FileCheck[EpubSeen], ...] = (
    EpubContainer(), EpubPackage(), EpubManifest(), EpubNavigation(), EpubPages(), EpubViewport(), EpubWords(),
    EpubMetadata(),
)  # fmt: skip


def epub_stages(path: Path, *, outside: bool) -> tuple[BookPages, tuple[StageFound, ...]]:
    """Look at an e-book: its pages, and the stages that they and it make.

    Args:
        path: The file.
        outside: Whether EPUBCheck is asked too, where it is installed.
    """
    with opened_zip(path) as members:
        seen = epub_seen(members)
        archive_faults = [fault for check in ARCHIVE_CHECKS for fault in few(check.faults(members))]
        opens = not members.damage
        is_sound = opens and not (members.unsafe or members.broken or members.locked)
    pages = _pages(seen)
    technical = stage_of(StageName.TERTIARY, EPUB_CHECKS if opens else (), seen)
    codes, faults = [check.code for check in ARCHIVE_CHECKS], [*archive_faults, *technical.faults]
    answer = _validated(path, is_sound=is_sound, outside=outside)
    unchecked = (answer,) if isinstance(answer, Unchecked) else ()
    if not isinstance(answer, Unchecked):
        codes.append(EpubValidator.code)
        faults += few(answer)
    primary = stage_of(StageName.PRIMARY, PIXEL_CHECKS if opens else (), pages)
    tertiary = StageFound(
        name=StageName.TERTIARY, checked=(*codes, *technical.checked), faults=tuple(faults), unchecked=unchecked
    )
    return pages, (primary, tertiary)


def _validated(path: Path, *, is_sound: bool, outside: bool) -> tuple[Fault, ...] | Unchecked:
    if not outside:
        return Unchecked(what=WHAT, why="it was not asked for")
    if not is_sound:
        return Unchecked(what=WHAT, why="the archive is not sound enough to be given to it")
    return EpubValidator().answer(path)


def _pages(seen: EpubSeen) -> BookPages:
    """The pages that are one picture each; pages of words alone have no pixels to look at."""
    pages = []
    for leaf, _ in seen.pages():
        if len(leaf.pictures) == 1:
            place = leaf.pictures[0].path
            pages.append(seen.pictures.get(place, PageSeen(name=place, damage="it is not there")))
    names = [leaf.path for leaf, _ in seen.pages() if PurePosixPath(leaf.path).suffix]
    return BookPages(pages=tuple(pages), numbered=tuple(names))
