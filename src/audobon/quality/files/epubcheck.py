"""EPUBCheck, the W3C's own validator, asked where it is installed.

Knows: how it is run and what it answers.  Does not know: what any of its messages mean for a comic.

Source: EPUBCheck 4 and 5, `--json`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from audobon.comic.inspection import Fault, Unchecked
from audobon.quality.files.checking_parts import Way, shown

_LIMIT_S = 300


class EpubValidator:
    """EPUBCheck finds fault with the e-book.

    What it sees: what EPUBCheck calls fatal, an error or a warning; its remarks on usage are left out.
    Why it matters: shops run it, and refuse a book that it fails.
    Threshold: none.
    Blind spots: what is on the pages.
    Remedy: bind the book again.
    """

    code = "AUD-Q258"

    def answer(self, path: Path) -> tuple[Fault, ...] | Unchecked:
        """What EPUBCheck says of a file, or why it was not asked."""
        java, program = shutil.which("java"), shutil.which("epubcheck")
        if java is None or program is None:
            lacking = "epubcheck" if program is None else "java"
            return Unchecked(what=WHAT, why=f"there is no `{lacking}` on the path")
        # Debian's program is a jar that only some kernels run by themselves; others' is a script.
        start = [java, "-jar", program] if Path(program).read_bytes()[:2] == b"PK" else [program]
        try:
            done = subprocess.run(
                [*start, "--json", "-", "--quiet", str(path.resolve())],
                capture_output=True, timeout=_LIMIT_S, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
            return tuple(_faults(json.loads(done.stdout)["messages"]))
        except subprocess.TimeoutExpired:
            return Unchecked(what=WHAT, why=f"it did not end within {_LIMIT_S} s")
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            return Unchecked(what=WHAT, why=f"it gave no answer ({shown(str(error))})")


WHAT = "EPUBCheck"
_WAY = Way(code=EpubValidator.code, way_out="look the message up in EPUBCheck's list, or bind the book again")


def _faults(messages: list[dict[str, object]]) -> Iterator[Fault]:
    for message in messages:
        severity = str(message["severity"])
        told = shown(f"{message['ID']}: {message['message']}")
        where = next((str(place["path"]) for place in _places(message)), "")
        if severity in ("ERROR", "FATAL"):
            yield _WAY.error(told, shown(where))
        elif severity == "WARNING":
            yield _WAY.warning(told, shown(where))


def _places(message: dict[str, object]) -> list[dict[str, object]]:
    places = message.get("locations")
    return (
        [place for place in places if isinstance(place, dict) and "path" in place] if isinstance(places, list) else []
    )
