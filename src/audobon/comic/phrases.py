"""Small words of plain English: articles, rows, where somebody is, how somebody looks.

Knows: nouns of places and things.  Does not know: panels, or who is told the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from audobon.comic.story import Emotion

LOOKS = {
    Emotion.JOY: "happy",
    Emotion.SADNESS: "sad",
    Emotion.ANGER: "angry",
    Emotion.FEAR: "afraid",
    Emotion.SURPRISE: "astonished",
    Emotion.DISGUST: "disgusted",
}
"""How somebody looks who feels so; nothing for those who feel nothing much."""
_ON = frozenset(
    [
        "road",
        "lane",
        "street",
        "beach",
        "ship",
        "bridge",
        "mountain",
        "hill",
        "field",
        "meadow",
        "path",
        "farmyard",
        "branch",
        "pavement",
        "wall",
    ]
)
_BY = frozenset(["sea", "lake", "river", "pond", "door", "gate", "well", "house-door", "brook", "stream"])
_AT = frozenset(["crossroads"])
_UNCOUNTED = frozenset(
    ["bread", "cheese", "ham", "tea", "water", "thread", "fire", "grass", "hay", "money", "paper", "smoke"]
)


def place_preposition(*nouns: str) -> str:
    """`on` a road, `by` a river, `in` a garden; the nouns are words for one place."""
    if _ON.intersection(nouns):
        return "on"
    if _AT.intersection(nouns):
        return "at"
    return "by" if _BY.intersection(nouns) else "in"


def with_article(noun: str) -> str:
    """A noun with `a` or `an`; as it is where it is many or uncounted."""
    plain = noun.strip()
    if plain in _UNCOUNTED or (plain.endswith("s") and not plain.endswith("ss")):
        return plain
    return ("an " if plain[:1].lower() in "aeiou" else "a ") + plain


def joined(items: Sequence[str]) -> str:
    """`one`, `one and two`, `one, two and three`."""
    *rest, last = items or ("",)
    return f"{', '.join(rest)} and {last}" if rest else last
