"""Pictures with what is told of them: drawn panels with literary prose, tales as they are staged, real illustrations.

Knows: the penciller, reading and planning, the illustrations' folder.  Does not know: nets, words' states.
Everything is made on first use and kept in a cache folder.
"""

from __future__ import annotations

import csv
import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from audobon.comic.pencils import Pencils
from audobon.comic.story import DayTime, Emotion
from audobon.comic.storyboard import CastDesign, PanelBrief
from audobon.crew import Penciller
from audobon.errors import AudobonError
from audobon.fusion.looking import looked_at
from audobon.hire import hire_director
from audobon.planning import planned, read_story
from audobon.training.cores import in_order, processes_for
from audobon.training.hatching import hatched
from audobon.training.literary import literary_prose
from audobon.training.random_briefs import random_brief
from audobon.training.scene_facts import FigureFacts, SceneFacts, Wording, facts_of
from audobon.training.wash import random_settings, washed
from audobon.versions import READING_ROOMS, source_digest

Picture = NDArray[np.uint8]

log = logging.getLogger(__name__)

STORED_PX = 160
SCENE_SIZES_PX = ((384, 272), (272, 384), (336, 336), (416, 240), (320, 320))
_STREAM = 53
_FINISHES, _FINISH_SHARES = ("draft", "washed", "hatched"), (0.6, 0.28, 0.12)
_DRAWN_BY = ("pencils", "typography")
"""Rooms that decide these pictures: all places have names that the penciller knows, so no net is asked."""
_BRIEFED_BY = ("training/random_briefs.py", "training/scene_facts.py")
_TOLD_EVERY = 500
_LEAST_CHARACTERS = 24
"""Shorter pieces of a tale tell nothing that can be seen."""


@dataclass(frozen=True, kw_only=True)
class ToldPicture:
    """What is told of one picture, and the facts that it shows."""

    texts: tuple[str, ...]
    facts: SceneFacts


@dataclass(frozen=True, kw_only=True)
class ToldPictures:
    """Pictures N 160 160 3, each on a white square, with what is told of each."""

    pictures: Picture
    told: tuple[ToldPicture, ...]


def drawn_scenes(penciller: Penciller, *, count: int, tellings: int, seed: int, cache: Path) -> ToldPictures:
    """`count` random panels of this penciller, a third of them washed or hatched, told in learnt wording.

    Args:
        penciller: Who draws.
        count: How many panels.
        tellings: How many texts of each; only pictures and facts are kept in the cache.
        seed: Of panels and texts.
        cache: A folder; made if it is not there.
    """

    def scenes() -> Iterator[tuple[Picture, ToldPicture]]:
        draw = partial(random_scene_picture, penciller, (_STREAM, seed))
        for picture, facts in in_order(draw, range(count), processes=processes_for(count)):
            yield picture, ToldPicture(texts=(), facts=facts)

    kept = _kept("scenes", [count, seed, source_digest(_DRAWN_BY), source_digest(_BRIEFED_BY)], scenes, cache=cache)
    told = []
    for number, one in enumerate(kept.told):
        tell = np.random.default_rng((_STREAM, seed, number, 1))
        texts = tuple(literary_prose(one.facts, tell, wording=Wording.LEARNT) for _ in range(tellings))
        told.append(replace(one, texts=texts))
    return ToldPictures(pictures=kept.pictures, told=tuple(told))


def random_scene_picture(
    penciller: Penciller, stream: tuple[int, ...], number: int, *, finished: bool = True
) -> tuple[Picture, SceneFacts]:
    """A random panel as it is stored, and its facts.

    Args:
        penciller: Who draws.
        stream: Random numbers of their own.
        number: Which panel of the stream.
        finished: Whether it may be washed or hatched; else it is left as a draft.
    """
    generator = np.random.default_rng((*stream, number))
    brief, cast = random_brief(generator, number=number)
    width, height = SCENE_SIZES_PX[int(generator.integers(len(SCENE_SIZES_PX)))]
    pencils = penciller.draw(brief, cast, width_px=width, height_px=height)
    finish = str(generator.choice(_FINISHES, p=_FINISH_SHARES)) if finished else "draft"
    return looked_at(_sheet(pencils, finish, generator), side_px=STORED_PX), facts_of(brief, cast)


