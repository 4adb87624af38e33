"""`audobon contact-sheets`: everything that can be drawn, as pictures with names.

Knows: the sections' names and the pictures' files.  Does not know: drawing.
"""

from __future__ import annotations

import io
from pathlib import Path

from audobon.comic.raster import Raster
from audobon.errors import SettingsError

FORMATS = ("webp", "jpg", "png")
_WEBP_QUALITY, _JPEG_QUALITY = 60, 80


def write_contact_sheets(out: Path, *, only: str, form: str) -> None:
    """Draw the sheets into a folder, and say where each is.

    Args:
        out: The folder; made if it is not there.
        only: Sections, separated by commas; empty for all.
        form: One of `FORMATS`.

    Raises:
        SettingsError: AUD-256 (no such section), AUD-257 (no such format).
        ResourceError: AUD-551, AUD-552 (the folder cannot be written to).
    """
    from audobon.files import png_bytes, write_bytes
    from audobon.hire import hire_costumer
    from audobon.pencils.contact_sheets import SECTIONS, ContactSheets

    wanted = [word.strip().lower() for word in only.split(",") if word.strip()]
    for name in wanted:
        if name not in SECTIONS:
            hint = "the sections are " + ", ".join(SECTIONS)
            raise SettingsError("AUD-256", f'"{name}" is no section of the contact sheets', hint=hint)
    if form not in FORMATS:
        hint = "the formats are " + ", ".join(FORMATS)
        raise SettingsError("AUD-257", f'"{form}" is no format of contact sheets', hint=hint)
    for name, raster in ContactSheets(costume=hire_costumer()).sheets(wanted):
        path = out / f"{name}.{form}"
        write_bytes(path, png_bytes(raster) if form == "png" else small_bytes(raster, form))
        print(path)


def small_bytes(raster: Raster, form: str) -> bytes:
    """A sheet in few bytes, fit to stand in a repository."""
    from PIL import Image

    stream, image = io.BytesIO(), Image.fromarray(raster.array)
    if form == "webp":
        image.save(stream, format="WEBP", quality=_WEBP_QUALITY, method=6)
    else:
        image.save(stream, format="JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    return stream.getvalue()
