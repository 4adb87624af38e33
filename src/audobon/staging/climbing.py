"""What climbing looks like: up a thing with hands and feet, or a walk where the way goes up.

Knows: what is climbed by hand.  Does not know: who climbs, or how a tree is drawn.
"""

from __future__ import annotations

import re

from audobon.staging.listing import listed

CLIMBED = listed(
    """tree trees oak elm pine fir palm apple-tree pear-tree plum-tree beech trunk branch branches bough boughs ladder
    ladders rope ropes rope-ladder wall walls fence gate mast rigging shrouds pole beanstalk stalk ivy creeper vine
    vines trellis chimney drainpipe drain-pipe balcony tower parapet rock rocks cliff crag
    crags precipice boulder boulders chain shelf shelves bookcase cupboard net scaffold railing railings bars hedge
    haystack statue lamp-post cage"""
)
"""What one goes up by hands and feet; steps, stairs and hills are walked."""
_WALKED = listed("step steps stair stairs staircase hill hills hillside slope path road street mountain mountains bank")
_INTO = r"\b(?:in|into|on|onto)\s+(?:[\w'-]+\s+){0,3}?"
_INTO_BED = re.compile(_INTO + r"(?:bed|cradle|hammock|cot)\b")
_INTO_SEAT = re.compile(
    _INTO
    + r"(?:boat|cart|carriage|coach|cab|wagon|sleigh|sledge|basket|nest|chair|armchair|seat|saddle|stool|bench|lap)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def climbing_pose(rest: str, told: str) -> str:
    """`climbing` where there is something to climb by hand; `lying` or `sitting` where one climbs into bed or on a
    seat; else `walking`.

    Args:
        rest: What is told from the verb on.
        told: The whole of what is told at this moment, for `He ran to the tree and climbed up`.
    """
    words = re.split(r"[.;:!?]", rest, maxsplit=1)[0].lower()
    if _INTO_BED.search(words):
        return "lying"
    if _INTO_SEAT.search(words):
        return "sitting"
    clause = _nouns(words)
    if clause & CLIMBED:
        return "climbing"
    return "climbing" if _nouns(told) & CLIMBED and not clause & _WALKED else "walking"


def _nouns(told: str) -> set[str]:
    return set(_WORD.findall(told.lower()))
