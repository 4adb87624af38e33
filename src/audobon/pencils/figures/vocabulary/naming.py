"""From a noun to a kind that can be drawn.

Knows: all kinds, their words, and that a being never leaves its sort.
Does not know: drawing, or meaning beyond the words: a caller may lend a sense of nearness.
"""

from __future__ import annotations

from collections.abc import Iterator

from audobon.comic.storyboard import Sort
from audobon.pencils.figures.vocabulary.beasts import BEAST_KINDS
from audobon.pencils.figures.vocabulary.birds import BIRD_KINDS
from audobon.pencils.figures.vocabulary.creatures import CREATURE_KINDS
from audobon.pencils.figures.vocabulary.insects import CREEPING_KINDS, INSECT_KINDS
from audobon.pencils.figures.vocabulary.kind import Kind
from audobon.pencils.figures.vocabulary.persons import PERSONS
from audobon.pencils.figures.vocabulary.reptiles import REPTILE_KINDS
from audobon.pencils.figures.vocabulary.sea import SEA_KINDS
from audobon.pencils.figures.vocabulary.things import THING_KINDS
from audobon.pencils.meaning import Nearest

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        *PERSONS,
        *BEAST_KINDS,
        *BIRD_KINDS,
        *REPTILE_KINDS,
        *INSECT_KINDS,
        *CREEPING_KINDS,
        *SEA_KINDS,
        *CREATURE_KINDS,
        *THING_KINDS,
    )
}

_PLAINEST = {Sort.ANIMAL: "dog", Sort.CREATURE: "gnome", Sort.OBJECT: "chest"}
"""What is drawn for a sort when nothing nearer is known."""


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", " ")


def _table(*, near: bool) -> dict[str, tuple[Kind, ...]]:
    """Every word with the kinds it may mean (or, with `near`, comes near to), people first, things last."""
    found: dict[str, tuple[Kind, ...]] = {}
    for kind in KINDS.values():
        for word in kind.near if near else (kind.name, *kind.words):
            found[_plain(word)] = (*found.get(_plain(word), ()), kind)
    return found


_OWN, _NEAR = _table(near=False), _table(near=True)


def kind_named(word: str, *, sort: Sort = Sort.ANY, nearest: Nearest | None = None) -> tuple[Kind, str]:
    """The kind to draw for a noun, and a warning (empty where the noun means that very kind).

    Args:
        word: A noun or a few words, the last of them the noun (`little red hen`).
        sort: What sort of being it is; an animal is never drawn as a person. ANY lets the words decide.
        nearest: Asked where no word of the vocabulary fits.
    """
    name = word.strip().lower()
    for candidate in _candidates(_plain(word)):
        for table, exact in ((_OWN, True), (_NEAR, False)):
            kind = next((kind for kind in table.get(candidate, ()) if kind.fits(sort)), None)
            if kind is not None:
                return kind, "" if exact else f"species '{name}' is drawn as '{kind.name}'"
    within = tuple(kind.name for kind in KINDS.values() if sort in (Sort.ANY, kind.sort))
    found = nearest(name, within) if nearest is not None and within else ""
    kind = KINDS[found if found in within else _PLAINEST.get(sort, "human")]
    return kind, f"species '{name}' is drawn as '{kind.name}'"


def _candidates(name: str) -> Iterator[str]:
    """The words to look for: all of it, then runs of three, two and one word, the last ones first; plurals as one."""
    words = name.split()
    for size in sorted({len(words), 3, 2, 1}, reverse=True):
        for start in range(len(words) - size, -1, -1):
            run = " ".join(words[start : start + size])
            yield from dict.fromkeys((run, run.removesuffix("s"), run.removesuffix("es")))
