"""A watercolour made by rule from pencils: what the net is shown as the truth for drawn panels.

Knows: drafts and control maps as arrays.  Does not know: nets, the penciller.
Pencils have no painting of their own.  Showing their even colour as the truth would teach the net to pass drafts
through, so each is given paper, pigment that settles and pools, and a line, all at random; the style reference is
another crop under the same settings, so that the choice of finish stays with the style.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.painting.toning import shade_of

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class WashSettings:
    """How one sheet is painted, each 0..1 unless said otherwise.

    `paper` is the sheet's colour (sRGB 0..1), `tooth` its grain, `pooling` uneven pigment, `granulation` pigment in the
    paper's tooth, `rim` dark edges of dried washes, `dilution` how thin the colour is, `dryness` breaks in the line,
    `ink` its colour (sRGB 0..1).
    """

    paper: tuple[float, float, float]
    tooth: float
    pooling: float
    granulation: float
    rim: float
    dilution: float
    dryness: float
    ink: tuple[float, float, float]
    seed: int


def random_settings(generator: np.random.Generator) -> WashSettings:
    """Settings from a generator, over the range of papers and hands."""
    warmth = float(generator.uniform(0.0, 0.12))
    light = float(generator.uniform(0.92, 1.0))
    brown = float(generator.uniform(0.0, 0.18))
    return WashSettings(
        paper=(light, light - 0.3 * warmth, light - warmth),
        tooth=float(generator.uniform(0.0, 0.025)),
        pooling=float(generator.uniform(0.03, 0.16)),
        granulation=float(generator.uniform(0.0, 0.11)),
        rim=float(generator.uniform(0.0, 0.5)),
        dilution=float(generator.uniform(0.0, 0.35)),
        dryness=float(generator.uniform(0.0, 0.5)),
        ink=(0.12 + brown, 0.10 + 0.6 * brown, 0.09 + 0.3 * brown),
        seed=int(generator.integers(2**31)),
    )


def washed(draft: Picture, flat: Picture, line: Picture, *, settings: WashSettings) -> Picture:
    """A painted sheet H W 3 from a draft and flat H W 3 and a line map H W (0 paper .. 255 ink).

    Pigment follows the Beer-Lambert law: light falls off exponentially with its density.

    Source:
        After Curtis et al. 1997, Computer-Generated Watercolor, sections 2 and 5 (the effects, not the simulation).
    """
    generator = np.random.default_rng(settings.seed)
    height, width = line.shape
    colour = flat.astype(np.float32) / 255.0
    density = -np.log(np.clip(colour, 0.03, 1.0)) * (1.0 - settings.dilution)
    tooth = _noise(height, width, cell=2.0, generator=generator)
    pooling = _noise(height, width, cell=40.0, generator=generator) + 0.6 * _noise(
        height, width, cell=14.0, generator=generator
    )
    rim = _rims(colour)
    factor = 1.0 + settings.pooling * pooling + settings.granulation * tooth + settings.rim * rim
    paper = np.asarray(settings.paper, np.float32) * (1.0 + settings.tooth * tooth[..., None])
    shade = shade_of(draft, flat, line)
    painted = paper * np.exp(-density * np.clip(factor, 0.2, 2.5)[..., None]) * shade[..., None]
    ink = line.astype(np.float32) / 255.0
    ink *= np.clip(1.0 - settings.dryness * np.maximum(tooth + 0.5 * pooling, 0.0), 0.0, 1.0)
    out = painted * (1 - ink[..., None]) + np.asarray(settings.ink, np.float32) * ink[..., None]
    result: Picture = (np.clip(out, 0, 1) * 255).astype(np.uint8)
    return result


def _noise(height: int, width: int, *, cell: float, generator: np.random.Generator) -> Plane:
    """Smooth noise of mean 0 and deviation about 1, with features of `cell` pixels."""
    rows, columns = max(2, int(height / cell) + 2), max(2, int(width / cell) + 2)
    coarse = generator.normal(size=(rows, columns)).astype(np.float32)
    noise: Plane = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return noise


def _rims(colour: Plane) -> Plane:
    """1 along the inside of colour borders, fading over a few pixels."""
    grey = cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY)
    steps = np.abs(cv2.Sobel(grey, cv2.CV_32F, 1, 0)) + np.abs(cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    rims: Plane = np.clip(cv2.GaussianBlur(np.minimum(steps, 1.0), (0, 0), 1.6) * 2.0, 0.0, 1.0)
    return rims
