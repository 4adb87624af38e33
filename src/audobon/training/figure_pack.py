"""Figures cut out of drawn panels, with the places of their joints: what a keypoint net learns from and is asked about.

Knows: pencils, the pose map's colours, random briefs.  Does not know: nets.

Shapes: J = 18 joints in COCO order; places are x, y in 0..1 of the figure's square crop.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from audobon.comic.pencils import Pencils
from audobon.crew import Penciller
from audobon.pencils.skeleton_map import COLORS
from audobon.training.random_briefs import random_brief
from audobon.training.wash import random_settings, washed
from audobon.versions import PENCIL_ROOMS, source_digest

Picture = NDArray[np.uint8]

CROP_PX = 112
MARGIN = 0.12
LEAST_SHARE = 0.01
LEAST_JOINTS = 5
SIZES_PX = ((448, 384), (384, 448), (416, 416))
WASHES = 2


@dataclass(frozen=True, kw_only=True)
class FigureBox:
    """A square about one figure: `left`, `top`, `side` in px (it may reach out of the panel), and its visible joints.

    `joints` J 2 in px of the panel, NaN where a joint is not seen; `box_px` the longer side of the figure itself.
    """

    left: int
    top: int
    side: int
    box_px: int
    joints: NDArray[np.float64]


def figure_boxes(pencils: Pencils) -> Iterator[FigureBox]:
    """The figures of a panel that cover at least 1 % of it and show at least five joints."""
    pose = np.asarray(pencils.control("pose").array, np.uint8)
    for mask in pencils.masks:
        inside = np.asarray(mask.image.array, np.uint8) > 127
        if float(inside.mean()) < LEAST_SHARE:
            continue
        joints = joints_inside(pose, inside)
        if int(np.isfinite(joints[:, 0]).sum()) < LEAST_JOINTS:
            continue
        left, top, width, height = cv2.boundingRect(inside.astype(np.uint8))
        side = round(max(width, height) * (1 + 2 * MARGIN))
        yield FigureBox(
            left=left + width // 2 - side // 2, top=top + height // 2 - side // 2, side=side,
            box_px=max(width, height), joints=joints,
        )  # fmt: skip


def joints_inside(pose: Picture, inside: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Joints J 2 (px) that a pose map H W 3 shows inside a figure's mask H W; NaN where it shows none or several."""
    found = np.full((len(COLORS), 2), np.nan)
    for index, color in enumerate(COLORS):
        disc = (cv2.inRange(pose, np.array(color), np.array(color)) > 0) & inside
        count, _, _, centres = cv2.connectedComponentsWithStats(disc.astype(np.uint8), connectivity=8)
        if count == 2:
            found[index] = centres[1]
    return found


def cut_out(image: Picture, box: FigureBox, *, side_px: int) -> Picture:
    """The square about a figure, at `side_px`; what lies outside the panel repeats its edge."""
    reach = box.side
    grown = cv2.copyMakeBorder(image, reach, reach, reach, reach, cv2.BORDER_REPLICATE)
    square = grown[box.top + reach : box.top + reach + box.side, box.left + reach : box.left + reach + box.side]
    method = cv2.INTER_AREA if box.side > side_px else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(square, (side_px, side_px), interpolation=method), np.uint8)


def places_in(box: FigureBox) -> NDArray[np.float64]:
    """A box's joints as shares of its square, J 2."""
    return (box.joints + 0.5 - (box.left, box.top)) / box.side


@dataclass(frozen=True, kw_only=True)
class FigurePack:
    """Crops N 112 112 3 (draft and washed sheets in turn) and places N J 2, NaN where a joint is not seen."""

    crops: Picture
    places: NDArray[np.float32]


def pack_figures(penciller: Penciller, *, count: int, seed: int, cache: Path) -> FigurePack:
    """The figures of `count` random panels, drawn on first use and kept in `cache`."""
    made_of = json.dumps([count, seed, CROP_PX, MARGIN, SIZES_PX, WASHES, source_digest(PENCIL_ROOMS)])
    path = cache / f"figures-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}.safetensors"
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        pairs = [pair for number in range(count) for pair in _figures(penciller, seed=seed, number=number)]
        crops, places = (np.stack([pair[part] for pair in pairs]) for part in (0, 1))
        save_file({"crops": torch.from_numpy(crops), "places": torch.from_numpy(places.astype(np.float32))}, path)
    stored = load_file(path)
    return FigurePack(crops=stored["crops"].numpy(), places=stored["places"].numpy())


def _figures(penciller: Penciller, *, seed: int, number: int) -> Iterator[tuple[Picture, NDArray[np.float64]]]:
    generator = np.random.default_rng((seed, 29, number))
    brief, cast = random_brief(generator, number=number)
    width, height = SIZES_PX[number % len(SIZES_PX)]
    if not cast:
        return
    pencils = penciller.draw(brief, cast, width_px=width, height_px=height)
    draft, flat = (np.asarray(r.array, np.uint8) for r in (pencils.draft, pencils.control("flat")))
    line = 255 - np.asarray(pencils.control("line").array, np.uint8)
    sheets = [draft, *(washed(draft, flat, line, settings=random_settings(generator)) for _ in range(WASHES))]
    for box in figure_boxes(pencils):
        for sheet in sheets:
            yield cut_out(sheet, box, side_px=CROP_PX), places_in(box)
