"""A panel on its way to a brief: its atoms and what was found in them, before shots and blocking are chosen.

Knows: which moment of the group is drawn, who has a part in it, how it feels.  Does not know: where anyone stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audobon.comic.span import Span
from audobon.comic.story import Emotion, Scene, Story
from audobon.staging.atoms import Atom
from audobon.staging.listing import listed
from audobon.staging.poses import Deed, MentionIndex, deeds_in, strongest

_ENDS = listed("swallow devour eat gobble kill slay drown bury murder")
_DEATHS = listed("die perish drown vanish disappear")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One panel's matter. `deeds` are those of the drawn moment, at most one for each doer; `moment` is the stretch of
    text that tells them. `gone` are those whom the story has made an end of, and who have not stirred since."""

    number: int
    scene_index: int
    scene: Scene
    atoms: tuple[Atom, ...]
    key: Atom
    moment: Span
    deeds: tuple[Deed, ...]
    opens_scene: bool
    importance: float
    emotion: Emotion
    arousal: float
    named: frozenset[str]
    gone: frozenset[str] = frozenset()

    @property
    def speech(self) -> tuple[Atom, ...]:
        return tuple(atom for atom in self.atoms if atom.is_speech)

    @property
    def action(self) -> tuple[Atom, ...]:
        return tuple(atom for atom in self.atoms if not atom.is_speech)

    @property
    def span(self) -> Span:
        return Span(start=min(atom.span.start for atom in self.atoms), end=max(atom.span.end for atom in self.atoms))

    @property
    def spoken_words(self) -> int:
        return sum(atom.count for atom in self.speech)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks here, in order of first speech."""
        return tuple(dict.fromkeys(atom.speaker for atom in self.speech if atom.speaker is not None))

    @property
    def present(self) -> tuple[str, ...]:
        """Who is on stage at the drawn moment, in the reader's order."""
        return tuple(dict.fromkeys(who for atom in (self.key, *self.atoms) for who in atom.beat.present))


def drafts_of(text: str, story: Story, groups: Sequence[Sequence[Atom]]) -> tuple[Draft, ...]:
    """A draft for each group of atoms, in order."""
    mentions = MentionIndex(text, story)
    drafts: list[Draft] = []
    last_doer: tuple[str, ...] = ()
    previous = -1
    gone: set[str] = set()
    for number, group in enumerate(groups):
        scene_index = group[0].scene
        scene = story.scenes[scene_index]
        if scene_index != previous:
            last_doer = ()
        deeds_by_atom = {
            id(atom): deeds_in(atom, text, mentions, present=atom.beat.present or last_doer) for atom in group
        }
        key = _key_atom(group, deeds_by_atom)
        # A sentence that names nobody (`and rushed into the shed`) goes on with whoever acted last.
        last_doer = next(((deed.agent,) for atom in reversed(group) for deed in deeds_by_atom[id(atom)]), last_doer)
        deeds = strongest(deed for atom in _moment(text, group, key) for deed in deeds_by_atom[id(atom)])
        drafts.append(
            Draft(
                number=number,
                scene_index=scene_index,
                scene=scene,
                atoms=tuple(group),
                key=key,
                moment=_told_in(group, key, deeds.values()),
                deeds=tuple(deeds.values()),
                opens_scene=scene_index != previous,
                importance=_importance(group),
                emotion=_emotion(group, key),
                named=frozenset(who for atom in group for _, who in mentions.within(atom.span)),
                arousal=max(atom.beat.mood.arousal for atom in group),
                gone=frozenset(gone),
            )
        )
        gone = _gone_after(gone, group, [deed for atom in group for deed in deeds_by_atom[id(atom)]])
        previous = scene_index
    return tuple(drafts)


def _gone_after(gone: set[str], group: Sequence[Atom], deeds: Iterable[Deed]) -> set[str]:
    """Who is made an end of (`swallowed them`, `was drowned`), less those who act or speak again."""
    left = set(gone) - {atom.speaker for atom in group}
    for deed in deeds:
        left.discard(deed.agent)
        if deed.verb in _ENDS and deed.patient is not None:
            left.add(deed.patient)
        elif deed.verb in _DEATHS:
            left.add(deed.agent)
    return {who for who in left if who}


def _key_atom(group: Sequence[Atom], deeds: Mapping[int, Sequence[Deed]]) -> Atom:
    """The frozen moment: what is done wins over what is said, which is lettered anyhow; without deeds the heaviest
    speech."""

    def want(position: int) -> float:
        # Of equals the later: a sentence leads up to its point.
        atom, later = group[position], 0.06 * position
        acting = max((deed.strength + 0.15 * (deed.patient is not None) for deed in deeds[id(atom)]), default=0.0)
        if atom.is_speech:
            return 0.6 * atom.weight + 0.2 * acting
        return 0.5 * atom.weight + 0.6 * acting + later

    return group[max(range(len(group)), key=want)]


def _told_in(group: Sequence[Atom], key: Atom, deeds: Iterable[Deed]) -> Span:
    """From the first to the last of the atoms whose deeds are drawn."""
    at = [deed.at for deed in deeds]
    shown = [atom for atom in group if atom is key or any(atom.span.start <= one < atom.span.end for one in at)]
    return Span(start=min(atom.span.start for atom in shown), end=max(atom.span.end for atom in shown))


def _moment(text: str, group: Sequence[Atom], key: Atom) -> list[Atom]:
    """The key atom, what its own sentence tells besides, and the asides that go with the panel's speech."""
    return [
        atom
        for atom in group
        if atom is key
        or atom.tagged
        or (atom.is_speech and atom.beat.id == key.beat.id)
        or (not atom.is_speech and not key.is_speech and _in_one_sentence(text, atom, key))
    ]


def _in_one_sentence(text: str, one: Atom, other: Atom) -> bool:
    first, second = sorted((one, other), key=lambda atom: atom.span)
    return not any(mark in text[first.span.start : second.span.start] for mark in ".!?\n")


def _importance(group: Sequence[Atom]) -> float:
    beats = max(atom.beat.importance for atom in group)
    weights = max(atom.weight for atom in group)
    return round(min(1.0, 0.65 * beats + 0.35 * weights), 4)


def _emotion(group: Sequence[Atom], key: Atom) -> Emotion:
    spoken = [atom.utterance.emotion for atom in group if atom.utterance is not None]
    felt = [emotion for emotion in spoken if emotion is not Emotion.NEUTRAL]
    if felt:
        return max(dict.fromkeys(felt), key=felt.count)
    moods = [atom.beat.mood.emotion for atom in (key, *group)]
    return next((emotion for emotion in moods if emotion is not Emotion.NEUTRAL), Emotion.NEUTRAL)
