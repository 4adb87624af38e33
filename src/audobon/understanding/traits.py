"""What each figure is: kind, age, role, and the visual facts that the text states about it.

Knows: lexicons of beings, looks and ages; asks a sentence encoder about nouns it has not met.  Does not know: scenes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audobon.comic.span import Span
from audobon.comic.story import Age, Gender, Role, Trait
from audobon.understanding.childhood import GRANDCHILDREN, little_ones, told_as_children
from audobon.understanding.figures import Figure
from audobon.understanding.lexicon.grammar import (
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    TITLES,
)
from audobon.understanding.lexicon.listing import listed
from audobon.understanding.lexicon.looks import BODY, COLORS, GARMENTS, MATERIALS, SHAPES
from audobon.understanding.lexicon.people import (
    ANIMALS,
    CHILD_NOUNS,
    CREATURES,
    EPITHETS,
    OLD_NOUNS,
    PERSON_NOUNS,
    TELLING_APART,
    THINGS_THAT_SPEAK,
    YOUNG_NOUNS,
)
from audobon.understanding.mentions import Mention, MentionKind
from audobon.understanding.morphology import is_past_form, noun_base
from audobon.understanding.presence import is_unreal
from audobon.understanding.reading import Reading

SentenceVectors = Callable[[Sequence[str]], NDArray[np.float32]]

_OF_A_CLAUSE = listed("had has have would could")
_ADJECTIVES = 4
"""Words that may stand between an article and a kind that a name follows."""
_SPECIES = {
    "bunny": "rabbit", "kitten": "cat", "pussy": "cat", "puppy": "dog", "pup": "dog", "hound": "dog", "cur": "dog",
    "billy-goat": "goat", "nanny-goat": "goat", "tomcat": "cat", "chick": "chicken", "steed": "horse", "pony": "horse",
    "foal": "horse", "colt": "horse", "lamb": "sheep", "ewe": "sheep", "ram": "sheep", "calf": "cow", "piglet": "pig",
    "sow": "pig", "hog": "pig", "duckling": "duck", "gosling": "goose", "cock": "rooster", "moorhen": "moor-hen",
    "bulldog": "dog", "terrier": "dog", "poodle": "dog", "spaniel": "dog", "greyhound": "dog", "kid": "goat",
}  # fmt: skip
_KIND_EXAMPLES = {
    "human": ("a man or woman with a trade", "a person", "a boy or girl", "a relative", "an official"),
    "animal": ("an animal", "a bird", "a beast with four legs", "an insect", "a fish"),
    "creature": ("a magical creature", "a monster", "a ghost or spirit", "a goblin or fairy"),
    "object": ("a thing", "a tool", "a piece of furniture", "a plant", "a machine"),
}
_A_TALE_OF_BEASTS = 2
_LONGEST = 100
_WORN = listed("wore wearing dressed clad wears wrapped")
_STATIVE = listed("was were is are had looked seemed grew became")


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """What is known of one figure beyond its name."""

    kind: str
    gender: Gender
    age: Age
    role: Role
    look: tuple[Trait, ...]
    confidence: float


def portray(reading: Reading, vectors: SentenceVectors | None) -> dict[int, Portrait]:
    """A portrait for every figure that the text mentions at all, by figure key."""
    kinds = _kinds(reading, vectors)
    roles = _roles(reading)
    looks = _looks(reading)
    young, children = little_ones(reading), told_as_children(reading)
    portraits: dict[int, Portrait] = {}
    for figure in reading.figures:
        if not figure.mentions and not figure.narrator:
            continue
        kind, sure = kinds[figure.key]
        little = young | children if kind == "human" else young
        portraits[figure.key] = Portrait(
            kind=kind,
            gender=_gender(figure, kind),
            age=Age.CHILD if figure.key in little else _age(figure, kind),
            role=roles[figure.key],
            look=tuple(looks.get(figure.key, ())),
            confidence=round(sure * min(1.0, 0.6 + 0.1 * len(figure.mentions)), 3),
        )
    return portraits


def _kinds(reading: Reading, vectors: SentenceVectors | None) -> dict[int, tuple[str, float]]:
    species = _species_told(reading)
    family = _family_kinds(reading, species)
    kinds: dict[int, tuple[str, float]] = {}
    unknown: list[Figure] = []
    for figure in reading.figures:
        kind = "group" if figure.plural else family.get(figure.key, "") or _listed_kind(figure, species)
        if not kind and figure.heads <= TELLING_APART:
            # `the second hid under the bed`: one of those who are told of as many.
            kind = _kind_of_many(reading, species)
        if kind:
            kinds[figure.key] = (kind, 0.95)
        elif figure.is_name or vectors is None:
            kinds[figure.key] = ("human", 0.6)
        else:
            unknown.append(figure)
    if unknown and vectors is not None:
        kinds.update(_nearest_kinds(unknown, vectors))
    return kinds


def _species_told(reading: Reading) -> set[str]:
    """Animals that the text tells of. A title before one may be a person's surname (`Mrs. Finch`), unless the animal is
    told of without it, or several such bear titles, as in a tale of beasts."""
    plain, titled = set[str](), set[str]()
    for figure in reading.figures:
        found = {head.split()[-1] for head in figure.heads} & ANIMALS
        if figure.is_name and figure.titles:
            titled |= found
        else:
            plain |= found
    return plain | titled if len(titled) >= _A_TALE_OF_BEASTS else plain


def _kind_of_many(reading: Reading, species: set[str]) -> str:
    """The kind of the group that the text tells most of."""
    groups = [figure for figure in reading.figures if figure.plural and figure.mentions and not figure.members]
    if not groups:
        return "human"
    told = max(groups, key=lambda figure: (len(figure.mentions), -figure.key))
    return _listed_kind(told, species) or "human"


def _listed_kind(figure: Figure, species: set[str]) -> str:
    """The kind that the figure's own words state, "" if none does."""
    if figure.narrator:
        return "human"
    words = [noun_base(word) for head in sorted(figure.heads) for word in (head, head.split()[-1])]
    if figure.is_name and figure.titles:
        surname = next((word for word in words if word in ANIMALS and word in species), "")
        return f"animal:{_SPECIES.get(surname, surname)}" if surname else "human"
    for word in words:
        if word == "kid" and species & {"goat", "wolf"}:
            return "animal:goat"
        if word in PERSON_NOUNS and word not in CREATURES and word not in ANIMALS:
            continue
        if word in CREATURES:
            return f"creature:{word}"
        if word in ANIMALS:
            return f"animal:{_SPECIES.get(word, word)}"
    if any(word in PERSON_NOUNS for word in words):
        compound = next(
            (f"{mark} {word}" for mark in figure.apart for word in words if f"{mark}-{word}" in CREATURES), ""
        )
        return f"creature:{compound}" if compound else "human"
    thing = next((word for word in words if word in THINGS_THAT_SPEAK), "")
    return f"object:{thing}" if thing and not figure.is_name else ""


