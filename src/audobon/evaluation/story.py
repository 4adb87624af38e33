"""How well stories are understood, on any folder laid out like ours: every figure, and a trivial baseline beside it.

Knows: which set gives which figures, and how each set is split.  Does not know: any protocol, or who is scored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from audobon.crew import Annotator
from audobon.errors import InputError, SettingsError
from audobon.evaluation.litbank import litbank_books
from audobon.evaluation.marking import score_annotator
from audobon.evaluation.measure import Measure
from audobon.evaluation.plain_annotator import PlainAnnotator

SPLITS = ("", "train", "dev", "all")
_SETS = ("litbank",)

Figures = dict[str, Measure]


@dataclass(frozen=True, kw_only=True)
class StoryTools:
    """Who is scored."""

    annotator: Annotator


def evaluate_story(
    data: Path, *, split: str, tools: StoryTools, tell: Callable[[str], None]
) -> tuple[Figures, Figures]:
    """Every figure, and the same figures of the baselines; null where the folder has no data for one.

    Args:
        data: Holds some of `litbank` (laid out like the corpus).
        split: `train`, `dev` or `all`; empty for `dev`. A set that is not split is scored whole.
        tools: Who is scored.
        tell: Told what is in hand.

    Raises:
        SettingsError: AUD-262, there is no such split.
        InputError: AUD-122..124, the folder holds none of the sets, or a file of one cannot be read.
    """
    if split not in SPLITS:
        raise SettingsError("AUD-262", f"there is no split {split!r}", hint="say --split train, dev or all")
    if not any((data / name).is_dir() for name in _SETS):
        raise InputError("AUD-124", f"{data} holds none of {', '.join(_SETS)}", hint="give another --data")
    chosen = split or "dev"
    books = list(litbank_books(data / "litbank", chosen))
    figures = score_annotator(tools.annotator, books, watch=lambda name: tell(f"marking {name}"))
    return figures, score_annotator(PlainAnnotator(), books)
