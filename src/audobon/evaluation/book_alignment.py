"""How well the panels of finished books tell what their words tell, in the shared space.

Knows: books' folders, the shared space.  Does not know: nets, how panels are painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.comic.alt_text import panels_told
from audobon.errors import InputError
from audobon.evaluation.measure import Measure, clustered_measure
from audobon.fusion.space import SharedSpace
from audobon.project import BookFolder, book_record

Direction = NDArray[np.float32]


def book_alignment(books: Sequence[Path], space: SharedSpace) -> dict[str, Measure]:
    """Whether a panel's words lie nearer to its own picture than those of another panel of its book do.

    Args:
        books: Folders of finished books.
        space: Where words and pictures lie.

    Returns:
        `book_alignment`: the chance of that, 0.5 for pictures that say nothing, over all pairs of panels; the interval
        draws books anew. `book_alignment_pencils`: the same of the pencils that were painted over.

    Raises:
        InputError: AUD-160, for a book with fewer than two painted panels; AUD-154, for a folder that holds no book.
    """
    painted, pencilled = [], []
    for book in books:
        book_record(book)
        folder = BookFolder(book)
        board = folder.storyboard()
        told = {one.panel: one.picture for one in panels_told(board)}
        drawn = [brief.id for brief in board.panels() if folder.art_record(brief.id) is not None]
        if len(drawn) < 2:
            raise InputError("AUD-160", f"{book} holds no two painted panels", hint="make it with `audobon make`")
        words = space.texts([told[panel] for panel in drawn])
        arts = [np.asarray(folder.art_image(panel).array, np.uint8) for panel in drawn]
        painted.append(own_nearer(words, space.pictures(arts)))
        records = [record for panel in drawn if (record := folder.pencils_record(panel)) is not None]
        drafts = [np.asarray(folder.pencils(record).draft.array, np.uint8) for record in records]
        if len(drafts) == len(drawn):
            pencilled.append(own_nearer(words, space.pictures(drafts)))
    return {"book_alignment": clustered_measure(painted), "book_alignment_pencils": clustered_measure(pencilled)}


def own_nearer(words: Direction, pictures: Direction) -> list[float]:
    """For each picture and each other row's words: 1 where its own words lie nearer, 0.5 where alike, else 0."""
    likeness = words @ pictures.T
    return [
        float(np.sign(likeness[own, own] - likeness[other, own]) / 2 + 0.5)
        for own in range(len(likeness))
        for other in range(len(likeness))
        if own != other
    ]
