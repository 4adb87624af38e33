"""`audobon evaluate art`: is what was painted illustration, and does it keep to what was pencilled?

Knows: which measure looks at which pictures, and how many of them.  Does not know: how each measure works, or how
panels are painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from audobon.crew import Painter, PaintOrder, Penciller
from audobon.errors import InputError
from audobon.evaluation.adherence import READ_COMPLETENESS, colour_error, line_f1
from audobon.evaluation.art_pictures import at_data_size, grey_of, pixels_of, tensor_of
from audobon.evaluation.discriminator import discriminator_accuracy, real_against_real
from audobon.evaluation.features import CROP_PX, crop_features, grid_crops
from audobon.evaluation.frechet import Features, frechet_ratio
from audobon.evaluation.held_back import (
    HeldPanel,
    held_back_crops,
    held_back_orders,
    order_of,
    repainting_order,
)
from audobon.evaluation.measure import Measure, max_measure, mean_measure
from audobon.evaluation.memorisation import busy_patches, nearest_correlations
from audobon.evaluation.pose import pose_measures
from audobon.evaluation.recognition import appearance_of, is_found, large_enough, recognised
from audobon.evaluation.reconstruction import reconstruction_measures
from audobon.evaluation.style_verifier import told_apart
from audobon.models.keypoint_net import KeypointNet
from audobon.models.patch_autoencoder import PatchAutoencoder
from audobon.painting.recipe import PaintingRecipe
from audobon.painting.toning import toned
from audobon.project import BookFolder
from audobon.training.illustrations import held_back_split, picture_files, pictures_by_book

Picture = NDArray[np.uint8]
Item = TypeVar("Item")
Tell = Callable[[str], None]
"""Called with what is being measured now."""

COLOUR_MEDIA = ("watercolour", "colour_plate")
HELD_BOOKS, HELD_PANELS = 6, 4
REPAINTED, REPAINTED_PX = 32, 256
RECONSTRUCTED = 120
STEPPED_PANELS = 8
PATCHES = 96
SEED_PANELS = 6
STYLED_PANELS = 8
MOST_REAL_CROPS = 3000
DISCRIMINATED_PER_BOOK = 24


@dataclass(frozen=True, kw_only=True)
class ArtTools:
    """Who and what measures: the autoencoder, a painter for any recipe, the usual recipe, penciller, joint reader, and
    the named styles that are to be told apart."""

    transform: PatchAutoencoder
    painter_of: Callable[[PaintingRecipe], Painter]
    penciller: Penciller
    reader: KeypointNet
    recipe: PaintingRecipe = field(default_factory=PaintingRecipe)
    styles: tuple[str, ...] = ("storybook", "watercolour", "ink")


def evaluate_art(books: Sequence[Path], *, data: Path, split: str, tools: ArtTools, tell: Tell) -> dict[str, Measure]:
    """All figures of the painter.

    Args:
        books: Folders that end in `.book`; if there are none, panels of held-back pencils are painted now.
        data: A folder laid out like the illustrations.
        split: Which of its books are the real ones: `dev`, `train` or `all`; empty for `dev` where the folder is split
            and `all` where it is not. Memorisation always looks at `train` where the folder is split.
        tools: Nets and people.
        tell: Hears what is measured now.

    Returns:
        Figures by name; benchmarks/README.md says what each one is.

    Raises:
        InputError: AUD-160 (books without a painted panel), AUD-161 (no real picture in colour), AUD-162 (too few
            panels or books for a discriminator).
    """
    split = split or held_back_split(data)
    real = real_pictures(data, split=split)
    tell("autoencoder")
    pictures = [pixels_of(path) for path in _spread(picture_files(data, split=split), RECONSTRUCTED)]
    found = reconstruction_measures(tools.transform, pictures)
    tell("held-back illustrations painted again from their line and colour")
    found |= repainting_measures(tools, data, split=split)
    tell("held-back pencils")
    orders = held_back_orders(tools.penciller, books=HELD_BOOKS, panels=HELD_PANELS)
    panels = [one for book in books for one in book_panels(book)] if books else painted(tools, orders, tell=tell)
    if not panels:
        raise InputError(
            "AUD-160", "these books hold no painted panel", hint="make them with `audobon make`, without --draft"
        )
    tell("line, colour and figures of the panels")
    found |= panel_measures(panels) | pose_measures(tools.reader, panels)
    tell("distance to real illustrations")
    found |= distance_measures(tools.transform, panels, real, data=data, split=split)
    tell("few steps against fifty")
    found |= step_measures(tools, orders[:: max(1, len(orders) // STEPPED_PANELS)][:STEPPED_PANELS], real)
    tell("discriminators")
    found |= discriminator_measures(panels, real)
    tell("other seeds")
    asked = [panel.order for panel in _spread(panels, SEED_PANELS)]
    painter = tools.painter_of(tools.recipe)
    found["seed_diversity"] = mean_measure([_seed_difference(painter, order) for order in asked])
    tell("styles told apart")
    found["style_told_apart"] = style_measure(tools, [order for _, order in _spread(orders, STYLED_PANELS)])
    tell("the nearest training picture")
    return found | memorisation_measures(panels, data=data, split=split)


def real_pictures(data: Path, *, split: str) -> dict[str, list[Picture]]:
    """Real illustrations in colour, by book.

    Raises:
        InputError: AUD-161, if there are none.
    """
    found = pictures_by_book(data, split=split, media=COLOUR_MEDIA)
    if not found:
        raise InputError(
            "AUD-161",
            f"{data} has no picture of split {split} in {' or '.join(COLOUR_MEDIA)}",
            hint="give another --data or --split",
        )
    return {str(book): [at_data_size(pixels_of(path)) for path in paths] for book, paths in found.items()}


def painted(tools: ArtTools, orders: Sequence[tuple[str, PaintOrder]], *, tell: Tell) -> list[HeldPanel]:
    """Panels of held-back pencils, painted now."""
    images = paintings(tools.painter_of(tools.recipe), [order for _, order in orders], tell=tell)
    return [
        HeldPanel(book=book, order=order, painting=image) for (book, order), image in zip(orders, images, strict=True)
    ]


def paintings(painter: Painter, orders: Sequence[PaintOrder], *, tell: Tell) -> list[Picture]:
    """What a painter makes of orders, H W 3 each."""
    arts = painter.paint(orders, progress=lambda done, of: tell(f"painted {done}/{of}"))
    return [np.asarray(art.image.array, np.uint8) for art in arts]


def book_panels(book: Path) -> list[HeldPanel]:
    """A book's painted panels with what the painter was asked for, from the book's folder."""
    folder = BookFolder(book)
    found = []
    for brief in folder.storyboard().panels():
        record = folder.pencils_record(brief.id)
        if record is not None and folder.art_record(brief.id) is not None:
            image = np.asarray(folder.art_image(brief.id).array, np.uint8)
            found.append(HeldPanel(book=str(book), order=order_of(brief, folder.pencils(record)), painting=image))
    return found


def repainting_measures(tools: ArtTools, data: Path, *, split: str) -> dict[str, Measure]:
    """`line_f1` and `colour_de` of held-back illustrations, painted again from what was read off them."""
    by_book = pictures_by_book(data, split=split, media=COLOUR_MEDIA)
    crops = held_back_crops(by_book, count=REPAINTED, side_px=REPAINTED_PX)
    orders = [
        repainting_order(crop, name=f"illustration {index}", completeness=READ_COMPLETENESS)
        for index, crop in enumerate(crops)
    ]
    images = paintings(tools.painter_of(tools.recipe), orders, tell=_in_silence)
    return {
        "line_f1": mean_measure(_line_scores(images, orders)),
        "colour_de": mean_measure(_colour_errors(images, orders)),
    }


def panel_measures(panels: Sequence[HeldPanel]) -> dict[str, Measure]:
    """Line and colour of panels painted from pencils, and their figures; each with what the drafts themselves reach.

    `figure_count_elsewhere` asks for a panel's figures in another panel's painting: what the count is by chance.
    """
    orders = [panel.order for panel in panels]
    images, drafts = [panel.painting for panel in panels], [panel.draft for panel in panels]
    peopled = [panel for panel in panels if _masks(panel)]
    strangers = [replace(one, painting=_fitted(two.painting, one)) for one, two in pairwise(peopled)]
    return {
        "line_f1_pencils": mean_measure(_line_scores(images, orders)),
        "line_f1_pencils_ceiling": mean_measure(_line_scores(drafts, orders)),
        "colour_de_pencils": mean_measure(_colour_errors(images, orders)),
        "figure_count_exact": mean_measure([_all_found(panel) for panel in peopled]),
        "figure_count_elsewhere": mean_measure([_all_found(panel) for panel in strangers]),
        "character_top1": mean_measure([float(right) for right in recognitions(panels)]),
        "character_top1_drafts": mean_measure(
            [float(right) for right in recognitions([replace(panel, painting=panel.draft) for panel in panels])]
        ),
    }


def _line_scores(images: Sequence[Picture], orders: Sequence[PaintOrder]) -> list[float]:
    return [line_f1(image, ink_control(order)) for image, order in zip(images, orders, strict=True)]


def ink_control(order: PaintOrder) -> Picture:
    """The line control H W of an order, 255 ink."""
    return 255 - np.asarray(order.pencils.control("line").array, np.uint8)


def _colour_errors(images: Sequence[Picture], orders: Sequence[PaintOrder]) -> list[float]:
    """Against the flat colour under the draft's light, which is what steers the net."""
    return [colour_error(image, toned_control(order)) for image, order in zip(images, orders, strict=True)]


