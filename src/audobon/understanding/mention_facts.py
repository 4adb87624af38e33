"""What words alone tell of mentions and of pairs of mentions: the numbers beside the net's states.

Knows: word tables, grammar's word lists.  Does not know: nets.

Source: the features of pairs that coreference is decided by since Soon et al. 2001 (Computational Linguistics 27:4,
    section 2.1.2: string match, names, pronouns, number, gender, distance) and Lee et al. 2017, arXiv:1707.07045,
    section 4 (distance, speaker).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from audobon.understanding.lexicon.grammar import (
    CONJUNCTIONS,
    DEFINITE,
    DETERMINERS,
    DOTTED,
    FEMALE_TITLES,
    INDEFINITE,
    MALE_TITLES,
    PREPOSITIONS,
    RELATIVES,
    TITLES,
)
from audobon.understanding.lexicon.people import (
    COMMON_GIVEN_NAMES_FEMALE,
    COMMON_GIVEN_NAMES_MALE,
    FEMALE_NOUNS,
    GROUP_NOUNS,
    IRREGULAR_PLURALS,
    MALE_NOUNS,
)
from audobon.understanding.word_table import NOBODY, Numbers, WordTable, pronoun_class

NAME, NOUN, PRONOUN = range(3)
UNKNOWN, MALE, FEMALE, NEUTER = range(4)
_STOPS = PREPOSITIONS | CONJUNCTIONS | RELATIVES
_STEPS = np.array([1, 2, 3, 4, 6, 9, 17, 33, 65, 129])
"""Distances from which on a bucket begins."""
_GENDER_OF_CLASS = (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, MALE, FEMALE, NEUTER, UNKNOWN)
_FIRST, _SECOND = (1, 2), (3,)
NUMBERS = 2 * len(_STEPS) + 9 + 64 + 17
"""How many numbers there are about a pair."""

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class MentionFacts:
    """Columns over M mentions in the order of the text (of those that begin together the longer one first).

    Attributes:
        spans: First word and one past the last, M 2.
        form: Name, noun or pronoun.
        pronoun: Class of the pronoun, 0 for others.
        gender: As titles, given names and nouns tell it.
        plural: Whether it is of several.
        definite: 0 without article, 1 definite, 2 indefinite, 3 another determiner.
        head: A number for its head word.
        whole: A number for all its words.
        names: The capitalised words in it, titles left out.
        name_words: Those as ones in a row, M W.
        content_words: Its words that are no articles, likewise.
        sentence: Its sentence.
        frame: Its quotation or telling.
        quoted: Whether it is spoken.
        title: A number for its title, 0 for none.
        figure: Whom the rules take it for; `NOBODY` for nobody.
    """

    spans: Numbers
    form: Numbers
    pronoun: Numbers
    gender: Numbers
    plural: Numbers
    definite: Numbers
    head: Numbers
    whole: Numbers
    names: tuple[frozenset[str], ...]
    name_words: csr_matrix
    content_words: csr_matrix
    sentence: Numbers
    frame: Numbers
    quoted: Numbers
    title: Numbers
    figure: Numbers


def mention_facts(table: WordTable, spans: Spans) -> MentionFacts:
    """The facts of mentions, given in their order."""
    lows = [[table.words[at].lower().replace("\u2019", "'") for at in range(*span)] for span in spans]
    heads = [head_word(words) for words in lows]
    numbers: dict[str, int] = {}
    rows = np.array(spans, dtype=np.int64).reshape(-1, 2)
    firsts = rows[:, 0]
    pronouns = np.array([pronoun_class(words[0]) if len(words) == 1 else 0 for words in lows], dtype=np.int64)
    places = [first + place for first, (place, _) in zip(firsts, heads, strict=True)]
    named = [_is_name(table, int(place)) for place in places]
    form = np.array(
        [PRONOUN if pronoun else NAME if is_name else NOUN for pronoun, is_name in zip(pronouns, named, strict=True)],
        dtype=np.int64,
    )
    names = tuple(_names(table, words, first) for words, first in zip(lows, firsts, strict=True))
    return MentionFacts(
        spans=rows,
        form=form,
        pronoun=pronouns,
        gender=np.array([_gender(*one) for one in zip(lows, heads, pronouns, strict=True)], dtype=np.int64),
        plural=np.array([_is_plural(*one) for one in zip(lows, heads, pronouns, strict=True)], dtype=np.int64),
        definite=np.array([_article(words) for words in lows], dtype=np.int64),
        head=np.array([numbers.setdefault(head, len(numbers)) for _, head in heads], dtype=np.int64),
        whole=np.array([numbers.setdefault(" ".join(words), len(numbers)) for words in lows], dtype=np.int64),
        names=names,
        name_words=_incidence(names),
        content_words=_incidence([frozenset(words) - DETERMINERS for words in lows]),
        sentence=table.sentence[firsts],
        frame=table.frame[firsts],
        quoted=(table.quoted[firsts] > 0).astype(np.int64),
        title=np.array([_title(words, numbers) for words in lows], dtype=np.int64),
        figure=table.figure[np.array(places, dtype=np.int64)],
    )


def head_word(words: Sequence[str]) -> tuple[int, str]:
    """Place and letters of a noun phrase's head: its last word before a preposition, a clause or a comma."""
    stop = next((at for at in range(1, len(words)) if _ends_head(words, at)), len(words))
    return stop - 1, words[stop - 1]


