"""The smallest things a panel is made of: a balloonful of speech, or one stretch of narrated action.

Knows: the text, its quotations and what stands between them.  Does not know: panels, pages, or pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from audobon.comic.span import Span
from audobon.comic.story import Beat, Event, Manner, Scene, Story, Utterance
from audobon.staging.condense import halved
from audobon.staging.listing import listed
from audobon.staging.prose import clauses, cut_to_words, paragraph_breaks, sentences, trimmed, word_count, words
from audobon.staging.verbs import is_speech_verb, lemma, pose_for, sight_of

BALLOON_WORDS = 25
"""The most words in one balloon.  Source: Weisinger/Moore; Dark Horse script guide."""

_TAG_WORDS = 9
_ASIDE_WORDS = 5
_LONG_ASIDE = 22
_LONG_SENTENCE = 34
_CLOSE_KNIT = re.compile(
    r"(?:to|of|in|on|at|over|under|from|with|by|into|upon|is|are|was|were|am|be|has|have|had|will|would|can|could|that|"
    r"than|whose|until|till)\b"
)


@dataclass(frozen=True, kw_only=True)
class Atom:
    """One indivisible piece of the telling.

    `text` is the raw prose: for speech without its quotation marks, for action as it stands. `pieces` are the stretches
    of the manuscript it comes from; `weight` 0..1 is how much the story needs it. `tagged` marks what is left of a
    sentence whose other part is a speech tag; `first` marks the story's opening.
    """

    span: Span
    scene: int
    beat: Beat
    text: str
    pieces: tuple[Span, ...]
    weight: float
    utterance: Utterance | None = None
    events: tuple[Event, ...] = ()
    opens_paragraph: bool = False
    last_of_turn: bool = True
    tagged: bool = False
    first: bool = False

    @property
    def is_speech(self) -> bool:
        return self.utterance is not None

    @property
    def speaker(self) -> str | None:
        return self.utterance.speaker if self.utterance else None

    @cached_property
    def count(self) -> int:
        """Words in this atom."""
        return word_count(self.text)


_SUBJECTS = listed("i he she it we they who and then had")


@dataclass(frozen=True, kw_only=True)
class _Segment:
    """A quotation, or the narration between two of them, inside one beat."""

    span: Span
    beat: Beat
    utterance: Utterance | None


def atoms_of(text: str, story: Story) -> tuple[Atom, ...]:
    """Every atom of the story in the order of the telling; each lies inside one scene."""
    found: list[Atom] = []
    for index, scene in enumerate(story.scenes):
        found.extend(_scene_atoms(text, scene, index))
    return (replace(found[0], first=True), *found[1:]) if found else ()


def _scene_atoms(text: str, scene: Scene, index: int) -> Iterator[Atom]:
    segments = list(_segments(text, scene))
    position = 0
    while position < len(segments):
        segment = segments[position]
        if segment.utterance is None:
            yield from _narrated(text, segments, position, index)
            position += 1
            continue
        parts, asides, position = _turn(text, segments, position)
        for aside in asides:
            yield from _action_atoms(text, aside.span, aside.beat, index, tagged=True)
        yield from _speech_atoms(text, parts, index)


def _segments(text: str, scene: Scene) -> Iterator[_Segment]:
    told = scene.span.start
    for beat in scene.beats:
        # A quotation may run on past its own beat (a song over several paragraphs).
        start = max(told, beat.span.start)
        for utterance in sorted(beat.utterances, key=lambda item: item.span):
            if utterance.span.start > start:
                yield from _gap(text, Span(start=start, end=utterance.span.start), beat)
            yield _Segment(span=utterance.span, beat=beat, utterance=utterance)
            start = max(start, utterance.span.end)
        if beat.span.end > start:
            yield from _gap(text, Span(start=start, end=beat.span.end), beat)
        told = max(start, beat.span.end)


def _gap(text: str, span: Span, beat: Beat) -> Iterator[_Segment]:
    piece = trimmed(text, span)
    if any(character.isalnum() for character in piece.text(text)):
        yield _Segment(span=piece, beat=beat, utterance=None)


def _turn(text: str, segments: list[_Segment], start: int) -> tuple[list[_Segment], list[_Segment], int]:
    """The quotations that make one speech, the action told between its parts, and where the telling goes on.

    Parts join while only a tag or a short aside in the same paragraph stands between them.
    """
    first = segments[start].utterance
    parts, asides = [segments[start]], []
    position = start + 1
    while position < len(segments):
        segment = segments[position]
        if segment.utterance is not None:
            if not _same_speech(first, segment.utterance):
                break
            parts.append(segment)
            position += 1
            continue
        following = segments[position + 1] if position + 1 < len(segments) else None
        if following is None or following.utterance is None or not _same_speech(first, following.utterance):
            break
        between = Span(start=segments[position - 1].span.end, end=following.span.start)
        rest = _without_tag(text, segment.span, before=True, after=True)
        if paragraph_breaks(text, between) and rest is not None:
            break
        if rest is not None and word_count(rest.text(text)) > _aside_room(text, segments[position - 1].span):
            break
        if rest is not None:
            asides.append(replace(segment, span=rest))
        position += 1
    return parts, asides, position


def _aside_room(text: str, before: Span) -> int:
    """How many words may be told between two parts of one speech: more where the first breaks off in mid-sentence."""
    spoken = before.text(text).rstrip("\"'\u2019\u201d ")
    return _ASIDE_WORDS if spoken[-1:] in ".!?" else _LONG_ASIDE


def _same_speech(first: Utterance | None, other: Utterance) -> bool:
    return first is not None and first.turn == other.turn and first.speaker == other.speaker


def _narrated(text: str, segments: list[_Segment], position: int, scene: int) -> Iterator[Atom]:
    segment = segments[position]
    before = position > 0 and segments[position - 1].utterance is not None
    after = position + 1 < len(segments) and segments[position + 1].utterance is not None
    before = before and not paragraph_breaks(text, Span(start=segments[position - 1].span.end, end=segment.span.start))
    if after:
        # `He rose and cried:` leads to a quotation even where that opens a new paragraph.
        leads = text[segment.span.end - 1] in ",:"
        after = leads or not paragraph_breaks(text, Span(start=segment.span.end, end=segments[position + 1].span.start))
    rest = _without_tag(text, segment.span, before=before, after=after)
    if rest is not None:
        leads = after and text[segment.span.end - 1] in ",:"
        told = sentences(text, segment.span)
        # Only what shares its sentence with a tag goes with the speech; the sentences between tell on.
        head = told[0].end if rest.start != segment.span.start else segment.span.start
        tail = told[-1].start if leads or rest.end != segment.span.end else segment.span.end
        for part, tagged in (
            (Span(start=rest.start, end=max(rest.start, min(head, rest.end))), True),
            (Span(start=max(rest.start, head), end=max(rest.start, head, min(tail, rest.end))), False),
            (Span(start=max(rest.start, head, tail), end=max(rest.end, head, tail)), True),
        ):
            piece = trimmed(text, part)
            if len(piece):
                yield from _action_atoms(text, piece, segment.beat, scene, tagged=tagged)


def _without_tag(text: str, span: Span, *, before: bool, after: bool) -> Span | None:
    """The narration that is left when the speech tag beside a quotation is taken away; None if nothing is.

    Args:
        before: A quotation stands right before (`"Go," said he, and went.`).
        after: A quotation stands right after (`He rose and said, "Go."`).
    """
    start, end = span.start, span.end
    parts = sentences(text, span)
    if before and parts and _opens_low(text, parts[0]):
        pieces = clauses(text, parts[0])
        if pieces and (_has_speech_verb(pieces[0].text(text)) or _tags(pieces[0].text(text))):
            start = pieces[0].end
    if after and parts and end > start:
        last = parts[-1]
        if text[last.end - 1] in ",:-\u2014" or text[last.end - 1] not in ".!?":
            pieces = clauses(text, Span(start=max(last.start, start), end=last.end))
            for piece in reversed(pieces[-3:]):
                tail = text[piece.start : last.end]
                if word_count(tail) > _TAG_WORDS + 5:
                    break
                if _has_speech_verb(piece.text(text)):
                    end = piece.start
                    break
    rest = trimmed(text, Span(start=start, end=max(start, end)))
    if rest == span:
        return rest
    body = rest.text(text).strip(" ,;:.-\u2014\n")
    if word_count(body) < 3 or (word_count(body) <= _TAG_WORDS and not _acts(body)):
        return None
    return rest


def _opens_low(text: str, sentence: Span) -> bool:
    """Whether this sentence goes on from the quotation before it: small letter, or a tag that opens with its verb."""
    opening = words(sentence.text(text))[:4]
    return bool(opening) and (opening[0][0].islower() or any(is_speech_verb(word) for word in opening))


def _has_speech_verb(piece: str) -> bool:
    return word_count(piece) <= _TAG_WORDS + 5 and any(is_speech_verb(word) for word in words(piece))


def _tags(piece: str) -> bool:
    """Whether a short clause after a quotation is a tag with a rare verb (`barked the dog`): verb first, then who."""
    row = words(piece)
    return 2 <= len(row) <= _TAG_WORDS and (row[0] == "came" or (row[0].islower() and row[0].endswith("ed")))


def _acts(piece: str) -> bool:
    return any(lemma(word) is not None and not is_speech_verb(word) for word in words(piece))


def _action_atoms(text: str, span: Span, beat: Beat, scene: int, *, tagged: bool) -> Iterator[Atom]:
    for sentence in sentences(text, span):
        for piece in _moves(text, sentence):
            events = tuple(event for event in beat.events if event.span.overlaps(piece))
            opens = piece.start == beat.span.start or "\n\n" in text[max(0, piece.start - 3) : piece.start]
            yield Atom(
                span=piece,
                scene=scene,
                beat=beat,
                text=piece.text(text),
                pieces=(piece,),
                weight=_action_weight(piece.text(text), beat, events, tagged=tagged),
                events=events,
                opens_paragraph=opens,
                tagged=tagged,
            )


def _moves(text: str, sentence: Span) -> tuple[Span, ...]:
    """Split a long sentence where one action ends and the next begins (`...; and then he ...`)."""
    if word_count(sentence.text(text)) <= 12:
        return (sentence,)
    cuts = [match.end() for match in re.finditer(r"[,;:](?=\s(?:and|but|so|then)\s)|;|--", sentence.text(text))]
    starts = [sentence.start, *(sentence.start + cut for cut in cuts)]
    ends = [*starts[1:], sentence.end]
    parts = [trimmed(text, Span(start=start, end=end)) for start, end in zip(starts, ends, strict=True) if end > start]
    whole: list[Span] = []
    for part in parts:
        body = part.text(text)
        if whole and (word_count(body) < 5 or not _acts(body) or not _acts(whole[-1].text(text))):
            whole[-1] = Span(start=whole[-1].start, end=part.end)
        elif len(part):
            whole.append(part)
    cut: list[Span] = []
    for part in whole:
        cut.extend(halved(text, part) if word_count(part.text(text)) > _LONG_SENTENCE else (part,))
    return tuple(cut)


def _action_weight(body: str, beat: Beat, events: tuple[Event, ...], *, tagged: bool) -> float:
    sight = max((sight_of(verb, pose_for(verb)) for verb in _verbs(body, events)), default=0.0)
    seen = 0.5 * beat.importance + 0.1 + 0.35 * sight + (0.1 if beat.mood.arousal > 0.5 else 0.0)
    return min(1.0, seen * (0.6 if tagged else 1.0))


def _verbs(body: str, events: tuple[Event, ...]) -> Iterator[str]:
    """Verbs of action that are told in some words."""
    yield from (event.verb for event in events)
    before = ""
    for word in words(body):
        verb = lemma(word)
        if verb is not None and not is_speech_verb(word):
            yield verb
        elif verb is None and word.endswith("ed") and before.lower() in _SUBJECTS:
            yield word
        before = word


def _speech_atoms(text: str, parts: list[_Segment], scene: int) -> Iterator[Atom]:
    joined, offsets = _joined(text, parts)
    if not joined:
        return
    # One speech is given in one manner: what a part of it says of shouting or thinking holds for all.
    manners = [part.utterance.manner for part in parts if part.utterance is not None]
    manner = next((manner for manner in manners if manner is not Manner.SAID), Manner.SAID)
    pieces = cut_to_words(joined, Span(start=0, end=len(joined)), limit=BALLOON_WORDS)
    for number, piece in enumerate(pieces):
        spans = _source_spans(offsets, piece)
        part = next(item for item in reversed(parts) if item.span.start <= spans[0].start)
        if part.utterance is None:
            continue
        yield Atom(
            span=Span(start=spans[0].start, end=spans[-1].end),
            scene=scene,
            beat=part.beat,
            text=piece.text(joined),
            pieces=spans,
            weight=_speech_weight(part.beat, number, len(pieces)),
            utterance=replace(part.utterance, manner=manner),
            events=tuple(event for event in _beside(text, part) if not any(event.span.overlaps(s.span) for s in parts)),
            opens_paragraph=number == 0,
            last_of_turn=number == len(pieces) - 1,
        )


def _beside(text: str, part: _Segment) -> Iterator[Event]:
    """What is done while words are said: all that their beat tells as far as their own paragraph goes."""
    end = text.find("\n\n", part.span.end, max(part.span.end, part.beat.span.end))
    return (event for event in part.beat.events if end < 0 or event.span.start < end)


def _speech_weight(beat: Beat, number: int, total: int) -> float:
    edge = 0.25 if number == 0 else (0.1 if number == total - 1 else 0.0)
    return min(1.0, 0.35 + 0.4 * beat.importance + edge)


def _joined(text: str, parts: list[_Segment]) -> tuple[str, list[int]]:
    """The words of one speech as one string, and for each character where it stands in the manuscript."""
    characters: list[str] = []
    offsets: list[int] = []
    for part in parts:
        start, end = _inner(text, part.span)
        if characters and end > start:
            if characters[-1] == "," and text[start].isupper() and not re.match(r"I\b", text[start:end]):
                # `"Ah! that accounts for it," said he. "He won't ...": the comma only led to the tag.
                characters[-1] = "."
            elif characters[-1] == "," and re.match(_CLOSE_KNIT, text[start:end]):
                # `"I drink," he said, "to the buried": the comma is the printer's, not the speaker's.
                characters.pop()
                offsets.pop()
            characters.append(" ")
            offsets.append(offsets[-1])
        characters.extend(text[start:end])
        offsets.extend(range(start, end))
    return "".join(characters), offsets


def _inner(text: str, span: Span) -> tuple[int, int]:
    """The span of a quotation without its marks."""
    start, end = span.start, span.end
    while start < end and (
        text[start].isspace() or (text[start] in "\"\u201c\u00ab\u300c\u300e'\u2018" and start == span.start)
    ):
        start += 1
    closing = "\"\u201d\u00bb\u300d\u300f'\u2019"
    if end > start + 1 and text[end - 1] in closing:
        end -= 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _source_spans(offsets: list[int], piece: Span) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = previous = offsets[piece.start]
    for offset in offsets[piece.start + 1 : piece.end]:
        if offset > previous + 1:
            spans.append(Span(start=start, end=previous + 1))
            start = offset
        previous = offset
    spans.append(Span(start=start, end=previous + 1))
    return tuple(spans)
