"""What trained readers of words add to a Story: how each sentence feels, what happens in it, which places and things it
speaks of.

Knows: marks and feelings of a text, the rules' sentences.  Does not know: nets, scenes, beats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from audobon.comic.annotation import Annotation, Feeling, Mention, MentionForm
from audobon.comic.span import Span
from audobon.comic.story import Emotion, Entity, EntityKind, Happening, Mood, Scene, Sentence, Story, Utterance
from audobon.understanding.prose import Prose

_CLEAR_SHARE = 0.25
"""An emotion in so many of what somebody says is theirs; below it they are neutral."""


def sentence_texts(prose: Prose) -> list[str]:
    """The text of each sentence."""
    return [prose.text[sentence.start : sentence.end] for sentence in prose.sentences]


def with_marks(story: Story, prose: Prose, annotation: Annotation, feelings: Sequence[Feeling]) -> Story:
    """The story with entities and sentences, and with valences from the feelings (one a sentence); the arc stays."""
    sentences = sentences_of(prose, feelings, annotation)
    scenes = tuple(_weighed(scene, sentences) for scene in story.scenes)
    moods = spoken_moods(sentences, [said for scene in scenes for beat in scene.beats for said in beat.utterances])
    return replace(
        story,
        cast=tuple(replace(one, mood=moods.get(one.id)) for one in story.cast),
        scenes=scenes,
        entities=entities_of(prose.text, annotation.mentions),
        sentences=sentences,
    )


def _weighed(scene: Scene, sentences: Sequence[Sentence]) -> Scene:
    beats = tuple(replace(beat, mood=_with_valence(beat.mood, beat.span, sentences)) for beat in scene.beats)
    return replace(scene, mood=_with_valence(scene.mood, scene.span, sentences), beats=beats)


def _with_valence(mood: Mood, span: Span, sentences: Sequence[Sentence]) -> Mood:
    inside = _within(sentences, span)
    return replace(mood, valence=mean_valence(inside)) if inside else mood


def _within(sentences: Sequence[Sentence], span: Span) -> Sequence[Sentence]:
    """The sentences of which a part lies in the span."""
    first = max(bisect_right(sentences, span.start, key=_start) - 1, 0)
    last = bisect_left(sentences, span.end, key=_start)
    return [one for one in sentences[first:last] if one.span.end > span.start]


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def sentences_of(prose: Prose, feelings: Sequence[Feeling], annotation: Annotation) -> tuple[Sentence, ...]:
    """The text's sentences in order, each with its feeling (one a sentence) and the events that begin in it."""
    starts = [event.span.start for event in annotation.events]
    found: list[Sentence] = []
    for sentence, feeling in zip(prose.sentences, feelings, strict=True):
        rows = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        found.append(
            Sentence(
                span=Span(start=sentence.start, end=sentence.end),
                mood=_mood(feeling),
                happenings=tuple(
                    Happening(span=one.span, confidence=one.confidence) for one in annotation.events[rows]
                ),
                confidence=feeling.confidence,
            )
        )
    return tuple(found)


def _mood(feeling: Feeling) -> Mood:
    return Mood(valence=feeling.valence, arousal=(feeling.arousal + 1) / 2, emotion=feeling.emotions[0])


def entities_of(text: str, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """What is spoken of by a name or a noun and is no person, by first appearance."""
    chains: dict[int, list[Mention]] = {}
    for mention in mentions:
        chains.setdefault(mention.entity, []).append(mention)
    told = [one for one in chains.values() if _kind(one) is not EntityKind.PERSON and _namers(one)]
    return tuple(
        Entity(
            id=f"e{number}",
            name=_name(text, _namers(chain)),
            kind=_kind(chain),
            mentions=tuple(mention.span for mention in chain),
            confidence=round(fmean(mention.confidence for mention in chain), 4),
        )
        for number, chain in enumerate(told, start=1)
    )


def _kind(chain: Sequence[Mention]) -> EntityKind:
    return Counter(mention.kind for mention in chain).most_common(1)[0][0]


def _namers(chain: Sequence[Mention]) -> list[Mention]:
    """The mentions by name; those by a noun where there are none."""
    names = [mention for mention in chain if mention.form is MentionForm.NAME]
    return names or [mention for mention in chain if mention.form is MentionForm.NOUN]


def _name(text: str, namers: Sequence[Mention]) -> str:
    """The commonest wording, of equally common ones the first."""
    return Counter(" ".join(mention.span.text(text).split()) for mention in namers).most_common(1)[0][0]


def mean_valence(sentences: Sequence[Sentence]) -> float:
    """The mean valence of one or more sentences, a long one counting more."""
    weights = [len(sentence.span) + 1 for sentence in sentences]
    return round(fmean((sentence.mood.valence for sentence in sentences), weights), 4)


def spoken_moods(sentences: Sequence[Sentence], utterances: Sequence[Utterance]) -> Mapping[str, Mood]:
    """The mood of what each speaker says: the mean of the sentences, and the emotion that is clearest."""
    said: dict[str, list[Sentence]] = {}
    emotions: dict[str, Counter[Emotion]] = {}
    for one in utterances:
        if one.speaker is not None:
            said.setdefault(one.speaker, []).extend(_within(sentences, one.span))
            emotions.setdefault(one.speaker, Counter())[one.emotion] += 1
    return {
        who: Mood(
            valence=mean_valence(own),
            arousal=round(fmean(sentence.mood.arousal for sentence in own), 4),
            emotion=_clearest(emotions[who]),
        )
        for who, own in said.items()
        if own
    }


def _clearest(emotions: Counter[Emotion]) -> Emotion:
    felt = Counter({emotion: count for emotion, count in emotions.items() if emotion is not Emotion.NEUTRAL})
    if not felt:
        return Emotion.NEUTRAL
    emotion, count = felt.most_common(1)[0]
    return emotion if count >= _CLEAR_SHARE * emotions.total() else Emotion.NEUTRAL
