"""The world a story plays in, our day or a king's court: it changes clothes, and what rooms and streets look like.

Knows: things that only the present has, words of royalty.  Does not know: clothes, places or drawing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

LEAST_SIGNS = 2
"""One sign alone may be a figure of speech."""

_SIGNS = re.compile(
    r"\b(?:televisions?|tv|t\.v\.|telly|laptops?|computers?|smart-?phones?|cell-?phones?|mobile phones?|texted"
    r"|text messages?|internet|wi-?fi|web-?sites?|online|e-?mails?|emailed|video ?games?|videos?|selfies?|airports?"
    r"|jet planes?|helicopters?|supermarkets?|microwaves?|fridges?|freezers?|refrigerators?|dishwashers?"
    r"|washing machines?|t-?shirts?|hoodies?|jeans|sneakers|skateboards?|pizzas?|parking lots?|car parks?|school bus"
    r"|playgrounds?|classmates?|homework|backpacks?|lunch ?box(?:es)?|phones?|space ?ships?|space stations?"
    r"|in (?:the|mrs?|ms|miss|mister|his|her|our|my)\b[\w .'\u2019]{0,20}\bclass|class ?rooms?|school ?bags?|the bus"
    r"|toasters?|smoke alarms?|vacuum cleaners?|hair ?dryers?|remote controls?|ice ?skates|scooters?"
    r"|traffic lights?|credit cards?|astronauts?|robots?|drones?|headphones?|photocopiers?)\b",
    re.IGNORECASE,
)
_PRESENT = {
    "flat": "modern flat", "apartment": "modern flat", "living room": "modern flat", "lounge": "modern flat",
    "city": "modern city", "street": "modern city", "town": "modern city", "downtown": "modern city",
    "avenue": "modern city", "crossing": "modern city",
}  # fmt: skip
_COURTLY = {"hall": "castle hall", "court": "castle hall"}
_ROYAL = re.compile(
    r"\b(?:king|queen|prince|princess|palace|castle|throne|emperor|sultan)(?:'s|s|es)?\b", re.IGNORECASE
)
LEAST_ROYALS = 3


def is_modern(text: str) -> bool:
    """Whether the text names things of the present day, at least two different ones."""
    return len({match.group().lower().rstrip("s") for match in _SIGNS.finditer(text)}) >= LEAST_SIGNS


def is_courtly(text: str) -> bool:
    """Whether the text has kings and castles enough that a hall in it is a royal one."""
    return len(_ROYAL.findall(text)) >= LEAST_ROYALS


def place_in_its_world(text: str) -> Callable[[str], str]:
    """Makes of a kind of place what it is in this text's world: a flat of our day and a king's hall look their own."""
    there = {**(_PRESENT if is_modern(text) else {}), **(_COURTLY if is_courtly(text) else {})}
    return lambda place_kind: there.get(place_kind.lower(), place_kind)
