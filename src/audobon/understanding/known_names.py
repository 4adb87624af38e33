"""Names by their parts, so that a name is held against those alone that can be meant.

Knows: the parts of names, nicknames.  Does not know: who bears them.
"""

from __future__ import annotations

from collections import defaultdict

from audobon.understanding.lexicon.people import NICKNAMES


class KnownNames:
    """Who bears which name; bearers are known by a number."""

    def __init__(self) -> None:
        self._by_part: dict[str, set[int]] = defaultdict(set)

    def add(self, head: str, bearer: int) -> None:
        for part in (*_parts(head), _beginning(head)):
            self._by_part[part].add(bearer)

    def alike(self, head: str) -> list[int]:
        """Bearers with a part of this name in theirs, in order."""
        return sorted({bearer for part in _parts(head) for bearer in self._by_part.get(part, ())})

    def begun_alike(self, head: str) -> list[int]:
        """Bearers whose name begins with the same four letters, in order."""
        return sorted(self._by_part.get(_beginning(head), ()))


def plain_part(part: str) -> str:
    """A part of a name without hyphens and full stop, a nickname in full."""
    bare = part.replace("-", "").rstrip(".")
    return NICKNAMES.get(bare, bare)


def _parts(head: str) -> list[str]:
    parts = [plain_part(part) for part in head.split()]
    return [*parts, "".join(parts)]


def _beginning(head: str) -> str:
    return f"{head[:4]}..."
