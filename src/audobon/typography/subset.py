"""A typeface cut down to the characters in use, for files that carry their fonts.

Knows: font tables.  Does not know: the files.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from audobon.typography.faces import face


def subset_font(name: str, chars: Iterable[str]) -> bytes:
    """A TrueType file of this family with the given characters alone, kerning kept; the same input, the same bytes.

    Raises:
        ResourceError: AUD-510, AUD-511, if the family is not there.
    """
    font = TTFont(io.BytesIO(face(name).data), recalcTimestamp=False)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp"], notdef_outline=True, hinting=False)
    options.drop_tables += ["FFTM"]  # a font editor's time stamps
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted({ord(char) for text in chars for char in text}))
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
