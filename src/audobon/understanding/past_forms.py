"""Verbs in the past, as stories are told: the other way round from `morphology.py`.

Knows: English endings and the irregular words of the lexicon.  Does not know: context.
"""

from __future__ import annotations

from functools import lru_cache

from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.verbs import IRREGULAR

_NO_NARRATION = listed("spake bespake sware bade says dying tying is are am were has does rent hurt")
"""Forms of the table that are not, or no longer, how something is told in the past."""
_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Infinitive -> past; of several forms the table names the past before the participle."""
    found: dict[str, str] = {}
    for form, base in IRREGULAR.items():
        if form not in _NO_NARRATION:
            found.setdefault(base, form)
    return found


@lru_cache(maxsize=4096)
def past_of(base: str) -> str:
    """The past of an infinitive in lower case (`mend`: `mended`, `run`: `ran`, `carry`: `carried`, `hop`: `hopped`)."""
    if base in _irregular():
        return _irregular()[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _is_doubled(base) else "") + "ed"


def _is_doubled(base: str) -> bool:
    """Whether the last consonant stands twice before an ending: a short word's, after one vowel."""
    if len(base) < 3 or base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS:
        return False
    return base[-3] not in _VOWELS and sum(letter in _VOWELS for letter in base) == 1
