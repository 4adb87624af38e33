"""What a picture should show, retold as the prose that the reader has learnt: `a fox under a vine` becomes `A fox
stood under a vine.`

Knows: how people ask for pictures, word lists.  Does not know: reading, nets, what is drawn.
The reader has grown up on stories: past tense, whole sentences, and somebody is somebody once they do something.
People ask for pictures in the present, in fragments, and say what somebody wears in passing.  What is said stays said;
nothing is put in but verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from audobon.understanding.lexicon.grammar import (
    DETERMINERS,
    INDEFINITE,
    NUMBERS,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.looks import BODY, COLORS, GARMENTS, MATERIALS, SHAPES
from audobon.understanding.lexicon.people import ANIMALS, CREATURES, GROUP_NOUNS, PERSON_NOUNS
from audobon.understanding.lexicon.places import PLACE_NOUNS
from audobon.understanding.lexicon.verbs import ACTIONS, SAYING
from audobon.understanding.morphology import is_past_form, is_plural, noun_base, verb_base
from audobon.understanding.past_forms import past_of

MOST_WORDS = 400


class View(StrEnum):
    """How near the words ask to be; `ANY` where they do not say."""

    ANY = "any"
    NEAR = "near"
    WHOLE = "whole"
    FAR = "far"


@dataclass(frozen=True, kw_only=True)
class Retold:
    """Prose for the reader.

    Attributes:
        scene: What happens and where.
        beside: How those in it look, and who else is there; to be read after it.
        view: How near the view is.
    """

    scene: str
    beside: str
    view: View

    @property
    def prose(self) -> str:
        """All of it."""
        return f"{self.scene} {self.beside}".strip()


_VIEWS = (
    (View.NEAR, re.compile(r"\b(?:close[- ]?ups?|portraits?|head[- ]?shots?|headshot|bust)\b", re.IGNORECASE)),
    (View.FAR, re.compile(r"\b(?:wide|long|far|panoramic|aerial|establishing)[- ](?:shot|view)|\bpanorama\b|"
                          r"\blandscape of\b", re.IGNORECASE)),
    (View.WHOLE, re.compile(r"\bfull[- ](?:body|length|figure|shot)\b", re.IGNORECASE)),
)  # fmt: skip
_LEAD = re.compile(
    r"^\s*(?:(?:please|draw|paint|show|make|create|generate|give|me|us)\s+)*"
    r"(?:(?:a|an|the)\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:pictures?|images?|photos?|photographs?|paintings?|drawings?|illustrations?|sketch(?:es)?|portraits?|panels?|"
    r"scenes?|depictions?|render(?:ing)?s?|watercolou?rs?|engravings?|etchings?|shots?|views?|close[- ]?ups?|"
    r"panorama|posters?|cartoons?|comics?)"
    r"(?:\s+(?:shot|view))?\s+(?:of|showing|with|where|in which|depicting)\s+",
    re.IGNORECASE,
)
_ORDER = re.compile(r"^\s*(?:please\s+)?(?:draw|paint|show|create|generate|make)\s+(?:me\s+|us\s+)?", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;\n]+")
_WORD = re.compile(r"[\w'\u2019-]+|[^\w\s]")
_BE = listed("is are was were being")
_WORN_BY = listed("wearing dressed clad wears wore in with")
_ADJECTIVES = (
    COLORS | SHAPES | MATERIALS | listed("happy sad angry lonely brave sleepy hungry tired wild wise poor rich")
)
_BEINGS = PERSON_NOUNS | ANIMALS | CREATURES | GROUP_NOUNS
_JOINED = listed("and or")
_NO_BEING = listed(
    "match kite cricket bat sole ray crane seal mole perch swallow duck model cook guide guard watch fly"
)
"""Words that are a being's name and something else as often."""


@dataclass
class _Sentence:
    """One sentence on its way: its words, where its subject ends, and what was taken out to be said after it."""

    words: list[str]
    looks: list[str] = field(default_factory=list)

    def low(self, at: int) -> str:
        return self.words[at].lower() if 0 <= at < len(self.words) else ""


def retold(words: str) -> Retold:
    """A picture's words as prose, at most 400 a sentence; what asks for a picture (`a painting of`) is taken off."""
    view = next((one for one, told in _VIEWS if told.search(words)), View.ANY)
    main: list[str] = []
    after: list[str] = []
    for part in _SENTENCE.findall(words):
        row = _WORD.findall(_ORDER.sub("", _LEAD.sub("", part)))[:MOST_WORDS]
        if any(word[0].isalnum() for word in row):
            told, more = _told(_Sentence(row))
            main.append(told)
            after += more
    return Retold(scene=" ".join(main), beside=" ".join(dict.fromkeys(after)), view=view)


