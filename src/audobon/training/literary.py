"""A panel told in literary prose: its facts in other words, in sentences that no one would paint from as a prompt.

Knows: facts, sentences, which of them are kept back.  Does not know: pictures, nets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from audobon.comic.phrases import joined, place_preposition, with_article
from audobon.comic.story import DayTime, Emotion
from audobon.staging.colors import nearest_name
from audobon.training import literary_turns as turns
from audobon.training import literary_words as said
from audobon.training.literary_beings import BEINGS_SAID
from audobon.training.literary_places import PLACES_SAID
from audobon.training.literary_poses import POSES_SAID
from audobon.training.scene_facts import (
    FigureFacts,
    SceneFacts,
    Wording,
    being_words,
    place_words,
    pose_words,
    prop_words,
    words_for,
)

_TOLD = {"place": 0.92, "time": 0.75, "weather": 0.7, "props": 0.6, "garment": 0.55, "feeling": 0.6, "pose": 0.92}
"""How often a sort of fact is told where it can be seen."""
_FAINT = 0.45
"""What is hardly seen (a place behind a face, things beside it) is told so much less often."""
_FILLER = 0.4
_JOINED = 0.35
"""How often a figure's sentence also tells the place, and how often the hour, where wording is learnt."""
_BY_TURNS = 0.65
"""How often learnt wording tells hour, sky or person by a turn and its carrier rather than by a sentence of its own."""

_FURTHER = 0.5
"""How often learnt wording names a pose, a place or a being by a turn of phrase, not by the penciller's words."""

Gaps = Mapping[str, str]


def literary_prose(facts: SceneFacts, generator: np.random.Generator, *, wording: Wording = Wording.LEARNT) -> str:
    """One to seven sentences about a scene, in another order and other words each time.

    Args:
        facts: What the picture shows.
        generator: Decides what is told, and how.
        wording: Which sentences and synonyms may be used.
    """
    writer = _Writer(generator, wording)
    setting, carried = writer.setting(facts)
    people = [writer.figure(figure, {} if number else carried) for number, figure in enumerate(facts.figures)]
    things = writer.things(facts)
    parts = [*setting, *people, *things] if generator.random() < 0.6 else [*people, *things, *setting]
    if generator.random() < _FILLER:
        parts.insert(int(generator.integers(len(parts) + 1)), writer.one_of(said.FILLERS))
    return " ".join(parts) or writer.one_of(said.FILLERS)


