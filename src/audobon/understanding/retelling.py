"""One Story of two readings: a language model's where its answer holds, the house's own everywhere else.

Knows: how checked answers change beats, speakers, scenes and cast.  Does not know: who was asked, or how answers are
checked.  Events, cues and beats are the house's; a model says who is meant, who speaks, where it is and how it feels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from audobon.comic.manuscript import Manuscript
from audobon.comic.span import Span
from audobon.comic.story import Beat, Character, Cue, Mood, Role, Scene, Story, Utterance
from audobon.understanding.beats import arc
from audobon.understanding.identity import same_people
from audobon.understanding.lexicon.feeling import EMOTION_MOOD
from audobon.understanding.lexicon.places import INSIDE
from audobon.understanding.reader import unnamed_speakers
from audobon.understanding.stretch import Stretch, cut_down
from audobon.understanding.stretch_check import Checked, Moment, Person, Said, Setting, is_proper
from audobon.understanding.traits import role_of
from audobon.understanding.wording import Wording

AGREED, ALONE = 0.9, 0.7
"""Confidence in what both readers say, and in what the model alone says.  A model tells no confidence that means
anything; these two are our own order of trust (a checked answer over a guess, two readers over one), not measured."""

Read = tuple[Stretch, Checked | None]
"""A stretch, and the model's reading of it if that holds."""


def retold(manuscript: Manuscript, story: Story, read: Sequence[Read]) -> Story:
    """The story with the model's readings in it.

    Args:
        manuscript: The text.
        story: The house's reading.
        read: All its stretches in order.
    """
    people = next((checked.people for _, checked in reversed(read) if checked is not None), None)
    if people is None:
        return story
    told = _Retelling(manuscript, story, people)
    told.keep(read)
    for stretch, checked in read:
        if checked is None:
            told.take_ours(stretch)
        else:
            told.take(stretch, checked)
    return told.story()


@dataclass
class _Open:
    """A scene that grows."""

    scene: Scene
    beats: list[Beat]


