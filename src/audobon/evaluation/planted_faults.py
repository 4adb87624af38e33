"""Faults planted in painted panels, one for each check of the editor's, to see whether it finds them.

Knows: panels with their pencils, arrays.  Does not know: checks, thresholds, how panels are painted.
A fault that cannot be planted in a panel (nobody is in it, no place shows) is not planted there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from audobon.comic.raster import Raster
from audobon.quality.art_checks import ArtView
from audobon.quality.face_check import face_area
from audobon.quality.place_check import MissingPlace, outside_figures

Picture = NDArray[np.uint8]
Where = NDArray[np.bool_]
Plant = Callable[[ArtView, Picture, np.random.Generator], Picture | None]
"""A panel's art with the fault; None where it cannot be planted. The other picture is another panel's art."""

_LEAST_FIGURE = 0.03
_SHIFT_LAB = 60.0


def faded_out(view: ArtView, other: Picture, generator: np.random.Generator) -> Picture | None:
    """Next to nothing is left on the paper."""
    tone = generator.uniform(120, 250, 3)
    return np.asarray(np.clip(tone + (_art(view).astype(np.float32) - 128) * 0.03, 0, 255), np.uint8)


def broken(view: ArtView, other: Picture, generator: np.random.Generator) -> Picture | None:
    """Noise, a picture of another size, or one end of the scale."""
    art = _art(view)
    way = int(generator.integers(3))
    if way == 0:
        return generator.integers(0, 256, art.shape, np.uint8)
    if way == 1:
        return np.ascontiguousarray(art[: art.shape[0] * 3 // 4])
    extreme = np.full_like(art, 255 if generator.random() < 0.5 else 0)
    extreme[: art.shape[0] // 8, : art.shape[1] // 8] = 128
    return extreme


def figure_lost(view: ArtView, other: Picture, generator: np.random.Generator) -> Picture | None:
    """A figure has melted into what is behind it."""
    mask = _figure(view, generator)
    if mask is None:
        return None
    reach = max(5, round(min(mask.shape) / 40))
    grown = cv2.dilate(mask.astype(np.uint8), np.ones((reach, reach), np.uint8))
    return np.asarray(cv2.inpaint(_art(view), grown, 5, cv2.INPAINT_TELEA), np.uint8)


def recoloured(view: ArtView, other: Picture, generator: np.random.Generator) -> Picture | None:
    """A figure in colours that are not its own."""
    mask = _figure(view, generator)
    if mask is None:
        return None
    lab = cv2.cvtColor(_art(view).astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    if float(np.hypot(lab[..., 1], lab[..., 2]).mean()) < 6:
        return None  # a picture without colour has none to change
    mean = lab[mask][:, 1:].mean(axis=0)
    away = np.arctan2(-mean[1], -mean[0]) + generator.uniform(-0.7, 0.7)
    lab[mask, 1] += _SHIFT_LAB * np.cos(away)
    lab[mask, 2] += _SHIFT_LAB * np.sin(away)
    return np.asarray(np.clip(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB) * 255, 0, 255), np.uint8)


def place_lost(view: ArtView, other: Picture, generator: np.random.Generator) -> Picture | None:
    """The place is gone: painted out, washed out, or another's."""
    around = outside_figures(view)
    line = view.pencils.control("line").array
    if around.mean() < MissingPlace.least_share or (line[around] < 128).mean() < MissingPlace.least_lines:
        return None
    art = _art(view)
    way = int(generator.integers(3))
    if way == 0:
        behind = np.median(art[around], axis=0) + generator.normal(0, 6, (*art.shape[:2], 1))
    elif way == 1:
        behind = cv2.GaussianBlur(art, (0, 0), 25).astype(np.float64)
    else:
        behind = cv2.resize(other, (art.shape[1], art.shape[0])).astype(np.float64)
    return np.asarray(np.clip(np.where(around[..., None], behind, art), 0, 255), np.uint8)


def face_broken(view: ArtView, other: Picture, generator: np.random.Generator) -> Picture | None:
    """A face is smeared, gone, pulled out of shape, or upside down."""
    boxes = [box for figure in view.pencils.anchors if (box := face_area(view, figure)) is not None]
    if not boxes:
        return None
    box = boxes[int(generator.integers(len(boxes)))]
    art = _art(view)
    face = np.ascontiguousarray(art[box])
    spoil = (_smeared, _gone, _pulled, _upside_down)[int(generator.integers(4))]
    art[box] = spoil(face, generator)
    return art


PLANTS: Mapping[str, Plant] = {
    "AUD-Q001": faded_out, "AUD-Q002": broken, "AUD-Q003": figure_lost, "AUD-Q004": recoloured, "AUD-Q006": place_lost,
    "AUD-Q007": face_broken,
}  # fmt: skip
"""Code of the check that is to find it -> how it is planted."""


def planted(view: ArtView, plant: Plant, *, other: Picture, generator: np.random.Generator) -> ArtView | None:
    """A panel with a fault; None where it cannot be planted."""
    art = plant(view, other, generator)
    return None if art is None else replace(view, art=replace(view.art, image=Raster(array=art)))


def _art(view: ArtView) -> Picture:
    return np.array(view.art.image.array, np.uint8)


def _figure(view: ArtView, generator: np.random.Generator) -> Where | None:
    """The mask of a figure that is large enough to be missed."""
    masks = [mask.image.array > 127 for mask in view.pencils.masks]
    large = [mask for mask in masks if mask.mean() >= _LEAST_FIGURE]
    return large[int(generator.integers(len(large)))] if large else None


def _smeared(face: Picture, generator: np.random.Generator) -> Picture:
    return np.asarray(cv2.GaussianBlur(face, (0, 0), face.shape[0] / 6), np.uint8)


def _gone(face: Picture, generator: np.random.Generator) -> Picture:
    return np.broadcast_to(np.median(face.reshape(-1, 3), axis=0), face.shape).astype(np.uint8)


def _pulled(face: Picture, generator: np.random.Generator) -> Picture:
    height, width = face.shape[:2]
    shift = (generator.standard_normal((2, 5, 5)) * height / 6).astype(np.float32)
    across, down = (cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) for field in shift)
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    pulled = cv2.remap(face, columns + across, rows + down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(pulled, np.uint8)


def _upside_down(face: Picture, generator: np.random.Generator) -> Picture:
    return np.ascontiguousarray(face[::-1])
