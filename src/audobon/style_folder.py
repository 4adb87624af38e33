"""The pictures that a book's own style was read off: its folder keeps copies, so that it can be painted on anywhere.

Knows: where they lie.  Does not know: what is seen in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audobon.comic.raster import Raster
from audobon.files import png_bytes, sha256_hex, write_bytes
from audobon.model_asked import ModelAsked
from audobon.style.references import reference_pictures

FOLDER = "style"


def with_kept_style(asked: ModelAsked, root: Path) -> ModelAsked:
    """What was asked, its pictures copied into a book's folder as they are looked at, and named by their copies.

    Raises:
        SettingsError, InputError: as `reference_pictures`.
        ResourceError: AUD-551, AUD-552, if they cannot be written.
    """
    if not asked.style_from:
        return asked
    names = kept_pictures([Path(name) for name in asked.style_from], root / FOLDER)
    return replace(asked, style_from=tuple(f"{FOLDER}/{name}" for name in names))


def kept_pictures(paths: Sequence[Path], folder: Path) -> tuple[str, ...]:
    """Copies of pictures as they are looked at, in a folder, by the names of what is in them.

    Raises:
        SettingsError, InputError: as `reference_pictures`.
        ResourceError: AUD-551, AUD-552, if they cannot be written.
    """
    names = []
    for picture in reference_pictures(paths):
        data = png_bytes(Raster(array=picture))
        names.append(f"{sha256_hex('style', data)[:16]}.png")
        write_bytes(folder / names[-1], data)
    return tuple(names)


def at_home(asked: ModelAsked, root: Path) -> ModelAsked:
    """What a book's record asks, with its pictures where the folder lies now."""
    return replace(asked, style_from=tuple(str(root / name) for name in asked.style_from))
