"""What the drawing dresses people and beings in by itself: a costume for a witch, none for a ghost.

Knows: the questions casting asks.  Does not know: who answers (the penciller's vocabulary does).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from audobon.comic.story import Character, Gender
from audobon.comic.storyboard import Sort

Worn = tuple[tuple[str, str], ...]
"""Garments and their colours, `#rrggbb`."""

_TROUSERS = "#4a4652"
_TITLES = re.compile(r"^(?:mr|mrs|miss|ms|dr|madame|monsieur|master)\b", re.IGNORECASE)
_AFTER_HEAD = re.compile(r",|\b(?:of|with|from|who|in|at|on|for|to|and)\b")


def _nothing_of_its_own(noun: str, sort: Sort) -> Worn | None:
    """Everybody dresses like anybody."""


def _no_trade(noun: str, gender: str) -> str:
    """No word for a person means a trade."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Customs:
    """`costume_of(noun, sort)`: what such a being wears by itself, empty for one that goes bare, None for one that
    dresses like anybody; `trade_of(words, gender)`: the rank or trade that words for a person mean, or
    nothing."""

    costume_of: Callable[[str, Sort], Worn | None] = _nothing_of_its_own
    trade_of: Callable[[str, str], str] = _no_trade

    def worn_by(self, member: Character, noun: str, sort: Sort) -> Worn | None:
        """The costume of such a being on somebody; a man's is a shirt and trousers where a woman's is a dress."""
        costume = self.costume_of(noun, sort)
        if not costume or sort is not Sort.HUMAN or member.gender is not Gender.MALE:
            return costume
        swapped = tuple(("shirt" if name == "dress" else name, color) for name, color in costume)
        return swapped if swapped == costume else (*swapped, ("trousers", _TROUSERS))

    def trade(self, member: Character) -> str:
        """The rank or trade that somebody is called by; a surname is none."""
        for name in (member.name, *member.aliases):
            head = _AFTER_HEAD.split(name)[0].strip()
            words = head.split()
            if not words or _TITLES.match(head):
                continue
            full_name = len(words) > 1 and all(word[0].isupper() for word in words) and words[0].lower() != "the"
            trade = self.trade_of(words[0] if full_name else head, member.gender.value)
            if trade:
                return trade
        return ""
