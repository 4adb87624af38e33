"""A stranger's zip file, every member read once within bounds; nothing is unpacked to disk.

Knows: zip, and what a damaged, locked or hostile archive looks like.  Does not know: which kind of book is inside.
Nothing is raised over what is in the file: what is wrong is kept beside what is right.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISLNK

MOST_MEMBERS = 20_000
MOST_MEMBER_BYTES = 256 * 1024 * 1024
MOST_TOTAL_BYTES = 8 * 1024 * 1024 * 1024
MOST_RATIO = 200
"""Unpacked bytes for one packed byte: pages, which are packed already, have 1 to 2, text 3 to 30."""

_SMALL_BYTES = 4 * 1024 * 1024
"""Below this a member may be as monotonous as it likes."""
_CHUNK_BYTES = 1024 * 1024
_LOCKED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError,
    IndexError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Member:
    """One entry: its name as it is written in the archive, whether its bytes are stored as they are, and where."""

    name: str
    stored: bool
    offset: int
    info: zipfile.ZipInfo


@dataclass(kw_only=True)
class ZipMembers:
    """An archive while it is open.

    Attributes:
        damage: Why it cannot be opened at all; empty if it can.
        members: Its files in the order of the archive, folders left out.
        broken: What cannot be read of it: names and facts.
        unsafe: What a reader must not trust: names and facts.
        locked: Names that need a password.
    """

    damage: str = ""
    members: tuple[Member, ...] = ()
    broken: list[tuple[str, str]] = field(default_factory=list)
    unsafe: list[tuple[str, str]] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    _zip: zipfile.ZipFile | None = None
    _read_bytes: int = 0

    def named(self, name: str) -> Member | None:
        """The last member of this name, which is the one that readers find."""
        return next((member for member in reversed(self.members) if member.name == name), None)

    def data(self, member: Member, *, most: int = MOST_MEMBER_BYTES) -> bytes | None:
        """A member's bytes, its checksum proved; None, with the fault noted, where it cannot be read within bounds."""
        return self._noted(member, most=most, keep=True)

    def prove(self, member: Member) -> None:
        """Read a member through and forget it, so that damage is noted."""
        self._noted(member, most=MOST_MEMBER_BYTES, keep=False)

    def _noted(self, member: Member, *, most: int, keep: bool) -> bytes | None:
        info = member.info
        if info.flag_bits & _LOCKED:
            self.locked.append(member.name)
            return None
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > most or (info.file_size > _SMALL_BYTES and ratio > MOST_RATIO):
            fact = f"{info.file_size} bytes packed into {info.compress_size}, more than is unpacked"
            self.unsafe.append((member.name, fact))
            return None
        try:
            return self._streamed(info, most=most, keep=keep)
        except _TooMuchError as error:
            self.unsafe.append((member.name, str(error)))
        except _BROKEN as error:
            self.broken.append((member.name, str(error) or type(error).__name__))
        return None

    def _streamed(self, info: zipfile.ZipInfo, *, most: int, keep: bool) -> bytes:
        assert self._zip is not None
        parts = []
        room = min(most, MOST_TOTAL_BYTES - self._read_bytes)
        with self._zip.open(info) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                room -= len(chunk)
                self._read_bytes += len(chunk)
                if room < 0:
                    raise _TooMuchError("it unpacks to more than it says, or all together to more than 8 GB")
                if keep:
                    parts.append(chunk)
        return b"".join(parts)


class _TooMuchError(Exception):
    """A member that unpacks to more than is read."""


@contextmanager
def opened_zip(path: Path) -> Iterator[ZipMembers]:
    """Open an archive for as long as it is looked at."""
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        yield ZipMembers(damage=str(error) or type(error).__name__)
        return
    with archive:
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            yield ZipMembers(damage=f"it has {len(infos)} members, more than the {MOST_MEMBERS} that are read")
            return
        found = ZipMembers(_zip=archive)
        members = []
        for info in infos:
            name = info.orig_filename
            if _leads_out(name):
                found.unsafe.append((name, "the name leads out of the folder that it is unpacked to"))
            if S_ISLNK(info.external_attr >> 16):
                found.unsafe.append((name, "it is a link to another file"))
            if not name.endswith("/"):
                stored = info.compress_type == zipfile.ZIP_STORED
                members.append(Member(name=name, stored=stored, offset=info.header_offset, info=info))
        found.members = tuple(members)
        yield found


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or name[1:2] == ":" or any(ord(char) < 32 for char in name)
