"""The lettering's typefaces as files, for whoever shows lettered pages as layers elsewhere.

Knows: which of them are plain files of a package.  Does not know: who asks.
"""

from __future__ import annotations

from pathlib import Path

from audobon.typography.faces import ARABIC, DISPLAY, FALLBACK, HEBREW, LETTERING, SOURCES

FONTS = {name.lower().replace(" ", "-"): name for name in (LETTERING, DISPLAY, FALLBACK, HEBREW, ARABIC)}
"""By the names of their files, without endings."""


def font_file(name: str) -> Path | None:
    """The file of a typeface by its name in `FONTS`; None if there is none."""
    return SOURCES[FONTS[name]].path() if name in FONTS else None
