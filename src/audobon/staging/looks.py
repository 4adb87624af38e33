"""How a character looks, as words for a painter that hears words.

Knows: a design's noun, hair, clothes, features and colours.  Does not know: names, poses, the painter's model.
"""

from __future__ import annotations

from audobon.comic.storyboard import CastDesign
from audobon.staging.colors import lab, nearest_name
from audobon.staging.prompts import noun_of

_HAIR_NAMES = {"yellow": "blond", "cream": "blond", "tan": "fair", "orange": "red", "maroon": "auburn"}
"""What hair of these colours is called."""
_WORN_HAIR = {
    "braids": "in braids", "bun": "in a bun", "ponytail": "in a ponytail", "pigtails": "in pigtails",
    "topknot": "in a topknot", "plait": "in a plait", "ringlets": "in ringlets", "fringe": "with a fringe",
    "parted": "neatly parted", "bob": "in a bob", "slick": "combed smooth", "tonsure": "in a tonsure",
}  # fmt: skip
"""Styles that follow the word hair; the others go before it."""
_SKIN_TONES = ((75.0, "fair"), (60.0, "tanned"), (45.0, "brown"), (0.0, "dark brown"))
"""The least lightness (L* of CIE L*a*b*) of each tone of people's skin."""
_SKIN_COLORS = ("green", "blue", "navy", "purple", "lilac", "turquoise", "grey", "olive", "red", "yellow")
_STOUT, _THIN = 0.75, 0.25


def look_in_words(design: CastDesign) -> str:
    """A design as phrases between commas, the most telling first: who, clothes, hair, features, build, skin."""
    parts = [noun_of(design)]
    if design.dressed:
        parts += [f"{nearest_name(garment.color)} {garment.name}" for garment in design.garments]
    if design.is_person:
        parts.append(_hair(design))
    parts += [feature for feature in design.features if feature not in parts]
    if design.is_person:
        parts += [_build(design), _skin(design)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _hair(design: CastDesign) -> str:
    if design.hair_style == "bald":
        return "bald"
    name = nearest_name(design.hair)
    hair = f"{_HAIR_NAMES.get(name, name)} hair"
    worn = _WORN_HAIR.get(design.hair_style)
    return f"{hair} {worn}" if worn else f"{design.hair_style} {hair}".strip()


def _build(design: CastDesign) -> str:
    if {"stout", "thin"} & set(design.features):
        return ""
    return "stout" if design.build > _STOUT else "thin" if design.build < _THIN else ""


def _skin(design: CastDesign) -> str:
    name = nearest_name(design.skin)
    if name in _SKIN_COLORS:
        return f"{name} skin"
    lightness = lab(design.skin)[0]
    return next(tone for least, tone in _SKIN_TONES if lightness >= least) + " skin"
