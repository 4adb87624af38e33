"""How lines and sentences feel: manner and emotion of each quotation, mood of each stretch of narration.

Knows: emotion words, speech verbs and adverbs, likeness to example lines.  Does not know: the plot.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from audobon.comic.story import Emotion, Manner, Mood
from audobon.understanding.lexicon.feeling import EMOTION_MOOD, EMOTION_WORDS, PROTOTYPES, TAG_EMOTIONS
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.verbs import SAYING
from audobon.understanding.prose import Prose
from audobon.understanding.reading import Line, Reading
from audobon.understanding.tags import Tag
from audobon.understanding.traits import SentenceVectors

_DEVICES = (
    r"(?:the |a |an |his |her |its |their |my |our )?(?:\w+ )?"
    r"(?:(?:tele)?phone|mobile|receiver|ear ?piece|head ?set|radio|wireless|walkie ?- ?talkie|inter ?com|loud ?speaker|"
    r"speaker ?phone|tannoy|megaphone|transmitter|answering machine)\b"
)
_OUT_OF_A_DEVICE = re.compile(
    rf"\b(?:over|through|from|out of|by|via|down|on) {_DEVICES}"
    rf"|^{_DEVICES}(?: voice)? \w+"
    rf"|\b(?:said|announced|crackled|buzzed|barked|squawked|boomed|called) (?=the |a |an ){_DEVICES}"
    r"|\b(?:over|down) the (?:line|wires?)\b|\b(?:from|at) the other end of the (?:line|wire)\b"
)
"""A voice that a device gives; a voice `into the telephone` is none."""
_NEGATIONS = listed("not no never without neither nor n't hardly")
_MAX_ASKED = 400
_LIKENESS = 0.50
_MARGIN = 0.10


def manner_of(reading: Reading, number: int) -> Manner:
    """How a quotation is given, from its tag first, then from its letters."""
    prose, line = reading.prose, reading.lines[number]
    inner = prose.quotations[number].span.text(prose.text).strip("\"'\u201c\u201d\u2018\u2019")
    around = {prose.tokens[at].low for at in range(line.tag.first, line.tag.last)} if line.tag else set()
    if line.tag is not None and _comes_from_afar(prose, line.tag):
        return Manner.RADIO
    if line.tag is not None:
        manner = Manner(SAYING.get(line.tag.verb, "said"))
        follows = [
            prose.tokens[at].low for at in range(line.tag.verb_token, min(line.tag.last, line.tag.verb_token + 5))
        ]
        if {"himself", "herself", "itself", "themselves", "myself"} & set(follows) and "to" in follows:
            return Manner.THOUGHT
        if line.tag.verb == "call" and not around & {"out", "after"} and "!" not in inner:
            return Manner.SAID
        if manner is not Manner.SAID:
            return manner
        if around & {"whisper", "softly", "whispering"} and "voice" in around | {"voice"} and "whisper" in around:
            return Manner.WHISPER
        if around & {"loudly", "aloud"} and "!" in inner:
            return Manner.SHOUT
    if "\n" in inner and len(inner.splitlines()) >= 2 and around & {"sang", "song", "sing", "singing"}:
        return Manner.SONG
    letters = [letter for letter in inner if letter.isalpha()]
    if len(letters) > 6 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters):
        return Manner.SHOUT
    return Manner.SAID


def _comes_from_afar(prose: Prose, tag: Tag) -> bool:
    """Whether a tag has the voice come out of a device: `over the telephone`, `the radio crackled`.

    Whoever speaks into one is heard as he is.
    """
    words = " ".join(prose.tokens[at].low for at in range(tag.first, tag.last) if prose.tokens[at].quote < 0)
    return bool(_OUT_OF_A_DEVICE.search(words))


def line_emotions(reading: Reading, vectors: SentenceVectors | None) -> list[Emotion]:
    """The emotion each quotation's speaker shows; neutral when nothing speaks for another."""
    stated = [_stated(reading.prose, line, number) for number, line in enumerate(reading.lines)]
    asked = [number for number, emotion in enumerate(stated) if emotion is None][:_MAX_ASKED]
    liked = likened([_inner(reading.prose, number) for number in asked], vectors)
    answers = dict(zip(asked, liked, strict=True))
    return [emotion or answers.get(number, Emotion.NEUTRAL) for number, emotion in enumerate(stated)]