class _Writer:
    """Puts facts into sentences of one wording."""

    def __init__(self, generator: np.random.Generator, wording: Wording) -> None:
        self._generator = generator
        self._wording = wording

    def one_of(self, phrases: said.Phrases) -> str:
        return self._pick(phrases[0 if self._wording is Wording.LEARNT else 1])

    def setting(self, facts: SceneFacts) -> tuple[list[str], Gaps]:
        """Place, time and weather; and what of place and time the first figure's sentence is to tell instead."""
        faint = _FAINT if facts.is_near else 1.0
        found: list[str] = []
        carried: dict[str, str] = {}
        if facts.place and self._tells("place", faint):
            gaps = self._place(facts.place)
            if facts.figures and self._learnt_with(_JOINED):
                carried["at"] = gaps["at"]
            else:
                found.append(_filled(self.one_of(said.PLACES), gaps))
        if facts.time is not DayTime.UNKNOWN and self._tells("time", 1.0):
            if facts.figures and not carried and self._learnt_with(_JOINED):
                carried["when"] = self._pick(turns.HOURS[facts.time])
            else:
                found.append(self._hour(facts.time))
        if facts.weather in said.WEATHERS and self._tells("weather", faint):
            found.append(self._sky(facts.weather))
        self._generator.shuffle(found)
        return found, carried

    def figure(self, figure: FigureFacts, carried: Gaps) -> str:
        """One figure's sentence, which also tells what it is to carry of place and time."""
        who = self._who(figure)
        if figure.garment and self._tells("garment", 1.0):
            bare = f"{nearest_name(figure.color)} {figure.garment}"
            who += " " + self.one_of(said.WEARING).format(garment=with_article(bare), bare=bare)
        if figure.feeling is not Emotion.NEUTRAL and self._tells("feeling", 1.0):
            who += f", {self.one_of(said.FEELINGS[figure.feeling])},"
        if not self._tells("pose", 1.0):
            told = _filled(self.one_of(said.IDLE), {"who": who})
            return " ".join([told, *self._carried_apart(carried)])
        doing = self._named(figure.pose, pose_words().get(figure.pose, ()), POSES_SAID)
        sentences = turns.SCENES if "at" in carried else turns.SCENES_WHEN
        sentence = self._pick(sentences) if carried else self.one_of(said.FIGURES)
        return _filled(sentence, {"who": who, "doing": doing, **carried})

    def _carried_apart(self, carried: Gaps) -> list[str]:
        """A sentence of its own for what a figure's sentence has no room for."""
        if "at" in carried:
            return [_filled("It was {at}.", carried)]
        return [_filled(self._pick(turns.WHEN_SENTENCES), carried)] if "when" in carried else []

    def _place(self, kind: str) -> Gaps:
        noun = self._named(kind, place_words()[kind], PLACES_SAID)
        named = noun if noun.endswith("s") and self._generator.random() < 0.3 else f"the {noun}"
        return {"at": f"{place_preposition(kind, noun)} {named}", "place": named, "bare": noun}

    def _hour(self, time: DayTime) -> str:
        if not self._learnt_with(_BY_TURNS):
            return self.one_of(said.TIMES[time])
        if self._generator.random() < 0.5:
            return _filled(self._pick(turns.WHEN_SENTENCES), {"when": self._pick(turns.HOURS[time])})
        return _filled(self._pick(turns.CLAUSE_SENTENCES), {"clause": self._pick(turns.HOUR_CLAUSES[time])})

    def _sky(self, weather: str) -> str:
        if not self._learnt_with(_BY_TURNS):
            return self.one_of(said.WEATHERS[weather])
        return _filled(self._pick(turns.CLAUSE_SENTENCES), {"clause": self._pick(turns.SKIES[weather])})

    def things(self, facts: SceneFacts) -> list[str]:
        """Things that stand about, in a sentence or none."""
        if not facts.props or not self._tells("props", _FAINT if facts.is_near else 1.0):
            return []
        nouns = [self._pick(words_for(prop, prop_words()[prop], self._wording)) for prop in facts.props]
        return [_filled(self.one_of(said.THINGS), {"things": joined([with_article(noun) for noun in nouns])})]

    def _who(self, figure: FigureFacts) -> str:
        if figure.kind == "human":
            by_turns = self._learnt_with(_BY_TURNS)
            return self._person(figure) if by_turns else self.one_of(said.PERSONS[figure.gender, figure.age])
        noun = self._named(figure.kind, being_words()[figure.kind], BEINGS_SAID)
        age = self.one_of(said.AGES[figure.age]) if figure.age in said.AGES and self._generator.random() < 0.7 else ""
        phrase = with_article(age + noun)
        return phrase if self._generator.random() < 0.7 else "the " + age + noun

    def _person(self, figure: FigureFacts) -> str:
        noun = self._pick(turns.NOUNS[figure.gender, figure.age])
        phrase = f"{self._pick(turns.MANNERS)} {noun}" if self._generator.random() < 0.4 else noun
        return with_article(phrase) if self._generator.random() < 0.6 else f"the {phrase}"

    def _named(self, meaning: str, words: Sequence[str], further: Mapping[str, tuple[str, ...]]) -> str:
        """A word for what is drawn."""
        said_too = further.get(meaning, ())
        if said_too and self._learnt_with(_FURTHER):
            return self._pick(said_too)
        return self._pick(words_for(meaning, words, self._wording))

    def _learnt_with(self, share: float) -> bool:
        """True so often where wording is learnt; where it is kept back there are whole sentences only."""
        return self._wording is Wording.LEARNT and bool(self._generator.random() < share)

    def _tells(self, sort: str, share: float) -> bool:
        return bool(self._generator.random() < _TOLD[sort] * share)

    def _pick(self, choices: Sequence[str]) -> str:
        return choices[int(self._generator.integers(len(choices)))]


def _filled(sentence: str, gaps: Mapping[str, str]) -> str:
    """A sentence with its gaps filled, those written with a capital beginning with one."""
    capitals = {name.capitalize(): words[:1].upper() + words[1:] for name, words in gaps.items()}
    filled = sentence.format(**gaps, **capitals)
    return filled.replace(",.", ".").replace(",,", ",").replace(",?", "?")
