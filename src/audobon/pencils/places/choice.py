"""From a story's word for a place to a kind that can be drawn.

Knows: the catalogue's words, and how to ask a lent sense of meaning.  Does not know: how meaning is measured.
"""

from __future__ import annotations

import re

from audobon.pencils.meaning import Nearest
from audobon.pencils.places.catalogue import CATALOGUE, PlaceChoice

UNPLACED = "unplaced"
GENERAL = (
    "house",
    "home",
    "hall",
    "room",
    "building",
    "interior",
    "place",
    "indoors",
    "inside",
    "outside",
    "outdoors",
    "yard",
)
"""Words so wide that the text's own name for the place may say more."""


def choose_place(word: str, *, inside: bool, place: str = "", nearest: Nearest | None = None) -> PlaceChoice:
    """The kind to draw for `word` (a scene's `place_kind`).

    Args:
        word: One plain noun or a few words; empty or `unplaced` means the neutral vignette.
        inside: Whether the scene has a roof; a kind that disagrees is taken only if nothing else fits.
        place: The text's own words for the place, a second hint.
        nearest: Asked where the lexicon knows no word.
    """
    spoken = word.lower().strip()
    if spoken in ("", UNPLACED, "unknown", "none", "nowhere"):
        return PlaceChoice(kind=UNPLACED)
    closer = _by_lexicon(place.lower(), inside=inside) if spoken in GENERAL else None
    if closer is not None:
        return PlaceChoice(kind=closer)
    if spoken in CATALOGUE and CATALOGUE[spoken].indoors == inside:
        return PlaceChoice(kind=spoken)
    found = _by_lexicon(spoken, inside=inside) or _by_lexicon(place.lower(), inside=inside)
    if found is not None:
        return PlaceChoice(kind=found)
    if spoken in CATALOGUE:
        return PlaceChoice(kind=spoken)
    candidates = tuple(kind for kind, entry in CATALOGUE.items() if entry.indoors == inside and kind != UNPLACED)
    if nearest is not None:
        kind = nearest(spoken, candidates)
        if kind in candidates:
            return PlaceChoice(kind=kind, warning=f"place `{word}` has no drawing of its own; drawn as `{kind}`")
    kind = "room" if inside and "room" in CATALOGUE else UNPLACED
    return PlaceChoice(kind=kind, warning=f"place `{word}` has no drawing of its own; drawn as `{kind}`")


def _by_lexicon(spoken: str, *, inside: bool) -> str | None:
    """The kind whose words stand in `spoken`; the longest word wins, then the later one (the noun of a phrase)."""
    best: tuple[int, int, str] | None = None
    for kind, entry in CATALOGUE.items():
        if entry.indoors != inside:
            continue
        for candidate in (kind, *entry.words):
            found = list(re.finditer(rf"\b{re.escape(candidate)}(s|es)?\b", spoken))
            if found and (best is None or (len(candidate), found[-1].start()) > best[:2]):
                best = (len(candidate), found[-1].start(), kind)
    return best[2] if best else None
