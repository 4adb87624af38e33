"""Faults of an archive, whichever book it holds.

Knows: zip members.  Does not know: pages, metadata.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from audobon.comic.inspection import Fault
from audobon.quality.files.checking_parts import FileCheck, Way, shown
from audobon.quality.files.zip_members import ZipMembers

_CLUTTER = frozenset({"thumbs.db", ".ds_store", "desktop.ini"})
_PROGRAMS = frozenset({".exe", ".dll", ".bat", ".cmd", ".com", ".scr", ".js", ".vbs", ".ps1", ".sh", ".jar", ".lnk"})


class DamagedArchive:
    """The archive is damaged or cut off.

    What it sees: whether the directory at its end is there, and whether every member unpacks and agrees with its
        checksum.
    Why it matters: readers refuse the whole file, or show pages up to the hole.
    Threshold: none: the checksum agrees or it does not.
    Blind spots: a picture that was damaged before it was packed (see UnreadablePage).
    Remedy: fetch the file again, or bind the book again.
    """

    code = "AUD-Q210"
    _way = Way(code=code, way_out="fetch the file again, whole, or bind the book again")

    def faults(self, view: ZipMembers) -> Iterator[Fault]:
        if view.damage:
            yield self._way.error(f"the archive cannot be opened: {shown(view.damage)}")
        for name, fact in view.broken:
            yield self._way.error(f"a member is damaged: {shown(fact)}", shown(name))


class UnsafeArchive:
    """The archive could harm who unpacks it.

    What it sees: names that lead out of the folder, links, members that unpack to far more than they are (200 bytes a
        byte beyond 4 MB, 256 MB a member, 8 GB in all), and programs among the pages.
    Why it matters: a reader that trusts names writes over other files, and one that trusts sizes fills the disk.
    Threshold: 200 bytes a byte: text packs at 3 to 30, pages at 1 to 2.
    Blind spots: what pictures themselves may do to a decoder.
    Remedy: do not unpack it; get the book from elsewhere.
    """

    code = "AUD-Q211"
    _way = Way(code=code, way_out="do not unpack it; get the book from somewhere else")

    def faults(self, view: ZipMembers) -> Iterator[Fault]:
        for name, fact in view.unsafe:
            yield self._way.error(fact, shown(name))
        for member in view.members:
            ending = PurePosixPath(member.name).suffix.lower()
            if ending in _PROGRAMS and not member.name.startswith(("EPUB/", "OEBPS/", "OPS/")):
                yield self._way.warning(f"it is a program ({ending})", shown(member.name))


class LockedArchive:
    """Members of the archive need a password.

    What it sees: the mark of encryption on each member.
    Why it matters: no comic reader asks for a password.
    Threshold: none.
    Blind spots: none known.
    Remedy: pack it again without a password.
    """

    code = "AUD-Q212"
    _way = Way(code=code, way_out="pack it again without a password")

    def faults(self, view: ZipMembers) -> Iterator[Fault]:
        for name in view.locked:
            yield self._way.error("it is encrypted", shown(name))


class DoubledNames:
    """Two members have one name.

    What it sees: names that are equal, or equal but for capitals.
    Why it matters: which of the two is shown depends on the reader; on a disk that does not tell capitals apart one
        overwrites the other.
    Threshold: none.
    Blind spots: one page twice under two names.
    Remedy: take one of them out, or bind the book again.
    """

    code = "AUD-Q213"
    _way = Way(code=code, way_out="take one of them out, or bind the book again")

    def faults(self, view: ZipMembers) -> Iterator[Fault]:
        exact = Counter(member.name for member in view.members)
        for name, count in exact.items():
            if count > 1:
                yield self._way.error(f"{count} members have this name", shown(name), measured=count, limit=1)
        for name, count in Counter(name.casefold() for name in exact).items():
            if count > 1:
                yield self._way.warning("two names differ only by capitals", shown(name), measured=count, limit=1)


class Clutter:
    """Files that no reader wants.

    What it sees: what operating systems leave behind (Thumbs.db, .DS_Store, __MACOSX) and archives within the archive.
    Why it matters: some readers show them as broken pages, and none shows the pages of an inner archive.
    Threshold: none.
    Blind spots: other files, which readers pass over.
    Remedy: take them out.
    """

    code = "AUD-Q214"
    _way = Way(code=code, way_out="take it out of the archive")
    _archives = frozenset({".zip", ".cbz", ".rar", ".cbr", ".7z", ".cb7"})

    def faults(self, view: ZipMembers) -> Iterator[Fault]:
        for member in view.members:
            path = PurePosixPath(member.name)
            if path.name.lower() in _CLUTTER or path.name.startswith("._") or "__MACOSX" in path.parts:
                yield self._way.warning("an operating system left it behind", shown(member.name))
            elif path.suffix.lower() in self._archives:
                yield self._way.warning("it is an archive within the archive", shown(member.name))


ARCHIVE_CHECKS: tuple[FileCheck[ZipMembers], ...] = (
    DamagedArchive(), UnsafeArchive(), LockedArchive(), DoubledNames(), Clutter(),
)  # fmt: skip
