"""Faces that the house draws from others: a capital I without crossbars, and a bold italic of a face that has none.

Knows: outlines, font tables.  Does not know: which faces there are.

A letterer stresses a word by leaning harder on the pen and to the right: the bold italic is the same letters drawn with
a broader round pen and slanted.  The fonts get names of their own, as the Open Font License asks.
"""

from __future__ import annotations

import io
import math

import pathops
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SLANT_DEGREES = 10.0
BROADER_EM = 0.05
"""How much broader the pen of the bold italic is."""
_MOST_ERROR = 1.0
"""Font units by which its curves may stray."""
_NOT_TRUE_ANY_MORE = ("prep", "fpgm", "cvt ", "gasp", "DSIG", "FFTM")
"""Instructions for outlines that are no longer there."""


def with_plain_i(data: bytes, *, name: str) -> bytes:
    """A font whose capital I is drawn as the plain upright stroke of its small l (the same height as its capitals)."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    for table in font["cmap"].tables:
        if ord("I") in table.cmap and ord("l") in table.cmap:
            table.cmap[ord("I")] = table.cmap[ord("l")]
    return _saved(font, name=name)


def bold_italic(data: bytes, *, name: str) -> bytes:
    """A TrueType font drawn with a broader pen and slanted to the right, its kerning kept."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    upem = font["head"].unitsPerEm
    pen_width = BROADER_EM * upem
    slant = (1, 0, math.tan(math.radians(SLANT_DEGREES)), 1, pen_width / 2, 0)
    shapes = font.getGlyphSet()
    drawn = {}
    for glyph in font.getGlyphOrder():
        path = pathops.Path()
        shapes[glyph].draw(path.getPen(glyphSet=shapes))
        pen = TTGlyphPen(None)
        _broadened(path, pen_width).draw(TransformPen(Cu2QuPen(pen, _MOST_ERROR), slant))
        drawn[glyph] = pen.glyph()
    outlines, metrics = font["glyf"], font["hmtx"]
    for glyph, shape in drawn.items():
        outlines[glyph] = shape
        shape.recalcBounds(outlines)
        advance, _ = metrics[glyph]
        metrics[glyph] = (round(advance + (pen_width if advance else 0)), shape.xMin if shape.numberOfContours else 0)
    for table in _NOT_TRUE_ANY_MORE:
        if table in font:
            del font[table]
    font["post"].italicAngle = -SLANT_DEGREES
    return _saved(font, name=name)


def _broadened(path: pathops.Path, width: float) -> pathops.Path:
    """A shape united with a round line along its outline."""
    if not list(path):
        return path
    rim = pathops.Path(path)
    rim.stroke(width, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
    rim.convertConicsToQuads()
    united = pathops.op(path, rim, pathops.PathOp.UNION)
    united.convertConicsToQuads()
    return united


def _saved(font: TTFont, *, name: str) -> bytes:
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = name
        elif record.nameID == 6:
            record.string = name.replace(" ", "")
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
