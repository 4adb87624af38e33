"""Which of some words is nearest in meaning to another: cosine of sentence vectors, remembered.

Knows: vectors and cosines.  Does not know: what the words are for.  The encoder is loaded at the first question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, stack

from audobon.models.text_encoder import TextEncoder

LEAST_COSINE = 0.20
"""Below this two words are strangers: unrelated nouns stand at 0.1 to 0.2 on average."""


class WordSense:
    """A sense of meaning that trades may be lent.

    Args:
        load: Brings the text encoder; called once, when the first question is asked.
    """

    def __init__(self, load: Callable[[], TextEncoder]) -> None:
        self._load = load
        self._encoder: TextEncoder | None = None
        self._vectors: dict[str, Tensor] = {}

    def nearest(self, word: str, candidates: tuple[str, ...]) -> str:
        """The candidate nearest in meaning to the word, or empty where none is near.

        A candidate may be a gloss of several phrases set apart by semicolons: it is compared as a whole and by its
        two best phrases.
        """
        if not word.strip() or not candidates:
            return ""
        parts = [tuple(part.strip() for part in candidate.split(";")) for candidate in candidates]
        phrases = tuple(part for several in parts if len(several) > 1 for part in several)
        vectors = self._vectors_of((word, *candidates, *phrases))
        cosines = (stack(vectors[1:]) @ vectors[0]).tolist()
        scores, rest = cosines[: len(candidates)], iter(cosines[len(candidates) :])
        for number, several in enumerate(parts):
            if len(several) > 1:
                best = sorted((next(rest) for _ in several), reverse=True)[:2]
                scores[number] = (scores[number] + sum(best) / len(best)) / 2
        best_score = max(scores)
        return candidates[scores.index(best_score)] if best_score >= LEAST_COSINE else ""

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Directions B 384 of texts by what they say, each of length 1."""
        return np.asarray(stack(self._vectors_of(tuple(texts))).numpy(), np.float32)

    def _vectors_of(self, texts: tuple[str, ...]) -> list[Tensor]:
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            if self._encoder is None:
                self._encoder = self._load()
            self._vectors.update(zip(new, self._encoder.sentence_vectors(new), strict=True))
        return [self._vectors[text] for text in texts]