def _told(sentence: _Sentence) -> tuple[str, list[str]]:
    """The sentence in the past, and what is to be said after it: how its subject looks, and that others were there."""
    end = _subject_end(sentence)
    if _is_place_alone(sentence, end):
        return f"It was quiet in {_lower_definite(sentence.words[:end])}{_rest(sentence.words[end:])}.", []
    subject = sentence.words[:end]
    named = _definite(subject)
    if _is_being(subject):
        _take_looks(sentence, end)
    _tell_in_the_past(sentence, end)
    looks = [f"{named} {look}." for look in sentence.looks]
    others = [f"{_definite(phrase)} stood there." for phrase in _others(sentence, end)]
    return _written(sentence.words), [*looks, *others]


def _subject_end(sentence: _Sentence) -> int:
    """One past the subject: up to the first preposition, verb, comma or relative, over `and` to another of its kind."""
    at = 0
    while at < len(sentence.words):
        low = sentence.low(at)
        if low in _JOINED and at and _begins_noun(sentence, at + 1):
            at += 1
            continue
        if not low[0].isalnum() or (at and (low in PREPOSITIONS or low in RELATIVES or low in _JOINED)):
            break
        if at and (low in _BE or low in _WORN_BY or _is_verb(sentence, at)):
            break
        at += 1
    return max(1, at)


def _is_place_alone(sentence: _Sentence, end: int) -> bool:
    """Whether the words name a place and what it is like, and nobody and nothing in it."""
    row = [word.lower() for word in sentence.words]
    return row[end - 1] in PLACE_NOUNS and (end == len(row) or row[end] in (",", "at", "in")) and not _is_being(row)


def _lower_definite(phrase: Sequence[str]) -> str:
    text = _definite([phrase[0].lower(), *phrase[1:]])
    return text[0].lower() + text[1:]


def _rest(words: Sequence[str]) -> str:
    text = " ".join(words).replace(" ,", ",")
    return text if text.startswith(",") or not text else f" {text}"


def _begins_noun(sentence: _Sentence, at: int) -> bool:
    low = sentence.low(at)
    return low in DETERMINERS or low in _ADJECTIVES or noun_base(low) in _BEINGS


def _is_verb(sentence: _Sentence, at: int) -> bool:
    """Whether a word after a noun is what that noun does."""
    low, before = sentence.low(at), sentence.low(at - 1)
    if not before or not before[0].isalnum() or before in DETERMINERS or before in _ADJECTIVES:
        return False
    if low.endswith("ing") and len(low) > 4:
        return noun_base(before) not in _ADJECTIVES and not _is_noun_phrase_head(sentence, at)
    base = verb_base(low)
    if base not in ACTIONS and base not in SAYING and not is_past_form(low):
        return noun_base(before) in _BEINGS and low.isalpha() and _is_followed_as_verb(sentence, at)
    if is_past_form(low):
        return True
    return low != base or is_plural(before) or before in PRONOUNS or before in _counted(sentence, at)


def _is_followed_as_verb(sentence: _Sentence, at: int) -> bool:
    """Whether a word after a being that no list knows is a verb by its ending and by what follows it."""
    after = sentence.low(at + 1)
    ends_well = sentence.low(at).endswith("s") != is_plural(sentence.low(at - 1))
    is_open = not after or not after[0].isalnum() or after in DETERMINERS or after in PREPOSITIONS or after in PRONOUNS
    return ends_well and (is_open or (sentence.low(at).endswith("s") and is_plural(after)))


def _is_noun_phrase_head(sentence: _Sentence, at: int) -> bool:
    """Whether a word in -ing names something (`a stone building`): it is no verb that is known, and nothing follows."""
    return verb_base(sentence.low(at)) not in ACTIONS and at + 1 >= len(sentence.words)


def _counted(sentence: _Sentence, at: int) -> set[str]:
    """The word before, where a number says that it stands for several (`two sheep graze`)."""
    several = any(
        sentence.low(place) in NUMBERS and sentence.low(place) != "one" for place in range(max(0, at - 3), at)
    )
    joined = "and" in (sentence.low(place) for place in range(at))
    return {sentence.low(at - 1)} if several or joined else set()


