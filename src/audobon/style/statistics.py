"""What a picture is drawn with, in numbers: how strong and how peaked each kind of texture is, its tones and its hues.

Knows: pixels whose paper is white.  Does not know: nets, hands, books.
Nothing here says where anything is, so it tells how a picture is drawn and hardly what it shows.

Shapes: N patches, F statistics.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.fft import dct

Picture = NDArray[np.uint8]
Numbers = NDArray[np.float32]

LEAST_SIDE_PX = 64
"""Smaller pictures hold too few patches at the coarsest scale."""
LARGEST_SIDE_PX = 512
"""Strokes have a size: pictures are looked at with no side longer than this."""
_PATCH_PX = 8
_SCALES = (1, 2, 4)
_BUSY_FROM = 0.3
"""The emptiest three tenths of the patches say only that paper is bare."""
_HUE_FREQUENCIES = 3
"""Hue is printed coarsely: only the lowest frequencies each way are looked at."""
_ENERGY_QUANTILES = (0.1, 0.3, 0.5, 0.7, 0.9)
_TONE_QUANTILES = (0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99)
_HUE_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_TONES = 16
_FLOOR = 1e-4
_NOTHING = 1e-8


def picture_statistics(picture: Picture) -> Numbers:
    """The statistics F of a picture H W 3, sRGB, its paper white.

    At three scales, over the patches of 8 x 8 pixels that have anything in them: for each frequency of the cosine
    transform the logarithm of its energy, how peaked it is (lines are, washes are not), and its share; then quantiles
    of tone, of hue, of steps between neighbours, and the distribution of tones.

    Source: log energies of frequency bands as texture, Portilla and Simoncelli 2000, A Parametric Texture Model,
        section 2; peakedness as the ratio of mean absolute value and deviation, Mallat 1989, A Theory for
        Multiresolution Signal Decomposition, section V.
    """
    shown = np.asarray(_at_size(picture).astype(np.float32) / 255, np.float32)
    light = _mean_of_channels(shown)
    hues = np.stack([shown[..., 0] - shown[..., 1], shown[..., 1] - shown[..., 2]], axis=2).astype(np.float32)
    parts: list[Numbers] = []
    for scale in _SCALES:
        parts += _textures(_shrunk(light, scale), _shrunk(hues, scale))
    parts += _tones(light, hues)
    return np.concatenate([part.ravel() for part in parts]).astype(np.float32)


def _mean_of_channels(picture: Numbers) -> Numbers:
    """The mean H W of a picture's channels H W 3: what `mean` gives along its last axis, sooner."""
    return np.asarray((picture[..., 0] + picture[..., 1] + picture[..., 2]) / 3, np.float32)


def _at_size(picture: Picture) -> Picture:
    """No longer than 512 pixels, and no shorter than a few patches."""
    height, width = picture.shape[:2]
    factor = min(1.0, LARGEST_SIDE_PX / max(height, width))
    factor = max(factor, LEAST_SIDE_PX / min(height, width))
    if factor == 1.0:
        return picture
    size = (max(LEAST_SIDE_PX, round(width * factor)), max(LEAST_SIDE_PX, round(height * factor)))
    return np.asarray(
        cv2.resize(picture, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR), np.uint8
    )


def _shrunk(plane: Numbers, scale: int) -> Numbers:
    if scale == 1:
        return plane
    size = (plane.shape[1] // scale, plane.shape[0] // scale)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)


@cache
def _cosines(lowest: int) -> Numbers:
    """The cosine transform of a patch as one matrix 64 x K, for the lowest frequencies each way, in reading order."""
    waves = dct(np.eye(_PATCH_PX), axis=0, norm="ortho")[:lowest]
    return np.asarray(np.kron(waves, waves).T, np.float32)


def _frequencies(plane: Numbers, *, lowest: int = _PATCH_PX) -> Numbers:
    """Cosine transforms N K of a plane's patches, both in reading order."""
    rows, columns = plane.shape[0] // _PATCH_PX, plane.shape[1] // _PATCH_PX
    cut = plane[: rows * _PATCH_PX, : columns * _PATCH_PX]
    patches = cut.reshape(rows, _PATCH_PX, columns, _PATCH_PX).transpose(0, 2, 1, 3).reshape(-1, _PATCH_PX**2)
    return np.asarray(patches @ _cosines(lowest), np.float32)


def _textures(light: Numbers, hues: Numbers) -> list[Numbers]:
    """Energies, peakedness and shares of the frequencies of the busy patches."""
    tones = _frequencies(light)[:, 1:]
    low = [_frequencies(hues[..., hue], lowest=_HUE_FREQUENCIES) for hue in range(2)]
    whole = (tones**2).sum(axis=1)
    whole[whole < _NOTHING] = 0  # an even patch is even, whatever rounding says
    busy = whole >= np.quantile(whole, _BUSY_FROM)
    found = np.concatenate([tones, *low], axis=1)[busy]
    energy = (found**2).mean(axis=0)
    peaked = (np.abs(found).mean(axis=0) ** 2 + _FLOOR / 10) / (energy + _FLOOR / 10)
    shares = ((tones[busy] ** 2 + _FLOOR / 10) / (whole[busy, None] + 10 * _FLOOR)).mean(axis=0)
    return [
        np.log(energy + _FLOOR),
        2 * np.log(peaked),
        np.log(shares),
        _quantiles(np.log(whole + 10 * _FLOOR), _ENERGY_QUANTILES),
    ]


def _tones(light: Numbers, hues: Numbers) -> list[Numbers]:
    """Quantiles of tone, strength of hue, hues and steps between neighbours, and how many pixels have each tone."""
    steps = np.abs(np.diff(light, axis=1))
    strength = np.hypot(hues[..., 0], hues[..., 1])
    # Light is a multiple of 1/765 or of less, and none of those is the border of two tones but the ends of the scale.
    bins = np.minimum((light * _TONES).astype(np.intp), _TONES - 1)
    counts = np.bincount(bins.ravel(), minlength=_TONES) / light.size
    return [
        4 * _quantiles(light, _TONE_QUANTILES),
        8 * _quantiles(strength, _TONE_QUANTILES),
        6 * np.stack([_quantiles(hues[..., hue], _HUE_QUANTILES) for hue in range(2)], axis=-1),
        np.log(_quantiles(steps, _TONE_QUANTILES) + 0.003),
        np.log(counts + 0.002),
    ]


def _quantiles(values: Numbers, shares: Sequence[float]) -> Numbers:
    """Quantiles of all values, linear between neighbours: several of one array are had soonest from its order."""
    ordered = np.sort(values, axis=None)
    places = np.asarray(shares) * (ordered.size - 1)
    below = places.astype(np.int64)
    above = np.minimum(below + 1, ordered.size - 1)
    return np.asarray(ordered[below] + (places - below) * (ordered[above] - ordered[below]), np.float32)
