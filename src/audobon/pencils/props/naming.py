"""From a noun to a thing that can be drawn.

Knows: plurals, articles, adjectives, synonyms, and that a thing never leaves its family.
Does not know: drawing, or meaning beyond the words: a caller may lend a sense of nearness.
"""

from __future__ import annotations

from functools import lru_cache

from audobon.pencils.meaning import Nearest
from audobon.pencils.props.catalogue import CATALOGUE, FAMILIES

_OWN = {word: name for name, kind in CATALOGUE.items() for word in (*kind.words, name)}
_LIKE = {
    "sofa": "ottoman, divan, chaise, settle",
    "bench": "pew, form, ledge",
    "throne": "king's seat, seat of state",
    "bed": "mattress, bunk, couch bed, litter",
    "cupboard": "sink, locker, larder, pantry, safe",
    "stove": "heater, boiler, radiator",
    "lamp": "chandelier lamp, sconce",
    "bottle": "potion, medicine, ink bottle, oil",
    "pot": "caldron, crock, urn, samovar",
    "plate": "platter, silver",
    "cup": "bowl of tea, beaker, coffee, cocoa",
    "cheese": "butter",
    "meat": "chicken, turkey, goose, steak, venison",
    "bread": "roll, toast, crust, sandwich",
    "apple": "peach, quince, apricot, fig",
    "onion": "leek, shallot",
    "berries": "gooseberry, cranberry, blueberry",
    "tree": "maple, linden, sycamore, hawthorn, yew",
    "fir": "cedar, larch",
    "flower": "violet, pansy, poppy, orchid, primrose",
    "bush": "bramble, gorse, thicket, heather",
    "reeds": "cane-brake, sedge",
    "pond": "lake, stream, spring, brook",
    "cab": "stagecoach, chariot, gig, buggy, landau, rickshaw",
    "cart": "lorry, truck, van, caravan",
    "boat": "gondola, lifeboat, ferry",
    "ship": "steamer, submarine, ark, liner",
    "car": "jeep, ambulance, police car",
    "house": "inn, villa, mansion, farmhouse, manor",
    "castle": "temple, citadel",
    "barn": "shed, stable, byre, warehouse",
    "stone wall": "rampart, ruin",
    "fence": "railing, hurdle, barrier",
    "signpost": "notice, noticeboard, placard, sign",
    "sword": "sabre, rapier, cutlass, blade",
    "gun": "blunderbuss, shotgun",
    "crown": "tiara, diadem, garland, wreath",
    "hat": "cap, hood, turban",
    "shoe": "sandal, clog, moccasin",
    "coat": "shirt, uniform, apron",
    "drum": "kettledrum, timpani",
    "flute": "pan-pipe, pipes, reed pipe",
    "rope": "string, cable, twine",
    "hammer": "gavel, sledgehammer",
    "doll": "dummy, baby doll, mannequin",
    "ball": "football, marble, globe ball",
    "ladder": "stepladder, step-ladder",
    "chest": "coffin, casket, treasure chest, ark of wood",
    "sack": "bale, bolster",
    "book": "diary, album, notebook, bible, newspaper",
    "letter": "telegram, postcard, ticket, invitation, paper",
    "trap": "gin, snare of wire",
    "telephone": "receiver, intercom",
    "microscope": "sextant, instrument",
    "rock": "cliff, crag, meteor",
    "feather": "quill feather, wing",
    "bone": "tusk, antler",
}
_NEAR = {word.strip(): name for name, words in _LIKE.items() for word in words.split(",")}
"""Things that a kind may stand for, with a warning."""


def prop_named(noun: str, *, nearest: Nearest | None = None) -> tuple[str, str]:
    """The catalogue's name for a noun (empty where nothing of the kind can be drawn), and a warning.

    The warning is empty where the noun means that very thing. Articles, case, plurals and leading adjectives are seen
    through: the last words decide (`a red flower pot`), or those before `of` (`a bowl of porridge`).

    Args:
        noun: A noun or a few words.
        nearest: Asked where no word of the catalogue fits: first for the family, then for a thing within it.
    """
    word = " ".join(noun.lower().replace("_", " ").split())
    for table, exact in ((_OWN, True), (_NEAR, False)):
        for form in _forms(word):
            if form in table:
                return table[form], "" if exact else f"prop '{word}' is drawn as '{table[form]}'"
    found = _by_meaning(word, nearest) if nearest is not None and word else ""
    return found, f"prop '{word}' is drawn as '{found}'" if found else f"prop '{word}' has no drawing; left out"


def _by_meaning(word: str, nearest: Nearest) -> str:
    family = nearest(word, tuple(FAMILIES))
    if family not in FAMILIES:
        return ""
    found = nearest(word, tuple(FAMILIES[family]))
    return found if found in FAMILIES[family] else ""


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """The word as the catalogue may hold it, most exact first."""
    whole = [word, *([word.split(" of ")[0]] if " of " in word else [])]
    forms: list[str] = []
    for text in whole:
        parts = text.split()
        for start in range(len(parts)):
            tail = " ".join(parts[start:])
            forms += [form for spelt in (tail, tail.replace("-", " ")) for form in _singulars(spelt)]
        forms += [form for part in reversed(text.replace("-", " ").split()) for form in _singulars(part)]
    return tuple(dict.fromkeys(form for form in forms if form))


def _singulars(word: str) -> tuple[str, ...]:
    endings = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""))
    return (word, *(word.removesuffix(end) + ours for end, ours in endings if word.endswith(end)))
