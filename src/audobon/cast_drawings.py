"""A person's own drawing of somebody: what of it can be taken for their design.

Knows: that colours can be taken, and on which part of a figure what is looked for.
Does not know: files, or how a design is drawn.

Figures are drawn from their design alone, so lines, faces and patterns of a drawing are not followed; its colours are
offered for what the design has. Where parts lie is told by the figure's height: for one who stands by the proportions
of storybook people (about five heads), else as for a bust.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from audobon.comic.raster import Raster
from audobon.comic.storyboard import CastDesign, Garment
from audobon.pencils.figures.wardrobe import FULL, HEADWEAR, garment_named
from audobon.style.figure_colours import FigureColours, SeenColour, distance, lightness_and_hue

_LEGWEAR = ("trousers", "breeches", "skirt", "stockings", "dungarees")
_FOOTWEAR = ("boots", "shoes", "sandals")
_NECKWEAR = ("shawl", "scarf", "collar", "sailor collar", "bow tie", "tie")
_LONG = (*FULL, "coat", "cloak")
_APART = 12.0
"""In CIELAB: colours of two parts that are nearer are one."""
_SKIN_LIGHT, _SKIN_CHROMA, _SKIN_HUE = (22.0, 95.0), (6.0, 48.0), (15.0, 88.0)
"""Where the colours of people's skin lie in CIELAB (lightness, chroma, hue in degrees), as drawn ones do."""


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """Bands of a figure, 0 at the crown and 1 at the soles."""

    crown: tuple[float, float]
    face: tuple[float, float]
    neck: tuple[float, float]
    body: tuple[float, float]
    whole: tuple[float, float]
    legs: tuple[float, float]
    feet: tuple[float, float]


_HEAD_OF_BEASTS = (0.0, 0.35)
_NOWHERE = (2.0, 3.0)
_STANDING = _Parts(
    crown=(0.0, 0.13), face=(0.05, 0.22), neck=(0.2, 0.36), body=(0.27, 0.55), whole=(0.3, 0.85), legs=(0.64, 0.88),
    feet=(0.93, 1.0),
)  # fmt: skip
_BUST = _Parts(
    crown=(0.0, 0.25), face=(0.2, 0.6), neck=(0.6, 0.75), body=(0.68, 1.0), whole=(0.68, 1.0), legs=_NOWHERE,
    feet=_NOWHERE,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DrawnLook:
    """What a drawing offers: all its colours, the most frequent first, and the design with those that were found.

    `taken` names the fields that were found: `skin`, `hair`, and garments by their names.
    """

    colours: tuple[SeenColour, ...]
    design: CastDesign
    taken: tuple[str, ...]


def drawn_look(drawing: Raster, design: CastDesign) -> DrawnLook:
    """Read the colours of a design off a drawing (H W 3, uint8) of them alone on a plain ground."""
    figure = FigureColours(np.asarray(drawing.array, np.uint8))
    parts = _STANDING if figure.is_tall else _BUST
    taken: dict[str, str] = {}
    if design.is_person:
        skin = next((one.color for one in figure.between(*parts.face) if _is_skin(one.color)), None)
        hair = _first(figure.between(*parts.crown), unlike=[skin] if skin else [])
        hat = any(garment_named(one.name) in HEADWEAR for one in design.garments)
        taken = {name: color for name, color in (("skin", skin), ("hair", None if hat else hair)) if color}
    else:
        fur = _first(figure.between(*_HEAD_OF_BEASTS), unlike=[])
        taken = {"skin": fur} if fur else {}
    garments = tuple(_garments(figure, parts, design, bare=taken.get("skin")))
    worn = {one.name: one.color for one in garments}
    return DrawnLook(
        colours=figure.colours,
        design=replace(
            design,
            skin=taken.get("skin", design.skin),
            hair=taken.get("hair", design.hair),
            garments=tuple(replace(one, color=worn.get(one.name, one.color)) for one in design.garments),
        ),
        taken=(*taken, *worn),
    )


def _garments(figure: FigureColours, parts: _Parts, design: CastDesign, *, bare: str | None) -> Iterable[Garment]:
    """The garments whose colour is found: the longest first, as what lies over them is seen beside them."""
    used = [bare] if bare and design.is_person else []
    bands = [(_band(one.name, parts), one) for one in design.garments]
    for (top, bottom), one in sorted(bands, key=lambda placed: placed[0][0] - placed[0][1]):
        color = _first(figure.between(top, bottom), unlike=used)
        if color:
            used.append(color)
            yield replace(one, color=color)


def _band(name: str, parts: _Parts) -> tuple[float, float]:
    known = garment_named(name)
    if known in HEADWEAR:
        return parts.crown
    if known in _LONG or known in _NECKWEAR:
        return parts.whole if known in _LONG else parts.neck
    if known in _LEGWEAR:
        return parts.legs
    return parts.feet if known in _FOOTWEAR else parts.body


def _first(colours: Sequence[SeenColour], *, unlike: Sequence[str]) -> str | None:
    return next((one.color for one in colours if all(distance(one.color, other) > _APART for other in unlike)), None)


def _is_skin(color: str) -> bool:
    light, a, b = lightness_and_hue(color)
    chroma, hue = float(np.hypot(a, b)), float(np.degrees(np.arctan2(b, a)))
    return all(
        low <= value <= high for value, (low, high) in ((light, _SKIN_LIGHT), (chroma, _SKIN_CHROMA), (hue, _SKIN_HUE))
    )
