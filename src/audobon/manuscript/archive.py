"""A zip file's members, read within bounds: nothing is unpacked to disk, and nothing can grow without limit.

Knows: what a sound zip of text looks like, and what a hostile one does.  Does not know: which format is inside.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from audobon.errors import InputError

MAX_MEMBERS = 10_000
MAX_MEMBER_BYTES = 32 * 1024 * 1024
MAX_TOTAL_BYTES = 64 * 1024 * 1024
MAX_RATIO = 200
"""Unpacked bytes for one packed byte; text packs at 3 to 30."""

_SMALL_BYTES = 1024 * 1024
"""Below this size a member may be as monotonous as it likes."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
"""Each entry of the directory begins so."""
_DAMAGES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip


class Archive:
    """A zip file in memory.

    Args:
        data: The whole file.
        name: Stands for the file in messages.

    Raises:
        InputError: AUD-111 damaged or cut off; AUD-112 not sound (too many members, names that lead out of the file).
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self._name = name
        self._read_bytes = 0
        entries = data.count(_ENTRY)
        if entries > MAX_MEMBERS:  # before the directory is read: a million entries take it ten seconds and 600 MB
            raise self._unsound(f"some {entries} members, more than {MAX_MEMBERS}")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _DAMAGES as error:
            raise self._damaged(str(error)) from error
        if len(members) > MAX_MEMBERS:
            raise self._unsound(f"{len(members)} members, more than {MAX_MEMBERS}")
        for member in members:
            if _leads_out(member.filename):
                raise self._unsound(f"a member whose name leads out of the file: {member.filename[:80]!r}")
        self._members = {member.filename: member for member in members}

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """One member's bytes, at most 32 MB; all members together at most 64 MB.

        Raises:
            InputError: AUD-111 damaged or not there; AUD-112 packed too hard or too large; AUD-113 encrypted.
        """
        info = self._members.get(member)
        if info is None:
            raise self._damaged(f"{member} is not in it")
        if info.flag_bits & _ENCRYPTED:
            raise encrypted(self._name, f"{member} needs a password")
        if info.compress_type not in _METHODS:
            raise self._unsound(f"{member}, packed by method {info.compress_type}")
        room = min(MAX_MEMBER_BYTES, MAX_TOTAL_BYTES - self._read_bytes)
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > room or (info.file_size > _SMALL_BYTES and ratio > MAX_RATIO):
            raise self._unsound(f"{member}, {info.file_size} bytes packed into {info.compress_size}")
        try:
            with self._zip.open(info) as packed:
                data = packed.read(room + 1)
        except _DAMAGES as error:
            raise self._damaged(f"{member}: {error}") from error
        if len(data) > room:
            raise self._unsound(f"{member}, which unpacks to more than {room} bytes")
        self._read_bytes += len(data)
        return data

    def _damaged(self, fact: str) -> InputError:
        return InputError(
            "AUD-111", f"{self._name} is damaged or cut off ({fact})", hint="fetch or save the file again, whole"
        )

    def _unsound(self, fact: str) -> InputError:
        return InputError("AUD-112", f"{self._name} is no sound zip file: it holds {fact}", hint="save the story anew")


def encrypted(name: str, fact: str) -> InputError:
    """The refusal of a file that only a key opens (AUD-113)."""
    return InputError("AUD-113", f"{name} is encrypted: {fact}", hint="save it without a password or protection")


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":" or "\0" in name
