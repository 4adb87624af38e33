"""Verbs that mean something else with the word that follows: `caught sight of`, `shook her head`, `shut his eyes`.

Knows: the commonest idioms of storytelling.  Does not know: who acts.
"""

from __future__ import annotations

import re

UNSEEN = "unseen"
"""What an idiom shows that has nothing to see."""

_OWN = r"(?:his|her|its|their|my|your|our|the)"
_IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), pose)
    for pattern, pose in (
        (
            r"(?:br[eo]ak\w*|broke|burst\w*)\s+(?:out|down|into)\s+(?:\w+\s+){0,2}(?:tears|weeping|sobs|sobbing|crying)",
            "crying",
        ),
        (r"(?:br[eo]ak\w*|broke)\s+down\b", "crying"),
        (r"(?:br[eo]ak\w*|broke|burst\w*)\s+(?:out|into)\s+(?:\w+\s+){0,2}laugh\w*", "laughing"),
        (
            r"(?:struck|strik\w+)\s+(?:a|an|another|one|the|up)?\s*(?:\w+\s+)?(?:match\w*|light|flint|sparks?)\b",
            "putting",
        ),
        (r"(?:struck|strik\w+)\s+another\s*[.,;!?]", "putting"),
        (r"(?:br[eo]ak\w*|broke|burst\w*)\s+(?:out|into)\s+(?:\w+\s+){0,2}(?:songs?|singing)", "singing"),
        (r"(?:br[eo]ak\w*|broke)\s+into\s+(?:a|an)\s+(?:run|trot|gallop)", "running"),
        (r"(?:br[eo]ak\w*|broke)\s+(?:in|forth|off|out\s+with)\b", "talking"),
        (r"(?:caught|catch\w*|had|got|get)\s+(?:a\s+)?(?:sight|glimpse)\b", "peeping"),
        (rf"(?:shook|shak\w+)\s+{_OWN}\s+head", "shrugging"),
        (r"(?:shook|shak\w+)\s+(?:(?:his|her|my|your|our|their|each\s+other's)\s+)?hands?\b", "greeting"),
        (rf"(?:shook|shak\w+)\s+{_OWN}\s+fist", "scolding"),
        (rf"roll\w*\s+{_OWN}\s+eyes", UNSEEN),
        (rf"roll\w*\s+(?:a|an|{_OWN})\s+\w", "pushing"),
        (r"roll\w*\s+(?:out\s+of|up\s+to|along|forward|forwards|past|across)\b", "walking"),
        (r"(?:wriggl|squirm|squeez|slip)\w*\s+(?:out|away|free|past)\b", "running"),
        (rf"(?:br[eo]ak\w*|broke)\s+(?:a|{_OWN})\s+(?:\w+\s+)?(?:seal|envelope|bread|loaf)\b", "holding"),
        (rf"nod\w*\s+{_OWN}\s+head", "bowing"),
        (rf"(?:shut|shutting|closed?|closing)\s+{_OWN}\s+eyes", "sleeping"),
        (rf"open\w*\s+{_OWN}\s+(?:eyes|mouth)", "standing"),
        (rf"(?:wrung|wring\w*|clasp\w*)\s+{_OWN}\s+hands", "begging"),
        (rf"(?:clap\w*)\s+{_OWN}\s+hands", "clapping"),
        (rf"bow\w*\s+{_OWN}\s+head", "bowing"),
        (rf"(?:hung|hang\w*)\s+{_OWN}\s+head", "crying"),
        (rf"(?:rais\w+|lift\w+|held up|put up)\s+{_OWN}\s+(?:hand|hands|arm|arms|paw|paws)", "waving"),
        (rf"wip\w+\s+{_OWN}\s+(?:\w+\s+)?(?:eyes?|tears?|nose)", "crying"),
        (rf"(?:wip\w+|mopp\w+|rubb\w+)\s+{_OWN}\s+(?:\w+\s+)?(?:forehead|brow|face|mouth|lips|hands|chin)", "thinking"),
        (rf"(?:blew|blow\w*)\s+{_OWN}\s+nose", "crying"),
        (r"(?:gave|give\w*|made|mak\w+)\s+(?:a|one|another)\s+(?:\w+\s+)?(?:jump|leap|spring|bound)", "jumping"),
        (
            r"(?:gave|give\w*|made|utter\w*)\s+(?:a|one|another)\s+(?:\w+\s+){0,2}(?:cry|shriek|scream|shout|yell|roar)",
            "shouting",
        ),
        (r"(?:gave|give\w*|made)\s+(?:a|an|another)\s+(?:\w+\s+)?(?:bow|curtsey|curtsy)", "bowing"),
        (r"(?:gave|give\w*|heav\w+)\s+(?:a|another)\s+(?:\w+\s+)?(?:sigh|sob|groan)", "crying"),
        (r"(?:took|tak\w+)\s+(?:to\s+(?:his|her|its|their)\s+heels|flight)", "running"),
        (
            r"(?:took|tak\w+|gave|give\w*|lost|paid|kept|made|had|got|held|hold\w*)\s+(?:\w+\s+)?(?:care|place|leave|heart|courage"
            r"|breath|notice|heed|part|pains|cold|way|ear|up his mind|up her mind|pity|advice|counsel|promise|word|time"
            r"|temper|thanks)\b",
            UNSEEN,
        ),
    )
)


def idiom_pose(told: str) -> str:
    """The pose for an idiom that these words begin with (from the verb on), `UNSEEN` for one that shows nothing, else
    nothing."""
    low = " ".join(told.lower().split())
    return next((pose for pattern, pose in _IDIOMS if pattern.match(low)), "")
