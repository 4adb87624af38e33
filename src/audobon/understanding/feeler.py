"""The trained feeler: what is felt in a sentence that is read by itself.

Knows: the feeling nets, Ekman's emotions.  Does not know: who feels it, or the story about it.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from audobon.comic.annotation import Feeling
from audobon.comic.story import Emotion
from audobon.compute.plan import ComputePlan
from audobon.models.story_zoo import LoadedFeeling
from audobon.models.text_encoder import TextEncoder

EMOTIONS = (
    Emotion.ANGER, Emotion.DISGUST, Emotion.FEAR, Emotion.JOY, Emotion.NEUTRAL, Emotion.SADNESS, Emotion.SURPRISE,
)  # fmt: skip
MOST_PIECES = 96
SENTENCES_AT_ONCE = 512
"""So many are cut into pieces at a time: what the tokenizer tells of a sentence is far larger than the sentence."""


class TrainedFeeler:
    """A feeler that runs the feeling nets.

    Args:
        model: The nets.
        encoder: The backbone that they were built on.
        plan: The arithmetic.
    """

    def __init__(self, model: LoadedFeeling, encoder: TextEncoder, plan: ComputePlan) -> None:
        self._model = model
        self._encoder = encoder
        self._plan = plan

    def feel(self, sentences: Sequence[str]) -> tuple[Feeling, ...]:
        """How each sentence feels; only its first 96 word pieces count."""
        parts = (sentences[first : first + SENTENCES_AT_ONCE] for first in range(0, len(sentences), SENTENCES_AT_ONCE))
        return tuple(feeling for part in parts for feeling in self._felt(part))

    @torch.inference_mode()
    def _felt(self, sentences: Sequence[str]) -> tuple[Feeling, ...]:
        found: dict[int, Feeling] = {}
        for rows, pieces, mask in self._encoder.batches(sentences, max_tokens=MOST_PIECES):
            device = self._encoder.device
            with self._plan.autocast():
                logits, features = self._model.net.felt(pieces.to(device), mask.to(device))
            dimensions = self._model.valence(features.float()).clamp(-1, 1).cpu().tolist()
            for row, likely, (valence, arousal, dominance) in zip(
                rows, torch.sigmoid(logits).cpu().tolist(), dimensions, strict=True
            ):
                emotions = self._said(likely)
                found[row] = Feeling(
                    emotions=emotions,
                    valence=valence,
                    arousal=arousal,
                    dominance=dominance,
                    confidence=likely[EMOTIONS.index(emotions[0])],
                )
        return tuple(found[row] for row in range(len(sentences)))

    def _said(self, likely: Sequence[float]) -> tuple[Emotion, ...]:
        """The emotions that are there, the surest first; the surest one where none is over its threshold."""
        over = sorted(
            (limit / max(share, 1e-9), number)
            for number, (share, limit) in enumerate(zip(likely, self._model.thresholds, strict=True))
        )
        said = [EMOTIONS[number] for ratio, number in over if ratio < 1]
        return tuple(said) or (EMOTIONS[over[0][1]],)
