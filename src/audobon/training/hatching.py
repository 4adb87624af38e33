"""A pen drawing made by rule from pencils: what the net is shown as the truth for drawn panels in a pen's style.

Knows: drafts and control maps as arrays.  Does not know: nets, the penciller.
Real pen drawings teach the strokes.  This teaches that a pencilled panel, whose flat colour is bright, becomes black
and white in such a hand, with its dark places hatched.

Source: tone by layered hatching after Praun et al. 2001, Real-Time Hatching, section 3 (tonal art maps).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.painting.toning import shade_of

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]

_LAYERS = ((0.80, 0.6), (0.58, 2.2), (0.40, 1.4))
"""Tone below which a layer begins, and its direction in radians."""


def hatched(draft: Picture, flat: Picture, line: Picture, *, generator: np.random.Generator) -> Picture:
    """An inked sheet H W 3 from a draft and flat H W 3 and a line map H W (0 paper .. 255 ink)."""
    height, width = line.shape
    tone = cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255.0
    tone = cv2.GaussianBlur(tone * shade_of(draft, flat, line) * float(generator.uniform(0.95, 1.3)), (0, 0), 1.5)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    sway = cv2.resize(
        generator.normal(size=(height // 24 + 2, width // 24 + 2)).astype(np.float32),
        (width, height),
        interpolation=cv2.INTER_CUBIC,
    )
    period = float(generator.uniform(4.0, 7.0))
    tilt = float(generator.uniform(-0.5, 0.5))
    ink = line.astype(np.float32) / 255.0
    for begins, direction in _LAYERS:
        angle = direction + tilt
        across = columns * np.cos(angle) + rows * np.sin(angle) + 1.2 * sway
        wave = 0.5 + 0.5 * np.cos(2 * np.pi * across / period)
        depth = np.clip((begins - tone) / 0.35, 0.0, 1.0)
        ink = np.maximum(ink, np.clip((wave - (1.0 - 0.55 * depth)) * period * 0.9, 0.0, 1.0) * (depth > 0.02))
    light = float(generator.uniform(0.9, 1.0))
    paper = np.array([light, light - 0.02, light - float(generator.uniform(0.02, 0.12))], np.float32)
    dark = float(generator.uniform(0.05, 0.15))
    out: Picture = ((paper * (1 - ink[..., None]) + dark * ink[..., None]) * 255).astype(np.uint8)
    return out
