"""Where everyone stands: who is in the frame, left or right, which way they turn, what their body and face do.

Knows: sides kept through a scene, first speaker left where free, faces turned to whom they speak.
Does not know: how a pose is drawn, or what is lettered.

Source: the 180-degree rule of film; Klein on the first speaker's side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from audobon.comic.story import Emotion, Manner, Role, Story
from audobon.comic.storyboard import Facing, Placement, Shot
from audobon.staging.beings import WINGED
from audobon.staging.bonds import bonded
from audobon.staging.company import Company
from audobon.staging.drafts import Draft
from audobon.staging.listing import listed
from audobon.staging.poses import Deed, held_thing
from audobon.staging.verbs import FEELING_OF_POSE, MOVING, PRONE, feeling_of, pose_alone

MAX_FIGURES = 8

_SPOKEN_POSES = {
    Manner.SHOUT: "shouting",
    Manner.THOUGHT: "thinking",
    Manner.READING: "reading",
    Manner.SONG: "singing",
}
_ROOM = {
    Shot.EXTREME_WIDE: 8,
    Shot.WIDE: 7,
    Shot.FULL: 4,
    Shot.MEDIUM: 3,
    Shot.CLOSE_UP: 1,
    Shot.EXTREME_CLOSE_UP: 1,
}
_MARGIN = {2: 0.3, 3: 0.2, 4: 0.15}
"""How far the outermost of so many stand from the panel's edges."""
_HUDDLE = 0.42
"""How near the members of a group stand to each other, against strangers."""
_ROW = 0.28
"""How much farther back the second row of a crowd stands."""
_DEPTH = {
    Shot.EXTREME_WIDE: 0.55,
    Shot.WIDE: 0.35,
    Shot.FULL: 0.2,
    Shot.MEDIUM: 0.1,
    Shot.CLOSE_UP: 0.0,
    Shot.EXTREME_CLOSE_UP: 0.0,
}
_SURE = 0.9
"""From this confidence on a scene's list of who is there is believed of those, too, whom its text does not name."""
_DOWNWARD = listed("""digging reading eating kneeling lying putting sewing writing stirring scrubbing gathering
    chopping sweeping pouring fishing crouching""")
_AGGRESSION = listed("chase pursue hunt strike hit beat kill slay attack seize grab catch fight devour snatch")


def block_scene(
    story: Story, company: Company, panels: Sequence[tuple[Draft, Shot]]
) -> tuple[tuple[Placement, ...], ...]:
    """Who stands where in each panel of one scene; whoever is there is seen in one of them at least.

    Args:
        story: For the parts they play.
        company: Who is drawn for whom.
        panels: The scene's drafts in order, each with its shot.
    """
    scene = SceneBlocking(story, company)
    first = [scene.place(draft, shot) for draft, shot in panels]
    seen = {company.owner(placement.character) for placements in first for placement in placements}
    also: dict[int, list[str]] = {}
    stage = panels[0][0].scene
    told = {who for draft, _ in panels for who in draft.named}
    for who in stage.present if stage.confidence >= _SURE else [one for one in stage.present if one in told]:
        if who in company and not seen & {company.owner(one) for one in company.members(who)}:
            also.setdefault(_panel_for(who, panels, first, also), []).append(who)
    if not also:
        return tuple(first)
    again = SceneBlocking(story, company)
    return tuple(again.place(draft, shot, also=also.get(index, ())) for index, (draft, shot) in enumerate(panels))


def _panel_for(
    who: str,
    panels: Sequence[tuple[Draft, Shot]],
    placed: Sequence[Sequence[Placement]],
    also: Mapping[int, Sequence[str]],
) -> int:
    """The panel that can best show someone who has no part in any: where the text names him, wide, and not crowded."""

    def fit(index: int) -> tuple[float, int]:
        draft, shot = panels[index]
        crowd = len(placed[index]) + len(also.get(index, ()))
        room = _ROOM[shot] + 1 - crowd
        return 2.0 * (who in draft.named) + 0.7 * _ROOM[shot] + 3.0 * min(room, 0) + 0.2 * draft.opens_scene, -index

    return max(range(len(panels)), key=fit)


