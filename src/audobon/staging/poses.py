"""Who does what in a stretch of text: events where the reader named them, else the nearest verb that can be drawn.

Knows: events, mentions, verbs of action.  Does not know: where anyone stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from audobon.comic.span import Span
from audobon.comic.story import Event, Story
from audobon.staging.atoms import Atom
from audobon.staging.bearers import bearer_in
from audobon.staging.climbing import climbing_pose
from audobon.staging.idioms import UNSEEN, idiom_pose
from audobon.staging.listing import listed
from audobon.staging.nouns import can_be_held, prop_noun, props_in
from audobon.staging.prose import words
from audobon.staging.verbs import is_speech_verb, lemma, pose_for, pose_of_deed, sight_of

_GOES_ON = re.compile(r"(?:went|goes|go|going|ran|kept) on\b|came (?:a|the) \w+")
_ONTO_BACK = re.compile(
    r"(?:climb|clamber|scrambl|jump|leap|leapt|hop|got|get|sprang|spring|sat|sit|swung|swing|mount|rode|rid|flew|fly|seat)\w*"
    r"\s+(?:\w+\s+){0,3}?(?:on|upon|onto)\s+(?P<whose>(?:[\w\u2019'-]+\s+){1,4}?)backs?\b",
    re.IGNORECASE,
)
_ROLLS_ALONG = re.compile(r"roll\w*\s+(?:out|along|on|over to|up to|across|away|towards?|to|into|forward|past|in)\b")
_OWNING = re.compile(
    r"(?:his|its|their|my|our|your|her(?=\s+(?!(?:and|or|but|to|in|into|on|with|at|by|for|from|as|when|while|up|down|off)\b)"
    r"\w))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_CHASE = listed("chase pursue hunt")
_HASTE = listed("run rush go come fly dash hurry race tear bound jump spring")
_BEGINNINGS = listed("begin start try attempt continue keep seem happen manage help")
_NEGATION = listed("not never no nor hardly without couldn't didn't wouldn't won't can't don't cannot")
_WISH = listed("would could might may should will shall if must ought intended wanted wished able")
_MODAL = listed("to")
_EXISTING = listed("there")
"""`There lay a button in it`: what is there is told of behind the verb."""
_SUBJECTS = listed("i he she it we they who and then had")
_MEANWHILE = re.compile(r"(?:,|\band)\s+(?:\w+ly\s+)?(\w+ing)\b")
_HANDLING = listed("""holding carrying eating drinking waving putting reading digging taking handing throwing lifting
    gathering pouring sewing writing sweeping chopping striking stirring feeding scrubbing searching""")
_CAUGHT = listed("catch trap snare tie bind fetter chain seize capture grab entangle imprison")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One drawable action. `agent` and `patient` are character ids; `strength` says how much it wants to be drawn.

    `chases` is set where the doer runs after the patient; `bearer` is the noun of what bears the doer, if one is told.
    """

    at: int
    verb: str
    pose: str
    agent: str
    patient: str | None
    things: tuple[str, ...]
    strength: float
    chases: bool = False
    bearer: str = ""


class MentionIndex:
    """Where each character is named, for finding who is meant near a place in the text."""

    def __init__(self, text: str, story: Story) -> None:
        found = [(span.start, span.end, member.id) for member in story.cast for span in member.mentions]
        self._mentions = sorted(found)
        # `Mr. Brown's garden` names a garden, `out of her glove` a glove.
        self._owners = {end for start, end, _ in found if _is_owner(text, start, end)}

    def within(self, span: Span) -> tuple[tuple[int, str], ...]:
        """(offset, character) of each mention inside the span, in order."""
        return tuple((start, who) for start, end, who in self._mentions if span.start <= start and end <= span.end)

    def owns(self, start: int) -> bool:
        """Whether the mention that starts here is a possessive."""
        return any(end in self._owners for begin, end, _ in self._mentions if begin == start)

    def count(self, character: str) -> int:
        """How often a character is mentioned."""
        return sum(who == character for _, _, who in self._mentions)

    def last_before(self, offset: int, *, since: int) -> str | None:
        """The character named nearest before `offset`, no earlier than `since`."""
        named = [who for start, end, who in self._mentions if since <= start < offset and end not in self._owners]
        return named[-1] if named else None


def _is_owner(text: str, start: int, end: int) -> bool:
    """Whether a mention only says whose something is."""
    pronoun = _OWNING.match(text, start)
    own = pronoun is not None and pronoun.end() == end
    return own or bool(re.match(r"['\u2019]s?\b", text[end : end + 2]))


