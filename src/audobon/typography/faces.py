"""The typefaces: found as installed packages, opened once, measured in font units.

Knows: which family letters speech, which shouts, which stands in for missing characters; advances, kerning, outlines.
Does not know: sizes on the page, lines, or balloons.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import fontpkg
import pathops
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from audobon.errors import ResourceError
from audobon.typography.paths import Polygon, flattened

LETTERING = "Delius"
"""Speech, captions and folios (SIL Open Font License 1.1)."""
DISPLAY = "Luckiest Guy"
"""Sounds and titles (Apache License 2.0)."""
FALLBACK = "Noto Sans"
"""Characters that the two above lack (SIL Open Font License 1.1)."""
PLAIN_I = "Audobon Plain I"
"""Delius with a capital I without crossbars, for an I inside a word; renamed as its licence asks."""

LICENCES = {
    LETTERING: ("OFL-1.1", "lettering; Natalia Raices"),
    DISPLAY: ("Apache-2.0", "sounds and titles; Astigmatic"),
    FALLBACK: ("OFL-1.1", "characters that the others lack; The Noto Project Authors"),
}
"""Licence and a word of credit for every family that a book can use."""

_KERN_ONLY = {"kern": True, "liga": False, "clig": False}


class Face:
    """One typeface, ready to measure and to draw. All lengths in em (1 em = the type size).

    Args:
        name: The family's name, or `PLAIN_I`.
        data: The TrueType file's bytes.
    """

    def __init__(self, name: str, *, data: bytes) -> None:
        self.name = name
        self.data = data
        self._face = hb.Face(hb.Blob(data))
        self._font = hb.Font(self._face)
        self._upem = float(self._face.upem)
        self._outlines: dict[tuple[int, float], tuple[Polygon, ...]] = {}
        capital = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord("H")))
        self.cap_height = capital.y_bearing / self._upem

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for this character."""
        return bool(self._font.get_nominal_glyph(ord(char)))

    def shape(self, text: str) -> tuple[tuple[int, int, float], ...]:
        """Glyphs of a run: (glyph id, index of the first character it stands for, advance in em, kerned)."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, _KERN_ONLY)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return tuple((info.codepoint, info.cluster, place.x_advance / self._upem) for info, place in pairs)

    def advance(self, glyph: int) -> float:
        """The glyph's own advance, unkerned, in em."""
        return float(self._font.get_glyph_h_advance(glyph)) / self._upem

    def outline(self, glyph: int, *, contour: float = 0.0) -> tuple[Polygon, ...]:
        """The glyph's closed polygons in em, y up, to be filled non-zero; none for a space.

        Args:
            glyph: Glyph id.
            contour: Width in em of a round line drawn along the outline and united with it; 0 for the bare glyph.
        """
        key = (glyph, contour)
        if key not in self._outlines:
            path = pathops.Path()
            self._font.draw_glyph_with_pen(glyph, path.getPen(glyphSet=None))
            if contour:
                rim = pathops.Path(path)
                rim.stroke(contour * self._upem, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
                rim.convertConicsToQuads()
                path = pathops.op(path, rim, pathops.PathOp.UNION)
            self._outlines[key] = flattened(path, scale=1 / self._upem)
        return self._outlines[key]


@lru_cache(maxsize=8)
def face(name: str) -> Face:
    """Open a family once and keep it.

    Raises:
        ResourceError: AUD-510 if the family's package is not installed, AUD-511 if its file cannot be read.
    """
    if name == PLAIN_I:
        return Face(PLAIN_I, data=_with_plain_i(face(LETTERING).data))
    try:
        path = Path(fontpkg.path(name))
    except fontpkg.FontpkgError as error:
        package = "fontpkg-" + name.lower().replace(" ", "-")
        raise ResourceError(
            "AUD-510", f"the typeface {name!r} is not installed", hint=f"run `pip install {package}`"
        ) from error
    try:
        return Face(name, data=path.read_bytes())
    except OSError as error:
        raise ResourceError(
            "AUD-511", f"the typeface file {path.name} cannot be read: {error.strerror}", hint="install it again"
        ) from error


def _with_plain_i(data: bytes) -> bytes:
    """Delius, its capital I drawn as the plain upright stroke of its small l (the same height as its capitals)."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    for table in font["cmap"].tables:
        if ord("I") in table.cmap and ord("l") in table.cmap:
            table.cmap[ord("I")] = table.cmap[ord("l")]
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = PLAIN_I
        elif record.nameID == 6:
            record.string = PLAIN_I.replace(" ", "")
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
