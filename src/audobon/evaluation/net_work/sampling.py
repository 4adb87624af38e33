"""Samples of every net's own work: of books to learn from, for calibration, and of others that are held back.

Knows: which work is done on which data.  Does not know: nets' inputs, formats.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from audobon.crew import PaintOrder, Penciller
from audobon.evaluation.art_pictures import at_data_size, pixels_of
from audobon.evaluation.held_back import held_back_orders, order_of
from audobon.evaluation.net_work.looking import Picture, figures_found, pictures_judged
from audobon.evaluation.net_work.painting import panels_painted, styles_read
from audobon.evaluation.net_work.reading import passages_read
from audobon.export.exportable import ExportableNet
from audobon.export.samples import save_held_back, save_samples
from audobon.export.stock import Stock
from audobon.export.watching import Heard
from audobon.models.keypoint_net import KEYPOINTS
from audobon.training.illustrations import pictures_by_book
from audobon.training.paragraph_texts import books_with_paragraphs, passages
from audobon.training.random_briefs import random_brief

CALIBRATION, HELD_BACK = 24, 8
PANELS, HELD_PANELS = 14, 4
PICTURES, HELD_PICTURES = 24, 8
PASSAGES, HELD_PASSAGES = 4, 2
_PANEL_PX = (448, 384)
_STREAM = 47
Tell = Callable[[str], None]


def sampled(
    nets: Sequence[ExportableNet], out: Path, *, stock: Stock, penciller: Penciller, data: Path | None, tell: Tell
) -> dict[str, tuple[int, int]]:
    """Do the nets' work twice, on books to learn from and on those held back, and keep what they are given.

    Args:
        nets: Those whose samples are kept.
        out: `out/NET` gets samples for calibration, `out/NET/held_back` those to hold exports against.
        stock: The models; nobody else uses them meanwhile.
        penciller: Draws made-up panels.
        data: Holds `story` and `illustrations`, laid out as for training; None for panels alone, and without reading.
        tell: Hears what is done now.

    Returns:
        For each net how many samples of either kind were kept; nets that were not at work are left out.

    Raises:
        InputError: AUD-132, AUD-150, AUD-151, if the data are not there.
    """
    names = {net.name for net in nets}
    learnt, held = Heard(most=CALIBRATION), Heard(most=HELD_BACK)
    if data is not None:
        for split, heard, texts, pictures in (
            ("train", learnt, PASSAGES, PICTURES), ("dev", held, HELD_PASSAGES, HELD_PICTURES),
        ):  # fmt: skip
            tell(f"reading and looking: {split}")
            prose = _passages(data / "story", split, texts)
            passages_read(prose, stock, heard)
            shown = _pictures(data / "illustrations", split, pictures)
            captions = [row for one in prose for row in one if len(row) > _LEAST_CAPTION][: 8 * pictures]
            pictures_judged(shown, captions, stock, heard)
            styles_read(shown, stock, heard)
    others = [order for _, order in held_back_orders(penciller, books=HELD_PANELS, panels=1)]
    for orders, heard in ((made_up_orders(penciller, PANELS), learnt), (others, held)):
        tell(f"painting {len(orders)} panels")
        if KEYPOINTS in names:
            figures_found(orders, stock, heard)
        panels_painted(orders, stock, heard, wanted=names)
    found = {}
    for net in nets:
        own, back = ([row for row in heard.spread(net.name) if net.takes(row)] for heard in (learnt, held))
        if own and back:
            save_samples(own, out / net.name)
            save_held_back(back, out / net.name)
            found[net.name] = (len(own), len(back))
    return found


_LEAST_CAPTION = 20


def made_up_orders(penciller: Penciller, count: int) -> list[PaintOrder]:
    """Panels of made-up stories, upright and lying in turn; held-back ones come from another stream of chance."""
    orders = []
    for number in range(count):
        brief, cast = random_brief(np.random.default_rng((0, _STREAM, number)), number=number)
        width, height = _PANEL_PX[:: 1 if number % 2 else -1]
        pencils = penciller.draw(brief, cast, width_px=width, height_px=height)
        orders.append(order_of(brief, pencils))
    return orders


def _passages(story: Path, split: str, count: int) -> list[tuple[str, ...]]:
    """A passage of each of so many books, as paragraphs: the second, for books begin with their titles."""
    return [
        (rows := passages(book))[min(1, len(rows) - 1)] for book in islice(books_with_paragraphs(story, split), count)
    ]


def _pictures(illustrations: Path, split: str, count: int) -> list[Picture]:
    """So many illustrations, of as many books as there are."""
    by_book = list(pictures_by_book(illustrations, split=split).values())
    turns = [paths[turn] for turn in range(max(map(len, by_book))) for paths in by_book if turn < len(paths)]
    return [at_data_size(pixels_of(path)) for path in turns[:count]]
