"""How a named style goes about its work: what its medium does with hue, paper, light and shade, and with line.

Knows: named styles, pencils' pictures.  Does not know: nets.
A pen drawing has no hue, a watercolour lets the paper through, a comic's colours are flat, an engraving's tones are
lines.  The net has seen such media with just such colour and line beside them, so each named style is given those that
its medium would have; stroke and surface it paints itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.painting.inking import Hatching, hatched, ink_of, lit_faces, outlined
from audobon.painting.toning import toned
from audobon.style.palette import Palette, transported

Colours = NDArray[np.float32]

Plane = NDArray[np.float32]

PAPER = 252.0
BLACK, LIGHT = 20.0, 100.0
"""Up to the first, paper does not show through at all; from the second on it does as far as the manner says."""
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_TONE_SOFTNESS_PX = 1.2
PENCILS = Palette(mean=(4.5, 15.7), spread=(96.5, 19.2, 179.8))
"""Of pencils as they are drawn: 48 panels of twelve made-up books. One and the same for every panel, so that what a
palette does to a colour is the same throughout a book."""


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What a medium does with colour and with line.

    Attributes:
        hue: Share of the hue that is kept: 0 a monochrome, 1 all, more a stronger one.
        paper: Share of the way from the colour to white paper; blacks stay black.
        contrast: How far tones are drawn apart about the middle one: 0 not at all, 1 most; below 0 together.
        is_flat: Whether light and shade are left out.
        completeness: The most that the line map may be said to hold, 0..1; less invites hatching.
        ink: How dark lines are: 1 as pencilled, less paler; more makes those far away as black as near ones.
        outline_px: How much heavier the lines at figures' edges are, on either side.
        hatching: How tones are told in lines, in a medium that has no others.
        palette: The colours that pencils' colours are brought towards (`style/palette.py`), None for none, and
        palette_share: how far, 0..1.
        texture: How far textures of light are brought towards those of real pictures in this medium, 0 not at all .. 1
            all the way (`style/textures.py`); worth it where tone says more than line.
        start: The most noise that painting starts from, 0..1: a medium of even colour is painted close over its draft.
    """

    hue: float = 1.0
    paper: float = 0.0
    contrast: float = 0.0
    is_flat: bool = False
    completeness: float = 1.0
    ink: float = 1.0
    outline_px: float = 0.0
    hatching: Hatching | None = None
    palette: Palette | None = None
    palette_share: float = 0.0
    texture: float = 0.0
    start: float = 1.0

    @property
    def is_grey(self) -> bool:
        """Whether the medium has no hue at all."""
        return self.hue == 0


PEN = Hatching(period_px=6.5, begins=0.42, crosses=0.24, solid=0.06, turning=0.2)
BURIN = Hatching(period_px=4.0, begins=0.92, crosses=0.52, solid=0.12, turning=0.8)
BRUSH = Hatching(period_px=5.0, begins=0.3, crosses=0.12, solid=0.1, turning=0.2)
"""Of pen drawings, which leave most to the paper; of engravings, which have a tone everywhere; of a comic's shadows."""

PLAIN = Manner()
MANNERS: Mapping[str, Manner] = {
    "watercolour": Manner(hue=0.95, paper=0.46, ink=0.4, texture=0.5),
    "colour_plate": Manner(hue=1.4, contrast=0.4, ink=0.35, texture=0.5),
    "ink": Manner(hue=0.0, paper=1.0, ink=1.4, hatching=PEN, outline_px=0.5),
    "engraving": Manner(hue=0.0, paper=0.85, contrast=0.4, completeness=0.6, hatching=BURIN),
    "wash": Manner(hue=0.0, contrast=0.35, ink=0.35, texture=0.5),
    "comic": Manner(
        hue=1.9, paper=0.2, contrast=0.5, is_flat=True, ink=1.6, outline_px=1.3, hatching=BRUSH, start=0.35
    ),
}
"""Named style -> its manner; other styles take the pencils' colours and lines as they are."""


def manner_of(style: str) -> Manner:
    """The manner of a style; a plain one for a style that has none of its own."""
    return MANNERS.get(style, PLAIN)


def in_manner(pencils: Pencils, manner: Manner) -> Pencils:
    """Pencils with draft, flat colour and lines as the medium has them; masks and anchors stay."""
    if manner == PLAIN:
        return pencils
    flat = np.asarray(pencils.control("flat").array, np.float32)
    draft = np.asarray(pencils.draft.array, np.float32)
    line = ink_of(np.asarray(pencils.control("line").array))
    inked = _inked(pencils, manner, line)
    if manner.is_flat:
        draft = np.asarray(flat * (1 - line[..., None]), np.float32)
    draft = _coloured(draft, manner)
    more = np.clip(inked - line, 0, 1)[..., None]
    made = {"flat": _raster(_coloured(flat, manner)), "line": _raster(255 * (1 - inked))}
    return replace(
        pencils,
        draft=_raster(draft + more * (BLACK - draft)),
        controls=tuple(replace(control, image=made.get(control.name, control.image)) for control in pencils.controls),
    )


def _inked(pencils: Pencils, manner: Manner, line: Plane) -> Plane:
    """The lines H W, 1 where ink, as the medium draws them."""
    ink = np.clip(outlined(np.clip(line * max(manner.ink, 1), 0, 1), pencils, by_px=manner.outline_px), 0, 1)
    ink = ink * min(manner.ink, 1)
    if manner.hatching is None:
        return np.asarray(ink, np.float32)
    draft, flat, pencilled = (
        np.ascontiguousarray(raster.array, np.uint8)
        for raster in (pencils.draft, pencils.control("flat"), pencils.control("line"))
    )
    tone = _parted(_tone(toned(draft, flat, 255 - pencilled).astype(np.float32)), manner.contrast)
    soft = np.asarray(cv2.GaussianBlur(tone, (0, 0), _TONE_SOFTNESS_PX), np.float32)
    return np.maximum(ink, hatched(lit_faces(soft, pencils), flat, manner.hatching)).astype(np.float32)


def _tone(colours: Colours) -> Plane:
    """How light colours 0..255 are: 0 black .. 1 white."""
    return np.asarray(colours @ LUMA / 255, np.float32)


def _parted(tone: Plane, contrast: float) -> Plane:
    """Tones 0..1 drawn apart about the middle one; black and white stay."""
    return np.asarray(np.clip(tone + contrast * (tone - 0.5) * 4 * tone * (1 - tone), 0, 1), np.float32)


def _coloured(colours: Colours, manner: Manner) -> Colours:
    if manner.palette is not None:
        colours = transported(colours, start=PENCILS, end=manner.palette, strength=manner.palette_share)
    tone = _tone(colours)[..., None]
    colours = np.asarray(colours * (_parted(tone, manner.contrast) + 1e-3) / (tone + 1e-3), np.float32)
    grey = (colours @ LUMA)[..., None]
    kept = grey + manner.hue * (colours - grey)
    light = np.clip((grey - BLACK) / (LIGHT - BLACK), 0, 1)
    return np.asarray(kept + manner.paper * light * (PAPER - kept), np.float32)


def _raster(colours: Colours) -> Raster:
    return Raster(array=np.clip(colours.round(), 0, 255).astype(np.uint8))
