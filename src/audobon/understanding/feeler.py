"""The trained feeler: what is felt in a sentence that is read by itself.

Knows: the feeling nets, Ekman's emotions.  Does not know: who feels it, or the story about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from audobon.comic.annotation import Feeling
from audobon.comic.story import Emotion
from audobon.compute.plan import ComputePlan
from audobon.models.story_zoo import LoadedFeeling
from audobon.models.text_encoder import TextEncoder

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

EMOTIONS = (
    Emotion.ANGER, Emotion.DISGUST, Emotion.FEAR, Emotion.JOY, Emotion.NEUTRAL, Emotion.SADNESS, Emotion.SURPRISE,
)  # fmt: skip
MOST_PIECES = 96
_BATCH_PIECES = 4096


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

    @torch.inference_mode()
    def feel(self, sentences: Sequence[str]) -> tuple[Feeling, ...]:
        """How each sentence feels; only its first 96 word pieces count."""
        found: dict[int, Feeling] = {}
        for rows, pieces, mask in sentence_batches(self._encoder.tokenizer, sentences):
            device = self._encoder.device
            with self._plan.autocast():
                logits, features = self._model.net.felt(pieces.to(device), mask.to(device))
            dimensions = self._model.valence(features.float()).clamp(-1, 1).cpu().tolist()
            for row, likely, (valence, arousal, dominance) in zip(
                rows, torch.sigmoid(logits).cpu().tolist(), dimensions, strict=True
            ):
                found[row] = Feeling(
                    emotions=self._said(likely), valence=valence, arousal=arousal, dominance=dominance
                )  # fmt: skip
        return tuple(found[row] for row in range(len(sentences)))

    def _said(self, likely: Sequence[float]) -> tuple[Emotion, ...]:
        """The emotions that are there, the surest first; the surest one where none is over its threshold."""
        over = sorted(
            (limit / max(share, 1e-9), number)
            for number, (share, limit) in enumerate(zip(likely, self._model.thresholds, strict=True))
        )
        said = [EMOTIONS[number] for ratio, number in over if ratio < 1]
        return tuple(said) or (EMOTIONS[over[0][1]],)


def sentence_batches(
    tokenizer: Tokenizer, sentences: Sequence[str], *, most: int = _BATCH_PIECES
) -> Iterator[tuple[list[int], Tensor, Tensor]]:
    """Sentences of like length together: their rows, ids `B L` and masks `B L`."""
    encodings = encoded(tokenizer, sentences)
    batch: list[int] = []
    for row in sorted(range(len(encodings)), key=lambda row: (len(encodings[row].ids), row)):
        if batch and len(encodings[row].ids) * (len(batch) + 1) > most:
            yield batch, *padded([encodings[one] for one in batch])
            batch = []
        batch.append(row)
    if batch:
        yield batch, *padded([encodings[one] for one in batch])


def encoded(tokenizer: Tokenizer, sentences: Sequence[str]) -> list[Encoding]:
    """Sentences in word pieces, cut to the most that count."""
    tokenizer.enable_truncation(max_length=MOST_PIECES)
    encodings: list[Encoding] = tokenizer.encode_batch(list(sentences))
    return encodings


def padded(encodings: Sequence[Encoding]) -> tuple[Tensor, Tensor]:
    """Ids `B L` and a mask `B L` of sentences as they are encoded."""
    longest = max(len(encoding.ids) for encoding in encodings)
    ids = torch.zeros(len(encodings), longest, dtype=torch.long)
    mask = torch.zeros(len(encodings), longest, dtype=torch.long)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = torch.tensor(encoding.ids)
        mask[row, : len(encoding.ids)] = 1
    return ids, mask