class SceneBlocking:
    """One scene's memory of who stands left of whom; sides are kept until the scene ends.

    Args:
        story: For the parts they play.
        company: Who is drawn for whom.
    """

    def __init__(self, story: Story, company: Company) -> None:
        self._company = company
        self._roles = {member.id: member.role for member in story.cast}
        self._mentioned = {member.id: len(member.mentions) for member in story.cast}
        self._order: list[str] = []
        self._seen: set[str] = set()
        self._met: set[str] = set()
        self._lately: set[str] = set()

    def place(self, draft: Draft, shot: Shot, *, also: Sequence[str] = ()) -> tuple[Placement, ...]:
        """The figures of one panel, left to right; `also` are shown whether or not they have a part in it."""
        figures = self._figures(draft, shot)
        figures = list(dict.fromkeys([*figures, *map(self._company.lead, also)]))
        self._take_sides(figures, draft)
        standing = sorted(figures, key=self._order.index)
        spots = _spots(standing, draft, shot, owner=self._company.owner)
        deeds = {self._company.lead(deed.agent): deed for deed in draft.deeds if deed.agent in self._company}
        placed = [self._figure(who, spots, draft, shot=shot, deeds=deeds) for who in standing]
        placed = list(bonded(placed, {who: self._drawn(deed) for who, deed in deeds.items()}))
        if len(placed) == 1 and placed[0].facing is Facing.LEFT:
            placed = [replace(placed[0], x=round(1 - placed[0].x, 3))]
        return tuple(placed)

    def _figures(self, draft: Draft, shot: Shot) -> list[str]:
        """Who is drawn, most wanted first, as drawn ids."""
        wanted = self._wanted(draft, shot)
        room = max(_ROOM[shot], min(MAX_FIGURES, len(draft.speakers)))
        least = 0.3 if shot in (Shot.WIDE, Shot.EXTREME_WIDE) else 0.5
        order = list(wanted)
        ranked = sorted(
            (who for who in wanted if wanted[who] >= least), key=lambda who: (-wanted[who], order.index(who))
        )
        ranked = ranked or order[:1] or self._stand_ins(draft)
        chosen = ranked[:room]
        drawn = list(dict.fromkeys(self._company.lead(who) for who in chosen))
        if _ROOM[shot] > 1:
            crowd_room = max(_ROOM[shot], 3)
            for who in chosen:
                for member in self._company.members(who)[1:]:
                    if len(drawn) < crowd_room and member not in drawn:
                        drawn.append(member)
        self._seen.update(chosen)
        return drawn

    def _stand_ins(self, draft: Draft) -> list[str]:
        """Where nobody has a part: who of the scene is told of, else who belongs to it; in a summary who is told of."""
        here = [who for who in draft.scene.present if who in self._roles]
        if here:
            return [who for who in here if who in draft.named] or here[:2]
        told = [who for who in self._roles if who in draft.named and self._roles[who] is not Role.MENTIONED]
        return told[:MAX_FIGURES]

    def _wanted(self, draft: Draft, shot: Shot) -> dict[str, float]:
        """How much each of the company belongs in this frame: parts in the moment first, bystanders after."""
        wanted: dict[str, float] = {}

        # Who looks in for one deed is there for it, though the scene is not his.
        visitors = (deed.agent for deed in draft.deeds if deed.agent in draft.present)
        mounts = [deed.patient for deed in draft.deeds if deed.pose == "riding" and deed.patient is not None]
        there = {*draft.scene.present, *draft.speakers, *visitors, *mounts}

        def want(who: str | None, weight: float) -> None:
            if who is not None and who in self._company and (who in there or not draft.scene.present):
                wanted[who] = wanted.get(who, 0.0) + weight

        for position, who in enumerate(draft.speakers):
            want(who, 4.0 - 0.1 * position)
        for deed in draft.deeds:
            want(deed.agent, 1.6 * deed.strength + 0.6)
            if deed.patient is not None and (deed.patient in draft.present or deed.patient in mounts):
                want(deed.patient, 0.9 if self._lasting(deed.patient) else 0.3)
        for atom in draft.speech:
            addressees = atom.utterance.addressees if atom.utterance else ()
            for who in addressees:
                want(who if who in draft.present else None, 0.7)
        for who in (one for one in draft.present if one not in draft.gone):
            want(who, self._belonging(who, draft, wide=draft.opens_scene or shot in (Shot.WIDE, Shot.EXTREME_WIDE)))
        self._met |= draft.named | set(wanted)
        self._lately = {who for who, weight in wanted.items() if weight >= 0.6}
        return wanted

    def _belonging(self, who: str, draft: Draft, *, wide: bool) -> float:
        """What a bystander's presence is worth: one who has not been told of yet is not on stage."""
        if who not in self._company:
            return 0.0
        if not self._lasting(who):
            return 0.2
        here = who in draft.named
        if not (here or who in self._met):
            return 0.35 if wide and self._roles[who] is Role.PROTAGONIST else 0.1
        weight = {Role.PROTAGONIST: 0.35, Role.MAJOR: 0.25}.get(self._roles[who], 0.15)
        weight += 0.3 if here else 0.0
        weight += 0.2 if who in self._lately else 0.0
        return weight + (0.15 if who not in self._seen else 0.0) + (0.1 if wide else 0.0)

    def _lasting(self, who: str) -> bool:
        """Whether the story comes back to this figure; one named a single time and doing nothing is a mere word."""
        return self._mentioned.get(who, 0) != 1 or self._roles[who] in (Role.PROTAGONIST, Role.MAJOR)

    def _take_sides(self, figures: Sequence[str], draft: Draft) -> None:
        """Newcomers join at the left if they speak first here, else at the right; nobody else changes side."""
        first = self._company.lead(draft.speakers[0]) if draft.speakers and draft.speakers[0] in self._company else None
        for who in figures:
            if who in self._order:
                continue
            group = self._company.owner(who)
            kin = [index for index, other in enumerate(self._order) if self._company.owner(other) == group]
            if kin:
                self._order.insert(kin[-1] + 1, who)
            elif who == first:
                self._order.insert(0, who)
            else:
                self._order.append(who)

    def _figure(
        self, who: str, spots: Mapping[str, float], draft: Draft, *, shot: Shot, deeds: Mapping[str, Deed]
    ) -> Placement:
        owner = self._company.owner(who)
        deed = deeds.get(who) or deeds.get(self._company.lead(owner))
        target = self._target(who, draft, deeds, spots)
        emotion, intensity = self._face(owner, draft, deed)
        intensity = round(intensity, 2)
        active = who in deeds or owner in draft.speakers
        depth = _DEPTH[shot] + (0.0 if active or len(spots) == 1 else 0.12)
        depth += self._row(who, list(spots))
        pose = self._pose(who, draft, deed, spots)
        if pose == "flying" and self._company.species(owner) not in WINGED:
            pose = "running"  # who has no wings flies from somebody
        return Placement(
            character=who,
            x=spots[who],
            depth=round(min(depth, 1.0), 3),
            facing=self._facing(who, target, draft, deed, spots),
            pose=pose,
            gaze=_gaze(target, spots, deed, emotion),
            expression=emotion,
            intensity=intensity,
            holds=held_thing(deed) if deed is not None and pose not in PRONE else "",
            on=deed.bearer if deed is not None and pose == deed.pose else "",
        )

    def _row(self, who: str, standing: Sequence[str]) -> float:
        """How much farther back somebody stands in a huddle or a crowd: every other one, so that a row has depth."""
        kin = [other for other in standing if self._company.owner(other) == self._company.owner(who)]
        place = kin.index(who) if len(kin) > 1 else standing.index(who) if len(standing) > 4 else 0
        return _ROW * (place % 2) + (0.06 if place else 0.0)

    def _drawn(self, deed: Deed) -> Deed:
        """A deed with the drawn id of whom it is done to."""
        known = deed.patient is not None and deed.patient in self._company
        return replace(deed, patient=self._company.lead(deed.patient)) if known and deed.patient else deed

    def _target(self, who: str, draft: Draft, deeds: Mapping[str, Deed], spots: Mapping[str, float]) -> str | None:
        """Whom this figure attends to: whom it acts on or speaks to, else who speaks or acts."""
        owner = self._company.owner(who)
        candidates: list[str] = []
        deed = deeds.get(who)
        if deed is not None and deed.patient is not None:
            candidates.append(deed.patient)
        for atom in draft.speech:
            if (
                self._company.speaks_for(atom.speaker, owner)
                and atom.utterance is not None
                and atom.utterance.manner is not Manner.THOUGHT
            ):
                candidates.extend(atom.utterance.addressees)
        candidates.extend(draft.speakers)
        candidates.extend(deed.agent for deed in draft.deeds)
        for candidate in candidates:
            if candidate in self._company and candidate != owner and self._company.lead(candidate) in spots:
                return self._company.lead(candidate)
        others = [other for other in spots if self._company.owner(other) != owner]
        return min(others, key=lambda other: abs(spots[other] - spots[who])) if others else None

    def _facing(
        self, who: str, target: str | None, draft: Draft, deed: Deed | None, spots: Mapping[str, float]
    ) -> Facing:
        moving = deed is not None and deed.pose in MOVING
        chaser = self._chaser(draft, spots)
        if chaser is not None and who in chaser:
            hunter, prey = chaser
            return Facing.RIGHT if spots[prey] >= spots[hunter] else Facing.LEFT
        if target is not None and not (moving and deed is not None and deed.patient is None):
            return Facing.RIGHT if spots[target] > spots[who] else Facing.LEFT
        if moving or len(spots) > 1:
            return Facing.RIGHT if spots[who] <= 0.5 else Facing.LEFT
        if draft.speech and draft.speech[0].utterance and draft.speech[0].utterance.manner is not Manner.THOUGHT:
            return self._side(who)
        return Facing.FRONT

    def _side(self, who: str) -> Facing:
        """A lone speaker looks where the others stood: those on the left look right."""
        if len(self._order) < 2:
            return Facing.RIGHT
        return Facing.RIGHT if self._order.index(who) < len(self._order) / 2 else Facing.LEFT

    def _chaser(self, draft: Draft, spots: Mapping[str, float]) -> tuple[str, str] | None:
        for deed in draft.deeds:
            if deed.chases and deed.patient is not None and deed.patient in self._company:
                hunter, prey = self._company.lead(deed.agent), self._company.lead(deed.patient)
                if hunter in spots and prey in spots and hunter != prey:
                    return hunter, prey
        return None

    def _pose(self, who: str, draft: Draft, deed: Deed | None, spots: Mapping[str, float]) -> str:
        owner = self._company.owner(who)
        if deed is not None and deed.strength >= 0.3:
            shared = deed.patient is not None and deed.patient in self._company
            there = shared and self._company.lead(deed.patient or "") in spots
            return deed.pose if there else pose_alone(deed.pose)
        for atom in draft.speech:
            if self._company.speaks_for(atom.speaker, owner) and atom.utterance is not None:
                return _SPOKEN_POSES.get(atom.utterance.manner, "talking")
        for other in draft.deeds:
            if other.patient == owner and other.chases:
                return "running"
            if other.patient == owner and other.pose in {"hugging", "fighting", "dancing"}:
                return other.pose
        if draft.speech and who == self._company.lead(owner):
            return "listening"
        return deed.pose if deed is not None else "standing"

    def _face(self, owner: str, draft: Draft, deed: Deed | None) -> tuple[Emotion, float]:
        """Expression and its strength: one's own words first, then one's deed, then the mood of the moment."""
        spoken = [
            atom.utterance
            for atom in draft.speech
            if self._company.speaks_for(atom.speaker, owner) and atom.utterance is not None
        ]
        strength = round(min(1.0, 0.45 + 0.5 * draft.arousal), 2)
        for utterance in spoken:
            if utterance.emotion is not Emotion.NEUTRAL:
                loud = 0.2 if utterance.manner is Manner.SHOUT else 0.0
                return utterance.emotion, min(1.0, strength + loud)
        own = feeling_of(deed.verb) or FEELING_OF_POSE.get(deed.pose) if deed is not None else None
        if own is not None:
            return own, max(0.6, strength)
        mood = draft.key.beat.mood.emotion
        victims = {other.patient for other in draft.deeds if other.chases or other.verb in _AGGRESSION}
        if owner in victims:
            return Emotion.FEAR, max(0.6, strength)
        if mood is Emotion.FEAR and deed is not None and (deed.chases or deed.verb in _AGGRESSION):
            return Emotion.ANGER, strength
        if spoken:
            return Emotion.NEUTRAL, 0.4
        listening = bool(draft.speech)
        return mood, round(strength * (0.6 if listening else 1.0), 2)


