"""`audobon evaluate style`: can one hand be told from another, and is a painted book one hand's?

Knows: which pictures are held against which.  Does not know: how likeness is told, or how panels are painted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.crew import Painter, Penciller
from audobon.errors import InputError
from audobon.evaluation.art_pictures import pixels_of
from audobon.evaluation.hands import HandPairs, equal_error, hand_pairs, painted_shares
from audobon.evaluation.held_back import held_back_orders
from audobon.evaluation.measure import Measure
from audobon.painting.manners import MANNERS
from audobon.painting.recipe import PaintingRecipe
from audobon.project import BookFolder, book_record
from audobon.style.space import StyleSpace
from audobon.training.illustrations import pictures_with_hands

Direction = NDArray[np.float32]
Tell = Callable[[str], None]

PAINTED_BOOKS, PAINTED_PANELS = 2, 5


@dataclass(frozen=True, kw_only=True)
class StyleTools:
    """Who tells styles, and who paints where no books are given, in which styles."""

    space: StyleSpace
    painter_of: Callable[[PaintingRecipe], Painter]
    penciller: Penciller
    recipe: PaintingRecipe = field(default_factory=PaintingRecipe)
    styles: tuple[str, ...] = ("storybook", *MANNERS)


def evaluate_style(
    books: Sequence[Path], *, data: Path, split: str, tools: StyleTools, tell: Tell
) -> dict[str, Measure]:
    """All figures of style.

    Args:
        books: Folders of painted books; if there are none, held-back pencils are painted in every named style.
        data: A folder laid out like the illustrations; books that the style space was trained on are left out.
        split: `train`, `dev` or `all` of it; empty for all.
        tools: Nets and people.
        tell: Hears what is measured now.

    Returns:
        `auc_within_book`, `auc_across_books`: the chance that two pictures of one book, or of two books of one
        illustrator, in one medium, are more alike than two of different illustrators; the mean over books, or
        illustrators. `eer`: the equal error rate within books. `book_same_style_share`, `book_other_style_share`: of
        painted panels, the pairs of one book that are called one style, and the pairs of two styles that are called
        two, at the threshold that the style space came with.

    Raises:
        InputError: AUD-165, if two books of different illustrators are not left; AUD-160, for a book without panels.
    """
    found = [
        (path, hand) for path, hand in pictures_with_hands(data, split=split or "all")
        if hand.book not in tools.space.trained_on
    ]  # fmt: skip
    tell(f"{len(found)} pictures of books that the style space has not seen")
    hands = [hand for _, hand in found]
    if len({hand.illustrator for hand in hands if hand.is_known}) < 2:
        raise InputError(
            "AUD-165",
            f"{data} has no pictures of two known illustrators in books that the style space was not trained on",
            hint="give another --data or --split",
        )
    directions = np.concatenate([tools.space.directions([pixels_of(path)]) for path, _ in found])
    pairs = hand_pairs(hands, directions)
    figures = {"auc_within_book": pairs.auc_within(), "auc_across_books": pairs.auc_across(), "eer": _eer(pairs)}
    tell("painted panels")
    painted = books_seen(books, tools) if books else paintings_seen(tools, tell=tell)
    return {**figures, **painted_shares(painted, threshold=tools.space.threshold)}


def _eer(pairs: HandPairs) -> Measure:
    rate, _ = equal_error(pairs)
    return Measure(value=rate, low=None, high=None, n=len(pairs.within))


def books_seen(books: Sequence[Path], tools: StyleTools) -> dict[str, dict[str, Direction]]:
    """Style -> book -> directions P D of its painted panels.

    Raises:
        InputError: AUD-160, for a book without painted panels.
    """
    seen: dict[str, dict[str, Direction]] = {}
    for book in books:
        record, folder = book_record(book), BookFolder(book)
        drawn = [brief.id for brief in folder.storyboard().panels() if folder.art_record(brief.id) is not None]
        if not drawn:
            raise InputError("AUD-160", f"{book} holds no painted panel", hint="make it with `audobon make`")
        pictures = [np.asarray(folder.art_image(panel).array, np.uint8) for panel in drawn]
        style = " ".join((record.style_name, *record.model.style_from))
        seen.setdefault(style, {})[str(book)] = tools.space.directions(pictures)
    return seen


def paintings_seen(tools: StyleTools, *, tell: Tell) -> dict[str, dict[str, Direction]]:
    """The same of held-back pencils, painted now in every style."""
    orders = held_back_orders(tools.penciller, books=PAINTED_BOOKS, panels=PAINTED_PANELS)
    seen: dict[str, dict[str, Direction]] = {}
    for style in tools.styles:
        painter = tools.painter_of(replace(tools.recipe, style=style))
        arts = painter.paint([order for _, order in orders], progress=lambda done, of: None)
        tell(f"painted {len(arts)} panels in {style}")
        by_book: dict[str, list[NDArray[np.uint8]]] = {}
        for (book, _), art in zip(orders, arts, strict=True):
            by_book.setdefault(book, []).append(np.asarray(art.image.array, np.uint8))
        seen[style] = {book: tools.space.directions(pictures) for book, pictures in by_book.items()}
    return seen
