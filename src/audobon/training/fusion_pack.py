"""Everything that the shared space is learnt from: pictures, texts told of each, and the cues that each shows.

Knows: the packs of pictures, the bank of word states.  Does not know: nets.

Shapes: N pictures, S their stored side, K cues of a sort.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audobon.comic.story import DayTime, Emotion
from audobon.crew import Penciller
from audobon.evaluation.art_pictures import pixels_of
from audobon.fusion.looking import looked_at
from audobon.fusion.space import TEXT_TOKENS
from audobon.pencils.figures import GARMENTS, POSES, SPECIES
from audobon.pencils.places.catalogue import PLACES
from audobon.pencils.places.choice import UNPLACED
from audobon.pencils.props.catalogue import PROPS
from audobon.style.paper import paper_cleared
from audobon.training.fusion_pictures import STORED_PX, drawn_scenes, told_tales
from audobon.training.illustrations import split_books
from audobon.training.scene_facts import SceneFacts
from audobon.training.state_bank import StateBank, state_bank

Picture = NDArray[np.uint8]
Marks = NDArray[np.float32]
Cues = Mapping[str, tuple[int, ...]]

log = logging.getLogger(__name__)

WINDOW_CHARACTERS = 360
"""Of the prose before and after an illustration so much is one text."""
_LEAST_CAPTION = 12
WEATHERS = ("sun", "rain", "snow", "fog")

CUES: Mapping[str, tuple[str, ...]] = {
    "place": tuple(place for place in PLACES if place != UNPLACED),
    "light": tuple(time.value for time in DayTime if time is not DayTime.UNKNOWN),
    "weather": WEATHERS,
    "being": SPECIES,
    "pose": POSES,
    "expression": tuple(one.value for one in Emotion if one is not Emotion.NEUTRAL),
    "garment": GARMENTS,
    "prop": PROPS,
}
"""Sort -> what a picture may show of it."""


@dataclass(frozen=True, kw_only=True)
class FusionBlock:
    """Pictures of one kind.

    Attributes:
        pictures: N S S 3.
        firsts: N + 1 numbers: the texts of picture `n` are those from `firsts[n]` to before `firsts[n + 1]`.
        bank: The texts' word states.
        cues: Sort -> N K, 1 where a picture shows a cue; none of a picture whose facts nobody knows.
    """

    pictures: Picture
    firsts: NDArray[np.int64]
    bank: StateBank
    cues: Mapping[str, Marks]


@dataclass(frozen=True, kw_only=True)
class FusionPlan:
    """How much is learnt from: drawn scenes, texts of each, their seed, and the device on which words get states."""

    scenes: int
    tellings: int
    seed: int
    device: str = "cpu"


def fusion_pack(
    penciller: Penciller, data: Path, tales: Sequence[Path], *, plan: FusionPlan, cache: Path
) -> tuple[FusionBlock, FusionBlock, FusionBlock]:
    """Drawn scenes, staged tales, and the illustrations of the train split.

    Args:
        penciller: Who draws.
        data: A folder laid out like the illustrations.
        tales: Tales in sections; there may be none.
        plan: How much of each.
        cache: A folder; made if it is not there.
    """
    drawn = drawn_scenes(penciller, count=plan.scenes, tellings=plan.tellings, seed=plan.seed, cache=cache)
    staged = told_tales(penciller, tales, cache=cache)
    real = illustrations_told(data, split="train")
    log.info("%d scenes, %d panels of tales, %d illustrations", len(drawn.told), len(staged.told), len(real))
    looked = _looked_at([told.path for told in real], cache=cache)

    def block(pictures: Picture, texts: Sequence[tuple[str, ...]], cues: Sequence[Cues]) -> FusionBlock:
        several = [text for one in texts for text in one]
        return FusionBlock(
            pictures=pictures,
            firsts=np.cumsum([0, *map(len, texts)]),
            bank=state_bank(several, max_tokens=TEXT_TOKENS, cache=cache, device=plan.device),
            cues={sort: _marks(sort, cues) for sort in CUES},
        )

    return (
        block(drawn.pictures, [told.texts for told in drawn.told], [cues_of(one.facts) for one in drawn.told]),
        block(staged.pictures, [told.texts for told in staged.told], [cues_of(one.facts) for one in staged.told]),
        block(looked, [told.texts for told in real], [{} for _ in real]),
    )


def _marks(sort: str, cues: Sequence[Cues]) -> Marks:
    marks = np.zeros((len(cues), len(CUES[sort])), np.float32)
    for row, shown in enumerate(cues):
        marks[row, list(shown.get(sort, ()))] = 1.0
    return marks


@dataclass(frozen=True, kw_only=True)
class ToldIllustration:
    """A real illustration: its file, its book, and the prose around it (and its caption, if it has one of words)."""

    path: Path
    book: int
    texts: tuple[str, ...]


def illustrations_told(data: Path, *, split: str, with_captions: bool = True) -> tuple[ToldIllustration, ...]:
    """The illustrations of a split that stand in prose.

    Args:
        data: A folder laid out like the illustrations.
        split: `train`, `dev` or `all`.
        with_captions: Whether captions count among the texts.
    """
    books = split_books(data, split)
    found = []
    for line in (data / "illustrations.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if int(record["pg_id"]) not in books or record.get("lang", "en") != "en":
            continue
        before, after = (str(record.get(name) or "").strip() for name in ("text_before", "text_after"))
        texts = [piece for piece in (before[-WINDOW_CHARACTERS:], after[:WINDOW_CHARACTERS]) if piece]
        caption = str(record.get("caption") or "")
        if with_captions and len(caption) > _LEAST_CAPTION and not caption.rstrip(")").endswith("K"):
            texts.append(caption)
        if before or after:
            found.append(ToldIllustration(path=data / record["file"], book=int(record["pg_id"]), texts=tuple(texts)))
    return tuple(found)


def _looked_at(paths: Sequence[Path], *, cache: Path) -> Picture:
    """Illustrations N S S 3 as they are stored, their paper white; kept in the cache."""
    kept = cache / f"illustrations-{len(paths)}-{STORED_PX}.npy"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        np.save(kept, np.stack([looked_at(paper_cleared(pixels_of(path)), side_px=STORED_PX) for path in paths]))
    return np.asarray(np.load(kept, mmap_mode="c"))


def cues_of(facts: SceneFacts) -> Cues:
    """Sort -> the numbers of the cues that a scene shows; none where the sort is not told."""
    names: dict[str, list[str]] = {
        "place": [facts.place],
        "light": [facts.time.value],
        "weather": [facts.weather],
        "being": [figure.kind for figure in facts.figures],
        "pose": [figure.pose for figure in facts.figures],
        "expression": [figure.feeling.value for figure in facts.figures],
        "garment": [figure.garment for figure in facts.figures],
        "prop": list(facts.props),
    }
    numbers = {sort: {name: number for number, name in enumerate(values)} for sort, values in CUES.items()}
    return {
        sort: tuple(dict.fromkeys(numbers[sort][name] for name in found if name in numbers[sort]))
        for sort, found in names.items()
    }
