"""The lines that a medium draws: how dark, how heavy about figures, and which hatching it lays where there is shade.

Knows: pencils as pictures.  Does not know: nets, named styles.
A net that is steered by lines draws those that it is given.  An engraver has no grey: every tone is lines that swell
and cross.  So a medium that works in lines is given its tones as lines, and its flat colour is left to the paper.

Shapes: H W height and width in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import FigureAnchors, Pencils

Plane = NDArray[np.float32]
Picture = NDArray[np.uint8]

_GOLDEN = 0.618
_TONE_STEP = 24.0
"""Flat colours nearer than this are one surface, and are hatched one way."""
_MOST_INKED = 0.62
"""Share of a layer's period that its darkest line fills."""
_SOFT = 0.03
_CROSSING_RAD = 0.9
_FACE_TONE = 0.82
"""Faces are kept as light as this, or their features would drown."""
_FACE_RIM = 0.3
_OUTLINE_PX = 3.0


@dataclass(frozen=True, kw_only=True)
class Hatching:
    """How tone is told in lines.

    Attributes:
        period_px: From one line to the next.
        begins: The lightest tone (0 black .. 1 white) that is hatched; lines swell from there on.
        crosses: The tone below which a second layer crosses the first.
        solid: The tone below which all is ink.
        turning: How much surfaces of other colours are hatched in other directions: 0 all in one, 1 up to a half turn.
        slant_rad: The direction across the lines.
    """

    period_px: float
    begins: float
    crosses: float
    solid: float
    turning: float = 0.0
    slant_rad: float = 2.2


def ink_of(line: NDArray[np.generic]) -> Plane:
    """A line map (255 paper, 0 ink) as 1 where ink, H W."""
    return np.asarray(1 - line.astype(np.float32) / 255, np.float32)


def hatched(tone: Plane, flat: Picture, hatching: Hatching) -> Plane:
    """Ink H W in 0..1 of lines that tell a tone.

    Args:
        tone: H W, 0 black .. 1 white.
        flat: Flat colour H W 3, which tells surfaces apart.
        hatching: The lines.

    Source: tone by layers of hatching, Praun et al. 2001, Real-Time Hatching, section 3; lines that swell with the
        tone as in wood engraving, Ostromoukhov 1999, Digital Facial Engraving, section 2.
    """
    rows, columns = np.mgrid[0 : tone.shape[0], 0 : tone.shape[1]].astype(np.float32)
    sway = (1.5 * np.sin(rows / 37 + columns / 91) + 1.2 * np.sin(columns / 53 - rows / 71)).astype(np.float32)
    turn = (np.round(_surfaces(flat) / _TONE_STEP) * _GOLDEN) % 1 - 0.5
    angle = hatching.slant_rad + hatching.turning * np.pi * turn
    ink = np.asarray(np.clip((hatching.solid - tone) / _SOFT, 0, 1), np.float32)
    for begins, more in ((hatching.begins, 0.0), (hatching.crosses, _CROSSING_RAD)):
        across = columns * np.cos(angle + more) + rows * np.sin(angle + more) + sway
        off_px = np.abs((across / hatching.period_px) % 1 - 0.5) * hatching.period_px
        depth = np.clip((begins - tone) / max(begins - hatching.solid, 0.05), 0, 1)
        width_px = _MOST_INKED * hatching.period_px * depth
        drawn = np.clip((width_px + 1) / 2 - off_px, 0, 1) * np.clip(width_px, 0, 1)
        ink = np.maximum(ink, drawn.astype(np.float32))
    return ink


def _surfaces(flat: Picture) -> Plane:
    """One number for each flat colour H W; those of like colours lie near each other."""
    return np.asarray(cv2.medianBlur(np.ascontiguousarray(flat), 9).astype(np.float32) @ (0.9, 0.37, 0.61), np.float32)


def lit_faces(tone: Plane, pencils: Pencils) -> Plane:
    """A tone H W with the faces of figures, within their masks, no darker than they can be read."""
    masks = {mask.character: np.asarray(mask.image.array, np.float32) / 255 for mask in pencils.masks}
    lit = tone
    for anchors in pencils.anchors:
        if anchors.character in masks:
            share = _face_share(anchors, tone.shape) * masks[anchors.character]
            lit = (lit + share * (np.maximum(lit, _FACE_TONE) - lit)).astype(np.float32)
    return lit


def _face_share(anchors: FigureAnchors, shape: tuple[int, ...]) -> Plane:
    """1 within the ellipse of a face, falling to 0 about it, H W."""
    height, width = shape
    face = anchors.face
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    across = (columns / width - face.x - face.width / 2) / max(face.width / 2, 1e-6)
    down = (rows / height - face.y - face.height / 2) / max(face.height / 2, 1e-6)
    return np.asarray(np.clip((1 + _FACE_RIM - np.hypot(across, down)) / _FACE_RIM, 0, 1), np.float32)


def outlined(ink: Plane, pencils: Pencils, *, by_px: float) -> Plane:
    """Ink H W with the lines at figures' edges `by_px` heavier on either side."""
    if not by_px or not pencils.masks:
        return ink
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7))
    edges = [
        cv2.morphologyEx((np.asarray(mask.image.array, np.uint8) > 127).astype(np.float32), cv2.MORPH_GRADIENT, around)
        for mask in pencils.masks
    ]
    band = cv2.GaussianBlur(np.maximum.reduce(edges).astype(np.float32), (0, 0), _OUTLINE_PX / 3)
    reach = int(np.ceil(by_px))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    heavy = ink + (cv2.dilate(ink, disc) - ink) * (by_px / reach)
    return np.asarray(np.maximum(ink, heavy * band), np.float32)
