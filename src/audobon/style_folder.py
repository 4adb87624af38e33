"""The pictures that a book's own style was read off: its folder keeps copies, so that it can be painted on anywhere.

Knows: where they lie.  Does not know: what is seen in them.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from PIL import Image

from audobon.files import sha256_hex, write_bytes
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
    names = []
    for picture in reference_pictures([Path(name) for name in asked.style_from]):
        held = io.BytesIO()
        Image.fromarray(picture).save(held, format="PNG")
        data = held.getvalue()
        name = f"{FOLDER}/{sha256_hex('style', data)[:16]}.png"
        write_bytes(root / name, data)
        names.append(name)
    return replace(asked, style_from=tuple(names))


def at_home(asked: ModelAsked, root: Path) -> ModelAsked:
    """What a book's record asks, with its pictures where the folder lies now."""
    return replace(asked, style_from=tuple(str(root / name) for name in asked.style_from))