def _tell_in_the_past(sentence: _Sentence, end: int) -> None:
    """Put the verb after the subject into the past, and those joined to it; one of standing where there is none."""
    at = end
    if sentence.low(at) in RELATIVES:
        del sentence.words[at]
    if sentence.low(at) in _BE:
        doing = sentence.low(at + 1)
        if doing.endswith("ing") and len(doing) > 4:
            sentence.words[at : at + 2] = [past_of(verb_base(doing))]
        else:
            sentence.words[at] = "were" if sentence.low(at) in ("are", "were") else "was"
    elif at < len(sentence.words) and _is_verb(sentence, at):
        _into_past(sentence, at)
    else:
        sentence.words.insert(at, _verb_of(sentence, end))
    for place in range(at + 1, len(sentence.words)):
        if sentence.low(place - 1) in ("and", ",", "while", "then") and _is_doing(sentence.low(place)):
            _into_past(sentence, place)


def _verb_of(sentence: _Sentence, end: int) -> str:
    """What a subject without a verb does: what its participle says (`a sleeping cat`), or it stands there."""
    for place in range(1, end):
        low = sentence.low(place)
        if low.endswith("ing") and sentence.low(place - 1) in DETERMINERS and verb_base(low) in ACTIONS:
            return past_of(verb_base(low))
    return "stood"


def _is_doing(low: str) -> bool:
    """Whether a word that is joined to a verb is one itself."""
    base = verb_base(low)
    return base in ACTIONS and (low.endswith("ing") or low.endswith("s")) and low != base


def _into_past(sentence: _Sentence, at: int) -> None:
    low = sentence.low(at)
    if not is_past_form(low) or low.endswith("ing"):
        sentence.words[at] = past_of(verb_base(low))


def _is_being(phrase: Sequence[str]) -> bool:
    return any(noun_base(word.lower()) in _BEINGS for word in phrase)


def _take_looks(sentence: _Sentence, end: int) -> None:
    """Take out what the subject is said to wear or to look like (`in a yellow coat`, `with red hair`)."""
    at = end
    while at < len(sentence.words):
        stop = _look_end(sentence, at)
        if stop is None:
            at += 1
            continue
        phrase = sentence.words[at:stop]
        while phrase[0].lower() in _WORN_BY:
            phrase = phrase[1:]
        verb = "had" if noun_base(phrase[-1].lower()) in BODY or phrase[-1].lower() in BODY else "wore"
        sentence.looks.append(f"{verb} {' '.join(phrase)}")
        del sentence.words[at:stop]
        if sentence.low(at) == "and" and _look_end(sentence, at + 1, joined=True) is not None:
            sentence.words[at] = "with"
        elif at == end and sentence.low(at) == ",":
            del sentence.words[at]


def _look_end(sentence: _Sentence, at: int, *, joined: bool = False) -> int | None:
    """One past a look that begins here; None where none does."""
    begin = at
    while sentence.low(at) in _WORN_BY:
        at += 1
    if at == begin and not joined:
        return None
    start = at
    while at < len(sentence.words) and at - start < 5:
        low = sentence.low(at)
        if low in GARMENTS or low in BODY or noun_base(low) in GARMENTS:
            return None if sentence.low(at + 1) in _BEINGS else at + 1
        if low not in DETERMINERS and low not in _ADJECTIVES and not low.isalpha():
            return None
        if low in PREPOSITIONS or low in _JOINED:
            return None
        at += 1
    return None


def _others(sentence: _Sentence, end: int) -> Iterator[list[str]]:
    """Beings that the sentence names beside its subject, each with its article and what describes it."""
    subject = {noun_base(word.lower()) for word in sentence.words[:end]}
    for at in range(end, len(sentence.words)):
        low = sentence.low(at)
        base = noun_base(low)
        if base not in _BEINGS or base in _NO_BEING or base in subject or noun_base(sentence.low(at + 1)) in _BEINGS:
            continue
        start = at
        while start > end and at - start < 4:
            before = sentence.low(start - 1)
            if before not in DETERMINERS and before not in _ADJECTIVES:
                break
            start -= 1
            if before in DETERMINERS:
                break
        if start < at:
            yield sentence.words[start : at + 1]


def _definite(phrase: Sequence[str]) -> str:
    """A phrase of somebody who was named before: `an old fisherman` is `the old fisherman` now."""
    first = phrase[0].lower()
    if first in POSSESSIVE or first == "the":
        row = [first, *phrase[1:]]
    elif first in INDEFINITE:
        row = ["the", *phrase[1:]]
    elif first in NUMBERS or is_plural(phrase[-1].lower()) or phrase[0][0].islower():
        row = ["the", *phrase]
    else:
        row = list(phrase)
    text = " ".join(row)
    return text[0].upper() + text[1:]


def _written(words: Sequence[str]) -> str:
    """Words as a sentence, with a capital and a full stop."""
    text = re.sub(r"\s+([,:)\]])", r"\1", " ".join(words)).strip(" ,:-")
    return text[:1].upper() + text[1:] + "."
