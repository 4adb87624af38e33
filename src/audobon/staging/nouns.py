"""Things a picture can show: props, and what hands can hold.

Knows: plain nouns and their everyday synonyms.  Does not know: how any of them is drawn.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audobon.staging.beings import singulars
from audobon.staging.listing import listed
from audobon.staging.prose import words

_HELD = """basket umbrella stick rake hoe spade sieve axe sword lantern candle lamp cup mug glass bottle plate bowl jug
spoon fork knife book letter paper newspaper map pen flower rose bag sack bundle box parcel coin purse ring key rope
whip broom bucket pail fan pipe gun pistol bow spear shield flute drum fiddle violin trumpet bell watch chain comb
mirror apple bread loaf cake bun pie egg cheese fish bone carrot radish lettuce cabbage onion turnip pea nut berry
scissors needle thread cloak jacket coat shoe hat handkerchief doll ball kite net torch trowel feather crown staff
wand hammer tea ham herbs"""
_STANDING = """table chair armchair bench stool bed cradle cupboard chest barrel tub cauldron pot kettle oven fire
fireplace stove clock door window gate fence wall ladder stair wheelbarrow cart carriage coach sledge boat ship bridge
well fountain pond river stream tree bush log stump rock stone flower-pot can statue throne tent house cottage castle
tower mill barn shed hut church haystack beehive nest cage scarecrow signpost milestone coffin skeleton bones shelf
picture portrait piano desk carpet curtain mushroom snow ice moon sun star rainbow cloud anchor sail trunk cask vine
cucumber-frame plank teapot"""
_SYNONYMS: dict[str, str] = {
    "loaves": "loaf", "knives": "knife", "shelves": "shelf", "berries": "berry", "blackberries": "berry",
    "blackberry": "berry", "cherries": "berry", "strawberries": "berry", "strawberry": "berry", "lettuces": "lettuce",
    "currant-bun": "bun", "money": "coin", "gold": "coin", "pence": "coin", "penny": "coin", "dollar": "coin",
    "pennies": "coin", "dollars": "coin", "note": "letter", "telegram": "letter", "parchment": "paper",
    "scroll": "paper", "wine": "bottle", "flask": "bottle", "decanter": "bottle", "tumbler": "glass",
    "goblet": "cup", "teacup": "cup", "saucer": "cup", "flambeau": "torch", "flambeaux": "torch", "pitcher": "jug",
    "cane": "stick", "club": "stick", "rod": "stick", "branch": "stick", "sabre": "sword", "dagger": "knife",
    "hatchet": "axe", "shovel": "spade", "sofa": "bench", "couch": "bench", "settle": "bench", "hearth": "fireplace",
    "chimney": "fireplace", "cab": "carriage", "hansom": "carriage", "wagon": "cart", "waggon": "cart",
    "wheel-barrow": "wheelbarrow", "barrow": "wheelbarrow", "watering-can": "can", "water-can": "can",
    "flowerpot": "flower-pot", "brook": "stream", "lake": "pond", "pool": "pond", "oak": "tree", "fir": "tree",
    "fir-tree": "tree", "pine": "tree", "shrub": "bush", "hedge": "bush", "bushes": "bush", "boulder": "rock",
    "stairs": "stair", "staircase": "stair", "wardrobe": "cupboard", "dresser": "cupboard", "mantel": "fireplace",
    "hut": "hut", "pistols": "pistol", "revolver": "pistol", "musket": "gun", "rifle": "gun", "tube": "bottle",
    "phial": "bottle", "vial": "bottle", "scythe": "rake", "treat": "cake", "puncheon": "cask", "pipe-of-wine": "cask",
    "casks": "cask", "bricks": "stone", "brick": "stone", "mortar": "stone", "microscope": "microscope",
    "matches": "match", "watches": "watch", "watch-fob": "chain", "combs": "comb", "meat": "ham", "chop": "ham",
    "chops": "ham", "beans": "pea", "bean": "pea", "onions": "onion",
}  # fmt: skip

_SOMETIMES = listed("""well can watch sail bow ring rings net pen cap comb hammer hammers whip note gold ham play
light fire treat match
    matches rock rocks fork fan fly star cut trip band pipe pipes drum spear shed ships trunk moon ball bone bag book
    cage chain letter stick sticks stone fence rope club barrow picture settle""")
_LIKENED = re.compile(r"\b(?:as \w+ as|like) an? (?:\w+ )?[\w-]+", re.IGNORECASE)
_ARTICLES = listed("a an the his her its their my your our this that these those some two three every another")
_NOT_BEFORE_NOUNS = listed("very so as i he she they it we you who to")


@lru_cache(maxsize=1)
def _props() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_HELD.split()), frozenset(_STANDING.split())


def prop_noun(word: str) -> str | None:
    """The drawable noun behind a word (`lettuces` -> `lettuce`, `hansom` -> `carriage`), or None."""
    held, standing = _props()
    low = word.lower().strip("'\u2019")
    for form in singulars(low):
        known = _SYNONYMS.get(form, form)
        if known in held or known in standing:
            return known
    return None


def props_in(text: str) -> tuple[str, ...]:
    """The drawable things a text names, in order, each once; words that are nouns only at times need an article.

    What something is only likened to (`as tall as a castle`, `like a ship`) is not there.
    """
    found: dict[str, None] = {}
    row = [word.lower() for word in words(_LIKENED.sub(" ", text))]
    for position, word in enumerate(row):
        noun = prop_noun(word)
        if noun is None:
            continue
        before = set(row[max(0, position - 2) : position])
        if word in _SOMETIMES and not (before & _ARTICLES and row[position - 1] not in _NOT_BEFORE_NOUNS):
            continue
        found[noun] = None
    return tuple(found)


def can_be_held(noun: str) -> bool:
    """Whether a figure can have this prop in its hand."""
    return noun in _props()[0]
