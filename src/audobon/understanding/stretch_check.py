"""From a language model's answer about a stretch to a reading that holds to the text, or the reasons why not.

Knows: what must be true of an answer (names and words that stand in the text, speakers of the cast, scenes that tile).
Does not know: who gave the answer, or what is done if it is no good.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audobon.comic.span import Span
from audobon.comic.story import Age, DayTime, Emotion, Gender, Manner, Mood, Trait, Utterance
from audobon.understanding.lexicon.grammar import DETERMINERS
from audobon.understanding.stretch import Stretch
from audobon.understanding.stretch_question import (
    PLACES,
    WEATHERS,
    ReadMoment,
    ReadPerson,
    ReadQuotation,
    ReadScene,
    StretchReading,
)
from audobon.understanding.wording import Wording, words_of

MOST_PEOPLE, MOST_LOOKS, MOST_NAMES, MOST_SCENES, MOST_QUOTATIONS, MOST_MOMENTS = 100, 20, 20, 60, 600, 200
MOST_FAULTS = 12
"""So many faults tell what is wrong; the rest is not looked for."""
_KIND = re.compile(r"(?:human|group|(?:animal|creature|object):[a-z][a-z -]{0,38})\Z")
_OPENING_MARKS = "\"'\u2018\u201c\u201e\u00ab([\u2014\u2013-"
_DASHES = "-\u2013\u2014"
_SPEECH_MARKS = f"\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb{_DASHES}"
_SENTENCE_BEFORE = re.compile(r"(?:[.!?\u2026:;][^\w\s]*\s+|\n\s*)\Z")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What does not hold: the field's path, a fact without a word of the text, and the words in question."""

    path: str
    fact: str
    words: str = ""

    def told(self) -> str:
        """The fault as the model is told it."""
        said = f"{self.path}: {self.fact}" if self.path else self.fact
        return f'{said}: "{self.words[:160]}"' if self.words else said


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody of the model's cast; `mentions` are the places where the name and the aliases were first found."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    gender: Gender
    age: Age
    narrator: bool
    look: tuple[Trait, ...]
    mentions: tuple[Span, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A quotation of the text, marks included, and who says it."""

    span: Span
    speaker: str | None
    addressees: tuple[str, ...]
    manner: Manner
    emotion: Emotion


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A scene that opens at `start`."""

    start: int
    goes_on: bool
    place: str
    place_kind: str
    time: DayTime
    weather: str
    present: tuple[str, ...]
    mood: Mood


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A moment worth a picture."""

    span: Span
    emotion: Emotion
    importance: float


@dataclass(frozen=True, kw_only=True)
class Checked:
    """An answer that holds to the text; `people` is the whole cast so far, whoever was seen last first."""

    people: tuple[Person, ...]
    said: tuple[Said, ...]
    settings: tuple[Setting, ...]
    moments: tuple[Moment, ...]


def checked(
    answer: StretchReading, stretch: Stretch, text: str, *, people: Sequence[Person]
) -> Checked | tuple[Fault, ...]:
    """The answer as a reading of ours, or what of it does not hold.

    Args:
        answer: The answer.
        stretch: What it is about, with the quotations that the house finds there.
        text: The whole text.
        people: The cast so far.
    """
    check = _Check(stretch, text, people)
    for path, held, most in (
        ("people", answer.people, MOST_PEOPLE),
        ("scenes", answer.scenes, MOST_SCENES),
        ("quotations", answer.quotations, MOST_QUOTATIONS),
        ("moments", answer.moments, MOST_MOMENTS),
    ):
        if len(held) > most:
            return (Fault(path=path, fact=f"{len(held)} of them, more than {most}"),)
    cast = check.people(answer.people)
    said = check.quotations(answer.quotations)
    settings = check.scenes(answer.scenes)
    moments = check.moments(answer.moments)
    if check.faults:
        return tuple(check.faults[:MOST_FAULTS])
    return Checked(people=cast, said=said, settings=settings, moments=moments)


class _Check:
    """One answer held against one stretch; `faults` grows."""

    def __init__(self, stretch: Stretch, text: str, people: Sequence[Person]) -> None:
        self.faults: list[Fault] = []
        self._stretch = stretch
        self._text = text
        self._known = {person.key: person for person in people}
        self._keys = {person.key: person.key for person in people}
        self._wording = Wording(text, stretch.span)
        self._spoken = [said.span for said in stretch.utterances]

    # --- people ---

    def people(self, given: Sequence[ReadPerson]) -> tuple[Person, ...]:
        seen: dict[str, None] = {}
        named: set[str] = set()
        for number, one in enumerate(given):
            path = f"people[{number}]"
            if not 1 <= len(one.id.strip()) <= 40:
                self._fault(f"{path}.id", "an id is 1 to 40 characters", one.id)
            if one.id in named:
                self._fault(f"{path}.id", "this id stands twice", one.id)
            named.add(one.id)
            person = self._person(one, path)
            self._keys[one.id] = person.key
            self._known[person.key] = person
            seen[person.key] = None
        narrators = [person for person in self._known.values() if person.narrator]
        if len(narrators) > 1:
            self._fault("people", f"{len(narrators)} narrators instead of one at most")
        return tuple(self._known[key] for key in dict.fromkeys((*seen, *self._known)))

    def _person(self, one: ReadPerson, path: str) -> Person:
        known = self._known.get(self._keys.get(one.id, "")) or self._namesake(one.name)
        names = known.names if known else ()
        if not _KIND.match(one.kind):
            self._fault(f"{path}.kind", "no kind of ours", one.kind)
        if len(one.aliases) > MOST_NAMES or len(one.look) > MOST_LOOKS:
            self._fault(path, f"more than {MOST_NAMES} aliases or {MOST_LOOKS} looks")
        spans: list[Span] = []
        given: list[str] = []
        for number, name in enumerate((one.name, *one.aliases[:MOST_NAMES])):
            span = self._wording.find_name(name, any_case=True)
            if span is not None:
                spans.append(span)
                given.append(_spaced(span.text(self._text)))
            elif name in names:
                given.append(name)
            else:
                field = f"aliases[{number - 1}]" if number else "name"
                self._fault(f"{path}.{field}", "it does not stand in the text", name)
        if not given:
            given = ["nobody"]
        look = self._look(one.look[:MOST_LOOKS], path)
        if known is None:
            return Person(
                key=self._free_key(),
                name=_definite(given[0]),
                aliases=tuple(dict.fromkeys(given)),
                kind=one.kind,
                gender=one.gender,
                age=one.age,
                narrator=one.narrator,
                look=look,
                mentions=tuple(spans),
            )
        return replace(
            known,
            name=_fuller(known.name, given[0]),
            aliases=tuple(dict.fromkeys((*known.aliases, *given))),
            gender=known.gender if known.gender is not Gender.UNKNOWN else one.gender,
            age=known.age if known.age is not Age.UNKNOWN else one.age,
            narrator=known.narrator or one.narrator,
            look=(*known.look, *(trait for trait in look if trait.text not in {old.text for old in known.look})),
            mentions=(*known.mentions, *spans),
        )

    def _namesake(self, name: str) -> Person | None:
        """Somebody known under just this proper name: a long book's cast is not shown whole."""
        if not is_proper(name):
            return None
        return next((person for person in self._known.values() if _spaced(name) in person.names), None)

    def _free_key(self) -> str:
        return f"p{len(self._known) + 1}"

    def _look(self, given: Sequence[str], path: str) -> tuple[Trait, ...]:
        found: list[Trait] = []
        for number, words in enumerate(given):
            span = self._wording.find(words, any_case=True)
            if span is None:
                self._fault(f"{path}.look[{number}]", "it does not stand in the text", words)
            else:
                found.append(Trait(text=_spaced(span.text(self._text)), span=span))
        return tuple(found)

    def _of_cast(self, ids: Sequence[str], path: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for number, one in enumerate(ids):
            key = self._keys.get(one)
            if key is None:
                self._fault(f"{path}[{number}]", "nobody of the cast", one)
            else:
                found[key] = None
        return tuple(found)

    # --- quotations ---

    def quotations(self, given: Sequence[ReadQuotation]) -> tuple[Said, ...]:
        free = list(self._stretch.utterances)
        found: list[Said] = []
        since = self._stretch.span.start
        for number, one in enumerate(given):
            path = f"quotations[{number}]"
            span = self._quoted(one, free, found, since=since, path=path)
            speaker = self._of_cast((one.speaker,), f"{path}.speaker") if one.speaker is not None else ()
            addressees = self._of_cast(one.addressees, f"{path}.addressees")
            if span is None:
                continue
            since = span.end
            free = [said for said in free if said.span != span]
            found.append(
                Said(
                    span=span,
                    speaker=speaker[0] if speaker else None,
                    addressees=addressees,
                    manner=one.manner,
                    emotion=one.emotion,
                )
            )
        return tuple(sorted(found, key=lambda said: said.span))

    def _quoted(
        self, one: ReadQuotation, free: Sequence[Utterance], found: Sequence[Said], *, since: int, path: str
    ) -> Span | None:
        """The quotation's span: that of one of the house's with just these words, or one of its own."""
        if one.start is not None:
            at = self._stretch.span.start + one.start
            if not 0 <= one.start < len(self._stretch.span):
                self._fault(f"{path}.start", f"{one.start} is outside the text (0 to {len(self._stretch.span) - 1})")
                return None
        else:
            at = -1
        wanted = words_of(one.words)
        same = [said.span for said in free if words_of(said.span.text(self._text)) == wanted] if wanted else []
        if at >= 0:
            same = [span for span in same if self._begins(span, at)]
        if same:
            return next((span for span in same if span.start >= since), same[0])
        span = self._wording.find(one.words, since=since) or self._wording.find(one.words)
        if at >= 0:
            span = self._wording.find(one.words, since=at)
            span = span if span and span.start - at <= 1 else None
        if span is None:
            where = "at this start" if at >= 0 else "in the text"
            self._fault(f"{path}.words", f"they do not stand {where}", one.words)
            return None
        return self._unlisted(span, found, path)

    def _begins(self, span: Span, at: int) -> bool:
        """Whether an offset is a quotation's own begin, before or behind its mark."""
        first = next((index for index in range(span.start, span.end) if self._text[index].isalnum()), span.start)
        return span.start <= at <= first

    def _unlisted(self, span: Span, found: Sequence[Said], path: str) -> Span | None:
        """A quotation that the house does not have, with its marks; it must be marked as one, and be a new one."""
        span = self._with_marks(span)
        whole = next((said for said in self._stretch.utterances if said.span.overlaps(span)), None)
        if any(said.span.overlaps(span) for said in found):
            self._fault(f"{path}.words", "it stands more often here than in the text", span.text(self._text))
        elif whole is not None:
            self._fault(f"{path}.words", "not one whole quotation, which is", whole.span.text(self._text))
        elif not self._is_marked(span.start):
            self._fault(f"{path}.words", "the text does not mark them as speech", span.text(self._text))
        elif not any(beat.span.contains(span) for beat in self._stretch.beats) or "\n\n" in span.text(self._text):
            self._fault(f"{path}.words", "a quotation ends with its paragraph", span.text(self._text))
        else:
            self._spoken.append(span)
            return span
        return None

    def _is_marked(self, start: int) -> bool:
        """Whether speech may begin here: with a quotation mark before a word, or with a dash that opens a line."""
        before = self._text[start - 1] if start else "\n"
        mark = self._text[start]
        return before == "\n" if mark in _DASHES else mark in _SPEECH_MARKS and not before.isalnum()

    def _with_marks(self, span: Span) -> Span:
        start, end = span.start, span.end
        while start > self._stretch.span.start and self._text[start - 1] in _SPEECH_MARKS:
            start -= 1
        if start == span.start and self._text[max(start - 2, 0) : start] in tuple(f"{dash} " for dash in _DASHES):
            start -= 2
        while end < self._stretch.span.end and not (self._text[end].isspace() or self._text[end].isalnum()):
            end += 1
        return Span(start=start, end=end)

    # --- scenes and moments ---

    def scenes(self, given: Sequence[ReadScene]) -> tuple[Setting, ...]:
        if not given:
            self._fault("scenes", "there is none")
        found: list[Setting] = []
        for number, one in enumerate(given):
            path = f"scenes[{number}]"
            start = self._opening(one, found, path)
            if one.goes_on and (number or self._stretch.number == 1):
                self._fault(f"{path}.goes_on", "only a first scene goes on, and not in a book's first part")
            place = self._wording.find(one.place, any_case=True)
            if one.place and place is None:
                self._fault(f"{path}.place", "it does not stand in the text", one.place)
            if one.place_kind not in PLACES:
                self._fault(f"{path}.place_kind", "none of `place_kinds`", one.place_kind)
            if one.weather not in WEATHERS:
                self._fault(f"{path}.weather", "none of `weathers`", one.weather)
            self._check_range(one.valence, -1.0, f"{path}.valence")
            self._check_range(one.arousal, 0.0, f"{path}.arousal")
            found.append(
                Setting(
                    start=start,
                    goes_on=one.goes_on,
                    place=_spaced(place.text(self._text)) if place else "",
                    place_kind=one.place_kind,
                    time=one.time,
                    weather=one.weather,
                    present=self._of_cast(one.present, f"{path}.present"),
                    mood=Mood(valence=one.valence, arousal=one.arousal, emotion=one.emotion),
                )
            )
        return tuple(found)

    def _opening(self, one: ReadScene, before: Sequence[Setting], path: str) -> int:
        """Where the scene opens; a fault if it does not tile with the one before."""
        since = before[-1].start + 1 if before else self._stretch.span.start
        span = self._wording.find(one.opening, since=since)
        if span is None:
            is_there = self._wording.find(one.opening) is not None
            fact = "it stands before the scene that it follows" if is_there else "it does not stand in the text"
            self._fault(f"{path}.opening", fact, one.opening)
            return since
        if not before:
            if span.start != self._wording.first:
                self._fault(f"{path}.opening", "the text before it belongs to no scene", one.opening)
            return self._stretch.span.start
        start = span.start
        while start > since and self._text[start - 1] in _OPENING_MARKS:
            start -= 1
        beat = max(beat.span.start for beat in self._stretch.beats if beat.span.start <= span.start)
        if not words_of(self._text[beat:start]):
            return max(beat, since)
        if not (self._is_free(start) and _SENTENCE_BEFORE.search(self._text[max(0, start - 40) : start])):
            self._fault(f"{path}.opening", "a scene opens with a sentence, and not within a quotation", one.opening)
        return start

    def _is_free(self, at: int) -> bool:
        return not any(span.start < at < span.end for span in self._spoken)

    def moments(self, given: Sequence[ReadMoment]) -> tuple[Moment, ...]:
        found: list[Moment] = []
        for number, one in enumerate(given):
            self._check_range(one.importance, 0.0, f"moments[{number}].importance")
            span = self._wording.find(one.words)
            if span is None:
                self._fault(f"moments[{number}].words", "they do not stand in the text", one.words)
            else:
                found.append(Moment(span=span, emotion=one.emotion, importance=one.importance))
        return tuple(found)

    def _check_range(self, value: float, low: float, path: str) -> None:
        if not (math.isfinite(value) and low <= value <= 1.0):
            self._fault(path, f"{value:g} is outside {low:g} to 1")

    def _fault(self, path: str, fact: str, words: str = "") -> None:
        self.faults.append(Fault(path=path, fact=fact, words=words))


def is_proper(name: str) -> bool:
    """Whether a name has a capital beyond its article: `Peter`, `the White Rabbit`, not `The cat` or `I`."""
    words = name.split()
    rest = words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words
    return any(len(word) > 1 and word[0].isupper() for word in rest)


def _fuller(known: str, given: str) -> str:
    """The name that tells more: a proper one before a description, then the one that was known."""
    return given if is_proper(given) and not is_proper(known) else known


def _definite(name: str) -> str:
    """A description as one speaks of somebody known: `A fox`, `fox` are `the fox`; `old Mrs. Rabbit` is a name."""
    first, _, rest = name.partition(" ")
    if is_proper(name) and first.lower() not in ("a", "an", "the"):
        return name
    if rest and first.lower() in ("a", "an", "the"):
        return f"the {rest}"
    return f"the {name}" if name[:1].islower() and first not in DETERMINERS else name


def _spaced(words: str) -> str:
    return " ".join(words.split())
