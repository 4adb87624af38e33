"""How well stories are understood, on any folder laid out like ours: every figure, and a trivial baseline beside it.

Knows: which set gives which figures, and how each set is split.  Does not know: any protocol, or who is scored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audobon.comic.manuscript import Manuscript
from audobon.comic.story import DayTime
from audobon.crew import Annotator, Feeler, Reader
from audobon.errors import InputError, SettingsError
from audobon.evaluation.feelings import ekman_measures, vad_measures
from audobon.evaluation.felt_texts import emotion_texts, vad_texts
from audobon.evaluation.gold import GoldStory, annotated
from audobon.evaluation.gold_reading import ERRORS, count_story, gold_measures, scene_length
from audobon.evaluation.litbank import litbank_books
from audobon.evaluation.marking import score_annotator
from audobon.evaluation.measure import NOT_MEASURED, Measure
from audobon.evaluation.plain_annotator import PlainAnnotator
from audobon.evaluation.plain_feeler import PlainFeeler
from audobon.evaluation.plain_reader import Borders, PlainReader, at_cues, every, majority
from audobon.evaluation.pooling import Counts
from audobon.evaluation.reading_speed import long_text, reading_measures

SPLITS = ("", "train", "dev", "all")
SETS = ("litbank", "gold", "gold_tales", "goemotions", "emobank")
_GOLD_NAMES = {
    "quotation_f1", "quotation_precision", "quotation_recall", "speaker_accuracy", "emotion_accuracy",
    "manner_accuracy", "cast_recall", "cast_recall_all", "cast_precision", "kind_accuracy", "present_recall",
    "present_precision",
}  # fmt: skip
_TALES = "tales_"

Figures = dict[str, Measure]
Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class StoryTools:
    """Who is scored.

    Attributes:
        annotator: Marks LitBank's books.
        feeler: Feels single sentences.
        reader_of: Makes the Reader; a function at the top of its module, for a second process makes one, too.
        open_story: Opens a text file; likewise.
    """

    annotator: Annotator
    feeler: Feeler
    reader_of: Callable[[], Reader]
    open_story: Callable[[Path], Manuscript]


def evaluate_story(data: Path, *, split: str, tools: StoryTools, tell: Tell) -> tuple[Figures, Figures]:
    """Every figure, and the same figures of the baselines; null where the folder has no data for one.

    Args:
        data: Holds some of `litbank`, `goemotions`, `emobank` (laid out like the corpora), `gold` and `gold_tales`.
        split: `train`, `dev` or `all`; empty for `dev`. A set that is not split is scored whole.
        tools: Who is scored.
        tell: Told what is in hand.

    Raises:
        SettingsError: AUD-262, there is no such split.
        InputError: AUD-120..125, the folder holds none of the sets, or a file of one cannot be read.
        ResourceError: AUD-575, the process that reads a long text died.
    """
    if split not in SPLITS:
        raise SettingsError("AUD-262", f"there is no split {split!r}", hint="say --split train, dev or all")
    if not any((data / name).is_dir() for name in SETS):
        raise InputError("AUD-124", f"{data} holds none of {', '.join(SETS)}", hint="give another --data")
    chosen = split or "dev"
    figures, baselines = _marks(data, chosen, tools, tell)
    reader = tools.reader_of()
    for folder, prefix in (("gold", ""), ("gold_tales", _TALES)):
        own, plain = _read(data / folder, prefix, reader, tools, tell)
        figures, baselines = figures | own, baselines | plain
    own, plain = _felt(data, chosen, tools.feeler, tell)
    tell("reading a long text")
    speed = reading_measures(tools.reader_of, long_text(data), open_story=tools.open_story)
    return figures | own | speed, baselines | plain | dict.fromkeys(speed, NOT_MEASURED)


def _marks(data: Path, split: str, tools: StoryTools, tell: Tell) -> tuple[Figures, Figures]:
    books = list(litbank_books(data / "litbank", split))
    figures = score_annotator(tools.annotator, books, watch=lambda name: tell(f"marking {name}"))
    return figures, score_annotator(PlainAnnotator(), books)


def _read(folder: Path, prefix: str, reader: Reader, tools: StoryTools, tell: Tell) -> tuple[Figures, Figures]:
    """Figures of annotated stories, and of the better of two plain readers."""
    golds = list(annotated(folder, tools.open_story)) if any(folder.glob("*.json")) else []
    length = scene_length(golds)

    def scored(reader: Reader, *, told: bool = False) -> Figures:
        counted: list[Mapping[str, Counts]] = []
        for gold in golds:
            if told:
                tell(f"reading {gold.manuscript.title}")
            counted.append(count_story(gold, reader.read(gold.manuscript), window=max(length // 2, 1)))
        return gold_measures(counted)

    def plain(borders: Borders) -> Figures:
        return scored(_plain_reader(golds, borders))

    best = better(plain(every(length)), plain(at_cues))
    return _named(scored(reader, told=True), prefix), _named(best, prefix)


def _plain_reader(golds: Sequence[GoldStory], borders: Borders) -> PlainReader:
    scenes = [scene for gold in golds for scene in gold.rows("scenes")]
    time = majority([str(scene.get("time", "unknown")) for scene in scenes], otherwise="unknown")
    place = majority([str(scene["place_kind"]) for scene in scenes], otherwise="unplaced")
    return PlainReader(borders, place_kind=place, time=DayTime(time))


def better(one: Figures, other: Figures) -> Figures:
    """Of each figure the better of two; of errors the smaller."""

    def worth(name: str, measure: Measure) -> float:
        return (measure.value or 0.0) * (-1 if name in ERRORS else 1)

    return {name: max(one[name], other[name], key=lambda measure: worth(name, measure)) for name in one}


def _named(figures: Figures, prefix: str) -> Figures:
    """Figures of tales behind a prefix; of the stories, those on people and talk are called `gold_`."""
    return {(prefix or ("gold_" if name in _GOLD_NAMES else "")) + name: one for name, one in figures.items()}


def _felt(data: Path, split: str, feeler: Feeler, tell: Tell) -> tuple[Figures, Figures]:
    """Figures of feelings; the plain feeler learns from the training rows, so that without any it is not measured."""
    tell("feeling single sentences")
    emotions, axes = emotion_texts(data, split), vad_texts(data, split)
    to_learn = emotion_texts(data, "train", only=True), vad_texts(data, "train", only=True)
    plain = PlainFeeler(emotions=to_learn[0], axes=to_learn[1])
    figures = ekman_measures(feeler, emotions) | vad_measures(feeler, axes)
    baselines = ekman_measures(plain if to_learn[0] else None, emotions) | vad_measures(
        plain if to_learn[1] else None, axes
    )
    return figures, baselines
