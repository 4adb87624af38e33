"""What pronouns tell of those whom they mean: a gender, where names and nouns tell none.

Knows: figures, whom a first reading takes each pronoun for.  Does not know: how that reading decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audobon.comic.story import Gender
from audobon.understanding.figures import Figure, stated_gender
from audobon.understanding.lexicon.grammar import FEMALE_PRONOUNS, MALE_PRONOUNS
from audobon.understanding.mentions import Mention, MentionKind


def let_pronouns_vote(figures: Sequence[Figure], mentions: Sequence[Mention], of: Sequence[int]) -> None:
    """Count the pronouns of narration for each figure, and settle the genders that most of them agree on."""
    votes: dict[int, Counter[str]] = {figure.key: Counter() for figure in figures}
    for number, mention in enumerate(mentions):
        if mention.kind is MentionKind.PRONOUN and of[number] >= 0 and mention.quote < 0:
            word = "he" if mention.head in MALE_PRONOUNS else "she" if mention.head in FEMALE_PRONOUNS else mention.head
            votes[of[number]][word if word in ("he", "she") else "it"] += 1
    for figure in figures:
        figure.votes = votes[figure.key]
        if stated_gender(figure) is not Gender.UNKNOWN or figure.plural or figure.narrator:
            continue
        male, female = figure.votes["he"], figure.votes["she"]
        if male + female and max(male, female) >= 0.65 * (male + female):
            figure.gender = Gender.MALE if male > female else Gender.FEMALE
        elif figure.leaning is not Gender.UNKNOWN:
            figure.gender = figure.leaning
