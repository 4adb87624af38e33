"""How a named style goes about colour: what its medium does with hue, with paper and with light and shade.

Knows: named styles, pencils' pictures.  Does not know: nets.
A pen drawing has no hue, a watercolour lets the paper through, a comic's colours are flat.  The net has seen such media
with just such colour beside them, so each named style is given the colour that its medium would have; hand, stroke and
surface it paints itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster

Colours = NDArray[np.float32]

PAPER = 252.0
BLACK, LIGHT = 20.0, 100.0
"""Up to the first, paper does not show through at all; from the second on it does as far as the manner says."""
LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What a medium does with colour.

    Attributes:
        hue: Share of the hue that is kept: 0 a monochrome, 1 all, more a stronger one.
        paper: Share of the way from the colour to white paper; blacks stay black.
        is_flat: Whether light and shade are left out.
        completeness: The most that the line map may be said to hold, 0..1; less invites hatching.
    """

    hue: float = 1.0
    paper: float = 0.0
    is_flat: bool = False
    completeness: float = 1.0


PLAIN = Manner()
MANNERS: Mapping[str, Manner] = {
    "watercolour": Manner(hue=0.9, paper=0.42),
    "colour_plate": Manner(hue=1.15),
    "ink": Manner(hue=0.0, paper=0.8, completeness=0.6),
    "engraving": Manner(hue=0.0, paper=0.35, completeness=0.3),
    "wash": Manner(hue=0.0, paper=0.1),
    "comic": Manner(hue=1.3, paper=0.1, is_flat=True),
}
"""Named style -> its manner; other styles take the pencils' colours as they are."""


def manner_of(style: str) -> Manner:
    """The manner of a style; a plain one for a style that has none of its own."""
    return MANNERS.get(style, PLAIN)


def in_manner(pencils: Pencils, manner: Manner) -> Pencils:
    """Pencils with draft and flat colour as the medium has them; lines, masks and anchors stay."""
    if manner == PLAIN:
        return pencils
    flat = np.asarray(pencils.control("flat").array, np.float32)
    draft = np.asarray(pencils.draft.array, np.float32)
    if manner.is_flat:
        clear = np.asarray(pencils.control("line").array, np.float32)[..., None] / 255
        draft = np.asarray(flat * clear, np.float32)
    controls = tuple(
        replace(control, image=_raster(_coloured(flat, manner))) if control.name == "flat" else control
        for control in pencils.controls
    )
    return replace(pencils, draft=_raster(_coloured(draft, manner)), controls=controls)


def _coloured(colours: Colours, manner: Manner) -> Colours:
    grey = (colours @ LUMA)[..., None]
    kept = grey + manner.hue * (colours - grey)
    light = np.clip((grey - BLACK) / (LIGHT - BLACK), 0, 1)
    return np.asarray(kept + manner.paper * light * (PAPER - kept), np.float32)


def _raster(colours: Colours) -> Raster:
    return Raster(array=np.clip(colours.round(), 0, 255).astype(np.uint8))
