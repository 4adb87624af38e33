"""A style of the user's own: a vector and a manner with colour, read off a few pictures.

Knows: pictures, the style encoder.  Does not know: files, named styles' weights, the loop.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.models.style_encoder import STYLE_VECTOR_WIDTH, StyleEncoder
from audobon.painting.manners import LUMA, MANNERS, PEN, Manner
from audobon.style.palette import palette_of
from audobon.style.paper import evenly_lit, paper_cleared
from audobon.style.textures import log_deviations

Picture = NDArray[np.uint8]

REFERENCE_PX = 160
"""The encoder learnt from crops of this size."""
_CROPS = 12
_INKED = 235
"""What is darker is drawn; the rest is paper."""
_GREY = 5.0
"""Mean distance from grey, 0..255, under which a picture is in one colour: what is left is the scan's."""
_PALETTE = 0.5
"""How far colours go to the pictures' own; further, things lose the colours that the story gave them."""
_BARE, _PAPER = (0.15, 0.5, 0.75), (0.05, 0.35, 0.8)
"""Bare paper in washes, prints and drawings, and how far paper shows through in each."""
_LINES_FROM = 0.25
"""With so much bare paper a grey picture is drawn in lines, and hatched."""
_HATCHED = 0.5
_UNHATCHED = 0.6
"""With more bare paper than this a pen drawing is all outline."""
_TEXTURE = 0.5
"""As named styles of tone have it; numbers read off one hand's pictures are worth it in line too."""


@dataclass(frozen=True, kw_only=True)
class OwnStyle:
    """A style vector 256, what its medium does with colour, a digest of the pictures that it was read off, and the log
    deviations of their textures (see `style/textures.py`), none if there are none."""

    vector: tuple[float, ...]
    manner: Manner
    digest: str
    textures: tuple[float, ...] = ()


@torch.inference_mode()
def own_style(pictures: Sequence[Picture], encoder: StyleEncoder, autoencoder: PatchAutoencoder) -> OwnStyle:
    """The style that pictures H W 3 show; their paper and how a photograph was lit count for nothing.

    The vector is that of the crop nearest to the mean of all: a mean itself is no hand's that the painter has seen.
    """
    lit = [evenly_lit(picture) for picture in pictures]
    cleared = [paper_cleared(picture) for picture in lit]
    crops = np.stack([crop for picture in cleared for crop in _crops(picture, count=max(2, _CROPS // len(cleared)))])
    device = next(encoder.parameters()).device
    _, vectors = encoder(torch.from_numpy(crops).permute(0, 3, 1, 2).float().div_(255).to(device))
    nearest = (vectors - vectors.mean(dim=0)).norm(dim=1).argmin()
    digest = hashlib.sha256(b"".join(np.ascontiguousarray(picture).tobytes() for picture in pictures)).hexdigest()
    return OwnStyle(
        vector=tuple(float(value) for value in vectors[nearest].cpu()),
        manner=manner_seen(cleared),
        digest=digest[:12],
        textures=tuple(log_deviations(lit, autoencoder).tolist()),
    )


def strengthened(vector: Tensor, *, neutral: Tensor, strength: float) -> Tensor:
    """A style vector 1 256 brought nearer to the neutral one (strength under 1) or further from it (over 1)."""
    if strength == 1.0:
        return vector
    return functional.layer_norm(neutral + strength * (vector - neutral), (STYLE_VECTOR_WIDTH,))


def manner_seen(pictures: Sequence[Picture]) -> Manner:
    """What the medium of some pictures with white paper does with hue and with paper."""
    drawn = [_drawn(picture) for picture in pictures]
    hue = float(np.median([strength for strength, _ in drawn]))
    bare = float(np.median([share for _, share in drawn]))
    is_grey = hue < _GREY
    is_lines = is_grey and bare > _LINES_FROM
    paper = float(np.interp(bare, _BARE, _PAPER))
    return Manner(
        hue=0.0 if is_grey else 1.0,
        palette=None if is_grey else palette_of(pictures),
        palette_share=0.0 if is_grey else _PALETTE,
        paper=1.0 if is_lines else round(paper if is_grey else paper / 2, 3),
        completeness=_HATCHED if is_lines else 1.0,
        ink=MANNERS["ink"].ink if is_lines else 1.0,
        hatching=PEN if is_lines and bare < _UNHATCHED else None,
        texture=_TEXTURE,
    )


def _drawn(picture: Picture) -> tuple[float, float]:
    """How far what is drawn lies from grey in the mean, 0..255, and the share of bare paper."""
    colours = picture.reshape(-1, 3).astype(np.float32)
    grey = colours @ LUMA
    inked = grey < _INKED
    if not inked.any():
        return 0.0, 1.0
    return float(np.abs(colours[inked] - grey[inked, None]).mean()), float(1 - inked.mean())


def _crops(picture: Picture, *, count: int) -> list[Picture]:
    """The busiest crops 160 x 160 of a picture on a grid; a smaller picture is grown by its mirror image."""
    grown = np.pad(
        picture,
        [(0, max(0, REFERENCE_PX - side)) for side in picture.shape[:2]] + [(0, 0)],
        mode="symmetric",
    )
    steps = [np.unique(np.linspace(0, side - REFERENCE_PX, 4).astype(int)) for side in grown.shape[:2]]
    crops = [grown[top : top + REFERENCE_PX, left : left + REFERENCE_PX] for top in steps[0] for left in steps[1]]
    return sorted(crops, key=lambda crop: -float(crop.std()))[:count]