def toned_control(order: PaintOrder) -> Picture:
    """The colour control H W 3 of an order."""
    pencils = order.pencils
    draft, flat = (np.ascontiguousarray(r.array, np.uint8) for r in (pencils.draft, pencils.control("flat")))
    return toned(draft, flat, ink_control(order))


def _masks(panel: HeldPanel) -> list[tuple[str, Picture]]:
    """The figures of a panel that are large enough to be told, by character."""
    masks = [(mask.character, np.asarray(mask.image.array, np.uint8)) for mask in panel.order.pencils.masks]
    return [(name, mask) for name, mask in masks if large_enough(mask)]


def _all_found(panel: HeldPanel) -> float:
    return float(all(is_found(panel.painting, panel.draft, mask) for _, mask in _masks(panel)))


def _fitted(painting: Picture, panel: HeldPanel) -> Picture:
    """A painting cut and repeated to a panel's size."""
    height, width = panel.draft.shape[:2]
    rows, columns = np.arange(height) % painting.shape[0], np.arange(width) % painting.shape[1]
    return np.ascontiguousarray(painting[rows][:, columns])


def recognitions(panels: Sequence[HeldPanel]) -> list[bool]:
    """For each figure that also appears in another panel of its book: is it taken for itself?"""
    verdicts = []
    for book in dict.fromkeys(panel.book for panel in panels):
        verdicts += recognised(
            [
                appearance_of(panel.painting, mask, panel=panel.order.brief.id, character=name)
                for panel in panels
                if panel.book == book
                for name, mask in _masks(panel)
            ]
        )
    return verdicts


