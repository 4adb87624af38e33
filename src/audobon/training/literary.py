"""A panel told in literary prose: its facts in other words, in sentences that no one would paint from as a prompt.

Knows: facts, sentences, which of them are kept back.  Does not know: pictures, nets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from audobon.comic.phrases import joined, place_preposition, with_article
from audobon.comic.story import DayTime, Emotion
from audobon.staging.colors import nearest_name
from audobon.training import literary_words as said
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


def literary_prose(facts: SceneFacts, generator: np.random.Generator, *, wording: Wording = Wording.LEARNT) -> str:
    """One to seven sentences about a scene, in another order and other words each time.

    Args:
        facts: What the picture shows.
        generator: Decides what is told, and how.
        wording: Which sentences and synonyms may be used.
    """
    writer = _Writer(generator, wording)
    setting = writer.setting(facts)
    people = [writer.figure(figure) for figure in facts.figures]
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

    def setting(self, facts: SceneFacts) -> list[str]:
        """Place, time and weather."""
        faint = _FAINT if facts.is_near else 1.0
        found = []
        if facts.place and self._tells("place", faint):
            noun = self._pick(words_for(facts.place, place_words()[facts.place], self._wording))
            named = noun if noun.endswith("s") and self._generator.random() < 0.3 else f"the {noun}"
            at = f"{place_preposition(facts.place, noun)} {named}"
            found.append(_filled(self.one_of(said.PLACES), {"at": at, "place": named, "bare": noun}))
        if facts.time is not DayTime.UNKNOWN and self._tells("time", 1.0):
            found.append(self.one_of(said.TIMES[facts.time]))
        if facts.weather in said.WEATHERS and self._tells("weather", faint):
            found.append(self.one_of(said.WEATHERS[facts.weather]))
        self._generator.shuffle(found)
        return found

    def figure(self, figure: FigureFacts) -> str:
        """One figure's sentence."""
        who = self._who(figure)
        if figure.garment and self._tells("garment", 1.0):
            garment = with_article(f"{nearest_name(figure.color)} {figure.garment}")
            who += " " + self.one_of(said.WEARING).format(garment=garment)
        if figure.feeling is not Emotion.NEUTRAL and self._tells("feeling", 1.0):
            who += f", {self.one_of(said.FEELINGS[figure.feeling])},"
        if not self._tells("pose", 1.0):
            return _filled(self.one_of(said.IDLE), {"who": who})
        doing = self._pick(words_for(figure.pose, pose_words().get(figure.pose, ()), self._wording))
        return _filled(self.one_of(said.FIGURES), {"who": who, "doing": doing})

    def things(self, facts: SceneFacts) -> list[str]:
        """Things that stand about, in a sentence or none."""
        if not facts.props or not self._tells("props", _FAINT if facts.is_near else 1.0):
            return []
        nouns = [self._pick(words_for(prop, prop_words()[prop], self._wording)) for prop in facts.props]
        return [_filled(self.one_of(said.THINGS), {"things": joined([with_article(noun) for noun in nouns])})]

    def _who(self, figure: FigureFacts) -> str:
        if figure.kind == "human":
            return self.one_of(said.PERSONS[figure.gender, figure.age])
        noun = self._pick(words_for(figure.kind, being_words()[figure.kind], self._wording))
        age = self.one_of(said.AGES[figure.age]) if figure.age in said.AGES and self._generator.random() < 0.7 else ""
        phrase = with_article(age + noun)
        return phrase if self._generator.random() < 0.7 else "the " + age + noun

    def _tells(self, sort: str, share: float) -> bool:
        return bool(self._generator.random() < _TOLD[sort] * share)

    def _pick(self, choices: Sequence[str]) -> str:
        return choices[int(self._generator.integers(len(choices)))]


def _filled(sentence: str, gaps: Mapping[str, str]) -> str:
    """A sentence with its gaps filled, those written with a capital beginning with one."""
    capitals = {name.capitalize(): words[:1].upper() + words[1:] for name, words in gaps.items()}
    filled = sentence.format(**gaps, **capitals)
    return filled.replace(",.", ".").replace(",,", ",").replace(",?", "?")
