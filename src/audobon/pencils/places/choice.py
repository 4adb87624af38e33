"""From a story's word for a place to a kind that can be drawn.

Knows: how a noun phrase is built (its head stands before the first preposition), the lexicon,
    and how to ask a lent sense
of meaning.  Does not know: how meaning is measured, how a place is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from audobon.pencils.meaning import Nearest
from audobon.pencils.places import lexicon
from audobon.pencils.places.catalogue import CATALOGUE, PlaceChoice

UNPLACED = "unplaced"
ROOFS = frozenset(
    (
        "house",
        "home",
        "dwelling",
        "place",
        "interior",
        "indoors",
        "inside",
        "outside",
        "building",
        "chamber",
        "room",
        "mansion",
    )
)
"""Words that say there is a house and no more: who lives in it may say what it is like."""
GENERAL = ROOFS | {"hall", "outdoors", "yard", "den", "hole", "spot", "land", "country", "court"}
"""Words so wide that the text's own name for the place may say more."""
_CUTS = re.compile(
    r"\b(?:of|at|in|on|by|near|under|underneath|beneath|before|behind|beside|between|with|within|from|to|towards|where|that|"
    r"which|outside|inside|over|above|below|against|among|beyond|through|across|along|into|upon|about|and|for|out|off|down|up|"
    r"round|around)\b|[,;:()]"
)
"""Where a noun phrase is cut: what stands before the first of these holds its head."""


def choose_place(word: str, *, inside: bool, place: str = "", nearest: Nearest | None = None) -> PlaceChoice:
    """The kind to draw for `word` (a scene's `place_kind`).

    Args:
        word: One plain noun or a few words; empty or `unplaced` means the neutral vignette.
        inside: Whether the scene has a roof; it is kept: a noun known only on the other side of the wall gives what
            lies on this side of it.
        place: The text's own words for the place; they speak first where `word` is general, and may narrow it.
        nearest: Asked where the lexicon knows no word.
    """
    spoken, told = _plain(word), _plain(place)
    if spoken in ("", UNPLACED, "unknown", "none", "nowhere"):
        return PlaceChoice(kind=UNPLACED)
    for find in (_general, _named, _from_the_other_side):
        kind = find(spoken, told, inside)
        if kind:
            return PlaceChoice(kind=kind)
    candidates = tuple(kind for kind, entry in CATALOGUE.items() if entry.indoors == inside and kind != UNPLACED)
    kind = nearest(word.lower().strip(), candidates) if nearest is not None else ""
    if kind not in candidates:
        kind = "room" if inside else UNPLACED
    return PlaceChoice(kind=kind, warning=f"place `{word}` has no drawing of its own; drawn as `{kind}`")


def _general(spoken: str, told: str, inside: bool) -> str:
    """What the text's own words say where the word itself says little."""
    last = spoken.split()[-1]
    if last not in GENERAL or (spoken != last and spoken in _index(inside)[0]):
        return ""
    closer = _meant(told, inside)
    if closer and closer not in ("room", _meant(spoken, inside)):
        return closer
    return _dwelt(f"{spoken} {told}", inside) if last in ROOFS else ""


def _named(spoken: str, told: str, inside: bool) -> str:
    """The kind of the word, or a narrower one that the text's own words name; else the kind of those words."""
    kind = _meant(spoken, inside)
    if not kind:
        return _meant(told, inside)
    narrower = lexicon.NARROWER.get(kind, ())
    return next((found for found in _meanings(told, inside) if found in narrower), kind)


def _from_the_other_side(spoken: str, told: str, inside: bool) -> str:
    """A noun that is only known with a roof where there is none, or without: what lies across the wall."""
    kind = _meant(spoken, not inside) or _meant(told, not inside)
    return lexicon.ACROSS.get(kind, "room" if inside else "doorstep") if kind else ""


def _dwelt(words: str, inside: bool) -> str:
    """The house of whoever is named in these words."""
    for kind, dwellers in _dwellers():
        if any(re.search(rf"\b{dweller}(?:s|es)?\b", words) for dweller in dwellers):
            return kind if inside else lexicon.ACROSS.get(kind, "doorstep")
    return ""


def _meant(words: str, inside: bool) -> str:
    return next(iter(_meanings(words, inside)), "")


@lru_cache(maxsize=4096)
def _meanings(words: str, inside: bool) -> tuple[str, ...]:
    """Every kind that a phrase names, that of its head first."""
    known, pattern = _index(inside)
    bare = re.sub(r"^(?:the|a|an|his|her|their|its|my|our) ", "", words)
    if bare in known:
        return (known[bare],)
    found = [kind for noun, kind in known.items() if _CUTS.search(noun) and re.search(rf"\b{re.escape(noun)}\b", words)]
    for segment in _CUTS.split(words):
        # The last noun of a compound is its head (castle kitchen); of entries that end alike the longest stands.
        matches = list(pattern.finditer(segment))
        found += [known[match.group(1)] for match in reversed(matches)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=2)
def _index(inside: bool) -> tuple[dict[str, str], re.Pattern[str]]:
    """Every noun of one side of the wall with its kind, and a pattern that finds them, the longest first."""
    known: dict[str, str] = {}
    for kind, words in (lexicon.INDOORS if inside else lexicon.OUTDOORS).items():
        for noun in (kind, *_split(words)):
            known.setdefault(_plain(noun), kind)
    for kind, entry in CATALOGUE.items():
        if entry.indoors == inside and kind != UNPLACED:
            known[kind] = kind
    nouns = sorted(known, key=lambda noun: (-len(noun), noun))
    return known, re.compile(rf"\b({'|'.join(map(re.escape, nouns))})(?:s|es)?\b")


@lru_cache(maxsize=1)
def _dwellers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(_plain(noun) for noun in _split(words))) for kind, words in lexicon.DWELLERS.items())


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _plain(words: str) -> str:
    """Lower case without accents, hyphens as spaces, straight apostrophes, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(c))
    return " ".join(bare.replace("-", " ").replace("\u2019", "'").split())
