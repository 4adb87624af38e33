"""What exactly is running: versions of packages, and a digest of the rooms whose code decides the pixels.

Knows: this package's files and the installed packages' names.  Does not know: what any of them does.
"""

from __future__ import annotations

import functools
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from audobon.files import sha256_hex
from audobon.report import Version

PACKAGES = (
    "torch", "openvino", "diffusers", "transformers", "numpy", "pillow", "aggdraw", "reportlab",
    "opencv-python-headless",
)  # fmt: skip
READING_ROOMS = ("comic", "manuscript", "understanding", "staging", "typography")
PENCIL_ROOMS = ("pencils", "typography", "fusion", "assets/models/fusion/weights.json")
PAINT_ROOMS = ("painting", "models", "compute", "quality", "painting_rounds.py", "anchors.py")
"""The editor's checks and the rounds are among them: they decide which attempt is kept, and how the second is made."""

PRINT_ROOMS = ("typography", "lettering/paint_page.py")


@functools.cache
def source_digest(rooms: tuple[str, ...]) -> str:
    """The sha256 of the Python files of some rooms, or of single files: the same digest means the same code."""
    root = Path(__file__).parent
    parts: list[str | bytes] = []
    for room in rooms:
        for path in [root / room] if Path(room).suffix else sorted((root / room).rglob("*.py")):
            parts.extend((path.relative_to(root).as_posix(), path.read_bytes()))
    return sha256_hex(*parts)


def audobon_version() -> str:
    """The installed version of this program."""
    try:
        return version("audobon")
    except PackageNotFoundError:
        return "unpacked"


def versions() -> tuple[Version, ...]:
    """The program, the interpreter, and every package that can change a pixel."""
    found = [Version(what="audobon", version=audobon_version())]
    found.append(Version(what="python", version=platform.python_version()))
    for package in PACKAGES:
        try:
            found.append(Version(what=package, version=version(package)))
        except PackageNotFoundError:
            found.append(Version(what=package, version="not installed"))
    return tuple(found)