def _family_kinds(reading: Reading, species: set[str]) -> dict[int, str]:
    """Named animals: `four little Rabbits, and their names were Flopsy ...`; `Mrs. Rabbit`; `Tim, a mouse`; `the old
    dog Rufus`."""
    mentions = reading.mentions
    kinds = {
        reading.of[number]: kind
        for number, mention in enumerate(mentions)
        if reading.of[number] >= 0 and (kind := _kind_before(reading, mention))
    }
    for number, mention in enumerate(mentions):
        if mention.kind is not MentionKind.NOMINAL or mention.head not in ANIMALS | CREATURES:
            continue
        animal = (
            f"animal:{_SPECIES.get(mention.head, mention.head)}"
            if mention.head in ANIMALS
            else f"creature:{mention.head}"
        )
        for other in range(number + 1, min(number + 12, len(mentions))):
            near = mentions[other]
            if near.sentence != mention.sentence or near.quote != mention.quote:
                break
            if near.kind is MentionKind.NAME and reading.of[other] >= 0 and _is_naming(reading, mention, near):
                kinds[reading.of[other]] = animal
        if number and mentions[number - 1].kind is MentionKind.NAME and reading.of[number - 1] >= 0:
            between = _between(reading, mentions[number - 1], mention)
            if between in ([","], ["was"], ["is"], [",", "who", "was"]) and mention.determiner in ("a", "an", "the"):
                kinds[reading.of[number - 1]] = animal
    for figure in reading.figures:
        family = next((head.split()[-1] for head in figure.heads if figure.is_name and head.split()[-1] in ANIMALS), "")
        if family and (family in species or _SPECIES.get(family, family) in {_SPECIES.get(s, s) for s in species}):
            kinds[figure.key] = f"animal:{_SPECIES.get(family, family)}"
    return kinds


