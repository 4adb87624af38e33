"""The words that a screenplay's shorthand stands for: who a cue names, where a heading is set, how a line is said.

Knows: cues, scene headings, parentheticals, and which of their capitals are names.  Does not know: lines or offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.-][^\W\d_]+)*")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_AFTER_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:[a-z]+ )?([a-z]{2,})\b")
_CAPITALS = re.compile(r"\b[A-Z][A-Z'\u2019.-]{0,40}[A-Z](?: [A-Z][A-Z'\u2019.-]{0,40}[A-Z]){0,8}\b")
_MID_SENTENCE = re.compile(r"(?<=[a-z,;] )([A-Z][a-z]+)\b")
_PREFIX = re.compile(r"((?:(?:INT|EXT|EST|I/E)\.?(?:/(?:INT|EXT)\.?)?))\s*", re.IGNORECASE)
_PARTING = re.compile(r"\s+[-\u2013\u2014]+\s+|\s*[\u2014]\s*")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ROLES = _listed(
    "man woman boy girl child kid guard waiter waitress nurse doctor cop officer policeman soldier driver voice "
    "king queen prince princess mother father narrator clerk crowd stranger servant maid captain sailor teacher "
    "judge priest witch wizard giant dwarf fox wolf bear mouse cat dog hare rabbit owl lion tiger horse raven crow "
    "dragon robot ghost bartender barman baker farmer hunter thief operator announcer reporter detective sergeant "
    "villager student merchant"
)
_ON = _listed(
    "street road beach roof rooftop bridge hill hillside shore island deck train bus plane stage platform balcony "
    "porch highway path trail lawn mountain field pier cliff stairs"
)
_TIMES = {
    "day": "by day",
    "night": "at night",
    "continuous": "",
    "same": "",
    "same time": "",
    "later": "later",
    "moments later": "moments later",
}
_TIME_OF_DAY = re.compile(
    r"(?:(?:early|late|the next|next|that|mid)[- ])?(?:day|night|morning|afternoon|evening|dawn|dusk|sunrise|sunset"
    r"|noon|midnight|twilight|continuous|same(?: time)?|later|moments later"
    r"|(?:\w+ )?(?:minutes?|hours?|days?|weeks?|years?) later)",
    re.IGNORECASE,
)
_AT = ("dawn", "dusk", "sunrise", "sunset", "noon", "midnight", "twilight", "night")
_SPEAKING = {
    "whisper": "whispered",
    "shout": "shouted",
    "yell": "yelled",
    "scream": "screamed",
    "sing": "sang",
    "mutter": "muttered",
    "murmur": "murmured",
    "sob": "sobbed",
    "call": "called",
    "read": "read",
    "laugh": "laughed",
}
_SPEAKING_WORD = re.compile(rf"({'|'.join(_SPEAKING)})[a-z]*", re.IGNORECASE)
_PAUSES = ("beat", "a beat", "pause", "a pause", "then", "silence")


class Casting:
    """Which capitals of a screenplay are names.

    Args:
        names: The cues, as they stand.
        prose: Action and speech, where names have capitals and other words have not.
    """

    def __init__(self, *, names: Iterable[str], prose: Iterable[str]) -> None:
        text = "\n".join(prose)
        self._common = set(_SMALL.findall(text))
        self._roles = _ROLES | set(_AFTER_ARTICLE.findall(text))
        self._capitals = set(_MID_SENTENCE.findall(text))
        self._cues = {name.upper() for name in names}
        proper = {word for word in self._capitals if word.lower() not in self._common}
        for cue in self._cues:
            if not self._is_role(cue):
                proper |= {word for word in _WORD.findall(cue) if word.lower() not in ("the", "of", "and")}
        self._proper = {word.lower() for word in proper}

    def speaker(self, cue: str) -> str:
        """Who a cue names, as a sentence begins with it: `Mary`, `The old man`."""
        told = self.recased(cue)
        if self._is_role(cue) and not told.lower().startswith("the "):
            told = f"the {told}"
        return told[:1].upper() + told[1:]

    def within(self, speaker: str) -> str:
        """A speaker as the middle of a sentence has it."""
        return f"the {speaker[4:]}" if speaker.startswith("The ") else speaker

    def recased(self, text: str) -> str:
        """Words in capitals as prose writes them; as long as before."""
        return _WORD.sub(lambda match: self._word(match.group()), text)

    def in_action(self, text: str) -> str:
        """Action whose characters' names, set in capitals, are written as names; as long as before."""
        return _CAPITALS.sub(lambda match: self._as_prose(match.group()), text)

    def _as_prose(self, capitals: str) -> str:
        if capitals in self._cues:
            return self.recased(capitals)
        words = _WORD.findall(capitals)
        is_name = any(self._bare(word) in self._proper for word in words)
        return _WORD.sub(lambda match: match.group().capitalize(), capitals) if is_name else capitals

    def is_name(self, text: str) -> bool:
        """Whether a phrase begins with a name."""
        first = _WORD.search(text)
        return first is not None and self._bare(first.group()) in self._proper

    def _is_role(self, cue: str) -> bool:
        """Whether a cue names what somebody is, not who: the text says `the ...`, or everybody knows the word."""
        words = [word.lower() for word in _WORD.findall(cue)]
        if not words or any(word.capitalize() in self._capitals for word in words):
            return False
        return words[-1] in self._roles and all(word in self._common or word in _ROLES for word in words[:-1])

    def _word(self, word: str) -> str:
        if not word.isupper():
            return word
        bare = self._bare(word)
        is_owner = bare != word.lower() and bare not in self._common and bare not in self._roles
        return word.capitalize() if bare in self._proper or is_owner else word.lower()

    @staticmethod
    def _bare(word: str) -> str:
        return re.sub(r"['\u2019]s$", "", word.lower())