class _Retelling:
    """The story as far as it is told; everybody goes by a person's key, or by the house's id who is nobody of those."""

    def __init__(self, manuscript: Manuscript, story: Story, people: Sequence[Person]) -> None:
        self._text = manuscript.text
        self._breaks = sorted(chapter.span.start for chapter in manuscript.chapters)
        self._story = story
        self._wording = Wording(manuscript.text, Span(start=0, end=len(manuscript.text)))
        self._people = {person.key: person for person in people}
        self._same = same_people(story.cast, people)
        self._starts = {scene.id: scene.span.start for scene in story.scenes}
        self._scenes: list[_Open] = []
        self._kept: set[str] = set()

    def keep(self, read: Sequence[Read]) -> None:
        """Find who of the house's cast stays beside the model's: who is none of those, and in what the house reads."""
        for stretch, checked in read:
            if checked is None:
                found = {who for scene in stretch.scenes for who in _mentioned_in(scene)}
            else:
                said = {one.span for one in checked.said}
                found = {one.speaker for one in stretch.utterances if one.speaker is not None and one.span not in said}
            self._kept |= found - self._same.keys()

    # --- stretch by stretch ---

    def take_ours(self, stretch: Stretch) -> None:
        """The house's own reading stands."""
        for scene in stretch.scenes:
            named = _renamed(scene, lambda who: self._same.get(who, who))
            if self._scenes and scene.span.start != self._starts[scene.id]:
                # The rest of a scene, whoever read its beginning.
                last = self._scenes[-1]
                seen = (who for beat in named.beats for who in beat.present)
                last.scene = replace(last.scene, present=tuple(dict.fromkeys((*last.scene.present, *seen))))
                last.beats += named.beats
            else:
                self._scenes.append(_Open(scene=named, beats=list(named.beats)))

    def take(self, stretch: Stretch, checked: Checked) -> None:
        """The model's reading stands, with what the house knows besides."""
        said = {one.span: one for one in checked.said}
        listed = {one.span for one in stretch.utterances}
        fresh = [one for one in checked.said if one.span not in listed]
        beats = [self._beat(beat, said, fresh, checked.moments) for beat in stretch.beats]
        for setting in checked.settings[1:]:
            beats = [part for beat in beats for part in _cut(beat, setting.start)]
        open_at = {setting.start: setting for setting in checked.settings}
        setting = checked.settings[0]
        for number, beat in enumerate(beats):
            opens = number == 0 or beat.span.start in open_at
            setting = open_at.get(beat.span.start, setting) if number else setting
            is_broken = self._is_broken(beat.span.start)
            if (opens and not (setting.goes_on and number == 0 and self._scenes)) or is_broken or not self._scenes:
                self._scenes.append(_Open(scene=_scene(setting, beat), beats=[]))
            scene = self._scenes[-1].scene
            heard = dict.fromkeys(one.speaker for one in beat.utterances if one.speaker is not None)
            present = tuple(dict.fromkeys((*scene.present, *setting.present, *heard)))
            self._scenes[-1].scene = replace(scene, present=present)
            self._scenes[-1].beats.append(replace(beat, present=self._seen(beat, setting, heard)))

    def _is_broken(self, start: int) -> bool:
        """Whether a chapter or a drawn break parts this beat from the one before."""
        if not self._scenes:
            return True
        end = self._scenes[-1].beats[-1].span.end if self._scenes[-1].beats else start
        between = self._text[end:start]
        return bool(between.strip()) or any(end <= chapter <= start for chapter in self._breaks)

    def _beat(self, beat: Beat, said: Mapping[Span, Said], fresh: Sequence[Said], moments: Sequence[Moment]) -> Beat:
        """The house's beat, its quotations as the model reads them; `fresh` are those that the house does not have."""
        lines = [self._utterance(one, said.get(one.span)) for one in beat.utterances]
        lines += [_unlisted(one) for one in fresh if beat.span.contains(one.span)]
        events = tuple(
            replace(event, agents=self._theirs(event.agents), patients=self._theirs(event.patients))
            for event in beat.events
        )
        moment = next((one for one in moments if beat.span.start <= one.span.start < beat.span.end), None)
        mood, importance = beat.mood, beat.importance
        if moment is not None:
            valence, arousal = EMOTION_MOOD[moment.emotion.value]
            same = moment.emotion is mood.emotion
            mood = mood if same else Mood(valence=valence, arousal=arousal, emotion=moment.emotion)
            importance = moment.importance
        return replace(
            beat,
            utterances=tuple(sorted(lines, key=lambda one: one.span)),
            events=events,
            present=self._theirs(beat.present),
            mood=mood,
            importance=importance,
        )

    def _theirs(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The keys of those whom the model knows too, and of whom the house alone hears."""
        known = (self._same.get(who, who if who in self._kept else "") for who in ids)
        return tuple(dict.fromkeys(who for who in known if who))

    def _utterance(self, ours: Utterance, theirs: Said | None) -> Utterance:
        speaker = self._same.get(ours.speaker, ours.speaker) if ours.speaker is not None else None
        if theirs is None:
            return replace(ours, speaker=speaker, addressees=self._theirs(ours.addressees))
        agreed = speaker is not None and speaker == theirs.speaker
        return replace(
            ours,
            speaker=theirs.speaker,
            addressees=theirs.addressees,
            manner=theirs.manner,
            emotion=theirs.emotion,
            confidence=max(ours.confidence, AGREED) if agreed else ALONE,
        )

    def _seen(self, beat: Beat, setting: Setting, heard: Iterable[str]) -> tuple[str, ...]:
        """Who is in a beat: who is heard, and who of the scene's company acts in it or is named in its narration."""
        told = beat.span.text(self._text)
        for said in reversed(beat.utterances):
            told = told[: said.span.start - beat.span.start] + " " + told[said.span.end - beat.span.start :]
        named = (who for who in setting.present if who in self._people and _names_in(told, self._people[who]))
        acting = (who for who in beat.present if who in setting.present)
        return tuple(dict.fromkeys((*acting, *named, *heard)))

    # --- the whole ---

    def story(self) -> Story:
        scenes = [cut_down(one.scene, one.beats) for one in self._scenes]
        cast = self._cast(scenes)
        ids = {one.id: f"c{number}" for number, one in enumerate(cast, start=1)}
        numbered = _numbered([_renamed(scene, lambda who: ids[who]) for scene in scenes])
        beats = [beat for scene in numbered for beat in scene.beats]
        lines = [one for beat in beats for one in beat.utterances]
        return replace(
            self._story,
            cast=tuple(replace(one, id=ids[one.id]) for one in cast),
            scenes=numbered,
            arc=arc([beat.mood for beat in beats]),
            warnings=self._warnings(lines),
        )

    def _warnings(self, lines: Sequence[Utterance]) -> tuple[str, ...]:
        """The house's, with our own count of quotations that nobody is known to say."""
        ours = [one for scene in self._story.scenes for beat in scene.beats for one in beat.utterances]
        counted = unnamed_speakers(sum(one.speaker is None for one in ours), len(ours))
        unknown = sum(one.speaker is None for one in lines)
        rest = [warning for warning in self._story.warnings if warning != counted]
        return (*rest, *([unnamed_speakers(unknown, len(lines))] if unknown else ()))

    def _cast(self, scenes: Sequence[Scene]) -> list[Character]:
        """Everybody whom the model knows, and who of the house's cast is in the telling and is none of those."""
        staged = {who for scene in scenes for who in _mentioned_in(scene)}
        spoken: dict[str, int] = {}
        for scene in scenes:
            for beat in scene.beats:
                for said in beat.utterances:
                    if said.speaker is not None:
                        spoken[said.speaker] = spoken.get(said.speaker, 0) + 1
        cast = [self._character(person, staged, spoken) for person in self._people.values()]
        cast += [one for one in self._story.cast if one.id not in self._same and one.id in staged]
        return sorted(cast, key=lambda one: one.mentions[0].start if one.mentions else len(self._text))

    def _character(self, person: Person, staged: set[str], spoken: Mapping[str, int]) -> Character:
        ours = [one for one in self._story.cast if self._same.get(one.id) == person.key]
        mentions = _apart((*(span for one in ours for span in one.mentions), *self._occurrences(person)))
        looks = {trait.text.lower(): trait for one in ours for trait in one.look}
        looks |= {trait.text.lower(): trait for trait in person.look}
        weight = len(mentions) + 1.5 * spoken.get(person.key, 0)
        return Character(
            id=person.key,
            name=person.name,
            aliases=tuple(dict.fromkeys((*person.aliases, *(alias for one in ours for alias in one.aliases)))),
            kind=person.kind,
            gender=person.gender,
            age=person.age,
            role=self._role(ours, weight, is_staged=person.key in staged),
            narrator=person.narrator,
            look=tuple(sorted(looks.values(), key=lambda trait: trait.span)),
            mentions=mentions,
            confidence=max((AGREED, *(one.confidence for one in ours))) if ours else ALONE,
        )

    def _role(self, ours: Sequence[Character], weight: float, *, is_staged: bool) -> Role:
        """The weightiest that the house gives; for the model's own people by how often they are told of."""
        order = list(Role)
        found = min((one.role for one in ours), key=order.index, default=Role.MENTIONED)
        if not is_staged or (ours and found is not Role.MENTIONED):
            return found
        top = max((len(one.mentions) for one in self._story.cast), default=0)
        return role_of(weight, staged=1.0, top=max(weight, top))

    def _occurrences(self, person: Person) -> tuple[Span, ...]:
        """Where a person's proper names stand, and the first place of every other."""
        found = list(person.mentions)
        for name in {name for name in person.names if is_proper(name)}:
            span = self._wording.find_name(name)
            while span is not None:
                found.append(span)
                span = self._wording.find_name(name, since=span.end)
        return tuple(found)


def _scene(setting: Setting, beat: Beat) -> Scene:
    """A scene of the model's; its id and its span come with its beats."""
    return Scene(
        id="",
        span=beat.span,
        place=setting.place,
        place_kind=setting.place_kind,
        inside=INSIDE.get(setting.place_kind, False),
        time=setting.time,
        weather=setting.weather,
        present=setting.present,
        mood=setting.mood,
        beats=(),
        confidence=ALONE,
    )


def _unlisted(said: Said) -> Utterance:
    """A quotation that the model alone has found; its turn is its own."""
    return Utterance(
        id="",
        span=said.span,
        turn=-1 - said.span.start,
        speaker=said.speaker,
        addressees=said.addressees,
        manner=said.manner,
        emotion=said.emotion,
        cue=Cue.IMPLICIT,
        confidence=ALONE,
    )


def _cut(beat: Beat, at: int) -> tuple[Beat, ...]:
    """The beat in two where a scene opens within it."""
    if not beat.span.start < at < beat.span.end:
        return (beat,)
    parts = (Span(start=beat.span.start, end=at), Span(start=at, end=beat.span.end))
    return tuple(
        replace(
            beat,
            span=part,
            utterances=tuple(one for one in beat.utterances if part.start <= one.span.start < part.end),
            events=tuple(one for one in beat.events if part.start <= one.span.start < part.end),
        )
        for part in parts
    )


def _names_in(told: str, person: Person) -> bool:
    low = told.lower()
    return any(re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", low) for name in person.names if len(name) > 1)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, of two that overlap the longer or earlier one."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or not span.overlaps(kept[-1]):
            kept.append(span)
    return tuple(kept)


def _mentioned_in(scene: Scene) -> Iterable[str]:
    yield from scene.present
    for beat in scene.beats:
        yield from beat.present
        for said in beat.utterances:
            yield from (*(() if said.speaker is None else (said.speaker,)), *said.addressees)
        for event in beat.events:
            yield from (*event.agents, *event.patients)


def _renamed(scene: Scene, name: Callable[[str], str]) -> Scene:
    """The scene with everybody under another name; two who are one now stand once."""

    def named(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name(who) for who in ids))

    beats = tuple(
        replace(
            beat,
            present=named(beat.present),
            utterances=tuple(
                replace(
                    one, speaker=None if one.speaker is None else name(one.speaker), addressees=named(one.addressees)
                )
                for one in beat.utterances
            ),
            events=tuple(
                replace(event, agents=named(event.agents), patients=named(event.patients)) for event in beat.events
            ),
        )
        for beat in scene.beats
    )
    return replace(scene, present=named(scene.present), beats=beats)


def _numbered(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """Scenes, beats, utterances and turns numbered from 1 in order; what two now say is two turns."""
    turns: dict[tuple[int, str | None], int] = {}
    beats = utterances = 0
    found: list[Scene] = []
    for number, scene in enumerate(scenes, start=1):
        held: list[Beat] = []
        for beat in scene.beats:
            beats += 1
            lines: list[Utterance] = []
            for said in beat.utterances:
                utterances += 1
                turn = turns.setdefault((said.turn, said.speaker), len(turns) + 1)
                lines.append(replace(said, id=f"u{utterances}", turn=turn))
            held.append(replace(beat, id=f"b{beats}", utterances=tuple(lines)))
        found.append(replace(scene, id=f"s{number}", beats=tuple(held)))
    return tuple(found)
