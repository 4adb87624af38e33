"""From a noun to a kind that can be drawn.

Knows: all kinds, their words, and that a being never leaves its sort.
Does not know: drawing, or meaning beyond the words: a caller may lend a sense of nearness.
"""

from __future__ import annotations

from audobon.comic.storyboard import Sort
from audobon.pencils.figures.vocabulary.beasts import BEAST_KINDS
from audobon.pencils.figures.vocabulary.birds import BIRD_KINDS
from audobon.pencils.figures.vocabulary.kind import Kind
from audobon.pencils.figures.vocabulary.persons import PERSONS
from audobon.pencils.meaning import Nearest

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*PERSONS, *BEAST_KINDS, *BIRD_KINDS)}

_OWN = {word: kind for kind in KINDS.values() for word in (kind.name, *kind.words)}
_NEAR = {word: kind for kind in KINDS.values() for word in kind.near}
_PLAINEST = {Sort.ANIMAL: "dog"}
"""What is drawn for a sort when nothing nearer is known."""


def kind_named(word: str, *, sort: Sort = Sort.ANY, nearest: Nearest | None = None) -> tuple[Kind, str]:
    """The kind to draw for a noun, and a warning (empty where the noun means that very kind).

    Args:
        word: A noun or a few words, the last of them the noun (`little red hen`).
        sort: What sort of being it is; an animal is never drawn as a person. ANY lets the words decide.
        nearest: Asked where no word of the vocabulary fits.
    """
    name = word.strip().lower()
    for candidate in (name, *reversed(name.replace("-", " ").split())):
        for form in (candidate, candidate.removesuffix("s")):
            for table, exact in ((_OWN, True), (_NEAR, False)):
                kind = table.get(form)
                if kind is not None and (sort is Sort.ANY or kind.sort is sort):
                    return kind, "" if exact else f"species '{name}' is drawn as '{kind.name}'"
    within = tuple(kind.name for kind in KINDS.values() if sort in (Sort.ANY, kind.sort))
    found = nearest(name, within) if nearest is not None and within else ""
    kind = KINDS[found if found in within else _PLAINEST.get(sort, "human")]
    return kind, f"species '{name}' is drawn as '{kind.name}'"