def place_told(heading: str, casting: Casting) -> str:
    """A scene heading as a sentence: `INT. KITCHEN - NIGHT` is `In the kitchen, at night.`"""
    prefix = _PREFIX.match(heading)
    segments = [part.strip(" .") for part in _PARTING.split(heading[prefix.end() :] if prefix else heading)]
    segments = [part for part in segments if part]
    time = ""
    if len(segments) > 1 and _TIME_OF_DAY.fullmatch(segments[-1]):
        time = _time_told(segments.pop().lower())
    places = [casting.recased(part) if part.isupper() else part for part in segments]
    if places and prefix:
        places[0] = _where(places[0])
    if prefix and "EXT" in prefix.group().upper() and "INT" not in prefix.group().upper():
        places.insert(0, "outside")
    told = ", ".join(part for part in (*places, time) if part)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _where(place: str) -> str:
    nouns = _WORD.findall(place.split(",")[0].split(" of ")[0].lower())
    preposition = "on" if nouns and nouns[-1] in _ON else "in"
    first = place.partition(" ")[0].lower()
    if first in ("the", "a", "an"):
        return f"{preposition} {first}{place[len(first) :]}"
    return f"{preposition} {place}" if place[0].isupper() else f"{preposition} the {place}"


def _time_told(time: str) -> str:
    if time in _TIMES:
        return _TIMES[time]
    if time.endswith("later") or time.startswith(("the next", "that")):
        return time
    if time.startswith("next"):
        return f"the {time}"
    return f"at {time}" if time in _AT else f"in the {time}"


def manner(parenthetical: str, casting: Casting) -> str:
    """How a line is said, from the verb on: `softly` is `said softly`, `to JOHN` is `said to John`."""
    text = casting.in_action(parenthetical.strip("() \t.,;:")).strip()
    lower = text.lower()
    speaking = _SPEAKING_WORD.match(text)
    if not text:
        return "said"
    if lower in _PAUSES:
        return "said after a pause"
    if speaking and speaking.group().lower().endswith(("ing", "s", "er", speaking.group(1).lower())):
        return f"{_SPEAKING[speaking.group(1).lower()]}{text[speaking.end() :]}"
    if lower.startswith(("to ", "into ", "in ", "with ", "without ", "under ", "from ", "at ", "over ")):
        return f"said {text[:1].lower()}{text[1:]}"
    words = lower.split()
    if words[-1].endswith("ly") and len(words) <= 3:
        return f"said {lower}"
    return f"said, {text if casting.is_name(text) else text[:1].lower() + text[1:]}"