def _kind_before(reading: Reading, name: Mention) -> str:
    """The kind that stands right before a name, `the old dog Rufus`; "" where none does, or where what follows makes
    another clause of it: `the dog Tom had bought`."""
    tokens = reading.prose.tokens
    if name.kind is not MentionKind.NAME or name.title or name.first < 2:
        return ""
    noun = tokens[name.first - 1]
    follows = tokens[name.last].low if name.last < len(tokens) else ""
    if noun.low not in ANIMALS | CREATURES or noun.quote != tokens[name.first].quote or follows in _OF_A_CLAUSE:
        return ""
    for token in reversed(tokens[max(0, name.first - 1 - _ADJECTIVES) : name.first - 1]):
        if token.low in DETERMINERS or token.is_clitic:
            known = _SPECIES.get(noun.low, noun.low)
            return f"animal:{known}" if noun.low in ANIMALS else f"creature:{noun.low}"
        if not token.is_word:
            return ""
    return ""


def _is_naming(reading: Reading, noun: Mention, name: Mention) -> bool:
    words = set(_between(reading, noun, name))
    return bool(words & {"named", "called", "names", "name"}) and not words & {"father", "mother"}


def _between(reading: Reading, left: Mention, right: Mention) -> list[str]:
    return [reading.prose.tokens[at].low for at in range(left.last, right.first)]


def _nearest_kinds(figures: Sequence[Figure], vectors: SentenceVectors) -> dict[int, tuple[str, float]]:
    """Ask the encoder which kind an unknown noun is nearest to."""
    names = list(_KIND_EXAMPLES)
    examples = [example for name in names for example in _KIND_EXAMPLES[name]]
    heads = [min(figure.heads) for figure in figures]
    table = vectors([*examples, *(f"a {head}" for head in heads)])
    scores = table[len(examples) :] @ table[: len(examples)].T
    kinds: dict[int, tuple[str, float]] = {}
    for row, figure in enumerate(figures):
        best: dict[str, float] = {}
        start = 0
        for name in names:
            stop = start + len(_KIND_EXAMPLES[name])
            best[name] = float(np.sort(scores[row, start:stop])[-2:].mean())
            start = stop
        kind = max(names, key=lambda name: best[name])
        kinds[figure.key] = (kind if kind == "human" else f"{kind}:{heads[row]}", 0.5)
    return kinds


def _gender(figure: Figure, kind: str) -> Gender:
    if figure.plural or figure.gender is not Gender.UNKNOWN:
        return figure.gender
    it = figure.votes["it"]
    return Gender.NEUTRAL if it > 1 and kind.startswith(("object", "animal", "creature")) else Gender.UNKNOWN


def _age(figure: Figure, kind: str) -> Age:
    if figure.plural:
        return Age.CHILD if figure.heads & CHILD_NOUNS else Age.UNKNOWN
    heads = {word for head in figure.heads for word in (head, head.split()[-1])}
    words = {word.lower() for text in figure.words for word in text.split()[:-1]}
    young = CHILD_NOUNS | GRANDCHILDREN
    if heads & young and not heads & (PERSON_NOUNS - young):
        return Age.CHILD
    if ("old" in words and not heads & {"mother", "father"}) or heads & OLD_NOUNS:
        return Age.OLD
    if heads & YOUNG_NOUNS or "young" in words:
        return Age.YOUNG
    if "little" in words and (figure.is_name or kind == "human") and not figure.titles & TITLES:
        return Age.CHILD
    return Age.ADULT if not kind.startswith("object") else Age.UNKNOWN


