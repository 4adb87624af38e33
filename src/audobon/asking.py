"""Questions to a finished book: which panels show what is asked for, by their pictures, their cast and their words.

Knows: a book's folder, the shared space, a sense of what words mean.  Does not know: nets, how an answer is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.comic.alt_text import panels_told
from audobon.comic.book import PanelTold
from audobon.comic.storyboard import CastDesign, PanelBrief, Storyboard
from audobon.errors import InputError
from audobon.fusion.space import SharedSpace
from audobon.project import BookFolder, book_record

Picture = NDArray[np.uint8]
Scores = NDArray[np.float32]
Vectors = Callable[[Sequence[str]], Scores]
"""Directions B D of texts by what they say."""

WORDS_COUNT = 2.0
"""How much more than its picture a panel's words say of it: the space's sight is still weak."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")
_EMPTY = frozenset(["the", "a", "an", "of", "old", "little", "young", "mr", "mrs", "miss", "human"])
_SHOWN_CUES = (("place", 1, 0.3), ("light", 1, 0.4), ("weather", 1, 0.6))
"""What is told of a picture: so many cues of a sort at most, each at least so likely. Beings are not yet told apart."""


@dataclass(frozen=True, kw_only=True)
class FoundPanel:
    """A panel that answers a question.

    Attributes:
        panel: Its id.
        page: Its page, from 1.
        score: How well it answers: 0 is the book's mean panel, 1 a deviation above it.
        told: What it shows, as its alternative text has it.
        seen: What its picture looks like to the shared space, the likeliest first.
        named: Those of the cast that the question names and that it shows.
    """

    panel: str
    page: int
    score: float
    told: str
    seen: tuple[str, ...]
    named: tuple[str, ...]


def ask_book(
    book: Path, question: str, *, space: SharedSpace, vectors: Vectors, most: int = 5
) -> tuple[FoundPanel, ...]:
    """The panels of a book that best answer a question, the best first.

    Panels that show everybody whom the question names come before all others. Among these, a panel's place is the sum
    of how near its picture lies to the question in the shared space, and twice how near its words lie in meaning.

    Args:
        book: Its folder, `.book`.
        question: A few words or a sentence.
        space: The shared space.
        vectors: What texts say.
        most: So many panels at most.

    Raises:
        InputError: AUD-167, for a question without a word; AUD-168, for a book without pictures; AUD-154, for a
            folder that holds no book; AUD-140 to AUD-151, for a damaged record or storyboard.
    """
    if not _WORD.search(question):
        raise InputError("AUD-167", f'"{question}" asks for nothing', hint='ask in words: "the fox at night"')
    book_record(book)
    folder = BookFolder(book)
    board = folder.storyboard()
    told = {one.panel: one for one in panels_told(board)}
    drawn = [(brief, picture) for brief in board.panels() if (picture := _picture(folder, brief.id)) is not None]
    if not drawn:
        raise InputError("AUD-168", f"{book} holds no picture yet", hint="make it with `audobon make`")
    pictures = space.pictures([picture for _, picture in drawn])
    words = vectors([question, *(_words(brief, told[brief.id]) for brief, _ in drawn)])
    by_picture, by_words = pictures @ space.texts([question])[0], words[1:] @ words[0]
    scores = _deviations(by_picture) + WORDS_COUNT * _deviations(by_words)
    asked = named_in(question, board.cast)
    order = sorted(range(len(drawn)), key=lambda row: (-len(_present(drawn[row][0], asked)), -float(scores[row]), row))
    pages = _pages(board)
    return tuple(
        FoundPanel(
            panel=drawn[row][0].id,
            page=pages[drawn[row][0].id],
            score=round(float(scores[row]), 3),
            told=told[drawn[row][0].id].picture,
            seen=seen_in(pictures[row], space),
            named=tuple(design.name for design in _present(drawn[row][0], asked)),
        )
        for row in order[:most]
    )


def seen_in(direction: Scores, space: SharedSpace) -> tuple[str, ...]:
    """What a place D of the shared space looks like, in a few words."""
    return tuple(
        cue.name
        for sort, most, least in _SHOWN_CUES
        for cue in space.cues(direction, sort=sort)[:most]
        if cue.share >= least
    )


def named_in(question: str, cast: Sequence[CastDesign]) -> tuple[CastDesign, ...]:
    """Those of the cast of whom a question speaks: by name, or by what they are (`the fox`), if only one is that."""
    asked = {word.lower().removesuffix("'s") for word in _WORD.findall(question)}
    asked |= {word.removesuffix("s") for word in asked}
    by_name = [design for design in cast if asked & _name_words(design.name)]
    kinds = [design.species for design in cast]
    by_kind = [
        design
        for design in cast
        if design not in by_name and design.species in asked - _EMPTY and kinds.count(design.species) == 1
    ]
    return (*by_name, *by_kind)


def _name_words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name)} - _EMPTY


def _present(brief: PanelBrief, asked: Sequence[CastDesign]) -> list[CastDesign]:
    placed = {placement.character for placement in brief.placements}
    return [design for design in asked if design.character in placed]


def _picture(folder: BookFolder, panel: str) -> Picture | None:
    """A panel's painting, or its pencils where it is not painted yet."""
    if folder.art_record(panel) is not None:
        return np.asarray(folder.art_image(panel).array, np.uint8)
    record = folder.pencils_record(panel)
    return None if record is None else np.asarray(folder.pencils(record).draft.array, np.uint8)


def _words(brief: PanelBrief, told: PanelTold) -> str:
    return " ".join((told.picture, *(line.text for line in brief.lettering)))


def _deviations(scores: Scores) -> Scores:
    """Scores in deviations from their mean; zero where all are alike."""
    spread = float(scores.std())
    return np.asarray((scores - scores.mean()) / spread if spread > 1e-6 else scores * 0, np.float32)


def _pages(board: Storyboard) -> dict[str, int]:
    return {brief.id: page.number for page in board.pages for brief in page.panels}