def distance_measures(
    transform: PatchAutoencoder, panels: Sequence[HeldPanel], real: Mapping[str, Sequence[Picture]], *,
    data: Path, split: str,
) -> dict[str, Measure]:  # fmt: skip
    """Frechet distances to real illustrations over those of the drafts: of the paintings, and of other real ones.

    The real ones' own ratio, one half of the books against the other, is as low as a painter can hope to come.
    """
    painted_rows = features_of(transform, [panel.painting for panel in panels])
    draft_rows = features_of(transform, [panel.draft for panel in panels])
    colour = real_features(transform, real)
    everything = _features_of_files(transform, picture_files(data, split=split))
    found = {
        "frechet_ratio": frechet_ratio(painted_rows, draft_rows, colour),
        "frechet_ratio_all_media": frechet_ratio(painted_rows, draft_rows, everything),
    }
    if len(real) > 1:
        names = sorted(real)
        one, other = (real_features(transform, {name: real[name] for name in names[start::2]}) for start in (0, 1))
        count = min(len(one), len(draft_rows))
        rows = np.linspace(0, len(one) - 1, count).astype(int)
        found["frechet_ratio_real"] = frechet_ratio(one[rows], draft_rows[:count], other)
    return found


def step_measures(
    tools: ArtTools, orders: Sequence[tuple[str, PaintOrder]], real: Mapping[str, Sequence[Picture]]
) -> dict[str, Measure]:
    """Frechet distance to real illustrations in few steps over that in fifty, on the same held-back pencils."""
    asked = [order for _, order in orders]
    rows = {
        steps: features_of(
            tools.transform,
            paintings(tools.painter_of(replace(tools.recipe, steps=steps)), asked, tell=_in_silence),
        )
        for steps in (50, 4, 1)
    }
    against = real_features(tools.transform, real)
    return {
        "frechet_ratio_4_steps": frechet_ratio(rows[4], rows[50], against),
        "frechet_ratio_1_step": frechet_ratio(rows[1], rows[50], against),
    }


