"""`audobon evaluate fusion`: the shared space of prose and pictures, on pictures and words that it has not seen.

Knows: held-back scenes and wording, the illustrations' folder, the shared space.  Does not know: nets, training.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.crew import Penciller
from audobon.errors import InputError
from audobon.evaluation.art_pictures import pixels_of
from audobon.evaluation.book_alignment import book_alignment
from audobon.evaluation.context import Neighbours, Stage, context_gains, neighbours_in
from audobon.evaluation.measure import NOT_MEASURED, Measure, mean_measure, median_measure
from audobon.fusion.space import SharedSpace
from audobon.style.paper import paper_cleared
from audobon.training.fusion_pack import CUES, ToldIllustration, cues_of, illustrations_told
from audobon.training.fusion_pictures import random_scene_picture
from audobon.training.illustrations import held_back_split, split_books
from audobon.training.literary import literary_prose
from audobon.training.scene_facts import SceneFacts, Wording

Direction = NDArray[np.float32]
Tell = Callable[[str], None]

SCENES = 200
"""Pencils among which each prose must find its own."""
CROWD = 100
"""Illustrations among which each is sought."""
CONTEXT_BOOKS = 6
"""Books on whose openings context is measured."""
FIRST_CUES = 3
"""A cue counts as found if it is among so many first ones of its sort."""
_STREAM = 59
"""Training draws its scenes from another stream."""


@dataclass(frozen=True, kw_only=True)
class FusionTools:
    """The space, who draws, and who plans a text."""

    space: SharedSpace
    penciller: Penciller
    stage: Stage


def evaluate_fusion(
    books: Sequence[Path], *, data: Path, split: str, tools: FusionTools, tell: Tell
) -> dict[str, Measure]:
    """All figures of fusion.

    Args:
        books: Folders of finished books; there may be none.
        data: A folder laid out like the illustrations.
        split: `train`, `dev` or `all` of it; empty for dev if the folder is split, else all.
        tools: The space, who draws and who plans.
        tell: Hears what is measured now.

    Returns:
        `pencils_r1`: of 200 new scenes, told in wording that was kept back, the share whose own pencils lie nearest
        among all 200; n counts scenes. `pencils_r5`: are among the five nearest. `pencils_r1_in_known_words`: the
        first again, of the same new scenes in words and sentences that training may use. `illustrations_median_rank`:
        among 100 illustrations of other books than were learnt from, the rank (1 is best) at which the prose around
        each finds it; the median. `cue_accuracy`: of what a scene shows and its prose may tell in kept-back words, the
        share that the prose alone finds among its first three cues of the sort, each sort counting alike;
        `cue_accuracy_SORT`: the same of each sort, where chance is three in as many as there are. `context_gain` and
        its parts: see `context.py`. `book_alignment` and `book_alignment_pencils`, of the books: see
        `book_alignment.py`.

    Raises:
        InputError: AUD-166, if the folder has no illustration that stands in prose; AUD-154 or AUD-160, for a book that
            is none or has no two painted panels.
    """
    split = split or held_back_split(data)
    found = book_alignment(books, tools.space)
    tell(f"drawing {SCENES} scenes")
    figures = scenes_found(tools.space, tools.penciller)
    real = illustrations_told(data, split=split, with_captions=False)
    if not real:
        raise InputError(
            "AUD-166",
            f"{data} has no illustration of the split {split} with prose around it",
            hint="give another --data or --split",
        )
    tell(f"looking at {len(real)} illustrations")
    ranks = median_measure(illustration_ranks(real, tools.space))
    return {**figures, "illustrations_median_rank": ranks, **_context(data, split, tools, tell), **found}


def _context(data: Path, split: str, tools: FusionTools, tell: Tell) -> Mapping[str, Measure]:
    """What context is worth, on the texts of the folder's first books."""
    texts = [(data / "books" / f"{book}.txt") for book in sorted(split_books(data, split))]
    pairs: list[Neighbours] = []
    for path in [one for one in texts if one.is_file()][:CONTEXT_BOOKS]:
        tell(f"planning {path.name} with context and without")
        pairs += neighbours_in(path.read_text("utf-8", "replace"), tools.stage, tools.space)
    return context_gains(pairs, penciller=tools.penciller, space=tools.space)


def scenes_found(space: SharedSpace, penciller: Penciller) -> dict[str, Measure]:
    """Retrieval of new scenes' pencils by kept-back prose, and the cues that this prose finds."""
    pictures, facts = [], []
    for number in range(SCENES):
        picture, shown = random_scene_picture(penciller, (_STREAM,), number, finished=False)
        pictures.append(picture)
        facts.append(shown)
    seen = space.pictures(pictures)
    told = {wording: space.texts(_proses(facts, wording)) for wording in Wording}
    ranks = ranks_of_own(told[Wording.KEPT_BACK], seen)
    in_known_words = ranks_of_own(told[Wording.LEARNT], seen)
    return {
        "pencils_r1": mean_measure([float(rank <= 1) for rank in ranks]),
        "pencils_r5": mean_measure([float(rank <= 5) for rank in ranks]),
        "pencils_r1_in_known_words": mean_measure([float(rank <= 1) for rank in in_known_words]),
        **cues_found(facts, told[Wording.KEPT_BACK], space),
    }


def _proses(facts: Sequence[SceneFacts], wording: Wording) -> list[str]:
    """Each scene in literary prose of one wording."""
    tellers = [np.random.default_rng((_STREAM, number, 1)) for number in range(len(facts))]
    return [literary_prose(shown, tell, wording=wording) for shown, tell in zip(facts, tellers, strict=True)]


def ranks_of_own(texts: Direction, pictures: Direction) -> list[int]:
    """At which rank (1 is best) each text finds the picture of its row; ties count against it."""
    likeness = texts @ pictures.T
    return [int((row >= row[number]).sum()) for number, row in enumerate(likeness)]


def cues_found(facts: Sequence[SceneFacts], texts: Direction, space: SharedSpace) -> dict[str, Measure]:
    """`cue_accuracy` and its parts."""
    of_sort: dict[str, list[float]] = {sort: [] for sort in CUES}
    for shown, direction in zip(facts, texts, strict=True):
        for sort, numbers in cues_of(shown).items():
            first = [cue.name for cue in space.cues(direction, sort=sort)[:FIRST_CUES]]
            of_sort[sort] += [float(CUES[sort][number] in first) for number in numbers]
    parts = {f"cue_accuracy_{sort}": mean_measure(found) for sort, found in of_sort.items()}
    values = [part.value for part in parts.values() if part.value is not None]
    whole = mean_measure(values) if values else NOT_MEASURED
    return {"cue_accuracy": whole, **parts}


def illustration_ranks(real: Sequence[ToldIllustration], space: SharedSpace) -> list[float]:
    """The rank of each illustration among itself and 99 others of all books, by the prose before and after it.

    Of a folder with fewer all are taken, and ranks are scaled to 100.
    """
    pictures = space.pictures([paper_cleared(pixels_of(one.path)) for one in real])
    texts = np.stack([space.texts(one.texts).mean(axis=0) for one in real])
    generator = np.random.default_rng(_STREAM)
    ranks = []
    for row, text in enumerate(texts):
        others = np.delete(np.arange(len(real)), row)
        crowd = pictures[generator.permutation(others)[: CROWD - 1]]
        nearer = int((crowd @ text >= pictures[row] @ text).sum())
        ranks.append((nearer + 1) * CROWD / (len(crowd) + 1))
    return ranks
