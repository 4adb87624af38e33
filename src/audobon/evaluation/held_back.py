"""What no training has seen: panels of held-back pencils, and crops of held-back illustrations, as orders to paint.

Knows: random casts, anchors, the penciller's and the painter's doors, the illustration data.
Does not know: nets, measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.anchor_folder import AnchorFolder
from audobon.anchors import BookAnchors
from audobon.comic.pencils import ControlMap, Pencils
from audobon.comic.raster import Raster
from audobon.comic.storyboard import CastDesign, PanelBrief, Shot
from audobon.crew import Painter, PaintOrder, Penciller
from audobon.evaluation.art_pictures import pixels_of
from audobon.training.controls import read_flat, read_lines
from audobon.training.random_briefs import random_cast, random_scene

Picture = NDArray[np.uint8]

CAST = 4
HOLD = 0.5
_SIZES_PX = ((448, 384), (384, 448), (512, 352), (416, 416))
_STREAM = 41
"""Training draws its panels from another stream of random numbers, so these never occur there."""


@dataclass(frozen=True, kw_only=True)
class HeldPanel:
    """One panel to measure: its book, what the painter was asked for, and what it painted (H W 3)."""

    book: str
    order: PaintOrder
    painting: Picture

    @property
    def draft(self) -> Picture:
        """The pencils' draft H W 3."""
        return np.asarray(self.order.pencils.draft.array, np.uint8)


def held_back_orders(penciller: Penciller, *, books: int, panels: int) -> tuple[tuple[str, PaintOrder], ...]:
    """Orders for `panels` panels of each of `books` made-up books, each with a cast of four of its own.

    Every panel shows one to three of its book's cast.
    """
    orders = []
    for book in range(books):
        generator, cast = _cast_of(book)
        for number in range(panels):
            shown = generator.permutation(CAST)[: int(generator.choice((1, 2, 3), p=(0.35, 0.45, 0.2)))]
            brief = random_scene(generator, [cast[index] for index in sorted(shown)], number=number)
            brief = replace(brief, id=f"h{book:02d}-{number:02d}")
            width, height = _SIZES_PX[(book + number) % len(_SIZES_PX)]
            orders.append(
                (_title(book), order_of(brief, penciller.draw(brief, cast, width_px=width, height_px=height)))
            )
    return tuple(orders)


def anchored_orders(
    orders: Sequence[tuple[str, PaintOrder]], penciller: Penciller, painter: Painter, *, folder: Path
) -> tuple[tuple[str, PaintOrder], ...]:
    """Held-back orders with their books' anchors, painted by `painter` and kept in `folder`."""
    books = tuple(dict.fromkeys(book for book, _ in orders))
    of_book = {
        _title(number): BookAnchors(
            AnchorFolder(folder / str(number)), penciller=penciller, painter=painter, cast=_cast_of(number)[1],
            book_seed=number,
        )
        for number in range(len(books))
    }  # fmt: skip
    return tuple((book, replace(order, anchors=of_book[book].of(order.brief))) for book, order in orders)


def _title(book: int) -> str:
    return f"held-back {book}"


def _cast_of(book: int) -> tuple[np.random.Generator, tuple[CastDesign, ...]]:
    """A made-up book's random numbers, as they stand after its cast was drawn, and the cast."""
    generator = np.random.default_rng((_STREAM, book))
    return generator, random_cast(generator, count=CAST)


def order_of(brief: PanelBrief, pencils: Pencils) -> PaintOrder:
    """What a painter is asked for at a first attempt."""
    return PaintOrder(brief=brief, pencils=pencils, seed=1, attempt=0, control=HOLD)


def held_back_crops(by_book: Mapping[int, Sequence[Path]], *, count: int, side_px: int) -> tuple[Picture, ...]:
    """Middle crops of pictures, books taking turns; pictures smaller than a crop are passed over."""
    queues = [list(paths) for paths in by_book.values()]
    turns = [queue[turn] for turn in range(max(map(len, queues), default=0)) for queue in queues if turn < len(queue)]
    crops: list[Picture] = []
    for path in turns:
        if len(crops) == count:
            break
        image = pixels_of(path)
        top, left = (image.shape[0] - side_px) // 2, (image.shape[1] - side_px) // 2
        if min(top, left) >= 0:
            crops.append(np.ascontiguousarray(image[top : top + side_px, left : left + side_px]))
    return tuple(crops)


def repainting_order(illustration: Picture, *, name: str, completeness: float) -> PaintOrder:
    """An order to paint an illustration H W 3 again from nothing but the line and flat colour read off it."""
    line, flat = read_lines(illustration, completeness=completeness), read_flat(illustration)
    inked = flat.astype(np.float32) * (1 - line.astype(np.float32)[..., None] / 255)
    pencils = Pencils(
        panel=name,
        draft=Raster(array=inked.astype(np.uint8)),
        controls=(
            ControlMap(name="line", image=Raster(array=255 - line)),
            ControlMap(name="flat", image=Raster(array=flat)),
        ),
        masks=(),
        anchors=(),
        reserved=(),
    )
    return order_of(PanelBrief(id=name, shot=Shot.MEDIUM), pencils)
