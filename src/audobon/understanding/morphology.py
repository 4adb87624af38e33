"""Base forms: verbs to their infinitive, nouns to their singular.

Knows: English endings and the irregular words of the lexicon.  Does not know: context.
"""

from __future__ import annotations

from functools import lru_cache

from audobon.understanding.lexicon.people import IRREGULAR_PLURALS
from audobon.understanding.lexicon.verbs import ACTIONS, IRREGULAR, SAYING

_KNOWN = frozenset(ACTIONS) | frozenset(SAYING) | frozenset(IRREGULAR.values())
_VOWELS = "aeiou"


@lru_cache(maxsize=8192)
def verb_base(word: str) -> str:
    """The infinitive of a verb form in lower case; the word itself where no rule fits."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _KNOWN:
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            candidates = _stems(word[: -len(ending)], ending)
            known = [candidate for candidate in candidates if candidate in _KNOWN]
            return known[0] if known else candidates[0]
    return word


def _stems(stem: str, ending: str) -> list[str]:
    """Ways to undo an ending, likeliest first."""
    candidates = [stem]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        candidates.insert(0, stem[:-1])
    elif len(stem) > 2 and stem[-1] == stem[-2]:
        candidates.append(stem[:-1])
    if stem.endswith("i"):
        candidates.insert(0, stem[:-1] + "y")
    if ending != "s":
        takes_e = stem[-1:] in "cgvsuz" or (len(stem) > 2 and stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS)
        is_double_vowel = len(stem) > 2 and stem[-2] in _VOWELS and stem[-3] in _VOWELS
        candidates.insert(
            0 if takes_e and not is_double_vowel and stem[-1] != stem[-2] else len(candidates), stem + "e"
        )
    return candidates


def is_saying(word: str) -> bool:
    """Whether a word is a form of a verb that frames speech."""
    return verb_base(word) in SAYING


@lru_cache(maxsize=8192)
def is_past_form(word: str) -> bool:
    """Whether a word is, most likely, a finite verb of narration (`ran`, `cried`, `wished`)."""
    if word in IRREGULAR:
        return not word.endswith("ing")
    return (
        len(word) > 3
        and word.endswith("ed")
        and word not in ("need", "indeed", "hundred", "kindred", "sacred", "naked", "wicked")
    )


@lru_cache(maxsize=8192)
def noun_base(word: str) -> str:
    """The singular of a noun in lower case."""
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
            return word[:-2]
        return word[:-1]
    return word


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a noun's form is plural."""
    return noun_base(word) != word or word in IRREGULAR_PLURALS