def _spots(standing: Sequence[str], draft: Draft, shot: Shot, *, owner: Callable[[str], str]) -> dict[str, float]:
    """Where along the panel each figure stands; the members of a group huddle."""
    if len(standing) == 1 and (draft.speech or any(deed.pose in MOVING for deed in draft.deeds)):
        # Room to look or to run into, and for the balloon.
        nudge = 0.0 if shot in (Shot.CLOSE_UP, Shot.EXTREME_CLOSE_UP) else 0.08
        return {standing[0]: round(0.5 - nudge, 3)}
    if not standing:
        return {}
    steps = [0.0]
    for one, other in pairwise(standing):
        steps.append(steps[-1] + (_HUDDLE if owner(one) == owner(other) else 1.0))
    margin = _MARGIN.get(len(standing), 0.12)
    span = steps[-1] or 1.0
    if span < 1.0:  # one huddle, and nobody else
        margin = 0.5 - 0.3 * span
    return {
        who: round(margin + (1 - 2 * margin) * step / span, 3) if steps[-1] else 0.5
        for who, step in zip(standing, steps, strict=True)
    }


def _gaze(target: str | None, spots: Mapping[str, float], deed: Deed | None, emotion: Emotion) -> str:
    if target is not None and target in spots:
        return target
    if deed is not None and deed.pose in _DOWNWARD:
        return "down"
    if deed is not None and deed.pose in {"climbing", "thinking"}:
        return "up"
    if emotion is Emotion.SADNESS:
        return "down"
    return "right" if deed is not None and deed.pose in MOVING else "reader"