def _inner(prose: Prose, number: int) -> str:
    return prose.quotations[number].span.text(prose.text).strip("\"'\u201c\u201d\u2018\u2019 ")


def _stated(prose: Prose, line: Line, number: int) -> Emotion | None:
    """What the tag's words say (`said Alice indignantly`, `sobbed he`), else clear words of the speech itself."""
    if line.tag is not None:
        words = [prose.tokens[at].low for at in range(line.tag.first, line.tag.last) if prose.tokens[at].quote < 0]
        counts = emotion_counts(words)
        if line.tag.verb in TAG_EMOTIONS:
            counts[TAG_EMOTIONS[line.tag.verb]] += 2
        if counts:
            return Emotion(counts.most_common(1)[0][0])
    words = words_in(_inner(prose, number))
    counts = emotion_counts(words)
    if counts and counts.most_common(1)[0][1] >= 2 and counts.most_common(1)[0][1] * 6 >= len(words) ** 0.5:
        return Emotion(counts.most_common(1)[0][0])
    return None


def words_in(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"[\w'-]+", text.lower())


def emotion_counts(words: Sequence[str]) -> Counter[str]:
    """How many words (lower case) speak of each emotion, those behind a negation left out."""
    counts: Counter[str] = Counter()
    for at, word in enumerate(words):
        emotion = EMOTION_WORDS.get(word)
        if emotion and not _NEGATIONS & set(words[max(at - 3, 0) : at]):
            counts[emotion] += 1
    return counts


def likened(texts: Sequence[str], vectors: SentenceVectors | None) -> list[Emotion]:
    """The emotion whose example lines are clearly nearer to each text than the neutral ones, else neutral."""
    if not texts or vectors is None:
        return [Emotion.NEUTRAL] * len(texts)
    names = list(PROTOTYPES)
    examples = [example for name in names for example in PROTOTYPES[name]]
    table = vectors([*examples, *texts])
    scores = table[len(examples) :] @ table[: len(examples)].T
    bounds = np.cumsum([0] + [len(PROTOTYPES[name]) for name in names])
    emotions: list[Emotion] = []
    for row in scores:
        best = {name: float(row[bounds[i] : bounds[i + 1]].max()) for i, name in enumerate(names)}
        winner = max(names, key=lambda name: best[name])
        is_clear = best[winner] >= _LIKENESS and best[winner] - best["neutral"] >= _MARGIN
        emotions.append(Emotion(winner) if is_clear else Emotion.NEUTRAL)
    return emotions


def mood_of(words: Iterable[str], spoken: Iterable[Emotion]) -> Mood:
    """The mood of a stretch: its emotion words in narration, and the emotions of its lines."""
    listed_words = list(words)
    counts = emotion_counts(listed_words)
    for emotion in spoken:
        if emotion is not Emotion.NEUTRAL:
            counts[emotion.value] += 2
    total = sum(counts.values())
    if not total:
        return Mood(valence=0.0, arousal=EMOTION_MOOD["neutral"][1], emotion=Emotion.NEUTRAL)
    # Few words in a long stretch colour it less than many in a short one.
    strength = math.tanh(2.5 * total / math.sqrt(len(listed_words) + 4))
    valence = sum(EMOTION_MOOD[name][0] * count for name, count in counts.items()) / total
    arousal = sum(EMOTION_MOOD[name][1] * count for name, count in counts.items()) / total
    calm = EMOTION_MOOD["neutral"][1]
    winner, top = counts.most_common(1)[0]
    is_clear = top * 2 >= total and strength > 0.35
    return Mood(
        valence=round(valence * strength, 4),
        arousal=round(calm + (arousal - calm) * strength, 4),
        emotion=Emotion(winner) if is_clear else Emotion.NEUTRAL,
    )
