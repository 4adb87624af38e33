"""What the rules say of a quotation, and which chain of mentions is whom they mean.

Knows: word tables, facts of mentions.  Does not know: nets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from audobon.understanding.mention_facts import PRONOUN, MentionFacts
from audobon.understanding.word_table import NOBODY, Numbers, WordTable


def hint_of(table: WordTable, span: tuple[int, int]) -> tuple[int, int]:
    """Who says a quotation by the rules, and which cue tells so; `NOBODY` where they found none there."""
    line = int(table.line[(span[0] + span[1]) // 2])
    return table.lines[line] if line != NOBODY else (NOBODY, 0)


def entities_of_figures(facts: MentionFacts, entity: Numbers, hinted: Sequence[int]) -> dict[int, int]:
    """A chain for each figure that the rules name: the one that holds most of its mentions, and no chain for two.

    Two whom the rules tell apart stay apart.  The figure with most mentions chooses first; one that is left without a
    chain, or is nowhere mentioned, is an entity of its own, numbered behind all mentions.

    Args:
        facts: Of the mentions.
        entity: The chain of each.
        hinted: The figures wanted.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    # The rules take `her` in `her sister` for a part of the sister's mention, so pronouns have no voice.
    told = np.where(facts.form == PRONOUN, NOBODY, facts.figure)
    rows = {figure: np.flatnonzero(told == figure) for figure in dict.fromkeys(hinted)}
    for figure in sorted(rows, key=lambda one: (-len(rows[one]), one)):
        shares = Counter(entity[rows[figure]].tolist()).most_common()
        free = [chain for chain, _ in shares if chain not in taken]
        found[figure] = free[0] if free else len(entity) + len(found)
        taken.add(found[figure])
    return found
