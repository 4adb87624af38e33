"""`audobon evaluate art`: is what was painted illustration, and not the draft, noise, or a stored picture?

Knows: books' folders, the illustration data, features and distances.  Does not know: how panels are painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from audobon.comic.pencils import Pencils
from audobon.comic.storyboard import PanelBrief
from audobon.crew import Painter, PaintOrder
from audobon.errors import InputError
from audobon.evaluation.features import crop_features, grid_crops
from audobon.evaluation.frechet import Features, frechet_ratio
from audobon.evaluation.measure import Measure, max_measure, mean_measure
from audobon.evaluation.memorisation import busy_patches, nearest_correlations
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.project import BookFolder
from audobon.training.illustrations import picture_files

COLOUR_MEDIA = ("watercolour", "colour_plate")
PATCHES = 96
SEED_PANELS = 6
MOST_REAL_CROPS = 3000
DATA_SIDE_PX = 512


def evaluate_art(
    books: Sequence[Path], *, data: Path, split: str, transform: PatchAutoencoder, painter: Painter
) -> dict[str, Measure]:
    """All figures for the panels of some books.

    Args:
        books: Folders that end in `.book`.
        data: A folder laid out like the illustrations.
        split: Which of its books are the real ones: `dev`, `train` or `all`; memorisation always looks at `train`
            where the folder is split.
        transform: The patch transform that features are made with.
        painter: Paints again with other seeds.

    Returns:
        `frechet_ratio` (painted to real over drafts to real, colour illustrations), `frechet_ratio_all_media`,
        `seed_diversity` (mean absolute difference between two seeds, share of full scale), `nearest_patch_max`, and
        `nearest_patch_max_drafts`: what the drafts reach by chance, which have seen no picture.
    """
    pairs = [pair for book in books for pair in _painted_and_draft(book)]
    if not pairs:
        raise InputError(
            "AUD-160", "these books hold no painted panel", hint="make them with `audobon make`, without --draft"
        )
    painted, drafts = _paired_features(transform, pairs)
    colour = real_features(transform, data, split=split, media=COLOUR_MEDIA)
    everything = real_features(transform, data, split=split, media=None)
    orders = [order for book in books for order in _orders(book)][:: max(1, len(pairs) // SEED_PANELS)][:SEED_PANELS]
    training = picture_files(data, split="all" if split == "all" else "train")
    nearest = _nearest([one for one, _ in pairs], training)
    by_chance = _nearest([draft for _, draft in pairs], training)
    return {
        "frechet_ratio": frechet_ratio(painted, drafts, colour),
        "frechet_ratio_all_media": frechet_ratio(painted, drafts, everything),
        "seed_diversity": mean_measure([_seed_difference(painter, order) for order in orders]),
        "nearest_patch_max": max_measure(nearest),
        "nearest_patch_max_drafts": max_measure(by_chance),
    }


def real_features(transform: PatchAutoencoder, data: Path, *, split: str, media: tuple[str, ...] | None) -> Features:
    """Features of at most 3,000 crops of real illustrations, spread over the pictures."""
    files = picture_files(data, split=split, media=media)
    if not files:
        raise InputError(
            "AUD-161", f"{data} has no picture of split {split} and these media", hint="give another --data or --split"
        )
    rows = [_features(transform, _pixels(path)) for path in files]
    stacked = np.concatenate(rows)
    return stacked[:: max(1, len(stacked) // MOST_REAL_CROPS)][:MOST_REAL_CROPS]


def _painted_and_draft(book: Path) -> list[tuple[NDArray[np.uint8], NDArray[np.uint8]]]:
    folders = sorted(path.parent for path in book.glob("panels/*/art.png") if (path.parent / "draft.png").is_file())
    return [(_pixels(folder / "art.png"), _pixels(folder / "draft.png")) for folder in folders]


def _nearest(images: Sequence[NDArray[np.uint8]], training: Sequence[Path]) -> list[float]:
    patches = busy_patches([_grey(_at_data_size(image)) for image in images], count=PATCHES, seed=0)
    return [float(score) for score in nearest_correlations(patches, _grey_pictures(training))]


def _paired_features(
    transform: PatchAutoencoder, pairs: Sequence[tuple[NDArray[np.uint8], NDArray[np.uint8]]]
) -> tuple[Features, Features]:
    painted = [_features(transform, art) for art, _ in pairs]
    drafts = [_features(transform, draft) for _, draft in pairs]
    return np.concatenate(painted), np.concatenate(drafts)


@torch.inference_mode()
def _features(transform: PatchAutoencoder, image: NDArray[np.uint8]) -> Features:
    crops = grid_crops(torch.from_numpy(_at_data_size(image)).permute(2, 0, 1).float().div_(255))
    if not len(crops):
        return np.zeros((0, 150))
    features: Features = crop_features(transform, crops).double().numpy()
    return features


def _at_data_size(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture with its long side at most 512 px, which is the size at which the real ones are kept."""
    longest = max(image.shape[:2])
    if longest <= DATA_SIDE_PX:
        return np.array(image)
    factor = DATA_SIDE_PX / longest
    resized: NDArray[np.uint8] = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return resized


def _orders(book: Path) -> list[PaintOrder]:
    """What the painter was asked for, panel by panel, from the book's folder."""
    folder = BookFolder(book)
    orders = []
    for brief in folder.storyboard().panels():
        record = folder.pencils_record(brief.id)
        if record is not None:
            orders.append(_order(brief, folder.pencils(record)))
    return orders


def _order(brief: PanelBrief, pencils: Pencils) -> PaintOrder:
    return PaintOrder(brief=brief, pencils=pencils, seed=1, attempt=0, control=0.5)


def _seed_difference(painter: Painter, order: PaintOrder) -> float:
    first, second = painter.paint([order, replace(order, seed=2)], progress=lambda done, of: None)
    difference = first.image.array.astype(np.float64) - second.image.array.astype(np.float64)
    return float(np.abs(difference).mean() / 255)


def _pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB"))


def _grey(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    grey: NDArray[np.uint8] = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    return grey


def _grey_pictures(files: Iterable[Path]) -> Iterable[NDArray[np.uint8]]:
    return (_grey(_pixels(path)) for path in files)
