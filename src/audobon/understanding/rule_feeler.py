"""The Feeler by rules: how single sentences feel by the words in them, and by their likeness to example lines.

Knows: emotion words and examples.  Does not know: who speaks, or what stood before.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.annotation import Feeling
from audobon.comic.story import Emotion
from audobon.understanding.feeling import emotion_counts, likened, mood_of, words_in
from audobon.understanding.lexicon.feeling import EMOTION_DOMINANCE, EMOTION_MOOD
from audobon.understanding.traits import SentenceVectors


class RuleFeeler:
    """Feels by word lists first, and by MiniLM's likeness where no listed word stands.

    Args:
        vectors: Sentence vectors; None feels by words alone.
    """

    def __init__(self, vectors: SentenceVectors | None = None) -> None:
        self._vectors = vectors

    def feel(self, sentences: Sequence[str]) -> tuple[Feeling, ...]:
        """How each sentence feels, read by itself.

        Raises:
            WeightsError: AUD-301..304, the text encoder is missing or damaged.
        """
        listed = [words_in(sentence) for sentence in sentences]
        plain = [at for at, words in enumerate(listed) if not emotion_counts(words)]
        liked = dict(zip(plain, likened([sentences[at] for at in plain], self._vectors), strict=True))
        return tuple(_feeling(words, liked.get(at, Emotion.NEUTRAL)) for at, words in enumerate(listed))


def _feeling(words: Sequence[str], liked: Emotion) -> Feeling:
    """By the words where they say something, else by likeness."""
    counts = emotion_counts(words)
    if not counts:
        valence, arousal = EMOTION_MOOD[liked.value]
        return Feeling(
            emotions=(liked,),
            valence=valence,
            arousal=2 * arousal - 1,
            dominance=EMOTION_DOMINANCE[liked.value],
        )
    mood = mood_of(words, ())
    total = sum(counts.values())
    return Feeling(
        emotions=tuple(Emotion(name) for name in counts),
        valence=mood.valence,
        arousal=2 * mood.arousal - 1,
        dominance=sum(EMOTION_DOMINANCE[name] * count for name, count in counts.items()) / total,
    )
