"""Which animals of a story live like people, so that they are drawn upright and clothed.

Knows: deeds and titles that only people have.  Does not know: clothes.
"""

from __future__ import annotations

import re
from collections import Counter

from audobon.comic.story import Story
from audobon.comic.storyboard import Sort
from audobon.staging.company import Company
from audobon.staging.listing import listed

_HOUSEHOLD = listed("""cook bake sew knit pour sweep write read iron dust dress curtsy spin weave""")
_CHATTELS = listed("""basket umbrella scissors needle cup teacup watch purse money coin hat bonnet apron jacket coat
    spoon fork armchair arm-chair kettle teapot broom book letter pipe spectacles tea jug plate butter bread-knife""")
_TITLE = re.compile(r"\b(?:mr|mrs|miss|ms|sir|lady|lord|doctor|dr|captain|king|queen|uncle|aunt|cousin)\b")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_REACH = 60
"""How far after its verb a deed names the thing it is done with, in characters."""
_ENOUGH = 2


def housekeepers(text: str, story: Story, company: Company) -> frozenset[str]:
    """The animals that keep house like people, and all others of their kind in the same story.

    One is known by its title (`Mrs. Rabbit`), or by two deeds that only people do or do with people's things.
    """
    tallies: Counter[str] = Counter()
    for event in (event for scene in story.scenes for beat in scene.beats for event in beat.events):
        told = text[event.span.start : event.span.end + _REACH].lower().partition(".")[0]
        if event.verb in _HOUSEHOLD or _CHATTELS & set(_WORD.findall(told)):
            tallies.update(event.agents)
    animals = {member.id: member for member in story.cast if company.sort(member.id) is Sort.ANIMAL}
    genteel = {who for who, member in animals.items() if tallies[who] >= _ENOUGH or _TITLE.search(member.name.lower())}
    kinds = {company.species(who) for who in genteel}
    return frozenset(who for who in animals if company.species(who) in kinds)