def deeds_in(atom: Atom, text: str, mentions: MentionIndex, *, present: Sequence[str]) -> tuple[Deed, ...]:
    """What is done in this atom, in order of the telling."""
    found = [_mounted(deed, text, mentions) for deed in _from_events(atom, text)]
    if found:
        found += _gone_on(atom, text, found)
    elif not atom.is_speech:
        found = list(_from_words(atom, text, mentions, present=present))
    return tuple(found)


def _mounted(deed: Deed, text: str, mentions: MentionIndex) -> Deed:
    """Who gets on somebody's back rides on him."""
    onto = _ONTO_BACK.match(text, deed.at)
    if onto is None:
        return deed
    owners = [who for _, who in mentions.within(Span(start=onto.start("whose"), end=onto.end("whose")))]
    if not owners or owners[-1] == deed.agent:
        return deed
    return replace(deed, pose="riding", patient=owners[-1], bearer="")


def _gone_on(atom: Atom, text: str, found: Sequence[Deed]) -> Iterable[Deed]:
    """What the doer of a deed does at the same time (`stood over him, clinging to straps`)."""
    for match in _MEANWHILE.finditer(text, atom.span.start, atom.span.end):
        verb = lemma(match.group(1))
        pose = pose_for(verb) if verb else None
        before = [deed for deed in found if deed.at < match.start()]
        if verb is None or pose is None or not before or is_speech_verb(verb):
            continue
        if any(deed.at == match.start(1) for deed in found):
            continue
        things = _things_after(text, match.end(), atom.span.end)
        yield replace(
            before[-1],
            at=match.start(1),
            verb=verb,
            pose=pose,
            patient=None,
            things=things,
            strength=0.95 * sight_of(verb, pose),
            chases=False,
        )


def _from_events(atom: Atom, text: str) -> Iterable[Deed]:
    for event in atom.events:
        rest = text[event.span.start : event.span.start + 40]
        verb = _begun(rest) if event.verb in _BEGINNINGS else event.verb
        pose = idiom_pose(rest) or (pose_of_deed(verb) if verb else None)
        if verb is None or pose is None:
            continue
        if not event.agents:
            yield from _suffered(event, verb)
            continue
        if is_speech_verb(verb) and (atom.is_speech or pose in {"talking", "shouting"}):
            continue
        if atom.utterance is not None and _GOES_ON.match(rest):
            continue
        if pose == UNSEEN:
            continue
        is_let_go = pose == "falling" and bool(event.objects) and verb == "drop"
        pose = "holding" if is_let_go else _as_told(pose, rest, atom)
        things = tuple(noun for item in event.objects if (noun := _thing(item)) is not None)
        shown = 0.5 if pose == "handing" and not things and len(event.patients) != 1 else 1.0
        for agent in event.agents:
            yield Deed(
                at=event.span.start,
                verb=verb,
                pose=pose,
                bearer=bearer_in(text[event.span.start :]),
                agent=agent,
                patient=event.patients[0] if event.patients else None,
                things=things,
                strength=shown * sight_of(verb, pose) * (0.5 + 0.5 * event.confidence),
                chases=_chases(verb, rest),
            )


def _suffered(event: Event, verb: str) -> Iterable[Deed]:
    """What is done to somebody by nobody who is named (`got caught by the buttons`): he is drawn struggling."""
    if verb in _CAUGHT:
        for patient in event.patients:
            yield Deed(
                at=event.span.start,
                verb=verb,
                pose="struggling",
                agent=patient,
                patient=None,
                things=(),
                strength=0.85 * (0.5 + 0.5 * event.confidence),
            )


def _from_words(atom: Atom, text: str, mentions: MentionIndex, *, present: Sequence[str]) -> Iterable[Deed]:
    """Without events: verbs of action, each done by whoever was named last before it."""
    before: list[str] = []
    for match in _WORD.finditer(text, atom.span.start, atom.span.end):
        word = match.group(0).lower()
        verb = lemma(word)
        pose = idiom_pose(text[match.start() : match.start() + 40]) or (pose_for(verb) if verb else None)
        if pose == UNSEEN:
            before.append(word)
            continue
        if verb is None and word.endswith("ed") and set(before[-1:]) & _SUBJECTS:
            verb, pose = word, pose_of_deed(word)
        recent = set(before[-4:])
        tells = not recent & (_NEGATION | _WISH) and not set(before[-1:]) & (_DETERMINERS | _EXISTING)
        if pose and tells and _verbal(word, before):
            agent = mentions.last_before(match.start(), since=atom.span.start)
            if agent is None and present and all(map(_names_nobody, before)):
                agent = present[0]
            if agent is not None and verb is not None:
                yield Deed(
                    at=match.start(),
                    verb=verb,
                    pose=_as_told(pose, text[match.start() : match.start() + 40], atom),
                    agent=agent,
                    patient=_next_named(match.end(), atom, mentions, agent),
                    things=_things_after(text, match.end(), atom.span.end),
                    bearer=bearer_in(text[match.start() : atom.span.end]),
                    strength=sight_of(verb, pose) * (0.5 if word.endswith("ing") else 0.8),
                    chases=_chases(verb, text[match.start() : match.start() + 40]),
                )
        before.append(word)


