"""Numbers as English spells them.

Knows: cardinal numbers of one word, and of two (`twenty-one`).  Does not know: what is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

CARDINALS: Mapping[str, int] = MappingProxyType(
    {word: value for value, word in enumerate(_SMALL)}
    | {word: 10 * value for value, word in enumerate(_TENS, start=2)}
    | {"hundred": 100, "thousand": 1000}
)
"""The numbers of one word, in lower case."""


def number_of(word: str) -> int | None:
    """The number that a word in lower case spells, `four` or `twenty-one`; None if it spells none."""
    tens, _, ones = word.partition("-")
    if not ones:
        return CARDINALS.get(word)
    is_number = tens in _TENS and ones in _SMALL[1:10]
    return CARDINALS[tens] + CARDINALS[ones] if is_number else None
