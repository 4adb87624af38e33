"""A reading as a person has corrected it.

Knows: which parts of a Story hang together, so that one correction is carried through all of them.
Does not know: how anything was read, or where corrections are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from audobon.comic.corrections import (
    Corrections,
    NewPerson,
    NoPerson,
    PersonIs,
    SamePerson,
    SceneGoesOn,
    ScenePlace,
    SceneStarts,
    SpokenBy,
)
from audobon.comic.span import Span
from audobon.comic.story import Beat, Character, Cue, Event, Role, Scene, Story, Utterance

Told = Callable[[str], None]


def corrected(story: Story, corrections: Corrections) -> Story:
    """The story with all corrections that find their place in it; a warning tells of each that does not.

    What a person says is certain: its confidence is 1.
    """
    warnings: list[str] = []
    for new in corrections.new_people:
        story = _with_person(story, new, warnings.append)
    for same in corrections.same_people:
        story = _merged(story, same, warnings.append)
    for one in corrections.people:
        story = _described(story, one, warnings.append)
    for nobody in corrections.no_people:
        story = _dismissed(story, nobody, warnings.append)
    for line in corrections.speakers:
        story = _spoken(story, line, warnings.append)
    for start in corrections.scene_starts:
        story = _parted(story, start, warnings.append)
    for going_on in corrections.scenes_going_on:
        story = _joined(story, going_on, warnings.append)
    for place in corrections.places:
        story = _placed(story, place, warnings.append)
    return replace(story, warnings=(*story.warnings, *warnings))


def character_named(story: Story, name: str) -> Character | None:
    """The member of the cast that a name or an alias means; names go before aliases, capitals do not count."""
    wanted = name.strip().casefold()
    for names_of in (_name, _aliases):
        for one in story.cast:
            if wanted in names_of(one):
                return one
    return None


def _name(one: Character) -> tuple[str, ...]:
    return (one.name.casefold(),)


def _aliases(one: Character) -> tuple[str, ...]:
    return tuple(alias.casefold() for alias in one.aliases)


# --- the cast ---


def _with_person(story: Story, new: NewPerson, told: Told) -> Story:
    if character_named(story, new.name) is not None:
        told(f'"{new.name}" is in the cast already: the correction that adds them is not needed')
        return story
    numbers = [int(one.id[1:]) for one in story.cast if one.id[:1] == "c" and one.id[1:].isdigit()]
    person = Character(
        id=f"c{max(numbers, default=0) + 1}",
        name=new.name,
        aliases=(new.name,),
        kind=new.kind,
        gender=new.gender,
        age=new.age,
        role=Role.MINOR,
        narrator=False,
        look=(),
        mentions=tuple(sorted(new.mentions)),
        confidence=1.0,
    )
    story = replace(story, cast=(*story.cast, person))
    seen = person.mentions
    return _with_beats(story, lambda beat: _joined_by(beat, person.id) if _any_in(seen, beat.span) else beat)


def _merged(story: Story, same: SamePerson, told: Told) -> Story:
    kept, other = character_named(story, same.name), character_named(story, same.other)
    if kept is None or other is None:
        told(f'"{same.name if kept is None else same.other}" is nobody in the cast: they cannot be one with another')
        return story
    if kept.id == other.id:
        return story
    whole = replace(
        kept,
        aliases=tuple(dict.fromkeys((*kept.aliases, other.name, *other.aliases))),
        look=tuple(sorted((*kept.look, *other.look), key=lambda trait: trait.span)),
        mentions=tuple(sorted({*kept.mentions, *other.mentions})),
        narrator=kept.narrator or other.narrator,
        role=min(kept.role, other.role, key=list(Role).index),
        confidence=1.0,
    )
    cast = tuple(whole if one.id == kept.id else one for one in story.cast if one.id != other.id)
    return _renamed(replace(story, cast=cast), {other.id: kept.id})


def _described(story: Story, person: PersonIs, told: Told) -> Story:
    one = character_named(story, person.name)
    if one is None:
        told(f'"{person.name}" is nobody in the cast: what they are cannot be corrected')
        return story
    name = person.rename or one.name
    now = replace(
        one,
        name=name,
        aliases=tuple(dict.fromkeys((*one.aliases, one.name, name))),
        kind=person.kind or one.kind,
        gender=person.gender or one.gender,
        age=person.age or one.age,
        confidence=1.0,
    )
    return replace(story, cast=tuple(now if each.id == one.id else each for each in story.cast))


def _dismissed(story: Story, nobody: NoPerson, told: Told) -> Story:
    one = character_named(story, nobody.name)
    if one is None:
        told(f'"{nobody.name}" is nobody in the cast already')
        return story
    return _renamed(replace(story, cast=tuple(each for each in story.cast if each.id != one.id)), {one.id: None})


def _renamed(story: Story, ids: Mapping[str, str | None]) -> Story:
    """The scenes with other ids for characters; None takes them out."""

    def those(who: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new for one in who if (new := ids.get(one, one)) is not None))

    def line(one: Utterance) -> Utterance:
        speaker = None if one.speaker is None else ids.get(one.speaker, one.speaker)
        return replace(one, speaker=speaker, addressees=tuple(who for who in those(one.addressees) if who != speaker))

    def event(one: Event) -> Event:
        return replace(one, agents=those(one.agents), patients=those(one.patients))

    def beat(one: Beat) -> Beat:
        lines, events = tuple(line(each) for each in one.utterances), tuple(event(each) for each in one.events)
        return replace(one, utterances=lines, events=events, present=those(one.present))

    scenes = tuple(replace(scene, present=those(scene.present)) for scene in story.scenes)
    return _with_beats(replace(story, scenes=scenes), beat)


# --- who speaks ---


def _spoken(story: Story, line: SpokenBy, told: Told) -> Story:
    speaker = None if line.speaker is None else character_named(story, line.speaker)
    if line.speaker is not None and speaker is None:
        told(f'"{line.speaker}" is nobody in the cast: they cannot be who speaks at {line.span.start}')
        return story
    meant = [
        one
        for scene in story.scenes
        for beat in scene.beats
        for one in beat.utterances
        if one.span.overlaps(line.span) or one.span == line.span
    ]
    if not meant:
        told(f"nobody speaks at {line.span.start} to {line.span.end}: no speaker can be corrected there")
        return story
    turns = {one.turn for one in meant}
    who = None if speaker is None else speaker.id

    def said(one: Utterance) -> Utterance:
        if one.turn not in turns:
            return one
        cue = Cue.IMPLICIT if who is None else Cue.EXPLICIT
        heard = tuple(each for each in one.addressees if each != who)
        return replace(one, speaker=who, addressees=heard, cue=cue, confidence=1.0)

    def beat(one: Beat) -> Beat:
        now = replace(one, utterances=tuple(said(each) for each in one.utterances))
        speaks = who is not None and any(each.turn in turns for each in now.utterances)
        return _joined_by(now, who) if speaks and who is not None else now

    return _with_beats(story, beat)


# --- scenes ---


def _parted(story: Story, start: SceneStarts, told: Told) -> Story:
    scene = _scene_at(story, start.at)
    if scene is None:
        told(f"no scene holds character {start.at}: none can begin there")
        return story
    at = _sentence_start(story, scene, start.at)
    if at <= scene.span.start:
        return story
    beats = [part for beat in scene.beats for part in _beat_parts(beat, at)]
    first, second = [one for one in beats if one.span.end <= at], [one for one in beats if one.span.start >= at]
    halves = (
        replace(scene, span=Span(start=scene.span.start, end=at), beats=tuple(first), present=_present(first)),
        replace(scene, span=Span(start=at, end=scene.span.end), beats=tuple(second), present=_present(second)),
    )
    return _numbered(story, [part for one in story.scenes for part in (halves if one is scene else (one,))])


def _joined(story: Story, going_on: SceneGoesOn, told: Told) -> Story:
    scene = _scene_at(story, going_on.at)
    place = next((number for number, one in enumerate(story.scenes) if one is scene), 0)
    if scene is None or place == 0:
        told(f"no scene goes on at character {going_on.at}: there is none before it")
        return story
    before = story.scenes[place - 1]
    whole = replace(
        before,
        span=Span(start=before.span.start, end=scene.span.end),
        beats=(*before.beats, *scene.beats),
        present=tuple(dict.fromkeys((*before.present, *scene.present))),
    )
    return _numbered(story, [*story.scenes[: place - 1], whole, *story.scenes[place + 1 :]])


def _placed(story: Story, place: ScenePlace, told: Told) -> Story:
    scene = _scene_at(story, place.at)
    if scene is None:
        told(f"no scene holds character {place.at}: its place cannot be corrected")
        return story
    now = replace(
        scene,
        place=scene.place if place.place_kind is None else place.place_kind,
        place_kind=place.place_kind or scene.place_kind,
        inside=scene.inside if place.inside is None else place.inside,
        time=place.time or scene.time,
        weather=scene.weather if place.weather is None else place.weather,
        confidence=1.0,
    )
    return replace(story, scenes=tuple(now if one is scene else one for one in story.scenes))


def _scene_at(story: Story, at: int) -> Scene | None:
    return next((one for one in story.scenes if one.span.start <= at < one.span.end), None)


def _sentence_start(story: Story, scene: Scene, at: int) -> int:
    """Where the sentence at a character begins; its beat, where no sentences are known."""
    for stretch in (*(one.span for one in story.sentences), *(one.span for one in scene.beats)):
        if stretch.start <= at < stretch.end:
            return stretch.start
    return at


def _beat_parts(beat: Beat, at: int) -> tuple[Beat, ...]:
    """A beat cut at a character, if that lies in it; what is said or done goes where it begins."""
    if not beat.span.start < at < beat.span.end:
        return (beat,)
    return tuple(
        replace(
            beat,
            span=span,
            utterances=tuple(one for one in beat.utterances if span.start <= one.span.start < span.end),
            events=tuple(one for one in beat.events if span.start <= one.span.start < span.end),
        )
        for span in (Span(start=beat.span.start, end=at), Span(start=at, end=beat.span.end))
    )


def _present(beats: list[Beat]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(who for beat in beats for who in beat.present))


def _numbered(story: Story, scenes: list[Scene]) -> Story:
    """Scenes and beats numbered anew, with an arc as long as there are beats."""
    numbered, count = [], 0
    for number, scene in enumerate(scenes, start=1):
        beats = tuple(replace(beat, id=f"b{count + place}") for place, beat in enumerate(scene.beats, start=1))
        count += len(beats)
        numbered.append(replace(scene, id=f"s{number}", beats=beats))
    return replace(story, scenes=tuple(numbered), arc=_stretched(story, numbered))


def _stretched(story: Story, scenes: list[Scene]) -> tuple[float, ...]:
    """The arc at the new beats: what it was at the old beat in which each begins."""
    old = [beat.span for scene in story.scenes for beat in scene.beats]
    if len(old) != len(story.arc):
        return story.arc
    new = [beat.span for scene in scenes for beat in scene.beats]
    at = dict(zip(old, story.arc, strict=True))
    return tuple(next((at[one] for one in old if one.start <= span.start < one.end), 0.0) for span in new)


# --- beats ---


def _with_beats(story: Story, change: Callable[[Beat], Beat]) -> Story:
    """Every beat changed; who is in a scene's beats is in the scene."""
    scenes = []
    for scene in story.scenes:
        beats = tuple(change(beat) for beat in scene.beats)
        before = {who for beat in scene.beats for who in beat.present}
        came = [who for beat in beats for who in beat.present if who not in before]
        scenes.append(replace(scene, beats=beats, present=tuple(dict.fromkeys((*scene.present, *came)))))
    return replace(story, scenes=tuple(scenes))


def _joined_by(beat: Beat, who: str) -> Beat:
    return replace(beat, present=tuple(dict.fromkeys((*beat.present, who))))


def _any_in(spans: tuple[Span, ...], stretch: Span) -> bool:
    return any(stretch.start <= one.start < stretch.end for one in spans)