def _ends_head(words: Sequence[str], at: int) -> bool:
    """Whether a noun phrase's head lies before a word; the point after `Mr` ends nothing."""
    if words[at] == ".":
        return words[at - 1] not in DOTTED or at == len(words) - 1
    return words[at] in _STOPS or not words[at][0].isalnum()


def pair_numbers(facts: MentionFacts, later: Numbers, earlier: Numbers) -> NDArray[np.float32]:
    """Numbers `P F` about pairs of mentions, given as P rows of `later` and of `earlier` ones."""
    count = len(later)
    out = np.zeros((count, NUMBERS), dtype=np.float32)
    rows = np.arange(count)
    at = 0
    for distance in (later - earlier, facts.sentence[later] - facts.sentence[earlier]):
        out[rows, at + np.searchsorted(_STEPS, distance, side="right").clip(1, len(_STEPS)) - 1] = distance > 0
        at += len(_STEPS)
    out[rows, at + 3 * facts.form[later] + facts.form[earlier]] = 1
    at += 9
    out[rows, at + 8 * facts.pronoun[later] + facts.pronoun[earlier]] = 1
    at += 64
    for column, values in enumerate(_likenesses(facts, later, earlier)):
        out[:, at + column] = values
    return out


def _likenesses(facts: MentionFacts, later: Numbers, earlier: Numbers) -> tuple[NDArray[np.bool_], ...]:
    """What two mentions share, or cannot share."""
    spans, gender, plural = facts.spans, facts.gender, facts.plural
    pronoun = facts.pronoun
    both_named = (facts.form[later] == NAME) & (facts.form[earlier] == NAME)
    shared, within = _shared(facts, later, earlier)
    known = (gender[later] != UNKNOWN) & (gender[earlier] != UNKNOWN)
    same_frame = facts.frame[later] == facts.frame[earlier]
    both_quoted = (facts.quoted[later] & facts.quoted[earlier]).astype(bool)
    first = np.isin(pronoun[later], _FIRST) | np.isin(pronoun[earlier], _FIRST)
    titles = (facts.title[later] > 0) & (facts.title[earlier] > 0)
    read = (facts.figure[later] != NOBODY) & (facts.figure[earlier] != NOBODY)
    one = facts.figure[later] == facts.figure[earlier]
    return (
        facts.whole[later] == facts.whole[earlier],
        facts.head[later] == facts.head[earlier],
        within,
        both_named & shared,
        both_named & ~shared,
        known & (gender[later] == gender[earlier]),
        known & (gender[later] != gender[earlier]),
        plural[later] == plural[earlier],
        (spans[later, 0] < spans[earlier, 1]),
        both_quoted & same_frame,
        both_quoted & ~same_frame,
        facts.quoted[later] != facts.quoted[earlier],
        first & both_quoted & ~same_frame,
        titles & (facts.title[later] != facts.title[earlier]),
        facts.definite[later] == 2,
        read & one,
        read & ~one,
    )


