"""Events: who does what to whom with what, from narration, by a shallow parse around each verb.

Knows: verbs of doing, subjects and what follows the verb.  Does not know: scenes or importance.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from audobon.comic.span import Span
from audobon.understanding.lexicon.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.verbs import ACTIONS, IRREGULAR, SAYING
from audobon.understanding.morphology import is_past_form, verb_base
from audobon.understanding.prose import Sentence
from audobon.understanding.reading import Reading

_BREAKS = (",", ";", ":", ".", "!", "?", "--", "\u2014")
_UNREAL = listed("not never if would could should might may must cannot can will shall to n't without")
_TIMES = listed("day morning evening night afternoon noon hour minute moment week month year time instant while")
_MAX_OBJECT, _MAX_SUBJECT, _MAX_CLAUSE = 5, 5, 60
_WITHIN_PERFECT = listed("been just already now never ever only long once all also both at last")
_SEEN, _OVER = 0.8, 0.4


@dataclass(frozen=True, kw_only=True)
class Deed:
    """An event with figure keys. `objects` are plain nouns.

    `is_seen` says that it is a deed one can see, and that it happens as it is told.
    """

    span: Span
    verb: str
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    objects: tuple[str, ...]
    weight: float
    confidence: float

    @property
    def is_seen(self) -> bool:
        return self.confidence >= _SEEN


class DeedFinder:
    """Finds the events of sentences."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = reading.starts

    def deeds(self, sentence: Sentence) -> list[Deed]:
        """The events that a sentence's narration tells as having happened."""
        tokens = self.reading.prose.tokens
        found: list[Deed] = []
        agents: tuple[int, ...] = ()
        outer: tuple[int, ...] = ()
        inner_ends = -1
        for at in range(sentence.first, sentence.last):
            if at == inner_ends:
                agents = outer
            if tokens[at].quote >= 0 or not tokens[at].is_word:
                continue
            subject = self._subject_at(at)
            if subject:
                agents = subject
            elif tokens[at].low == "who" and at > sentence.first:
                outer, agents, inner_ends = agents, self._told_of(at), self._relative_end(at, sentence.last)
            if not self._is_deed(at, sentence.first):
                continue
            if self._is_of_a_thing(at, sentence.first):
                agents = ()
            own = self._called_before(at) if tokens[at].low.endswith("ing") else ()
            deed = self._deed(at, sentence, own or agents)
            if deed.agents or deed.patients:
                found.append(deed)
        return found

    def _subject_at(self, at: int) -> tuple[int, ...]:
        number = bisect_left(self.starts, at)
        if number >= len(self.starts) or self.starts[number] != at or not self.reading.subjects[number]:
            return ()
        figure = self.reading.of[number]
        if figure < 0:
            return ()
        joined = self._joined_before(number)
        return (*joined, figure)

    def _told_of(self, at: int) -> tuple[int, ...]:
        """Whom `who` goes on about: the one right before it, a comma apart at most."""
        return self._called_before(at - 1 if self.reading.prose.tokens[at - 1].text == "," else at)

    def _called_before(self, end: int) -> tuple[int, ...]:
        """Whoever is named by the words that end at a token: `a mouse running over his face`."""
        for number in reversed(self.reading.mentions_in(max(end - _MAX_OBJECT, 0), end)):
            if self.reading.mentions[number].last == end:
                figure = self.reading.of[number]
                return (figure,) if figure >= 0 else ()
        return ()

    def _relative_end(self, at: int, last: int) -> int:
        """Where a clause with `who` is over and the one around it goes on: the comma behind its verb, -1 if never."""
        tokens = self.reading.prose.tokens
        has_verb = False
        for index in range(at + 1, min(last, at + 1 + _MAX_CLAUSE)):
            if has_verb and tokens[index].text in (",", ";"):
                return index
            has_verb = has_verb or is_past_form(tokens[index].low) or tokens[index].low in AUXILIARIES
        return -1

    def _joined_before(self, number: int) -> tuple[int, ...]:
        """`Flopsy, Mopsy and Peter went`: all of the row act."""
        reading = self.reading
        joined: list[int] = []
        later = reading.mentions[number]
        for before in range(number - 1, max(number - 6, -1), -1):
            mention = reading.mentions[before]
            between = [reading.prose.tokens[at].low for at in range(mention.last, later.first)]
            if mention.sentence != later.sentence or any(word not in (",", "and") for word in between) or not between:
                break
            if "and" not in between and not joined:
                break
            if reading.of[before] >= 0:
                joined.insert(0, reading.of[before])
            later = mention
        return tuple(joined)

    def _is_deed(self, at: int, first: int) -> bool:
        tokens = self.reading.prose.tokens
        low = tokens[at].low
        if low in AUXILIARIES or low in DETERMINERS:
            return False
        base = verb_base(low)
        is_participle = (
            low.endswith("ing") and base in ACTIONS and at > first and tokens[at - 1].low not in PREPOSITIONS
        )
        if not (is_past_form(low) or is_participle) or (
            base not in ACTIONS and base not in SAYING and low not in IRREGULAR
        ):
            return False
        before = {tokens[index].low for index in range(max(first, at - 3), at)}
        return not before & _UNREAL and tokens[at - 1 if at else 0].low not in DETERMINERS

    def _is_of_a_thing(self, at: int, first: int) -> bool:
        """Whether a verb's clause has a subject of its own that is nobody: `he ran, and the rain poured down`."""
        tokens = self.reading.prose.tokens
        nouns: list[str] = []
        for index in range(at - 1, max(first, at - _MAX_SUBJECT) - 1, -1):
            token = tokens[index]
            if token.low in DETERMINERS:
                number = bisect_left(self.starts, index)
                is_mention = number < len(self.starts) and self.starts[number] == index
                opens = index > first and (tokens[index - 1].low in CONJUNCTIONS or tokens[index - 1].text in _BREAKS)
                return opens and not is_mention and bool(nouns) and nouns[0] not in _TIMES
            if not token.is_word or token.low in PREPOSITIONS | PRONOUNS | CONJUNCTIONS:
                return False
            if token.low not in AUXILIARIES:
                nouns.append(token.low)
        return False

    def _deed(self, at: int, sentence: Sentence, agents: tuple[int, ...]) -> Deed:
        tokens = self.reading.prose.tokens
        base = verb_base(tokens[at].low)
        end, patients, objects = self._after(at, sentence.last)
        is_passive = at > sentence.first and any(
            tokens[index].low in ("was", "were", "been", "got") for index in range(max(sentence.first, at - 2), at)
        )
        if is_passive and not tokens[at].low.endswith("ing") and tokens[at].low not in ("gone", "come"):
            by = patients if any(tokens[index].low == "by" for index in range(at, end)) else ()
            agents, patients = by, agents
        else:
            inverted = self._inverted(at, agents, patients)
            agents, patients = inverted
        return Deed(
            span=Span(start=tokens[at].start, end=tokens[end - 1].end),
            verb=base,
            agents=tuple(dict.fromkeys(agents)),
            patients=tuple(dict.fromkeys(figure for figure in patients if figure not in agents)),
            objects=objects,
            weight=ACTIONS.get(base, 0.3 if base in SAYING else 0.25),
            confidence=_OVER if self._is_over(at, sentence.first) else _SEEN if base in ACTIONS else 0.5,
        )

    def _is_over(self, at: int, first: int) -> bool:
        """Whether the deed lies before what is told, as a pluperfect says: `the wolf had eaten them`."""
        tokens = self.reading.prose.tokens
        for index in range(at - 1, max(first, at - 4) - 1, -1):
            low = tokens[index].low
            if low in ("had", "having"):
                return not tokens[at].low.endswith("ing") or tokens[at - 1].low == "been"
            if low not in _WITHIN_PERFECT and not low.endswith("ly"):
                return False
        return False

    def _inverted(
        self, at: int, agents: tuple[int, ...], patients: tuple[int, ...]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """`Off went the wolf`: a subject behind its verb."""
        number = bisect_left(self.starts, at + 1)
        if number < len(self.starts) and self.starts[number] == at + 1 and self.reading.subjects[number]:
            figure = self.reading.of[number]
            if figure >= 0:
                return (figure,), tuple(patient for patient in patients if patient != figure)
        return agents, patients

    def _after(self, at: int, last: int) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
        """What follows the verb up to the clause's end: where it ends, figures, and nouns of things."""
        tokens = self.reading.prose.tokens
        end = at + 1
        while end < last and tokens[end].text not in _BREAKS and tokens[end].quote < 0:
            if end > at + 1 and is_past_form(tokens[end].low) and tokens[end].low not in DETERMINERS:
                break
            end += 1
        patients: list[int] = []
        covered: set[int] = set()
        for number in range(bisect_left(self.starts, at + 1), bisect_left(self.starts, end)):
            mention = self.reading.mentions[number]
            covered.update(range(mention.first, mention.last))
            if self.reading.of[number] >= 0 and not mention.possessive and mention.head not in _OWNERS:
                patients.append(self.reading.of[number])
        return end, tuple(patients), self._things(at + 1, end, covered)

    def _things(self, start: int, end: int, covered: set[int]) -> tuple[str, ...]:
        """Head nouns of phrases that open with a determiner and name no figure."""
        tokens = self.reading.prose.tokens
        things: list[str] = []
        at = start
        while at < end:
            if tokens[at].low in DETERMINERS and (at not in covered or tokens[at].low in _OWNERS):
                last = at
                while last + 1 < min(end, at + 1 + _MAX_OBJECT) and _in_thing(
                    tokens[last + 1].low, tokens[last + 1].is_word
                ):
                    last += 1
                if last > at and last not in covered:
                    things.append(tokens[last].low)
                at = last
            at += 1
        return tuple(dict.fromkeys(things))


_OWNERS = listed("his her its their my our your")


def _in_thing(low: str, is_word: bool) -> bool:
    return is_word and low not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS and not low.endswith("ly")
