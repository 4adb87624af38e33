"""Beasts that only bark: who says no word in a text whose people speak.

Knows: figures, whom tags give words to.  Does not know: talk.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from audobon.understanding.figures import Figure
from audobon.understanding.lexicon.people import ANIMALS
from audobon.understanding.mentions import MentionKind


def dumb_beasts(figures: Sequence[Figure], *, heard: Set[int]) -> frozenset[int]:
    """Figures that the text calls animals and that no tag lets speak; nobody in a tale where none but beasts are heard.

    Args:
        figures: All.
        heard: To whom a tag gives words.
    """
    beasts = {figure.key for figure in figures if _is_beast(figure)}
    return frozenset(beasts - heard if heard - beasts else ())


def _is_beast(figure: Figure) -> bool:
    """By what the narrator calls it: `Robin` is a name, and `you ass` is no ass."""
    told = [mention for mention in figure.mentions if mention.kind is MentionKind.NOMINAL and mention.quote < 0]
    return bool(told) and all(mention.head in ANIMALS for mention in told)
