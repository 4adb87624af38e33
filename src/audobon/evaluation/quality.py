"""`audobon evaluate quality`: can the editor be trusted, and does sending panels back pay?

Knows: which pictures, panels, pages and books are judged.  Does not know: checks' insides, nets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from audobon.anchors import style_plate
from audobon.comic.page import Page
from audobon.comic.pencils import Pencils
from audobon.comic.raster import Raster
from audobon.crew import Painter, PaintOrder, Penciller
from audobon.evaluation.art_pictures import pixels_of
from audobon.evaluation.coherence import Read, right_order_preferred, sequence_of
from audobon.evaluation.file_faults import file_faults_found
from audobon.evaluation.held_back import held_back_orders
from audobon.evaluation.house_painters import OTHER_STYLES, Studio, painter_in, plain_painter
from audobon.evaluation.judged import (
    art_checks_judged,
    look_check_judged,
    page_checks_judged,
    shares,
    style_check_judged,
)
from audobon.evaluation.measure import NOT_MEASURED, Measure, mean_measure, percentile_measure
from audobon.evaluation.net_meter import NetMeter
from audobon.evaluation.repairing import repair_gains, tried
from audobon.evaluation.scores import flattery, unseen_damage
from audobon.fusion.space import SharedSpace
from audobon.quality.art_checks import ArtView
from audobon.quality.assessor import Assessor
from audobon.quality.editor import ART_CHECKS, PAGE_CHECKS, HouseEditor
from audobon.quality.style_check import StrayHand, stray_style
from audobon.style.space import StyleSpace
from audobon.training.illustrations import held_back_split, picture_files, split_books

Tell = Callable[[str], None]
Letter = Callable[[str], Sequence[tuple[Page, tuple[Pencils, ...]]]]
"""Plans, pencils and letters a text: its pages and the pencils of each."""


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """How much is judged."""

    real: int = 200
    spoilt: int = 30
    books: int = 25
    panels: int = 4
    sent_back: int = 100
    stories: int = 10
    lettered: int = 15
    checkpoint_panels: int = 16


@dataclass(frozen=True, kw_only=True)
class QualityTools:
    """Nets, and the people of the house by their doors.

    Attributes:
        meter: Counts what the studio's painters ask of their net.
        plan: Gives the orders of all panels of a story.
        hand: The check of the house's style by its name; the plate's, if None.
        stories: Texts whose panels are sent back, beside made-up ones; the first is bound, too.
        earlier: Who paint with earlier weights, the oldest first.
    """

    assessor: Assessor
    styles: StyleSpace
    space: SharedSpace
    penciller: Penciller
    studio: Studio
    read: Read
    letter: Letter
    meter: NetMeter
    plan: Callable[[str], Sequence[PaintOrder]]
    hand: StrayHand | None = None
    stories: tuple[str, ...] = ()
    earlier: tuple[Painter, ...] = ()
    amounts: Amounts = Amounts()


def evaluate_quality(*, data: Path, split: str, tools: QualityTools, tell: Tell) -> dict[str, Measure]:
    """All figures of quality control.

    Args:
        data: A folder laid out like the illustrations, with the texts of its books.
        split: `train`, `dev` or `all` of it; empty for dev if the folder is split, else all.
        tools: Who judges, draws and paints.
        tell: Hears what is measured now.

    Returns:
        `spearman_unseen_damage` and its parts: see `scores.py`. `real_mean`, `real_p10`: scores of real illustrations,
        the mean and what nine of ten reach. `drafts_mean`, `painted_mean`: of held-back panels. `score_counts`: 1 if
        drafts score below 6 and real ones 9 or more, which is when the score may be trusted at all. `checkpoint_order`:
        of panels painted with neighbouring weights in time, the share in which the later ones score higher; not
        measured without earlier weights. `check_recall_min`, `check_precision_min` and those of every check: see
        `judged.py`. `coherence_pair_accuracy`: see `coherence.py`. `repair_...`: see `repairing.py`; with stories,
        `story_repair_...`: the same of their panels, and `file_fault_...`: see `file_faults.py`.
    """
    split = split or held_back_split(data)
    files = picture_files(data, split=split)
    tell("scoring real illustrations")
    figures = _scores_of_real(files, tools)
    tell("painting held-back panels")
    own, others, drafts = _panels(tools)
    figures |= _scores_of_ours(own, drafts, figures, tools)
    figures |= {"checkpoint_order": _checkpoint_order(tools)}
    tell("planting faults in panels and pages")
    figures |= _checks(own, others, data=data, split=split, tools=tools)
    tell("changing the order of stories")
    figures |= {"coherence_pair_accuracy": _coherence(data, split, tools)}
    tell("sending panels back")
    figures |= _sent_back(tools)
    if tools.stories:
        tell("planting faults in bound files")
        figures |= file_faults_found(tools.stories[0])
    return figures


def _sent_back(tools: QualityTools) -> dict[str, Measure]:
    """What the editor whom a book has brings, on made-up panels and on those of the stories."""
    painter = painter_in(tools.studio)
    plate = partial(style_plate, tools.penciller, painter)
    editor = HouseEditor(
        lambda: tools.styles, assessor=lambda: tools.assessor, hand=lambda: tools.hand
    ).beside(plate)  # fmt: skip

    def gains(orders: Sequence[PaintOrder], of: str) -> dict[str, Measure]:
        return repair_gains(tried(orders, painter, editor, read=lambda: tools.meter.latents), of=of)

    made_up = [order for _, order in held_back_orders(tools.penciller, books=tools.amounts.sent_back, panels=1)]
    told = [order for text in tools.stories for order in tools.plan(text)]
    return {**gains(made_up, ""), **(gains(told, "story_") if told else {})}


def _scores_of_real(files: Sequence[Path], tools: QualityTools) -> dict[str, Measure]:
    score = tools.assessor.score
    real = [score(pixels_of(path)) for path in _spread(files, tools.amounts.real)]
    few = [pixels_of(path) for path in _spread(files, tools.amounts.spoilt)]
    return {
        **unseen_damage(few, score),
        **flattery(few, score),
        "real_mean": mean_measure(real),
        "real_p10": percentile_measure(real, 10),
    }


def _panels(tools: QualityTools) -> tuple[list[ArtView], list[ArtView], list[Raster]]:
    """Held-back panels in the house's style, the same in other styles in turn, and their drafts."""
    orders = held_back_orders(tools.penciller, books=tools.amounts.books, panels=tools.amounts.panels)
    painter = painter_in(tools.studio)
    strangers = [painter_in(tools.studio, style) for style in OTHER_STYLES]
    own, others = [], []
    for number, (_, order) in enumerate(orders):
        own.append(_view(order, painter))
        others.append(_view(order, strangers[number % len(strangers)]))
    return own, others, [order.pencils.draft for _, order in orders]