def discriminator_measures(panels: Sequence[HeldPanel], real: Mapping[str, Sequence[Picture]]) -> dict[str, Measure]:
    """A fresh discriminator's balanced accuracy on patches of kept-out books (panels, where there are few books)."""
    several = len({panel.book for panel in panels}) > 2
    painted_by: dict[str, list[Picture]] = {}
    drafts_by: dict[str, list[Picture]] = {}
    for panel in panels:
        group = panel.book if several else panel.order.brief.id
        painted_by.setdefault(group, []).append(at_data_size(panel.painting))
        drafts_by.setdefault(group, []).append(at_data_size(panel.draft))
    books = {book: _spread(pictures, DISCRIMINATED_PER_BOOK) for book, pictures in real.items()}
    found = {
        "discriminator_accuracy": discriminator_accuracy(painted_by, books),
        "discriminator_drafts": discriminator_accuracy(drafts_by, books),
    }
    if len(books) > 3:
        found["discriminator_real"] = real_against_real(books)
    return found


def style_measure(tools: ArtTools, orders: Sequence[PaintOrder]) -> Measure:
    """Of the same held-back pencils painted in each style, the share that is given to its own style."""
    features: dict[str, list[Features]] = {}
    for style in tools.styles:
        images = paintings(tools.painter_of(replace(tools.recipe, style=style)), orders, tell=_in_silence)
        features[style] = [features_of(tools.transform, [image]).mean(axis=0) for image in images]
    return told_apart(features)


def memorisation_measures(panels: Sequence[HeldPanel], *, data: Path, split: str) -> dict[str, Measure]:
    """`nearest_patch_max`, and what the drafts reach by chance, which have seen no picture."""
    training = picture_files(data, split="all" if split == "all" else "train")
    return {
        "nearest_patch_max": max_measure(_nearest([panel.painting for panel in panels], training)),
        "nearest_patch_max_drafts": max_measure(_nearest([panel.draft for panel in panels], training)),
    }


def _nearest(images: Sequence[Picture], training: Sequence[Path]) -> list[float]:
    patches = busy_patches([grey_of(at_data_size(image)) for image in images], count=PATCHES, seed=0)
    return [float(score) for score in nearest_correlations(patches, (grey_of(pixels_of(path)) for path in training))]


def _seed_difference(painter: Painter, order: PaintOrder) -> float:
    """Mean absolute difference of two seeds, share of full scale."""
    first, second = paintings(painter, [order, replace(order, seed=order.seed + 1)], tell=_in_silence)
    return float(np.abs(first.astype(np.float64) - second.astype(np.float64)).mean() / 255)


def real_features(transform: PatchAutoencoder, real: Mapping[str, Sequence[Picture]]) -> Features:
    """Features of at most 3,000 crops of real illustrations, spread over the pictures."""
    return _thinned(features_of(transform, [picture for pictures in real.values() for picture in pictures]))


def _features_of_files(transform: PatchAutoencoder, files: Iterable[Path]) -> Features:
    return _thinned(features_of(transform, (pixels_of(path) for path in files)))


def _thinned(rows: Features) -> Features:
    return rows[:: max(1, len(rows) // MOST_REAL_CROPS)][:MOST_REAL_CROPS]


@torch.inference_mode()
def features_of(transform: PatchAutoencoder, images: Iterable[Picture]) -> Features:
    """Features N x F of all 128 px crops of pictures on a grid, at the data's size."""
    rows: list[Features] = []
    for image in images:
        if min(at_data_size(image).shape[:2]) >= CROP_PX:
            crops = grid_crops(tensor_of(at_data_size(image)))
            rows.append(crop_features(transform, crops).double().numpy())
    return np.concatenate(rows)


def _spread(items: Sequence[Item], count: int) -> list[Item]:
    """At most `count` of the items, evenly spread."""
    return [items[int(index)] for index in np.linspace(0, len(items) - 1, min(count, len(items))).round()]


def _in_silence(what: str) -> None:
    """Short work is not told of."""