def _roles(reading: Reading) -> dict[int, Role]:
    """By how much of the telling is about a figure; who neither acts nor speaks is only mentioned."""
    weight = dict.fromkeys((figure.key for figure in reading.figures), 0.0)
    staged = dict.fromkeys(weight, 0.0)
    for number, mention in enumerate(reading.mentions):
        figure = reading.of[number]
        if figure >= 0 and is_unreal(reading.prose, mention):
            continue
        if figure >= 0 and mention.quote < 0:
            weight[figure] += 1.0 if reading.subjects[number] else 0.4
            is_owner = mention.possessive or mention.head in POSSESSIVE_PRONOUNS
            staged[figure] += 1.0 if reading.subjects[number] else 0.0 if is_owner else 0.5
        elif figure >= 0 and mention.kind is not MentionKind.PRONOUN:
            weight[figure] += 0.15
    for line in reading.lines:
        if line.speaker >= 0:
            weight[line.speaker] += 1.5
            staged[line.speaker] += 2
    top = max(weight.values(), default=0.0)
    return {key: role_of(weight[key], staged=staged[key], top=top) for key in weight}


def role_of(weight: float, *, staged: float, top: float) -> Role:
    """A role by how much is told of somebody, and how much that one acts or speaks; `top` is the most of anybody."""
    if staged < 1.0:
        return Role.MENTIONED
    if weight >= 0.6 * top:
        return Role.PROTAGONIST
    return Role.MAJOR if weight >= max(0.18 * top, 4.0) else Role.MINOR


def _looks(reading: Reading) -> dict[int, list[Trait]]:
    """Stated visual facts, in the text's own words, from narration."""
    looks: dict[int, list[Trait]] = {}
    owners: dict[str, int] = {}
    for number, mention in enumerate(reading.mentions):
        figure = reading.of[number]
        if mention.head == "it" and mention.quote < 0:
            _add_garment(looks, owners, reading, mention)
        if figure < 0 or mention.quote >= 0:
            continue
        is_described = mention.kind is MentionKind.NOMINAL and mention.head not in EPITHETS
        worn = _worn_behind(reading, mention) if is_described else 0
        if worn or (is_described and set(mention.modifiers) & (COLORS | SHAPES)):
            _add(looks, figure, reading, mention.first, worn or mention.last)
        is_owner = mention.possessive or mention.head in POSSESSIVE_PRONOUNS | {"her", "his"}
        if is_owner:
            start = mention.last + int(mention.possessive)
            stop = _thing_end(reading, start)
            if stop:
                owners[noun_base(reading.prose.tokens[stop - 1].low)] = figure
                _add(looks, figure, reading, start if mention.possessive else mention.first, stop)
        elif reading.subjects[number]:
            _add_predicate(looks, figure, reading, mention)
    return looks


def _worn_behind(reading: Reading, mention: Mention) -> int:
    """The end of what somebody is told to have on: `a girl in a green cloak`, `a man with red hair`; 0 for nothing."""
    tokens = reading.prose.tokens
    if mention.last >= len(tokens) or tokens[mention.last].low not in ("in", "with"):
        return 0
    is_in = tokens[mention.last].low == "in"
    for at in range(mention.last + 1, min(mention.last + 7, len(tokens))):
        low = tokens[at].low
        is_lesser = low in PREPOSITIONS | PRONOUNS | AUXILIARIES or is_past_form(low)
        if not tokens[at].is_word or is_lesser or low in POSSESSIVE_PRONOUNS:
            return 0
        if low in GARMENTS or noun_base(low) in GARMENTS:
            return _with_tail(reading, at + 1)
        if not is_in and (low in BODY or noun_base(low) in BODY) and at > mention.last + 1:
            return at + 1
    return 0


def _add_garment(looks: dict[int, list[Trait]], owners: dict[str, int], reading: Reading, mention: Mention) -> None:
    """`It was a blue jacket with brass buttons`: said of the garment last named as somebody's own."""
    tokens = reading.prose.tokens
    start = mention.last + 1
    if start >= len(tokens) or tokens[mention.last].low not in ("was", "is") or tokens[start].low not in ("a", "an"):
        return
    for at in range(start + 1, min(start + 6, len(tokens))):
        garment = noun_base(tokens[at].low)
        if garment in owners and (garment in GARMENTS or tokens[at].low in GARMENTS):
            _add(looks, owners[garment], reading, start, _with_tail(reading, at + 1))
            return
        if not tokens[at].is_word:
            return


