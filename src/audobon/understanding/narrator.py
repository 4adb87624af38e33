"""Who tells the story, if that is somebody in it.

Knows: first-person pronouns outside of speech, names that are only called.  Does not know: who speaks which line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audobon.understanding.figures import Figure, Figures
from audobon.understanding.lexicon.grammar import FIRST_PRONOUNS, TITLES
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.mentions import Mention, MentionKind
from audobon.understanding.prose import Prose
from audobon.understanding.tags import Frame

_NARRATOR_SHARE = 0.012
_HABIT_VERBS = listed("think suppose believe say mean fancy guess know tell fear hope wish repeat am sorry have often")


def find_narrator(prose: Prose, mentions: Sequence[Mention], figures: Figures, frames: Sequence[Frame]) -> int:
    """The key of a narrator who takes part, -1 if the voice stands outside the story."""
    told = [m for m in mentions if m.kind is MentionKind.PRONOUN and m.head in FIRST_PRONOUNS and m.quote < 0]
    words = sum(1 for token in prose.tokens if token.is_word and token.quote < 0)
    speaks = any(
        frame.tag is not None and frame.tag.mention >= 0 and mentions[frame.tag.mention].head == "i" for frame in frames
    )
    acts = sum(
        1 for m in told if m.head != "i" or prose.tokens[min(m.last, len(prose.tokens) - 1)].low not in _HABIT_VERBS
    )
    if not speaks and (words == 0 or acts / words < _NARRATOR_SHARE or acts < 3):
        return -1
    figure = Figure(key=len(figures.all), heads={"i"}, narrator=True, is_name=True)
    figure.words["I"] = len(told)
    figures.all.append(figure)
    named = {key for key in figures.called if not figures.all[key].heads <= TITLES}  # `Yes, Captain` may be play
    if len(named) == 1:
        _call_narrator(figures, figure, min(named))
    return figure.key


def _call_narrator(figures: Figures, narrator: Figure, called: int) -> None:
    """The only name that is called in speech and never told of is the narrator's."""
    name = figures.all[called]
    narrator.heads |= name.heads
    narrator.words.update(name.words)
    narrator.mentions = name.mentions
    name.mentions, name.words = [], Counter()
    for number, figure in enumerate(figures.of):
        if figure == called:
            figures.of[number] = narrator.key
