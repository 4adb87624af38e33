"""What every check of a file has in common: its code, and how a list of findings is kept short.

Knows: findings.  Does not know: any kind of file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from audobon.comic.inspection import Fault, StageFound, StageName, Unchecked
from audobon.comic.verdict import Severity

MOST_ALIKE = 12
"""So many findings of a code are told; a book with four hundred blank pages has one fault, not four hundred."""
_MOST_NAME_CHARS = 120

View = TypeVar("View", contravariant=True)


class FileCheck(Protocol[View]):
    """A check of some kind of file; its docstring says what it sees and is blind to, as in `art_checks`."""

    @property
    def code(self) -> str: ...

    def faults(self, view: View) -> Iterator[Fault]:
        """The faults of this kind, in the order of the file."""
        ...


@dataclass(frozen=True, kw_only=True)
class Way:
    """A code and the way out of it: what all faults of one check share."""

    code: str
    way_out: str

    def error(self, what: str, where: str = "", *, measured: float | None = None, limit: float | None = None) -> Fault:
        """A fault that fails the book."""
        return Fault(
            code=self.code, severity=Severity.ERROR, what=what, where=where, way_out=self.way_out,
            measured=measured, threshold=limit,
        )  # fmt: skip

    def warning(
        self, what: str, where: str = "", *, measured: float | None = None, limit: float | None = None
    ) -> Fault:
        """A fault that is told, and fails nothing."""
        return replace(self.error(what, where, measured=measured, limit=limit), severity=Severity.WARNING)


def stage_of(
    name: StageName, checks: Sequence[FileCheck[View]], view: View, *, unchecked: Iterable[Unchecked] = ()
) -> StageFound:
    """A stage that these checks make, each with at most a dozen findings and the count of the others."""
    faults = tuple(fault for check in checks for fault in few(check.faults(view)))
    return StageFound(
        name=name, checked=tuple(check.code for check in checks), faults=faults, unchecked=tuple(unchecked)
    )


def few(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The first dozen, and one that counts the others; it is an error if one of them is."""
    found = list(faults)
    if len(found) <= MOST_ALIKE:
        return tuple(found)
    rest = found[MOST_ALIKE:]
    worst = next((fault for fault in rest if fault.severity is Severity.ERROR), rest[0])
    return (*found[:MOST_ALIKE], replace(worst, what=f"{len(rest)} more findings like these", where=""))


def shown(name: str) -> str:
    """A stranger's name or text as it may be printed: no control characters, not too long."""
    plain = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in name[: 2 * _MOST_NAME_CHARS])
    return plain if len(plain) <= _MOST_NAME_CHARS else f"{plain[:_MOST_NAME_CHARS]}..."