_BEFORE_VERBS = listed("""and then so but or when while as after before until soon once again there here now next at
    last first all was were is are be been being had has have did do does just still also too even only both
    the a an one that this same day morning evening night time moment hour year week""")


def _names_nobody(word: str) -> bool:
    """Whether a word may stand before a verb whose doer is not named; any other is taken for what the verb tells of:
    `Snow was falling`."""
    return word in _SUBJECTS or word in _BEFORE_VERBS or word.endswith("ly")


_DETERMINERS = listed("a an the his her its their my your our this that some any no every")


def _verbal(word: str, before: list[str]) -> bool:
    """Whether a word that may be noun or verb stands like a verb: past forms do, bare forms only after a subject."""
    if word.endswith(("ed", "ing")) or lemma(word) != word:
        return not (word.endswith("s") and lemma(word) in {word[:-1], word[:-2]})
    return bool(before) and before[-1] in _MODAL


def _next_named(offset: int, atom: Atom, mentions: MentionIndex, agent: str) -> str | None:
    for at, who in mentions.within(Span(start=offset, end=max(offset, atom.span.end))):
        if who != agent and at - offset < 40:
            return who
    return None


def _things_after(text: str, start: int, end: int) -> tuple[str, ...]:
    following = " ".join(words(text[start : min(end, start + 40)])[:5])
    return props_in(following)[:2]


def _begun(rest: str) -> str | None:
    """What is begun or tried (`began to cry`, `started running`), as a verb, or None."""
    match = re.match(r"\w+\s+(?:again\s+|\w+ly\s+)?(to\s+)?(\w+)", rest)
    if match is None:
        return None
    word = match.group(2).lower()
    return lemma(word) or (word if pose_for(word) or match.group(1) else None)


def _as_told(pose: str, rest: str, atom: Atom) -> str:
    """The pose of a verb that shows one thing or another by what follows it."""
    if pose == "climbing":
        return climbing_pose(rest, atom.text)
    if _ROLLS_ALONG.match(rest):
        return "walking"
    return _fallen(rest) if pose == "falling" else pose


def _fallen(rest: str) -> str:
    """What `fell` shows: one may fall asleep, ill, silent, in love or upon a dish and yet not fall down."""
    following = [word.lower() for word in words(rest)[:3]]
    after = following[1] if len(following) > 1 else ""
    if after == "asleep":
        return "sleeping"
    if following[:1] and following[0].startswith("slip") and after != "and":
        return "hiding" if after in {"under", "underneath", "beneath", "behind", "into", "through"} else "walking"
    still = after in {"ill", "sick", "silent", "upon", "to", "due", "short", "behind"} or following[1:3] == [
        "in",
        "love",
    ]
    return "standing" if still and following[0] in {"fell", "fall", "falls", "fallen"} else "falling"


def _chases(verb: str, rest: str) -> bool:
    """Whether this is running after someone (`chased him`, `rushed after him`)."""
    following = [word.lower() for word in words(rest)[1:4]]
    return verb in _CHASE or (verb in _HASTE and "after" in following)


def _thing(item: str) -> str | None:
    for word in reversed(words(item)):
        noun = prop_noun(word)
        if noun is not None:
            return noun
    return None


def strongest(deeds: Iterable[Deed]) -> Mapping[str, Deed]:
    """Each agent's deed that most wants to be drawn; the later one of equals."""
    best: dict[str, Deed] = {}
    for deed in deeds:
        if deed.agent not in best or deed.strength >= best[deed.agent].strength:
            best[deed.agent] = deed
    return best


def held_thing(deed: Deed) -> str:
    """What the deed puts in its doer's hand, or nothing."""
    if deed.pose not in _HANDLING:
        return ""
    return next((thing for thing in deed.things if can_be_held(thing)), "")