def _shared(facts: MentionFacts, later: Numbers, earlier: Numbers) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether pairs share a name, and whether one's words lie within the other's."""
    shared = np.zeros(len(later), dtype=bool)
    within = np.zeros(len(later), dtype=bool)
    worth = np.flatnonzero((facts.pronoun[later] == 0) & (facts.pronoun[earlier] == 0))
    one, other = later[worth], earlier[worth]
    shared[worth] = _common(facts.name_words, one, other) > 0
    sizes = np.diff(facts.content_words.indptr)
    common = _common(facts.content_words, one, other)
    within[worth] = (common > 0) & (common == np.minimum(sizes[one], sizes[other]))
    return shared, within


def _common(words: csr_matrix, one: Numbers, other: Numbers) -> Numbers:
    """How many words the rows of each pair share."""
    return np.asarray(words[one].multiply(words[other]).sum(axis=1), dtype=np.int64).ravel()


def _incidence(sets: Sequence[frozenset[str]]) -> csr_matrix:
    """Sets of words as ones in rows, a column a word."""
    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(word, len(numbers)) for one in sets for word in sorted(one)]
    edges = np.cumsum([0, *map(len, sets)])
    ones = np.ones(len(columns), dtype=np.int32)
    return csr_matrix((ones, np.array(columns, dtype=np.int64), edges), shape=(len(sets), max(len(numbers), 1)))


def _is_name(table: WordTable, place: int) -> bool:
    """Whether a head word is a name: it has a capital, and not only for opening a sentence."""
    word = table.words[place]
    if not word[0].isupper():
        return False
    return not table.opens[place] or bool(table.chain[place]) or word.lower() in _GIVEN


_GIVEN = COMMON_GIVEN_NAMES_MALE | COMMON_GIVEN_NAMES_FEMALE


def _names(table: WordTable, lows: Sequence[str], first: int) -> frozenset[str]:
    return frozenset(
        low
        for place, low in enumerate(lows)
        if table.words[first + place][0].isupper() and low not in TITLES and low not in DETERMINERS
    )


def _gender(words: Sequence[str], head: tuple[int, str], pronoun: int) -> int:
    if pronoun:
        return _GENDER_OF_CLASS[pronoun]
    if words[0] in MALE_TITLES or head[1] in MALE_NOUNS:
        return MALE
    if words[0] in FEMALE_TITLES or head[1] in FEMALE_NOUNS:
        return FEMALE
    if any(word in COMMON_GIVEN_NAMES_MALE for word in words[: head[0] + 1]):
        return MALE
    if any(word in COMMON_GIVEN_NAMES_FEMALE for word in words[: head[0] + 1]):
        return FEMALE
    return UNKNOWN


def _is_plural(words: Sequence[str], head: tuple[int, str], pronoun: int) -> bool:
    if pronoun:
        return pronoun in (2, 7)
    noun = head[1]
    if noun in GROUP_NOUNS or noun in IRREGULAR_PLURALS or "and" in words:
        return True
    return noun.endswith("s") and not noun.endswith("ss") and noun not in TITLES


def _article(words: Sequence[str]) -> int:
    first = words[0]
    return 1 if first in DEFINITE else 2 if first in INDEFINITE else 3 if first in DETERMINERS else 0


def _title(words: Sequence[str], numbers: dict[str, int]) -> int:
    return 1 + numbers.setdefault(words[0], len(numbers)) if len(words) > 1 and words[0] in TITLES else 0
