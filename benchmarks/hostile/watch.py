"""What a boundary does while it is given something hostile: files, addresses and programs that it should not touch.

Knows: Python's audit events (PEP 578).  Does not know: what is hostile. The events cannot be avoided by Python code;
what native libraries do by themselves is not seen, but for the files that they make, which are looked for afterwards.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audobon.serving.outside_images import CHILD

_RUNS = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "subprocess.Popen", "pickle.find_class")
_CHANGES = {
    "os.mkdir": 0,
    "os.remove": 0,
    "os.rmdir": 0,
    "os.symlink": 1,
    "os.link": 1,
    "os.rename": 1,
    "shutil.rmtree": 0,
}
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
_SECRETS = ("/etc/passwd", "/etc/hostname", "/etc/shadow", "/etc/cron.d")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watcher:
    """Notes what leads out of a folder while `watched` is on; once made it stays for the process's life."""

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._is_on = False
        self.escapes: list[str] = []
        sys.addaudithook(self._heard)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Note what happens in this block."""
        self.escapes.clear()
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False

    def _heard(self, event: str, facts: tuple[object, ...]) -> None:
        if not self._is_on:
            return
        self._is_on = False  # what is asked of the system here is our own
        try:
            told = self._escape(event, facts)
        finally:
            self._is_on = True
        if told:
            self.escapes.append(told)

    def _escape(self, event: str, facts: tuple[object, ...]) -> str:
        if event == "open":
            return self._opened(facts)
        if event in _CHANGES and self._lies_outside(facts[_CHANGES[event]]):
            return f"{event} {facts[_CHANGES[event]]}"
        if event == "ctypes.dlopen":
            return f"load {facts[0]}" if str(facts[0]).startswith(self._root) else ""
        if event == "subprocess.Popen" and list(facts[1]) == [sys.executable, *CHILD]:  # type: ignore[call-overload]
            return ""  # the process in which pictures are decoded, called by no name that comes from outside
        if event in _NETWORK or event in _RUNS:
            return f"{event} {str(facts)[:100]}"
        return ""

    def _opened(self, facts: tuple[object, ...]) -> str:
        path, mode, flags = facts
        if not isinstance(path, str | bytes | os.PathLike):
            return ""
        place = os.path.realpath(os.fsdecode(path)) if b"\0" not in os.fsencode(os.fspath(path)) else ""
        if place.startswith(_SECRETS):
            return f"read {place}"
        writes = (isinstance(flags, int) and flags & _WRITES) or (isinstance(mode, str) and set(mode) & set("wxa+"))
        return f"write {place}" if writes and self._lies_outside(place) else ""

    def _lies_outside(self, path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        place = os.path.realpath(os.fsdecode(path))
        return not place.startswith((self._root + os.sep, "/dev/null", "/proc/"))
