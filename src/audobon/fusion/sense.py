"""A sense of which known place an unknown word means: by what it says, and by what pictures of it would show.

Knows: the shared space, directions of words, another sense for everything else.  Does not know: who asks, or why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from audobon.fusion.space import SharedSpace

Nearest = Callable[[str, tuple[str, ...]], str]
"""Answers with the one of the candidates that is nearest in meaning to the word; empty if none is near enough."""

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Directions B D of texts by what they say, each of length 1."""

PLACE = "place"
SHOWN_WEIGHT = 0.05
"""What the logarithm of a place's share counts beside the cosine of two words."""
_FLOOR = 1e-6
_SENTENCE = "It happened in the {word}."
"""How a word is asked about: the space knows sentences."""


class PlaceSense:
    """Which kind of place a word means, by both; whatever else is asked goes to the other sense.

    Args:
        load: Brings the shared space; called once, when the first place is asked for.
        vectors: What words say.
        other: Answers where the candidates are no places, and says whether a word is near any of them.
    """

    def __init__(self, load: Callable[[], SharedSpace], *, vectors: Vectors, other: Nearest) -> None:
        self._load = load
        self._vectors = vectors
        self._other = other
        self._answers: dict[tuple[str, tuple[str, ...]], str] = {}

    def nearest(self, word: str, candidates: tuple[str, ...]) -> str:
        """The candidate nearest in meaning to the word, or empty where none is near."""
        asked = (word, candidates)
        if asked not in self._answers:
            found = self._other(word, candidates)
            self._answers[asked] = self._place(word, candidates) if found and self._are_places(candidates) else found
        return self._answers[asked]

    def _are_places(self, candidates: tuple[str, ...]) -> bool:
        return bool(candidates) and set(candidates) <= set(self._load().names(PLACE))

    def _place(self, word: str, candidates: tuple[str, ...]) -> str:
        space = self._load()
        said = self._vectors([word, *candidates])
        direction = space.texts([_SENTENCE.format(word=word)])[0]
        shares = {cue.name: cue.share for cue in space.cues(direction, sort=PLACE, among=candidates)}
        shown = np.log(np.array([shares[name] for name in candidates]) + _FLOOR)
        return candidates[int((said[1:] @ said[0] + SHOWN_WEIGHT * shown).argmax())]
