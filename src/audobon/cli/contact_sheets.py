"""`audobon contact-sheets`: everything that can be drawn, as pictures with names.

Knows: the sections' names and the pictures' files.  Does not know: drawing.
"""

from __future__ import annotations

import io
from pathlib import Path

from audobon.comic.raster import Raster
from audobon.errors import SettingsError

QUALITY = 80
FORMATS = ("jpg", "png")


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
        raise SettingsError("AUD-257", f'"{form}" is no format of contact sheets', hint="the formats are jpg, png")
    for name, raster in ContactSheets(costume=hire_costumer()).sheets(wanted):
        path = out / f"{name}.{form}"
        write_bytes(path, png_bytes(raster) if form == "png" else _jpeg_bytes(raster))
        print(path)


def _jpeg_bytes(raster: Raster) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(raster.array).save(stream, format="JPEG", quality=QUALITY, optimize=True, progressive=True)
    return stream.getvalue()