def told_tales(penciller: Penciller, tales: Sequence[Path], *, cache: Path) -> ToldPictures:
    """Every panel of tales as they are read, staged and drawn by this house, told by its own stretch of the text."""

    def panels() -> Iterator[tuple[Picture, ToldPicture]]:
        for number, tale in enumerate(tales):
            generator = np.random.default_rng((_STREAM, number))
            for brief, cast, prose in staged_tale(tale):
                width, height = SCENE_SIZES_PX[int(generator.integers(len(SCENE_SIZES_PX)))]
                pencils = penciller.draw(brief, cast, width_px=width, height_px=height)
                finish = str(generator.choice(_FINISHES, p=_FINISH_SHARES))
                picture = looked_at(_sheet(pencils, finish, generator), side_px=STORED_PX)
                yield picture, ToldPicture(texts=(prose,), facts=facts_of(brief, cast))

    made_of = [[tale.name for tale in tales], source_digest((*READING_ROOMS, *_DRAWN_BY))]
    return _kept("tales", made_of, panels, cache=cache)


def staged_tale(tale: Path) -> list[tuple[PanelBrief, tuple[CastDesign, ...], str]]:
    """The panels of a tale in sections (a table with a column `text`) that stand for something, with their prose."""
    with tale.open(encoding="utf-8", newline="") as file, TemporaryDirectory() as folder:
        text = Path(folder) / f"{tale.stem}.txt"
        text.write_text("\n\n".join(row["text"].strip() for row in csv.DictReader(file)), encoding="utf-8")
        try:
            manuscript, story = read_story(text)
        except AudobonError as error:
            log.warning("%s is left out: %s", tale.name, error)
            return []
    board = planned(hire_director(), manuscript, story, pages=None)
    told = [(brief, manuscript.text[brief.span.start : brief.span.end].strip()) for brief in board.panels()]
    return [(brief, board.cast, prose) for brief, prose in told if len(prose) >= _LEAST_CHARACTERS]


def _sheet(pencils: Pencils, finish: str, generator: np.random.Generator) -> Picture:
    """A panel's draft as it is, washed, or hatched."""
    draft, flat, line = (
        np.ascontiguousarray(raster.array, dtype=np.uint8)
        for raster in (pencils.draft, pencils.control("flat"), pencils.control("line"))
    )
    if finish == "washed":
        return washed(draft, flat, 255 - line, settings=random_settings(generator))
    return hatched(draft, flat, 255 - line, generator=generator) if finish == "hatched" else draft


def _kept(
    name: str, made_of: object, make: Callable[[], Iterable[tuple[Picture, ToldPicture]]], *, cache: Path
) -> ToldPictures:
    """Told pictures from the cache, made if they are not there."""
    key = hashlib.sha256(json.dumps([STORED_PX, made_of]).encode()).hexdigest()[:16]
    index, body = cache / f"{name}-{key}.json", cache / f"{name}-{key}.bin"
    if not index.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        rows = []
        with body.open("wb") as file:
            for picture, told in make():
                file.write(np.ascontiguousarray(picture).tobytes())
                rows.append(asdict(told))
                if len(rows) % _TOLD_EVERY == 0:
                    log.info("%s: %d pictures", name, len(rows))
        index.write_text(json.dumps(rows), encoding="utf-8")
    told_rows = tuple(_told(row) for row in json.loads(index.read_text(encoding="utf-8")))
    shape = (len(told_rows), STORED_PX, STORED_PX, 3)
    # An empty file cannot be mapped.
    pictures = np.memmap(body, dtype=np.uint8, mode="c", shape=shape) if told_rows else np.zeros(shape, np.uint8)
    return ToldPictures(pictures=pictures, told=told_rows)


def _told(row: dict[str, object]) -> ToldPicture:
    facts = row["facts"]
    texts = row["texts"]
    assert isinstance(facts, dict)
    assert isinstance(texts, list)
    figures = tuple(FigureFacts(**{**one, "feeling": Emotion(one["feeling"])}) for one in facts["figures"])
    return ToldPicture(
        texts=tuple(str(text) for text in texts),
        facts=SceneFacts(
            place=facts["place"], time=DayTime(facts["time"]), weather=facts["weather"], figures=figures,
            props=tuple(facts["props"]), is_near=bool(facts["is_near"]),
        ),
    )  # fmt: skip
