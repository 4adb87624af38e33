"""Whether a story plays in our day: it changes what people wear and what their rooms and streets look like.

Knows: things that only the present has.  Does not know: clothes, places or drawing.
"""

from __future__ import annotations

import re

LEAST_SIGNS = 2
"""One sign alone may be a figure of speech."""

_SIGNS = re.compile(
    r"\b(?:televisions?|tv|t\.v\.|telly|laptops?|computers?|smart-?phones?|cell-?phones?|mobile phones?|texted"
    r"|text messages?|internet|wi-?fi|web-?sites?|online|e-?mails?|emailed|video ?games?|videos?|selfies?|airports?"
    r"|jet planes?|helicopters?|supermarkets?|microwaves?|fridges?|freezers?|refrigerators?|dishwashers?"
    r"|washing machines?|t-?shirts?|hoodies?|jeans|sneakers|skateboards?|pizzas?|parking lots?|car parks?|school bus"
    r"|traffic lights?|credit cards?|astronauts?|robots?|drones?|headphones?|photocopiers?)\b",
    re.IGNORECASE,
)
_PRESENT = {
    "flat": "modern flat", "apartment": "modern flat", "living room": "modern flat", "lounge": "modern flat",
    "city": "modern city", "street": "modern city", "town": "modern city", "downtown": "modern city",
    "avenue": "modern city", "crossing": "modern city",
}  # fmt: skip


def is_modern(text: str) -> bool:
    """Whether the text names things of the present day, at least two different ones."""
    return len({match.group().lower().rstrip("s") for match in _SIGNS.finditer(text)}) >= LEAST_SIGNS


def place_in_its_day(place_kind: str, *, modern: bool) -> str:
    """The kind of a place as its time has it: a flat or a street of our day has a look of its own."""
    return _PRESENT.get(place_kind.lower(), place_kind) if modern else place_kind
