"""What bears a figure: the chair someone sits on, the bed someone lies in, the branch a bird is perched on.

Knows: verbs of rest, prepositions, nouns that can bear.  Does not know: figures, or how high a chair is.
"""

from __future__ import annotations

import re

from audobon.staging.beings import singulars
from audobon.staging.listing import listed

_REST = re.compile(
    r"(?:sat|sit\w*|seat\w*|lay|lie\w*|lying|slept|sleep\w*|rest\w*|perch\w*|stood|stand\w*|climb\w*|got|get\w*|jump\w*"
    r"|sprang|spring\w*|leap\w*|leapt|hop\w*|flew|fly\w*|flopped|fell|fall\w*|sank|put|laid|tuck\w*)\b"
)
_CLIMBING = re.compile(
    r"(?:climb\w*|clamber\w*|scrambl\w*)\s+(?:(?:up|over|onto|on|upon|to|down|the|top|of|a|an|his|her|their|its)\s+)*(?P<what>.*)"
)
_UPRIGHT = listed("tree branch bough oak elm ladder wall rock boulder haystack")
_IN_ONLY = listed("bed cradle armchair arm-chair hammock boat nest basket cart")
_ON = listed("""chair stool bench table bed sofa couch settee log stump rock stone wall fence gate branch bough
    wheelbarrow barrel box chest throne step stair doorstep windowsill haystack cushion""")
_SAME = {"bough": "branch", "arm-chair": "armchair", "settee": "sofa", "couch": "sofa", "doorstep": "step"}
_REACH = 70


def _climbed(what: str) -> str:
    """The noun of what is climbed by hand, of the first few words behind the verb."""
    for word in what.split()[:4]:
        noun = next((form for form in singulars(word) if form in _UPRIGHT), "")
        if noun:
            return _SAME.get(noun, noun)
        if word in {"and", "with", "at", "by", "in", "into", "out", "behind", "after"}:
            break
    return ""


def bearer_in(told: str) -> str:
    """The noun of what bears whoever rests or climbs in these words (from the verb on), or nothing.

    `sat down in a large arm-chair at one end of the table` gives `armchair`; `sat at the table` gives nothing, as one
    sits at a table and not on it.
    """
    clause = re.split(r"[.;:!?]", told[:_REACH], maxsplit=1)[0].lower()
    climbed = _CLIMBING.match(clause)
    if climbed is not None and _climbed(climbed.group("what")):
        return _climbed(climbed.group("what"))
    if _REST.match(clause) is None:
        return ""
    for match in re.finditer(r"\b(on|upon|onto|in|into)\b((?:\s+[\w'\u2019-]+){1,6})", clause):
        for word in match.group(2).split():
            noun = next((form for form in singulars(word) if form in _ON | _IN_ONLY), "")
            if noun and (match.group(1) in {"on", "upon", "onto"} or noun in _IN_ONLY):
                return _SAME.get(noun, noun)
            if word in {"and", "with", "at", "of", "by"} and word != "of":
                break
    return ""