def _thing_end(reading: Reading, start: int) -> int:
    """The end of a phrase that names a garment or a part of the body with a visual word, 0 if it is none."""
    tokens = reading.prose.tokens
    seen_quality = False
    for at in range(start, min(start + 5, len(tokens))):
        low = tokens[at].low
        if not tokens[at].is_word or low in PREPOSITIONS | PRONOUNS | AUXILIARIES:
            return 0
        if low in GARMENTS or noun_base(low) in GARMENTS:
            return _with_tail(reading, at + 1)
        if low == "hair":
            tail = _hair_tail(reading, at + 1)
            return tail if tail > at + 1 or seen_quality else 0
        if low in BODY or noun_base(low) in BODY:
            return at + 1 if seen_quality else 0
        seen_quality = seen_quality or low in COLORS | SHAPES | MATERIALS
    return 0


def _hair_tail(reading: Reading, at: int) -> int:
    """`hair fell about her, shining like a cascade of brown waters`: as far as its colour, if the clause has one."""
    tokens = reading.prose.tokens
    for end in range(at, min(at + 14, len(tokens))):
        if tokens[end].text in ".;:!?" or tokens[end].low in POSSESSIVE_PRONOUNS - {"her"} | {"the"}:
            return at
        if tokens[end].low in COLORS:
            return end + 1
    return at


def _with_tail(reading: Reading, at: int) -> int:
    """`jacket with brass buttons`: keep the tail that describes the garment."""
    tokens = reading.prose.tokens
    if at + 2 < len(tokens) and tokens[at].low in ("with", "of"):
        for end in range(at + 1, min(at + 5, len(tokens))):
            low = tokens[end].low
            if low in GARMENTS | BODY or noun_base(low) in GARMENTS or (tokens[at].low == "of" and low in MATERIALS):
                return end + 1
            if not tokens[end].is_word:
                break
    return at


def _add_predicate(looks: dict[int, list[Trait]], figure: int, reading: Reading, mention: Mention) -> None:
    """`had a long beard`, `wore a red cloak`, `was very damp`."""
    tokens = reading.prose.tokens
    at = mention.last
    while (
        at < len(tokens)
        and at < mention.last + 3
        and (tokens[at].low.endswith("ly") or tokens[at].low in ("who", "always", ","))
    ):
        at += 1
    if at >= len(tokens) or tokens[at].sentence != mention.sentence:
        return
    low = tokens[at].low
    start = at + 1
    if mention.head == "it" and start < len(tokens) and tokens[start].low in ("as", "so", "too"):
        return  # `It was as round as the moon`: a cheese, mostly
    if (low not in _STATIVE and low not in _WORN) or start >= len(tokens) or is_past_form(tokens[start].low):
        return
    for end in range(start, min(start + 9, len(tokens))):
        word = tokens[end].low
        if tokens[end].text in ".;:!?" or (is_past_form(word) and word not in _WORN and end > start):
            break
        if word in GARMENTS or noun_base(word) in GARMENTS or (word in BODY and low == "had"):
            _add(looks, figure, reading, start, _with_tail(reading, end + 1))
            return
        if low in _STATIVE and low != "had" and word in COLORS | SHAPES and word not in ("little", "great", "long"):
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            if following is None or not following.is_word or following.low in PREPOSITIONS | {"and"}:
                _add(looks, figure, reading, start, end + 1)
            return


def _add(looks: dict[int, list[Trait]], figure: int, reading: Reading, first: int, last: int) -> None:
    tokens = reading.prose.tokens
    span = Span(start=tokens[first].start, end=tokens[last - 1].end)
    text = " ".join(span.text(reading.prose.text).split())
    kept = looks.setdefault(figure, [])
    if len(text) <= _LONGEST and all(trait.text.lower() != text.lower() for trait in kept):
        kept.append(Trait(text=text, span=span))
