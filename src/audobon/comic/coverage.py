"""How much of the text is in the comic, sentence by sentence.

A sentence is drawn if the moment that a panel freezes lies in it, and lettered if enough of its words stand in
balloons, captions or sounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audobon.comic.span import Span


class Fate(StrEnum):
    """What became of a sentence."""

    DRAWN = "drawn"
    LETTERED = "lettered"
    BOTH = "both"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence of the text and the id of its scene."""

    text: str
    span: Span
    scene: str


@dataclass(frozen=True, kw_only=True)
class SentenceFate:
    """`panel` draws or letters the sentence, or stands for its stretch of the text (empty where none does);
    `lettered` is the share of its words that is lettered, 0..1."""

    fate: Fate
    panel: str
    lettered: float
    sentence: Sentence


@dataclass(frozen=True, kw_only=True)
class MissedMoment:
    """An important beat of the story of which the comic shows and says nothing."""

    beat: str
    importance: float
    text: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class MissedTurn:
    """A leading character's speech of which the comic letters nothing and which no panel shows."""

    turn: int
    speaker: str
    text: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class CoverageCounts:
    """The figures in short. `drawn` and `lettered` leave out the sentences that are both."""

    sentences: int
    drawn: int
    lettered: int
    both: int
    left_out: int
    key_moments_left_out: int
    turns_left_out: int


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """`coverage.json`: the fate of every sentence, and what should not be missing but is."""

    title: str
    text_sha256: str
    key_moments_left_out: tuple[MissedMoment, ...]
    turns_left_out: tuple[MissedTurn, ...]
    sentences: tuple[SentenceFate, ...]

    def counts(self) -> CoverageCounts:
        fates = [one.fate for one in self.sentences]
        return CoverageCounts(
            sentences=len(fates),
            drawn=fates.count(Fate.DRAWN),
            lettered=fates.count(Fate.LETTERED),
            both=fates.count(Fate.BOTH),
            left_out=fates.count(Fate.LEFT_OUT),
            key_moments_left_out=len(self.key_moments_left_out),
            turns_left_out=len(self.turns_left_out),
        )
