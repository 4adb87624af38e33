"""Names that came from outside, before a file has one: checked, and kept inside the folder that they are meant for.

Knows: what names do on the systems that we know.  Does not know: what the files are.

A folder of the service is never named from outside: its jobs' ids are its own. What is left are the names of files that
were sent (a story keeps its name) and of files that are asked for (a book's). Both pass here.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from audobon.errors import JobError

MAX_NAME_BYTES = 200
"""File systems take 255; a story's name gets endings and counts."""
_FORBIDDEN = frozenset('/\\:*?"<>|')
_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?: *\..*)?", re.IGNORECASE
)
"""Source: Microsoft, "Naming Files, Paths, and Namespaces"."""


class UnsafeNameError(JobError):
    """AUD-760."""

    http_status = 422


def checked_name(name: str) -> str:
    """A name that is a file's own name on every system, and nothing more.

    Raises:
        UnsafeNameError: AUD-760.
    """
    why = _fault(name)
    if why:
        hint = "name the file with letters, digits, spaces and . _ - alone, as story.txt"
        raise UnsafeNameError("AUD-760", f"{name[:80]!r} is no name for a file: {why}", hint=hint)
    return name


def inside(root: Path, *names: str) -> Path:
    """A path in a folder: `names` one below the other, none of which leads out, by itself or through a link.

    The path need not be there.

    Raises:
        UnsafeNameError: AUD-760.
    """
    if not names:
        raise UnsafeNameError("AUD-760", "no file is named", hint="name one")
    path = root
    for name in names:
        path = path / checked_name(name)
        if path.is_symlink():
            raise UnsafeNameError("AUD-760", f"{name[:80]!r} is a link", hint="name the file itself")
    if not path.resolve().is_relative_to(root.resolve()):
        raise UnsafeNameError("AUD-760", f"{'/'.join(names)[:80]!r} leads out", hint="name a file in the folder")
    return path


def _fault(name: str) -> str:
    if not name.strip():
        return "it is empty"
    if not name.isprintable():
        return "it holds characters that cannot be seen"
    if _FORBIDDEN & set(name):
        return "it holds one of " + " ".join(sorted(_FORBIDDEN))
    if len(name.encode("utf-8")) > MAX_NAME_BYTES:
        return f"it has more than {MAX_NAME_BYTES} bytes"
    if name.startswith((".", "~", "-")) or name != name.strip() or name.endswith("."):
        return "it begins or ends as no story's name does"
    if _DEVICES.fullmatch(name):
        return "it is a device's"
    if PurePosixPath(name).name != name or PureWindowsPath(name).name != name:
        return "it is a path"
    return ""
