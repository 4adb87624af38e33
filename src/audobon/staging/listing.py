"""How the word lists are written down: one string of words, read into a set.

Knows: white space.  Does not know: any word.
"""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())
