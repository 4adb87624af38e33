"""Reading how someone looks: garments, hair and features out of the text's own words.

Knows: nouns of clothing and their everyday synonyms, hair words, features.  Does not know: what anyone chose to wear
where the text is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audobon.staging.colors import HAIR_WORDS, NAMED, SKIN_WORDS

GARMENTS: tuple[str, ...] = (
    "jacket", "coat", "shirt", "dress", "skirt", "apron", "trousers", "breeches", "cloak", "shawl", "waistcoat", "robe",
    "armour", "gown", "scarf", "hat", "top hat", "bonnet", "cap", "crown", "hood", "boots", "shoes", "bow tie",
    "uniform", "t-shirt", "jumper", "hoodie", "dungarees", "nightshirt", "tunic", "rags", "drapery", "swimsuit", "tie",
    "belt", "stockings", "sandals", "straw hat", "bowler", "tricorne", "witch's hat", "wizard's hat", "helmet",
    "police helmet", "turban", "headscarf", "chef's cap", "nightcap", "sailor's cap", "nurse's cap", "gnome's cap",
    "jester's cap", "feathered hat", "shako", "wreath", "veil", "beret", "hair bow",
)  # fmt: skip
MAIN_GARMENTS = (
    "dress", "gown", "robe", "armour", "uniform", "coat", "jacket", "cloak", "hoodie", "jumper", "t-shirt", "dungarees",
    "tunic", "waistcoat", "shirt", "nightshirt", "rags", "drapery", "swimsuit", "shawl",
)  # fmt: skip
"""What gives a figure its colour, most telling first."""
HEADWEAR = frozenset({
    "hat", "top hat", "bonnet", "cap", "crown", "hood", "straw hat", "bowler", "tricorne", "witch's hat",
    "wizard's hat", "helmet", "police helmet", "turban", "headscarf", "chef's cap", "nightcap", "sailor's cap",
    "nurse's cap", "gnome's cap", "jester's cap", "feathered hat", "shako", "wreath", "veil", "beret", "hair bow",
})  # fmt: skip

_SYNONYMS: dict[str, str] = {
    "frock": "dress", "pinafore": "apron", "kirtle": "dress", "petticoat": "skirt", "cape": "cloak", "mantle": "cloak",
    "roquelaire": "cloak", "smock": "shirt", "blouse": "shirt", "vest": "waistcoat", "overcoat": "coat",
    "frock-coat": "coat", "ulster": "coat", "raincoat": "coat", "livery": "uniform", "regimentals": "uniform",
    "doublet": "jacket", "jerkin": "jacket", "blazer": "jacket", "muffler": "scarf", "kerchief": "headscarf",
    "cravat": "bow tie", "neck-tie": "tie", "necktie": "tie", "diadem": "crown", "tiara": "crown", "coronet": "crown",
    "mail": "armour", "cowl": "hood", "slippers": "shoes", "slipper": "shoes", "sneakers": "shoes", "trainers": "shoes",
    "shoe": "shoes", "boot": "boots", "pumps": "shoes", "pantaloons": "trousers", "leggings": "trousers",
    "jeans": "trousers", "pants": "trousers", "shorts": "breeches", "overalls": "dungarees", "sweater": "jumper",
    "cardigan": "jumper", "pullover": "jumper", "jersey": "jumper", "sweatshirt": "hoodie", "kilt": "skirt",
    "silk-hat": "top hat", "derby": "bowler", "pyjamas": "nightshirt", "pajamas": "nightshirt",
    "nightgown": "nightshirt", "nightdress": "nightshirt", "night-shirt": "nightshirt", "toga": "drapery",
    "swimming-trunks": "swimsuit", "bathing-suit": "swimsuit", "fool's-cap": "jester's cap",
    "conical-cap": "gnome's cap", "night-cap": "nightcap", "garland": "wreath", "gowns": "gown", "robes": "robe",
    "dresses": "dress", "manteau": "gown", "tatters": "rags", "suit": "jacket", "clothes": "",
}  # fmt: skip
_HAIR_STYLES: tuple[tuple[str, str], ...] = (
    (r"bald\b|hairless", "bald"), (r"curl\w*|ringlets?", "curly"), (r"braids?|plaits?|pigtails?|tresses", "braids"),
    (r"\bbun\b|knot of hair", "bun"), (r"(?:long|flowing|rippling|cascade of)[\w ,]* hair|hair[\w ,]* below", "long"),
    (r"(?:short|cropped|shorn|cut)[\w ,]* hair|hair[\w ,]* (?:cut|cropped)", "short"),
)  # fmt: skip
_FEATURES: tuple[tuple[str, str], ...] = (
    (r"beard\w*", "beard"), (r"moustach\w*|mustach\w*|whiskers", "moustache"),
    (r"glasses|spectacles?|eye-?glass\w*|monocle", "glasses"),
    (r"\b(?:stout|fat|plump|portly|corpulent|burly|round)\b", "stout"),
    (r"\b(?:thin|lean|slender|slim|gaunt|skinny|bony|meagre)\b", "thin"), (r"freckle\w*", "freckles"),
    (r"\bbaskets?\b", "basket"), (r"\bumbrella\b", "umbrella"), (r"\b(?:stick|cane|staff|crutch)\b", "stick"),
)  # fmt: skip
_COLOR_WORD = "|".join(sorted(NAMED, key=len, reverse=True))
_NOUN = "|".join(sorted([*GARMENTS, *(word for word in _SYNONYMS if _SYNONYMS[word])], key=len, reverse=True))
_GARMENT = re.compile(rf"(?:\b({_COLOR_WORD})[\w\-]*\b(?:[ ,\-]+\w+){{0,2}}?[ \-]+)?\b({_NOUN})\b", re.IGNORECASE)
_HAIR_WORD = "|".join(sorted({*NAMED, *HAIR_WORDS}, key=len, reverse=True))
_HAIR_COLOR = re.compile(
    rf"\b({_HAIR_WORD})\b[\w ,\-]{{0,20}}\b(?:hair\w*|locks|curls|tresses|beard(?:ed)?|head(?:ed)?)\b"
    rf"|\bhair\b[\w ,]{{0,70}}\b({_HAIR_WORD})\b",
    re.IGNORECASE,
)
_SKIN_WORD = "|".join(sorted(SKIN_WORDS, key=len, reverse=True))
_SKIN = re.compile(
    rf"\b({_SKIN_WORD})[ \-](?:faced|skinned|complexioned|(?:\w+ )?(?:face|skin|complexion|cheeks))\b"
    rf"|\b(?:face|skin|complexion|cheeks)\b (?:was |were |is |very |so |quite )*({_SKIN_WORD})\b"
    r"|\b(pale|ruddy|sallow|swarthy|sunburnt|dusky|rosy) (?:\w+ )?"
    r"(?:man|woman|lady|gentleman|boy|girl|youth|fellow|stranger|child)\b"
    r"|^(?:very |so |quite )?(pale|ruddy|sallow|swarthy|sunburnt)$",
    re.IGNORECASE,
)
_COAT_COLOR = re.compile(
    rf"\b({_COLOR_WORD})\b[\w ,\-]{{0,12}}\b(?:fur|coat|wool|feathers?|feet|face|skin|{{species}})\b"
)


@dataclass(frozen=True, kw_only=True)
class Look:
    """Stated facts only. `garments` pairs a garment with its colour or None; empty words where the text is silent."""

    garments: tuple[tuple[str, str | None], ...]
    hair_color: str | None
    hair_style: str
    features: tuple[str, ...]
    coat_color: str | None
    skin: str | None = None


def look_of(facts: Iterable[str], species: str) -> Look:
    """What the stated facts say.

    Args:
        facts: The text's own words about one character.
        species: `human` or an animal's noun, for `white cat` to mean its fur.
    """
    told = [fact for fact in facts if not _elsewhere(fact)]
    text = " ; ".join(told)
    garments: dict[str, str | None] = {}
    for match in _GARMENT.finditer(text):
        noun = match.group(2).lower()
        garment = _SYNONYMS.get(noun, noun)
        # A garment named in passing (`his jacket`) takes its colour from where the text gives one.
        if garment and garments.get(garment) is None:
            garments[garment] = NAMED.get((match.group(1) or "").lower())
    color = _hair_color(text)
    style = next((style for pattern, style in _HAIR_STYLES if re.search(pattern, text, re.IGNORECASE)), "")
    features = tuple(word for pattern, word in _FEATURES if re.search(pattern, text, re.IGNORECASE))
    return Look(
        garments=tuple(garments.items()),
        hair_color=color,
        hair_style=style,
        features=features,
        coat_color=_coat_color(text, species),
        skin=next((color for fact in told if (color := _skin(fact)) is not None), None),
    )


def _hair_color(text: str) -> str | None:
    match = _HAIR_COLOR.search(text)
    if match is None:
        return None
    word = (match.group(1) or match.group(2)).lower()
    return HAIR_WORDS.get(word) or NAMED[word]


def _skin(fact: str) -> str | None:
    """The tone that words for a face or for the whole of somebody mean (`pale-faced`, `a swarthy man`)."""
    match = _SKIN.search(fact.strip())
    return SKIN_WORDS[next(word for word in match.groups() if word).lower()] if match else None


def _coat_color(text: str, species: str) -> str | None:
    match = re.search(_COAT_COLOR.pattern.replace("{species}", re.escape(species)), text, re.IGNORECASE)
    return NAMED[match.group(1).lower()] if match else None


def _elsewhere(fact: str) -> bool:
    """Facts of one occasion (`at the ball: ...`, `later ...`) do not set the everyday look."""
    return bool(re.match(r"(?:at|in|on|later|then|afterwards)\b[^:]{0,40}:", fact, re.IGNORECASE))
