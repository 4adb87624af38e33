"""What people and clothed animals wear where the text is silent: by sex, age, rank, trade and time.

Knows: outfits as lists of garments.  Does not know: colours, who has taken which outfit already.
"""

from __future__ import annotations

from collections.abc import Iterable

from audobon.comic.story import Age, Character, Gender

_WOMENS = frozenset({"bonnet", "headscarf", "hair bow", "nurse's cap"})
Outfits = tuple[tuple[str, ...], ...]

_LONG_AGO: dict[tuple[str, str], Outfits] = {
    ("male", "child"): (("jacket", "breeches", "boots"), ("shirt", "breeches", "cap"), ("waistcoat", "shirt",
    "trousers")),
    ("female", "child"): (("dress", "apron", "shoes"), ("dress", "shoes", "bonnet"), ("dress", "boots")),
    ("male", "grown"): (
        ("coat", "waistcoat", "trousers", "boots"), ("jacket", "trousers", "cap"), ("coat", "trousers", "top hat",
        "bow tie"),
        ("waistcoat", "shirt", "trousers", "hat"), ("cloak", "shirt", "breeches", "boots"), ("jacket", "waistcoat",
        "breeches"),
    ),
    ("female", "grown"): (
        ("dress", "shawl", "shoes"), ("dress", "apron", "bonnet"), ("gown", "shoes"), ("dress", "hat"),
        ("skirt", "jacket", "bonnet"), ("dress", "cloak"),
    ),
    ("male", "old"): (("coat", "waistcoat", "trousers", "hat"), ("robe", "boots"), ("jacket", "scarf", "trousers")),
    ("female", "old"): (("dress", "shawl", "bonnet"), ("dress", "apron", "headscarf"), ("cloak", "dress", "hood")),
}  # fmt: skip
_TODAY: dict[tuple[str, str], Outfits] = {
    ("male", "child"): (("t-shirt", "trousers", "shoes"), ("hoodie", "trousers", "shoes"), ("jumper", "breeches",
    "shoes"), ("t-shirt", "dungarees", "boots")),
    ("female", "child"): (("t-shirt", "skirt", "shoes"), ("dress", "shoes", "hair bow"), ("t-shirt", "dungarees",
    "shoes"), ("hoodie", "trousers", "shoes")),
    ("male", "grown"): (("jacket", "shirt", "trousers", "shoes"), ("jumper", "trousers", "shoes"), ("t-shirt",
    "trousers", "shoes"), ("shirt", "tie", "trousers", "shoes"), ("hoodie", "trousers", "cap")),
    ("female", "grown"): (("dress", "shoes"), ("jumper", "skirt", "boots"), ("t-shirt", "trousers", "shoes"),
    ("jacket", "skirt", "shoes"), ("coat", "scarf", "trousers", "boots")),
    ("male", "old"): (("jumper", "shirt", "trousers", "shoes"), ("jacket", "shirt", "trousers", "cap")),
    ("female", "old"): (("jumper", "skirt", "shoes"), ("dress", "shawl", "shoes"), ("coat", "scarf", "skirt")),
}  # fmt: skip
_ANIMAL: dict[str, Outfits] = {
    "male": (("jacket",), ("waistcoat", "bow tie"), ("coat", "scarf"), ("shirt", "breeches"), ("waistcoat", "hat")),
    "female": (("dress", "apron"), ("dress", "bonnet"), ("shawl", "skirt"), ("dress",)),
    "any": (("jacket",), ("scarf",), ("waistcoat",), ("cloak",), ("shirt",), ("dress",)),
}
BY_RANK: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("king", "emperor"), ("robe", "cloak", "crown", "boots"), ""),
    (("sultan", "caliph", "vizier"), ("robe", "cloak", "turban"), "beard"),
    (("queen", "empress"), ("gown", "cloak", "crown"), ""),
    (("prince",), ("jacket", "cloak", "breeches", "boots"), ""),
    (("princess",), ("gown", "crown"), ""),
    (("knight",), ("armour", "cloak"), ""),
    (("constable", "policeman", "policewoman", "bobby"), ("uniform", "trousers", "police helmet", "boots"),
    "moustache"),
    (("soldier", "guard", "officer", "sergeant", "general", "corporal"), ("uniform", "trousers", "shako", "boots"),
    "moustache"),
    (("captain", "admiral"), ("uniform", "trousers", "cap", "boots"), "moustache"),
    (("pirate", "buccaneer"), ("coat", "shirt", "breeches", "tricorne", "boots"), "beard"),
    (("sailor", "fisherman", "boatman", "ferryman"), ("jumper", "trousers", "sailor's cap", "boots"), ""),
    (("witch",), ("robe", "cloak", "witch's hat"), ""),
    (("wizard", "magician", "sorcerer", "enchanter"), ("robe", "wizard's hat"), "beard"),
    (("hermit", "monk", "priest", "friar"), ("robe", "hood"), "beard"),
    (("jester", "fool", "clown"), ("tunic", "breeches", "jester's cap"), ""),
    (("beggar", "tramp"), ("rags", "trousers"), ""),
    (("farmer", "gardener", "peasant", "shepherd"), ("shirt", "waistcoat", "trousers", "straw hat", "boots"), "beard"),
    (("miller", "woodcutter", "huntsman", "hunter"), ("shirt", "waistcoat", "trousers", "hat", "boots"), "beard"),
    (("cook", "baker", "chef"), ("dress", "apron", "chef's cap"), ""),
    (("nurse",), ("dress", "apron", "nurse's cap"), ""),
    (("maid", "servant", "housekeeper"), ("dress", "apron", "bonnet"), ""),
    (("detective", "inspector", "doctor", "professor", "scientist"), ("coat", "waistcoat", "trousers", "bow tie"),
    "glasses"),
)  # fmt: skip
"""Nouns of rank or trade, what they wear, and a feature of the men among them."""


