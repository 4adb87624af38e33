"""Coreference: whom a pronoun or an epithet means, by gender, number, nearness and who was doing something.

Knows: what was mentioned before in narration.  Does not know: quotations' speakers, beyond those it is told.
"""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from dataclasses import dataclass

from audobon.comic.story import Gender
from audobon.understanding.figures import PLAIN_PEOPLE, Figure
from audobon.understanding.lexicon.grammar import (
    FEMALE_PRONOUNS,
    FIRST_PLURAL_PRONOUNS,
    FIRST_PRONOUNS,
    MALE_PRONOUNS,
    NEUTER_PRONOUNS,
    PLURAL_PRONOUNS,
    SECOND_PRONOUNS,
)
from audobon.understanding.lexicon.people import ANIMALS, CREATURES, FEMALE_NOUNS, MALE_NOUNS, PERSON_NOUNS
from audobon.understanding.mentions import Mention, MentionKind

_WINDOW = 10
_PAIR_WINDOW = 120
_UNTOLD, _LEANING, _AGAINST_LEANING = -0.9, 0.4, -4.0
"""How well `he` or `she` fits one whose gender nothing tells, or a given name alone does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """One time a figure was on the page: in which sentence, at which token, how strongly."""

    figure: int
    sentence: int
    token: int
    weight: float


class Memory:
    """Who was lately mentioned, and so who a pronoun can mean."""

    def __init__(self, figures: Sequence[Figure], narrator: int) -> None:
        self.figures = figures
        self.narrator = narrator
        self.traces: list[Trace] = []
        self.pair = -1
        self.pair_sentence = -_PAIR_WINDOW - 1
        self.counts = [len(figure.mentions) for figure in figures]

    def note(self, figure: int, *, sentence: int, token: int, weight: float) -> None:
        """Remember a mention; weight 1 for a subject, less for objects and owners."""
        if figure >= 0 and self.figures[figure].members:
            self.pair, self.pair_sentence = figure, sentence
        if figure >= 0:
            self.traces.append(Trace(figure=figure, sentence=sentence, token=token, weight=weight))
            if len(self.traces) > 160:
                del self.traces[:80]

    def resolve(self, mention: Mention, *, excluded: Container[int] = (), favoured: int = -1, shunned: int = -1) -> int:
        """The figure a pronoun or epithet most likely means, -1 if none fits.

        Args:
            mention: The pronoun or description.
            excluded: Figures it cannot mean.
            favoured: A figure that dialogue makes likelier, -1 for none.
            shunned: A figure that dialogue makes less likely, -1 for none.
        """
        if mention.kind is MentionKind.PRONOUN and mention.head in FIRST_PRONOUNS:
            return self.narrator
        if mention.kind is MentionKind.PRONOUN and mention.head in SECOND_PRONOUNS | FIRST_PLURAL_PRONOUNS:
            return -1
        scores: dict[int, float] = {}
        for trace in reversed(self.traces):
            age = mention.sentence - trace.sentence
            if age > _WINDOW:
                break
            if trace.figure in excluded or trace.figure == self.narrator:
                continue
            fit = self._fit(mention, self.figures[trace.figure])
            if fit <= -5:
                continue
            score = fit + trace.weight - 0.55 * age
            best = scores.get(trace.figure)
            scores[trace.figure] = score if best is None else max(best, score) + 0.08
        for figure in scores:
            scores[figure] += 0.1 * math.log1p(self.counts[figure])
            scores[figure] += (1.6 if figure == favoured else 0.0) - (1.6 if figure == shunned else 0.0)
        if not scores:
            return self._latest_pair(mention)
        return max(scores, key=lambda figure: (scores[figure], -figure))

    def _latest_pair(self, mention: Mention) -> int:
        """`they` with no group near: the last row of names that stood together."""
        if mention.head not in PLURAL_PRONOUNS or mention.sentence - self.pair_sentence > _PAIR_WINDOW:
            return -1
        near = {trace.figure for trace in self.traces if mention.sentence - trace.sentence <= _WINDOW}
        return self.pair if self.pair >= 0 and near & set(self.figures[self.pair].members) else -1

    def _fit(self, mention: Mention, figure: Figure) -> float:
        """How well number and gender agree; -9 where they cannot."""
        if mention.kind is MentionKind.NOMINAL:
            return _noun_fit(mention, figure)
        word = mention.head
        if word in PLURAL_PRONOUNS:
            return 0.5 if figure.plural else -9.0
        if figure.plural:
            return -9.0
        if word in NEUTER_PRONOUNS:
            return _neuter_fit(figure)
        wanted = Gender.MALE if word in MALE_PRONOUNS else Gender.FEMALE
        if word not in MALE_PRONOUNS | FEMALE_PRONOUNS:
            return -9.0
        if figure.gender is wanted:
            return 0.7
        if figure.gender is not Gender.UNKNOWN:
            return -9.0
        if figure.leaning is Gender.UNKNOWN:
            return _UNTOLD
        return _LEANING if figure.leaning is wanted else _AGAINST_LEANING


def _noun_fit(mention: Mention, figure: Figure) -> float:
    """How well somebody can be what a noun says: a woman is no man, no group, and hardly a troll."""
    wanted = {mention.head in MALE_NOUNS: Gender.MALE, mention.head in FEMALE_NOUNS: Gender.FEMALE}.get(True)
    known = figure.gender is not Gender.UNKNOWN
    if mention.plural != figure.plural or (wanted is not None and known and figure.gender is not wanted):
        return -9.0
    words = {head.split()[-1] for head in figure.heads}
    if mention.head in PLAIN_PEOPLE and words & (ANIMALS | CREATURES) and not words & PERSON_NOUNS:
        return -9.0
    return 0.7 if wanted is not None and known else 0.0


def _neuter_fit(figure: Figure) -> float:
    words = {head.split()[-1] for head in figure.heads}
    if figure.is_name and words & (ANIMALS | CREATURES) and (figure.gender is Gender.UNKNOWN or figure.votes["it"]):
        return 0.0  # `The gull is called Admiral. It walks about`
    if figure.is_name or words & PERSON_NOUNS:
        return -0.5 if words & {"child", "baby", "infant"} else -9.0
    if figure.gender in (Gender.MALE, Gender.FEMALE) and figure.votes["it"] == 0:
        return -9.0
    return 0.2 if words & (ANIMALS | CREATURES) else 0.0
