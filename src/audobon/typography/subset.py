"""A typeface cut down to what is in use, for files that carry their fonts.

Knows: font tables.  Does not know: the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import uharfbuzz as hb

from audobon.typography.faces import face

_FEATURES = (
    "kern", "mark", "mkmk", "ccmp", "locl", "rlig", "calt", "init", "medi", "fina", "isol", "vert", "hwid", "twid",
)  # fmt: skip
_TIME_STAMPED = ("FFTM", "DSIG")
_LAYOUT = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "cmap")


def subset_font(name: str, chars: Iterable[str]) -> bytes:
    """A font file of this family with the given characters alone, shaped as the family is; the same input, the same
    bytes.

    Raises:
        ResourceError: AUD-510, AUD-511, if the family is not there.
    """
    ask = hb.SubsetInput()
    ask.unicode_set.update({ord(char) for text in chars for char in text})
    ask.layout_feature_tag_set.clear()
    ask.layout_feature_tag_set.update(map(_tag, _FEATURES))
    ask.drop_table_tag_set.update(map(_tag, _TIME_STAMPED))
    ask.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(hb.Blob(face(name).data)), ask).blob.data)


def subset_glyphs(name: str, glyphs: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
    """A font file of this family with the given glyphs alone, for files that name glyphs and not characters.

    Glyphs that others are made of come with them, and so does glyph 0.

    Returns:
        The file, and the new id of every glyph by its old one; a CFF font keeps the old ones as its CIDs.

    Raises:
        ResourceError: AUD-510, AUD-511, if the family is not there.
    """
    ask = hb.SubsetInput()
    ask.glyph_set.update(set(glyphs))
    ask.drop_table_tag_set.update(map(_tag, (*_TIME_STAMPED, *_LAYOUT)))
    ask.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = hb.SubsetPlan(hb.Face(hb.Blob(face(name).data)), ask)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
