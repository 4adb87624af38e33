"""The watched folder: which files in it are whole, what was read of them, and where they go afterwards.

Knows: looks, names of temporary files, links, the `done` and `failed` folders.  Does not know: books or queues.

Only plain files that lie in the folder itself are looked at: no link is followed, no subfolder entered. A file is taken
as whole when two looks in a row find the same size and time, and neither has changed once it was read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from audobon.errors import JobError
from audobon.files import telling_disk_errors, write_text

MAX_BYTES = 64 * 1024 * 1024
DONE, FAILED = "done", "failed"
_BEGINNINGS = (".", "~", "#")
_ENDINGS = ("~", ".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", ".lock")


@dataclass(frozen=True, kw_only=True)
class Look:
    """What one look at a file found; a file that is replaced by another of the same size and time has another inode."""

    bytes: int
    mtime_ns: int
    inode: int


class WatchedFolder:
    """A folder that stories are dropped into.

    Raises:
        JobError: AUD-720, if it is no folder, or one of its `done` and `failed` is none of its own.
    """

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise JobError("AUD-720", f"{root} is no folder", hint="make it, or name another")
        self.root = root
        self._seen: dict[str, Look] = {}
        for name in (DONE, FAILED):
            folder = self.root / name
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                raise JobError("AUD-720", f"{folder} is a link or no folder", hint="move it away")

    def look(self) -> dict[str, Look]:
        """Look once; the files that are as the last look found them, by name."""
        seen = {}
        with telling_disk_errors(self.root), os.scandir(self.root) as entries:
            for entry in entries:
                found = _looked(entry) if is_story_name(entry.name) else None
                if found is not None:
                    seen[entry.name] = found
        settled = {name: found for name, found in sorted(seen.items()) if self._seen.get(name) == found}
        self._seen = seen
        return settled

    @property
    def is_empty(self) -> bool:
        """Whether the last look found nothing, whole or not."""
        return not self._seen

    def read(self, name: str, look: Look) -> bytes | None:
        """A file's bytes; None if it is not the one that was looked at any more.

        Raises:
            JobError: AUD-721, if it holds more than 64 MB or cannot be read.
        """
        if look.bytes > MAX_BYTES:
            raise JobError("AUD-721", f"{name} holds {look.bytes} bytes", hint=f"{MAX_BYTES} at most")
        try:
            handle = os.open(self.root / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            if isinstance(error, FileNotFoundError) or self._now(name) != look:
                return None
            raise JobError(
                "AUD-721", f"{name} cannot be read: {error.strerror}", hint="check who may read the file"
            ) from error
        with os.fdopen(handle, "rb") as stream:
            if _look_of(os.fstat(handle)) != look:
                return None
            data = stream.read(MAX_BYTES + 1)
            return data if _look_of(os.fstat(handle)) == look and len(data) == look.bytes else None

    def put_aside(self, name: str, look: Look, *, into: str, reason: str = "") -> Path | None:
        """Move a file into `done` or `failed`, a reason beside it; None, and nothing moves, if it is another by now.

        Raises:
            ResourceError: AUD-551, AUD-552.
        """
        if self._now(name) != look:
            return None
        folder = self.root / into
        target = free_place(folder, name)
        with telling_disk_errors(target):
            folder.mkdir(exist_ok=True)
            if reason:
                write_text(target.with_name(target.name + ".txt"), reason)
            (self.root / name).rename(target)
        self._seen.pop(name, None)
        return target

    def _now(self, name: str) -> Look | None:
        try:
            return _look_of((self.root / name).lstat())
        except OSError:
            return None


def is_story_name(name: str) -> bool:
    """Whether a name is none that programs give to what they have not finished, or hide."""
    return not name.startswith(_BEGINNINGS) and not name.lower().endswith(_ENDINGS)


def free_place(folder: Path, name: str) -> Path:
    """A path in a folder that nothing has yet, nor a reason beside it: `name`, else `name-2`, `name-3` ..."""
    stem, dot, ending = name.partition(".")
    number = 1
    path = folder / name
    while os.path.lexists(path) or os.path.lexists(path.with_name(path.name + ".txt")):
        number += 1
        path = folder / f"{stem}-{number}{dot}{ending}"
    return path


def _looked(entry: os.DirEntry[str]) -> Look | None:
    """A look at a plain file; None for links, folders, pipes, and what has gone meanwhile."""
    try:
        return _look_of(entry.stat(follow_symlinks=False))
    except FileNotFoundError:
        return None


def _look_of(found: os.stat_result) -> Look | None:
    if not stat.S_ISREG(found.st_mode):
        return None
    return Look(bytes=found.st_size, mtime_ns=found.st_mtime_ns, inode=found.st_ino)