def suited(garments: tuple[str, ...], gender: Gender) -> tuple[str, ...]:
    """A cook's or a servant's clothes on a man are a shirt and trousers, not a dress, and no bonnet."""
    if gender is not Gender.FEMALE and "dress" in garments:
        return (*("shirt" if name == "dress" else name for name in garments if name not in _WOMENS), "trousers")
    return garments


def head_suited(garments: Iterable[str], member: Character, *, modern: bool) -> dict[str, str]:
    """What each garment is on this head: long ago a woman's cap was a bonnet, an old one's a headscarf, for a flat cap
    makes a man of her in a small picture.

    Args:
        garments: What is worn; with a uniform a cap is part of it.
        member: Who wears it.
        modern: Whether the story plays in our day, when caps are anybody's.
    """
    names = tuple(garments)
    own = {name: name for name in names}
    if "cap" in own and member.gender is Gender.FEMALE and not modern and "uniform" not in own:
        own["cap"] = "headscarf" if member.age is Age.OLD else "bonnet"
    return own


def outfits_for(member: Character, *, human_like: bool, modern: bool) -> Outfits:
    """What somebody may wear of whom the text says nothing.

    Args:
        member: Whose sex and age decide.
        human_like: Whether they dress from head to foot; a clothed animal wears a piece or two.
        modern: Whether the story plays in our day.
    """
    gender = "female" if member.gender is Gender.FEMALE else "male"
    if not human_like:
        unknown = member.gender in (Gender.UNKNOWN, Gender.NEUTRAL)
        return _ANIMAL["any" if unknown else gender]
    outfits = _TODAY if modern else _LONG_AGO
    age = {Age.CHILD: "child", Age.OLD: "old"}.get(member.age, "grown")
    if member.gender is Gender.UNKNOWN and member.kind == "group":
        return outfits[("male", age)] + outfits[("female", age)]
    return outfits[(gender, age)]