def _view(order: PaintOrder, painter: Painter) -> ArtView:
    (art,) = painter.paint([order], progress=lambda done, of: None)
    return ArtView(brief=order.brief, pencils=order.pencils, art=art)


def _scores_of_ours(
    own: Sequence[ArtView], drafts: Sequence[Raster], real: dict[str, Measure], tools: QualityTools
) -> dict[str, Measure]:
    def scores(rasters: Sequence[Raster]) -> Measure:
        return mean_measure([tools.assessor.score(np.asarray(raster.array, np.uint8)) for raster in rasters])

    drafted, painted = scores(drafts), scores([view.art.image for view in own])
    counts = (drafted.value or 10.0) < 6.0 and (real["real_mean"].value or 0.0) >= 9.0
    return {"drafts_mean": drafted, "painted_mean": painted, "score_counts": mean_measure([float(counts)])}


def _checkpoint_order(tools: QualityTools) -> Measure:
    if not tools.earlier:
        return NOT_MEASURED
    orders = [order for _, order in held_back_orders(tools.penciller, books=tools.amounts.checkpoint_panels, panels=1)]
    painters = (*tools.earlier, plain_painter(tools.studio))
    scores = [
        [tools.assessor.score(np.asarray(_view(order, painter).art.image.array, np.uint8)) for order in orders]
        for painter in painters
    ]
    rises = np.diff(np.array(scores), axis=0) > 0
    return mean_measure([float(rise) for rise in rises.ravel()])


def _checks(
    own: Sequence[ArtView], others: Sequence[ArtView], *, data: Path, split: str, tools: QualityTools
) -> dict[str, Measure]:
    judged = art_checks_judged(own, ART_CHECKS)
    check = tools.hand or stray_style(style_plate(tools.penciller, painter_in(tools.studio)), tools.styles)
    judged |= style_check_judged(check, own, others)
    count = tools.amounts.panels
    judged |= look_check_judged([own[first : first + count] for first in range(0, len(own), count)])
    pages = [page for text in _texts(data, split, tools.amounts.lettered) for page in tools.letter(text)]
    judged |= page_checks_judged(pages, PAGE_CHECKS)
    return shares(judged)


def _coherence(data: Path, split: str, tools: QualityTools) -> Measure:
    """Whether right orders are preferred, story by story."""
    answers: list[float] = []
    for number, text in enumerate(_texts(data, split, tools.amounts.stories)):
        book = sequence_of(text, tools.read, penciller=tools.penciller, space=tools.space)
        answers += right_order_preferred(book, number) if book is not None else []
    return mean_measure(answers)


def _texts(data: Path, split: str, count: int) -> list[str]:
    """The texts of a split's first books."""
    paths = [data / "books" / f"{book}.txt" for book in sorted(split_books(data, split))]
    return [path.read_text("utf-8", "replace") for path in paths if path.is_file()][:count]


def _spread(files: Sequence[Path], count: int) -> list[Path]:
    """At most so many of some files, spread evenly."""
    return [files[number] for number in np.linspace(0, len(files) - 1, min(count, len(files))).round().astype(int)]
